// One run at a time: a lock file naming its holder, so that two runs never publish into each other.

import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const LOCK_FILE = '.jianbao.lock';

export type Lock = { readonly release: () => Promise<void> } | { readonly holder: string };

/**
 * Takes the lock of an output folder. A lock left by a process of this machine that no longer runs is
 * removed; one from another machine (a shared folder) is respected.
 */
export async function takeLock(outDir: string): Promise<Lock> {
  await mkdir(outDir, { recursive: true });
  const path = join(outDir, LOCK_FILE);
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = await open(path, 'wx', 0o600);
      await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
      await handle.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(path);
    if (attempt > 0 || holder === null || holder.host !== hostname() || isRunning(holder.pid)) {
      return { holder: holder ? `计算机${holder.host}，进程${holder.pid}` : '锁文件刚刚建立' };
    }
    await rm(path, { force: true });
  }
}

async function readHolder(path: string): Promise<{ pid: number; host: string } | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
