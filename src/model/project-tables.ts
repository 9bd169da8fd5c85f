// The tables of what is being built and paid for: stages, collection, outfalls, sewers, funds, duties.

import type { Choice, ColumnSpec, TableSpec } from './columns.ts';
import { PLANT_STAGES, type PlantStage } from './records.ts';
import { COUNTY_CODE, PLANT_NAME, RESPONSIBLE_COUNTY } from './register-tables.ts';

const PROJECT: ColumnSpec = {
  field: 'project',
  header: '项目名称',
  aliases: ['工程名称', '项目', '工程'],
  type: 'name',
  required: true,
  example: '二期扩容工程',
};

const DEADLINE: ColumnSpec = {
  field: 'deadline',
  header: '完成时限',
  aliases: ['时限', '计划完成时间', '整改时限'],
  type: 'deadline',
  required: false,
};

/** How stages are written elsewhere. */
const STAGE_ALIASES: Readonly<Record<PlantStage, readonly string[]>> = {
  立项: ['项目立项', '可研批复', '立项批复'],
  初步设计: ['初设', '初设批复', '初步设计批复'],
  开工: ['开工建设', '进场施工'],
  主体完工: ['主体工程完工', '土建完工', '主体结构完工'],
  设备安装: ['设备安装完成', '安装设备'],
  通水调试: ['通水', '调试', '调试运行'],
  验收: ['竣工验收', '环保验收', '验收合格'],
  投入运行: ['投运', '正式运行', '投产'],
};

export const stages: TableSpec = {
  kind: 'stages',
  name: '工程节点',
  about: '污水处理厂建设、改造工程的节点，每个节点一行；没有进行到的节点，实际完成时间留空。',
  columns: [
    { field: 'plant', ...PLANT_NAME, note: '与污水处理厂名录中的名称完全一致', register: 'plants' },
    { ...PROJECT, note: '同一座厂有几个工程的，用名称分开，如二期扩容工程' },
    {
      field: 'stage',
      header: '工程节点',
      aliases: ['节点', '节点名称', '建设阶段'],
      type: 'choice',
      required: true,
      choices: PLANT_STAGES.map(
        (stage): Choice => ({ value: stage, label: stage, aliases: STAGE_ALIASES[stage] }),
      ),
    },
    {
      field: 'planned',
      header: '计划完成时间',
      aliases: ['计划时间', '计划日期', '计划完成日期', '计划节点时间'],
      type: 'due',
      required: true,
    },
    {
      field: 'actual',
      header: '实际完成时间',
      aliases: ['实际时间', '实际日期', '实际完成日期', '完成日期'],
      type: 'date',
      required: false,
    },
  ],
};

export const collections: TableSpec = {
  kind: 'collections',
  name: '污水收集',
  about:
    '生活污水集中收集情况，每个县区每月一行；产生量和服务人口填一个即可，都填时用产生量。没有月份一列时，按所在月份文件夹。',
  columns: [
    { field: 'month', header: '月份', aliases: ['监测月份', '期次'], type: 'month', required: false },
    { ...RESPONSIBLE_COUNTY, header: '县区名称', aliases: ['责任县区', '责任县（区）', '所在县区', '县区'] },
    {
      field: 'collected',
      header: '收集五日生化需氧量',
      aliases: ['收集BOD5', '收集BOD5量', '集中收集BOD5', '收集BOD5总量'],
      type: 'number',
      required: true,
      unit: 't',
      adds: true,
      note: '当月各厂进水的五日生化需氧量之和',
      example: '79.6',
    },
    {
      field: 'produced',
      header: '产生五日生化需氧量',
      aliases: ['产生BOD5', '产生BOD5量', '产生BOD5总量'],
      type: 'number',
      required: false,
      unit: 't',
      adds: true,
      note: '当月生活污水产生的五日生化需氧量',
      example: '121.5',
    },
    {
      field: 'population',
      header: '服务人口',
      aliases: ['城镇人口', '用水人口', '城镇用水总人口'],
      type: 'number',
      required: false,
      unit: '万人',
      adds: true,
      example: '8.6',
    },
    COUNTY_CODE,
  ],
};

