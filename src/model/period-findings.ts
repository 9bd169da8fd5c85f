// What the judge answers beyond the single month: means over a year, comparisons between periods, what the
// rest of the year may still bring, and what a river takes up between its sections.

import type { CivilDate, Month, Span } from './calendar.ts';
import type { Section } from './records.ts';
import type { Derived, Rule, Source, Sourced } from './source.ts';
import type { ClassChange, ClassVerdict, SectionShare } from './verdicts.ts';
import type { Amount, ItemName, WaterClass } from './water.ts';

/** Amounts by item: from a cell, or derived from the cells of several readings or months. */
export type Amounts = Readonly<Record<ItemName, Sourced<Amount> | Derived<Amount>>>;

interface MonthWithout {
  readonly month: Month;
  /** In Chinese, e.g. `断流`. */
  readonly reason: string;
}

/** The mean of one section's monthly means over a span, and its class. */
export interface SectionPeriod {
  readonly section: Section;
  readonly span: Span;
  /** `annual` from January to December, else `cumulative`. */
  readonly kind: 'cumulative' | 'annual';
  /** Months that gave a value, oldest first. */
  readonly months: readonly Month[];
  /** Months of the span and of the section's service that gave none. */
  readonly without: readonly MonthWithout[];
  /** Classed items that have a value in fewer of `months`. */
  readonly fewer: readonly { readonly item: ItemName; readonly months: readonly Month[] }[];
  readonly amounts: Amounts;
  /** Absent when the section was not read in the span. */
  readonly verdict?: ClassVerdict;
  /** Absent without a class. */
  readonly meetsTarget?: boolean;
}

/** The mean of one section over the rounds of synchronous sampling. */
export interface RoundsMean {
  readonly section: Section;
  readonly days: readonly CivilDate[];
  readonly verdict: ClassVerdict;
}

/** A section with a class in both periods of a comparison. */
export interface ComparedSection {
  readonly section: Section;
  readonly earlier: WaterClass;
  readonly later: WaterClass;
  readonly change: ClassChange;
  readonly metTarget: boolean;
  readonly meetsTarget: boolean;
}

export interface ComparedList {
  readonly count: Derived<number>;
  /** In register order. */
  readonly sections: readonly ComparedSection[];
}

/** A section kept out of a denominator. */
export interface LeftOut {
  readonly section: Section;
  readonly why: 'first-seen' | 'retired' | 'not-monitored';
  /** In Chinese, e.g. `2026年6月断流`. */
  readonly reason: string;
  readonly sources: readonly Source[];
}

/** A share of the comparable sections in two periods. */
export interface ComparedShare {
  readonly earlier: SectionShare;
  readonly later: SectionShare;
  /** Difference of the two shares as printed, in 个百分点; > 0 is an increase. */
  readonly points: Derived<string>;
}

/** Two periods over the sections that have a class in both. */
export type Comparison =
  | {
      readonly kind: 'compared';
      readonly earlier: Span;
      readonly later: Span;
      readonly comparable: Derived<number>;
      readonly improved: ComparedList;
      readonly worsened: ComparedList;
      readonly unchanged: ComparedList;
      /** Met its target then and does not now. */
      readonly newlyFailing: ComparedList;
      /** Did not meet its target then and does now. */
      readonly newlyMeeting: ComparedList;
      /** Ⅰ to Ⅲ. */
      readonly good: ComparedShare;
      /** 劣Ⅴ. */
      readonly worst: ComparedShare;
      /** Meeting the target. */
      readonly met: ComparedShare;
      /** In register order. */
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'absent'; readonly earlier: Span; readonly later: Span; readonly reason: string };

/** One period against the targets. */
export interface Attainment {
  readonly span: Span;
  /** Sections with a class. */
  readonly judged: Derived<number>;
  readonly met: SectionShare;
  readonly notMet: SectionShare;
  /** Sections that miss their target, in register order. */
  readonly failing: readonly { readonly section: Section; readonly verdict: ClassVerdict }[];
  readonly leftOut: readonly LeftOut[];
}

/** Months in a row, the period included, in which a section misses its target. */
export interface Streak {
  readonly section: Section;
  readonly count: Derived<number>;
  /** The months counted, oldest first. */
  readonly months: readonly Month[];
  /** Months in between that have no class: neither counted nor an end of the row. */
  readonly without: readonly MonthWithout[];
  /** The row goes back to the first month on record, so it may be longer. */
  readonly fromFirstRecord: boolean;
}

