// What happens to the published set when a run is killed, disturbed or runs into a full disk: it is wholly
// the old or wholly the new one, and the next run is not hindered.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/model/artefact.ts';
import { jianbao, ROOT } from '../commands.ts';
import { NOTES, writeProject } from '../problems/project.ts';

let work: string;
let out: string;
/** How long a whole run takes here, milliseconds. */
let duration: number;
/** Manifests of the sets, which say all there is to say about them. */
let oldSet: string;
let newSet: string;

const buildOf = (project: 'old' | 'new', to = out) =>
  ['build', '--format', 'html', '--project', join(work, project), '--out', to] as const;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'jianbao-faults-'));
  await writeProject(join(work, 'old'), { [NOTES]: '旧要求。\n' });
  await writeProject(join(work, 'new'), { [NOTES]: '新要求。\n' });
  expect(jianbao(buildOf('old', join(work, 'published'))).code).toBe(0);
  const start = performance.now();
  expect(jianbao(buildOf('new', join(work, 'reference'))).code).toBe(0);
  duration = performance.now() - start;
  oldSet = await wholeSet(join(work, 'published'));
  newSet = await wholeSet(join(work, 'reference'));
  expect(newSet).not.toBe(oldSet);
});
afterAll(() => rm(work, { recursive: true, force: true }));

beforeEach(async () => {
  out = await mkdtemp(join(work, 'out-'));
  await cp(join(work, 'published'), out, { recursive: true, verbatimSymlinks: true });
});

/** The manifest of the current set, every file of which it vouches for. */
async function wholeSet(folder: string): Promise<string> {
  const set = join(folder, '2026-06');
  const text = await readFile(join(set, 'manifest.json'), 'utf8');
  const { files }: Manifest = JSON.parse(text);
  expect((await readdir(set)).sort()).toEqual([...files.map(({ path }) => path), 'manifest.json'].sort());
  for (const { path, sha256 } of files) {
    const bytes = await readFile(join(set, path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  return text;
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { cwd: ROOT, stdio: 'ignore' });
}

/** The next run publishes the new set and leaves nothing lying about. */
async function expectNextRunToSucceed(): Promise<void> {
  const next = jianbao(buildOf('new'));
  expect([next.code, next.err]).toEqual([0, '']);
  expect(await wholeSet(out)).toBe(newSet);
  expect((await readdir(out)).sort()).toEqual(['.sets', '2026-06']);
  expect(await readdir(join(out, '.sets'))).toHaveLength(1);
}

describe('a run that is killed', () => {
  it.each(Array.from({ length: 8 }, (_, index) => (index + 0.5) / 8))(
    'after %f of its time',
    async (part) => {
      const run = start(buildOf('new'));
      const timer = setTimeout(() => run.kill('SIGKILL'), part * duration);
      await once(run, 'exit');
      clearTimeout(timer);
      expect([oldSet, newSet]).toContain(await wholeSet(out));
      await expectNextRunToSucceed();
    },
  );

  it.each([0, 1, 2, 4, 8, 16])('%i ms after it began to write its set', async (delay) => {
    const run = start(buildOf('new'));
    const watcher = watch(join(out, '.sets'), () => setTimeout(() => run.kill('SIGKILL'), delay));
    await once(run, 'exit');
    watcher.close();
    expect([oldSet, newSet]).toContain(await wholeSet(out));
    await expectNextRunToSucceed();
  });
});

describe('runs at once', () => {
  it('leave one whole set; those that came too late say so', async () => {
    const runs = [start(buildOf('old')), start(buildOf('new')), start(buildOf('new'))];
    const codes = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0]));
    expect(codes).toContain(0);
    expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
    expect([oldSet, newSet]).toContain(await wholeSet(out));
    await expectNextRunToSucceed();
  });
});

describe('a disk that takes no more', () => {
  it.runIf(process.platform !== 'win32')('is one problem, and the old set stays', async () => {
    // Files may have 8 blocks; the signal that would end the program at once is switched off.
    const script = 'trap "" XFSZ; ulimit -f 8; exec "$@"';
    const program = [process.execPath, join(ROOT, 'dist/cli.js'), ...buildOf('new')];
    const run = spawn('sh', ['-c', script, 'sh', ...program], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    run.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(run, 'close');
    expect(code).toBe(1);
    expect(said).toMatch(/文件过大.*（OUTPUT_NOT_WRITABLE）/);
    expect(said.match(/错误　/g)).toHaveLength(1);
    expect(await wholeSet(out)).toBe(oldSet);
    await expectNextRunToSucceed();
  });
});

describe('an output folder', () => {
  it.each(['file', 'file/below'])('that cannot be one, at %s, is one problem', async (path) => {
    await mkdir(join(out, 'elsewhere'));
    await cp(join(ROOT, 'package.json'), join(out, 'elsewhere/file'));
    const run = jianbao(buildOf('new', join(out, 'elsewhere', path)));
    expect(run.code).toBe(1);
    expect(run.err.match(/错误　/g)).toHaveLength(1);
    expect(run.err).toContain('OUTPUT_NOT_WRITABLE');
  });
});
