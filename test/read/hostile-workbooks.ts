// Workbooks made to break a reader: each small on the disk, and meant to cost memory, time or trust.

import { Buffer } from 'node:buffer';
import { archive, MAIN, type RawEntry, RELATIONS, rawWorkbook, workbookEntries } from './raw-workbooks.ts';

/** What it tries, the code it must be answered with (`null`: it may be read), and its bytes. */
export type Hostile = readonly [what: string, code: string | null, make: () => Uint8Array];

const MB = 1 << 20;
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
const sheet = (inside: string) => `<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
const withSheet = (part: string | Uint8Array) => rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': part } });
const replaced = (name: string, change: Partial<RawEntry>) =>
  archive(workbookEntries().map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));
const laughs = times(9, (level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
const DATA = 'xl/worksheets/sheet1.xml';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const HOSTILE: readonly Hostile[] = [
  [
    'a cell of 90 MB in 90 KB',
    'XLSX_BOMB',
    () =>
      withSheet(
        Buffer.concat([
          Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>`),
          Buffer.alloc(90 * MB, 0x61),
        ]),
      ),
  ],
  [
    'a part that says it has 4 GB',
    'XLSX_BOMB',
    () => replaced(DATA, { size: 0xfffffff0, local: { size: 0xfffffff0 } }),
  ],
  [
    'a part that says it has less than it has',
    'XLSX_CORRUPT',
    () => replaced(DATA, { size: 10, data: sheet('<sheetData/>'.repeat(100_000)) }),
  ],
  [
    'a packed archive that unpacks to itself',
    'XLSX_CORRUPT',
    () => replaced(DATA, { data: archive(workbookEntries()), isStored: true }),
  ],
  [
    'entries that share their bytes',
    'XLSX_AMBIGUOUS_ZIP',
    () => {
      const content = archive(workbookEntries());
      for (
        let at = content.indexOf('PK\x01\x02', 0, 'latin1');
        at !== -1;
        at = content.indexOf('PK\x01\x02', at + 1, 'latin1')
      )
        content.writeUInt32LE(0, at + 42);
      return content;
    },
  ],
  [
    'two archives in one file',
    'XLSX_AMBIGUOUS_ZIP',
    () =>
      Buffer.concat([
        rawWorkbook({ cells: '<row><c><v>1</v></c></row>' }),
        rawWorkbook({ cells: '<row><c><v>2</v></c></row>' }),
      ]),
  ],
  [
    'a program before the archive',
    'XLSX_AMBIGUOUS_ZIP',
    () => archive(workbookEntries(), { before: Buffer.from('PK\x03\x04MZ', 'latin1') }),
  ],
  [
    'a path out of the archive',
    'XLSX_PATH',
    () => archive([...workbookEntries(), { name: '../../etc/cron.d/x', data: '' }]),
  ],
  [
    'a hundred thousand entries',
    'XLSX_LIMIT',
    () =>
      archive([
        ...workbookEntries(),
        ...Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}`, data: '', isStored: true })),
      ]),
  ],
  [
    'a billion laughs',
    'XLSX_DOCTYPE',
    () => withSheet(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${sheet('&l9;')}`),
  ],
  [
    'an entity that reads a file',
    'XLSX_DOCTYPE',
    () => withSheet(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${sheet('&f;')}`),
  ],
  [
    'a document type behind ten megabytes of comment',
    'XLSX_DOCTYPE',
    () => withSheet(`<!--${times(400_000, (n) => `${n * 7919} `)}--><!DOCTYPE x>${sheet('')}`),
  ],
  [
    'a merged area of the whole sheet',
    'XLSX_LIMIT',
    () => rawWorkbook({ behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
  ],
  [
    'a hundred thousand merged areas',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        behind: `<mergeCells>${times(100_000, (n) => `<mergeCell ref="A${2 * n + 1}:A${2 * n + 2}"/>`)}</mergeCells>`,
      }),
  ],
  [
    '5,000 merged areas over each other',
    'XLSX_RANGE',
    () =>
      rawWorkbook({
        behind: `<mergeCells>${times(5000, (n) => `<mergeCell ref="A${n + 1}:B${n + 5000}"/>`)}</mergeCells>`,
      }),
  ],
  [
    'columns to two thousand millions',
    'XLSX_RANGE',
    () => rawWorkbook({ before: '<cols><col min="1" max="2000000000" hidden="1"/></cols>' }),
  ],
  [
    '100,000 lists of hidden columns',
    'XLSX_RANGE',
    () =>
      rawWorkbook({
        before: `<cols>${times(100_000, (n) => `<col min="1" max="16384" hidden="1" width="${n}"/>`)}</cols>`,
        cells: '<row><c><v>1</v></c></row>',
      }),
  ],
  [
    'a row numbered 400,000,000',
    'XLSX_RANGE',
    () => rawWorkbook({ cells: '<row r="400000000"><c r="A400000000"><v>1</v></c></row>' }),
  ],
  [
    'a column called ZZZZZZ',
    'XLSX_RANGE',
    () => rawWorkbook({ cells: '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>' }),
  ],
  [
    'a cell in the last column of every row',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        cells: times(100_000, (n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>${n}</v></c></row>`),
      }),
  ],
  [
    'two million cells',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        cells: times(
          100_000,
          (row) =>
            `<row r="${row + 1}">${letters.slice(0, 20).replace(/./g, (c) => `<c r="${c}${row + 1}"><v>${row}</v></c>`)}</row>`,
        ),
      }),
  ],
  [
    'four million cells of nothing',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        cells: `${times(150_000, (row) => `<row r="${row + 1}">${letters.replace(/./g, (c) => `<c r="${c}${row + 1}" s="0"/>`)}</row>`)}<row r="200000"><c><v>1</v></c></row>`,
      }),
  ],
  [
    'six million elements',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({ behind: `<x>${times(6_000_000, (n) => (n % 7 === 0 ? `<a b="${n}"/>` : '<b/>'))}</x>` }),
  ],
  [
    'two million strings',
    'XLSX_LIMIT',
    () => rawWorkbook({ strings: times(2_000_000, (n) => `<si><t>${n * 7919}</t></si>`) }),
  ],
  [
    'a string of ten megabytes',
    'XLSX_LIMIT',
    () => rawWorkbook({ strings: `<si><t>${times(1_500_000, (n) => `${n * 7919}`)}</t></si>` }),
  ],
  [
    'a string in half a million runs',
    'XLSX_LIMIT',
    () => rawWorkbook({ strings: `<si>${times(500_000, (n) => `<r><t>${n}</t></r>`)}</si>` }),
  ],
  [
    'an attribute of ten megabytes',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${times(1_500_000, (n) => `${n * 7919}`)}" r:id="rId1"/></sheets></workbook>`,
        },
      }),
  ],
  [
    'a hundred thousand attributes',
    'XLSX_CORRUPT',
    () => withSheet(sheet(`<x ${times(100_000, (n) => `a${n}="" `)}/>`)),
  ],
  [
    'elements in each other, a hundred thousand deep',
    'XLSX_LIMIT',
    () => withSheet(sheet(times(100_000, (n) => `<a${n % 97}>`))),
  ],
  [
    'a hundred thousand ampersands',
    'XLSX_CORRUPT',
    () => rawWorkbook({ strings: `<si><t>${'&'.repeat(100_000)}</t></si>` }),
  ],
  [
    'a megabyte of escapes that are none',
    'XLSX_LIMIT',
    () => rawWorkbook({ strings: `<si><t>${times(120_000, (n) => `_x${n % 9}`)}</t></si>` }),
  ],
  [
    'a string beyond the table',
    'XLSX_RANGE',
    () => rawWorkbook({ cells: '<row><c t="s"><v>4294967295</v></c></row>' }),
  ],
  ['a part that is not there', 'XLSX_PART_MISSING', () => rawWorkbook({ parts: { [DATA]: null } })],
  [
    'a sheet that is its own list',
    'XLSX_DIALECT',
    () =>
      rawWorkbook({
        parts: {
          'xl/_rels/workbook.xml.rels': `<Relationships xmlns="u"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="workbook.xml"/></Relationships>`,
        },
      }),
  ],
  [
    'a format of a hundred thousand signs',
    null,
    () =>
      rawWorkbook({
        cells: '<row><c><v>1</v></c></row>',
        styles: `<numFmts><numFmt numFmtId="200" formatCode="${'&quot;0'.repeat(50_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
      }),
  ],
  [
    'a hundred thousand formats',
    'XLSX_LIMIT',
    () =>
      rawWorkbook({
        cells: '<row><c><v>1</v></c></row>',
        styles: `<numFmts>${times(50_000, (n) => `<numFmt numFmtId="${n + 200}" formatCode="0.${'0'.repeat(n % 30)};[Red]-0;${n}"/>`)}</numFmts><cellXfs>${times(50_000, (n) => `<xf numFmtId="${n + 200}"/>`)}</cellXfs>`,
      }),
  ],
  [
    'names that are properties of objects',
    null,
    () =>
      rawWorkbook({
        cells: '<row><c t="inlineStr"><is><t>__proto__</t></is></c></row>',
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="__proto__" r:id="rId1"/></sheets></workbook>`,
        },
      }),
  ],
];
