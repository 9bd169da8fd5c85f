// Artefacts → a published set, whole or not at all. The set is written beside the output, synced, read
// back against its manifest, then switched in by one rename; until then, and after any failure, the
// last good set stays.

import { createHash } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import type { Artefact, Manifest } from '../model/artefact.ts';
import type { Month } from '../model/calendar.ts';
import type { Problem } from '../model/problem.ts';
import { outputDamaged, outputNotOurs, outputNotWritable } from './problems.ts';

const SETS = '.sets';
const MANIFEST = 'manifest.json';

export interface Publication {
  /** The folder a user opens, e.g. `output/2026-06`. */
  readonly folder: string;
  /** Paths of its files below the folder. */
  readonly files: readonly string[];
}

/**
 * Publishes one month's set.
 * @param manifest everything about the set but its files, which are hashed here
 * @returns the publication, or why nothing was published
 */
export async function publish(
  outDir: string,
  period: Month,
  artefacts: readonly Artefact[],
  manifest: Omit<Manifest, 'files'>,
): Promise<Publication | Problem> {
  const folder = join(outDir, period);
  const sets = join(outDir, SETS);
  let set: string | undefined;
  try {
    await finishInterruptedSwitch(folder);
    if (!(await isOurs(folder))) return outputNotOurs(folder);
    await mkdir(sets, { recursive: true });
    set = await mkdtemp(join(sets, `${period}-`));
    await chmod(set, 0o755);
    const files = [...artefacts, manifestArtefact(manifest, artefacts)];
    for (const artefact of files) await writeSynced(join(set, artefact.path), artefact.bytes);
    const damaged = await firstDamaged(set, files);
    if (damaged) return outputDamaged(folder, damaged);
    await syncFolder(set);
    await switchTo(folder, set);
    const current = basename(set);
    set = undefined;
    await removeOtherSets(sets, period, current);
    return { folder, files: files.map(({ path }) => path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return outputNotWritable(folder, FAILURES[code] ?? code);
  } finally {
    if (set) await rm(set, { recursive: true, force: true });
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额已用完',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘为只读',
  EBUSY: '文件正被其他程序使用',
  EFBIG: '文件过大',
  ENOTDIR: '同名的文件占用了文件夹的位置',
};

function manifestArtefact(manifest: Omit<Manifest, 'files'>, artefacts: readonly Artefact[]): Artefact {
  const { tool, period, cutoff, ...rest } = manifest;
  const files = artefacts.map(({ path, bytes, pages, printedFrom }) => ({
    path,
    sha256: sha256(bytes),
    bytes: bytes.length,
    ...(pages !== undefined && { pages }),
    ...(printedFrom !== undefined && { printedFrom }),
  }));
  const whole: Manifest = { tool, period, cutoff, files, ...rest };
  return { path: MANIFEST, bytes: Buffer.from(`${JSON.stringify(whole, null, 2)}\n`) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A short write can go unnoticed, so the files are read back before they replace a good set. */
async function firstDamaged(folder: string, files: readonly Artefact[]): Promise<string | undefined> {
  for (const { path, bytes } of files) {
    const written = await readFile(join(folder, path));
    if (!written.equals(bytes)) return path;
  }
  return undefined;
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * `folder` is a link to the current set, so one rename of a new link switches whole sets. Windows
 * cannot rename a link over another: there the old link is moved aside first, and
 * `finishInterruptedSwitch` puts it back if the run died in between.
 */
async function switchTo(folder: string, set: string): Promise<void> {
  const link = `${folder}.next`;
  await rm(link, { force: true });
  if (process.platform === 'win32') {
    await symlink(set, link, 'junction');
    await rename(folder, `${folder}.last`).catch(ignoreAbsent);
    await rename(link, folder);
    await rm(`${folder}.last`, { force: true, recursive: true });
  } else {
    await symlink(join(SETS, basename(set)), link);
    await rename(link, folder);
    await syncFolder(dirname(folder));
  }
}

async function finishInterruptedSwitch(folder: string): Promise<void> {
  if ((await lstat(folder).catch(ignoreAbsent)) === undefined) {
    await rename(`${folder}.last`, folder).catch(ignoreAbsent);
  }
}

function ignoreAbsent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(ignoreAbsent);
  if (found === undefined) return true;
  return found.isSymbolicLink() && (await readlink(folder)).includes(SETS);
}

/** Also clears away what an interrupted run left behind. */
async function removeOtherSets(sets: string, period: Month, current: string): Promise<void> {
  for (const name of await readdir(sets)) {
    if (name.startsWith(`${period}-`) && name !== current) {
      await rm(join(sets, name), { recursive: true, force: true });
    }
  }
}
