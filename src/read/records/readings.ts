// Rows of 断面水质 and 加密监测 → readings.

import { Decimal } from 'decimal.js';
import type { Problem } from '../../model/problem.ts';
import type { Reading } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { Amount } from '../../model/water.ts';
import { readDecimal } from '../cells/numbers.ts';
import { rowsSuperseded, rowsWithoutValues } from '../problems/record-problems.ts';
import { type RowReader, rowReader } from '../tables/fields.ts';
import { readPeriod, type TableContext } from '../tables/periods.ts';
import type { Row, Table } from '../tables/rows.ts';

/** A reading, and the moment that tells it from other readings of its section and month. */
export interface TimedReading {
  readonly reading: Reading;
  /** Day and time of day as far as written; `null` for a value of the whole month. */
  readonly moment: string | null;
}

/** Reads all rows. Rows without date and without any value are passed over and counted in a note. */
export function readReadings(
  table: Table,
  context: TableContext,
  problems: Problem[],
): readonly TimedReading[] {
  const readings: TimedReading[] = [];
  const silent: Source[] = [];
  for (const row of latestVersions(table, problems)) {
    const found: Problem[] = [];
    const reader = rowReader(table.columns, row, found, context.defaultYear);
    const amounts = reader.amounts();
    if (isUndated(reader) && Object.values(amounts).every(isSilent)) {
      silent.push(reader.source);
      continue;
    }
    const reading = readRow(reader, table.spec.kind === 'sampling', amounts, context, found);
    problems.push(...found);
    if (reading !== null) readings.push(reading);
  }
  if (silent.length > 0) problems.push(rowsWithoutValues(silent));
  return readings;
}

function readRow(
  row: RowReader,
  isSampling: boolean,
  amounts: Reading['amounts'],
  context: TableContext,
  problems: Problem[],
): TimedReading | null {
  // The round only marks the table; rounds are told apart by their day.
  if (isSampling) row.get('round', 'name');
  const section = row.get('section', 'name');
  const at = row.get('day', 'date');
  const month = readPeriod(row, row.get('month', 'month'), at, context, problems);
  const statedClass = row.get('statedClass', 'class');
  if (section === undefined || month === null || (isSampling && at === undefined)) return null;
  const day = at && { value: at.value.day, source: at.source };
  const scheme = isSampling ? 'synchronous' : 'monthly';
  return {
    reading: { section, month, ...(day && { day }), scheme, amounts, ...(statedClass && { statedClass }) },
    moment: at === undefined ? null : `${at.value.day} ${at.value.time ?? ''}`.trim(),
  };
}

/** The table has a column for the time, and the row leaves it empty. */
function isUndated(row: RowReader): boolean {
  return (row.has('month') || row.has('day')) && row.isEmpty('month') && row.isEmpty('day');
}

function isSilent({ value }: Sourced<Amount>): boolean {
  return value.kind === 'missing' && value.reason === undefined;
}

/** Of the rows with the same section and time, those with the largest value of the version column. */
function latestVersions({ rows }: Table, problems: Problem[]): readonly Row[] {
  const latest = new Map<string, string>();
  for (const row of rows) {
    const version = row.version?.source.text ?? '';
    const earlier = latest.get(momentKey(row));
    if (earlier === undefined || isLater(version, earlier)) latest.set(momentKey(row), version);
  }
  const isLatest = (row: Row) => latest.get(momentKey(row)) === (row.version?.source.text ?? '');
  const kept = rows.filter(isLatest);
  const superseded = rows.filter((row) => !isLatest(row)).map(({ version }) => version!.source);
  if (superseded.length > 0) problems.push(rowsSuperseded(superseded));
  return kept;
}

function momentKey({ cells }: Row): string {
  return ['section', 'month', 'day'].map((field) => cells.get(field)?.source.text ?? '').join('\n');
}

/** Numbers compare as numbers, anything else as text. */
function isLater(version: string, than: string): boolean {
  const [a, b] = [readDecimal(version), readDecimal(than)];
  return a !== null && b !== null ? new Decimal(a).gt(b) : version > than;
}
