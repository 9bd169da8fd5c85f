// Workbooks that cannot be read as they stand, and what their sheets show besides values.

import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { buildWall } from '../../src/read/workbook/wall.ts';
import {
  archive,
  compoundFile,
  MAIN,
  type RawParts,
  RELATIONS,
  rawWorkbook,
  workbookEntries,
} from '../read/raw-workbooks.ts';
import { inProject, type ProblemCase } from './case.ts';
import { type Changes, cleanRows, READINGS, RECIPIENTS, RUNNING, workbook } from './project.ts';

const RECIPIENTS_XLSX = 'data/register/收件人.xlsx';
const READINGS_XLSX = 'data/2026-06/断面水质.xlsx';
const RUNNING_XLSX = 'data/2026-06/污水处理厂运行.xlsx';
const DUTIES_XLS = 'data/2026-06/值班表.xls';
const ENCRYPTED = compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage');
const OLD = compoundFile('Root Entry', 'Workbook');

const inFile = (file: string, content: Uint8Array | string): Changes => ({ [file]: content });

/** A workbook that is refused, beside the clean files. */
function refused(code: string, given: string, raw: RawParts, at = RECIPIENTS_XLSX): ProblemCase {
  return inProject(code, given, at, inFile(RECIPIENTS_XLSX, rawWorkbook(raw)));
}

interface Looks extends Omit<RawParts, 'cells'> {
  /** Rows put above the clean ones. */
  readonly titles?: readonly string[];
  /** Cells by address, as XML without the address, in the place of the clean ones. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Attributes of rows by their number. */
  readonly rows?: Readonly<Record<number, string>>;
}

/** One of the clean tables as a workbook in the place of the CSV file, looking otherwise. */
function asWorkbook(
  from: string,
  to: string,
  { titles = [], cells = {}, rows = {}, ...raw }: Looks,
): Changes {
  const lines = [...titles.map((title) => [title]), ...cleanRows(from)].map((texts, row) => {
    const written = texts.map((text, column) => {
      const address = `${String.fromCharCode(65 + column)}${row + 1}`;
      const inside = cells[address] ?? cellOf(text);
      return inside.replace('<c', `<c r="${address}"`);
    });
    return `<row r="${row + 1}" ${rows[row + 1] ?? ''}>${written.join('')}</row>`;
  });
  return { [from]: null, [to]: rawWorkbook({ ...raw, cells: lines.join('') }) };
}

function cellOf(text: string, attributes = ''): string {
  if (text === '') return `<c ${attributes}/>`;
  return /^\d+(\.\d+)?$/.test(text)
    ? `<c ${attributes}><v>${text}</v></c>`
    : `<c t="inlineStr" ${attributes}><is><t>${text}</t></is></c>`;
}

const readings = (looks: Looks) => asWorkbook(READINGS, READINGS_XLSX, looks);
const running = (looks: Looks) => asWorkbook(RUNNING, RUNNING_XLSX, looks);
const merged = (...areas: readonly string[]) =>
  `<mergeCells>${areas.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`;
const STRUCK =
  '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>';
const RED_FILL =
  '<fonts><font/></fonts><fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills><cellXfs><xf/><xf fillId="1"/></cellXfs>';
/** A link as Excel keeps it: the cell names a relation, the relation the address. */
const linked = (cell: string, address: string) => ({
  behind: `<hyperlinks><hyperlink xmlns:r="${RELATIONS}" ref="${cell}" r:id="rId1"/></hyperlinks>`,
  parts: {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/hyperlink" Target="mailto:${address}" TargetMode="External"/></Relationships>`,
  },
});

/** A workbook of two sheets, the second hidden. */
const withHiddenSheet = (first: string, second: string): Changes => ({
  [RECIPIENTS]: null,
  [RECIPIENTS_XLSX]: rawWorkbook({
    cells: first,
    parts: {
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="收件人" sheetId="1" r:id="rId1"/><sheet name="旧表" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="u"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
      'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData>${second}</sheetData></worksheet>`,
    },
  }),
});
const rowsOf = (rows: readonly (readonly string[])[]) =>
  rows.map((texts) => `<row>${texts.map((text) => cellOf(text)).join('')}</row>`).join('');

