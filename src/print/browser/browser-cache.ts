// Unpacks the browser that npm package @sparticuz/chromium carries into the private cache, once. The
// package's own executablePath() is not used: it trusts whatever lies in a shared temporary folder.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import type { Noted, Problem } from '../../model/problem.ts';
import { readTar } from '../machine/archive.ts';
import { reasonOf } from '../machine/cache.ts';
import { mayBeInUse, ownName } from '../machine/processes.ts';
import { browserCacheDamaged, browserPackageDamaged, cacheUnusable } from '../problems.ts';

/** A browser as packed: a program and a tar of libraries, both Brotli, with their SHA-256. */
export interface PackedBrowser {
  readonly version: string;
  readonly folder: string;
  readonly program: PackedFile;
  readonly libraries: PackedFile;
}

interface PackedFile {
  readonly file: string;
  readonly sha256: string;
}

/** A browser as unpacked, ready to start. */
export interface UnpackedBrowser {
  readonly folder: string;
  readonly program: string;
  /** For LD_LIBRARY_PATH. */
  readonly libraries: string;
}

/** Bytes of the packed files read so far, and in all. */
export type UnpackProgress = (done: number, total: number) => void;

/**
 * The packed browser this version of Jianbao was made with. The hashes stand here, so that an exchanged
 * package is noticed; another version needs new ones (sha256sum node_modules/@sparticuz/chromium/bin/*.br).
 * `null` where the package is not installed.
 */
export function packedBrowser(): PackedBrowser | null {
  const entry = resolvePackage();
  if (entry === null) return null;
  return {
    version: '147.0.0',
    folder: join(dirname(entry), '..', '..', 'bin'),
    program: {
      file: 'chromium.br',
      sha256: '64d813a054f76fc32b8010e305d87e6d7a45aa76ee02d36e66c03c8ca6667e8d',
    },
    libraries: {
      file: 'al2023.tar.br',
      sha256: '2e22542d8c66b83194172f4bbbef0a79b80bbeb99d69abf3962d85c1351f478d',
    },
  };
}

function resolvePackage(): string | null {
  const require = createRequire(import.meta.url);
  try {
    return require.resolve('@sparticuz/chromium');
  } catch {
    return null;
  }
}

/** What was unpacked, kept beside it; the last file written, so its presence means the rest is there. */
interface UnpackRecord {
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly modified: number;
    readonly sha256: string;
  }[];
}

const RECORD = 'unpacked.json';
const PROGRAM = 'chromium';

/** Folder of a packed browser in the cache; another version or content is another folder. */
export function unpackedFolder(cache: string, packed: PackedBrowser): string {
  return join(cache, `chromium-${packed.version}-${packed.program.sha256.slice(0, 12)}`);
}

/**
 * The unpacked browser, from the cache when it is whole there. Sizes and times are checked on each use, the
 * content by `checkUnpacked`. Problems: BROWSER_PACKAGE_DAMAGED, CACHE_UNUSABLE.
 */
export async function unpackBrowser(
  cache: string,
  packed: PackedBrowser,
  progress: UnpackProgress = () => {},
): Promise<Noted<UnpackedBrowser | null>> {
  const folder = unpackedFolder(cache, packed);
  const browser = { folder, program: join(folder, PROGRAM), libraries: join(folder, 'lib') };
  if (await looksWhole(folder)) return { value: browser, problems: [] };

  const unpacking = join(cache, ownName('unpacking'));
  try {
    await removeAbandoned(cache);
    await mkdir(unpacking, { mode: 0o700 });
    const problem = await unpackInto(unpacking, packed, progress);
    if (problem !== null) return { value: null, problems: [problem] };
    await moveIntoPlace(unpacking, folder, cache);
    return { value: browser, problems: [] };
  } catch (error) {
    return { value: null, problems: [cacheUnusable(cache, reasonOf(error))] };
  } finally {
    // Normally gone by now; where even this fails, the next run collects it.
    await rm(unpacking, { recursive: true, force: true }).catch(() => {});
  }
}

