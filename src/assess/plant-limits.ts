// Which of a plant standard's conditional limits apply to one plant in one month.

import type { Plant, PlantMonth } from '../model/records.ts';
import type { Source } from '../model/source.ts';
import type { PlantLimit } from '../model/standard.ts';
import { compareDecimals, type Exact, parseDecimal } from './rounding.ts';

/** GB 18918-2002 table 1 note ②: the limits in brackets hold at this temperature (℃) and below. */
const COLD_WATER: Exact = { units: 12n, places: 0 };
/** GB 18918-2002 §4.5: approved from this day on, the later total-phosphorus limit holds. */
const LATER_APPROVAL = '2006-01-01';

/** A limit that applies, with the cells that decided so or the assumption made in their place. */
export interface ApplicableLimit {
  readonly limit: PlantLimit;
  readonly sources: readonly Source[];
  /** Chinese: what was assumed because the file does not say. */
  readonly note?: string;
}

/**
 * The limits of a plant's grade that apply: ammonia by water temperature (outside the brackets above
 * 12 ℃), total phosphorus by the date of EIA approval (GB 18918-2002 table 1 note ②, §4.5). Where the
 * deciding value is missing, the stricter limit is taken and said in `note`.
 */
export function limitsFor(
  plant: Plant,
  month: PlantMonth,
  plantLimits: readonly PlantLimit[],
): readonly ApplicableLimit[] {
  const temperature = month.temperature === undefined ? null : parseDecimal(month.temperature.value);
  const warm = temperature === null || compareDecimals(temperature, COLD_WATER) > 0;
  const approved = plant.approved?.value;
  const later = approved === undefined || approved >= LATER_APPROVAL;
  return plantLimits
    .filter((limit) => limit.grade === plant.grade.value)
    .flatMap((limit): ApplicableLimit[] => {
      switch (limit.condition) {
        case undefined:
          return [{ limit, sources: [] }];
        case 'water-above-12':
        case 'water-at-most-12':
          if (warm !== (limit.condition === 'water-above-12')) return [];
          return temperature === null
            ? [
                {
                  limit,
                  sources: [],
                  note: `无水温数据，${limit.item}按水温>12℃的限值${limit.limit.value}判定`,
                },
              ]
            : [{ limit, sources: [month.temperature!.source] }];
        case 'approved-before-2006':
        case 'approved-from-2006':
          if (later !== (limit.condition === 'approved-from-2006')) return [];
          return approved === undefined
            ? [
                {
                  limit,
                  sources: [],
                  note: `无环评批复日期，${limit.item}按2006年1月1日起批复的限值${limit.limit.value}判定`,
                },
              ]
            : [{ limit, sources: [plant.approved!.source] }];
        default:
          return limit.condition satisfies never;
      }
    });
}
