// What `jianbao doctor` tells about printing: which browser, which faces, where the cache lies, and whether
// all of it is sound.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FONT_ROLES, type FontRole } from '../model/config.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { BrowserFacts } from './browser/browser.ts';
import { checkUnpacked, packedBrowser } from './browser/browser-cache.ts';
import { type Coverage, covers } from './fonts/character-map.ts';
import { rightsWords } from './fonts/font-rights.ts';
import { rolesBeside, STANDARD_FACES, type StandardRole } from './fonts/font-standard.ts';
import { type FontSet, type FontWish, faceUnreadable, openFonts } from './fonts/fonts.ts';
import type { Face } from './fonts/truetype.ts';
import { openCache } from './machine/cache.ts';
import type { Machine } from './machine/machine.ts';
import { openPrinter, type PrinterSettings } from './print.ts';

export interface FaceFacts {
  readonly role: FontRole;
  readonly file: string;
  /** Place in its file, counted from 0. */
  readonly index: number;
  readonly family: string;
  readonly fullName: string;
  readonly postScriptName: string;
  readonly version: string;
  /** In Chinese: `TrueType`, with the place in a collection. */
  readonly format: string;
  readonly shipped: boolean;
  readonly fsType: number;
  /** `fsType` in Chinese. */
  readonly rights: string;
  readonly licence: string;
  readonly sha256: string;
}

/** How many of the characters of a national character set a face has. */
interface HanziFacts {
  readonly role: FontRole;
  /** Of the 6,763 hanzi of GB 2312-1980. */
  readonly gb2312: number;
  /** Of the 20,902 hanzi of GBK. */
  readonly gbk: number;
}

/** A role that no face of the standard serves. */
interface StandardFacts {
  readonly role: StandardRole;
  /** What the standard calls it: `仿宋`. */
  readonly kind: string;
  /** What to install, in words. */
  readonly install: string;
  /** One that lies on this machine and could be chosen; `null` when there is none. */
  readonly found: { readonly name: string; readonly file: string } | null;
}

export interface PrintFacts {
  readonly cache: string | null;
  /** Absent when no browser starts; the problems say why. */
  readonly browser?: BrowserFacts;
  readonly faces: readonly FaceFacts[];
  readonly hanzi: readonly HanziFacts[];
  /** Empty when every role has a face of the standard. */
  readonly beside: readonly StandardFacts[];
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
  const hanzi = fonts.value === null ? [] : countHanzi(fonts.value);
  const beside = fonts.value === null ? [] : await findOfficial(fonts.value, wish);
  return { value: { cache: cache.value, ...(browser ? { browser } : {}), faces, hanzi, beside }, problems };
}

/** Roles beside the standard, each with the official face that could be chosen here. */
async function findOfficial(fonts: FontSet, wish: FontWish): Promise<readonly StandardFacts[]> {
  const [{ searchFonts }, { openOfficial }] = await Promise.all([
    import('./fonts/font-search.ts'),
    import('./fonts/font-open.ts'),
  ]);
  const search = searchFonts(wish.base, wish.machine);
  return Promise.all(
    rolesBeside(fonts.roles).map(async (role) => {
      const { kind, install } = STANDARD_FACES[role];
      const { value: face } = await openOfficial(role, search);
      return { role, kind, install, found: face && { name: face.fullName, file: face.file } };
    }),
  );
}

function countHanzi(fonts: FontSet): readonly HanziFacts[] {
  const gb2312 = hanziOfGb2312();
  const count = (coverage: Coverage, codes: Iterable<number>) => {
    let found = 0;
    for (const code of codes) if (covers(coverage, code)) found++;
    return found;
  };
  return FONT_ROLES.flatMap((role) => {
    const face = fonts.roles[role][0];
    if (face === undefined || role === 'latin') return [];
    return [{ role, gb2312: count(face.coverage, gb2312), gbk: count(face.coverage, HANZI_OF_GBK) }];
  });
}

/** GBK took over the first hanzi of Unicode 1.1 as they were. */
const HANZI_OF_GBK = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => 0x4e00 + index);

/** Rows 16 to 87 of GB 2312-1980. */
function hanziOfGb2312(): readonly number[] {
  const decoder = new TextDecoder('gbk');
  const codes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      // The first level ends within its last row.
      if (row === 0xd7 && cell > 0xf9) continue;
      codes.push(decoder.decode(Uint8Array.of(row, cell)).codePointAt(0)!);
    }
  }
  return codes;
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
    const { file, index, family, fullName, postScriptName, version, shipped, fsType, licence } = face;
    const format =
      face.faces > 1 ? `TrueType字体集合，共${face.faces}个字体中的第${index + 1}个` : 'TrueType';
    const names = { family, fullName, postScriptName, version };
    const rights = rightsWords(fsType);
    faces.push({ role, file, index, ...names, format, shipped, fsType, rights, licence, sha256 });
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
