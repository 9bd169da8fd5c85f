// Checks of the text: all of the page is there, in its order, readable by machines, nothing an empty box.

import type { Problem } from '../../model/problem.ts';
import type { PdfReading } from '../pdf/pdf-reading.ts';
import { contentOf, isElement, type StructureElement } from '../pdf/pdf-structure.ts';
import { essence, quote, textsOfHtml } from '../pdf/pdf-texts.ts';
import type { PdfExpectation } from './pdf-expectation.ts';
import {
  pdfGlyphMissing,
  pdfNameMissing,
  pdfTextMissing,
  pdfTextOrder,
  pdfTextUnreadable,
} from './pdf-problems.ts';

export function checkTexts(reading: PdfReading, expected: PdfExpectation): readonly Problem[] {
  const texts = textsOfHtml(expected.html);
  const flow = readFlow(reading);
  return [
    ...checkCharacters(reading, expected.file, new Set(texts.join(''))),
    ...checkPresence(flow, texts, expected.file),
    ...checkNames(flow, expected),
  ];
}

/** Radicals, compatibility forms, private characters, and what a file cannot name. */
const UNREADABLE = /[\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\ufffd\u{2f800}-\u{2fa1f}\u{f0000}-\u{10ffff}]/u;
/** Wrong even where somebody typed them: they are drawn like a common character. */
const RADICAL = /[\u2e80-\u2fdf]/;

/** The first of each kind on each page. */
function* checkCharacters(
  { pages }: PdfReading,
  file: string,
  written: ReadonlySet<string>,
): Generator<Problem> {
  for (const [index, { runs }] of pages.entries()) {
    const place = { file, page: index + 1 };
    const missing = runs.find(({ isMissing }) => isMissing);
    if (missing) yield pdfGlyphMissing(place, quote(missing.text));
    for (const { text, isMissing } of runs) {
      const character = isMissing ? undefined : UNREADABLE.exec(text)?.[0];
      if (character === undefined || (written.has(character) && !RADICAL.test(character))) continue;
      yield pdfTextUnreadable(place, quote(text), character);
      break;
    }
  }
}

/** The text in reading order, essentials only, and where the text of each page starts in it. */
interface Flow {
  readonly text: string;
  readonly pages: readonly { readonly page: number; readonly start: number }[];
}

function readFlow(reading: PdfReading): Flow {
  let text = '';
  const pages: { page: number; start: number }[] = [];
  const visit = (element: StructureElement) => {
    const first = contentOf(element)[0]?.page;
    for (const kid of element.kids) {
      if (isElement(kid)) {
        visit(kid);
      } else if (element.role !== 'TH' || kid.page === first) {
        // The head of a table is read once, on its first page.
        if (pages.at(-1)?.page !== kid.page) pages.push({ page: kid.page, start: text.length });
        for (const run of reading.runsOf(kid)) text += essence(run.text);
      }
    }
  };
  if (reading.structure) visit(reading.structure);
  return { text: text.normalize('NFC'), pages };
}

/** Characters that may stand between two texts of the page: numbers of a list, marks that styles set. */
const BETWEEN = 60;
/** Shorter texts are found somewhere by accident. */
const TELLING = 4;
/** Problems named; more of them say nothing new. */
const NAMED = 5;

function* checkPresence(flow: Flow, texts: readonly string[], file: string): Generator<Problem> {
  let at = 0;
  let named = 0;
  for (const text of texts) {
    const found = flow.text.indexOf(text, at);
    if (found >= 0 && found - at <= BETWEEN) {
      at = found + text.length;
      continue;
    }
    if (named++ === NAMED) return;
    const isElsewhere = text.length >= TELLING && flow.text.includes(text);
    const page = flow.pages.findLast(
      ({ start }) => start <= (isElsewhere ? flow.text.indexOf(text) : at),
    )?.page;
    const place = { file, ...(page !== undefined && { page: page + 1 }) };
    yield isElsewhere ? pdfTextOrder(place, quote(text)) : pdfTextMissing(place, quote(text));
  }
}

function* checkNames(flow: Flow, { file, names = [] }: PdfExpectation): Generator<Problem> {
  for (const { kind, name, place } of names) {
    if (!flow.text.includes(essence(name))) yield pdfNameMissing(file, kind, name, place);
  }
}
