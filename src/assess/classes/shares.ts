// Verdicts → a set of sections in figures: class counts and shares.
// Shares are exact fractions until they are rounded for printing (half to even, one decimal).

import { Decimal } from 'decimal.js';
import type { Month } from '../../model/calendar.ts';
import type { Rule, Source } from '../../model/source.ts';
import type { ClassSummary, ClassVerdict, SectionShare } from '../../model/verdicts.ts';
import { classNumeral, WATER_CLASSES, type WaterClass } from '../../model/water.ts';

const METHOD = { standard: '环办〔2011〕22号', clause: '断面水质类别比例' } as const;

/** Counts and shares of the classes over the verdicts of one month; verdicts without a class are left out. */
export function summaryOf(month: Month, verdicts: readonly ClassVerdict[]): ClassSummary {
  const classed = verdicts.filter((verdict) => verdict.waterClass !== null);
  const share = (isIn: (waterClass: WaterClass) => boolean, words: string) =>
    shareOf(
      classed.filter((verdict) => isIn(verdict.waterClass!)).map(rowsOf),
      classed.map(rowsOf),
      (count, total) => `${month}有评价结果的断面${total}个，其中${words}${count}个`,
      METHOD,
    );
  return {
    month,
    classed: {
      value: classed.length,
      sources: classed.flatMap(rowsOf),
      rule: { ...METHOD, statement: `${month}有评价结果的断面${classed.length}个` },
    },
    classes: WATER_CLASSES.map((waterClass) => ({
      waterClass,
      ...share((candidate) => candidate === waterClass, `${classNumeral(waterClass)}类`),
    })),
    good: share((waterClass) => waterClass <= 3, 'Ⅰ～Ⅲ类'),
    worst: share((waterClass) => waterClass === 6, '劣Ⅴ类'),
  };
}

/**
 * How many sections are `members` of `all`, and their share; each section stands by the cells it is counted
 * from. Of no sections the share is 0.
 */
export function shareOf(
  members: readonly (readonly Source[])[],
  all: readonly (readonly Source[])[],
  statement: (count: number, total: number) => string,
  clause: Pick<Rule, 'standard' | 'clause'>,
): SectionShare {
  const total = all.length;
  const rule = { ...clause, statement: statement(members.length, total) };
  return {
    count: { value: members.length, sources: members.flat(), rule },
    share: {
      value: percent(members.length, total).toFixed(1, Decimal.ROUND_HALF_EVEN),
      sources: all.flat(),
      rule: { ...rule, statement: `${rule.statement}，占${members.length}÷${total}` },
    },
  };
}

function percent(count: number, total: number): Decimal {
  return total === 0 ? new Decimal(0) : new Decimal(count).times(100).dividedBy(total);
}

/** A count lists the rows it counted; what decided each row is said where its class stands. */
export function rowsOf(verdict: ClassVerdict): readonly Source[] {
  return verdict.rows ?? verdict.sources.slice(0, 1);
}
