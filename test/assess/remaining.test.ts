import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, writeDecimal } from '../../src/assess/numbers/rounding.ts';
import { periodsOf, yearTo } from '../../src/assess/periods/periods.ts';
import { remainingOf } from '../../src/assess/periods/remaining.ts';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES } from '../../src/model/policy.ts';
import type { Section } from '../../src/model/records.ts';
import { reading, section } from './records.ts';
import { inYear, oneSeries, seriesOf } from './series.ts';
import { STANDARDS, sourced } from './standards.ts';

interface Options {
  readonly of?: Section;
  readonly period?: string;
  readonly policy?: AssessmentPolicy;
  /** Values of 2025, January first. */
  readonly before?: readonly string[];
}

/** What is left to do for one section with values of one item in 2026, January first. */
function remaining(item: string, values: readonly string[], options: Options = {}) {
  const { of = section('甲'), period = '2026-06', policy = CURRENT_POLICY, before = [] } = options;
  const all = { ...inYear('2025', before), ...inYear('2026', values) };
  const series = [oneSeries(item, all, of, period, policy)];
  const judging = { standard: STANDARDS.surfaceWater, policy };
  return remainingOf(series, periodsOf(series, yearTo(period), judging), period, judging)[0]!;
}

function itemOf(item: string, values: readonly string[], options: Options = {}) {
  return remaining(item, values, options).items.find((entry) => entry.item === item)!;
}

const SIX = (value: string) => Array.from({ length: 6 }, () => value);

