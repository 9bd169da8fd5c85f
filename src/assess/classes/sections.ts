// Each section's class month by month, and what it means for the month under review.

import { type Month, monthsBefore } from '../../model/calendar.ts';
import type { MonthClasses, SamplingRound, SectionFinding } from '../../model/findings.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Reading, Section } from '../../model/records.ts';
import type { ClassWord, ExtraLimit, SurfaceWaterStandard } from '../../model/standard.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import type { WaterClass } from '../../model/water.ts';
import { classChange } from './change.ts';
import { judgeExtra, unknownExtraSets } from './extra-limits.ts';
import { meanOfReadings } from './mean.ts';
import {
  classInconsistent,
  readingOutsideService,
  sectionWithoutClass,
  sectionWithoutReading,
} from './problems.ts';
import { judgeSample } from './sample.ts';
import type { MonthOfSection, SectionSeries } from './series.ts';
import { summaryOf } from './shares.ts';

/** What a judgement of sections starts from. */
export interface SectionInput {
  readonly period: Month;
  readonly sections: readonly Section[];
  readonly readings: readonly Reading[];
  readonly standard: SurfaceWaterStandard;
  readonly classWords: readonly ClassWord[];
  readonly extraLimits: readonly ExtraLimit[];
  readonly policy: AssessmentPolicy;
}

export interface SectionAnswers {
  /** Sections in service in the period. */
  readonly sections: readonly SectionFinding[];
  readonly history: readonly MonthClasses[];
  readonly samplingRounds: readonly SamplingRound[];
  /** Every section of the register, retired ones too, with the months it was in service and read. */
  readonly series: readonly SectionSeries[];
}

/**
 * Judges every section of the register, in its order: the period, the month before and the same month of
 * last year, all months with monthly readings up to the period, and the period's synchronous rounds by
 * day. Several readings of a section in one month (or on one day of a round) are averaged first. A section
 * is judged for the months of its service only (启用月份 up to the month before 停用月份).
 */
export function judgeSections(input: SectionInput): Noted<SectionAnswers> {
  const { period, sections, classWords } = input;
  const byMonth = readingsBy(input, 'monthly', (reading) =>
    reading.month <= period ? reading.month : undefined,
  );
  const byDay = readingsBy(input, 'synchronous', (reading) =>
    reading.month === period ? reading.day?.value : undefined,
  );
  const problems: Problem[] = [];
  const series = sections.map((section) => seriesOf(section, byMonth, input, problems));
  const current = series.filter(({ section }) => inService(section, period));
  for (const { section, months } of current) {
    problems.push(...unknownExtraSets(section, input.extraLimits));
    const now = months.get(period);
    const readings = byMonth.get(period)?.get(section.name.value);
    if (now === undefined || readings === undefined) problems.push(sectionWithoutReading(section, period));
    else if (now.verdict.waterClass === null) {
      const stated = readings.find((reading) => reading.statedClass !== undefined)?.statedClass;
      problems.push(sectionWithoutClass(section, readings[0]!, now.verdict, stated));
    }
  }
  return {
    value: {
      sections: current.map((entry) => sectionFinding(entry, period, classWords, input)),
      history: [...byMonth.keys()].map((month) => monthClasses(month, series)),
      samplingRounds: [...byDay].map(([day, groups]) => ({
        day,
        source: [...groups.values()][0]![0]!.day!.source,
        verdicts: sections.flatMap((section) => {
          const readings = groups.get(section.name.value);
          return readings === undefined
            ? []
            : [{ section, verdict: judgeReadings(section, readings, input).verdict }];
        }),
      })),
      series,
    },
    problems,
  };
}

/** Whether a section is monitored in a month by its register entry. */
export function inService({ since, retired }: Section, month: Month): boolean {
  return (since === undefined || since.value <= month) && (retired === undefined || month < retired.value);
}

function seriesOf(
  section: Section,
  byMonth: ReadonlyMap<Month, Groups>,
  input: SectionInput,
  problems: Problem[],
): SectionSeries {
  const months = new Map<Month, MonthOfSection>();
  for (const [month, groups] of byMonth) {
    const readings = groups.get(section.name.value);
    if (readings === undefined) continue;
    if (!inService(section, month)) {
      problems.push(readingOutsideService(section, readings[0]!));
      continue;
    }
    const judged = judgeReadings(section, readings, input);
    months.set(month, judged);
    problems.push(...statedClassProblems(section, readings, judged.verdict, input));
  }
  return { section, months };
}

