// Settings, column mappings and document kinds that are not as they should be.

import { inMonth, inProject, type ProblemCase } from './case.ts';
import { append, type Changes, CONFIG, MEETING, swap } from './project.ts';

const FOREIGN = 'data/history/自动站.csv';

/** A foreign file and what jianbao.yaml says of its columns. */
function mapped(columns: string, more: readonly string[] = [], file = '自动站.csv'): Changes {
  return {
    [FOREIGN]: `site,when,nh3,rev
怀麓大桥,2026-04-01 08:00,0.30,1
怀麓大桥,2026-04-01 08:00,0.33,2
`,
    ...append(CONFIG, '列映射:', `  - 文件: ${file}`, '    表: 断面水质', `    列: {${columns}}`, ...more),
  };
}

export const SETTING_CASES: readonly ProblemCase[] = [
  inProject(
    'YAML_SYNTAX',
    'a line out of place',
    `${MEETING} 第3行第1列`,
    swap(MEETING, '会议日期', '\t会议日期'),
  ),
  inProject(
    'YAML_FULLWIDTH_COLON',
    'a full-width colon',
    `${MEETING} 第3行第5列`,
    swap(MEETING, '会议日期: ', '会议日期：'),
  ),
  inProject(
    'YAML_KEY_UNKNOWN',
    'a key that there is not',
    `${MEETING} 第5行第1列`,
    append(MEETING, '会议地址: 市政务中心'),
  ),
  inProject(
    'YAML_KEY_MISSING',
    'a required key left out',
    MEETING,
    swap(MEETING, '数据截止日期: 2026-07-10\n', ''),
  ),
  inProject('YAML_SHAPE', 'a word for a group', `${CONFIG} 第4行第5列`, append(CONFIG, '评价: 先修约')),
  inProject(
    'MAPPING_COLUMN_UNKNOWN',
    'a mapping to no column',
    `${CONFIG} 第7行第42列`,
    mapped('断面名称: site, 监测时间: when, 氨氮: nh3, 铵: nh3', ['    版本列: rev']),
    ['ROWS_SUPERSEDED'],
  ),
  inProject(
    'MAPPING_COLUMN_MISSING',
    'a mapping of a header that is not there',
    `${CONFIG} 第7行第43列`,
    mapped('断面名称: site, 监测时间: when, 氨氮: [nh3, ammonia]', ['    版本列: rev']),
    ['ROWS_SUPERSEDED'],
  ),
  inProject(
    'MAPPING_DUPLICATE',
    'a mapping of one column by two names',
    `${CONFIG} 第7行第42列`,
    mapped('断面名称: site, 监测时间: when, 氨氮: nh3, NH3-N: nh4', ['    版本列: rev']),
    ['ROWS_SUPERSEDED'],
  ),
  inProject(
    'YEAR_INVALID',
    'a year of two digits',
    `${CONFIG} 第9行第11列`,
    mapped('断面名称: site, 监测时间: when, 氨氮: nh3', ['    版本列: rev', '    缺省年份: 26']),
    ['ROWS_SUPERSEDED'],
  ),
  inProject('MAPPING_UNUSED', 'a mapping of a file that is not there', `${CONFIG} 第5行第9列`, {
    ...mapped('断面名称: site, 监测时间: when, 氨氮: nh3', [], '自动站2026.csv'),
    [FOREIGN]: null,
  }),
  inProject(
    'ROWS_SUPERSEDED',
    'an older version of a row',
    `${FOREIGN} D2`,
    mapped('断面名称: site, 监测时间: when, 氨氮: nh3', ['    版本列: rev']),
  ),
  inProject(
    'TEMPLATE_KIND_UNKNOWN',
    'a document kind that there is not',
    'templates/letter',
    swap(CONFIG, '[bulletin]', '[letter]'),
  ),
  inMonth('TEMPLATE_KIND_BROKEN', 'a kind whose name no file can have', 'templates/bulletin/kind.json', {
    installation: { 'templates/bulletin/kind.json': '{ "name": "通报/简报" }' },
  }),
  inMonth('TEMPLATE_STYLES_MISSING', 'no shared style sheets', 'templates/shared', {
    installation: { 'templates/shared': null },
  }),
];
