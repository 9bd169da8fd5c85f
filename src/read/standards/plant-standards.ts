// Standards of sewage plants: effluent limits of GB 18918-2002 and of local standards, and the lines by
// which plants and counties are named.

import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import { EFFLUENT_ITEMS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { PlantCondition, PlantLimit, PlantLine, PlantLineValue } from '../../model/standard.ts';
import { parseDate } from '../cells/dates.ts';
import { halfWidth, readDecimal } from '../cells/numbers.ts';
import { sameUnit } from '../cells/units.ts';
import {
  standardGradeShared,
  standardIncomplete,
  standardRepeated,
  standardUnsound,
} from '../problems/standard-problems.ts';
import { itemIndex, type StandardFile, type StandardRow } from './standard-rows.ts';

const EFFLUENT_INDEX = itemIndex(EFFLUENT_ITEMS);

const CONDITION_FORMS =
  '空白、“水温>12℃”、“水温≤12℃”、“2005年12月31日及以前环评批复”、“2006年1月1日前环评批复”或“2006年1月1日起环评批复”';

/** GB 18918-2002 table 1; local standards stand in further files with the same columns. */
export const PLANT_LIMITS: StandardFile<PlantLimit> = {
  name: 'GB18918-2002.csv',
  marks: ['级别', '项目', '限值', '条件'],
  read: readPlantLimit,
  check: (rows, file) => {
    const lacking = file.endsWith(PLANT_LIMITS.name) ? lackingPlantLimits(rows) : [];
    const found = lacking.length > 0 ? [standardIncomplete({ file }, lacking)] : [];
    return [...found, ...conditionFaults(rows, file)];
  },
};

interface LineRow {
  readonly name: string;
  readonly line: PlantLine;
  readonly value: PlantLineValue;
}

/** The lines as the file names them, with the unit each is measured in. */
const LINES: Readonly<Record<string, { readonly line: PlantLine; readonly unit: string }>> = {
  运行负荷率下限: { line: 'lowLoad', unit: '%' },
  运行负荷率上限: { line: 'fullLoad', unit: '%' },
  运行负荷率存疑线: { line: 'doubtfulLoad', unit: '%' },
  进水五日生化需氧量: { line: 'influentBod', unit: 'mg/L' },
  平均削减化学需氧量: { line: 'codReduction', unit: 'mg/L' },
  生活污水集中收集率: { line: 'collectionRate', unit: '%' },
  人均五日生化需氧量: { line: 'bodPerHead', unit: 'g/（人·d）' },
};

export const PLANT_LINES: StandardFile<LineRow> = {
  name: '污水处理指标线.csv',
  read: (row) => {
    const known = row.oneOf('指标', LINES);
    const value = row.limit('数值');
    if (known === undefined || value === undefined) return null;
    if (!sameUnit(row.text('单位'), known.unit)) return row.refuse('单位', known.unit) ?? null;
    return {
      name: row.text('指标'),
      line: known.line,
      value: { value, unit: known.unit, clause: row.text('条款') },
    };
  },
  check: (rows, file) => {
    const lacking = Object.keys(LINES).filter((name) => !rows.some(({ line }) => line === LINES[name]!.line));
    const repeated = rows.flatMap(({ name, line, value: { value } }, index) => {
      const earlier = rows.slice(0, index).find((row) => row.line === line);
      return earlier === undefined ? [] : [standardRepeated(value.source, name, earlier.value.value.source)];
    });
    return [...(lacking.length > 0 ? [standardIncomplete({ file }, lacking)] : []), ...repeated];
  },
};

/**
 * The lines by key. One that the data lacks, which is a problem and stops publication, is 0: whoever reads
 * on to find all other problems may count on each.
 */
export function linesByKey(rows: readonly LineRow[]): Readonly<Record<PlantLine, PlantLineValue>> {
  const file = PLANT_LINES.name;
  const entries = Object.values(LINES).map(({ line, unit }): [PlantLine, PlantLineValue] => [
    line,
    rows.find((row) => row.line === line)?.value ?? {
      value: { value: '0', source: { file, text: '' } },
      unit,
      clause: '',
    },
  ]);
  return Object.fromEntries(entries) as Record<PlantLine, PlantLineValue>;
}

/** A plant names its grade alone, so two standards may not share one. */
export function sharedGrades(limits: readonly PlantLimit[]): readonly Problem[] {
  const first = new Map<string, PlantLimit>();
  const reported = new Set<string>();
  return limits.flatMap((row) => {
    const earlier = first.get(row.grade) ?? row;
    first.set(row.grade, earlier);
    const key = `${row.grade}\n${row.standard}`;
    if (earlier.standard === row.standard || reported.has(key)) return [];
    reported.add(key);
    return [standardGradeShared(row.limit.source, row.grade, row.standard, earlier.standard)];
  });
}

function readPlantLimit(row: StandardRow): PlantLimit | null {
  const standard = row.word('标准');
  const grade = row.word('级别');
  const item = row.item(EFFLUENT_INDEX);
  const direction = row.oneOf('判定方式', { 上限: 'max', 范围: 'range' } as const);
  const condition = readCondition(row);
  if (direction === undefined) return null;
  const limit = row.limit('限值', direction === 'range');
  if (standard === undefined || grade === undefined || item === undefined) return null;
  if (limit === undefined || condition === undefined) return null;
  return {
    standard,
    grade,
    item: item.field,
    unit: row.text('单位'),
    direction,
    limit,
    ...(condition !== 'always' && { condition }),
    clause: row.text('条款'),
  };
}

/** `水温>12℃`, `水温≤12℃`, `…日及以前环评批复` (that day included), `…日前环评批复` (not included), `…日起环评批复`. */
function readCondition(row: StandardRow): PlantCondition | 'always' | undefined {
  const source = row.cell('条件');
  const text = halfWidth(source.text).replace(/\s/g, '');
  if (text === '') return 'always';
  const water = /^水温(?<sign>>|≤|<=)(?<temperature>.+?)(?:℃|°C)?$/.exec(text)?.groups;
  const temperature = water && readDecimal(water.temperature!);
  if (water && typeof temperature === 'string') {
    return { kind: water.sign === '>' ? 'water-above' : 'water-at-most', temperature };
  }
  const day = /^(?<day>.+?日?)(?<sign>及以前|以前|前|起)(?:环评)?批复$/.exec(text)?.groups;
  const { value: date } = day ? parseDate({ ...source, text: day.day! }, '条件') : {};
  if (day === undefined || date === undefined) return row.refuse('条件', CONDITION_FORMS);
  if (day.sign === '起') return { kind: 'approved-from', date };
  const after = format(addDays(parseISO(date), 1), 'yyyy-MM-dd');
  return { kind: 'approved-before', date: day.sign === '前' ? date : after };
}

/** Every grade limits every item; 二级 leaves 总氮 free. A grade not there at all is missed by the plant it is for. */
function lackingPlantLimits(rows: readonly PlantLimit[]): readonly string[] {
  if (rows.length === 0) return ['全部限值'];
  return [...new Set(rows.map(({ grade }) => grade))].flatMap((grade) =>
    EFFLUENT_ITEMS.filter(({ name }) => !(grade === '二级' && name === '总氮'))
      .filter(({ name }) => !rows.some((row) => row.grade === grade && row.item === name))
      .map(({ name }) => `${name}（${grade}）`),
  );
}

/** The limits of one item of a grade: one, or two whose conditions meet without gap and overlap. */
function conditionFaults(rows: readonly PlantLimit[], file: string): readonly Problem[] {
  const groups = new Map<string, PlantLimit[]>();
  for (const row of rows) {
    const key = `${row.standard}\n${row.grade}\n${row.item}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .filter((limits) => !isPartition(limits))
    .map((limits) => {
      const { grade, item, limit } = limits.at(-1)!;
      const fault = `${grade}${item}的${limits.length}个限值，条件不能既不遗漏又不重叠地分开各种情形`;
      return standardUnsound({ ...limit.source, file }, fault);
    });
}

const OPPOSITES: Readonly<Record<PlantCondition['kind'], PlantCondition['kind']>> = {
  'water-above': 'water-at-most',
  'water-at-most': 'water-above',
  'approved-before': 'approved-from',
  'approved-from': 'approved-before',
};

function isPartition(limits: readonly PlantLimit[]): boolean {
  const [first, second] = limits.map(({ condition }) => condition);
  if (limits.length === 1) return first === undefined;
  if (limits.length !== 2 || first === undefined || second === undefined) return false;
  return OPPOSITES[first.kind] === second.kind && edgeOf(first) === edgeOf(second);
}

function edgeOf(condition: PlantCondition): string {
  return 'date' in condition ? condition.date : condition.temperature;
}
