// The rectification ledger: where each task stands, and dates that cannot be right.

import { type CivilDate, daysBetween } from '../../model/calendar.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { County, Meeting, Task } from '../../model/records.ts';
import type { Derived } from '../../model/source.ts';
import type { HolidayCalendar } from '../../model/standard.ts';
import type { LedgerFinding, TaskFinding, TaskStatus } from '../../model/task-findings.ts';
import { derived, type RuleName } from '../numbers/counting.ts';
import { type DeadlineContext, type DueDay, dueDay, dueStatus, lateDays } from './deadlines.ts';
import { ledgerOf } from './ledger.ts';
import {
  holidaysUnknown,
  taskCompletedAfterCutoff,
  taskCompletedEarly,
  taskOpenButCompleted,
  taskWithoutAssigned,
  taskWithoutCompletion,
} from './task-problems.ts';
import { workingDaysBetween } from './working-days.ts';

const LEDGER: RuleName = { standard: '整改台账', clause: '整改时限' };

/** What a judgement of tasks starts from. */
export interface TaskInput {
  readonly tasks: readonly Task[];
  readonly counties: readonly County[];
  readonly meeting: Pick<Meeting, 'period' | 'cutoff' | 'previousMeeting'>;
  /** Days before a deadline from which a task counts as due soon. */
  readonly dueSoonDays: number;
  readonly holidays: HolidayCalendar;
}

export interface TaskAnswers {
  /** In the order of the ledger. */
  readonly tasks: readonly TaskFinding[];
  readonly ledger: LedgerFinding;
}

/** Tasks with their status at the cut-off date, and the ledger in figures. */
export function judgeTasks(input: TaskInput): Noted<TaskAnswers> {
  const { tasks, counties, meeting, dueSoonDays, holidays } = input;
  const { cutoff } = meeting;
  const context = { cutoff, dueSoonDays, holidays };
  const days = tasks.map((task) => dueDay(task.deadline, task.assigned, holidays));
  const findings = tasks.map((task, index) => taskFinding(task, days[index]!, context, meeting));
  const problems = tasks.flatMap((task, index) => [
    ...dateProblems(task, cutoff.value),
    ...(days[index]!.kind === 'undetermined' && task.assigned === undefined
      ? [taskWithoutAssigned(task)]
      : []),
  ]);
  return {
    value: { tasks: findings, ledger: ledgerOf(findings, counties, cutoff.source) },
    problems: [...problems, ...unknownYears(tasks, days)],
  };
}

function taskFinding(
  task: Task,
  day: DueDay,
  context: DeadlineContext,
  meeting: TaskInput['meeting'],
): TaskFinding {
  const due = day.kind === 'dated' ? { due: day.due } : {};
  if (task.state.value !== '未完成') return { task, status: doneStatus(task, day), ...due };
  const left = day.kind === 'dated' ? workingDaysLeft(day.due, context) : null;
  const carried = carriedOver(task, meeting);
  return {
    task,
    status: dueStatus(day, context),
    ...due,
    ...(left && { workingDaysLeft: left }),
    ...(carried && { carriedOver: carried }),
  };
}

// 已完成 is not 已销号, which `closed` says.
function doneStatus({ state, completed }: Task, day: DueDay): TaskStatus {
  return { kind: 'done', late: lateDays(day, completed), closed: state.value === '已销号' };
}

// Not given where the deadline has passed or the holidays of a year are not known.
function workingDaysLeft(
  due: Derived<CivilDate>,
  { cutoff, holidays }: DeadlineContext,
): Derived<number> | null {
  if (due.value < cutoff.value) return null;
  const left = workingDaysBetween(cutoff.value, due.value, holidays);
  if ('unknownYear' in left) return null;
  const statement = `${cutoff.value}之后至${due.value}有${left.value}个工作日`;
  return derived(left.value, [due.sources, [cutoff.source]], LEDGER, statement);
}

// Given by the meeting before: on its day at the latest, or, where that is not known, before the period.
function carriedOver(
  { assigned }: Task,
  { period, cutoff, previousMeeting }: TaskInput['meeting'],
): Derived<number> | null {
  if (assigned === undefined) return null;
  const isEarlier = previousMeeting
    ? assigned.value <= previousMeeting.value
    : assigned.value < `${period.value}-01`;
  if (!isEarlier) return null;
  const days = daysBetween(assigned.value, cutoff.value);
  const cells = [assigned.source, ...(previousMeeting ? [previousMeeting.source] : []), cutoff.source];
  return derived(days, [cells], LEDGER, `${assigned.value}交办，至${cutoff.value}时隔${days}日`);
}

function dateProblems(task: Task, cutoff: CivilDate): Problem[] {
  const { assigned, completed } = task;
  const open = task.state.value === '未完成';
  if (completed === undefined) return open ? [] : [taskWithoutCompletion(task)];
  const problems: Problem[] = [];
  if (open) problems.push(taskOpenButCompleted(task, completed));
  if (assigned !== undefined && completed.value < assigned.value) {
    problems.push(taskCompletedEarly(task, assigned, completed));
  }
  if (completed.value > cutoff) problems.push(taskCompletedAfterCutoff(task, completed, cutoff));
  return problems;
}

// One problem a year, however many tasks reach into it: one file mends them all.
function unknownYears(tasks: readonly Task[], days: readonly DueDay[]): Problem[] {
  const byYear = new Map<string, Task[]>();
  tasks.forEach((task, index) => {
    const day = days[index]!;
    if (day.kind !== 'undetermined' || day.unknownYear === undefined) return;
    byYear.set(day.unknownYear, [...(byYear.get(day.unknownYear) ?? []), task]);
  });
  return [...byYear].map(([year, concerned]) => holidaysUnknown(year, concerned));
}
