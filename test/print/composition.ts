// How text is composed into lines, measured in a finished PDF: where lines break, what stands alone, which face
// each character takes. The rows K1 to K4 of the matrix and the tests of composition call it.

import { lintWriting } from '../../src/compose/writing/writing.ts';
import { type PdfReading, readPdf } from '../../src/print/pdf/pdf-reading.ts';
import type { TextRun } from '../../src/print/pdf/pdf-runs.ts';
import {
  contentOf,
  isWithin,
  type StructureElement,
  withDescendants,
} from '../../src/print/pdf/pdf-structure.ts';

interface PrintedLine {
  /** From 0. */
  readonly page: number;
  /** Where its baseline runs: mm from the top of the sheet, or from its left edge where text is turned. */
  readonly baseline: number;
  readonly text: string;
  readonly runs: readonly TextRun[];
}

export interface PrintedParagraph {
  readonly role: string;
  readonly lines: readonly PrintedLine[];
  /** Nothing of the document stands below it on its last page, no table and no figure either. */
  readonly endsPage: boolean;
}

/** Running text outside tables and figures: paragraphs, headings and items of lists, in reading order. */
export function paragraphsOf(pdf: Uint8Array | PdfReading): readonly PrintedParagraph[] {
  const reading = pdf instanceof Uint8Array ? readPdf(pdf) : pdf;
  return withDescendants(reading.structure!)
    .filter(({ role }) => /^(P|H\d|LI)$/.test(role))
    .filter((element) => !isWithin(element, 'Table') && !isWithin(element, 'Figure'))
    .map((element) => ({ role: element.role, lines: linesOf(reading, element) }))
    .filter(({ lines }) => lines.length > 0)
    .map((paragraph) => ({ ...paragraph, endsPage: endsPage(reading, paragraph.lines.at(-1)!) }));
}

function endsPage(reading: PdfReading, { page, baseline }: PrintedLine): boolean {
  const below = reading.pages[page]!.runs.filter(({ marked }) => marked >= 0);
  return !below.some((run) => (Math.abs(run.angle) === 90 ? run.x : run.baseline) > baseline + 1);
}

function linesOf(reading: PdfReading, element: StructureElement): readonly PrintedLine[] {
  const lines: { page: number; baseline: number; text: string; runs: TextRun[] }[] = [];
  for (const content of contentOf(element)) {
    for (const run of reading.runsOf(content)) {
      const last = lines.at(-1);
      const baseline = Math.abs(run.angle) === 90 ? run.x : run.baseline;
      if (last && last.page === content.page && Math.abs(last.baseline - baseline) < 1) {
        last.text += run.text;
        last.runs.push(run);
      } else {
        lines.push({ page: content.page, baseline, text: run.text, runs: [run] });
      }
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.trim() })).filter(({ text }) => text !== '');
}

const NOT_FIRST = /^[，。、；：？！）》〉」』】〕”’…·～%‰℃]|^—(?!—)/u;
const NOT_LAST = /[（《〈“‘「『【〔]$/u;
const UNITS: readonly RegExp[] = [
  /——/gu,
  /……/gu,
  /劣?[Ⅰ-Ⅴ](?:～劣?[Ⅰ-Ⅴ])?类/gu,
  /第\d+号/gu,
  /〔\d{4}〕\d+号/gu,
  /\d{4}年\d{1,2}月\d{1,2}日/gu,
  /(?<!年)\d{1,2}月\d{1,2}日/gu,
  /\d[\d.,]*(?:%|‰|\s?℃|\s?mg\/L|\s?m³\/s|万m³\/d|万吨\/日)/gu,
  /\d[\d.,]*[个项座天次]/gu,
  /\d[\d.]*[%万亿]?～\d[\d.]*[%万亿]?/gu,
  /[A-Z]{2}(?:\/T)? \d[\d.]*-\d{4}/gu,
  /\d[\d.,]*\d/gu,
];

/** What a line begins or ends with and must not, and what a line's end tears (GB/T 15834-2011 §5.1, clreq). */
export function badBreaks({ lines }: PrintedParagraph): readonly string[] {
  const texts = lines.map(({ text }) => text);
  const whole = texts.join('');
  const ends = texts.map((_, index) => texts.slice(0, index + 1).join('').length).slice(0, -1);
  const torn = UNITS.flatMap((unit) => [...whole.matchAll(unit)]).filter(({ index, 0: { length } }) =>
    ends.some((end) => index < end && end < index + length),
  );
  return [
    ...texts
      .slice(1)
      .filter((text) => NOT_FIRST.test(text))
      .map((text) => `行首：${text}`),
    ...texts
      .slice(0, -1)
      .filter((text) => NOT_LAST.test(text))
      .map((text) => `行末：${text}`),
    ...torn.map(([unit]) => `拆开：${unit}`),
  ];
}

/** Width of the last line, punctuation aside, in 字: hanzi whole, digits and letters half. */
export function lastLineWidth({ lines }: PrintedParagraph): number {
  const letters = [...lines.at(-1)!.text.replace(/[\p{P}\p{S}\s]/gu, '')];
  return letters.reduce((width, letter) => width + (/[\p{Script=Han}Ⅰ-Ⅻ]/u.test(letter) ? 1 : 0.5), 0);
}

/** How many lines of a paragraph stand on each page it touches, where it touches more than one. */
export function linesByPage({ lines }: PrintedParagraph): readonly number[] {
  const pages = [...new Set(lines.map(({ page }) => page))];
  return pages.length < 2 ? [] : pages.map((page) => lines.filter((line) => line.page === page).length);
}

/** Headings that are the last text of their page. */
export function strandedHeadings(paragraphs: readonly PrintedParagraph[]): readonly string[] {
  return paragraphs
    .filter(({ role, endsPage: isLast }) => role.startsWith('H') && isLast)
    .map(({ lines }) => lines.map(({ text }) => text).join(''));
}

/** By the name of a face, the characters it printed. */
export function charactersByFace(paragraphs: readonly PrintedParagraph[]): ReadonlyMap<string, string> {
  const faces = new Map<string, Set<string>>();
  for (const { font, text } of paragraphs.flatMap(({ lines }) => lines.flatMap(({ runs }) => runs))) {
    const seen = faces.get(font.name) ?? new Set();
    for (const character of text.replace(/\s/gu, '')) seen.add(character);
    faces.set(font.name, seen);
  }
  return new Map([...faces].map(([name, seen]) => [name, [...seen].sort().join('')]));
}

/** What the rules of punctuation and number usage have to say of a text as it was printed, by its paragraphs. */
export function writingFaults(name: string, paragraphs: readonly PrintedParagraph[]): readonly string[] {
  const texts = paragraphs.map(({ lines }) => lines.map(({ text }) => text).join(''));
  // As plain text: nothing in it is markup.
  const source = texts.map((text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&')).join('\n\n');
  return lintWriting(source, name, false).map(({ code, message }) => `${name} ${code} ${message}`);
}
