// Counties and the whole city ranked by the city water quality index and by its change (环办监测〔2017〕51号).

import { Decimal } from 'decimal.js';
import type { Span } from '../../model/calendar.ts';
import { type Month, monthsBefore, writeMonth, writeSpan } from '../../model/calendar.ts';
import type { PeriodFindings, SectionPeriod } from '../../model/period-findings.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type {
  BottomEntry,
  ChangeRanking,
  IndexRanking,
  NotRanked,
  PeriodRanking,
  RankEntry,
  Ranking,
  RankingOptions,
} from '../../model/ranking-findings.ts';
import type { County, Section } from '../../model/records.ts';
import type { Derived } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { WaterClass } from '../../model/water.ts';
import { inService } from '../classes/sections.ts';
import type { SectionSeries } from '../classes/series.ts';
import { yearBefore, yearTo } from '../periods/periods.ts';
import { unitChange, unitIndex } from './cwqi.ts';
import {
  basisOf,
  type IndexBasis,
  type IndexPeriod,
  type IndexSample,
  indexPeriod,
  monthSamples,
  type TakingSection,
} from './cwqi-basis.ts';

/** The city as one unit. */
const CITY = '全市';
/** Classes that the options ask for: Ⅲ (Jiangsu) and Ⅱ (Ningxia). */
const GOOD_CLASS: WaterClass = 3;
const SETTLED_CLASS: WaterClass = 2;
/** How many sections a reason names before 等. */
const NAMED_SECTIONS = 3;
const SETTLED = '已达到或优于Ⅱ类并达到水质目标，不参加变化排名';
const ALL_GOOD = '全部断面达到或优于Ⅲ类并达到水质目标，不列入后几名';

/** What the rankings of one period under review start from. */
export interface RankingInput {
  readonly period: Month;
  readonly counties: readonly County[];
  readonly series: readonly SectionSeries[];
  readonly periods: Pick<PeriodFindings, 'cumulative' | 'cumulativeLastYear'>;
  readonly standard: SurfaceWaterStandard;
  readonly policy: AssessmentPolicy;
  readonly options: RankingOptions;
}

/**
 * The rankings of the month (changes from the month before and from the same month of last year), then of
 * the year so far (change from the same months of last year), over the sections in service in the period.
 * The order of counties and sections given never changes a rank; units with equal ranks stand by their codes.
 */
export function rankPeriods(input: RankingInput): readonly PeriodRanking[] {
  const { period, series, periods, standard, policy } = input;
  const ofMonth = (month: Month) =>
    indexPeriod(writeMonth(month), monthSamples(series, month), standard, policy);
  const ofYear = (span: Span, sections: readonly SectionPeriod[]) =>
    indexPeriod(writeSpan(span), yearSamples(sections), standard, policy);
  const year = yearTo(period);
  return [
    rankPeriod(input, ofMonth(period), [ofMonth(monthsBefore(period, 1)), ofMonth(monthsBefore(period, 12))]),
    rankPeriod(input, ofYear(year, periods.cumulative), [
      ofYear(yearBefore(year), periods.cumulativeLastYear),
    ]),
  ];
}

function yearSamples(sections: readonly SectionPeriod[]): readonly IndexSample[] {
  return sections.flatMap(({ section, amounts, verdict }) =>
    verdict === undefined ? [] : [{ section, amounts, waterClass: verdict.waterClass }],
  );
}

/** Ranks one period, and its change from each base that has any data. */
export function rankPeriod(
  input: Omit<RankingInput, 'periods'>,
  now: IndexPeriod,
  bases: readonly IndexPeriod[],
): PeriodRanking {
  const counties = [...input.counties].sort(byCode);
  const sections = input.series
    .map(({ section }) => section)
    .filter((section) => inService(section, input.period));
  const context: Context = { ...input, counties, sections };
  return {
    period: now.label,
    index: rankIndexes(context, now),
    changes: bases.filter(({ samples }) => samples.length > 0).map((base) => rankChanges(context, now, base)),
    rules: rulesOf(input.options),
  };
}

interface Context extends Omit<RankingInput, 'periods'> {
  readonly sections: readonly Section[];
}

