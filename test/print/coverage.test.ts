import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FONT_ROLES, type FontRole } from '../../src/model/config.ts';
import { coverageOf, covers, readCharacterMap } from '../../src/print/fonts/character-map.ts';
import { type CoveringFace, checkGlyphs, missingGlyphs } from '../../src/print/fonts/coverage.ts';
import { fontSet } from './printing.ts';

/** A cmap table with one subtable. */
function cmap(platform: number, encoding: number, subtable: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(1, 2);
  header.writeUInt16BE(platform, 4);
  header.writeUInt16BE(encoding, 6);
  header.writeUInt32BE(12, 8);
  return Buffer.concat([header, subtable]);
}

/** Format 12, one group a character. */
function fullSubtable(codes: readonly number[]): Buffer {
  const table = Buffer.alloc(16 + codes.length * 12);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(codes.length, 12);
  codes.forEach((code, index) => {
    table.writeUInt32BE(code, 16 + index * 12);
    table.writeUInt32BE(code, 20 + index * 12);
    table.writeUInt32BE(index + 1, 24 + index * 12);
  });
  return table;
}

/** Format 4: by delta where the code is even, through the glyph list where it is odd. */
function basicSubtable(codes: readonly number[]): Buffer {
  const segments = [...codes, 0xffff];
  const count = segments.length;
  const table = Buffer.alloc(16 + count * 8 + count * 2);
  table.writeUInt16BE(4, 0);
  table.writeUInt16BE(count * 2, 6);
  segments.forEach((code, index) => {
    table.writeUInt16BE(code, 14 + index * 2);
    table.writeUInt16BE(code, 16 + (count + index) * 2);
    if (code % 2 === 0) {
      table.writeUInt16BE((index + 1 - code) & 0xffff, 16 + (2 * count + index) * 2);
    } else {
      const entry = 16 + (3 * count + index) * 2;
      const listed = 16 + count * 8 + index * 2;
      table.writeUInt16BE(listed - entry, entry);
      table.writeUInt16BE(code === 0xffff ? 0 : index + 1, listed);
    }
  });
  return table;
}

const sorted = (codes: Iterable<number>) => [...new Set(codes)].sort((a, b) => a - b);

describe('the characters of a face', () => {
  const anyCode = fc.integer({ min: 1, max: 0x10ffff });
  const basicCode = fc.integer({ min: 1, max: 0xfffe });

  test('are exactly those of its format 12 table', () => {
    fc.assert(
      fc.property(fc.array(anyCode), anyCode, (listed, other) => {
        const codes = sorted(listed);
        const coverage = coverageOf(readCharacterMap(cmap(3, 10, fullSubtable(codes)))!);
        expect(codes.every((code) => covers(coverage, code))).toBe(true);
        expect(covers(coverage, other)).toBe(codes.includes(other));
      }),
    );
  });

  test('are exactly those of its format 4 table', () => {
    fc.assert(
      fc.property(fc.array(basicCode), basicCode, (listed, other) => {
        const codes = sorted(listed);
        const coverage = coverageOf(readCharacterMap(cmap(3, 1, basicSubtable(codes)))!);
        expect(codes.every((code) => covers(coverage, code))).toBe(true);
        expect(covers(coverage, other)).toBe(codes.includes(other));
      }),
    );
  });

  test('are unknown without a Unicode table', () => {
    expect(readCharacterMap(cmap(3, 0, basicSubtable([0xf041])))).toBeNull();
    expect(readCharacterMap(cmap(1, 0, Buffer.from([0, 6])))).toBeNull();
  });

  test('of every shipped role include what bulletins are written in', async () => {
    const { roles } = await fontSet();
    const text =
      '云泽市水质通报，Ⅰ～Ⅻ类、劣Ⅴ类；①⑳〔2026〕“十五五”——…NH₃-N、BOD₅、10⁴ m³/d、㎡㎥、20℃、μg/L、≤≥±×÷√、★●▲■↑↓→←' +
      '瀍洨溇泜洺洣涢潏滈浐渼漷沘漴浉牂牁氿㵐㳇';
    for (const role of FONT_ROLES.filter((name) => name !== 'latin')) {
      expect({ role, ...missingGlyphs(text, roles[role]) }).toEqual({ role, fromFallback: [], fromNone: [] });
    }
  });

  test('of the shipped faces include no radical, which would take the place of its hanzi in the text', async () => {
    const { families } = await fontSet();
    for (const { face } of families) {
      for (let code = 0x2e80; code <= 0x2fdf; code++) expect(covers(face.coverage, code)).toBe(false);
    }
  });
});

describe('text that needs other characters', () => {
  const own: CoveringFace = { family: '仿宋', shipped: false, coverage: [0x4e00, 0x4e00, 0x6c34, 0x6c34] };
  const spare: CoveringFace = { family: 'Jianbao Song', shipped: true, coverage: [0x4e00, 0x9fff] };
  const faces = Object.fromEntries(FONT_ROLES.map((role) => [role, [own, spare]])) as unknown as Record<
    FontRole,
    CoveringFace[]
  >;
  const place = { file: 'data/2026-06/断面水质.xlsx', sheet: 'Sheet1', cell: 'B7' };

  test('is reported once a character and role, with its words and place', () => {
    const problems = checkGlyphs(
      [
        { text: '一水', role: 'body' },
        { text: '瀍水😀', role: 'body', place },
        { text: '瀍😀', role: 'body' },
        { text: '😀', role: 'title' },
      ],
      faces,
    );
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['GLYPH_MISSING', 'error'],
      ['GLYPH_FALLBACK', 'warning'],
      ['GLYPH_MISSING', 'error'],
    ]);
    expect(problems[0]).toMatchObject({ place });
    expect(problems[0]!.message).toContain('“瀍水😀”中的“😀”（U+1F600）');
    expect(problems[1]!.message).toContain('“瀍”（U+700D）');
    expect(problems[1]!.message).toContain('“仿宋”');
  });

  test('shows the words around a character of a long text', () => {
    const [problem] = checkGlyphs([{ text: `${'一'.repeat(30)}瀍${'水'.repeat(30)}`, role: 'body' }], faces);
    expect(problem!.message).toContain(`“…${'一'.repeat(10)}瀍${'水'.repeat(10)}…”`);
  });

  test('shows the words on one line', () => {
    const [problem] = checkGlyphs([{ text: '一\r\n一\n\t瀍\n\n水', role: 'body' }], faces);
    expect(problem!.message).toContain('“一 一 瀍 水”');
  });

  test('does not count characters that print nothing', () => {
    expect(missingGlyphs('一\n\t\u200b\u2060\ufeff\ufe0f\u00ad水', [own])).toEqual({
      fromFallback: [],
      fromNone: [],
    });
  });

  test('in a Latin face is looked for in the body face, which sets everything but letters and digits', () => {
    const latinOnly = { ...faces, latin: [] };
    expect(checkGlyphs([{ text: '一水', role: 'latin' }], latinOnly)).toEqual([]);
  });
});
