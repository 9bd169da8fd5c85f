// Rules and calendars as data: warning rules and the holidays of the State Council's arrangements.

import { getDay } from 'date-fns/getDay';
import { parseISO } from 'date-fns/parseISO';
import type { CivilDate } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import type { HolidayCalendar, WarningConditions, WarningRule } from '../../model/standard.ts';
import { classNumeral, WATER_CLASSES, type WaterClass } from '../../model/water.ts';
import { parseDate } from '../cells/dates.ts';
import { standardIncomplete, standardRepeated } from '../problems/standard-problems.ts';
import type { StandardFile, StandardRow } from './standard-rows.ts';

const CLASSES: Readonly<Record<string, WaterClass>> = Object.fromEntries(
  WATER_CLASSES.slice(0, 5).map((waterClass) => [classNumeral(waterClass), waterClass]),
);

/** Sets of warning rules; a project's own may stand in further files. */
export const WARNING_RULES: StandardFile<WarningRule> = {
  name: '预警规则.csv',
  marks: ['预警办法', '级别'],
  read: readWarningRule,
  check: () => [],
};

/** A level may stand once in a set, in whatever files. */
export function repeatedRules(rules: readonly WarningRule[]): readonly Problem[] {
  return rules.flatMap(({ set, level, source }, index) => {
    const earlier = rules.slice(0, index).find((rule) => rule.set === set && rule.level === level);
    return earlier === undefined ? [] : [standardRepeated(source, `“${set}”的${level}`, earlier.source)];
  });
}

/** One day whose kind differs from the week's. */
interface HolidayRow {
  readonly year: string;
  readonly date: CivilDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly source: Source;
}

/** The holidays of a whole year; a name may stand in for two (国庆节、中秋节). */
const HOLIDAY_NAMES = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];

/** The State Council's arrangements, year by year; a new year may stand in a further file. */
export const HOLIDAYS: StandardFile<HolidayRow> = {
  name: '节假日.csv',
  marks: ['年份', '日期', '类别'],
  read: readHoliday,
  check: (rows, file) => {
    const years = [...new Set(rows.map(({ year }) => year))];
    const lacking = years.flatMap((year) =>
      HOLIDAY_NAMES.filter(
        (name) => !rows.some((row) => row.year === year && row.kind === 'off' && row.name.includes(name)),
      ).map((name) => `${year}年的${name}`),
    );
    if (rows.length === 0) lacking.push('全部日期');
    return lacking.length > 0 ? [standardIncomplete({ file }, lacking)] : [];
  },
};

/** A day may stand once, in whatever files. */
export function repeatedDays(rows: readonly HolidayRow[]): readonly Problem[] {
  const first = new Map<CivilDate, Source>();
  return rows.flatMap(({ date, source }) => {
    const earlier = first.get(date);
    if (earlier === undefined) first.set(date, source);
    return earlier === undefined ? [] : [standardRepeated(source, date, earlier)];
  });
}

/** The days that differ, and the years known. */
export function calendarOf(rows: readonly HolidayRow[]): HolidayCalendar {
  const daysOf = (kind: HolidayRow['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ date }) => date);
  const years = [...new Set(rows.map(({ year }) => year))].sort();
  return { years, off: daysOf('off'), work: daysOf('work') };
}

function readHoliday(row: StandardRow): HolidayRow | null {
  const source = row.cell('日期');
  const year = /^20\d{2}$/.exec(row.text('年份'))?.[0] ?? row.refuse('年份', '四位年份');
  const kind = row.oneOf('类别', { 休息: 'off', 上班: 'work' } as const);
  const { value: date } = parseDate(source, '日期');
  if (date === undefined) return row.refuse('日期', '日期，如2026-01-01') ?? null;
  if (year === undefined || kind === undefined) return null;
  // New Year's arrangement may begin in the last days of the year before.
  const isOfYear = date.startsWith(year) || date.startsWith(`${Number(year) - 1}-12`);
  if (!isOfYear) return row.refuse('日期', `${year}年的日期`) ?? null;
  const isWeekend = [0, 6].includes(getDay(parseISO(date)));
  if (kind === 'work' && !isWeekend) return row.refuse('日期', '周六或周日：平日本来就上班') ?? null;
  return { year, date, kind, name: row.text('名称'), source };
}

function readWarningRule(row: StandardRow): WarningRule | null {
  const set = row.word('预警办法');
  const level = row.word('级别');
  const text = row.word('规则文字');
  const conditions = readConditions(row);
  if (set === undefined || level === undefined || text === undefined || conditions === null) return null;
  const colour = row.text('颜色');
  return {
    set,
    level,
    ...(colour !== '' && { colour }),
    conditions,
    text,
    standard: row.text('标准'),
    clause: row.text('条款'),
    source: row.cell('级别'),
  };
}

/** The conditions set in a row; `null` with a problem when one cannot be understood, or none is set. */
function readConditions(row: StandardRow): WarningConditions | null {
  const isSet = (header: string) => row.text(header) !== '';
  const count = (header: string) => (isSet(header) ? (row.count(header) ?? null) : undefined);
  const classAt = (header: string) => (isSet(header) ? (row.oneOf(header, CLASSES) ?? null) : undefined);
  const yes = (header: string) =>
    isSet(header) ? (row.oneOf(header, { 是: true } as const) ?? null) : undefined;
  const multiple = row.limitIfAny('超标倍数');
  const conditions = {
    monthFallen: count('当月比上年同月下降类别数'),
    cumulativeFallen: count('累计比上年同期下降类别数'),
    monthWorseThan: classAt('当月劣于'),
    cumulativeWorseThan: classAt('累计劣于'),
    cumulativeMissesTarget: yes('累计未达年度目标'),
    monthMissesTarget: yes('当月未达目标'),
    monthsMissing: count('连续未达目标月数'),
    multipleFrom: isSet('超标倍数') ? (multiple?.value ?? null) : undefined,
  };
  const set = Object.entries(conditions).filter(([, value]) => value !== undefined);
  if (set.some(([, value]) => value === null)) return null;
  if (set.length === 0) return row.refuse('级别', '至少写有一个条件的一级') ?? null;
  return Object.fromEntries(set);
}
