// What a case of a problem is, and the runs in which problems show: those of `jianbao check` and `assess`.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type AssessChoices, assessFile } from '../../src/assess-file.ts';
import type { Problem } from '../../src/model/problem.ts';
import { check, type MonthOptions } from '../../src/month.ts';
import { describeMachine } from '../../src/print/machine/machine.ts';
import { type Changes, ROOT, writeInstallation, writeProject } from './project.ts';

/** One thing gone wrong in a clean project or on a sound machine, and all that is then said. */
export interface ProblemCase {
  readonly code: string;
  /** What has gone wrong. */
  readonly given: string;
  /** File and spot as the terminal shows them; empty where the problem has no place. */
  readonly at: string;
  /** Codes of the other problems that follow from it, one a problem, in any order. */
  readonly also: readonly string[];
  /** Makes it go wrong in an empty folder; answers with everything that is reported. */
  readonly provoke: (folder: string) => Promise<readonly Problem[]>;
}

export interface MonthChanges {
  readonly project?: Changes | Promise<Changes>;
  /** Changes to templates, standards or fonts of the installation. */
  readonly installation?: Changes;
  readonly period?: string;
  readonly kinds?: readonly string[];
}

/** The options a command of the terminal would give, over the clean project with changes. */
export async function monthIn(folder: string, changes: MonthChanges): Promise<MonthOptions> {
  const { project = {}, installation, period, kinds } = changes;
  const [projectDir, home] = [join(folder, 'project'), join(folder, 'jianbao')];
  await writeProject(projectDir, await project);
  if (installation) await writeInstallation(home, installation);
  return {
    projectDir,
    dataDir: 'data',
    home: installation ? home : ROOT,
    machine: describeMachine(process.env),
    ...(period !== undefined && { period }),
    ...(kinds !== undefined && { kinds }),
  };
}

/** A case of `jianbao check`. */
export function inMonth(
  code: string,
  given: string,
  at: string,
  changes: MonthChanges,
  also: readonly string[] = [],
): ProblemCase {
  return { code, given, at, also, provoke: async (folder) => check(await monthIn(folder, changes)) };
}

/** A case of `jianbao check` with one file or a few changed. */
export function inProject(
  code: string,
  given: string,
  at: string,
  project: Changes | Promise<Changes>,
  also: readonly string[] = [],
): ProblemCase {
  return inMonth(code, given, at, { project }, also);
}

/** A case of `jianbao assess` on a CSV file; without lines there is no file. */
export function inAssessment(
  code: string,
  given: string,
  at: string,
  lines: readonly string[],
  also: readonly string[] = [],
  how: Pick<AssessChoices, 'explain' | 'summary'> = {},
): ProblemCase {
  return {
    code,
    given,
    at: `…/监测数据.csv ${at}`.trim(),
    also,
    async provoke(folder) {
      const file = join(folder, '监测数据.csv');
      if (lines.length > 0) await writeFile(file, lines.join('\n'));
      const choices = { format: 'csv', policy: 'assessment-2020', ...how } as const;
      return (await assessFile(file, ROOT, choices)).problems;
    },
  };
}
