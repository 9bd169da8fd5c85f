// A readings table for `jianbao assess`: every row kept as written, its measured items understood.

import { itemColumns } from '../model/columns.ts';
import { SURFACE_ITEMS } from '../model/items.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Source, Sourced } from '../model/source.ts';
import type { Cell, Sheet } from '../model/table.ts';
import { ASSESS_COLUMNS } from '../model/tables.ts';
import type { Amount, ItemName, WaterBody, WaterClass } from '../model/water.ts';
import { targetClassInvalid, waterBodyMissing } from './cell-problems.ts';
import { rowReader } from './fields.ts';
import { readInput } from './files.ts';
import { headerIndex, matchHeader } from './headers.ts';
import { placeOf } from './places.ts';
import { assessTableMissing, columnMissing, fileNotFound, rowSkipped } from './problems.ts';
import { columnsOf, type FoundColumn } from './recognise.ts';
import { isFooter } from './rows.ts';
import { readSheets } from './sheets.ts';

/** A readings table; `header` and `cells` hold what stands there, column by column. */
export interface AssessmentTable {
  readonly header: readonly string[];
  readonly rows: readonly AssessmentRow[];
}

interface AssessmentRow {
  readonly cells: readonly string[];
  /** The first cell of the row with something in it. */
  readonly source: Source;
  /** `null` when the row does not say; there is a problem then, and no class can be given. */
  readonly waterBody: WaterBody | null;
  readonly amounts: Readonly<Record<ItemName, Sourced<Amount>>>;
  readonly targetClass?: WaterClass;
  readonly section?: string;
}

const HEADER_ROWS = 15;
const INDEX = headerIndex([...ASSESS_COLUMNS, ...itemColumns({ items: SURFACE_ITEMS, prefix: '' })]);

/** Reads the first table with items in a workbook or CSV file; `null` with problems when there is none. */
export async function readAssessmentTable(path: string): Promise<Noted<AssessmentTable | null>> {
  const file = path.replaceAll('\\', '/');
  const { value: found, problems: unreadable } = await readInput('', path);
  if (found === null) {
    return { value: null, problems: unreadable.length > 0 ? unreadable : [fileNotFound({ file })] };
  }
  const { value: sheets, problems } = await readSheets(file, found.content);
  for (const sheet of sheets) {
    const headerRow = findHeader(sheet);
    if (headerRow !== null) {
      const { value, problems: noted } = readTable(sheet, headerRow);
      return { value, problems: [...problems, ...noted] };
    }
  }
  return { value: null, problems: problems.length > 0 ? problems : [assessTableMissing({ file })] };
}

/** The row with the most known headers, one of them an item. */
function findHeader(sheet: Sheet): number | null {
  let best: { row: number; score: number } | null = null;
  for (const [row, cells] of sheet.rows.slice(0, HEADER_ROWS).entries()) {
    const columns = cells.flatMap(({ source }) => matchHeader(source.text, INDEX)?.column ?? []);
    const hasItem = columns.some(({ item }) => item !== undefined);
    if (hasItem && columns.length > Math.max(1, best?.score ?? 0)) best = { row, score: columns.length };
  }
  return best?.row ?? null;
}

function readTable(sheet: Sheet, headerRow: number): Noted<AssessmentTable> {
  const headerCells = sheet.rows[headerRow]!;
  const width = headerCells.findLastIndex(({ kind }) => kind !== 'empty') + 1;
  const header = headerCells.slice(0, width).map(({ source }) => source.text);
  const { columns, problems: found } = columnsOf(headerCells, INDEX);
  const problems = [...found];
  const hasWaterBody = columns.some(({ column }) => column.field === 'waterBody');
  if (!hasWaterBody) {
    const spec = ASSESS_COLUMNS.find(({ field }) => field === 'waterBody')!;
    problems.push(columnMissing(placeOf(headerCells[0]!.source), '监测数据表', spec));
  }
  const rows: AssessmentRow[] = [];
  for (const cells of sheet.rows.slice(headerRow + 1)) {
    const first = cells.find(({ kind }) => kind !== 'empty');
    if (first === undefined) continue;
    if (isFooter(first.source.text)) problems.push(rowSkipped(first.source));
    else rows.push(readRow(cells, width, first.source, columns, problems));
  }
  return { value: { header, rows }, problems };
}

function readRow(
  cells: readonly Cell[],
  width: number,
  source: Source,
  columns: readonly FoundColumn[],
  problems: Problem[],
): AssessmentRow {
  const byField = new Map<string, Cell>();
  for (const { column, positions } of columns) {
    const cell = cells[positions[0]!];
    if (cell !== undefined) byField.set(column.field, cell);
  }
  const row = rowReader(columns, { cells: byField }, problems);
  const hasWaterBody = columns.some(({ column }) => column.field === 'waterBody');
  const isUnsaid = hasWaterBody && row.isEmpty('waterBody');
  if (isUnsaid) problems.push(waterBodyMissing(placeOf(byField.get('waterBody')?.source ?? source)));
  const waterBody = isUnsaid ? undefined : row.choice<WaterBody>('waterBody');
  const target = row.get('targetClass', 'class');
  if (target?.value === 6) problems.push(targetClassInvalid(target.source, '水质目标'));
  const section = row.get('section', 'name');
  return {
    cells: Array.from({ length: width }, (_, column) => cells[column]?.source.text ?? ''),
    source,
    waterBody: waterBody?.value ?? null,
    amounts: row.amounts(),
    ...(target && target.value !== 6 && { targetClass: target.value }),
    ...(section && { section: section.value }),
  };
}
