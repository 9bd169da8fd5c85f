// The mean of several readings of one section, item by item.

import { Decimal } from 'decimal.js';
import type { Derived, Sourced } from '../model/source.ts';
import type { Amount, ItemName } from '../model/water.ts';
import { parseDecimal } from './rounding.ts';
import type { SampleAmount } from './sample.ts';

/** Averaged as hydrogen-ion activity, not as the number itself. */
const HYDROGEN_ITEM: ItemName = 'pH值';

// Computed with 40 digits and kept with 20, a mean rounds like the exact value would.
const Real: typeof Decimal = Decimal.clone({
  defaults: true,
  precision: 40,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
const KEPT_DIGITS = 20;

type Sample = Readonly<Record<ItemName, Sourced<Amount>>>;

/**
 * Means of the items of several readings (环办监测函〔2020〕82号): arithmetic with half the detection limit
 * for amounts below it; pH as −log10 of the mean of 10^−pH. Missing amounts are left out. A single
 * usable reading passes unchanged; readings that all lie below detection stay below detection, at the
 * mean of their limits (half of which is the mean of the halves).
 */
export function meanAmounts(samples: readonly Sample[]): Readonly<Record<ItemName, SampleAmount>> {
  if (samples.length === 1) return samples[0]!;
  const items = new Set(samples.flatMap((sample) => Object.keys(sample)));
  return Object.fromEntries(
    [...items].map((item) => [
      item,
      meanAmount(
        item,
        samples.flatMap((sample) => sample[item] ?? []),
      ),
    ]),
  );
}

/** Mean of the amounts of one item; `amounts` holds at least one. */
export function meanAmount(item: ItemName, amounts: readonly Sourced<Amount>[]): SampleAmount {
  const usable = amounts.flatMap((amount) => {
    const value = usableValue(amount.value);
    return value === null ? [] : [{ amount, value }];
  });
  if (usable.length < 2) return usable[0]?.amount ?? amounts[0]!;
  const sources = usable.map(({ amount }) => amount.source);
  const values = usable.map(({ value }) => value);
  if (usable.every(({ amount }) => amount.value.kind === 'below')) {
    // Twice the mean of the halves.
    return derived({ kind: 'below', limit: write(arithmetic(values).times(2)) }, sources);
  }
  const mean = item === HYDROGEN_ITEM ? hydrogen(values) : arithmetic(values);
  return derived({ kind: 'measured', value: write(mean) }, sources);
}

function derived(value: Amount, sources: Derived<Amount>['sources']): Derived<Amount> {
  return { value, sources };
}

function usableValue(amount: Amount): Decimal | null {
  if (amount.kind === 'missing') return null;
  const text = amount.kind === 'measured' ? amount.value : amount.limit;
  const exact = parseDecimal(text);
  if (exact === null || exact.units < 0n) return null;
  const value = new Real(text);
  return amount.kind === 'below' ? value.div(2) : value;
}

function arithmetic(values: readonly Decimal[]): Decimal {
  return Real.sum(...values).div(values.length);
}

function hydrogen(values: readonly Decimal[]): Decimal {
  const activities = values.map((value) => Real.pow(10, value.negated()));
  return Real.log10(arithmetic(activities)).negated();
}

function write(value: Decimal): string {
  return value.toSignificantDigits(KEPT_DIGITS).toFixed();
}
