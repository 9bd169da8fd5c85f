// Numbers as decimal texts: read, shifted and compared digit by digit, so that no value passes through binary
// arithmetic on its way to a record.

import { Decimal } from 'decimal.js';
import type { ColumnSpec } from '../../model/columns.ts';
import type { Source } from '../../model/source.ts';
import { numberInvalid, numberRange, unitMismatch } from '../problems/cell-problems.ts';
import { numberAdvice, numberNoise } from '../problems/number-problems.ts';
import type { Parsed } from './cells.ts';
import { isUnit, sameUnit } from './units.ts';

/** What the numbers of a column are called, measured in and bounded by. */
export type NumberColumn = Pick<
  ColumnSpec,
  'header' | 'unit' | 'stated' | 'min' | 'max' | 'plausible' | 'alwaysFound'
>;

/** Digits a spreadsheet keeps; what a file has beyond them is the tail of a binary number. */
const SIGNIFICANT = 15;
const LONGEST = 40;
const DECIMAL = /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+|)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i;
const LEADING_NUMBER = /^(<?[+-]?[\d,.]+(?:e[+-]?\d+)?)(.+)$/i;
/** Letters that digits are mistyped as, hexadecimal digits and half an exponent. */
const MISTYPED = /^(?:[oOlLISBZeE]+|[a-zA-Z]-?\d+[A-F]*)$/;
/** `×10^-3`, `×10⁻³`: with a sign that the power is one. `×10-3` may have lost it. */
const POWER = /\s*[×xX*]\s*10(?:\^\(?([+-]?\d{1,2})\)?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number: digits of either width, one decimal point, thousands separators in their places, an exponent,
 * perhaps the unit its header names. Other units, percentages and anything else are problems. Given in the
 * column's own unit.
 */
export function parseNumber(source: Source, column: NumberColumn): Parsed<string> {
  if (isPlain(source.text)) return inBounds(source.text, source, column);
  const text = halfWidth(source.text);
  const unit = column.stated?.unit ?? column.unit;
  const value = readDecimal(withoutUnit(text, unit));
  if (value !== null) {
    return isDecimalComma(text, value, column)
      ? { problem: numberInvalid(source, column.header, numberAdvice(text)) }
      : inBounds(value, source, column);
  }
  const behind = LEADING_NUMBER.exec(text)?.[2];
  // A letter right behind the digits is rather one of them mistyped than a unit.
  if (unit !== undefined && behind !== undefined && isUnit(behind) && !MISTYPED.test(behind)) {
    // Making it half-width keeps the length, so the unit as written is the same end of the text.
    const asWritten = source.text.trim().slice(-behind.length).trim();
    return { problem: unitMismatch(source, column.header, asWritten, unit) };
  }
  return { problem: numberInvalid(source, column.header, numberAdvice(text)) };
}

/** Whether the text is a plain decimal already, as nearly all are. */
export function isPlain(text: string): boolean {
  return text.length <= SIGNIFICANT + 1 && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
}

/** The text without the unit behind its number, when that is the unit expected. */
function withoutUnit(text: string, unit: string | undefined): string {
  const plain = withPlainPower(text);
  const [, number, rest = ''] = LEADING_NUMBER.exec(plain) ?? [];
  const named = rest.trim().replace(/^\((.*)\)$/, '$1');
  return number !== undefined && unit !== undefined && sameUnit(named, unit) ? number : plain;
}

/** A power of ten as the exponent it is: `1.2×10^-3` → `1.2e-3`. */
export function withPlainPower(text: string): string {
  return text.replace(POWER, (_, plain: string | undefined, raised: string | undefined) => {
    const digits = Array.from(raised ?? '', (sign) =>
      sign === '⁻' ? '-' : sign === '⁺' ? '' : RAISED.indexOf(sign),
    );
    return `e${plain ?? digits.join('')}`;
  });
}

/** `1,234` in a column where 1234 cannot be but 1.234 can: whether the comma parts thousands is open. */
function isDecimalComma(text: string, value: string, { plausible, stated }: NumberColumn): boolean {
  const most = plausible?.max;
  if (most === undefined || !/^\d{1,3},\d{3}$/.test(text)) return false;
  const whole = shiftDecimal(value, stated?.shift ?? 0);
  return compareDecimals(whole, most) > 0 && compareDecimals(shiftDecimal(whole, -3), most) <= 0;
}

/**
 * A number in the column's unit and within its bounds; nothing is below 0 unless the column says so. Digits
 * beyond the 15 a spreadsheet keeps are rounded away, with a note.
 */
export function inBounds(written: string, source: Source, column: NumberColumn): Parsed<string> {
  const isLong = written.length > SIGNIFICANT + 1 && significantDigits(written) > SIGNIFICANT;
  const short = isLong ? new Decimal(written).toSignificantDigits(SIGNIFICANT).toFixed() : written;
  const value = shiftDecimal(short, column.stated?.shift ?? 0);
  const { min = '0', max } = column;
  const below = min === '0' ? value.startsWith('-') : compareDecimals(value, min) < 0;
  if (below || (max !== undefined && compareDecimals(value, max) > 0)) {
    return { problem: numberRange(source, column, likelyValue(value, column)) };
  }
  return isLong ? { value, problem: numberNoise(source, column.header, value) } : { value };
}

/** The value with its decimal point where it makes sense, when it was one, two or three places off. */
export function likelyValue(value: string, { plausible, max }: NumberColumn): string | undefined {
  const most = plausible?.max ?? max;
  const least = plausible?.min ?? '0';
  if (most === undefined || value.startsWith('-')) return undefined;
  const candidates = [-1, -2, -3].map((places) => shiftDecimal(value, places));
  return candidates.find(
    (candidate) => compareDecimals(candidate, most) <= 0 && compareDecimals(candidate, least) >= 0,
  );
}

/** Full-width digits and signs in their ASCII form, without space around them. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('−', '-')
    .replaceAll('﹤', '<')
    .trim();
}

/**
 * The number as plain digits, or `null`; `1,234.50` → `1234.50`, `1.2E-3` → `0.0012`. Thousands separators
 * stand in their places or not at all, and a number that begins with 0 has none (`0,520`).
 */
export function readDecimal(text: string): string | null {
  const match = text.length > LONGEST ? null : DECIMAL.exec(text);
  const [, sign, integer = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || integer + fraction === '') return null;
  const digits = integer.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0';
  const plain = shiftDecimal(fraction === '' ? digits : `${digits}.${fraction}`, Number(exponent));
  // There is one zero.
  return sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/** The plain decimal with its point moved `places` to the right, exactly. */
export function shiftDecimal(decimal: string, places: number): string {
  if (places === 0) return decimal;
  const [, sign = '', integer = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!;
  const point = Math.max(integer.length + places, 1);
  const padding = '0'.repeat(point - integer.length - places);
  const digits = (padding + integer + fraction).padEnd(point, '0');
  const whole = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return `${sign}${whole}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
}

/** Negative, zero or positive as the plain decimal `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const [isMinus, isOtherMinus] = [a.startsWith('-'), b.startsWith('-')];
  if (isMinus !== isOtherMinus) return isMinus ? -1 : 1;
  return isMinus ? compareSizes(b.slice(1), a.slice(1)) : compareSizes(a, b);
}

/** Of numbers with equally many digits before the point, the texts compare as the numbers do. */
function compareSizes(a: string, b: string): number {
  const [whole, otherWhole] = [wholeDigits(a), wholeDigits(b)];
  if (whole !== otherWhole) return whole - otherWhole;
  const isPrefix = a.length < b.length ? b.startsWith(a) : a.startsWith(b);
  if (!isPrefix) return a < b ? -1 : 1;
  const rest = a.length < b.length ? b.slice(a.length) : a.slice(b.length);
  return /[1-9]/.test(rest) ? a.length - b.length : 0;
}

function wholeDigits(decimal: string): number {
  const point = decimal.indexOf('.');
  return point === -1 ? decimal.length : point;
}

/** How many digits count, from the first that is not 0. */
function significantDigits(decimal: string): number {
  return decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;
}
