// Two periods over the sections that have a class in both, and one period against the targets; who is kept out
// of the denominators, and why.

import { Decimal } from 'decimal.js';
import type { Span } from '../../model/calendar.ts';
import { type Month, writeMonth, writeSpan } from '../../model/calendar.ts';
import type {
  Attainment,
  ComparedList,
  ComparedSection,
  ComparedShare,
  Comparison,
  LeftOut,
} from '../../model/period-findings.ts';
import type { Section } from '../../model/records.ts';
import type { Derived, Source } from '../../model/source.ts';
import type { ClassWord } from '../../model/standard.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import { classChange } from '../classes/change.ts';
import { METHOD_22 } from '../classes/clause.ts';
import { rowsOf, shareOf } from '../classes/shares.ts';
import { reasonOf } from './periods.ts';

const SHARES = { standard: METHOD_22, clause: '断面水质类别比例' } as const;
const CHANGES = { standard: METHOD_22, clause: '断面水质变化' } as const;
const TARGETS = { standard: 'GB 3838-2002', clause: '5.1' } as const;

/** One section in the two periods of a comparison; a verdict is absent where it was not read. */
export interface Pair {
  readonly section: Section;
  readonly earlier: ClassVerdict | undefined;
  readonly later: ClassVerdict | undefined;
  /** First month on record with a reading. */
  readonly firstRead: Month | undefined;
}

/** A comparable section with the cells it is counted from. */
interface Member extends ComparedSection {
  readonly rowsThen: readonly Source[];
  readonly rowsNow: readonly Source[];
}

type Clause = typeof SHARES | typeof CHANGES | typeof TARGETS;

/**
 * Compares two periods over the sections that have a class in both. Sections first seen or retired in between,
 * or without a class in one of them, stay out of every denominator and are named; those in service in neither
 * are no part of it. Without readings in one of
 * the periods, or without a comparable section, there is no comparison.
 */
export function comparePeriods(
  pairs: readonly Pair[],
  earlier: Span,
  later: Span,
  words: readonly ClassWord[],
): Comparison {
  const unread = pairs.every((pair) => pair.earlier === undefined)
    ? earlier
    : pairs.every((pair) => pair.later === undefined)
      ? later
      : null;
  if (unread !== null) return absent(`${writeSpan(unread)}没有监测数据`);
  const leftOut: LeftOut[] = [];
  const members: Member[] = [];
  for (const pair of pairs) {
    if (isOutside(pair.section, earlier.from, later.to)) continue;
    const out = keptOut(pair, earlier, later);
    if (out === null) members.push(memberOf(pair, words));
    else leftOut.push(out);
  }
  const [then, now] = [writeSpan(earlier), writeSpan(later)];
  if (members.length === 0) return absent(`没有在${then}和${now}都有评价结果的断面`);
  const all = `${now}与${then}都有评价结果的断面${members.length}个`;
  const list = (isIn: (member: Member) => boolean, word: string, clause: Clause): ComparedList => {
    const found = members.filter(isIn);
    const sources = found.flatMap((member) => [
      ...(clause === TARGETS ? [member.section.targetClass.source] : []),
      ...member.rowsThen,
      ...member.rowsNow,
    ]);
    const rule = { ...clause, statement: `${all}，其中${word}${found.length}个` };
    return { count: { value: found.length, sources, rule }, sections: found.map(compared) };
  };
  const share = (isThen: (member: Member) => boolean, isNow: (member: Member) => boolean, word: string) =>
    comparedShare(members, [then, now], { isThen, isNow, word });
  return {
    kind: 'compared',
    earlier,
    later,
    comparable: {
      value: members.length,
      sources: members.flatMap(({ rowsThen, rowsNow }) => [...rowsThen, ...rowsNow]),
      rule: { ...SHARES, statement: all },
    },
    improved: list(({ change }) => change.direction === 'better', '好转', CHANGES),
    worsened: list(({ change }) => change.direction === 'worse', '变差', CHANGES),
    unchanged: list(({ change }) => change.direction === 'same', '无明显变化', CHANGES),
    newlyFailing: list((member) => member.metTarget && !member.meetsTarget, '由达标变为未达标', TARGETS),
    newlyMeeting: list((member) => !member.metTarget && member.meetsTarget, '由未达标变为达标', TARGETS),
    good: share(
      (member) => member.earlier <= 3,
      (member) => member.later <= 3,
      'Ⅰ～Ⅲ类',
    ),
    worst: share(
      (member) => member.earlier === 6,
      (member) => member.later === 6,
      '劣Ⅴ类',
    ),
    met: share(
      (member) => member.metTarget,
      (member) => member.meetsTarget,
      '达到水质目标',
    ),
    leftOut,
  };

  function absent(reason: string): Comparison {
    return { kind: 'absent', earlier, later, reason };
  }
}

function comparedShare(
  members: readonly Member[],
  [then, now]: readonly [string, string],
  {
    isThen,
    isNow,
    word,
  }: {
    readonly isThen: (member: Member) => boolean;
    readonly isNow: (member: Member) => boolean;
    readonly word: string;
  },
): ComparedShare {
  const share = (label: string, rows: 'rowsThen' | 'rowsNow', isIn: (member: Member) => boolean) =>
    shareOf(
      members.filter(isIn).map((member) => member[rows]),
      members.map((member) => member[rows]),
      (count, total) => `可比的${total}个断面中${label}${word}${count}个`,
      SHARES,
    );
  const earlier = share(then, 'rowsThen', isThen);
  const later = share(now, 'rowsNow', isNow);
  return { earlier, later, points: pointsBetween(earlier.share, later.share, [then, now]) };
}

