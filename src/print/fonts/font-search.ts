// Looking for a face by its name: in the project's own folders of fonts first, then in those of the machine.
// Nothing is read before the first name is asked for.

import { join, resolve } from 'node:path';
import { openCache } from '../machine/cache.ts';
import type { Machine } from '../machine/machine.ts';
import { matchName, type NameMatch } from './font-choice.ts';
import { fontFolders, PROJECT_FOLDERS } from './font-folders.ts';
import { type ListedFace, listFaces } from './font-list.ts';

export interface FontSearch {
  byName(name: string): Promise<NameMatch>;
}

/** In the cache folder: what was found in which folder of fonts. */
const MEMORY = 'font-names.json';

/** @param base the project folder */
export function searchFonts(base: string, machine?: Machine): FontSearch {
  let own: Promise<readonly ListedFace[]> | undefined;
  let others: Promise<readonly ListedFace[]> | undefined;
  return {
    async byName(name) {
      own ??= listFaces(PROJECT_FOLDERS.map((folder) => join(resolve(base), folder)));
      const faces = await own;
      const match = matchName(name, faces);
      if (match.kind !== 'none' || machine === undefined) return match;
      others ??= listMachine(machine);
      return matchName(name, [...faces, ...(await others)]);
    },
  };
}

async function listMachine(machine: Machine): Promise<readonly ListedFace[]> {
  const { value: cache } = await openCache(machine);
  return listFaces(fontFolders(machine), cache === null ? undefined : join(cache, MEMORY));
}
