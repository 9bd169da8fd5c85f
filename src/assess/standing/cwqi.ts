// The city water quality index (CWQI) of a county or city, and its change (环办监测〔2017〕51号).

import { Decimal } from 'decimal.js';
import type {
  IndexScope,
  ItemIndex,
  UnitChange,
  UnitIndex,
  WaterIndex,
} from '../../model/ranking-findings.ts';
import type { Source } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { ItemName, WaterBody } from '../../model/water.ts';
import { itemsOf, type PreparedItem } from '../classes/item.ts';
import { activityOf, phOf } from '../numbers/hydrogen.ts';
import { type Exact, powerOfTen, type Ratio, roundRatio, writeDecimal } from '../numbers/rounding.ts';
import type { TakingSection } from './cwqi-basis.ts';

/** The class whose limits S are (Ⅲ), by position. */
const LIMIT_CLASS = 2;
const INDEX_DECIMALS = 4;
/** Averaged as hydrogen-ion activity (环办监测函〔2020〕82号), here to this many decimals. */
const HYDROGEN_ITEM: ItemName = 'pH值';
const PH_PLACES = 20;
/** Neither acid nor alkaline: the pH whose index is 0. */
const NEUTRAL = 7n;
const RULE = { standard: '环办监测〔2017〕51号', clause: '城市水质指数' } as const;
const WATER_NAMES: Readonly<Record<WaterBody, string>> = { river: '河流', lake: '湖库' };

interface WaterSum {
  readonly water: WaterIndex;
  readonly sum: Ratio;
  readonly statement: string;
}

/**
 * CWQI of a unit from its sections' values in period number `period` of the basis: per item the mean over
 * the river sections against the Ⅲ limit, summed over the items; lakes likewise with their own limits; the
 * two weighted by their numbers of sections. Rounded once, to four decimals half to even. A text says why
 * there is no index. `taking` are the unit's sections; every one has every item of `scope`.
 */
export function unitIndex(
  unit: string,
  taking: readonly TakingSection[],
  period: number,
  { items }: IndexScope,
  standard: SurfaceWaterStandard,
): UnitIndex | string {
  const sums: WaterSum[] = [];
  for (const waterBody of ['river', 'lake'] as const) {
    const sections = taking.filter(({ section }) => section.waterBody.value === waterBody);
    if (sections.length === 0) continue;
    const prepared = preparedOf(standard, waterBody, items);
    const sum = waterSum(waterBody, sections, period, prepared);
    if (sum === null) return `${WATER_NAMES[waterBody]}溶解氧的均值为0，不能计算Ⅲ类限值÷均值`;
    sums.push(sum);
  }
  const total = sums
    .map(({ sum, water }) => times(sum, BigInt(water.sections.length)))
    .reduce(plus, { numerator: 0n, denominator: 1n });
  const value = write({ ...total, denominator: total.denominator * BigInt(taking.length) });
  return {
    unit,
    sections: taking.length,
    waters: sums.map(({ water }) => water),
    index: {
      value,
      sources: sourcesOf(taking, period, items, standard),
      rule: { ...RULE, statement: writeStatement(sums, taking.length, value) },
    },
  };
}

/**
 * ΔCWQI = (now − base) ÷ base × 100 %, two decimals half to even, from the indexes as they are printed, so
 * that the page can be checked with itself. Negative is better. `null` when the base is 0.
 */
export function unitChange(now: UnitIndex, base: UnitIndex): UnitChange | null {
  const earlier = new Decimal(base.index.value);
  if (earlier.isZero()) return null;
  const percent = new Decimal(now.index.value).minus(earlier).times(100).div(earlier);
  const rounded = percent.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
  // A change too small to show is none: no −0.00.
  const value = (rounded.isZero() ? new Decimal(0) : rounded).toFixed(2);
  return {
    unit: now.unit,
    now,
    base,
    change: {
      value,
      sources: [...now.index.sources, ...base.index.sources],
      rule: {
        ...RULE,
        clause: '城市水质指数变化程度',
        statement: `（${now.index.value}−${base.index.value}）÷${base.index.value}×100%=${value}%`,
      },
    },
  };
}

function preparedOf(
  standard: SurfaceWaterStandard,
  waterBody: WaterBody,
  items: readonly ItemName[],
): readonly PreparedItem[] {
  return itemsOf(standard, waterBody).filter(({ limits }) => items.includes(limits.item));
}

