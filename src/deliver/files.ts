// Single files written into a folder that is the user's own, and taken back where that failed.

import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file that is not there yet; `made` is told every folder and file made for it. */
export async function writeNew(path: string, content: string | Uint8Array, made: string[]): Promise<void> {
  const first = await mkdir(dirname(path), { recursive: true });
  for (let folder = dirname(path); first?.length && folder.length >= first.length; folder = dirname(folder)) {
    made.push(folder);
  }
  const file = await open(path, 'wx');
  made.push(path);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** Half a project would look like one: what was made goes again, but not what others put into it. */
export async function undo(made: readonly string[]): Promise<void> {
  const innerFirst = [...made].sort((a, b) => b.length - a.length);
  for (const path of innerFirst) {
    await rmdir(path).catch(() => rm(path).catch(() => undefined));
  }
}

/** Writes a file or puts it in the place of another, whole or not at all. */
export async function replace(path: string, content: Uint8Array): Promise<void> {
  // Hidden, so that nobody reads it for a table.
  const aside = `${dirname(path)}/.jianbao.tmp`;
  const made: string[] = [];
  try {
    await rm(aside, { force: true });
    await writeNew(aside, content, made);
    await rename(aside, path);
  } catch (error) {
    await undo(made);
    throw error;
  }
}
