// What `jianbao doctor` tells about printing: which browser, which faces, where the cache lies, and whether
// all of it is sound.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FONT_ROLES, type FontRole } from '../model/config.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { BrowserFacts } from './browser.ts';
import { checkUnpacked, packedBrowser } from './browser-cache.ts';
import { openCache } from './cache.ts';
import { type Face, type FontSet, type FontWish, faceUnreadable, openFonts } from './fonts.ts';
import type { Machine } from './machine.ts';
import { openPrinter, type PrinterSettings } from './print.ts';

export interface FaceFacts {
  readonly role: FontRole;
  readonly file: string;
  readonly family: string;
  readonly postScriptName: string;
  readonly shipped: boolean;
  readonly fsType: number;
  readonly licence: string;
  readonly sha256: string;
}

export interface PrintFacts {
  readonly cache: string | null;
  /** Absent when no browser starts; the problems say why. */
  readonly browser?: BrowserFacts;
  readonly faces: readonly FaceFacts[];
}

/**
 * Opens everything that printing needs, starts the browser once and checks every byte of an unpacked one.
 * Problems: those of `openFonts`, `openPrinter` and `checkUnpacked`.
 */
export async function inspectPrinting(
  machine: Machine,
  wish: FontWish & Pick<PrinterSettings, 'browser' | 'browserPlace'>,
): Promise<Noted<PrintFacts>> {
  const problems: Problem[] = [];
  const cache = await openCache(machine);
  const fonts = await openFonts(wish);
  problems.push(...cache.problems, ...fonts.problems);
  let browser: BrowserFacts | undefined;
  if (cache.value !== null && fonts.value !== null) {
    const { browser: named, browserPlace } = wish;
    const printer = await openPrinter(machine, {
      fonts: fonts.value,
      ...(named === undefined ? {} : { browser: named }),
      ...(browserPlace === undefined ? {} : { browserPlace }),
    });
    problems.push(...printer.problems);
    browser = printer.value?.browser;
    await printer.value?.close();
    const packed = browser?.kind === 'embedded' ? packedBrowser() : null;
    if (packed) problems.push(...(await checkUnpacked(cache.value, packed)));
  }

  const described = fonts.value === null ? null : await describeFaces(fonts.value);
  problems.push(...(described?.problems ?? []));
  const faces = described?.value ?? [];
  return { value: { cache: cache.value, ...(browser ? { browser } : {}), faces }, problems };
}

/**
 * The face that comes first in each role, for the manifest; `latin` only when one was chosen. Problems:
 * FONT_NOT_FOUND, FONT_SHIPPED_MISSING when a file has gone since it was opened.
 */
export async function describeFaces(fonts: FontSet): Promise<Noted<readonly FaceFacts[]>> {
  const hashes = new Map<Face, string>();
  const faces: FaceFacts[] = [];
  const problems: Problem[] = [];
  for (const role of FONT_ROLES) {
    const face = fonts.roles[role][0];
    if (face === undefined) continue;
    let sha256 = hashes.get(face);
    try {
      sha256 ??= await hashFace(face);
    } catch (error) {
      problems.push(faceUnreadable(fonts, face, error));
      continue;
    }
    hashes.set(face, sha256);
    const { file, family, postScriptName, shipped, fsType, licence } = face;
    faces.push({ role, file, family, postScriptName, shipped, fsType, licence, sha256 });
  }
  return { value: faces, problems };
}

/** SHA-256 of a font file; that of a shipped one stands in fonts.json, which saves reading 40 MB a run. */
async function hashFace(face: Face): Promise<string> {
  if (face.shipped) {
    const listed = (await readShippedList(dirname(face.file))).find(
      ({ file, bytes }) => file === basename(face.file) && bytes === face.bytes,
    );
    if (listed) return listed.sha256;
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(face.file), hash);
  return hash.digest('hex');
}

/** Empty when the list is not there or not one: it only saves time. */
async function readShippedList(folder: string): Promise<readonly ShippedFile[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(folder, 'fonts.json'), 'utf8'));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

interface ShippedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}
