// A PDF file opened into its numbered objects, and written again from them: whatever is not a stream goes into
// compressed object streams, which halves a tagged document.

import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  type Cursor,
  isDictionary,
  isList,
  isReference,
  isStream,
  isText,
  type PdfDictionary,
  type PdfList,
  type PdfStream,
  type PdfText,
  type PdfValue,
  readDictionary,
  readValue,
  skipBlanks,
  writeValue,
} from './pdf-syntax.ts';

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfValue>;
  readonly trailer: PdfDictionary;
}

/** Opens a file with one cross-reference table or stream, as browsers and `writePdf` make them. Throws otherwise. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-64))?.[1]);
  if (!source.startsWith('%PDF-') || Number.isNaN(start)) throw new Error('not a PDF as expected');
  return source.startsWith('xref', start)
    ? openTable({ source, at: start }, bytes)
    : openStream({ source, at: start }, bytes);
}

function openTable(cursor: Cursor, bytes: Uint8Array): PdfFile {
  const { source } = cursor;
  const head = /^xref\s+0 (\d+)\s+/.exec(source.slice(cursor.at, cursor.at + 40));
  if (head === null) throw new Error('PDF without a plain cross-reference table');
  const entries = cursor.at + head[0].length;
  const objects = new Map<number, PdfValue>();
  const offsetOf = (number: number) =>
    Number(source.slice(entries + number * 20, entries + number * 20 + 10));
  for (let number = 1; number < Number(head[1]); number++) {
    if (source[entries + number * 20 + 17] !== 'n') continue;
    objects.set(number, readObject({ source, at: offsetOf(number) }, number, bytes, offsetOf));
  }
  cursor.at = entries + Number(head[1]) * 20;
  skipBlanks(cursor);
  if (!source.startsWith('trailer', cursor.at)) throw new Error('PDF without a trailer');
  cursor.at += 'trailer'.length;
  return { objects, trailer: readDictionary(cursor) };
}

function openStream(cursor: Cursor, bytes: Uint8Array): PdfFile {
  const number = Number(/^\d+/.exec(cursor.source.slice(cursor.at, cursor.at + 12))?.[0]);
  const table = readObject(cursor, number, bytes);
  if (!isStream(table)) throw new Error('PDF without a cross-reference stream');
  const widths = table.dictionary.get('W');
  if (!isList(widths) || widths.length !== 3) throw new Error('PDF cross-reference of unknown widths');
  const data = inflate(table);
  const [first, second, third] = widths.map(Number) as [number, number, number];
  const size = first + second + third;
  const objects = new Map<number, PdfValue>();
  const packed = new Set<number>();
  for (let entry = 0; entry * size < data.length; entry++) {
    const kind = data.readUIntBE(entry * size, first);
    const place = data.readUIntBE(entry * size + first, second);
    if (kind === 2) packed.add(place);
    else if (kind === 1) objects.set(entry, readObject({ source: cursor.source, at: place }, entry, bytes));
  }
  for (const container of packed) {
    const stream = objects.get(container);
    if (!isStream(stream)) throw new Error(`PDF object stream ${container} not found`);
    for (const [object, value] of readPacked(stream)) objects.set(object, value);
    objects.delete(container);
  }
  objects.delete(number);
  return { objects, trailer: table.dictionary };
}

function* readPacked(stream: PdfStream): Generator<readonly [number, PdfValue]> {
  const source = inflate(stream).toString('latin1');
  const first = Number(stream.dictionary.get('First'));
  const numbers = source.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index < numbers.length; index += 2) {
    yield [numbers[index]!, readValue({ source, at: first + numbers[index + 1]! })];
  }
}

function readObject(
  cursor: Cursor,
  number: number,
  bytes: Uint8Array,
  offsetOf?: (number: number) => number,
): PdfValue {
  const { source } = cursor;
  const head = `${number} 0 obj`;
  if (!source.startsWith(head, cursor.at)) throw new Error(`PDF object ${number} not found`);
  cursor.at += head.length;
  const value = readValue(cursor);
  skipBlanks(cursor);
  if (!isDictionary(value) || !source.startsWith('stream', cursor.at)) return value;
  const start = cursor.at + (source[cursor.at + 6] === '\r' ? 8 : 7);
  const stated = value.get('Length');
  const length =
    isReference(stated) && offsetOf
      ? readObject({ source, at: offsetOf(stated.object) }, stated.object, bytes)
      : stated;
  if (typeof length !== 'number' || start + length > bytes.length)
    throw new Error(`PDF object ${number} cut off`);
  return { dictionary: value, data: bytes.subarray(start, start + length) };
}

/** What a reference leads to; any other value as it is, and `null` for nothing. */
export function resolve({ objects }: PdfFile, value: PdfValue | undefined): PdfValue {
  if (!isReference(value)) return value ?? null;
  return objects.get(value.object) ?? null;
}

