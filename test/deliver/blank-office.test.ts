// Blank workbooks filled in and saved by LibreOffice: nothing is lost on the way back.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankWorkbook } from '../../src/deliver/blank-workbooks.ts';
import { TABLES } from '../../src/model/tables.ts';
import { readCsv } from '../../src/read/csv.ts';
import { readSheets } from '../../src/read/sheets.ts';
import { convertByOffice, OFFICE, OFFICE_CSV } from '../office.ts';
import { readBack, rowOf, tableOf, textsOf, understood, valuesIn, valuesOf } from './filled-rows.ts';

const NAMES = { counties: ['甲县', '乙区'], sections: ['一桥', '二桥'], plants: ['一厂'] };
/** The same rows every time: what is tested is the office, which is slow. */
const FILLED = TABLES.map(({ kind, name }) => ({
  kind,
  name,
  rows: fc.sample(rowOf(kind), { numRuns: 40, seed: 5 }),
}));
const KINDS = FILLED.map((filled) => [filled.name, filled] as const);

describe.skipIf(OFFICE === undefined)('a blank workbook in LibreOffice', () => {
  let folder = '';
  const pathOf = (to: string, name: string, ending: string) => join(folder, to, `${name}.${ending}`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianbao-blank-office-'));
    for (const { kind, name, rows } of FILLED) {
      await writeFile(join(folder, `${name}.xlsx`), await blankWorkbook(kind, rows.map(textsOf), NAMES));
    }
    const files = FILLED.map(({ name }) => join(folder, `${name}.xlsx`));
    convertByOffice(folder, 'xlsx', join(folder, 'xlsx'), files);
    convertByOffice(folder, OFFICE_CSV, join(folder, 'csv'), files);
    convertByOffice(folder, 'ods', join(folder, 'ods'), files.slice(0, 1));
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(KINDS)('keeps what was filled into %s', async (name, { rows }) => {
    const saved = await readFile(pathOf('xlsx', name, 'xlsx'));
    expect(await readBack(saved)).toEqual(rows.map(textsOf));
    expect(await understood(saved)).toEqual(rows.map(valuesOf));
    const { value: sheets, problems } = await readSheets('表.xlsx', saved);
    expect([sheets.map(({ sheet }) => sheet), problems]).toEqual([[name], []]);
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