describe('what the remaining months may have', () => {
  it('P25 is bounded so that the annual mean, rounded, meets the target', () => {
    const found = itemOf('总磷', SIX('0.25'));
    expect(found).toMatchObject({
      item: '总磷',
      unit: 'mg/L',
      limit: '0.2',
      direction: 'max',
      state: 'bounded',
      bound: { value: '0.151' },
      worst: { month: '2026-06', value: '0.25' },
    });
    expect(found.months).toHaveLength(6);
    expect(found.rule).toEqual({
      standard: 'GB 3838-2002',
      clause: '表1 序号8',
      statement:
        '6个月（1、2、3、4、5、6月）的月均值合计1.5；年均值修约到3位小数后应≤0.2，即≤0.2005，12个月合计应≤2.406；' +
        '余下6个月合计应≤0.906，平均应≤0.151',
    });
    expect(found.bound!.rule).toEqual(found.rule);
    expect(found.sources.map(({ cell }) => cell)).toEqual([
      ...SIX('总磷'),
      'target 甲',
      expect.stringMatching(/^H/),
    ]);
    expect(found.worst!.sources).toHaveLength(1);
  });

  it('excludes the tie that would be rounded to the odd neighbour’s other side', () => {
    const found = itemOf('总磷', SIX('0.03'), { of: section('甲', 2, 'lake') });
    expect(found.bound!.value).toBe('0.020');
    expect(found.rule.statement).toContain(
      '即＜0.0255，12个月合计应＜0.306；余下6个月合计应＜0.126，平均应≤0.020',
    );
  });

  it('P26 is the lowest mean for 溶解氧, rounded up', () => {
    const found = itemOf('溶解氧', ['4.2', '4.2', '4.2', '4.2', '4.2'], { period: '2026-05' });
    expect(found).toMatchObject({ state: 'bounded', direction: 'min', bound: { value: '5.5' } });
    expect(found.worst).toMatchObject({ month: '2026-05', value: '4.2' });
    expect(found.rule.statement).toBe(
      '5个月（1、2、3、4、5月）的月均值合计21；年均值修约到1位小数后应≥5，即≥4.95，12个月合计应≥59.4；' +
        '余下7个月合计应≥38.4，平均应≥5.5',
    );
    // 12 × 7.45 = 89.4: the tie goes to 7.4.
    const strict = itemOf('溶解氧', SIX('8'), { of: section('甲', 1) });
    expect(strict.rule.statement).toContain(
      '即＞7.45，12个月合计应＞89.4；余下6个月合计应＞41.4，平均应≥7.0',
    );
  });

  it('P27 is out of reach when even nothing at all would miss, or 溶解氧 had to lie above saturation at 0 ℃', () => {
    const ammonia = itemOf('氨氮', Array(5).fill('2.5'), { period: '2026-05' });
    expect(ammonia.state).toBe('out-of-reach');
    expect(ammonia).not.toHaveProperty('bound');
    expect(ammonia).not.toHaveProperty('worst');
    expect(ammonia.rule.statement).toBe(
      '5个月（1、2、3、4、5月）的月均值合计12.5；年均值修约到2位小数后应≤1.0，即≤1.005，12个月合计应≤12.06；' +
        '余下7个月为0也达不到',
    );
    // (12 × 4.95 − 29) ÷ 2 = 15.2; saturation is 468 ÷ 31.6 = 14.81
    const oxygen = itemOf('溶解氧', Array(10).fill('2.9'), { period: '2026-10' });
    expect(oxygen.state).toBe('out-of-reach');
    expect(oxygen.rule.statement).toMatch(/余下2个月达到0℃时的饱和值（468÷31\.6）也达不到$/);
    // (59.4 − 29.8) ÷ 2 = 14.8 is still below it; (59.4 − 29.7) ÷ 2 = 14.85, up to 14.9, is not.
    const within = ['2.8', ...Array(9).fill('3')];
    expect(itemOf('溶解氧', within, { period: '2026-10' })).toMatchObject({
      state: 'bounded',
      bound: { value: '14.8' },
    });
    const beyond = ['2.7', ...Array(9).fill('3')];
    expect(itemOf('溶解氧', beyond, { period: '2026-10' }).state).toBe('out-of-reach');
  });

  it('P28 is safe when every month to come may be as bad as the worst on record', () => {
    // Worst on record August 2025, 1.3: (0.6 × 6 + 1.3 × 6) ÷ 12 = 0.95
    const before = ['0.4', '0.4', '0.4', '0.4', '0.4', '0.4', '0.4', '1.3', '0.4', '0.4', '0.4', '0.4'];
    const found = itemOf('氨氮', SIX('0.6'), { before });
    expect(found).toMatchObject({
      state: 'safe',
      bound: { value: '1.41' },
      worst: { month: '2025-08', value: '1.3' },
    });
    expect(found.rule.statement).toMatch(
      /平均应≤1\.41；有记录以来最差的2025年8月为1\.3，余下各月都与其相同也能达到$/,
    );
    expect(found.months).toHaveLength(6);
    // (12 × 1.005 − 3.6) ÷ 6 = 1.41: 1.41 itself is safe still, 1.42 is not.
    expect(itemOf('氨氮', SIX('0.6'), { before: ['1.41'] }).state).toBe('safe');
    expect(itemOf('氨氮', SIX('0.6'), { before: ['1.42'] })).toMatchObject({
      state: 'bounded',
      worst: { month: '2025-01', value: '1.42' },
    });
    // The lowest oxygen is the worst.
    expect(itemOf('溶解氧', SIX('8'), { before: ['3', '9'] })).toMatchObject({
      state: 'safe',
      worst: { month: '2025-01', value: '3' },
    });
  });

  it('is bounded by nothing at all when only 0 is left, and asks no more of 溶解氧 that has enough', () => {
    // 12 × 1.005 − 6 × 2.01 = 0
    expect(itemOf('氨氮', SIX('2.01'))).toMatchObject({ state: 'bounded', bound: { value: '0.00' } });
    // 12 × 4.95 = 59.4; 6 × 9.9 reaches it, 6 × 10 passes it.
    expect(itemOf('溶解氧', SIX('9.9')).rule.statement).toContain('；余下6个月合计应≥0，平均应≥0.0；');
    expect(itemOf('溶解氧', SIX('10')).rule.statement).toMatch(
      /的月均值合计60；.*12个月合计应≥59\.4；余下6个月平均应≥0\.0；/,
    );
  });

  it('names the latest of equally bad months', () => {
    expect(itemOf('氨氮', ['0.9', '1.3', '1.3', '0.9', '0.9', '0.9']).worst!.month).toBe('2026-03');
    expect(itemOf('溶解氧', ['4', '3', '3', '4', '4', '4']).worst!.month).toBe('2026-03');
  });

  it('P29 says of pH only whether the mean so far is within the range', () => {
    const found = itemOf('pH值', SIX('7.5'));
    expect(found).toMatchObject({ state: 'met', direction: 'range', limit: '6~9' });
    expect(found).not.toHaveProperty('bound');
    expect(found.rule.statement).toBe('目前均值8，在6~9的范围内；只说明目前，不推算余下月份');
    expect(itemOf('pH值', SIX('7.5'), { of: section('甲', 1) }).state).toBe('met');
    const missed = itemOf('pH值', SIX('9.6'));
    expect(missed.state).toBe('missed');
    expect(missed.rule.statement).toBe('目前均值10，超出6~9的范围；只说明目前，不推算余下月份');
    expect(missed.rule.clause).toBe('表1 序号2');
  });

  it('P30 is nothing in December: the target is met or missed', () => {
    const december = { period: '2026-12' };
    const met = itemOf('氨氮', Array(12).fill('1.0'), december);
    expect(met.state).toBe('met');
    expect(met).not.toHaveProperty('bound');
    expect(met.rule.statement).toMatch(/12个月合计应≤12\.06；已达到$/);
    const missed = itemOf('氨氮', [...Array(11).fill('1.0'), '1.07'], december);
    expect(missed.state).toBe('missed');
    expect(missed.rule.statement).toMatch(/合计12\.07；.*；未达到$/);
    expect(remaining('氨氮', Array(12).fill('1.0'), december).remaining).toEqual([]);
  });

  it('P31 counts the months that have a value and one for each to come, and says so', () => {
    // Values in January and March only; eight months to come from May: (10 × 1.005 − 2.6) ÷ 8 = 0.931…
    const found = itemOf('氨氮', ['1.3', '?断流', '1.3', ''], { period: '2026-04' });
    expect(found.months).toEqual(['2026-01', '2026-03']);
    expect(found.bound!.value).toBe('0.93');
    expect(found.rule.statement).toContain('2个月（1、3月）的月均值合计2.6');
    expect(found.rule.statement).toContain('10个月合计应≤10.05；余下8个月合计应≤7.45');
  });

  it('P32 counts no month after the section retires', () => {
    // Retired from September: July and August remain, (8 × 1.005 − 7.8) ÷ 2 = 0.12
    const of = { ...section('甲'), retired: sourced('2026-09') };
    const found = remaining('氨氮', SIX('1.3'), { of });
    expect(found.remaining).toEqual(['2026-07', '2026-08']);
    expect(found.items.find(({ item }) => item === '氨氮')!.bound!.value).toBe('0.12');
  });

  it('writes sums that do not end as about', () => {
    const [series] = seriesOf(
      [section('甲')],
      ['0', '0', '1'].map((value, day) =>
        reading('甲', '2026-01', { 氨氮: value }, { day: `2026-01-0${day + 1}` }),
      ),
      '2026-01',
    );
    const judging = { standard: STANDARDS.surfaceWater, policy: CURRENT_POLICY };
    const [found] = remainingOf(
      [series!],
      periodsOf([series!], yearTo('2026-01'), judging),
      '2026-01',
      judging,
    );
    const ammonia = found!.items.find(({ item }) => item === '氨氮')!;
    expect(ammonia.rule.statement).toContain('的月均值合计约0.33333；');
    expect(ammonia.worst!.value).toBe('0.33333');
  });
});

