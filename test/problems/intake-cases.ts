// Tables as offices send them, that can be read only in part.

import { inProject, type ProblemCase } from './case.ts';
import { append, READINGS, RUNNING, swap } from './project.ts';

export const INTAKE_CASES: readonly ProblemCase[] = [
  inProject(
    'COLUMN_DOUBTFUL',
    "last month's values where this month's belong",
    `${READINGS} E1`,
    swap(READINGS, '氨氮', '氨氮（上月）'),
    ['SECTION_WITHOUT_CLASS', 'SECTION_WITHOUT_CLASS', 'SECTION_WITHOUT_CLASS'],
  ),
  inProject(
    'COLUMN_DOUBTFUL',
    'an effluent item without 出水 before it',
    `${RUNNING} I1`,
    swap(RUNNING, '出水总氮', '总氮'),
    ['PLANT_TABLE_LACKS_ITEMS'],
  ),
  inProject(
    'SECOND_TABLE',
    'another table below the first',
    `${RUNNING} A4`,
    append(RUNNING, '污水处理厂名称,所在县区,类别,设计规模,执行标准,,,,', '甲厂,怀麓县,城镇,1,一级A,,,,'),
  ),
];
