// Trends over many periods by Spearman's rank correlation (环办〔2011〕22号, 秩相关系数法).

import { Decimal } from 'decimal.js';
import type { Month } from '../../model/calendar.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Derived, Source } from '../../model/source.ts';
import type { CriticalValue, Standards } from '../../model/standard.ts';
import type { ItemTrend, Trend, WaterFinding } from '../../model/water-findings.ts';
import { ruleOf } from '../classes/clause.ts';
import { itemsOf } from '../classes/item.ts';
import { boundOf } from '../classes/limit.ts';
import { countedValue } from '../classes/mean.ts';
import { sourcesOf } from '../classes/sample.ts';
import type { SectionSeries } from '../classes/series.ts';
import { compareRatios, type Ratio, ratioOf } from '../numbers/rounding.ts';

/** Fewer periods say nothing. */
const FEWEST_PERIODS = 5;

/** What a rising value means for the water; absent where it means neither. */
type Rising = Trend['meaning'];

/** A value of one period. */
export interface PeriodValue {
  /** E.g. `2026-06` or `2026`. */
  readonly period: string;
  readonly value: Ratio;
  readonly sources: readonly Source[];
}

export interface TrendInput {
  /** The periods to look at, oldest first. */
  readonly months: readonly Month[];
  readonly series: readonly SectionSeries[];
  readonly standards: Standards;
  readonly policy: AssessmentPolicy;
}

/**
 * The trend of every item of every section that has a value in at least five of the months, sections in
 * register order, items in the standard's. Months without a value are left out and N is the number of the
 * others. Amounts below detection count as the policy says.
 */
export function itemTrendsOf({ months, series, standards, policy }: TrendInput): readonly ItemTrend[] {
  return series.flatMap(({ section, months: known }) =>
    itemsOf(standards.surfaceWater, section.waterBody.value).flatMap(({ limits: { item, direction } }) => {
      const values = months.flatMap((period): PeriodValue[] => {
        const amount = known.get(period)?.amounts[item];
        const value = amount && countedValue(amount.value, policy);
        return value ? [{ period, value: ratioOf(value, ONE), sources: sourcesOf(amount) }] : [];
      });
      const trend = trendOf(values, standards.criticalValues, RISING[direction]);
      return trend === null ? [] : [{ section, item, trend }];
    }),
  );
}

const ONE = { units: 1n, places: 0 };
const RISING: Readonly<Record<'max' | 'min' | 'range', Rising>> = {
  max: 'worse',
  min: 'better',
  range: undefined,
};

/**
 * The trend of a water's share of Ⅰ to Ⅲ (`good`) or of 劣Ⅴ (`worst`), by exact fractions; one finding a
 * period, oldest first. Months without a class are left out.
 */
export function shareTrendOf(
  findings: readonly Pick<WaterFinding, 'month' | 'summary'>[],
  share: 'good' | 'worst',
  criticalValues: readonly CriticalValue[],
): Derived<Trend> | null {
  const values = findings.flatMap(({ month, summary }): PeriodValue[] => {
    const { classed } = summary;
    const numerator = BigInt(summary[share].count.value);
    return classed.value === 0
      ? []
      : [
          {
            period: month,
            value: { numerator, denominator: BigInt(classed.value) },
            sources: classed.sources,
          },
        ];
  });
  return trendOf(values, criticalValues, share === 'good' ? 'better' : 'worse');
}

/**
 * Spearman's rs of values against time, oldest first, and whether |rs| exceeds Wp. Without equal values it is
 * 1 − 6Σd²/(N³−N). Equal values share the mean of their ranks, and rs is then the correlation of the
 * ranks, of which that formula is the case without ties: under the formula itself a value that never
 * changes would have rs 0.5. Wp of an N that the table lacks is that of the next smaller N, which is
 * stricter. `null` with fewer than five values or without a Wp.
 */
