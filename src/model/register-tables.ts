// The registers: counties, sections, sewage plants and recipients, the same every month.

import { type Choice, type ColumnSpec, plainChoices, type TableSpec } from './columns.ts';

export const WATER_BODY_CHOICES: readonly Choice[] = [
  { value: 'river', label: '河流', aliases: ['河', '江河', 'river'] },
  { value: 'lake', label: '湖库', aliases: ['湖泊', '水库', '湖、库', '湖', '库', '湖泊水库', 'lake'] },
];

/** The county answering for something; every table names it alike. */
export const RESPONSIBLE_COUNTY: ColumnSpec = {
  field: 'county',
  header: '责任县区',
  aliases: ['责任县（区）', '所在县区', '县区名称', '县区'],
  type: 'name',
  required: true,
  note: '与县区名录中的名称完全一致',
  example: '示例县',
  register: 'counties',
};

/** The code of the county a row names, checked against the register where a file has it. */
export const COUNTY_CODE: ColumnSpec = {
  field: 'countyCode',
  header: '行政区划代码',
  aliases: ['县区代码', '责任县区代码'],
  type: 'name',
  required: false,
  isExtra: true,
  note: '只用来与县区名录核对',
  example: '990121',
};

/** What something was called before, or is also called: read as its registered name. */
const FORMER_NAMES: ColumnSpec = {
  field: 'formerNames',
  header: '曾用名',
  aliases: ['别名', '又名', '原名称'],
  type: 'name',
  required: false,
  isExtra: true,
  note: '其他表里写这个名称的，按登记的名称读取；几个的用“、”隔开',
  example: '示例老桥',
};

/** The code of a plant; as with sections it must go with the name. */
export const PLANT_CODE: ColumnSpec = {
  field: 'code',
  header: '污水处理厂编码',
  aliases: ['污水厂编码', '污水处理厂代码', '厂编码'],
  type: 'name',
  required: false,
  isExtra: true,
  example: 'W01',
};

/** The name by which a plant is known in every table. */
export const PLANT_NAME: Omit<ColumnSpec, 'field'> = {
  header: '污水处理厂名称',
  aliases: ['污水厂名称', '厂名'],
  type: 'name',
  required: true,
  example: '示例县污水处理厂',
};

export const counties: TableSpec = {
  kind: 'counties',
  name: '县区名录',
  about: '全市各县区（含开发区），每个一行。其他表中的县区都须在此登记。',
  columns: [
    {
      field: 'code',
      header: '行政区划代码',
      aliases: ['代码', '县区代码'],
      type: 'name',
      required: true,
      example: '990121',
    },
    {
      field: 'name',
      header: '县区名称',
      aliases: ['县区', '县（区）'],
      type: 'name',
      required: true,
      example: '示例县',
    },
    {
      field: 'kind',
      header: '类型',
      aliases: [],
      type: 'choice',
      required: true,
      choices: plainChoices('市辖区', '县', '县级市', '开发区'),
    },
    FORMER_NAMES,
  ],
};

