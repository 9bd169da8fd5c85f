// Standards of surface water: class limits, class words, extra limits, words by shares of sections.

import { Decimal } from 'decimal.js';
import { SURFACE_ITEMS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import { WATER_ITEMS } from '../../model/source-items.ts';
import type {
  ClassLimits,
  ClassWord,
  ExtraLimit,
  Limit,
  ShareWord,
  SurfaceWaterStandard,
} from '../../model/standard.ts';
import { classNumeral, WATER_CLASSES, type WaterBody, type WaterClass } from '../../model/water.ts';
import { standardIncomplete, standardRepeated, standardUnsound } from '../problems/standard-problems.ts';
import { itemIndex, type StandardFile, type StandardRow } from './standard-rows.ts';

const CLASS_HEADERS = ['Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类'];
const CLASSES: Readonly<Record<string, WaterClass>> = Object.fromEntries(
  WATER_CLASSES.map((waterClass) => [classNumeral(waterClass), waterClass]),
);
const DIRECTIONS: Readonly<Record<string, ClassLimits['direction']>> = {
  上限: 'max',
  下限: 'min',
  范围: 'range',
};
const DECIMALS: Readonly<Record<string, number>> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 };
const WATER_BODIES: Readonly<Record<string, readonly WaterBody[]>> = {
  河流: ['river'],
  湖库: ['lake'],
  '河流、湖库': ['river', 'lake'],
};
const BODY_NAMES: Readonly<Record<WaterBody, string>> = { river: '河流', lake: '湖库' };

const SURFACE_INDEX = itemIndex(SURFACE_ITEMS);
const WATER_INDEX = itemIndex(WATER_ITEMS);

/** Limits and the water bodies they are for. */
interface ClassLimitsRow {
  readonly waterBodies: readonly WaterBody[];
  readonly limits: ClassLimits;
}

/** GB 3838-2002 table 1. */
export const CLASS_LIMITS: StandardFile<ClassLimitsRow> = {
  name: 'GB3838-2002.csv',
  read: readClassLimits,
  check: (rows, file) => {
    const lacking = lackingLimits(rows);
    const found = rows.flatMap(({ limits }) => disorder(limits, file));
    return [
      ...(lacking.length > 0 ? [standardIncomplete({ file }, lacking)] : []),
      ...repeatedLimits(rows),
      ...found,
    ];
  },
};

/** Words of the classes, 环办〔2011〕22号 table 1. */
export const CLASS_WORDS: StandardFile<ClassWord> = {
  name: '水质类别.csv',
  read: (row) => {
    const waterClass = row.oneOf('类别', CLASSES);
    return waterClass === undefined
      ? null
      : { waterClass, word: row.text('定性评价'), clause: row.text('条款') };
  },
  check: (rows, file) => {
    const lacking = WATER_CLASSES.filter(
      (waterClass) => !rows.some((row) => row.waterClass === waterClass && row.word !== ''),
    );
    return lacking.length > 0 ? [standardIncomplete({ file }, lacking.map(classNumeral))] : [];
  },
};

/** Limits beside the classes: GB 3838-2002 tables 2 and 3, local special limits. */
export const EXTRA_LIMITS: StandardFile<ExtraLimit> = {
  name: '补充限值.csv',
  marks: ['限值组', '项目', '限值'],
  read: readExtraLimit,
  check: (rows, file) => (rows.length === 0 ? [standardIncomplete({ file }, ['全部限值'])] : []),
};

const SHARE_HEADERS = [
  ['goodFrom', 'Ⅰ~Ⅲ类比例下限（含）'],
  ['goodBelow', 'Ⅰ~Ⅲ类比例上限（不含）'],
  ['worstFrom', '劣Ⅴ类比例下限（含）'],
  ['worstBelow', '劣Ⅴ类比例上限（不含）'],
] as const;

/** Words of a river or basin, 环办〔2011〕22号 table 2. */
export const SHARE_WORDS: StandardFile<ShareWord> = {
  name: '水体评价.csv',
  read: (row) => {
    const word = row.word('定性评价');
    const shares = SHARE_HEADERS.map(([key, header]) => [key, row.limitIfAny(header)] as const);
    const set = Object.fromEntries(shares.filter(([, limit]) => limit !== undefined));
    return word === undefined ? null : { word, ...set, clause: row.text('条款') };
  },
  check: (rows, file) => {
    const fault = sharesFault(rows);
    return fault === null ? [] : [standardUnsound({ file }, fault)];
  },
};

/** The limits by water body and item. */
export function byWaterBody(rows: readonly ClassLimitsRow[]): SurfaceWaterStandard {
  const of = (waterBody: WaterBody) =>
    Object.fromEntries(
      rows
        .filter(({ waterBodies }) => waterBodies.includes(waterBody))
        .map(({ limits }) => [limits.item, limits]),
    );
  return { name: 'GB 3838-2002', limits: { river: of('river'), lake: of('lake') } };
}

