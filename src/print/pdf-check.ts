// The finished PDF, read again and checked before anybody gets it.

import type { Noted } from '../model/problem.ts';
import { checkFile } from './pdf-check-file.ts';
import { checkPages } from './pdf-check-pages.ts';
import { checkStructure } from './pdf-check-structure.ts';
import { checkTables } from './pdf-check-tables.ts';
import { checkTexts } from './pdf-check-texts.ts';
import type { PdfExpectation } from './pdf-expectation.ts';
import { readPdf } from './pdf-reading.ts';

/**
 * Checks a PDF that `finishPdf` made, and counts its pages. Problems: every one that begins with PDF_, each at
 * most once a page. Throws when the file cannot be followed at all, which `finishPdf` would have said.
 */
export function checkPdf(bytes: Uint8Array, expected: PdfExpectation): Noted<number> {
  const reading = readPdf(bytes);
  const problems = [
    ...checkFile(reading, expected),
    ...checkPages(reading, expected),
    ...checkStructure(reading, expected),
    ...checkTables(reading, expected),
    ...checkTexts(reading, expected),
  ];
  return { value: reading.pages.length, problems };
}
