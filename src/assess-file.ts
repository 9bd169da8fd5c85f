// A readings table → its rows judged or explained: what `jianbao assess` answers.

import { join } from 'node:path';
import { ANSWER_HEADERS, assessRows } from './assess/classes/assess-rows.ts';
import { explainRow } from './assess/classes/explain.ts';
import { assess } from './assess/findings.ts';
import { composeDocument } from './compose/document.ts';
import { writeAssessment, writeSteps } from './deliver/assessment.ts';
import { writePlainText } from './deliver/plain-text.ts';
import type { Month } from './model/calendar.ts';
import { type AssessmentPolicy, POLICIES, type PolicyName } from './model/policy.ts';
import { hasErrors, type Noted } from './model/problem.ts';
import type { Standards } from './model/standard.ts';
import { assessmentRecords } from './read/assessment/assessment-records.ts';
import {
  type AssessmentTable,
  assessmentRowsOf,
  readAssessmentTable,
} from './read/assessment/assessment-table.ts';
import { readTemplate } from './read/project/templates.ts';
import { readStandards } from './read/standards/standards.ts';

export interface AssessChoices {
  readonly format: 'csv' | 'json';
  /** The policy to begin with; the single choices change it. */
  readonly policy: PolicyName;
  readonly rounding?: AssessmentPolicy['rounding'];
  readonly missing?: AssessmentPolicy['missing'];
  readonly below?: AssessmentPolicy['belowDetection'];
  readonly base?: AssessmentPolicy['exceedanceBase'];
  /** Name of the section to explain instead of judging every row. */
  readonly explain?: string;
  /** Judge the table as a whole: waters, comparisons, averages, indexes. */
  readonly summary?: boolean;
  /** Month to sum up; the latest of the table when absent. */
  readonly period?: Month;
}

/** The kind of document a summary is written as, a folder of templates/. */
const SUMMARY_KIND = 'assessment';
/** Tables given to `jianbao assess` have no ledger. */
const NO_LEDGER = { warnings: [], dueSoonDays: 0 };

/**
 * Judges a readings table row by row: its rows with the answers added, as CSV or JSON text; with `explain`
 * the derivation of one section's classes in Chinese; with `summary` the table as a whole, as Chinese text
 * or the findings as JSON.
 */
export async function assessFile(
  file: string,
  home: string,
  choices: AssessChoices,
): Promise<Noted<string | null>> {
  const [standards, table] = await Promise.all([
    readStandards(join(home, 'data/standards')),
    readAssessmentTable(file, choices.summary ? 'grouping' : 'rows'),
  ]);
  const problems = [...standards.problems, ...table.problems];
  if (table.value === null || hasErrors(standards.problems)) return { value: null, problems };
  const policy = policyOf(choices);
  if (choices.explain !== undefined) {
    const explained = explainSection(choices.explain, table.value, standards.value, policy);
    return { value: explained.value, problems: [...problems, ...explained.problems] };
  }
  if (choices.summary) {
    const summary = await summarise(table.value, standards.value, summaryChoices(choices, policy), home);
    return { value: summary.value, problems: [...problems, ...summary.problems] };
  }
  const { header, rows } = table.value;
  const answers = assessRows(rows, standards.value, policy);
  return {
    value: await writeAssessment(choices.format, [...header, ...ANSWER_HEADERS], rows, answers),
    problems,
  };
}

function policyOf({ policy, rounding, missing, below, base }: AssessChoices): AssessmentPolicy {
  return {
    ...POLICIES[policy],
    ...(rounding && { rounding }),
    ...(missing && { missing }),
    ...(below && { belowDetection: below }),
    ...(base && { exceedanceBase: base }),
  };
}

function explainSection(
  name: string,
  table: AssessmentTable,
  standards: Standards,
  policy: AssessmentPolicy,
): Noted<string | null> {
  const { value: rows, problems } = assessmentRowsOf(table, name);
  if (rows.length === 0) return { value: null, problems };
  return { value: rows.map((row) => writeSteps(explainRow(row, standards, policy))).join('\n'), problems };
}

interface SummaryChoices extends Pick<AssessChoices, 'period' | 'format'> {
  readonly policy: AssessmentPolicy;
}

function summaryChoices({ period, format }: AssessChoices, policy: AssessmentPolicy): SummaryChoices {
  return { format, policy, ...(period && { period }) };
}

async function summarise(
  table: AssessmentTable,
  standards: Standards,
  { policy, period, format }: SummaryChoices,
  home: string,
): Promise<Noted<string | null>> {
  const { value: records, problems } = assessmentRecords(table, period);
  if (records === null) return { value: null, problems };
  const findings = assess(records, standards, { policy, ...NO_LEDGER });
  const noted = [...problems, ...findings.problems];
  if (format === 'json') {
    const { standards: _, ...answers } = findings.value;
    return { value: `${JSON.stringify(answers, null, 2)}\n`, problems: noted };
  }
  const template = await readTemplate(join(home, 'templates'), SUMMARY_KIND);
  if (template.value === null) return { value: null, problems: [...noted, ...template.problems] };
  const named = { value: baseName(table.place.file), source: { ...table.place, text: table.place.file } };
  const config = { city: named, office: named, kinds: [SUMMARY_KIND], fonts: {}, policy, ...NO_LEDGER };
  const document = composeDocument({ config, records, findings: findings.value }, template.value);
  return {
    value: document.value && writePlainText(document.value),
    problems: [...noted, ...template.problems, ...document.problems],
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
