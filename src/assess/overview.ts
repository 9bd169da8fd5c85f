// Verdicts → the month in figures: class counts and shares, target attainment, changes in points.
// Shares are exact fractions until they are rounded for printing (half to even, one decimal).

import { Decimal } from 'decimal.js';
import { type Month, monthsBefore } from '../model/calendar.ts';
import type {
  ClassSummary,
  ClassVerdict,
  MonthClasses,
  Overview,
  SectionFinding,
  SectionShare,
  ShareChange,
} from '../model/findings.ts';
import type { Derived, Rule, Source } from '../model/source.ts';
import { classNumeral, WATER_CLASSES, type WaterClass } from '../model/water.ts';

const METHOD = { standard: '环办〔2011〕22号', clause: '断面水质类别比例' } as const;

/**
 * The month's overview.
 * @param sections every registered section in the month under review
 * @param history the months with readings, from which the comparison months are taken
 */
export function overviewOf(
  sections: readonly SectionFinding[],
  history: readonly MonthClasses[],
  period: Month,
): Overview {
  const current = comparedWith(history, period) ?? summaryOf(period, []);
  const previousMonth = comparedWith(history, monthsBefore(period, 1));
  const sameMonthLastYear = comparedWith(history, monthsBefore(period, 12));
  const judged = sections.filter((finding) => finding.meetsTarget !== undefined);
  const attainment = (meets: boolean, word: string) =>
    shareOf(
      judged.filter((finding) => finding.meetsTarget === meets).map(sourcesOfAttainment),
      judged.map(sourcesOfAttainment),
      (count, total) => `${total}个有评价结果的断面中${count}个${word}水质目标`,
      { standard: 'GB 3838-2002', clause: '5.1' },
    );
  return {
    current,
    ...(previousMonth &&
      current.classed.value > 0 && {
        previousMonth,
        changeFromPreviousMonth: changeBetween(previousMonth, current),
      }),
    ...(sameMonthLastYear &&
      current.classed.value > 0 && {
        sameMonthLastYear,
        changeFromLastYear: changeBetween(sameMonthLastYear, current),
      }),
    met: attainment(true, '达到'),
    notMet: attainment(false, '未达到'),
  };
}

function comparedWith(history: readonly MonthClasses[], month: Month): ClassSummary | undefined {
  const summary = history.find((entry) => entry.month === month)?.summary;
  return summary && summary.classed.value > 0 ? summary : undefined;
}

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

function shareOf(
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

/** Differences are taken between the shares as printed, so that the page agrees with itself. */
function changeBetween(earlier: ClassSummary, later: ClassSummary): ShareChange {
  const change = (kind: 'good' | 'worst'): Derived<string> => {
    const from = earlier[kind].count;
    const to = later[kind].count;
    const points = new Decimal(later[kind].share.value).minus(earlier[kind].share.value);
    return {
      value: points.toFixed(1),
      sources: [...earlier.classed.sources, ...later.classed.sources],
      rule: {
        ...METHOD,
        statement: `${later.month}占${to.value}÷${later.classed.value}，${earlier.month}占${from.value}÷${earlier.classed.value}，相差以百分点计`,
      },
    };
  };
  return { good: change('good'), worst: change('worst') };
}

function percent(count: number, total: number): Decimal {
  return total === 0 ? new Decimal(0) : new Decimal(count).times(100).dividedBy(total);
}

function sourcesOfAttainment({ section, current }: SectionFinding): readonly Source[] {
  return [section.targetClass.source, ...(current ? rowsOf(current) : [])];
}

/** A count lists the rows it counted; what decided each row is said where its class stands. */
function rowsOf(verdict: ClassVerdict): readonly Source[] {
  return verdict.rows ?? verdict.sources.slice(0, 1);
}
