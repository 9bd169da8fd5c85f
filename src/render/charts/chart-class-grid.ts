// Month × section grid: the class stands in every cell; a black corner marks a class worse than the target.

import type { Element } from 'hast';
import { s } from 'hastscript';
import type { ClassGridChart } from '../../model/charts.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';
import { classWord, plainClassBox } from './class-cell.ts';
import {
  box,
  CHART_WIDTH,
  dealRows,
  HALF_RULE,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  TEXT_SIZE,
  wrapLabel,
} from './drawing.ts';
import { mm } from './hatching.ts';
import { type Drawing, Sheet } from './sheet.ts';

const HEAD_HEIGHT = 9;
const NOTE_HEIGHT = 5.5;
const LEAST_ROW = 5;
const NAME_LIMIT = 32;
const TARGET_WIDTH = 8;
const GAP = 1.5;
/** 劣Ⅴ and its frame must fit. */
const LEAST_CELL = 6.3;
const WIDEST_CELL = 14;
const NOTE = '右上角▲：劣于水质目标；空格：当月无评价结果';

type GridRow = ClassGridChart['rows'][number];

interface Layout {
  readonly names: number;
  readonly left: number;
  readonly cell: number;
}

/** @param id unique in the page; ids of the drawing begin with it. */
export function drawClassGrid(chart: ClassGridChart, id: string): readonly Drawing[] {
  const names = labelColumn(['断面', ...chart.rows.map(({ section }) => section.text)], NAME_LIMIT);
  const left = names + GAP + TARGET_WIDTH;
  const most = Math.floor((CHART_WIDTH - left - 2 * HALF_RULE) / LEAST_CELL);
  const spans = splitMonths(chart.months.length, most);
  const widest = Math.max(1, ...spans.map(([start, end]) => end - start));
  const layout = { names, left, cell: Math.min(WIDEST_CELL, (CHART_WIDTH - left - 2 * HALF_RULE) / widest) };
  const parts = dealRows(chart.rows, (row) => heightOf(row, names), HEAD_HEIGHT + NOTE_HEIGHT);
  return spans.flatMap((span, index) =>
    parts.map((rows, part) => {
      const stamps = new StampBox(`${id}-${index}-${part}`, layout.cell);
      return drawPart(chart.months, span, rows, layout, stamps);
    }),
  );
}

/** Spans of months, oldest first and about equally long, of at most `most` months. */
function splitMonths(count: number, most: number): readonly (readonly [number, number])[] {
  const parts = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: parts }, (_, part) => [
    Math.floor((count * part) / parts),
    Math.floor((count * (part + 1)) / parts),
  ]);
}

function heightOf(row: GridRow, names: number): number {
  return Math.max(LEAST_ROW, wrapLabel(row.section.text, names).length * LINE_HEIGHT + 0.6);
}

function drawPart(
  months: ClassGridChart['months'],
  [start, end]: readonly [number, number],
  rows: readonly GridRow[],
  layout: Layout,
  stamps: StampBox,
): Drawing {
  const sheet = new Sheet();
  sheet.draw(stamps.definitions);
  drawHead(sheet, months.slice(start, end), layout);
  let y = HEAD_HEIGHT;
  for (const row of rows) {
    const height = heightOf(row, layout.names);
    drawRow(sheet, row, row.cells.slice(start, end), y, height, layout, stamps);
    y += height;
  }
  sheet.draw(label(NOTE, 0, y + NOTE_HEIGHT - TEXT_SIZE / 2 - 0.4));
  return sheet.finish(y + NOTE_HEIGHT);
}

/** Months such as `2025-01` or `2025年1月` as a line of years over a line of months; other labels as they are. */
function drawHead(sheet: Sheet, months: ClassGridChart['months'], { names, left, cell }: Layout): void {
  const parsed = months.map(({ text }) => /^(\d{4})[-年](\d{1,2})月?$/.exec(text));
  const lower = HEAD_HEIGHT - LINE_HEIGHT / 2 - 0.3;
  const upper = lower - LINE_HEIGHT;
  const monthSign = labelWidth('12月') < cell ? '月' : '';
  sheet.draw(label('断面', 0, lower), label('目标', names + GAP + TARGET_WIDTH / 2, lower, 'middle'));
  months.forEach((month, index) => {
    const [, year, number] = parsed[index] ?? [];
    const words = number === undefined ? month.text : `${Number(number)}${monthSign}`;
    const isNewYear = year !== undefined && year !== parsed[index - 1]?.[1];
    if (isNewYear) sheet.draw(label(`${year}年`, left + index * cell, upper));
    sheet.mark(month, [label(words, left + (index + 0.5) * cell, lower, 'middle')]);
  });
}

function drawRow(
  sheet: Sheet,
  row: GridRow,
  verdicts: GridRow['cells'],
  y: number,
  height: number,
  { names, left, cell }: Layout,
  stamps: StampBox,
): void {
  const middle = y + height / 2;
  const { waterClass: target, figure } = row.target;
  sheet.mark(row.section, labelLines(wrapLabel(row.section.text, names), 0, middle));
  sheet.mark(figure, [label(classNumeral(target), names + GAP + TARGET_WIDTH / 2, middle, 'middle')]);
  verdicts.forEach((verdict, index) => {
    const x = left + index * cell;
    const area = { x, y, width: cell, height };
    if (verdict === null) {
      sheet.draw(box(x, y, cell, height, 'outline'));
    } else {
      const { waterClass, figure } = verdict;
      const stamp = stamps.stamp(waterClass, waterClass > target, height, x, y);
      sheet.mark(figure, [stamp, classWord(waterClass, area)], area);
    }
  });
}

/** Cells that look the same are drawn once and stamped: a grid has hundreds. */
class StampBox {
  /** What the stamps refer to; it fills while they are made. */
  readonly definitions: Element = s('defs');
  readonly #id: string;
  readonly #width: number;
  readonly #known = new Set<string>();

  constructor(id: string, width: number) {
    this.#id = id;
    this.#width = width;
  }

  stamp(waterClass: WaterClass, missesTarget: boolean, height: number, x: number, y: number): Element {
    const id = `${this.#id}-${waterClass}${missesTarget ? 'm' : ''}-${Math.round(height * 10)}`;
    if (!this.#known.has(id)) {
      const area = { x: 0, y: 0, width: this.#width, height };
      this.#known.add(id);
      this.definitions.children.push(
        s('g', { id }, ...plainClassBox(waterClass, area), ...(missesTarget ? [corner(this.#width)] : [])),
      );
    }
    return s('use', { href: `#${id}`, x: mm(x), y: mm(y) });
  }
}

function corner(width: number): Element {
  return s('path', { d: `M${mm(width - 2)} 0h2v2z`, className: ['corner'] });
}
