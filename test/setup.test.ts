import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

// A clone in small: the rooms the script itself needs, with packages and browser lent by this one.

let clone: string;

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'jianbao-setup-'));
  for (const path of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/setup.mjs',
  ]) {
    await cp(path, join(clone, path));
  }
  for (const room of ['model', 'print'])
    await cp(join('src', room), join(clone, 'src', room), { recursive: true });
  await symlink(resolve('fonts'), join(clone, 'fonts'));
  await symlink(resolve('node_modules'), join(clone, 'node_modules'));
});
afterAll(() => rm(clone, { recursive: true }));

function setup(env: NodeJS.ProcessEnv = {}, ...options: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...options, join(clone, 'scripts/setup.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    cwd: tmpdir(),
  });
}

/** An npm that notes how it was called and does what `npm ci` does to node_modules, or fails. */
async function fakeNpm(ending: string): Promise<{ env: NodeJS.ProcessEnv; calls: string }> {
  const calls = join(clone, 'calls.txt');
  const program = join(clone, 'npm-cli.cjs');
  await writeFile(
    program,
    `require('fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' '));${ending}`,
  );
  await rm(calls, { force: true });
  return { env: { npm_execpath: program }, calls };
}

describe('a clone without a compiled program', () => {
  beforeEach(() => rm(join(clone, 'dist'), { recursive: true, force: true }));

  test('is made ready, saying so; the second time there is nothing to do or say', async () => {
    const first = setup();
    expect(first.stderr).toContain('编译程序');
    expect(first.status).toBe(0);
    expect(await readdir(join(clone, 'dist'))).toEqual(expect.arrayContaining(['model', 'print']));
    const second = setup();
    expect(second).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('is not made ready from sources that do not compile, and nothing half made stays', async () => {
    const broken = join(clone, 'src/model/broken.ts');
    await writeFile(broken, 'export const broken: number = "text";\n');
    const { status, stderr } = setup();
    await rm(broken);
    expect(status).toBe(3);
    expect(stderr).toContain('src/model/broken.ts');
    expect(await readdir(clone)).not.toContain('dist');
  });
});

describe('a clone that is ready', () => {
  beforeAll(() => expect(setup().status).toBe(0));

  test('is compiled again when a source changes, and a source that went leaves nothing behind', async () => {
    const added = join(clone, 'src/model/added.ts');
    await writeFile(added, 'export const added = 1;\n');
    expect(setup().stderr).toContain('编译程序');
    expect(await readdir(join(clone, 'dist/model'))).toContain('added.js');
    await rm(added);
    expect(setup().stderr).toContain('编译程序');
    expect(await readdir(join(clone, 'dist/model'))).not.toContain('added.js');
  });

  test('says which browser it cannot use', () => {
    const { status, stderr } = setup({ JIANBAO_BROWSER: '/no/such/browser' });
    expect(status).toBe(3);
    expect(stderr).toContain('/no/such/browser');
    expect(stderr).not.toContain('    at ');
  });

  test('says where the cache fails', () => {
    const { status, stderr } = setup({ JIANBAO_CACHE: join(clone, 'package.json/below') });
    expect(status).toBe(3);
    expect(stderr).toContain('JIANBAO_CACHE');
  });

  test('says that Node is too old, in Chinese and English', async () => {
    const old = join(clone, 'old.cjs');
    await writeFile(
      old,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } });',
    );
    const { status, stderr } = setup({}, '--require', old);
    expect(status).toBe(3);
    expect(stderr).toContain('Node.js版本太旧：现在是20.18.3，需要20.19');
    expect(stderr).toContain('too old');
  });

  test('says which faces are missing', async () => {
    await rm(join(clone, 'fonts'));
    await mkdir(join(clone, 'fonts'));
    const { status, stderr } = setup();
    await rm(join(clone, 'fonts'), { recursive: true });
    await symlink(resolve('fonts'), join(clone, 'fonts'));
    expect(status).toBe(3);
    expect(stderr).toContain('JianbaoTitle-Black.ttf');
  });
});

describe('packages', () => {
  beforeAll(async () => {
    expect(setup().status).toBe(0);
    // From here on this clone has its own node_modules, with the others' content behind it.
    await rm(join(clone, 'node_modules'));
    await mkdir(join(clone, 'node_modules'));
    for (const name of await readdir('node_modules')) {
      if (name !== '.package-lock.json')
        await symlink(resolve('node_modules', name), join(clone, 'node_modules', name));
    }
  });
  const noted = () => join(clone, 'node_modules/.package-lock.json');
  const note = () => cp('node_modules/.package-lock.json', noted());

  test('are installed when npm never finished here, by the npm that runs us, without leaving out the tools', async () => {
    const copying = `require('fs').copyFileSync(${JSON.stringify(resolve('node_modules/.package-lock.json'))}, ${JSON.stringify(noted())})`;
    const { env, calls } = await fakeNpm(copying);
    const { status, stderr } = setup(env);
    expect(stderr).toContain('安装依赖包');
    expect(status).toBe(0);
    expect(await readFile(calls, 'utf8')).toMatch(/^ci --include=dev /);
    await rm(calls);
    expect(setup(env)).toMatchObject({ status: 0, stderr: '' });
  });

  test('are installed again when the lock asks for another version', async () => {
    await note();
    const installed = JSON.parse(await readFile(noted(), 'utf8'));
    installed.packages['node_modules/yaml'].version = '1.0.0';
    await writeFile(noted(), JSON.stringify(installed));
    const { env, calls } = await fakeNpm('');
    expect(setup(env).stderr).toContain('安装依赖包');
    expect(await readFile(calls, 'utf8')).toMatch(/^ci /);
  });

  test('that cannot be installed are one clear message with what npm said', async () => {
    await rm(noted(), { force: true });
    const { env } = await fakeNpm('console.error("npm error network ENOTFOUND"); process.exit(1)');
    const { status, stderr } = setup(env);
    expect(status).toBe(3);
    expect(stderr).toContain('npm error network ENOTFOUND');
    expect(stderr).toContain('registry.npmmirror.com');
  });
});
