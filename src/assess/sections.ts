// Each section's class month by month, and what it means for the month under review.

import { type Month, monthsBefore } from '../model/calendar.ts';
import type { ClassVerdict, MonthClasses, SamplingRound, SectionFinding } from '../model/findings.ts';
import type { AssessmentPolicy } from '../model/policy.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Reading, Section } from '../model/records.ts';
import type { ClassWord, SurfaceWaterStandard } from '../model/standard.ts';
import type { WaterClass } from '../model/water.ts';
import { classChange } from './change.ts';
import { meanAmounts } from './mean.ts';
import { summaryOf } from './overview.ts';
import { classInconsistent, sectionWithoutClass, sectionWithoutReading } from './problems.ts';
import { judgeSample } from './sample.ts';

/** What a judgement of sections starts from. */
export interface SectionInput {
  readonly period: Month;
  readonly sections: readonly Section[];
  readonly readings: readonly Reading[];
  readonly standard: SurfaceWaterStandard;
  readonly classWords: readonly ClassWord[];
  readonly policy: AssessmentPolicy;
}

export interface SectionAnswers {
  readonly sections: readonly SectionFinding[];
  readonly history: readonly MonthClasses[];
  readonly samplingRounds: readonly SamplingRound[];
}

/**
 * Judges every section of the register, in its order: the period, the month before and the same month of
 * last year, all months with monthly readings up to the period, and the period's synchronous rounds by
 * day. Several readings of a section in one month (or on one day of a round) are averaged first.
 */
export function judgeSections(input: SectionInput): Noted<SectionAnswers> {
  const { period, sections, standard, policy } = input;
  const byMonth = readingsBy(input, 'monthly', (reading) =>
    reading.month <= period ? reading.month : undefined,
  );
  const byDay = readingsBy(input, 'synchronous', (reading) =>
    reading.month === period ? reading.day?.value : undefined,
  );
  const judge = (section: Section, readings: readonly Reading[]) =>
    judgeReadings(section, readings, standard, policy);

  const problems: Problem[] = [];
  const verdicts = new Map<Month, Map<string, ClassVerdict>>();
  for (const [month, groups] of byMonth) {
    const classes = new Map<string, ClassVerdict>();
    for (const section of sections) {
      const readings = groups.get(section.name.value);
      if (readings === undefined) continue;
      const verdict = judge(section, readings);
      classes.set(section.name.value, verdict);
      problems.push(...statedClassProblems(section, readings, verdict, judge));
      const stated = readings.find((reading) => reading.statedClass !== undefined)?.statedClass;
      if (month === period && verdict.waterClass === null) {
        problems.push(sectionWithoutClass(section, readings[0]!, verdict, stated));
      }
    }
    verdicts.set(month, classes);
  }
  for (const section of sections) {
    if (!byMonth.get(period)?.has(section.name.value)) problems.push(sectionWithoutReading(section, period));
  }
  return {
    value: {
      sections: sections.map((section) =>
        sectionFinding(
          section,
          (month) => verdicts.get(month)?.get(section.name.value),
          period,
          input.classWords,
        ),
      ),
      history: [...verdicts].map(([month, classes]) => {
        const classed = [...classes].filter(([, verdict]) => hasClass(verdict));
        return {
          month,
          classes: Object.fromEntries(classed),
          summary: summaryOf(
            month,
            classed.map(([, verdict]) => verdict),
          ),
        };
      }),
      samplingRounds: [...byDay].map(([day, groups]) => ({
        day,
        source: [...groups.values()][0]![0]!.day!.source,
        verdicts: sections.flatMap((section) => {
          const readings = groups.get(section.name.value);
          return readings === undefined ? [] : [{ section, verdict: judge(section, readings) }];
        }),
      })),
    },
    problems,
  };
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

function judgeReadings(
  section: Section,
  readings: readonly Reading[],
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
): ClassVerdict {
  const base = policy.exceedanceBase === 'target' ? section.targetClass.value : 3;
  const amounts = meanAmounts(readings.map((reading) => reading.amounts));
  const verdict = judgeSample(amounts, section.waterBody.value, standard, policy, base);
  return { ...verdict, rows: readings.map((reading) => reading.section.source) };
}

// A class is stated for its own row, so it is compared with the class of that row alone.
function statedClassProblems(
  section: Section,
  readings: readonly Reading[],
  verdict: ClassVerdict,
  judge: (section: Section, readings: readonly Reading[]) => ClassVerdict,
): Problem[] {
  return readings.flatMap((reading) => {
    const stated = reading.statedClass;
    if (stated === undefined) return [];
    const own = readings.length === 1 ? verdict : judge(section, [reading]);
    return hasClass(own) && own.waterClass !== stated.value ? [classInconsistent(reading, stated, own)] : [];
  });
}

function sectionFinding(
  section: Section,
  verdictOf: (month: Month) => ClassVerdict | undefined,
  period: Month,
  words: readonly ClassWord[],
): SectionFinding {
  const current = verdictOf(period);
  const previousMonth = verdictOf(monthsBefore(period, 1));
  const sameMonthLastYear = verdictOf(monthsBefore(period, 12));
  return {
    section,
    ...(current === undefined ? {} : { current }),
    ...(previousMonth === undefined ? {} : { previousMonth }),
    ...(sameMonthLastYear === undefined ? {} : { sameMonthLastYear }),
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
