// What a river takes up or sheds between neighbouring sections in flow order, item by item.

import type { Month } from '../../model/calendar.ts';
import type { Amounts, ReachChange, River, SkippedSection } from '../../model/period-findings.ts';
import type { Problem } from '../../model/problem.ts';
import type { Section } from '../../model/records.ts';
import type { Derived, Rule, Source } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';
import { itemsOf, NO_VALUE, type PreparedItem } from '../classes/item.ts';
import { sourcesOf } from '../classes/sample.ts';
import { inService } from '../classes/sections.ts';
import {
  compareDecimals,
  compareRatios,
  type Exact,
  parseDecimal,
  powerOfTen,
  type Ratio,
  ratioOf,
  roundHalfEven,
  roundRatio,
  writeDecimal,
} from '../numbers/rounding.ts';
import { flowOrderMissing } from './period-problems.ts';
import { reasonOf } from './periods.ts';

/** One section in a month or over several; without a verdict it was not read. */
export interface ReachPoint {
  readonly section: Section;
  readonly amounts: Amounts;
  readonly verdict?: ClassVerdict | undefined;
}

/** A point with its place along the river. */
interface Placed extends ReachPoint {
  readonly order: Exact;
}

/** A change with what it is sorted by: its size as part of the limit. */
interface Sized {
  readonly change: ReachChange;
  readonly size: Ratio;
}

/**
 * The rivers on which at least two sections in service are in order, each from section to section; lakes
 * have no flow order. Concentrations are compared as assessed. A section without a value of an item is
 * skipped and named; two values below detection tell no change.
 */
export function riversOf(
  points: readonly ReachPoint[],
  period: Month,
  standard: SurfaceWaterStandard,
): readonly River[] {
  return watersOf(points, period).flatMap(({ water, members }) => {
    const { placed, leftOut } = place(members);
    if (placed.length < 2) return [];
    const items = itemsOf(standard, 'river').filter(({ limits }) => limits.direction !== 'range');
    const sized = items.flatMap((item) => changesOf(item, placed, standard.name));
    // Down the river; Array.sort is stable, so that items keep the standard's order.
    const at = new Map(placed.map(({ section }, index) => [section, index]));
    const inOrder = sized.sort((a, b) => at.get(a.change.downstream)! - at.get(b.change.downstream)!);
    return {
      water,
      sections: placed.map(({ section }) => section),
      changes: inOrder.map(({ change }) => change),
      additions: inOrder
        .filter(({ change }) => change.worsens)
        .sort((a, b) => compareRatios(b.size, a.size))
        .map(({ change }) => change),
      leftOut,
    };
  });
}

/** Sections without a flow order on a river on which others have one. */
export function flowOrderProblems(sections: readonly Section[], period: Month): readonly Problem[] {
  const points = sections.map((section) => ({ section, amounts: {} }));
  return watersOf(points, period)
    .flatMap(({ members }) => members)
    .filter(({ section }) => section.flowOrder === undefined)
    .map(({ section }) => flowOrderMissing(section));
}

/** River sections in service by water, in the order of the first of each; waters without any order left out. */
function watersOf(points: readonly ReachPoint[], period: Month) {
  const waters = new Map<string, ReachPoint[]>();
  for (const point of points) {
    const { section } = point;
    if (section.waterBody.value !== 'river' || !inService(section, period)) continue;
    const members = waters.get(section.water.value);
    if (members === undefined) waters.set(section.water.value, [point]);
    else members.push(point);
  }
  return [...waters]
    .map(([water, members]) => ({ water, members }))
    .filter(({ members }) => members.some(({ section }) => section.flowOrder !== undefined));
}

