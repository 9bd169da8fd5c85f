// What the judge answers about whole waters: rivers, lakes, basins, counties and the city; their change,
// the trophic state of lakes, and trends over many periods.

import type { Month } from './calendar.ts';
import type { Section } from './records.ts';
import type { Derived, Source } from './source.ts';
import type { ClassChange, ClassSummary, ClassVerdict } from './verdicts.ts';
import type { ItemName, WaterBody } from './water.ts';

/** What a group of sections stands for: one river or lake, a basin, a county, or the whole city. */
export type WaterLevel = 'city' | 'basin' | 'water' | 'county';

/** An item worse than Ⅲ in some section of a water judged by shares. */
export interface PollutantRate {
  readonly item: ItemName;
  /** Sections worse than Ⅲ for the item. */
  readonly count: Derived<number>;
  /** 断面超标率, percent with one decimal, a decimal string. */
  readonly rate: Derived<string>;
}

/** How the word of a water came about. */
type WaterJudgement =
  /** Five sections or more: by the shares of the classes. */
  | {
      readonly kind: 'shares';
      /** 主要污染指标: the first three items by 断面超标率. */
      readonly mainPollutants: readonly PollutantRate[];
    }
  /** Fewer than five sections, or the points of one lake: the means of the items judged as one section. */
  | { readonly kind: 'mean'; readonly waterBody: WaterBody; readonly verdict: ClassVerdict }
  /** Fewer than five, of rivers and lakes both: each kind on its own, since their limits differ. */
  | { readonly kind: 'parts'; readonly parts: readonly WaterFinding[] };

/** One water in one month. */
export interface WaterFinding {
  readonly level: WaterLevel;
  /** Name in the register; `全市` for the city. */
  readonly name: string;
  readonly waterBody: WaterBody | 'mixed';
  readonly month: Month;
  /** Its sections with readings that month, in register order. */
  readonly sections: readonly { readonly section: Section; readonly verdict: ClassVerdict }[];
  readonly summary: ClassSummary;
  /** 优 … 重度污染; absent when the means give no class, and of a water judged in parts. */
  readonly word?: Derived<string>;
  readonly judgement: WaterJudgement;
}

/** How a water moved between two months, over the sections that have a class in both. */
export interface WaterChange {
  readonly level: WaterLevel;
  readonly name: string;
  readonly waterBody: WaterBody | 'mixed';
  readonly earlier: WaterFinding;
  readonly later: WaterFinding;
  /** The larger of the two changes below. */
  readonly change: Derived<ClassChange>;
  readonly byWords: ClassChange;
  /** Waters judged by shares only. */
  readonly byShares?: ShareMovement;
  /** The two methods point in opposite directions. */
  readonly opposed: boolean;
}

/** The change by ΔG − ΔD, the movements of the shares of Ⅰ to Ⅲ and of 劣Ⅴ in percentage points. */
export interface ShareMovement {
  readonly change: ClassChange;
  /** ΔG − ΔD in points with one decimal; negative when worse. */
  readonly points: string;
}

/** One part of a trophic state index. */
export interface TrophicValue {
  readonly item: ItemName;
  /** The value the formula took, a decimal string in `unit`. */
  readonly value: string;
  readonly unit: string;
  /** TLI(j) with two decimals. */
  readonly index: string;
  readonly sources: readonly Source[];
}

/** The trophic state of a lake or of one of its points. */
export interface TrophicFinding {
  /** In the order of the standard's table. */
  readonly parts: readonly TrophicValue[];
  /** Parts without a usable value, with the reason; then there is no index. */
  readonly missing: readonly { readonly item: ItemName; readonly reason: string }[];
  /** TLI(Σ) with one decimal. */
  readonly index?: Derived<string>;
  /** 贫营养, 中营养, 轻度富营养 …, by the exact index. */
  readonly state?: Derived<string>;
}

export interface LakeTrophicState {
  /** Name of the lake or reservoir. */
  readonly water: string;
  readonly month: Month;
  /** From the means over its points. */
  readonly lake: TrophicFinding;
  readonly points: readonly { readonly section: Section; readonly finding: TrophicFinding }[];
}

/** Whether a value rises or falls over at least five periods, tested by Spearman's rank correlation. */
export interface Trend {
  readonly direction: 'up' | 'down' | 'none';
  /** What a significant trend means for the water; absent without one, and for pH. */
  readonly meaning?: 'better' | 'worse';
  /** rs with three decimals; negative when falling. */
  readonly coefficient: string;
  /** N, the periods with a value. */
  readonly periods: number;
  /** Wp, which |rs| must exceed. */
  readonly critical: string;
}

/** Trend of one item of one section. */
export interface ItemTrend {
  readonly section: Section;
  readonly item: ItemName;
  readonly trend: Derived<Trend>;
}

/** The waters of the period and how they moved. */
export interface WaterFindings {
  readonly current: readonly WaterFinding[];
  readonly fromPreviousMonth: readonly WaterChange[];
  readonly fromLastYear: readonly WaterChange[];
}
