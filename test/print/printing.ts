// What the tests of the print room share: this machine, the shipped faces, a page and a way to read PDFs.

import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import type { FontRole } from '../../src/model/config.ts';
import { launchBrowser } from '../../src/print/browser/browser.ts';
import { findBrowser } from '../../src/print/browser/browser-find.ts';
import { openTab } from '../../src/print/browser/page.ts';
import { fontConfigCss, prepareFontConfig } from '../../src/print/fonts/font-delivery.ts';
import { type FontSet, openFonts } from '../../src/print/fonts/fonts.ts';
import { openCache } from '../../src/print/machine/cache.ts';
import { describeMachine, type Machine } from '../../src/print/machine/machine.ts';
import { dictionaryAt } from '../../src/print/pdf/pdf-file.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import { openPrinter, type Printer, type PrinterSettings } from '../../src/print/print.ts';

export const SHIPPED = resolve('fonts');
export const machine: Machine = describeMachine(process.env);

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'jianbao-test-'));
}

export async function fontSet(chosen: Partial<Record<FontRole, string>> = {}, base = '.'): Promise<FontSet> {
  const { value } = await openFonts({ chosen, base, shipped: SHIPPED });
  if (value === null) throw new Error('the shipped faces are not there');
  return value;
}

export async function printer(
  settings: Partial<PrinterSettings> = {},
  on: Machine = machine,
): Promise<Printer> {
  const { value, problems } = await openPrinter(on, { fonts: await fontSet(), ...settings });
  if (value === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}

/** A page as the browser gives it, nothing done to it; in a tab that has printed others before. */
export async function rawPdf(html: string, before: readonly string[] = []): Promise<Uint8Array> {
  const cache = (await openCache(machine)).value!;
  const fonts = await fontSet();
  const fontConfig = await prepareFontConfig(cache, fonts);
  const found = (await findBrowser(machine, { cache })).value!;
  const { value: browser } = await launchBrowser(machine, found, { timeLimit: 30_000, fontConfig });
  try {
    const tab = await openTab(browser!, { css: fontConfigCss(fonts), answers: new Map() });
    for (const other of before) await tab.print(other);
    return await tab.print(html);
  } finally {
    await browser!.stop();
  }
}

/** Browser profiles in use or left behind; by default only those of this process, for other files print too. */
export async function profiles(
  folder = machine.temporary,
  pid: number | string = process.pid,
): Promise<string[]> {
  const profile = new RegExp(`^jianbao-[0-9a-f]{8}-${pid}-[0-9a-f]{6}$`);
  return (await readdir(folder)).filter((name) => profile.test(name));
}

/** The one profile this process uses now. */
export async function ownProfile(): Promise<string> {
  const own = await profiles();
  if (own.length !== 1) throw new Error(`expected one profile of this process, found ${own.length}`);
  return own[0]!;
}

/** Groups of the living processes whose command line has a text (Linux); zombies do not count. */
export function processGroups(text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(text)) return [];
        // After the name in brackets: state, parent, group.
        const [state, , group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return state === 'Z' ? [] : [Number(group)];
      } catch {
        return []; // gone meanwhile
      }
    });
}

export async function pageTexts(pdf: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ''));
}

/** What a PDF is on the whole. `fonts` are PostScript names; a Type 3 font shows as `Type3`. */
export function pdfFacts(pdf: Uint8Array) {
  const { file, title, structure, pages } = readPdf(pdf);
  return {
    pages: pages.length,
    title,
    tagged: structure !== null,
    outline: dictionaryAt(file, file.trailer, 'Root').has('Outlines'),
    fonts: [...new Set(pages.flatMap(({ runs }) => runs.map(({ font }) => font.name)))].sort(),
  };
}

/** A document with everything that has gone wrong before: headings, header cells, bold, radicals, marks. */
export const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>云泽市水质通报（虚构）</title>
<style>
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page :right{@bottom-right{content:"— " counter(page) " —";font:14pt "Jianbao Folio"}}
@page :left{@bottom-left{content:"— " counter(page) " —";font:14pt "Jianbao Folio"}}
body{font:16pt/29.6pt "Jianbao Latin","Jianbao Body","Jianbao Song";font-synthesis:none}
h1{font:22pt "Jianbao Title"}h2{font:16pt "Jianbao Hei"}h3{font:16pt "Jianbao Kai"}
th{font-family:"Jianbao Hei";font-weight:normal}
</style></head><body>
<h1>关于水质监测情况的通报</h1><h2>一、总体情况</h2><h3>（一）“十五五”断面</h3>
<p>水面口月日见青，Ⅰ～Ⅲ类断面12个，占75.0%；劣Ⅴ类1个。NH₃-N、BOD₅为1.32 mg/L，面积3㎡，水温20℃，①瀍河——洺河。</p>
<table><thead><tr><th>断面</th><th>类别</th></tr></thead><tbody>
${'<tr><th>云泽桥</th><td>Ⅲ</td></tr>'.repeat(60)}</tbody></table>
</body></html>`;
