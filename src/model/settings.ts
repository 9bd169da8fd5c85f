// The keys of jianbao.yaml and meeting.yaml. Values are declared like the columns of a table.

import { type ColumnSpec, plainChoices } from './columns.ts';
import type { FontRole } from './config.ts';

type Key = Pick<ColumnSpec, 'field' | 'header' | 'type' | 'required'> & Partial<ColumnSpec>;

const key = (spec: Key): ColumnSpec => ({ aliases: [], ...spec });

/** data/<month>/meeting.yaml. */
export const MEETING_KEYS: readonly ColumnSpec[] = [
  key({ field: 'period', header: '期次', type: 'month', required: true, note: '须与月份文件夹一致' }),
  key({ field: 'title', header: '会议名称', type: 'name', required: true }),
  key({ field: 'date', header: '会议日期', type: 'date', required: true }),
  key({ field: 'place', header: '会议地点', type: 'name', required: false }),
  key({
    field: 'cutoff',
    header: '数据截止日期',
    type: 'date',
    required: true,
    note: '超期和剩余天数按这一天计算',
  }),
  key({
    field: 'dataRemark',
    header: '数据说明',
    type: 'text',
    required: false,
    note: '如“数据未经最终审核”',
  }),
];

/** The single values of jianbao.yaml. */
export const CONFIG_KEYS: readonly ColumnSpec[] = [
  key({ field: 'city', header: '城市', type: 'name', required: true }),
  key({ field: 'office', header: '单位', type: 'name', required: true, note: '印在标题下方' }),
  key({
    field: 'banner',
    header: '数据声明',
    type: 'text',
    required: false,
    note: '印在每份材料最上方，如“数据为虚构”',
  }),
  key({
    field: 'browser',
    header: '浏览器',
    type: 'text',
    required: false,
    note: '浏览器程序的路径；不写则自动查找',
  }),
];

/** The keys of jianbao.yaml that hold a list or a group. */
export const CONFIG_GROUPS: readonly { readonly header: string; readonly note: string }[] = [
  { header: '文种', note: '要生成的文种，templates 下的文件夹名，重复的只生成一次；不写则为 [bulletin]' },
  { header: '字体', note: '各用途的字体文件，见下' },
  { header: '评价', note: '评价办法的选择，见下' },
  { header: '列映射', note: '外来文件的列怎样对应，见下' },
];

/** The group 字体: font files by what they are used for. */
export const FONT_KEYS: readonly (ColumnSpec & { readonly field: FontRole })[] = (
  [
    ['title', '标题', '一般为方正小标宋'],
    ['body', '正文', '一般为仿宋'],
    ['hei', '黑体', '一级标题'],
    ['kai', '楷体', '二级标题'],
    ['folio', '页码', '一般为宋体'],
    ['latin', '西文', '数字和字母'],
  ] as const
).map(([field, header, note]) => ({
  ...key({ field, header, type: 'text', required: false, note }),
  field,
}));

/** The group 评价: the choices of the assessment policy; the first of each is the default. */
export const POLICY_KEYS: readonly ColumnSpec[] = [
  key({
    field: 'rounding',
    header: '修约',
    type: 'choice',
    required: false,
    choices: [
      { value: 'first', label: '先修约', aliases: [] },
      { value: 'none', label: '不修约', aliases: [] },
    ],
    note: '判定类别前是否修约',
  }),
  key({
    field: 'missing',
    header: '缺项',
    type: 'choice',
    required: false,
    choices: [
      { value: 'strict', label: '不评价', aliases: [] },
      { value: 'allow', label: '照常评价', aliases: [] },
    ],
    note: '缺少必评项目时如何处理',
  }),
  key({
    field: 'exceedanceBase',
    header: '超标倍数基准',
    type: 'choice',
    required: false,
    choices: [
      { value: 'target', label: '水质目标', aliases: [] },
      { value: 'class3', label: 'Ⅲ类', aliases: ['Ⅲ'] },
    ],
    note: '超标倍数（C−S）/S中的S',
  }),
];

/** One entry of the list 列映射; `列` is a group of its own. */
export const MAPPING_KEYS: readonly ColumnSpec[] = [
  key({ field: 'file', header: '文件', type: 'name', required: true, note: '文件名，不含文件夹' }),
  key({
    field: 'table',
    header: '表',
    type: 'choice',
    required: true,
    choices: plainChoices(
      '县区名录',
      '断面名录',
      '断面水质',
      '加密监测',
      '污水处理厂名录',
      '污水处理厂运行',
      '整改任务',
      '收件人',
    ),
  }),
  key({
    field: 'version',
    header: '版本列',
    type: 'name',
    required: false,
    note: '同一断面、同一时间有几行时，取这一列最大的一行',
  }),
  key({
    field: 'defaultYear',
    header: '缺省年份',
    type: 'year',
    required: false,
    note: '时间没有写年份时用',
  }),
];
