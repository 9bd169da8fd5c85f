import fc from 'fast-check';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../src/read/sheets.ts';
import { readWorkbook } from '../../src/read/workbook.ts';
import { codes } from './samples.ts';

type Cells = NonNullable<WriteOptions['sheets'][number]['cells']>;
type CellSpec = Cells extends Map<string, infer C> ? C : never;

/** Column A of a workbook holding the given cells, as read. */
async function readCells(cells: readonly CellSpec[], options: Partial<WriteOptions> = {}) {
  const content = await writeXlsx({
    sheets: [{ name: '数据', cells: new Map(cells.map((cell, row) => [`${row},0`, cell])) }],
    ...options,
  });
  const { value } = await readWorkbook('a.xlsx', content);
  return value[0]!.rows.map(([cell]) => [cell!.kind, cell!.source.text]);
}

const utc = (text: string) => new Date(`${text}Z`);

describe('readWorkbook', () => {
  it.each<[string, CellSpec, [string, string]]>([
    ['text', { value: ' 甲断面' }, ['text', ' 甲断面']],
    ['a number', { value: 0.52 }, ['number', '0.52']],
    ['binary noise', { value: 0.1 + 0.2 }, ['number', '0.3']],
    ['a subtraction with noise', { value: 1.1 - 1 }, ['number', '0.1']],
    ['a tiny number', { value: 1.5e-7 }, ['number', '0.00000015']],
    ['a huge number', { value: 1e21 }, ['number', '1000000000000000000000']],
    ['a number too large for its date', { value: 1e10, style: { numFmt: 'yyyy-mm-dd' } }, ['error', '####']],
    ['a code of digits', { value: 371302000012 }, ['number', '371302000012']],
    ['a code shown with leading zeros', { value: 1234, style: { numFmt: '000000' } }, ['number', '001234']],
    ['a truth value', { value: true }, ['boolean', 'TRUE']],
    ['a date', { value: utc('2026-06-30T00:00:00') }, ['date', '2026-06-30']],
    ['a date with time', { value: utc('2025-11-06T20:30:00') }, ['date', '2025-11-06 20:30']],
    [
      'a month in a Chinese date format',
      { value: utc('2026-06-01T00:00:00'), style: { numFmt: 'yyyy"年"m"月"' } },
      ['date', '2026-06-01'],
    ],
    ['a leap day', { value: utc('2024-02-29T00:00:00') }, ['date', '2024-02-29']],
    ['a formula', { formula: '1+1', formulaResult: 2 }, ['number', '2']],
    ['a formula giving text', { formula: 'A9&"x"', formulaResult: '达标' }, ['text', '达标']],
    ['a formula giving nothing', { formula: 'IF(TRUE,"","x")', formulaResult: '' }, ['empty', '']],
    ['a formula without value', { formula: 'SUM(B1:B9)' }, ['error', '=SUM(B1:B9)']],
    [
      'rich text',
      { value: null, richText: [{ text: '化学' }, { text: '需氧量', font: { bold: true } }] },
      ['text', '化学需氧量'],
    ],
    ['an empty cell with a format', { value: null, style: { numFmt: '@' } }, ['empty', '']],
  ])('reads %s', async (_, cell, expected) => {
    // The cell below keeps a sheet of one empty cell from being no sheet at all.
    expect((await readCells([cell, { value: '末行' }]))[0]).toEqual(expected);
  });

  it('reads error values as errors', async () => {
    expect(
      await readCells([{ value: '#DIV/0!', type: 'error', formula: '1/0', formulaResult: null }]),
    ).toEqual([['error', '=1/0']]);
  });

  it('reads the same dates from a workbook of the 1904 system', async () => {
    const dates = ['2026-06-30', '1999-12-31', '2024-02-29'];
    const cells = dates.map((date) => ({ value: utc(`${date}T00:00:00`) }));
    for (const dateSystem of ['1900', '1904'] as const) {
      expect((await readCells(cells, { dateSystem })).map(([, text]) => text)).toEqual(dates);
    }
  });

  it('keeps the place of every cell, below merged titles and in every sheet', async () => {
    const content = await writeXlsx({
      sheets: [
        {
          name: '一',
          rows: [
            ['标题', null, null],
            [null, null, '氨氮'],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
        },
        { name: '二', rows: [['甲']] },
      ],
    });
    const { value } = await readWorkbook('data/a.xlsx', content);
    expect(value[0]!.rows[1]![2]!.source).toEqual({
      file: 'data/a.xlsx',
      sheet: '一',
      cell: 'C2',
      text: '氨氮',
    });
    expect(value[1]!.rows[0]![0]!.source).toEqual({
      file: 'data/a.xlsx',
      sheet: '二',
      cell: 'A1',
      text: '甲',
    });
  });

  it('reads back any decimal of up to 15 digits', async () => {
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([whole, fraction]) => Number(`${whole}.${fraction}`));
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 20 }), async (numbers) => {
        const read = await readCells(numbers.map((value) => ({ value })));
        expect(read.map(([, text]) => text)).toEqual(numbers.map(String));
      }),
      { numRuns: 30 },
    );
  });
});

