// Names, codes, files and months that do not go together.

import { inProject, type ProblemCase } from './case.ts';
import {
  append,
  type Changes,
  CONFIG,
  cleanRows,
  HISTORY,
  PLANTS,
  READINGS,
  RUNNING,
  SECTIONS,
  swap,
  TASKS,
  workbook,
} from './project.ts';

/** A register with another column at its end. */
function column(file: string, header: string, ...values: readonly string[]): Changes {
  return {
    [file]: (text) =>
      `${text
        .trimEnd()
        .split('\n')
        .map((line, row) => `${line},${row === 0 ? header : (values[row - 1] ?? '')}`)
        .join('\n')}\n`,
  };
}

const aliases = (text: string): Changes => append(CONFIG, '别名:', text);

/** This month's readings with the values of the month before. */
const lastMonth: Changes = {
  [READINGS]: cleanRows(HISTORY)
    .map(([, ...cells]) => cells.join(','))
    .join('\n'),
};

export const NAME_CASES: readonly ProblemCase[] = [
  inProject('ALIAS_USED', 'a former name in the readings', `${READINGS} A2`, {
    ...column(SECTIONS, '曾用名', '怀麓老桥'),
    ...swap(READINGS, '怀麓大桥', '怀麓老桥'),
  }),
  inProject(
    'ALIAS_AMBIGUOUS',
    'an alias of two sections',
    `${CONFIG} 第5行第24列`,
    aliases('  断面: {怀麓大桥: 老桥, 青岑渡口: 老桥}'),
  ),
  inProject(
    'ALIAS_IS_NAME',
    'an alias that is a county',
    `${CONFIG} 第5行第13列`,
    aliases('  县区: {怀麓县: 青岑县}'),
  ),
  inProject(
    'ALIAS_TARGET_UNKNOWN',
    'an alias of a plant nobody knows',
    `${CONFIG} 第5行第11列`,
    aliases('  污水处理厂: {怀麓污水处理厂: 怀麓一厂}'),
  ),
  inProject(
    'SECTION_NAME_CONFLICT',
    "another section's code beside the name",
    `${READINGS} A2`,
    {
      ...column(SECTIONS, '断面编码', 'YZ01', 'YZ02', 'YZ03'),
      ...column(READINGS, '断面编码', 'YZ02', 'YZ02', 'YZ03'),
    },
    ['SECTION_WITHOUT_READING'],
  ),
  inProject(
    'COUNTY_CODE_NAME',
    "another county's code beside the name",
    `${SECTIONS} E2`,
    column(SECTIONS, '行政区划代码', '990122', '990122', '990122'),
  ),
  inProject('PLANT_NAME_CONFLICT', 'a plant with two codes', `${PLANTS} A4`, {
    [PLANTS]:
      '污水处理厂编码,污水处理厂名称,所在县区,类别,设计规模（万m³/d）,执行标准\nW1,怀麓县污水处理厂,怀麓县,城镇,2,一级A\nW2,青岑县污水处理厂,青岑县,城镇,3,一级B\nW3,青岑县污水处理厂,青岑县,城镇,3,一级B\n'.replace(
        /^(.*?),(.*?),/gm,
        '$2,$1,',
      ),
  }),
  inProject('INPUT_AMBIGUOUS', 'a copy beside the table', READINGS, {
    'data/2026-06/断面水质 - 副本.csv': cleanRows(READINGS)
      .map((cells) => cells.join(','))
      .join('\n'),
  }),
  inProject('TARGET_MISSING', 'a section without target', `${SECTIONS} F2`, {
    ...swap(SECTIONS, '国考,怀麓县,Ⅲ', '国考,怀麓县,'),
  }),
  inProject('FILE_NAME_MONTH', "another month's file name", 'data/2026-06/断面水质_202605.csv', {
    [READINGS]: null,
    'data/2026-06/断面水质_202605.csv': cleanRows(READINGS)
      .map((cells) => cells.join(','))
      .join('\n'),
  }),
  inProject('FILE_NAME_MONTH', "another month's ledger", 'data/2026-06/5月整改任务.csv', {
    [TASKS]: null,
    'data/2026-06/5月整改任务.csv': cleanRows(TASKS)
      .map((cells) => cells.join(','))
      .join('\n'),
  }),
  inProject('LEDGER_DATE', 'a ledger of the month before', 'data/2026-06/整改任务.xlsx 台账!A1', ledger()),
  inProject(
    'MONTH_FUTURE',
    'a year mistyped',
    `${HISTORY} B5`,
    append(HISTORY, '2027-04,怀麓大桥,7.5,8.1,3.2,0.41,0.11'),
  ),
  inProject(
    'MONTH_GAP',
    'a month left out',
    `${HISTORY} B2`,
    append(
      HISTORY,
      '2026-02,怀麓大桥,7.5,8.1,3.2,0.41,0.11',
      '2026-03,怀麓大桥,7.4,8.2,3.3,0.45,0.12',
      '2026-03,青岑渡口,7.4,8.2,3.3,0.45,0.12',
      '2026-04,青岑渡口,7.2,8.3,3.1,0.44,0.12',
    ),
  ),
  inProject(
    'TOTAL_MISMATCH',
    'a total of something else',
    `${RUNNING} D4`,
    append(RUNNING, '2026-06,合计,,136.6,,,,,'),
    ['ROW_SKIPPED'],
  ),
  inProject('MONTH_REPEATED', "last month's values", `${READINGS} A2`, lastMonth),
];

async function ledger(): Promise<Changes> {
  const bytes = await workbook({ 台账: [['整改任务台账（截至2026年5月31日）'], ...cleanRows(TASKS)] });
  return { [TASKS]: null, 'data/2026-06/整改任务.xlsx': bytes };
}