/** Sections by their flow order; those without one, or with the same as another, are left out. */
function place(members: readonly ReachPoint[]): {
  readonly placed: readonly Placed[];
  readonly leftOut: readonly SkippedSection[];
} {
  const ordered = members.map((point) => ({
    point,
    order: parseDecimal(point.section.flowOrder?.value ?? ''),
  }));
  const placed: Placed[] = [];
  const leftOut: SkippedSection[] = [];
  for (const { point, order } of ordered) {
    const { section } = point;
    if (order === null) {
      leftOut.push({ section, reason: '没有流向序号' });
      continue;
    }
    const same = ordered.find(
      (other) => other.point !== point && other.order !== null && compareDecimals(other.order, order) === 0,
    )?.point.section;
    if (same === undefined) placed.push({ ...point, order });
    else leftOut.push({ section, reason: `流向序号与“${same.name.value}”相同` });
  }
  return { placed: placed.sort((a, b) => compareDecimals(a.order, b.order)), leftOut };
}

/** The value of an item at a section, as assessed. */
interface Valued {
  readonly point: ReachPoint;
  readonly value: Exact;
}

function changesOf(item: PreparedItem, placed: readonly Placed[], standard: string): readonly Sized[] {
  const { item: name, decimals } = item.limits;
  const changes: Sized[] = [];
  let upstream: Valued | undefined;
  let skipped: SkippedSection[] = [];
  for (const point of placed) {
    const compared = point.verdict?.items.find((judged) => judged.item === name)?.compared;
    if (compared === undefined) {
      const missing = point.verdict?.missing.find((entry) => entry.item === name)?.reason;
      const reason = missing ?? (point.verdict === undefined ? reasonOf(undefined) : NO_VALUE);
      skipped.push({ section: point.section, reason });
      continue;
    }
    const downstream = { point, value: roundHalfEven(parseDecimal(compared)!, decimals) };
    if (upstream !== undefined && !(isBelow(upstream.point, name) && isBelow(point, name))) {
      changes.push(changeBetween(upstream, downstream, item, standard, skipped));
    }
    upstream = downstream;
    skipped = [];
  }
  return changes;
}

function isBelow({ amounts }: ReachPoint, item: string): boolean {
  return amounts[item]?.value.kind === 'below';
}

function changeBetween(
  upstream: Valued,
  downstream: Valued,
  { limits, bounds }: PreparedItem,
  standard: string,
  skipped: readonly SkippedSection[],
): Sized {
  const { item, unit, direction } = limits;
  const [from, to] = [writeDecimal(upstream.value), writeDecimal(downstream.value)];
  const order = compareDecimals(downstream.value, upstream.value);
  const difference = differenceOf(upstream.value, downstream.value);
  const written = writeDecimal(difference);
  const sign = order < 0 ? '-' : '';
  const target = Math.min(downstream.point.section.targetClass.value, 5) as WaterClass;
  const bound = bounds[target - 1]!;
  const limit = limits.limits[target - 1]!;
  const size = ratioOf(difference, (direction === 'max' ? bound.high : bound.low)!);
  const sources: readonly Source[] = [upstream, downstream].flatMap(({ point }) =>
    sourcesOf(point.amounts[item]!),
  );
  const rule = (statement: string): Rule => ({ standard, clause: limits.clause, statement });
  const percent: Derived<string> | null =
    upstream.value.units === 0n
      ? null
      : {
          value: `${sign}${writePercent(ratioOf(difference, upstream.value))}`,
          sources,
          rule: rule(`${item}：（${to}−${from}）÷${from}`),
        };
  const ofLimit = writePercent(size);
  return {
    size,
    change: {
      item,
      unit,
      upstream: upstream.point.section,
      downstream: downstream.point.section,
      county: downstream.point.section.county,
      from,
      to,
      change: { value: `${sign}${written}`, sources, rule: rule(`${item}：${to}−${from}`) },
      ...(percent === null ? {} : { percent }),
      worsens: direction === 'max' ? order > 0 : order < 0,
      ofLimit: {
        value: ofLimit,
        sources: [...sources, limit.source],
        rule: rule(`${written}÷${limit.value}（${classNumeral(target)}类限值）＝${ofLimit}%`),
      },
      skipped,
    },
  };
}

/** |a − b|. */
function differenceOf(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  const units = a.units * powerOfTen(places - a.places) - b.units * powerOfTen(places - b.places);
  return { units: units < 0n ? -units : units, places };
}

function writePercent({ numerator, denominator }: Ratio): string {
  return writeDecimal(roundRatio({ numerator: numerator * 100n, denominator }, 1));
}
