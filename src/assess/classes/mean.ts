// Means item by item: of a month's readings by way of its days, and of months or sections. Sums are exact and
// a mean is rounded once, far below any decimal that is assessed.

import type { Reading } from '../../model/records.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { activityOf, phOf } from '../numbers/hydrogen.ts';
import {
  type Exact,
  parseDecimal,
  powerOfTen,
  type Ratio,
  roundRatio,
  writeDecimal,
} from '../numbers/rounding.ts';
import { type ComparisonPolicy, countedBelow } from './item.ts';
import { type SampleAmount, sourcesOf } from './sample.ts';

/** Averaged as hydrogen-ion activity, not as the number itself. */
const HYDROGEN_ITEM: ItemName = 'pH值';

// A mean of monthly thirds is a whole number again only if the months keep more places than their mean.
const READING_PLACES = 30;
const KEPT_PLACES = 20;

/** Amounts by item: a sample, or the means of some. */
export type Means = Readonly<Record<ItemName, SampleAmount>>;

/**
 * Means of the readings of one section and month (or sampling round): several of one day first to the mean
 * of that day, then the mean of the days; a reading without a day stands for a day of its own. Averaged as
 * `meanAmounts` says.
 */
export function meanOfReadings(
  readings: readonly Pick<Reading, 'amounts' | 'day'>[],
  policy: ComparisonPolicy,
): Means {
  if (readings.length === 1) return readings[0]!.amounts;
  const days = new Map<string | number, Means[]>();
  for (const [index, { amounts, day }] of readings.entries()) {
    const key = day?.value ?? index;
    const samples = days.get(key);
    if (samples === undefined) days.set(key, [amounts]);
    else samples.push(amounts);
  }
  return meansOf([...days.values()], policy, READING_PLACES);
}

/**
 * Means of samples of equal weight, such as months or sections: arithmetic, not weighted by flow, with
 * amounts below detection counted as the policy says, by default as half the limit; pH as −log10 of the
 * mean of 10^−pH (环办监测函〔2020〕82号). Missing amounts are left out. A single usable amount passes
 * unchanged; amounts that all lie below detection stay below detection, at the mean of their limits.
 */
export function meanAmounts(samples: readonly Means[], policy: ComparisonPolicy): Means {
  return samples.length === 1 ? samples[0]! : meansOf([samples], policy, KEPT_PLACES);
}

/** Mean of the amounts of one item, as `meanAmounts` averages; `amounts` holds at least one. */
export function meanAmount(
  item: ItemName,
  amounts: readonly SampleAmount[],
  policy: ComparisonPolicy,
): SampleAmount {
  return meanOfGroups(item, [amounts], policy, KEPT_PLACES);
}

/** What an amount counts as in a mean; `null` for one that is missing or cannot be a measurement. */
export function countedValue(amount: Amount, policy: ComparisonPolicy): Exact | null {
  const value = writtenValue(amount);
  return value !== null && amount.kind === 'below' ? countedBelow(value, policy) : value;
}

/** The number or detection limit as written. */
function writtenValue(amount: Amount): Exact | null {
  if (amount.kind === 'missing') return null;
  const value = parseDecimal(amount.kind === 'measured' ? amount.value : amount.limit);
  return value === null || value.units < 0n ? null : value;
}

function meansOf(groups: readonly (readonly Means[])[], policy: ComparisonPolicy, places: number): Means {
  const items = new Set(groups.flatMap((group) => group.flatMap((sample) => Object.keys(sample))));
  return Object.fromEntries(
    [...items].map((item) => {
      const amounts = groups.map((group) => group.flatMap((sample) => sample[item] ?? []));
      return [item, meanOfGroups(item, amounts, policy, places)];
    }),
  );
}

/** Mean of the means of groups, of which at least one holds an amount. */
function meanOfGroups(
  item: ItemName,
  groups: readonly (readonly SampleAmount[])[],
  policy: ComparisonPolicy,
  places: number,
): SampleAmount {
  const usable = groups
    .map((group) =>
      group.flatMap((amount) => {
        const written = writtenValue(amount.value);
        return written === null ? [] : { amount, written };
      }),
    )
    .filter((group) => group.length > 0);
  const amounts = usable.flat();
  if (amounts.length < 2) return amounts[0]?.amount ?? groups.flat()[0]!;
  const sources = amounts.flatMap(({ amount }) => sourcesOf(amount));
  const allBelow = amounts.every(({ amount }) => amount.value.kind === 'below');
  // What the mean of the limits counts as is the mean of what each counts as.
  const values = usable.map((group) =>
    group.map(({ amount, written }) =>
      amount.value.kind === 'below' && !allBelow ? countedBelow(written, policy) : written,
    ),
  );
  const mean =
    item === HYDROGEN_ITEM
      ? phOf(whole(meanOver(values, activity)), places)
      : roundRatio(arithmetic(values), places);
  const text = writeTrimmed(mean);
  return { value: allBelow ? { kind: 'below', limit: text } : { kind: 'measured', value: text }, sources };
}

type Groups = readonly (readonly Exact[])[];

function arithmetic(groups: Groups): Ratio {
  const places = Math.max(...groups.flat().map((value) => value.places));
  const { numerator, denominator } = meanOver(
    groups,
    (value) => value.units * powerOfTen(places - value.places),
  );
  return { numerator, denominator: denominator * powerOfTen(places) };
}

function activity(ph: Exact): bigint {
  return activityOf(writeDecimal(ph));
}

function whole({ numerator, denominator }: Ratio): bigint {
  return numerator / denominator;
}

/** The mean of the groups' means of what is counted for each value. */
function meanOver(groups: Groups, countOf: (value: Exact) => bigint): Ratio {
  const common = groups.reduce((product, { length }) => product * BigInt(length), 1n);
  const numerator = groups.reduce((total, group) => {
    const sum = group.reduce((subtotal, value) => subtotal + countOf(value), 0n);
    return total + sum * (common / BigInt(group.length));
  }, 0n);
  return { numerator, denominator: common * BigInt(groups.length) };
}

/** A number that is not negative without needless zeros. */
export function writeTrimmed(value: Exact): string {
  const text = writeDecimal(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
