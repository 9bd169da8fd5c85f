// Everything about time and course in one call: means over the year, comparisons, what is left to do, rivers.

import type { Span } from '../../model/calendar.ts';
import { type Month, monthsBefore } from '../../model/calendar.ts';
import type { PeriodFindings } from '../../model/period-findings.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Noted } from '../../model/problem.ts';
import type { Reading } from '../../model/records.ts';
import type { Standards } from '../../model/standard.ts';
import type { SectionSeries } from '../classes/series.ts';
import { attainmentOf, comparePeriods, type Pair } from './comparison.ts';
import { meansOverRounds, periodsOf, yearBefore, yearTo } from './periods.ts';
import { flowOrderProblems, riversOf } from './reaches.ts';
import { remainingOf } from './remaining.ts';
import { failingStreaks } from './streaks.ts';

/** What the periods are judged from. */
export interface PeriodInput {
  readonly period: Month;
  /** Every section of the register, in its order, retired ones too. */
  readonly series: readonly SectionSeries[];
  /** For the rounds of synchronous sampling. */
  readonly readings: readonly Reading[];
  readonly standards: Standards;
  readonly policy: AssessmentPolicy;
}

/** Judges the period under review against the month before, last year, the year so far and its targets. */
export function judgePeriods(input: PeriodInput): Noted<PeriodFindings> {
  const { period, series, standards, policy } = input;
  const judging = { standard: standards.surfaceWater, policy };
  const year = yearTo(period);
  const month: Span = { from: period, to: period };
  const previous = monthsBefore(period, 1);
  const sections = series.map(({ section }) => section);
  const cumulative = periodsOf(series, year, judging);
  const cumulativeLastYear = periodsOf(series, yearBefore(year), judging);
  const verdictIn = (entry: SectionSeries, of: Month) => entry.months.get(of)?.verdict;
  const compareMonths = (earlier: Month) =>
    comparePeriods(
      series.map((entry) => ({
        ...identityOf(entry),
        earlier: verdictIn(entry, earlier),
        later: verdictIn(entry, period),
      })),
      { from: earlier, to: earlier },
      month,
      standards.classWords,
    );
  const value: PeriodFindings = {
    cumulative,
    cumulativeLastYear,
    attainment: attainmentOf(
      series.map((entry) => ({ section: entry.section, verdict: verdictIn(entry, period) })),
      month,
    ),
    cumulativeAttainment: attainmentOf(
      cumulative.map(({ section, verdict }) => ({ section, verdict })),
      year,
    ),
    fromPreviousMonth: compareMonths(previous),
    fromLastYear: compareMonths(monthsBefore(period, 12)),
    cumulativeFromLastYear: comparePeriods(
      series.map((entry, index) => ({
        ...identityOf(entry),
        earlier: cumulativeLastYear[index]!.verdict,
        later: cumulative[index]!.verdict,
      })),
      yearBefore(year),
      year,
      standards.classWords,
    ),
    streaks: failingStreaks(series, period),
    remaining: remainingOf(series, cumulative, period, judging),
    rounds: meansOverRounds(sections, input.readings, period, judging),
    rivers: riversOf(
      series.map((entry) => {
        const now = entry.months.get(period);
        return { section: entry.section, amounts: now?.amounts ?? {}, verdict: now?.verdict };
      }),
      period,
      standards.surfaceWater,
    ),
    cumulativeRivers: riversOf(cumulative, period, standards.surfaceWater),
  };
  return { value, problems: flowOrderProblems(sections, period) };
}

function identityOf({ section, months }: SectionSeries): Pick<Pair, 'section' | 'firstRead'> {
  const [firstRead] = months.keys();
  return { section, firstRead };
}