/** Taken between the shares as printed, so that the page agrees with itself. */
function pointsBetween(
  earlier: Derived<string>,
  later: Derived<string>,
  [then, now]: readonly [string, string],
): Derived<string> {
  return {
    value: new Decimal(later.value).minus(earlier.value).toFixed(1),
    sources: [...earlier.sources, ...later.sources],
    rule: {
      ...SHARES,
      statement: `${now}${later.value}%，${then}${earlier.value}%，以印出的比例相减，以百分点计`,
    },
  };
}

/** One period's classes against the targets; sections without a class, or retired within it, are named. */
export function attainmentOf(
  entries: readonly { readonly section: Section; readonly verdict: ClassVerdict | undefined }[],
  span: Span,
): Attainment {
  const leftOut: LeftOut[] = [];
  const judged: { readonly section: Section; readonly verdict: ClassVerdict }[] = [];
  for (const { section, verdict } of entries) {
    if (isOutside(section, span.from, span.to)) continue;
    const out = retiredBy(section, span) ?? withoutClass(section, [[verdict, span]]);
    if (out !== null) leftOut.push(out);
    else judged.push({ section, verdict: verdict! });
  }
  const cells = ({ section, verdict }: (typeof judged)[number]) => [
    section.targetClass.source,
    ...rowsOf(verdict),
  ];
  const failing = judged.filter(({ section, verdict }) => verdict.waterClass! > section.targetClass.value);
  const meeting = judged.filter((entry) => !failing.includes(entry));
  const share = (members: typeof judged, word: string) =>
    shareOf(
      members.map(cells),
      judged.map(cells),
      (count, total) => `${writeSpan(span)}${total}个有评价结果的断面中${count}个${word}水质目标`,
      TARGETS,
    );
  return {
    span,
    judged: {
      value: judged.length,
      sources: judged.flatMap(({ verdict }) => rowsOf(verdict)),
      rule: { ...TARGETS, statement: `${writeSpan(span)}有评价结果的断面${judged.length}个` },
    },
    met: share(meeting, '达到'),
    notMet: share(failing, '未达到'),
    failing,
    leftOut,
  };
}

function memberOf({ section, earlier, later }: Pair, words: readonly ClassWord[]): Member {
  const [then, now, target] = [earlier!.waterClass!, later!.waterClass!, section.targetClass.value];
  return {
    section,
    earlier: then,
    later: now,
    change: classChange(then, now, words),
    metTarget: then <= target,
    meetsTarget: now <= target,
    rowsThen: rowsOf(earlier!),
    rowsNow: rowsOf(later!),
  };
}

function compared({ rowsThen: _, rowsNow: __, ...section }: Member): ComparedSection {
  return section;
}

/** Why a section is not comparable; `null` for one that is. */
function keptOut(pair: Pair, earlier: Span, later: Span): LeftOut | null {
  const { section, firstRead } = pair;
  const { since } = section;
  const retired = retiredBy(section, later);
  if (retired !== null) return retired;
  if (since !== undefined && since.value > earlier.to) {
    return out(section, 'first-seen', `${writeMonth(since.value)}起监测`, [since.source]);
  }
  if (since === undefined && firstRead !== undefined && firstRead > earlier.to) {
    return out(section, 'first-seen', `${writeMonth(firstRead)}首次有监测数据`, readRows(pair));
  }
  return withoutClass(section, [
    [pair.earlier, earlier],
    [pair.later, later],
  ]);
}

/** Retired before the months or begun after them: it is no part of them, and nothing is to be said of it. */
function isOutside({ since, retired }: Section, from: Month, to: Month): boolean {
  return (retired !== undefined && retired.value <= from) || (since !== undefined && since.value > to);
}

/** A section that was retired by the end of a period. */
function retiredBy(section: Section, { to }: Span): LeftOut | null {
  const { retired } = section;
  return retired !== undefined && retired.value <= to
    ? out(section, 'retired', `${writeMonth(retired.value)}起停用`, [retired.source])
    : null;
}

function withoutClass(
  section: Section,
  periods: readonly (readonly [ClassVerdict | undefined, Span])[],
): LeftOut | null {
  const unclassed = periods.filter(([verdict]) => verdict === undefined || verdict.waterClass === null);
  if (unclassed.length === 0) return null;
  const reasons = unclassed.map(([verdict, span]) => `${writeSpan(span)}${reasonOf(verdict)}`);
  const rows = unclassed.flatMap(([verdict]) => (verdict === undefined ? [] : rowsOf(verdict)));
  return out(section, 'not-monitored', reasons.join('；'), rows);
}

function readRows({ later }: Pair): readonly Source[] {
  return later === undefined ? [] : rowsOf(later);
}

function out(section: Section, why: LeftOut['why'], reason: string, sources: readonly Source[]): LeftOut {
  return { section, why, reason, sources: [section.name.source, ...sources] };
}
