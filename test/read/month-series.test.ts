import { describe, expect, it } from 'vitest';
import {
  futureMonths,
  monthGaps,
  repeatedMonth,
  type SeriesMonth,
} from '../../src/read/records/month-series.ts';

const row = (name: string, month: string, ...values: readonly string[]): SeriesMonth => ({
  name: { value: name, source: { file: '表.csv', cell: `${name}${month}`, text: name } },
  month,
  values: new Map(values.map((value, item) => [`项目${item}`, value])),
});
const months = (name: string, ...all: readonly string[]) => all.map((month) => row(name, month));

describe('monthGaps', () => {
  it.each([
    ['none', months('甲', '2025-11', '2025-12', '2026-01'), []],
    ['every second month', months('甲', '2025-11', '2026-01', '2026-03'), []],
    ['one in a row', months('甲', '2025-11', '2025-12', '2026-02'), ['2026年1月']],
    ['one of every second month', months('甲', '2025-01', '2025-03', '2025-07'), ['2025年5月']],
    ['before it began', [...months('甲', '2025-11', '2025-12'), ...months('乙', '2025-12')], []],
  ])('finds the gaps of a series with %s', (_, series, expected) => {
    const found = monthGaps(series, '断面').map(({ message }) => /\d+年\d+月/.exec(message)![0]);
    expect(found).toEqual(expected);
  });

  it('tells a month nobody has from one that some lack, once a month', () => {
    const sparse = months('甲', '2026-01', '2026-02', '2026-04', '2026-06');
    const full = months('乙', '2026-01', '2026-02', '2026-04', '2026-05', '2026-06');
    expect(monthGaps([...sparse, ...full], '断面').map(({ message }) => message)).toEqual([
      '没有任何断面2026年3月的数据，前后各月都有',
      '断面“甲”缺2026年5月的数据，前后各月都有',
    ]);
  });
});

describe('futureMonths', () => {
  it('counts the rows of a file and month after the latest', () => {
    const rows = [...months('甲', '2026-06', '2027-05', '2027-05'), ...months('乙', '2026-07')];
    expect(futureMonths(rows, '2026-06').map(({ message }) => message)).toEqual([
      '有2行写的是2027年5月，晚于最新的期次2026年6月',
      '有1行写的是2026年7月，晚于最新的期次2026年6月',
    ]);
  });
});

describe('repeatedMonth', () => {
  const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸', '子', '丑'];
  const table = (month: string, same: number) =>
    names.map((name, index) =>
      row(name, month, '7.5', '6.10', index < same ? '0.30' : `0.4${month.slice(6)}`),
    );
  const judged = (same: number) =>
    repeatedMonth([...table('2026-05', same), ...table('2026-06', same)], '2026-06', '断面');

  it.each([12, 6, 5])('notices %i of twelve rows that are those of the month before', (same) => {
    expect(judged(same)).toMatchObject([{ code: 'MONTH_REPEATED', mustAcknowledge: true }]);
  });

  it.each([0, 1, 4])('says nothing of %i', (same) => {
    expect(judged(same)).toEqual([]);
  });

  it('compares numbers, of three items at least', () => {
    const pair = (...values: readonly string[]) => [
      row('甲', '2026-05', ...values),
      row('乙', '2026-05', ...values),
    ];
    const now = [row('甲', '2026-06', '7.50', '6.1', '0.3'), row('乙', '2026-06', '7.5', '6.10', '0.30')];
    expect(repeatedMonth([...pair('7.5', '6.1', '0.3'), ...now], '2026-06', '断面')).toHaveLength(1);
    expect(repeatedMonth([...pair('7.5', '6.1'), ...now], '2026-06', '断面')).toEqual([]);
  });
});
