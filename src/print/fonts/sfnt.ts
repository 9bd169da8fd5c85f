// Font files as far as their table directories: what kind of file it is, which faces lie in it, where their
// tables are. Only what is asked for is read from disk, without waiting turns: a folder of fonts is hundreds of
// small reads, which take ten times as long when each goes through the event loop.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export type Directory = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

/** A font file while it is open. */
export interface OpenFontFile {
  /** `\0\x01\0\0`, `true`, `OTTO`, `ttcf`, `wOFF`, `wOF2` or anything else. */
  readonly signature: string;
  readonly bytes: number;
  /** Time of the last change, milliseconds. */
  readonly modified: number;
  /** One a face; several in a collection; none in a file that is no font. */
  readonly faces: readonly Directory[];
  /** A table; `null` where the face has none or it leads out of the file. */
  table(face: Directory, tag: string): Buffer | null;
}

/** Enough for the directory of any font that is not a collection. */
const HEAD_BYTES = 1024;
const MAX_FACES = 256;

/** Opens a font file. Throws the system's error when it cannot be read, RangeError when it is cut. */
export function withFontFile<T>(path: string, use: (file: OpenFontFile) => T): T {
  const file = openSync(path, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    const read = (offset: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    };
    const head = read(0, Math.min(HEAD_BYTES, size));
    const part = (offset: number, length: number) =>
      offset + length <= head.length
        ? head.subarray(offset, offset + length)
        : read(offset, Math.max(0, Math.min(length, size - offset)));
    const signature = head.toString('latin1', 0, 4);
    const faces: Directory[] = [];
    if (head.length >= 12 && HAS_TABLES.has(signature)) {
      for (const start of faceStarts(signature, head, part)) {
        const count = part(start, 12).readUInt16BE(4);
        faces.push(readDirectory(part(start + 12, count * 16)));
      }
    }
    return use({
      signature,
      bytes: size,
      modified: mtimeMs,
      faces,
      table(face, tag) {
        const entry = face.get(tag);
        return entry && entry.offset + entry.length <= size ? part(entry.offset, entry.length) : null;
      },
    });
  } finally {
    closeSync(file);
  }
}

/** TrueType (Microsoft's and Apple's mark), CFF, and collections of either. */
const HAS_TABLES = new Set(['\0\x01\0\0', 'true', 'OTTO', 'ttcf']);

function faceStarts(
  signature: string,
  head: Buffer,
  part: (offset: number, length: number) => Buffer,
): readonly number[] {
  if (signature !== 'ttcf') return [0];
  const count = Math.min(head.readUInt32BE(8), MAX_FACES);
  const offsets = part(12, count * 4);
  return Array.from({ length: count }, (_, index) => offsets.readUInt32BE(index * 4));
}

export function readDirectory(entries: Buffer): Directory {
  const directory = new Map<string, { offset: number; length: number }>();
  for (let at = 0; at + 16 <= entries.length; at += 16) {
    directory.set(entries.toString('latin1', at, at + 4), {
      offset: entries.readUInt32BE(at + 8),
      length: entries.readUInt32BE(at + 12),
    });
  }
  return directory;
}
