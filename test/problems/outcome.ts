// Every case, each run once in a folder of its own, and what came of it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSpot } from '../../src/deliver/report.ts';
import type { Problem } from '../../src/model/problem.ts';
import { ACKNOWLEDGEMENT_CASES } from './acknowledgement-cases.ts';
import { ASSESS_CASES } from './assess-cases.ts';
import type { ProblemCase } from './case.ts';
import { CELL_CASES } from './cell-cases.ts';
import { COMPOSE_CASES } from './compose-cases.ts';
import { DELIVER_CASES } from './deliver-cases.ts';
import { FILE_CASES } from './file-cases.ts';
import { FONT_CASES } from './font-cases.ts';
import { INTAKE_CASES } from './intake-cases.ts';
import { LAYOUT_CASES } from './layout-cases.ts';
import { NUMBER_CASES } from './number-cases.ts';
import { PDF_CASES } from './pdf-cases.ts';
import { PERIOD_CASES } from './period-cases.ts';
import { PLANT_CASES } from './plant-cases.ts';
import { PRINT_CASES } from './print-cases.ts';
import { PROGRAMME_CASES } from './programme-cases.ts';
import { RECORD_CASES } from './record-cases.ts';
import { SETTING_CASES } from './setting-cases.ts';
import { TASK_CASES } from './task-cases.ts';
import { TEXT_CASES } from './text-cases.ts';
import { WARNING_CASES } from './warning-cases.ts';
import { WORKBOOK_CASES } from './workbook-cases.ts';
import { WRITING_CASES } from './writing-cases.ts';

export const CASES: readonly ProblemCase[] = [
  ...FILE_CASES,
  ...WORKBOOK_CASES,
  ...TEXT_CASES,
  ...CELL_CASES,
  ...NUMBER_CASES,
  ...INTAKE_CASES,
  ...RECORD_CASES,
  ...PROGRAMME_CASES,
  ...SETTING_CASES,
  ...LAYOUT_CASES,
  ...ASSESS_CASES,
  ...PERIOD_CASES,
  ...PLANT_CASES,
  ...TASK_CASES,
  ...WARNING_CASES,
  ...COMPOSE_CASES,
  ...WRITING_CASES,
  ...PRINT_CASES,
  ...FONT_CASES,
  ...PDF_CASES,
  ...DELIVER_CASES,
  ...ACKNOWLEDGEMENT_CASES,
];

const outcomes = new Map<ProblemCase, Promise<readonly Problem[]>>();

/** All that is reported in a case; the case is run when first asked for. */
export function outcomeOf(problemCase: ProblemCase): Promise<readonly Problem[]> {
  const outcome = outcomes.get(problemCase) ?? run(problemCase);
  outcomes.set(problemCase, outcome);
  return outcome;
}

/** The problem a case is about. */
export async function exampleOf(problemCase: ProblemCase): Promise<Problem> {
  const found = (await outcomeOf(problemCase)).find(({ code }) => code === problemCase.code);
  if (found === undefined) throw new Error(`${problemCase.code} does not show with ${problemCase.given}`);
  return found;
}

/** File and spot of a problem as the terminal shows them. */
export function spotOf({ place }: Problem): string {
  return place === undefined ? '' : `${place.file} ${writeSpot(place)}`.trim();
}

function run({ provoke }: ProblemCase): Promise<readonly Problem[]> {
  return inFolder(async (folder) => (await provoke(folder)).map((problem) => elide(problem, folder)));
}

/** Does something in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-problems-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The problem with `…` for the folder it happened in, which is another one each time. */
function elide(problem: Problem, folder: string): Problem {
  return JSON.parse(JSON.stringify(problem), (_, value) =>
    typeof value === 'string' ? value.replaceAll(folder, '…') : value,
  );
}