export const WORKBOOK_CASES: readonly ProblemCase[] = [
  inProject('FORMAT_UNSUPPORTED', 'an old workbook', DUTIES_XLS, inFile(DUTIES_XLS, OLD)),
  inProject(
    'FORMAT_UNSUPPORTED',
    'a workbook of WPS',
    'data/2026-06/值班表.et',
    inFile('data/2026-06/值班表.et', OLD),
  ),
  inProject(
    'NOT_XLSX',
    'a web page called a workbook',
    RECIPIENTS_XLSX,
    inFile(RECIPIENTS_XLSX, '<html><table><tr><td>县区名称</td></tr></table></html>'),
  ),
  inProject(
    'NOT_XLSX',
    'a CSV file called a workbook',
    RECIPIENTS_XLSX,
    inFile(RECIPIENTS_XLSX, '县区名称,姓名\n'),
  ),
  inProject('FILE_MISNAMED', 'a workbook called CSV', RECIPIENTS, inFile(RECIPIENTS, rawWorkbook())),
  inProject(
    'FILE_MISNAMED',
    'a web page called an old workbook',
    DUTIES_XLS,
    inFile(DUTIES_XLS, '<table></table>'),
  ),
  inProject(
    'XLSX_ENCRYPTED',
    'a workbook with a password',
    RECIPIENTS_XLSX,
    inFile(RECIPIENTS_XLSX, ENCRYPTED),
  ),
  inProject(
    'XLSX_CORRUPT',
    'a workbook cut short',
    RECIPIENTS_XLSX,
    workbook({ 收件人: cleanRows(RECIPIENTS) }).then((content) =>
      inFile(RECIPIENTS_XLSX, content.subarray(0, 900)),
    ),
  ),
  inProject(
    'XLSX_CORRUPT',
    'a number that is none',
    `${RECIPIENTS_XLSX} 数据!A1`,
    inFile(RECIPIENTS_XLSX, rawWorkbook({ cells: '<row><c><v>0x1F</v></c></row>' })),
  ),
  inProject(
    'XLSX_AMBIGUOUS_ZIP',
    'two workbooks in one file',
    RECIPIENTS_XLSX,
    inFile(RECIPIENTS_XLSX, Buffer.concat([rawWorkbook(), rawWorkbook()])),
  ),
  refused('XLSX_BOMB', 'a part of 20 MB in 20 KB', { behind: ' '.repeat(20 << 20) }),
  inProject(
    'XLSX_PATH',
    'a part that leads out of the archive',
    RECIPIENTS_XLSX,
    inFile(RECIPIENTS_XLSX, archive([...workbookEntries(), { name: '../../x', data: '' }])),
  ),
  refused('XLSX_DOCTYPE', 'a document type', { parts: { 'docProps/app.xml': '<!DOCTYPE x><x/>' } }),
  refused(
    'XLSX_DIALECT',
    'a sheet in another language',
    { parts: { 'xl/worksheets/sheet1.xml': '<worksheet xmlns="urn:x"/>' } },
    `${RECIPIENTS_XLSX} 数据`,
  ),
  refused(
    'XLSX_PART_MISSING',
    'a sheet that is not there',
    { parts: { 'xl/worksheets/sheet1.xml': null } },
    `${RECIPIENTS_XLSX} 数据`,
  ),
  refused(
    'XLSX_RANGE',
    'a text that is not there',
    { cells: '<row><c t="s"><v>7</v></c></row>' },
    `${RECIPIENTS_XLSX} 数据!A1`,
  ),
  refused(
    'XLSX_DUP_CELL',
    'a cell twice',
    { cells: '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>' },
    `${RECIPIENTS_XLSX} 数据`,
  ),
  refused(
    'XLSX_LIMIT',
    'a sheet merged into one cell',
    { behind: merged('A1:XFD1048576') },
    `${RECIPIENTS_XLSX} 数据`,
  ),
  {
    code: 'READER_FAILED',
    given: 'a program that is not there',
    at: '断面水质.xlsx',
    also: [],
    provoke: async (folder) => {
      const wall = buildWall({ program: join(folder, 'nothing.js') });
      return (await wall.read('断面水质.xlsx', rawWorkbook())).problems;
    },
  },
  inProject(
    'SHEET_HIDDEN',
    'an old table on a hidden sheet',
    `${RECIPIENTS_XLSX} 旧表`,
    withHiddenSheet(rowsOf(cleanRows(RECIPIENTS)), rowsOf(cleanRows(RECIPIENTS))),
  ),
  inProject(
    'SHEET_HIDDEN',
    'a list on a hidden sheet',
    `${RECIPIENTS_XLSX} 旧表`,
    withHiddenSheet(rowsOf(cleanRows(RECIPIENTS)), rowsOf([['县长'], ['副县长']])),
  ),
  inProject(
    'ROWS_HIDDEN',
    'a filtered row',
    `${READINGS_XLSX} 数据`,
    readings({ rows: { 3: 'hidden="1"' } }),
  ),
  inProject(
    'COLUMNS_HIDDEN',
    'a hidden column',
    `${READINGS_XLSX} 数据`,
    readings({ before: '<cols><col min="5" max="5" hidden="1"/></cols>' }),
  ),
  inProject(
    'CELL_STRUCK',
    'a value struck out',
    `${READINGS_XLSX} 数据!E2`,
    readings({ styles: STRUCK, cells: { E2: cellOf('0.42', 's="1"') } }),
  ),
  inProject(
    'CELL_STRUCK',
    'a remark struck out',
    `data/2026-06/整改任务.xlsx 数据!E2`,
    asWorkbook('data/2026-06/整改任务.csv', 'data/2026-06/整改任务.xlsx', {
      styles: STRUCK,
      cells: { E2: cellOf('河岸垃圾未清理', 's="1"') },
    }),
  ),
  inProject(
    'COLOUR_IGNORED',
    'a value on red',
    `${READINGS_XLSX} 数据!E2`,
    readings({ styles: RED_FILL, cells: { E2: cellOf('0.42', 's="1"') } }),
  ),
  inProject(
    'EMAIL_LINK_DIFFERS',
    'a link to somebody else',
    `${RECIPIENTS_XLSX} 数据!D2`,
    asWorkbook(RECIPIENTS, RECIPIENTS_XLSX, linked('D2', 'someone@else.example')),
  ),
  inProject(
    'MERGED_VALUE',
    'a value for two plants',
    `${RUNNING_XLSX} 数据!D2`,
    running({ behind: merged('D2:D3'), cells: { D3: '<c/>' } }),
  ),
  inProject(
    'MERGE_COVERS',
    'a county below a merged one',
    `data/register/断面名录.xlsx 数据!E3`,
    asWorkbook('data/register/断面名录.csv', 'data/register/断面名录.xlsx', { behind: merged('E2:E3') }),
  ),
  inProject(
    'FORMULA_EXTERNAL',
    'a value from another file',
    `${READINGS_XLSX} 数据!E2`,
    readings({ cells: { E2: '<c><f>[1]6月!$E$2</f><v>0.42</v></c>' } }),
  ),
  inProject(
    'FORMULA_VOLATILE',
    'a value that changes with the day',
    `${RUNNING_XLSX} 数据!D2`,
    running({ cells: { D2: '<c><f>TODAY()-46000</f><v>52.5</v></c>' } }),
  ),
  inProject(
    'FORMAT_HIDES_VALUE',
    'a zero shown as a dash',
    `${RUNNING_XLSX} 数据!D2`,
    running({
      styles:
        '<numFmts><numFmt numFmtId="200" formatCode="0.0;-0.0;&quot;-&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>',
      cells: { D2: cellOf('0', 's="1"') },
    }),
  ),
  inProject(
    'TITLE_MONTH_MISMATCH',
    "last month's title",
    `${READINGS_XLSX} 数据!A1`,
    readings({ titles: ['2026年5月断面水质监测结果'] }),
  ),
  inProject('SHEET_NAME_MONTH', "last month's sheet name", `${READINGS_XLSX} 5月`, {
    ...readings({
      parts: {
        'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="5月" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
    }),
  }),
];
