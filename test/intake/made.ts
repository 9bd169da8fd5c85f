// Inputs that are made, not written: broken, hostile or binary files, and texts in other encodings.

import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { cleanRows, READINGS, SECTIONS } from '../problems/project.ts';
import {
  archive,
  compoundFile,
  MAIN,
  type RawParts,
  rawWorkbook,
  workbookEntries,
} from '../read/raw-workbooks.ts';

const csv = cleanRows(READINGS)
  .map((cells) => cells.join(','))
  .join('\n');
const register = cleanRows(SECTIONS)
  .map((cells) => cells.join(','))
  .join('\n');
const SHEET = 'xl/worksheets/sheet1.xml';
const text = (address: string, written: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${written}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '断面名称')}${text('B1', '氨氮')}</row>`;
const ROWS = cleanRows(READINGS)
  .map((cells, row) => {
    const inside = cells.map((written, column) => text(`${'ABCDEFG'[column]}${row + 1}`, written));
    return `<row r="${row + 1}">${inside.join('')}</row>`;
  })
  .join('');
const workbook = (raw: RawParts = {}) => rawWorkbook({ cells: ROWS, ...raw });
const laughs = Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
);

/** The makers, by the name a case.yaml calls them. */
export const MADE: Readonly<Record<string, () => Uint8Array>> = {
  nothing: () => Buffer.alloc(0),
  workbook: () => workbook(),
  'web page': () =>
    Buffer.from('<html><body><table><tr><td>断面名称</td><td>氨氮</td></tr></table></body></html>'),
  csv: () => Buffer.from(csv),
  'csv changed': () => Buffer.from(csv.replace('0.42', '0.24')),
  'old register': () => Buffer.from(register.replace('怀麓县,Ⅲ', '怀麓县,Ⅳ')),
  'old workbook': () => compoundFile('Root Entry', 'Workbook'),
  password: () => compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
  word: () => archive([{ name: 'word/document.xml', data: '<document/>' }]),
  picture: () => Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'),
  pdf: () => Buffer.from('%PDF-1.7\n'),
  rar: () => Buffer.from('Rar!\x1a\x07\x00', 'latin1'),
  half: () => workbook().subarray(0, workbook().length / 2),
  'two archives': () => Buffer.concat([workbook(), workbook()]),
  'garbage behind': () => Buffer.concat([workbook(), Buffer.from('garbage')]),
  bomb: () => workbook({ behind: ' '.repeat(20 << 20) }),
  laughs: () =>
    workbook({
      parts: {
        [SHEET]: `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs.join('')}]><worksheet xmlns="${MAIN}">&l9;</worksheet>`,
      },
    }),
  'merged whole': () => workbook({ behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
  'defined names': () => {
    const [listed] = workbookEntries().filter(({ name }) => name === 'xl/workbook.xml');
    const names =
      '<definedNames><definedName name="全部">数据!$A$1:$XFD$1048576</definedName><definedName name="x">#REF!</definedName></definedNames></workbook>';
    return workbook({ parts: { 'xl/workbook.xml': String(listed!.data).replace('</workbook>', names) } });
  },
  'far row': () => workbook({ cells: '<row r="400000000"><c r="A400000000"><v>1</v></c></row>' }),
  'far column': () => workbook({ cells: '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>' }),
  'path out': () => archive([...workbookEntries({ cells: ROWS }), { name: '../../x', data: '' }]),
  prefix: () => {
    const prefixed = ROWS.replace(/<(\/?)(row|c|is|t)\b/g, '<$1q:$2');
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    return workbook({
      parts: {
        [SHEET]: `<q:worksheet xmlns:q="${strict}"><q:sheetData>${prefixed}</q:sheetData></q:worksheet>`,
      },
    });
  },
  dialect: () => workbook({ parts: { [SHEET]: '<worksheet xmlns="urn:x"/>' } }),
  'cell twice': () =>
    rawWorkbook({
      cells: `${HEAD}<row r="2">${text('A2', '怀麓大桥')}<c r="B2"><v>0.42</v></c><c r="B2"><v>4.2</v></c></row>`,
    }),
  'rows out of order': () =>
    rawWorkbook({
      cells: `${HEAD}<row r="3">${text('A3', '怀麓大桥')}<c r="B3"><v>0.42</v></c></row><row r="2">${text('A2', '青岑渡口')}<c r="B2"><v>0.66</v></c></row>`,
    }),
  mojibake: () => Buffer.from(new TextDecoder('gb18030').decode(Buffer.from(csv))),
  'latin mojibake': () => Buffer.from(iconv.decode(Buffer.from(csv), 'latin1')),
  'csv with mark': () => Buffer.from(`\ufeff${csv}`),
  utf16: () => iconv.encode(csv, 'utf16le', { addBOM: true }),
  'utf16 unmarked': () => iconv.encode(csv, 'utf16le', { addBOM: false }),
  big5: () => iconv.encode('斷面名稱,氨氮,水質類別\n懷麓大橋,0.42,Ⅱ\n青岑渡口,0.66,Ⅲ\n', 'big5'),
  'mixed encodings': () => Buffer.concat([Buffer.from(`${csv}\n`), iconv.encode('怀麓水库,7.6\n', 'gbk')]),
  'zeros behind': () => Buffer.from(`${csv}\n\0\0\0\0`),
  tabs: () => Buffer.from(csv.replaceAll(',', '\t')),
  'cr only': () => Buffer.from(csv.replaceAll('\n', '\r')),
};
