// Deadlines as ledgers have them: a day, the end of a month, a quarter, a year, or words that carry no date.

import { type CivilDate, endOfMonth, type Month, monthOf } from '../../model/calendar.ts';
import type { Deadline } from '../../model/records.ts';
import type { Source } from '../../model/source.ts';
import { deadlineDone, deadlineInvalid, deadlineYear, dueInvalid } from '../problems/date-problems.ts';
import type { Parsed } from './cells.ts';
import { readDay, readMonth, writtenDate } from './dates.ts';

/** What a deadline without a year is read from. */
export interface DeadlineContext {
  /** The day the task was assigned. */
  readonly assigned?: CivilDate;
  /** The month the file is for. */
  readonly period?: Month;
}

type Precision = Extract<Deadline, { kind: 'due' }>['precision'];

/** A time in a year that may be left out. */
interface Piece {
  readonly year?: string;
  /** The last day in a year; `null` where that year has no such day. */
  readonly in: (year: string) => CivilDate | null;
  readonly precision: Precision;
}

const IMMEDIATE = /^(?:立行立改|立整立改|立查立改|即知即改|即行即改|立即整改|立即|马上整改)$/;
const STANDING =
  /^(?:长期坚持|长期|长期整改|长期推进|长期保持|持续推进|持续整改|持续坚持|坚持长期|常态化坚持|常态化推进|常态化)$/;
const WORKING_DAYS =
  /^(?:自?交办(?:之日)?起?(?:后|的)?)?(?<days>[1-9]\d{0,2})个?工作日(?:之?内|以内)?(?:完成)?$/;
const DONE =
  /^(?:均|全部|基本)?已(?:经)?(?:全部)?(?:完成|办结|销号|整改|解决|落实|结束|建成)|^已于|^(?:完成|办结|销号)$/;
const BEFORE = /^(?:截至|截止到?|限期?|确保|计划|预计)?[于在]?/;
const BEHIND =
  /(?:[之以]?前|[之以]内|(?<=日)内|为?止)?(?:全部|全面)?(?:完成|完成整改|整改完成|整改到位|完成验收|到位|办结|销号|完工|建成|投运)?$/;
const NO_YEAR = /^(?:今年|本年度?|当年)?/;
const THIS_MONTH = /^(?:[本当]?月[底末内]|本月)$/;

/**
 * A deadline with its precision: a day, or the end of a month (`2026年6月底前`), a quarter (`2026年二季度末`), a
 * half or a whole year (`2026年底前`), of a range its end; `交办后10个工作日内` counts working days; 立行立改 and 长期坚持 carry no date. Without a year it
 * is the first such day from the day of assignment on; where that is not known, the one in the year of the
 * period, unless it is over by then.
 */
export function parseDeadline(
  source: Source,
  header: string,
  context: DeadlineContext = {},
): Parsed<Deadline> {
  const text = writtenDate(source).replace(/\s|00:00(?::00)?$/g, '');
  if (IMMEDIATE.test(text)) return { value: { kind: 'immediate' } };
  if (STANDING.test(text)) return { value: { kind: 'standing' } };
  const days = WORKING_DAYS.exec(text)?.groups?.days;
  if (days !== undefined) return { value: { kind: 'working-days', days: Number(days) } };
  if (DONE.test(text)) return { problem: deadlineDone(source, header) };
  const core = text.replace(BEFORE, '').replace(BEHIND, '');
  const piece = THIS_MONTH.test(core) ? monthOfStart(context) : readSpan(core);
  const date = piece && (piece.year === undefined ? dateFrom(piece, context) : piece.in(piece.year));
  if (piece === null || date === null) return { problem: deadlineInvalid(source, header) };
  const value: Deadline = { kind: 'due', date, precision: piece.precision };
  if (piece.year !== undefined) return { value };
  const from = context.assigned === undefined ? `期次${context.period}` : `交办日期${context.assigned}`;
  return { value, problem: deadlineYear(source, header, from, date) };
}

/** When something is to be complete: a deadline that carries a date. */
export function parseDue(source: Source, header: string, context: DeadlineContext = {}): Parsed<CivilDate> {
  const { value, problem } = parseDeadline(source, header, context);
  if (value?.kind !== 'due') return { problem: dueInvalid(source, header) };
  return { value: value.date, ...(problem && { problem }) };
}

/** The first day a deadline may fall on. */
function startOf({ assigned, period }: DeadlineContext): CivilDate | undefined {
  return assigned ?? (period && `${period}-01`);
}

