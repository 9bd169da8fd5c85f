// Where a rectification task stands at the cut-off date. The clock is never read.

import { type CivilDate, daysBetween } from '../model/calendar.ts';
import type { TaskStatus } from '../model/findings.ts';
import type { Task } from '../model/records.ts';

/** Days before a deadline from which a task counts as due soon. */
const DUE_SOON_DAYS = 30;

/**
 * Status of a task at the cut-off date. The deadline day itself is not overdue; 立行立改 and 长期坚持 carry
 * no date and never are. A finished task is late by the days between deadline and completion, 0 when on
 * time, `null` when no completion date or no dated deadline allows to say. 已完成 is not 已销号 (`closed`).
 */
export function taskStatus(task: Task, cutoff: CivilDate): TaskStatus {
  const deadline = task.deadline.value;
  if (task.state.value !== '未完成') {
    const completed = task.completed?.value;
    const late =
      deadline.kind === 'due' && completed !== undefined
        ? Math.max(0, daysBetween(deadline.date, completed))
        : null;
    return { kind: 'done', late, closed: task.state.value === '已销号' };
  }
  if (deadline.kind !== 'due') return { kind: 'undated' };
  const days = daysBetween(cutoff, deadline.date);
  if (days < 0) return { kind: 'overdue', days: -days };
  return { kind: days <= DUE_SOON_DAYS ? 'due-soon' : 'on-course', days };
}
