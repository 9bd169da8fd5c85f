import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedValue, meanAmount, meanAmounts, meanOfReadings } from '../../src/assess/classes/mean.ts';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import { amount, amounts, CLEAN, STANDARDS, sourced } from './standards.ts';

const mean = (item: string, ...texts: string[]) =>
  meanAmount(
    item,
    texts.map((text, index) => amount(text, `B${index + 2}`)),
    CURRENT_POLICY,
  ).value;

const below = (belowDetection: AssessmentPolicy['belowDetection']) => ({ ...CURRENT_POLICY, belowDetection });

/** A month of one item from readings `[day, value]`; without a day the day is empty. */
function ofMonth(item: string, taken: readonly (readonly [day: string, value: string])[]) {
  const readings = taken.map(([day, text], index) => ({
    amounts: { [item]: amount(text, `B${index + 2}`) },
    ...(day === '' ? {} : { day: sourced(day) }),
  }));
  return meanOfReadings(readings, CURRENT_POLICY)[item]!;
}

describe('the mean of an item', () => {
  it.each([
    // (1.2 + 0.8 + 1.0) ÷ 3
    [['1.2', '0.8', '1.0'], '1'],
    // (0.1 + 0.2 + 0.2) ÷ 3, kept to 20 places
    [['0.1', '0.2', '0.2'], '0.16666666666666666667'],
    // (10 + 30) ÷ 2: its zero is not a needless one.
    [['10', '30'], '20'],
    // Missing ones are left out, a measured zero is not.
    [['0.4', '', '0.6'], '0.5'],
    [['0', '0.6', '?停站'], '0.3'],
    [['0', '0'], '0'],
    // What cannot be a measurement is left out as well.
    [['0.4', '0.6', '-9', '约9'], '0.5'],
  ])('of %j is %s', (texts, value) => {
    expect(mean('氨氮', ...texts)).toEqual({ kind: 'measured', value });
  });

  it('P02 counts half the detection limit, or nothing, or the limit where the policy says so', () => {
    // Half of 0.05 is 0.025: (0.025 + 0.075) ÷ 2 = 0.05; (0 + 0.075) ÷ 2 = 0.0375; (0.05 + 0.075) ÷ 2 = 0.0625
    const given = [amount('<0.05'), amount('0.075')];
    expect(meanAmount('氨氮', given, below('half')).value).toEqual({ kind: 'measured', value: '0.05' });
    expect(meanAmount('氨氮', given, below('zero')).value).toEqual({ kind: 'measured', value: '0.0375' });
    expect(meanAmount('氨氮', given, below('limit')).value).toEqual({ kind: 'measured', value: '0.0625' });
  });

  it('P03 of pH is the pH of the mean hydrogen-ion activity', () => {
    // (10^−6 + 10^−8) ÷ 2 = 5.05 × 10^−7; −log10 of it = 6.2967, where the plain mean would say 7.
    const value = mean('pH值', '6', '8');
    expect(value.kind === 'measured' && new Decimal(value.value).toFixed(4)).toBe('6.2967');
    // Equal values stay exactly what they are, so that a tie remains one: 8.5 rounds to 8.
    expect(mean('pH值', '8.5', '8.5')).toEqual({ kind: 'measured', value: '8.5' });
  });

  it('P04 of amounts all below detection stays below detection, at the mean limit', () => {
    // Halves 0.005 and 0.01, mean 0.0075, which is half of 0.015.
    expect(mean('总磷', '<0.01', '<0.02')).toEqual({ kind: 'below', limit: '0.015' });
    for (const policy of [below('zero'), below('limit')]) {
      const given = [amount('<0.01'), amount('<0.02')];
      expect(meanAmount('总磷', given, policy).value).toEqual({ kind: 'below', limit: '0.015' });
    }
  });

  it('of a single usable reading is that reading, its form unchanged', () => {
    expect(mean('氨氮', '<0.05')).toEqual({ kind: 'below', limit: '0.05' });
    expect(mean('氨氮', '', '<0.05')).toEqual({ kind: 'below', limit: '0.05' });
    expect(mean('氨氮', '1.30', '?停站')).toEqual({ kind: 'measured', value: '1.30' });
  });

  it('of nothing usable is missing, with the reason of the first', () => {
    expect(mean('氨氮', '?停站', '')).toEqual({ kind: 'missing', reason: '停站' });
  });

  it('lies between the smallest and the largest reading', () => {
    const texts = fc.array(
      fc.nat(1400).map((n) => new Decimal(n).div(100).toString()),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom('pH值', '氨氮'), texts, (item, values) => {
        const result = mean(item, ...values);
        const value = new Decimal(result.kind === 'measured' ? result.value : Number.NaN);
        expect(value.gte(Decimal.min(...values))).toBe(true);
        expect(value.lte(Decimal.max(...values))).toBe(true);
      }),
    );
  });

  it('lists the cells it was made from, and only those', () => {
    const given = [amount('0.4', 'B2'), amount('', 'B3'), amount('0.6', 'B4')];
    const result = meanAmount('氨氮', given, CURRENT_POLICY);
    expect('sources' in result && result.sources.map(({ cell }) => cell)).toEqual(['B2', 'B4']);
  });
});

