// The character map of a font (OpenType specification, cmap): which code point shows which glyph.

/** Ranges of code points, ascending: first, last, first, last … */
export type Coverage = readonly number[];

/** Code points that follow one another and whose glyphs do so too. */
export interface GlyphRun {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

/** Reads a cmap table (formats 4 and 12); null when it has neither. Throws RangeError when it is cut. */
export function readCharacterMap(cmap: Buffer): readonly GlyphRun[] | null {
  let basic: number | undefined;
  let full: number | undefined;
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const platform = cmap.readUInt16BE(4 + index * 8);
    const encoding = cmap.readUInt16BE(6 + index * 8);
    const at = cmap.readUInt32BE(8 + index * 8);
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const format = cmap.readUInt16BE(at);
    if (format === 12) full = at;
    if (format === 4) basic = at;
  }
  if (full !== undefined) return readFullSubtable(cmap, full);
  return basic === undefined ? null : readBasicSubtable(cmap, basic);
}

function readFullSubtable(cmap: Buffer, at: number): readonly GlyphRun[] {
  const runs: GlyphRun[] = [];
  for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
    const entry = at + 16 + group * 12;
    const [first, last, glyph] = [0, 4, 8].map((field) => cmap.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    // Glyph 0 is the empty box itself.
    if (glyph !== 0) runs.push({ first, last, glyph });
    else if (first < last) runs.push({ first: first + 1, last, glyph: 1 });
  }
  return runs;
}

function readBasicSubtable(cmap: Buffer, at: number): readonly GlyphRun[] {
  const runs: GlyphRun[] = [];
  let run: { first: number; last: number; glyph: number } | undefined;
  const segments = cmap.readUInt16BE(at + 6) / 2;
  for (let segment = 0; segment < segments; segment++) {
    const last = cmap.readUInt16BE(at + 14 + segment * 2);
    const first = cmap.readUInt16BE(at + 16 + (segments + segment) * 2);
    const delta = cmap.readUInt16BE(at + 16 + (2 * segments + segment) * 2);
    const rangeAt = at + 16 + (3 * segments + segment) * 2;
    const range = cmap.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + (code - first) * 2);
      if (range !== 0 && listed === 0) continue;
      const glyph = (listed + delta) & 0xffff;
      if (glyph === 0) continue;
      if (run && run.last === code - 1 && run.glyph + code - run.first === glyph) run.last = code;
      else {
        run = { first: code, last: code, glyph };
        runs.push(run);
      }
    }
  }
  return runs;
}

/** The characters of a map. */
export function coverageOf(runs: readonly GlyphRun[]): Coverage {
  const ranges: number[] = [];
  for (const { first, last } of runs) {
    if (ranges.at(-1) === first - 1) ranges[ranges.length - 1] = last;
    else ranges.push(first, last);
  }
  return ranges;
}

/** Whether a face has a character. */
export function covers(coverage: Coverage, codePoint: number): boolean {
  let low = 0;
  let high = coverage.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < coverage[middle * 2]!) high = middle - 1;
    else if (codePoint > coverage[middle * 2 + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** Radicals (U+2E80–2FDF) come before the hanzi they look like: a shared glyph is taken for the radical. */
const RADICALS = { first: 0x2e80, last: 0x2fdf };

/** Whether a radical shares its glyph with another character, which a PDF would then call the radical. */
export function hidesHanzi(runs: readonly GlyphRun[]): boolean {
  const glyphs = new Set<number>();
  for (const { first, last, glyph } of runs) {
    for (let code = Math.max(first, RADICALS.first); code <= Math.min(last, RADICALS.last); code++) {
      glyphs.add(glyph + code - first);
    }
  }
  if (glyphs.size === 0) return false;
  return withoutRadicals(runs).some(({ first, last, glyph }) => {
    for (let code = first; code <= last; code++) if (glyphs.has(glyph + code - first)) return true;
    return false;
  });
}

/** The map less its radicals. */
export function withoutRadicals(runs: readonly GlyphRun[]): readonly GlyphRun[] {
  return runs.flatMap(({ first, last, glyph }) => {
    const after = Math.max(first, RADICALS.last + 1);
    return [
      { first, last: Math.min(last, RADICALS.first - 1), glyph },
      { first: after, last, glyph: glyph + after - first },
    ].filter((run) => run.first <= run.last);
  });
}

/** A cmap table of one subtable, format 12, for all of Unicode. */
export function writeCharacterMap(runs: readonly GlyphRun[]): Buffer {
  const table = Buffer.alloc(12 + 16 + runs.length * 12);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(runs.length, 24);
  for (const [index, { first, last, glyph }] of runs.entries()) {
    for (const [field, value] of [first, last, glyph].entries()) {
      table.writeUInt32BE(value, 28 + index * 12 + field * 4);
    }
  }
  return table;
}
