// Sums and shares of quantities, exact until they are written: half to even (GB/T 8170-2008 §3.2).

import type { Sourced } from '../../model/source.ts';
import { type Exact, parseDecimal, type Ratio, ratioOf, roundRatio, writeDecimal } from './rounding.ts';

const ZERO: Exact = { units: 0n, places: 0 };

/** The number of a cell that holds a quantity; `null` for none, for no number and below zero. */
export function quantityOf(cell: Sourced<string> | undefined): Exact | null {
  const value = cell === undefined ? null : parseDecimal(cell.value);
  return value === null || value.units < 0n ? null : value;
}

function plus(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

/** a − b, which may lie below zero. */
export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { units: -b.units, places: b.places });
}

export function times(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, places: a.places + b.places };
}

export function wholeNumber(count: number): Exact {
  return { units: BigInt(count), places: 0 };
}

export function sumOf(values: readonly Exact[]): Exact {
  return values.reduce(plus, ZERO);
}

/** part ÷ whole in percent; `null` when the whole is not above zero. */
export function percentOf(part: Exact, whole: Exact): Ratio | null {
  return whole.units <= 0n ? null : ratioOf(times(part, wholeNumber(100)), whole);
}

/** A hundredth of a number, with no more places than it needs. */
export function hundredthOf({ units, places }: Exact): Exact {
  let [left, kept] = [units, places + 2];
  for (; kept > 0 && left % 10n === 0n; kept -= 1) left /= 10n;
  return { units: left, places: kept };
}

/** A number that may be negative, rounded to `decimals` places: `-5.0`. */
export function writeRatio({ numerator, denominator }: Ratio, decimals: number): string {
  return numerator < 0n
    ? `-${writeRatio({ numerator: -numerator, denominator }, decimals)}`
    : writeDecimal(roundRatio({ numerator, denominator }, decimals));
}

/** A number that may be negative as it is, with all its places. */
export function writeExact({ units, places }: Exact): string {
  return units < 0n ? `-${writeExact({ units: -units, places })}` : writeDecimal({ units, places });
}

function unitsAt({ units, places }: Exact, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}
