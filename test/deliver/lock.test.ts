import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../src/deliver/lock.ts';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'jianbao-lock-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const hold = (text: string) => writeFile(join(out, '.jianbao.lock'), text);
const holdAs = (pid: number, host: string) => hold(JSON.stringify({ pid, host }));

describe('the output lock', () => {
  it('is refused while held and free again after release', async () => {
    const first = await takeLock(out);
    const second = await takeLock(out);
    expect(second).toMatchObject({ code: 'OUTPUT_LOCKED' });
    expect(second).toHaveProperty('message', expect.stringContaining(`${hostname()}，进程${process.pid}`));
    if ('release' in first) first.release();
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
    expect(await takeLock(out)).toMatchObject({ code: 'OUTPUT_LOCKED' });
  });

  it.runIf(process.platform === 'linux')(
    'is taken over from a process whose number is used again',
    async () => {
      await hold(JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
      expect(await takeLock(out)).toHaveProperty('release');
    },
  );

  it('is taken over from a process that was killed before it could write its name', async () => {
    await hold('');
    expect(await takeLock(out)).toHaveProperty('release');
  });

  it.each(['{', 'null', '{"pid":"1","host":"a"}', '锁'])('is respected when it says %s', async (text) => {
    await hold(text);
    expect(await takeLock(out)).toMatchObject({ code: 'OUTPUT_LOCKED' });
    expect(await readFile(join(out, '.jianbao.lock'), 'utf8')).toBe(text);
  });

  it.each([
    ['a folder', () => mkdir(join(out, '.jianbao.lock')), 'OUTPUT_NOT_WRITABLE'],
    ['a link to nowhere', () => symlink('nowhere', join(out, '.jianbao.lock')), 'OUTPUT_LOCKED'],
  ])('is a problem, not a crash, when it is %s', async (_, make, code) => {
    await make();
    expect(await takeLock(out)).toMatchObject({ code });
  });

  it.each(['file', 'file/below', 'file/below/deeper'])(
    'is refused where the output folder is %s',
    async (path) => {
      await writeFile(join(out, 'file'), '');
      expect(await takeLock(join(out, path))).toMatchObject({
        code: 'OUTPUT_NOT_WRITABLE',
        place: { file: join(out, path) },
        message: expect.stringMatching(/：(已有同名|路径中有一段)/),
      });
    },
  );
});

describe('of twenty runs at once exactly one gets the lock', () => {
  const gone = () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, host: hostname() });

  it.each<[string, () => Promise<unknown>]>([
    ['of a folder that is not there yet', () => rm(out, { recursive: true })],
    ['left by a killed run', () => hold(gone())],
    ['left empty by a killed run', () => hold('')],
    [
      'left by a killed run, where another was killed while taking over',
      async () => {
        await hold(gone());
        await writeFile(join(out, '.jianbao.lock.stale'), '');
      },
    ],
  ])('%s', async (_, prepare) => {
    await prepare();
    const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(out)));
    expect(locks.filter((lock) => 'release' in lock)).toHaveLength(1);
    const refused = locks.filter((lock) => 'code' in lock);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['OUTPUT_LOCKED']));
    expect(await readdir(out)).toEqual(['.jianbao.lock']);
  });
});
