// What the makers of charts share: their shape, and the months a chart runs over.

import { type Month, monthsBefore, writeMonth } from '../../model/calendar.ts';
import type { ChartBlock, Figure, PlacedFigure } from '../../model/document.ts';
import type { Findings, MonthClasses } from '../../model/findings.ts';
import type { Content } from '../figures/content.ts';
import { figure } from '../figures/figures.ts';

/** Gives a figure its place in the ledger. */
export type Placer = (figure: Figure) => PlacedFigure;

/** A chart without the name it is placed by. */
export type ChartContent = Omit<ChartBlock, 'kind' | 'name'>;

/** What a name of a template stands for: no chart where there is nothing to draw, or one a river. */
export type ChartMaker = (content: Content, place: Placer) => readonly ChartContent[];

/** More months than this would leave none of them room. */
const MOST_MONTHS = 36;

export interface ChartMonth {
  readonly month: Month;
  /** Absent for a month without any readings. */
  readonly classes?: MonthClasses;
}

/** Every month from the first with readings to the period, but no more than the last three years. */
export function monthsOf({ history, period }: Findings): readonly ChartMonth[] {
  const first = history[0]?.month;
  if (first === undefined) return [];
  const known = new Map(history.map((classes) => [classes.month, classes]));
  const months: ChartMonth[] = [];
  for (let back = 0; back < MOST_MONTHS; back += 1) {
    const month = monthsBefore(period, back);
    if (month < first) break;
    const classes = known.get(month);
    months.unshift({ month, ...(classes && { classes }) });
  }
  return months;
}

/** A month on an axis; its source is a row of that month, or the period it was counted back from. */
export function monthLabel({ month, classes }: ChartMonth, { records }: Content): Figure {
  const [row] = classes?.summary.classed.sources ?? [];
  return figure(month, writeMonth(month), [row ?? records.meeting.period.source]);
}

/** `2025年1月至2026年6月`, for descriptions. */
export function writeMonths(months: readonly ChartMonth[]): string {
  const [first, last] = [months[0]!.month, months.at(-1)!.month];
  return first === last ? writeMonth(first) : `${writeMonth(first)}至${writeMonth(last)}`;
}
