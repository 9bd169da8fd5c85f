// Items of single sections over the months: a panel each, the bands of the classes behind the line.

import type { Element } from 'hast';
import { s } from 'hastscript';
import type { ItemTrendsChart } from '../../model/charts.ts';
import type { PlacedFigure } from '../../model/figure.ts';
import { classNumeral } from '../../model/water.ts';
import {
  box,
  CHART_WIDTH,
  dealRows,
  HALF_RULE,
  LINE_HEIGHT,
  label,
  labelLines,
  labelWidth,
  line,
  TEXT_SIZE,
  wrapLabel,
} from './drawing.ts';
import { mm } from './hatching.ts';
import { type Scale, scaleFor, tickTexts } from './scale.ts';
import { type Drawing, Sheet } from './sheet.ts';

const COLUMN_GAP = 6;
const PLOT_HEIGHT = 30;
const AXIS_HEIGHT = 5;
const PANEL_GAP = 3;
const NOTE_HEIGHT = 5;
/** For 劣Ⅴ at the right of the bands. */
const BAND_LABEL = 7;
const GAP = 1.2;
/** Room for the last value above the highest point. */
const HEADROOM = 1.2;
const LABEL_GAP = 2;
/** Largest radius of a point. */
const DOT = 0.9;
const NOTE = '粗线：水质目标限值；实心点：未达到限值；右侧：所在类别；线断开处：当月无评价结果';

type Panel = ItemTrendsChart['panels'][number];

/** Where a panel's curve is drawn, mm, and how a value becomes a height. */
interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** mm a month. */
  readonly step: number;
  readonly scale: Scale;
  readonly heightOf: (value: number) => number;
}

export function drawItemTrends({ months, panels }: ItemTrendsChart): readonly Drawing[] {
  const columns = panels.length === 1 ? 1 : 2;
  const width = (CHART_WIDTH - COLUMN_GAP * (columns - 1)) / columns;
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
  const headOf = (row: readonly Panel[]) =>
    Math.max(...row.map(({ section }) => wrapLabel(section.text, width).length + 1)) * LINE_HEIGHT + GAP;
  const heightOf = (row: readonly Panel[]) => headOf(row) + PLOT_HEIGHT + AXIS_HEIGHT + PANEL_GAP;
  return dealRows(rows, heightOf, NOTE_HEIGHT).map((dealt) => {
    const sheet = new Sheet();
    let y = 0;
    for (const row of dealt) {
      const head = headOf(row);
      row.forEach((panel, column) => {
        const x = column * (width + COLUMN_GAP);
        drawPanelHead(sheet, panel, x, y, width);
        drawPanel(sheet, panel, months, plotOf(panel, months.length, x, y + head, width));
      });
      y += heightOf(row);
    }
    sheet.draw(label(NOTE, 0, y + NOTE_HEIGHT / 2 - 0.4));
    return sheet.finish(y + NOTE_HEIGHT);
  });
}

/** The section, and below it the item with its target and limit. */
function drawPanelHead(sheet: Sheet, panel: Panel, x: number, y: number, width: number): void {
  const lines = wrapLabel(panel.section.text, width);
  sheet.mark(panel.section, labelLines(lines, x, y + (lines.length * LINE_HEIGHT) / 2));
  const middle = y + (lines.length + 0.5) * LINE_HEIGHT;
  const unit = panel.unit === '' || panel.unit === '无量纲' ? '' : `（${panel.unit}）`;
  let at = x;
  const write = (text: string, figure?: PlacedFigure) => {
    if (figure) sheet.mark(figure, [label(text, at, middle)]);
    else sheet.draw(label(text, at, middle));
    at += labelWidth(text);
  };
  write(panel.item.text, panel.item);
  write(`${unit} 目标`);
  write(`${classNumeral(panel.target.waterClass)}类`, panel.target.figure);
  write(' 限值');
  write(panel.limit.text, panel.limit);
}

function plotOf(panel: Panel, months: number, x: number, top: number, panelWidth: number): Plot {
  const values = panel.values.flatMap((entry) => (entry ? [Number(entry.value.value)] : []));
  const edges = edgesOf(panel);
  // Both ends the worst class: a range (pH), of which the part below it says nothing.
  const isRange = panel.bands[0]?.waterClass === 6 && panel.bands.at(-1)?.waterClass === 6;
  const low = isRange ? Math.min(...values, ...edges) : 0;
  const scale = scaleFor(low, low + (Math.max(...values, ...edges) - low) * HEADROOM);
  const left = x + Math.max(...tickTexts(scale).map(labelWidth)) + GAP;
  const width = panelWidth - (left - x) - BAND_LABEL;
  const heightOf = (value: number) => {
    const part = (value - scale.low) / (scale.high - scale.low);
    return top + PLOT_HEIGHT * (1 - Math.min(1, Math.max(0, part)));
  };
  return { left, top, width, step: width / Math.max(1, months), scale, heightOf };
}

/** The limits of the target: one, or both ends of a range. */
function edgesOf({ limit }: Panel): readonly number[] {
  return String(limit.value).split('~').map(Number).filter(Number.isFinite);
}

