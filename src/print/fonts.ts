// The faces a document is set in, by role: the office's own files where it has them, else the shipped ones.
// Every face answers to fixed CSS family names, so that a style sheet need not know which one it gets.

import { isAbsolute, join, resolve } from 'node:path';
import { FONT_ROLES, type FontRole } from '../model/config.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import { reasonOf } from './cache.ts';
import { fontFormat, fontNotEmbeddable, fontNotFound, fontShippedMissing } from './problems.ts';
import { mayEmbed, readTrueType, type TrueTypeFile } from './truetype.ts';

/** A usable TrueType face. */
export interface Face extends TrueTypeFile {
  /** Absolute path. */
  readonly file: string;
  /** Comes with Jianbao; otherwise chosen by the user. */
  readonly shipped: boolean;
}

export interface FontSet {
  /** Faces of each role in the order they are tried; `latin` is empty when none was chosen. */
  readonly roles: Readonly<Record<FontRole, readonly Face[]>>;
  /** Which face answers to which CSS family name. */
  readonly families: readonly { readonly family: string; readonly face: Face }[];
}

export interface FontWish {
  /** Font files by role; paths relative to `base` or absolute. */
  readonly chosen: Readonly<Partial<Record<FontRole, string>>>;
  readonly base: string;
  /** Where they are chosen. */
  readonly places?: Readonly<Partial<Record<FontRole, Place>>>;
  /** The folder fonts/ of the installation. */
  readonly shipped: string;
}

/**
 * CSS font families by role. The first is the user's face or else the shipped one; the others help out with
 * characters it lacks. `latin` has no shipped face: put its family before another role's, and Western
 * letters and digits come from the user's face when one is chosen.
 */
export const FONT_FAMILIES: Readonly<Record<FontRole, readonly string[]>> = {
  title: ['Jianbao Title', 'Jianbao Title Fallback', 'Jianbao Song'],
  body: ['Jianbao Body', 'Jianbao Song'],
  hei: ['Jianbao Hei', 'Jianbao Hei Fallback', 'Jianbao Song'],
  kai: ['Jianbao Kai', 'Jianbao Kai Fallback', 'Jianbao Song'],
  folio: ['Jianbao Folio', 'Jianbao Song'],
  latin: ['Jianbao Latin'],
};

/** Characters a chosen `latin` face is used for: digits with their point, letters. Quotes, dashes, · and % stay Chinese. */
export const LATIN_RANGE = 'U+2E,U+30-39,U+41-5A,U+61-7A';

/** The family whose use is limited to `LATIN_RANGE` by an @font-face rule of the printed page. */
export const LATIN_FACE_FAMILY = 'Jianbao Latin Face';

/** Shipped stand-ins: GB/T 9704's 仿宋 and 宋体 are set in Jianbao Song, 小标宋 in Jianbao Title. */
const SHIPPED: Readonly<Record<Exclude<FontRole, 'latin'>, string>> = {
  title: 'JianbaoTitle-Black.ttf',
  body: 'JianbaoSong-Regular.ttf',
  hei: 'JianbaoHei-Medium.ttf',
  kai: 'JianbaoKai-Regular.ttf',
  folio: 'JianbaoSong-Regular.ttf',
};

/**
 * Reads the headers of the faces. Problems: FONT_NOT_FOUND, FONT_FORMAT, FONT_NOT_EMBEDDABLE (the shipped
 * face then takes the role, so that other problems can still be found), FONT_SHIPPED_MISSING (no value).
 */
export async function openFonts(wish: FontWish): Promise<Noted<FontSet | null>> {
  const problems: Problem[] = [];
  const shipped = new Map<string, Face>();
  for (const name of new Set(Object.values(SHIPPED))) {
    const file = resolve(wish.shipped, name);
    try {
      const read = await readTrueType(file);
      if ('kind' in read) problems.push(fontShippedMissing(file, `是${read.kind}`));
      else shipped.set(name, { ...read, file, shipped: true });
    } catch (error) {
      problems.push(fontShippedMissing(file, reasonOf(error)));
    }
  }
  if (problems.length > 0) return { value: null, problems };

  const song = shipped.get(SHIPPED.body)!;
  const roles: Partial<Record<FontRole, readonly Face[]>> = {};
  const families: { family: string; face: Face }[] = [{ family: 'Jianbao Song', face: song }];
  for (const role of FONT_ROLES) {
    const opened = await openChosen(role, wish);
    if (opened.problem) problems.push(opened.problem);
    const own = opened.face ? [opened.face] : [];
    if (role === 'latin') {
      roles.latin = own;
      if (opened.face) families.push({ family: LATIN_FACE_FAMILY, face: opened.face });
      continue;
    }
    const standIn = shipped.get(SHIPPED[role])!;
    roles[role] = [...new Set([...own, standIn, song])];
    const [first, fallback] = FONT_FAMILIES[role] as [string, string];
    families.push({ family: first, face: opened.face ?? standIn });
    if (opened.face && fallback !== 'Jianbao Song') families.push({ family: fallback, face: standIn });
  }
  return { value: { roles: roles as FontSet['roles'], families }, problems };
}

/** A file that could be opened before and now cannot be read: FONT_NOT_FOUND or FONT_SHIPPED_MISSING. */
export function faceUnreadable({ roles }: FontSet, face: Face, error: unknown): Problem {
  const role = FONT_ROLES.find((name) => roles[name].includes(face)) ?? 'body';
  const reason = reasonOf(error);
  return face.shipped ? fontShippedMissing(face.file, reason) : fontNotFound(role, face.file, reason);
}

async function openChosen(role: FontRole, wish: FontWish): Promise<{ face?: Face; problem?: Problem }> {
  const chosen = wish.chosen[role];
  if (chosen === undefined) return {};
  const file = isAbsolute(chosen) ? chosen : join(resolve(wish.base), chosen);
  const place = wish.places?.[role];
  try {
    const read = await readTrueType(file);
    if ('kind' in read) return { problem: fontFormat(role, chosen, read.kind, place) };
    if (!mayEmbed(read.fsType)) return { problem: fontNotEmbeddable(role, chosen, read.fsType, place) };
    return { face: { ...read, file, shipped: false } };
  } catch (error) {
    return { problem: fontNotFound(role, chosen, reasonOf(error), place) };
  }
}
