// Charts of any size for the render tests, and the pictures they become.

import type { Element, Nodes } from 'hast';
import type {
  Chart,
  ClassGridChart,
  ClassSharesChart,
  DeadlineChart,
  ItemTrendsChart,
  PlacedClass,
  PlantLoadsChart,
  RankingSlopeChart,
  RiverChart,
  ScoresChart,
} from '../../src/model/charts.ts';
import { classNumeral, type WaterClass } from '../../src/model/water.ts';
import type { Target } from '../../src/render/text/figures.ts';
import { chart, document, figure, page, tagged } from './sample.ts';

/** `2025年1月` and so on. */
export function months(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `${2025 + Math.floor(index / 12)}年${(index % 12) + 1}月`,
  );
}

function month(text: string) {
  const [, year, number] = /^(\d{4})年(\d+)月$/.exec(text) ?? [];
  return figure(text, number === undefined ? {} : { value: `${year}-${number.padStart(2, '0')}` });
}

function classOf(waterClass: WaterClass): PlacedClass {
  return { waterClass, figure: figure(classNumeral(waterClass)) };
}

/** A month of counts, Ⅰ to 劣Ⅴ, each. */
export function shares(...counts: (readonly number[])[]): ClassSharesChart {
  const labels = months(counts.length);
  return {
    kind: 'class-shares',
    months: counts.map((classes, index) => ({
      label: month(labels[index]!),
      counts: classes.flatMap((count, rank) =>
        count === 0
          ? []
          : [
              {
                waterClass: (rank + 1) as WaterClass,
                count: figure(String(count), { value: count }),
                share: figure(`${count}.0%`),
              },
            ],
      ),
    })),
  };
}

/** Cells go through the classes, every seventh is empty. */
export function grid(
  sections: number,
  labels: readonly string[] = months(18),
  name = '青龙桥',
): ClassGridChart {
  return {
    kind: 'class-grid',
    months: labels.map(month),
    rows: Array.from({ length: sections }, (_, row) => ({
      section: figure(`${name}${row + 1}`),
      target: classOf(3),
      cells: labels.map((_, index) => {
        const rank = (row + index) % 7;
        return rank === 0 ? null : classOf(rank as WaterClass);
      }),
    })),
  };
}

export function deadlines(...days: number[]): DeadlineChart {
  return {
    kind: 'deadlines',
    cutoff: figure('2026年7月10日'),
    rows: days.map((day, index) => ({
      label: figure(`ZG-2026-${String(index + 1).padStart(3, '0')}`),
      owner: figure('云城区'),
      days: day,
      status: figure(day < 0 ? `超期${-day}天` : `剩余${day}天`),
    })),
  };
}

/** One section a value of 氨氮 against a limit of 1.0; `null` is a section without a class. */
export function river(values: readonly (string | null)[], name = '断面', items = ['氨氮']): RiverChart {
  return {
    kind: 'river',
    sections: values.map((value, index) => ({
      name: figure(`${name}${index + 1}`),
      target: classOf(3),
      verdict:
        value === null ? { waterClass: null, figure: figure('断流') } : classOf(Number(value) > 1 ? 5 : 2),
    })),
    items: items.map((item) => ({
      name: figure(item),
      unit: 'mg/L',
      direction: 'max',
      values: values.map((value) =>
        value === null ? null : { value: figure(value), limit: figure('1.0'), keeps: Number(value) <= 1 },
      ),
    })),
  };
}

const BANDS: ItemTrendsChart['panels'][number]['bands'] = [
  { waterClass: 1, high: '0.15' },
  { waterClass: 2, low: '0.15', high: '0.5' },
  { waterClass: 3, low: '0.5', high: '1.0' },
  { waterClass: 4, low: '1.0', high: '1.5' },
  { waterClass: 5, low: '1.5', high: '2.0' },
  { waterClass: 6, low: '2.0' },
];

/** A panel a list of values of 氨氮, `null` where a month has none. */
export function trends(...panels: (readonly (string | null)[])[]): ItemTrendsChart {
  return {
    kind: 'item-trends',
    months: months(panels[0]?.length ?? 0).map(month),
    panels: panels.map((values, index) => ({
      section: figure(`望汀闸下${index + 1}`),
      item: figure('氨氮'),
      unit: 'mg/L',
      target: classOf(3),
      limit: figure('1.0'),
      bands: BANDS,
      values: values.map((value) =>
        value === null ? null : { value: figure(value), keeps: Number(value) <= 1 },
      ),
    })),
  };
}

/** A plant a load; `null` is a plant being built. */
export function loads(rates: readonly (string | null)[], name = '云泽市污水处理厂'): PlantLoadsChart {
  return {
    kind: 'plant-loads',
    lines: [figure('60%', { value: '60' }), figure('100%', { value: '100' })],
    rows: rates.map((rate, index) => ({
      name: figure(`${name}${index + 1}`),
      ...(rate === null
        ? { word: figure('在建') }
        : {
            rate: figure(`${rate}%`, { value: rate }),
            ...(Number(rate) > 100 && { named: 'over' as const, word: figure('超负荷') }),
            ...(Number(rate) < 60 && { named: 'under' as const, word: figure('负荷低') }),
          }),
    })),
  };
}

/** A county a pair of done and all; all of 0 is nothing to count. */
export function scores(parts: readonly (readonly [number, number])[], name = '云城区'): ScoresChart {
  return {
    kind: 'scores',
    units: parts.map(([count, of], index) => ({
      name: figure(`${name}${index + 1}`),
      scores: ['断面达标', '累计达标', '污水厂达标', '整改按期'].map((label) => ({
        label,
        ...(of > 0 && {
          part: { count: figure(String(count), { value: count }), of: figure(String(of), { value: of }) },
        }),
      })),
      counts: [{ label: '超期任务', count: figure(String(of - count), { value: of - count }) }],
    })),
  };
}

