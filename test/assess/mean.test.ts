import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanAmount, meanAmounts } from '../../src/assess/mean.ts';
import { judgeSample } from '../../src/assess/sample.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import { amount, amounts, CLEAN, STANDARDS } from './standards.ts';

const mean = (item: string, ...texts: string[]) =>
  meanAmount(
    item,
    texts.map((text, index) => amount(text, `B${index + 2}`)),
  ).value;

describe('the mean of an item', () => {
  it.each([
    // (1.2 + 0.8 + 1.0) ÷ 3
    [['1.2', '0.8', '1.0'], '1'],
    // (0.1 + 0.2 + 0.2) ÷ 3, kept to 20 digits
    [['0.1', '0.2', '0.2'], '0.16666666666666666667'],
    // Half of 0.05 is 0.025; (0.025 + 0.075) ÷ 2
    [['<0.05', '0.075'], '0.05'],
    // Missing ones are left out, a measured zero is not.
    [['0.4', '', '0.6'], '0.5'],
    [['0', '0.6', '?停站'], '0.3'],
    // What cannot be a measurement is left out as well.
    [['0.4', '0.6', '-9', '约9'], '0.5'],
  ])('of %j is %s', (texts, value) => {
    expect(mean('氨氮', ...texts)).toEqual({ kind: 'measured', value });
  });

  it('of a single usable reading is that reading, its form unchanged', () => {
    expect(mean('氨氮', '<0.05')).toEqual({ kind: 'below', limit: '0.05' });
    expect(mean('氨氮', '', '<0.05')).toEqual({ kind: 'below', limit: '0.05' });
    expect(mean('氨氮', '1.30', '?停站')).toEqual({ kind: 'measured', value: '1.30' });
  });

  it('of nothing usable is missing, with the reason of the first', () => {
    expect(mean('氨氮', '?停站', '')).toEqual({ kind: 'missing', reason: '停站' });
  });

  it('of readings all below detection stays below detection, at the mean limit', () => {
    // Halves 0.005 and 0.01, mean 0.0075, which is half of 0.015.
    expect(mean('总磷', '<0.01', '<0.02')).toEqual({ kind: 'below', limit: '0.015' });
  });

  it('of pH is the pH of the mean hydrogen-ion activity', () => {
    // (10^−6 + 10^−8) ÷ 2 = 5.05 × 10^−7; −log10 of it = 6.2967, where the plain mean would say 7.
    const value = mean('pH值', '6', '8');
    expect(value.kind === 'measured' && new Decimal(value.value).toFixed(4)).toBe('6.2967');
    // Equal values stay exactly what they are, so that a tie remains one: 8.5 rounds to 8.
    expect(mean('pH值', '8.5', '8.5')).toEqual({ kind: 'measured', value: '8.5' });
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
    const result = meanAmount('氨氮', [amount('0.4', 'B2'), amount('', 'B3'), amount('0.6', 'B4')]);
    expect('sources' in result && result.sources.map(({ cell }) => cell)).toEqual(['B2', 'B4']);
  });
});

describe('the means of a sample', () => {
  it('of one reading are the reading itself', () => {
    const only = amounts(CLEAN);
    expect(meanAmounts([only])).toBe(only);
  });

  it('take each item from the readings that have it', () => {
    const means = meanAmounts([amounts({ 氨氮: '1.0' }), amounts({ 氨氮: '1.4', 总磷: '0.1' })]);
    expect(means).toMatchObject({
      氨氮: { value: { kind: 'measured', value: '1.2' } },
      总磷: { value: { kind: 'measured', value: '0.1' } },
    });
  });

  it('are judged like a sample, and the derivation says that it is a mean', () => {
    const means = meanAmounts([
      amounts({ ...CLEAN, 氨氮: '0.9' }),
      amounts({ ...CLEAN, 氨氮: '1.2' }),
      amounts({ ...CLEAN, 氨氮: '1.2' }),
    ]);
    const verdict = judgeSample(means, 'river', STANDARDS.surfaceWater, CURRENT_POLICY, 3);
    expect(verdict.statement).toBe('氨氮3次监测均值1.1 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）');
  });
});
