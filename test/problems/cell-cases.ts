// Single cells that do not hold what their column asks for.

import { inAssessment, inProject, type ProblemCase } from './case.ts';
import {
  type Changes,
  COUNTIES,
  cleanRows,
  PLANTS,
  READINGS,
  RECIPIENTS,
  RUNNING,
  SECTIONS,
  swap,
  TASKS,
  workbook,
} from './project.ts';

const RUNNING_XLSX = RUNNING.replace('csv', 'xlsx');

type Cell = Parameters<typeof workbook>[0][string][number][number];

/** The running of the plants as a workbook in the place of the CSV file, the first load another cell. */
async function loadAs(cell: Cell): Promise<Changes> {
  const rows = cleanRows(RUNNING).map((row) => row.map((text): Cell => (text === '52.5' ? cell : text)));
  return { [RUNNING]: null, [RUNNING_XLSX]: await workbook({ 六月: rows }) };
}

export const CELL_CASES: readonly ProblemCase[] = [
  inProject(
    'VALUE_MISSING',
    'a required cell left empty',
    `${RECIPIENTS} C2`,
    swap(RECIPIENTS, '陆听澜,副县长', '陆听澜,'),
  ),
  inProject(
    'CELL_ERROR',
    'a formula that went wrong',
    `${RUNNING_XLSX} 六月!D2`,
    loadAs({ value: '#DIV/0!', type: 'error' }),
  ),
  inProject(
    'FORMULA_NO_VALUE',
    'a formula that was never calculated',
    `${RUNNING_XLSX} 六月!D2`,
    loadAs({ formula: 'SUM(J2:J31)' }),
  ),
  inProject(
    'TEXT_NEWLINE',
    'a name over two lines',
    `${COUNTIES} B2`,
    swap(COUNTIES, '怀麓县', '"怀麓\n县"'),
  ),
  inProject('NUMBER_INVALID', 'words in a number', `${RUNNING} D2`, swap(RUNNING, '52.5', '约52.5')),
  inProject('NUMBER_RANGE', 'an impossible number', `${RUNNING} E2`, swap(RUNNING, '23.4', '234')),
  inProject(
    'UNIT_MISMATCH',
    'another unit in the header',
    `${READINGS} F1`,
    swap(READINGS, '氨氮,总磷', '氨氮（mg/L）,总磷（ppm）'),
  ),
  inProject(
    'AMOUNT_INVALID',
    'a small l for the detection limit',
    `${RUNNING} G2`,
    swap(RUNNING, '0.86', '0.05l'),
    ['PLANT_ITEM_UNJUDGED'],
  ),
  inProject('BDL_NO_LIMIT', 'not detected, no limit', `${RUNNING} G2`, swap(RUNNING, '0.86', '未检出'), [
    'PLANT_ITEM_UNJUDGED',
  ]),
  inProject('CLASS_INVALID', 'a word for a class', `${READINGS} G2`, swap(READINGS, 'Ⅱ', '优良')),
  inProject(
    'CLASS_LOOKALIKE',
    'small letters l for a numeral',
    `${READINGS} G2`,
    swap(READINGS, 'Ⅱ', 'll类'),
  ),
  inProject('CLASS_MULTI', 'two classes at once', `${READINGS} G2`, swap(READINGS, 'Ⅱ', 'Ⅱ~Ⅲ')),
  inProject(
    'TARGET_CLASS_INVALID',
    'a target without limits',
    `${SECTIONS} F2`,
    swap(SECTIONS, '怀麓县,Ⅲ', '怀麓县,劣Ⅴ'),
  ),
  inProject(
    'DATE_INVALID',
    'a day that does not exist',
    `${TASKS} C2`,
    swap(TASKS, '2026-03-10', '2026-02-30'),
  ),
  inProject('DATE_INVALID', 'a serial number of a day', `${PLANTS} F2`, swap(PLANTS, '2012-03-01', '40969')),
  inProject('DATE_WITHOUT_YEAR', 'a day of no year', `${TASKS} C2`, swap(TASKS, '2026-03-10', '3月10日')),
  inProject('DEADLINE_INVALID', 'no deadline', `${TASKS} J2`, swap(TASKS, '2026年6月底前', '尽快')),
  inProject(
    'DUE_INVALID',
    'no date for a completion',
    `${RUNNING} J2`,
    {
      [RUNNING]: (text) =>
        text.replace('（mg/L）\n', '（mg/L）,计划完成时间\n').replace(',9.6\n', ',9.6,长期坚持\n'),
    },
    ['CSV_SHORT'],
  ),
  inProject(
    'CHOICE_INVALID',
    'a state that is none',
    `${RUNNING} C2`,
    swap(RUNNING, '怀麓县污水处理厂,运行', '怀麓县污水处理厂,正常'),
    ['PLANT_WITHOUT_MONTH'],
  ),
  inProject(
    'EMAIL_INVALID',
    'two addresses in a cell',
    `${RECIPIENTS} D2`,
    swap(RECIPIENTS, 'lu.tinglan@huailu.example', 'lu.tinglan@huailu.example；xian@huailu.example'),
  ),
  inAssessment('WATER_BODY_MISSING', 'a row that does not say river or lake', 'B2', [
    '断面名称,水体类型,pH值,溶解氧,高锰酸盐指数,氨氮,总磷',
    '怀麓大桥,,7.6,7.9,3.1,0.42,0.11',
  ]),
];
