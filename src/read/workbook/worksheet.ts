// The cells of one worksheet, row by row, each as a person sees it. Whatever stands out of place, twice or
// beyond a table is refused: a guess would become a plausible number.

import type { Buffer } from 'node:buffer';
import { cellAddress, MAX_COLUMNS, MAX_ROWS, readArea } from '../../model/address.ts';
import type { Place } from '../../model/source.ts';
import type { Area } from '../../model/table.ts';
import {
  xlsxCorrupt,
  xlsxDialect,
  xlsxDupCell,
  xlsxLimit,
  xlsxRange,
} from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import { openSpreadsheetXml } from './spreadsheet-xml.ts';
import type { SheetFacts, WireCell, WireRow } from './wire.ts';
import { MAX_CELLS, MAX_MERGE_AREA, MAX_MERGES } from './workbook-limits.ts';
import { type CellContext, readCell } from './worksheet-cell.ts';
import type { XmlReader } from './xml.ts';

/** What the cells of a workbook refer to, and how many more there may be. */
export type WorkbookContext = Pick<CellContext, 'strings' | 'styles' | 'is1904'> & {
  /** Counts down, over all sheets. */
  readonly budget: { cells: number };
};

interface SheetContext extends CellContext {
  readonly budget: { cells: number };
}

/**
 * Reads a worksheet, giving its rows that hold something one by one.
 * @param targets where links lead to, by the ids that the sheet gives them
 */
export function readWorksheet(
  bytes: Buffer,
  place: Place,
  workbook: WorkbookContext,
  targets: ReadonlyMap<string, string>,
  give: (row: WireRow) => void,
): SheetFacts {
  const context: SheetContext = {
    ...workbook,
    place,
    formulas: new Map(),
    hidesZeros: false,
    row: 0,
    column: 0,
  };
  const xml = openSpreadsheetXml(bytes, 'worksheet', place);
  const merges: Area[] = [];
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  const links: Record<string, string> = {};
  let lastColumn = 0;
  let hasData = false;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.depth === 3 && xml.name === 'sheetView') {
      context.hidesZeros ||= /^(0|false)$/.test(xml.attribute('showZeros') ?? '');
      xml.skip();
    } else if (xml.depth === 3 && xml.name === 'col')
      lastColumn = noteHidden(xml, place, lastColumn, hiddenColumns);
    else if (xml.depth === 3 && xml.name === 'mergeCell') merges.push(readMerge(xml, place));
    else if (xml.depth === 3 && xml.name === 'hyperlink') {
      const target = targets.get(xml.attribute(idAttribute(xml)) ?? '') ?? xml.attribute('location');
      if (target !== undefined) links[xml.attribute('ref') ?? ''] = target;
    } else if (xml.depth === 2 && xml.name === 'sheetData') {
      if (hasData) refuse(xlsxCorrupt(place));
      hasData = true;
      readRows(xml, context, hiddenRows, give);
    } else if (xml.depth > 2 || !['sheetViews', 'cols', 'mergeCells', 'hyperlinks'].includes(xml.name))
      xml.skip();
    if (merges.length > MAX_MERGES) refuse(xlsxLimit(place, `合并单元格超过${MAX_MERGES}处`));
  }
  checkMerges(merges, place);
  return { merges, hiddenRows, hiddenColumns, links };
}

/** The attribute by which an element refers to a relation, whatever its prefix. */
function idAttribute(xml: XmlReader): string {
  return xml.attributeNames().find((name) => name.endsWith(':id')) ?? '';
}

/** Notes the columns just described where they are hidden. They come in order; gives the last one. */
function noteHidden(xml: XmlReader, place: Place, last: number, hidden: number[]): number {
  const from = xml.integer('min') ?? Number.NaN;
  const to = xml.integer('max') ?? Number.NaN;
  if (!(from > last && to >= from && to <= MAX_COLUMNS)) refuse(xlsxRange(place, '列的编号重叠或超出工作表'));
  if (xml.isSet('hidden') || Number(xml.attribute('width') ?? 1) === 0) {
    for (let column = from; column <= to; column += 1) hidden.push(column - 1);
  }
  return to;
}

function readMerge(xml: XmlReader, place: Place): Area {
  const reference = xml.attribute('ref') ?? '';
  const area = readArea(reference) ?? refuse(xlsxRange(place, `合并单元格“${reference.slice(0, 40)}”`));
  const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (cells > MAX_MERGE_AREA) refuse(xlsxLimit(place, `${reference}合并成了一格`));
  return area;
}

/** Merged areas that overlap are no areas: sorted by their first row, each is held against those still open. */
function checkMerges(merges: readonly Area[], place: Place): void {
  let open: Area[] = [];
  for (const area of [...merges].sort((a, b) => a.top - b.top)) {
    open = open.filter(({ bottom }) => bottom >= area.top);
    if (open.some(({ left, right }) => left <= area.right && right >= area.left)) {
      const cell = cellAddress(area.top, area.left);
      refuse(xlsxRange({ ...place, cell }, '合并单元格互相重叠'));
    }
    open.push(area);
  }
}

function readRows(
  xml: XmlReader,
  context: SheetContext,
  hiddenRows: number[],
  give: (row: WireRow) => void,
): void {
  const { place } = context;
  let last = -1;
  for (let token = xml.next(); token !== 'close' || xml.depth > 1; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name !== 'row') refuse(xlsxDialect(place, `数据区里有“${xml.name.slice(0, 40)}”`));
    const row = (xml.integer('r') ?? last + 2) - 1;
    if (!(row >= 0 && row < MAX_ROWS)) refuse(xlsxRange(place, '行号超出工作表'));
    if (row <= last) refuse(xlsxDupCell(place, `第${row + 1}行`));
    last = row;
    if (xml.isSet('hidden') || Number(xml.attribute('ht') ?? 1) === 0) hiddenRows.push(row);
    context.row = row;
    const cells = readRow(xml, context);
    if (cells.length === 0) continue;
    context.budget.cells -= cells.length;
    if (context.budget.cells < 0) refuse(xlsxLimit(place, `单元格超过${MAX_CELLS / 10_000}万个`));
    give([row, cells]);
  }
}

function readRow(xml: XmlReader, context: SheetContext): readonly WireCell[] {
  const { row, place } = context;
  const cells: WireCell[] = [];
  let last = -1;
  for (let token = xml.next(); token !== 'close' || xml.depth > 2; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name === 'extLst') {
      xml.skip();
      continue;
    }
    if (xml.name !== 'c') refuse(xlsxDialect(place, `第${row + 1}行里有“${xml.name.slice(0, 40)}”`));
    const address = xml.address('r');
    const column = address?.column ?? last + 1;
    if ((address?.row ?? row) !== row || !(column < MAX_COLUMNS)) {
      refuse(xlsxRange(place, `第${row + 1}行里单元格的地址“${xml.attribute('r')?.slice(0, 20) ?? ''}”`));
    }
    if (column <= last) refuse(xlsxDupCell(place, `单元格${cellAddress(row, column)}`));
    last = column;
    context.column = column;
    const cell = readCell(xml, context);
    if (cell === '') continue;
    while (cells.length < column) cells.push('');
    cells.push(cell);
  }
  return cells;
}
