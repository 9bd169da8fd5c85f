// What prose may say beyond the single month: comparable sets, the year so far, rows of failing months,
// what the rest of the year may bring, what rivers take up.

import { writeSpan } from '../../model/calendar.ts';
import type { Figure } from '../../model/document.ts';
import type {
  Attainment,
  ComparedList,
  ComparedShare,
  Comparison,
  LeftOut,
  ReachChange,
  Remaining,
  RemainingItem,
  Streak,
} from '../../model/period-findings.ts';
import type { Content } from '../figures/content.ts';
import { counting } from '../figures/counting.ts';
import {
  cellFigure,
  classFigure,
  countFigure,
  derivedFigure,
  figure,
  pointsFigure,
} from '../figures/figures.ts';
import { remainingFigure } from '../figures/period-wording.ts';
import type { View, ViewGroup } from '../prose/fill.ts';

/** Rows of failing months that a speech names begin here. */
const NAMED_STREAK = 2;
/** Largest additions along rivers that prose names. */
const NAMED_REACHES = 3;

export function comparisonView(comparison: Comparison): View {
  if (comparison.kind === 'absent') return false;
  const { comparable, newlyFailing, newlyMeeting, improved, worsened, leftOut } = comparison;
  return {
    comparable: derivedFigure(comparable),
    good: shareView(comparison.good),
    worst: shareView(comparison.worst),
    met: shareView(comparison.met),
    improved: listView(improved),
    worsened: listView(worsened),
    newlyFailing: listView(newlyFailing),
    newlyMeeting: listView(newlyMeeting),
    leftOut: leftOut.map(leftOutView),
  };
}

function shareView({ earlier, later, points }: ComparedShare): ViewGroup {
  return {
    earlier: derivedFigure(earlier.share, '%'),
    later: derivedFigure(later.share, '%'),
    points: pointsFigure(points),
  };
}

function listView({ count, sections }: ComparedList): ViewGroup {
  return {
    count: derivedFigure(count),
    sections: sections.map(({ section, earlier, later }) => ({
      name: cellFigure(section.name),
      county: cellFigure(section.county),
      earlier: classFigure(earlier, count.sources),
      later: classFigure(later, count.sources),
    })),
  };
}

function leftOutView({ section, reason, sources }: LeftOut): ViewGroup {
  return { name: cellFigure(section.name), reason: figure(reason, reason, sources) };
}

/** The year so far; `false` in January, when it is the month itself, and without a class. */
export function cumulativeView({ findings, records }: Content): View {
  const { cumulativeAttainment: attainment, cumulativeFromLastYear } = findings.periods;
  const { span, judged } = attainment;
  if (span.from === span.to || judged.value === 0) return false;
  return {
    span: figure(`${span.from}/${span.to}`, writeSpan(span), [records.meeting.period.source]),
    judged: derivedFigure(judged),
    ...attainmentShares(attainment),
    failing: attainment.failing.map(({ section, verdict }) => ({
      name: cellFigure(section.name),
      county: cellFigure(section.county),
      target: classFigure(section.targetClass.value, [section.targetClass.source]),
      class: verdict.waterClass === null ? false : classFigure(verdict.waterClass, verdict.sources),
    })),
    fromLastYear: comparisonView(cumulativeFromLastYear),
  };
}

function attainmentShares({ met, notMet }: Attainment): ViewGroup {
  return {
    met: { count: derivedFigure(met.count), share: derivedFigure(met.share, '%') },
    notMet: { count: derivedFigure(notMet.count), share: derivedFigure(notMet.share, '%') },
  };
}

/** Sections that have missed their target for two months or more in a row, the longest first. */
export function streaksView({ findings }: Content): View {
  const streaks = findings.periods.streaks.filter(({ count }) => count.value >= NAMED_STREAK);
  return streaks.length > 0 && streaks.map(streakView);
}

function streakView({ section, count, fromFirstRecord }: Streak): ViewGroup {
  return {
    name: cellFigure(section.name),
    county: cellFigure(section.county),
    months: derivedFigure(count),
    orMore: fromFirstRecord,
  };
}

/** What is left to do; `false` when no section misses its target this month or over the year. */
export function remainingView({ findings }: Content): View {
  const { remaining } = findings.periods;
  const pressed = remaining.filter(({ cumulativeMisses, monthMisses }) => cumulativeMisses || monthMisses);
  const toCome = pressed.filter(({ remaining: months }) => months.length > 0);
  const isIn = (states: readonly RemainingItem['state'][]) => (entry: Remaining) =>
    entry.items.some(({ state }) => states.includes(state));
  const rows = toCome.filter(isIn(['bounded', 'out-of-reach']));
  if (rows.length === 0) return false;
  const outOfReach = rows.filter(isIn(['out-of-reach']));
  const reachable = rows.filter((entry) => !outOfReach.includes(entry));
  const monthsLeft = Math.max(...rows.map(({ remaining: months }) => months.length));
  return {
    monthsLeft: countFigure(
      rows.map(({ section }) => section.targetClass.source),
      counting('断面水质', '本年剩余月份'),
      monthsLeft,
    ),
    sections: countFigure(
      reachable.map(({ section }) => section.name.source),
      counting('断面水质', '需在剩余月份控制浓度的断面（点位）'),
    ),
    outOfReach: outOfReach.map(outOfReachView),
  };
}

function outOfReachView({ section, items }: Remaining): ViewGroup {
  return {
    name: cellFigure(section.name),
    county: cellFigure(section.county),
    items: items
      .filter(({ state }) => state === 'out-of-reach')
      .map((item): Figure => {
        const { sources, rule } = remainingFigure(item);
        return figure(item.item, item.item, sources, rule);
      }),
  };
}

/** The largest additions along the rivers, each river and item with its reach. */
export function reachesView({ findings }: Content): View {
  const additions = findings.periods.rivers
    .flatMap(({ additions }) => additions)
    .sort((a, b) => Number(b.ofLimit.value) - Number(a.ofLimit.value));
  return additions.length > 0 && { largest: additions.slice(0, NAMED_REACHES).map(reachView) };
}

function reachView({ item, unit, upstream, downstream, county, from, to, change }: ReachChange): ViewGroup {
  const amount = (text: string): Figure => figure(text, text, change.sources, change.rule);
  return {
    item: figure(item, item, change.sources.slice(0, 1)),
    water: cellFigure(downstream.water),
    upstream: cellFigure(upstream.name),
    downstream: cellFigure(downstream.name),
    county: cellFigure(county),
    from: amount(from),
    to: { ...amount(to), text: `${to} ${unit}`, unit },
    fell: change.value.startsWith('-'),
  };
}
