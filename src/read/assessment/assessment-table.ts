// A readings table for `jianbao assess`: every row kept as written, its measured items understood.

import { type CivilDate, type Month, monthOf } from '../../model/calendar.ts';
import { type ColumnSpec, itemColumns } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Place, Source, Sourced } from '../../model/source.ts';
import { WATER_ITEMS } from '../../model/source-items.ts';
import type { Cell, Sheet } from '../../model/table.ts';
import { ASSESS_COLUMNS, ASSESS_GROUPING } from '../../model/tables.ts';
import type { Amount, ItemName, WaterBody, WaterClass } from '../../model/water.ts';
import { withGatheredNotes } from '../cells/notes.ts';
import { readInput } from '../files/files.ts';
import { assessSectionUnknown, assessTableMissing } from '../problems/assess-problems.ts';
import { targetClassInvalid, waterBodyMissing } from '../problems/cell-problems.ts';
import { columnMissing, fileNotFound, rowSkipped } from '../problems/problems.ts';
import { sheetHidden } from '../problems/sheet-problems.ts';
import { readSheets } from '../sheets/sheets.ts';
import { type RowReader, rowReader } from '../tables/fields.ts';
import { type HeaderIndex, headerIndex, matchHeader } from '../tables/headers.ts';
import { type Head, headerOf, possibleHeads } from '../tables/heads.ts';
import { columnsOf, type FoundColumn } from '../tables/recognise.ts';
import { isFooter } from '../tables/rows.ts';
import { lookAt } from '../tables/sight.ts';
import { nearestNames } from '../text/names.ts';
import { placeOf } from '../text/places.ts';

/** A readings table; `header` and `cells` hold what stands there, column by column. */
export interface AssessmentTable {
  /** File and sheet. */
  readonly place: Place;
  readonly header: readonly string[];
  readonly rows: readonly AssessmentRow[];
}

export interface AssessmentRow {
  readonly cells: readonly string[];
  /** The first cell of the row with something in it. */
  readonly source: Source;
  /** `null` when the row does not say; there is a problem then, and no class can be given. */
  readonly waterBody: WaterBody | null;
  readonly waterBodyCell?: Source;
  readonly amounts: Readonly<Record<ItemName, Sourced<Amount>>>;
  readonly targetClass?: WaterClass;
  readonly targetClassCell?: Source;
  readonly section?: Sourced<string>;
  /** What groups the rows, where the table is read for that. */
  readonly grouping?: RowGrouping;
}

/** What a row says of its place in time and space. */
interface RowGrouping {
  readonly month?: Sourced<Month>;
  readonly day?: Sourced<CivilDate>;
  readonly water?: Sourced<string>;
  readonly county?: Sourced<string>;
  readonly basin?: Sourced<string>;
  readonly flowOrder?: Sourced<string>;
}

const ROW_COLUMNS = [...ASSESS_COLUMNS, ...itemColumns({ items: WATER_ITEMS, prefix: '' })];
const INDEX = headerIndex(ROW_COLUMNS);
const GROUPING_INDEX = headerIndex([...ROW_COLUMNS, ...ASSESS_GROUPING]);

/**
 * Reads the first table with items in a workbook or CSV file; `null` with problems when there is none.
 * @param purpose `grouping` also reads the columns that say where and when; `rows` lets them hold anything
 */
export async function readAssessmentTable(
  path: string,
  purpose: 'rows' | 'grouping' = 'rows',
): Promise<Noted<AssessmentTable | null>> {
  const index = purpose === 'rows' ? INDEX : GROUPING_INDEX;
  const file = path.replaceAll('\\', '/');
  const { value: found, problems: unreadable } = await readInput('', path);
  if (found === null) {
    return { value: null, problems: unreadable.length > 0 ? unreadable : [fileNotFound({ file })] };
  }
  const { value: sheets, problems: noted } = await readSheets(file, found.content);
  const problems = [...noted];
  for (const sheet of sheets) {
    const head = findHead(sheet);
    if (head === null) continue;
    // What is not shown is not judged.
    if (sheet.isHidden) problems.push(sheetHidden({ file, sheet: sheet.sheet! }, '监测数据表'));
    else {
      const { value, problems: inTable } = withGatheredNotes(readTable(sheet, head, index));
      return { value, problems: [...problems, ...inTable] };
    }
  }
  return { value: null, problems: problems.length > 0 ? problems : [assessTableMissing({ file })] };
}

