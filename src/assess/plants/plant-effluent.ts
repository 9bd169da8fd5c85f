// A plant's effluent against the limits of its grade, item by item.

import type { PlantExceedance } from '../../model/plant-findings.ts';
import type { Problem } from '../../model/problem.ts';
import type { Plant, PlantMonth } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { PlantLimit } from '../../model/standard.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { LIMIT_TOO_HIGH, NEGATIVE, NO_VALUE, NOT_A_NUMBER } from '../classes/item.ts';
import { boundOf, keeps, multipleOf, writeMultiple } from '../classes/limit.ts';
import { type Exact, parseDecimal, writeDecimal } from '../numbers/rounding.ts';
import { limitsFor } from './plant-limits.ts';
import { plantItemUnjudged } from './plant-problems.ts';

/** What a verdict must not leave out unsaid: without these 达标 says little. */
const CORE_ITEMS: ReadonlySet<ItemName> = new Set(['化学需氧量', '氨氮', '总氮', '总磷']);

export interface EffluentJudgement {
  /** Items compared with a limit. */
  readonly judged: number;
  readonly exceeded: readonly PlantExceedance[];
  /** Core items that the grade limits and the plant gives no value for. */
  readonly unreported: readonly ItemName[];
  /** Those among them that no plant of the table gives a value for. */
  readonly lackedByTable: readonly ItemName[];
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Compares the effluent as reported, without rounding (全数值比较法, GB/T 8170-2008 §4.3). An amount below
 * a detection limit that keeps the limit keeps it too. An item that no plant of the table reports is
 * left out without a problem of its own, whether its column is missing or empty: the table is named once.
 * @param reported items that some plant of the same table has a value for
 */
export function judgeEffluent(
  plant: Plant,
  month: PlantMonth,
  plantLimits: readonly PlantLimit[],
  reported: ReadonlySet<ItemName>,
): EffluentJudgement {
  const exceeded: PlantExceedance[] = [];
  const notes: string[] = [];
  const unreported: ItemName[] = [];
  const unjudged: { reading: Sourced<Amount>; limit: PlantLimit; reason: string }[] = [];
  let judged = 0;
  for (const { limit, note, sources } of limitsFor(plant, month, plantLimits)) {
    const { item } = limit;
    const reading = month.effluent[item];
    const isMissing = reading === undefined || reading.value.kind === 'missing';
    if (isMissing && CORE_ITEMS.has(item)) unreported.push(item);
    if (reading === undefined || !reported.has(item)) continue;
    const outcome = compare(reading.value, limit);
    if (typeof outcome === 'string') {
      unjudged.push({ reading, limit, reason: outcome });
      continue;
    }
    judged += 1;
    if (note !== undefined) notes.push(note);
    if (!outcome.keeps) {
      const exceedance = exceedanceOf(outcome.value, limit, [reading.source, ...sources]);
      exceeded.push(note === undefined ? exceedance : { ...exceedance, note });
    }
  }
  // With no item judged at all, the plant as a whole is named instead.
  if (judged === 0) return { judged, exceeded, unreported: [], lackedByTable: [], notes: [], problems: [] };
  const lackedByTable = unreported.filter((item) => !reported.has(item));
  if (lackedByTable.length > 0) notes.push(`未报送${lackedByTable.join('、')}，仅按所报项目判定`);
  notes.push(...unjudged.map(({ limit, reason }) => `${limit.item}未判定（${reason}）`));
  const problems = unjudged.map(({ reading, limit, reason }) =>
    plantItemUnjudged(plant, limit, reading, reason),
  );
  return { judged, exceeded, unreported, lackedByTable, notes, problems };
}

interface Comparison {
  readonly keeps: boolean;
  readonly value: Exact;
}

// A text says why there is no comparison: below a detection limit over the limit it may or may not keep it.
function compare(amount: Amount, limit: PlantLimit): Comparison | string {
  if (amount.kind === 'missing') return amount.reason ?? NO_VALUE;
  const written = parseDecimal(amount.kind === 'measured' ? amount.value : amount.limit);
  if (written === null) return NOT_A_NUMBER;
  if (written.units < 0n) return NEGATIVE;
  const kept = keeps(written, boundOf(limit.direction, limit.limit.value));
  return amount.kind === 'below' && !kept ? LIMIT_TOO_HIGH : { keeps: kept, value: written };
}

function exceedanceOf(value: Exact, limit: PlantLimit, sources: readonly Source[]): PlantExceedance {
  const multiple = multipleOf(value, boundOf(limit.direction, limit.limit.value));
  return {
    item: limit.item,
    ...(multiple === null ? {} : { multiple: writeMultiple(multiple) }),
    value: writeDecimal(value),
    limit: limit.limit.value,
    unit: limit.unit,
    sources: [...sources, limit.limit.source],
    standard: limit.standard,
    clause: limit.clause,
  };
}