function byCode(a: County, b: County): number {
  return compareTexts(a.code.value, b.code.value) || compareTexts(a.name.value, b.name.value);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rankIndexes(context: Context, now: IndexPeriod): IndexRanking {
  const { sections, standard, policy } = context;
  const basis = basisOf([now], sections, standard, policy, new Map());
  const outcomes = outcomesOf(context, basis, (unit, taking) =>
    unitIndex(unit, taking, 0, basis.scope, standard),
  );
  return {
    ...basis.scope,
    units: outcomes.units,
    ...(outcomes.city && { city: outcomes.city }),
    ranking: rank(
      outcomes.units.map(({ unit, sections: count, index }) => ({ unit, sections: count, value: index })),
      outcomes.notRanked,
      exemptUnits(context, now),
      context.options.bottom,
    ),
  };
}

function rankChanges(context: Context, now: IndexPeriod, base: IndexPeriod): ChangeRanking {
  const { sections, standard, policy, options } = context;
  const settled = options.keepSettledOutOfChange ? settledSections([now, base]) : new Map();
  const basis = basisOf([now, base], sections, standard, policy, settled);
  const outcomes = outcomesOf(context, basis, (unit, taking) => {
    const later = unitIndex(unit, taking, 0, basis.scope, standard);
    if (typeof later === 'string') return `${now.label}${later}`;
    const earlier = unitIndex(unit, taking, 1, basis.scope, standard);
    if (typeof earlier === 'string') return `${base.label}${earlier}`;
    return unitChange(later, earlier) ?? `${base.label}的指数为0`;
  });
  return {
    base: base.label,
    ...basis.scope,
    units: outcomes.units,
    ...(outcomes.city && { city: outcomes.city }),
    earlier: rankIndexes(context, base).ranking.entries,
    ranking: rank(
      outcomes.units.map(({ unit, now: { sections: count }, change }) => ({
        unit,
        sections: count,
        value: change,
      })),
      outcomes.notRanked,
      exemptUnits(context, now),
      options.bottom,
    ),
  };
}

interface Outcomes<T> {
  readonly units: readonly T[];
  readonly notRanked: readonly NotRanked[];
  readonly city: T | undefined;
}

function outcomesOf<T extends object>(
  { counties, sections }: Context,
  { scope, taking }: IndexBasis,
  outcomeOf: (unit: string, taking: readonly TakingSection[]) => T | string,
): Outcomes<T> {
  const units: T[] = [];
  const notRanked: NotRanked[] = [];
  for (const { name } of counties) {
    const unit = name.value;
    const own = taking.filter(({ section }) => section.county.value === unit);
    const outcome = own.length > 0 ? outcomeOf(unit, own) : whyNone(unit, sections, scope.sectionsLeftOut);
    if (typeof outcome === 'string') notRanked.push({ unit, reason: outcome });
    else units.push(outcome);
  }
  const city = taking.length > 0 ? outcomeOf(CITY, taking) : '';
  return { units, notRanked, city: typeof city === 'string' ? undefined : city };
}

function whyNone(
  unit: string,
  sections: readonly Section[],
  leftOut: IndexBasis['scope']['sectionsLeftOut'],
): string {
  if (!sections.some(({ county }) => county.value === unit)) return '没有监测断面';
  const own = leftOut.filter(({ county }) => county === unit);
  const named = own.slice(0, NAMED_SECTIONS).map(({ section, reason }) => `${section}：${reason}`);
  const rest = own.length > named.length ? `；等${own.length}个断面` : '';
  return `没有断面参加排名：${named.join('；')}${rest}`;
}

// Ningxia: sections that were or are Ⅱ or better and on target have little left to improve.
function settledSections(periods: readonly IndexPeriod[]): ReadonlyMap<string, string> {
  const settled = periods
    .flatMap(({ samples }) => samples)
    .filter((sample) => reaches(sample, SETTLED_CLASS));
  return new Map(settled.map(({ section }) => [section.name.value, SETTLED]));
}

// Jiangsu: a county all of whose sections are good is not shown as one of the last. One without a class is
// not known to be good.
function exemptUnits({ counties, sections, options }: Context, now: IndexPeriod): readonly string[] {
  if (!options.keepGoodOutOfBottom) return [];
  const good = new Set(
    now.samples.filter((sample) => reaches(sample, GOOD_CLASS)).map(({ section }) => section.name.value),
  );
  return counties
    .map(({ name }) => name.value)
    .filter((unit) =>
      sections.filter(({ county }) => county.value === unit).every(({ name }) => good.has(name.value)),
    );
}

function reaches({ section, waterClass }: IndexSample, atLeast: WaterClass): boolean {
  return waterClass !== null && waterClass <= atLeast && waterClass <= section.targetClass.value;
}

interface Candidate {
  readonly unit: string;
  readonly sections: number;
  readonly value: Derived<string>;
}

/**
 * Ranks by value, lowest first; equal printed values share a rank and the next rank counts them all (2个并列
 * 第1, then 第3). From the end likewise, without the exempt units and never with a unit that is first.
 */
function rank(
  candidates: readonly Candidate[],
  notRanked: readonly NotRanked[],
  exempt: readonly string[],
  bottom: number,
): Ranking {
  const compare = (a: Candidate, b: Candidate) => new Decimal(a.value.value).cmp(b.value.value);
  // Array.sort is stable: equal values stay in the order of the codes.
  const sorted = [...candidates].sort(compare);
  const entries = sorted.map((candidate): RankEntry => {
    const better = sorted.filter((other) => compare(other, candidate) < 0).length;
    const sharing = sorted.filter((other) => compare(other, candidate) === 0).length;
    return { ...candidate, rank: better + 1, sharing };
  });
  const listed = entries.filter(({ unit, rank }) => rank > 1 && !exempt.includes(unit));
  const fromEnd = listed.map((entry): BottomEntry => {
    const worse = listed.filter((other) => compare(other, entry) > 0).length;
    return { ...entry, fromEnd: worse + 1 };
  });
  return {
    entries,
    bottom: fromEnd.filter((entry) => entry.fromEnd <= bottom).sort((a, b) => a.fromEnd - b.fromEnd),
    exempt: entries
      .filter(({ unit }) => exempt.includes(unit))
      .map(({ unit }) => ({ unit, reason: ALL_GOOD })),
    notRanked,
  };
}

function rulesOf(options: RankingOptions): readonly string[] {
  return [
    '城市水质指数（CWQI）为各项目指数之和，河流、湖库按断面数加权，数值越小水质越好；按指数从小到大排名。',
    '变化程度（△CWQI）＝（本期指数−基期指数）÷基期指数×100%，负值表示好转，正值表示变差；按变化程度从小到大排名。',
    '各县区用相同的监测项目，变化程度用两期都有数据的断面；指数或变化程度印出的数值相同的，名次并列。',
    ...(options.keepGoodOutOfBottom ? [`县区${ALL_GOOD}。`] : []),
    ...(options.keepSettledOutOfChange ? [`断面本期或基期${SETTLED}。`] : []),
  ];
}
