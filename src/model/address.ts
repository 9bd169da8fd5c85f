// Cell addresses as a spreadsheet shows them.

import type { Area } from './table.ts';

/** What Excel itself can hold. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `F12` for row index 11 and column index 5. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `A` … `Z`, `AA` … for column indexes from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `A2:C2` or `B7` as an area; `null` when it is no area of cells. */
export function readArea(text: string): Area | null {
  const ends = text.split(':').map(readAddress);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || first === null || last === null || last === undefined)
    return null;
  const area = { top: first.row, left: first.column, bottom: last.row, right: last.column };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

/** Row and column of `F12`, counted from 0. */
export function readAddress(text: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
  if (letters === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row < MAX_ROWS && column < MAX_COLUMNS ? { row, column } : null;
}
