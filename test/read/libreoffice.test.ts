// Files as LibreOffice writes them: saving a workbook there loses nothing, and its other formats are told apart.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/model/table.ts';
import { readSheets } from '../../src/read/sheets/sheets.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { ROOT } from '../commands.ts';
import { convertByOffice, OFFICE } from '../office.ts';
import { rawWorkbook } from './raw-workbooks.ts';
import { codes } from './samples.ts';

const SAMPLES = [
  'data/register/断面名录.xlsx',
  'data/register/污水处理厂名录.xlsx',
  'data/2026-06/断面水质.xlsx',
  'data/2026-06/加密监测.xlsx',
  'data/2026-06/整改任务台账.xlsx',
];

/** Everything a sheet may show that is not plain text. */
const LOOKS = rawWorkbook({
  before: '<cols><col min="3" max="3" hidden="1" width="9"/></cols>',
  cells:
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>0.01</v></c><c r="C2" s="2"><v>46203</v></c><c r="D2" s="3"><v>46174</v></c><c r="E2" s="4" t="s"><v>0</v></c></row>' +
    '<row r="3" hidden="1"><c r="A3" t="s"><v>2</v></c><c r="B3"><f>B2*2</f><v>0.02</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" s="5"><v>0</v></c></row>' +
    '<row r="4"><c r="A4" s="6"><v>7</v></c><c r="B4" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c><c r="C4" s="7"><v>0.123</v></c><c r="D4"><v>371302000012</v></c><c r="E4"><f>TODAY()-TODAY()</f><v>0</v></c></row>',
  behind: '<mergeCells count="2"><mergeCell ref="A1:E1"/><mergeCell ref="A2:A3"/></mergeCells>',
  strings:
    '<si><t>标题 &amp; 说明</t></si><si><t xml:space="preserve"> 甲\n断面 </t></si><si><r><rPr><strike/><sz val="11"/><rFont val="宋体"/></rPr><t>旧</t></r><r><rPr><sz val="11"/><rFont val="宋体"/></rPr><t>新</t></r></si>',
  styles:
    '<numFmts count="6"><numFmt numFmtId="200" formatCode="0.00&quot;L&quot;"/><numFmt numFmtId="201" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="202" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="203" formatCode="0.00;-0.00;&quot;-&quot;"/><numFmt numFmtId="204" formatCode="000000"/><numFmt numFmtId="205" formatCode="0.0%"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><strike/><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="8"><xf numFmtId="0" fontId="0"/>${[200, 201, 202].map((id) => `<xf numFmtId="${id}" fontId="0" applyNumberFormat="1"/>`).join('')}<xf numFmtId="0" fontId="1" applyFont="1"/>${[203, 204, 205].map((id) => `<xf numFmtId="${id}" fontId="0" applyNumberFormat="1"/>`).join('')}</cellXfs>`,
});

/** What is seen in sheets, without the empty cells around. */
function seen(sheets: readonly Sheet[]) {
  return sheets.map(({ sheet, rows, merges, hiddenRows, hiddenColumns, isHidden }) => ({
    sheet,
    isHidden,
    merges,
    hiddenRows,
    hiddenColumns,
    cells: rows
      .flat()
      .filter(({ kind }) => kind !== 'empty')
      .map(({ kind, source, remarks }) => [source.cell, kind, source.text, remarks]),
  }));
}

describe.skipIf(OFFICE === undefined)('LibreOffice', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianbao-office-'));
    await writeFile(join(folder, '样式.xlsx'), LOOKS);
    await writeFile(
      join(folder, '表.xlsx'),
      await writeXlsx({
        sheets: [
          {
            name: '一',
            rows: [
              ['断面名称', '氨氮'],
              ['甲', 0.5],
            ],
          },
        ],
      }),
    );
    convert('xlsx', 'saved', [join(folder, '样式.xlsx'), ...SAMPLES.map((file) => join(ROOT, file))]);
    for (const format of ['xls', 'ods', 'html']) convert(format, format, [join(folder, '表.xlsx')]);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function convert(format: string, to: string, files: readonly string[]): void {
    convertByOffice(folder, format, join(folder, to), files);
  }

  it.each(SAMPLES)('saves %s without losing or adding anything', async (file) => {
    const saved = readWorkbook('a.xlsx', await readFile(join(folder, 'saved', basename(file))));
    expect(saved.problems).toEqual([]);
    expect(seen(saved.value)).toEqual(seen(readWorkbook('a.xlsx', await readFile(join(ROOT, file))).value));
  });

  it('saves what a sheet shows as it was', async () => {
    const saved = readWorkbook('a.xlsx', await readFile(join(folder, 'saved/样式.xlsx')));
    expect(saved.problems).toEqual([]);
    expect(seen(saved.value)).toEqual(seen(readWorkbook('a.xlsx', LOOKS).value));
  });

  it.each([
    ['xls', '表.xls', 'FORMAT_UNSUPPORTED', '旧版Excel工作簿'],
    ['xls', '表.xlsx', 'NOT_XLSX', '旧版Excel工作簿'],
    ['xls', '表.et', 'FORMAT_UNSUPPORTED', 'WPS'],
    ['xls', '表.csv', 'FILE_MISNAMED', '旧版Excel工作簿'],
    ['ods', '表.ods', 'FORMAT_UNSUPPORTED', 'OpenDocument'],
    ['ods', '表.xlsx', 'NOT_XLSX', 'OpenDocument'],
    ['html', '表.xls', 'FILE_MISNAMED', '网页'],
    ['html', '表.xlsx', 'NOT_XLSX', '网页'],
    ['html', '表.csv', 'FILE_MISNAMED', '网页'],
  ])('writes .%s files that are told from others: %s', async (format, name, code, what) => {
    const { value, problems } = await readSheets(name, await readFile(join(folder, format, `表.${format}`)));
    expect(value).toEqual([]);
    expect(codes(problems)).toEqual([code]);
    expect(problems[0]!.message).toContain(what);
  });
});
