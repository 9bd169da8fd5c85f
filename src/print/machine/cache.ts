// The private cache folder: the unpacked browser and font configurations live here. Programs are started
// from it, so nobody else may be able to write to it.

import { lstat, mkdir } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { failureReason } from '../../model/failure.ts';
import type { Noted } from '../../model/problem.ts';
import { cacheUnusable } from '../problems.ts';
import type { Machine } from './machine.ts';

/** Where the cache belongs on a machine; `JIANBAO_CACHE` overrides. */
export function cachePath(machine: Machine): string {
  const { env, home, platform } = machine;
  const path = platform === 'win32' ? win32 : posix;
  if (env.JIANBAO_CACHE) return path.resolve(env.JIANBAO_CACHE);
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'jianbao');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'jianbao');
  // The XDG rules say that a relative path is to be ignored.
  const base = env.XDG_CACHE_HOME;
  return path.join(base?.startsWith('/') ? base : path.join(home, '.cache'), 'jianbao');
}

/**
 * Makes the cache folder, readable by this user only. A user without a writable home (services, containers)
 * gets one in the temporary folder. Problem: CACHE_UNUSABLE.
 */
export async function openCache(machine: Machine): Promise<Noted<string | null>> {
  const wanted = cachePath(machine);
  const reason = await openPrivateFolder(wanted, machine);
  if (reason === null) return { value: wanted, problems: [] };

  if (!machine.env.JIANBAO_CACHE && machine.user !== undefined) {
    const spare = posix.join(machine.temporary, `jianbao-${machine.user}`);
    if ((await openPrivateFolder(spare, machine)) === null) return { value: spare, problems: [] };
  }
  return { value: null, problems: [cacheUnusable(wanted, reason)] };
}

/** `null` when the folder is there and ours alone; otherwise why not, in Chinese. */
async function openPrivateFolder(path: string, machine: Machine): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const found = await lstat(path);
    if (!found.isDirectory()) return '不是文件夹';
    if (machine.user === undefined) return null;
    if (found.uid !== machine.user) return '属于另一个用户';
    if ((found.mode & 0o022) !== 0) return '其他用户可以写入';
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Why something failed: the system's reason in Chinese, else what the program that failed says. */
export function reasonOf(error: unknown): string {
  return failureReason(error) ?? (error instanceof Error ? error.message : String(error));
}
