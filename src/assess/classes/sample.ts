// The class of one water sample: the worst of its items, with everything it was derived from.

import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Derived, Source, Sourced } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { ClassVerdict, Exceedance, ItemVerdict } from '../../model/verdicts.ts';
import type { Amount, ItemName, WaterBody, WaterClass } from '../../model/water.ts';
import { compareRatios, type Ratio } from '../numbers/rounding.ts';
import { type ItemJudgement, itemsOf, judgeItem, NO_VALUE, type PreparedItem } from './item.ts';
import { multipleOf, writeMultiple } from './limit.ts';
import { writeDeciding, writeMissing } from './statement.ts';

/** An amount from one cell, or derived from the cells of several readings (a mean). */
export type SampleAmount = Sourced<Amount> | Derived<Amount>;

// 环办〔2011〕22号: cyanide and heavy metals over the limit are named before all other items.
const NAMED_FIRST: ReadonlySet<ItemName> = new Set(['氰化物', '汞', '镉', '六价铬', '铅', '铜', '锌']);

/** How many main pollutants are named (环办〔2011〕22号). */
const MAIN_POLLUTANTS = 3;
/** Main pollutants are items worse than this class, and their multiples are of its limit. */
const POLLUTANT_BASE: WaterClass = 3;

interface Judged {
  readonly item: PreparedItem;
  readonly amount: SampleAmount;
  readonly judgement: Extract<ItemJudgement, { kind: 'judged' }>;
  readonly verdict: ItemVerdict;
}

/**
 * Judges one sample against GB 3838-2002: worst item decides, worse than Ⅴ is 6 (环办〔2011〕22号).
 * Under `missing: 'strict'` there is no class when a required item has no usable value. Items the standard
 * does not limit for this water body (总氮 in rivers, 水温) stay out; the policy's excluded items are classed
 * on their own in `apart`. `base` is the class exceedances are measured against; they come in the order
 * cyanide and heavy metals, then worse class, then larger multiple, then the standard's order. Never
 * throws on bad amounts.
 */
export function judgeSample(
  amounts: Readonly<Record<ItemName, SampleAmount>>,
  waterBody: WaterBody,
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
  base: WaterClass,
): ClassVerdict {
  const judged: Judged[] = [];
  const apart: ItemVerdict[] = [];
  const missing: { item: ItemName; reason: string }[] = [];
  const sources: Source[] = [];
  let blocked = false;
  for (const item of itemsOf(standard, waterBody)) {
    const name = item.limits.item;
    const required = policy.requiredItems.includes(name);
    const excluded = policy.excludedItems.includes(name);
    if (!required && !excluded && policy.items === 'required') continue;
    const amount = amounts[name];
    if (amount === undefined) {
      if (required) {
        missing.push({ item: name, reason: NO_VALUE });
        blocked = true;
      }
      continue;
    }
    const judgement = judgeItem(amount.value, item, policy);
    if (excluded) {
      if (judgement.kind === 'judged') apart.push(itemVerdict(amount, item, judgement));
    } else if (judgement.kind === 'judged') {
      const verdict = itemVerdict(amount, item, judgement);
      judged.push({ item, amount, judgement, verdict });
      sources.push(...sourcesOf(amount));
    } else if (required || judgement.kind === 'unusable') {
      missing.push({ item: name, reason: judgement.reason });
      sources.push(...sourcesOf(amount));
      blocked ||= required;
    }
  }
  const worst = judged.reduce<number>((rank, { judgement }) => Math.max(rank, judgement.waterClass), 0);
  const waterClass = worst === 0 || (blocked && policy.missing === 'strict') ? null : (worst as WaterClass);
  const deciding =
    waterClass === null || waterClass === 1
      ? []
      : judged.filter(({ judgement }) => judgement.waterClass === waterClass);
  for (const { item } of deciding) sources.push(...decidingLimits(item, waterClass!));
  const exceeded = exceedances(judged, base);
  const overThird = base === POLLUTANT_BASE ? exceeded : exceedances(judged, POLLUTANT_BASE);
  return {
    waterClass,
    deciding: deciding.map(({ item }) => item.limits.item),
    items: judged.map(({ verdict }) => verdict),
    exceeded,
    base,
    mainPollutants: waterClass === null ? [] : overThird.slice(0, MAIN_POLLUTANTS),
    apart,
    missing,
    sources,
    statement: writeStatement(waterClass, judged, deciding, missing, policy),
  };
}

/** The cells an amount was read or derived from. */
export function sourcesOf(amount: SampleAmount): readonly Source[] {
  return 'source' in amount ? [amount.source] : amount.sources;
}

function itemVerdict(
  amount: SampleAmount,
  { limits }: PreparedItem,
  { compared, waterClass }: Judged['judgement'],
): ItemVerdict {
  const limit = limits.limits[Math.min(waterClass, 5) - 1]!;
  return { item: limits.item, compared, waterClass, sources: [...sourcesOf(amount), limit.source] };
}

// The limit that was passed and the one that is kept: the two cells a checker has to look at.
function decidingLimits({ limits }: PreparedItem, waterClass: WaterClass): Source[] {
  const cells = limits.limits.slice(waterClass - 2, waterClass);
  return cells.map((limit) => limit.source);
}

function exceedances(judged: readonly Judged[], base: WaterClass): Exceedance[] {
  const over: { exceedance: Exceedance; multiple: Ratio | null; waterClass: WaterClass }[] = [];
  for (const { item, amount, judgement } of judged) {
    if (judgement.waterClass <= base) continue;
    const limit = item.limits.limits[base - 1]!;
    const multiple = multipleOf(judgement.value, item.bounds[base - 1]!);
    const exceedance: Exceedance = {
      item: item.limits.item,
      compared: judgement.compared,
      limit: limit.value,
      unit: item.limits.unit,
      sources: [...sourcesOf(amount), limit.source],
    };
    over.push({
      multiple,
      waterClass: judgement.waterClass,
      exceedance: multiple === null ? exceedance : { ...exceedance, multiple: writeMultiple(multiple) },
    });
  }
  // Array.sort is stable, so equal items stay in the standard's order.
  return over
    .sort(
      (a, b) =>
        Number(NAMED_FIRST.has(b.exceedance.item)) - Number(NAMED_FIRST.has(a.exceedance.item)) ||
        b.waterClass - a.waterClass ||
        compareMultiples(a.multiple, b.multiple),
    )
    .map(({ exceedance }) => exceedance);
}

// Larger first; items without a multiple (pH, 溶解氧) after those with one.
function compareMultiples(a: Ratio | null, b: Ratio | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareRatios(b, a);
}

function writeStatement(
  waterClass: WaterClass | null,
  judged: readonly Judged[],
  deciding: readonly Judged[],
  missing: ClassVerdict['missing'],
  { belowDetection }: AssessmentPolicy,
): string {
  if (waterClass === null) {
    return missing.length === 0 ? '没有可参评的项目，不评价类别' : `${writeMissing(missing)}，不评价类别`;
  }
  const derivation =
    waterClass === 1
      ? `${judged.map(({ item }) => item.limits.item).join('、')}均符合Ⅰ类`
      : deciding
          .map(({ item, amount, verdict }) =>
            writeDeciding({
              verdict,
              amount: amount.value,
              readings: 'source' in amount ? 1 : amount.sources.length,
              limits: item.limits,
              belowDetection,
            }),
          )
          .join('；');
  return missing.length === 0 ? derivation : `${derivation}；${writeMissing(missing)}，未参评`;
}