export const sections: TableSpec = {
  kind: 'sections',
  name: '断面名录',
  about: '参加评价的监测断面和湖库点位，每个一行。',
  columns: [
    {
      field: 'code',
      header: '断面编码',
      aliases: ['断面代码'],
      type: 'name',
      required: false,
      example: 'SL0001',
    },
    {
      field: 'name',
      header: '断面名称',
      aliases: ['断面', '点位名称', '监测断面'],
      type: 'name',
      required: true,
      note: '不可重名；监测数据按此名称对应',
      example: '示例大桥',
    },
    {
      field: 'water',
      header: '所在水体',
      aliases: ['所属河流', '河流名称', '水体名称'],
      type: 'name',
      required: true,
      example: '示例河',
    },
    {
      field: 'waterBody',
      header: '水体类型',
      aliases: [],
      type: 'choice',
      required: true,
      choices: WATER_BODY_CHOICES,
      note: '决定总磷、总氮用河流还是湖库限值，不会按名称推断',
    },
    {
      field: 'control',
      header: '控制级别',
      aliases: ['断面级别'],
      type: 'choice',
      required: true,
      choices: plainChoices('国考', '省考', '市考'),
    },
    RESPONSIBLE_COUNTY,
    {
      field: 'targetClass',
      header: '水质目标',
      aliases: ['目标类别', '水质控制目标', '考核目标'],
      type: 'class',
      required: true,
      note: '达标与否按此类别判断',
    },
    {
      field: 'basin',
      header: '流域',
      aliases: ['所属流域', '所在流域'],
      type: 'name',
      required: false,
      note: '按流域汇总时用',
      example: '示例河流域',
    },
    {
      field: 'flowOrder',
      header: '流向序号',
      aliases: ['上下游序号', '断面顺序'],
      type: 'number',
      required: false,
      note: '同一水体的断面从上游到下游编号，如1、2、3；用来分析沿程变化',
      example: '2',
    },
    {
      field: 'extraStandards',
      header: '附加标准',
      aliases: ['补充标准', '附加限值'],
      type: 'name',
      required: false,
      note: '还须符合的限值组，如饮用水源地补充项目；几个的用“、”隔开',
      example: '饮用水源地补充项目',
    },
    {
      field: 'since',
      header: '启用月份',
      aliases: ['启用时间', '开始监测月份'],
      type: 'month',
      required: false,
      note: '新增断面填写：开始监测的月份',
    },
    {
      field: 'retired',
      header: '停用月份',
      aliases: ['停用时间', '停测月份', '撤销月份'],
      type: 'month',
      required: false,
      note: '撤销断面填写：从这个月起不再监测',
    },
    FORMER_NAMES,
    COUNTY_CODE,
  ],
};

export const plants: TableSpec = {
  kind: 'plants',
  name: '污水处理厂名录',
  about: '纳入调度的污水处理厂，每座一行，未建成的也登记。',
  columns: [
    { field: 'name', ...PLANT_NAME, note: '不可重名；运行数据按此名称对应' },
    { ...RESPONSIBLE_COUNTY, header: '所在县区', aliases: ['责任县区', '责任县（区）', '县区名称', '县区'] },
    {
      field: 'kind',
      header: '类别',
      aliases: ['污水处理厂类别'],
      type: 'choice',
      required: true,
      choices: plainChoices('城镇', '工业园区', '乡镇'),
    },
    {
      field: 'capacity',
      header: '设计规模',
      aliases: ['设计能力', '设计处理能力'],
      type: 'number',
      required: true,
      unit: '万m³/d',
      adds: true,
      plausible: { min: '0.001', max: '100' },
      example: '2.5',
    },
    {
      field: 'grade',
      header: '执行标准',
      aliases: ['排放标准'],
      type: 'choice',
      required: true,
      choices: ['一级A', '一级B', '二级'].map((grade) => ({
        value: grade,
        label: grade,
        aliases: [
          `${grade}标准`,
          `GB18918-2002${grade}`,
          `GB18918-2002${grade}标准`,
          `GB18918-2002中${grade}标准`,
          `《城镇污水处理厂污染物排放标准》（GB18918-2002）${grade}标准`,
        ],
      })),
      isOpen: true,
      note: 'GB 18918-2002 的级别，或标准数据中地方标准的级别名称',
    },
    {
      field: 'inUseSince',
      header: '投运日期',
      aliases: ['投运时间', '投入运行日期', '投产日期'],
      type: 'date',
      required: false,
      note: '投运不满一年的，负荷率低不点名',
      example: '2013-09-01',
    },
    {
      field: 'approved',
      header: '环评批复日期',
      aliases: ['环评批复时间'],
      type: 'date',
      required: false,
      note: '2005年底以前批复的，总磷执行较宽的限值',
      example: '2012-03-01',
    },
    PLANT_CODE,
    FORMER_NAMES,
    COUNTY_CODE,
  ],
};

export const recipients: TableSpec = {
  kind: 'recipients',
  name: '收件人',
  about: '各县区材料的收件人，每人一行。',
  columns: [
    { ...RESPONSIBLE_COUNTY, header: '县区名称', aliases: ['责任县区', '责任县（区）', '所在县区', '县区'] },
    { field: 'name', header: '姓名', aliases: [], type: 'name', required: true, example: '张三' },
    { field: 'post', header: '职务', aliases: [], type: 'name', required: true, example: '副县长' },
    {
      field: 'email',
      header: '邮箱',
      aliases: ['电子邮箱'],
      type: 'email',
      required: true,
      note: '每行一个地址',
    },
    COUNTY_CODE,
  ],
};
