// Artefacts → a published set, whole or not at all. The set is written beside the output, synced, read
// back against its manifest, then switched in by one rename; until then, and after any failure, the
// last good set stays.

import { chmod, copyFile, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Artefact } from '../model/artefact.ts';
import type { Month } from '../model/calendar.ts';
import type { Noted, Problem } from '../model/problem.ts';
import { manifestArtefact, type SetFacts } from './manifest.ts';
import { outputDamaged, outputEdited, outputNotOurs, outputNotWritable } from './problems.ts';
import { editedFiles } from './published.ts';
import { refusalOf } from './refusal.ts';
import { finishInterruptedSwitch, isOurs, SETS, switchTo, syncFolder } from './switch.ts';

export interface Publication {
  /** The folder a user opens, e.g. `output/2026-06`. */
  readonly folder: string;
  /** Paths of its files below the folder. */
  readonly files: readonly string[];
}

/**
 * Publishes one month's set. Files of the last set that were changed or added by hand are put aside first.
 * @param facts everything about the set but its files, which are hashed here
 * @returns the publication, `null` when nothing was published. Problems: OUTPUT_NOT_OURS,
 * OUTPUT_NOT_WRITABLE, OUTPUT_DAMAGED; OUTPUT_EDITED with a publication
 */
export async function publish(
  outDir: string,
  period: Month,
  artefacts: readonly Artefact[],
  facts: SetFacts,
): Promise<Noted<Publication | null>> {
  const folder = join(outDir, period);
  const sets = join(outDir, SETS);
  const refuse = (problem: Problem) => ({ value: null, problems: [problem] });
  let set: string | undefined;
  try {
    await mkdir(sets, { recursive: true });
    await finishInterruptedSwitch(folder);
    if (!(await isOurs(folder))) return refuse(outputNotOurs(folder));
    set = await mkdtemp(join(sets, `${period}-`));
    await chmod(set, 0o755);
    const files = [...artefacts, manifestArtefact(facts, artefacts)];
    for (const artefact of files) await writeSynced(join(set, artefact.path), artefact.bytes);
    const damaged = await firstDamaged(set, files);
    if (damaged) return refuse(outputDamaged(folder, damaged));
    await syncFolder(set);
    const problems = await keepEdits(folder);
    await switchTo(folder, set);
    const current = basename(set);
    set = undefined;
    await removeOtherSets(sets, period, current);
    return { value: { folder, files: files.map(({ path }) => path) }, problems };
  } catch (error) {
    const reason = refusalOf(error, folder);
    if (reason === null) throw error;
    return refuse(outputNotWritable(folder, reason));
  } finally {
    // Where even this fails, the next run clears it away.
    if (set) await rm(set, { recursive: true, force: true }).catch(() => undefined);
  }
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

/** The next set takes the place of the last: what somebody did to that one is copied to a folder of its own. */
async function keepEdits(folder: string): Promise<readonly Problem[]> {
  const edited = await editedFiles(folder);
  if (edited.length === 0) return [];
  const kept = await newFolder(`${folder}-人工改动`);
  for (const path of edited) {
    await mkdir(dirname(join(kept, path)), { recursive: true });
    await copyFile(join(folder, path), join(kept, path));
  }
  return [outputEdited(folder, edited, kept)];
}

/** Makes `<path>-1`, or with the next number that is free. */
async function newFolder(path: string): Promise<string> {
  for (let number = 1; ; number++) {
    try {
      await mkdir(`${path}-${number}`);
      return `${path}-${number}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Also clears away what an interrupted run left behind. What cannot be removed now, the next run tries again. */
async function removeOtherSets(sets: string, period: Month, current: string): Promise<void> {
  for (const name of await readdir(sets).catch(() => [])) {
    if (name.startsWith(`${period}-`) && name !== current) {
      await rm(join(sets, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
