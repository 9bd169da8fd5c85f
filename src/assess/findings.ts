// The judge: records and standards in, everything a meeting asks about out.

import { type Month, monthsBefore } from '../model/calendar.ts';
import type { ProjectConfig } from '../model/config.ts';
import type { Findings } from '../model/findings.ts';
import type { Noted } from '../model/problem.ts';
import { DEFAULT_RANKING } from '../model/ranking-findings.ts';
import type { Records } from '../model/records.ts';
import type { Standards } from '../model/standard.ts';
import { inService, judgeSections } from './classes/sections.ts';
import { summaryOf } from './classes/shares.ts';
import { judgeProgrammes } from './ledger/programmes.ts';
import { judgeTasks } from './ledger/tasks.ts';
import { judgePeriods } from './periods/period-findings.ts';
import { judgeCollection } from './plants/collection.ts';
import { judgeProjects } from './plants/plant-projects.ts';
import { judgePlants } from './plants/plants.ts';
import { rankPeriods } from './standing/ranking.ts';
import { scorecardsOf } from './standing/scorecards.ts';
import { raiseWarnings } from './standing/warnings.ts';
import { itemTrendsOf, shareTrendOf } from './waters/trend.ts';
import { trophicStatesOf } from './waters/trophic.ts';
import { waterChangesOf } from './waters/water-change.ts';
import { watersOf } from './waters/waters.ts';

/** What of the settings a judgement depends on. */
export type JudgingChoices = Pick<ProjectConfig, 'policy' | 'warnings' | 'dueSoonDays'>;

/** Periods a trend looks back over, the one under review included. */
const TREND_MONTHS = 12;

/**
 * Judges one month of records: classes of sections and waters (GB 3838-2002, 环办〔2011〕22号), their course over
 * the year, rankings, plants (GB 18918-2002), and the ledger and programmes at the cut-off date. Sections and
 * plants come in register order, tasks in ledger order. What cannot be judged is left open and named in the
 * problems; nothing is thrown.
 */
export function assess(
  records: Records,
  standards: Standards,
  { policy, warnings: sets, dueSoonDays }: JudgingChoices,
): Noted<Findings> {
  const { meeting, counties, readings, plants: register, plantMonths } = records;
  const period = meeting.period.value;
  const cutoff = meeting.cutoff.value;
  const earlier = { previousMonth: monthsBefore(period, 1), sameMonthLastYear: monthsBefore(period, 12) };

  const judged = judgeSections({
    period,
    sections: records.sections,
    readings,
    standard: standards.surfaceWater,
    classWords: standards.classWords,
    extraLimits: standards.extraLimits,
    policy,
  });
  const { series, ...sections } = judged.value;
  const water = { month: period, series, standards, policy };
  const changesFrom = (month: Month) =>
    waterChangesOf({ series, standards, policy, earlier: month, later: period });
  const periods = judgePeriods({ period, series, readings, standards, policy });
  const months = Array.from({ length: TREND_MONTHS }, (_, index) =>
    monthsBefore(period, TREND_MONTHS - 1 - index),
  );

  const recent = sections.history.filter(({ month }) => months.includes(month));

  const plants = judgePlants({ period, cutoff, plants: register, plantMonths, standards });
  const plantProjects = judgeProjects({ stages: records.stages, plants: register, plantMonths, meeting });
  const collection = judgeCollection(records.collections, period, standards.plantLines);
  const deadlines = { cutoff: meeting.cutoff, dueSoonDays, holidays: standards.holidays };
  const ledger = judgeTasks({ ...deadlines, tasks: records.tasks, counties, meeting });
  const programmes = judgeProgrammes(records, ledger.value.tasks, deadlines);
  const warnings = raiseWarnings({
    period,
    counties,
    sections: sections.sections,
    periods: periods.value,
    rules: standards.warningRules,
    sets,
  });
  return {
    value: {
      period,
      ...earlier,
      cutoff,
      policy,
      standards,
      ...sections,
      summary: sections.history.find(({ month }) => month === period)?.summary ?? summaryOf(period, []),
      periods: periods.value,
      waters: {
        current: watersOf(water),
        fromPreviousMonth: changesFrom(earlier.previousMonth),
        fromLastYear: changesFrom(earlier.sameMonthLastYear),
      },
      trophic: trophicStatesOf(water),
      trends: itemTrendsOf({
        months,
        series: series.filter(({ section }) => inService(section, period)),
        standards,
        policy,
      }),
      shareTrends: {
        good: shareTrendOf(recent, 'good', standards.criticalValues),
        worst: shareTrendOf(recent, 'worst', standards.criticalValues),
      },
      rankings: rankPeriods({
        period,
        counties,
        series,
        periods: periods.value,
        standard: standards.surfaceWater,
        policy,
        options: DEFAULT_RANKING,
      }),
      scorecards: scorecardsOf({
        counties,
        sections: sections.sections,
        cumulative: periods.value.cumulative,
        plants: plants.value.plants,
        tasks: ledger.value.tasks,
      }),
      warnings: warnings.value,
      plants: plants.value.plants,
      plantSummary: plants.value.summary,
      plantProjects: plantProjects.value,
      collection: collection.value,
      ...ledger.value,
      programmes: programmes.value,
    },
    problems: [
      ...judged.problems,
      ...periods.problems,
      ...warnings.problems,
      ...plants.problems,
      ...plantProjects.problems,
      ...collection.problems,
      ...ledger.problems,
      ...programmes.problems,
    ],
  };
}
