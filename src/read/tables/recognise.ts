// Which table a sheet holds and where its header row stands. Headers decide, nothing else: titles may
// stand above, columns may come in any order, the file may have any name.

import { allColumns, type ColumnSpec, type TableKind, type TableSpec } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Cell, Sheet } from '../../model/table.ts';
import { TABLES } from '../../model/tables.ts';
import { isBlank } from '../cells/cells.ts';
import {
  columnDoubtful,
  columnMissing,
  columnsUnused,
  headerDuplicate,
  itemColumnsMissing,
} from '../problems/problems.ts';
import { placeOf } from '../text/places.ts';
import {
  type HeaderForms,
  type HeaderIndex,
  type HeaderMatch,
  headerForms,
  headerIndex,
  matchForms,
  matchHeader,
  mentioned,
  resembled,
} from './headers.ts';
import { type Head, headerOf, possibleHeads } from './heads.ts';
import { statedUnit } from './stated-units.ts';

/** A column found in a sheet. Several positions: the first with a value counts. */
export interface FoundColumn {
  readonly column: ColumnSpec;
  readonly positions: readonly number[];
}

/** A sheet understood as a table. */
export interface Recognised {
  readonly spec: TableSpec;
  /** The first and the last row of its head; one and the same mostly. */
  readonly topRow: number;
  readonly headerRow: number;
  /** The head as one row. */
  readonly header: readonly Cell[];
  readonly columns: readonly FoundColumn[];
}

interface Candidate {
  readonly spec: TableSpec;
  readonly head: Head;
  readonly score: number;
}

const INDEXES: ReadonlyMap<TableKind, HeaderIndex> = new Map(
  TABLES.map((spec) => [spec.kind, headerIndex(allColumns(spec))]),
);

/** The headers a table of this kind may have. */
export function tableHeaders(kind: TableKind): HeaderIndex {
  return INDEXES.get(kind)!;
}

/**
 * Finds the table in a sheet; `null` when fewer than two headers of any table stand in one of the first
 * 15 rows. Missing columns, doubled ones and wrong units are problems; unknown columns are noted.
 */
export function recognise(sheet: Sheet): Noted<Recognised | null> {
  const candidate = bestCandidate(sheet);
  if (candidate === null) return { value: null, problems: [] };
  const { spec, head } = candidate;
  const header = headerOf(head, tableHeaders(spec.kind));
  const { columns, problems, unused } = columnsOf(header, tableHeaders(spec.kind));
  problems.push(...missingColumns(spec, columns, header));
  const found = new Set(columns.map(({ column }) => column.field));
  const doubtful = new Set<Cell>();
  const lacking = allColumns(spec).filter(({ field }) => !found.has(field));
  for (const cell of unused) {
    const named = mentioned(cell.source.text, tableHeaders(spec.kind));
    const meant = named ? [named] : resembled(cell.source.text, lacking);
    if (meant.length === 0 || meant.some(({ field }) => found.has(field))) continue;
    const headers = meant.map(({ header }) => header);
    problems.push(columnDoubtful(cell.source, spec.name, headers, named ? '提到' : '像是'));
    doubtful.add(cell);
  }
  const surprising = unused.filter(
    (cell) => !doubtful.has(cell) && !/^(序号|No\.?)$/i.test(cell.source.text.replace(/\s/g, '')),
  );
  if (surprising.length > 0) problems.push(columnsUnused(spec.name, surprising));
  return { value: { spec, topRow: head.top, headerRow: head.bottom, header, columns }, problems };
}

/** The head with the most columns; of several with the same, a row of units below belongs to it. */
function bestCandidate(sheet: Sheet): Candidate | null {
  let best: Candidate | null = null;
  for (const head of possibleHeads(sheet)) {
    const forms = head.cells.map(({ names }) => names.map(headerForms));
    for (const spec of TABLES) {
      const score = scoreHead(spec, forms) + (head.hasUnitRow ? 0.5 : 0);
      if (score >= 2 && score > (best?.score ?? 0)) best = { spec, head, score };
    }
  }
  return best;
}

/**
 * Columns found, or 0 where less than half of those required are there: lists of all kinds share a header or
 * two with some table. A table of readings that also carries register columns stays one of readings, so its item columns
 * count for more than any number of others; a list of outfalls with a few measured items is none.
 */
function scoreHead(spec: TableSpec, columns: readonly (readonly HeaderForms[])[]): number {
  const index = tableHeaders(spec.kind);
  const found = new Set<ColumnSpec>();
  for (const names of columns) {
    const match = firstMatch(names, index);
    if (match !== null) found.add(match.column);
  }
  const required = spec.columns.filter((column) => column.required);
  const present = required.filter((column) => found.has(column)).length;
  if ([...found].some(({ item }) => item !== undefined)) {
    return present > 0 && found.size > 1 ? found.size + 100 : found.size;
  }
  const least = Math.max(Math.ceil(required.length / 2), Math.min(required.length, 2));
  // Nearly a whole table with one header misspelt is still that table.
  const isWhole = present > 0 && found.size >= Math.max(spec.columns.length - 2, 4);
  return present < least && !isWhole ? 0 : found.size;
}

function firstMatch(names: readonly HeaderForms[], index: HeaderIndex): HeaderMatch | null {
  for (const forms of names) {
    const match = matchForms(forms, index);
    if (match !== null) return match;
  }
  return null;
}

/**
 * The columns a header row names. A column named twice or in another unit is a problem; `unused` are
 * headers that name none.
 */
export function columnsOf(
  header: readonly Cell[],
  index: HeaderIndex,
): { columns: FoundColumn[]; problems: Problem[]; unused: Cell[] } {
  const problems: Problem[] = [];
  const unused: Cell[] = [];
  const first = new Map<ColumnSpec, Cell>();
  const columns: FoundColumn[] = [];
  for (const [position, cell] of header.entries()) {
    if (isBlank(cell.source.text)) continue;
    const match = matchHeader(cell.source.text, index);
    if (match === null) {
      unused.push(cell);
      continue;
    }
    const { column, otherUnit } = match;
    const earlier = first.get(column);
    if (earlier !== undefined) {
      problems.push(headerDuplicate(cell.source, earlier.source, column.header));
      continue;
    }
    first.set(column, cell);
    const stated = otherUnit === undefined ? null : statedUnit(column, otherUnit, cell.source);
    columns.push({ column: stated?.value ?? column, positions: [position] });
    problems.push(...(stated?.problems ?? []));
  }
  return { columns, problems, unused };
}

/** Required columns that are not there. */
export function missingColumns(
  spec: TableSpec,
  columns: readonly FoundColumn[],
  header: readonly Cell[],
): readonly Problem[] {
  const place = placeOf(header.find(({ source }) => source.text !== '')!.source);
  const found = new Set(columns.map(({ column }) => column.field));
  const missing = spec.columns.filter(({ required, field }) => required && !found.has(field));
  const problems = missing.map((column) => columnMissing(place, spec.name, column));
  const needed = spec.items?.find((group) => group.needed);
  if (needed !== undefined && !columns.some(({ column }) => column.item !== undefined)) {
    problems.push(itemColumnsMissing(place, spec.name, needed.usual));
  }
  return problems;
}
