// Which characters a face has, and what happens to text that needs others: a hermetic browser prints an
// empty box for a character that no face has, without a word.

import type { FontRole } from '../model/config.ts';
import type { Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import { glyphFallback, glyphMissing } from './problems.ts';

/** Ranges of code points, ascending: first, last, first, last … */
export type Coverage = readonly number[];

/** Text as it will be printed, with the role of the face and the place it came from. */
export interface PrintedText {
  readonly text: string;
  readonly role: FontRole;
  readonly place?: Place;
}

/** Faces of a role in the order the browser tries them, as far as this file needs to know. */
export interface CoveringFace {
  readonly family: string;
  readonly shipped: boolean;
  readonly coverage: Coverage;
}

/** Reads the characters of a cmap table (formats 4 and 12); null when it has neither. */
export function readCoverage(cmap: Buffer): Coverage | null {
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

function readFullSubtable(cmap: Buffer, at: number): Coverage {
  const ranges: number[] = [];
  for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
    const entry = at + 16 + group * 12;
    const first = cmap.readUInt32BE(entry);
    // Glyph 0 is the empty box itself.
    addRange(ranges, cmap.readUInt32BE(entry + 8) === 0 ? first + 1 : first, cmap.readUInt32BE(entry + 4));
  }
  return ranges;
}

function readBasicSubtable(cmap: Buffer, at: number): Coverage {
  const ranges: number[] = [];
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
      if (((listed + delta) & 0xffff) !== 0) addRange(ranges, code, code);
    }
  }
  return ranges;
}

function addRange(ranges: number[], first: number, last: number): void {
  if (last < first) return;
  if (ranges.at(-1) === first - 1) ranges[ranges.length - 1] = last;
  else ranges.push(first, last);
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

/** Characters that print nothing of their own: controls, joiners, direction marks, line separators. */
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** Characters of a text that the first face lacks, each once: from another face, or from none. */
export function missingGlyphs(
  text: string,
  faces: readonly CoveringFace[],
): { readonly fromFallback: readonly string[]; readonly fromNone: readonly string[] } {
  const fromFallback: string[] = [];
  const fromNone: string[] = [];
  for (const character of new Set(text)) {
    const codePoint = character.codePointAt(0)!;
    if (INVISIBLE.test(character)) continue;
    const first = faces.findIndex((face) => covers(face.coverage, codePoint));
    if (first > 0) fromFallback.push(character);
    if (first === -1) fromNone.push(character);
  }
  return { fromFallback, fromNone };
}

/**
 * Looks for characters that would print as empty boxes or in another face; each character is reported once
 * a role, at the first place. Problems: GLYPH_MISSING, GLYPH_FALLBACK.
 */
export function checkGlyphs(
  texts: Iterable<PrintedText>,
  faces: Readonly<Record<FontRole, readonly CoveringFace[]>>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<FontRole, Set<string>>();
  for (const { text, role, place } of texts) {
    const known = seen.get(role) ?? new Set<string>();
    seen.set(role, known);
    const fresh = [...new Set(text)].filter((character) => !known.has(character)).join('');
    if (fresh === '') continue;
    for (const character of fresh) known.add(character);

    // A Latin face is used for a few letters only; whatever else stands there is set in the body's.
    const tried = faces[role === 'latin' ? 'body' : role];
    const missing = missingGlyphs(fresh, tried);
    for (const character of missing.fromNone) {
      problems.push(glyphMissing(character, role, around(text, character), place));
    }
    for (const character of missing.fromFallback) {
      problems.push(glyphFallback(character, role, tried[0]!.family, around(text, character), place));
    }
  }
  return problems;
}

/** The words around a character on one line, enough to find it on the page. */
function around(text: string, character: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const at = characters.indexOf(character);
  const [start, end] = [Math.max(0, at - 10), Math.min(characters.length, at + 11)];
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`;
}
