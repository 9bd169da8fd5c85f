import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/read/sheets/csv.ts';
import { splitCsv } from '../../src/read/sheets/csv-split.ts';
import { codes } from './samples.ts';

const read = (text: string) => readCsv('a.csv', new TextEncoder().encode(text));
const textsOf = async (text: string) => {
  const { value, problems } = await read(text);
  expect(problems).toEqual([]);
  return value[0]!.rows.map((cells) => cells.map(({ source }) => source.text));
};

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

  it.each([
    ['CR only', '断面,值\r甲,1\r乙,2\r'],
    ['CR and LF', '断面,值\r\n甲,1\r\n乙,2\r\n'],
    ['a mixture', '断面,值\r\n甲,1\n乙,2\r'],
    ['no end of the last line', '断面,值\n甲,1\n乙,2'],
    ['a line for Excel', 'sep=,\n断面,值\n甲,1\n乙,2\n'],
    ['quotation marks', '"断面","值"\n"甲","1"\n"乙" ,2\n'],
  ])('reads lines with %s', async (_, text) => {
    expect(await textsOf(text)).toEqual([
      ['断面', '值'],
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it.each([
    ['a quotation mark inside a cell', '管径,5"管\n1,2', '5"管'],
    ['doubled quotation marks', '管径,"5""管"\n1,2', '5"管'],
    ['a code kept as text', '编码,="0012"\n1,2', '="0012"'],
    ['a comma in quotation marks', '断面,"甲,乙"\n1,2', '甲,乙'],
    ['a Chinese comma', '断面,甲，乙\n1,2', '甲，乙'],
    ['semicolons in a text', '断面,"甲;乙;丙"\n1,2', '甲;乙;丙'],
  ])('takes %s as it is', async (_, text, value) => {
    expect((await textsOf(text))[0]![1]).toBe(value);
  });

  it.each([
    ['断面,值\n甲,1\n乙,"2\n丙,3\n', 3],
    ['断面,值\r甲,1\r乙,"2\r丙,3\r', 3],
    ['断面,"说明\n更多"\n甲,"1\n', 3],
    ['断面,值\n甲,"1"2\n', 2],
    ['断面,值\n"甲"乙,1\n', 2],
    ['sep=,\n断面,值\n甲,"1\n', 3],
    // The mark of one row is closed by that of a later one: two rows would become one cell.
    ['断面,值,说明\n甲,1,"已整改\n乙,2,未整改"\n丙,3,\n', 2],
    ['断面,说明,值\n甲,"已整改\n乙,未整改",2\n', 2],
  ])('names the line of a quotation mark that is not closed where it should be: %j', async (text, line) => {
    const { value, problems } = await read(text);
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code: 'CSV_QUOTE', place: { line } }]);
  });

  it.each([
    ['断面\t日期\tpH\t氨氮\n甲\t1\t2\t3', '制表符'],
    ['断面\t氨氮\n甲\t0.5\n', '制表符'],
    ['断面;日期;pH;氨氮\n甲;1;2;3', '“;”'],
    ['断面;氨氮\n甲;0,52\n乙;1.234,5\n丙;1\n', '“;”'],
    ['断面，日期，pH，氨氮\n甲，1，2，3', '“，”'],
    ['断面；日期；pH\n甲；1；2', '“；”'],
    ['断面、日期、pH\n甲、1、2', '“、”'],
    ['断面|日期|pH\n甲|1|2', '“|”'],
    ['断面,日期,pH\n甲\t1\t2\n乙\t1\t2\n丙\t1\t2\n', '制表符'],
    ['sep=;\n断面;日期;pH\n甲;1;2', '“;”'],
    ['sep=\t\n断面\t日期\n甲\t1', '制表符'],
    ['sep=#\n断面#日期\n甲#1', '“#”'],
  ])('refuses another delimiter by name: %j', async (text, name) => {
    const { value, problems } = await read(text);
    expect(value).toEqual([]);
    expect(codes(problems)).toEqual(['CSV_DELIM']);
    expect(problems[0]!.message).toContain(name);
  });

  it.each([
    ['a missing comma', '断面,日期,pH\n甲,17.6\n乙,1,7.2\n', 'CSV_SHORT', 'B2'],
    ['a Chinese comma among others', '断面,日期,pH\n甲，1,7.6\n乙,1,7.2\n', 'CSV_SHORT', 'B2'],
    ['a lone name', '断面,日期,pH\n甲\n乙,1,7.2\n', 'CSV_SHORT', 'A2'],
    ['a title and a short row', '2026年6月\n\n断面,日期,pH\n甲,1\n', 'CSV_SHORT', 'B4'],
    ['a file that was cut', '断面,日期,pH\n甲,1,7.2\n乙,1', 'CSV_TRUNCATED', 'B3'],
    ['a file cut in its first cell', '断面,日期,pH\n甲,1,7.2\n乙', 'CSV_TRUNCATED', 'A3'],
  ])('reports %s', async (_, text, code, cell) => {
    const { problems } = await read(text);
    expect(problems).toMatchObject([{ code, severity: 'error', place: { file: 'a.csv', cell } }]);
  });

  it.each([
    ['titles above the header', '2026年6月断面水质\n\n断面,日期,pH\n甲,1,7.2\n'],
    ['blank lines and footers', '断面,日期,pH\n甲,1,7.2\n\n备注：以上为初步数据\n合计,\n'],
    ['empty columns at the end', '断面,日期,pH,,\n甲,1,7.2\n乙,1,7.2,,\n'],
    ['more cells than the header has', '断面,日期,pH\n甲,1,7.2,\n'],
    ['one column', '断面\n甲\n乙\n'],
    ['blank rows', '断面,日期\n , \n\t\n甲,1\n'],
  ])('says nothing of %s', async (_, text) => {
    expect((await read(text)).problems).toEqual([]);
  });

  it('reads back any table, written as UTF-8, UTF-16 or GBK', async () => {
    const line = fc.string({ unit: fc.constantFrom(...'断面氨氮," ;1.L'), maxLength: 8 });
    const lines = fc.string({ unit: fc.constantFrom(...'断面氨氮\n" 1'), maxLength: 8 });
    const cell = fc.oneof(line, lines);
    const row = fc.tuple(cell, cell).map(([a, b]) => ['断面', a, b]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('utf8', 'gbk', 'utf16le', 'utf16be'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, encoding, end) => {
          const text = stringify(rows, { record_delimiter: end, quoted_match: /[\r\n]/ });
          const content = new Uint8Array(iconv.encode(text, encoding, { addBOM: encoding !== 'gbk' }));
          const { value } = await readCsv('a.csv', content);
          expect(value[0]!.rows.map((cells) => cells.map(({ source }) => source.text))).toEqual(rows);
        },
      ),
    );
  });
});

describe('splitCsv', () => {
  it('agrees with another parser on every text, or refuses it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲,,"\n\r 1'), maxLength: 24 });
    fc.assert(
      fc.property(text, (written) => {
        const split = splitCsv(written);
        if ('quoteLine' in split) return;
        const parsed: string[][] = parse(written, {
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: false,
          record_delimiter: ['\r\n', '\n', '\r'],
        });
        // The other one takes spaces behind a closing mark, and the mark, for text.
        const isPlain = !/" +(?:,|[\r\n]|$)/.test(written);
        if (isPlain) expect(split.rows).toEqual(parsed);
      }),
      { numRuns: 5000 },
    );
  });
});
