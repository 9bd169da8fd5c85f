// A face made fit for the browser: taken out of its collection, without the radicals that would stand in the
// PDF for hanzi, with a name a PDF may state. Outlines and everything else stay as they are.

import { readCharacterMap, withoutRadicals, writeCharacterMap } from './character-map.ts';
import { readNames, writeNames } from './font-names.ts';
import { readDirectory } from './sfnt.ts';
import type { TrueTypeFile } from './truetype.ts';

/** @param file the whole font file the face lies in */
export function copyFace(
  file: Buffer,
  { index, postScriptName }: Pick<TrueTypeFile, 'index' | 'postScriptName'>,
): Buffer {
  const start = file.toString('latin1', 0, 4) === 'ttcf' ? file.readUInt32BE(12 + index * 4) : 0;
  const directory = readDirectory(file.subarray(start + 12, start + 12 + file.readUInt16BE(start + 4) * 16));
  const tables = new Map(
    [...directory].map(([tag, { offset, length }]) => [tag, file.subarray(offset, offset + length)]),
  );
  const runs = readCharacterMap(tables.get('cmap')!);
  if (runs) tables.set('cmap', writeCharacterMap(withoutRadicals(runs)));
  const names = readNames(tables.get('name')!);
  if (names.postScriptName !== postScriptName) tables.set('name', writeNames(names, postScriptName));
  // A signature over what was changed.
  tables.delete('DSIG');
  return writeTables(tables);
}

/** A font file of tables, in the order of their tags, checksums right. */
function writeTables(tables: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const log = Math.floor(Math.log2(entries.length));
  const head = Buffer.alloc(12 + entries.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  for (const [field, value] of [
    entries.length,
    16 << log,
    log,
    (entries.length - (1 << log)) * 16,
  ].entries()) {
    head.writeUInt16BE(value, 4 + field * 2);
  }
  const parts = [head];
  let offset = head.length;
  for (const [index, [tag, table]] of entries.entries()) {
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    // The sum over the whole file (head, byte 8) is none of the head table's own.
    if (tag === 'head') padded.writeUInt32BE(0, 8);
    const at = 12 + index * 16;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(sum(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  const copy = Buffer.concat(parts);
  const headAt = readDirectory(copy.subarray(12, head.length)).get('head')!.offset;
  copy.writeUInt32BE((0xb1b0afba - sum(copy)) >>> 0, headAt + 8);
  return copy;
}

function sum(bytes: Buffer): number {
  let total = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}
