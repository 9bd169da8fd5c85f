// Months and days as people write them. Text in, text out: no clock, no time zone.

import { getDay } from 'date-fns/getDay';
import { parseISO } from 'date-fns/parseISO';
import { type CivilDate, endOfMonth, type Month } from '../../model/calendar.ts';
import type { Source } from '../../model/source.ts';
import { dateInvalid, dateWithoutYear, monthInvalid, yearInvalid } from '../problems/date-problems.ts';
import { cleanText, type Parsed } from './cells.ts';
import { halfWidth } from './numbers.ts';

/** A day, and the time of day where one is written (`HH:MM`). */
export interface Moment {
  readonly day: CivilDate;
  readonly time?: string;
}

/** Longer texts are no dates; none of the patterns has to see them. */
const LONGEST = 100;
/** Before it lie the days that Excel shows for an empty cell or a small number (1900-01-00 …). */
const EARLIEST_YEAR = '1950';
const YEAR = '(?<year>(?:19|20)\\d{2})';
const MONTH_FORMS = [
  new RegExp(`^${YEAR}[-/.–—](?<month>\\d{1,2})$`),
  new RegExp(`^${YEAR}年(?<month>\\d{1,2})月份?$`),
  new RegExp(`^${YEAR}(?<month>\\d{2})$`),
];
const DAY_FORMS = [
  new RegExp(`^${YEAR}([-/.–—])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})$`),
  new RegExp(`^${YEAR}年(?<month>\\d{1,2})月(?<day>\\d{1,2})日?$`),
  new RegExp(`^${YEAR}(?<month>\\d{2})(?<day>\\d{2})$`),
];
const DAY_WITHOUT_YEAR = [
  /^(?<month>\d{1,2})[-/](?<day>\d{1,2})$/,
  // Of 6.30 a spreadsheet makes 6.3, so one digit behind the point may be two.
  /^(?<month>\d{1,2})\.(?<day>\d{2}|[4-9])$/,
  /^(?<month>\d{1,2})月(?<day>\d{1,2})日?$/,
];
const WEEKDAY = /[(]?(?:星期|礼拜|周)([日一二三四五六天])[)]?(?=$|\s)/;
const WEEKDAYS = '日一二三四五六';
const TIME =
  /^(.+?)(?:T|\s+|(?<=日))(?<half>上午|下午|[AP]M)?\s*(?<hour>\d{1,2})[:时](?<minute>\d{2})?分?(?::?[0-5]\d(?:\.\d+)?秒?)?\s*(?<behind>[AP]M)?(?:\+08:?00)?$/i;

/** A month: `2026-06`, `2026年6月`, `202606`, or any day of it. `2026.1` is refused: Excel writes 2026.10 so. */
export function parseMonth(source: Source, header: string): Parsed<Month> {
  const text = writtenDate(source);
  const clock = TIME.exec(text);
  const day = clock?.groups !== undefined && readTime(clock.groups) !== null ? clock[1]!.trim() : text;
  const value = readMonth(text) ?? readDay(day)?.slice(0, 7);
  return value === undefined ? { problem: monthInvalid(source, header) } : { value };
}

/**
 * A day with or without a time of day: `2026-06-30`, `2026/6/30`, `2026.6.30`, `2026年6月30日`, `20260630`,
 * `2026-06-30 20:00`, `2026年6月30日 下午3:00`, also with its weekday. Days without a year (`6月30日`,
 * `11-06 20:00`) need `defaultYear`.
 */
