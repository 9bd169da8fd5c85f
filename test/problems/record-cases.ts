// Records that do not go together.

import { inProject, type ProblemCase } from './case.ts';
import {
  append,
  COUNTIES,
  HISTORY,
  PLANTS,
  READINGS,
  RECIPIENTS,
  RUNNING,
  swap,
  TASKS,
  without,
} from './project.ts';

export const RECORD_CASES: readonly ProblemCase[] = [
  inProject('REGISTER_MISSING', 'no register of counties', 'data/register', without(COUNTIES)),
  inProject(
    'REGISTER_DUPLICATE',
    'a plant registered twice',
    `${PLANTS} A4`,
    append(PLANTS, '青岑县污水处理厂,青岑县,城镇,3,一级B,'),
  ),
  inProject(
    'SECTION_UNKNOWN',
    'another name for a section',
    `${READINGS} A2`,
    swap(READINGS, '怀麓大桥', '怀麓桥'),
    ['SECTION_WITHOUT_READING'],
  ),
  inProject(
    'PLANT_UNKNOWN',
    'another name for a plant',
    `${RUNNING} B2`,
    swap(RUNNING, '怀麓县污水处理厂', '怀麓污水厂'),
    ['PLANT_WITHOUT_MONTH'],
  ),
  inProject(
    'COUNTY_UNKNOWN',
    'another name for a county',
    `${RECIPIENTS} A2`,
    swap(RECIPIENTS, '怀麓县', '怀麓'),
  ),
  inProject(
    'READING_DUPLICATE',
    'a section read twice',
    `${READINGS} A5`,
    append(READINGS, '怀麓大桥,7.6,7.9,3.1,0.44,0.11,'),
  ),
  inProject(
    'PLANT_MONTH_DUPLICATE',
    'a plant reported twice',
    `${RUNNING} B4`,
    append(RUNNING, '2026-06,青岑县污水处理厂,运行,74.1,,,,,'),
  ),
  inProject(
    'RECIPIENT_DUPLICATE',
    'an address twice',
    `${RECIPIENTS} D4`,
    append(RECIPIENTS, '青岑县,柏若溪,县攻坚办副主任,fang.jiming@qingcen.example'),
  ),
  inProject(
    'RECIPIENT_DUPLICATE',
    'an address of two counties',
    `${RECIPIENTS} D4`,
    append(RECIPIENTS, '怀麓县,柏若溪,县攻坚办副主任,fang.jiming@qingcen.example'),
  ),
  inProject('RECIPIENT_MISSING', 'a county without anybody', RECIPIENTS, {
    [RECIPIENTS]: (text) => text.split('\n').slice(0, 2).join('\n'),
  }),
  inProject(
    'RECIPIENT_SHARED',
    'one person in two counties',
    `${RECIPIENTS} B3`,
    swap(RECIPIENTS, '方既明', '陆听澜'),
  ),
  inProject('READINGS_MISSING', 'no readings this month', 'data/2026-06', without(READINGS), [
    'SECTION_WITHOUT_READING',
    'SECTION_WITHOUT_READING',
    'SECTION_WITHOUT_READING',
  ]),
  inProject(
    'PERIOD_MISMATCH',
    "another month's row",
    `${RUNNING} A2`,
    swap(RUNNING, '2026-06,怀麓县', '2026-05,怀麓县'),
    ['PLANT_WITHOUT_MONTH'],
  ),
  inProject('MONTH_UNKNOWN', 'readings of no month', 'data/history/补测.csv A2', {
    'data/history/补测.csv': '断面名称,氨氮\n怀麓大桥,0.30\n',
  }),
  inProject('MONTH_CONFLICT', 'a month and a day of another', 'data/history/补测.csv B2', {
    'data/history/补测.csv': '监测月份,监测时间,断面名称,氨氮\n2026-04,2026-03-31,怀麓大桥,0.30\n',
  }),
  inProject(
    'MONTH_INVALID',
    'a month that may be two',
    `${HISTORY} A2`,
    swap(HISTORY, '2026-05,怀麓大桥', '2026.1,怀麓大桥'),
  ),
  inProject(
    'TASK_DEADLINE_EARLY',
    'a deadline before the task was given',
    `${TASKS} J3`,
    swap(TASKS, '2026年底前', '2025年底前'),
  ),
  inProject('ROWS_WITHOUT_VALUES', 'rows that say nothing', 'data/history/自动站.csv B2', {
    'data/history/自动站.csv': '监测时间,断面名称,氨氮\n,怀麓大桥,\n2026-04-01 08:00,怀麓大桥,0.30\n',
  }),
];