describe('files that are no workbook', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['an empty file', 'a.xlsx', new Uint8Array(0), 'FILE_EMPTY'],
    ['a mark of UTF-8 and nothing behind it', 'a.csv', new Uint8Array([0xef, 0xbb, 0xbf]), 'FILE_EMPTY'],
    ['blank lines', 'a.csv', new TextEncoder().encode('\n \t\r\n,,　,\n'), 'FILE_EMPTY'],
    ['a shortcut', '断面水质.xlsx.lnk', new Uint8Array([0x4c, 0]), 'FILE_UNREADABLE'],
    ['a name that does not say what it is', '表', new Uint8Array([1]), 'FORMAT_UNSUPPORTED'],
    ['a web page named .xlsx', 'a.xlsx', new TextEncoder().encode('<html><table></table>'), 'NOT_XLSX'],
    [
      'an encrypted workbook',
      'a.xlsx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'XLSX_ENCRYPTED',
    ],
    ['a zip cut short', 'a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'XLSX_CORRUPT'],
    ['an old workbook', 'a.xls', new Uint8Array([1]), 'FORMAT_UNSUPPORTED'],
  ])('refuses %s with a code and advice', async (_, file, content, code) => {
    const { value, problems } = await readSheets(file, content);
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code, severity: 'error', place: { file } }]);
    expect(problems[0]!.hint).not.toBe('');
  });

  it('takes a workbook of blank sheets and explanations for empty', async () => {
    const content = await writeXlsx({
      sheets: [
        { name: '填表说明', rows: [['列名', '说明']] },
        { name: 'Sheet2', rows: [[' ']] },
      ],
    });
    const { value, problems } = await readSheets('a.xlsx', content);
    expect(value).toEqual([]);
    expect(codes(problems)).toEqual(['FILE_EMPTY']);
  });

  it('gives only the sheets that hold something', async () => {
    const content = await writeXlsx({
      sheets: [
        { name: 'Sheet1', rows: [] },
        { name: '数据', rows: [['甲']] },
      ],
    });
    const { value, problems } = await readSheets('a.xlsx', content);
    expect(value.map(({ sheet }) => sheet)).toEqual(['数据']);
    expect(problems).toEqual([]);
  });

  it('answers a good workbook cut anywhere with data or a problem', async () => {
    const content = await writeXlsx({
      sheets: [
        {
          name: '一',
          rows: [
            ['断面', '氨氮'],
            ['甲', 0.5],
          ],
        },
      ],
    });
    for (let part = 1; part < 20; part += 1) {
      const { value, problems } = await readWorkbook(
        'a.xlsx',
        content.slice(0, Math.floor((content.length * part) / 20)),
      );
      expect(value).toEqual([]);
      expect(codes(problems)).toEqual(['XLSX_CORRUPT']);
    }
  });
});
