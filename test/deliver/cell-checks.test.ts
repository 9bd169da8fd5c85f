// What a blank workbook asks and refuses while it is filled in: texts in Chinese, within what Excel takes, and
// nothing refused that the reader would take.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CellCheck, cellCheck } from '../../src/deliver/cell-checks.ts';
import { allColumns, type ColumnSpec, type TableKind } from '../../src/model/columns.ts';
import { MISSING_MARKS, MISSING_REASONS } from '../../src/model/items.ts';
import type { Problem } from '../../src/model/problem.ts';
import { TABLES, tableSpec } from '../../src/model/tables.ts';
import { rowReader } from '../../src/read/tables/fields.ts';
import { convertByOffice, OFFICE, OFFICE_CSV } from '../office.ts';
import { tableFrom } from '../read/samples.ts';

const LISTS = { missing: "'下拉选项'!$A$2:$A$30" };
const checkOf = (column: ColumnSpec, lists = LISTS) => cellCheck(column, 'C2', 'C2:C501', lists);
const CHECKS = TABLES.flatMap((spec) =>
  allColumns(spec).map((column): [string, ColumnSpec, CellCheck] => [
    `${spec.name} ${column.header}`,
    column,
    checkOf(column),
  ]),
);

describe('the check of a cell', () => {
  it.each(CHECKS)('keeps within what Excel takes: %s', (_, column, check) => {
    expect([check.inputTitle, check.errorTitle ?? ''].map((text) => text!.length <= 32)).toEqual([
      true,
      true,
    ]);
    expect(check.inputMessage!.length).toBeLessThanOrEqual(255);
    expect((check.errorMessage ?? '').length).toBeLessThanOrEqual(255);
    expect((check.values ?? []).join(',').length).toBeLessThanOrEqual(255);
    expect((check.formula1 ?? '').length).toBeLessThanOrEqual(255);
    expect(check.inputMessage).toMatch(/[一-鿿].*。$/);
    expect(check.errorMessage ?? '请').toMatch(/[一-鿿]/);
    expect(check.showErrorMessage === true).toBe(column.isOpen !== true);
  });

  it('tells the usual range and the unit of a number', () => {
    const [, , capacity] = CHECKS.find(([name]) => name === '污水处理厂名录 设计规模')!;
    expect(capacity.inputMessage).toBe('数值；单位万m³/d；可填不小于0，通常0.001至100。');
    expect(capacity).toMatchObject({ type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0' });
    const [, , acidity] = CHECKS.find(([name]) => name === '断面水质 pH值')!;
    expect(acidity.formula1).toContain('AND(C2>=0,C2<=14)');
  });

  it('takes a name that is not registered after a question', () => {
    const county = TABLES.find(({ kind }) => kind === 'tasks')!.columns.find(
      ({ field }) => field === 'county',
    )!;
    const check = checkOf(county, { ...LISTS, ...{ names: "'下拉选项'!$A$2:$A$9" } });
    expect(check).toMatchObject({ type: 'list', formula1: "'下拉选项'!$A$2:$A$9", errorStyle: 'warning' });
  });
});

/** Texts a person may type, by type of column. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  amount: ['0.52', '-1', '15', '0', '0.01L', '0.01l', '<0.01', '断流', '--', '/', '约0.5', '0.5mg'],
  month: ['2026-06', '2026-13', '2026-6', '六月'],
  due: ['2026年9月底', '6.3', '46203'],
  deadline: ['2026年底前', '立行立改', '6.3'],
  email: ['a@county.example', 'a@b.cn;c@d.cn', 'a.example', 'a @b.cn'],
};

/** Whether the reader makes a value of what is typed into a cell of the column. */
function isReadable({ field, header, type }: ColumnSpec, kind: TableKind, text: string): boolean {
  const required = tableSpec(kind).columns.filter((column) => column.required && column.field !== field);
  const others = required.map((column) => column.header);
  const { table } = tableFrom(
    `${[...others, header].join('|')}\n${[...others.map(() => '甲'), text].join('|')}`,
  );
  const problems: Problem[] = [];
  rowReader(table.columns, table.rows[0]!, problems).get(field, type);
  return problems.every(({ severity }) => severity !== 'error');
}

describe.skipIf(OFFICE === undefined)('the formulas of checks, in LibreOffice', () => {
  it('refuse only what the reader refuses too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-checks-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const columns = (
      [
        ['readings', 'pH值'],
        ['readings', '氨氮'],
        ['readings', '监测月份'],
        ['tasks', '整改时限'],
        ['stages', '计划完成时间'],
        ['recipients', '邮箱'],
      ] as const
    ).map(([kind, header]) => {
      const column = allColumns(tableSpec(kind)).find((found) => found.header === header)!;
      return { kind, column };
    });
    const typed = columns.flatMap(({ kind, column }) =>
      TYPED[column.type]!.map((text) => ({ kind, column, text })),
    );
    const rows = typed.map(({ column, text }, row) => {
      const cell = `A${row + 1}`;
      const { formula1 } = cellCheck(column, cell, cell, LISTS);
      const isNumber = String(Number(text)) === text;
      return [
        { value: isNumber ? Number(text) : text },
        { value: null, formula: `IF(${formula1},"是","否")` },
      ];
    });
    const content = await writeXlsx({
      sheets: [
        {
          name: '试',
          cells: new Map(
            rows.flatMap((cells, row) => cells.map((cell, column) => [`${row},${column}`, cell] as const)),
          ),
        },
        { name: '下拉选项', rows: [['词'], ...[...MISSING_REASONS, ...MISSING_MARKS].map((word) => [word])] },
      ],
    });
    await writeFile(join(folder, '试.xlsx'), content);
    convertByOffice(folder, OFFICE_CSV, folder, [join(folder, '试.xlsx')]);
    const lines = (await readFile(join(folder, '试.csv'), 'utf8')).trimEnd().split('\n');
    const taken = lines.map((line) => line.endsWith('是'));
    const found = typed.map(({ kind, column, text }, row) => [
      column.header,
      text,
      taken[row],
      isReadable(column, kind, text),
    ]);
    // Nothing that can be read is refused, but for months, which are asked for in one way only.
    expect(
      found.filter(([header, , isTaken, readable]) => header !== '监测月份' && readable && !isTaken),
    ).toEqual([]);
    expect(found.filter(([, , isTaken]) => isTaken).map(([header, text]) => `${header} ${text}`)).toEqual([
      ...['0.52', '0', '断流', '--', '/'].map((text) => `pH值 ${text}`),
      ...['0.52', '15', '0', '0.01L', '<0.01', '断流', '--', '/'].map((text) => `氨氮 ${text}`),
      '监测月份 2026-06',
      ...['2026年底前', '立行立改'].map((text) => `整改时限 ${text}`),
      ...['2026年9月底', '46203'].map((text) => `计划完成时间 ${text}`),
      '邮箱 a@county.example',
    ]);
  }, 120_000);
});
