// Months and days as people write them. Text in, text out: no clock, no time zone.

import { type CivilDate, endOfMonth, type Month } from '../model/calendar.ts';
import type { Deadline } from '../model/records.ts';
import type { Source } from '../model/source.ts';
import {
  dateInvalid,
  dateWithoutYear,
  deadlineInvalid,
  dueInvalid,
  monthInvalid,
  yearInvalid,
} from './cell-problems.ts';
import { cleanText, type Parsed } from './cells.ts';
import { halfWidth } from './numbers.ts';

/** A day, and the time of day where one is written (`HH:MM`). */
export interface Moment {
  readonly day: CivilDate;
  readonly time?: string;
}

const YEAR = '(?<year>(?:19|20)\\d{2})';
const MONTH_FORMS = [
  new RegExp(`^${YEAR}[-/.](?<month>\\d{1,2})$`),
  new RegExp(`^${YEAR}年(?<month>\\d{1,2})月份?$`),
  new RegExp(`^${YEAR}(?<month>\\d{2})$`),
];
const DAY_FORMS = [
  new RegExp(`^${YEAR}([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})$`),
  new RegExp(`^${YEAR}年(?<month>\\d{1,2})月(?<day>\\d{1,2})日?$`),
  new RegExp(`^${YEAR}(?<month>\\d{2})(?<day>\\d{2})$`),
];
const DAY_WITHOUT_YEAR = [
  /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<month>\d{1,2})月(?<day>\d{1,2})日?$/,
];
const TIME = /^(.+?)(?:[T\s]+|(?<=日))(?<hour>\d{1,2})[:时](?<minute>\d{2})?分?(?::\d{2}(?:\.0+)?)?$/;

/** A month: `2026-06`, `2026年6月`, `202606`, or any day of it. `2026.1` is refused: Excel writes 2026.10 so. */
export function parseMonth(source: Source, header: string): Parsed<Month> {
  const text = written(source);
  const value = readMonth(text) ?? readDay(text)?.slice(0, 7);
  return value === undefined ? { problem: monthInvalid(source, header) } : { value };
}

/**
 * A day with or without a time of day: `2026-06-30`, `2026/6/30`, `2026.6.30`, `2026年6月30日`, `20260630`,
 * `2026-06-30 20:00`. Days without a year (`6月30日`, `11-06 20:00`) need `defaultYear`.
 */
export function parseMoment(source: Source, header: string, defaultYear?: string): Parsed<Moment> {
  const text = written(source);
  const clock = TIME.exec(text);
  const hour = clock?.groups?.hour?.padStart(2, '0');
  const minute = clock?.groups?.minute ?? '00';
  if (hour !== undefined && (hour > '23' || minute > '59')) return { problem: dateInvalid(source, header) };
  const date = (clock?.[1] ?? text).trim();
  const bare = DAY_WITHOUT_YEAR.map((form) => form.exec(date)?.groups).find((match) => match !== undefined);
  if (bare !== undefined && defaultYear === undefined) return { problem: dateWithoutYear(source, header) };
  const day = readDay(bare === undefined ? date : `${defaultYear}-${bare.month}-${bare.day}`);
  if (day === null) return { problem: dateInvalid(source, header) };
  return { value: hour === undefined ? { day } : { day, time: `${hour}:${minute}` } };
}

/** A day; a time of day written with it is left out. */
export function parseDate(source: Source, header: string, defaultYear?: string): Parsed<CivilDate> {
  const { value, problem } = parseMoment(source, header, defaultYear);
  return value === undefined ? { problem: problem! } : { value: value.day };
}

/**
 * A deadline with its precision: a day, or the end of a month (`2026年6月底前`), a quarter (`2026年二季度末`) or a
 * year (`2026年底前`); `交办后10个工作日内` counts working days; 立行立改 and 长期坚持 carry no date.
 */
export function parseDeadline(source: Source, header: string): Parsed<Deadline> {
  const text = written(source).replace(/\s/g, '');
  if (/^(立行立改|立整立改|立即整改|立即)$/.test(text)) return { value: { kind: 'immediate' } };
  if (/^(长期坚持|长期|长期整改|持续推进|常态化坚持)$/.test(text)) return { value: { kind: 'standing' } };
  const days =
    /^(?:自?交办(?:之日)?起?(?:后|的)?)?(?<days>[1-9]\d{0,2})个?工作日(?:之?内|以内)?(?:完成)?$/.exec(text)
      ?.groups?.days;
  if (days !== undefined) return { value: { kind: 'working-days', days: Number(days) } };
  const day = readDay(text.replace(/(之?前|以前)$/, '').replace(/00:00(:00)?$/, ''));
  if (day !== null) return { value: { kind: 'due', date: day, precision: 'day' } };
  const period = text.replace(/(之?前|以前)$/, '').replace(/[底末内]$/, '');
  const month = readMonth(period);
  if (month !== null) return { value: { kind: 'due', date: endOfMonth(month), precision: 'month' } };
  const quarter = new RegExp(`^${YEAR}年第?(?<quarter>[1-4一二三四])季度?$`).exec(period)?.groups;
  if (quarter !== undefined) {
    const number = '一二三四'.indexOf(quarter.quarter!) + 1 || Number(quarter.quarter);
    const last = `${quarter.year}-${String(number * 3).padStart(2, '0')}`;
    return { value: { kind: 'due', date: endOfMonth(last), precision: 'quarter' } };
  }
  const year = new RegExp(`^${YEAR}年年?$`).exec(period)?.groups?.year;
  if (year !== undefined) return { value: { kind: 'due', date: `${year}-12-31`, precision: 'year' } };
  return { problem: deadlineInvalid(source, header) };
}

/** When something is to be complete: a deadline that carries a date. */
export function parseDue(source: Source, header: string): Parsed<CivilDate> {
  const { value } = parseDeadline(source, header);
  return value?.kind === 'due' ? { value: value.date } : { problem: dueInvalid(source, header) };
}

/** A year of four digits, perhaps with 年 behind it. */
export function parseYear(source: Source, header: string): Parsed<string> {
  const year = new RegExp(`^${YEAR}年?$`).exec(written(source))?.groups?.year;
  return year === undefined ? { problem: yearInvalid(source, header) } : { value: year };
}

function written(source: Source): string {
  return halfWidth(cleanText(source.text));
}

function readMonth(text: string): Month | null {
  if (/^\d{4}\.1$/.test(text)) return null;
  const match = MONTH_FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (match === undefined) return null;
  const month = match.month!.padStart(2, '0');
  return month >= '01' && month <= '12' ? `${match.year}-${month}` : null;
}

function readDay(text: string): CivilDate | null {
  const match = DAY_FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (match === undefined) return null;
  const month = readMonth(`${match.year}-${match.month}`);
  const day = match.day!.padStart(2, '0');
  return month !== null && day >= '01' && `${month}-${day}` <= endOfMonth(month) ? `${month}-${day}` : null;
}
