import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failingStreaks } from '../../src/assess/periods/streaks.ts';
import { section } from './records.ts';
import { oneSeries } from './series.ts';
import { sourced } from './standards.ts';

const MONTHS = [
  '2025-10',
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
];

/** 氨氮 that meets Ⅲ, misses it, or is not there with a reason; the last letter is the period. */
const VALUES: Readonly<Record<string, string>> = { 达: '0.9', 超: '1.3', 断: '?断流' };

/** The series of months given by letters, the last of them June 2026; a blank is a month without a reading. */
function series(letters: string, of = section('甲')) {
  const months = MONTHS.slice(MONTHS.length - letters.length);
  const values = months.flatMap((month, index) => {
    const value = VALUES[letters[index]!];
    return value === undefined ? [] : [[month, value] as const];
  });
  return oneSeries('氨氮', Object.fromEntries(values), of);
}

const streak = (letters: string, of?: Parameters<typeof series>[1]) =>
  failingStreaks([series(letters, of)], '2026-06')[0];

describe('months in a row below target', () => {
  it('P21 are counted back from the period to the last month that met the target, across the year’s turn', () => {
    const found = streak('超达超超超超超超')!;
    expect(found.count.value).toBe(6);
    expect(found.months).toEqual(MONTHS.slice(3));
    expect(streak('达达达超超超超超超')!.months[0]).toBe('2026-01');
    expect(streak('达超超超超超超超超')!.months[0]).toBe('2025-11');
    expect(found.fromFirstRecord).toBe(false);
    expect(found.without).toEqual([]);
    expect(found.count.rule).toEqual({
      standard: 'GB 3838-2002',
      clause: '5.1',
      statement: '2026年1月、2026年2月、2026年3月、2026年4月、2026年5月、2026年6月未达到水质目标，连续6个月',
    });
    expect(found.count.sources.map(({ cell }) => cell)).toEqual([
      'target 甲',
      ...MONTHS.slice(3).map((month) => `${month} 甲`),
    ]);
  });

  it('P22 neither end at a month without a class nor count it, and name it', () => {
    const found = streak('达超断 超超')!;
    expect(found.count.value).toBe(3);
    expect(found.months).toEqual(['2026-02', '2026-05', '2026-06']);
    expect(found.without).toEqual([
      { month: '2026-03', reason: '断流' },
      { month: '2026-04', reason: '没有监测数据' },
    ]);
    expect(found.count.rule!.statement).toBe(
      '2026年2月、2026年5月、2026年6月未达到水质目标，连续3个月；其间2026年3月断流、2026年4月没有监测数据，不计入',
    );
  });

  it('do not name a month without a class that lies before the first of the row', () => {
    expect(streak('达断超')!.without).toEqual([]);
    expect(streak('断断超')!.without).toEqual([]);
  });

  it('say when they go back to the first month on record and may be longer', () => {
    expect(streak('超超超')!.fromFirstRecord).toBe(true);
    expect(streak('断超超')!.fromFirstRecord).toBe(true);
    expect(streak('达超超')!.fromFirstRecord).toBe(false);
    expect(streak('达断超')!.fromFirstRecord).toBe(false);
    // Monitored since the first month on record: there is nothing before it.
    const since = (month: string) => ({ ...section('甲'), since: sourced(month) });
    expect(streak('超超超', since('2026-04'))!.fromFirstRecord).toBe(false);
    expect(streak('超超超', since('2026-03'))!.fromFirstRecord).toBe(true);
  });

  it('are of sections that miss their target in the period itself, by their own target', () => {
    for (const letters of ['超超达', '超超断', '超超 ', '达达达']) expect(streak(letters)).toBeUndefined();
    expect(streak('超超超', section('甲', 4))).toBeUndefined();
    expect(streak('达达', section('甲', 2))!.count.value).toBe(2);
    expect(failingStreaks([{ section: section('甲'), months: new Map() }], '2026-06')).toEqual([]);
  });

  it('come the longest first, equal ones in register order', () => {
    const all = [
      series('达超', section('一')),
      series('达超超超', section('三')),
      series('达超超', section('二')),
      series('达达超', section('又一')),
    ];
    const found = failingStreaks(all, '2026-06').map((entry) => entry.section.name.value);
    expect(found).toEqual(['三', '二', '一', '又一']);
  });

  it('never shrink when a month without a class is put among them', () => {
    const letter = fc.constantFrom('达', '超', '断');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 7 }), fc.nat(6), (letters, at) => {
        const count = (row: readonly string[]) => streak([...row, '超'].join(''))!.count.value;
        const more = [...letters.slice(0, at), '断', ...letters.slice(at)];
        expect(count(more)).toBe(count(letters));
      }),
    );
  });
});
