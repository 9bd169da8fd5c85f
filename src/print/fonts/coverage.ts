// Which characters a face has, and what happens to text that needs others: a hermetic browser prints an
// empty box for a character that no face has, without a word.

import type { FontRole } from '../../model/config.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { type Coverage, covers } from './character-map.ts';
import { glyphFallback, glyphMissing } from './font-problems.ts';

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
