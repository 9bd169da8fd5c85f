// What the judge answers about the programmes a meeting follows: outfalls, networks, funds and duties.

import type { Duty, Fund, NetworkProject, Outfall, OutfallState } from './records.ts';
import type { Derived, Portion } from './source.ts';
import type { DueStatus, TaskCounts } from './task-findings.ts';

/** `late` counts the days between deadline and completion; `null` where one of them is missing. */
export type ProgrammeStatus = DueStatus | { readonly kind: 'done'; readonly late: number | null };

/** Figures of the records that share a name: a county, a kind or an origin, in the order of the table. */
export type Named<Figures> = { readonly name: string } & Figures;

export interface OutfallFinding {
  readonly outfall: Outfall;
  readonly status: ProgrammeStatus;
}

export interface OutfallCounts {
  readonly total: Derived<number>;
  readonly states: readonly { readonly state: OutfallState; readonly count: Derived<number> }[];
  /** 整治完成率: 已完成 and 已销号 of all. */
  readonly done: Portion;
  readonly overdue: Derived<number>;
}

export interface OutfallsFinding {
  readonly outfalls: readonly OutfallFinding[];
  readonly all: OutfallCounts;
  readonly byCounty: readonly Named<OutfallCounts>[];
  readonly byKind: readonly Named<OutfallCounts>[];
}

export interface NetworkFinding {
  readonly network: NetworkProject;
  /** Done ÷ planned, percent with one decimal. */
  readonly progress?: Derived<string>;
  readonly status: ProgrammeStatus;
}

export interface NetworkSums {
  readonly count: Derived<number>;
  /** km. */
  readonly planned: Derived<string>;
  readonly done: Derived<string>;
  readonly progress?: Derived<string>;
  /** Projects not finished by their deadline. */
  readonly overdue: Derived<number>;
}

export interface NetworksFinding {
  readonly networks: readonly NetworkFinding[];
  readonly all: NetworkSums;
  readonly byCounty: readonly Named<NetworkSums>[];
  readonly byKind: readonly Named<NetworkSums>[];
  /** Of the projects that name a department. */
  readonly byDepartment: readonly Named<NetworkSums>[];
}

/** 到位率 = received ÷ planned and 支出率 = spent ÷ received, percent with one decimal. */
export interface FundShares {
  readonly receivedShare?: Derived<string>;
  readonly spentShare?: Derived<string>;
}

export interface FundFinding extends FundShares {
  readonly fund: Fund;
}

/** Money in 万元. */
export interface FundSums extends FundShares {
  readonly count: Derived<number>;
  readonly planned: Derived<string>;
  readonly received: Derived<string>;
  readonly spent: Derived<string>;
}

export interface FundsFinding {
  readonly funds: readonly FundFinding[];
  readonly all: FundSums;
  readonly byCounty: readonly Named<FundSums>[];
  readonly byOrigin: readonly Named<FundSums>[];
}

export interface DutyFinding {
  readonly duty: Duty;
  /** Done ÷ target, percent with one decimal. */
  readonly progress?: Derived<string>;
  /** Whether the target is reached; `null` where target or done is not given. */
  readonly finished: boolean | null;
  readonly status: ProgrammeStatus;
}

/** A department: its duties, and its tasks from the ledger. */
export interface DepartmentFinding {
  readonly name: string;
  readonly duties: readonly DutyFinding[];
  readonly count: Derived<number>;
  /** Duties whose target is reached, and those whose deadline has passed before that. */
  readonly finished: Derived<number>;
  readonly overdue: Derived<number>;
  readonly tasks: TaskCounts;
}

export interface ProgrammeFindings {
  readonly outfalls: OutfallsFinding;
  readonly networks: NetworksFinding;
  readonly funds: FundsFinding;
  /** Departments with duties, in the order of their table, then those that have only tasks. */
  readonly departments: readonly DepartmentFinding[];
}
