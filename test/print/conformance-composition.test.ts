// The rules of Chinese composition, measured in every paragraph, heading and cell of the sample month's documents.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PdfReading, readPdf, textOf } from '../../src/print/pdf/pdf-reading.ts';
import {
  contentOf,
  isWithin,
  type StructureElement,
  withDescendants,
} from '../../src/print/pdf/pdf-structure.ts';
import type { Printer } from '../../src/print/print.ts';
import { lastLineWidth, linesByPage, type PrintedParagraph, paragraphsOf } from './composition.ts';
import { measured, printSamples } from './conformance.ts';
import { printer } from './printing.ts';

const KINDS = ['bulletin', 'assessment', 'speech', 'minutes', 'ledger'];

interface Line {
  readonly page: number;
  /** mm across the lines: from the top, or from the left on a turned sheet. */
  readonly place: number;
  text: string;
}

/** A paragraph, heading, caption or cell. */
interface Paragraph {
  readonly role: string;
  readonly isCell: boolean;
  readonly lines: readonly Line[];
}

let shared: Printer;
let paragraphs: readonly Paragraph[];
/** Outside tables. */
let running: readonly PrintedParagraph[];
let stranded: readonly string[];
beforeAll(async () => {
  shared = await printer();
  const readings = (await printSamples(shared, KINDS)).map(({ bytes }) => readPdf(bytes));
  paragraphs = readings.flatMap(textsOf);
  running = readings.flatMap((reading) => paragraphsOf(reading));
  stranded = readings.flatMap(headingsAlone);
});
afterAll(() => shared.close());

function textsOf(reading: PdfReading): readonly Paragraph[] {
  const elements = withDescendants(reading.structure!);
  return elements
    .filter(({ role }) => /^(P|H\d|LI|Caption|TH|TD)$/.test(role))
    .flatMap((element): readonly Paragraph[] => {
      const { role } = element;
      const lines = linesOf(reading, element);
      const isCell = /^T[HD]$/.test(role) || isWithin(element, 'Table');
      // Heads of tables stand on every page anew.
      const pages = role === 'TH' ? [...new Set(lines.map(({ page }) => page))] : [undefined];
      return pages.map((page) => ({
        role,
        isCell,
        lines: lines.filter((line) => page === undefined || line.page === page),
      }));
    });
}

function linesOf(reading: PdfReading, element: StructureElement): readonly Line[] {
  const lines: Line[] = [];
  for (const content of contentOf(element)) {
    for (const { text, baseline, x, angle } of reading.runsOf(content)) {
      const place = angle % 180 === 0 ? baseline : x;
      const last = lines.at(-1);
      const isSame = last && last.page === content.page && Math.abs(last.place - place) < 1;
      if (isSame) last.text += text;
      else lines.push({ page: content.page, place, text });
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.trim() }));
}

/** Headings and captions at the end of a page, whatever stands on the next: text, a table or a figure. */
function headingsAlone(reading: PdfReading): readonly string[] {
  const flow = contentOf(withDescendants(reading.structure!)[0]!);
  return withDescendants(reading.structure!).flatMap((element) => {
    const last = /^(H\d|Caption)$/.test(element.role) ? contentOf(element).at(-1) : undefined;
    const next = last && flow[flow.indexOf(last) + 1];
    return next && next.page > last.page ? [textOf(reading, element)] : [];
  });
}

/** Pairs of lines that follow one another. */
const turns = () =>
  paragraphs.flatMap(({ lines }) =>
    lines.slice(1).map((next, index) => [lines[index]!.text, next.text] as const),
  );

test('K1: no line begins or ends with what must not, no unit is torn', () => {
  const torn = turns().flatMap(([line, next]) => {
    const across = `${line.slice(-8)}\n${next.slice(0, 8)}`;
    const isTorn =
      /^[，。、；：？！）》」』】〕”’…·～%]/.test(next) ||
      /[（《“‘「『【〔]$/.test(line) ||
      /—\n—|…\n…|\d\n[\d%.]|[\d.]\n(?:mg\/L|个|项|%)|[ⅠⅡⅢⅣⅤ]\n类|第\n?\d*\n\d*号/.test(across);
    return isTorn ? [across] : [];
  });
  expect(turns().length).toBeGreaterThan(500);
  expect(torn).toEqual([]);
  measured('K1', '行首、行末禁则0处，拆开的——、……、数值单位、Ⅲ类、第×号0处');
});

test('K2: no last line of one character, no single line at a page break, no heading at the end of a page', () => {
  const lonely = running.filter((one) => one.role === 'P' && one.lines.length > 1 && lastLineWidth(one) < 2);
  const parted = running.filter((one) => linesByPage(one).some((count) => count < 2));
  expect(running.length).toBeGreaterThan(100);
  expect(lonely.map(({ lines }) => lines.at(-1)!.text)).toEqual([]);
  expect(parted.map(({ lines }) => lines[0]!.text)).toEqual([]);
  expect(stranded).toEqual([]);
  measured('K2', '末行不足二字的段落0处；页末页首不足二行的段落0处；留在页末的标题0处');
});

test('K3: Chinese punctuation in Chinese text', () => {
  const wrong = paragraphs.flatMap(({ lines }) => {
    const text = lines.map((line) => line.text).join('');
    const found = /\p{Script=Han}[,;:?!()"']\p{Script=Han}|[”》]、[“《]|[\u2013\u2015]|\.{3}|。。/u.exec(
      text,
    );
    return found ? [`${found[0]} ${text.slice(0, 30)}`] : [];
  });
  expect(wrong).toEqual([]);
  measured('K3', '汉字之间的西文标点、并列书名号间的顿号、U+2013和U+2015各0处；模板和notes.md另按行核对');
});

test('K4: dates and ranges whole and consistent', () => {
  const wrong = paragraphs.flatMap(({ lines, isCell }) => {
    const text = lines.map((line) => line.text).join('\n');
    const dates = (text.match(/\d{4}\n?年\n?\d{1,2}\n?月(?:\n?\d{1,2}\n?日)?/g) ?? []).filter((date) =>
      date.includes('\n'),
    );
    const padded = text.match(/年0\d月|月0\d日/g) ?? [];
    const ranges = text.match(/\d%?[~-]\d+(?:\.\d+)?%|(?<![\d.%])\d+(?:\.\d+)?～\d+(?:\.\d+)?%/g) ?? [];
    return [...(isCell ? [] : dates), ...padded, ...ranges];
  });
  expect(wrong).toEqual([]);
  measured('K4', '拆开的日期、补零的月日、只写一端的百分数区间各0处；模板和notes.md另按行核对');
});
