// What the judge answers about rectification tasks.

import type { CivilDate } from './calendar.ts';
import type { Task } from './records.ts';
import type { Derived } from './source.ts';

/** Where an open matter stands against its deadline at the cut-off date. */
export type DueStatus =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'due-soon'; readonly days: number }
  | { readonly kind: 'on-course'; readonly days: number }
  /** No date to compare with: 立行立改, 长期坚持, or no deadline at all. */
  | { readonly kind: 'undated' }
  /** Where it stands cannot be told; `reason` says why in Chinese. */
  | { readonly kind: 'undetermined'; readonly reason: string };

/** `late` counts the days between deadline and completion; `null` where one of them is missing. */
export type TaskStatus =
  | DueStatus
  | { readonly kind: 'done'; readonly late: number | null; readonly closed: boolean };

export interface TaskFinding {
  readonly task: Task;
  readonly status: TaskStatus;
  /** The day the deadline falls on; working days are counted from the day after assignment. */
  readonly due?: Derived<CivilDate>;
  /** Open and not overdue: working days after the cut-off date up to the deadline, where the years are known. */
  readonly workingDaysLeft?: Derived<number>;
  /** 时隔: open, and given by the meeting before; days from the day of assignment to the cut-off date. */
  readonly carriedOver?: Derived<number>;
}

/** Tasks counted by where they stand. `total` = `done` and the six open kinds after it. */
export interface TaskCounts {
  readonly total: Derived<number>;
  /** 已完成, those 已销号 among them. */
  readonly done: Derived<number>;
  readonly overdue: Derived<number>;
  readonly dueSoon: Derived<number>;
  readonly onCourse: Derived<number>;
  readonly undated: Derived<number>;
  readonly undetermined: Derived<number>;
  /** Of `done`: 已销号, and finished after the deadline. */
  readonly closed: Derived<number>;
  readonly doneLate: Derived<number>;
}

export interface TaskGroup {
  /** County, department or origin as the ledger writes it. */
  readonly name: string;
  readonly counts: TaskCounts;
}

/** The ledger at the cut-off date. */
export interface LedgerFinding {
  readonly all: TaskCounts;
  /** In the order of the county register, then of the ledger. */
  readonly byCounty: readonly TaskGroup[];
  /** In the order of the ledger. */
  readonly byDepartment: readonly TaskGroup[];
  readonly byOrigin: readonly TaskGroup[];
  /** Open tasks given by the meeting before, the oldest first. */
  readonly carriedOver: readonly TaskFinding[];
  readonly carriedOverCount: Derived<number>;
}
