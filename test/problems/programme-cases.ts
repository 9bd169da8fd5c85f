// Registers, projects and standards whose figures cannot all be right.

import { inMonth, inProject, type ProblemCase } from './case.ts';
import { append, CONFIG, MEETING, SECTIONS } from './project.ts';

const NETWORKS = 'data/2026-06/雨污分流与管网.csv';
const FUNDS = 'data/2026-06/项目资金.csv';
const DUTIES = 'data/2026-06/部门职责.csv';
const OWN_LIMITS = 'data/standards/某省排放标准.csv';
const WORDS = 'data/standards/水体评价.csv';

/** The register of sections with two columns more, row by row. */
function sectionsWith(header: string, ...cells: readonly string[]) {
  return {
    [SECTIONS]: (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, index) => `${line},${index === 0 ? header : (cells[index - 1] ?? ',')}\n`)
        .join(''),
  };
}

export const PROGRAMME_CASES: readonly ProblemCase[] = [
  inProject(
    'SECTION_RETIRED_EARLY',
    'a section given up before it began',
    `${SECTIONS} H4`,
    sectionsWith('启用月份,停用月份', ',', ',', '2025-07,2025-03'),
    ['READING_OUTSIDE_SERVICE', 'READING_OUTSIDE_SERVICE'],
  ),
  inProject('NETWORK_OVERDONE', 'more sewer done than planned', `${NETWORKS} E2`, {
    [NETWORKS]: `项目名称,责任县区,项目类型,计划长度（km）,完成长度（km）,完成时限
县城截污干管,怀麓县,新建污水管网,3.2,3200,2026年底前
`,
  }),
  inProject('FUND_OVERSPENT', 'more spent than received', `${FUNDS} F2`, {
    [FUNDS]: `项目名称,责任县区,资金来源,计划资金（万元）,到位资金（万元）,支出资金（万元）
县城截污干管,怀麓县,专项债券,900,400,4100
`,
  }),
  inProject('PERCENT_AS_FRACTION', 'a share as a workbook keeps it', `${DUTIES} D2`, {
    [DUTIES]: `责任部门,工作任务,计量单位,目标值,完成值
财政局,水污染防治资金支出进度,%,0.85,0.64
`,
  }),
  inProject(
    'PREVIOUS_MEETING_LATE',
    'a meeting before that comes later',
    `${MEETING} 第5行第9列`,
    append(MEETING, '上次会议日期: 2026-08-12'),
  ),
  inProject('DAYS_NOT_WHOLE', 'half a day', `${CONFIG} 第4行第9列`, append(CONFIG, '即将到期天数: 7.5')),
  inMonth('STANDARD_UNSOUND', 'words that leave shares out', WORDS, {
    installation: { [WORDS]: (text) => text.replace('良好,75', '良好,80') },
  }),
  inProject('STANDARD_REPEATED', 'an extra limit twice', 'data/standards/本地限值.csv G3', {
    'data/standards/本地限值.csv': `限值组,标准,项目,单位,判定方式,评价小数位,限值,条款
锑矿区,某市办法,锑,mg/L,上限,,0.005,第一条
锑矿区,某市办法,锑,mg/L,上限,,0.01,第二条
`,
  }),
  inProject('STANDARD_GRADE_SHARED', 'a local grade with a national name', `${OWN_LIMITS} F2`, {
    [OWN_LIMITS]: `标准,级别,项目,单位,判定方式,限值,条件,条款
DB99/1—2020,一级A,总磷,mg/L,上限,0.3,,表1
`,
  }),
  inProject('STANDARD_UNREAD', 'a standard in a workbook', 'data/standards/某省排放标准.xlsx', {
    'data/standards/某省排放标准.xlsx': 'PK',
  }),
];
