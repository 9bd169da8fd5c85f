// A river from its first section at the top to its last: the class of each section on the stream, and its
// concentrations as bars against the limit, which stands at the same place for all of them.

import type { Element } from 'hast';
import { s } from 'hastscript';
import type { MeasuredAgainst, RiverChart } from '../../model/charts.ts';
import { classNumeral } from '../../model/water.ts';
import { classBox, classWord } from './class-cell.ts';
import {
  box,
  CHART_WIDTH,
  cut,
  dealRows,
  HALF_RULE,
  LEAST_BAR,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  line,
  TEXT_SIZE,
  wrapLabel,
} from './drawing.ts';
import { mm } from './hatching.ts';
import { type Drawing, Sheet } from './sheet.ts';

const HEAD_HEIGHT = 9.5;
const FOOT_HEIGHT = 9;
const LEAST_ROW = 7;
const CLASS_WIDTH = 9;
const CLASS_HEIGHT = 4.6;
const BAR_HEIGHT = 3.4;
const TARGET_WIDTH = 8;
const NAME_LIMIT = 33;
const REASON_LIMIT = 21;
const GAP = 2;
const COLUMN_GAP = 4;
/** Bars are drawn to scale up to this many times the limit; longer ones are cut. */
const LONGEST = 3;
/** So that values near the limit do not fill the column. */
const SHORTEST = 1.25;
const NOTE = '数字：浓度/水质目标限值；竖线：限值；实心：未达到限值';

type Item = RiverChart['items'][number];

/** One item's column: its left edge, the room of its bars and the length of a bar at the limit, mm. */
interface Column {
  readonly item: Item;
  readonly left: number;
  readonly room: number;
  readonly limit: number;
}

interface Layout {
  /** Middle of the stream. */
  readonly stream: number;
  readonly names: number;
  readonly nameWidth: number;
  readonly target: number;
  readonly columns: readonly Column[];
}

export function drawRiver(chart: RiverChart): readonly Drawing[] {
  const layout = planLayout(chart);
  const rows = chart.sections.map((section, index) => ({ section, index }));
  const heightOf = ({ section }: (typeof rows)[number]) =>
    Math.max(LEAST_ROW, wrapLabel(section.name.text, layout.nameWidth).length * LINE_HEIGHT + 1.4);
  const parts = dealRows(rows, heightOf, HEAD_HEIGHT + FOOT_HEIGHT);
  return parts.map((part, number) => {
    const heights = part.map(heightOf);
    const bottom = heights.reduce((y, height) => y + height, HEAD_HEIGHT);
    const sheet = new Sheet();
    drawHead(sheet, layout);
    drawStream(sheet, layout.stream, bottom, number > 0, number < parts.length - 1);
    for (const { left, limit } of layout.columns) {
      sheet.draw(line(left + limit, HEAD_HEIGHT, left + limit, bottom, 'cutoff'));
    }
    let y = HEAD_HEIGHT;
    part.forEach(({ index }, row) => {
      drawSection(sheet, chart, index, y + heights[row]! / 2, layout);
      y += heights[row]!;
    });
    sheet.draw(label(NOTE, layout.names, bottom + FOOT_HEIGHT - TEXT_SIZE / 2 - 0.8));
    return sheet.finish(bottom + FOOT_HEIGHT);
  });
}

function planLayout({ sections, items }: RiverChart): Layout {
  const reasons = sections.flatMap(({ verdict }) =>
    verdict.waterClass === null ? [verdict.figure.text] : [],
  );
  const streamWidth = Math.max(CLASS_WIDTH, labelColumn(reasons, REASON_LIMIT) + 1);
  const names = streamWidth + GAP;
  const nameWidth = labelColumn(['断面', ...sections.map(({ name }) => name.text)], NAME_LIMIT);
  const target = names + nameWidth + GAP;
  const start = target + TARGET_WIDTH + GAP;
  const width = (CHART_WIDTH - start - COLUMN_GAP * (items.length - 1)) / Math.max(1, items.length);
  const columns = items.map((item, index): Column => {
    const words = Math.max(0, ...item.values.map((value) => (value ? labelWidth(wordsOf(value)) : 0)));
    const room = width - words - GAP;
    const longest = Math.max(SHORTEST, ...item.values.map((value) => (value ? ratioOf(value) : 0)));
    return {
      item,
      left: start + index * (width + COLUMN_GAP),
      room,
      limit: room / Math.min(LONGEST, longest),
    };
  });
  return { stream: streamWidth / 2, names, nameWidth, target, columns };
}

