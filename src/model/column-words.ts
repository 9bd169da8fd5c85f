// What may stand in a column, said to the person filling it in: one wording for workbooks and documentation.

import type { ColumnSpec, ColumnType } from './columns.ts';
import { classNumeral, WATER_CLASSES } from './water.ts';

const CONTENT: Readonly<Record<ColumnType, string>> = {
  name: '文字，一行',
  text: '文字',
  number: '数值',
  amount: '数值；低于检出限写“检出限L”，如0.01L；没有数据留空或写原因，如断流',
  class: `${WATER_CLASSES.map(classNumeral).join('、')}`,
  month: '月份，如2026-06',
  date: '日期，如2026-06-30',
  due: '日期，或2026年9月底、2026年三季度末、2026年底',
  deadline: '日期，或2026年6月底前、2026年二季度末、2026年底前、交办后10个工作日内、立行立改、长期坚持',
  year: '四位年份，如2026',
  choice: '',
  email: '一个邮箱地址',
};

const ALWAYS_FOUND = '数值；没有数据留空或写原因，如断流';

/** A filled-in cell where a column names no example of its own. */
const EXAMPLES: Readonly<Partial<Record<ColumnType, string>>> = {
  amount: '0.001L',
  class: 'Ⅲ',
  month: '2026-06',
  date: '2026-06-30',
  due: '2026年9月底',
  deadline: '2026年底前',
  year: '2026',
  email: 'someone@county.example',
};

/** What may be written in the column; for closed lists the list. */
export function columnContent(column: ColumnSpec): string {
  const labels = allowedLabels(column)?.join('、');
  if (labels !== undefined) return `${labels}${column.isOpen ? '，或其他名称' : ''}`;
  return column.alwaysFound ? ALWAYS_FOUND : CONTENT[column.type];
}

/** A cell as it may be filled in; read without a problem. */
export function columnExample(column: ColumnSpec): string {
  return column.example ?? column.choices?.[0]?.label ?? EXAMPLES[column.type] ?? '';
}

/** Bounds that say nothing to a person: more than a kilogram a litre, and more than nothing. */
const UNBOUNDED = 1_000_000;
const TRACE = 0.00001;

/** What numbers are possible and what is usual, in words; empty where the column holds none. */
export function columnRange({ type, min, max, plausible }: ColumnSpec): string {
  if (type !== 'number' && type !== 'amount') return '';
  const possible =
    max === undefined || Number(max) >= UNBOUNDED ? `不小于${min ?? '0'}` : `${min ?? '0'}至${max}`;
  if (plausible === undefined) return possible;
  const { min: least, max: most } = plausible;
  const usual = least === undefined || Number(least) <= TRACE ? `不大于${most}` : `${least}至${most}`;
  return `${possible}，通常${usual}`;
}

/** The closed list of a column, as shown; `undefined` when anything of its type may be written. */
export function allowedLabels({ type, choices, field }: ColumnSpec): readonly string[] | undefined {
  if (choices !== undefined) return choices.map(({ label }) => label);
  if (type !== 'class') return undefined;
  // 劣Ⅴ has no limit, so it can be found but not aimed at.
  return WATER_CLASSES.slice(0, field === 'targetClass' ? 5 : 6).map(classNumeral);
}

/** The header with its unit: `氨氮（mg/L）`; items without dimension stand alone. */
export function headerWithUnit({ header, unit }: ColumnSpec): string {
  return unit === undefined || unit === '无量纲' ? header : `${header}（${unit}）`;
}
