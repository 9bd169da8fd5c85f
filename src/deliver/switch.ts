// `output/2026-06` is a link to the current set, so one rename of a new link switches whole sets. Windows
// cannot rename a link over another: there the old link is moved aside first, and put back by the next run
// if this one died in between.

import { lstat, open, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { ignoreAbsent } from './refusal.ts';

/** The folder beside the months that holds the sets themselves. */
export const SETS = '.sets';

/** Whether the place of a month is free or a link of ours. */
export async function isOurs(folder: string): Promise<boolean> {
  if ((await lstat(folder).catch(ignoreAbsent)) === undefined) return true;
  // What is no link answers EINVAL, on Windows also UNKNOWN.
  const target = await readlink(folder).catch(() => '');
  return basename(dirname(target)) === SETS && basename(target).startsWith(`${basename(folder)}-`);
}

/** Makes the set the current one of its month; until the last rename the old one is. */
export async function switchTo(folder: string, set: string): Promise<void> {
  const [link, last] = [beside(folder, 'next'), beside(folder, 'last')];
  await rm(link, { force: true, recursive: true });
  if (process.platform === 'win32') {
    await symlink(set, link, 'junction');
    await rename(folder, last).catch(ignoreAbsent);
    await rename(link, folder);
    await rm(last, { force: true }).catch(() => undefined);
  } else {
    await symlink(join(SETS, basename(set)), link);
    await rename(link, folder);
    // The new set is the current one now, whether or not the disk can still confirm it.
    await syncFolder(dirname(folder)).catch(() => undefined);
  }
}

/** Puts the old link back where a run died before its own was in place. */
export async function finishInterruptedSwitch(folder: string): Promise<void> {
  const last = beside(folder, 'last');
  if ((await lstat(folder).catch(ignoreAbsent)) === undefined) await rename(last, folder).catch(ignoreAbsent);
  else await rm(last, { force: true, recursive: true });
}

export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Network folders may have nothing to sync; files were synced one by one.
    if (!/^(EINVAL|ENOTSUP)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** A link on its way, out of the user's sight. */
function beside(folder: string, name: string): string {
  return join(dirname(folder), SETS, `${basename(folder)}.${name}`);
}
