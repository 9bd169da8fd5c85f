// Rows of 整改任务 → tasks.

import type { Problem } from '../../model/problem.ts';
import type { ClosureState, Task } from '../../model/records.ts';
import { taskDeadlineEarly } from '../problems/record-problems.ts';
import type { RowReader } from '../tables/fields.ts';
import type { TableContext } from '../tables/periods.ts';

/** One row; `null` when something required is missing, which the reader has noted. */
export function readTask(row: RowReader, { folderMonth }: TableContext, problems: Problem[]): Task | null {
  const id = row.get('id', 'name');
  const origin = row.get('origin', 'text');
  const assignment = row.get('assigned', 'date');
  const subject = row.get('subject', 'text');
  const description = row.get('description', 'text');
  const measure = row.get('measure', 'text');
  const county = row.get('county', 'name');
  const department = row.get('department', 'text');
  const owner = row.get('owner', 'text');
  const deadline = row.get('deadline', 'deadline', {
    ...(assignment && { assigned: assignment.value.day }),
    ...(folderMonth !== undefined && { period: folderMonth }),
  });
  const progress = row.get('progress', 'text');
  const completion = row.get('completed', 'date');
  const state = row.choice<ClosureState>('state');
  if (!(id && origin && subject && description && measure)) return null;
  if (!(county && department && owner && deadline && state)) return null;
  const assigned = assignment && { value: assignment.value.day, source: assignment.source };
  const completed = completion && { value: completion.value.day, source: completion.source };
  if (assigned && deadline.value.kind === 'due' && deadline.value.date < assigned.value) {
    problems.push(taskDeadlineEarly(id.value, deadline.source, assigned.value));
  }
  return {
    id,
    origin,
    ...(assigned && { assigned }),
    subject,
    description,
    measure,
    county,
    department,
    owner,
    deadline,
    ...(progress && { progress }),
    ...(completed && { completed }),
    state,
  };
}
