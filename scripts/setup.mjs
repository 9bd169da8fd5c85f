// Makes a clone ready to run: packages, compiled program, browser, faces. Runs before `npm start` and
// `npm test` with nothing but Node itself; what is there already is not touched and costs a few milliseconds.
// Written without newer syntax, so that an old Node gets as far as being told that it is too old.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const NEEDED = [20, 19];
const ENVIRONMENT_FAILURE = 3;

/** A reason to stop that the user can do something about. */
class SetupProblem extends Error {
  constructor(message, hint) {
    super(message);
    this.hint = hint;
  }
}

async function main() {
  checkNode();
  await installPackages();
  await compile();
  await preparePrinting();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  const needed = NEEDED.join('.');
  throw new SetupProblem(
    `Node.js版本太旧：现在是${process.versions.node}，需要${needed}或更新。` +
      `Node.js ${process.versions.node} is too old; ${needed} or newer is needed.`,
    '请从 https://nodejs.org 安装新的长期支持版（LTS）后重新运行。',
  );
}

/** Runs `npm ci` unless what npm noted in node_modules is what package-lock.json asks for. */
async function installPackages() {
  const lock = readJson('package-lock.json');
  if (lock === null) throw new SetupProblem('缺少package-lock.json', '请重新取得完整的程序文件夹。');
  if (isInstalled(lock)) return;

  const done = announce('安装依赖包（需要联网，约一两分钟）');
  // A production setting of the machine must not leave out the compiler.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--progress=false'];
  const npm = process.env.npm_execpath || '';
  const { code, output } = /npm-cli\.c?js$/.test(npm)
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new SetupProblem(
      `依赖包安装失败：\n${lastLines(output, 12)}`,
      '请检查网络后重试；国内网络可先运行 npm config set registry https://registry.npmmirror.com',
    );
  }
  done();
}

function isInstalled(lock) {
  const installed = readJson('node_modules/.package-lock.json');
  if (installed === null) return false;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed.packages[place];
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity;
    return wanted.optional === true && !isForThisMachine(wanted);
  });
}

/** Of a package's builds for several systems npm installs one; the others are rightly missing. */
function isForThisMachine({ os, cpu, libc }) {
  return Boolean(os && cpu && !libc && os.includes(process.platform) && cpu.includes(process.arch));
}

/** Compiles src/ to dist/ when a source changed; dist/ is replaced only by a whole one. */
async function compile() {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', ...sources('src')]) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  }
  const stamp = hash.digest('hex');
  const target = path.join(ROOT, 'dist');
  if (readText('dist/.sources') === stamp) return;

  const done = announce('编译程序');
  const making = path.join(ROOT, 'node_modules', `.jianbao-dist-${process.pid}`);
  try {
    const compiler = path.join(ROOT, 'node_modules/typescript/bin/tsc');
    const { code, output } = await run(process.execPath, [
      compiler,
      '-p',
      'tsconfig.build.json',
      '--outDir',
      making,
    ]);
    if (code !== 0)
      throw new SetupProblem(`程序编译失败：\n${lastLines(output, 20)}`, '请恢复对src文件夹的改动后重试。');
    const program = path.join(making, 'cli.js');
    if (fs.existsSync(program)) fs.chmodSync(program, 0o755);
    fs.writeFileSync(path.join(making, '.sources'), stamp);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(making, target);
  } finally {
    fs.rmSync(making, { recursive: true, force: true });
  }
  done();
}

function sources(folder) {
  return fs
    .readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? sources(name) : name.endsWith('.ts') ? [name] : [];
    })
    .sort();
}

/** Looks for the faces and a browser with the program's own rules, which unpack the embedded one. */
async function preparePrinting() {
  const room = (name) => import(pathToFileURL(path.join(ROOT, 'dist/print', `${name}.js`)).href);
  const [{ describeMachine }, { openCache }, { findBrowser }, { openFonts }] = await Promise.all(
    ['machine/machine', 'machine/cache', 'browser/browser-find', 'fonts/fonts'].map(room),
  );
  const machine = describeMachine(process.env);
  const fonts = await openFonts({ chosen: {}, base: ROOT, shipped: path.join(ROOT, 'fonts') });
  stopAtProblem(fonts.problems);
  const cache = await openCache(machine);
  stopAtProblem(cache.problems);

  let line = null;
  const progress = (done, total) => {
    if (line === null) line = announce('解包随附的浏览器（约200 MB，只需一次）');
    line.percent(Math.floor((done / total) * 100));
  };
  const found = await findBrowser(machine, { cache: cache.value, progress });
  if (found.problems.some(({ code }) => code === 'BROWSER_NOT_FOUND')) await downloadBrowser(found.problems);
  else stopAtProblem(found.problems);
  if (line !== null) line();
}

/** Where neither the embedded browser runs nor one is installed, puppeteer's own download is the last way. */
async function downloadBrowser(problems) {
  const done = announce('本机没有可用的浏览器，下载Chrome（约100 MB，只需一次）');
  const puppeteer = path.join(ROOT, 'node_modules/puppeteer/lib/cjs/puppeteer/node/cli.js');
  const { code } = await run(process.execPath, [puppeteer, 'browsers', 'install', 'chrome-headless-shell']);
  if (code !== 0) stopAtProblem(problems);
  done();
}

function stopAtProblem(problems) {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new SetupProblem(error.message, error.hint);
}

/** Says what is being done; the returned function says that it is done. Only a terminal sees progress. */
function announce(what) {
  const started = process.hrtime.bigint();
  const seconds = () => Number((process.hrtime.bigint() - started) / 1000000n) / 1000;
  const live = Boolean(process.stderr.isTTY);
  let percent = '';
  const show = () => process.stderr.write(`\r${what}…… ${percent}${seconds().toFixed(0)}秒`);
  if (!live) process.stderr.write(`${what}……\n`);
  const timer = live ? setInterval(show, 1000) : null;
  if (live) show();
  const done = () => {
    clearInterval(timer);
    const line = `${what}：完成，${seconds().toFixed(1)}秒`;
    process.stderr.write(live ? `\r${line}\u001b[K\n` : `${line}\n`);
  };
  done.percent = (value) => {
    if (percent === `${value}% `) return;
    percent = `${value}% `;
    if (live) show();
  };
  return done;
}

function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const note = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}

function readText(file) {
  try {
    return fs.readFileSync(path.join(ROOT, file), 'utf8');
  } catch {
    return null;
  }
}

function readJson(file) {
  const text = readText(file);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

main().catch((error) => {
  const known = error instanceof SetupProblem;
  process.stderr.write(
    known ? `\n✗ ${error.message}\n  ${error.hint}\n` : `\n✗ 准备环境时出错：${error.message}\n`,
  );
  process.exitCode = ENVIRONMENT_FAILURE;
});