export function trendOf(
  values: readonly PeriodValue[],
  criticalValues: readonly CriticalValue[],
  rising: Rising,
): Derived<Trend> | null {
  const periods = values.length;
  const known = criticalValues
    .filter((entry) => entry.periods <= periods)
    .sort((a, b) => b.periods - a.periods);
  const critical = known[0];
  if (periods < FEWEST_PERIODS || critical === undefined) return null;
  const correlation = correlate(values.map(({ value }) => value));
  const isSignificant = exceeds(correlation, critical.value.value);
  const direction = !isSignificant ? 'none' : correlation.product > 0 ? 'up' : 'down';
  const meaning = meaningOf(direction, rising);
  const coefficient = writeCoefficient(correlation);
  return {
    value: {
      direction,
      ...(meaning === undefined ? {} : { meaning }),
      coefficient,
      periods,
      critical: critical.value.value,
    },
    sources: [...values.flatMap(({ sources }) => sources), critical.value.source],
    rule: ruleOf(
      critical.clause,
      `${values[0]!.period}至${values.at(-1)!.period}共${periods}期，${writeDerivation(correlation, periods)}＝${coefficient}；|rs|${isSignificant ? '＞' : '≤'}临界值${critical.value.value}，${DIRECTIONS[direction]}`,
    ),
  };
}

const DIRECTIONS: Readonly<Record<Trend['direction'], string>> = {
  up: '显著上升',
  down: '显著下降',
  none: '变化不显著',
};

function meaningOf(direction: Trend['direction'], rising: Rising): Trend['meaning'] {
  if (direction === 'none' || rising === undefined) return undefined;
  return (direction === 'up') === (rising === 'worse') ? 'worse' : 'better';
}

/** Sums over twice the ranks' distances from the mean rank, so that they are whole: rs = product ÷ √(ranks × times). */
interface Correlation {
  readonly product: number;
  readonly ranks: number;
  readonly times: number;
  /** Σd² of the ranks themselves. */
  readonly squares: number;
  readonly hasTies: boolean;
}

function correlate(values: readonly Ratio[]): Correlation {
  const centre = values.length + 1;
  const ranks = doubledRanks(values);
  const sum = (term: (rank: number, time: number) => number) =>
    ranks.reduce((total, rank, index) => total + term(rank, 2 * (index + 1)), 0);
  return {
    product: sum((rank, time) => (rank - centre) * (time - centre)),
    ranks: sum((rank) => (rank - centre) ** 2),
    times: sum((_, time) => (time - centre) ** 2),
    squares: sum((rank, time) => (rank - time) ** 2) / 4,
    hasTies: new Set(ranks).size < ranks.length,
  };
}

/** Twice the rank of each value, smallest first; equal values share the mean of their ranks. */
function doubledRanks(values: readonly Ratio[]): readonly number[] {
  return values.map((value) => {
    const smaller = values.filter((other) => compareRatios(other, value) < 0).length;
    const equal = values.filter((other) => compareRatios(other, value) === 0).length;
    return 2 * smaller + equal + 1;
  });
}

/** |rs| > Wp, exactly: product² > Wp² × ranks × times. */
function exceeds({ product, ranks, times }: Correlation, critical: string): boolean {
  const { units, places } = boundOf('max', critical).high!;
  return BigInt(product) ** 2n * 100n ** BigInt(places) > units ** 2n * BigInt(ranks) * BigInt(times);
}

function writeCoefficient({ product, ranks, times }: Correlation): string {
  // Values that are all equal have no ranks to correlate.
  if (product === 0) return '0.000';
  const root = new Decimal(ranks).times(times).sqrt();
  return new Decimal(product).dividedBy(root).toFixed(3, Decimal.ROUND_HALF_EVEN);
}

function writeDerivation({ product, ranks, times, squares, hasTies }: Correlation, periods: number): string {
  if (!hasTies) return `Σd²＝${squares}，rs＝1－6×${squares}÷（${periods}³－${periods}）`;
  return `数值有相同的，取平均秩次，rs＝${product / 4}÷√（${ranks / 4}×${times / 4}）`;
}
