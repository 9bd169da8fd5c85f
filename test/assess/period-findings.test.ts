import { describe, expect, it } from 'vitest';
import { judgePeriods } from '../../src/assess/periods/period-findings.ts';
import type { Comparison } from '../../src/model/period-findings.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import { JUNE, MAY, names } from './pairs.ts';
import { reading, section } from './records.ts';
import { inYear, monthly, seriesOf } from './series.ts';
import { STANDARDS, sourced } from './standards.ts';

const JANUARY = { from: '2026-01', to: '2026-01' };

describe('the periods together', () => {
  const all = {
    ...inYear('2025', ['0.4', '0.4', '0.4', '0.4', '0.4', '0.4']),
    ...inYear('2026', ['1.3', '1.3', '1.3', '0.9', '0.9', '0.9']),
  };
  const judge = (period: string) => {
    const readings = monthly('甲', '氨氮', all);
    const series = seriesOf([section('甲')], readings, period);
    return judgePeriods({ period, series, readings, standards: STANDARDS, policy: CURRENT_POLICY });
  };

  it('compare the month, the same month of last year, and the year so far', () => {
    const { value, problems } = judge('2026-06');
    const shown = (comparison: Comparison) =>
      comparison.kind === 'compared' && [comparison.earlier, comparison.later, names(comparison.worsened)];
    expect(shown(value.fromPreviousMonth)).toEqual([MAY, JUNE, []]);
    expect(shown(value.fromLastYear)).toEqual([{ from: '2025-06', to: '2025-06' }, JUNE, ['甲']]);
    // (1.3 × 3 + 0.9 × 3) ÷ 6 = 1.1, Ⅳ, where June alone is Ⅲ.
    expect(shown(value.cumulativeFromLastYear)).toEqual([
      { from: '2025-01', to: '2025-06' },
      { from: '2026-01', to: '2026-06' },
      ['甲'],
    ]);
    expect(value.attainment.met.count.value).toBe(1);
    expect(value.cumulativeAttainment.notMet.count.value).toBe(1);
    expect(value.cumulative[0]!.verdict!.waterClass).toBe(4);
    expect(value.cumulativeLastYear[0]!.verdict!.waterClass).toBe(2);
    expect(value.streaks).toEqual([]);
    expect(value.remaining[0]).toMatchObject({ cumulativeMisses: true, monthMisses: false });
    expect(problems).toEqual([]);
  });

  it('are plain data', () => {
    const { value } = judge('2026-03');
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  it('P18 lie on either side of the year’s turn', () => {
    const readings = monthly('甲', '氨氮', { '2025-01': '1.3', '2025-12': '0.4', '2026-01': '0.9' });
    const series = seriesOf([section('甲')], readings, '2026-01');
    const { value } = judgePeriods({
      period: '2026-01',
      series,
      readings,
      standards: STANDARDS,
      policy: CURRENT_POLICY,
    });
    expect(value.fromPreviousMonth).toMatchObject({
      kind: 'compared',
      earlier: { from: '2025-12', to: '2025-12' },
      later: JANUARY,
    });
    expect(value.fromPreviousMonth).toMatchObject({ worsened: { count: { value: 1 } } });
    expect(value.fromLastYear).toMatchObject({
      earlier: { from: '2025-01', to: '2025-01' },
      improved: { count: { value: 1 } },
    });
    // The year so far is January alone.
    expect(value.cumulativeFromLastYear).toMatchObject({ later: JANUARY, improved: { count: { value: 1 } } });
  });
});

const onRiver = (name: string, order: string) => ({ ...section(name), flowOrder: sourced(order) });

describe('rivers in the findings', () => {
  it('are followed for the month and for the year so far, with the problems of their order', () => {
    const sections = [onRiver('甲', '1'), onRiver('乙', '2'), section('丙')];
    const readings = [
      reading('甲', '2026-05', { 氨氮: '0.1' }),
      reading('乙', '2026-05', { 氨氮: '0.2' }),
      reading('甲', '2026-06', { 氨氮: '0.1' }),
      reading('乙', '2026-06', { 氨氮: '0.6' }),
    ];
    const series = seriesOf(sections, readings);
    const { value, problems } = judgePeriods({
      period: '2026-06',
      series,
      readings,
      standards: STANDARDS,
      policy: CURRENT_POLICY,
    });
    const addition = (river: (typeof value.rivers)[number]) => river.additions[0]!.change.value;
    expect(addition(value.rivers[0]!)).toBe('0.5');
    // (0.2 + 0.6) ÷ 2 − 0.1 = 0.3
    expect(addition(value.cumulativeRivers[0]!)).toBe('0.3');
    expect(problems.map(({ code }) => code)).toEqual(['FLOW_ORDER_MISSING']);
  });
});
