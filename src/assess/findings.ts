// The judge: records and standards in, everything a meeting asks about out.

import { monthsBefore } from '../model/calendar.ts';
import type { Findings, PlantFinding } from '../model/findings.ts';
import type { AssessmentPolicy } from '../model/policy.ts';
import type { Noted } from '../model/problem.ts';
import type { Records } from '../model/records.ts';
import type { Standards } from '../model/standard.ts';
import { overviewOf } from './overview.ts';
import { judgePlant } from './plants.ts';
import { judgeSections } from './sections.ts';
import { judgeTasks } from './tasks.ts';

/**
 * Judges one month of records: classes of sections (GB 3838-2002, 环办〔2011〕22号), plants
 * (GB 18918-2002) and tasks at the cut-off date. Sections and plants come in register order, tasks in
 * ledger order. What cannot be judged is left open and named in the problems; nothing is thrown.
 */
export function assess(records: Records, standards: Standards, policy: AssessmentPolicy): Noted<Findings> {
  const period = records.meeting.period.value;
  const cutoff = records.meeting.cutoff.value;
  const sections = judgeSections({
    period,
    sections: records.sections,
    readings: records.readings,
    standard: standards.surfaceWater,
    classWords: standards.classWords,
    policy,
  });
  const months = new Map(
    records.plantMonths
      .filter(({ month }) => month === period)
      .map((month) => [month.plant.value, month] as const),
  );
  const plants: readonly Noted<PlantFinding>[] = records.plants.map((plant) =>
    judgePlant(plant, months.get(plant.name.value), period, standards.plantLimits, cutoff),
  );
  const tasks = judgeTasks(records.tasks, cutoff);
  return {
    value: {
      period,
      previousMonth: monthsBefore(period, 1),
      sameMonthLastYear: monthsBefore(period, 12),
      cutoff,
      policy,
      standards,
      ...sections.value,
      overview: overviewOf(sections.value.sections, sections.value.history, period),
      plants: plants.map(({ value }) => value),
      tasks: tasks.value,
    },
    problems: [...sections.problems, ...plants.flatMap(({ problems }) => problems), ...tasks.problems],
  };
}
