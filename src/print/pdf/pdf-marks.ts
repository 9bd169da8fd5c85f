// What stands on a page of a PDF: runs of text, shapes and bitmaps with their places in mm.

import { ContentReader, type FontStore, type Shape } from './pdf-content.ts';
import { dictionaryAt, inflate, listAt, type PdfFile, resolve } from './pdf-file.ts';
import type { Matrix } from './pdf-geometry.ts';
import type { PageObject } from './pdf-pages.ts';
import { MM_PER_PT, type TextRun } from './pdf-runs.ts';
import { isStream } from './pdf-syntax.ts';

export interface PageMarks {
  readonly object: PageObject;
  readonly runs: readonly TextRun[];
  readonly shapes: readonly Shape[];
  readonly sheet: { readonly width: number; readonly height: number };
}

/** Reads a page. Throws where its content cannot be followed. */
export function readMarks(file: PdfFile, page: PageObject, fonts: FontStore): PageMarks {
  const [, , right = 0, top = 0] = listAt(file, page.dictionary, 'MediaBox').map(Number);
  const sheet = { width: right * MM_PER_PT, height: top * MM_PER_PT };
  const reader = new ContentReader(file, fonts);
  const content = listAt(file, page.dictionary, 'Contents').map((part) => {
    const stream = resolve(file, part);
    if (!isStream(stream)) throw new Error('PDF page without content');
    return inflate(stream).toString('latin1');
  });
  // Upside down, so that places count from the top of the sheet, in mm.
  const matrix: Matrix = [MM_PER_PT, 0, 0, -MM_PER_PT, 0, sheet.height];
  reader.read(content.join('\n'), dictionaryAt(file, page.dictionary, 'Resources'), {
    matrix,
    clip: { left: 0, top: 0, right: sheet.width, bottom: sheet.height },
    fill: [0, 0, 0],
    stroke: [0, 0, 0],
    lineWidth: 1,
  });
  return { object: page, runs: reader.runs, shapes: reader.shapes, sheet };
}
