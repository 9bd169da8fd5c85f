// The finished PDF, read again and checked before anybody gets it.

import type { Noted } from '../../model/problem.ts';
import { reasonOf } from '../machine/cache.ts';
import { type PdfReading, readPdf } from '../pdf/pdf-reading.ts';
import { browserPdfUnreadable } from '../problems.ts';
import { checkFile } from './pdf-check-file.ts';
import { checkPages } from './pdf-check-pages.ts';
import { checkStructure } from './pdf-check-structure.ts';
import { checkTables } from './pdf-check-tables.ts';
import { checkTexts } from './pdf-check-texts.ts';
import type { PdfExpectation } from './pdf-expectation.ts';

/**
 * Checks a PDF that `finishPdf` made, and counts its pages. Problems: every one that begins with PDF_, each at
 * most once a page; BROWSER_PDF_UNREADABLE where the content of a page cannot be followed.
 */
export function checkPdf(bytes: Uint8Array, expected: PdfExpectation): Noted<number> {
  let reading: PdfReading;
  try {
    reading = readPdf(bytes);
  } catch (error) {
    return { value: 0, problems: [browserPdfUnreadable(reasonOf(error))] };
  }
  const problems = [
    ...checkFile(reading, expected),
    ...checkPages(reading, expected),
    ...checkStructure(reading, expected),
    ...checkTables(reading, expected),
    ...checkTexts(reading, expected),
  ];
  return { value: reading.pages.length, problems };
}
