// Tables → the month's records, checked against each other.

import type { Month } from '../model/calendar.ts';
import type { RegisterKind, TableKind } from '../model/columns.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Records } from '../model/records.ts';
import type { Sourced } from '../model/source.ts';
import { tableSpec } from '../model/tables.ts';
import {
  checkCounties,
  distinct,
  distinctPlantMonths,
  distinctReadings,
  distinctRecipients,
  keepKnown,
} from './checks.ts';
import { type RowReader, rowReader } from './fields.ts';
import type { TableContext } from './periods.ts';
import { readPlantMonth } from './plant-months.ts';
import { readCollection, readDuty, readFund, readNetwork, readOutfall, readStage } from './programme.ts';
import { readReadings } from './readings.ts';
import { plantUnknown, readingsMissing, registerMissing, sectionUnknown } from './record-problems.ts';
import { readCounty, readPlant, readRecipient, readSection } from './registers.ts';
import type { Table } from './rows.ts';
import { readTask } from './tasks.ts';

/** The tables whose rows belong to a county. */
const NAMING_COUNTIES: readonly TableKind[] = [
  'sections',
  'plants',
  'collections',
  'tasks',
  'outfalls',
  'networks',
  'funds',
  'recipients',
];

/** A table and where it stands. */
export interface LocatedTable {
  readonly table: Table;
  readonly context: TableContext;
}

/**
 * All records up to the period. Rows that cannot be understood, repeat another, or name a section or
 * plant that is not registered are left out, each with its problem.
 * @param dataDir folder of the data, named in problems
 */
export function buildRecords(
  tables: readonly LocatedTable[],
  period: Month,
  dataDir: string,
): Noted<Omit<Records, 'meeting'>> {
  const problems: Problem[] = [];
  const of = (kind: TableKind) => tables.filter(({ table }) => table.spec.kind === kind);
  const read = <T>(kind: TableKind, readRow: (row: RowReader, context: TableContext) => T | null) =>
    of(kind).flatMap(({ table, context }) =>
      table.rows.flatMap((row) => {
        const record = readRow(rowReader(table.columns, row, problems, context.defaultYear), context);
        return record === null ? [] : [record];
      }),
    );
  const named = (kind: TableKind, field: string) => namesIn(tables, kind, field);
  const registered = (kind: RegisterKind) => registeredNames(tables, kind);
  const unique = <T>(
    kind: TableKind,
    records: readonly T[],
    keys: readonly ((record: T) => Sourced<string> | undefined)[],
  ) => keys.reduce((kept, key) => distinct(tableSpec(kind).name, kept, key, problems), records);

  const counties = unique('counties', read('counties', readCounty), [({ code }) => code, ({ name }) => name]);
  const sections = unique(
    'sections',
    read('sections', (row) => readSection(row, problems)),
    [({ name }) => name, ({ code }) => code],
  );
  const plants = unique('plants', read('plants', readPlant), [({ name }) => name]);
  const tasks = unique(
    'tasks',
    read('tasks', (row, context) => readTask(row, context, problems)),
    [({ id }) => id],
  );
  const recipients = distinctRecipients(read('recipients', readRecipient), problems);
  for (const kind of ['counties', 'sections'] as const) {
    if (of(kind).length === 0) problems.push(registerMissing(tableSpec(kind).name, dataDir));
  }
  if (of('plants').length === 0 && of('plantMonths').length + of('stages').length > 0) {
    problems.push(registerMissing(tableSpec('plants').name, dataDir));
  }
  const countyNames = NAMING_COUNTIES.flatMap((kind) => named(kind, 'county'));
  checkCounties(countyNames, registered('counties'), problems);

  const timed = [...of('readings'), ...of('sampling')]
    .flatMap(({ table, context }) => readReadings(table, context, problems))
    .filter(({ reading }) => reading.month <= period);
  const known = keepKnown(
    timed,
    ({ reading }) => reading.section,
    registered('sections'),
    sectionUnknown,
    problems,
  );
  const readings = distinctReadings(known, problems);
  if (!readings.some(({ month, scheme }) => month === period && scheme === 'monthly')) {
    problems.push(readingsMissing(period, dataDir));
  }

  const months = read('plantMonths', (row, context) => readPlantMonth(row, context, problems)).filter(
    ({ month }) => month <= period,
  );
  const knownMonths = keepKnown(months, ({ plant }) => plant, registered('plants'), plantUnknown, problems);
  const plantMonths = distinctPlantMonths(knownMonths, problems);
  const stages = keepKnown(
    unique('stages', read('stages', readStage), [
      ({ plant, project, stage }) => together(plant, project.value, stage.value),
    ]),
    ({ plant }) => plant,
    registered('plants'),
    plantUnknown,
    problems,
  );
  const collections = unique(
    'collections',
    read('collections', (row, context) => readCollection(row, context, problems)).filter(
      ({ month }) => month <= period,
    ),
    [({ county, month }) => together(county, month)],
  );
  const outfalls = unique('outfalls', read('outfalls', readOutfall), [({ id }) => id]);
  const networks = unique(
    'networks',
    read('networks', (row) => readNetwork(row, problems)),
    [({ name }) => name],
  );
  const funds = unique(
    'funds',
    read('funds', (row) => readFund(row, problems)),
    [({ project, origin }) => together(project, origin.value)],
  );
  const duties = unique(
    'duties',
    read('duties', (row) => readDuty(row, problems)),
    [({ department, matter }) => together(department, matter.value)],
  );
  const value = {
    counties,
    sections,
    readings,
    plants,
    plantMonths,
    stages,
    collections,
    outfalls,
    networks,
    funds,
    duties,
    tasks,
    recipients,
  };
  return { value, problems };
}

/** The names of a register's rows, also of those that give no record. */
export function registeredNames(tables: readonly LocatedTable[], kind: RegisterKind): ReadonlySet<string> {
  return new Set(namesIn(tables, kind, 'name').map(({ value }) => value));
}

/** A field of every row, also of rows that give no record: a row is checked whole in one pass. */
function namesIn(
  tables: readonly LocatedTable[],
  kind: TableKind,
  field: string,
): readonly Sourced<string>[] {
  return tables
    .filter(({ table }) => table.spec.kind === kind)
    .flatMap(({ table, context }) =>
      table.rows.flatMap(
        (row) => rowReader(table.columns, row, [], context.defaultYear).get(field, 'name') ?? [],
      ),
    );
}

/** A name made of several: the rows of some tables are told apart by more than one cell. */
function together(first: Sourced<string>, ...more: readonly string[]): Sourced<string> {
  return { value: [first.value, ...more].join(' '), source: first.source };
}
