// Rows as a person fills them in, and as the reader takes them.

import fc from 'fast-check';
import type { FilledRow } from '../../src/deliver/blank-workbooks.ts';
import { allColumns, type ColumnSpec, type TableKind } from '../../src/model/columns.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Sheet } from '../../src/model/table.ts';
import { tableSpec } from '../../src/model/tables.ts';
import { rowReader } from '../../src/read/tables/fields.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { type Table, tableRows } from '../../src/read/tables/rows.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';

/** What is written into a cell, and what it means. */
interface Filled {
  readonly text: string;
  readonly value: unknown;
}

type FilledCells = Readonly<Record<string, Filled>>;

export const textsOf = (row: FilledCells): FilledRow =>
  Object.fromEntries(Object.entries(row).map(([header, { text }]) => [header, text]));

export const valuesOf = (row: FilledCells): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value]));

/** The texts of a workbook's table, by header, as the reader takes them. */
export async function readBack(content: Uint8Array): Promise<readonly FilledRow[]> {
  return textsIn(tableOf((await readWorkbook('表.xlsx', content)).value[0]!));
}

/** The values of a workbook's table, by header; a problem with any is thrown. */
export async function understood(content: Uint8Array): Promise<readonly Record<string, unknown>[]> {
  return valuesIn(tableOf((await readWorkbook('表.xlsx', content)).value[0]!));
}

/** The table on a sheet, of whose head nothing is to be said. */
export function tableOf(sheet: Sheet): Table {
  const { value, problems } = recognise(sheet);
  if (value === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return tableRows(sheet, value).value;
}

function textsIn(table: Table): readonly FilledRow[] {
  const headers = new Map(table.columns.map(({ column }) => [column.field, column.header]));
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      [...cells]
        .filter(([, { source }]) => source.text !== '')
        .map(([field, { source }]) => [headers.get(field)!, source.text]),
    ),
  );
}

export function valuesIn(table: Table): readonly Record<string, unknown>[] {
  return table.rows.map((row) => {
    const problems: Problem[] = [];
    const reader = rowReader(table.columns, row, problems, '2026');
    const found = table.columns
      .filter(({ column }) => !reader.isEmpty(column.field))
      .map(({ column }) => [column.header, reader.get(column.field, column.type)?.value]);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return Object.fromEntries(found);
  });
}

/** A row with something in every required column and some others, of the kind each column holds. */
export function rowOf(kind: TableKind): fc.Arbitrary<FilledCells> {
  const columns = allColumns(tableSpec(kind));
  return fc.record(Object.fromEntries(columns.map((column) => [column.header, cellOf(column)])), {
    requiredKeys: columns.filter(({ required }) => required).map(({ header }) => header),
  });
}

const plain = (text: string): Filled => ({ text, value: text });
const meaning = (text: string, value: unknown): Filled => ({ text, value });
const due = (date: string, precision: string) => ({ kind: 'due', date, precision });

/** Something a person may fill in, for every type of column. */
function cellOf(column: ColumnSpec): fc.Arbitrary<Filled> {
  if (column.choices !== undefined) {
    return fc.constantFrom(...column.choices.map(({ label, value }) => ({ text: label, value })));
  }
  const word = fc.string({
    unit: fc.constantFrom(...'河桥镇口一二甲乙（）*|<&"\''),
    minLength: 1,
    maxLength: 6,
  });
  switch (column.type) {
    case 'number':
      return numberIn(column).map(plain);
    case 'amount':
      return fc.oneof(
        numberIn(column).map((text) => meaning(text, { kind: 'measured', value: text })),
        fc.constantFrom(
          ...(column.alwaysFound ? [] : [meaning('0.0005L', { kind: 'below', limit: '0.0005' })]),
          meaning('断流', { kind: 'missing', reason: '断流' }),
          meaning('未监测', { kind: 'missing', reason: '未监测' }),
        ),
      );
    case 'class': {
      const classes = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'].map((text, index) => meaning(text, index + 1));
      return fc.constantFrom(...classes);
    }
    case 'month':
      return fc.constantFrom('2026-06', '2025-12').map(plain);
    case 'date':
      return fc
        .constantFrom('2026-06-30', '2024-02-29', '2000-01-01')
        .map((text) => meaning(text, { day: text }));
    case 'due':
      return fc.constantFrom(plain('2026-09-30'), meaning('2026年9月底', '2026-09-30'));
    case 'deadline':
      return fc.constantFrom(
        meaning('2026-06-30', due('2026-06-30', 'day')),
        meaning('2026年二季度末', due('2026-06-30', 'quarter')),
        meaning('长期坚持', { kind: 'standing' }),
      );
    case 'email':
      return fc.constantFrom('a@example.cn', 'li.si@county.example').map(plain);
    default:
      return word.map((rest) => plain(`名${rest}`));
  }
}

/** A number within the usual bounds, with both digits of its own and trailing zeros. */
function numberIn({ min = '0', max, plausible }: ColumnSpec): fc.Arbitrary<string> {
  const least = Number(plausible?.min ?? min);
  const most = Math.min(Number(plausible?.max ?? max ?? 9000), 9000);
  return fc
    .tuple(fc.nat(10_000), fc.nat(3))
    .map(([part, digits]) => {
      const number = least + ((most - least) * part) / 10_000;
      const text = number.toFixed(digits);
      return Number(text) < least || Number(text) > most ? number.toFixed(5) : text;
    })
    .filter((text) => Number(text) >= least && Number(text) <= most);
}
