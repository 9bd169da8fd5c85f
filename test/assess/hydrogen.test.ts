import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityOf, phOf } from '../../src/assess/numbers/hydrogen.ts';
import { writeDecimal } from '../../src/assess/numbers/rounding.ts';

// decimal.js at another precision and with its own logarithm.
const Fine: typeof Decimal = Decimal.clone({
  defaults: true,
  precision: 80,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

describe('hydrogen-ion activity', () => {
  it('of a whole pH is a power of ten', () => {
    expect(activityOf('7')).toBe(10n ** 43n);
    expect(activityOf('0')).toBe(10n ** 50n);
    expect(activityOf('14')).toBe(10n ** 36n);
  });

  it('gives back the pH it came from, to 30 decimals', () => {
    fc.assert(
      fc.property(fc.nat(140_000), (n) => {
        const ph = new Decimal(n).div(10_000).toFixed(4);
        expect(writeDecimal(phOf(activityOf(ph), 30))).toBe(new Decimal(ph).toFixed(30));
      }),
    );
  });

  it('of a mean has the pH that a logarithm of 80 digits has', () => {
    const ph = fc.nat(1400).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(ph, { minLength: 2, maxLength: 5 }), (values) => {
        const sum = values.reduce((total, value) => total + activityOf(value), 0n);
        const exact = Fine.log10(
          Fine.sum(...values.map((value) => Fine.pow(10, new Fine(value).negated()))).div(values.length),
        ).negated();
        expect(writeDecimal(phOf(sum / BigInt(values.length), 20))).toBe(
          exact.toDecimalPlaces(20, Decimal.ROUND_HALF_EVEN).toFixed(20),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('stays a number for what no reading lets through', () => {
    expect(activityOf('400')).toBe(0n);
    expect(writeDecimal(phOf(0n, 2))).toBe('50.00');
  });
});