function drawPanel(sheet: Sheet, panel: Panel, months: ItemTrendsChart['months'], plot: Plot): void {
  drawBands(sheet, panel, plot);
  drawScale(sheet, plot);
  for (const edge of edgesOf(panel)) {
    const y = plot.heightOf(edge);
    sheet.draw(line(plot.left, y, plot.left + plot.width, y, 'cutoff'));
  }
  sheet.draw(box(plot.left, plot.top, plot.width, PLOT_HEIGHT, 'outline'), ...curves(panel, plot));
  panel.values.forEach((entry, index) => {
    if (entry === null) return;
    const { left, top, step, heightOf } = plot;
    const x = left + (index + 0.5) * step;
    const point = dot(x, heightOf(Number(entry.value.value)), Math.min(DOT, step * 0.35), entry.keeps);
    sheet.mark(entry.value, [point], { x: x - step / 2, y: top, width: step, height: PLOT_HEIGHT });
  });
  drawLastValue(sheet, panel, plot);
  drawMonths(sheet, months, plot);
}

function drawBands(sheet: Sheet, { bands }: Panel, { left, top, width, scale, heightOf }: Plot): void {
  for (const { waterClass, low, high } of bands) {
    const upper = heightOf(high === undefined ? scale.high : Number(high));
    const lower = heightOf(low === undefined ? scale.low : Number(low));
    const height = lower - upper;
    if (height <= 0) continue;
    sheet.draw(box(left, upper, width, height, `tint-${waterClass}`));
    if (upper > top) sheet.draw(line(left, upper, left + width + 1, upper, 'guide'));
    // A band too narrow for its numeral lies between two that have theirs.
    if (height >= TEXT_SIZE) {
      sheet.draw(label(classNumeral(waterClass), left + width + GAP, (upper + lower) / 2));
    }
  }
}

function drawScale(sheet: Sheet, { left, scale, heightOf }: Plot): void {
  const texts = tickTexts(scale);
  scale.ticks.forEach((tick, index) => {
    const y = heightOf(tick);
    sheet.draw(line(left - 0.8, y, left, y, 'outline'), label(texts[index]!, left - GAP, y, 'end'));
  });
}

/** The line through the values, broken where a month has none. */
function curves({ values }: Panel, { left, step, heightOf }: Plot): readonly Element[] {
  let d = '';
  values.forEach((entry, index) => {
    if (entry === null) return;
    const at = `${mm(left + (index + 0.5) * step)} ${mm(heightOf(Number(entry.value.value)))}`;
    d += `${index > 0 && values[index - 1] ? 'L' : 'M'}${at}`;
  });
  return /L/.test(d) ? [s('path', { d, className: ['curve'] })] : [];
}

function dot(x: number, y: number, radius: number, keeps: boolean): Element {
  const place = { cx: mm(x), cy: mm(y), r: mm(radius) };
  return s('circle', { ...place, className: [keeps ? 'point' : 'point-over'] });
}

/** Distances of the last value from its point, as parts of its size, the nearest first. */
const DISTANCES = [1, 1.8, 2.6];

/** The last value in figures, on the side of its point that the line does not come from, clear of other points. */
function drawLastValue(sheet: Sheet, panel: Panel, plot: Plot): void {
  const { values } = panel;
  const { left, top, width, step, heightOf } = plot;
  const points = values.flatMap((entry, index) =>
    entry
      ? [{ x: left + (index + 0.5) * step, y: heightOf(Number(entry.value.value)), text: entry.value.text }]
      : [],
  );
  const last = points.at(-1);
  if (last === undefined) return;
  const half = labelWidth(last.text) / 2;
  const x = Math.min(Math.max(last.x, left + half + 0.4), left + width - half - 0.4);
  const before = points.at(-2);
  const first = before && before.y < last.y ? 1 : -1;
  const places = DISTANCES.flatMap((part) => [first, -first].map((side) => last.y + side * part * TEXT_SIZE));
  const isInside = (middle: number) =>
    middle - TEXT_SIZE / 2 > top && middle + TEXT_SIZE / 2 < top + PLOT_HEIGHT;
  const isClear = (middle: number) =>
    points.every(
      (point) => Math.abs(point.x - x) > half + DOT || Math.abs(point.y - middle) > TEXT_SIZE / 2 + DOT,
    );
  const inside = places.filter(isInside);
  const edges = edgesOf(panel).map(heightOf);
  const leavesLimit = (middle: number) =>
    edges.every((edge) => Math.abs(edge - middle) > TEXT_SIZE / 2 + HALF_RULE);
  const clear = inside.filter(isClear);
  const middle = clear.find(leavesLimit) ?? clear[0] ?? inside[0] ?? last.y - TEXT_SIZE;
  sheet.draw(
    box(x - half, middle - TEXT_SIZE / 2, half * 2, TEXT_SIZE, 'paper'),
    label(last.text, x, middle, 'middle'),
  );
}

/** The last month, the first, and the beginnings of years as far as they have room. */
function drawMonths(sheet: Sheet, months: ItemTrendsChart['months'], { left, top, width, step }: Plot): void {
  const bottom = top + PLOT_HEIGHT;
  const taken: (readonly [number, number])[] = [];
  const years = months.flatMap(({ value }, index) => (/-01$/.test(String(value)) ? [index] : []));
  for (const index of new Set([months.length - 1, 0, ...years])) {
    const month = months[index];
    if (month === undefined) continue;
    const half = labelWidth(month.text) / 2;
    const x = left + (index + 0.5) * step;
    const middle = Math.min(Math.max(x, left + half), left + width + BAND_LABEL - half);
    const [start, end] = [middle - half - LABEL_GAP / 2, middle + half + LABEL_GAP / 2];
    if (taken.some(([from, to]) => start < to && end > from)) continue;
    taken.push([start, end]);
    sheet.draw(line(x, bottom, x, bottom + 0.8, 'outline'));
    sheet.mark(month, [label(month.text, middle, bottom + AXIS_HEIGHT / 2 + 0.6, 'middle')]);
  }
}