describe('what an amount counts as', () => {
  it.each([
    ['0.50', { units: 50n, places: 2 }],
    ['0', { units: 0n, places: 0 }],
    ['<0.01', { units: 5n, places: 3 }],
    ['', null],
    ['-0.1', null],
    ['<-0.1', null],
    ['约9', null],
  ])('%j', (text, value) => {
    expect(countedValue(amount(text).value, CURRENT_POLICY)).toEqual(value);
  });
});

describe('the mean of a month', () => {
  it('P01 is the mean of its days, several readings of one day being that day’s mean first', () => {
    // 3rd: (1.2 + 0.6) ÷ 2 = 0.9; 17th: 0.5; month: (0.9 + 0.5) ÷ 2 = 0.7, not (1.2 + 0.6 + 0.5) ÷ 3 = 0.767
    const month = ofMonth('氨氮', [
      ['2026-06-03', '1.2'],
      ['2026-06-17', '0.5'],
      ['2026-06-03', '0.6'],
    ]);
    expect(month.value).toEqual({ kind: 'measured', value: '0.7' });
    expect('sources' in month && month.sources.map(({ cell }) => cell)).toEqual(['B2', 'B4', 'B3']);
  });

  it('P05 gives every day the same weight, however many readings or how much water it has', () => {
    // Days of three, two and one reading: (1 + 2 + 6) ÷ 3 = 3; (1 + 3) ÷ 2 = 2; 7. Month: (3 + 2 + 7) ÷ 3 = 4
    const days = [
      ['2026-06-01', '1'],
      ['2026-06-01', '2'],
      ['2026-06-01', '6'],
      ['2026-06-02', '1'],
      ['2026-06-02', '3'],
      ['2026-06-03', '7'],
    ] as const;
    expect(ofMonth('氨氮', days).value).toEqual({ kind: 'measured', value: '4' });
  });

  it('takes readings without a day for days of their own', () => {
    // (1 + 2 + 6) ÷ 3
    const taken = ['1', '2', '6'].map((value) => ['', value] as const);
    expect(ofMonth('氨氮', taken).value).toEqual({ kind: 'measured', value: '3' });
  });

  it('leaves a day out on which nothing was measured', () => {
    const month = ofMonth('氨氮', [
      ['2026-06-01', '?停站'],
      ['2026-06-01', ''],
      ['2026-06-02', '0.4'],
      ['2026-06-03', '0.6'],
    ]);
    expect(month.value).toEqual({ kind: 'measured', value: '0.5' });
  });

  it('averages the days of pH by activity too', () => {
    // 1st: (10^−6 + 10^−6) ÷ 2 = 10^−6; 2nd: 10^−8; month as above 6.2967
    const value = ofMonth('pH值', [
      ['2026-06-01', '6'],
      ['2026-06-01', '6'],
      ['2026-06-02', '8'],
    ]).value;
    expect(value.kind === 'measured' && new Decimal(value.value).toFixed(4)).toBe('6.2967');
  });

  it('of one reading is the reading itself', () => {
    const only = amounts(CLEAN);
    expect(meanOfReadings([{ amounts: only, day: sourced('2026-06-01') }], CURRENT_POLICY)).toBe(only);
  });

  it('does not depend on the order of the readings', () => {
    const taken = fc.array(
      fc.tuple(
        fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03', ''),
        fc.nat(300).map((n) => String(n / 100)),
      ),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(taken, (readings) => {
        expect(ofMonth('氨氮', [...readings].reverse()).value).toEqual(ofMonth('氨氮', readings).value);
      }),
    );
  });
});

describe('the means of samples', () => {
  it('of one sample are the sample itself', () => {
    const only = amounts(CLEAN);
    expect(meanAmounts([only], CURRENT_POLICY)).toBe(only);
  });

  it('take each item from the samples that have it', () => {
    const means = meanAmounts(
      [amounts({ 氨氮: '1.0' }), amounts({ 氨氮: '1.4', 总磷: '0.1' })],
      CURRENT_POLICY,
    );
    expect(means).toMatchObject({
      氨氮: { value: { kind: 'measured', value: '1.2' } },
      总磷: { value: { kind: 'measured', value: '0.1' } },
    });
  });

  it('P06 of means are as exact as of the readings, so that a tie stays one', () => {
    // Three months of (0 + 0 + 0.1) ÷ 3 = 0.0333… and one of 0.04 make 0.14 ÷ 4 = 0.035, which rounds to 0.04;
    // with the thirds cut short it would lie below 0.035 and round to 0.03.
    const third = ofMonth('氨氮', [
      ['2026-01-01', '0'],
      ['2026-01-02', '0'],
      ['2026-01-03', '0.1'],
    ]);
    const fourth = amount('0.04');
    const year = meanAmounts(
      [third, third, third, fourth].map((each) => ({ 氨氮: each })),
      CURRENT_POLICY,
    );
    expect(year.氨氮!.value).toEqual({ kind: 'measured', value: '0.035' });
  });

  it('are judged like a sample, and the derivation says that it is a mean', () => {
    const means = meanAmounts(
      [
        amounts({ ...CLEAN, 氨氮: '0.9' }),
        amounts({ ...CLEAN, 氨氮: '1.2' }),
        amounts({ ...CLEAN, 氨氮: '1.2' }),
      ],
      CURRENT_POLICY,
    );
    const verdict = judgeSample(means, 'river', STANDARDS.surfaceWater, CURRENT_POLICY, 3);
    expect(verdict.statement).toBe('氨氮3次监测均值1.1 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）');
  });
});
