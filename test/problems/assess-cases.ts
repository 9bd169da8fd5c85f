// What is read without fault and cannot be judged, or contradicts itself.

import { inMonth, inProject, type ProblemCase } from './case.ts';
import { type Changes, PLANTS, READINGS, RUNNING, SECTIONS, swap, TASKS } from './project.ts';

const PLANT_LIMITS = 'data/standards/GB18918-2002.csv';
const EFFLUENT = '22,0.86,0.31,9.6';

/** The section register with a further column, filled for some sections. */
function withSectionColumn(header: string, values: Readonly<Record<string, string>>): Changes {
  return {
    [SECTIONS]: (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, row) => `${line},${row === 0 ? header : (values[line.split(',')[0]!] ?? '')}\n`)
        .join(''),
  };
}

export const ASSESS_CASES: readonly ProblemCase[] = [
  inProject(
    'CLASS_INCONSISTENT',
    'a class that the values do not give',
    `${READINGS} G2`,
    swap(READINGS, 'Ⅱ', 'Ⅳ'),
  ),
  inProject(
    'SECTION_WITHOUT_READING',
    'a section without a row',
    `${SECTIONS} A3`,
    swap(READINGS, '青岑渡口,7.4,6.8,4.2,0.66,0.14,Ⅲ\n', ''),
  ),
  inProject(
    'SECTION_WITHOUT_CLASS',
    'a required item not measured',
    `${READINGS} A3`,
    swap(READINGS, '0.66', '--'),
  ),
  inProject(
    'READING_OUTSIDE_SERVICE',
    'a reading of a section that is no longer monitored',
    `${READINGS} A3`,
    withSectionColumn('停用月份', { 青岑渡口: '2026-06' }),
  ),
  inProject(
    'EXTRA_STANDARD_UNKNOWN',
    'an extra standard that no file has',
    `${SECTIONS} G4`,
    withSectionColumn('附加标准', { 月汀湖心: '水源地' }),
  ),
  inProject(
    'PLANT_WITHOUT_MONTH',
    'a plant without a row',
    `${PLANTS} A3`,
    swap(RUNNING, '2026-06,青岑县污水处理厂,运行,74.1,23.1,31,2.40,0.62,14.8\n', ''),
  ),
  inProject(
    'PLANT_WITHOUT_EFFLUENT',
    'a plant that runs without effluent values',
    `${RUNNING} B2`,
    swap(RUNNING, EFFLUENT, '--,--,--,--'),
  ),
  inProject('PLANT_ITEM_UNJUDGED', 'one item not measured', `${RUNNING} G2`, swap(RUNNING, '0.86', '--')),
  inMonth('PLANT_GRADE_UNKNOWN', 'a grade without limits', `${PLANTS} E3`, {
    installation: {
      [PLANT_LIMITS]: (text) =>
        text
          .split('\n')
          .filter((line) => !line.includes('一级B'))
          .join('\n'),
    },
  }),
  inProject('PLANT_OVERLOADED', 'a load in another unit', `${RUNNING} D2`, swap(RUNNING, '52.5', '525')),
  inProject(
    'PLANT_STATE_CONTRADICTED',
    'effluent of a plant that stands still',
    `${RUNNING} C2`,
    swap(RUNNING, '怀麓县污水处理厂,运行', '怀麓县污水处理厂,停运'),
  ),
  inProject(
    'TASK_WITHOUT_COMPLETION',
    'a finished task without its day',
    `${TASKS} L2`,
    swap(TASKS, '2026-05-20', ''),
  ),
  inProject(
    'TASK_COMPLETED_BEFORE_ASSIGNED',
    'a task finished before it was given',
    `${TASKS} K2`,
    swap(TASKS, '2026-05-20', '2025-05-20'),
  ),
  inProject(
    'TASK_COMPLETED_AFTER_CUTOFF',
    'a task finished after the cut-off date',
    `${TASKS} K2`,
    swap(TASKS, '2026-05-20', '2026-07-12'),
  ),
  inProject(
    'TASK_OPEN_BUT_COMPLETED',
    'an open task with a day of completion',
    `${TASKS} K2`,
    swap(TASKS, '已完成', '未完成'),
  ),
];
