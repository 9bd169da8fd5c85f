import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { scaleFor, tickTexts } from '../../src/render/charts/scale.ts';
import { deadlines, loads, number, pictures, scores, slope } from './chart-samples.ts';
import { classed, tagged, textOf } from './sample.ts';

const labelsOf = (picture: Element) => tagged(picture, 'text').map(textOf);
/** Where a vertical line stands. */
const leftOf = (line: Element) => Number(/^M([\d.]+)/.exec(line.properties.d as string)![1]);
const heightOf = (picture: Element, words: string) =>
  number(tagged(picture, 'text').find((label) => textOf(label) === words)!, 'y');

describe('deadlines', () => {
  it('draws overdue bars to the left of the cut-off line and the others to the right', () => {
    const picture = pictures(deadlines(-10, -1, 0, 20))[0]!;
    const zero = leftOf(classed(picture, 'cutoff')[0]!);
    const overdue = classed(picture, 'overdue');
    const remaining = classed(picture, 'kept');
    expect(overdue).toHaveLength(2);
    expect(remaining).toHaveLength(2);
    for (const bar of overdue) expect(number(bar, 'x') + number(bar, 'width')).toBeCloseTo(zero, 1);
    for (const bar of remaining) expect(number(bar, 'x')).toBeCloseTo(zero, 1);
    expect(number(overdue[0]!, 'width') / number(remaining[1]!, 'width')).toBeCloseTo(0.5, 1);
  });

  it('labels the line with the date and each row with task, owner and status', () => {
    const labels = labelsOf(pictures(deadlines(-10, 20))[0]!);
    for (const words of ['数据截止日期 2026年7月10日', 'ZG-2026-001', '云城区', '超期10天', '剩余20天'])
      expect(labels).toContain(words);
  });
});

describe('plant loads', () => {
  it('puts bars over and under the lines they are named for, told apart by fill and word', () => {
    const picture = pictures(loads(['118', '80', '41']))[0]!;
    const [low, full] = classed(picture, 'cutoff').map(leftOf);
    const ends = classed(picture, 'outline').map((bar) => number(bar, 'x') + number(bar, 'width'));
    expect(low).toBeLessThan(full!);
    expect(ends[0]).toBeGreaterThan(full!);
    expect(ends[1]).toBeGreaterThan(low!);
    expect(ends[1]).toBeLessThan(full!);
    expect(ends[2]).toBeLessThan(low!);
    expect(classed(picture, 'overdue')).toHaveLength(1);
    expect(classed(picture, 'kept')).toHaveLength(1);
    expect(labelsOf(picture)).toEqual(expect.arrayContaining(['60%', '100%', '118%', '超负荷', '负荷低']));
  });

  it('says in place of a bar why there is none, and draws one for a load of nothing', () => {
    const picture = pictures(loads([null, '0']))[0]!;
    expect(labelsOf(picture)).toContain('在建');
    expect(classed(picture, 'outline')).toHaveLength(1);
    expect(number(classed(picture, 'outline')[0]!, 'width')).toBeGreaterThan(0);
  });

  it('cuts a load beyond belief instead of flattening the others', () => {
    const picture = pictures(loads(['1204', '90']))[0]!;
    expect(classed(picture, 'cut')).toHaveLength(1);
    expect(number(classed(picture, 'outline')[1]!, 'width')).toBeGreaterThan(20);
  });
});

describe('scores', () => {
  it('fills what is missing to the whole and writes part and whole', () => {
    const picture = pictures(scores([[1, 4]]))[0]!;
    const [missing] = classed(picture, 'overdue');
    const [whole] = classed(picture, 'outline');
    expect(number(missing!, 'width') / number(whole!, 'width')).toBeCloseTo(0.75, 1);
    expect(number(missing!, 'x') + number(missing!, 'width')).toBeCloseTo(
      number(whole!, 'x') + number(whole!, 'width'),
      1,
    );
    expect(labelsOf(picture)).toContain('1/4');
  });

  it('draws no bar where there is nothing to count', () => {
    const picture = pictures(scores([[0, 0]]))[0]!;
    expect(classed(picture, 'outline')).toEqual([]);
    expect(labelsOf(picture).filter((label) => label === '—')).toHaveLength(4);
  });

  it('gives the same bar the same length in every panel', () => {
    const picture = pictures(
      scores([
        [1, 2],
        [50, 100],
        [1, 2],
      ]),
    )[0]!;
    const widths = new Set(classed(picture, 'outline').map((bar) => number(bar, 'width')));
    expect(widths.size).toBe(1);
  });
});

describe('the ranking slope', () => {
  it('joins the places of a county, falling lines broken, each with its move in words', () => {
    const picture = pictures(
      slope([
        [2, 1],
        [1, 2],
        [3, 3],
      ]),
    )[0]!;
    const lineOf = (name: string) => classed(picture, name).map(({ properties }) => properties.d as string);
    const [, fromY, toY] = /^M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)$/.exec(lineOf('slope-up')[0]!)!.map(Number);
    expect(toY).toBeLessThan(fromY!);
    expect(lineOf('slope-down')).toHaveLength(1);
    expect(lineOf('slope-same')).toHaveLength(1);
    expect(labelsOf(picture)).toEqual(
      expect.arrayContaining(['升1位', '降1位', '持平', '2026年5月', '2026年6月']),
    );
  });

  it('lists a county without a place at the end of its side, without a line', () => {
    const picture = pictures(
      slope([
        [1, 1],
        [null, 2],
        [2, null],
      ]),
    )[0]!;
    const labels = labelsOf(picture);
    expect(labels.filter((label) => label === '未参加排名')).toHaveLength(2);
    expect(classed(picture, 'slope-same')).toHaveLength(1);
    expect(tagged(picture, 'circle')).toHaveLength(2);
  });

  it('gives counties that share a rank rows of their own', () => {
    const picture = pictures(
      slope([
        [1, 1],
        [1, 1],
        [3, 3],
      ]),
    )[0]!;
    expect(heightOf(picture, '云城区2')).toBeGreaterThan(heightOf(picture, '云城区1') + 4);
  });
});

describe('a scale', () => {
  it.each([
    [0, 3, ['0', '1', '2', '3']],
    [0, 0.33, ['0.0', '0.1', '0.2', '0.3', '0.4']],
    [0, 0.1, ['0.00', '0.05', '0.10']],
    [6, 9.4, ['6', '7', '8', '9', '10']],
    [0, 1999, ['0', '500', '1000', '1500', '2000']],
    [0, 0, ['0.0', '0.5']],
    [5, 5, ['4', '6']],
  ] as const)('from %d to %d has round ticks that hold both', (least, most, texts) => {
    const scale = scaleFor(least, most);
    expect(scale.low).toBeLessThanOrEqual(least);
    expect(scale.high).toBeGreaterThanOrEqual(most);
    expect(tickTexts(scale)).toEqual(texts);
  });
});