/** A county a pair of ranks; `null` is no place in that period. */
export function slope(
  ranks: readonly (readonly [number | null, number | null])[],
  name = '云城区',
): RankingSlopeChart {
  const place = (rank: number | null) =>
    rank === null
      ? undefined
      : { rank: figure(String(rank), { value: rank }), index: figure(`${rank}.1234`) };
  return {
    kind: 'ranking-slope',
    earlier: figure('2026年5月'),
    later: figure('2026年6月'),
    units: ranks.map(([before, after], index) => {
      const [earlier, later] = [place(before), place(after)];
      return {
        name: figure(`${name}${index + 1}`),
        ...(earlier && { earlier }),
        ...(later && { later }),
        ...(before !== null && after !== null && { move: moveOf(before - after) }),
      };
    }),
  };
}

function moveOf(risen: number) {
  const text = risen === 0 ? '持平' : `${risen > 0 ? '升' : '降'}${Math.abs(risen)}位`;
  return figure(text, { value: risen });
}

export function draw(drawn: Chart, target: Target = 'print') {
  return page(document([chart(drawn)]), target);
}

/** The pictures a chart becomes, one a part. */
export function pictures(drawn: Chart): readonly Element[] {
  return picturesIn(draw(drawn).tree);
}

export function picturesIn(tree: Nodes): readonly Element[] {
  return tagged(tree, 'svg').filter(({ properties }) => properties.role === 'img');
}

export function number(element: Element, name: string): number {
  return Number(element.properties[name]);
}

const LONG = '云泽经济技术开发区污水处理厂排口下游五百米';
const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Every chart as it commonly is, at its least, at its largest and with values that are missing or absurd. */
export const SAMPLES: readonly { readonly name: string; readonly drawn: Chart }[] = [
  { name: 'class shares', drawn: shares([1, 5, 6, 3, 1, 1], [], [0, 0, 0, 0, 0, 7], [100, 0, 0, 0, 1, 0]) },
  { name: 'class shares of one month', drawn: shares([0, 2, 1, 0, 0, 0]) },
  {
    name: 'class shares of 36 months',
    drawn: shares(...many(36, (index) => [index % 3, 5, 6, 3, 1, index % 2])),
  },
  { name: 'class shares without months', drawn: shares() },
  { name: 'a class grid', drawn: grid(20) },
  { name: 'a class grid of one month and one section', drawn: grid(1, months(1)) },
  { name: 'a class grid of 60 sections and 36 months', drawn: grid(60, months(36)) },
  { name: 'a class grid with long names', drawn: grid(4, months(18), LONG) },
  { name: 'a class grid without sections', drawn: grid(0, []) },
  {
    name: 'a river',
    drawn: river(['0.54', '2.6', null, '1.21'], '柳汀河口', ['氨氮', '总磷', '化学需氧量']),
  },
  { name: 'a river of one section', drawn: river(['0']) },
  { name: 'a river of 60 sections', drawn: river(many(60, (index) => `${index / 10}`)) },
  {
    name: 'a river with long names',
    drawn: river(['0.5', '33.333'], LONG, ['高锰酸盐指数', '五日生化需氧量', '阴离子表面活性剂']),
  },
  { name: 'a river without any value', drawn: river([null, null], '断面', []) },
  {
    name: 'item trends',
    drawn: trends(['0.9', '1.1', null, '0.8'], [null, null, null, null], ['9', '0', '3', '44']),
  },
  { name: 'an item trend of one month', drawn: trends(['1.1']) },
  {
    name: 'item trends of 36 months',
    drawn: trends(...many(10, (panel) => many(36, (index) => `${(panel + index) / 20}`))),
  },
  { name: 'item trends without panels', drawn: trends() },
  { name: 'plant loads', drawn: loads(['118.0', '87.5', '41.3', '0.0', null]) },
  { name: 'the load of one plant', drawn: loads(['61.0']) },
  { name: 'loads of 80 plants', drawn: loads(many(80, (index) => `${index * 2}.5`)) },
  { name: 'plant loads with long names and absurd values', drawn: loads(['1204.5', '-5.0', 'x'], LONG) },
  { name: 'plant loads without a plant', drawn: loads([]) },
  { name: 'deadlines', drawn: deadlines(-306, -5, 0, 1, 30) },
  { name: '45 deadlines', drawn: deadlines(...many(45, (index) => index - 20)) },
  { name: 'deadlines without tasks', drawn: deadlines() },
  {
    name: 'scores',
    drawn: scores([
      [2, 2],
      [0, 3],
      [1, 4],
      [0, 0],
    ]),
  },
  { name: 'scores of one county', drawn: scores([[2, 3]], LONG) },
  { name: 'scores of 60 counties', drawn: scores(many(60, (index) => [index, 100] as const)) },
  {
    name: 'scores with absurd values',
    drawn: scores([
      [7, 3],
      [-2, 3],
    ]),
  },
  {
    name: 'a ranking slope',
    drawn: slope([
      [2, 1],
      [1, 2],
      [3, 3],
      [null, 4],
      [4, null],
    ]),
  },
  {
    name: 'a ranking slope with shared ranks',
    drawn: slope(
      [
        [1, 1],
        [1, 1],
        [3, 1],
      ],
      LONG,
    ),
  },
  {
    name: 'a ranking slope of 60 counties',
    drawn: slope(many(60, (index) => [60 - index, index + 1] as const)),
  },
];
