// Tables → the month's records, checked against each other.

import type { Month } from '../../model/calendar.ts';
import type { RegisterKind, TableKind } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Records } from '../../model/records.ts';
import type { Sourced } from '../../model/source.ts';
import { tableSpec } from '../../model/tables.ts';
import { countyCodeName, plantNameConflict, sectionNameConflict } from '../problems/name-problems.ts';
import {
  plantUnknown,
  readingsMissing,
  registerMissing,
  sectionUnknown,
} from '../problems/record-problems.ts';
import { type RowReader, rowReader } from '../tables/fields.ts';
import type { TableContext } from '../tables/periods.ts';
import type { Table } from '../tables/rows.ts';
import {
  checkCounties,
  checkRecipients,
  distinct,
  distinctPlantMonths,
  distinctReadings,
  distinctRecipients,
  keepKnown,
} from './checks.ts';
import { type CodedName, type Conflict, contradictedCodes, distinctCoded } from './codes.ts';
import { futureMonths, monthGaps, plantSeries, repeatedMonth, sectionSeries } from './month-series.ts';
import { readPlantMonth } from './plant-months.ts';
import { readCollection, readDuty, readFund, readNetwork, readOutfall, readStage } from './programme.ts';
import { readReadings } from './readings.ts';
import { type DeclaredAlias, type NamedKind, registerNames } from './register-names.ts';
import { readCounty, readNames, readPlant, readRecipient, readSection } from './registers.ts';
import { collectRepeats } from './repeats.ts';
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

export interface RecordOptions {
  /** Aliases of jianbao.yaml. */
  readonly aliases?: readonly DeclaredAlias[];
  /** The latest month there is a folder for; later rows cannot be. */
  readonly latest?: Month;
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
  { aliases: declared = [], latest }: RecordOptions = {},
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
  const book = (kind: NamedKind) => {
    const former = of(kind).flatMap(({ table, context }) =>
      table.rows.flatMap((row) => {
        const reader = rowReader(table.columns, row, [], context.defaultYear);
        const name = reader.get('name', 'name');
        const cells = rowReader(table.columns, row, problems).get('formerNames', 'name');
        return (readNames(cells) ?? []).flatMap(({ value, source }): DeclaredAlias[] =>
          name === undefined
            ? []
            : [{ kind, alias: { ...source, text: value }, name: { ...name.source, text: name.value } }],
        );
      }),
    );
    const aliases = [...declared.filter((entry) => entry.kind === kind), ...former];
    return registerNames(tableSpec(kind).name, named(kind, 'name'), aliases, problems);
  };
  const [countyBook, sectionBook, plantBook] = [book('counties'), book('sections'), book('plants')];
  /** Rows with the name they give, resolved, and the code beside it. */
  const coded = (
    kind: TableKind,
    field: string,
    codeField: string,
    { resolve }: Pick<typeof countyBook, 'resolve'>,
  ): readonly CodedName[] =>
    of(kind).flatMap(({ table, context }) => {
      if (!table.columns.some(({ column }) => column.field === codeField)) return [];
      return table.rows.flatMap((row) => {
        const reader = rowReader(table.columns, row, [], context.defaultYear);
        const [name, code] = [reader.get(field, 'name'), reader.get(codeField, 'name')];
        return name && code ? [{ name: resolve(name), code }] : [];
      });
    });
  const withCodes = <T extends CodedName>(kind: NamedKind, records: readonly T[], conflict: Conflict) => {
    const table = tableSpec(kind).name;
    const repeats = collectRepeats(table);
    const kept = distinctCoded(table, records, conflict, repeats.add, problems);
    problems.push(...repeats.problems());
    return kept;
  };
  const unique = <T>(
    kind: TableKind,
    records: readonly T[],
    keys: readonly ((record: T) => Sourced<string> | undefined)[],
  ) => keys.reduce((kept, key) => distinct(tableSpec(kind).name, kept, key, problems), records);

