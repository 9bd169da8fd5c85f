// Sections that miss their target month after month.

import { type Month, monthsBefore, writeMonth } from '../../model/calendar.ts';
import type { Streak } from '../../model/period-findings.ts';
import type { SectionSeries } from '../classes/series.ts';
import { rowsOf } from '../classes/shares.ts';
import { reasonOf } from './periods.ts';

/**
 * The sections that miss their target in the period, each with its row of months up to it, the longest row
 * first, then in register order. A month without a class is neither counted nor an end of the row: it is
 * named. A month that meets the target ends the row, and so does the beginning of the record.
 */
export function failingStreaks(series: readonly SectionSeries[], period: Month): readonly Streak[] {
  return series
    .flatMap((entry) => streakOf(entry, period) ?? [])
    .sort((a, b) => b.count.value - a.count.value);
}

function streakOf({ section, months }: SectionSeries, period: Month): Streak | null {
  const target = section.targetClass.value;
  const classOf = (month: Month) => months.get(month)?.verdict.waterClass ?? null;
  const now = classOf(period);
  if (now === null || now <= target) return null;
  const [first] = months.keys();
  const failing: Month[] = [];
  const without: Month[] = [];
  let skipped: Month[] = [];
  let month = period;
  for (; month >= first!; month = monthsBefore(month, 1)) {
    const waterClass = classOf(month);
    if (waterClass === null) skipped.unshift(month);
    else if (waterClass <= target) break;
    else {
      failing.unshift(month);
      without.unshift(...skipped);
      skipped = [];
    }
  }
  const gaps = without.map((gap) => ({ month: gap, reason: reasonOf(months.get(gap)?.verdict) }));
  const named = gaps.map((gap) => `${writeMonth(gap.month)}${gap.reason}`).join('、');
  return {
    section,
    count: {
      value: failing.length,
      sources: [
        section.targetClass.source,
        ...failing.flatMap((failed) => rowsOf(months.get(failed)!.verdict)),
      ],
      rule: {
        standard: 'GB 3838-2002',
        clause: '5.1',
        statement:
          `${failing.map(writeMonth).join('、')}未达到水质目标，连续${failing.length}个月` +
          (named === '' ? '' : `；其间${named}，不计入`),
      },
    },
    months: failing,
    without: gaps,
    // A section that began with its first reading has no earlier months to look for.
    fromFirstRecord: month < first! && section.since?.value !== first,
  };
}
