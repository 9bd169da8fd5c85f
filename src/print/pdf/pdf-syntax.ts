// PDF values as plain data, read from their syntax and written in it (ISO 32000-1:2008, 7.3). Texts are kept
// as bytes, one Latin-1 character each.

/** A name is a string, so a text string is an object: the two cannot be taken for one another. */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | PdfText
  | PdfReference
  | PdfList
  | PdfDictionary
  | PdfStream;

export interface PdfText {
  /** One character a byte. */
  readonly text: string;
}

export interface PdfReference {
  readonly object: number;
}

export type PdfList = readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export interface PdfStream {
  readonly dictionary: PdfDictionary;
  /** As it stands in the file, filters not undone. */
  readonly data: Uint8Array;
}

/** A place in a source, moved on by whoever reads. */
export interface Cursor {
  readonly source: string;
  at: number;
}

export const isText = (value: PdfValue | undefined): value is PdfText => isPlain(value) && 'text' in value;
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  isPlain(value) && 'object' in value;
export const isStream = (value: PdfValue | undefined): value is PdfStream =>
  isPlain(value) && 'dictionary' in value;
export const isList = (value: PdfValue | undefined): value is PdfList => Array.isArray(value);
export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;

function isPlain(value: PdfValue | undefined): value is PdfText | PdfReference | PdfStream {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const PAREN = 0x28;
const PAREN_END = 0x29;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;

/** Blank characters 1, delimiters 2, everything else 0 (7.2.2). */
const CLASSES = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASSES[code] = 1;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = 2;

/** Moves on to the next token; comments count as blanks. */
export function skipBlanks(cursor: Cursor): void {
  const { source } = cursor;
  let { at } = cursor;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === PERCENT) while (at < source.length && !/[\r\n]/.test(source[at]!)) at++;
    else if (CLASSES[code] !== 1) break;
  }
  cursor.at = at;
}

/** Whether a regular token may go on with this character. */
export function isRegular(code: number): boolean {
  return CLASSES[code] === 0;
}

/** The value at the cursor, which then stands behind it. Throws when there is none. */
export function readValue(cursor: Cursor): PdfValue {
  skipBlanks(cursor);
  const { source } = cursor;
  switch (source.charCodeAt(cursor.at)) {
    case SLASH:
      return readName(cursor);
    case PAREN:
      return readLiteral(cursor);
    case BRACKET:
      return readList(cursor);
    case LESS:
      return source.charCodeAt(cursor.at + 1) === LESS ? readDictionary(cursor) : readHexadecimal(cursor);
    default:
      return readWord(cursor);
  }
}

/** The dictionary at the cursor. Throws when something else stands there. */
export function readDictionary(cursor: Cursor): PdfDictionary {
  skipBlanks(cursor);
  const { source } = cursor;
  if (!source.startsWith('<<', cursor.at)) throw new Error(`PDF dictionary expected at ${cursor.at}`);
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  for (;;) {
    skipBlanks(cursor);
    if (source.charCodeAt(cursor.at) === GREATER) break;
    const key = readName(cursor);
    entries.set(key, readValue(cursor));
  }
  cursor.at += 2;
  return entries;
}

function readName(cursor: Cursor): string {
  const { source } = cursor;
  if (source.charCodeAt(cursor.at) !== SLASH) throw new Error(`PDF name expected at ${cursor.at}`);
  const start = cursor.at + 1;
  const name = source.slice(start, endOfToken(source, start));
  cursor.at = start + name.length;
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readList(cursor: Cursor): PdfList {
  cursor.at += 1;
  const items: PdfValue[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (cursor.source.charCodeAt(cursor.at) === BRACKET_END) break;
    items.push(readValue(cursor));
  }
  cursor.at += 1;
  return items;
}

function readHexadecimal(cursor: Cursor): PdfText {
  const end = cursor.source.indexOf('>', cursor.at);
  if (end < 0) throw new Error(`PDF text without end at ${cursor.at}`);
  const digits = cursor.source.slice(cursor.at + 1, end).replace(/\s/g, '');
  cursor.at = end + 1;
  return { text: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1') };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function readLiteral(cursor: Cursor): PdfText {
  const { source } = cursor;
  let depth = 0;
  let at = cursor.at;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === PAREN) depth++;
    else if (code === PAREN_END && --depth === 0) break;
  }
  if (depth > 0) throw new Error(`PDF text without end at ${cursor.at}`);
  const raw = source.slice(cursor.at + 1, at);
  cursor.at = at + 1;
  if (!raw.includes('\\')) return { text: raw };
  const text = raw.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff);
    return /^[\r\n]/.test(code) ? '' : (ESCAPES[code] ?? code);
  });
  return { text };
}

const WORDS: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null };
/** Generation and R behind an object number. */
const REFERENCE = /\s+\d+\s+R(?![^\s()<>[\]{}/%])/y;

function readWord(cursor: Cursor): PdfValue {
  const { source, at } = cursor;
  const end = endOfToken(source, at);
  const word = source.slice(at, end);
  const known = WORDS[word];
  cursor.at = end;
  if (known !== undefined) return known;
  const number = Number(word);
  if (word === '' || Number.isNaN(number)) throw new Error(`PDF value expected at ${at}`);
  if (!Number.isInteger(number) || number < 0) return number;
  REFERENCE.lastIndex = end;
  if (!REFERENCE.test(source)) return number;
  cursor.at = REFERENCE.lastIndex;
  return { object: number };
}

function endOfToken(source: string, start: number): number {
  let at = start;
  while (at < source.length && isRegular(source.charCodeAt(at))) at++;
  return at;
}

/** A value in PDF syntax. @param numberOf new number of an object that is referred to */
export function writeValue(value: PdfValue, numberOf: (object: number) => number): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return writeName(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((item) => writeValue(item, numberOf)).join(' ')}]`;
  if (isDictionary(value)) {
    let text = '<<';
    for (const [key, item] of value) {
      // A delimiter needs no blank before it.
      const isPlain =
        item === null || typeof item === 'number' || typeof item === 'boolean' || isReference(item);
      text += writeName(key) + (isPlain ? ' ' : '') + writeValue(item, numberOf);
    }
    return `${text}>>`;
  }
  if (isText(value)) return writeText(value.text);
  if (isReference(value)) return `${numberOf(value.object)} 0 R`;
  throw new Error('a PDF stream stands for itself');
}

/** As written before: a file has few names, and tens of thousands of places where they stand. */
const written = new Map<string, string>();
const MOST_WRITTEN = 10_000;

function writeName(name: string): string {
  let text = written.get(name);
  if (text === undefined) {
    const code = (character: string) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    text = `/${name.replace(/[^!-~]|[()<>[\]{}/%#]/g, code)}`;
    if (written.size < MOST_WRITTEN) written.set(name, text);
  }
  return text;
}

/** No exponents (7.3.3). */
function writeNumber(number: number): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(10).replace(/\.?0+$/, '');
}

function writeText(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  return `<${Buffer.from(text, 'latin1').toString('hex').toUpperCase()}>`;
}

/** A text string for people (7.9.2.2): bytes when it is ASCII, otherwise UTF-16 with its mark. */
export function encodeText(text: string): PdfText {
  if (/^[ -~]*$/.test(text)) return { text };
  return { text: `\u00fe\u00ff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}` };
}

const utf16 = new TextDecoder('utf-16be');

/** The characters of a text string for people. */
export function decodeText({ text }: PdfText): string {
  return text.startsWith('\u00fe\u00ff') ? utf16.decode(Buffer.from(text.slice(2), 'latin1')) : text;
}
