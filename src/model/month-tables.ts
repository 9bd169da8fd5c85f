// The tables of a month: readings, synchronous sampling, running of the plants, rectification tasks.

import { type ColumnSpec, type ItemColumns, plainChoices, type TableSpec } from './columns.ts';
import { EFFLUENT_ITEMS, INFLUENT_ITEMS } from './items.ts';
import { COUNTY_CODE, PLANT_CODE, PLANT_NAME, RESPONSIBLE_COUNTY } from './register-tables.ts';
import { WATER_ITEMS } from './source-items.ts';

const SECTION_NAME: ColumnSpec = {
  field: 'section',
  header: '断面名称',
  aliases: ['断面', '点位名称', '监测断面'],
  type: 'name',
  required: true,
  note: '与断面名录中的名称完全一致',
  example: '示例大桥',
  register: 'sections',
};

/** The code of the section a row names, checked against the register where a file has it. */
const SECTION_CODE: ColumnSpec = {
  field: 'code',
  header: '断面编码',
  aliases: ['断面代码', '点位编码'],
  type: 'name',
  required: false,
  isExtra: true,
  note: '只用来与断面名录核对',
  example: 'D01',
};

const SURFACE_COLUMNS: ItemColumns = {
  items: WATER_ITEMS,
  prefix: '',
  usual: ['pH值', '溶解氧', '高锰酸盐指数', '化学需氧量', '五日生化需氧量', '氨氮', '总磷', '总氮'],
  needed: true,
};

export const readings: TableSpec = {
  kind: 'readings',
  name: '断面水质',
  about: '断面的月度监测值或各次监测值。监测月份和监测时间填一个即可；都没有时，按所在月份文件夹。',
  columns: [
    { field: 'month', header: '监测月份', aliases: ['月份', '期次'], type: 'month', required: false },
    {
      field: 'day',
      header: '监测时间',
      aliases: ['监测日期', '采样时间', '采样日期'],
      type: 'date',
      required: false,
      note: '同一断面一月多次监测时必填',
    },
    SECTION_NAME,
    {
      field: 'statedClass',
      header: '水质类别',
      aliases: ['本月类别', '本期类别'],
      type: 'class',
      required: false,
      note: '填报的类别，只用来与计算结果核对',
    },
    SECTION_CODE,
  ],
  items: [SURFACE_COLUMNS],
};

export const sampling: TableSpec = {
  kind: 'sampling',
  name: '加密监测',
  about: '同步采样加密监测的结果，每个断面每轮一行；凭“采样轮次”一列与断面水质表区分。',
  columns: [
    {
      field: 'round',
      header: '采样轮次',
      aliases: ['轮次'],
      type: 'name',
      required: true,
      example: '第一轮',
    },
    {
      field: 'day',
      header: '采样日期',
      aliases: ['采样时间', '监测日期', '监测时间'],
      type: 'date',
      required: true,
    },
    SECTION_NAME,
    SECTION_CODE,
  ],
  items: [SURFACE_COLUMNS],
};

export const plantMonths: TableSpec = {
  kind: 'plantMonths',
  name: '污水处理厂运行',
  about: '污水处理厂的月度运行情况，每座每月一行。没有月份一列时，按所在月份文件夹。',
  columns: [
    { field: 'month', header: '月份', aliases: ['监测月份', '期次'], type: 'month', required: false },
    { field: 'plant', ...PLANT_NAME, note: '与污水处理厂名录中的名称完全一致', register: 'plants' },
    {
      field: 'state',
      header: '运行状态',
      aliases: ['状态'],
      type: 'choice',
      required: true,
      choices: plainChoices('运行', '提标改造', '扩容', '在建', '调试进水', '停运', '移交中'),
    },
    {
      field: 'treated',
      header: '处理水量',
      aliases: ['月处理水量', '累计处理水量'],
      type: 'number',
      required: false,
      unit: '万m³',
      adds: true,
      plausible: { max: '3100' },
      note: '当月合计',
      example: '48',
    },
    {
      field: 'temperature',
      header: '水温',
      aliases: ['出水水温'],
      type: 'number',
      required: false,
      unit: '℃',
      min: '-2',
      max: '50',
      plausible: { min: '0', max: '40' },
      note: '决定氨氮限值（12℃为界）',
      example: '21.5',
    },
    {
      field: 'online',
      header: '在线监测联网',
      aliases: ['在线监测', '在线监测联网情况', '是否联网', '联网情况'],
      type: 'choice',
      required: false,
      choices: [
        { value: '已联网', label: '已联网', aliases: ['是', '已联', '联网'] },
        { value: '未联网', label: '未联网', aliases: ['否', '未联'] },
        { value: '不要求', label: '不要求', aliases: ['不需要', '无需联网', '不要求联网'] },
      ],
      note: '出水在线监测是否与生态环境部门联网',
    },
    {
      field: 'plannedCompletion',
      header: '计划完成时间',
      aliases: ['计划完成日期'],
      type: 'due',
      required: false,
      note: '在建、提标改造、扩容的填写',
    },
    { field: 'remark', header: '备注', aliases: [], type: 'text', required: false, example: '二期扩建中' },
    { ...PLANT_CODE, note: '只用来与污水处理厂名录核对' },
  ],
  items: [
    {
      items: INFLUENT_ITEMS,
      prefix: '进水',
      usual: ['化学需氧量', '五日生化需氧量', '氨氮', '总磷'],
      needed: false,
    },
    {
      items: EFFLUENT_ITEMS,
      prefix: '出水',
      usual: ['化学需氧量', '五日生化需氧量', '悬浮物', '总氮', '氨氮', '总磷', 'pH值'],
      needed: false,
    },
  ],
};

export const tasks: TableSpec = {
  kind: 'tasks',
  name: '整改任务',
  about: '整改任务台账，每项一行，编号不重复。',
  columns: [
    { field: 'id', header: '编号', aliases: ['任务编号'], type: 'name', required: true, example: 'ZG-001' },
    { field: 'origin', header: '问题来源', aliases: [], type: 'text', required: true, example: '市级巡查' },
    { field: 'assigned', header: '交办日期', aliases: ['交办时间'], type: 'date', required: false },
    {
      field: 'subject',
      header: '涉及断面或设施',
      aliases: ['涉及断面/设施', '涉及断面、设施'],
      type: 'text',
      required: true,
      example: '示例湖心',
    },
    {
      field: 'description',
      header: '问题描述',
      aliases: ['存在问题'],
      type: 'text',
      required: true,
      example: '入湖沟渠生活污水直排',
    },
    {
      field: 'measure',
      header: '整改措施',
      aliases: [],
      type: 'text',
      required: true,
      example: '接入污水管网',
    },
    RESPONSIBLE_COUNTY,
    { field: 'department', header: '责任部门', aliases: [], type: 'text', required: true, example: '住建局' },
    { field: 'owner', header: '责任人', aliases: [], type: 'text', required: true, example: '张三（局长）' },
    { field: 'deadline', header: '整改时限', aliases: ['完成时限'], type: 'deadline', required: true },
    {
      field: 'progress',
      header: '进展情况',
      aliases: ['进展'],
      type: 'text',
      required: false,
      example: '管网已完成设计',
    },
    { field: 'completed', header: '完成日期', aliases: ['完成时间'], type: 'date', required: false },
    {
      field: 'state',
      header: '销号状态',
      aliases: [],
      type: 'choice',
      required: true,
      choices: plainChoices('未完成', '已完成', '已销号'),
      note: '已完成不等于已销号',
    },
    COUNTY_CODE,
  ],
};
