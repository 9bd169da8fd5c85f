// The typed fields of a row: each cell parsed by its column's type, every problem noted on the way.

import type { CivilDate, Month } from '../../model/calendar.ts';
import type { ColumnSpec, ColumnType } from '../../model/columns.ts';
import { MISSING_REASONS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Deadline } from '../../model/records.ts';
import type { Place, Source, Sourced } from '../../model/source.ts';
import type { Cell } from '../../model/table.ts';
import type { Amount, ItemName, WaterClass } from '../../model/water.ts';
import { parseAmount } from '../cells/amounts.ts';
import { cellText } from '../cells/cell-text.ts';
import {
  cleanText,
  isBlank,
  type Parsed,
  parseChoice,
  parseEmail,
  parseName,
  parseText,
} from '../cells/cells.ts';
import { parseClass } from '../cells/classes.ts';
import { type Moment, parseMoment, parseMonth, parseYear } from '../cells/dates.ts';
import { type DeadlineContext, parseDeadline, parseDue } from '../cells/deadlines.ts';
import { disguise } from '../cells/disguises.ts';
import { isPlain, parseNumber } from '../cells/numbers.ts';
import { cellError, formulaNoValue, valueMissing } from '../problems/cell-problems.ts';
import { placeOf } from '../text/places.ts';
import { numberOf, outlier, partsOverWhole } from './plausible.ts';
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

/** What a field is read with that other fields give. */
interface FieldContext extends DeadlineContext {
  /** Unit of its numbers. */
  readonly unit?: string;
}

/** What a cell is read with that does not stand in it. */
interface Setting extends FieldContext {
  /** For dates written without a year. */
  readonly defaultYear?: string;
}

type Parser<T> = (source: Source, column: ColumnSpec, setting: Setting) => Parsed<T>;

const PARSERS: { readonly [T in ColumnType]: Parser<FieldTypes[T]> } = {
  name: (source, { header }) => parseName(source, header),
  text: (source) => parseText(source),
  number: parseNumber,
  amount: parseAmount,
  class: (source, { header }) => parseClass(source, header),
  month: (source, { header }) => parseMonth(source, header),
  date: (source, { header }, { defaultYear }) => parseMoment(source, header, defaultYear),
  due: (source, { header }, setting) => parseDue(source, header, setting),
  deadline: (source, { header }, setting) => parseDeadline(source, header, setting),
  year: (source, { header }) => parseYear(source, header),
  choice: parseListed,
  email: (source, { header }) => parseEmail(source, header),
};

