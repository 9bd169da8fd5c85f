import { Buffer } from 'node:buffer';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../src/read/sheets/sheets.ts';
import { archive, compoundFile, rawRows, rawWorkbook, workbookEntries } from './raw-workbooks.ts';
import { codes } from './samples.ts';

const text = (content: string) => new TextEncoder().encode(content);
const WORKBOOK = rawWorkbook({ cells: rawRows(['<c><v>1</v></c>']) });
const ENCRYPTED = compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage');
const OLD = compoundFile('Root Entry', 'Workbook', 'SummaryInformation');
const WORD = archive([
  { name: '[Content_Types].xml', data: '<Types/>' },
  { name: 'word/document.xml', data: '<d/>' },
]);
const ODS = archive([
  { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true },
]);
const XLSB = rawWorkbook({
  parts: {
    '_rels/.rels':
      '<Relationships xmlns="u"><Relationship Id="rId1" Type="u/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    'xl/workbook.bin': new Uint8Array([1, 2, 3]),
  },
});
const HTML = text(
  '\ufeff\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>断面</td></tr></table>',
);

describe('files by what is in them', () => {
  it.each<[string, string, Uint8Array, string, string]>([
    ['an empty file', 'a.xlsx', new Uint8Array(0), 'FILE_EMPTY', '0字节'],
    [
      'a mark of UTF-8 and nothing behind it',
      'a.csv',
      new Uint8Array([0xef, 0xbb, 0xbf]),
      'FILE_EMPTY',
      '空行',
    ],
    ['blank lines', 'a.csv', text('\n \t\r\n,,　,\n'), 'FILE_EMPTY', '空行'],
    ['a shortcut', '断面水质.xlsx.lnk', new Uint8Array([0x4c, 0]), 'FILE_UNREADABLE', '快捷方式'],
    ['a name that does not say what it is', '表', new Uint8Array([1]), 'FORMAT_UNSUPPORTED', '没有扩展名'],
    ['a name that is no table’s', 'a.pdf', text('%PDF-1.7'), 'FORMAT_UNSUPPORTED', '.pdf'],
    ['an old workbook', 'a.xls', OLD, 'FORMAT_UNSUPPORTED', '旧版Excel工作簿'],
    [
      'an older workbook',
      'a.xls',
      new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0]),
      'FORMAT_UNSUPPORTED',
      '旧版Excel工作簿',
    ],
    ['a workbook of WPS', 'a.et', OLD, 'FORMAT_UNSUPPORTED', 'WPS表格'],
    ['a binary workbook', 'a.xlsb', XLSB, 'FORMAT_UNSUPPORTED', '.xlsb'],
    ['an OpenDocument table', 'a.ods', ODS, 'FORMAT_UNSUPPORTED', 'OpenDocument'],
    [
      'a table of Numbers',
      'a.numbers',
      archive([{ name: 'Index/Document.iwa', data: '1' }]),
      'FORMAT_UNSUPPORTED',
      'Numbers',
    ],
    ['a template', 'a.xltx', WORKBOOK, 'FORMAT_UNSUPPORTED', '模板'],
    ['tabs', 'a.tsv', text('a\tb'), 'FORMAT_UNSUPPORTED', '制表符'],
    ['a web page named .xlsx', 'a.xlsx', HTML, 'NOT_XLSX', '网页'],
    [
      'a web page in UTF-16 named .xlsx',
      'a.xlsx',
      Buffer.from('\ufeff<html><table>', 'utf16le'),
      'NOT_XLSX',
      '网页',
    ],
    [
      'a web archive named .xlsx',
      'a.xlsx',
      text('MIME-Version: 1.0\nContent-Type: multipart/related'),
      'NOT_XLSX',
      '网页',
    ],
    [
      'an XML table named .xlsx',
      'a.xlsx',
      text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'NOT_XLSX',
      'XML',
    ],
    ['a CSV file named .xlsx', 'a.xlsx', text('断面名称,氨氮\n甲,0.5'), 'NOT_XLSX', '文本'],
    ['an old workbook named .xlsx', 'a.xlsx', OLD, 'NOT_XLSX', '旧版Excel工作簿'],
    ['a binary workbook named .xlsx', 'a.xlsx', XLSB, 'NOT_XLSX', '二进制工作簿'],
    ['an OpenDocument table named .xlsx', 'a.xlsx', ODS, 'NOT_XLSX', 'OpenDocument'],
    ['a Word document named .xlsx', 'a.xlsx', WORD, 'NOT_XLSX', 'Word'],
    [
      'an old Word document named .xlsx',
      'a.xlsx',
      compoundFile('Root Entry', 'WordDocument'),
      'NOT_XLSX',
      '旧版Office文档',
    ],
    [
      'slides named .xlsx',
      'a.xlsx',
      archive([{ name: 'ppt/presentation.xml', data: '<p/>' }]),
      'NOT_XLSX',
      '演示文稿',
    ],
    [
      'an archive of files named .xlsx',
      'a.xlsx',
      archive([{ name: '断面水质.xlsx', data: WORKBOOK }]),
      'NOT_XLSX',
      '压缩包',
    ],
    ['another archive named .xlsx', 'a.xlsx', text('Rar!\x1a\x07\x01\x00'), 'NOT_XLSX', '压缩包'],
    ['a PDF named .xlsx', 'a.xlsx', text('%PDF-1.7'), 'NOT_XLSX', 'PDF'],
    ['a photograph named .xlsx', 'a.xlsx', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'NOT_XLSX', '图片'],
    ['zeros named .xlsx', 'a.xlsx', new Uint8Array(100), 'NOT_XLSX', '不认得'],
    ['a workbook with a password', 'a.xlsx', ENCRYPTED, 'XLSX_ENCRYPTED', '密码'],
    ['a workbook with a password named .xls', 'a.xls', ENCRYPTED, 'XLSX_ENCRYPTED', '密码'],
    ['a workbook named .csv', 'a.csv', WORKBOOK, 'FILE_MISNAMED', 'Excel工作簿'],
    ['a workbook named .xls', 'a.xls', WORKBOOK, 'FILE_MISNAMED', 'Excel工作簿'],
    ['a workbook named .et', 'a.et', WORKBOOK, 'FILE_MISNAMED', 'Excel工作簿'],
    ['a web page named .xls', 'a.xls', HTML, 'FILE_MISNAMED', '网页'],
    ['a web page named .csv', 'a.csv', HTML, 'FILE_MISNAMED', '网页'],
    ['tabs named .xls', 'a.xls', text('a\tb\n1\t2'), 'FILE_MISNAMED', '文本'],
    ['an old workbook named .csv', 'a.csv', OLD, 'FILE_MISNAMED', '旧版Excel工作簿'],
    ['a PDF named .csv', 'a.csv', text('%PDF-1.7'), 'FILE_MISNAMED', 'PDF'],
    ['a Word document named .csv', 'a.csv', WORD, 'FILE_MISNAMED', 'Word'],
    ['a zip cut short', 'a.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'XLSX_CORRUPT', '损坏'],
    ['a zip of nothing', 'a.xlsx', archive([]), 'XLSX_CORRUPT', '损坏'],
  ])('refuses %s, with what it is and what to do', async (_, file, content, code, what) => {
    const { value, problems } = await readSheets(file, content);
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code, severity: 'error', place: { file } }]);
    expect(problems[0]!.message).toContain(what);
    expect(problems[0]!.hint).not.toBe('');
  });

  it.each(['a.xlsx', 'a.XLSX', 'a.xlsm'])('reads a workbook named %s', async (file) => {
    const { value, problems } = await readSheets(file, WORKBOOK);
    expect(problems).toEqual([]);
    expect(value[0]?.rows[0]?.[0]?.source).toEqual({ file, sheet: '数据', cell: 'A1', text: '1' });
  });

  it('does not open a file of more than 40 MB', async () => {
    const { problems } = await readSheets('a.xlsx', Buffer.concat([WORKBOOK, Buffer.alloc(40 << 20)]));
    expect(problems).toMatchObject([{ code: 'XLSX_LIMIT', hint: expect.stringContaining('照片') }]);
  });

  it('does not take pictures in a workbook for its data', async () => {
    const picture = { name: 'xl/media/image1.jpeg', data: Buffer.alloc(30 << 20), isStored: true, crc: 1 };
    const { value, problems } = await readSheets(
      'a.xlsx',
      archive([...workbookEntries({ cells: rawRows(['<c><v>1</v></c>']) }), picture]),
    );
    expect(codes(problems)).toEqual([]);
    expect(value).toHaveLength(1);
  });
});

describe('sheets', () => {
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
});
