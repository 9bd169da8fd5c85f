import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../src/deliver/lock.ts';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'jianbao-lock-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const holdAs = (pid: number, host: string) =>
  writeFile(join(out, '.jianbao.lock'), JSON.stringify({ pid, host }));

describe('the output lock', () => {
  it('is refused while held and free again after release', async () => {
    const first = await takeLock(out);
    expect(await takeLock(out)).toEqual({ holder: `计算机${hostname()}，进程${process.pid}` });
    if ('release' in first) await first.release();
    expect(await readdir(out)).toEqual([]);
    expect(await takeLock(out)).toHaveProperty('release');
  });

  it('is taken over from a process that no longer runs', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await holdAs(gone, hostname());
    expect(await takeLock(out)).toHaveProperty('release');
  });

  it('is respected when another machine holds it', async () => {
    await holdAs(1, '另一台计算机');
    expect(await takeLock(out)).toHaveProperty('holder');
  });
});
