import { chmod, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachePath, openCache } from '../../src/print/machine/cache.ts';
import type { Machine } from '../../src/print/machine/machine.ts';
import { machine, temporaryFolder } from './printing.ts';

const linux: Machine = {
  platform: 'linux',
  arch: 'x64',
  env: {},
  home: '/home/li',
  temporary: '/tmp',
  user: 1000,
};
const mac: Machine = { ...linux, platform: 'darwin', home: '/Users/li' };
const windows: Machine = {
  platform: 'win32',
  arch: 'x64',
  env: {},
  home: 'C:\\Users\\li',
  temporary: 'C:\\T',
};

describe('the cache folder', () => {
  test.each<[string, Machine, string]>([
    ['on Linux', linux, '/home/li/.cache/jianbao'],
    ['by XDG_CACHE_HOME', { ...linux, env: { XDG_CACHE_HOME: '/data/c' } }, '/data/c/jianbao'],
    [
      'not by a relative XDG_CACHE_HOME',
      { ...linux, env: { XDG_CACHE_HOME: 'c' } },
      '/home/li/.cache/jianbao',
    ],
    ['on macOS', mac, '/Users/li/Library/Caches/jianbao'],
    ['on Windows', windows, 'C:\\Users\\li\\AppData\\Local\\jianbao'],
    ['by LOCALAPPDATA', { ...windows, env: { LOCALAPPDATA: 'D:\\L' } }, 'D:\\L\\jianbao'],
    ['by JIANBAO_CACHE', { ...linux, env: { JIANBAO_CACHE: '/x', XDG_CACHE_HOME: '/y' } }, '/x'],
    ['by JIANBAO_CACHE on Windows', { ...windows, env: { JIANBAO_CACHE: 'E:\\x' } }, 'E:\\x'],
  ])('%s', (_name, on, expected) => {
    expect(cachePath(on)).toBe(expected);
  });
});

describe('opening it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => rm(folder, { recursive: true }));
  const at = (name: string): Machine => ({ ...machine, env: { JIANBAO_CACHE: join(folder, name) } });

  test('makes a folder for this user alone', async () => {
    const { value } = await openCache(at('a/b'));
    expect(value).toBe(join(folder, 'a/b'));
    expect((await stat(value!)).mode & 0o777).toBe(0o700);
  });

  test('refuses one that others may write to, for programs are started from it', async () => {
    await mkdir(join(folder, 'open'));
    await chmod(join(folder, 'open'), 0o777);
    const { value, problems } = await openCache(at('open'));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'CACHE_UNUSABLE', severity: 'error' }]);
    expect(problems[0]!.message).toContain('其他用户可以写入');
  });

  test('refuses one of another user', async () => {
    await mkdir(join(folder, 'theirs'), { mode: 0o700 });
    const { problems } = await openCache({ ...at('theirs'), user: machine.user! + 1 });
    expect(problems[0]!.message).toContain('属于另一个用户');
  });

  test('refuses a link and a file', async () => {
    await symlink('/tmp', join(folder, 'link'));
    await writeFile(join(folder, 'file'), '');
    for (const name of ['link', 'file', 'file/below']) {
      expect((await openCache(at(name))).problems.map(({ code }) => code)).toEqual(['CACHE_UNUSABLE']);
    }
  });

  test('falls back to a private folder among the temporary ones without a usable home', async () => {
    await writeFile(join(folder, 'home'), '');
    const on: Machine = {
      ...machine,
      env: {},
      platform: 'linux',
      home: join(folder, 'home'),
      temporary: folder,
    };
    const { value, problems } = await openCache(on);
    expect(problems).toEqual([]);
    expect(value).toBe(join(folder, `jianbao-${machine.user}`));
  });
});
