// Counts, shares and sums that list the rows they come from and say how they were made.

import type { Derived, Portion, Rule, Source, Sourced } from '../../model/source.ts';
import { percentOf, quantityOf, sumOf, wholeNumber, writeExact, writeRatio } from './quantities.ts';
import type { Exact } from './rounding.ts';

/** The cells that put one counted row where it is. */
export type Row = readonly Source[];
/** The rule a figure goes by, before the statement of its derivation. */
export type RuleName = Pick<Rule, 'standard' | 'clause'>;

/** How many rows there are; `words` says of what, e.g. `已超期的任务`. */
export function countOf(rows: readonly Row[], rule: RuleName, words: string): Derived<number> {
  return derived(rows.length, rows, rule, `${words}${rows.length}`);
}

/** A count out of a total; `words` names what is counted, `totalWords` what it is counted among. */
export function portionOf(
  members: readonly Row[],
  all: readonly Row[],
  rule: RuleName,
  words: string,
  totalWords: string,
): Portion {
  const [count, total] = [members.length, all.length];
  const percent = percentOf(wholeNumber(count), wholeNumber(total));
  const statement = `${totalWords}${total}，其中${words}${count}`;
  return {
    count: derived(count, members, rule, statement),
    total: derived(total, all, rule, `${totalWords}${total}`),
    ...(percent && {
      share: derived(
        writeRatio(percent, 1),
        all,
        rule,
        `${statement}：${count}÷${total}=${writeRatio(percent, 1)}%`,
      ),
    }),
  };
}

/** A quantity with the cells it was read or derived from. */
export interface Quantity {
  readonly value: Exact;
  readonly sources: Row;
}

/** The quantity of a cell; none where the cell holds no number at or above zero. */
export function quantity(cell: Sourced<string> | undefined): readonly Quantity[] {
  const value = quantityOf(cell);
  return cell === undefined || value === null ? [] : [{ value, sources: [cell.source] }];
}

/** A sum with all its places; `words` says of what, `unit` in what. */
export function totalOf(
  parts: readonly Quantity[],
  rule: RuleName,
  words: string,
  unit: string,
): Derived<string> {
  const total = writeExact(addUp(parts).value);
  return derived(
    total,
    parts.map(({ sources }) => sources),
    rule,
    `${words}${parts.length}项合计${total}${unit}`,
  );
}

/** Several quantities as one. */
export function addUp(parts: readonly Quantity[]): Quantity {
  return { value: sumOf(parts.map(({ value }) => value)), sources: parts.flatMap(({ sources }) => sources) };
}

/**
 * part ÷ whole in percent with one decimal, e.g. `完成12.5km÷计划20km=62.5%`; absent when the whole is
 * nothing.
 */
export function shareOf(
  part: Quantity,
  whole: Quantity,
  rule: RuleName,
  words: { readonly part: string; readonly whole: string; readonly unit: string },
): Derived<string> | undefined {
  const percent = percentOf(part.value, whole.value);
  if (percent === null) return undefined;
  const text = writeRatio(percent, 1);
  const division = `${words.part}${writeExact(part.value)}${words.unit}÷${words.whole}${writeExact(whole.value)}${words.unit}`;
  return derived(text, [part.sources, whole.sources], rule, `${division}=${text}%`);
}

/** A figure with its cells, its rule and the statement of its derivation. */
export function derived<T>(value: T, rows: readonly Row[], rule: RuleName, statement: string): Derived<T> {
  return { value, sources: rows.flat(), rule: { ...rule, statement } };
}

/** Records by a name of theirs, in the order in which the names first appear. */
export function groupBy<T>(
  records: readonly T[],
  nameOf: (record: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const name = nameOf(record);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [record]);
    else group.push(record);
  }
  return groups;
}
