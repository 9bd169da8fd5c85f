// Rivers, lakes, basins, counties and the city as wholes: their words and main pollutants
// (环办〔2011〕22号 二（一）2、3 and 二（二）1).

import { Decimal } from 'decimal.js';
import type { Month } from '../../model/calendar.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Derived } from '../../model/source.ts';
import type { Limit, ShareWord, Standards } from '../../model/standard.ts';
import type { ClassSummary } from '../../model/verdicts.ts';
import type { WaterBody, WaterClass } from '../../model/water.ts';
import type { PollutantRate, WaterFinding } from '../../model/water-findings.ts';
import { METHOD_22, ruleOf } from '../classes/clause.ts';
import { itemsOf } from '../classes/item.ts';
import { boundOf } from '../classes/limit.ts';
import { meanAmounts } from '../classes/mean.ts';
import { judgeSample } from '../classes/sample.ts';
import type { SectionSeries } from '../classes/series.ts';
import { summaryOf } from '../classes/shares.ts';
import { compareDecimals } from '../numbers/rounding.ts';
import { groupsOf, type WaterGroup, type WaterMember, waterBodyOf } from './water-groups.ts';
import { writeMeanStatement, writeShareStatement } from './water-statement.ts';

/** From so many sections on a water is judged by shares (5个含5个以上). */
const SHARES_FROM = 5;
/** How many main pollutants are named. */
const MAIN_POLLUTANTS = 3;
/** Main pollutants are items worse than this class, and their multiples are of its limit. */
const POLLUTANT_BASE: WaterClass = 3;

export interface WaterInput {
  readonly month: Month;
  readonly series: readonly SectionSeries[];
  readonly standards: Standards;
  readonly policy: AssessmentPolicy;
}

type Answer = Pick<WaterFinding, 'judgement' | 'word'>;

/**
 * Every water with readings in the month: the city, then basins, then rivers and lakes, then counties,
 * each level in register order. With five sections that have a class or more the word follows from the
 * shares of the classes; with fewer, and for a single lake always, from the means of the items over all
 * its sections, judged as one section. Fewer than five of rivers and lakes together are judged in parts.
 */
export function watersOf(input: WaterInput): readonly WaterFinding[] {
  const members = input.series.flatMap(({ section, months }) => {
    const now = months.get(input.month);
    return now === undefined ? [] : [{ section, ...now }];
  });
  return groupsOf(members).map((group) => waterOf(group, input));
}

function waterOf(group: WaterGroup, input: WaterInput): WaterFinding {
  const { level, name, members } = group;
  const waterBody = waterBodyOf(members);
  const sections = members.map(({ section, verdict }) => ({ section, verdict }));
  const summary = summaryOf(
    input.month,
    sections.map(({ verdict }) => verdict),
  );
  const isOneLake = level === 'water' && waterBody === 'lake';
  const answer =
    summary.classed.value >= SHARES_FROM && !isOneLake
      ? byShares(members, summary, input.standards)
      : waterBody === 'mixed'
        ? inParts(group, input)
        : byMean(members, waterBody, isOneLake, input);
  return { level, name, waterBody, month: input.month, sections, summary, ...answer };
}

function inParts(group: WaterGroup, input: WaterInput): Answer {
  const kinds: readonly WaterBody[] = ['river', 'lake'];
  const parts = kinds.map((kind) => {
    const members = group.members.filter(({ section }) => section.waterBody.value === kind);
    return waterOf({ ...group, members }, input);
  });
  return { judgement: { kind: 'parts', parts } };
}

function byMean(
  members: readonly WaterMember[],
  waterBody: WaterBody,
  isOneLake: boolean,
  { standards, policy }: WaterInput,
): Answer {
  const samples = members.map(({ amounts }) => amounts);
  const means = meanAmounts(samples, policy);
  const judged = judgeSample(means, waterBody, standards.surfaceWater, policy, POLLUTANT_BASE);
  const statement = writeMeanStatement({
    verdict: judged,
    samples,
    isOneLake,
    items: itemsOf(standards.surfaceWater, waterBody).map(({ limits }) => limits),
    policy,
  });
  const verdict = { ...judged, rows: members.flatMap((member) => member.verdict.rows ?? []), statement };
  const judgement = { kind: 'mean', waterBody, verdict } as const;
  const named = standards.classWords.find(({ waterClass }) => waterClass === verdict.waterClass);
  if (named === undefined) return { judgement };
  const rule = ruleOf(named.clause, `${statement}，${named.word}`);
  return { judgement, word: { value: named.word, sources: verdict.sources, rule } };
}

