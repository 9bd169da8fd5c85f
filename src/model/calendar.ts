// Civil dates and months. Text, not instants: the same input means the same day in every time zone.

import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import { subMonths } from 'date-fns/subMonths';

/** `YYYY-MM-DD`. */
export type CivilDate = string;
/** `YYYY-MM`. */
export type Month = string;

/** The month `count` months before `month`. */
export function monthsBefore(month: Month, count: number): Month {
  return format(subMonths(parseISO(`${month}-01`), count), 'yyyy-MM');
}

/** Last day of a month. */
export function endOfMonth(month: Month): CivilDate {
  return format(lastDayOfMonth(parseISO(`${month}-01`)), 'yyyy-MM-dd');
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: CivilDate, end: CivilDate): number {
  return differenceInCalendarDays(parseISO(end), parseISO(start));
}

/** The month a date lies in. */
export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

/** The month as it is written in Chinese: `2026年6月`. */
export function writeMonth(month: Month): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** The day as it is written in Chinese, without padding: `2026年7月1日` (GB/T 9704-2012 §7.3.5.4). */
export function writeDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Months from one to another, both included; a single month is from itself to itself. */
export interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** A span as it is written: `2026年6月`, `2026年1—6月`; over a year's end both months in full. */
export function writeSpan({ from, to }: Span): string {
  if (from === to) return writeMonth(to);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${writeMonth(from)}至${writeMonth(to)}`;
  return writeMonth(from).replace(/月$/, `—${Number(to.slice(5))}月`);
}
