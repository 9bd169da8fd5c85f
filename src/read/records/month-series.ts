// The months of what is measured again and again: gaps between them, months that cannot be yet, and a month whose
// values are those of an earlier one.

import type { Month } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { PlantMonth, Reading } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { Amount } from '../../model/water.ts';
import { compareDecimals } from '../cells/numbers.ts';
import { monthFuture, monthGap, monthRepeated } from '../problems/period-problems.ts';

/** One month of one section or plant: its measured values by name. */
export interface SeriesMonth {
  readonly name: Sourced<string>;
  readonly month: Month;
  readonly values: ReadonlyMap<string, string>;
}

/** What a series is of, as problems name it. */
export type SeriesKind = '断面' | '污水处理厂';

/** Values that must agree before two rows are taken for the same, and rows for a table to look copied. */
const FEWEST_VALUES = 3;
const FEWEST_ROWS = 5;

/** The monthly values of sections; a section measured several times a month has none. */
export function sectionSeries(readings: readonly Reading[]): readonly SeriesMonth[] {
  const monthly = readings.filter(({ scheme }) => scheme === 'monthly');
  return monthly.map(({ section, month, amounts }) => ({
    name: section,
    month,
    values: measuredIn(amounts),
  }));
}

/** The monthly values of plants. */
export function plantSeries(months: readonly PlantMonth[]): readonly SeriesMonth[] {
  return months.map(({ plant, month, treated, effluent, influent = {} }) => {
    const values = new Map([
      ...measuredIn(effluent),
      ...[...measuredIn(influent)].map(([item, value]) => [`进水${item}`, value] as const),
    ]);
    if (treated) values.set('处理水量', treated.value);
    return { name: plant, month, values };
  });
}

/**
 * Months that lie between others of their series and are missing, one problem a month. A series measured every
 * second or third month all through has no gaps.
 */
export function monthGaps(series: readonly SeriesMonth[], kind: SeriesKind): readonly Problem[] {
  const present = new Set(series.map(({ month }) => numberOf(month)));
  const missing = new Map<number, { names: string[]; next: Source }>();
  for (const [name, rows] of byName(series)) {
    const months = [...new Set(rows.map(({ month }) => numberOf(month)))].sort((a, b) => a - b);
    const steps = months.slice(1).map((month, index) => month - months[index]!);
    const step = steps.reduce(greatestCommon, 0);
    for (const [index, width] of steps.entries()) {
      const after = months[index + 1]!;
      const next = rows.find(({ month }) => numberOf(month) === after)!.name.source;
      for (let month = months[index]! + step; month < after && width > step; month += step) {
        const found = missing.get(month) ?? { names: [], next };
        missing.set(month, { ...found, names: [...found.names, name] });
      }
    }
  }
  return [...missing]
    .sort(([a], [b]) => a - b)
    .map(([month, { names, next }]) => monthGap(next, kind, monthAt(month), names, !present.has(month)));
}

/** Rows of months after the latest there is a folder for; one problem a file and month. */
export function futureMonths(
  rows: readonly { readonly name: Sourced<string>; readonly month: Month }[],
  latest: Month,
): readonly Problem[] {
  const found = new Map<string, { source: Source; month: Month; rows: number }>();
  for (const { name, month } of rows) {
    if (month <= latest) continue;
    const key = `${name.source.file}\n${month}`;
    found.set(key, { source: name.source, month, rows: (found.get(key)?.rows ?? 0) + 1 });
  }
  return [...found.values()].map(({ source, month, rows: count }) =>
    monthFuture(source, month, latest, count),
  );
}

/** The earlier month whose values the period repeats: all of them, or so many that they look copied. */
export function repeatedMonth(
  series: readonly SeriesMonth[],
  period: Month,
  kind: SeriesKind,
): readonly Problem[] {
  const shared = new Map<Month, { same: SeriesMonth[]; all: number; earlier: SeriesMonth }>();
  for (const rows of byName(series).values()) {
    const [now, ...more] = rows.filter(({ month }) => month === period);
    if (now === undefined || more.length > 0) continue;
    for (const earlier of rows) {
      const isOnly = rows.filter(({ month }) => month === earlier.month).length === 1;
      const common = [...now.values.keys()].filter((item) => earlier.values.has(item));
      if (earlier.month >= period || !isOnly || common.length < FEWEST_VALUES) continue;
      const found = shared.get(earlier.month) ?? { same: [], all: 0, earlier };
      const isSame = common.every(
        (item) => compareDecimals(now.values.get(item)!, earlier.values.get(item)!) === 0,
      );
      shared.set(earlier.month, {
        same: isSame ? [...found.same, now] : found.same,
        all: found.all + 1,
        earlier: isSame && found.same.length === 0 ? earlier : found.earlier,
      });
    }
  }
  const [most] = [...shared].sort(([a, x], [b, y]) => y.same.length - x.same.length || (a < b ? 1 : -1));
  if (most === undefined) return [];
  const [month, { same, all, earlier }] = most;
  const isWhole = same.length === all && same.length > 1;
  const isLarge = same.length >= FEWEST_ROWS || (same.length > 1 && same.length * 2 >= all);
  if (!isWhole && !isLarge) return [];
  return [
    monthRepeated(same[0]!.name.source, earlier.name.source, kind, { period, month, same: same.length, all }),
  ];
}

/** What was measured; values below detection are often the same month after month and say nothing. */
function measuredIn(amounts: Readonly<Record<string, Sourced<Amount>>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(amounts).flatMap(([item, { value }]) =>
      value.kind === 'measured' ? [[item, value.value] as const] : [],
    ),
  );
}

function byName(series: readonly SeriesMonth[]): ReadonlyMap<string, readonly SeriesMonth[]> {
  const groups = new Map<string, SeriesMonth[]>();
  for (const row of series) {
    const group = groups.get(row.name.value);
    if (group === undefined) groups.set(row.name.value, [row]);
    else group.push(row);
  }
  return groups;
}

function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthAt(number: number): Month {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