function byShares(members: readonly WaterMember[], summary: ClassSummary, standards: Standards): Answer {
  const word = wordByShares(summary, standards.shareWords);
  return {
    judgement: { kind: 'shares', mainPollutants: pollutantsOf(members, summary, standards) },
    ...(word === undefined ? {} : { word }),
  };
}

/** The row of 22号 表2 that the exact shares fall into. */
function wordByShares(summary: ClassSummary, rows: readonly ShareWord[]): Derived<string> | undefined {
  const total = summary.classed.value;
  const good = summary.good.count.value;
  const worst = summary.worst.count.value;
  const row = rows.find(
    ({ goodFrom, goodBelow, worstFrom, worstBelow }) =>
      (goodFrom === undefined || againstPercent(good, total, goodFrom) >= 0) &&
      (goodBelow === undefined || againstPercent(good, total, goodBelow) < 0) &&
      (worstFrom === undefined || againstPercent(worst, total, worstFrom) >= 0) &&
      (worstBelow === undefined || againstPercent(worst, total, worstBelow) < 0),
  );
  if (row === undefined) return undefined;
  const limits = [row.goodFrom, row.goodBelow, row.worstFrom, row.worstBelow];
  return {
    value: row.word,
    sources: [
      ...summary.classed.sources,
      ...limits.flatMap((limit) => (limit === undefined ? [] : [limit.source])),
    ],
    rule: ruleOf(row.clause, writeShareStatement(summary, row)),
  };
}

/** The sign of `count` ÷ `total` less a limit in percent. */
function againstPercent(count: number, total: number, limit: Limit): number {
  const { units, places } = boundOf('max', limit.value).high!;
  return compareDecimals(
    { units: BigInt(count) * 100n, places: 0 },
    { units: units * BigInt(total), places },
  );
}

/**
 * 主要污染指标 by 断面超标率: sections worse than Ⅲ for the item ÷ all sections with a class. Equal rates go by
 * the worst class of the item, then in the order of the standard.
 */
function pollutantsOf(
  members: readonly WaterMember[],
  summary: ClassSummary,
  { surfaceWater }: Standards,
): readonly PollutantRate[] {
  const order = [...itemsOf(surfaceWater, 'river'), ...itemsOf(surfaceWater, 'lake')].map(
    ({ limits }) => limits.item,
  );
  const over = members
    .filter(({ verdict }) => verdict.waterClass !== null)
    .flatMap(({ verdict }) => verdict.items.filter(({ waterClass }) => waterClass > POLLUTANT_BASE));
  return [...new Set(over.map(({ item }) => item))]
    .map((item) => {
      const verdicts = over.filter((verdict) => verdict.item === item);
      return { item, verdicts, worst: Math.max(...verdicts.map(({ waterClass }) => waterClass)) };
    })
    .sort(
      (a, b) =>
        b.verdicts.length - a.verdicts.length ||
        b.worst - a.worst ||
        order.indexOf(a.item) - order.indexOf(b.item),
    )
    .slice(0, MAIN_POLLUTANTS)
    .map(({ item, verdicts }) => {
      const [count, total] = [verdicts.length, summary.classed.value];
      const statement = `${total}个有评价结果的断面中${count}个${item}劣于Ⅲ类`;
      const clause = { standard: METHOD_22, clause: '主要污染指标的确定' };
      const rate = new Decimal(count).times(100).dividedBy(total).toFixed(1, Decimal.ROUND_HALF_EVEN);
      return {
        item,
        count: {
          value: count,
          sources: verdicts.flatMap(({ sources }) => sources),
          rule: { ...clause, statement },
        },
        rate: {
          value: rate,
          sources: summary.classed.sources,
          rule: { ...clause, statement: `${statement}，断面超标率${count}÷${total}＝${rate}%` },
        },
      };
    });
}
