// The typed fields of a row: each cell parsed by its column's type, every problem noted on the way.

import { Decimal } from 'decimal.js';
import type { CivilDate, Month } from '../model/calendar.ts';
import type { ColumnSpec, ColumnType } from '../model/columns.ts';
import type { Problem } from '../model/problem.ts';
import type { Deadline } from '../model/records.ts';
import type { Source, Sourced } from '../model/source.ts';
import type { Cell } from '../model/table.ts';
import type { Amount, ItemName, WaterClass } from '../model/water.ts';
import { parseAmount } from './amounts.ts';
import { cellError, formulaNoValue, valueMissing } from './cell-problems.ts';
import { isBlank, type Parsed, parseChoice, parseEmail, parseName, parseText } from './cells.ts';
import { parseClass } from './classes.ts';
import { type Moment, parseDeadline, parseDue, parseMoment, parseMonth, parseYear } from './dates.ts';
import { parseNumber } from './numbers.ts';
import { placeOf } from './places.ts';
import type { FoundColumn } from './recognise.ts';
import type { Row } from './rows.ts';

/** What a cell of each column type becomes. */
interface FieldTypes {
  readonly name: string;
  readonly text: string;
  readonly number: string;
  readonly amount: Amount;
  readonly class: WaterClass;
  readonly month: Month;
  readonly date: Moment;
  readonly due: CivilDate;
  readonly deadline: Deadline;
  readonly year: string;
  readonly choice: string;
  readonly email: string;
}

type Parser<T> = (source: Source, column: ColumnSpec, defaultYear: string | undefined) => Parsed<T>;

const PARSERS: { readonly [T in ColumnType]: Parser<FieldTypes[T]> } = {
  name: (source, { header }) => parseName(source, header),
  text: (source, { header }) => parseText(source, header),
  number: parseNumber,
  amount: parseAmount,
  class: (source, { header }) => parseClass(source, header),
  month: (source, { header }) => parseMonth(source, header),
  date: (source, { header }, defaultYear) => parseMoment(source, header, defaultYear),
  due: (source, { header }) => parseDue(source, header),
  deadline: (source, { header }) => parseDeadline(source, header),
  year: (source, { header }) => parseYear(source, header),
  choice: parseListed,
  email: (source, { header }) => parseEmail(source, header),
};

/** Reads the fields of one row. */
export interface RowReader {
  /** The first cell with something in it. */
  readonly source: Source;
  /** Whether the table has the column. */
  has(field: string): boolean;
  /** Whether the cell is absent or empty. */
  isEmpty(field: string): boolean;
  /**
   * The field, or `undefined` when it is empty or wrong; problems are noted once. `unit` is that of its numbers
   * where another field gives it.
   */
  get<T extends ColumnType>(field: string, type: T, unit?: string): Sourced<FieldTypes[T]> | undefined;
  /** A field of a closed list whose values are `T`. */
  choice<T extends string>(field: string): Sourced<T> | undefined;
  /**
   * Every item column with the prefix; values that cannot be understood are missing, with the problem noted.
   */
  amounts(prefix?: string): Readonly<Record<ItemName, Sourced<Amount>>>;
}

/** A reader over one row of a table. */
export function rowReader(
  columns: readonly FoundColumn[],
  row: Row,
  problems: Problem[],
  defaultYear?: string,
): RowReader {
  const parse = <T extends ColumnType>(column: ColumnSpec, type: T): Sourced<FieldTypes[T]> | undefined => {
    const cell = row.cells.get(column.field);
    if (cell === undefined) return undefined;
    const { value, problem } = parseCell(cell, column, PARSERS[type] as Parser<FieldTypes[T]>, defaultYear);
    if (problem !== undefined) problems.push(problem);
    return value === undefined ? undefined : { value, source: cell.source };
  };
  const get = <T extends ColumnType>(field: string, type: T, unit?: string) => {
    const column = columns.find((found) => found.column.field === field)?.column;
    if (column === undefined) return undefined;
    return parse(unit === undefined ? column : { ...column, unit }, type);
  };
  const isEmpty = (field: string) => isBlank(row.cells.get(field)?.source.text ?? '');
  return {
    get source() {
      return [...row.cells.values()].find(({ source }) => !isBlank(source.text))!.source;
    },
    has: (field) => row.cells.has(field),
    isEmpty,
    get,
    choice: <T extends string>(field: string) => get(field, 'choice') as Sourced<T> | undefined,
    amounts: (prefix = '') => {
      const amounts: Record<ItemName, Sourced<Amount>> = {};
      for (const { column, factor } of columns) {
        const cell = row.cells.get(column.field);
        if (column.item === undefined || column.header !== prefix + column.item || cell === undefined)
          continue;
        const unreadable: Amount = { kind: 'missing', reason: '无法识别' };
        const amount = parse(column, 'amount') ?? { value: unreadable, source: cell.source };
        amounts[column.item] =
          factor === undefined ? amount : { ...amount, value: scaled(amount.value, factor) };
      }
      return amounts;
    },
  };
}

/** The amount in the column's own unit. */
function scaled(amount: Amount, factor: string): Amount {
  const times = (number: string) => new Decimal(number).times(factor).toFixed();
  if (amount.kind === 'measured') return { ...amount, value: times(amount.value) };
  return amount.kind === 'below' ? { ...amount, limit: times(amount.limit) } : amount;
}

/** One of the list; of a list that is not closed also anything else, as a name. */
function parseListed(source: Source, column: ColumnSpec): Parsed<string> {
  const listed = parseChoice(source, column);
  return listed.value === undefined && column.isOpen ? parseName(source, column.header) : listed;
}

/** Parses one cell. Errors of the sheet itself come first; an empty cell is wrong only where required. */
function parseCell<T>(cell: Cell, column: ColumnSpec, parser: Parser<T>, defaultYear?: string): Parsed<T> {
  const { source } = cell;
  if (cell.kind === 'error') {
    const report = source.text.startsWith('=') ? formulaNoValue : cellError;
    return { problem: report(source, column.header) };
  }
  if (column.type !== 'amount' && isBlank(source.text)) {
    return column.required ? { problem: valueMissing(placeOf(source), column.header) } : {};
  }
  return parser(source, column, defaultYear);
}
