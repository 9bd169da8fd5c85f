import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/print/browser/browser-find.ts';
import { openCache } from '../../src/print/machine/cache.ts';
import { openPrinter } from '../../src/print/print.ts';
import {
  fontSet,
  machine,
  ownProfile,
  PAGE,
  printer,
  processGroups,
  profiles,
  SHIPPED,
  temporaryFolder,
} from './printing.ts';

const CREATED = { created: '2026-07-15' };

/** A program that plays a browser, with a folder for its profile. */
async function fakeBrowser(script: string) {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'browser');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  return { path, folder, on: { ...machine, temporary: folder } };
}

describe('a browser that does not start is one clear problem', () => {
  test.each([
    ['exits at once', 'exit 1', '启动后退出'],
    ['answers nonsense', 'echo nonsense >&4; exit 0', '启动后退出'],
    [
      'lacks a library',
      'echo "error while loading shared libraries: libnss3.so" >&2; exit 127',
      'libnss3.so',
    ],
  ])('when it %s', async (_name, script, word) => {
    const { path, folder, on } = await fakeBrowser(script);
    const { value, problems } = await openPrinter(on, { fonts: await fontSet(), browser: path });
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_START']);
    expect(problems[0]!.message).toContain(path);
    expect(problems[0]!.message).toContain(word);
    expect(await profiles(folder)).toEqual([]);
  });

  test('when it never answers; it is killed with its children', async () => {
    const { path, folder, on } = await fakeBrowser('sleep 987.123 & exec sleep 987.123');
    const settings = { fonts: await fontSet(), browser: path, startLimit: 500 };
    const { value, problems } = await openPrinter(on, settings);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_START']);
    await expect.poll(() => processGroups('sleep 987.123')).toEqual([]);
    expect(await profiles(folder)).toEqual([]);
  });

  test('when there is nowhere for its temporary files', async () => {
    const { path, folder, on } = await fakeBrowser('exit 0');
    const nowhere = { ...on, temporary: join(folder, 'none') };
    const { value, problems } = await openPrinter(nowhere, { fonts: await fontSet(), browser: path });
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_START']);
    expect(problems[0]!.message).toContain(`不能在“${nowhere.temporary}”建立临时文件夹（路径不存在）`);
  });

  test.each([
    ['a path that does not exist', '/no/such/browser'],
    ['a folder', '/usr/bin'],
    ['a file that is no program', resolve('package.json')],
  ])('when %s is configured', async (_name, browser) => {
    const { value, problems } = await openPrinter(machine, { fonts: await fontSet(), browser });
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_PATH_WRONG']);
    expect(problems[0]!.message).toContain(browser);
  });
});

describe('a running browser', () => {
  test('leaves no process and no profile behind', async () => {
    const opened = await printer();
    const own = await ownProfile();
    expect(processGroups(own).length).toBeGreaterThan(0);
    await opened.printPdf(PAGE, CREATED);
    await opened.close();
    await expect.poll(() => processGroups(own)).toEqual([]);
    expect(await profiles()).not.toContain(own);
  });

  test('is started anew when it dies, and the document still comes', async () => {
    const opened = await printer();
    onTestFinished(() => opened.close());
    const own = await ownProfile();
    process.kill(-processGroups(own)[0]!, 'SIGKILL');
    const { value, problems } = await opened.printPdf(PAGE, CREATED);
    expect(problems).toEqual([]);
    expect(value!.length).toBeGreaterThan(10_000);
  });

  test('is killed when a document takes too long, and the next one gets a new browser', async () => {
    const opened = await printer({ timeLimit: 2_000 });
    onTestFinished(() => opened.close());
    const own = await ownProfile();
    process.kill(-processGroups(own)[0]!, 'SIGSTOP');
    const { value, problems } = await opened.printPdf(PAGE, CREATED);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['PRINT_TIMEOUT']);
    await expect.poll(() => processGroups(own)).toEqual([]);
    expect((await opened.printPdf('<p>水</p>', CREATED)).problems).toEqual([]);
  });

  test('is replaced after a hundred documents, because it grows', async () => {
    const opened = await printer();
    onTestFinished(() => opened.close());
    const first = await ownProfile();
    for (let count = 0; count < 100; count++) await opened.printPdf('<p>水</p>', CREATED);
    expect(await ownProfile()).toBe(first);
    expect((await opened.printPdf('<p>水</p>', CREATED)).problems).toEqual([]);
    expect(await ownProfile()).not.toBe(first);
  });

  test('prints documents asked for at once, one after another', async () => {
    const opened = await printer();
    onTestFinished(() => opened.close());
    const results = await Promise.all(
      ['甲', '乙', '丙'].map((text) => opened.printPdf(`<h1>${text}</h1>`, CREATED)),
    );
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(results.map(({ value }) => Buffer.from(value!).toString('latin1'))).size).toBe(3);
  });

  test('of a process that was killed is gone, and its profile is collected by the next run', async () => {
    const { folder, script, env } = await compiledPrinter('process.kill(process.pid, "SIGKILL")');
    const { signal } = spawnSync(process.execPath, [script], { env });
    expect(signal).toBe('SIGKILL');
    expect(await profiles(folder, '\\d+')).toHaveLength(1);
    await expect.poll(() => processGroups(join(folder, 'jianbao-'))).toEqual([]);
    await (await printer({}, { ...machine, temporary: folder })).close();
    expect(await profiles(folder, '\\d+')).toEqual([]);
  });
});

