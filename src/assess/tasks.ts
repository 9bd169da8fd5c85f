// The rectification ledger: the status of each task, and dates that cannot be right.

import type { CivilDate } from '../model/calendar.ts';
import type { TaskFinding } from '../model/findings.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Task } from '../model/records.ts';
import { taskStatus } from './deadlines.ts';
import {
  taskCompletedAfterCutoff,
  taskCompletedEarly,
  taskOpenButCompleted,
  taskWithoutCompletion,
} from './problems.ts';

/** Tasks with their status at the cut-off date, in the order of the ledger. */
export function judgeTasks(tasks: readonly Task[], cutoff: CivilDate): Noted<readonly TaskFinding[]> {
  return {
    value: tasks.map((task) => ({ task, status: taskStatus(task, cutoff) })),
    problems: tasks.flatMap((task) => dateProblems(task, cutoff)),
  };
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
