// Rows of totals are no data, but what they say must be what the rows add up to: a total that does not is a row
// left out, a figure mistyped, or a formula that ends too early.

import { Decimal } from 'decimal.js';
import type { ColumnSpec } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Cell } from '../../model/table.ts';
import { cleanText, isBlank } from '../cells/cells.ts';
import { halfWidth, readDecimal } from '../cells/numbers.ts';
import { totalMismatch } from '../problems/total-problems.ts';

/** A row of a table in its order: data, or the total of some. */
export interface SummedRow {
  readonly isTotal: boolean;
  /** The cells of the columns that add up, by field. */
  readonly cells: ReadonlyMap<string, Cell>;
}

const SUM = /^(?:全[市区县])?(?:合计|小计|总计)[:：]?$/;

/** Whether the text says that its row is a sum. */
export function isSum(text: string): boolean {
  return SUM.test(cleanText(text).replace(/\s/g, ''));
}

/**
 * Totals that are the sum of no rows they may stand for: those since the total before, all above, all below up to
 * the next total, or all of the table. Rounding of what is printed is allowed for; a column with something
 * that is no number is left to whoever reads the cell.
 */
export function checkTotals(columns: readonly ColumnSpec[], rows: readonly SummedRow[]): readonly Problem[] {
  const totals = [...rows.keys()].filter((row) => rows[row]!.isTotal);
  return totals.flatMap((at) =>
    columns.flatMap((column) => {
      const total = rows[at]!.cells.get(column.field);
      const stated = total && numberIn(total);
      if (total === undefined || stated === undefined || stated === null) return [];
      const before = totals.filter((row) => row < at).at(-1) ?? -1;
      const after = totals.find((row) => row > at) ?? rows.length;
      const since = rows.slice(before + 1, at);
      const groups = [since, rows.slice(0, at), rows.slice(at + 1, after), rows];
      const sums = groups.map((group) => sumOf(group, column.field));
      if (sums.includes(null)) return [];
      const filled = sums.filter((sum) => sum !== null && sum.parts > 0) as readonly Sum[];
      if (filled.length === 0 || filled.some((sum) => agrees(sum, stated))) return [];
      return [totalMismatch(total.source, column.header, filled[0]!.value.toFixed(), filled[0]!.parts)];
    }),
  );
}

interface Sum {
  readonly value: Decimal;
  readonly parts: number;
  /** Most decimals of a part. */
  readonly decimals: number;
}

/** The sum of the data rows; `null` where one holds no number. */
function sumOf(rows: readonly SummedRow[], field: string): Sum | null {
  let sum: Sum = { value: new Decimal(0), parts: 0, decimals: 0 };
  for (const { isTotal, cells } of rows) {
    const cell = cells.get(field);
    if (isTotal || cell === undefined) continue;
    const number = numberIn(cell);
    if (number === null) return null;
    if (number === undefined) continue;
    const value = new Decimal(number);
    const decimals = Math.max(sum.decimals, value.decimalPlaces());
    sum = { value: sum.value.plus(value), parts: sum.parts + 1, decimals };
  }
  return sum;
}

/**
 * Half a unit of the last place of the total, and of every part as far as these do not cancel out (a worst case up
 * to four parts, then with the square root of their number).
 */
function agrees({ value, parts, decimals }: Sum, stated: string): boolean {
  const total = new Decimal(stated);
  const unit = (places: number) => new Decimal(10).pow(-places);
  const ofParts = decimals === 0 ? 0 : unit(decimals).times(parts <= 4 ? parts / 2 : Math.sqrt(parts));
  const isRounded = total.decimalPlaces() < decimals;
  const ofTotal = isRounded ? unit(total.decimalPlaces()).div(2) : 0;
  return value.minus(total).abs().lte(new Decimal(ofTotal).plus(ofParts));
}

/** The number in a cell, `undefined` where it is empty, `null` where it is something else. */
function numberIn({ source, kind }: Cell): string | null | undefined {
  if (isBlank(source.text)) return undefined;
  return kind === 'date' ? null : readDecimal(halfWidth(cleanText(source.text)));
}
