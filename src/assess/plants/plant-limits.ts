// Which of a plant standard's conditional limits apply to one plant in one month.

import type { Plant, PlantMonth } from '../../model/records.ts';
import type { Source } from '../../model/source.ts';
import type { PlantCondition, PlantLimit } from '../../model/standard.ts';
import { boundOf } from '../classes/limit.ts';
import { compareDecimals, parseDecimal } from '../numbers/rounding.ts';

/** A limit that applies, with the cells that decided so or the assumption made in their place. */
export interface ApplicableLimit {
  readonly limit: PlantLimit;
  readonly sources: readonly Source[];
  /** Chinese: what was assumed because the file does not say. */
  readonly note?: string;
}

/**
 * The limits of a plant's grade that apply, in the order of the data: ammonia by water temperature, total
 * phosphorus by the day of EIA approval (GB 18918-2002 table 1 note ②, §4.5; local standards likewise).
 * Where the deciding value is missing, the strictest of an item's limits is taken and said in `note`,
 * unless all are equal.
 */
export function limitsFor(
  plant: Plant,
  month: PlantMonth,
  plantLimits: readonly PlantLimit[],
): readonly ApplicableLimit[] {
  const ofGrade = plantLimits.filter((limit) => limit.grade === plant.grade.value);
  return ofGrade.flatMap((limit): ApplicableLimit[] => {
    const { condition } = limit;
    if (condition === undefined) return [{ limit, sources: [] }];
    const answer = holds(condition, plant, month);
    if (answer !== null) return answer.holds ? [{ limit, sources: [answer.source] }] : [];
    const rivals = ofGrade.filter(({ item, condition: other }) => item === limit.item && other !== undefined);
    if (strictest(rivals) !== limit) return [];
    return rivals.every((rival) => compareLimits(rival, limit) === 0)
      ? [{ limit, sources: [] }]
      : [{ limit, sources: [], note: writeAssumption(limit, condition) }];
  });
}

// Whether a condition holds, and the cell that says so; `null` when no cell does.
function holds(
  condition: PlantCondition,
  { approved }: Plant,
  { temperature }: PlantMonth,
): { readonly holds: boolean; readonly source: Source } | null {
  if ('date' in condition) {
    if (approved === undefined) return null;
    const later = approved.value >= condition.date;
    return { holds: later === (condition.kind === 'approved-from'), source: approved.source };
  }
  const water = temperature === undefined ? null : parseDecimal(temperature.value);
  if (water === null) return null;
  const warm = compareDecimals(water, parseDecimal(condition.temperature)!) > 0;
  return { holds: warm === (condition.kind === 'water-above'), source: temperature!.source };
}

function strictest(limits: readonly PlantLimit[]): PlantLimit {
  return limits.reduce((best, limit) => (compareLimits(limit, best) < 0 ? limit : best));
}

function compareLimits(a: PlantLimit, b: PlantLimit): number {
  const highest = ({ direction, limit }: PlantLimit) => boundOf(direction, limit.value).high!;
  return compareDecimals(highest(a), highest(b));
}

function writeAssumption({ item, limit }: PlantLimit, condition: PlantCondition): string {
  if (!('date' in condition)) {
    const sign = condition.kind === 'water-above' ? '>' : '≤';
    return `无水温数据，${item}按水温${sign}${condition.temperature}℃的限值${limit.value}判定`;
  }
  const [year, month, day] = condition.date.split('-').map(Number);
  const side = condition.kind === 'approved-from' ? '起' : '前';
  return `无环评批复日期，${item}按${year}年${month}月${day}日${side}批复的限值${limit.value}判定`;
}
