// The fonts of a document: what they are, how wide their glyphs run and which characters they stand for.

import { dictionaryAt, inflate, listAt, type PdfFile, resolve } from './pdf-file.ts';
import { isList, isStream, type PdfDictionary } from './pdf-syntax.ts';

export interface PdfFont {
  /** PostScript name without the mark of a subset; `Type3` for drawn glyphs, which have none. */
  readonly name: string;
  /** Of the number of a glyph. */
  readonly bytes: 1 | 2;
  /** A TrueType face by glyph numbers, its outlines in the file: all that is ever expected. */
  readonly embedded: boolean;
  /** Width of a glyph in thousandths of the size. */
  readonly width: (glyph: number) => number;
  /** What a glyph stands for; `undefined` when the file does not say. */
  readonly text: (glyph: number) => string | undefined;
}

export function readFont(file: PdfFile, font: PdfDictionary): PdfFont {
  const texts = readCharacters(file, font);
  const text = (glyph: number) => texts.get(glyph);
  if (font.get('Subtype') !== 'Type0') {
    return { name: String(font.get('Subtype')), bytes: 1, embedded: false, width: () => 0, text };
  }
  const [item] = listAt(file, font, 'DescendantFonts');
  const holder = new Map([['font', item ?? null]]);
  const descendant = dictionaryAt(file, holder, 'font');
  const descriptor = dictionaryAt(file, descendant, 'FontDescriptor');
  const widths = readWidths(file, descendant);
  const usual = Number(descendant.get('DW') ?? 1000);
  return {
    name: String(font.get('BaseFont') ?? '').replace(/^[A-Z]{6}\+/, ''),
    bytes: 2,
    embedded:
      font.get('Encoding') === 'Identity-H' &&
      descendant.get('Subtype') === 'CIDFontType2' &&
      descriptor.has('FontFile2'),
    width: (glyph) => widths.get(glyph) ?? usual,
    text,
  };
}

/** Widths by glyph (9.7.4.3): `first [width …]` or `first last width`. */
function readWidths(file: PdfFile, font: PdfDictionary): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const entries = listAt(file, font, 'W');
  for (let at = 0; at + 1 < entries.length; ) {
    const first = Number(entries[at]);
    const next = resolve(file, entries[at + 1]);
    if (isList(next)) {
      for (const [index, width] of next.entries()) widths.set(first + index, Number(width));
      at += 2;
    } else {
      for (let glyph = first; glyph <= Number(next); glyph++) widths.set(glyph, Number(entries[at + 2]));
      at += 3;
    }
  }
  return widths;
}

const MAPPINGS = /(\d+) beginbf(char|range)([\s\S]*?)endbf\2/g;

/** Characters by glyph, from the ToUnicode map (9.10.3). */
function readCharacters(file: PdfFile, font: PdfDictionary): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  const stream = resolve(file, font.get('ToUnicode'));
  if (!isStream(stream)) return characters;
  for (const [, , kind, body] of inflate(stream).toString('latin1').matchAll(MAPPINGS)) {
    const codes = [...body!.matchAll(/<([0-9A-Fa-f]*)>/g)].map((match) => match[1]!);
    const size = kind === 'char' ? 2 : 3;
    for (let at = 0; at + size <= codes.length; at += size) {
      const first = Number.parseInt(codes[at]!, 16);
      const last = size === 2 ? first : Number.parseInt(codes[at + 1]!, 16);
      const text = Buffer.from(codes[at + size - 1]!, 'hex')
        .swap16()
        .toString('utf16le');
      for (let glyph = first; glyph <= last; glyph++) characters.set(glyph, movedOn(text, glyph - first));
    }
  }
  return characters;
}

/** In a range the last unit counts on. */
function movedOn(text: string, by: number): string {
  if (by === 0 || text === '') return text;
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
}
