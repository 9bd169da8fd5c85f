// The input contract: every table that may stand in data/, and what `jianbao assess` reads.

import type { ColumnSpec, TableKind, TableSpec } from './columns.ts';
import { plantMonths, readings, sampling, tasks } from './month-tables.ts';
import { counties, plants, recipients, sections, WATER_BODY_CHOICES } from './register-tables.ts';

/** Every table of a project, in the order they are documented. */
export const TABLES: readonly TableSpec[] = [
  counties,
  sections,
  readings,
  sampling,
  plants,
  plantMonths,
  tasks,
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

/** The sheet that explains a blank workbook; the reader passes it over. */
export const EXPLANATION_SHEET = '填表说明';

/** The specification of one table. */
export function tableSpec(kind: TableKind): TableSpec {
  return TABLES.find((spec) => spec.kind === kind)!;
}
