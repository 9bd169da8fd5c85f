// Numbers that can be read and can be true, and are most likely not: to be checked against the original
// record. Bounds are data (model/items.ts).

import type { ColumnSpec } from '../../model/columns.ts';
import type { Bounds } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { compareDecimals, isPlain, likelyValue, shiftDecimal } from '../cells/numbers.ts';
import { columnShifted, numberOutlying, partOverWhole } from '../problems/number-problems.ts';
import { placeOf } from '../text/places.ts';
import type { FoundColumn } from './recognise.ts';
import type { Table } from './rows.ts';

/** Fewest values of a column of which something can be said together. */
const FEWEST = 5;
/** A column most of whose values are below its largest plausible one by this many places is too small. */
const TOO_SMALL_PLACES = -4;

/** What is doubtful about a number that was read; nothing where its column has no plausible bounds. */
export function outlier(value: string, source: Source, column: ColumnSpec): Problem | undefined {
  const { plausible } = column;
  if (plausible === undefined || isWithin(value, plausible)) return undefined;
  const isLarge = plausible.max !== undefined && compareDecimals(value, plausible.max) > 0;
  return numberOutlying(source, column, value, isLarge ? likelyValue(value, column) : undefined);
}

/** The value of an amount that has one: what was measured, or the detection limit. */
export function numberOf(amount: Amount): string | undefined {
  return amount.kind === 'measured' ? amount.value : amount.kind === 'below' ? amount.limit : undefined;
}

/** Items of one sample that exceed what they are a part of. */
export function partsOverWhole(
  columns: readonly FoundColumn[],
  amounts: Readonly<Record<ItemName, Sourced<Amount>>>,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { column } of columns) {
    if (column.partOf === undefined) continue;
    const [part, whole] = [amounts[column.item!], amounts[column.partOf]];
    if (part?.value.kind !== 'measured' || whole?.value.kind !== 'measured') continue;
    if (compareDecimals(part.value.value, whole.value.value) > 0) {
      problems.push(partOverWhole(part.source, whole.source, column.item!, column.partOf));
    }
  }
  return problems;
}

/**
 * Columns most of whose numbers are far from what is usual, as when the unit of a whole column is another one:
 * one problem each. The table is given back with these columns unbounded, so that their cells are not named
 * one by one as well.
 */
export function checkColumns(table: Table, problems: Problem[]): Table {
  const shifted = new Set<string>();
  for (const { column } of table.columns) {
    const problem = column.plausible && shiftOf(column, column.plausible, table);
    if (!problem) continue;
    problems.push(problem);
    shifted.add(column.field);
  }
  if (shifted.size === 0) return table;
  const columns = table.columns.map((found) => {
    const { plausible: _, ...column } = found.column;
    return shifted.has(column.field) ? { ...found, column } : found;
  });
  return { ...table, columns };
}

function shiftOf(column: ColumnSpec, { max }: Bounds, { rows }: Table): Problem | undefined {
  if (max === undefined) return undefined;
  const small = shiftDecimal(max, TOO_SMALL_PLACES);
  let first: Source | undefined;
  let [all, large, tiny] = [0, 0, 0];
  for (const { cells } of rows) {
    const source = cells.get(column.field)?.source;
    if (source === undefined || !isPlain(source.text)) continue;
    first ??= source;
    all += 1;
    const value = shiftDecimal(source.text, column.stated?.shift ?? 0);
    if (compareDecimals(value, max) > 0) large += 1;
    else if (compareDecimals(value, small) < 0 && /[1-9]/.test(value)) tiny += 1;
  }
  const isLarge = large * 2 > all;
  if (first === undefined || all < FEWEST || !(isLarge || tiny * 2 > all)) return undefined;
  const far = isLarge ? large : tiny;
  return columnShifted(placeOf(first), column, { isLarge, far, all, bound: isLarge ? max : small });
}

function isWithin(value: string, { min, max }: Bounds): boolean {
  return (
    (min === undefined || compareDecimals(value, min) >= 0) &&
    (max === undefined || compareDecimals(value, max) <= 0)
  );
}
