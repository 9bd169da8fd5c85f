import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import type { Chart, ItemTrendsChart } from '../../src/model/charts.ts';
import { classNumeral, WATER_CLASSES } from '../../src/model/water.ts';
import { grid, months, number, pictures, river, shares, trends } from './chart-samples.ts';
import { classed, figure, figuresIn, tagged, textOf } from './sample.ts';

const labelsOf = (picture: Element) => tagged(picture, 'text').map(textOf);
const onlyPicture = (drawn: Chart) => {
  const [picture, ...more] = pictures(drawn);
  expect(more).toEqual([]);
  return picture!;
};
/** Where a vertical line stands. */
const leftOf = (line: Element) => Number(/^M([\d.]+)/.exec(line.properties.d as string)![1]);

describe('class shares', () => {
  it('labels each piece with its class and share where there is room, with its class alone, or beside the bar', () => {
    const labels = labelsOf(onlyPicture(shares([50, 44, 0, 5, 0, 1])));
    expect(labels).toContain('Ⅰ 50.0%');
    expect(labels).toContain('Ⅱ 44.0%');
    expect(labels).toContain('Ⅳ');
    expect(labels).toContain('劣Ⅴ 1.0%');
  });

  it('makes the pieces of a month add up to the whole bar', () => {
    const outlines = classed(onlyPicture(shares([1, 5, 6, 3, 1, 1], [3, 3, 3, 0, 0, 0])), 'outline');
    const rows = new Map<number, number>();
    for (const outline of outlines)
      rows.set(number(outline, 'y'), (rows.get(number(outline, 'y')) ?? 0) + number(outline, 'width'));
    const [first, second] = [...rows.values()];
    expect(first).toBeCloseTo(second!, 1);
    expect(outlines).toHaveLength(9);
  });

  it('leaves the row of a month without classes empty and says so', () => {
    const picture = onlyPicture(shares([1, 0, 0, 0, 0, 0], [], [1, 0, 0, 0, 0, 0]));
    const bars = classed(picture, 'outline').map((bar) => number(bar, 'y'));
    const middle =
      number(classed(picture, 'paper')[0]!, 'y') + number(classed(picture, 'paper')[0]!, 'height') / 2;
    expect(bars).toHaveLength(2);
    expect(middle).toBeGreaterThan(bars[0]! + 4);
    expect(middle).toBeLessThan(bars[1]!);
    expect(labelsOf(picture).filter((label) => label === '无评价结果')).toHaveLength(1);
  });

  it('tells the classes apart without colour', () => {
    const picture = onlyPicture(shares([20, 20, 20, 20, 20, 20]));
    expect(classed(picture, 'hatch')).toHaveLength(2);
    expect(classed(picture, 'on-class-6').map(textOf)).toEqual(['劣Ⅴ 20.0%']);
  });
});

describe('the class grid', () => {
  it('writes the class in every cell, leaves cells without one empty and marks those worse than the target', () => {
    const picture = onlyPicture(grid(1, months(7)));
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
    const labels = labelsOf(onlyPicture(grid(1)));
    expect(labels.filter((label) => label.endsWith('年'))).toEqual(['2025年', '2026年']);
    expect(labels).toContain('12月');
  });

  it('puts more months than fit into parts of their own, every cell once', () => {
    const drawn = grid(
      3,
      Array.from({ length: 40 }, (_, index) => `第${index + 1}期`),
    );
    const parts = pictures(drawn);
    const cells = drawn.rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => tagged(part, 'use'))).toHaveLength(cells.length);
    for (const part of parts) expect(labelsOf(part)).toContain('青龙桥1');
    expect([...figuresIn(drawn)].length).toBeGreaterThan(cells.length);
  });

  it('wraps long names into taller rows without losing a character', () => {
    const name = '云泽经济技术开发区污水处理厂排口下游五百米';
    const labels = labelsOf(onlyPicture(grid(1, months(18), name)));
    expect(labels.join('')).toContain(`${name}1`);
    expect(labels).not.toContain(`${name}1`);
  });
});

