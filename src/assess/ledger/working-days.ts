// Working days by the State Council's arrangements of holidays, for the years the data knows.

import type { CivilDate } from '../../model/calendar.ts';
import type { HolidayCalendar } from '../../model/standard.ts';

/** An answer, or the first year on the way that the calendar does not know: it is never guessed. */
export type ByCalendar<T> = { readonly value: T } | { readonly unknownYear: string };

const DAY = 86_400_000;

/**
 * The `count`th working day after `start`; the day itself does not count (民法典 art. 201), so that 0 is
 * `start`. A weekend day is a working day where the arrangement says so, any other is not; a holiday
 * never is.
 */
export function addWorkingDays(
  start: CivilDate,
  count: number,
  holidays: HolidayCalendar,
): ByCalendar<CivilDate> {
  let date = start;
  for (let left = count; left > 0; ) {
    date = dayAfter(date);
    if (!knows(holidays, date)) return { unknownYear: date.slice(0, 4) };
    if (isWorkingDay(date, holidays)) left -= 1;
  }
  return { value: date };
}

/** Working days after `start` up to and including `end`; negative when `end` is earlier. */
export function workingDaysBetween(
  start: CivilDate,
  end: CivilDate,
  holidays: HolidayCalendar,
): ByCalendar<number> {
  if (end < start) {
    const backwards = workingDaysBetween(end, start, holidays);
    return 'value' in backwards ? { value: -backwards.value } : backwards;
  }
  let count = 0;
  for (let date = start; date < end; ) {
    date = dayAfter(date);
    if (!knows(holidays, date)) return { unknownYear: date.slice(0, 4) };
    if (isWorkingDay(date, holidays)) count += 1;
  }
  return { value: count };
}

function knows({ years }: HolidayCalendar, date: CivilDate): boolean {
  return years.includes(date.slice(0, 4));
}

function isWorkingDay(date: CivilDate, { off, work }: HolidayCalendar): boolean {
  if (off.includes(date)) return false;
  const weekday = new Date(Date.parse(date)).getUTCDay();
  return work.includes(date) || (weekday !== 0 && weekday !== 6);
}

// A date alone is read and written as a day of universal time, so that no time zone enters.
function dayAfter(date: CivilDate): CivilDate {
  return new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
}
