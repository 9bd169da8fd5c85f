// Faults of whole files: encodings, archives, settings, places.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { ROOT } from '../commands.ts';
import { garbled } from '../problems/text-cases.ts';
import { archive, compoundFile, rawWorkbook, workbookEntries } from '../read/raw-workbooks.ts';
import { writeFileOf } from './month.ts';
import type { Mutator } from './mutants.ts';
import { cellAt, csvText, isCsv, isWorkbook, randomRow, tableFault, wholeFile, withLine } from './spots.ts';

const BYTES: readonly Mutator[] = [
  tableFault(
    'FILE_EMPTY',
    () => true,
    (spot) => ({ content: '', at: wholeFile(spot), given: 'nothing' }),
  ),
  tableFault('CSV_QUOTE', isCsv, (spot, random) => {
    const { row } = randomRow(spot, random);
    return {
      content: withLine(spot, row, (line) => `"${line}`),
      at: wholeFile(spot),
      given: 'an open quote',
    };
  }),
  tableFault('CSV_DELIM', isCsv, (spot, random) => {
    const other = random.pick([';', '\t', '，']);
    return {
      content: csvText(spot).replaceAll(',', other),
      at: wholeFile(spot),
      given: `“${other}” for commas`,
    };
  }),
  tableFault(
    'CSV_RAGGED',
    isCsv,
    (spot, random) => {
      const { row, width } = randomRow(spot, random);
      const content = withLine(spot, row, (line) => `${line},99`);
      return { content, at: cellAt(spot, row, width), given: 'a cell too many' };
    },
    4,
  ),
  tableFault(
    'CSV_SHORT',
    isCsv,
    (spot, random) => {
      const { row, width } = randomRow(spot, random);
      const content = withLine(spot, row, (line) => line.replace(',', ''));
      return { content, at: cellAt(spot, row, width - 2), given: 'a comma too few' };
    },
    4,
  ),
  tableFault('CSV_TRUNCATED', isCsv, (spot) => {
    const { length } = csvText(spot).trimEnd().split('\n');
    const text = csvText(spot).trimEnd();
    const width = Math.max(...spot.grid.rows.map((cells) => cells.length));
    const content = text.slice(0, text.lastIndexOf(','));
    return { content, at: cellAt(spot, length - 1, width - 2), given: 'the end missing' };
  }),
  tableFault('FILE_NUL', isCsv, (spot) => ({
    content: `${csvText(spot)}\0\0\0`,
    at: wholeFile(spot),
    given: 'zeros',
  })),
  tableFault('ENCODING_SUSPECT', isCsv, (spot, random) => {
    const encoding = random.pick(['utf16-le', 'utf16-be', 'utf32-le']);
    return {
      content: iconv.encode(csvText(spot), encoding, { addBOM: false }),
      at: wholeFile(spot),
      given: encoding,
    };
  }),
  tableFault('MOJIBAKE', isCsv, (spot) => ({
    content: garbled(csvText(spot)),
    at: wholeFile(spot),
    given: 'UTF-8 once read as GBK',
  })),
  tableFault('FILE_MISNAMED', isCsv, (spot, random) => ({
    content: random.pick([rawWorkbook(), '<html><table><tr><td>断面名称</td></tr></table></html>']),
    at: wholeFile(spot),
    given: 'something else called CSV',
  })),
  tableFault('NOT_XLSX', isWorkbook, (spot, random) => ({
    content: random.pick([
      '<table><tr><td>断面名称</td></tr></table>',
      csvText(spot),
      compoundFile('Workbook'),
    ]),
    at: wholeFile(spot),
    given: 'something else called a workbook',
  })),
  tableFault(
    'XLSX_ENCRYPTED',
    isWorkbook,
    (spot) => ({
      content: compoundFile('EncryptionInfo', 'EncryptedPackage'),
      at: wholeFile(spot),
      given: 'a password',
    }),
    1,
  ),
  tableFault(
    'XLSX_CORRUPT',
    isWorkbook,
    async (spot, random) => {
      const content = await writeFileOf(spot.file);
      const length = 30 + random.below(content.length - 60);
      return { content: content.subarray(0, length), at: wholeFile(spot), given: `cut at ${length}` };
    },
    6,
  ),
  tableFault(
    'XLSX_AMBIGUOUS_ZIP',
    isWorkbook,
    async (spot) => {
      const content = Buffer.from(await writeFileOf(spot.file));
      return { content: Buffer.concat([content, content]), at: wholeFile(spot), given: 'two in one' };
    },
    2,
  ),
  ...(
    [
      ['XLSX_DOCTYPE', rawWorkbook({ parts: { 'docProps/app.xml': '<!DOCTYPE x><x/>' } })],
      ['XLSX_PATH', archive([...workbookEntries(), { name: '../../x', data: '' }])],
      ['XLSX_RANGE', rawWorkbook({ cells: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' })],
      [
        'XLSX_DUP_CELL',
        rawWorkbook({ cells: '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>' }),
      ],
      ['XLSX_PART_MISSING', rawWorkbook({ parts: { 'xl/worksheets/sheet1.xml': null } })],
    ] as const
  ).map(([code, content]) =>
    tableFault(
      code,
      isWorkbook,
      (spot) => ({ content, at: wholeFile(spot), given: 'a workbook that is none' }),
      1,
    ),
  ),
];

/** A text file of the project with one place written otherwise. */
function setting(code: string, file: string, from: RegExp, to: string, isJudged = false): Mutator {
  return {
    code,
    times: 1,
    async make() {
      const text = await readFile(join(ROOT, file), 'utf8');
      if (!from.test(text)) return null;
      const changes = new Map([[file, text.replace(from, to)]]);
      return { code, changes, at: file, given: `${from} → ${to}`, ...(isJudged && { isJudged: true }) };
    },
  };
}

/** A file taken away or put where none belongs. */
function misplaced(code: string, file: string, content: string | Uint8Array | null, at: string): Mutator {
  return {
    code,
    times: 1,
    make: async () => ({ code, changes: new Map([[file, content]]), at, given: 'misplaced' }),
  };
}

const MEETING = 'data/2026-06/meeting.yaml';
const CONFIG = 'jianbao.yaml';
const READINGS = 'data/2026-06/断面水质.xlsx';
const TEXTS: readonly Mutator[] = [
  setting('MEETING_PERIOD_MISMATCH', MEETING, /2026-06/, '2026-05'),
  setting('CUTOFF_EARLY', MEETING, /截止日期: 2026-07-10/, '截止日期: 2026-05-31'),
  setting('PREVIOUS_MEETING_LATE', MEETING, /2026-06-12/, '2026-08-12'),
  setting('DATE_INVALID', MEETING, /2026-07-15/, '2026-06-31'),
  setting('YAML_KEY_UNKNOWN', MEETING, /会议地点/, '会议地址'),
  setting('YAML_KEY_MISSING', MEETING, /会议日期: .*\n/, ''),
  setting('YAML_FULLWIDTH_COLON', MEETING, /会议地点:/, '会议地点：'),
  setting('YAML_SYNTAX', MEETING, /会议地点: /, '会议地点: "'),
  setting('YAML_KEY_MISSING', CONFIG, /\n城市: .*/, ''),
  setting('YAML_SHAPE', CONFIG, /文种: \[bulletin\]/, '文种: {a: b}'),
  setting('WARNING_SET_UNKNOWN', CONFIG, /文种: /, '预警: [某办法]\n文种: ', true),
  misplaced('MEETING_MISSING', MEETING, null, MEETING),
  misplaced('CONFIG_MISSING', CONFIG, null, CONFIG),
  misplaced('READINGS_MISSING', READINGS, null, 'data/2026-06'),
  misplaced('REGISTER_MISSING', 'data/register/县区名录.csv', null, 'data/register'),
  misplaced('REGISTER_MISSING', 'data/register/断面名录.xlsx', null, 'data/register'),
  misplaced('REGISTER_MISSING', 'data/register/污水处理厂名录.xlsx', null, 'data/register'),
  misplaced('TABLES_OUTSIDE', 'data/补报.csv', '断面名称,氨氮\n源口,0.30\n', 'data/补报.csv'),
  misplaced('MONTH_FOLDER_NAME', 'data/2026年7月/补报.csv', '断面名称,氨氮\n源口,0.30\n', 'data/2026年7月'),
  misplaced('FORMAT_UNSUPPORTED', 'data/2026-06/值班.xls', compoundFile('Workbook'), 'data/2026-06/值班.xls'),
  misplaced(
    'MONTH_CONFLICT',
    'data/history/补测.csv',
    '监测月份,监测时间,断面名称,氨氮\n2024-04,2024-03-31,源口,0.30\n',
    'data/history/补测.csv',
  ),
];

/** Faults of files, each at a random one. */
export const FILE_MUTATORS: readonly Mutator[] = [...BYTES, ...TEXTS];
