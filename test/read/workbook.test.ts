import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { archive, MAIN, RELATIONS, rawRows, rawWorkbook, workbookEntries } from './raw-workbooks.ts';

type Cells = NonNullable<WriteOptions['sheets'][number]['cells']>;
type CellSpec = Cells extends Map<string, infer C> ? C : never;

/** Column A of a workbook holding the given cells, as read. */
async function readCells(cells: readonly CellSpec[], options: Partial<WriteOptions> = {}) {
  const content = await writeXlsx({
    sheets: [{ name: '数据', cells: new Map(cells.map((cell, row) => [`${row},0`, cell])) }],
    ...options,
  });
  const { value } = readWorkbook('a.xlsx', content);
  return value[0]!.rows.map(([cell]) => [cell?.kind, cell?.source.text]);
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
      ['date', '2026-06'],
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
    // The row below keeps a sheet of one empty cell from having no rows at all; of empty rows only the place is kept.
    const [read = ['empty', '']] = (await readCells([cell, { value: '末行' }])).slice(0, -1);
    expect(read[0] === undefined ? ['empty', ''] : read).toEqual(expected);
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
    const { value } = readWorkbook('data/a.xlsx', content);
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

/** The cells of a workbook's only sheet, row by row; the code it is refused with, where it is. */
function cellsOf(content: Uint8Array): string | (string | undefined)[][] {
  const { value, problems } = readWorkbook('a.xlsx', content);
  if (problems.length > 0) return problems.map(({ code }) => code).join();
  return value[0]!.rows.map((cells) =>
    cells.map(({ kind, source, remarks }) => {
      const remarked = remarks === undefined ? '' : ` ${JSON.stringify(remarks)}`;
      return kind === 'empty' ? '' : `${kind} ${source.text}${remarked}`;
    }),
  );
}

const C = (attributes: string, inside = '') => `<c ${attributes}>${inside}</c>`;
const N = (value: string) => C('', `<v>${value}</v>`);
const one = (cell: string, raw: Parameters<typeof rawWorkbook>[0] = {}) =>
  rawWorkbook({ ...raw, cells: `<row>${cell}</row>` });

describe('dialects', () => {
  it.each<[string, Uint8Array, string[][]]>([
    [
      'rows and cells without addresses',
      rawWorkbook({ cells: rawRows([N('1'), C('t="s"', '<v>1</v>')], ['<c/>', N('2')]) }),
      [
        ['number 1', 'text 乙'],
        ['', 'number 2'],
      ],
    ],
    [
      'rows and cells left out',
      rawWorkbook({ cells: '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>' }),
      [[], ['', 'number 1', '', 'number 2']],
    ],
    [
      'a prefix before every name',
      rawWorkbook({
        parts: {
          'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:q="${RELATIONS}"><x:sheets><x:sheet name="数据" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`,
          'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
          'xl/sharedStrings.xml': `<x:sst xmlns:x="${MAIN}"><x:si><x:t>甲</x:t></x:si></x:sst>`,
        },
      }),
      [['text 甲']],
    ],
    [
      'the strict edition',
      rawWorkbook({
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row><c t="d"><v>2026-06-30T00:00:00</v></c><c t="d"><v>2026-06-30T20:30:00Z</v></c><c t="d"><v>2026-06-30</v></c></row></sheetData></worksheet>',
        },
      }),
      [['date 2026-06-30', 'date 2026-06-30 20:30', 'date 2026-06-30']],
    ],
    [
      'paths from the root, upwards and in other letters',
      rawWorkbook({
        cells: rawRows([C('t="s"', '<v>0</v>')]),
        parts: {
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="/xl/Worksheets/Sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="../xl/./sharedStrings.xml"/></Relationships>`,
        },
      }),
      [['text 甲']],
    ],
    [
      'text in the cell, with runs and a phonetic guide',
      one(
        C(
          't="inlineStr"',
          '<is><r><t>断</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 面</t></r><rPh sb="0" eb="1"><t>duan</t></rPh></is>',
        ),
      ),
      [['text 断 面']],
    ],
    [
      'a phonetic guide among the strings',
      one(C('t="s"', '<v>0</v>'), {
        strings: '<si><t>断面</t><rPh sb="0" eb="2"><t>duanmian</t></rPh><phoneticPr fontId="1"/></si>',
      }),
      [['text 断面']],
    ],
    [
      'characters written as codes',
      one(C('t="inlineStr"', '<is><t>甲_x000D_乙_x005F_x0041_</t></is>')),
      [['text 甲\r乙_x0041_']],
    ],
    ['a formula of text, with codes', one(C('t="str"', '<f>A9</f><v>甲_x000A_乙</v>')), [['text 甲\n乙']]],
    ['a string of nothing', one(C('t="s"', '<v>0</v>') + N('1'), { strings: '<si/>' }), [['', 'number 1']]],
    [
      'no strings and no styles at all',
      one(N('1') + C('t="b" s="7"', '<v>true</v>'), {
        parts: {
          'xl/sharedStrings.xml': null,
          'xl/styles.xml': null,
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        },
      }),
      [['number 1', 'boolean TRUE']],
    ],
    [
      'numbers as programs write them',
      one(
        N('7.0') + N('1E-3') + N('+5') + N('.5') + N('5.') + N('0.30000000000000004') + N('007') + N('1.50'),
      ),
      [
        [
          'number 7',
          'number 0.001',
          'number 5',
          'number 0.5',
          'number 5',
          'number 0.3',
          'number 7',
          'number 1.5',
        ],
      ],
    ],
    [
      'extensions behind the data that look like data',
      rawWorkbook({
        cells: rawRows([N('1')]),
        behind:
          '<extLst><ext><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></ext></extLst>',
      }),
      [['number 1']],
    ],
    [
      'a formula that cells share',
      one(
        C('', '<f t="shared" ref="A1:B1" si="0">A9+1</f><v>1</v>') +
          C('', '<f t="shared" si="0"/>') +
          C('', '<f t="shared" si="0"/><v>2</v>'),
      ),
      [['number 1', 'error =A9+1', 'number 2']],
    ],
    [
      'formulas of nothing',
      one(C('t="str"', '<f>A9</f><v></v>') + C('', '<f>A9</f><v></v>') + C('', '<f>A9</f><v/>') + N('1')),
      [['', 'error =A9', 'error =A9', 'number 1']],
    ],
    [
      'error values',
      one(C('t="e"', '<v>#DIV/0!</v>') + C('t="e"', '<f>1/0</f><v>#N/A</v>')),
      [['error #DIV/0!', 'error #N/A']],
    ],
  ])('reads %s', (_, content, expected) => {
    expect(cellsOf(content)).toEqual(expected);
  });

  it('counts dates from 1904 where the workbook says so', () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    for (const settings of ['date1904="1"', 'date1904="true"']) {
      expect(cellsOf(one(N('44741'), { styles, settings }))).toEqual([['date 2026-06-30']]);
    }
    expect(cellsOf(one(N('46203'), { styles, settings: 'date1904="0"' }))).toEqual([['date 2026-06-30']]);
  });

  it('gives worksheets in the order of their list and passes over charts', () => {
    const relation = (id: number, type: string, target: string) =>
      `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
    const { value } = readWorkbook(
      'a.xlsx',
      rawWorkbook({
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="图" sheetId="3" r:id="rId3"/><sheet name="乙" sheetId="2" r:id="rId2"/><sheet name="甲" sheetId="1" state="veryHidden" r:id="rId1"/></sheets></workbook>`,
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'chartsheet', 'chartsheets/sheet1.xml')}</Relationships>`,
          'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
        },
      }),
    );
    expect(value.map(({ sheet, isHidden = false }) => [sheet, isHidden])).toEqual([
      ['乙', false],
      ['甲', true],
    ]);
  });
});

describe('what a sheet shows', () => {
  const STRUCK_FONTS =
    '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>';

  it('tells struck-out cells, by their style or a run of their text', () => {
    const strings =
      '<si><t>甲</t></si><si><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></si><si><r><rPr><b/></rPr><t>乙</t></r></si>';
    const S = (style: number, index: number) => C(`t="s" s="${style}"`, `<v>${index}</v>`);
    const cells = S(0, 0) + S(1, 0) + S(2, 0) + S(0, 1) + S(1, 2) + C('s="1"', '<v>5</v>') + C('s="1"');
    expect(cellsOf(one(cells, { strings, styles: STRUCK_FONTS }))).toEqual([
      [
        'text 甲',
        'text 甲 {"isStruck":true}',
        'text 甲',
        'text 旧新 {"isStruck":true}',
        'text 乙',
        'number 5 {"isStruck":true}',
      ],
    ]);
  });

  it('tells what a number format hides', () => {
    const styles =
      '<numFmts><numFmt numFmtId="200" formatCode="0.00;-0.00;&quot;-&quot;"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>';
    expect(cellsOf(one(N('0') + N('1'), { styles }))).toEqual([['number 0 {"shown":"-"}', 'number 1']]);
  });

  it.each(['0', 'false'])('tells zeros that the sheet does not show: showZeros=%s', (setting) => {
    const before = `<sheetViews><sheetView showZeros="${setting}" workbookViewId="0"><selection/></sheetView></sheetViews>`;
    expect(
      cellsOf(rawWorkbook({ before, cells: rawRows([N('0'), N('0.0'), N('1'), C('t="b"', '<v>0</v>')]) })),
    ).toEqual([['number 0 {"shown":""}', 'number 0 {"shown":""}', 'number 1', 'boolean FALSE']]);
  });

  it.each([
    ['[1]Sheet1!$A$1', 'external'],
    ["'C:\\数据\\[2]6月'!B2+1", 'external'],
    ['TODAY()-A1', 'volatile'],
    ['IF(now()&gt;1,1,2)', 'volatile'],
    ['SUM(A1:B2)', undefined],
    ['表1[1]', undefined],
    ['表1[[#This Row],[1]]', undefined],
    ['数据!A1', undefined],
    ['MYTODAYS(1)', undefined],
  ])('tells where %s takes its value from', (formula, kind) => {
    const remark = kind === undefined ? '' : ` {"formula":"${kind}"}`;
    expect(cellsOf(one(C('', `<f>${formula}</f><v>1</v>`)))).toEqual([[`number 1${remark}`]]);
  });

  it('takes no notice of comments, links and pictures', () => {
    const relation = (type: string, target: string) =>
      `<Relationship Id="${type}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
    const parts = {
      'xl/comments1.xml': `<comments xmlns="${MAIN}"><commentList><comment ref="A1"><text><t>应为0.9</t></text></comment></commentList></comments>`,
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="u">${relation('comments', '../comments1.xml')}${relation('drawing', '../gone.xml')}</Relationships>`,
      'xl/media/image1.png': new Uint8Array([1, 2, 3]),
    };
    const behind = '<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks><legacyDrawing r:id="rId1"/>';
    expect(cellsOf(rawWorkbook({ cells: rawRows([N('0.5')]), behind, parts }))).toEqual([['number 0.5']]);
  });

  it('tells hidden rows and columns, and merged cells', () => {
    const { value } = readWorkbook(
      'a.xlsx',
      rawWorkbook({
        before:
          '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/><col min="5" max="5" width="9"/></cols>',
        cells:
          '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"/><row r="3" ht="0" customHeight="1"><c><v>1</v></c></row>',
        behind: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>',
      }),
    );
    expect(value[0]).toMatchObject({
      hiddenRows: [1, 2],
      hiddenColumns: [1, 2, 3],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 1, left: 0, bottom: 2, right: 0 },
      ],
    });
  });
});

describe('workbooks that contradict themselves', () => {
  const rel = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  const sheetRelation = `<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>`;
  const list = (sheets: string) => ({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets></workbook>`,
  });
  const row = (text: string) => rawWorkbook({ cells: text });
  const merge = (...areas: readonly string[]) =>
    rawWorkbook({
      behind: `<mergeCells>${areas.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`,
    });

  it.each<[string, string, Uint8Array]>([
    ['XLSX_RANGE', 'a string beyond the table', one(C('t="s"', '<v>2</v>'))],
    ['XLSX_RANGE', 'a string before it', one(C('t="s"', '<v>-1</v>'))],
    ['XLSX_RANGE', 'a broken number of a string', one(C('t="s"', '<v>1.5</v>'))],
    ['XLSX_RANGE', 'a string of no number', one(C('t="s"', '<v></v>'))],
    ['XLSX_RANGE', 'a style beyond the table', one(C('s="9"', '<v>1</v>'))],
    ['XLSX_RANGE', 'an address without a row', row('<row r="1"><c r="A"><v>1</v></c></row>')],
    ['XLSX_RANGE', 'an address in row 0', row('<row r="1"><c r="A0"><v>1</v></c></row>')],
    ['XLSX_RANGE', 'an address in another row', row('<row r="1"><c r="A2"><v>1</v></c></row>')],
    ['XLSX_RANGE', 'a column beyond the last', row('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')],
    ['XLSX_RANGE', 'a row beyond the last', row('<row r="400000000"><c><v>1</v></c></row>')],
    ['XLSX_RANGE', 'a row that is no number', row('<row r="x"><c><v>1</v></c></row>')],
    [
      'XLSX_RANGE',
      'columns without end',
      rawWorkbook({ before: '<cols><col min="1" max="2000000000" hidden="1"/></cols>' }),
    ],
    [
      'XLSX_RANGE',
      'columns that run backwards',
      rawWorkbook({ before: '<cols><col min="3" max="2"/></cols>' }),
    ],
    ['XLSX_RANGE', 'a merged area that is none', merge('A1:ZZZ1')],
    ['XLSX_RANGE', 'a merged area that runs backwards', merge('B2:A1')],
    ['XLSX_RANGE', 'merged areas that overlap', merge('A1:B3', 'B3:C4')],
    ['XLSX_DUP_CELL', 'a cell twice', row('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    [
      'XLSX_DUP_CELL',
      'cells out of order',
      row('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    ],
    ['XLSX_DUP_CELL', 'a row twice', row('<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>')],
    ['XLSX_DUP_CELL', 'rows out of order', row('<row r="2"/><row r="1"/>')],
    [
      'XLSX_DUP_CELL',
      'two sheets of one name',
      rawWorkbook({ parts: list('<sheet name="a" r:id="rId1"/><sheet name="A" r:id="rId1"/>') }),
    ],
    [
      'XLSX_DUP_CELL',
      'two relations of one number',
      rawWorkbook({ parts: { 'xl/_rels/workbook.xml.rels': rel(sheetRelation + sheetRelation) } }),
    ],
    ['XLSX_CORRUPT', 'two values in a cell', one(C('', '<v>1</v><v>2</v>'))],
    ['XLSX_CORRUPT', 'a value and text in a cell', one(C('t="inlineStr"', '<v>1</v><is><t>2</t></is>'))],
    ['XLSX_CORRUPT', 'a number with a comma', one(N('1,2'))],
    ['XLSX_CORRUPT', 'a hexadecimal number', one(N('0x1F'))],
    ['XLSX_CORRUPT', 'a number without end', one(N('Infinity'))],
    ['XLSX_CORRUPT', 'a number too large', one(N('1e999'))],
    ['XLSX_CORRUPT', 'a number of spaces', one(N(' '))],
    ['XLSX_CORRUPT', 'a word for a number', one(N('abc'))],
    ['XLSX_CORRUPT', 'a truth value of 7', one(C('t="b"', '<v>7</v>'))],
    ['XLSX_CORRUPT', 'an error that is none', one(C('t="e"', '<v>5</v>'))],
    ['XLSX_CORRUPT', 'a date that is none', one(C('t="d"', '<v>30.6.2026</v>'))],
    ['XLSX_CORRUPT', 'a kind nobody knows', one(C('t="q"', '<v>1</v>'))],
    ['XLSX_CORRUPT', 'two tables of data', rawWorkbook({ behind: '<sheetData/>' })],
    [
      'XLSX_CORRUPT',
      'a sheet cut short',
      rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData><row>` } }),
    ],
    ['XLSX_PART_MISSING', 'no sheet', rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': null } })],
    ['XLSX_PART_MISSING', 'no strings', rawWorkbook({ parts: { 'xl/sharedStrings.xml': null } })],
    ['XLSX_PART_MISSING', 'no styles', rawWorkbook({ parts: { 'xl/styles.xml': null } })],
    ['XLSX_PART_MISSING', 'no relations', rawWorkbook({ parts: { 'xl/_rels/workbook.xml.rels': null } })],
    ['XLSX_PART_MISSING', 'no list of sheets', rawWorkbook({ parts: { 'xl/workbook.xml': null } })],
    ['XLSX_PART_MISSING', 'no way to the list of sheets', rawWorkbook({ parts: { '_rels/.rels': null } })],
    [
      'XLSX_PART_MISSING',
      'a sheet in the list alone',
      rawWorkbook({ parts: list('<sheet name="a" r:id="rId9"/>') }),
    ],
    [
      'XLSX_PART_MISSING',
      'a sheet in another file',
      rawWorkbook({
        parts: { 'xl/_rels/workbook.xml.rels': rel(sheetRelation.replace('/>', ' TargetMode="External"/>')) },
      }),
    ],
    [
      'XLSX_DIALECT',
      'a sheet of another language',
      rawWorkbook({
        parts: { 'xl/worksheets/sheet1.xml': '<worksheet xmlns="urn:x"><sheetData/></worksheet>' },
      }),
    ],
    [
      'XLSX_DIALECT',
      'a sheet without a language',
      rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>' } }),
    ],
    [
      'XLSX_DIALECT',
      'a sheet that is something else',
      rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': `<sst xmlns="${MAIN}"/>` } }),
    ],
    [
      'XLSX_DIALECT',
      'a sheet of a kind nobody knows',
      rawWorkbook({
        parts: { 'xl/_rels/workbook.xml.rels': rel(sheetRelation.replace('/worksheet"', '/worksheets"')) },
      }),
    ],
    [
      'XLSX_DIALECT',
      'something else among the rows',
      row('<mc:AlternateContent><row r="1"/></mc:AlternateContent>'),
    ],
    ['XLSX_DIALECT', 'something else among the cells', row('<row><mc:AlternateContent/></row>')],
    [
      'XLSX_DIALECT',
      'strings in UTF-16',
      rawWorkbook({
        parts: { 'xl/sharedStrings.xml': Buffer.from(`\ufeff<sst xmlns="${MAIN}"/>`, 'utf16le') },
      }),
    ],
    [
      'XLSX_DOCTYPE',
      'a document type',
      rawWorkbook({
        parts: { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="${MAIN}"/>` },
      }),
    ],
    [
      'XLSX_DOCTYPE',
      'a document type in a part nobody reads',
      rawWorkbook({ parts: { 'docProps/app.xml': '<!DOCTYPE x><x/>' } }),
    ],
    [
      'XLSX_CORRUPT',
      'a wrong checksum on a part nobody reads',
      archive([...workbookEntries(), { name: 'docProps/app.xml', data: '<x/>', crc: 1 }]),
    ],
  ])('are refused with %s: %s', (code, _, content) => {
    expect(cellsOf(content)).toBe(code);
  });

  it('names the cell that is wrong', () => {
    const { problems } = readWorkbook('a.xlsx', one(N('1') + C('t="s"', '<v>7</v>')));
    expect(problems[0]!.place).toEqual({ file: 'a.xlsx', sheet: '数据', cell: 'B1' });
  });

  it('gives nothing of a workbook whose second sheet is broken', () => {
    const parts = {
      ...list('<sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId2"/>'),
      'xl/_rels/workbook.xml.rels': rel(
        sheetRelation + sheetRelation.replace('rId1', 'rId2').replace('sheet1', 'sheet2'),
      ),
      'xl/worksheets/sheet2.xml': '<worksheet',
    };
    expect(readWorkbook('a.xlsx', rawWorkbook({ cells: rawRows([N('1')]), parts })).value).toEqual([]);
  });
});

