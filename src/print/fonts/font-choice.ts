// What jianbao.yaml says of a face → the file it lies in: a path, or a name as font menus show it.

import type { ListedFace } from './font-list.ts';
import { nameKey } from './truetype.ts';

/** A file, and the face of it where the file is a collection. */
export interface FileChoice {
  readonly path: string;
  readonly face?: string;
}

const FILE = /^(.+\.(?:ttf|ttc|otf|otc|woff2?))(?:#(.+))?$/i;

/** `字体/仿宋.ttf`, `simsun.ttc#宋体`: a file; anything without a font file's ending or a folder is a name. */
export function readFileChoice(chosen: string): FileChoice | null {
  const [, path, face] = FILE.exec(chosen) ?? [];
  if (path !== undefined) return { path, ...(face !== undefined && { face: face.trim() }) };
  return /[\\/]|^\.+$/.test(chosen) ? { path: chosen } : null;
}

export type NameMatch =
  | { readonly kind: 'found'; readonly face: ListedFace }
  /** Different faces of that name. */
  | { readonly kind: 'several'; readonly faces: readonly ListedFace[] }
  /** Names that resemble it, nearest first. */
  | { readonly kind: 'none'; readonly near: readonly string[] };

/**
 * The face of a name: a full, PostScript or family name in any language; of a family the regular cut. Faces no
 * browser embeds come last, copies of the same face count once.
 */
export function matchName(name: string, faces: readonly ListedFace[]): NameMatch {
  const key = nameKey(name);
  const has = (names: readonly string[]) => names.some((other) => nameKey(other) === key);
  const family = faces.filter(({ families }) => has(families));
  const regular = family.filter((face) => face.regular);
  const exact = faces.filter(({ fullNames }) => has(fullNames));
  const cuts = regular.length > 0 ? regular : family;
  // A bold cut may bear the name of its family as its full name too.
  const plain = exact.filter((face) => face.regular || !family.includes(face));
  const named = plain.length > 0 ? plain : cuts.length > 0 ? cuts : exact;
  const fit = named.filter(({ unfit }) => unfit === undefined);
  const different = firstOfEach(fit.length > 0 ? fit : named);
  if (different.length === 0) return { kind: 'none', near: nearNames(name, faces) };
  return different.length === 1
    ? { kind: 'found', face: different[0]! }
    : { kind: 'several', faces: different };
}

function firstOfEach(faces: readonly ListedFace[]): readonly ListedFace[] {
  const first = new Map<string, ListedFace>();
  for (const face of faces) {
    const identity = JSON.stringify([face.bytes, face.index, face.version, face.fullNames]);
    if (!first.has(identity)) first.set(identity, face);
  }
  return [...first.values()];
}

const NEAR = 3;
/** Of all pairs of two names, at least this share in common. */
const LIKENESS = 0.2;

/** Names that share most pairs of neighbouring characters with the one written. */
function nearNames(name: string, faces: readonly ListedFace[]): readonly string[] {
  const wanted = pairs(name);
  const scored = new Map<string, number>();
  for (const { families, fullNames } of faces) {
    for (const other of [...families, ...fullNames]) {
      const own = pairs(other);
      const shared = [...wanted].filter((pair) => own.has(pair)).length;
      const likeness = shared / (wanted.size + own.size - shared);
      if (likeness >= LIKENESS) scored.set(other, likeness);
    }
  }
  return [...scored]
    .sort(([a, near], [b, nearer]) => nearer - near || (a < b ? -1 : 1))
    .slice(0, NEAR)
    .map(([other]) => other);
}

function pairs(name: string): ReadonlySet<string> {
  const characters = [...nameKey(name)];
  const all = characters.slice(1).map((character, index) => characters[index]! + character);
  const chinese = all.filter((pair) => /\p{Script=Han}/u.test(pair));
  // Of a Chinese name only its hanzi say what it is: GB2312 is in many.
  return new Set(chinese.length > 0 ? chinese : all);
}
