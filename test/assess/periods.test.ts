import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasValue,
  meansOverRounds,
  monthsOf,
  periodsOf,
  reasonOf,
  yearBefore,
  yearTo,
} from '../../src/assess/periods/periods.ts';
import { writeSpan } from '../../src/model/calendar.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Section } from '../../src/model/records.ts';
import { reading, section } from './records.ts';
import { inYear, oneSeries, seriesOf } from './series.ts';
import { STANDARDS, sourced } from './standards.ts';

const JUDGING = { standard: STANDARDS.surfaceWater, policy: CURRENT_POLICY };

/** The cumulative mean of one section with readings of one item in 2026 (`''`: no reading). */
function cumulative(item: string, values: readonly string[], of?: Section, period = '2026-06') {
  const series = oneSeries(item, inYear('2026', values), of, period);
  return periodsOf([series], yearTo(period), JUDGING)[0]!;
}

describe('spans', () => {
  it('reach from January to the period, and lie a year back', () => {
    expect(yearTo('2026-06')).toEqual({ from: '2026-01', to: '2026-06' });
    expect(yearBefore(yearTo('2026-06'))).toEqual({ from: '2025-01', to: '2025-06' });
    expect(monthsOf({ from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });

  it('are written as bulletins write them', () => {
    expect(writeSpan({ from: '2026-06', to: '2026-06' })).toBe('2026年6月');
    expect(writeSpan(yearTo('2026-06'))).toBe('2026年1—6月');
    expect(writeSpan(yearTo('2026-12'))).toBe('2026年1—12月');
  });
});

describe('the cumulative mean', () => {
  it('P07 is the mean of the monthly means from January to the period, every month with the same weight', () => {
    // January's mean of two days: (0.9 + 1.5) ÷ 2 = 1.2; year: (1.2 + 0.9 + 0.6) ÷ 3 = 0.9, Ⅲ; by days it were
    // (0.9 + 1.5 + 0.9 + 0.6) ÷ 4 = 0.975.
    const [series] = seriesOf(
      [section('甲')],
      [
        reading('甲', '2026-01', { 氨氮: '0.9' }, { day: '2026-01-05' }),
        reading('甲', '2026-01', { 氨氮: '1.5' }, { day: '2026-01-19' }),
        reading('甲', '2026-02', { 氨氮: '0.9' }),
        reading('甲', '2026-03', { 氨氮: '0.6' }),
      ],
      '2026-03',
    );
    const mean = periodsOf([series!], yearTo('2026-03'), JUDGING)[0]!;
    expect(mean.amounts.氨氮!.value).toEqual({ kind: 'measured', value: '0.9' });
    expect(mean).toMatchObject({
      kind: 'cumulative',
      meetsTarget: true,
      months: ['2026-01', '2026-02', '2026-03'],
    });
    expect(mean.verdict!.waterClass).toBe(3);
    expect(mean.verdict!.statement).toBe(
      '2026年1—3月按3个月（1、2、3月）的月均值平均：（1.2＋0.9＋0.6）÷3得氨氮0.9 mg/L，超过Ⅱ类限值0.5 mg/L，符合Ⅲ类（≤1.0 mg/L）',
    );
  });

  it('P08 uses the months there are and names the others with the reason; in December it is the annual mean', () => {
    // Ice in January and February, no reading in July: (0.4 × 9) ÷ 9
    const values = ['?冰封', '?冰封', '0.4', '0.4', '0.4', '0.4', '', '0.4', '0.4', '0.4', '0.4', '0.4'];
    const mean = cumulative('氨氮', values, undefined, '2026-12');
    expect(mean.kind).toBe('annual');
    expect(mean.months).toHaveLength(9);
    expect(mean.without).toEqual([
      { month: '2026-01', reason: '冰封' },
      { month: '2026-02', reason: '冰封' },
      { month: '2026-07', reason: '没有监测数据' },
    ]);
    expect(mean.verdict!.waterClass).toBe(2);
    expect(cumulative('氨氮', values, undefined, '2026-11').kind).toBe('cumulative');
  });

  it('does not miss months in which the section was not in service', () => {
    const later = { ...section('甲'), since: sourced('2026-03') };
    expect(cumulative('氨氮', ['', '', '0.4', '', '0.4'], later).without).toEqual([
      { month: '2026-04', reason: '没有监测数据' },
      { month: '2026-06', reason: '没有监测数据' },
    ]);
    const retired = { ...section('甲'), retired: sourced('2026-03') };
    expect(cumulative('氨氮', ['0.4'], retired).without.map(({ month }) => month)).toEqual(['2026-02']);
  });

  it('P09 averages an item over its own months and names them where they are fewer', () => {
    // 氨氮 of February and March: (0.4 + 0.6) ÷ 2 = 0.5, Ⅱ
    const mean = cumulative('氨氮', ['', '0.4', '0.6']);
    expect(mean.fewer).toEqual([]);
    const [series] = seriesOf(
      [section('甲')],
      [
        reading('甲', '2026-01', { 氨氮: '' }),
        reading('甲', '2026-02', { 氨氮: '0.4' }),
        reading('甲', '2026-03', { 氨氮: '0.6' }),
      ],
    );
    const gapped = periodsOf([series!], yearTo('2026-06'), JUDGING)[0]!;
    expect(gapped.amounts.氨氮!.value).toEqual({ kind: 'measured', value: '0.5' });
    expect(gapped.fewer).toEqual([{ item: '氨氮', months: ['2026-02', '2026-03'] }]);
    expect(gapped.verdict!.waterClass).toBe(2);
  });

  it('P10 of last year takes the same months of that year, each year by the months it has', () => {
    const values = { ...inYear('2025', ['0.4', '', '0.6', '0.9']), ...inYear('2026', ['0.3', '0.3', '0.3']) };
    const series = oneSeries('氨氮', values, undefined, '2026-03');
    const before = periodsOf([series], yearBefore(yearTo('2026-03')), JUDGING)[0]!;
    // (0.4 + 0.6) ÷ 2; April lies behind the period.
    expect(before.months).toEqual(['2025-01', '2025-03']);
    expect(before.amounts.氨氮!.value).toEqual({ kind: 'measured', value: '0.5' });
  });

  it('P11 in January is the month itself', () => {
    const series = oneSeries('氨氮', inYear('2026', ['<0.05']), undefined, '2026-01');
    const mean = periodsOf([series], yearTo('2026-01'), JUDGING)[0]!;
    expect(mean.amounts).toEqual(series.months.get('2026-01')!.amounts);
    expect(mean.verdict!.waterClass).toBe(1);
    expect(mean.span).toEqual({ from: '2026-01', to: '2026-01' });
  });

  it('lists the rows of all its months, and the cells of all values', () => {
    const mean = cumulative('氨氮', ['0.4', '0.6', '?断流']);
    expect(mean.verdict!.rows!.map(({ cell }) => cell)).toEqual(['2026-01 甲', '2026-02 甲', '2026-03 甲']);
    const ammonia = mean.amounts.氨氮!;
    expect('sources' in ammonia && ammonia.sources.map(({ text }) => text)).toEqual(['0.4', '0.6']);
  });

  it('has no class without a reading, and none without a required item', () => {
    const unread = cumulative('氨氮', []);
    expect(unread).toMatchObject({ months: [], fewer: [], amounts: {} });
    expect(unread).not.toHaveProperty('verdict');
    expect(unread).not.toHaveProperty('meetsTarget');
    const dry = cumulative('氨氮', ['?断流', '?断流']);
    expect(dry.verdict!.waterClass).toBeNull();
    expect(dry.verdict!.statement).toBe(
      '2026年1—6月：缺少pH值、溶解氧、高锰酸盐指数、氨氮、总磷（均为断流），不评价类别',
    );
    expect(dry.months).toEqual([]);
    expect(dry).not.toHaveProperty('meetsTarget');
    const withoutAmmonia = cumulative('氨氮', ['-1', '-1']);
    expect(withoutAmmonia.verdict!.waterClass).toBeNull();
    expect(withoutAmmonia.months).toEqual(['2026-01', '2026-02']);
  });

  it('is judged against the section’s own target and limits, by the policy', () => {
    const values = inYear('2026', ['0.15', '0.15']);
    const cases = [
      [section('甲', 2, 'river'), 3, false, 2],
      [section('甲', 3, 'lake'), 5, false, 3],
      [section('甲', 5, 'lake'), 5, true, 5],
    ] as const;
    for (const [of, waterClass, meetsTarget, base] of cases) {
      const mean = cumulative('总磷', Object.values(values), of);
      expect(mean).toMatchObject({ meetsTarget, verdict: { waterClass, base } });
    }
    const policy = { ...CURRENT_POLICY, exceedanceBase: 'class3' } as const;
    const series = oneSeries('总磷', values, section('甲', 2));
    const byThird = periodsOf([series], yearTo('2026-06'), { ...JUDGING, policy })[0]!;
    expect(byThird.verdict!.base).toBe(3);
  });

  it('does not change another section’s, whatever the order', () => {
    const value = fc.constantFrom('', '0.1', '0.4', '0.9', '1.3', '<0.05', '?断流');
    const sections = fc.array(fc.array(value, { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(sections, (given) => {
        const all = given.map((values, index) =>
          oneSeries('氨氮', inYear('2026', values), section(`断面${index}`)),
        );
        const forth = periodsOf(all, yearTo('2026-06'), JUDGING);
        const back = periodsOf([...all].reverse(), yearTo('2026-06'), JUDGING);
        expect([...back].reverse()).toEqual(forth);
        expect(periodsOf([all[0]!], yearTo('2026-06'), JUDGING)[0]).toEqual(forth[0]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('whether an item has a value', () => {
  it('is no when it is not there, missing or unusable', () => {
    const series = oneSeries('氨氮', { '2026-01': '0.4', '2026-02': '', '2026-03': '-3' });
    const has = (month: string, item: string) => hasValue(series.months.get(month)!, item, CURRENT_POLICY);
    expect([has('2026-01', '氨氮'), has('2026-02', '氨氮'), has('2026-03', '氨氮')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(has('2026-01', '镉')).toBe(false);
  });
});

describe('the reason for no class', () => {
  it('is that there is no reading, the one reason of all items, or the judgement', () => {
    const verdictOf = (changed: Readonly<Record<string, string>>) =>
      seriesOf([section('甲')], [reading('甲', '2026-06', changed)])[0]!.months.get('2026-06')!.verdict;
    const all = (reason: string) => ({
      pH值: reason,
      溶解氧: reason,
      高锰酸盐指数: reason,
      氨氮: reason,
      总磷: reason,
    });
    expect(reasonOf(undefined)).toBe('没有监测数据');
    expect(reasonOf(verdictOf(all('?断流')))).toBe('断流');
    expect(reasonOf(verdictOf({ ...all('?断流'), 总磷: '?停站' }))).toMatch(
      /^缺少pH值.*断流.*总磷（停站），不评价类别$/,
    );
    expect(reasonOf(verdictOf({ 总磷: '?停站' }))).toBe('缺少总磷（停站），不评价类别');
    const nothing = verdictOf({});
    expect(reasonOf({ ...nothing, items: [], missing: [], statement: '没有可参评的项目' })).toBe(
      '没有可参评的项目',
    );
  });
});

describe('the mean over the rounds of synchronous sampling', () => {
  const round = (name: string, day: string | undefined, ammonia: string, month = '2026-06') =>
    reading(name, month, { 氨氮: ammonia }, { scheme: 'synchronous', ...(day === undefined ? {} : { day }) });

  it('P12 is the mean of the rounds, several samples of one day being one round, and is judged', () => {
    // 11th: (1.0 + 1.4) ÷ 2 = 1.2; 18th: 1.0; mean (1.2 + 1.0) ÷ 2 = 1.1, Ⅳ
    const sections = [section('乙'), section('甲')];
    const readings = [
      round('甲', '2026-06-18', '1.0'),
      round('甲', '2026-06-11', '1.0'),
      round('甲', '2026-06-11', '1.4'),
      round('乙', '2026-06-11', '0.1'),
    ];
    const means = meansOverRounds(sections, readings, '2026-06', JUDGING);
    expect(means.map(({ section: { name }, days }) => [name.value, days])).toEqual([
      ['乙', ['2026-06-11']],
      ['甲', ['2026-06-11', '2026-06-18']],
    ]);
    expect(means[1]!.verdict).toMatchObject({
      waterClass: 4,
      statement:
        '2轮（2026-06-11、2026-06-18）的平均：（1.2＋1.0）÷2得氨氮1.1 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）',
    });
    expect(means[1]!.verdict.rows!.map(({ cell }) => cell)).toEqual(Array(3).fill('2026-06 甲'));
    expect(means[0]!.verdict.waterClass).toBe(1);
  });

  it('takes no monthly readings, no other month, and no sample without its day', () => {
    const readings = [
      reading('甲', '2026-06', {}, { day: '2026-06-02' }),
      round('甲', '2026-05-11', '1.0', '2026-05'),
      round('甲', undefined, '1.0'),
    ];
    expect(meansOverRounds([section('甲')], readings, '2026-06', JUDGING)).toEqual([]);
    const dated = [...readings, round('甲', '2026-06-11', '0.3')];
    const [only] = meansOverRounds([section('甲')], dated, '2026-06', JUDGING);
    expect(only).toMatchObject({ days: ['2026-06-11'], verdict: { waterClass: 2 } });
    expect(only!.verdict.rows).toHaveLength(1);
  });
});
