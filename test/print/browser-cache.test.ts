import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import {
  checkUnpacked,
  type PackedBrowser,
  packedBrowser,
  unpackBrowser,
  unpackedFolder,
} from '../../src/print/browser/browser-cache.ts';
import { readTar } from '../../src/print/machine/archive.ts';
import { ownName } from '../../src/print/machine/processes.ts';
import { temporaryFolder } from './printing.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const squeeze = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

/** A ustar archive of regular files. */
function tar(files: Readonly<Record<string, Buffer>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(path, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar\0', 257);
    return [header, bytes, Buffer.alloc(-bytes.length & 511)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const PROGRAM = randomBytes(3_000_000);
const LIBRARY = randomBytes(1000);

let folder: string;
let cache: string;
let packed: PackedBrowser;

beforeEach(async () => {
  folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  cache = join(folder, 'cache');
  await mkdir(cache);
  const program = squeeze(PROGRAM);
  const libraries = squeeze(tar({ 'lib/libone.so': LIBRARY, 'lib/libtwo.so.1': LIBRARY }));
  await writeFile(join(folder, 'program.br'), program);
  await writeFile(join(folder, 'libraries.tar.br'), libraries);
  packed = {
    version: '1.2.3',
    folder,
    program: { file: 'program.br', sha256: sha256(program) },
    libraries: { file: 'libraries.tar.br', sha256: sha256(libraries) },
  };
});

describe('unpacking', () => {
  test('gives the program and its libraries, private and whole', async () => {
    const steps: number[] = [];
    const { value, problems } = await unpackBrowser(cache, packed, (done, total) => steps.push(done / total));
    expect(problems).toEqual([]);
    expect((await readFile(value!.program)).equals(PROGRAM)).toBe(true);
    expect((await stat(value!.program)).mode & 0o777).toBe(0o700);
    expect((await stat(value!.folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(value!.libraries)).toEqual(['libone.so', 'libtwo.so.1']);
    expect(steps.at(-1)).toBe(1);
    expect(await checkUnpacked(cache, packed)).toEqual([]);
  });

  test('is not done again when it is there', async () => {
    await unpackBrowser(cache, packed);
    await rm(join(folder, 'program.br'));
    let steps = 0;
    const { problems } = await unpackBrowser(cache, packed, () => steps++);
    expect(problems).toEqual([]);
    expect(steps).toBe(0);
  });

  test.each<[string, (unpacked: string) => Promise<unknown>]>([
    ['the program is cut short', (unpacked) => truncate(join(unpacked, 'chromium'), 1000)],
    ['the program is gone', (unpacked) => rm(join(unpacked, 'chromium'))],
    ['a library was replaced', (unpacked) => writeFile(join(unpacked, 'lib/libone.so'), randomBytes(1000))],
    ['the record is broken', (unpacked) => writeFile(join(unpacked, 'unpacked.json'), '{')],
  ])('is done again when %s', async (_name, damage) => {
    await unpackBrowser(cache, packed);
    await damage(unpackedFolder(cache, packed));
    const { value } = await unpackBrowser(cache, packed);
    expect((await readFile(value!.program)).equals(PROGRAM)).toBe(true);
    expect((await readFile(join(value!.libraries, 'libone.so'))).equals(LIBRARY)).toBe(true);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test('by several at once leaves one whole browser', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => unpackBrowser(cache, packed)));
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(results.map(({ value }) => value!.program)).size).toBe(1);
    expect(await checkUnpacked(cache, packed)).toEqual([]);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test('clears what killed processes left, and nothing that a living one makes', async () => {
    const mine = ownName('unpacking');
    const dead = mine.replace(`-${process.pid}-`, '-999999999-');
    const alive = mine.replace(/......$/, 'abcdef');
    const elsewhere = 'unpacking-00000000-999999999-abcdef';
    for (const name of [dead, alive, elsewhere]) await mkdir(join(cache, name));
    await unpackBrowser(cache, packed);
    const names = await readdir(cache);
    expect(names).not.toContain(dead);
    expect(names).toEqual(expect.arrayContaining([alive, elsewhere]));
  });
});

describe('the full check', () => {
  test('finds a change that size and time do not show', async () => {
    const { value } = await unpackBrowser(cache, packed);
    const { atime, mtime } = await stat(value!.program);
    const changed = Buffer.from(PROGRAM);
    changed[1_500_000]! ^= 1;
    await writeFile(value!.program, changed);
    await utimes(value!.program, atime, mtime);
    expect((await checkUnpacked(cache, packed)).map(({ code }) => code)).toEqual(['BROWSER_CACHE_DAMAGED']);
  });
});

describe('a package that is not the expected one is refused, and nothing is left', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['the program is missing', () => rm(join(folder, 'program.br'))],
    ['the program is cut short', () => truncate(join(folder, 'program.br'), 1_000_000)],
    ['the program is another', () => writeFile(join(folder, 'program.br'), squeeze(randomBytes(1000)))],
    ['the libraries are others', () => writeFile(join(folder, 'libraries.tar.br'), squeeze(tar({})))],
  ])('%s', async (_name, damage) => {
    await damage();
    const { value, problems } = await unpackBrowser(cache, packed);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_PACKAGE_DAMAGED']);
    expect(await readdir(cache)).toEqual([]);
  });
});

test('a cache that cannot be written is one clear problem', async () => {
  await rm(cache, { recursive: true });
  await writeFile(cache, '');
  const { problems } = await unpackBrowser(cache, packed);
  expect(problems.map(({ code }) => code)).toEqual(['CACHE_UNUSABLE']);
});

test('an archive cannot write outside its folder', () => {
  expect(() => readTar(tar({ '../evil': LIBRARY }))).toThrow('unsafe path');
  expect(() => readTar(tar({ '/evil': LIBRARY }))).toThrow('unsafe path');
  expect(() => readTar(Buffer.alloc(1024, 'x'))).toThrow('not a ustar archive');
});

test('the pinned hashes belong to the installed package', async () => {
  const real = packedBrowser()!;
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build.*$/, 'package.json');
  expect(JSON.parse(await readFile(manifest, 'utf8')).version).toBe(real.version);
  for (const { file, sha256: expected } of [real.program, real.libraries]) {
    expect(sha256(await readFile(join(real.folder, file)))).toBe(expected);
  }
});