  const counties = withCodes('counties', read('counties', readCounty), countyCodeName);
  const inCounty = <T extends { readonly county: Sourced<string> }>(records: readonly T[]) =>
    records.map((record) => ({ ...record, county: countyBook.resolve(record.county) }));
  const sections = withCodes(
    'sections',
    inCounty(read('sections', (row) => readSection(row, problems))),
    sectionNameConflict,
  );
  const plants = withCodes('plants', inCounty(read('plants', readPlant)), plantNameConflict);
  const tasks = unique('tasks', inCounty(read('tasks', (row, context) => readTask(row, context, problems))), [
    ({ id }) => id,
  ]);
  const recipients = distinctRecipients(inCounty(read('recipients', readRecipient)), problems);
  const reached = named('recipients', 'county').map((county) => countyBook.resolve(county).value);
  checkRecipients(recipients, reached, counties, problems);
  const countyCodes = NAMING_COUNTIES.flatMap((kind) => coded(kind, 'county', 'countyCode', countyBook));
  contradictedCodes(countyCodes, counties, countyCodeName, problems);
  for (const kind of ['counties', 'sections'] as const) {
    if (of(kind).length === 0) problems.push(registerMissing(tableSpec(kind).name, dataDir));
  }
  if (of('plants').length === 0 && of('plantMonths').length + of('stages').length > 0) {
    problems.push(registerMissing(tableSpec('plants').name, dataDir));
  }
  const countyNames = NAMING_COUNTIES.flatMap((kind) => named(kind, 'county'));
  checkCounties(countyNames, countyBook, problems);

  const allReadings = [...of('readings'), ...of('sampling')].flatMap(({ table, context }) =>
    readReadings(table, context, problems),
  );
  const timed = allReadings.filter(({ reading }) => reading.month <= period);
  const otherSections = contradictedCodes(
    [
      ...coded('readings', 'section', 'code', sectionBook),
      ...coded('sampling', 'section', 'code', sectionBook),
    ],
    sections,
    sectionNameConflict,
    problems,
  );
  const known = keepKnown(
    timed
      .filter(({ reading }) => !otherSections.has(reading.section.source))
      .map(({ reading, moment }) => ({
        reading: { ...reading, section: sectionBook.resolve(reading.section) },
        moment,
      })),
    ({ reading }) => reading.section,
    sectionBook.names,
    sectionUnknown,
    problems,
  );
  const readings = distinctReadings(known, problems);
  if (!readings.some(({ month, scheme }) => month === period && scheme === 'monthly')) {
    problems.push(readingsMissing(period, dataDir));
  }

  const allMonths = read('plantMonths', (row, context) => readPlantMonth(row, context, problems));
  const months = allMonths.filter(({ month }) => month <= period);
  const otherPlants = contradictedCodes(
    coded('plantMonths', 'plant', 'code', plantBook),
    plants,
    plantNameConflict,
    problems,
  );
  const knownMonths = keepKnown(
    months
      .filter(({ plant }) => !otherPlants.has(plant.source))
      .map((month) => ({ ...month, plant: plantBook.resolve(month.plant) })),
    ({ plant }) => plant,
    plantBook.names,
    plantUnknown,
    problems,
  );
  const plantMonths = distinctPlantMonths(knownMonths, problems);
  const stages = keepKnown(
    unique(
      'stages',
      read('stages', readStage).map((stage) => ({ ...stage, plant: plantBook.resolve(stage.plant) })),
      [({ plant, project, stage }) => together(plant, project.value, stage.value)],
    ),
    ({ plant }) => plant,
    plantBook.names,
    plantUnknown,
    problems,
  );
  const collections = unique(
    'collections',
    inCounty(read('collections', (row, context) => readCollection(row, context, problems))).filter(
      ({ month }) => month <= period,
    ),
    [({ county, month }) => together(county, month)],
  );
  const outfalls = unique('outfalls', inCounty(read('outfalls', readOutfall)), [({ id }) => id]);
  const networks = unique('networks', inCounty(read('networks', (row) => readNetwork(row, problems))), [
    ({ name }) => name,
  ]);
  const funds = unique('funds', inCounty(read('funds', (row) => readFund(row, problems))), [
    ({ project, origin }) => together(project, origin.value),
  ]);
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
  if (latest !== undefined) {
    const named = [
      ...allReadings.map(({ reading: { section, month } }) => ({ name: section, month })),
      ...allMonths.map(({ plant, month }) => ({ name: plant, month })),
    ];
    problems.push(...futureMonths(named, latest));
  }
  for (const [kind, series] of [
    ['断面', sectionSeries(readings)],
    ['污水处理厂', plantSeries(plantMonths)],
  ] as const) {
    problems.push(...monthGaps(series, kind), ...repeatedMonth(series, period, kind));
  }
  problems.push(...[countyBook, sectionBook, plantBook].flatMap((names) => names.notes()));
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
