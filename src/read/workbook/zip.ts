// The archive a workbook is packed in: its directory checked against its entries byte for byte, so that no
// two programs could see different things in it; entries unpacked within limits and against their checksum.

import { Buffer, isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import type { Place } from '../../model/source.ts';
import {
  xlsxAmbiguousZip,
  xlsxBomb,
  xlsxCorrupt,
  xlsxDialect,
  xlsxEncrypted,
  xlsxLimit,
  xlsxPath,
} from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import {
  MAX_ENTRIES,
  MAX_PART_BYTES,
  MAX_RATIO,
  MAX_TOTAL_BYTES,
  SMALL_PART_BYTES,
} from './workbook-limits.ts';

/** One file in the archive. */
interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** An archive whose directory is sound. */
export interface Zip {
  /** Names as they are written, in the order of the directory. */
  readonly names: readonly string[];
  /** Unpacks an entry, whatever the case of its name; `null` when there is none. */
  unpack(name: string): Buffer | null;
  /** Unpacks the XML parts nobody has asked for, one after the other. */
  unpackOthers(): Iterable<Buffer>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END_64 = 0x06064b50;
const END_SIZE = 22;
/** The 64-bit end record and its locator, which some programs write even for small archives. */
const END_64_SIZE = 56 + 20;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
/** Sizes and checksum stand behind the data instead of before it. */
const TRAILED = 0x0008;
const IS_XML = /\.(xml|rels|vml)$/i;

/** Checks the directory and every header; refuses what is broken, ambiguous, encrypted or too large. */
export function openZip(content: Uint8Array, place: Place): Zip {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const { count, start, end } = findDirectory(bytes, place);
  if (count > MAX_ENTRIES) refuse(xlsxLimit(place, `内部有${count}个部件`));
  const entries = readDirectory(bytes, start, end, count, place);
  checkTiling(bytes, entries, start, place);
  checkSizes(entries, place);
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (byName.has(key)) refuse(xlsxAmbiguousZip(place, `部件“${entry.name}”出现不止一次`));
    byName.set(key, entry);
  }
  const asked = new Set<ZipEntry>();
  return {
    names: entries.map(({ name }) => name),
    unpack: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined) return null;
      asked.add(entry);
      return unpackEntry(bytes, entry, place);
    },
    *unpackOthers() {
      for (const entry of entries) {
        if (IS_XML.test(entry.name) && !asked.has(entry)) yield unpackEntry(bytes, entry, place);
      }
    },
  };
}

function findDirectory(bytes: Buffer, place: Place): { count: number; start: number; end: number } {
  const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at === -1 || at + END_SIZE > bytes.length) return refuse(xlsxCorrupt(place));
  if (at + END_SIZE + bytes.readUInt16LE(at + 20) !== bytes.length) {
    return refuse(xlsxAmbiguousZip(place, '结尾之后还有别的内容'));
  }
  const count = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 12);
  const start = bytes.readUInt32LE(at + 16);
  const isSplit = bytes.readUInt32LE(at + 4) !== 0 || bytes.readUInt16LE(at + 8) !== count;
  if (isSplit || count === 0) return refuse(xlsxCorrupt(place));
  const has64 = at >= END_64_SIZE && bytes.readUInt32LE(at - END_64_SIZE) === END_64;
  if (start + size !== (has64 ? at - END_64_SIZE : at)) {
    return refuse(xlsxAmbiguousZip(place, '目录不在应在的位置'));
  }
  return { count, start, end: start + size };
}

function readDirectory(
  bytes: Buffer,
  start: number,
  end: number,
  count: number,
  place: Place,
): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  while (at < end) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) refuse(xlsxCorrupt(place));
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) refuse(xlsxCorrupt(place));
    const entry: ZipEntry = {
      name: nameFrom(bytes, at + 46, nameEnd),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if ((entry.flags & ENCRYPTED) !== 0) refuse(xlsxEncrypted(place));
    if (!isPlainName(entry.name)) refuse(xlsxPath(place, shownName(entry.name)));
    if (entry.method !== STORED && entry.method !== DEFLATED)
      refuse(xlsxDialect(place, '压缩方法不是通用的一种'));
    if (entry.method === STORED && entry.packed !== entry.size) refuse(xlsxCorrupt(place));
    entries.push(entry);
    at = next;
  }
  if (entries.length !== count) refuse(xlsxCorrupt(place));
  return entries;
}

/** A name in UTF-8, or in whatever else byte by byte: names are compared, never put on a disk. */
function nameFrom(bytes: Buffer, start: number, end: number): string {
  return bytes.toString(isUtf8(bytes.subarray(start, end)) ? 'utf8' : 'latin1', start, end);
}