export const outfalls: TableSpec = {
  kind: 'outfalls',
  name: '入河排污口',
  about: '需要整治的入河（湖）排污口，每个一行，编号不重复。',
  columns: [
    {
      field: 'id',
      header: '排污口编号',
      aliases: ['排口编号', '排污口编码', '入河排污口编号'],
      type: 'name',
      required: true,
      example: 'PWK-001',
    },
    {
      field: 'name',
      header: '排污口名称',
      aliases: ['排口名称', '入河排污口名称'],
      type: 'name',
      required: true,
      example: '示例大桥下游左岸排口',
    },
    RESPONSIBLE_COUNTY,
    {
      field: 'water',
      header: '受纳水体',
      aliases: ['受纳水体名称', '排入水体', '所在水体'],
      type: 'name',
      required: true,
      example: '示例河',
    },
    {
      field: 'kind',
      header: '排污口类型',
      aliases: ['排口类型', '排污口分类', '入河排污口类型'],
      type: 'name',
      required: true,
      note: '如工业排污口、城镇污水处理厂排污口、农业排口、其他排口',
      example: '其他排口',
    },
    {
      field: 'treatment',
      header: '整治方式',
      aliases: ['整治类型', '分类整治', '整治要求'],
      type: 'choice',
      required: true,
      choices: [
        { value: '依法取缔', label: '依法取缔', aliases: ['取缔', '依法取缔一批', '封堵'] },
        { value: '清理合并', label: '清理合并', aliases: ['清理', '合并', '清理合并一批'] },
        { value: '规范整治', label: '规范整治', aliases: ['规范', '整治', '规范整治一批'] },
      ],
    },
    {
      field: 'state',
      header: '整治状态',
      aliases: ['整治进展', '整治情况', '销号状态'],
      type: 'choice',
      required: true,
      choices: [
        { value: '未启动', label: '未启动', aliases: ['未开展', '未整治'] },
        { value: '整治中', label: '整治中', aliases: ['正在整治', '推进中'] },
        { value: '已完成', label: '已完成', aliases: ['完成整治', '已整治', '完成'] },
        { value: '已销号', label: '已销号', aliases: ['销号'] },
      ],
    },
    { ...DEADLINE, header: '整治时限', aliases: ['完成时限', '整改时限', '整治完成时限', '计划完成时间'] },
    {
      field: 'completed',
      header: '完成日期',
      aliases: ['完成时间', '整治完成日期', '实际完成时间'],
      type: 'date',
      required: false,
    },
    COUNTY_CODE,
  ],
};

export const networks: TableSpec = {
  kind: 'networks',
  name: '雨污分流与管网',
  about: '雨污分流改造、新建和修复管网的项目，每个一行，名称不重复。',
  columns: [
    { ...PROJECT, field: 'name' },
    RESPONSIBLE_COUNTY,
    {
      field: 'kind',
      header: '项目类型',
      aliases: ['工程类型', '建设类型'],
      type: 'name',
      required: true,
      note: '如雨污分流改造、新建污水管网、老旧管网修复',
      example: '新建污水管网',
    },
    {
      field: 'planned',
      header: '计划长度',
      aliases: ['计划改造长度', '计划建设长度', '计划管网长度', '管网总长度'],
      type: 'number',
      required: true,
      unit: 'km',
      adds: true,
      example: '3.2',
    },
    {
      field: 'done',
      header: '完成长度',
      aliases: ['已完成长度', '累计完成长度', '完成管网长度', '已完成'],
      type: 'number',
      required: true,
      unit: 'km',
      adds: true,
      note: '开工以来累计',
      example: '1.5',
    },
    DEADLINE,
    {
      field: 'department',
      header: '责任部门',
      aliases: ['牵头部门', '责任单位'],
      type: 'name',
      required: false,
      example: '住建局',
    },
    COUNTY_CODE,
  ],
};

export const funds: TableSpec = {
  kind: 'funds',
  name: '项目资金',
  about: '项目的资金，每个项目的每种来源一行；支出不应大于到位。',
  columns: [
    PROJECT,
    RESPONSIBLE_COUNTY,
    {
      field: 'origin',
      header: '资金来源',
      aliases: ['来源', '资金类别', '资金渠道'],
      type: 'name',
      required: true,
      note: '如中央资金、省级资金、专项债券、县级配套',
      example: '专项债券',
    },
    {
      field: 'planned',
      header: '计划资金',
      aliases: ['计划投资', '下达资金', '计划金额'],
      type: 'number',
      required: true,
      unit: '万元',
      adds: true,
      example: '900',
    },
    {
      field: 'received',
      header: '到位资金',
      aliases: ['已到位资金', '到账资金', '累计到位'],
      type: 'number',
      required: true,
      unit: '万元',
      adds: true,
      example: '400',
    },
    {
      field: 'spent',
      header: '支出资金',
      aliases: ['已支出资金', '完成支付', '累计支出', '执行金额'],
      type: 'number',
      required: true,
      unit: '万元',
      adds: true,
      example: '380',
    },
    COUNTY_CODE,
  ],
};

export const duties: TableSpec = {
  kind: 'duties',
  name: '部门职责',
  about: '各部门牵头的工作和完成情况，每项一行；能量化的填目标值和完成值。',
  columns: [
    {
      field: 'department',
      header: '责任部门',
      aliases: ['牵头部门', '牵头单位', '责任单位'],
      type: 'name',
      required: true,
      example: '住建局',
    },
    {
      field: 'matter',
      header: '工作任务',
      aliases: ['工作事项', '重点任务', '任务内容', '职责'],
      type: 'text',
      required: true,
      example: '新建污水管网',
    },
    {
      field: 'unit',
      header: '计量单位',
      aliases: ['单位'],
      type: 'name',
      required: false,
      note: '如座、公里、%',
      example: '公里',
    },
    {
      field: 'target',
      header: '目标值',
      aliases: ['年度目标', '目标', '任务量', '年度任务'],
      type: 'number',
      required: false,
      note: '百分数写成85或85%，不写成0.85',
      example: '85',
    },
    {
      field: 'done',
      header: '完成值',
      aliases: ['完成量', '已完成', '累计完成'],
      type: 'number',
      required: false,
      example: '54',
    },
    DEADLINE,
    {
      field: 'progress',
      header: '进展情况',
      aliases: ['进展', '完成情况'],
      type: 'text',
      required: false,
      example: '已完成设计',
    },
  ],
};
