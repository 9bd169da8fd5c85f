// Month × section grid: the class stands in every cell; a black corner marks a class worse than the target.

import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import type { ClassGridChart } from '../model/document.ts';
import { classNumeral, type WaterClass } from '../model/water.ts';
import {
  box,
  CHART_WIDTH,
  type Drawing,
  dealRows,
  HALF_RULE,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  PATCH_HEIGHT,
  TEXT_SIZE,
  wrapLabel,
} from './drawing.ts';
import { type Ink, inkChartFigure } from './figures.ts';
import { classFill, hatch, mm } from './hatching.ts';

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
export function drawClassGrid(chart: ClassGridChart, id: string, ink: Ink): readonly Drawing[] {
  const names = labelColumn(
    chart.rows.map(({ section }) => section.text),
    NAME_LIMIT,
  );
  const left = names + GAP + TARGET_WIDTH;
  const most = Math.floor((CHART_WIDTH - left - 2 * HALF_RULE) / LEAST_CELL);
  const spans = splitMonths(chart.months.length, most);
  const widest = Math.max(1, ...spans.map(([start, end]) => end - start));
  const layout = { names, left, cell: Math.min(WIDEST_CELL, (CHART_WIDTH - left - 2 * HALF_RULE) / widest) };
  const parts = dealRows(chart.rows, (row) => heightOf(row, names), HEAD_HEIGHT + NOTE_HEIGHT);
  return spans.flatMap(([start, end], span) =>
    parts.map((rows, part) => {
      const stamps = new StampBox(`${id}-${span}-${part}`, layout.cell);
      return drawPart(chart.months.slice(start, end), rows, start, layout, stamps, ink);
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
  months: readonly string[],
  rows: readonly GridRow[],
  start: number,
  layout: Layout,
  stamps: StampBox,
  ink: Ink,
): Drawing {
  let y = HEAD_HEIGHT;
  const cells: ElementContent[] = [];
  for (const row of rows) {
    const height = heightOf(row, layout.names);
    cells.push(
      ...drawRow(row, row.cells.slice(start, start + months.length), y, height, layout, stamps, ink),
    );
    y += height;
  }
  const note = label(NOTE, 0, y + NOTE_HEIGHT - TEXT_SIZE / 2 - 0.4);
  return {
    height: y + NOTE_HEIGHT,
    shapes: [stamps.definitions(), ...drawHead(months, layout), ...cells, note],
  };
}

/** Months such as `2025-01` or `2025年1月` as a line of years over a line of months; other labels as they are. */
function drawHead(months: readonly string[], { names, left, cell }: Layout): readonly Element[] {
  const parsed = months.map((month) => /^(\d{4})[-年](\d{1,2})月?$/.exec(month));
  const lower = HEAD_HEIGHT - LINE_HEIGHT / 2 - 0.3;
  const upper = lower - LINE_HEIGHT;
  const monthSign = labelWidth('12月') < cell ? '月' : '';
  return [
    label('断面', 0, lower),
    label('目标', names + GAP + TARGET_WIDTH / 2, lower, 'middle'),
    ...months.flatMap((month, index) => {
      const [, year, number] = parsed[index] ?? [];
      const middle = left + (index + 0.5) * cell;
      const isNewYear = year !== undefined && year !== parsed[index - 1]?.[1];
      return [
        ...(isNewYear ? [label(`${year}年`, left + index * cell, upper)] : []),
        label(number === undefined ? month : `${Number(number)}${monthSign}`, middle, lower, 'middle'),
      ];
    }),
  ];
}

function drawRow(
  row: GridRow,
  verdicts: GridRow['cells'],
  y: number,
  height: number,
  { names, left, cell }: Layout,
  stamps: StampBox,
  ink: Ink,
): readonly ElementContent[] {
  const middle = y + height / 2;
  const name = labelLines(wrapLabel(row.section.text, names), 0, middle);
  return [
    inkChartFigure(row.section, name, ink),
    label(classNumeral(row.target), names + GAP + TARGET_WIDTH / 2, middle, 'middle'),
    ...verdicts.map((verdict, index) => {
      const x = left + index * cell;
      if (verdict === null) return box(x, y, cell, height, 'outline');
      const { waterClass, figure } = verdict;
      const text = label(
        classNumeral(waterClass),
        x + cell / 2,
        middle,
        'middle',
        `on-${classFill(waterClass)}`,
      );
      const stamp = stamps.stamp(waterClass, waterClass > row.target, height, x, y);
      return inkChartFigure(figure, [stamp, text], ink);
    }),
  ];
}

/** Cells that look the same are drawn once and stamped: a grid has hundreds. */
class StampBox {
  readonly #id: string;
  readonly #width: number;
  readonly #stamps = new Map<string, Element>();

  constructor(id: string, width: number) {
    this.#id = id;
    this.#width = width;
  }

  stamp(waterClass: WaterClass, missesTarget: boolean, height: number, x: number, y: number): Element {
    const id = `${this.#id}-${waterClass}${missesTarget ? 'm' : ''}-${Math.round(height * 10)}`;
    if (!this.#stamps.has(id)) {
      this.#stamps.set(id, s('g', { id }, ...drawCell(waterClass, missesTarget, this.#width, height)));
    }
    return s('use', { href: `#${id}`, x: mm(x), y: mm(y) });
  }

  definitions(): Element {
    return s('defs', {}, ...this.#stamps.values());
  }
}

function drawCell(
  waterClass: WaterClass,
  missesTarget: boolean,
  width: number,
  height: number,
): readonly Element[] {
  const patch = labelWidth(classNumeral(waterClass)) + 0.4;
  const fill = classFill(waterClass);
  return [
    box(0, 0, width, height, fill),
    ...hatch(waterClass, 0, 0, width, height),
    box((width - patch) / 2, (height - PATCH_HEIGHT) / 2, patch, PATCH_HEIGHT, fill),
    box(0, 0, width, height, 'outline'),
    ...(missesTarget ? [s('path', { d: `M${mm(width - 2)} 0h2v2z`, className: ['corner'] })] : []),
  ];
}
