// One value of one item against the class limits of GB 3838-2002 table 1.

import type { AssessmentPolicy } from '../../model/policy.ts';
import type { ClassLimits, SurfaceWaterStandard } from '../../model/standard.ts';
import type { Amount, WaterBody, WaterClass } from '../../model/water.ts';
import { type Exact, halfOf, parseDecimal, roundHalfEven, writeDecimal } from '../numbers/rounding.ts';
import { type Bound, boundOf, keeps } from './limit.ts';

/** What of a policy decides how one amount is compared. */
export type ComparisonPolicy = Pick<AssessmentPolicy, 'rounding' | 'belowDetection'>;

/** Limits of an item with their texts parsed, so that a million values need it once. */
export interface PreparedItem {
  readonly limits: ClassLimits;
  /** One a class, Ⅰ to Ⅴ. */
  readonly bounds: readonly Bound[];
}

/** A value that could be classed, or why there is none. */
export type ItemJudgement =
  | {
      readonly kind: 'judged';
      readonly waterClass: WaterClass;
      /** The value compared, as written after rounding. */
      readonly compared: string;
      readonly value: Exact;
    }
  /** No value at all. `reason` is `NO_VALUE` when the file gives none. */
  | { readonly kind: 'missing'; readonly reason: string }
  /** There is a value, but no class follows from it. */
  | { readonly kind: 'unusable'; readonly reason: string };

export const NO_VALUE = '无监测值';
export const LIMIT_TOO_HIGH = '检出限高于限值';
export const NEGATIVE = '数值为负';
export const NOT_A_NUMBER = '不是数值';
/** Reasons for which a value that stands there cannot be used. */
export const UNUSABLE_REASONS: ReadonlySet<string> = new Set([LIMIT_TOO_HIGH, NEGATIVE, NOT_A_NUMBER]);

const NOTHING: Exact = { units: 0n, places: 0 };

const prepared = new WeakMap<SurfaceWaterStandard, Readonly<Record<WaterBody, readonly PreparedItem[]>>>();

/** The items a standard limits for one kind of water body, in the standard's order. */
export function itemsOf(standard: SurfaceWaterStandard, waterBody: WaterBody): readonly PreparedItem[] {
  let items = prepared.get(standard);
  if (items === undefined) {
    items = { river: prepare(standard, 'river'), lake: prepare(standard, 'lake') };
    prepared.set(standard, items);
  }
  return items[waterBody];
}

/**
 * Class of one amount: the best class whose limit it keeps, 6 (劣Ⅴ) when it keeps none; a pH outside the
 * range is 6. Below detection counts as the policy says, by default as half the detection limit
 * (环办监测函〔2020〕82号 art. 7); when the true value could be of a worse class than this gives, nothing
 * can be said (`LIMIT_TOO_HIGH`). Negative amounts are no values.
 */
export function judgeItem(amount: Amount, item: PreparedItem, policy: ComparisonPolicy): ItemJudgement {
  if (amount.kind === 'missing') return { kind: 'missing', reason: amount.reason ?? NO_VALUE };
  const text = amount.kind === 'measured' ? amount.value : amount.limit;
  const value = parseDecimal(text);
  if (value === null) return { kind: 'unusable', reason: NOT_A_NUMBER };
  if (value.units < 0n) return { kind: 'unusable', reason: NEGATIVE };
  const atLimit = classed(value, text, item, policy.rounding);
  if (amount.kind === 'measured' || policy.belowDetection === 'limit') return atLimit;
  const counted = countedBelow(value, policy);
  const judged = classed(counted, writeDecimal(counted), item, policy.rounding);
  // Of what may be anything between nothing and the limit, the bad end is the limit, of 溶解氧 nothing.
  const atNothing = classed(NOTHING, '0', item, policy.rounding);
  const ends = item.limits.direction === 'max' ? [atLimit] : [atLimit, atNothing];
  return ends.some(({ waterClass }) => waterClass > judged.waterClass)
    ? { kind: 'unusable', reason: LIMIT_TOO_HIGH }
    : judged;
}

/** What an amount below detection limit `limit` counts as. */
export function countedBelow(limit: Exact, { belowDetection }: ComparisonPolicy): Exact {
  if (belowDetection === 'limit') return limit;
  return belowDetection === 'half' ? halfOf(limit) : NOTHING;
}

function classed(
  value: Exact,
  text: string,
  item: PreparedItem,
  rounding: AssessmentPolicy['rounding'],
): Extract<ItemJudgement, { kind: 'judged' }> {
  const rounded = rounding === 'none' ? value : roundHalfEven(value, item.limits.decimals);
  return {
    kind: 'judged',
    waterClass: classOf(rounded, item),
    compared: rounded === value ? text : writeDecimal(rounded),
    value: rounded,
  };
}

// Searching from Ⅰ gives the better class where two classes share a limit (COD 15 is Ⅰ).
function classOf(value: Exact, item: PreparedItem): WaterClass {
  const met = item.bounds.findIndex((bound) => keeps(value, bound));
  return (met < 0 ? 6 : met + 1) as WaterClass;
}

function prepare(standard: SurfaceWaterStandard, waterBody: WaterBody): readonly PreparedItem[] {
  return Object.values(standard.limits[waterBody]).map((limits) => ({
    limits,
    bounds: limits.limits.map((limit) => boundOf(limits.direction, limit.value)),
  }));
}
