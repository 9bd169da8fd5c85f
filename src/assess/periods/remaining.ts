// 剩余月份达标浓度: for each section and item the highest mean that the remaining months of the year may have
// so that the annual mean meets the year's target.

import type { Month } from '../../model/calendar.ts';
import type { Remaining, RemainingItem, SectionPeriod } from '../../model/period-findings.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Rule } from '../../model/source.ts';
import type { ClassLimits } from '../../model/standard.ts';
import type { ItemName } from '../../model/water.ts';
import { itemsOf, type PreparedItem } from '../classes/item.ts';
import { countedValue } from '../classes/mean.ts';
import { type SampleAmount, sourcesOf } from '../classes/sample.ts';
import { inService } from '../classes/sections.ts';
import type { SectionSeries } from '../classes/series.ts';
import { compareDecimals, type Exact, roundHalfEven, writeDecimal } from '../numbers/rounding.ts';
import {
  added,
  boundOfRemaining,
  keepsThreshold,
  type MeanLimit,
  type SoFar,
  type Threshold,
  thresholdOf,
  times,
} from './headroom.ts';
import { type Judging, monthsOf } from './periods.ts';
import { writeOutlook, writeRangeSoFar, writeShort } from './remaining-statement.ts';

// Saturation of 溶解氧 is 468 ÷ (31.6 + T) mg/L (HJ 2.3); at 0 ℃ no mean is taken to lie above it.
const SATURATION_AT_0: Exact = { units: 4680n, places: 0 };
const SATURATION_DIVISOR = 316;

// Monthly means of thirds add up to whole numbers again at fewer places than they are kept with.
const SUM_PLACES = 25;

const ZERO: Exact = { units: 0n, places: 0 };

/** A month's value of one item as it counts in a mean. */
interface Counted {
  readonly month: Month;
  readonly value: Exact;
  readonly amount: SampleAmount;
}

/**
 * What is left to do for each section in service in the period. The annual mean is the mean of the monthly
 * means there are: those so far and one for every month to come; months without a value so far are not made
 * up for. `periods` are the cumulative means of `series`, in the same order.
 */
export function remainingOf(
  series: readonly SectionSeries[],
  periods: readonly SectionPeriod[],
  period: Month,
  judging: Judging,
): readonly Remaining[] {
  const [, ...toCome] = monthsOf({ from: period, to: `${period.slice(0, 4)}-12` });
  return series.flatMap((entry, index) => {
    const { section, months } = entry;
    if (!inService(section, period)) return [];
    const cumulative = periods[index]!;
    const remaining = toCome.filter((month) => inService(section, month));
    return {
      section,
      remaining,
      cumulativeMisses: cumulative.meetsTarget === false,
      monthMisses: (months.get(period)?.verdict.waterClass ?? 0) > section.targetClass.value,
      items: itemsOf(judging.standard, section.waterBody.value).flatMap((item) =>
        takesPart(item.limits.item, judging.policy)
          ? (itemOf(item, { entry, cumulative, remaining, judging }) ?? [])
          : [],
      ),
    };
  });
}

interface Given {
  readonly entry: SectionSeries;
  readonly cumulative: SectionPeriod;
  readonly remaining: readonly Month[];
  readonly judging: Judging;
}

/** Whether an item counts for the class. */
function takesPart(item: ItemName, policy: AssessmentPolicy): boolean {
  if (policy.excludedItems.includes(item)) return false;
  return policy.items === 'present' || policy.requiredItems.includes(item);
}

function itemOf(prepared: PreparedItem, given: Given): RemainingItem | null {
  const { limits } = prepared;
  const target = given.entry.section.targetClass;
  const limit = limits.limits[target.value - 1];
  // 劣Ⅴ as a target has no limits to keep.
  if (limit === undefined) return null;
  const record = countedMonths(given.entry, limits.item, given.judging.policy);
  const soFar = record.filter(({ month }) => given.cumulative.months.includes(month));
  if (soFar.length === 0) return null;
  const facts: Facts = {
    item: limits.item,
    unit: limits.unit,
    limit: limit.value,
    direction: limits.direction,
    months: soFar.map(({ month }) => month),
    sources: [...soFar.flatMap(({ amount }) => sourcesOf(amount)), target.source, limit.source],
  };
  return limits.direction === 'range'
    ? rangeItem(facts, limits, given)
    : boundedItem(facts, prepared, { soFar, record }, given);
}

