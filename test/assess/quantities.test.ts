import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hundredthOf,
  minus,
  percentOf,
  quantityOf,
  sumOf,
  times,
  writeExact,
  writeRatio,
} from '../../src/assess/numbers/quantities.ts';
import { parseDecimal } from '../../src/assess/numbers/rounding.ts';
import { sourced } from './standards.ts';

const exact = (text: string) => parseDecimal(text)!;

describe('quantities', () => {
  it.each([
    [sumOf([exact('1.25'), exact('0.5')]), '1.75'],
    [minus(exact('0.5'), exact('1.25')), '-0.75'],
    [minus(exact('5'), exact('5')), '0'],
    [times(exact('1.5'), exact('0.25')), '0.375'],
    [sumOf([exact('46.5'), exact('40.05')]), '86.55'],
    [sumOf([]), '0'],
    [hundredthOf(exact('12030')), '120.3'],
    [hundredthOf(exact('-5.5')), '-0.055'],
    [hundredthOf(exact('0.0')), '0'],
    [hundredthOf(exact('30000')), '300'],
    [minus(exact('0'), exact('0.05')), '-0.05'],
  ])('are exact: case %# is %s', (value, written) => {
    expect(writeExact(value)).toBe(written);
  });

  it.each([
    [1n, 4n, '0.2'],
    [3n, 4n, '0.8'],
    // Half to even on either side of zero; what is not zero never reads 0.0.
    [-1n, 4n, '-0.2'],
    [-3n, 4n, '-0.8'],
    [-11n, 2n, '-5.5'],
    [-1n, 100n, '-0.01'],
    [0n, 3n, '0.0'],
  ])('%s ÷ %s is written %s', (numerator, denominator, written) => {
    expect(writeRatio({ numerator, denominator }, 1)).toBe(written);
  });

  it('have a share of anything above zero only', () => {
    expect(percentOf(exact('1'), exact('0'))).toBeNull();
    expect(writeRatio(percentOf(exact('0.5'), exact('0.8'))!, 1)).toBe('62.5');
  });

  it('are no less than zero, and numbers', () => {
    expect([quantityOf(undefined), quantityOf(sourced('约5')), quantityOf(sourced('-1'))]).toEqual([
      null,
      null,
      null,
    ]);
    expect(quantityOf(sourced('0'))).toEqual(exact('0'));
  });

  it('add and take away again', () => {
    const amount = fc.integer().map((units) => ({ units: BigInt(units), places: Math.abs(units) % 4 }));
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const places = Math.max(a.places, b.places);
        expect(minus(sumOf([a, b]), b)).toEqual({
          units: a.units * 10n ** BigInt(places - a.places),
          places,
        });
      }),
    );
  });
});
