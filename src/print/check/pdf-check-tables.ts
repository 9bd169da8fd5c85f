// Checks of tables: a head on every page that has rows, text within its cell.

import type { Problem } from '../../model/problem.ts';
import { type Box, join } from '../pdf/pdf-geometry.ts';
import { type PdfReading, textOf } from '../pdf/pdf-reading.ts';
import { contentOf, isElement, type StructureElement, withDescendants } from '../pdf/pdf-structure.ts';
import { quote } from '../pdf/pdf-texts.ts';
import { inkBox } from './pdf-check-pages.ts';
import type { PdfExpectation } from './pdf-expectation.ts';
import { pdfHeadingStranded, pdfTableHead, pdfTextCut } from './pdf-problems.ts';

/** mm text may stand out of its cell. */
const TOLERANCE = 0.3;

export function checkTables(reading: PdfReading, { file }: PdfExpectation): readonly Problem[] {
  if (reading.structure === null) return [];
  const tables = withDescendants(reading.structure).filter(({ role }) => role === 'Table');
  return tables.flatMap((table) => [
    ...checkHeads(reading, table, file),
    ...checkCells(reading, table, file),
  ]);
}

function rowsOf(table: StructureElement): readonly StructureElement[] {
  return withDescendants(table).filter(({ role }) => role === 'TR');
}

function cellsOf(row: StructureElement): readonly StructureElement[] {
  return row.kids.filter(isElement).filter(({ role }) => role === 'TH' || role === 'TD');
}

/** Leading rows that only head columns. */
function headRows(rows: readonly StructureElement[]): readonly StructureElement[] {
  const body = rows.findIndex((row) =>
    cellsOf(row).some(({ role, scope }) => role === 'TD' || scope === 'Row'),
  );
  return body < 0 ? rows : rows.slice(0, body);
}

/** Pages, from 0, on which elements stand. */
function pagesOf(elements: readonly StructureElement[]): ReadonlySet<number> {
  return new Set(elements.flatMap((element) => contentOf(element).map(({ page }) => page)));
}

function* checkHeads(reading: PdfReading, table: StructureElement, file: string): Generator<Problem> {
  const rows = rowsOf(table);
  const head = headRows(rows);
  const [headed, filled] = [pagesOf(head), pagesOf(rows.slice(head.length))];
  for (const page of filled) {
    if (!headed.has(page)) yield pdfTableHead({ file, page: page + 1 }, nameOf(reading, table));
  }
  for (const page of headed) {
    if (filled.has(page) || rows.length === head.length) continue;
    yield pdfHeadingStranded({ file, page: page + 1 }, '表头', nameOf(reading, table));
  }
}

/** The caption, or what stands first. */
function nameOf(reading: PdfReading, table: StructureElement): string {
  const caption = table.kids.filter(isElement).find(({ role }) => role === 'Caption');
  return quote(textOf(reading, caption ?? table));
}

/** The first text on each page that runs out of its cell, as far as the cell's own rules and fills tell. */
function* checkCells(reading: PdfReading, table: StructureElement, file: string): Generator<Problem> {
  const said = new Set<number>();
  for (const cell of rowsOf(table).flatMap(cellsOf)) {
    for (const page of pagesOf([cell])) {
      if (said.has(page)) continue;
      const text = overflowOf(reading, cell, page);
      if (text === null) continue;
      said.add(page);
      yield pdfTextCut({ file, page: page + 1 }, quote(text), '所在的单元格');
    }
  }
}

function overflowOf(reading: PdfReading, cell: StructureElement, page: number): string | null {
  const content = contentOf(cell).filter((piece) => piece.page === page);
  const box = content
    .flatMap((piece) => reading.shapesOf(piece))
    .reduce<Box | null>((all, shape) => join(all, shape.box), null);
  if (box === null) return null;
  for (const run of content.flatMap((piece) => reading.runsOf(piece))) {
    const ink = inkBox(run);
    const [start, end, first, last] =
      run.angle % 180 === 0
        ? [ink.left, ink.right, box.left, box.right]
        : [ink.top, ink.bottom, box.top, box.bottom];
    if (first - start > TOLERANCE || end - last > TOLERANCE) return run.text;
  }
  return null;
}
