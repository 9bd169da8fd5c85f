// Names that say which process made a folder, so that what a killed one left behind can be collected
// without ever touching what a living one uses.

import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * `<what>-<machine>-<pid>-<random>`. The machine matters because a cache may lie on a disk that several
 * share. Short, because a browser puts a socket below it, whose path may have 107 characters in all.
 */
export function ownName(what: string): string {
  return `${what}-${machineMark()}-${process.pid}-${randomBytes(3).toString('hex')}`;
}

/** Whether the process that made a name may still run. Other names, and other machines' ones, count as used. */
export function mayBeInUse(name: string): boolean {
  const [, mark, pid] = /^[a-z]+-([0-9a-f]{8})-(\d+)-[0-9a-f]{6}$/.exec(name) ?? [];
  if (mark !== machineMark()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function machineMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
