// Which browser prints: the one that was named, else the one packed in npm, else an installed one, else
// puppeteer's own download.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Noted } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { hasEmbeddedBrowser, type Machine } from '../machine/machine.ts';
import { browserNotFound, browserPackageDamaged, browserPathWrong } from '../problems.ts';
import { packedBrowser, type UnpackProgress, unpackBrowser } from './browser-cache.ts';

export interface FoundBrowser {
  readonly kind: 'named' | 'embedded' | 'installed' | 'puppeteer';
  readonly path: string;
  /** Folder of libraries it brings along, for LD_LIBRARY_PATH. */
  readonly libraries?: string;
}

export interface BrowserWish {
  /** `浏览器` of jianbao.yaml. The environment's JIANBAO_BROWSER goes before it. */
  readonly configured?: string;
  /** Where it is configured. */
  readonly configuredAt?: Place;
  /** The cache folder, see `openCache`. */
  readonly cache: string;
  readonly progress?: UnpackProgress;
}

/**
 * The browser to print with; the embedded one is unpacked when it has to be. Problems: BROWSER_PATH_WRONG,
 * BROWSER_NOT_FOUND, BROWSER_PACKAGE_DAMAGED, CACHE_UNUSABLE.
 */
export async function findBrowser(machine: Machine, wish: BrowserWish): Promise<Noted<FoundBrowser | null>> {
  const named = machine.env.JIANBAO_BROWSER || wish.configured;
  if (named) {
    if (await isProgram(named)) return { value: { kind: 'named', path: named }, problems: [] };
    const by = machine.env.JIANBAO_BROWSER ? '环境变量JIANBAO_BROWSER' : 'jianbao.yaml的“浏览器”';
    const place = machine.env.JIANBAO_BROWSER ? undefined : wish.configuredAt;
    return { value: null, problems: [browserPathWrong(named, by, place)] };
  }

  if (hasEmbeddedBrowser(machine)) {
    const packed = packedBrowser();
    if (packed === null)
      return { value: null, problems: [browserPackageDamaged('@sparticuz/chromium', '不存在')] };
    const { value, problems } = await unpackBrowser(wish.cache, packed, wish.progress);
    if (value === null) return { value, problems };
    return { value: { kind: 'embedded', path: value.program, libraries: value.libraries }, problems };
  }

  for (const path of installedPlaces(machine)) {
    if (await isProgram(path)) return { value: { kind: 'installed', path }, problems: [] };
  }
  const downloaded = await downloadedByPuppeteer();
  if (downloaded !== null) return { value: { kind: 'puppeteer', path: downloaded }, problems: [] };
  return { value: null, problems: [browserNotFound(machine.platform, machine.arch)] };
}

/** Where Chrome, Edge and Chromium are installed on a kind of machine, in the order they are tried. */
export function installedPlaces({ platform, env, home }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [...programs, 'Chromium\\Application\\chrome.exe'].flatMap((program) =>
      roots.map((root) => win32.join(root, program)),
    );
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      ['/Applications', posix.join(home, 'Applications')].map((root) =>
        posix.join(root, `${name}.app`, 'Contents/MacOS', name),
      ),
    );
  }
  // The programs themselves where their place is known; what stands in the PATH is often a shell wrapper.
  const known = [
    '/usr/lib/chromium/chromium-headless-shell',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/usr/lib/chromium-browser/chromium-browser',
  ];
  const names = ['google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...known, ...names.flatMap((name) => folders.map((folder) => posix.join(folder, name)))];
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The browser `npx puppeteer browsers install` put into puppeteer's cache, if there is one. */
async function downloadedByPuppeteer(): Promise<string | null> {
  const { default: puppeteer } = await import('puppeteer');
  for (const headless of ['shell', true] as const) {
    try {
      const path = puppeteer.executablePath({ headless });
      if (await isProgram(path)) return path;
    } catch {
      // Not downloaded: puppeteer says so by throwing.
    }
  }
  return null;
}
