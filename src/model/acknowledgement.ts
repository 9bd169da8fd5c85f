// Warnings that somebody answers for: the month's meeting.yaml says which, where, why and who.

import type { Approval, Problem } from './problem.ts';
import type { Source, Sourced } from './source.ts';
import type { Area } from './table.ts';

/** What an acknowledgement covers: a file, one of its sheets, cells of it, or a line of a text file. */
export interface Extent {
  /** As in a place, or relative to the month's folder. */
  readonly file: string;
  readonly sheet?: string;
  readonly cells?: Area;
  readonly line?: number;
  readonly column?: number;
}

/** One entry of 确认 in meeting.yaml. */
export interface Acknowledgement {
  /** The code of the warning. */
  readonly code: Sourced<string>;
  readonly extent: Sourced<Extent>;
  readonly reason: Sourced<string>;
  readonly person: Sourced<string>;
  /** Where the entry stands. */
  readonly source: Source;
}

/** A warning that is let pass, and on whose word. */
export interface AcknowledgedProblem extends Problem {
  readonly approval: Approval;
}

/** The warnings among them that were acknowledged. */
export function acknowledgedOf(problems: readonly Problem[]): readonly AcknowledgedProblem[] {
  return problems.filter((problem): problem is AcknowledgedProblem => problem.approval !== undefined);
}