/** An item may have one limit in a set, in whatever files. */
export function repeatedExtraLimits(limits: readonly ExtraLimit[]): readonly Problem[] {
  const first = new Map<string, Limit>();
  return limits.flatMap(({ set, item, limit }) => {
    const earlier = first.get(`${set}\n${item}`);
    if (earlier === undefined) first.set(`${set}\n${item}`, limit);
    return earlier === undefined ? [] : [standardRepeated(limit.source, `“${set}”的${item}`, earlier.source)];
  });
}

function readClassLimits(row: StandardRow): ClassLimitsRow | null {
  const item = row.item(SURFACE_INDEX);
  const direction = row.oneOf('判定方式', DIRECTIONS);
  const decimals = row.oneOf('评价小数位', DECIMALS);
  const waterBodies = row.oneOf('水体类型', WATER_BODIES);
  // Without the direction nothing can be said of the limits.
  if (direction === undefined) return null;
  const limits = CLASS_HEADERS.map((header) => row.limit(header, direction === 'range'));
  if (item === undefined || decimals === undefined || waterBodies === undefined) return null;
  if (!isComplete(limits)) return null;
  const clause = row.text('条款');
  return {
    waterBodies,
    limits: { item: item.field, unit: row.text('单位'), direction, decimals, limits, clause },
  };
}

function isComplete(limits: readonly (Limit | undefined)[]): limits is ClassLimits['limits'] {
  return limits.length === 5 && limits.every((limit) => limit !== undefined);
}

function readExtraLimit(row: StandardRow): ExtraLimit | null {
  const set = row.word('限值组');
  const standard = row.word('标准');
  const item = row.item(WATER_INDEX);
  const direction = row.oneOf('判定方式', DIRECTIONS);
  const decimals = row.text('评价小数位') === '' ? null : row.oneOf('评价小数位', DECIMALS);
  if (direction === undefined) return null;
  const limit = row.limit('限值', direction === 'range');
  if (set === undefined || standard === undefined || item === undefined) return null;
  if (decimals === undefined || limit === undefined) return null;
  return {
    set,
    standard,
    item: item.field,
    unit: row.text('单位'),
    direction,
    ...(decimals !== null && { decimals }),
    limit,
    clause: row.text('条款'),
  };
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

function repeatedLimits(rows: readonly ClassLimitsRow[]): readonly Problem[] {
  const first = new Map<string, Limit>();
  return rows.flatMap(({ waterBodies, limits: { item, limits } }) =>
    waterBodies.flatMap((waterBody) => {
      const what = `${item}（${BODY_NAMES[waterBody]}）`;
      const earlier = first.get(what);
      if (earlier === undefined) first.set(what, limits[0]);
      return earlier === undefined ? [] : [standardRepeated(limits[0].source, what, earlier.source)];
    }),
  );
}

/** Limits never get stricter from one class to the next worse one. */
function disorder({ item, direction, limits }: ClassLimits, file: string): readonly Problem[] {
  return limits.slice(1).flatMap((limit, index) => {
    const [low, high = low] = limit.value.split('~').map((part) => new Decimal(part));
    const [lowBefore, highBefore = lowBefore] = limits[index]!.value.split('~');
    const isLooser =
      direction === 'max'
        ? high!.gte(highBefore!)
        : direction === 'min'
          ? low!.lte(lowBefore!)
          : low!.lte(lowBefore!) && high!.gte(highBefore!) && low!.lte(high!);
    if (isLooser) return [];
    const fault = `${item}的${CLASS_HEADERS[index + 1]}限值${limit.value}比${CLASS_HEADERS[index]}的${limits[index]!.value}还严`;
    return [standardUnsound({ ...limit.source, file }, fault)];
  });
}

/** Whether every pair of shares has exactly one word; a share at which it has not, in words. */
function sharesFault(rows: readonly ShareWord[]): string | null {
  const good = samples(rows.flatMap(({ goodFrom, goodBelow }) => [goodFrom, goodBelow]));
  const worst = samples(rows.flatMap(({ worstFrom, worstBelow }) => [worstFrom, worstBelow]));
  for (const g of good) {
    for (const w of worst.filter((share) => share.plus(g).lte(100))) {
      const words = rows.filter(
        (row) => within(g, row.goodFrom, row.goodBelow) && within(w, row.worstFrom, row.worstBelow),
      );
      if (words.length === 1) continue;
      const shares = `Ⅰ~Ⅲ类占${g}%、劣Ⅴ类占${w}%时`;
      return words.length === 0
        ? `${shares}没有定性评价`
        : `${shares}有${words.map(({ word }) => `“${word}”`).join('和')}两种定性评价`;
    }
  }
  return null;
}

function within(share: Decimal, from: Limit | undefined, below: Limit | undefined): boolean {
  return (from === undefined || share.gte(from.value)) && (below === undefined || share.lt(below.value));
}

/** The shares at which a word may change, and one between each two of them. */
function samples(limits: readonly (Limit | undefined)[]): readonly Decimal[] {
  const edges = ['0', ...limits.flatMap((limit) => limit?.value ?? []), '100']
    .map((edge) => new Decimal(edge))
    .sort((a, b) => a.comparedTo(b));
  return edges.flatMap((edge, index) => {
    const next = edges[index + 1];
    return next === undefined ? [edge] : [edge, edge.plus(next).div(2)];
  });
}