/** The rows of one section; without any, a problem that names the sections nearest to it. */
export function assessmentRowsOf(
  { rows, place }: AssessmentTable,
  name: string,
): Noted<readonly AssessmentRow[]> {
  const value = rows.filter(({ section }) => section?.value === name);
  if (value.length > 0) return { value, problems: [] };
  const names = [...new Set(rows.flatMap(({ section }) => section?.value ?? []))];
  return { value, problems: [assessSectionUnknown(place, name, nearestNames(name, names))] };
}

/** The head with the most known columns, one of them an item. */
function findHead(sheet: Sheet): Head | null {
  let best: { head: Head; score: number } | null = null;
  for (const head of possibleHeads(sheet)) {
    const columns = headerOf(head, INDEX).flatMap(
      ({ source }) => matchHeader(source.text, INDEX)?.column ?? [],
    );
    const hasItem = columns.some(({ item }) => item !== undefined);
    const score = columns.length + (head.hasUnitRow ? 0.5 : 0);
    if (hasItem && columns.length > 1 && score > (best?.score ?? 0)) best = { head, score };
  }
  return best?.head ?? null;
}

function readTable(sheet: Sheet, head: Head, index: HeaderIndex): Noted<AssessmentTable> {
  const headerCells = headerOf(head, index);
  const width = headerCells.findLastIndex(({ kind }) => kind !== 'empty') + 1;
  const header = headerCells.slice(0, width).map(({ source }) => source.text);
  const { columns, problems: found } = columnsOf(headerCells, index);
  const problems = [...found];
  const hasWaterBody = columns.some(({ column }) => column.field === 'waterBody');
  if (!hasWaterBody) {
    const spec = ASSESS_COLUMNS.find(({ field }) => field === 'waterBody')!;
    problems.push(columnMissing(placeOf(headerCells[0]!.source), '监测数据表', spec));
  }
  const sight = lookAt(sheet, columns, head.bottom);
  const rows: AssessmentRow[] = [];
  for (const [offset, cells] of sheet.rows.slice(head.bottom + 1).entries()) {
    const row = head.bottom + 1 + offset;
    const first = cells.find(({ kind }) => kind !== 'empty');
    if (first === undefined) continue;
    if (isFooter(first.source.text) || sight.isHeading(row)) {
      problems.push(rowSkipped(first.source));
      continue;
    }
    const found = columns.map(({ column, positions }) => [column, sight.cell(row, positions[0]!)] as const);
    sight.note(row, found);
    rows.push(readRow({ cells, width, source: first.source }, columns, found, problems, index));
  }
  problems.push(...sight.problems());
  const { file, sheet: name } = sheet;
  return { value: { place: { file, ...(name !== undefined && { sheet: name }) }, header, rows }, problems };
}

/** A row as it stands, as wide as the head. */
interface WrittenRow {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly source: Source;
}

function readRow(
  { cells, width, source }: WrittenRow,
  columns: readonly FoundColumn[],
  found: readonly (readonly [ColumnSpec, Cell])[],
  problems: Problem[],
  index: HeaderIndex,
): AssessmentRow {
  const byField = new Map(found.map(([{ field }, cell]) => [field, cell]));
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
    ...(waterBody && { waterBodyCell: waterBody.source }),
    amounts: row.amounts(),
    ...(target && target.value !== 6 && { targetClass: target.value, targetClassCell: target.source }),
    ...(section && { section }),
    ...(index === GROUPING_INDEX && { grouping: readGrouping(row) }),
  };
}

function readGrouping(row: RowReader): RowGrouping {
  const at = row.get('day', 'date');
  const day = at && { value: at.value.day, source: at.source };
  const month = row.get('month', 'month') ?? (day && { value: monthOf(day.value), source: day.source });
  const water = row.get('water', 'name');
  const county = row.get('county', 'name');
  const basin = row.get('basin', 'name');
  const flowOrder = row.get('flowOrder', 'number');
  return {
    ...(month && { month }),
    ...(day && { day }),
    ...(water && { water }),
    ...(county && { county }),
    ...(basin && { basin }),
    ...(flowOrder && { flowOrder }),
  };
}
