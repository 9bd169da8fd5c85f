import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { findBrowser, installedPlaces } from '../../src/print/browser/browser-find.ts';
import type { Machine } from '../../src/print/machine/machine.ts';
import { machine, temporaryFolder } from './printing.ts';

async function program(folder: string, name: string): Promise<string> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  const path = join(folder, 'bin', name);
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}

async function place() {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('places where a browser may be installed', () => {
  const windows: Machine = {
    platform: 'win32',
    arch: 'x64',
    env: {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local',
    },
    home: 'C:\\Users\\li',
    temporary: 'C:\\Temp',
  };

  test('on Windows: Chrome, Edge and Chromium below the program folders and the user', () => {
    const places = installedPlaces(windows);
    expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(places).toContain('C:\\Users\\li\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
    expect(places).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(places).toHaveLength(9);
  });

  test('on Windows without its variables: none, rather than places below the current folder', () => {
    expect(installedPlaces({ ...windows, env: {} })).toEqual([]);
  });

  test('on macOS: applications of the machine and of the user', () => {
    const places = installedPlaces({ ...windows, platform: 'darwin', home: '/Users/li' });
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/li/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  test('on Linux: programs before wrappers, the quick headless one first, only absolute PATH entries', () => {
    const places = installedPlaces({
      ...windows,
      platform: 'linux',
      home: '/home/li',
      env: { PATH: '.:/usr/bin:' },
    });
    expect(places[0]).toBe('/usr/lib/chromium/chromium-headless-shell');
    expect(places.indexOf('/usr/lib/chromium/chromium')).toBeLessThan(places.indexOf('/usr/bin/chromium'));
    expect(places.every((path) => path.startsWith('/'))).toBe(true);
  });
});

describe('the browser that prints', () => {
  const arm: Machine = { ...machine, platform: 'linux', arch: 'arm64', env: {} };

  test('is the one the environment names, before the configured one', async () => {
    const folder = await place();
    const [first, second] = [await program(folder, 'first'), await program(folder, 'second')];
    const on = { ...machine, env: { JIANBAO_BROWSER: first } };
    expect((await findBrowser(on, { cache: folder, configured: second })).value).toEqual({
      kind: 'named',
      path: first,
    });
    expect((await findBrowser({ ...machine, env: {} }, { cache: folder, configured: second })).value).toEqual(
      {
        kind: 'named',
        path: second,
      },
    );
  });

  test('is an installed one where the embedded one does not run', async () => {
    const folder = await place();
    const installed = await program(folder, 'google-chrome');
    const on = { ...arm, env: { PATH: join(folder, 'bin') } };
    const { value } = await findBrowser(on, { cache: folder });
    // A machine with a browser in a well-known place finds that one first.
    const wellKnown = installedPlaces(arm).includes(value!.path);
    expect(value).toEqual({ kind: 'installed', path: wellKnown ? value!.path : installed });
  });

  test('named wrongly is a problem, not a reason to take another', async () => {
    const { value, problems } = await findBrowser(
      { ...machine, env: { JIANBAO_BROWSER: '/none' } },
      { cache: '/' },
    );
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'BROWSER_PATH_WRONG' }]);
    expect(problems[0]!.message).toContain('JIANBAO_BROWSER');
  });

  test('named wrongly in jianbao.yaml is reported there, one of the environment nowhere', async () => {
    const configuredAt = { file: 'jianbao.yaml', line: 4 };
    const wish = { cache: '/', configured: '/none', configuredAt };
    const configured = await findBrowser({ ...machine, env: {} }, wish);
    expect(configured.problems).toMatchObject([{ code: 'BROWSER_PATH_WRONG', place: configuredAt }]);
    const inherited = await findBrowser({ ...machine, env: { JIANBAO_BROWSER: '/none' } }, wish);
    expect(inherited.problems[0]).not.toHaveProperty('place');
  });

  test('not being there at all is one clear problem', async () => {
    // puppeteer reads its own settings from the environment when it is first loaded.
    vi.stubEnv('PUPPETEER_CACHE_DIR', await place());
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const bare: Machine = { platform: 'win32', arch: 'x64', env: {}, home: 'C:\\', temporary: 'C:\\' };
    const { value, problems } = await findBrowser(bare, { cache: 'C:\\' });
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'BROWSER_NOT_FOUND', severity: 'error' }]);
  });
});
