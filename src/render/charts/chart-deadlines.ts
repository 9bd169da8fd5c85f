// Deadlines around the cut-off date: bars to the left are days overdue, bars to the right days left.

import type { Element } from 'hast';
import type { DeadlineChart } from '../../model/charts.ts';
import {
  box,
  CHART_WIDTH,
  dealRows,
  LEAST_BAR,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  line,
  wrapLabel,
} from './drawing.ts';
import { type Drawing, Sheet } from './sheet.ts';

const HEAD_HEIGHT = 9.5;
const FOOT_HEIGHT = 5;
const LEAST_ROW = 5;
const BAR_HEIGHT = 3.4;
const GAP = 2;
const COLUMN_LIMIT = 30;
/** Distances of scale lines to choose from, days. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1460, 3650];
const MOST_STEPS = 8;

type DeadlineRow = DeadlineChart['rows'][number];

interface Layout {
  readonly labels: number;
  readonly owners: number;
  /** Left edge, width and place of the cut-off line of the plot, mm. */
  readonly left: number;
  readonly width: number;
  readonly zero: number;
  /** mm a day. */
  readonly scale: number;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  readonly statuses: number;
}

export function drawDeadlines(chart: DeadlineChart): readonly Drawing[] {
  const layout = planLayout(chart);
  return dealRows(chart.rows, (row) => heightOf(row, layout), HEAD_HEIGHT + FOOT_HEIGHT).map((rows) =>
    drawPart(chart, rows, layout),
  );
}

function planLayout({ rows }: DeadlineChart): Layout {
  const labels = labelColumn(['编号', ...rows.map((row) => row.label.text)], COLUMN_LIMIT);
  const owners = labelColumn(['责任方', ...rows.map((row) => row.owner.text)], COLUMN_LIMIT);
  const statuses = labelColumn(['状态', ...rows.map((row) => row.status.text)], COLUMN_LIMIT);
  const left = labels + GAP + owners + GAP;
  const width = CHART_WIDTH - left - GAP - statuses;
  const days = rows.map((row) => row.days);
  const range = Math.max(0, ...days) - Math.min(0, ...days);
  const step = STEPS.find((candidate) => range / candidate <= MOST_STEPS) ?? STEPS.at(-1)!;
  const least = Math.floor(Math.min(0, ...days) / step) * step;
  const most = Math.max(step, Math.ceil(Math.max(0, ...days) / step) * step);
  const scale = width / (most - least);
  return { labels, owners, left, width, zero: left - least * scale, scale, step, least, most, statuses };
}

function heightOf(row: DeadlineRow, { labels, owners, statuses }: Layout): number {
  const lines = Math.max(
    wrapLabel(row.label.text, labels).length,
    wrapLabel(row.owner.text, owners).length,
    wrapLabel(row.status.text, statuses).length,
  );
  return Math.max(LEAST_ROW, lines * LINE_HEIGHT + 1);
}

function drawPart(chart: DeadlineChart, rows: readonly DeadlineRow[], layout: Layout): Drawing {
  const sheet = new Sheet();
  const heights = rows.map((row) => heightOf(row, layout));
  const tops = heights.map((_, index) =>
    heights.slice(0, index).reduce((y, height) => y + height, HEAD_HEIGHT),
  );
  const bottom = heights.reduce((y, height) => y + height, HEAD_HEIGHT);
  for (let index = 1; index < rows.length; index += 2) {
    sheet.draw(box(0, tops[index]!, CHART_WIDTH, heights[index]!, 'band'));
  }
  drawScale(sheet, layout, bottom);
  drawHead(sheet, chart, layout);
  rows.forEach((row, index) => {
    drawRow(sheet, row, tops[index]! + heights[index]! / 2, layout);
  });
  sheet.draw(line(layout.zero, HEAD_HEIGHT - 1, layout.zero, bottom + 1, 'cutoff'));
  return sheet.finish(bottom + FOOT_HEIGHT);
}

function drawScale(sheet: Sheet, layout: Layout, bottom: number): void {
  const { zero, scale, step, least, most, left, width } = layout;
  for (let days = least; days <= most; days += step) {
    const x = zero + days * scale;
    const half = labelWidth(String(Math.abs(days))) / 2;
    const middle = Math.min(Math.max(x, left + half), left + width - half);
    if (days !== 0) sheet.draw(line(x, HEAD_HEIGHT, x, bottom, 'guide'));
    sheet.draw(label(String(Math.abs(days)), middle, bottom + FOOT_HEIGHT / 2 + 0.4, 'middle'));
  }
}

/** The cut-off date over its line, which way is overdue, and the names of the columns. */
function drawHead(sheet: Sheet, { cutoff }: DeadlineChart, { labels, left, width, zero }: Layout): void {
  const upper = LINE_HEIGHT / 2;
  const lower = upper + LINE_HEIGHT;
  const text = `数据截止日期 ${cutoff.text}`;
  const half = labelWidth(text) / 2;
  const middle = Math.min(Math.max(zero, left + half), CHART_WIDTH - half);
  sheet.mark(cutoff, [label(text, middle, upper, 'middle')]);
  sheet.draw(
    label('编号', 0, lower),
    label('责任方', labels + GAP, lower),
    label('状态', left + width + GAP, lower),
    ...(zero - left > labelWidth('超期天数←') ? [label('超期天数←', zero - 1, lower, 'end')] : []),
    label('→剩余天数', zero + 1, lower),
  );
}

function drawRow(sheet: Sheet, row: DeadlineRow, middle: number, layout: Layout): void {
  const { labels, owners, left, width, statuses } = layout;
  sheet.mark(row.label, labelLines(wrapLabel(row.label.text, labels), 0, middle));
  sheet.mark(row.owner, labelLines(wrapLabel(row.owner.text, owners), labels + GAP, middle));
  const words = labelLines(wrapLabel(row.status.text, statuses), left + width + GAP, middle);
  sheet.mark(row.status, [...drawBar(row.days, middle - BAR_HEIGHT / 2, layout), ...words]);
}

function drawBar(days: number, top: number, { zero, scale }: Layout): readonly Element[] {
  const length = Math.max(LEAST_BAR, Math.abs(days) * scale);
  if (days < 0) return [box(zero - length, top, length, BAR_HEIGHT, 'overdue')];
  return [box(zero, top, length, BAR_HEIGHT, 'kept'), box(zero, top, length, BAR_HEIGHT, 'outline')];
}