/** Hashes every unpacked file. Takes about half a second. Problem: BROWSER_CACHE_DAMAGED. */
export async function checkUnpacked(cache: string, packed: PackedBrowser): Promise<readonly Problem[]> {
  const folder = unpackedFolder(cache, packed);
  const record = await readRecord(folder);
  if (record === null) return [];
  for (const file of record.files) {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, file.path)), hash);
    } catch {
      return [browserCacheDamaged(folder)];
    }
    if (hash.digest('hex') !== file.sha256) return [browserCacheDamaged(folder)];
  }
  return [];
}

async function readRecord(folder: string): Promise<UnpackRecord | null> {
  try {
    return JSON.parse(await readFile(join(folder, RECORD), 'utf8')) as UnpackRecord;
  } catch {
    return null;
  }
}

async function looksWhole(folder: string): Promise<boolean> {
  const record = await readRecord(folder);
  if (record === null) return false;
  const states = await Promise.all(
    record.files.map((file) => stat(join(folder, file.path)).catch(() => null)),
  );
  return record.files.every(
    (file, index) => states[index]?.size === file.bytes && states[index]?.mtimeMs === file.modified,
  );
}

async function unpackInto(
  folder: string,
  packed: PackedBrowser,
  progress: UnpackProgress,
): Promise<Problem | null> {
  const program = join(packed.folder, packed.program.file);
  const libraries = join(packed.folder, packed.libraries.file);
  let total = 0;
  for (const path of [program, libraries]) {
    const found = await stat(path).catch(() => null);
    if (found === null) return browserPackageDamaged(path, '不存在');
    total += found.size;
  }

  const packedLibraries = await readFile(libraries);
  if (sha256(packedLibraries) !== packed.libraries.sha256) {
    return browserPackageDamaged(libraries, '内容不对（校验和不符）');
  }
  const tar = await new Promise<Buffer>((resolve, reject) => {
    brotliDecompress(packedLibraries, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
  const hashes = new Map<string, string>();
  await mkdir(join(folder, 'lib'), { mode: 0o700 });
  for (const file of readTar(tar)) {
    const path = join('lib', file.path.replace(/^.*\//, ''));
    await writeFile(join(folder, path), file.bytes, { mode: 0o600, flag: 'wx' });
    hashes.set(path, sha256(file.bytes));
  }

  const before = createHash('sha256');
  const after = createHash('sha256');
  let done = packedLibraries.length;
  try {
    await pipeline(
      createReadStream(program, { highWaterMark: 1 << 20 }),
      watch((chunk) => {
        before.update(chunk);
        done += chunk.length;
        progress(done, total);
      }),
      createBrotliDecompress({ chunkSize: 1 << 20 }),
      watch((chunk) => after.update(chunk)),
      createWriteStream(join(folder, PROGRAM), { mode: 0o700, flags: 'wx' }),
    );
  } catch (error) {
    // A system error has an errno; anything else means that Brotli could not make sense of the package.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    return browserPackageDamaged(program, '已损坏，无法解压');
  }
  if (before.digest('hex') !== packed.program.sha256) {
    return browserPackageDamaged(program, '内容不对（校验和不符）');
  }
  hashes.set(PROGRAM, after.digest('hex'));

  const files = await Promise.all(
    [...hashes].map(async ([path, hash]) => {
      const { size, mtimeMs } = await stat(join(folder, path));
      return { path, bytes: size, modified: mtimeMs, sha256: hash };
    }),
  );
  await writeFile(join(folder, RECORD), JSON.stringify({ files } satisfies UnpackRecord), {
    mode: 0o600,
    flag: 'wx',
  });
  return null;
}

/** Renames our unpacked folder to its place. When another process was first, theirs is as good. */
async function moveIntoPlace(from: string, to: string, cache: string): Promise<void> {
  for (;;) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
    if (await looksWhole(to)) return;
    const damaged = join(cache, ownName('unpacking'));
    await rename(to, damaged).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rm(damaged, { recursive: true, force: true });
  }
}

/** Removes what killed processes left half unpacked, where it can be removed. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (name.startsWith('unpacking-') && !mayBeInUse(name)) {
      await rm(join(cache, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function watch(seen: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      seen(chunk);
      done(null, chunk);
    },
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
