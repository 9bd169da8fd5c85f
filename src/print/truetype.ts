// Reads what must be known of a font file before it may print: its kind of outlines, names, embedding
// rights and characters. Only the table directory and the small tables are read from disk.

import { type FileHandle, open } from 'node:fs/promises';
import { type Coverage, readCoverage } from './coverage.ts';

/** A file that is a single TrueType face. */
export interface TrueTypeFile {
  readonly family: string;
  readonly postScriptName: string;
  /** Licence description of the name table; empty when the font says nothing. */
  readonly licence: string;
  /** Embedding rights, OS/2 fsType (OpenType specification, OS/2): 0 installable, 2 restricted, 4 preview
   * and print, 8 editable; 256 no subsetting, 512 bitmaps only. */
  readonly fsType: number;
  readonly bytes: number;
  /** Time of the last change, milliseconds. */
  readonly modified: number;
  readonly coverage: Coverage;
}

/** What a file is when it is not a TrueType face, in Chinese. */
export interface OtherFile {
  readonly kind: string;
}

const SIGNATURES: Readonly<Record<string, string>> = {
  OTTO: 'OpenType（CFF轮廓）字体',
  wOFF: 'WOFF网页字体',
  wOF2: 'WOFF2网页字体',
  ttcf: '字体集合（ttc）',
};

type Directory = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

/** Reads a font file. Throws the system's error when it cannot be read. */
export async function readTrueType(path: string): Promise<TrueTypeFile | OtherFile> {
  const file = await open(path, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    const start = await read(file, 0, Math.min(12, size));
    const signature = start.toString('latin1', 0, 4);
    if (start.length < 12 || (signature !== '\0\x01\0\0' && signature !== 'true')) {
      return { kind: SIGNATURES[signature] ?? '别的文件' };
    }
    const directory = readDirectory(await read(file, 12, Math.min(start.readUInt16BE(4) * 16, size - 12)));
    if (!directory.has('glyf')) return { kind: '没有TrueType轮廓的字体' };

    const table = async (tag: string) => {
      const entry = directory.get(tag);
      return entry && entry.offset + entry.length <= size ? read(file, entry.offset, entry.length) : null;
    };
    const [cmap, name, os2] = [await table('cmap'), await table('name'), await table('OS/2')];
    if (cmap === null || name === null || os2 === null || os2.length < 10)
      return { kind: '不完整的字体文件' };
    const coverage = readCoverage(cmap);
    if (coverage === null) return { kind: '没有Unicode字符表的字体' };

    const names = readNames(name);
    return {
      family: names.get(16) ?? names.get(1) ?? '',
      postScriptName: names.get(6) ?? '',
      licence: names.get(13) ?? '',
      fsType: os2.readUInt16BE(8),
      bytes: size,
      modified: mtimeMs,
      coverage,
    };
  } catch (error) {
    // Offsets that lead out of a table: the file is cut or broken.
    if (error instanceof RangeError) return { kind: '不完整的字体文件' };
    throw error;
  } finally {
    await file.close();
  }
}

/** Whether the licence bits allow putting a subset of the face into a document. */
export function mayEmbed(fsType: number): boolean {
  return (fsType & 0x000f) !== 0x0002 && (fsType & 0x0300) === 0;
}

async function read(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, offset);
  return bytes.subarray(0, bytesRead);
}

function readDirectory(entries: Buffer): Directory {
  const directory = new Map<string, { offset: number; length: number }>();
  for (let at = 0; at + 16 <= entries.length; at += 16) {
    directory.set(entries.toString('latin1', at, at + 4), {
      offset: entries.readUInt32BE(at + 8),
      length: entries.readUInt32BE(at + 12),
    });
  }
  return directory;
}

/** Windows strings of a name table by id, English before other languages. */
function readNames(table: Buffer): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const strings = table.readUInt16BE(4);
  const decoder = new TextDecoder('utf-16be');
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12;
    const [platform, language, id] = [0, 4, 6].map((field) => table.readUInt16BE(at + field));
    if (platform !== 3 || (names.has(id!) && language !== 0x409)) continue;
    const start = strings + table.readUInt16BE(at + 10);
    names.set(id!, decoder.decode(table.subarray(start, start + table.readUInt16BE(at + 8))));
  }
  return names;
}
