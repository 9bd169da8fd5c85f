// The arithmetic of 剩余月份达标浓度: which mean of the months to come still lets the mean of all months meet a
// limit once it is rounded. Exact, the tie of rounding half to even included.

import type { AssessmentPolicy } from '../../model/policy.ts';
import { compareDecimals, type Exact, powerOfTen } from '../numbers/rounding.ts';

/** An upper (`max`) or lower (`min`) limit, with the decimals a value is rounded to before it is compared. */
export interface MeanLimit {
  readonly direction: 'max' | 'min';
  readonly limit: Exact;
  readonly decimals: number;
  readonly rounding: AssessmentPolicy['rounding'];
}

/** What an unrounded mean must keep: up to (or down to) `value`, itself included or not. */
export interface Threshold {
  readonly value: Exact;
  readonly inclusive: boolean;
}

/** Values so far: their exact sum and how many they are. */
export interface SoFar {
  readonly sum: Exact;
  readonly count: number;
}

/**
 * The threshold that rounding makes of a limit: half a unit beyond the outermost value that keeps it. The tie
 * itself goes to the even neighbour, so it counts where that value is even: ≤0.2 at three decimals is ≤0.2005,
 * ≤0.025 is <0.0255. Limits are at least one unit of their decimals.
 */
export function thresholdOf({ direction, limit, decimals, rounding }: MeanLimit): Threshold {
  if (rounding === 'none') return { value: limit, inclusive: true };
  const outermost = gridUnits(limit, decimals, direction);
  const units = outermost * 10n + (direction === 'max' ? 5n : -5n);
  return { value: { units, places: decimals + 1 }, inclusive: outermost % 2n === 0n };
}

/** Whether the mean of the values so far and `remaining` more of `value` each keeps the threshold. */
export function keepsThreshold(
  { sum, count }: SoFar,
  remaining: number,
  value: Exact,
  direction: MeanLimit['direction'],
  threshold: Threshold,
): boolean {
  const total = added(sum, times(value, remaining));
  const order = compareDecimals(total, times(threshold.value, count + remaining));
  return order === 0 ? threshold.inclusive : direction === 'max' ? order < 0 : order > 0;
}

/**
 * The outermost mean of the `remaining` months (at least one) with which the mean of all keeps the threshold,
 * rounded to `decimals` to the safe side: down under an upper limit, up over a lower one. Negative where even
 * 0 would break an upper limit; never negative over a lower one.
 */
export function boundOfRemaining(
  { sum, count }: SoFar,
  remaining: number,
  limit: MeanLimit,
  threshold: Threshold,
): Exact {
  const { direction, decimals } = limit;
  const left = added(times(threshold.value, count + remaining), times(sum, -1));
  const denominator = BigInt(remaining) * powerOfTen(left.places);
  const numerator = left.units * powerOfTen(decimals);
  const exact = numerator % denominator === 0n;
  const floor = numerator / denominator - (numerator < 0n && !exact ? 1n : 0n);
  const beyond = exact && !threshold.inclusive ? 1n : 0n;
  if (direction === 'max') return { units: floor - beyond, places: decimals };
  const ceiling = exact ? floor + beyond : floor + 1n;
  return { units: ceiling < 0n ? 0n : ceiling, places: decimals };
}

/** The outermost multiple of one unit that keeps a limit, in units. */
function gridUnits({ units, places }: Exact, decimals: number, direction: MeanLimit['direction']): bigint {
  if (places <= decimals) return units * powerOfTen(decimals - places);
  const unit = powerOfTen(places - decimals);
  return direction === 'max' || units % unit === 0n ? units / unit : units / unit + 1n;
}

/** a + b. */
export function added(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  return {
    units: a.units * powerOfTen(places - a.places) + b.units * powerOfTen(places - b.places),
    places,
  };
}

/** A number times an integer. */
export function times({ units, places }: Exact, factor: number): Exact {
  return { units: units * BigInt(factor), places };
}
