// The faces a document is set in, by role: the office's own files where it has them, else the shipped ones.
// Every face answers to fixed CSS family names, so that a style sheet need not know which one it gets.

import { isAbsolute, join, resolve } from 'node:path';
import { FONT_ROLES, type FontRole } from '../../model/config.ts';
import { hasErrors, type Noted, type Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { reasonOf } from '../machine/cache.ts';
import type { Machine } from '../machine/machine.ts';
import { fontNotFound, fontShippedMissing, fontStandardMissing } from './font-problems.ts';
import { rolesBeside } from './font-standard.ts';
import { type Face, readTrueType } from './truetype.ts';

export interface FontSet {
  /** Faces of each role in the order they are tried; `latin` is empty when none was chosen. */
  readonly roles: Readonly<Record<FontRole, readonly Face[]>>;
  /** Which face answers to which CSS family name. */
  readonly families: readonly { readonly family: string; readonly face: Face }[];
}

export interface FontWish {
  /** Fonts by role: names as font menus show them, or files with paths relative to `base` or absolute. */
  readonly chosen: Readonly<Partial<Record<FontRole, string>>>;
  readonly base: string;
  /** Where they are chosen. */
  readonly places?: Readonly<Partial<Record<FontRole, Place>>>;
  /** The folder fonts/ of the installation. */
  readonly shipped: string;
  /** Whose fonts are looked through for names; without it only the folders of `base` are. */
  readonly machine?: Machine;
  /** The faces of the standard are demanded, here or on the command line: those not chosen are looked for by name. */
  readonly standard?: { readonly place?: Place };
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
 * Reads the headers of the faces; folders of fonts are looked through only when a face is named or demanded.
 * Problems: those of `openChosen` (the shipped face then takes the role, so that other problems can still be
 * found), FONT_STANDARD_MISSING, FONT_SHIPPED_MISSING (no value).
 */
export async function openFonts(wish: FontWish): Promise<Noted<FontSet | null>> {
  const problems: Problem[] = [];
  const shipped = new Map<string, Face>();
  for (const name of new Set(Object.values(SHIPPED))) {
    const file = resolve(wish.shipped, name);
    try {
      const read = readTrueType(file, 0);
      if ('coverage' in read) shipped.set(name, { ...read, file, shipped: true });
      else problems.push(fontShippedMissing(file, 'kind' in read ? `是${read.kind}` : '是字体集合'));
    } catch (error) {
      problems.push(fontShippedMissing(file, reasonOf(error)));
    }
  }
  if (problems.length > 0) return { value: null, problems };

  const openRole = await openerFor(wish);
  const song = shipped.get(SHIPPED.body)!;
  const roles: Partial<Record<FontRole, readonly Face[]>> = {};
  const families: { family: string; face: Face }[] = [{ family: 'Jianbao Song', face: song }];
  const known = new Map<string, Face>();
  for (const role of FONT_ROLES) {
    const { value, problems: found } = await openRole(role);
    problems.push(...found);
    // One face in several roles goes to the browser once.
    const face = value && (known.get(`${value.file}#${value.index}`) ?? value);
    if (face) known.set(`${face.file}#${face.index}`, face);
    const own = face ? [face] : [];
    if (role === 'latin') {
      roles.latin = own;
      if (face) families.push({ family: LATIN_FACE_FAMILY, face });
      continue;
    }
    const standIn = shipped.get(SHIPPED[role])!;
    roles[role] = [...new Set([...own, standIn, song])];
    const [first, fallback] = FONT_FAMILIES[role] as [string, string];
    families.push({ family: first, face: face ?? standIn });
    if (face && fallback !== 'Jianbao Song') families.push({ family: fallback, face: standIn });
  }
  const fonts: FontSet = { roles: roles as FontSet['roles'], families };
  const beside = wish.standard ? rolesBeside(fonts.roles) : [];
  // What is wrong with a face has been said; missing are those of which nothing was.
  if (beside.length > 0 && !hasErrors(problems)) {
    problems.push(fontStandardMissing(beside, wish.standard?.place));
  }
  return { value: fonts, problems };
}

type Opener = (role: FontRole) => Promise<Noted<Face | null>>;

const openNothing: Opener = async () => ({ value: null, problems: [] });

/** Opens what is chosen or demanded; most runs choose nothing and need not load what looks for faces. */
async function openerFor(wish: FontWish): Promise<Opener> {
  const { chosen, places, base, machine, standard } = wish;
  if (!standard && Object.keys(chosen).length === 0) return openNothing;
  const [{ searchFonts }, { openChosen, openOfficial }] = await Promise.all([
    import('./font-search.ts'),
    import('./font-open.ts'),
  ]);
  const search = searchFonts(base, machine);
  const locate = (path: string) => (isAbsolute(path) ? path : join(resolve(base), path));
  return (role) => {
    const written = chosen[role];
    if (written !== undefined)
      return openChosen({ role, chosen: written, place: places?.[role], locate }, search);
    return standard ? openOfficial(role, search) : openNothing(role);
  };
}

/** A file that could be opened before and now cannot be read: FONT_NOT_FOUND or FONT_SHIPPED_MISSING. */
export function faceUnreadable({ roles }: FontSet, face: Face, error: unknown): Problem {
  const role = FONT_ROLES.find((name) => roles[name].includes(face)) ?? 'body';
  const reason = reasonOf(error);
  return face.shipped ? fontShippedMissing(face.file, reason) : fontNotFound(role, face.file, reason);
}