/** Relative, with forward slashes, without steps upwards and control characters. */
function isPlainName(name: string): boolean {
  const steps = name.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  const hasStrange = /[\u0000-\u001f\u007f\\:]/.test(name);
  return name !== '' && !hasStrange && !steps.includes('..') && !steps.includes('.') && steps[0] !== '';
}

function shownName(name: string): string {
  const shown = name.replace(/\p{C}/gu, '?');
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

/** Entries fill the file from its first byte to the directory, each once, and say there what the directory says. */
function checkTiling(bytes: Buffer, entries: readonly ZipEntry[], start: number, place: Place): void {
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < at) refuse(xlsxAmbiguousZip(place, '部件互相重叠'));
    if (entry.offset > at) refuse(xlsxAmbiguousZip(place, '部件之间夹有别的内容'));
    if (at + 30 > start || bytes.readUInt32LE(at) !== LOCAL) refuse(xlsxCorrupt(place));
    const nameEnd = at + 30 + bytes.readUInt16LE(at + 26);
    const data = nameEnd + bytes.readUInt16LE(at + 28);
    if (data > start) refuse(xlsxCorrupt(place));
    const isTrailed = (entry.flags & TRAILED) !== 0;
    const agrees =
      bytes.readUInt16LE(at + 6) === entry.flags &&
      bytes.readUInt16LE(at + 8) === entry.method &&
      nameFrom(bytes, at + 30, nameEnd) === entry.name &&
      (isTrailed ||
        (bytes.readUInt32LE(at + 14) === entry.crc && sizesAgree(bytes, at, nameEnd, data, entry)));
    if (!agrees) refuse(xlsxAmbiguousZip(place, `部件“${shownName(entry.name)}”与目录所记不符`));
    at = data + entry.packed;
    if (at > start) refuse(xlsxCorrupt(place));
    if (isTrailed) at = behindTrailer(bytes, at, start);
  }
  if (at !== start) refuse(xlsxAmbiguousZip(place, '部件与目录之间夹有别的内容'));
}

/** Sizes in an entry's own header; programs that did not know them beforehand put them in a 64-bit field. */
function sizesAgree(
  bytes: Buffer,
  at: number,
  extra: number,
  data: number,
  { packed, size }: ZipEntry,
): boolean {
  const sizes = [bytes.readUInt32LE(at + 22), bytes.readUInt32LE(at + 18)];
  if (sizes.every((value) => value === 0xffffffff) && data - extra >= 20) {
    return (
      bytes.readUInt16LE(extra) === 1 &&
      bytes.readBigUInt64LE(extra + 4) === BigInt(size) &&
      bytes.readBigUInt64LE(extra + 12) === BigInt(packed)
    );
  }
  return sizes[0] === size && sizes[1] === packed;
}

/** Behind the checksum and sizes: with or without a signature, of 32 or 64 bits. */
function behindTrailer(bytes: Buffer, at: number, start: number): number {
  const lengths = [16, 24, 12, 20];
  const isNext = (next: number) =>
    next === start || (next + 4 <= start && bytes.readUInt32LE(next) === LOCAL);
  return at + (lengths.find((length) => isNext(at + length)) ?? 0);
}

function checkSizes(entries: readonly ZipEntry[], place: Place): void {
  const parts = entries.filter(({ name }) => IS_XML.test(name));
  for (const part of parts) checkSize(part, place);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_TOTAL_BYTES) refuse(xlsxBomb(place, `共${megabytes(total)}`));
}

function checkSize({ size, packed }: ZipEntry, place: Place): void {
  if (size > MAX_PART_BYTES) refuse(xlsxBomb(place, `一个部件达${megabytes(size)}`));
  if (size > SMALL_PART_BYTES && size > packed * MAX_RATIO) {
    refuse(xlsxBomb(place, `一个部件从${Math.ceil(packed / 1024)} KB变成${megabytes(size)}`));
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1 << 20))} MB`;
}

function unpackEntry(bytes: Buffer, entry: ZipEntry, place: Place): Buffer {
  checkSize(entry, place);
  const { offset, packed, size, method, crc } = entry;
  const data = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const stored = bytes.subarray(data, data + packed);
  const part = method === STORED ? stored : inflate(stored, size);
  if (part?.length !== size || crc32(part) !== crc) return refuse(xlsxCorrupt(place));
  return part;
}

/** The unpacked bytes; `null` when they are not what was packed, or more than was announced. */
function inflate(stored: Buffer, size: number): Buffer | null {
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size) });
  } catch {
    return null;
  }
}
