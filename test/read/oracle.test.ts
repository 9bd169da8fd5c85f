// Two other parsers read what ours reads: wherever all three give a value, it is the same. They are asked only
// of workbooks that are sound; what they make of others is their affair.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read as readSheetJs, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { blankWorkbook } from '../../src/deliver/blank-workbooks.ts';
import { TABLES } from '../../src/model/tables.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { ROOT } from '../commands.ts';
import { MAIN, RELATIONS, rawRows, rawWorkbook } from './raw-workbooks.ts';

/** Values by sheet and address, as kind and text; empty cells left out. */
type Values = Readonly<Record<string, string>>;

function ours(content: Uint8Array): Values {
  const { value, problems } = readWorkbook('a.xlsx', content);
  expect(problems).toEqual([]);
  const cells = value.flatMap(({ rows }) => rows.flat()).filter(({ kind }) => kind !== 'empty');
  return Object.fromEntries(
    cells.map(({ kind, source }) => [`${source.sheet}!${source.cell}`, `${kind} ${source.text}`]),
  );
}

const day = (date: Date) => {
  const [text = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00') ? text : `${text} ${time.slice(0, 5)}`;
};
const decimal = (value: number) =>
  Number(value.toPrecision(15)).toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 20,
    maximumSignificantDigits: 15,
  });

/** A value of either oracle as ours writes it; `null` for none. */
function write(value: unknown, isError: boolean): string | null {
  if (isError) return `error ${value}`;
  if (value instanceof Date) return `date ${day(value)}`;
  if (typeof value === 'number') return `number ${decimal(value)}`;
  if (typeof value === 'boolean') return `boolean ${value ? 'TRUE' : 'FALSE'}`;
  return typeof value === 'string' && value !== '' ? `text ${value}` : null;
}

function withSheetJs(content: Uint8Array): Values {
  const book = readSheetJs(content, { cellDates: true, UTC: true, cellText: true });
  const values: Record<string, string> = {};
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name]!)) {
      if (address.startsWith('!')) continue;
      const isError = cell.t === 'e';
      const written = write(isError ? cell.w : cell.v, isError);
      if (written !== null) values[`${name}!${address}`] = written;
    }
  }
  return values;
}

async function withHucre(content: Uint8Array): Promise<Values> {
  const { sheets } = await readXlsx(content);
  const values: Record<string, string> = {};
  for (const { name, rows, cells } of sheets) {
    for (const [row, line] of rows.entries()) {
      for (const [column, value] of line.entries()) {
        const isError = cells?.get(`${row},${column}`)?.type === 'error';
        const written = write(value, isError);
        if (written !== null) values[`${name}!${utils.encode_cell({ r: row, c: column })}`] = written;
      }
    }
  }
  return values;
}

async function expectAgreement(content: Uint8Array): Promise<void> {
  const values = ours(content);
  expect(withSheetJs(content)).toEqual(values);
  expect(await withHucre(content)).toEqual(values);
}

describe('two other parsers', () => {
  const samples = ['data/register', 'data/2026-06'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => `${folder}/${name}`),
  );

  it.each(samples)('agree with ours on %s', async (file) => {
    await expectAgreement(readFileSync(join(ROOT, file)));
  });

  it.each(TABLES.map(({ name, kind }) => [name, kind] as const))('agree on the blank %s', async (_, kind) => {
    await expectAgreement(await blankWorkbook(kind));
  });

  it.each<[string, Uint8Array]>([
    [
      'cells without addresses',
      rawWorkbook({
        cells: rawRows(['<c><v>1</v></c>', '<c t="s"><v>1</v></c>'], ['<c/>', '<c><v>0.52</v></c>']),
      }),
    ],
    [
      'a prefix before every name',
      rawWorkbook({
        parts: {
          'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        },
      }),
    ],
    [
      'text in cells',
      rawWorkbook({
        cells:
          '<row r="1"><c r="A1" t="inlineStr"><is><r><t>断</t></r><r><t>面</t></r><rPh sb="0" eb="1"><t>duan</t></rPh></is></c></row>',
      }),
    ],
    [
      'characters as codes',
      rawWorkbook({
        cells: '<row r="1"><c r="A1" t="inlineStr"><is><t>甲_x000D_乙_x005F_x0041_</t></is></c></row>',
      }),
    ],
    [
      'error values and formulas',
      rawWorkbook({
        cells:
          '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="str"><f>A2</f><v>甲</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="b"><v>1</v></c></row>',
      }),
    ],
    [
      'dates from 1904',
      rawWorkbook({
        cells: '<row r="1"><c r="A1" s="0"><v>44741</v></c></row>',
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
        settings: 'date1904="1"',
      }),
    ],
    [
      'Chinese date formats by number',
      rawWorkbook({
        cells: `<row r="1">${[27, 30, 31, 50, 57, 58].map((_, index) => `<c r="${'ABCDEF'[index]}1" s="${index}"><v>46203</v></c>`).join('')}</row>`,
        styles: `<cellXfs>${[27, 30, 31, 50, 57, 58].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`,
      }),
    ],
    [
      'several sheets, one hidden',
      rawWorkbook({
        cells: rawRows(['<c><v>1</v></c>']),
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="甲" sheetId="1" state="hidden" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId1"/></sheets></workbook>`,
        },
      }),
    ],
  ])('agree on %s', async (_, content) => {
    await expectAgreement(content);
  });

  it('agree on any workbook', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'水断面Ⅲ类aZ09 <>&"\'\n_x.-'), maxLength: 12 });
    const number = fc.oneof(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: 0, max: 99_999 }).map((hundredths) => hundredths / 100),
    );
    const date = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(Date.UTC(1990, 0, 1 + days)));
    const cell = fc.oneof(text, number, date, fc.boolean(), fc.constant(null));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        await expectAgreement(
          await writeXlsx({
            sheets: [
              { name: '一', rows: first },
              { name: '二', rows: second },
            ],
          }),
        );
      }),
      { numRuns: 200, seed: 20260630 },
    );
  });
});
