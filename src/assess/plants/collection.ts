// 生活污水集中收集率: how much of the BOD5 that people produce reaches a plant, by county and for the city.

import type { Month } from '../../model/calendar.ts';
import type { CollectionFinding, CountyCollection } from '../../model/plant-findings.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { CollectionMonth } from '../../model/records.ts';
import {
  addUp,
  countOf,
  derived,
  type Quantity,
  quantity,
  type RuleName,
  shareOf,
} from '../numbers/counting.ts';
import { hundredthOf, percentOf, quantityOf, times, wholeNumber, writeExact } from '../numbers/quantities.ts';
import { compareRatios, type Exact, ratioOf } from '../numbers/rounding.ts';
import { daysOf, isOver, lineOf, type PlantLines } from './plant-load.ts';
import { collectionOverAll, collectionUnjudged } from './plant-problems.ts';

const RULE: RuleName = { standard: '城镇污水处理提质增效三年行动方案', clause: '城市生活污水集中收集率' };
const WORDS = { part: '收集', whole: '产生', unit: 't' };
const WHOLE: Exact = { units: 100n, places: 0 };

/**
 * The rates of a month: collected ÷ produced. What people produce, where it is not reported, is their
 * number × BOD5 a head and day × the days of the month: 万人 × g ÷ 100 = t. A county that gives neither
 * has no rate and stays out of the city's.
 */
export function judgeCollection(
  collections: readonly CollectionMonth[],
  period: Month,
  lines: PlantLines,
): Noted<CollectionFinding> {
  const problems: Problem[] = [];
  const judged = collections
    .filter(({ month }) => month === period)
    .map((record) => {
      const county = judgeCounty(record, lines);
      if (county.rate === undefined) problems.push(collectionUnjudged(record));
      else if (county.isOverAll) problems.push(collectionOverAll(record, county.rate.value));
      return county;
    });
  const rated = judged.filter(({ rate }) => rate !== undefined);
  const city = shareOf(
    addUp(rated.flatMap(({ record }) => quantity(record.collected))),
    addUp(rated.map(({ amount }) => amount!)),
    RULE,
    { ...WORDS, part: `${rated.length}个县区合计收集`, whole: '合计产生' },
  );
  return {
    value: {
      counties: judged.map(({ amount: _, isOverAll: __, ...county }) => county),
      ...(city && { city }),
      low: countOf(
        rated.filter(({ low }) => low).map(({ record }) => [record.county.source, record.collected.source]),
        RULE,
        '生活污水集中收集率偏低的县区',
      ),
    },
    problems,
  };
}

interface JudgedCounty extends CountyCollection {
  readonly amount?: Quantity;
  readonly isOverAll?: boolean;
}

function judgeCounty(record: CollectionMonth, lines: PlantLines): JudgedCounty {
  const amount = producedBy(record, lines);
  const collected = quantity(record.collected)[0];
  if (amount === null) return { record };
  const { statement, ...made } = amount;
  const produced = derived(writeExact(made.value), [made.sources], RULE, statement);
  const percent = collected && percentOf(collected.value, made.value);
  if (!percent) return { record, produced };
  return {
    record,
    amount: made,
    produced,
    rate: shareOf(collected, made, RULE, WORDS)!,
    low: compareRatios(percent, ratioOf(lineOf(lines, 'collectionRate'), wholeNumber(1))) < 0,
    isOverAll: isOver(percent, WHOLE),
  };
}

function producedBy(
  { produced, population, month }: CollectionMonth,
  lines: PlantLines,
): (Quantity & { readonly statement: string }) | null {
  const reported = quantity(produced)[0];
  if (reported) return { ...reported, statement: `填报的产生量${writeExact(reported.value)}t` };
  const people = quantityOf(population);
  if (people === null) return null;
  const { value: head } = lines.bodPerHead;
  const days = daysOf(month);
  const perHead = times(lineOf(lines, 'bodPerHead'), wholeNumber(days));
  // 1万 people × 1 g is 10⁴ g, or 0.01 t.
  const tonnes = hundredthOf(times(people, perHead));
  return {
    value: tonnes,
    sources: [population!.source, head.source],
    statement: `${population!.value}万人×${head.value}g/（人·d）×${days}天÷100=${writeExact(tonnes)}t`,
  };
}
