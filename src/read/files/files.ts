// The reading room's only door to the disk. Paths are relative to the project folder, with forward
// slashes, and sorted by code unit, so that every machine sees the same files in the same order.

import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { InputFile } from '../../model/config.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import { fileUnreadable } from '../problems/problems.ts';

/** Endings of files that are spreadsheets of some kind, whether we can read them or not, and of shortcuts to them. */
const TABLE_ENDING = /\.(xls[xmb]?|xlt[xm]?|csv|tsv|ett?|ods|numbers|lnk)$/i;

/** A file as it was when read. */
export interface ReadFile {
  readonly input: InputFile;
  readonly content: Uint8Array;
}

/** What stands in a folder. A link counts as what it leads to. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'lost link';
}

/** Whether a name is that of a spreadsheet, whether we can read it or not. */
export function isTableName(name: string): boolean {
  return TABLE_ENDING.test(name);
}

/**
 * Spreadsheet files in a folder and the folders below it. Hidden files and the lock files that Office
 * leaves beside an open workbook (`~$…`) are not listed; a folder that does not exist has no files.
 */
export async function listTableFiles(
  projectDir: string,
  folder: string,
  above: readonly string[] = [],
): Promise<Noted<readonly string[]>> {
  const { value: entries, problems: found } = await listEntries(projectDir, folder);
  if (entries.length === 0) return { value: [], problems: found };
  // Some drives know no real paths; there are no links on them either.
  const here = await realpath(resolve(projectDir, folder)).catch(() => resolve(projectDir, folder));
  if (above.includes(here)) return { value: [], problems: [fileUnreadable({ file: folder }, 'LINK_LOOP')] };
  const files: string[] = [];
  const problems = [...found];
  for (const { name, kind } of entries) {
    const path = `${folder}/${name}`;
    // A folder that is called like a table, and a link that may have led to a folder of tables, are
    // reported when someone tries to read them.
    if (isTableName(name) || (kind === 'lost link' && !name.includes('.'))) files.push(path);
    else if (kind === 'folder') {
      const below = await listTableFiles(projectDir, path, [...above, here]);
      files.push(...below.value);
      problems.push(...below.problems);
    }
  }
  return { value: files, problems };
}

/**
 * What stands in a folder, sorted; nothing when it does not exist.
 * @param shown the folder as problems name it
 */
export async function listEntries(
  projectDir: string,
  folder: string,
  shown = folder,
): Promise<Noted<readonly Entry[]>> {
  const path = resolve(projectDir, folder);
  try {
    const found = (await readdir(path, { withFileTypes: true }))
      .filter(({ name }) => !name.startsWith('~$') && !name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const value = await Promise.all(
      found.map(async (entry) => ({ name: entry.name, kind: await kindOf(path, entry) })),
    );
    return { value, problems: [] };
  } catch (error) {
    const code = errorCode(error);
    return { value: [], problems: await refusal(path, shown, code === 'ENOTDIR' ? 'NOT_FOLDER' : code) };
  }
}

/**
 * Reads a file; `null` without a problem when there is none, with one when it cannot be read.
 * @param shown the file as problems and sources name it
 */
export async function readInput(
  projectDir: string,
  file: string,
  shown = file,
): Promise<Noted<ReadFile | null>> {
  const path = resolve(projectDir, file);
  let content: Uint8Array;
  try {
    const found = await stat(path);
    // Reading a pipe or a device might never end.
    if (!found.isFile()) {
      return {
        value: null,
        problems: await refusal(path, shown, found.isDirectory() ? 'EISDIR' : 'NOT_FILE'),
      };
    }
    content = await readFile(path);
  } catch (error) {
    return { value: null, problems: await refusal(path, shown, errorCode(error)) };
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { value: { input: { file: shown, sha256, bytes: content.length }, content }, problems: [] };
}

/** Nothing to say where nothing stands; a link that leads nowhere is something. */
async function refusal(path: string, shown: string, code: string): Promise<readonly Problem[]> {
  if (code !== 'ENOENT') return [fileUnreadable({ file: shown }, code)];
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return isLink ? [fileUnreadable({ file: shown }, 'LINK_BROKEN')] : [];
}

async function kindOf(folder: string, entry: Dirent): Promise<Entry['kind']> {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? 'folder' : 'file';
  return stat(join(folder, entry.name)).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'lost link',
  );
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
