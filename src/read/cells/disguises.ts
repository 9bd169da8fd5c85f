// What a spreadsheet made of a cell on its own: dates of numbers and names, numbers of codes.

import type { ColumnSpec } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Cell } from '../../model/table.ts';
import { codeNumeric, nameIsDate, numberIsDate } from '../problems/number-problems.ts';

/** Digits of a number that a spreadsheet shows in full; of longer ones it shows 3.71E+11. */
const LONGEST_SHOWN = 11;

/**
 * What is wrong with a number that became a date, and with a name or code that became a date or a number.
 * @param text the cell's, once what nobody sees is taken out
 */
export function disguise(
  { kind, source }: Cell,
  text: string,
  { header, type }: Pick<ColumnSpec, 'header' | 'type'>,
): Problem | undefined {
  const isNumber = type === 'number' || type === 'amount';
  if (isNumber) {
    const date = kind === 'date' ? text : dateLike(text);
    return date === null ? undefined : numberIsDate(source, header, numberBehind(date));
  }
  if (type !== 'name') return undefined;
  if (kind === 'date') return nameIsDate(source, header);
  const isCut = kind === 'number' && text.replace(/\D/g, '').length > LONGEST_SHOWN;
  return isCut || /^\d(?:\.\d+)?E\+\d+$/i.test(text.trim()) ? codeNumeric(source, header) : undefined;
}

/** The text, if a spreadsheet shows dates so: `3月5日`, `5-Mar`, `2026/3/5`. */
function dateLike(text: string): string | null {
  const written = text.trim();
  const isDate =
    /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?$|^\d{4}([-/])\d{1,2}\1\d{1,2}$/.test(written) ||
    /^(?:\d{1,2}-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2})?$/i.test(written);
  return isDate ? written : null;
}

/** The number that was typed, when the date says so: of 3.5 the 5th of March is made. */
function numberBehind(date: string): string | undefined {
  const [, month, day] = /^(?:\d{4}[-/年])?(\d{1,2})[-/月](\d{1,2})日?(?: 00:00)?$/.exec(date) ?? [];
  return month === undefined ? undefined : `${Number(month)}.${Number(day)}`;
}
