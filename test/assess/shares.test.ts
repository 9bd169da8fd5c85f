import { describe, expect, it } from 'vitest';
import { rowsOf, shareOf, summaryOf } from '../../src/assess/classes/shares.ts';
import { sourced } from './standards.ts';
import { classed } from './verdicts.ts';

const cell = (at: string) => sourced('', at).source;
const cells = (sources: readonly { readonly cell?: string }[]) => sources.map((source) => source.cell);

describe('the classes of a month', () => {
  const judged = () =>
    summaryOf('2026-06', [
      classed(1, '甲'),
      classed(3, '乙'),
      classed(6, '丙'),
      classed(3, '丁'),
      classed(null, '戊'),
    ]);

  it('are counted with the rows that name their sections, those without a class left out', () => {
    const summary = judged();
    expect(summary.classed).toEqual({
      value: 4,
      sources: ['row 甲', 'row 乙', 'row 丙', 'row 丁'].map((at) => expect.objectContaining({ cell: at })),
      rule: {
        standard: '环办〔2011〕22号',
        clause: '断面水质类别比例',
        statement: '2026-06有评价结果的断面4个',
      },
    });
    expect(
      summary.classes.map(({ waterClass, count }) => [waterClass, count.value, cells(count.sources)]),
    ).toEqual([
      [1, 1, ['row 甲']],
      [2, 0, []],
      [3, 2, ['row 乙', 'row 丁']],
      [4, 0, []],
      [5, 0, []],
      [6, 1, ['row 丙']],
    ]);
  });

  it('have shares of all sections with a class, each with its division', () => {
    const summary = judged();
    const third = summary.classes[2]!;
    expect(third.share).toMatchObject({
      value: '50.0',
      rule: { statement: '2026-06有评价结果的断面4个，其中Ⅲ类2个，占2÷4', clause: '断面水质类别比例' },
    });
    expect(third.count.rule!.statement).toBe('2026-06有评价结果的断面4个，其中Ⅲ类2个');
    expect(cells(third.share.sources)).toEqual(['row 甲', 'row 乙', 'row 丙', 'row 丁']);
    expect([summary.good.share.value, summary.good.count.rule!.statement]).toEqual([
      '75.0',
      '2026-06有评价结果的断面4个，其中Ⅰ～Ⅲ类3个',
    ]);
    expect([summary.worst.share.value, summary.worst.count.rule!.statement]).toEqual([
      '25.0',
      '2026-06有评价结果的断面4个，其中劣Ⅴ类1个',
    ]);
  });

  it('have no share where there is no class at all', () => {
    const none = summaryOf('2026-06', [classed(null, '甲')]);
    expect([none.classed.value, none.good.count.value, none.good.share.value]).toEqual([0, 0, '0.0']);
  });
});

describe('a share', () => {
  // 1 ÷ 16 = 6.25, 3 ÷ 16 = 18.75, 1 ÷ 3 = 33.33…, 2 ÷ 3 = 66.66…
  it.each([
    [1, 16, '6.2'],
    [3, 16, '18.8'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [0, 7, '0.0'],
    [7, 7, '100.0'],
    [0, 0, '0.0'],
  ])('of %i in %i is %s', (count, total, share) => {
    const each = (length: number) => Array.from({ length }, (_, index) => [cell(`A${index}`)]);
    const result = shareOf(each(count), each(total), (a, b) => `${b}个中${a}个`, {
      standard: '某标准',
      clause: '5.1',
    });
    expect(result.share.value).toBe(share);
    expect(result.count).toMatchObject({ value: count, rule: { standard: '某标准', clause: '5.1' } });
    expect(result.share.rule).toEqual({
      standard: '某标准',
      clause: '5.1',
      statement: `${total}个中${count}个，占${count}÷${total}`,
    });
    expect(result.count.sources).toHaveLength(count);
  });
});

it('a section is counted by its rows, and by its first cell where no row is known', () => {
  const { rows: _, ...unknown } = classed(2, '甲');
  expect(cells(rowsOf(classed(2, '甲')))).toEqual(['row 甲']);
  expect(cells(rowsOf(unknown))).toEqual(['first 甲']);
});
