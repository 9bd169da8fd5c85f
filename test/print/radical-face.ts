// A face as some of the well-known ones are: 水 and the radical ⽔ share a glyph, so that browsers write the
// radical into the PDF.

const WATER = 0x6c34;
const RADICAL = 0x2f54;

/** @param face a TrueType file with a format 12 character map */
export function radicalFace(face: Buffer): Buffer {
  const entry = directoryEntry(face, 'cmap');
  const at = face.readUInt32BE(entry + 8);
  const subtable = at + wideSubtable(face, at);
  const groups = Array.from({ length: face.readUInt32BE(subtable + 12) }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return [0, 4, 8].map((field) => face.readUInt32BE(group + field)) as [number, number, number];
  });
  const [first, , glyph] = groups.find(([from, to]) => from <= WATER && WATER <= to)!;
  groups.push([RADICAL, RADICAL, glyph + WATER - first]);
  groups.sort(([a], [b]) => a - b);

  const map = Buffer.alloc(12 + 16 + groups.length * 12);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(10, 6);
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(map.length - 12, 16);
  map.writeUInt32BE(groups.length, 24);
  for (const [index, group] of groups.entries()) {
    for (const [field, value] of group.entries()) map.writeUInt32BE(value, 28 + index * 12 + field * 4);
  }
  const padded = Buffer.concat([face, Buffer.alloc(-face.length & 3)]);
  padded.writeUInt32BE(padded.length, entry + 8);
  padded.writeUInt32BE(map.length, entry + 12);
  return Buffer.concat([padded, map]);
}

function directoryEntry(face: Buffer, tag: string): number {
  for (let at = 12; ; at += 16) if (face.toString('latin1', at, at + 4) === tag) return at;
}

/** Offset of the subtable that has all planes. */
function wideSubtable(face: Buffer, at: number): number {
  for (let index = 0; index < face.readUInt16BE(at + 2); index++) {
    const offset = face.readUInt32BE(at + 4 + index * 8 + 4);
    if (face.readUInt16BE(at + offset) === 12) return offset;
  }
  throw new Error('no character map of format 12');
}
