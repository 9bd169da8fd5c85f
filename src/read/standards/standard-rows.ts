// The rows of one file of data/standards/: a header row, then one row a value, each read with its cells.

import type { ColumnSpec } from '../../model/columns.ts';
import type { ItemSpec } from '../../model/items.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import type { Limit } from '../../model/standard.ts';
import type { Cell } from '../../model/table.ts';
import { cleanText } from '../cells/cells.ts';
import { halfWidth, readDecimal } from '../cells/numbers.ts';
import { sameUnit } from '../cells/units.ts';
import { standardColumnMissing, standardInvalid } from '../problems/standard-problems.ts';
import { type HeaderIndex, headerIndex, matchHeader } from '../tables/headers.ts';

/** One file as found. */
export interface StandardTable {
  readonly file: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One kind of file: how its rows are read, and what they must come to together. */
export interface StandardFile<T> {
  readonly name: string;
  /** The columns by which a further file, of whatever name, is known to hold more of the same. */
  readonly marks?: readonly string[];
  readonly read: (row: StandardRow) => T | null;
  /** What rows that are each all right lack or contradict. */
  readonly check: (rows: readonly T[], file: string) => readonly Problem[];
}

/** Reads the cells of one row by their headers; what cannot be used is a problem. */
export interface StandardRow {
  cell(header: string): Source;
  /** What stands there, cleaned; perhaps nothing. */
  text(header: string): string;
  /** A text that must not be empty. */
  word(header: string): string | undefined;
  /** The value a closed list gives for a cell. */
  oneOf<T>(header: string, values: Readonly<Record<string, T>>): T | undefined;
  /** The item of the row, whose unit must be the one its limits are given in. */
  item(index: HeaderIndex): Pick<ColumnSpec, 'field'> | undefined;
  /** A number, or two with `~` between them. */
  limit(header: string, isRange?: boolean): Limit | undefined;
  /** A number where one stands. */
  limitIfAny(header: string): Limit | undefined;
  /** A whole number above 0. */
  count(header: string): number | undefined;
  refuse(header: string, expected: string): undefined;
}

/** The items that limits may be given for, by the names a row may call them. */
export function itemIndex(items: readonly ItemSpec[]): HeaderIndex {
  return headerIndex(
    items.map(({ name, aliases, unit }) => ({
      field: name,
      header: name,
      aliases,
      unit,
      type: 'amount',
      required: false,
    })),
  );
}

/** The titles of a header row. */
export function titles({ header }: StandardTable): readonly string[] {
  return header.map(({ source }) => cleanText(source.text));
}

/** The rows of a file that can be used, and what those of a sound file lack or contradict. */
export function readStandardRows<T>(
  table: StandardTable,
  { read, check }: StandardFile<T>,
): Noted<readonly T[]> {
  const problems: Problem[] = [];
  const names = titles(table);
  const reported = new Set<string>();
  const columnOf = (title: string): number => {
    const column = names.indexOf(title);
    if (column === -1 && !reported.has(title)) {
      reported.add(title);
      problems.push(standardColumnMissing({ file: table.file }, title));
    }
    return column;
  };
  const value = table.rows
    .filter((cells) => cells.some(({ kind }) => kind !== 'empty'))
    .flatMap((cells) => read(standardRow(cells, columnOf, table.file, problems)) ?? []);
  // A row that has just been refused is not missing.
  return { value, problems: problems.length > 0 ? problems : check(value, table.file) };
}

function standardRow(
  cells: readonly Cell[],
  columnOf: (header: string) => number,
  file: string,
  problems: Problem[],
): StandardRow {
  const cell = (header: string): Source => {
    const source = cells[columnOf(header)]?.source ?? { file, text: '' };
    return { ...source, text: cleanText(source.text) };
  };
  const refuse = (header: string, expected: string): undefined => {
    if (columnOf(header) !== -1) problems.push(standardInvalid(cell(header), header, expected));
  };
  const limit = (header: string, isRange = false): Limit | undefined => {
    const source = cell(header);
    const parts = (isRange ? halfWidth(source.text).split('~') : [source.text]).map(readDecimal);
    const isLimit = parts.length === (isRange ? 2 : 1) && !parts.includes(null);
    return isLimit ? { value: parts.join('~'), source } : refuse(header, isRange ? '“下限~上限”' : '数值');
  };
  const text = (header: string) => cell(header).text;
  return {
    cell,
    text,
    word: (header) => text(header) || refuse(header, '文字'),
    oneOf: (header, values) =>
      Object.hasOwn(values, text(header))
        ? values[text(header)]
        : refuse(header, Object.keys(values).join('、')),
    item: (index) => {
      const column = matchHeader(text('项目'), index)?.column;
      if (column === undefined) return refuse('项目', '监测项目的名称');
      return sameUnit(text('单位'), column.unit!) ? column : refuse('单位', column.unit!);
    },
    limit,
    limitIfAny: (header) => (text(header) === '' ? undefined : limit(header)),
    count: (header) =>
      /^[1-9]\d{0,3}$/.test(text(header)) ? Number(text(header)) : refuse(header, '大于0的整数'),
    refuse,
  };
}