/** What the remaining months of the year may bring of one item. */
export interface RemainingItem {
  readonly item: ItemName;
  readonly unit: string;
  /** Limit of the target class. */
  readonly limit: string;
  readonly direction: 'max' | 'min' | 'range';
  /** Months with a value so far. */
  readonly months: readonly Month[];
  /**
   * `bounded`: the remaining months must keep `bound`. `out-of-reach`: even nothing at all (溶解氧: saturation
   * at 0 ℃) would miss. `safe`: met even if every remaining month were as bad as `worst`. `met`, `missed`:
   * nothing remains, or a range (pH), of which only the mean so far is said.
   */
  readonly state: 'bounded' | 'out-of-reach' | 'safe' | 'met' | 'missed';
  /**
   * Highest mean of the remaining months (溶解氧: lowest) that meets the limit, to the assessment decimals and
   * rounded to the safe side; with `bounded` and `safe`.
   */
  readonly bound?: Derived<string>;
  /** The worst month on record, with `safe` and `bounded`. */
  readonly worst?: { readonly month: Month; readonly value: string; readonly sources: readonly Source[] };
  readonly rule: Rule;
  /** The cells of the values so far and of the limit. */
  readonly sources: readonly Source[];
}

/** What is left to do for one section to meet its target over the year. */
export interface Remaining {
  readonly section: Section;
  /** Months of the year still to come in which the section is in service. */
  readonly remaining: readonly Month[];
  /** The cumulative class is worse than the target. */
  readonly cumulativeMisses: boolean;
  /** The period's class is worse than the target. */
  readonly monthMisses: boolean;
  /** Items with a limit and a value this year, in the standard's order. */
  readonly items: readonly RemainingItem[];
}

/** How one item changes between two neighbouring sections of a river. */
export interface ReachChange {
  readonly item: ItemName;
  readonly unit: string;
  readonly upstream: Section;
  readonly downstream: Section;
  /** County responsible for the downstream section. */
  readonly county: Sourced<string>;
  /** Concentrations as compared, to the assessment decimals. */
  readonly from: string;
  readonly to: string;
  /** Downstream less upstream; decimal string with sign. */
  readonly change: Derived<string>;
  /** Percent of the upstream value with one decimal; absent when that is 0. */
  readonly percent?: Derived<string>;
  /** Whether the water gets worse: more of an item, less 溶解氧. */
  readonly worsens: boolean;
  /** Change as percent of the limit of the downstream section's target, one decimal, without sign. */
  readonly ofLimit: Derived<string>;
  /** Sections in between without a value of this item. */
  readonly skipped: readonly SkippedSection[];
}

export interface SkippedSection {
  readonly section: Section;
  /** In Chinese. */
  readonly reason: string;
}

/** One river from section to section. */
export interface River {
  readonly water: string;
  /** Sections in flow order that take part. */
  readonly sections: readonly Section[];
  /** From the first section down, item by item in the standard's order. */
  readonly changes: readonly ReachChange[];
  /** Changes that worsen the water, the largest part of its limit first. */
  readonly additions: readonly ReachChange[];
  /** Sections that take no part, with the reason. */
  readonly leftOut: readonly SkippedSection[];
}

/** All of this file for one period under review. */
export interface PeriodFindings {
  /** January to the period, every section of the register. */
  readonly cumulative: readonly SectionPeriod[];
  /** The same months of last year. */
  readonly cumulativeLastYear: readonly SectionPeriod[];
  readonly attainment: Attainment;
  readonly cumulativeAttainment: Attainment;
  readonly fromPreviousMonth: Comparison;
  readonly fromLastYear: Comparison;
  readonly cumulativeFromLastYear: Comparison;
  /** Sections that miss their target in the period, the longest row first. */
  readonly streaks: readonly Streak[];
  /** Sections in service in the period. */
  readonly remaining: readonly Remaining[];
  /** Sections sampled in synchronous rounds. */
  readonly rounds: readonly RoundsMean[];
  readonly rivers: readonly River[];
  readonly cumulativeRivers: readonly River[];
}
