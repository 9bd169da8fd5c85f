// Blank workbooks filled in and saved by LibreOffice: nothing is lost on the way back.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankHeaders, blankWorkbook } from '../../src/deliver/blank-workbooks.ts';
import { cellAddress } from '../../src/model/address.ts';
import { TABLES } from '../../src/model/tables.ts';
import { readCsv } from '../../src/read/sheets/csv.ts';
import { readSheets } from '../../src/read/sheets/sheets.ts';
import { convertByOffice, OFFICE, OFFICE_CSV, typeByOffice } from '../office.ts';
import { readBack, rowOf, tableOf, textsOf, understood, valuesIn, valuesOf } from './filled-rows.ts';

const NAMES = { counties: ['甲县', '乙区'], sections: ['一桥', '二桥'], plants: ['一厂'] };
/** The same rows every time: what is tested is the office, which is slow. */
const FILLED = TABLES.map(({ kind, name }) => ({
  kind,
  name,
  rows: fc.sample(rowOf(kind), { numRuns: 40, seed: 5 }),
}));
const KINDS = FILLED.map((filled) => [filled.name, filled] as const);

const UNIT = /（[^（）]*）$/;

/** Values with numbers as a spreadsheet keeps them: 12.50 typed is 12.5. */
const withoutZeros = (values: unknown): unknown =>
  JSON.parse(JSON.stringify(values), (_, value) =>
    typeof value === 'string' && /^\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value,
  );

describe.skipIf(OFFICE === undefined)('a blank workbook in LibreOffice', () => {
  let folder = '';
  let canType = false;
  const pathOf = (to: string, name: string, ending: string) => join(folder, to, `${name}.${ending}`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianbao-blank-office-'));
    for (const { kind, name, rows } of FILLED) {
      await writeFile(join(folder, `${name}.xlsx`), await blankWorkbook(kind, rows.map(textsOf), NAMES));
    }
    const files = FILLED.map(({ name }) => join(folder, `${name}.xlsx`));
    convertByOffice(folder, 'xlsx', join(folder, 'xlsx'), files);
    convertByOffice(folder, OFFICE_CSV, join(folder, 'csv'), files);
    await mkdir(join(folder, 'typed'));
    canType = typeByOffice(folder, await typings());
    convertByOffice(folder, 'ods', join(folder, 'ods'), files.slice(0, 1));
  }, 240_000);
  /** What is filled into the columns of the blank workbooks, cell by cell. */
  const typings = () =>
    Promise.all(
      FILLED.map(async ({ kind, name, rows }) => {
        const source = join(folder, `${name}-空白.xlsx`);
        await writeFile(source, await blankWorkbook(kind, [], NAMES));
        const cells = rows.flatMap((row, index) =>
          blankHeaders(kind).flatMap((header, position): [string, string][] => {
            const text = row[header.replace(UNIT, '')]?.text;
            return text === undefined ? [] : [[cellAddress(index + 1, position), text]];
          }),
        );
        return { source, cells, target: pathOf('typed', name, 'xlsx') };
      }),
    );
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(KINDS)('keeps what was filled into %s', async (name, { rows }) => {
    const saved = await readFile(pathOf('xlsx', name, 'xlsx'));
    expect(await readBack(saved)).toEqual(rows.map(textsOf));
    expect(await understood(saved)).toEqual(rows.map(valuesOf));
    const { value: sheets, problems } = await readSheets('表.xlsx', saved);
    expect([sheets.map(({ sheet }) => sheet), problems]).toEqual([[name], []]);
  });

  it.each(KINDS)('takes what is typed into %s', async (name, { kind, rows }) => {
    if (!canType) return;
    const headers = new Set(blankHeaders(kind).map((header) => header.replace(UNIT, '')));
    const typed = rows.map((row) =>
      Object.fromEntries(Object.entries(valuesOf(row)).filter(([header]) => headers.has(header))),
    );
    const read = await understood(await readFile(pathOf('typed', name, 'xlsx')));
    expect(read.map(withoutZeros)).toEqual(typed.map(withoutZeros));
  });

  it.each(KINDS)('keeps the checks and the print titles of %s', async (name, { kind }) => {
    const [before] = (await readXlsx(await blankWorkbook(kind, [], NAMES))).sheets;
    const [after] = (await readXlsx(await readFile(pathOf('xlsx', name, 'xlsx')))).sheets;
    // Without a window it forgets which panes were frozen. It puts checks of neighbouring columns together that say the same.
    const prompts = ({ dataValidations: checks = [] }: Sheet) =>
      new Set(checks.map(({ type, inputMessage }) => `${type} ${inputMessage}`));
    const isOurs = [...prompts(before!)].map((prompt) => prompts(after!).has(prompt));
    expect(isOurs).toEqual(isOurs.map(() => true));
    expect(after!.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '$1:$1' });
  });

  it.each(KINDS)('saves %s as CSV that means the same', async (name, { rows }) => {
    const { value: sheets, problems } = await readCsv('表.csv', await readFile(pathOf('csv', name, 'csv')));
    expect(problems).toEqual([]);
    expect(valuesIn(tableOf(sheets[0]!))).toEqual(rows.map(valuesOf));
  });

  it('saves .ods, which is refused with advice', async () => {
    const { name } = FILLED[0]!;
    const read = await readSheets('表.ods', await readFile(pathOf('ods', name, 'ods')));
    expect(read).toMatchObject({ value: [], problems: [{ code: 'FORMAT_UNSUPPORTED' }] });
  });
});
