import fc from 'fast-check';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import type { Chart, ClassGridChart, ClassSharesChart, DeadlineChart } from '../../src/model/document.ts';
import { classNumeral, WATER_CLASSES, type WaterClass } from '../../src/model/water.ts';
import { CHART_WIDTH } from '../../src/render/drawing.ts';
import { hatch } from '../../src/render/hatching.ts';
import { chart, classed, document, elements, figure, figuresIn, page, tagged, textOf } from './sample.ts';

const MONTHS = Array.from(
  { length: 18 },
  (_, index) => `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);

function shares(...months: (readonly number[])[]): ClassSharesChart {
  return {
    kind: 'class-shares',
    months: months.map((counts, index) => ({
      label: MONTHS[index]!,
      counts: counts.flatMap((count, rank) =>
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

function grid(sections: number, months: readonly string[] = MONTHS, name = '青龙桥'): ClassGridChart {
  return {
    kind: 'class-grid',
    months,
    rows: Array.from({ length: sections }, (_, row) => ({
      section: figure(`${name}${row + 1}`),
      target: 3,
      cells: months.map((_, index) => {
        const rank = (row + index) % 7;
        const waterClass = rank as WaterClass;
        return rank === 0 ? null : { waterClass, figure: figure(classNumeral(waterClass)) };
      }),
    })),
  };
}

function deadlines(...days: number[]): DeadlineChart {
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

const draw = (drawn: Chart, target: 'screen' | 'print' = 'print') => page(document([chart(drawn)]), target);
const pictures = (drawn: Chart) =>
  tagged(draw(drawn).tree, 'svg').filter(({ properties }) => properties.role === 'img');
const number = (element: Element, name: string) => Number(element.properties[name]);

const SAMPLES: readonly { name: string; drawn: Chart }[] = [
  { name: 'class shares', drawn: shares([1, 5, 6, 3, 1, 1], [0, 0, 0, 0, 0, 7], [100, 0, 0, 0, 1, 0]) },
  { name: 'class grid', drawn: grid(20) },
  { name: 'deadlines', drawn: deadlines(-306, -5, 0, 1, 30) },
  { name: 'class shares without months', drawn: shares() },
  { name: 'class grid without sections', drawn: grid(0, []) },
  { name: 'deadlines without tasks', drawn: deadlines() },
];

describe.each(SAMPLES)('$name', ({ drawn }) => {
  it('has a title, a description and a label for those who cannot see it', () => {
    for (const picture of pictures(drawn)) {
      expect(picture.properties.ariaLabel).toContain('图的说明。');
      expect((picture.children as Element[]).slice(0, 2).map(({ tagName }) => tagName)).toEqual([
        'title',
        'desc',
      ]);
      expect(textOf(picture.children[1]!)).toBe('图的说明。');
    }
    expect(pictures(drawn).length).toBeGreaterThan(0);
  });

  it('stays inside the type area, with text of at least 8 points', () => {
    for (const picture of pictures(drawn)) {
      const [, , width, height] = (picture.properties.viewBox as string).split(' ').map(Number);
      expect(width).toBe(CHART_WIDTH);
      expect(picture.properties).toMatchObject({ width: '156mm', height: `${height}mm` });
      expect((number(picture, 'fontSize') / 25.4) * 72).toBeGreaterThanOrEqual(8);
      const stamps = new Set(tagged(picture, 'defs').flatMap((defs) => [...elements(defs)]));
      for (const rect of tagged(picture, 'rect').filter((rect) => !stamps.has(rect))) {
        expect(number(rect, 'x')).toBeGreaterThanOrEqual(0);
        expect(number(rect, 'x') + number(rect, 'width')).toBeLessThanOrEqual(width! + 0.02);
        expect(number(rect, 'y') + number(rect, 'height')).toBeLessThanOrEqual(height! + 0.02);
        expect(number(rect, 'width')).toBeGreaterThanOrEqual(0);
      }
      for (const label of tagged(picture, 'text')) {
        expect(number(label, 'y')).toBeGreaterThan(0);
        expect(number(label, 'y')).toBeLessThan(height!);
      }
    }
  });

  it('uses nothing that a PDF turns into bitmaps or Type 3 fonts', () => {
    const { html, tree } = draw(drawn);
    for (const word of ['opacity', 'filter', '<pattern', 'mask', 'NaN', 'undefined', 'Infinity'])
      expect(html).not.toContain(word);
    expect(tagged(tree, 'text').filter(({ properties }) => 'stroke' in properties)).toEqual([]);
  });

  it('names every figure with its value and source on screen, and none in print', () => {
    const { tree } = draw(drawn, 'screen');
    const groups = tagged(tree, 'g').filter(({ properties }) => properties.dataFigure);
    const shown = new Set(groups.map(({ properties }) => properties.dataFigure));
    expect([...figuresIn(drawn)].map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    for (const group of groups)
      expect(textOf((group.children as Element[])[0]!)).toContain('；来源：断面水质.xlsx');
    expect(draw(drawn).html).not.toContain('来源');
  });
});

describe('class shares', () => {
  it('labels each piece with its class and share where there is room, with its class alone, or beside the bar', () => {
    const labels = tagged(pictures(shares([50, 44, 0, 5, 0, 1]))[0]!, 'text').map(textOf);
    expect(labels).toContain('Ⅰ 50.0%');
    expect(labels).toContain('Ⅱ 44.0%');
    expect(labels).toContain('Ⅳ');
    expect(labels).toContain('劣Ⅴ 1.0%');
  });

  it('makes the pieces of a month add up to the whole bar', () => {
    const picture = pictures(shares([1, 5, 6, 3, 1, 1], [3, 3, 3, 0, 0, 0]))[0]!;
    const outlines = classed(picture, 'outline');
    const rows = new Map<number, number>();
    for (const outline of outlines)
      rows.set(number(outline, 'y'), (rows.get(number(outline, 'y')) ?? 0) + number(outline, 'width'));
    const [first, second] = [...rows.values()];
    expect(first).toBeCloseTo(second!, 1);
    expect(outlines).toHaveLength(9);
  });

  it('tells the classes apart without colour', () => {
    const picture = pictures(shares([20, 20, 20, 20, 20, 20]))[0]!;
    expect(classed(picture, 'dots')).toHaveLength(1);
    expect(classed(picture, 'hatch')).toHaveLength(3);
    expect(classed(picture, 'on-class-6').map(textOf)).toEqual(['劣Ⅴ 20.0%']);
  });
});

describe('the class grid', () => {
  it('writes the class in every cell, leaves cells without one empty and marks those worse than the target', () => {
    const drawn = grid(1, MONTHS.slice(0, 7));
    const picture = pictures(drawn)[0]!;
    const classesShown = tagged(picture, 'text').flatMap((label) =>
      /^on-class-/.test(String(label.properties.className)) ? [textOf(label)] : [],
    );
    expect(classesShown).toEqual(WATER_CLASSES.map(classNumeral));
    const used = tagged(picture, 'use').map(({ properties }) => String(properties.href).slice(1));
    const marked = used.map(
      (id) => classed(tagged(picture, 'g').find(({ properties }) => properties.id === id)!, 'corner').length,
    );
    expect(marked).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('writes years once over their months', () => {
    const labels = tagged(pictures(grid(1))[0]!, 'text').map(textOf);
    expect(labels.filter((label) => label.endsWith('年'))).toEqual(['2025年', '2026年']);
    expect(labels).toContain('12月');
  });

  it('puts more months than fit into parts of their own, every cell once', () => {
    const months = Array.from({ length: 40 }, (_, index) => `第${index + 1}期`);
    const drawn = grid(3, months);
    const parts = pictures(drawn);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => tagged(part, 'use'))).toHaveLength([...figuresIn(drawn)].length - 3);
    for (const part of parts) expect(tagged(part, 'text').map(textOf)).toContain('青龙桥1');
  });

  it('wraps long names into taller rows without losing a character', () => {
    const name = '云泽经济技术开发区污水处理厂排口下游五百米';
    const labels = tagged(pictures(grid(1, MONTHS, name))[0]!, 'text').map(textOf);
    expect(labels.join('')).toContain(`${name}1`);
    expect(labels).not.toContain(`${name}1`);
  });
});

describe('deadlines', () => {
  it('draws overdue bars to the left of the cut-off line and the others to the right', () => {
    const picture = pictures(deadlines(-10, -1, 0, 20))[0]!;
    const [cutoff] = classed(picture, 'cutoff');
    const zero = Number(/^M([\d.]+)/.exec(cutoff!.properties.d as string)![1]);
    const overdue = classed(picture, 'overdue');
    const remaining = classed(picture, 'remaining');
    expect(overdue).toHaveLength(2);
    expect(remaining).toHaveLength(2);
    for (const bar of overdue) expect(number(bar, 'x') + number(bar, 'width')).toBeCloseTo(zero, 1);
    for (const bar of remaining) expect(number(bar, 'x')).toBeCloseTo(zero, 1);
    expect(number(overdue[0]!, 'width') / number(remaining[1]!, 'width')).toBeCloseTo(0.5, 1);
  });

  it('labels the line with the date and each row with task, owner and status', () => {
    const labels = tagged(pictures(deadlines(-10, 20))[0]!, 'text').map(textOf);
    for (const words of ['数据截止日期 2026年7月10日', 'ZG-2026-001', '云城区', '超期10天', '剩余20天'])
      expect(labels).toContain(words);
  });
});

describe('a chart too tall for its place', () => {
  it.each([
    {
      name: '45 tasks',
      drawn: deadlines(...Array.from({ length: 45 }, (_, index) => index - 20)),
      parts: 2,
      shown: 'ZG-2026-',
    },
    { name: '60 sections', drawn: grid(60), parts: 3, shown: '青龙桥' },
  ])('is dealt out to parts that each fit a page: $name', ({ drawn, parts, shown }) => {
    const drawnParts = pictures(drawn);
    expect(drawnParts).toHaveLength(parts);
    for (const part of drawnParts)
      expect(Number.parseFloat(part.properties.height as string)).toBeLessThan(200);
    const labels = drawnParts
      .flatMap((part) => tagged(part, 'text').map(textOf))
      .filter((label) => label.startsWith(shown));
    expect(labels).toHaveLength((drawn as { rows: readonly unknown[] }).rows.length);
    const captions = classed(draw(drawn).tree, 'chart-caption').map(textOf);
    expect(captions).toEqual(
      Array.from({ length: parts }, (_, index) => `图1\u3000图题（${index + 1}/${parts}）`),
    );
  });
});

describe('patterns', () => {
  it('keep inside their rectangle and differ from class to class', () => {
    const size = fc.double({ min: 3, max: 80, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...WATER_CLASSES),
        size,
        size,
        size,
        size,
        (waterClass, x, y, width, height) => {
          for (const path of hatch(waterClass, x, y, width, height)) {
            const numbers = (path.properties.d as string)
              .replaceAll('h0', '')
              .match(/[\d.]+/g)!
              .map(Number);
            numbers.forEach((value, index) => {
              const [low, high] = index % 2 === 0 ? [x, x + width] : [y, y + height];
              expect(value).toBeGreaterThanOrEqual(low - 0.01);
              expect(value).toBeLessThanOrEqual(high + 0.01);
            });
          }
        },
      ),
    );
    const drawn = WATER_CLASSES.map((waterClass) => JSON.stringify(hatch(waterClass, 0, 0, 20, 10)));
    expect(drawn[0]).toBe('[]');
    expect(drawn[5]).toBe('[]');
    expect(new Set(drawn).size).toBe(5);
  });
});
