// The keys of jianbao.yaml and meeting.yaml. Values are declared like the columns of a table.

import { type ColumnSpec, plainChoices } from './columns.ts';
import type { FontRole } from './config.ts';
import { TABLES } from './tables.ts';

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
    field: 'previousMeeting',
    header: '上次会议日期',
    type: 'date',
    required: false,
    note: '到那天已经交办、现在仍未完成的任务列为上次结转',
  }),
  key({
    field: 'dataRemark',
    header: '数据说明',
    type: 'text',
    required: false,
    note: '如“数据未经最终审核”',
  }),
  key({
    field: 'documentNumber',
    header: '发文字号',
    type: 'name',
    required: false,
    note: '公文、信函格式用，如“云水攻坚办〔2026〕6号”',
  }),
  key({ field: 'copyNumber', header: '份号', type: 'name', required: false, note: '公文格式用，6位数字' }),
  key({
    field: 'printed',
    header: '印发日期',
    type: 'date',
    required: false,
    note: '公文格式用；不写则为会议日期',
  }),
];

/** The keys of meeting.yaml that hold a list. */
export const MEETING_GROUPS: readonly { readonly header: string; readonly note: string }[] = [
  { header: '确认', note: '核对过、确认无误的提醒，见下' },
];

/** One entry of the list 确认. */
export const ACKNOWLEDGEMENT_KEYS: readonly ColumnSpec[] = [
  key({ field: 'code', header: '代码', type: 'name', required: true, note: '提醒末尾括号里的代码' }),
  key({
    field: 'extent',
    header: '位置',
    type: 'name',
    required: true,
    note: '照提醒所写，如“断面水质.xlsx 6月!D7”',
  }),
  key({ field: 'reason', header: '理由', type: 'text', required: true, note: '凭什么说数据无误' }),
  key({ field: 'person', header: '确认人', type: 'name', required: true, note: '核对的人' }),
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
  key({
    field: 'fontDemand',
    header: '字体要求',
    type: 'choice',
    required: false,
    choices: [
      { value: 'standard', label: '标准', aliases: ['国家标准', '国标'] },
      { value: 'any', label: '不限', aliases: [] },
    ],
    note: '写“标准”时，标题、正文、黑体、楷体必须是小标宋、仿宋、黑体、楷体，缺一种就不生成；不写则为不限',
  }),
  key({
    field: 'archive',
    header: 'PDF归档',
    type: 'choice',
    required: false,
    choices: [
      { value: 'yes', label: '是', aliases: ['PDF/A', 'PDF/A-2b'] },
      { value: 'no', label: '否', aliases: [] },
    ],
    note: '写“是”时，PDF按归档格式PDF/A-2b准备；不写则为否',
  }),
  key({
    field: 'dueSoonDays',
    header: '即将到期天数',
    type: 'number',
    required: false,
    max: '366',
    note: '还剩这么多天以内的任务列为即将到期；不写则为30',
  }),
];

/** The keys of jianbao.yaml that hold a list or a group. */
export const CONFIG_GROUPS: readonly { readonly header: string; readonly note: string }[] = [
  { header: '文种', note: '要生成的文种，templates 下的文件夹名，重复的只生成一次；不写则为 [bulletin]' },
  { header: '字体', note: '各用途的字体，写名称或文件，见下' },
  { header: '版式', note: '本单位的排版习惯和公文格式的固定要素，见下' },
  { header: '评价', note: '评价办法的选择，见下' },
  { header: '预警', note: '采用的预警办法，写标准数据“预警规则”中的名称，几个的写成一列；不写则不预警' },
  { header: '别名', note: '断面、县区、污水处理厂在别的表里的其他叫法，见下' },
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

/** The group 版式: local practice, and what stands in the head and foot of official documents. */
export const LAYOUT_KEYS: readonly ColumnSpec[] = [
  key({
    field: 'folio',
    header: '页码位置',
    type: 'choice',
    required: false,
    choices: [
      { value: 'outer', label: '外侧', aliases: [] },
      { value: 'centre', label: '居中', aliases: [] },
    ],
    note: '国家标准为外侧，即单页居右、双页居左；不写则为外侧',
  }),
  key({
    field: 'pitch',
    header: '行距',
    type: 'choice',
    required: false,
    choices: [
      { value: 'standard', label: '标准', aliases: [] },
      ...['28', '29', '30'].map((points) => ({ value: points, label: `${points}磅`, aliases: [points] })),
    ],
    note: '标准为每页22行；不写则为标准',
  }),
  key({
    field: 'issuer',
    header: '发文机关标志',
    type: 'name',
    required: false,
    note: '公文格式、信函格式必需，如“云泽市生态环境局文件”',
  }),
  key({ field: 'addressee', header: '主送', type: 'text', required: false, note: '公文格式、信函格式用' }),
  key({ field: 'signer', header: '签发人', type: 'name', required: false, note: '公文格式用，上行文才写' }),
  key({ field: 'copies', header: '抄送', type: 'text', required: false, note: '公文格式、信函格式用' }),
  key({
    field: 'distributor',
    header: '印发机关',
    type: 'name',
    required: false,
    note: '公文格式用；不写则为“单位”',
  }),
];

/** The group 评价: the named policy, and the choices that may differ from it. */
export const POLICY_KEYS: readonly ColumnSpec[] = [
  key({
    field: 'name',
    header: '评价办法',
    type: 'choice',
    required: false,
    choices: [
      { value: 'assessment-2020', label: '现行评价办法', aliases: ['assessment-2020'] },
      { value: 'realtime-2021', label: '实时数据2021', aliases: ['realtime-2021'] },
      { value: 'realtime-2025', label: '实时数据2025', aliases: ['realtime-2025'] },
    ],
    note: '下面各项不写的按它；不写则为现行评价办法',
  }),
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
    field: 'belowDetection',
    header: '未检出',
    type: 'choice',
    required: false,
    choices: [
      { value: 'half', label: '检出限的一半', aliases: ['检出限一半', '按检出限的一半'] },
      { value: 'zero', label: '按零计', aliases: ['按0计', '零'] },
      { value: 'limit', label: '按检出限', aliases: ['检出限'] },
    ],
    note: '低于检出限的值按多少参加评价和均值',
  }),
  key({
    field: 'items',
    header: '参评项目',
    type: 'choice',
    required: false,
    choices: [
      { value: 'present', label: '有值的都参评', aliases: [] },
      { value: 'required', label: '只评必测项目', aliases: [] },
    ],
    note: '必测项目之外的项目是否参加定类',
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

/** The group 别名: registers whose names may be declared to have others. */
export const ALIAS_KEYS: readonly {
  readonly kind: 'sections' | 'counties' | 'plants';
  readonly header: string;
}[] = [
  { kind: 'sections', header: '断面' },
  { kind: 'counties', header: '县区' },
  { kind: 'plants', header: '污水处理厂' },
];

/** One entry of the list 列映射; `列` is a group of its own. */
export const MAPPING_KEYS: readonly ColumnSpec[] = [
  key({ field: 'file', header: '文件', type: 'name', required: true, note: '文件名，不含文件夹' }),
  key({
    field: 'table',
    header: '表',
    type: 'choice',
    required: true,
    choices: plainChoices(...TABLES.map(({ name }) => name)),
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
