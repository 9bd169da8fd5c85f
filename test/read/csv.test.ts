import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/read/csv.ts';
import { codes } from './samples.ts';

const read = (text: string) => readCsv('a.csv', new TextEncoder().encode(text));

describe('readCsv', () => {
  it('addresses cells as a spreadsheet would, blank lines and line breaks in cells included', async () => {
    const { value } = await read('标题\r\n\r\n断面,"第一行\n第二行"\r\n甲,\r\n');
    const cells = value[0]!.rows.flat().map(({ kind, source }) => [source.cell, kind, source.text]);
    expect(cells).toEqual([
      ['A1', 'text', '标题'],
      ['A2', 'empty', ''],
      ['A3', 'text', '断面'],
      ['B3', 'text', '第一行\n第二行'],
      ['A4', 'text', '甲'],
      ['B4', 'empty', ''],
    ]);
  });

  it('has no sheet name', async () => {
    expect((await read('a,b')).value[0]).not.toHaveProperty('sheet');
  });

  it('takes a quotation mark inside a cell literally', async () => {
    const { value } = await read('管径,5"管\n1,2');
    expect(value[0]!.rows[0]![1]!.source.text).toBe('5"管');
  });

  it('names the line of a quotation mark that is never closed', async () => {
    const { value, problems } = await read('断面,值\n甲,1\n乙,"2\n丙,3\n');
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code: 'CSV_QUOTE', place: { line: 3 } }]);
  });

  it.each([
    ['断面\t日期\tpH\t氨氮\n甲\t1\t2\t3', '制表符'],
    ['断面;日期;pH;氨氮\n甲;1;2;3', '“;”'],
    ['断面，日期，pH，氨氮\n甲，1，2，3', '“，”'],
  ])('refuses another delimiter by name', async (text, name) => {
    const { problems } = await read(text);
    expect(codes(problems)).toEqual(['CSV_DELIM']);
    expect(problems[0]!.message).toContain(name);
  });

  it('reads back any table, written as UTF-8 or GBK', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'断面氨氮,"\n ;1.L'), maxLength: 8 });
    const row = fc.tuple(cell, cell).map(([a, b]) => ['断面', a, b]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('utf8', 'gbk'),
        async (rows, encoding) => {
          const content = new Uint8Array(iconv.encode(stringify(rows), encoding));
          const { value } = await readCsv('a.csv', content);
          expect(value[0]!.rows.map((cells) => cells.map(({ source }) => source.text))).toEqual(rows);
        },
      ),
    );
  });
});
