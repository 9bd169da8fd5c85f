// What a fault seeded into the sample month is.

import type { Chance } from './chance.ts';
import { type GridFile, writeFileOf } from './month.ts';
import type { Changes } from './runs.ts';

/** One fault: what is changed, and what must be said of it where. */
export interface Mutant {
  readonly code: string;
  readonly changes: Changes;
  /** File, sheet and cell, by `|`, as far as the problem names them. */
  readonly at: string;
  readonly given: string;
  /** Told by the judge rather than by the reader. */
  readonly isJudged?: true;
}

/** Makes a mutant at a random place; none where the month has no such place. */
export interface Mutator {
  readonly code: string;
  /** Mutants made; more where the places differ more. */
  readonly times?: number;
  readonly make: (month: readonly GridFile[], random: Chance) => Promise<Mutant | null>;
}

/** The mutant of one changed file. */
export async function mutantOf(
  code: string,
  file: GridFile,
  at: string,
  given: string,
  isJudged: boolean,
): Promise<Mutant> {
  const changes = new Map([[file.file, await writeFileOf(file)]]);
  return { code, changes, at, given, ...(isJudged && { isJudged: true }) };
}
