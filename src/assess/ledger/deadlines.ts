// What a deadline means at the cut-off date. The clock is never read.

import { type CivilDate, daysBetween } from '../../model/calendar.ts';
import type { Deadline } from '../../model/records.ts';
import type { Derived, Sourced } from '../../model/source.ts';
import type { HolidayCalendar } from '../../model/standard.ts';
import type { DueStatus } from '../../model/task-findings.ts';
import { addWorkingDays } from './working-days.ts';

/** What deadlines are judged by. */
export interface DeadlineContext {
  readonly cutoff: Sourced<CivilDate>;
  /** Days before a deadline from which it counts as due soon. */
  readonly dueSoonDays: number;
  readonly holidays: HolidayCalendar;
}

/** The day a deadline falls on; `undated` for 立行立改, 长期坚持 and none. */
export type DueDay =
  | { readonly kind: 'dated'; readonly due: Derived<CivilDate> }
  | { readonly kind: 'undated' }
  /** A deadline in working days without a day to count from, or into a year without holidays. */
  | { readonly kind: 'undetermined'; readonly reason: string; readonly unknownYear?: string };

/** The day a deadline falls on; working days are counted from the day after `assigned`. */
export function dueDay(
  deadline: Sourced<Deadline> | undefined,
  assigned: Sourced<CivilDate> | undefined,
  holidays: HolidayCalendar,
): DueDay {
  if (deadline === undefined) return { kind: 'undated' };
  const { value, source } = deadline;
  if (value.kind === 'due') return { kind: 'dated', due: { value: value.date, sources: [source] } };
  if (value.kind !== 'working-days') return { kind: 'undated' };
  if (assigned === undefined) return { kind: 'undetermined', reason: '没有交办日期，时限无法推算' };
  const last = addWorkingDays(assigned.value, value.days, holidays);
  if ('unknownYear' in last) {
    const { unknownYear } = last;
    return { kind: 'undetermined', reason: `没有${unknownYear}年的节假日数据，时限无法推算`, unknownYear };
  }
  const statement = `${assigned.value}交办，次日起第${value.days}个工作日为${last.value}`;
  return {
    kind: 'dated',
    due: {
      value: last.value,
      sources: [source, assigned.source],
      rule: { standard: '国务院办公厅节假日安排', clause: '工作日', statement },
    },
  };
}

/** Where something open stands; the day of the deadline itself is not overdue. */
export function dueStatus(day: DueDay, { cutoff, dueSoonDays }: DeadlineContext): DueStatus {
  if (day.kind === 'undated') return { kind: 'undated' };
  if (day.kind === 'undetermined') return { kind: 'undetermined', reason: day.reason };
  const days = daysBetween(cutoff.value, day.due.value);
  if (days < 0) return { kind: 'overdue', days: -days };
  return { kind: days <= dueSoonDays ? 'due-soon' : 'on-course', days };
}

/** Days by which something finished is late, 0 when on time; `null` where a date is missing. */
export function lateDays(day: DueDay, completed: Sourced<CivilDate> | undefined): number | null {
  return day.kind === 'dated' && completed !== undefined
    ? Math.max(0, daysBetween(day.due.value, completed.value))
    : null;
}
