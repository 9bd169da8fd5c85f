// `jianbao check --report`: the page a secretary mends from, in a real browser.

import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'puppeteer';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jianbao, ROOT } from './commands.ts';
import { accessibilityFaults, DESKTOP, faintTexts, openBrowser, openFile, PHONE } from './screen.ts';

let project: string;
let browser: Browser;
const REPORT = '问题清单.html';
const PLANTS = 'data/2026-06/污水处理厂运行.csv';
const run = (...args: readonly string[]) => jianbao(args, { cwd: project });
const page = () => readFile(join(project, REPORT), 'utf8');

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'jianbao-report-'));
  await cp(join(ROOT, 'data'), join(project, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(project, 'jianbao.yaml'));
  const [header, ...rows] = (await readFile(join(project, PLANTS), 'utf8')).trimEnd().split(/\r?\n/);
  const spoiled = rows.map((row, index) => {
    const cells = row.split(',');
    if (index < 15) cells[9] = `<script>alert(${index})</script>`;
    cells[13] = index === 0 ? '86' : cells[13]!;
    return cells.join(',');
  });
  await writeFile(join(project, PLANTS), [header, ...spoiled, ''].join('\n'));
  await appendFile(join(project, 'data/2026-06/notes.md'), '\n本月完成整治任务 12 项。\n');
  await appendFile(join(project, 'data/register/收件人.csv'), '无此县,某某,县长,a b\n');
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await rm(project, { recursive: true, force: true });
});

describe('jianbao check', () => {
  it('lists the first twenty problems, the gravest, by file and cell, and counts the others', () => {
    const { code, out } = run('check');
    expect(code).toBe(1);
    expect(out.match(/^ {2}(错误|提醒|说明)/gm)).toHaveLength(20);
    const { problems } = JSON.parse(run('check', '--json').out);
    expect(out).toContain(`另有${problems.length - 20}个没有列出：\n  data/`);
    expect(out).toMatch(new RegExp(`^ {2}${PLANTS}：[A-Z_]+ \\d+个`, 'm'));
    expect(out).toContain('jianbao check --report 问题清单.html');
    const errors = problems.filter(({ severity }: { severity: string }) => severity === 'error').length;
    expect([errors, out.match(/^ {2}错误/gm)?.length]).toEqual([17, 17]);
  });

  it('gives all of them with --json, in the order of files and cells', () => {
    const { problems } = JSON.parse(run('check', '--json').out);
    const files = problems.map(({ place }: { place?: { file: string } }) => place?.file ?? '\uFFFF');
    expect(files).toEqual([...files].sort());
    const rows = problems
      .filter(({ place }: { place?: { file: string } }) => place?.file === PLANTS)
      .map(({ place }: { place: { cell?: string } }) => Number(/\d+/.exec(place.cell ?? '0')![0]));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });

  it('is what build shows when it stops', () => {
    const { code, err } = run('build', '--format', 'html');
    expect(code).toBe(1);
    expect(err.match(/^ {2}(错误|提醒)/gm)).toHaveLength(20);
    expect(err).toContain('jianbao check --report 问题清单.html');
    expect(err).toContain('没有发布任何文件');
  });
});

describe('its report', () => {
  it('is one page with every problem, drawn in its row, and nothing else is written', async () => {
    const before = await readdir(project);
    const { code, out } = run('check', '--report', REPORT);
    expect([code, out.includes(`全部问题画在${REPORT}里`)]).toEqual([1, true]);
    expect((await readdir(project)).sort()).toEqual([...before, REPORT].sort());
    const html = await page();
    const { problems } = JSON.parse(run('check', '--json').out);
    for (const { code: named } of problems) expect(html).toContain(`（${named}）`);
    expect(html).toContain('&#x3C;script>alert(0)&#x3C;/script>');
    expect(html).not.toContain('<script');
    run('check', '--report', REPORT);
    expect(await page()).toBe(html);
  });

  it('is clean under every rule of html-validate', async () => {
    const validator = new HtmlValidate({
      extends: [
        'html-validate:recommended',
        'html-validate:standard',
        'html-validate:document',
        'html-validate:a11y',
      ],
      // A ">" of the user's stands as it is: it ends nothing there.
      rules: { 'no-raw-characters': 'off' },
    });
    const { results } = await validator.validateString(await page());
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it.each([DESKTOP, PHONE])(
    'is clean under axe-core, its texts stand out, at $width pixels',
    async (view) => {
      const shown = await openFile(browser, join(project, REPORT), view);
      expect(await accessibilityFaults(shown)).toEqual([]);
      expect(await faintTexts(shown)).toEqual([]);
      const width = await shown.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(view.width);
      await shown.close();
    },
  );

  it('asks the network for nothing and runs nothing', async () => {
    const shown = await browser.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    shown.on('request', (request) => asked.push(request.url()));
    shown.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    shown.on('console', (message) => said.push(message.text()));
    await shown.goto(`file://${join(project, REPORT)}`);
    expect([asked.length, said]).toEqual([1, []]);
    await shown.close();
  });

  it('prints on A4, every table within the page', async () => {
    const shown = await openFile(browser, join(project, REPORT));
    const bytes = await shown.pdf({ preferCSSPageSize: true });
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([pdf.numPages > 1, Math.round(width!), Math.round(height!)]).toEqual([true, 595, 842]);
    await shown.emulateMediaType('print');
    // A4 less the margins, in pixels of 1/96 inch.
    await shown.setViewport({ width: Math.floor(((210 - 28) / 25.4) * 96), height: 900 });
    const wide = await shown.evaluate(() =>
      [...document.querySelectorAll('table, p, pre')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(wide).toEqual([]);
    await shown.close();
  });

  it('never takes the place of another file', async () => {
    const own = join(project, '会议.html');
    await writeFile(own, '<!doctype html><title>会议</title>');
    const { code, out } = run('check', '--report', '会议.html');
    expect([code, out.includes('REPORT_NOT_WRITABLE'), out.includes('全部问题画在')]).toEqual([
      1,
      true,
      false,
    ]);
    expect(await readFile(own, 'utf8')).toBe('<!doctype html><title>会议</title>');
    const table = run('check', '--report', PLANTS);
    expect([table.code, table.err.includes('文件名应以.html结尾')]).toEqual([2, true]);
  });
});
