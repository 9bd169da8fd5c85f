// data/standards/ → limits and class words. Every limit keeps its cell as its source.

import { join } from 'node:path';
import { itemColumns } from '../model/columns.ts';
import { EFFLUENT_ITEMS, SURFACE_ITEMS } from '../model/items.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type {
  ClassLimits,
  ClassWord,
  Limit,
  PlantLimit,
  Standards,
  SurfaceWaterStandard,
} from '../model/standard.ts';
import type { Cell } from '../model/table.ts';
import {
  classNumeral,
  type ItemName,
  WATER_CLASSES,
  type WaterBody,
  type WaterClass,
} from '../model/water.ts';
import { cleanText } from './cells.ts';
import { readCsv } from './csv.ts';
import { listTableFiles, readInput } from './files.ts';
import { type HeaderIndex, headerIndex, matchHeader } from './headers.ts';
import { readDecimal } from './numbers.ts';
import { standardColumnMissing, standardIncomplete, standardInvalid, standardMissing } from './problems.ts';

/** Where the standards stand in a project; places in problems and sources name them so. */
const FOLDER = 'data/standards';
const CLASS_HEADERS = ['Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类'];
const CLASSES: Readonly<Record<string, WaterClass>> = Object.fromEntries(
  WATER_CLASSES.map((waterClass) => [classNumeral(waterClass), waterClass]),
);
const DIRECTIONS: Readonly<Record<string, ClassLimits['direction']>> = {
  上限: 'max',
  下限: 'min',
  范围: 'range',
};
const WATER_BODIES: Readonly<Record<string, readonly WaterBody[]>> = {
  河流: ['river'],
  湖库: ['lake'],
  '河流、湖库': ['river', 'lake'],
};
const CONDITIONS: Readonly<Record<string, NonNullable<PlantLimit['condition']> | 'always'>> = {
  '': 'always',
  '水温>12℃': 'water-above-12',
  '水温≤12℃': 'water-at-most-12',
  '2005年12月31日前环评批复': 'approved-before-2006',
  '2006年1月1日起环评批复': 'approved-from-2006',
};

/** Limits and the water bodies they are for. */
interface ClassLimitsRow {
  readonly waterBodies: readonly WaterBody[];
  readonly limits: ClassLimits;
}

/** Reads a cell of the current row by its header. */
interface StandardRow {
  cell(header: string): Source;
  /** The value a closed list gives for a cell; anything else is a problem. */
  oneOf<T>(header: string, values: Readonly<Record<string, T>>): T | undefined;
  item(index: HeaderIndex): ItemName | undefined;
  limit(header: string, isRange: boolean): Limit | undefined;
}

const SURFACE_INDEX = headerIndex(itemColumns({ items: SURFACE_ITEMS, prefix: '' }));
const EFFLUENT_INDEX = headerIndex(itemColumns({ items: EFFLUENT_ITEMS, prefix: '' }));

/** The project's own standards where it has a folder of them (local limits), else those of the installation. */
export async function readProjectStandards(
  projectDir: string,
  dataDir: string,
  home: string,
): Promise<Noted<Standards>> {
  const { value: own } = await listTableFiles(projectDir, `${dataDir}/standards`);
  return readStandards(
    own.length > 0 ? join(projectDir, dataDir, 'standards') : join(home, 'data/standards'),
  );
}

/**
 * Reads the three files of a standards folder. Rows that cannot be used are left out, with a problem, and so
 * it is one when a file lacks rows: what has no limit would not be judged, and nobody would notice.
 */
export async function readStandards(dir: string): Promise<Noted<Standards>> {
  const problems: Problem[] = [];
  const classLimits = await readRows(dir, 'GB3838-2002.csv', readClassLimits, lackingLimits, problems);
  const plantLimits = await readRows(dir, 'GB18918-2002.csv', readPlantLimit, lackingPlantLimits, problems);
  const classWords = await readRows(dir, '水质类别.csv', readClassWord, lackingWords, problems);
  return { value: { surfaceWater: byWaterBody(classLimits), classWords, plantLimits }, problems };
}

