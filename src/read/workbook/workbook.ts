// .xlsx → sheets of cells, or one problem that says why not. Pure functions on bytes: which process they run in
// is wall.ts's affair.

import type { Noted } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { Sheet } from '../../model/table.ts';
import { xlsxDoctype } from '../problems/workbook-problems.ts';
import { Refusal, refuse } from './refusal.ts';
import { collectSheets, type WireMessage, type WireRow } from './wire.ts';
import { MAX_CELLS } from './workbook-limits.ts';
import { findParts } from './workbook-parts.ts';
import { readStyles } from './workbook-styles.ts';
import { readSharedStrings } from './workbook-texts.ts';
import { readWorksheet } from './worksheet.ts';
import { openZip, type Zip } from './zip.ts';

/** Rows given at a time. */
const BATCH = 500;

/**
 * Reads all sheets of a workbook. Numbers become decimals of at most 15 significant digits, which is what
 * Excel shows and keeps; formulas their cached value; formulas without one, and error values, cells of kind
 * `error`. A workbook that is broken, ambiguous or beyond all measure has no sheets but a problem.
 */
export function readWorkbook(file: string, content: Uint8Array): Noted<readonly Sheet[]> {
  const collector = collectSheets(file);
  scanWorkbook(file, content, collector.take);
  return collector.result()!;
}

/** {@link readWorkbook}, giving what it finds as it goes; the last message tells whether all of it holds. */
export function scanWorkbook(file: string, content: Uint8Array, give: (message: WireMessage) => void): void {
  try {
    scan({ file }, content, give);
    give(['done', []]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    give(['done', [error.problem]]);
  }
}

function scan(place: Place, content: Uint8Array, give: (message: WireMessage) => void): void {
  const zip = openZip(content, place);
  const parts = findParts(zip, place);
  const strings = parts.strings === null ? [] : readSharedStrings(parts.strings(), place);
  const styles = parts.styles === null ? null : readStyles(parts.styles(), place);
  const context = { strings, styles, is1904: parts.is1904, budget: { cells: MAX_CELLS } };
  for (const { name, isHidden, unpack, targets } of parts.sheets) {
    give(['sheet', name, isHidden]);
    let batch: WireRow[] = [];
    const facts = readWorksheet(unpack(), { ...place, sheet: name }, context, targets(), (row) => {
      batch.push(row);
      if (batch.length < BATCH) return;
      give(['rows', batch]);
      batch = [];
    });
    give(['rows', batch]);
    give(['end', facts]);
  }
  checkOthers(zip, place);
}

/** The parts that hold no data are not read, but must be sound, too, and free of document types. */
function checkOthers(zip: Zip, place: Place): void {
  for (const part of zip.unpackOthers()) {
    if (part.includes('<!DOCTYPE', 0, 'latin1') || part.includes('<!ENTITY', 0, 'latin1')) {
      refuse(xlsxDoctype(place));
    }
  }
}