/** The end of the month in which it starts. */
function monthOfStart(context: DeadlineContext): Piece | null {
  const start = startOf(context);
  return start === undefined ? null : { in: () => endOfMonth(monthOf(start)), precision: 'month' };
}

/** The day of a piece without a year, or `null` when the year is open. */
function dateFrom(piece: Piece, context: DeadlineContext): CivilDate | null {
  const start = startOf(context);
  if (start === undefined) return null;
  const year = start.slice(0, 4);
  const date = piece.in(year);
  if (date !== null && date >= start) return date;
  return context.assigned === undefined ? null : piece.in(String(Number(year) + 1));
}

/** A piece, or the end of two: `2026年6月1日至30日`, `2026-06-01~2026-06-30`, `2026年6至9月`. */
function readSpan(text: string): Piece | null {
  const single = readPiece(text);
  if (single !== null) return single;
  const [, first, last] =
    /^(.+?)(?:至|到|[~～—–]+|--)(.+)$/.exec(text) ??
    /^(\d{4}-\d{1,2}(?:-\d{1,2})?)-(\d{4}-\d{1,2}(?:-\d{1,2})?)$/.exec(text) ??
    /^([^-]+)-([^-]+)$/.exec(text) ??
    [];
  if (first === undefined) return null;
  const end = readPiece(last!) ?? readPiece(monthPart(first) + last!);
  const begin = readPiece(first) ?? readPiece(`${first}月`);
  if (begin === null || end === null) return null;
  const year = end.year ?? begin.year;
  if (year === undefined) return isBefore(begin, end, '2000') ? end : null;
  if (!isBefore(begin, end, begin.year ?? year, year)) return null;
  return { ...end, year };
}

function isBefore(begin: Piece, end: Piece, year: string, endYear = year): boolean {
  const [from, to] = [begin.in(year), end.in(endYear)];
  return from !== null && to !== null && from <= to;
}

/** Year and month of a day, for an end that gives only the day. */
function monthPart(text: string): string {
  return /^(.*月)\d{1,2}日?$/.exec(text)?.[1] ?? /^(.*年)/.exec(text)?.[1] ?? '';
}

function readPiece(text: string): Piece | null {
  const day = readDay(text);
  if (day !== null) return { year: day.slice(0, 4), in: () => day, precision: 'day' };
  const month = readMonth(text);
  if (month !== null) return { year: month.slice(0, 4), in: () => endOfMonth(month), precision: 'month' };
  const year = /^((?:19|20)\d{2})年/.exec(text)?.[1];
  const rest = year === undefined ? text.replace(NO_YEAR, '') : text.slice(5);
  const piece = readPart(rest, year !== undefined);
  return piece === null || year === undefined ? piece : { ...piece, year };
}

/** What stands behind the year. */
function readPart(text: string, hasYear: boolean): Piece | null {
  const [, month, day] =
    /^(\d{1,2})月(\d{1,2})日?$/.exec(text) ?? /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  if (month !== undefined) {
    return { in: (year) => readDay(`${year}-${month}-${day}`), precision: 'day' };
  }
  const [, named, part] = /^(\d{1,2})月份?(?:[底末内]|([上中])旬|下旬)?$/.exec(text) ?? [];
  if (named !== undefined) {
    if (part === undefined) return endOf((year) => readMonth(`${year}-${named}`), 'month');
    return { in: (year) => readDay(`${year}-${named}-${part === '上' ? 10 : 20}`), precision: 'day' };
  }
  const quarter = /^第?([1-4一二三四])季度?[底末内]?$/.exec(text)?.[1];
  if (quarter !== undefined) {
    const last = ('一二三四'.indexOf(quarter) + 1 || Number(quarter)) * 3;
    return endOf((year) => readMonth(`${year}-${last}`), 'quarter');
  }
  // Half a year ends with its second quarter, and with the year.
  if (/^上半年[底末内]?$/.test(text)) return endOf((year) => `${year}-06`, 'quarter');
  if (/^下半年[底末内]?$/.test(text)) return endOf((year) => `${year}-12`, 'year');
  if (/^年?[底末内]$/.test(text) || (hasYear && /^年?$/.test(text))) {
    return endOf((year) => `${year}-12`, 'year');
  }
  return null;
}

function endOf(monthIn: (year: string) => Month | null, precision: Precision): Piece {
  return {
    in: (year) => {
      const month = monthIn(year);
      return month === null ? null : endOfMonth(month);
    },
    precision,
  };
}
