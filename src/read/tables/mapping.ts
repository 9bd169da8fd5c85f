// 列映射: how the columns of a foreign file stand for the columns of a table, as jianbao.yaml says.

import type { ColumnSpec, TableSpec } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import type { Cell, Sheet } from '../../model/table.ts';
import { cleanText } from '../cells/cells.ts';
import { mappingColumnMissing } from '../problems/setting-problems.ts';
import { type FoundColumn, missingColumns, type Recognised } from './recognise.ts';
import { mappedUnit } from './stated-units.ts';

/** One entry of 列映射. */
export interface ColumnMapping {
  /** Exact file name, without folders. */
  readonly file: Source;
  readonly spec: TableSpec;
  /** Source headers by column; the first with a value counts. */
  readonly columns: readonly { readonly column: ColumnSpec; readonly from: readonly Source[] }[];
  /** Of rows with the same section and time, the one with the largest value here counts. */
  readonly version?: Source;
  /** For dates written without a year. */
  readonly defaultYear?: string;
}

/** A sheet read through a mapping. */
export interface Mapped extends Recognised {
  readonly version?: number;
}

const HEADER_ROWS = 15;

/**
 * Reads a sheet's header through its mapping. Only the columns it names are read: what else a foreign
 * file holds is nobody's business here. `null` when no named header is there at all.
 */
export function applyMapping(sheet: Sheet, mapping: ColumnMapping): Noted<Mapped | null> {
  const { file, spec } = mapping;
  const names = [
    ...mapping.columns.flatMap(({ from }) => from),
    ...(mapping.version ? [mapping.version] : []),
  ];
  const headerRow = findHeaderRow(sheet, names);
  if (headerRow === null) return { value: null, problems: [mappingColumnMissing(file, names, sheet.file)] };
  const header = sheet.rows[headerRow]!;
  const absent = names.filter(({ text }) => positionOf(header, text) === null);
  const columns: FoundColumn[] = [];
  const problems: Problem[] = [];
  for (const { column, from } of mapping.columns) {
    const positions = from.map(({ text }) => positionOf(header, text)).filter((found) => found !== null);
    const stated = mappedUnit(
      column,
      positions.map((position) => header[position]!.source),
    );
    problems.push(...stated.problems);
    columns.push({ column: stated.value, positions });
  }
  const version = mapping.version === undefined ? null : positionOf(header, mapping.version.text);
  return {
    value: { spec, topRow: headerRow, headerRow, header, columns, ...(version !== null && { version }) },
    problems: [
      ...absent.map((name) => mappingColumnMissing(name, [name], sheet.file)),
      ...missingColumns(spec, columns, header),
      ...problems,
    ],
  };
}

function findHeaderRow(sheet: Sheet, names: readonly Source[]): number | null {
  const scores = sheet.rows
    .slice(0, HEADER_ROWS)
    .map((cells) => names.filter(({ text }) => positionOf(cells, text) !== null).length);
  const best = Math.max(0, ...scores);
  return best === 0 ? null : scores.indexOf(best);
}

function positionOf(header: readonly Cell[], name: string): number | null {
  const position = header.findIndex(({ source }) => cleanText(source.text) === cleanText(name));
  return position === -1 ? null : position;
}
