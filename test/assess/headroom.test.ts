import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundOf, keeps } from '../../src/assess/classes/limit.ts';
import {
  compareDecimals,
  type Exact,
  parseDecimal,
  roundRatio,
  writeDecimal,
} from '../../src/assess/numbers/rounding.ts';
import {
  boundOfRemaining,
  keepsThreshold,
  type MeanLimit,
  type SoFar,
  thresholdOf,
} from '../../src/assess/periods/headroom.ts';

const exact = (text: string): Exact => parseDecimal(text)!;

const limit = (
  direction: MeanLimit['direction'],
  text: string,
  decimals: number,
  rounding: MeanLimit['rounding'] = 'first',
): MeanLimit => ({ direction, limit: exact(text), decimals, rounding });

/** Whether the mean of the values so far and of `remaining` more is judged to keep the limit: another way to it. */
function isJudgedKept({ sum, count }: SoFar, remaining: number, value: Exact, of: MeanLimit): boolean {
  const places = Math.max(sum.places, value.places);
  const total =
    sum.units * 10n ** BigInt(places - sum.places) +
    value.units * BigInt(remaining) * 10n ** BigInt(places - value.places);
  const mean = { numerator: total, denominator: BigInt(count + remaining) * 10n ** BigInt(places) };
  const bound = boundOf(of.direction, writeDecimal(of.limit));
  if (of.rounding === 'first') return keeps(roundRatio(mean, of.decimals), bound);
  const left = total * 10n ** BigInt(of.limit.places);
  const right = of.limit.units * mean.denominator;
  return of.direction === 'max' ? left <= right : left >= right;
}

describe('what an unrounded mean must keep', () => {
  it.each([
    // 0.2005 lies between 0.200 and 0.201 and goes to the even 0.200.
    ['max', '0.2', 3, '0.2005', true],
    // 0.0255 goes to 0.026, the even one, and misses.
    ['max', '0.025', 3, '0.0255', false],
    ['max', '1.0', 2, '1.005', true],
    ['max', '0.15', 2, '0.155', false],
    ['max', '15', 1, '15.05', true],
    // 4.95 goes to 5.0; 7.45 goes to 7.4 and misses 7.5.
    ['min', '5', 1, '4.95', true],
    ['min', '7.5', 1, '7.45', false],
    // A limit finer than the rounding: the last unit that keeps it.
    ['max', '0.127', 2, '0.125', true],
    ['max', '0.13', 1, '0.15', false],
    ['min', '0.121', 2, '0.125', false],
    ['min', '0.120', 2, '0.115', true],
  ] as const)(
    'P23 of %s %s rounded to %i decimals is %s, itself %s',
    (direction, text, decimals, value, inclusive) => {
      const threshold = thresholdOf(limit(direction, text, decimals));
      expect(writeDecimal(threshold.value)).toBe(value);
      expect(threshold.inclusive).toBe(inclusive);
    },
  );

  it('is the limit itself without rounding', () => {
    expect(thresholdOf(limit('max', '0.025', 3, 'none'))).toEqual({ value: exact('0.025'), inclusive: true });
  });
});

