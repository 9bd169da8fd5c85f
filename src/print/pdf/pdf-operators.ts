// The content of a page as a sequence of operators with their operands (ISO 32000-1:2008, 7.8.2). A document
// has hundreds of thousands of them: numbers and glyphs are kept apart from what is rare, so that nothing has
// to be made anew for each.

import { type Cursor, isRegular, type PdfValue, readValue, skipBlanks } from './pdf-syntax.ts';

/** What stands before an operator, good until the next one. */
export interface Operands {
  /** Numbers outside lists, in order; as many as `count`. */
  readonly numbers: Float64Array;
  readonly count: number;
  /** Bytes of a hexadecimal text, as many as `length`: glyphs as browsers write them. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Of a dictionary that says nothing but the number of marked content; -1 without one. */
  readonly marked: number;
  /** Names, other dictionaries, lists and texts of another form. */
  readonly others: readonly PdfValue[];
}

/** The most operands an operator has: the six of a matrix, or the components of a colour. */
const MOST_NUMBERS = 64;
const LONGEST_TEXT = 65_536;

/** Calls for every operator of a content. Throws where it has more operands than any operator may. */
export function followOperators(
  source: string,
  follow: (operator: string, operands: Operands) => void,
): void {
  const cursor: Cursor = { source, at: 0 };
  const others: PdfValue[] = [];
  const operands = {
    numbers: new Float64Array(MOST_NUMBERS),
    count: 0,
    bytes: new Uint8Array(LONGEST_TEXT),
    length: 0,
    marked: -1,
    others,
  };
  for (skipBlanks(cursor); cursor.at < source.length; skipBlanks(cursor)) {
    const code = source.charCodeAt(cursor.at);
    if (isNumberStart(code)) {
      if (operands.count === MOST_NUMBERS) throw new Error('PDF operator with too many operands');
      operands.numbers[operands.count++] = readNumber(cursor);
    } else if (isOperatorStart(code)) {
      follow(readOperator(cursor), operands);
      operands.count = 0;
      operands.length = 0;
      operands.marked = -1;
      if (others.length > 0) others.length = 0;
    } else if (code === LESS && source.charCodeAt(cursor.at + 1) !== LESS) {
      operands.length = readBytes(cursor, operands.bytes);
    } else if (code === LESS && source.startsWith(MARKED, cursor.at)) {
      operands.marked = readMarked(cursor, others);
    } else {
      others.push(readValue(cursor));
    }
  }
}

const LESS = 0x3c;
const GREATER = 0x3e;
const MARKED = '<</MCID ';

/** The number of marked content where nothing else stands with it; otherwise the whole dictionary is put down. */
function readMarked(cursor: Cursor, others: PdfValue[]): number {
  const start = cursor.at;
  cursor.at += MARKED.length;
  const number = readNumber(cursor);
  skipBlanks(cursor);
  if (cursor.source.startsWith('>>', cursor.at)) {
    cursor.at += 2;
    return number;
  }
  cursor.at = start;
  others.push(readValue(cursor));
  return -1;
}

function readOperator(cursor: Cursor): string {
  const { source, at } = cursor;
  let end = at + 1;
  while (end < source.length && isRegular(source.charCodeAt(end))) end++;
  cursor.at = end;
  return source.slice(at, end);
}

/** A letter, ' or ": what browsers write as operands begins otherwise. */
function isOperatorStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x27 || code === 0x22;
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === POINT || code === MINUS || code === PLUS;
}

const POINT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;

/** Digit by digit: pieces of text for each would cost more than all else. */
function readNumber(cursor: Cursor): number {
  const { source } = cursor;
  let { at } = cursor;
  const sign = source.charCodeAt(at);
  if (sign === MINUS || sign === PLUS) at++;
  let number = 0;
  let unit = 0;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === POINT) {
      unit = 1;
    } else if (code >= 0x30 && code <= 0x39) {
      number = number * 10 + (code - 0x30);
      unit *= 10;
    } else {
      break;
    }
  }
  cursor.at = at;
  const size = unit > 1 ? number / unit : number;
  return sign === MINUS ? -size : size;
}

/** How many bytes a hexadecimal text has, which are put into `bytes`. */
function readBytes(cursor: Cursor, bytes: Uint8Array): number {
  const { source } = cursor;
  let digits = 0;
  let at = cursor.at + 1;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER) break;
    const digit = code <= 0x39 ? code - 0x30 : (code & 0xdf) - 0x37;
    if (digit < 0 || digit > 15) continue;
    const index = digits >> 1;
    bytes[index] = digits % 2 === 0 ? digit << 4 : bytes[index]! | digit;
    digits++;
  }
  cursor.at = at + 1;
  return (digits + 1) >> 1;
}
