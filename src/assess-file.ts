// A readings table → its rows judged: what `jianbao assess` answers.

import { join } from 'node:path';
import { ANSWER_HEADERS, assessRows } from './assess/assess-rows.ts';
import { writeAssessment } from './deliver/assessment.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from './model/policy.ts';
import { hasErrors, type Noted } from './model/problem.ts';
import { readAssessmentTable } from './read/assessment-table.ts';
import { readStandards } from './read/standards.ts';

export interface AssessChoices {
  readonly format: 'csv' | 'json';
  readonly rounding: AssessmentPolicy['rounding'];
  readonly missing: AssessmentPolicy['missing'];
  readonly base: AssessmentPolicy['exceedanceBase'];
}

/** Judges a readings table row by row: its rows with the answers added, as CSV or JSON text. */
export async function assessFile(
  file: string,
  home: string,
  choices: AssessChoices,
): Promise<Noted<string | null>> {
  const [standards, table] = await Promise.all([
    readStandards(join(home, 'data/standards')),
    readAssessmentTable(file),
  ]);
  const problems = [...standards.problems, ...table.problems];
  if (table.value === null || hasErrors(standards.problems)) return { value: null, problems };
  const policy = {
    ...CURRENT_POLICY,
    rounding: choices.rounding,
    missing: choices.missing,
    exceedanceBase: choices.base,
  };
  const { header, rows } = table.value;
  const answers = assessRows(rows, standards.value.surfaceWater, policy);
  return {
    value: await writeAssessment(choices.format, [...header, ...ANSWER_HEADERS], rows, answers),
    problems,
  };
}
