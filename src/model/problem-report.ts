// What a report of problems says: file by file, each problem with the cells around it.

import type { Problem } from './problem.ts';
import type { Sheet } from './table.ts';

/** A file as it was read, to show what stands around a problem. */
export type SeenFile =
  | { readonly file: string; readonly sheets: readonly SeenSheet[] }
  | { readonly file: string; readonly text: string };

export interface SeenSheet {
  readonly sheet: Sheet;
  /** First and last row of its head, counted from 0; absent when it is no table. */
  readonly head?: { readonly top: number; readonly bottom: number };
}

export interface ProblemReport {
  /** How many of what, e.g. `共2个错误、1个提醒`. */
  readonly counts: string;
  /** Whether the month may be published as it is. */
  readonly publishable: boolean;
  /** Errors and warnings. */
  readonly files: readonly ReportedFile[];
  /** What was done without asking, with the place in words. */
  readonly notes: readonly { readonly where: string; readonly problem: Problem }[];
  /** By file and code, those too many to be shown, e.g. `data/….csv：NUMBER_INVALID 120个`. */
  readonly rest: readonly string[];
  /** Lines for meeting.yaml. */
  readonly acknowledge: readonly string[];
}

export interface ReportedFile {
  /** Empty for what is in no file. */
  readonly file: string;
  /** How many of what are in it. */
  readonly counts: string;
  readonly groups: readonly ReportedGroup[];
}

/** Problems that are shown together: those of one row, or one without cells. */
export interface ReportedGroup {
  readonly problems: readonly ReportedProblem[];
  readonly excerpt?: Excerpt;
}

export interface ReportedProblem {
  readonly problem: Problem;
  /** `错误`, `提醒（须确认）` … */
  readonly level: string;
  /** Where inside its file, e.g. `6月!D7`; empty for the whole file. */
  readonly spot: string;
  /** Its number in the report, by which the excerpt marks it. */
  readonly number: number;
}

export type Excerpt =
  | {
      readonly kind: 'cells';
      /** Column letters as in a spreadsheet; `null` where columns are left out. */
      readonly columns: readonly ({ readonly letters: string; readonly isHidden: boolean } | null)[];
      readonly rows: readonly ExcerptRow[];
    }
  | {
      readonly kind: 'lines';
      readonly lines: readonly {
        readonly number: number;
        readonly text: string;
        readonly isMarked: boolean;
      }[];
    };

export interface ExcerptRow {
  /** Counted from 1. */
  readonly number: number;
  readonly role: 'head' | 'near' | 'marked';
  readonly isHidden: boolean;
  /** One a column, `null` where columns are left out. */
  readonly cells: readonly (ExcerptCell | null)[];
}

export interface ExcerptCell {
  readonly text: string;
  /** Numbers of the problems it is marked for. */
  readonly marks: readonly number[];
}