function waterSum(
  waterBody: WaterBody,
  sections: readonly TakingSection[],
  period: number,
  prepared: readonly PreparedItem[],
): WaterSum | null {
  const items: ItemIndex[] = [];
  const terms: string[] = [];
  let sum: Ratio = { numerator: 0n, denominator: 1n };
  for (const item of prepared) {
    const mean = meanOf(item.limits.item, sections, period);
    const part = itemPart(item, mean);
    if (part === null) return null;
    sum = plus(sum, part.index);
    const index = write(part.index);
    items.push({ item: item.limits.item, mean: part.mean, limit: part.limit, index });
    terms.push(`${item.limits.item}${part.formula}=${trimZeros(index)}`);
  }
  const index = write(sum);
  return {
    sum,
    water: { waterBody, sections: sections.map(({ section }) => section.name.value), items, index },
    statement: `${WATER_NAMES[waterBody]}${sections.length}个断面：${terms.join('；')}；合计${index}`,
  };
}

interface ItemPart {
  readonly index: Ratio;
  readonly mean: string;
  readonly limit: string;
  readonly formula: string;
}

// C ÷ S; for lower limits (溶解氧) S ÷ C; for pH its distance from 7 against that of the bound on its side.
function itemPart({ limits, bounds }: PreparedItem, mean: Ratio): ItemPart | null {
  const limit = limits.limits[LIMIT_CLASS]!.value;
  const { low, high } = bounds[LIMIT_CLASS]!;
  const text = trimZeros(writeDecimal(roundRatio(mean, Math.max(INDEX_DECIMALS, limits.decimals + 2))));
  if (limits.direction === 'max') {
    return { index: over(mean, asRatio(high!)), mean: text, limit, formula: `${text}÷${limit}` };
  }
  if (limits.direction === 'min') {
    if (mean.numerator === 0n) return null;
    return { index: over(asRatio(low!), mean), mean: text, limit, formula: `${limit}÷${text}` };
  }
  const distance = mean.numerator - NEUTRAL * mean.denominator;
  const isAcid = distance <= 0n;
  const neutral: Ratio = { numerator: NEUTRAL, denominator: 1n };
  const width = isAcid ? minus(neutral, asRatio(low!)) : minus(asRatio(high!), neutral);
  const [from, to] = isAcid ? [`${NEUTRAL}`, text] : [text, `${NEUTRAL}`];
  return {
    index: over({ numerator: isAcid ? -distance : distance, denominator: mean.denominator }, width),
    mean: text,
    limit,
    formula: `（${from}−${to}）÷${trimZeros(write(width))}`,
  };
}

function meanOf(item: ItemName, sections: readonly TakingSection[], period: number): Ratio {
  const values = sections.map((section) => section.values[period]!.get(item)!.value);
  const count = BigInt(values.length);
  if (item === HYDROGEN_ITEM) {
    const activity = values.reduce((sum, value) => sum + activityOf(writeDecimal(value)), 0n) / count;
    return asRatio(phOf(activity, PH_PLACES));
  }
  const places = Math.max(...values.map((value) => value.places));
  const sum = values.reduce((total, value) => total + value.units * powerOfTen(places - value.places), 0n);
  return { numerator: sum, denominator: powerOfTen(places) * count };
}

// The amounts that were counted and the limits they were held against.
function sourcesOf(
  taking: readonly TakingSection[],
  period: number,
  items: readonly ItemName[],
  standard: SurfaceWaterStandard,
): readonly Source[] {
  const sources: Source[] = [];
  for (const { values } of taking) {
    for (const item of items) sources.push(...values[period]!.get(item)!.sources);
  }
  for (const body of new Set(taking.map(({ section }) => section.waterBody.value))) {
    for (const { limits } of preparedOf(standard, body, items)) {
      sources.push(limits.limits[LIMIT_CLASS]!.source);
    }
  }
  return sources;
}

function writeStatement(sums: readonly WaterSum[], count: number, value: string): string {
  const waters = sums.map(({ statement }) => statement).join('。');
  if (sums.length === 1) return waters;
  const weighted = sums.map(({ water }) => `${water.index}×${water.sections.length}`).join('＋');
  return `${waters}。（${weighted}）÷${count}=${value}`;
}

function asRatio({ units, places }: Exact): Ratio {
  return { numerator: units, denominator: powerOfTen(places) };
}

function plus(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return { ...a, numerator: a.numerator + b.numerator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { ...b, numerator: -b.numerator });
}

function times(a: Ratio, factor: bigint): Ratio {
  return { ...a, numerator: a.numerator * factor };
}

/** a ÷ b for `b` above zero. */
function over(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

function write(ratio: Ratio): string {
  return writeDecimal(roundRatio(ratio, INDEX_DECIMALS));
}

/** Without the zeros at the end of its decimals; `text` has some. */
function trimZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}
