// The month a row belongs to: as written, else that of the folder its file stands in.

import { type Month, monthOf } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Sourced } from '../../model/source.ts';
import type { Moment } from '../cells/dates.ts';
import { monthConflict, monthUnknown, periodMismatch } from '../problems/record-problems.ts';
import type { RowReader } from './fields.ts';

/** Where a table's rows stand in time. */
export interface TableContext {
  /** Month of the folder below data/; absent in register/ and history/. */
  readonly folderMonth?: Month;
  /** For dates written without a year. */
  readonly defaultYear?: string;
}

/**
 * The month of a row from its 月份 or its date, which must agree with each other and with the month
 * folder. `null` with a problem when there is none, or when what is written cannot be understood.
 */
export function readPeriod(
  row: RowReader,
  month: Sourced<Month> | undefined,
  at: Sourced<Moment> | undefined,
  { folderMonth }: TableContext,
  problems: Problem[],
): Month | null {
  const isWritten = ['month', 'day'].some((field) => row.has(field) && !row.isEmpty(field));
  const day = at && { value: monthOf(at.value.day), source: at.source };
  const written = month ?? day;
  if (written === undefined) {
    if (!isWritten && folderMonth === undefined) problems.push(monthUnknown(row.source));
    return isWritten ? null : (folderMonth ?? null);
  }
  if (day !== undefined && day.value !== written.value) {
    problems.push(monthConflict(written.source, day.source));
    return null;
  }
  if (folderMonth !== undefined && written.value !== folderMonth) {
    problems.push(periodMismatch(written.source, written.value, folderMonth));
    return null;
  }
  return written.value;
}
