// Means over months: each section's cumulative (in December annual) mean with its class, and its mean over the
// rounds of synchronous sampling.

import type { Span } from '../../model/calendar.ts';
import { type Month, monthsBefore, writeSpan } from '../../model/calendar.ts';
import type { RoundsMean, SectionPeriod } from '../../model/period-findings.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Reading, Section } from '../../model/records.ts';
import type { Source } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import type { ItemName } from '../../model/water.ts';
import { itemsOf } from '../classes/item.ts';
import { countedValue, type Means, meanAmounts, meanOfReadings } from '../classes/mean.ts';
import { judgeSample } from '../classes/sample.ts';
import { inService } from '../classes/sections.ts';
import type { MonthOfSection, SectionSeries } from '../classes/series.ts';
import { writeMeanReasons } from '../waters/water-statement.ts';

/** What means are judged by. */
export interface Judging {
  readonly standard: SurfaceWaterStandard;
  readonly policy: AssessmentPolicy;
}

const NO_READING = '没有监测数据';

/** January to the period. */
export function yearTo(period: Month): Span {
  return { from: `${period.slice(0, 4)}-01`, to: period };
}

/** The same months a year before. */
export function yearBefore({ from, to }: Span): Span {
  return { from: monthsBefore(from, 12), to: monthsBefore(to, 12) };
}

/** The months of a span, oldest first. */
export function monthsOf({ from, to }: Span): readonly Month[] {
  const months: Month[] = [];
  for (let month = to; month >= from; month = monthsBefore(month, 1)) months.unshift(month);
  return months;
}

/** Months of one year: `5个月（1、2、4、5、6月）`. */
export function writeMonths(months: readonly Month[]): string {
  return `${months.length}个月（${months.map((month) => Number(month.slice(5))).join('、')}月）`;
}

/** Whether an item has a value in a month. */
export function hasValue({ amounts }: MonthOfSection, item: ItemName, policy: AssessmentPolicy): boolean {
  const amount = amounts[item];
  return amount !== undefined && countedValue(amount.value, policy) !== null;
}

/**
 * The mean of each section's monthly means over a span, judged like a sample. Months
 * without a value are left out and named, and so are the months of items that have fewer of them.
 */
export function periodsOf(
  series: readonly SectionSeries[],
  span: Span,
  judging: Judging,
): readonly SectionPeriod[] {
  const calendar = monthsOf(span);
  return series.map((entry) => periodOf(entry, span, calendar, judging));
}

function periodOf(
  { section, months }: SectionSeries,
  span: Span,
  calendar: readonly Month[],
  judging: Judging,
): SectionPeriod {
  const { policy } = judging;
  const read = [...months].filter(([month]) => span.from <= month && month <= span.to);
  const used = read.filter(([, month]) =>
    Object.keys(month.amounts).some((item) => hasValue(month, item, policy)),
  );
  const names = used.map(([month]) => month);
  const period = {
    section,
    span,
    kind: span.from.endsWith('-01') && span.to.endsWith('-12') ? 'annual' : 'cumulative',
    months: names,
    without: calendar
      .filter((month) => inService(section, month) && !names.includes(month))
      .map((month) => ({ month, reason: reasonOf(months.get(month)?.verdict) })),
  } as const;
  if (read.length === 0) return { ...period, fewer: [], amounts: {} };
  const { amounts, verdict } = judgeMeans(
    section,
    read.map(([, month]) => month.amounts),
    read.flatMap(([, month]) => month.verdict.rows ?? []),
    names.length === 0 ? writeSpan(span) : `${writeSpan(span)}按${writeMonths(names)}的月均值平均`,
    judging,
  );
  return {
    ...period,
    fewer: verdict.items.flatMap(({ item }) => {
      const own = used.filter(([, month]) => hasValue(month, item, policy)).map(([month]) => month);
      return own.length < used.length ? [{ item, months: own }] : [];
    }),
    amounts,
    verdict,
    ...(verdict.waterClass === null ? {} : { meetsTarget: verdict.waterClass <= section.targetClass.value }),
  };
}

/**
 * The mean of each section over the rounds of synchronous sampling in the period, a round being a day, judged
 * like a sample; sections in register order, those without a round left out.
 */
export function meansOverRounds(
  sections: readonly Section[],
  readings: readonly Reading[],
  period: Month,
  judging: Judging,
): readonly RoundsMean[] {
  const taken = new Map<string, Reading[]>();
  for (const reading of readings) {
    if (reading.scheme !== 'synchronous' || reading.month !== period) continue;
    taken.set(reading.section.value, [...(taken.get(reading.section.value) ?? []), reading]);
  }
  return sections.flatMap((section) => {
    const own = taken.get(section.name.value) ?? [];
    const days = [...new Set(own.flatMap(({ day }) => day?.value ?? []))].sort();
    if (days.length === 0) return [];
    const rounds = days.map((day) => own.filter((reading) => reading.day?.value === day));
    const { verdict } = judgeMeans(
      section,
      rounds.map((round) => meanOfReadings(round, judging.policy)),
      rounds.flat().map((reading) => reading.section.source),
      `${days.length}轮（${days.join('、')}）的平均`,
      judging,
    );
    return [{ section, days, verdict }];
  });
}

/** Why there is no class: no reading, the one reason of all items, or what the judgement says. */
export function reasonOf(verdict: ClassVerdict | undefined): string {
  if (verdict === undefined) return NO_READING;
  const { items, missing, statement } = verdict;
  const [reason, ...others] = new Set(missing.map((entry) => entry.reason));
  return items.length === 0 && reason !== undefined && others.length === 0 ? reason : statement;
}

function judgeMeans(
  section: Section,
  samples: readonly Means[],
  rows: readonly Source[],
  method: string,
  { standard, policy }: Judging,
): { readonly amounts: Means; readonly verdict: ClassVerdict } {
  const amounts = meanAmounts(samples, policy);
  const waterBody = section.waterBody.value;
  const base = policy.exceedanceBase === 'target' ? section.targetClass.value : 3;
  const verdict = judgeSample(amounts, waterBody, standard, policy, base);
  const items = itemsOf(standard, waterBody).map(({ limits }) => limits);
  const reasons = writeMeanReasons({ verdict, samples, items, policy });
  return { amounts, verdict: { ...verdict, rows, statement: `${method}：${reasons}` } };
}
