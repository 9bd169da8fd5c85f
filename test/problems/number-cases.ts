// Numbers, units, dates and deadlines that can be read and should be looked at, or that a spreadsheet changed.

import { inProject, type ProblemCase } from './case.ts';
import {
  type Changes,
  COUNTIES,
  cleanRows,
  HISTORY,
  READINGS,
  RUNNING,
  swap,
  TASKS,
  workbook,
} from './project.ts';

type Cell = Parameters<typeof workbook>[0][string][number][number];

/** A table as a workbook in the place of its CSV file, one text of it another cell. */
async function asWorkbook(file: string, text: string, cell: Cell): Promise<Changes> {
  const rows = cleanRows(file).map((row) => row.map((written): Cell => (written === text ? cell : written)));
  return { [file]: null, [file.replace('csv', 'xlsx')]: await workbook({ 数据: rows }) };
}

const xlsx = (file: string, cell: string) => `${file.replace('csv', 'xlsx')} 数据!${cell}`;

export const NUMBER_CASES: readonly ProblemCase[] = [
  inProject(
    'NUMBER_NOISE',
    'the tail of a binary number',
    `${READINGS} E2`,
    swap(READINGS, '0.42', '0.42000000000000004'),
  ),
  inProject(
    'NUMBER_IS_DATE',
    'a number that became a date',
    `${READINGS} D2`,
    swap(READINGS, '7.9,3.1,', '7.9,3月1日,'),
    ['SECTION_WITHOUT_CLASS'],
  ),
  inProject(
    'NAME_IS_DATE',
    'a number of a task that became a date',
    xlsx(TASKS, 'A2'),
    asWorkbook(TASKS, 'ZG-01', { value: new Date(Date.UTC(2026, 2, 1)), style: { numFmt: 'm"月"d"日"' } }),
  ),
  inProject(
    'CODE_NUMERIC',
    'a long code in scientific notation',
    `${COUNTIES} A2`,
    swap(COUNTIES, '990121', '9.90121E+11'),
  ),
  inProject('NUMBER_OUTLYING', 'far too much ammonia', `${READINGS} E2`, swap(READINGS, '0.42', '42'), [
    'CLASS_INCONSISTENT',
  ]),
  inProject('NUMBER_OUTLYING', 'a value of nothing', `${READINGS} E2`, swap(READINGS, '0.42', '0')),
  inProject('COLUMN_SHIFTED', 'a column in micrograms', `${HISTORY} F2`, {
    [HISTORY]: (text) => {
      const [header, ...rows] = text.trimEnd().split('\n');
      const earlier = rows.map((row) => row.replace('2026-05', '2026-04'));
      const large = [...rows, ...earlier].map((row) => row.replace(/,0\.(\d\d),/, ',$10,'));
      return `${[header, ...large].join('\n')}\n`;
    },
  }),
  inProject('PART_OVER_WHOLE', 'more ammonia than nitrogen', `${READINGS} E2`, {
    [READINGS]: (text) =>
      text
        .replace('总磷,', '总磷,总氮,')
        .replace('0.10,Ⅱ', '0.10,0.24,Ⅱ')
        .replace('0.14,Ⅲ', '0.14,1.90,Ⅲ')
        .replace('0.04,Ⅲ', '0.04,0.90,Ⅲ'),
  }),
  inProject('UNIT_CONVERTED', 'a column in another unit', `${RUNNING} H1`, {
    [RUNNING]: (text) =>
      text.replace('总磷（mg/L）', '总磷（μg/L）').replace(',0.31', ',310').replace(',0.62', ',620'),
  }),
  inProject('DEADLINE_DONE', 'a state for a deadline', `${TASKS} J2`, swap(TASKS, '2026年6月底前', '已完成')),
  inProject('DEADLINE_YEAR', 'a deadline of no year', `${TASKS} J2`, swap(TASKS, '2026年6月底前', '6月底前')),
];
