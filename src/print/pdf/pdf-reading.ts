// A finished PDF read as its readers meet it: pages with what stands on them, and the text in reading order.

import type { FontStore, Shape } from './pdf-content.ts';
import { dictionaryAt, openPdf, type PdfFile, textAt } from './pdf-file.ts';
import { type PageMarks, readMarks } from './pdf-marks.ts';
import { readPages } from './pdf-pages.ts';
import type { TextRun } from './pdf-runs.ts';
import {
  contentOf,
  isElement,
  type MarkedContent,
  readStructure,
  type StructureElement,
  withDescendants,
} from './pdf-structure.ts';
import { decodeText } from './pdf-syntax.ts';

export interface PdfReading {
  readonly file: PdfFile;
  readonly title: string;
  readonly language: string;
  readonly pages: readonly PageMarks[];
  /** `null` for an untagged document. */
  readonly structure: StructureElement | null;
  /** The element a piece of marked content belongs to. */
  elementOf(content: MarkedContent): StructureElement | null;
  /** The runs of a piece of marked content. */
  runsOf(content: MarkedContent): readonly TextRun[];
  /** What it fills and strokes. */
  shapesOf(content: MarkedContent): readonly Shape[];
}

/** Reads a whole document. Throws when it is not built as browsers and `finishPdf` build theirs. */
export function readPdf(bytes: Uint8Array): PdfReading {
  const file = openPdf(bytes);
  const leaves = readPages(file);
  const fonts: FontStore = new Map();
  const pages = leaves.map((page) => readMarks(file, page, fonts));
  const structure = readStructure(
    file,
    leaves.map(({ object }) => object),
  );
  const elements = new Map<number, StructureElement>();
  for (const element of structure ? withDescendants(structure) : []) {
    for (const kid of element.kids) if (!isElement(kid)) elements.set(keyOf(kid), element);
  }
  const runs = byContent(pages, (page) => page.runs);
  const shapes = byContent(pages, (page) => page.shapes);
  const catalog = dictionaryAt(file, file.trailer, 'Root');
  const title = textAt(file, dictionaryAt(file, file.trailer, 'Info'), 'Title');
  const language = textAt(file, catalog, 'Lang');
  return {
    file,
    title: title ? decodeText(title) : '',
    language: language ? decodeText(language) : '',
    pages,
    structure,
    elementOf: (content) => elements.get(keyOf(content)) ?? null,
    runsOf: (content) => runs.get(keyOf(content)) ?? [],
    shapesOf: (content) => shapes.get(keyOf(content)) ?? [],
  };
}

/** What stands on the pages, by the piece of marked content it belongs to. */
function byContent<T extends { readonly marked: number }>(
  pages: readonly PageMarks[],
  select: (page: PageMarks) => readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const [page, marks] of pages.entries()) {
    for (const item of select(marks)) {
      const key = keyOf({ page, marked: item.marked });
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** No page has as many pieces. */
const PIECES = 1e7;

function keyOf({ page, marked }: MarkedContent): number {
  return page * PIECES + marked;
}

/** The text of an element, as written. */
export function textOf(reading: PdfReading, element: StructureElement): string {
  let text = '';
  for (const content of contentOf(element)) for (const run of reading.runsOf(content)) text += run.text;
  return text;
}
