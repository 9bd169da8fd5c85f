// One run at a time: a lock file naming its holder, so that two runs never publish into each other.

import { rmSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '../model/problem.ts';
import { outputLocked, outputNotWritable } from './problems.ts';
import { ignoreAbsent, refusalOf } from './refusal.ts';

const LOCK_FILE = '.jianbao.lock';
/** How often, and after how many milliseconds each, a lock that tells nothing is looked at again. */
const PATIENCE = 20;
const PAUSE = 50;
const GUARD_PATIENCE = 30;

export interface Lock {
  readonly release: () => void;
}

/** What stands in a lock file. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, where the system tells: process numbers are used again. */
  readonly started?: string;
}

/** A lock file as it was seen: of two that say the same, which one. */
interface Sighting {
  readonly text: string;
  readonly identity: string;
}

/**
 * Takes the lock of an output folder, which is made where it is not there. A lock left by a process of this
 * machine that no longer runs is removed; one from another machine (a shared folder) is respected.
 * @returns the lock, or why there is none: OUTPUT_LOCKED, OUTPUT_NOT_WRITABLE
 */
export async function takeLock(outDir: string): Promise<Lock | Problem> {
  const path = join(outDir, LOCK_FILE);
  try {
    await mkdir(outDir, { recursive: true });
    const own: Holder = { pid: process.pid, host: hostname(), ...(await startOf(process.pid)) };
    for (let attempt = 0; attempt <= 2 * PATIENCE; attempt++) {
      if (await createFile(path, JSON.stringify(own))) return lockAt(path);
      const seen = await look(path);
      if (seen === undefined) continue;
      if (seen.text === '' && attempt < PATIENCE) {
        // Its holder is about to write its name, unless it was killed before it could.
        await setTimeout(PAUSE);
        continue;
      }
      const holder = readHolder(seen.text);
      if (holder && (await isAlive(holder))) {
        return outputLocked(`计算机${holder.host}，进程${holder.pid}`);
      }
      if (holder === null && seen.text !== '') break;
      await removeStale(path, seen, attempt);
    }
    return outputLocked('锁文件没有写明是哪一个');
  } catch (error) {
    const reason = refusalOf(error, outDir);
    if (reason === null) throw error;
    return outputNotWritable(outDir, reason);
  }
}

/** The lock just taken; it also goes when the process ends without releasing it. */
function lockAt(path: string): Lock {
  // Where it cannot be removed it is stale, and the next run says what is wrong with the folder.
  const removeAtEnd = () => {
    try {
      rmSync(path, { force: true });
    } catch {}
  };
  process.once('exit', removeAtEnd);
  return {
    release() {
      process.off('exit', removeAtEnd);
      removeAtEnd();
    },
  };
}

/** Writes a new file; false when there is one already. */
async function createFile(path: string, text: string): Promise<boolean> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'wx', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

async function look(path: string): Promise<Sighting | undefined> {
  const handle = await open(path, 'r').catch(ignoreAbsent);
  if (handle === undefined) return undefined;
  try {
    const { ino, ctimeNs } = await handle.stat({ bigint: true });
    const text = await handle.readFile('utf8');
    return { text, identity: `${ino} ${ctimeNs} ${text}` };
  } finally {
    await handle.close();
  }
}

/**
 * Removes a lock whose holder is gone. Of several runs that find it only the one that makes the guard file
 * may: looking again and removing would otherwise hit the lock that another has just taken.
 */
async function removeStale(path: string, seen: Sighting, attempt: number): Promise<void> {
  const guard = `${path}.stale`;
  if (await createFile(guard, '')) {
    try {
      if ((await look(path))?.identity === seen.identity) await rm(path, { force: true });
    } finally {
      await rm(guard, { force: true });
    }
  } else {
    // Held for the blink of an eye, unless its maker was killed in it.
    if (attempt === GUARD_PATIENCE) await rm(guard, { force: true });
    await setTimeout(PAUSE);
  }
}

function readHolder(text: string): Holder | null {
  try {
    const { pid, host, started } = JSON.parse(text);
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof host !== 'string') return null;
    return { pid, host, ...(typeof started === 'string' && { started }) };
  } catch {
    return null;
  }
}

/** Whether the holder may still be at work; of other machines that cannot be known. */
async function isAlive({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return started === undefined || now.started === undefined || now.started === started;
}

/** When a process started, in ticks since the machine did (proc(5), field 22); nothing but on Linux. */
async function startOf(pid: number): Promise<{ readonly started?: string }> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = state.replace(/^.*\) /s, '').split(' ')[19];
  return started === undefined ? {} : { started };
}
