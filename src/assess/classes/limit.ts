// A limit as numbers: what keeps it, and by how much it is exceeded.

import type { ClassLimits } from '../../model/standard.ts';
import {
  compareDecimals,
  type Exact,
  parseDecimal,
  type Ratio,
  ratioOf,
  roundRatio,
  writeDecimal,
} from '../numbers/rounding.ts';

/** Bounds a value must lie within, both included; `null` is no bound on that side. */
export interface Bound {
  readonly low: Exact | null;
  readonly high: Exact | null;
}

/** Bounds of a limit text, which reading has checked: `1.0` for `max` and `min`, `6~9` for `range`. */
export function boundOf(direction: ClassLimits['direction'], limit: string): Bound {
  if (direction === 'max') return { low: null, high: exact(limit) };
  if (direction === 'min') return { low: exact(limit), high: null };
  const [low, high] = limit.split('~');
  return { low: exact(low!), high: exact(high!) };
}

/** A limit that is no number would let every value pass. */
function exact(limit: string): Exact {
  const parsed = parseDecimal(limit);
  if (parsed === null) throw new Error(`limit ${limit} is not a plain decimal`);
  return parsed;
}

export function keeps(value: Exact, { low, high }: Bound): boolean {
  return (
    (low === null || compareDecimals(value, low) >= 0) && (high === null || compareDecimals(value, high) <= 0)
  );
}

/**
 * 超标倍数 (C − S)/S of a value over an upper limit (环办〔2011〕22号). `null` for lower limits and ranges:
 * 溶解氧 and pH have none.
 */
export function multipleOf(value: Exact, { low, high }: Bound): Ratio | null {
  if (low !== null || high === null || high.units === 0n) return null;
  const { numerator, denominator } = ratioOf(value, high);
  return { numerator: numerator - denominator, denominator };
}

/** A multiple with one decimal; a multiple that would read 0.0 keeps one significant digit. */
export function writeMultiple(multiple: Ratio): string {
  return writeDecimal(roundRatio(multiple, 1));
}
