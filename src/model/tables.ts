// The input contract: every table that may stand in data/, and what `jianbao assess` reads.

import type { ColumnSpec, TableKind, TableSpec } from './columns.ts';
import { plantMonths, readings, sampling, tasks } from './month-tables.ts';
import { collections, duties, funds, networks, outfalls, stages } from './project-tables.ts';
import { counties, plants, recipients, sections, WATER_BODY_CHOICES } from './register-tables.ts';

/** Every table of a project, in the order they are documented. */
export const TABLES: readonly TableSpec[] = [
  counties,
  sections,
  readings,
  sampling,
  plants,
  plantMonths,
  stages,
  collections,
  tasks,
  outfalls,
  networks,
  funds,
  duties,
  recipients,
];

/** What `jianbao assess` reads: any table with a water-body type and items; other columns are kept as they are. */
export const ASSESS_COLUMNS: readonly ColumnSpec[] = [
  {
    field: 'section',
    header: '断面名称',
    aliases: ['断面', '点位名称', '监测断面', 'section'],
    type: 'name',
    required: false,
  },
  {
    field: 'waterBody',
    header: '水体类型',
    aliases: ['waterbody'],
    type: 'choice',
    required: true,
    choices: WATER_BODY_CHOICES,
  },
  {
    field: 'targetClass',
    header: '水质目标',
    aliases: ['目标类别', '水质控制目标', '考核目标', 'target_class'],
    type: 'class',
    required: false,
  },
];

/** What `jianbao assess --summary` also reads: where a row belongs in time and space. */
export const ASSESS_GROUPING: readonly ColumnSpec[] = [
  { field: 'month', header: '监测月份', aliases: ['月份', '期次'], type: 'month', required: false },
  {
    field: 'day',
    header: '监测时间',
    aliases: ['监测日期', '采样时间', '采样日期', 'time'],
    type: 'date',
    required: false,
  },
  {
    field: 'water',
    header: '所在水体',
    aliases: ['所属河流', '河流名称', '水体名称', 'river'],
    type: 'name',
    required: false,
  },
  {
    field: 'county',
    header: '责任县区',
    aliases: ['责任县（区）', '所在县区', '县区名称', '县区', '所在地市', '城市', 'city'],
    type: 'name',
    required: false,
  },
  { field: 'basin', header: '流域', aliases: ['所属流域', 'basin'], type: 'name', required: false },
  { field: 'flowOrder', header: '流向序号', aliases: [], type: 'number', required: false },
];

/** The sheets of a blank workbook beside its table: what explains the columns, and what they offer to choose from. */
export const EXPLANATION_SHEET = '填表说明';
export const LISTS_SHEET = '下拉选项';

/** The specification of one table. */
export function tableSpec(kind: TableKind): TableSpec {
  return TABLES.find((spec) => spec.kind === kind)!;
}
