// The reading room's only door to the disk. Paths are relative to the project folder, with forward
// slashes, and sorted by code unit, so that every machine sees the same files in the same order.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InputFile } from '../model/config.ts';
import type { Noted } from '../model/problem.ts';
import { fileUnreadable } from './problems.ts';

/** Endings of files that are spreadsheets of some kind, whether we can read them or not. */
const TABLE_ENDING = /\.(xlsx|xlsm|csv|xls|xlsb|et|ods|numbers)$/i;

/** A file as it was when read. */
export interface ReadFile {
  readonly input: InputFile;
  readonly content: Uint8Array;
}

/**
 * Spreadsheet files in a folder and the folders below it. Hidden files and the lock files that Office
 * leaves beside an open workbook (`~$…`) are not listed; a folder that does not exist has no files.
 */
export async function listTableFiles(projectDir: string, folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { name, isFolder } of await entries(projectDir, folder)) {
    const path = `${folder}/${name}`;
    if (isFolder) files.push(...(await listTableFiles(projectDir, path)));
    else if (TABLE_ENDING.test(name)) files.push(path);
  }
  return files;
}

/** Names of the folders directly below a folder. */
export async function listFolders(projectDir: string, folder: string): Promise<readonly string[]> {
  return (await entries(projectDir, folder)).filter(({ isFolder }) => isFolder).map(({ name }) => name);
}

/** Reads a file; `null` without a problem when there is none, with one when it cannot be read. */
export async function readInput(projectDir: string, file: string): Promise<Noted<ReadFile | null>> {
  let content: Uint8Array;
  try {
    content = await readFile(resolve(projectDir, file));
  } catch (error) {
    const code = errorCode(error);
    return { value: null, problems: code === 'ENOENT' ? [] : [fileUnreadable({ file }, code)] };
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { value: { input: { file, sha256, bytes: content.length }, content }, problems: [] };
}

async function entries(
  projectDir: string,
  folder: string,
): Promise<readonly { name: string; isFolder: boolean }[]> {
  try {
    const found = await readdir(resolve(projectDir, folder), { withFileTypes: true });
    return found
      .filter(({ name }) => !name.startsWith('~$') && !name.startsWith('.'))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