function drawHead(sheet: Sheet, { stream, names, target, columns }: Layout): void {
  const lower = HEAD_HEIGHT - LINE_HEIGHT / 2 - 0.6;
  const upper = lower - LINE_HEIGHT;
  sheet.draw(
    label('上游', stream, lower, 'middle'),
    label('断面', names, lower),
    label('目标', target + TARGET_WIDTH / 2, lower, 'middle'),
  );
  for (const { item, left } of columns) {
    sheet.mark(item.name, [label(item.name.text, left, upper)]);
    sheet.draw(label(`（${item.unit}）`, left - TEXT_SIZE / 2, lower));
  }
}

/** The stream, in parts a line that goes on, with its direction. */
function drawStream(sheet: Sheet, x: number, bottom: number, goesOn: boolean, continues: boolean): void {
  const end = bottom + (continues ? 1 : 2.6);
  sheet.draw(
    line(x, HEAD_HEIGHT - (goesOn ? 1 : 0), x, end, 'stream'),
    s('path', { d: `M${mm(x - 1.6)} ${mm(end - 0.4)}h3.2l-1.6 2.6z`, className: ['corner'] }),
    label('下游', x, end + 4.2, 'middle'),
  );
}

function drawSection(sheet: Sheet, chart: RiverChart, index: number, middle: number, layout: Layout): void {
  const { stream, names, nameWidth, target, columns } = layout;
  const { name, target: wanted, verdict } = chart.sections[index]!;
  if (verdict.waterClass === null) {
    const words = labelLines(wrapLabel(verdict.figure.text, REASON_LIMIT), stream, middle, 'middle');
    const width = Math.max(CLASS_WIDTH, labelColumn([verdict.figure.text], REASON_LIMIT) + 1);
    const height = Math.max(CLASS_HEIGHT, words.length * LINE_HEIGHT + 0.6);
    const outside = [
      stream - width / 2 + HALF_RULE,
      middle - height / 2,
      width - 2 * HALF_RULE,
      height,
    ] as const;
    sheet.mark(verdict.figure, [box(...outside, 'paper'), box(...outside, 'outline'), ...words]);
  } else {
    const area = {
      x: stream - CLASS_WIDTH / 2 + HALF_RULE,
      y: middle - CLASS_HEIGHT / 2,
      width: CLASS_WIDTH - 2 * HALF_RULE,
      height: CLASS_HEIGHT,
    };
    sheet.mark(verdict.figure, [...classBox(verdict.waterClass, area), classWord(verdict.waterClass, area)]);
  }
  sheet.mark(name, labelLines(wrapLabel(name.text, nameWidth), names, middle));
  sheet.mark(wanted.figure, [
    label(classNumeral(wanted.waterClass), target + TARGET_WIDTH / 2, middle, 'middle'),
  ]);
  for (const column of columns) drawValue(sheet, column, column.item.values[index] ?? null, middle);
}

function drawValue(sheet: Sheet, column: Column, measured: MeasuredAgainst | null, middle: number): void {
  const { left, room } = column;
  const start = left + room + GAP;
  if (measured === null) {
    sheet.draw(label('—', start, middle));
    return;
  }
  const { value, limit } = measured;
  sheet.draw(...drawBar(column, measured, middle - BAR_HEIGHT / 2));
  sheet.markFraction(value, limit, start, middle);
}

function drawBar({ left, room, limit }: Column, measured: MeasuredAgainst, top: number): readonly Element[] {
  const length = Math.max(LEAST_BAR, Math.min(room, ratioOf(measured) * limit));
  const isCut = ratioOf(measured) * limit > room + 0.01;
  return [
    box(left, top, length, BAR_HEIGHT, measured.keeps ? 'paper' : 'overdue'),
    box(left, top, length, BAR_HEIGHT, 'outline'),
    ...(isCut ? [cut(left + length, top, BAR_HEIGHT)] : []),
  ];
}

function ratioOf({ value, limit }: MeasuredAgainst): number {
  const ratio = Number(value.value) / Number(limit.value);
  return Number.isFinite(ratio) ? Math.max(0, ratio) : 0;
}

function wordsOf({ value, limit }: MeasuredAgainst): string {
  return `${value.text}/${limit.text}`;
}