export function parseMoment(source: Source, header: string, defaultYear?: string): Parsed<Moment> {
  const written = writtenDate(source);
  const weekday = WEEKDAY.exec(written)?.[1];
  const text = written.replace(WEEKDAY, '').trim();
  const clock = TIME.exec(text)?.groups;
  const time = clock === undefined ? undefined : readTime(clock);
  if (time === null) return { problem: dateInvalid(source, header) };
  const date = (time === undefined ? text : TIME.exec(text)![1]!).trim();
  const bare = DAY_WITHOUT_YEAR.map((form) => form.exec(date)?.groups).find((match) => match !== undefined);
  if (bare !== undefined && defaultYear === undefined) return { problem: dateWithoutYear(source, header) };
  const day = readDay(bare === undefined ? date : `${defaultYear}-${bare.month}-${bare.day}`);
  if (day === null || (weekday !== undefined && !isOn(day, weekday))) {
    return { problem: dateInvalid(source, header, day ?? undefined) };
  }
  return { value: time === undefined ? { day } : { day, time } };
}

/** A day; a time of day written with it is left out. */
export function parseDate(source: Source, header: string, defaultYear?: string): Parsed<CivilDate> {
  const { value, problem } = parseMoment(source, header, defaultYear);
  return value === undefined ? { problem: problem! } : { value: value.day };
}

/** A year of four digits, perhaps with 年 behind it. */
export function parseYear(source: Source, header: string): Parsed<string> {
  const year = new RegExp(`^${YEAR}年?$`).exec(writtenDate(source))?.groups?.year;
  return year === undefined ? { problem: yearInvalid(source, header) } : { value: year };
}

/** What stands there with half-width digits, also for 二〇二六年十一月三十日, and no spaces beside 年月日. */
export function writtenDate(source: Source): string {
  const text = halfWidth(cleanText(source.text));
  if (text.length > LONGEST) return '';
  return text
    .replace(/\s*([年月])\s*|\s+(?=[日号])/g, '$1')
    .replace(/[〇零○Oo0一二三四五六七八九]{4}(?=年)/, (year) =>
      Array.from(year, (digit) => chineseDigit(digit)).join(''),
    )
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, chineseNumber)
    .replace(/(?<=\d)号/, '日');
}

function chineseDigit(digit: string): number {
  return Math.max('〇一二三四五六七八九'.indexOf(digit), 0);
}

/** 一 to 三十一; anything else as it is. */
function chineseNumber(text: string): string {
  const [, tens, ten, ones] = /^([二三]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (tens === undefined || (tens !== '' && ten === '' && ones !== '')) return text;
  if (ten === '') return String(chineseDigit(tens || ones!));
  return String((tens === '' ? 1 : chineseDigit(tens)) * 10 + (ones === '' ? 0 : chineseDigit(ones!)));
}

/** `HH:MM` on a clock of 24 hours, or `null`. */
function readTime({ half, hour, minute = '00', behind }: Record<string, string | undefined>): string | null {
  const mark = (half ?? behind)?.toUpperCase();
  const isLate = mark === '下午' || mark === 'PM';
  const written = Number(hour);
  if (mark !== undefined && !isLate && written > 12) return null;
  const hours = mark === undefined || written > 12 ? written : (written % 12) + (isLate ? 12 : 0);
  return hours > 23 || minute > '59' ? null : `${String(hours).padStart(2, '0')}:${minute}`;
}

function isOn(day: CivilDate, weekday: string): boolean {
  return WEEKDAYS[getDay(parseISO(day))] === weekday.replace('天', '日');
}

/** A month with its year, or `null`. */
export function readMonth(text: string): Month | null {
  if (/^\d{4}\.1$/.test(text)) return null;
  const match = MONTH_FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (match === undefined || match.year! < EARLIEST_YEAR) return null;
  const month = match.month!.padStart(2, '0');
  return month >= '01' && month <= '12' ? `${match.year}-${month}` : null;
}

/** A day with its year that is in the calendar, or `null`. */
export function readDay(text: string): CivilDate | null {
  const match = DAY_FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (match === undefined) return null;
  const month = readMonth(`${match.year}-${match.month}`);
  const day = match.day!.padStart(2, '0');
  if (month === null || day === '00') return null;
  // Every month has 28 days.
  return day <= '28' || `${month}-${day}` <= endOfMonth(month) ? `${month}-${day}` : null;
}
