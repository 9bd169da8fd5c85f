// Exact decimals: parsing, comparing, GB/T 8170 rounding and the zero rule. No binary floats in the judge.

/**
 * The number `units` × 10^−`places`, exact at any length. Integers, because a million judgements take
 * 0.5 s with them and 3 s with decimal.js objects.
 */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

/** An exact quotient; the denominator is above zero. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

// Exponents and special words stay out: `1e9999999` would be a number of ten million digits.
const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** The number a decimal string stands for; `null` when it is not a plain decimal. */
export function parseDecimal(text: string): Exact | null {
  if (!PLAIN_DECIMAL.test(text)) return null;
  const point = text.indexOf('.');
  return point < 0
    ? { units: BigInt(text), places: 0 }
    : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
}

/** Writes a number that is not negative with all its places. */
export function writeDecimal({ units, places }: Exact): string {
  const digits = units.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Negative when `a` is the smaller number, 0 when equal, positive when it is the larger. */
export function compareDecimals(a: Exact, b: Exact): number {
  const left = a.places < b.places ? a.units * powerOfTen(b.places - a.places) : a.units;
  const right = b.places < a.places ? b.units * powerOfTen(a.places - b.places) : b.units;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a ÷ b for `b` above zero. */
export function ratioOf(a: Exact, b: Exact): Ratio {
  return { numerator: a.units * powerOfTen(b.places), denominator: b.units * powerOfTen(a.places) };
}

export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half of a number, with a further place only where it is needed. */
export function halfOf({ units, places }: Exact): Exact {
  return units % 2n === 0n ? { units: units / 2n, places } : { units: units * 5n, places: places + 1 };
}

/**
 * Rounds a number that is not negative half to even (四舍六入五成双, GB/T 8170-2008 §3.2) to `decimals`
 * places; one that has no more stays as written. Zero rule: a value that is not zero never becomes zero,
 * it keeps one significant digit instead (0.0003 stays 0.0003).
 */
export function roundHalfEven(value: Exact, decimals: number): Exact {
  if (value.places <= decimals) return value;
  return roundRatio({ numerator: value.units, denominator: powerOfTen(value.places) }, decimals);
}

/** Rounds an exact quotient as `roundHalfEven` does, in one step, to exactly `decimals` places. */
export function roundRatio(ratio: Ratio, decimals: number): Exact {
  const units = nearestUnits(ratio, decimals);
  if (units !== 0n || ratio.numerator === 0n) return { units, places: decimals };
  let places = decimals;
  while (ratio.numerator * powerOfTen(places) < ratio.denominator) places += 1;
  const kept = nearestUnits(ratio, places);
  // 0.00096 is 0.001, not 0.0010: one digit is kept.
  return kept === 10n ? { units: 1n, places: places - 1 } : { units: kept, places };
}

function nearestUnits({ numerator, denominator }: Ratio, places: number): bigint {
  const scaled = numerator * powerOfTen(places);
  const floor = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  return twice > denominator || (twice === denominator && floor % 2n === 1n) ? floor + 1n : floor;
}

const POWERS = Array.from({ length: 32 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10^`exponent`. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}