describe('workbooks beyond all measure', () => {
  it.each<[string, Uint8Array]>([
    ['a merged sheet', rawWorkbook({ behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' })],
    [
      'thousands of merged areas',
      rawWorkbook({
        behind: `<mergeCells>${Array.from({ length: 5001 }, (_, index) => `<mergeCell ref="A${2 * index + 1}:A${2 * index + 2}"/>`).join('')}</mergeCells>`,
      }),
    ],
    [
      'a row of cells in the last column a hundred times',
      rawWorkbook({
        cells: Array.from(
          { length: 100 },
          (_, index) => `<row r="${index + 1}"><c r="XFD${index + 1}"><v>1</v></c></row>`,
        ).join(''),
      }),
    ],
    ['text of 40,000 characters', one(C('t="inlineStr"', `<is><t>${'水'.repeat(40_000)}</t></is>`))],
    [
      'hundreds of sheets',
      rawWorkbook({
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${Array.from({ length: 201 }, (_, index) => `<sheet name="${index}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
        },
      }),
    ],
    ['elements in each other', one(C('', '<v>'.repeat(100)))],
  ])('are refused: %s', (_, content) => {
    expect(cellsOf(content)).toBe('XLSX_LIMIT');
  });

  it('takes one stray cell in the last corner, and names that cover everything', () => {
    const { value, problems } = readWorkbook(
      'a.xlsx',
      rawWorkbook({
        cells: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="a" r:id="rId1"/></sheets><definedNames><definedName name="x">a!$A$1:$XFD$1048576</definedName></definedNames></workbook>`,
        },
      }),
    );
    expect(problems).toEqual([]);
    expect(value[0]!.rows.at(-1)!.at(-1)!.source).toMatchObject({ cell: 'XFD1048576', text: '2' });
  });

  it('counts no cells that hold nothing', () => {
    const styled = (row: number) =>
      Array.from({ length: 26 }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${row}" s="0"/>`);
    const cells = Array.from({ length: 60_000 }, (_, row) => `<row>${styled(row + 1).join('')}</row>`).join(
      '',
    );
    expect(cellsOf(rawWorkbook({ cells: cells + rawRows([N('1')]) }))).toHaveLength(60_001);
  });
});
