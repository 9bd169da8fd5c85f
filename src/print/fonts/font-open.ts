// Opening the face someone chose: by file, by name, or because the standard names it.

import type { FontRole } from '../../model/config.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { reasonOf } from '../machine/cache.ts';
import { readFileChoice } from './font-choice.ts';
import {
  fontEmbeddedWhole,
  fontFormat,
  fontNameAmbiguous,
  fontNameNotFound,
  fontNotEmbeddable,
  fontNotFound,
} from './font-problems.ts';
import { mayEmbed, maySubset, rightsWords } from './font-rights.ts';
import type { FontSearch } from './font-search.ts';
import { STANDARD_FACES } from './font-standard.ts';
import { type Face, readTrueType } from './truetype.ts';

export interface ChosenFace {
  readonly role: FontRole;
  /** As written. */
  readonly chosen: string;
  readonly place: Place | undefined;
  /** The absolute path of a path as written. */
  readonly locate: (path: string) => string;
}

/**
 * The face as it was chosen. Problems: FONT_NOT_FOUND, FONT_NAME_NOT_FOUND, FONT_NAME_AMBIGUOUS, FONT_FORMAT,
 * FONT_NOT_EMBEDDABLE; FONT_EMBEDDED_WHOLE, a warning.
 */
export async function openChosen(wanted: ChosenFace, search: FontSearch): Promise<Noted<Face | null>> {
  const { role, chosen, place } = wanted;
  const file = readFileChoice(chosen);
  if (file) return openFace(role, chosen, wanted.locate(file.path), file.face, place);
  const match = await search.byName(chosen);
  switch (match.kind) {
    case 'none':
      return refused(fontNameNotFound(role, chosen, match.near, place));
    case 'several':
      return refused(fontNameAmbiguous(role, chosen, match.faces.map(spotOfFace), place));
    case 'found':
      return openFace(role, chosen, match.face.file, match.face.index, place);
  }
}

/** The official face of a role found on the machine; nothing, and no problem, when there is none that is fit. */
export async function openOfficial(role: FontRole, search: FontSearch): Promise<Noted<Face | null>> {
  // The shipped face of page numbers is of the kind the standard names.
  for (const name of role === 'latin' || role === 'folio' ? [] : STANDARD_FACES[role].names) {
    const match = await search.byName(name);
    if (match.kind === 'several') {
      return refused(fontNameAmbiguous(role, name, match.faces.map(spotOfFace)));
    }
    if (match.kind !== 'found') continue;
    const opened = openFace(role, name, match.face.file, match.face.index);
    if (opened.value) return opened;
  }
  return { value: null, problems: [] };
}

function openFace(
  role: FontRole,
  chosen: string,
  file: string,
  wanted?: string | number,
  place?: Place,
): Noted<Face | null> {
  try {
    const read = readTrueType(file, wanted);
    if ('kind' in read) return refused(fontFormat(role, chosen, read.kind, place));
    if ('faceNames' in read) {
      const spots = read.faceNames.map((name) => `“${chosen.replace(/#.*/, '')}#${name}”`);
      return refused(fontNameAmbiguous(role, chosen, spots, place));
    }
    const rights = rightsWords(read.fsType);
    if (!mayEmbed(read.fsType)) {
      return refused(fontNotEmbeddable(role, chosen, read.fsType, rights, place));
    }
    const problems = maySubset(read.fsType) ? [] : [fontEmbeddedWhole(role, chosen, read.bytes, place)];
    return { value: { ...read, file, shipped: false }, problems };
  } catch (error) {
    return refused(fontNotFound(role, chosen, reasonOf(error), place));
  }
}

function refused(problem: Problem): Noted<null> {
  return { value: null, problems: [problem] };
}

/** As it may be written instead. */
function spotOfFace({
  file,
  fullName,
  version,
}: {
  file: string;
  fullName: string;
  version: string;
}): string {
  const face = /\.[to]tc$/i.test(file) ? `#${fullName}` : '';
  return `“${file}${face}”（${fullName}${version ? `，版本${version}` : ''}）`;
}
