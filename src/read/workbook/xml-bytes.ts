// The signs and small words of XML, compared as bytes: text is made only of what someone wants to read.

import type { Buffer } from 'node:buffer';
import { MAX_COLUMNS, MAX_ROWS } from '../../model/address.ts';

export const LT = 60;
export const GT = 62;
export const SLASH = 47;
export const BANG = 33;
export const QUESTION = 63;
export const EQUALS = 61;
export const AMPERSAND = 38;
export const QUOTE = 34;
export const APOSTROPHE = 39;

/** Short names met so far, by a hash of their bytes: a sheet of a million cells has a dozen. */
const known = new Map<number, string>();
const MAX_KNOWN = 1000;
const SHORT = 40;

/** The bytes as text, the same object for the same short name. */
export function nameAt(bytes: Buffer, start: number, end: number): string {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
  const name = known.get(hash);
  if (name?.length === end - start && isWrittenAt(name, bytes, start)) return name;
  const fresh = bytes.toString('latin1', start, end);
  if (name === undefined && fresh.length <= SHORT && known.size < MAX_KNOWN) known.set(hash, fresh);
  return fresh;
}

/** Whether a name goes on with this byte. */
export function isNameByte(byte: number): boolean {
  return (
    byte > 32 &&
    byte !== GT &&
    byte !== SLASH &&
    byte !== EQUALS &&
    byte !== LT &&
    byte !== AMPERSAND &&
    byte !== QUOTE &&
    byte !== APOSTROPHE
  );
}

/** Whether the name stands there, whatever follows. */
export function isWrittenAt(name: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (name.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

/** A whole number from 0; `NaN` when something else stands there. */
export function digitsAt(bytes: Buffer, start: number, end: number): number {
  if (end === start || end - start > 15) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const NO_ADDRESS = { column: Number.NaN, row: Number.NaN };

/** The 0-based column and row of a cell's address; `NaN` in both when it is none. */
export function addressAt(bytes: Buffer, start: number, end: number): { column: number; row: number } {
  let column = 0;
  let at = start;
  for (let byte = bytes[at]!; at < end && byte >= 65 && byte <= 90; byte = bytes[++at]!) {
    column = column * 26 + byte - 64;
  }
  const row = digitsAt(bytes, at, end);
  const isSound =
    at > start && at - start <= 3 && bytes[at] !== 48 && row <= MAX_ROWS && column <= MAX_COLUMNS;
  return isSound ? { column: column - 1, row: row - 1 } : NO_ADDRESS;
}