/** Every item of table 1 has limits but 水温, which is judged by its change; 总氮 is for lakes only. */
function lackingLimits(rows: readonly ClassLimitsRow[]): readonly string[] {
  const limits = byWaterBody(rows).limits;
  const names = SURFACE_ITEMS.map(({ name }) => name).filter((name) => name !== '水温');
  return [
    ...names.filter((name) => name !== '总氮' && !(name in limits.river)).map((name) => `${name}（河流）`),
    ...names.filter((name) => !(name in limits.lake)).map((name) => `${name}（湖库）`),
  ];
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

function lackingWords(rows: readonly ClassWord[]): readonly string[] {
  return WATER_CLASSES.filter(
    (waterClass) => !rows.some((row) => row.waterClass === waterClass && row.word !== ''),
  ).map(classNumeral);
}

function byWaterBody(rows: readonly ClassLimitsRow[]): SurfaceWaterStandard {
  const of = (waterBody: WaterBody) =>
    Object.fromEntries(
      rows
        .filter(({ waterBodies }) => waterBodies.includes(waterBody))
        .map(({ limits }) => [limits.item, limits]),
    );
  return { name: 'GB 3838-2002', limits: { river: of('river'), lake: of('lake') } };
}

function readClassLimits(row: StandardRow): ClassLimitsRow | null {
  const item = row.item(SURFACE_INDEX);
  const direction = row.oneOf('判定方式', DIRECTIONS);
  const decimals = row.oneOf('评价小数位', { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 });
  const waterBodies = row.oneOf('水体类型', WATER_BODIES);
  // Without the direction nothing can be said of the limits.
  if (direction === undefined) return null;
  const limits = CLASS_HEADERS.map((header) => row.limit(header, direction === 'range'));
  if (item === undefined || decimals === undefined || waterBodies === undefined) return null;
  if (!isComplete(limits)) return null;
  const clause = row.cell('条款').text;
  return {
    waterBodies,
    limits: { item, unit: row.cell('单位').text, direction, decimals, limits, clause },
  };
}

function isComplete(limits: readonly (Limit | undefined)[]): limits is ClassLimits['limits'] {
  return limits.length === 5 && limits.every((limit) => limit !== undefined);
}

function readPlantLimit(row: StandardRow): PlantLimit | null {
  const item = row.item(EFFLUENT_INDEX);
  const direction = row.oneOf('判定方式', { 上限: 'max', 范围: 'range' } as const);
  const condition = row.oneOf('条件', CONDITIONS);
  if (direction === undefined) return null;
  const limit = row.limit('限值', direction === 'range');
  if (item === undefined || limit === undefined || condition === undefined) return null;
  return {
    standard: row.cell('标准').text,
    grade: row.cell('级别').text,
    item,
    unit: row.cell('单位').text,
    direction,
    limit,
    ...(condition !== 'always' && { condition }),
    clause: row.cell('条款').text,
  };
}

function readClassWord(row: StandardRow): ClassWord | null {
  const waterClass = row.oneOf('类别', CLASSES);
  return waterClass === undefined
    ? null
    : { waterClass, word: row.cell('定性评价').text, clause: row.cell('条款').text };
}

/** The rows of one file, each read by `read`; `lacking` names what they should hold and do not. */
async function readRows<T>(
  dir: string,
  name: string,
  read: (row: StandardRow) => T | null,
  lacking: (rows: readonly T[]) => readonly string[],
  problems: Problem[],
): Promise<readonly T[]> {
  const file = `${FOLDER}/${name}`;
  const before = problems.length;
  const { value: found, problems: unreadable } = await readInput(dir, name, file);
  problems.push(...unreadable);
  if (found === null) {
    if (unreadable.length === 0) problems.push(standardMissing(file));
    return [];
  }
  const { value: sheets, problems: broken } = await readCsv(file, found.content);
  problems.push(...broken);
  const [header = [], ...rows] = sheets[0]?.rows ?? [];
  const reported = new Set<string>();
  const columnOf = (title: string): number => {
    const column = header.findIndex(({ source }) => cleanText(source.text) === title);
    if (column === -1 && !reported.has(title)) {
      reported.add(title);
      problems.push(standardColumnMissing({ file }, title));
    }
    return column;
  };
  const values = rows
    .filter((cells) => cells.some(({ kind }) => kind !== 'empty'))
    .flatMap((cells) => {
      const value = read(standardRow(cells, columnOf, file, problems));
      return value === null ? [] : [value];
    });
  // A row that has just been refused is not missing.
  const missing = problems.length > before ? [] : lacking(values);
  if (missing.length > 0) problems.push(standardIncomplete({ file }, missing));
  return values;
}

function standardRow(
  cells: readonly Cell[],
  columnOf: (header: string) => number,
  file: string,
  problems: Problem[],
): StandardRow {
  const cell = (header: string): Source => {
    const source = cells[columnOf(header)]?.source ?? { file, text: '' };
    return { ...source, text: cleanText(source.text) };
  };
  const refuse = (header: string, expected: string) => {
    if (columnOf(header) !== -1) problems.push(standardInvalid(cell(header), header, expected));
    return undefined;
  };
  return {
    cell,
    oneOf: (header, values) => {
      const { text } = cell(header);
      return Object.hasOwn(values, text) ? values[text] : refuse(header, Object.keys(values).join('、'));
    },
    item: (index) => matchHeader(cell('项目').text, index)?.column.field ?? refuse('项目', '监测项目的名称'),
    limit: (header, isRange) => {
      const source = cell(header);
      const parts = (isRange ? source.text.split('~') : [source.text]).map(readDecimal);
      const isLimit = parts.length === (isRange ? 2 : 1) && !parts.includes(null);
      return isLimit ? { value: parts.join('~'), source } : refuse(header, isRange ? '“下限~上限”' : '数值');
    },
  };
}
