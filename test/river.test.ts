// The sample month, from spreadsheets to a published set, by the program a user runs.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../src/model/artefact.ts';
import { jianbao, ROOT } from './commands.ts';

const ZONES = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles'] as const;
const FILES = ['index.html', '通报.html', '通报.pdf', '通报.trace.json', 'manifest.json'] as const;

let out: string;
const folder = (zone: string) => join(out, zone.replace('/', '-'), '2026-06');
const file = (name: string, zone: string = ZONES[0]) => readFile(join(folder(zone), name));

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'jianbao-river-'));
  for (const zone of ZONES) {
    const run = jianbao(['build', '--out', join(out, zone.replace('/', '-'))], { env: { TZ: zone } });
    expect(run.err + run.out).toContain('已生成');
    expect(run.code).toBe(0);
  }
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('the sample month', () => {
  it.each(FILES)('gives the same bytes of %s in every run and time zone', async (name) => {
    const first = await file(name);
    for (const zone of ZONES.slice(1)) expect((await file(name, zone)).equals(first), zone).toBe(true);
  });

  it('is vouched for by its manifest, which names no machine and no time', async () => {
    const text = (await file('manifest.json')).toString();
    const manifest: Manifest = JSON.parse(text);
    for (const { path, sha256, bytes } of manifest.files) {
      const content = await file(path);
      expect(content.length).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    expect(manifest.files.find(({ path }) => path === '通报.pdf')!.pages).toBeGreaterThan(5);
    expect(manifest.inputs.map((input) => input.file)).toContain('data/2026-06/断面水质.xlsx');
    expect(manifest.printing!.fonts.length).toBeGreaterThanOrEqual(5);
    expect(text).not.toContain(ROOT);
    expect((await file('index.html')).toString()).toContain(manifest.digest);
  });

  it('prints a PDF that can be searched: every section and county, hanzi as hanzi, page numbers', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await file('通报.pdf')));
    const { text } = await extractText(pdf, { mergePages: false });
    const pages = text.map((page) => page.replace(/\s+/g, ''));
    const whole = pages.join('');
    const { figures }: { figures: { text: string; at: { file: string } }[] } = JSON.parse(
      (await file('通报.trace.json')).toString(),
    );
    const inTables = figures.filter(({ at }) => at.file.startsWith('表')).map((figure) => figure.text);
    expect(inTables.filter((figure) => !whole.includes(figure.replace(/\s+/g, '')))).toEqual([]);
    expect(whole).toContain('水');
    expect(whole).not.toMatch(/[\u2E80-\u2FDF\uE000-\uF8FF\uFFFD]/u);
    for (const [index, page] of pages.entries()) expect(page).toContain(`—${index + 1}—`);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: '关于2026年6月全市地表水水质状况的通报' });
    expect(await pdf.getOutline()).not.toBeNull();
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('says in the document that city and data are invented', async () => {
    expect((await file('通报.html')).toString()).toContain('均为虚构');
  });

  it('shows the source of every figure in the HTML and keeps it in the trace', async () => {
    const html = (await file('通报.html')).toString();
    const { figures } = JSON.parse((await file('通报.trace.json')).toString());
    for (const { id } of figures) expect(html).toContain(`data-figure="${id}"`);
    expect(html).toMatch(/<data [^>]*data-source="[^"]*断面水质\.xlsx/);
    expect(html).not.toMatch(/<script/i);
  });

  it('reports no inconsistency in the sample data', () => {
    const { problems } = JSON.parse(jianbao(['check', '--json']).out);
    const serious = problems.filter(({ severity }: { severity: string }) => severity !== 'info');
    expect(serious.map(({ code }: { code: string }) => code)).toEqual(['SECTION_WITHOUT_CLASS']);
  });

  it('starts no browser for a month that has not changed, and lists the same', async () => {
    const same = join(out, ZONES[0].replace('/', '-'));
    const noBrowser = { JIANBAO_BROWSER: join(out, 'no-browser') };
    const before = await file('index.html');
    expect(jianbao(['build', '--out', same], { env: noBrowser }).code).toBe(0);
    expect((await file('index.html')).equals(before)).toBe(true);
    expect(jianbao(['build', '--force', '--out', same], { env: noBrowser }).code).toBe(3);
  });
});