/** A range says nothing about the months to come. */
function rangeItem(
  facts: Facts,
  limits: ClassLimits,
  { cumulative, entry, judging }: Given,
): RemainingItem | null {
  const verdict = cumulative.verdict?.items.find(({ item }) => item === facts.item);
  if (verdict === undefined) return null;
  const isMet = verdict.waterClass <= entry.section.targetClass.value;
  const statement = writeRangeSoFar(verdict.compared, facts.limit, isMet);
  return { ...facts, state: isMet ? 'met' : 'missed', rule: ruleOf(limits, judging, statement) };
}

function boundedItem(
  facts: Facts,
  { limits, bounds }: PreparedItem,
  { soFar, record }: { readonly soFar: readonly Counted[]; readonly record: readonly Counted[] },
  { entry, remaining, judging }: Given,
): RemainingItem {
  const { high, low } = bounds[entry.section.targetClass.value - 1]!;
  const direction = low === null ? 'max' : 'min';
  const limit: MeanLimit = {
    direction,
    limit: (high ?? low)!,
    decimals: limits.decimals,
    rounding: judging.policy.rounding,
  };
  const sum = soFar.reduce((total, { value }) => added(total, value), ZERO);
  const task: Task = {
    soFar: { sum: roundHalfEven(sum, SUM_PLACES), count: soFar.length },
    remaining: remaining.length,
    limit,
    threshold: thresholdOf(limit),
  };
  const outlook = outlookOf(task, record);
  const statement = writeOutlook({ ...task, ...outlook, months: facts.months, written: facts.limit });
  const rule = ruleOf(limits, judging, statement);
  if (outlook.still === undefined) return { ...facts, state: outlook.state, rule };
  const { bound, worst } = outlook.still;
  return {
    ...facts,
    state: outlook.state,
    bound: { value: writeDecimal(bound), sources: facts.sources, rule },
    worst: {
      month: worst.month,
      value: writeShort(worst.value, limits.decimals),
      sources: sourcesOf(worst.amount),
    },
    rule,
  };
}

function ruleOf(limits: ClassLimits, { standard }: Judging, statement: string): Rule {
  return { standard: standard.name, clause: limits.clause, statement };
}

/** Months on record with a value of the item, oldest first. */
function countedMonths(
  { months }: SectionSeries,
  item: ItemName,
  policy: AssessmentPolicy,
): readonly Counted[] {
  const counted: Counted[] = [];
  for (const [month, { amounts }] of months) {
    const amount = amounts[item];
    if (amount === undefined) continue;
    const value = countedValue(amount.value, policy);
    if (value !== null) counted.push({ month, value, amount });
  }
  return counted;
}

/** A mean to be kept and how far it has come. */
interface Task {
  readonly soFar: SoFar;
  /** How many months are to come. */
  readonly remaining: number;
  readonly limit: MeanLimit;
  readonly threshold: Threshold;
}

interface Outlook {
  readonly state: RemainingItem['state'];
  /** With `bounded` and `safe`. */
  readonly still?: { readonly bound: Exact; readonly worst: Counted };
}

/** What is said of an item whatever its state. */
type Facts = Omit<RemainingItem, 'state' | 'bound' | 'worst' | 'rule'>;

function outlookOf({ soFar, remaining, limit, threshold }: Task, record: readonly Counted[]): Outlook {
  const { direction } = limit;
  const isKeptWith = (value: Exact) => keepsThreshold(soFar, remaining, value, direction, threshold);
  if (remaining === 0) return { state: isKeptWith(ZERO) ? 'met' : 'missed' };
  const bound = boundOfRemaining(soFar, remaining, limit, threshold);
  const isOutOfReach =
    direction === 'max'
      ? bound.units < 0n
      : compareDecimals(times(bound, SATURATION_DIVISOR), SATURATION_AT_0) > 0;
  if (isOutOfReach) return { state: 'out-of-reach' };
  const worst = record.reduce((candidate, month) => {
    const order = compareDecimals(month.value, candidate.value);
    return (direction === 'max' ? order >= 0 : order <= 0) ? month : candidate;
  });
  return { state: isKeptWith(worst.value) ? 'safe' : 'bounded', still: { bound, worst } };
}
