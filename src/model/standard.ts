// Standards as data (data/standards/): no limit stands in code.

import type { CivilDate } from './calendar.ts';
import type { Source, Sourced } from './source.ts';
import type { ItemName, WaterBody, WaterClass } from './water.ts';

/** Limits of one item for classes Ⅰ to Ⅴ and one kind of water body. */
export interface ClassLimits {
  readonly item: ItemName;
  readonly unit: string;
  /** `max`: a value meets a class when ≤ its limit; `min`: ≥; `range`: inside `low~high`. */
  readonly direction: 'max' | 'min' | 'range';
  /** Decimals kept when rounding before assessment. */
  readonly decimals: number;
  /** One limit a class, Ⅰ to Ⅴ, as decimal strings; for `range` such as `6~9`. */
  readonly limits: readonly [Limit, Limit, Limit, Limit, Limit];
  readonly clause: string;
}

/** A limit with the cell of the standard's data file it stands in. */
export type Limit = Sourced<string>;

export interface SurfaceWaterStandard {
  /** `GB 3838-2002`. */
  readonly name: string;
  readonly limits: Readonly<Record<WaterBody, Readonly<Record<ItemName, ClassLimits>>>>;
}

/** Limit of one effluent item under one grade of a plant standard. */
export interface PlantLimit {
  readonly standard: string;
  readonly grade: string;
  readonly item: ItemName;
  readonly unit: string;
  readonly direction: 'max' | 'range';
  readonly limit: Limit;
  /** When this limit applies; absent means always. */
  readonly condition?: PlantCondition;
  readonly clause: string;
}

/** What a plant's limit depends on: its water temperature (℃) or the day of its EIA approval. */
export type PlantCondition =
  | { readonly kind: 'water-above' | 'water-at-most'; readonly temperature: string }
  /** `approved-before` holds up to the day before `date`. */
  | { readonly kind: 'approved-before' | 'approved-from'; readonly date: CivilDate };

/** The lines a plant or county is named for (污水处理指标线), by key. */
export type PlantLine =
  /** 运行负荷率, percent. */
  | 'lowLoad'
  | 'fullLoad'
  /** Load above which a figure is more likely a wrong unit than a busy plant, percent. */
  | 'doubtfulLoad'
  /** Influent BOD5, mg/L. */
  | 'influentBod'
  /** COD taken out of the water, mg/L. */
  | 'codReduction'
  /** 生活污水集中收集率, percent. */
  | 'collectionRate'
  /** BOD5 a head and day, g. */
  | 'bodPerHead';

export interface PlantLineValue {
  readonly value: Limit;
  readonly unit: string;
  readonly clause: string;
}

/** One limit of an extra set: drinking-water sources (GB 3838-2002 tables 2 and 3), local special limits. */
export interface ExtraLimit {
  /** Name of the set, as sections name it in 附加标准. */
  readonly set: string;
  readonly standard: string;
  readonly item: ItemName;
  readonly unit: string;
  readonly direction: 'max' | 'min' | 'range';
  /** Decimals kept when rounding; absent: compared as it is. */
  readonly decimals?: number;
  readonly limit: Limit;
  readonly clause: string;
}

/** Word of a river or basin by the shares of its sections (环办〔2011〕22号 表2); percent, decimal strings. */
export interface ShareWord {
  readonly word: string;
  /** Share of Ⅰ to Ⅲ: at least, and less than. */
  readonly goodFrom?: Limit;
  readonly goodBelow?: Limit;
  /** Share of 劣Ⅴ: at least, and less than. */
  readonly worstFrom?: Limit;
  readonly worstBelow?: Limit;
  readonly clause: string;
}

/** One part of the trophic state index: TLI(j) = 10 × (a + b × ln value). */
export interface TrophicPart {
  readonly item: ItemName;
  /** Unit the formula asks for: mg/m³ for 叶绿素a, m for 透明度, mg/L otherwise. */
  readonly unit: string;
  readonly a: Limit;
  readonly b: Limit;
  readonly weight: Limit;
  readonly clause: string;
}

/** A state by the index: above `above` (or from `from`) up to `upTo` (or below `below`). */
export interface TrophicGrade {
  readonly state: string;
  readonly from?: Limit;
  readonly above?: Limit;
  readonly upTo?: Limit;
  readonly below?: Limit;
  readonly clause: string;
}

/** Critical value of Spearman's rank correlation for `periods` periods. */
export interface CriticalValue {
  readonly periods: number;
  readonly value: Limit;
  readonly clause: string;
}

/** Conditions of a warning rule; all that are set must hold. Classes fallen are counted in ranks. */
export interface WarningConditions {
  /** Month class worse than the same month of last year by at least this many classes. */
  readonly monthFallen?: number;
  /** Cumulative class worse than the same months of last year by at least this many. */
  readonly cumulativeFallen?: number;
  readonly monthWorseThan?: WaterClass;
  readonly cumulativeWorseThan?: WaterClass;
  /** The cumulative class misses the year's target. */
  readonly cumulativeMissesTarget?: true;
  readonly monthMissesTarget?: true;
  /** Months in a row, this one included, that miss the target. */
  readonly monthsMissing?: number;
  /** Any multiple of exceedance at least this, a decimal string. */
  readonly multipleFrom?: string;
}

/** One level of a set of warning rules (预警规则); of a set the first level whose conditions hold counts. */
export interface WarningRule {
  readonly set: string;
  readonly level: string;
  readonly colour?: string;
  readonly conditions: WarningConditions;
  /** The rule's own words, printed with every warning. */
  readonly text: string;
  readonly standard: string;
  readonly clause: string;
  readonly source: Source;
}

/** Days whose kind differs from the week's (节假日安排), and the years known. */
export interface HolidayCalendar {
  readonly years: readonly string[];
  readonly off: readonly CivilDate[];
  readonly work: readonly CivilDate[];
}

/** Words and colours of the classes (环办〔2011〕22号). */
export interface ClassWord {
  readonly waterClass: WaterClass;
  /** 优, 良好, 轻度污染, 中度污染, 重度污染. */
  readonly word: string;
  readonly clause: string;
}

export interface Standards {
  readonly surfaceWater: SurfaceWaterStandard;
  readonly classWords: readonly ClassWord[];
  readonly plantLimits: readonly PlantLimit[];
  readonly plantLines: Readonly<Record<PlantLine, PlantLineValue>>;
  readonly extraLimits: readonly ExtraLimit[];
  readonly shareWords: readonly ShareWord[];
  readonly trophicParts: readonly TrophicPart[];
  readonly trophicGrades: readonly TrophicGrade[];
  readonly criticalValues: readonly CriticalValue[];
  readonly warningRules: readonly WarningRule[];
  readonly holidays: HolidayCalendar;
}
