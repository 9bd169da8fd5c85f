// How wide the columns of a table are. Fixed beforehand, because a table that is wider than the page
// makes Chromium shrink the whole document.

import { type DataTable, plainText } from '../model/document.ts';
import { textWidth, widestLine } from './text/measure.ts';
import { RUNNING_TEXT_LIMIT, unbreakable } from './text/units.ts';

/** Width of the type area in 字 of 小四 (12 pt) and 五号 (10.5 pt): 156 mm. */
const LINE_ROOMY = 36.8;
const LINE_DENSE = 42.1;
/** How much longer the line is on a sheet turned by a quarter: 225 mm. */
const TURNED = 225 / 156;
/** Padding and rule of a cell, both sides together, 字. */
const CELL_PADDING = 0.8;
const LEAST_COLUMN = 2;
/** Words up to this length are not broken when the line has room for it, 字. */
const SHORT_WORD = 4;
/** Dates, numbers of documents and the like up to this length are kept whole, 字. */
const LONG_UNIT = 9;
const SHORT_BRACKET = 6;
/** Most a column asks for by itself, 字. */
const MODEST_COLUMN = 16;

export interface ColumnPlan {
  /** Type of the table: 五号 when 小四 would not hold the columns as wished. */
  readonly dense: boolean;
  /** Room for text of each column, 字. */
  readonly room: readonly number[];
  /** Share of the table's width of each column, percent. */
  readonly percent: readonly number[];
}

/** Shares the line among the columns: what must not be broken first, then as wished by the table or by the texts. */
export function planColumns(table: DataTable, turned = false): ColumnPlan {
  const texts = table.columns.map((_, index) =>
    table.rows.map((row) => plainText(row.cells[index]?.content ?? [])),
  );
  const needs = table.columns.map(({ header }, index) =>
    Math.max(LEAST_COLUMN, bracketWidth(header), ...texts[index]!.map(needOf)),
  );
  const wishes = table.columns.map(({ header, width }, index) => {
    const own = Math.max(Math.min(4, textWidth(header)), ...texts[index]!.map(widestLine));
    return Math.max(needs[index]!, width ?? Math.min(MODEST_COLUMN, own));
  });
  const padding = CELL_PADDING * table.columns.length;
  const longer = turned ? TURNED : 1;
  const dense = sum(wishes) > LINE_ROOMY * longer - padding;
  const line = (dense ? LINE_DENSE : LINE_ROOMY) * longer;
  const room = shareOut(needs, wishes, line - padding);
  return { dense, room, percent: room.map((width) => ((width + CELL_PADDING) * 100) / line) };
}

/** Width of the unit or remark in brackets at the end of a header, which stays on one line if it is short. */
function bracketWidth(header: string): number {
  const width = textWidth(/（[^（）]*）$/u.exec(header)?.[0] ?? '');
  return width <= SHORT_BRACKET ? width : 0;
}

/** Width a text asks for so that no short word and no unit in it is broken, 字. */
function needOf(text: string): number {
  const whole = widestLine(text);
  if (whole <= SHORT_WORD) return whole;
  const units = unbreakable(text, RUNNING_TEXT_LIMIT)
    .map(({ start, end }) => textWidth(text.slice(start, end)))
    .filter((width) => width <= LONG_UNIT);
  return Math.max(0, ...units);
}

function shareOut(needs: readonly number[], wishes: readonly number[], line: number): readonly number[] {
  const [needed, wished] = [sum(needs), sum(wishes)];
  if (wished <= line || needed >= line) return wishes.map((width) => (width * line) / wished);
  const given = (line - needed) / (wished - needed);
  return wishes.map((width, index) => needs[index]! + (width - needs[index]!) * given);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
