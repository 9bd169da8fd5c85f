// What may be wrong in the rectification ledger, worded in one place.

import type { CivilDate } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Task } from '../../model/records.ts';
import type { Sourced } from '../../model/source.ts';
import { placeOf } from '../classes/problems.ts';

export function taskWithoutCompletion(task: Task): Problem {
  return {
    code: 'TASK_WITHOUT_COMPLETION',
    severity: 'warning',
    message: `整改任务“${task.id.value}”${task.state.value}，但没有完成日期，无法判断是否按期`,
    place: placeOf(task.state.source),
    hint: '补填完成日期；尚未完成的，把销号状态改为“未完成”',
  };
}

export function taskCompletedEarly(
  task: Task,
  assigned: Sourced<CivilDate>,
  completed: Sourced<CivilDate>,
): Problem {
  return {
    code: 'TASK_COMPLETED_BEFORE_ASSIGNED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `整改任务“${task.id.value}”的完成日期${completed.value}早于交办日期${assigned.value}`,
    place: placeOf(completed.source),
    hint: '核对两个日期，常见的是年份写错',
  };
}

export function taskCompletedAfterCutoff(
  task: Task,
  completed: Sourced<CivilDate>,
  cutoff: CivilDate,
): Problem {
  return {
    code: 'TASK_COMPLETED_AFTER_CUTOFF',
    severity: 'error',
    message: `整改任务“${task.id.value}”的完成日期${completed.value}晚于数据截止日期${cutoff}`,
    place: placeOf(completed.source),
    hint: '核对完成日期；日期无误的，把 meeting.yaml 的数据截止日期改到该日或以后，或在截止日期时仍记为“未完成”',
  };
}

export function taskOpenButCompleted(task: Task, completed: Sourced<CivilDate>): Problem {
  return {
    code: 'TASK_OPEN_BUT_COMPLETED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `整改任务“${task.id.value}”的销号状态是“未完成”，却填了完成日期${completed.value}；按未完成统计`,
    place: placeOf(completed.source),
    hint: '已经完成的，把销号状态改为“已完成”；没有完成的，清空完成日期',
  };
}

export function taskWithoutAssigned(task: Task): Problem {
  return {
    code: 'TASK_WITHOUT_ASSIGNED',
    severity: 'warning',
    message: `整改任务“${task.id.value}”的整改时限是“${task.deadline.source.text}”，却没有交办日期，无法推算到期日`,
    place: placeOf(task.deadline.source),
    hint: '补填交办日期，或把整改时限改成具体日期',
  };
}

/** A year without holidays, and the tasks whose deadlines reach into it; there is at least one. */
export function holidaysUnknown(year: string, tasks: readonly Task[]): Problem {
  const [first] = tasks;
  const others = tasks.length > 1 ? `等${tasks.length}项` : '';
  return {
    code: 'HOLIDAYS_UNKNOWN',
    severity: 'warning',
    message: `没有${year}年的节假日数据，整改任务“${first!.id.value}”${others}按工作日计的时限无法推算`,
    place: placeOf(first!.deadline.source),
    hint: `在 data/standards 文件夹的“节假日.csv”中补充${year}年的节假日安排，或把整改时限改成具体日期`,
  };
}
