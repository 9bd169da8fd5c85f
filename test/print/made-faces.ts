// Faces as offices have them, made from a shipped one: other names, other rights, in a collection, variable,
// with other outlines. Only the tables that say so are changed.

/** Tables of a TrueType file by tag. */
export type Tables = Map<string, Buffer>;

export function tablesOf(face: Buffer): Tables {
  const tables: Tables = new Map();
  for (let at = 12; at < 12 + face.readUInt16BE(4) * 16; at += 16) {
    const start = face.readUInt32BE(at + 8);
    tables.set(face.toString('latin1', at, at + 4), face.subarray(start, start + face.readUInt32BE(at + 12)));
  }
  return tables;
}

/** A font file of tables; `start` is where it will stand in a larger file. Checksums stay empty: nobody asks. */
export function faceOf(tables: Tables, signature = '\0\x01\0\0', start = 0): Buffer {
  const tags = [...tables.keys()].sort();
  const head = Buffer.alloc(12 + tags.length * 16);
  head.write(signature, 0, 'latin1');
  head.writeUInt16BE(tags.length, 4);
  const parts: Buffer[] = [head];
  let at = start + head.length;
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag)!;
    const entry = 12 + index * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}

/** A name as a name table has it. */
export interface NameRecord {
  readonly id: number;
  readonly bytes: Buffer;
  readonly platform?: number;
  readonly encoding?: number;
  readonly language?: number;
}

/** A Windows name in UTF-16; Chinese unless it has Latin letters only. */
export function windowsName(id: number, text: string): NameRecord {
  const language = /^[\0-\x7f]*$/.test(text) ? 0x409 : 0x804;
  return { id, bytes: Buffer.from(text, 'utf16le').swap16(), platform: 3, encoding: 1, language };
}

export function nameTable(records: readonly NameRecord[]): Buffer {
  const head = Buffer.alloc(6 + records.length * 12);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  for (const [index, { id, bytes, platform = 3, encoding = 1, language = 0x409 }] of records.entries()) {
    for (const [field, value] of [platform, encoding, language, id, bytes.length, at].entries()) {
      head.writeUInt16BE(value, 6 + index * 12 + field * 2);
    }
    at += bytes.length;
  }
  return Buffer.concat([head, ...records.map(({ bytes }) => bytes)]);
}

/** The usual names of an upright cut: Chinese and English family, full name, version, PostScript name. */
export function usualNames(chinese: string, english: string, postScript: string): Buffer {
  return nameTable([
    ...[1, 4].flatMap((id) => [windowsName(id, english), windowsName(id, chinese)]),
    windowsName(2, 'Regular'),
    windowsName(5, 'Version 5.30'),
    windowsName(6, postScript),
  ]);
}

/** The same face with other names. */
export function renamed(face: Buffer, names: Buffer): Buffer {
  return faceOf(tablesOf(face).set('name', names));
}

/** The same face with other embedding rights. */
export function withRights(face: Buffer, fsType: number): Buffer {
  const tables = tablesOf(face);
  const os2 = Buffer.from(tables.get('OS/2')!);
  os2.writeUInt16BE(fsType, 8);
  return faceOf(tables.set('OS/2', os2));
}

/** The same face with an axis of weight. */
export function variable(face: Buffer): Buffer {
  const axis = Buffer.alloc(16 + 20);
  axis.writeUInt16BE(1, 0);
  for (const [field, value] of [16, 2, 1, 20, 0, 8].entries()) axis.writeUInt16BE(value, 4 + field * 2);
  axis.write('wght', 16, 'latin1');
  for (const [field, value] of [200, 400, 900].entries()) axis.writeInt32BE(value << 16, 20 + field * 4);
  axis.writeUInt16BE(256, 34);
  return faceOf(tablesOf(face).set('fvar', axis));
}

/** Faces in one file. */
export function collection(...faces: readonly Buffer[]): Buffer {
  const head = Buffer.alloc((12 + faces.length * 4 + 3) & ~3);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(faces.length, 8);
  const parts: Buffer[] = [head];
  let at = head.length;
  for (const [index, face] of faces.entries()) {
    head.writeUInt32BE(at, 12 + index * 4);
    const part = faceOf(tablesOf(face), '\0\x01\0\0', at);
    parts.push(part);
    at += part.length;
  }
  return Buffer.concat(parts);
}