describe('which sections and items', () => {
  it('are all in service with a value this year, in the standard’s order, flagged where they miss', () => {
    const given = remaining('氨氮', [...SIX('1.3').slice(1), '0.9']);
    expect(given).toMatchObject({ cumulativeMisses: true, monthMisses: false });
    expect(given.remaining).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
    expect(given.items.map(({ item }) => item)).toEqual(['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷']);
    expect(remaining('氨氮', [...SIX('0.4').slice(1), '1.3'])).toMatchObject({
      cumulativeMisses: false,
      monthMisses: true,
    });
    expect(remaining('氨氮', [])).toMatchObject({ cumulativeMisses: false, monthMisses: false, items: [] });
    expect(remaining('氨氮', SIX('1.0'))).toMatchObject({ cumulativeMisses: false, monthMisses: false });
  });

  it('leave out retired sections', () => {
    const of = { ...section('甲'), retired: sourced('2026-06') };
    expect(remaining('氨氮', SIX('1.3'), { of })).toBeUndefined();
  });

  it('leave out excluded items, those not assessed by the policy, and those without values', () => {
    const items = (policy: AssessmentPolicy, of = section('甲', 3, 'lake')) => {
      const series = seriesOf(
        [of],
        [reading('甲', '2026-06', { 总氮: '2.4', 化学需氧量: '25', 氨氮: '', 铜: '?未监测' })],
        '2026-06',
        policy,
      );
      const judging = { standard: STANDARDS.surfaceWater, policy };
      const periods = periodsOf(series, yearTo('2026-06'), judging);
      return remainingOf(series, periods, '2026-06', judging)[0]!.items.map(({ item }) => item);
    };
    const five = ['pH值', '溶解氧', '高锰酸盐指数', '总磷'];
    expect(items(CURRENT_POLICY)).toEqual([...five.slice(0, 3), '化学需氧量', '总磷']);
    expect(items(POLICIES['realtime-2025'])).toEqual(five);
    expect(items(CURRENT_POLICY, section('甲', 6))).toEqual([]);
  });

  it('leave out a pH that cannot be judged', () => {
    expect(itemOf('pH值', ['<14'])).toBeUndefined();
  });

  it('follow the policy on rounding and on amounts below detection', () => {
    const none = { policy: { ...CURRENT_POLICY, rounding: 'none' as const } };
    const found = itemOf('总磷', SIX('0.25'), none);
    // (12 × 0.2 − 1.5) ÷ 6 = 0.15
    expect(found.bound!.value).toBe('0.150');
    expect(found.rule.statement).toContain('；年均值应≤0.2，12个月合计应≤2.4；');
    // 0.4L counts 0.2, or 0.4: (2.406 − 1.2) ÷ 6 = 0.201; out of reach from 2.4 + … on: (2.406 − 2.4) ÷ 6 = 0.001
    expect(itemOf('总磷', SIX('<0.4')).bound!.value).toBe('0.201');
    const limit = { policy: { ...CURRENT_POLICY, belowDetection: 'limit' as const } };
    expect(itemOf('总磷', SIX('<0.4'), limit).bound!.value).toBe('0.001');
  });
});