describe('what the remaining months may have', () => {
  const bound = (of: MeanLimit, sum: string, count: number, remaining: number) => {
    const { units, places } = boundOfRemaining({ sum: exact(sum), count }, remaining, of, thresholdOf(of));
    return `${units < 0n ? '-' : ''}${writeDecimal({ units: units < 0n ? -units : units, places })}`;
  };

  it.each([
    // (12 × 0.2005 − 1.5) ÷ 6 = 0.906 ÷ 6 = 0.151
    ['max', '0.2', 3, '1.5', 6, 6, '0.151'],
    // (12 × 0.0255 − 0.18) ÷ 6 = 0.126 ÷ 6 = 0.021 exactly, which would make the tie that misses: 0.020
    ['max', '0.025', 3, '0.18', 6, 6, '0.020'],
    // (12 × 1.005 − 6.5) ÷ 7 = 5.56 ÷ 7 = 0.794…, down
    ['max', '1.0', 2, '6.5', 5, 7, '0.79'],
    // (12 × 1.005 − 12.06) ÷ 6 = 0: nothing may come
    ['max', '1.0', 2, '12.06', 6, 6, '0.00'],
    // 12 × 1.005 = 12.06 is passed already
    ['max', '1.0', 2, '12.061', 6, 6, '-0.01'],
    // (12 × 0.155 − 1.86) ÷ 6 = 0, but the tie misses
    ['max', '0.15', 2, '1.86', 6, 6, '-0.01'],
    // (12 × 4.95 − 21) ÷ 7 = 38.4 ÷ 7 = 5.486, up
    ['min', '5', 1, '21', 5, 7, '5.5'],
    // (12 × 4.95 − 24) ÷ 6 = 5.9
    ['min', '5', 1, '24', 6, 6, '5.9'],
    // (12 × 7.45 − 48) ÷ 6 = 6.9 exactly, which would make the tie that misses: 7.0
    ['min', '7.5', 1, '48', 6, 6, '7.0'],
    // 12 × 4.95 = 59.4 is there already
    ['min', '5', 1, '80', 8, 4, '0.0'],
    ['min', '5', 1, '59.4', 8, 4, '0.0'],
  ] as const)('P24 under %s %s (%i decimals) with %s in %i months, %i to come, is %s', (...given) => {
    const [direction, text, decimals, sum, count, remaining, value] = given;
    expect(bound(limit(direction, text, decimals), sum, count, remaining)).toBe(value);
  });

  const limits = fc.constantFrom(
    limit('max', '0.2', 3),
    limit('max', '0.025', 3),
    limit('max', '0.15', 2),
    limit('max', '1.0', 2),
    limit('max', '6', 1),
    limit('max', '10000', 0),
    limit('min', '5', 1),
    limit('min', '7.5', 1),
    limit('max', '0.025', 3, 'none'),
    limit('min', '5', 1, 'none'),
  );
  /** A limit, months so far of up to about twice it each, and the months to come. */
  const years = limits.chain((of) => {
    const places = of.decimals + 2;
    const top = Number(of.limit.units) * 10 ** (places - of.limit.places) * 2;
    return fc.record({
      of: fc.constant(of),
      units: fc.array(fc.nat(top), { minLength: 1, maxLength: 11 }),
      remaining: fc.integer({ min: 1, max: 11 }),
      places: fc.constant(places),
    });
  });
  const soFarOf = (units: readonly number[], places: number): SoFar => ({
    sum: { units: units.reduce((total, value) => total + BigInt(value), 0n), places },
    count: units.length,
  });

  it('meets the limit when kept exactly, and misses it one printed unit further', () => {
    fc.assert(
      fc.property(years, ({ of, units, remaining, places }) => {
        const soFar = soFarOf(units, places);
        const { units: found, places: printed } = boundOfRemaining(soFar, remaining, of, thresholdOf(of));
        const kept = (value: bigint) => isJudgedKept(soFar, remaining, { units: value, places: printed }, of);
        if (of.direction === 'max') {
          if (found < 0n) expect(kept(0n)).toBe(false);
          else expect([kept(found), kept(found + 1n)]).toEqual([true, false]);
        } else {
          expect(kept(found)).toBe(true);
          if (found > 0n) expect(kept(found - 1n)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('grows tighter when a month so far grows worse', () => {
    fc.assert(
      fc.property(years, fc.nat(5000), ({ of, units, remaining, places }, more) => {
        const found = (values: readonly number[]) =>
          boundOfRemaining(soFarOf(values, places), remaining, of, thresholdOf(of));
        const raised = found([units[0]! + more, ...units.slice(1)]);
        // More of an item leaves less to come; more oxygen asks for less.
        expect(compareDecimals(raised, found(units))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('keeping a threshold is what the judge finds of the rounded mean', () => {
    fc.assert(
      fc.property(years, fc.nat(3000), ({ of, units, remaining, places }, next) => {
        const soFar = soFarOf(units, places);
        const value = { units: BigInt(next), places: of.decimals };
        expect(keepsThreshold(soFar, remaining, value, of.direction, thresholdOf(of))).toBe(
          isJudgedKept(soFar, remaining, value, of),
        );
      }),
      { numRuns: 500 },
    );
  });
});