/** An entry that has to be a dictionary (a stream's own counts); empty when it is none. */
export function dictionaryAt(file: PdfFile, from: PdfDictionary, key: string): PdfDictionary {
  const value = resolve(file, from.get(key));
  if (isStream(value)) return value.dictionary;
  return isDictionary(value) ? value : new Map();
}

/** An entry that has to be a list; empty when it is none, its only item when it stands there bare. */
export function listAt(file: PdfFile, from: PdfDictionary, key: string): PdfList {
  const value = resolve(file, from.get(key));
  if (isList(value)) return value;
  return value === null ? [] : [from.get(key)!];
}

/** An entry that has to be a text string. */
export function textAt(file: PdfFile, from: PdfDictionary, key: string): PdfText | undefined {
  const value = resolve(file, from.get(key));
  return isText(value) ? value : undefined;
}

/** The content of a stream. Only the filter that browsers use is known. */
export function inflate({ dictionary, data }: PdfStream): Buffer {
  const filter = dictionary.get('Filter');
  if (filter === undefined) return Buffer.from(data);
  if (filter !== 'FlateDecode' || dictionary.has('DecodeParms'))
    throw new Error('PDF stream of unknown filter');
  return inflateSync(data);
}

/** A stream compressed as far as it goes. */
export function deflate(content: Uint8Array | string, dictionary: PdfDictionary): PdfStream {
  return {
    dictionary: new Map([...dictionary, ['Filter', 'FlateDecode']]),
    data: deflateSync(content, { level: 9 }),
  };
}

/** Objects a container: a viewer has to unpack all of them to get at one. */
const CONTAINER = 400;

/**
 * Writes a file of PDF 1.7 anew, its objects numbered from 1 in their order. The identifier is made from the
 * content: the same objects give the same bytes.
 */
export function writePdf({ objects, trailer }: PdfFile): Buffer {
  const numbers = new Map(
    [...objects.keys()].sort((a, b) => a - b).map((object, index) => [object, index + 1]),
  );
  const numberOf = (object: number) => {
    const number = numbers.get(object);
    if (number === undefined) throw new Error(`PDF object ${object} is referred to but not there`);
    return number;
  };
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let length = parts[0]!.length;
  /** Kind, place and place within, by object number. */
  const places: (readonly [number, number, number])[] = [[0, 0, 0]];
  const add = (number: number, stream: PdfStream) => {
    places[number] = [1, length, 0];
    const dictionary = new Map([...stream.dictionary, ['Length', stream.data.length]]);
    const head = `${number} 0 obj\n${writeValue(dictionary, numberOf)}\nstream\n`;
    parts.push(Buffer.from(head, 'latin1'), Buffer.from(stream.data), END);
    length += head.length + stream.data.length + END.length;
  };

  const bare: (readonly [number, string])[] = [];
  for (const [object, number] of numbers) {
    const value = objects.get(object)!;
    if (isStream(value)) add(number, value);
    else bare.push([number, writeValue(value, numberOf)]);
  }
  let next = numbers.size + 1;
  for (let start = 0; start < bare.length; start += CONTAINER) {
    const packed = bare.slice(start, start + CONTAINER);
    for (const [index, [number]] of packed.entries()) places[number] = [2, next, index];
    add(next++, pack(packed));
  }

  const table = length;
  places[next] = [1, table, 0];
  const rows = Buffer.alloc(places.length * 7);
  for (const [number, [kind, place, within]] of places.entries()) {
    rows.writeUInt8(kind, number * 7);
    rows.writeUInt32BE(place, number * 7 + 1);
    rows.writeUInt16BE(within, number * 7 + 5);
  }
  const identifier = { text: hashOf(parts).toString('latin1') };
  const entries = [...trailer].filter(([key]) => key === 'Root' || key === 'Info');
  add(
    next,
    deflate(
      rows,
      new Map<string, PdfValue>([
        ['Type', 'XRef'],
        ['Size', places.length],
        ['W', [1, 4, 2]],
        ...entries,
        ['ID', [identifier, identifier]],
      ]),
    ),
  );
  parts.push(Buffer.from(`startxref\n${table}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const END = Buffer.from('\nendstream\nendobj\n');

function pack(objects: readonly (readonly [number, string])[]): PdfStream {
  let at = 0;
  const index = objects.map(([number, text]) => {
    const entry = `${number} ${at}`;
    at += text.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const body = objects.map(([, text]) => text).join('\n');
  return deflate(
    Buffer.from(`${head}${body}`, 'latin1'),
    new Map<string, PdfValue>([
      ['Type', 'ObjStm'],
      ['N', objects.length],
      ['First', head.length],
    ]),
  );
}

/** 16 bytes, as identifiers are. */
function hashOf(parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, 16);
}