describe('a river', () => {
  it('stands in flow order from the top, with class, target, and value over limit in words', () => {
    const picture = onlyPicture(river(['0.54', '2.6', null]));
    const heights = ['断面1', '断面2', '断面3'].map((name) =>
      number(tagged(picture, 'text').find((label) => textOf(label) === name)!, 'y'),
    );
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    const labels = labelsOf(picture);
    for (const words of ['上游', '下游', '0.54/1.0', '2.6/1.0', 'Ⅱ', 'Ⅴ', '断流', '—'])
      expect(labels).toContain(words);
  });

  it('draws bars to the scale of the limit, solid where it is not kept', () => {
    const picture = onlyPicture(river(['0.5', '1.0', '2.0']));
    const limit = leftOf(classed(picture, 'cutoff')[0]!);
    const kept = classed(picture, 'paper');
    const [over] = classed(picture, 'overdue');
    expect(kept).toHaveLength(2);
    const start = number(kept[0]!, 'x');
    expect(number(kept[1]!, 'width')).toBeCloseTo(limit - start, 1);
    expect(number(kept[0]!, 'width') * 2).toBeCloseTo(limit - start, 1);
    expect(number(over!, 'width')).toBeCloseTo(2 * (limit - start), 1);
    expect(classed(picture, 'cut')).toEqual([]);
  });

  it('cuts a bar that would leave the others no room', () => {
    const picture = onlyPicture(river(['0.5', '40']));
    expect(classed(picture, 'cut')).toHaveLength(1);
    expect(number(classed(picture, 'paper')[0]!, 'width')).toBeGreaterThan(10);
    expect(labelsOf(picture)).toContain('40/1.0');
  });

  it('goes on in further parts, each with its head', () => {
    const parts = pictures(river(Array.from({ length: 60 }, () => '0.5')));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(labelsOf(part)).toContain('断面');
    expect(parts.flatMap((part) => classed(part, 'paper'))).toHaveLength(60);
  });
});

describe('item trends', () => {
  const pointsOf = (picture: Element) =>
    tagged(picture, 'circle').map((point) => ({
      x: number(point, 'cx'),
      y: number(point, 'cy'),
      over: (point.properties.className as string[]).includes('point-over'),
    }));

  it('puts values over the limit above its line as solid points, the others below or on it as hollow ones', () => {
    const picture = onlyPicture(trends(['0.4', '1.0', '1.7']));
    const limit = Number(/ ([\d.]+)L/.exec(classed(picture, 'cutoff')[0]!.properties.d as string)![1]);
    const [low, at, high] = pointsOf(picture);
    expect([low, at, high].map((point) => point!.over)).toEqual([false, false, true]);
    expect(low!.y).toBeGreaterThan(limit);
    expect(at!.y).toBeCloseTo(limit, 1);
    expect(high!.y).toBeLessThan(limit);
    expect(high!.x - at!.x).toBeCloseTo(at!.x - low!.x, 1);
  });

  it('breaks the line where a month has no value', () => {
    const [curve] = classed(onlyPicture(trends(['0.4', '0.5', null, '0.6', '0.7'])), 'curve');
    const path = curve!.properties.d as string;
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(2);
    expect(classed(onlyPicture(trends(['0.4', null, '0.6'])), 'curve')).toEqual([]);
  });

  it('names the classes beside their bands and leaves out those too narrow for it', () => {
    expect(labelsOf(onlyPicture(trends(['0.4', '1.2'])))).toEqual(expect.arrayContaining(['Ⅱ', 'Ⅲ', 'Ⅳ']));
    const outlier = labelsOf(onlyPicture(trends(['0.4', '90'])));
    expect(outlier).toContain('劣Ⅴ');
    expect(outlier).not.toContain('Ⅲ');
  });

  it('turns the bands round for an item that must reach its limit', () => {
    const [panel] = trends(['4', '8']).panels;
    const bands: ItemTrendsChart['panels'][number]['bands'] = [
      { waterClass: 6, high: '2' },
      { waterClass: 5, low: '2', high: '5' },
      { waterClass: 3, low: '5' },
    ];
    const drawn: ItemTrendsChart = {
      ...trends(['4', '8']),
      panels: [{ ...panel!, item: figure('溶解氧'), limit: figure('5'), bands }],
    };
    const picture = onlyPicture(drawn);
    const top = (name: string) => number(classed(picture, name)[0]!, 'y');
    expect(top('tint-3')).toBeLessThan(top('tint-5'));
    expect(top('tint-5')).toBeLessThan(top('tint-6'));
  });

  it('shows a range between its two ends and does not begin at zero', () => {
    const [panel] = trends(['7.2', '9.4']).panels;
    const drawn: ItemTrendsChart = {
      ...trends(['7.2', '9.4']),
      panels: [
        {
          ...panel!,
          item: figure('pH值'),
          unit: '无量纲',
          limit: figure('6~9'),
          bands: [
            { waterClass: 6, high: '6' },
            { waterClass: 1, low: '6', high: '9' },
            { waterClass: 6, low: '9' },
          ],
        },
      ],
    };
    const picture = onlyPicture(drawn);
    expect(classed(picture, 'cutoff')).toHaveLength(2);
    expect(labelsOf(picture)).not.toContain('0');
    expect(labelsOf(picture).join()).not.toContain('无量纲');
  });

  it('labels the first and the last month and the years between as far as they have room', () => {
    const labels = labelsOf(onlyPicture(trends(Array.from({ length: 36 }, () => '0.5'))));
    expect(labels.filter((label) => /^\d{4}年/.test(label))).toEqual([
      '2027年12月',
      '2025年1月',
      '2026年1月',
      '2027年1月',
    ]);
  });
});
