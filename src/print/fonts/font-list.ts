// All faces in folders of fonts, by their names. Only directories and name tables are read, and only of
// folders that have changed since they were last looked at.

import { readdirSync, realpathSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ownName } from '../machine/processes.ts';
import { readNames } from './font-names.ts';
import { withFontFile } from './sfnt.ts';
import { otherOutlines } from './truetype.ts';

/** A face in a folder of fonts. */
export interface ListedFace {
  readonly file: string;
  readonly index: number;
  /** Of the file. */
  readonly bytes: number;
  readonly fullName: string;
  readonly families: readonly string[];
  readonly fullNames: readonly string[];
  readonly version: string;
  /** The plain cut of its family, neither bold nor slanted. */
  readonly regular: boolean;
  /** What its outlines are when no browser embeds them, in Chinese. */
  readonly unfit?: string;
}

interface ListedFolder {
  /** Time of the last change of the folder, milliseconds: files came or went. */
  readonly modified: number;
  readonly faces: readonly ListedFace[];
  readonly folders: readonly string[];
}

type Memory = Readonly<Record<string, ListedFolder>>;

const ENDINGS = new Set(['.ttf', '.ttc', '.otf', '.otc']);
const DEPTH = 8;
/** The memory of another layout is none. */
const LAYOUT = 1;

/**
 * The faces of folders and everything below them, in the order of the folders. Folders and files that cannot
 * be read have none.
 * @param memory a file that remembers what was found, made when it is not there
 */
export async function listFaces(folders: readonly string[], memory?: string): Promise<readonly ListedFace[]> {
  const known = memory === undefined ? {} : await recall(memory);
  const seen = new Map<string, ListedFolder>();
  const real = new Set<string>();
  const visit = async (folder: string, depth: number): Promise<readonly ListedFace[]> => {
    // Others have their turn between two folders.
    await setImmediate();
    const path = realPath(folder);
    if (path === null || real.has(path) || depth > DEPTH) return [];
    real.add(path);
    const listed = listFolder(folder, known[folder]);
    if (listed === null) return [];
    seen.set(folder, listed);
    const below: (readonly ListedFace[])[] = [];
    for (const name of listed.folders) below.push(await visit(join(folder, name), depth + 1));
    return [...listed.faces, ...below.flat()];
  };
  const faces: ListedFace[] = [];
  for (const folder of folders) faces.push(...(await visit(folder, 0)));
  const isNews = [...seen].some(([folder, listed]) => known[folder] !== listed);
  if (memory !== undefined && isNews) await remember(memory, { ...known, ...Object.fromEntries(seen) });
  return faces;
}

function realPath(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

function listFolder(folder: string, known: ListedFolder | undefined): ListedFolder | null {
  try {
    const { mtimeMs } = statSync(folder);
    if (known?.modified === mtimeMs) return known;
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = entries.map(({ name }) => name).sort();
    const files = names.filter((name) => ENDINGS.has(extname(name).toLowerCase()));
    const faces = files.flatMap((name) => listFile(join(folder, name)));
    const folders = entries
      .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && extname(entry.name) === ''))
      .map(({ name }) => name)
      .sort();
    return { modified: mtimeMs, faces, folders };
  } catch {
    return null;
  }
}

function listFile(file: string): readonly ListedFace[] {
  try {
    return withFontFile(file, ({ faces, bytes, table }) => {
      const listed: ListedFace[] = [];
      for (const [index, face] of faces.entries()) {
        const names = table(face, 'name');
        if (names === null) continue;
        const { fullName, families, fullNames, version, cuts } = readNames(names);
        const unfit = otherOutlines(face);
        listed.push({
          file,
          index,
          bytes,
          fullName,
          families,
          fullNames,
          version,
          regular: cuts.length === 0 || cuts.some((cut) => REGULAR.test(cut)),
          ...(unfit !== null && { unfit }),
        });
      }
      return listed;
    });
  } catch {
    return []; // no font, or one that is cut
  }
}

const REGULAR = /^(regular|normal|book|roman|plain|standard|常规|標準|标准|一般)$/i;

async function recall(memory: string): Promise<Memory> {
  try {
    const { layout, folders } = JSON.parse(await readFile(memory, 'utf8')) as {
      layout?: unknown;
      folders: Memory;
    };
    return layout === LAYOUT && typeof folders === 'object' && folders !== null ? folders : {};
  } catch {
    return {};
  }
}

/** It only saves time: where it cannot be written there is none. */
async function remember(memory: string, folders: Memory): Promise<void> {
  const making = join(memory, '..', `${ownName('names')}`);
  try {
    await writeFile(making, JSON.stringify({ layout: LAYOUT, folders }), { mode: 0o600 });
    await rename(making, memory);
  } catch {}
}
