// The judge's arithmetic once more, by other means and from the standard's file itself: digits struck off as a
// clerk strikes them off, long division, limits counted as they are broken. Nothing of src/assess is used.

import { readFileSync } from 'node:fs';
import type { WaterBody } from '../../src/model/water.ts';

/** Numbers from 0 up to `bound`, the same every time for one seed. */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

/** `units` × 10^−`places` as text with all its places. */
export function digits(units: bigint, places: number): string {
  const text = String(units).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, text.length - places)}.${text.slice(text.length - places)}`;
}

/** Rounding as GB/T 8170 words it, on the digits: 四舍六入，五后非零进一，五后皆零看奇偶. */
export function roundText(text: string, decimals: number): string {
  const [whole = '', part = ''] = text.split('.');
  if (part.length <= decimals) return text;
  const kept = struck(BigInt(whole + part.slice(0, decimals)), part.slice(decimals));
  if (kept !== 0n || !/[1-9]/.test(text)) return digits(kept, decimals);
  // The zero rule: the first digit that is not zero is kept instead.
  const first = part.search(/[1-9]/);
  const digit = struck(BigInt(part[first]!), part.slice(first + 1));
  return digit === 10n ? digits(1n, first) : digits(digit, first + 1);
}

function struck(kept: bigint, rest: string): bigint {
  const next = rest[0] ?? '0';
  if (next !== '5') return next > '5' ? kept + 1n : kept;
  return /[1-9]/.test(rest.slice(1)) || kept % 2n === 1n ? kept + 1n : kept;
}

/** A quotient by long division to 60 digits, a `1` after them where it goes on; then rounded like a text. */
function roundQuotient(dividend: bigint, divisor: bigint, decimals: number): string {
  let rest = dividend % divisor;
  let part = '';
  while (part.length < 60) {
    rest *= 10n;
    part += rest / divisor;
    rest %= divisor;
  }
  return roundText(`${dividend / divisor}.${part}${rest > 0n ? '1' : ''}`, decimals);
}

/** More places than any value of these tests has. */
export const PLACES = 30;

/** A decimal text as a whole number of 10^−30. */
export function scaled(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(PLACES, '0'));
}

/** One line of the standard's file, its limits as whole numbers too. */
export interface Line {
  readonly item: string;
  readonly unit: string;
  readonly direction: '上限' | '下限' | '范围';
  readonly decimals: number;
  readonly bodies: readonly WaterBody[];
  /** As they stand in the file, Ⅰ to Ⅴ. */
  readonly limits: readonly string[];
  /** Lowest and highest value that keep each limit. */
  readonly bounds: readonly (readonly [bigint, bigint])[];
}

const ENDLESS = 10n ** 60n;

/** data/standards/GB3838-2002.csv, cell by cell. */
export const LINES: readonly Line[] = rowsOf('GB3838-2002.csv').map((row) => {
  const direction = row.判定方式 as Line['direction'];
  const limits = ['Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类'].map((header) => row[header]!);
  return {
    item: row.项目!,
    unit: row.单位!,
    direction,
    decimals: Number(row.评价小数位),
    bodies: row.水体类型!.split('、').map((body) => (body === '湖库' ? 'lake' : 'river')),
    limits,
    bounds: limits.map((limit) => {
      const [low, high] = limit.split('~');
      if (direction === '上限') return [0n, scaled(limit)];
      return [scaled(low!), direction === '下限' ? ENDLESS : scaled(high!)];
    }),
  };
});

/** Rows of a file of data/standards that quotes nothing, by header. */
export function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(`../../data/standards/${file}`, import.meta.url), 'utf8');
  const [header = '', ...lines] = text.replace('\uFEFF', '').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
}

/** The line of an item for one kind of water body. */
export function lineOf(item: string, body: WaterBody): Line | undefined {
  return LINES.find((line) => line.item === item && line.bodies.includes(body));
}

/** Class of a value as it stands: one, and one more for every class whose limit it breaks. */
export function classOf(text: string, { bounds }: Line): number {
  const value = scaled(text);
  return 1 + bounds.filter(([low, high]) => value < low || value > high).length;
}

/** Class of a value rounded first; `<0.05` counts as half, and as nothing (`null`) where the whole is worse. */
export function roundedClass(text: string, line: Line): { text: string; waterClass: number } | null {
  const rounded = (value: string) => {
    const compared = roundText(value, line.decimals);
    return { text: compared, waterClass: classOf(compared, line) };
  };
  if (!text.startsWith('<')) return rounded(text);
  const limit = text.slice(1);
  const half = rounded(halved(limit));
  // The true value lies between nothing and the limit; with a lower limit nothing is the worse end.
  const ends = line.direction === '上限' ? [limit] : [limit, '0'];
  return ends.some((end) => rounded(end).waterClass > half.waterClass) ? null : half;
}

/** Half of a decimal text, with one more place where it needs one. */
export function halved(text: string): string {
  const places = text.split('.')[1]?.length ?? 0;
  const tenfold = BigInt(text.replace('.', '')) * 5n;
  return tenfold % 10n === 0n ? digits(tenfold / 10n, places) : digits(tenfold, places + 1);
}

/** 超标倍数 over class `base`, rounded to one decimal; `null` where the item has none or the value is not over. */
export function multipleText(compared: string, line: Line, base: number): string | null {
  const limit = scaled(line.limits[base - 1]!.split('~')[0]!);
  const over = scaled(compared) - limit;
  return line.direction === '上限' && over > 0n ? roundQuotient(over, limit, 1) : null;
}

/** Mean of decimal texts, `<` ones at half, rounded. */
export function meanText(texts: readonly string[], decimals: number): string {
  // In halves, so that none is lost.
  const halves = texts.map((text) => (text.startsWith('<') ? scaled(text.slice(1)) : 2n * scaled(text)));
  const sum = halves.reduce((a, b) => a + b, 0n);
  return roundQuotient(sum, 2n * BigInt(texts.length) * 10n ** BigInt(PLACES), decimals);
}

// 10^(f/100) for f = 0 … 99, in units of 10^−80, cut off.
const ROOT_PLACES = 80;
const ROOTS = Array.from({ length: 100 }, (_, f) => hundredthRoot(10n ** BigInt(100 * ROOT_PLACES + f), f));

function hundredthRoot(power: bigint, f: number): bigint {
  // Newton's steps from above never pass the root.
  let root = (BigInt(Math.ceil(10 ** (f / 100) * 1e12)) + 1n) * 10n ** BigInt(ROOT_PLACES - 12);
  for (;;) {
    const next = (99n * root + power / root ** 99n) / 100n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * pH of the mean hydrogen-ion activity of values in hundredths (0 … 1400), rounded to a whole number:
 * the activities are summed as powers of 10^(1/100) and compared with those of k + 0.5. Different such
 * powers are independent over the rationals (x^100 − 10 is irreducible), so a tie is one power alone.
 */
export function meanPh(hundredths: readonly number[]): number {
  for (let whole = 0; ; whole += 1) {
    const boundary = whole * 100 + 50;
    if (hundredths.every((value) => value === boundary)) return whole % 2 === 0 ? whole : whole + 1;
    const sum = hundredths.map(activity).reduce((a, b) => a + b, 0n);
    // More activity than at the boundary is a lower pH.
    if (sum > activity(boundary) * BigInt(hundredths.length)) return whole;
  }
}

/** 10^−(value/100), in units of 10^−95. */
function activity(value: number): bigint {
  const whole = Math.ceil(value / 100);
  return ROOTS[whole * 100 - value]! * 10n ** BigInt(15 - whole);
}