/** What a spreadsheet shows of an error, and of a number in a column too narrow for it. */
const ERROR_SHOWN = /^\s*#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|#+)\s*$/;
/** A formula that was saved as text. */
const FORMULA = /^=[A-Z(+\-\d]/i;

/** Reads the fields of one row. */
export interface RowReader {
  /** The first cell with something in it. */
  readonly source: Source;
  /** Whether the table has the column. */
  has(field: string): boolean;
  /** The place of a cell the table has. */
  place(field: string): Place;
  /** Whether the cell is absent or empty. */
  isEmpty(field: string): boolean;
  /** The field, or `undefined` when it is empty or wrong; problems are noted once. */
  get<T extends ColumnType>(
    field: string,
    type: T,
    context?: FieldContext,
  ): Sourced<FieldTypes[T]> | undefined;
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
  const base: Setting = defaultYear === undefined ? {} : { defaultYear };
  /** Whether nothing was measured: then the reason may stand in the place of the class, too. */
  const isUnmeasured = () =>
    columns.every(({ column: { item, field } }) => {
      const text = cleanText(row.cells.get(field)?.source.text ?? '');
      return item === undefined || isBlank(text) || isMissingReason(text);
    });
  const parse = <T extends ColumnType>(
    column: ColumnSpec,
    type: T,
    context?: FieldContext,
  ): Sourced<FieldTypes[T]> | undefined => {
    const cell = row.cells.get(column.field);
    if (cell === undefined) return undefined;
    const setting = context === undefined ? base : { ...base, ...context };
    const parser = PARSERS[type] as Parser<FieldTypes[T]>;
    const isReason = type === 'class' && !column.required && isMissingReason(cell.source.text);
    if (isReason && isUnmeasured()) return undefined;
    const value = parseCell(cell, column, (source) => parser(source, column, setting), problems);
    return value === undefined ? undefined : { value, source: cell.source };
  };
  const get = <T extends ColumnType>(field: string, type: T, context?: FieldContext) => {
    const column = columns.find((found) => found.column.field === field)?.column;
    if (column === undefined) return undefined;
    const unit = context?.unit;
    return parse(unit === undefined ? column : { ...column, unit }, type, context);
  };
  const isEmpty = (field: string) => isBlank(row.cells.get(field)?.source.text ?? '');
  return {
    get source() {
      return [...row.cells.values()].find(({ source }) => !isBlank(source.text))!.source;
    },
    has: (field) => row.cells.has(field),
    place: (field) => placeOf(row.cells.get(field)!.source),
    isEmpty,
    get,
    choice: <T extends string>(field: string) => get(field, 'choice') as Sourced<T> | undefined,
    amounts: (prefix = '') => {
      const amounts: Record<ItemName, Sourced<Amount>> = {};
      const group = columns.filter(({ column }) => column.item && column.header === prefix + column.item);
      for (const { column } of group) {
        const cell = row.cells.get(column.field);
        if (column.item === undefined || cell === undefined) continue;
        const unreadable: Amount = { kind: 'missing', reason: '无法识别' };
        amounts[column.item] = parse(column, 'amount') ?? { value: unreadable, source: cell.source };
      }
      problems.push(...partsOverWhole(group, amounts));
      return amounts;
    },
  };
}

function isMissingReason(text: string): boolean {
  return MISSING_REASONS.includes(cleanText(text));
}

/** One of the list; of a list that is not closed also anything else, as a name. */
function parseListed(source: Source, column: ColumnSpec): Parsed<string> {
  const listed = parseChoice(source, column);
  return listed.value === undefined && column.isOpen ? parseName(source, column.header) : listed;
}

/**
 * Parses one cell. Errors of the sheet itself come first, then what its text is made of; an empty cell is wrong
 * only where required.
 */
function parseCell<T>(
  cell: Cell,
  column: ColumnSpec,
  parser: (source: Source) => Parsed<T>,
  problems: Problem[],
): T | undefined {
  const { source } = cell;
  const { header, type } = column;
  const isNumber = type === 'number' || type === 'amount';
  // A text file has no cells of kind error, only what they looked like.
  if (cell.kind === 'error' || ERROR_SHOWN.test(source.text) || (isNumber && FORMULA.test(source.text))) {
    problems.push((source.text.startsWith('=') ? formulaNoValue : cellError)(source, header));
    return undefined;
  }
  // Nearly all numbers are plain already: nothing about their text is odd.
  if (isNumber && cell.kind !== 'date' && isPlain(source.text)) {
    return accept(parser(source), source, column, problems);
  }
  const { text, problems: odd } = cellText(source, column);
  if (text === undefined) {
    problems.push(...odd);
    return undefined;
  }
  if (type !== 'amount' && isBlank(text)) {
    if (column.required) problems.push(valueMissing(placeOf(source), header));
    return undefined;
  }
  const mistaken = disguise(cell, text, column);
  if (mistaken !== undefined) problems.push(mistaken);
  if (mistaken?.severity === 'error') return undefined;
  const parsed = parser(text === source.text ? source : { ...source, text });
  // How a text was read is told where it was.
  const isRead = parsed.value !== undefined;
  for (const problem of odd) if (isRead || problem.severity !== 'info') problems.push(problem);
  return accept(parsed, source, column, problems);
}

/** The value, with what was noted on it and what is doubtful about it. */
function accept<T>(
  { value, problem }: Parsed<T>,
  source: Source,
  column: ColumnSpec,
  problems: Problem[],
): T | undefined {
  if (problem !== undefined) problems.push(problem);
  const doubt = value === undefined ? undefined : doubtful(value, source, column);
  if (doubt !== undefined) problems.push(doubt);
  return value;
}

function doubtful(value: unknown, source: Source, column: ColumnSpec): Problem | undefined {
  if (column.plausible === undefined) return undefined;
  const number = column.type === 'amount' ? numberOf(value as Amount) : (value as string);
  return number === undefined ? undefined : outlier(number, source, column);
}
