// What the judge answers: plain values with their sources and rules, no words on a page.

import type { CivilDate, Month } from './calendar.ts';
import type { AssessmentPolicy } from './policy.ts';
import type { Plant, PlantMonth, PlantState, Section, Task } from './records.ts';
import type { Derived, Source } from './source.ts';
import type { Standards } from './standard.ts';
import type { ItemName, WaterClass } from './water.ts';

/** One item of one water sample against the standard. */
export interface ItemVerdict {
  readonly item: ItemName;
  /** The value compared, after rounding where the policy says so; a decimal string. */
  readonly compared: string;
  readonly waterClass: WaterClass;
  readonly sources: readonly Source[];
}

/** An item over the limit of the base class. */
export interface Exceedance {
  readonly item: ItemName;
  /** (C − S)/S as a decimal string; absent for pH and 溶解氧, which have no multiple. */
  readonly multiple?: string;
  readonly compared: string;
  readonly limit: string;
  readonly unit: string;
  readonly sources: readonly Source[];
}

/** The class of one section for one month or one sampling round. */
export interface ClassVerdict {
  /** `null` when no class can be given; `missing` then says why. */
  readonly waterClass: WaterClass | null;
  /** Items whose class is the section's class, in the standard's order; empty for class Ⅰ. */
  readonly deciding: readonly ItemName[];
  readonly items: readonly ItemVerdict[];
  /** Items worse than the base class, worst first. */
  readonly exceeded: readonly Exceedance[];
  /** Base class of `exceeded`. */
  readonly base: WaterClass;
  /** Required items without a usable value, and others whose value cannot be judged, each with the reason. */
  readonly missing: readonly { readonly item: ItemName; readonly reason: string }[];
  readonly sources: readonly Source[];
  /** The cells that name the section in the rows judged: what a count of sections lists. */
  readonly rows?: readonly Source[];
  readonly statement: string;
}

/** How a class moved from an earlier period, by the words of the classes. */
export interface ClassChange {
  readonly direction: 'better' | 'worse' | 'same';
}

/** One section in the month under review. */
export interface SectionFinding {
  readonly section: Section;
  readonly current?: ClassVerdict;
  readonly previousMonth?: ClassVerdict;
  readonly sameMonthLastYear?: ClassVerdict;
  /** Absent when the section has no class this month. */
  readonly meetsTarget?: boolean;
  readonly changeFromPreviousMonth?: ClassChange;
  readonly changeFromLastYear?: ClassChange;
}

/** Class of every section in one month; sections without a class are absent. */
export interface MonthClasses {
  readonly month: Month;
  readonly classes: Readonly<Record<string, ClassVerdict>>;
  readonly summary: ClassSummary;
}

/** One round of the synchronous sampling. */
export interface SamplingRound {
  readonly day: CivilDate;
  /** A cell with that day. */
  readonly source: Source;
  readonly verdicts: readonly { readonly section: Section; readonly verdict: ClassVerdict }[];
}

export interface PlantExceedance {
  readonly item: ItemName;
  readonly multiple?: string;
  readonly value: string;
  readonly limit: string;
  readonly unit: string;
  readonly sources: readonly Source[];
  /** The plant standard the limit stands in; local standards are data too. */
  readonly standard?: string;
  readonly clause: string;
  /** What the limit rests on where the data does not say, e.g. an assumed water temperature. */
  readonly note?: string;
}

export interface PlantFinding {
  readonly plant: Plant;
  readonly month?: PlantMonth;
  readonly state?: PlantState;
  /** 运行负荷率 = treated ÷ (capacity × days), percent with one decimal. */
  readonly loadRate?: Derived<string>;
  /** Judged on the exact rate: over 100 %, or under 60 % while in operation. */
  readonly load?: 'over' | 'under';
  /** `not-discharging` for plants not in a state that discharges; `unknown` without effluent data. */
  readonly compliance: 'met' | 'exceeded' | 'not-discharging' | 'unknown';
  readonly exceeded: readonly PlantExceedance[];
  /** Chinese remarks on the judgement: a limit assumed for want of data, an item that could not be judged. */
  readonly notes?: readonly string[];
  /** Days by which a planned completion has slipped at the cut-off date. */
  readonly slipDays?: number;
}

export type TaskStatus =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'due-soon'; readonly days: number }
  | { readonly kind: 'on-course'; readonly days: number }
  /** 立行立改 or 长期坚持, still open. */
  | { readonly kind: 'undated' }
  | { readonly kind: 'done'; readonly late: number | null; readonly closed: boolean };

export interface TaskFinding {
  readonly task: Task;
  readonly status: TaskStatus;
}

export interface Findings {
  readonly period: Month;
  readonly previousMonth: Month;
  readonly sameMonthLastYear: Month;
  readonly cutoff: CivilDate;
  readonly policy: AssessmentPolicy;
  readonly standards: Standards;
  readonly sections: readonly SectionFinding[];
  /** Months with readings up to the period, oldest first. */
  readonly history: readonly MonthClasses[];
  readonly overview: Overview;
  readonly samplingRounds: readonly SamplingRound[];
  readonly plants: readonly PlantFinding[];
  readonly tasks: readonly TaskFinding[];
}

/** A count of sections and its share of those with a class. */
export interface SectionShare {
  readonly count: Derived<number>;
  /** Percent with one decimal, a decimal string. */
  readonly share: Derived<string>;
}

/** Class shares of one month. The denominator is the sections with a class that month. */
export interface ClassSummary {
  readonly month: Month;
  readonly classed: Derived<number>;
  readonly classes: readonly ({ readonly waterClass: WaterClass } & SectionShare)[];
  /** Ⅰ to Ⅲ. */
  readonly good: SectionShare;
  /** 劣Ⅴ. */
  readonly worst: SectionShare;
}

/** Change of a share between two months in percentage points, a decimal string; > 0 is an increase. */
export interface ShareChange {
  readonly good: Derived<string>;
  readonly worst: Derived<string>;
}

/** The month in figures, against the month before and the same month last year. */
export interface Overview {
  readonly current: ClassSummary;
  readonly previousMonth?: ClassSummary;
  readonly sameMonthLastYear?: ClassSummary;
  readonly changeFromPreviousMonth?: ShareChange;
  readonly changeFromLastYear?: ShareChange;
  /** Sections meeting their target. */
  readonly met: SectionShare;
  readonly notMet: SectionShare;
}
