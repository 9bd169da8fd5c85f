// Numbers as decimal strings: no value passes through binary arithmetic on its way to a record.

import { Decimal } from 'decimal.js';
import type { ColumnSpec } from '../model/columns.ts';
import type { Source } from '../model/source.ts';
import { numberInvalid, numberRange, unitMismatch } from './cell-problems.ts';
import type { Parsed } from './cells.ts';
import { isUnit, sameUnit } from './units.ts';

const LEADING_NUMBER = /^(<?[+-]?[\d,.]+(?:[eE][+-]?\d+)?)(.+)$/;

/** What the numbers of a column are called, measured in and bounded by. */
export type NumberColumn = Pick<ColumnSpec, 'header' | 'unit' | 'min' | 'max'>;

/** A binary number as the decimal a person typed: 15 significant digits, no exponent. */
export function plainNumber(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  return short.includes('e') ? new Decimal(short).toFixed() : short;
}

/**
 * A number: digits of either width, one decimal point, thousands separators in their places, an
 * exponent, perhaps the column's own unit. Other units, percentages and anything else are problems.
 */
export function parseNumber(source: Source, column: NumberColumn): Parsed<string> {
  if (isPlain(source.text)) return checkRange(source.text, source, column);
  const text = halfWidth(source.text);
  const value = readDecimal(withoutUnit(text, column.unit));
  if (value !== null) return checkRange(value, source, column);
  const unit = LEADING_NUMBER.exec(text)?.[2];
  if (column.unit !== undefined && unit !== undefined && isUnit(unit)) {
    // Making it half-width keeps the length, so the unit as written is the same end of the text.
    const asWritten = source.text.trim().slice(-unit.length).trim();
    return { problem: unitMismatch(source, column.header, asWritten, column.unit) };
  }
  return { problem: numberInvalid(source, column.header) };
}

/** Whether the text is a plain decimal already, as nearly all are. */
export function isPlain(text: string): boolean {
  return /^(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?$/.test(text);
}

/** The text without the unit behind its number, when that is the unit expected. */
export function withoutUnit(text: string, unit: string | undefined): string {
  const [, number, rest] = LEADING_NUMBER.exec(text) ?? [];
  return number !== undefined && unit !== undefined && sameUnit(rest!, unit) ? number : text;
}

/** A number within the column's bounds; nothing is below 0 unless the column says so. */
export function checkRange(value: string, source: Source, column: NumberColumn): Parsed<string> {
  const { min = '0', max } = column;
  const below = min === '0' ? value.startsWith('-') : new Decimal(value).lt(min);
  const above = max !== undefined && new Decimal(value).gt(max);
  return below || above ? { problem: numberRange(source, column.header, min, max) } : { value };
}

/** Full-width digits and signs in their ASCII form, without space around them. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('−', '-')
    .trim();
}

/** The number as plain digits, or `null`; `1,234.50` → `1234.50`, `1.2E-3` → `0.0012`. */
export function readDecimal(text: string): string | null {
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  const [, sign, integer = '', fraction = '', exponent] = match ?? [];
  if (match === null || integer + fraction === '' || text.length > 40) return null;
  const digits = integer.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0';
  const plain = `${sign === '-' ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
  if (exponent !== undefined) return new Decimal(`${plain}e${exponent}`).toFixed();
  return plain;
}