function monthClasses(month: Month, series: readonly SectionSeries[]): MonthClasses {
  const classed = series.flatMap(({ section, months }) => {
    const verdict = months.get(month)?.verdict;
    return hasClass(verdict) ? [[section.name.value, verdict] as const] : [];
  });
  const verdicts = classed.map(([, verdict]) => verdict);
  return { month, classes: Object.fromEntries(classed), summary: summaryOf(month, verdicts) };
}

type Groups = ReadonlyMap<string, readonly Reading[]>;

// Readings of one scheme by month or day, oldest first, then by section; readings without a key stay out.
function readingsBy(
  { readings }: SectionInput,
  scheme: Reading['scheme'],
  keyOf: (reading: Reading) => string | undefined,
): ReadonlyMap<string, Groups> {
  const byKey = new Map<string, Map<string, Reading[]>>();
  for (const reading of readings) {
    const key = reading.scheme === scheme ? keyOf(reading) : undefined;
    if (key === undefined) continue;
    const groups = byKey.get(key) ?? new Map<string, Reading[]>();
    byKey.set(key, groups);
    const group = groups.get(reading.section.value);
    if (group === undefined) groups.set(reading.section.value, [reading]);
    else group.push(reading);
  }
  return new Map([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A section's readings of one month or day as one: their means, and the class these give. */
function judgeReadings(
  section: Section,
  readings: readonly Reading[],
  { standard, policy }: Pick<SectionInput, 'standard' | 'policy'>,
): MonthOfSection {
  const base = policy.exceedanceBase === 'target' ? section.targetClass.value : 3;
  const amounts = meanOfReadings(readings, policy);
  const verdict = judgeSample(amounts, section.waterBody.value, standard, policy, base);
  return { amounts, verdict: { ...verdict, rows: readings.map((reading) => reading.section.source) } };
}

// A class is stated for its own row, so it is compared with the class of that row alone.
function statedClassProblems(
  section: Section,
  readings: readonly Reading[],
  verdict: ClassVerdict,
  input: SectionInput,
): Problem[] {
  return readings.flatMap((reading) => {
    const stated = reading.statedClass;
    if (stated === undefined) return [];
    const own = readings.length === 1 ? verdict : judgeReadings(section, [reading], input).verdict;
    return hasClass(own) && own.waterClass !== stated.value ? [classInconsistent(reading, stated, own)] : [];
  });
}

function sectionFinding(
  { section, months }: SectionSeries,
  period: Month,
  words: readonly ClassWord[],
  { extraLimits, policy }: SectionInput,
): SectionFinding {
  const now = months.get(period);
  const current = now?.verdict;
  const previousMonth = months.get(monthsBefore(period, 1))?.verdict;
  const sameMonthLastYear = months.get(monthsBefore(period, 12))?.verdict;
  return {
    section,
    ...(current === undefined ? {} : { current }),
    ...(previousMonth === undefined ? {} : { previousMonth }),
    ...(sameMonthLastYear === undefined ? {} : { sameMonthLastYear }),
    ...(now === undefined || section.extraStandards === undefined
      ? {}
      : { extra: judgeExtra(now.amounts, section, extraLimits, policy) }),
    ...(hasClass(current)
      ? {
          meetsTarget: current.waterClass <= section.targetClass.value,
          ...(hasClass(previousMonth)
            ? { changeFromPreviousMonth: classChange(previousMonth.waterClass, current.waterClass, words) }
            : {}),
          ...(hasClass(sameMonthLastYear)
            ? { changeFromLastYear: classChange(sameMonthLastYear.waterClass, current.waterClass, words) }
            : {}),
        }
      : {}),
  };
}

function hasClass(
  verdict: ClassVerdict | undefined,
): verdict is ClassVerdict & { readonly waterClass: WaterClass } {
  return verdict !== undefined && verdict.waterClass !== null;
}
