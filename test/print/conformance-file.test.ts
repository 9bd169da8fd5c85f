// The rules about what a PDF is made of: its sheets, fonts, text, structure and bytes, measured in the bulletin
// of the sample month.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PdfReading, readPdf, textOf } from '../../src/print/pdf/pdf-reading.ts';
import type { TextRun } from '../../src/print/pdf/pdf-runs.ts';
import {
  contentOf,
  isWithin,
  type StructureElement,
  withDescendants,
} from '../../src/print/pdf/pdf-structure.ts';
import { essence, textsOfHtml } from '../../src/print/pdf/pdf-texts.ts';
import type { Printer } from '../../src/print/print.ts';
import { measured, printSample } from './conformance.ts';
import { fontSet, printer } from './printing.ts';

let shared: Printer;
let html: string;
let bytes: Uint8Array;
let reading: PdfReading;
let elements: readonly StructureElement[];
beforeAll(async () => {
  shared = await printer();
  ({ html, bytes } = await printSample(shared));
  reading = readPdf(bytes);
  elements = withDescendants(reading.structure!);
});
afterAll(() => shared.close());

const mm = (value: number) => value.toFixed(1);
const runs = () => reading.pages.flatMap((page) => page.runs);
const runsOf = (element: StructureElement) =>
  contentOf(element).flatMap((content) => reading.runsOf(content));
const ofRole = (role: RegExp) => elements.filter((element) => role.test(element.role));

describe('the file', () => {
  test('P1: every sheet is A4, upright', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const sizes = new Set<string>();
    for (let number = 1; number <= pdf.numPages; number++) {
      const { view, rotate } = await pdf.getPage(number);
      const [, , width, height] = view as [number, number, number, number];
      expect(Math.abs(width - 595.3)).toBeLessThanOrEqual(1);
      expect(Math.abs(height - 841.9)).toBeLessThanOrEqual(1);
      expect(rotate).toBe(0);
      sizes.add(`${mm((width * 25.4) / 72)} × ${mm((height * 25.4) / 72)} mm`);
    }
    measured('P1', `${[...sizes].join('、')}，各页相同`);
  });

  test('D1: another browser gives the same bytes', async () => {
    const other = await printer();
    try {
      expect(Buffer.from((await printSample(other)).bytes).equals(bytes)).toBe(true);
    } finally {
      await other.close();
    }
    measured('D1', '另起一个浏览器再印，逐字节相同，不需要归一');
  });

  test('O1: qpdf finds no fault', async ({ skip }) => {
    if (spawnSync('qpdf', ['--version']).error) skip('qpdf is not installed');
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-conformance-'));
    try {
      await writeFile(join(folder, 'a.pdf'), bytes);
      const { status, stderr } = spawnSync('qpdf', ['--check', join(folder, 'a.pdf')], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    measured('O1', 'qpdf --check 退出码0，无警告');
  });
});

describe('faces and characters', () => {
  test('P8: running text is of size 3', () => {
    const sizes = ofRole(/^P$/)
      .filter((element) => !isWithin(element, 'Table') && textOf(reading, element).length > 60)
      .flatMap((element) => runsOf(element).filter(({ font }) => font.name.includes('Song')))
      .map(({ size }) => size);
    expect(sizes.length).toBeGreaterThan(20);
    for (const size of sizes) expect(Math.abs(size - 16)).toBeLessThanOrEqual(0.1);
    const range = [...new Set(sizes.map((size) => size.toFixed(3)))];
    measured('P8', `${range.join('、')} pt；没有自备仿宋时以随附的宋体代替`, '部分达到');
  });

  test('P9: black but in figures and in cells that show a class', () => {
    const isGrey = (colour: readonly number[]) => colour.length === 3 && new Set(colour).size === 1;
    const coloured: string[] = [];
    for (const [page, { runs: texts, shapes }] of reading.pages.entries()) {
      const isFigure = (marked: number) => isWithin(reading.elementOf({ page, marked }), 'Figure');
      for (const { colour, text, marked } of texts) {
        if (!isGrey(colour) && !isFigure(marked)) coloured.push(text);
      }
      const classes = texts.filter(({ text }) => /^劣?[ⅠⅡⅢⅣⅤ]$/.test(essence(text)));
      for (const { colour, box, marked } of shapes) {
        if (isGrey(colour) || isFigure(marked)) continue;
        const hasClass = ({ x, baseline }: TextRun) =>
          box.left <= x && x <= box.right && box.top <= baseline && baseline <= box.bottom;
        if (!classes.some(hasClass)) coloured.push(`第${page + 1}页 ${colour}`);
      }
    }
    expect(coloured).toEqual([]);
    measured('P9', '文字、线条全黑，彩色只在图里和类别格里');
  });

  test('P10: declared faces only, embedded, none drawn', async () => {
    const declared = new Set((await fontSet()).families.map(({ face }) => face.postScriptName));
    const fonts = [...new Set(runs().map(({ font }) => font))];
    for (const font of fonts) {
      expect(font.embedded).toBe(true);
      expect(declared).toContain(font.name);
    }
    expect(runs().filter(({ text }) => text.includes('\ufffd'))).toEqual([]);
    const names = [...new Set(fonts.map(({ name }) => name))].sort();
    measured('P10', `CID TrueType，Type 3字体0个：${names.join('、')}`);
  });

  test('P11: another reader finds no look-alikes', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    let text = '';
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      for (const item of items) if ('str' in item) text += item.str;
    }
    expect(text.length).toBeGreaterThan(5000);
    const wrong = text.match(/[\u2e80-\u2fdf\ufffd\ue000-\uf8ff]/gu) ?? [];
    expect(wrong).toEqual([]);
    expect(runs().some(({ isMissing }) => isMissing)).toBe(false);
    measured('P11', 'U+2E80–2FDF、U+FFFD、私用区各0个，空框0个');
  });
});