describe('the sandbox', () => {
  const able =
    machine.user === 0 &&
    spawnSync('setpriv', ['--version']).status === 0 &&
    readableByAll(resolve('node_modules'));
  if (!able) console.log('sandbox as an ordinary user: skipped (needs root, setpriv and a readable clone)');

  test.runIf(able)('is kept on where an ordinary user may have it; printing works either way', async () => {
    const { script, env } = await compiledPrinter('', 65534);
    const options = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, script];
    const facts = JSON.parse(execFileSync('setpriv', options, { env, encoding: 'utf8' }));
    const mayUnshare =
      spawnSync('setpriv', [...options.slice(0, 3), 'unshare', '--user', 'true']).status === 0;
    expect(facts).toEqual({ sandbox: mayUnshare, printed: true });
  });

  test('is off for root, who cannot have it', async () => {
    const opened = await printer();
    await opened.close();
    if (machine.user === 0) expect(opened.browser.sandbox).toBe(false);
  });
});

/** The print room compiled for plain Node, with a script that prints a page and then does `end`. */
async function compiledPrinter(end: string, user = machine.user) {
  const folder = await temporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  spawnSync(resolve('node_modules/.bin/tsc'), [
    '-p',
    'tsconfig.build.json',
    '--outDir',
    join(folder, 'dist'),
  ]);
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await cp(SHIPPED, join(folder, 'fonts'), { recursive: true });
  await mkdir(join(folder, 'cache'), { mode: 0o700 });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const script = join(folder, 'print.js');
  await writeFile(
    script,
    `import { describeMachine } from './dist/print/machine/machine.js';
     import { openFonts } from './dist/print/fonts/fonts.js';
     import { openPrinter } from './dist/print/print.js';
     const fonts = await openFonts({ chosen: {}, base: '.', shipped: ${JSON.stringify(join(folder, 'fonts'))} });
     const opened = await openPrinter(describeMachine(process.env), { fonts: fonts.value });
     const { value } = await opened.value.printPdf('<p>水</p>', { created: '2026-07-15' });
     ${end};
     await opened.value.close();
     console.log(JSON.stringify({ sandbox: opened.value.browser.sandbox, printed: value !== null }));`,
  );
  // The unpacked browser is lent, so that it need not be unpacked again.
  const unpacked = dirname(
    (await findBrowser(machine, { cache: (await openCache(machine)).value! })).value!.path,
  );
  const lent = join(folder, 'cache', basename(unpacked));
  if (user === machine.user) {
    await symlink(unpacked, lent);
  } else {
    await cp(unpacked, lent, { recursive: true, preserveTimestamps: true });
    execFileSync('chown', ['-R', '-h', `${user}`, folder]);
    await chmod(folder, 0o755);
  }
  return { folder, script, env: { ...process.env, JIANBAO_CACHE: join(folder, 'cache'), TMPDIR: folder } };
}

function readableByAll(path: string): boolean {
  return spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'test', '-r', path]).status === 0;
}