describe('the year lived out', () => {
  const value = fc.nat(400).map((n) => (n / 1000).toFixed(3));
  const months = fc.array(
    fc.oneof(
      value,
      fc.constant('?断流'),
      value.map((v) => `<${v}`),
    ),
    {
      minLength: 1,
      maxLength: 11,
    },
  );

  it('meets the target when every month to come is at the bound, and misses it one unit above', () => {
    fc.assert(
      fc.property(months, fc.constantFrom(section('甲', 3), section('甲', 2, 'lake')), (values, of) => {
        const period = `2026-${String(values.length).padStart(2, '0')}`;
        const found = itemOf('总磷', values, { of, period });
        if (found?.bound === undefined) return;
        const classAt = (text: string) => {
          const year = [...values, ...Array(12 - values.length).fill(text)];
          const series = oneSeries('总磷', inYear('2026', year), of, '2026-12');
          const judging = { standard: STANDARDS.surfaceWater, policy: CURRENT_POLICY };
          const annual = periodsOf([series], yearTo('2026-12'), judging)[0]!;
          return annual.verdict!.items.find(({ item }) => item === '总磷')!.waterClass;
        };
        const { units, places } = parseDecimal(found.bound.value)!;
        expect(classAt(found.bound.value)).toBeLessThanOrEqual(of.targetClass.value);
        expect(classAt(writeDecimal({ units: units + 1n, places }))).toBeGreaterThan(of.targetClass.value);
        const worst = classAt(found.worst!.value);
        expect(worst <= of.targetClass.value).toBe(found.state === 'safe');
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the other sections or their order', () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 3 }), (given) => {
        const judging = { standard: STANDARDS.surfaceWater, policy: CURRENT_POLICY };
        const series = given.map((values, index) =>
          oneSeries('总磷', inYear('2026', values.slice(0, 6)), section(`断面${index}`)),
        );
        const judge = (list: typeof series) =>
          remainingOf(list, periodsOf(list, yearTo('2026-06'), judging), '2026-06', judging);
        expect([...judge([...series].reverse())].reverse()).toEqual(judge(series));
      }),
      { numRuns: 20 },
    );
  });
});