describe('page numbers', () => {
  const folios = () =>
    reading.pages.map((page) => page.runs.filter(({ marked, text }) => marked < 0 && text.trim() !== ''));

  test('N1: half-width digits of size 4 between dashes of one character', () => {
    for (const folio of folios()) {
      expect(folio.map(({ text }) => text).join('')).toMatch(/^— \d+ —$/);
      for (const { size, font } of folio) {
        expect(Math.abs(size - 14)).toBeLessThanOrEqual(0.1);
        expect(font.name).toContain('Song');
      }
    }
    measured('N1', `“— 1 —”，${folios()[0]![0]!.size.toFixed(3)} pt，宋体`);
  });

  test('N4: 1 to n', () => {
    const numbers = folios().map((folio) => Number(/\d+/.exec(folio.map(({ text }) => text).join(''))?.[0]));
    expect(numbers).toEqual(reading.pages.map((_, index) => index + 1));
    measured('N4', '从1起逐页连续');
  });
});

describe('for reading aids', () => {
  test('V2: figures have alternatives, heads say what they head', () => {
    const figures = ofRole(/^Figure$/);
    const heads = ofRole(/^TH$/);
    expect(figures.length).toBeGreaterThan(0);
    expect(heads.length).toBeGreaterThan(20);
    expect(figures.filter(({ alternative }) => !alternative || alternative.length < 10)).toEqual([]);
    expect(heads.filter(({ scope }) => scope !== 'Column' && scope !== 'Row')).toEqual([]);
    measured('V2', '图都有替代文字，表头都注明行或列');
  });

  test('A1: tagged, titled, outlined, in Chinese', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const info = (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>;
    expect(info.Title).toMatch(/\p{Script=Han}/u);
    expect(info.Language).toBe('zh-CN');
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const titles: string[] = [];
    const collect = (items: readonly { title: string; items: readonly unknown[] }[]) => {
      for (const { title, items: below } of items) {
        titles.push(essence(title));
        collect(below as typeof items);
      }
    };
    collect(await pdf.getOutline());
    expect(titles).toEqual(ofRole(/^H[1-6]$/).map((heading) => essence(textOf(reading, heading))));
    measured('A1', '结构标记、zh-CN、标题、按标题显示，书签与各级标题一一对应');
  });

  test('A2: read in the order of the source', () => {
    const text = essence(readingText());
    let at = 0;
    for (const piece of textsOfHtml(html)) {
      const found = text.indexOf(piece, at);
      expect(found - at, piece).toBeLessThanOrEqual(4);
      expect(found, piece).toBeGreaterThanOrEqual(at);
      at = found + piece.length;
    }
    measured('A2', '结构中的文字与文稿逐段相符');
  });
});

/** All text in reading order, heads of tables once. */
function readingText(): string {
  let text = '';
  for (const element of elements) {
    const first = contentOf(element)[0]?.page;
    for (const kid of element.kids) {
      if ('role' in kid || (element.role === 'TH' && kid.page !== first)) continue;
      for (const run of reading.runsOf(kid)) text += run.text;
    }
  }
  return text;
}
