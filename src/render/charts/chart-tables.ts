// A chart as a table of the same figures, for those who would rather read or cannot see it; on screen only.

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
} from '../../model/charts.ts';
import type { Inline, PlacedFigure, TableCell } from '../../model/document.ts';
import { classNumeral, WATER_CLASSES } from '../../model/water.ts';

/** Heads of the columns, and rows of as many cells. */
export interface ChartTable {
  readonly heads: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly TableCell[])[];
}

export function tableOf(chart: Chart): ChartTable {
  switch (chart.kind) {
    case 'class-shares':
      return classShares(chart);
    case 'class-grid':
      return classGrid(chart);
    case 'river':
      return river(chart);
    case 'item-trends':
      return itemTrends(chart);
    case 'plant-loads':
      return plantLoads(chart);
    case 'deadlines':
      return deadlines(chart);
    case 'scores':
      return scores(chart);
    case 'ranking-slope':
      return rankingSlope(chart);
  }
}

function classShares({ months }: ClassSharesChart): ChartTable {
  const classes = WATER_CLASSES.filter((waterClass) =>
    months.some(({ counts }) => counts.some((entry) => entry.waterClass === waterClass)),
  );
  return {
    heads: [
      head('月份'),
      ...classes.flatMap((waterClass) => [
        head(`${classNumeral(waterClass)}类断面数`),
        head(`${classNumeral(waterClass)}类比例`),
      ]),
    ],
    rows: months.map(({ label, counts }) => [
      name(label),
      ...classes.flatMap((waterClass) => {
        const found = counts.find((entry) => entry.waterClass === waterClass);
        return [cell(found?.count), cell(found?.share)];
      }),
    ]),
  };
}

function classGrid({ months, rows }: ClassGridChart): ChartTable {
  return {
    heads: [head('断面'), head('目标'), ...months.map((month) => [month])],
    rows: rows.map(({ section, target, cells }) => [
      name(section),
      cell(target.figure),
      ...cells.map((verdict) => (verdict ? classCell(verdict) : EMPTY)),
    ]),
  };
}

function river({ sections, items }: RiverChart): ChartTable {
  return {
    heads: [
      head('断面'),
      head('目标'),
      head('类别'),
      ...items.flatMap((item) => [
        [item.name, words(`（${item.unit}）`)],
        [item.name, words('限值')],
      ]),
    ],
    rows: sections.map(({ name: section, target, verdict }, index) => [
      name(section),
      cell(target.figure),
      verdict.waterClass === null ? cell(verdict.figure) : classCell(verdict),
      ...items.flatMap(({ values }) => [cell(values[index]?.value), cell(values[index]?.limit)]),
    ]),
  };
}

function itemTrends({ months, panels }: ItemTrendsChart): ChartTable {
  return {
    heads: [
      head('月份'),
      ...panels.map(({ section, item, target, limit, unit }) => [
        section,
        item,
        words(`（${unit}），目标`),
        target.figure,
        words('类限值'),
        limit,
      ]),
    ],
    rows: months.map((month, index) => [
      name(month),
      ...panels.map(({ values }) => cell(values[index]?.value)),
    ]),
  };
}

function plantLoads({ rows, lines }: PlantLoadsChart): ChartTable {
  const [low, full] = lines;
  return {
    heads: [
      head('污水处理厂'),
      head('运行负荷率'),
      [words('说明'), ...(low && full ? [words('（界线'), low, words('、'), full, words('）')] : [])],
    ],
    rows: rows.map(({ name: plant, rate, word }) => [name(plant), cell(rate), cell(word)]),
  };
}

function deadlines({ cutoff, rows }: DeadlineChart): ChartTable {
  return {
    heads: [head('编号'), head('责任方'), [words('至'), cutoff, words('的状态')]],
    rows: rows.map(({ label, owner, status }) => [name(label), cell(owner), cell(status)]),
  };
}

function scores({ units }: ScoresChart): ChartTable {
  const scored = [...new Set(units.flatMap((unit) => unit.scores.map(({ label }) => label)))];
  const counted = [...new Set(units.flatMap((unit) => unit.counts.map(({ label }) => label)))];
  return {
    heads: [head('县区'), ...scored.flatMap((label) => [head(label), head('总数')]), ...counted.map(head)],
    rows: units.map(({ name: unit, scores: own, counts }) => [
      name(unit),
      ...scored.flatMap((label) => {
        const part = own.find((score) => score.label === label)?.part;
        return [cell(part?.count), cell(part?.of)];
      }),
      ...counted.map((label) => cell(counts.find((entry) => entry.label === label)?.count)),
    ]),
  };
}

function rankingSlope({ earlier, later, units }: RankingSlopeChart): ChartTable {
  return {
    heads: [
      head('县区'),
      [earlier, words('指数')],
      [earlier, words('名次')],
      [later, words('指数')],
      [later, words('名次')],
      head('名次变化'),
    ],
    rows: units.map((unit) => [
      name(unit.name),
      cell(unit.earlier?.index),
      cell(unit.earlier?.rank),
      cell(unit.later?.index),
      cell(unit.later?.rank),
      cell(unit.move),
    ]),
  };
}

const EMPTY: TableCell = { content: [words('—')] };

function head(text: string): readonly Inline[] {
  return [words(text)];
}

function words(text: string): Inline {
  return { kind: 'text', text };
}

function name(figure: PlacedFigure): TableCell {
  return { content: [figure], rowHeader: true };
}

function cell(figure: PlacedFigure | undefined): TableCell {
  return figure ? { content: [figure] } : EMPTY;
}

function classCell({ waterClass, figure }: PlacedClass): TableCell {
  return { content: [figure], waterClass };
}
