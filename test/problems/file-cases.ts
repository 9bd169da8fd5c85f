// Files and tables that cannot be read as they stand.

import iconv from 'iconv-lite';
import { inAssessment, inMonth, inProject, type ProblemCase } from './case.ts';
import {
  append,
  type Changes,
  CONFIG,
  cleanRows,
  MEETING,
  NOTES,
  READINGS,
  RECIPIENTS,
  RUNNING,
  swap,
  without,
  workbook,
} from './project.ts';

const RECIPIENTS_XLSX = 'data/register/收件人.xlsx';

/** The recipients as a workbook in the place of the CSV file, with more sheets. */
async function recipientsAsWorkbook(extra: readonly string[]): Promise<Changes> {
  const sheets = {
    收件人: cleanRows(RECIPIENTS),
    ...Object.fromEntries(extra.map((name) => [name, [['七月一日', '张三']]])),
  };
  const content = await workbook(sheets);
  return { [RECIPIENTS]: null, [RECIPIENTS_XLSX]: content };
}

const inRecipients = (content: string | Uint8Array): Changes => ({ [RECIPIENTS]: content });
const recipientsText = cleanRows(RECIPIENTS)
  .map((row) => row.join(','))
  .join('\n');

export const FILE_CASES: readonly ProblemCase[] = [
  inProject('FILE_UNREADABLE', 'a folder where the notes belong', NOTES, {
    ...without(NOTES),
    [`${NOTES}/空`]: '',
  }),
  inAssessment('FILE_NOT_FOUND', 'no file of that name', '', []),
  inProject('FILE_EMPTY', 'a file of no bytes', RECIPIENTS, inRecipients('')),
  inProject('FILE_EMPTY', 'a file of blank lines', RECIPIENTS, inRecipients('\ufeff\n\n')),
  inProject(
    'ENCODING_GB18030',
    'a file in GBK',
    RECIPIENTS,
    inRecipients(new Uint8Array(iconv.encode(recipientsText, 'gbk'))),
  ),
  inProject(
    'ENCODING_SUSPECT',
    'UTF-16 without its mark',
    RECIPIENTS,
    inRecipients(Buffer.from(recipientsText, 'utf16le')),
  ),
  inProject(
    'CSV_QUOTE',
    'a quotation mark that is never closed',
    `${RECIPIENTS} 第3行`,
    swap(RECIPIENTS, '方既明', '"方既明'),
  ),
  inProject('CSV_DELIM', 'semicolons for commas', RECIPIENTS, {
    [RECIPIENTS]: (text) => text.replaceAll(',', ';'),
  }),
  inProject(
    'CSV_RAGGED',
    'a thousands separator without quotation marks',
    `${RUNNING} J2`,
    swap(RUNNING, '52.5,', '1,052.5,'),
    ['NUMBER_RANGE', 'PART_OVER_WHOLE'],
  ),
  inProject(
    'SHEET_NOT_RECOGNISED',
    'a sheet of something else beside the table',
    `${RECIPIENTS_XLSX} 值班`,
    recipientsAsWorkbook(['值班']),
  ),
  inProject('FILE_NOT_RECOGNISED', 'a file of something else', 'data/2026-06/值班表.csv', {
    'data/2026-06/值班表.csv': '日期,值班人\n7月1日,张三\n',
  }),
  inProject(
    'COLUMN_MISSING',
    'a table without a required column',
    `${RECIPIENTS} A1`,
    swap(RECIPIENTS, '职务', '职位'),
    ['COLUMNS_UNUSED'],
  ),
  inProject('ITEM_COLUMNS_MISSING', 'readings of nothing', 'data/2026-06/加密监测.csv A1', {
    'data/2026-06/加密监测.csv': '采样轮次,采样日期,断面名称\n第1次,2026-06-22,怀麓大桥\n',
  }),
  inProject('HEADER_DUPLICATE', 'two columns of the same item', `${READINGS} H1`, {
    [READINGS]: (text) => text.replaceAll('\n', ',\n').replace('水质类别,', '水质类别,NH3-N'),
  }),
  inProject('COLUMNS_UNUSED', 'a column that no table has', `${RECIPIENTS} E1`, {
    [RECIPIENTS]: (text) => text.replaceAll('\n', ',\n').replace('邮箱,', '邮箱,手机'),
  }),
  inProject('ROW_SKIPPED', 'a row of totals', `${RUNNING} A4`, append(RUNNING, '合计,,,126.6,,,,,')),
  inProject(
    'TABLE_EMPTY',
    'a table of a header alone',
    RECIPIENTS,
    inRecipients('县区名称,姓名,职务,邮箱\n'),
  ),
  inProject('CONFIG_MISSING', 'no settings', CONFIG, without(CONFIG)),
  inProject('MEETING_MISSING', 'no order sheet', MEETING, without(MEETING)),
  inProject('MONTHS_MISSING', 'no month folder', 'data', without('data/2026-06')),
  inMonth('MONTH_MISSING', 'a month that has no folder', 'data', { period: '2026-07' }),
  inProject('MONTH_FOLDER_NAME', 'a month folder named otherwise', 'data/2026年7月', {
    'data/2026年7月/断面水质.csv': '断面名称,氨氮\n怀麓大桥,0.30\n',
  }),
  inProject('TABLES_OUTSIDE', 'a table beside the folders', 'data/断面水质.csv', {
    'data/断面水质.csv': '断面名称,氨氮\n怀麓大桥,0.30\n',
  }),
  inProject('NOTES_NAME', 'notes with another ending', 'data/2026-06/notes.md.txt', {
    ...without(NOTES),
    'data/2026-06/notes.md.txt': '各县区要加快整改。\n',
  }),
  inProject(
    'MEETING_PERIOD_MISMATCH',
    "another month's order sheet",
    `${MEETING} 第1行第5列`,
    swap(MEETING, '2026-06', '2026-05'),
  ),
  inProject(
    'CUTOFF_EARLY',
    'a cut-off date before the month',
    `${MEETING} 第4行第9列`,
    swap(MEETING, '2026-07-10', '2026-05-31'),
  ),
  inAssessment('ASSESS_TABLE_MISSING', 'a table without items', '', ['断面名称,责任人', '怀麓大桥,周砚']),
  inAssessment(
    'ASSESS_SECTION_UNKNOWN',
    'a section that the table does not have',
    '',
    ['断面名称,水体类型,pH值,溶解氧,高锰酸盐指数,氨氮,总磷', '怀麓大桥,河流,7.6,7.9,3.1,0.42,0.11'],
    [],
    { explain: '怀麓桥' },
  ),
  inAssessment(
    'ASSESS_MONTH_MISSING',
    'a table to sum up that does not say of which month it is',
    '',
    ['断面名称,水体类型,pH值,溶解氧,高锰酸盐指数,氨氮,总磷', '怀麓大桥,河流,7.6,7.9,3.1,0.42,0.11'],
    [],
    { summary: true },
  ),
  inAssessment(
    'ASSESS_ROW_CONTRADICTS',
    'a section with two targets',
    'D3',
    [
      '监测月份,断面名称,水体类型,水质目标,pH值,溶解氧,高锰酸盐指数,氨氮,总磷',
      '2026-05,怀麓大桥,河流,Ⅲ,7.6,7.9,3.1,0.42,0.11',
      '2026-06,怀麓大桥,河流,Ⅱ,7.6,7.9,3.1,0.42,0.11',
    ],
    [],
    { summary: true },
  ),
  inMonth('STANDARD_MISSING', 'a standard file gone', 'data/standards/水质类别.csv', {
    installation: { 'data/standards/水质类别.csv': null },
  }),
  inMonth('STANDARD_INVALID', 'a limit that is no number', 'data/standards/水质类别.csv A2', {
    installation: swap('data/standards/水质类别.csv', '\nⅠ,', '\n甲,'),
  }),
  inMonth('STANDARD_INCOMPLETE', 'a standard cut short', 'data/standards/水质类别.csv', {
    installation: { 'data/standards/水质类别.csv': (text) => text.slice(0, text.indexOf('劣Ⅴ')) },
  }),
  inMonth('STANDARD_COLUMN_MISSING', 'a standard without one of its columns', 'data/standards/水质类别.csv', {
    installation: swap('data/standards/水质类别.csv', '定性评价', '评语'),
  }),
];
