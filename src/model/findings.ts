// What the judge answers: plain values with their sources and rules, no words on a page.

import type { CivilDate, Month } from './calendar.ts';
import type { PeriodFindings } from './period-findings.ts';
import type { CollectionFinding, PlantFinding, PlantProjects, PlantSummary } from './plant-findings.ts';
import type { AssessmentPolicy } from './policy.ts';
import type { ProgrammeFindings } from './programme-findings.ts';
import type { PeriodRanking, Scorecards, WarningFindings } from './ranking-findings.ts';
import type { Section } from './records.ts';
import type { Derived, Source } from './source.ts';
import type { Standards } from './standard.ts';
import type { LedgerFinding, TaskFinding } from './task-findings.ts';
import type { ClassChange, ClassSummary, ClassVerdict, ExtraSetFinding } from './verdicts.ts';
import type { ItemTrend, LakeTrophicState, Trend, WaterFindings } from './water-findings.ts';

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
  /** One a set that the register names for the section. */
  readonly extra?: readonly ExtraSetFinding[];
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
  /** Class counts and shares of the period. */
  readonly summary: ClassSummary;
  readonly samplingRounds: readonly SamplingRound[];
  /** Means over the year, comparisons, what is left to do, rivers from section to section. */
  readonly periods: PeriodFindings;
  readonly waters: WaterFindings;
  readonly trophic: readonly LakeTrophicState[];
  /** Significant trends and those that are not, item by item. */
  readonly trends: readonly ItemTrend[];
  /** Of the city's shares of Ⅰ to Ⅲ and of 劣Ⅴ; `null` with fewer than five periods. */
  readonly shareTrends: { readonly good: Derived<Trend> | null; readonly worst: Derived<Trend> | null };
  /** Of the month, then of the year so far. */
  readonly rankings: readonly PeriodRanking[];
  readonly scorecards: Scorecards;
  readonly warnings: WarningFindings;
  readonly plants: readonly PlantFinding[];
  readonly plantSummary: PlantSummary;
  readonly plantProjects: PlantProjects;
  readonly collection: CollectionFinding;
  readonly tasks: readonly TaskFinding[];
  readonly ledger: LedgerFinding;
  readonly programmes: ProgrammeFindings;
}
