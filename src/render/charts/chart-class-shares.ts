// Class shares by month: one 100 % bar a month, each piece labelled with its class and share.

import type { ClassSharesChart } from '../../model/charts.ts';
import { classNumeral } from '../../model/water.ts';
import {
  box,
  CHART_WIDTH,
  dealRows,
  HALF_RULE,
  label,
  labelColumn,
  labelWidth,
  line,
  PATCH_HEIGHT,
} from './drawing.ts';
import { classFill, hatch } from './hatching.ts';
import { type Drawing, Sheet } from './sheet.ts';

const ROW_HEIGHT = 5.3;
const BAR_HEIGHT = 4.4;
const AXIS_HEIGHT = 5;
const GAP = 2;
const PATCH_PADDING = 0.5;
const SCALE = [0, 20, 40, 60, 80, 100];
const NOTHING = '无评价结果';

type MonthShares = ClassSharesChart['months'][number];
type Share = MonthShares['counts'][number];

export function drawClassShares(chart: ClassSharesChart): readonly Drawing[] {
  const labels = labelColumn(
    chart.months.map((month) => month.label.text),
    40,
  );
  const left = labels + GAP;
  const width = barWidth(chart, CHART_WIDTH - left - HALF_RULE);
  return dealRows(chart.months, () => ROW_HEIGHT, AXIS_HEIGHT).map((months) => {
    const sheet = new Sheet();
    const height = months.length * ROW_HEIGHT;
    drawAxis(sheet, left, width, height);
    months.forEach((month, index) => {
      const middle = (index + 0.5) * ROW_HEIGHT;
      sheet.mark(month.label, [label(month.label.text, labels, middle, 'end')]);
      if (totalOf(month) > 0) drawBar(sheet, month, left, middle, width);
      else drawGap(sheet, left, middle);
    });
    return sheet.finish(height + AXIS_HEIGHT);
  });
}

/** Room for the bars once the narrow classes beside them have theirs; narrower bars may push out a few more. */
function barWidth({ months }: ClassSharesChart, room: number): number {
  let width = room;
  for (let pass = 0; pass < 3; pass += 1) {
    const widest = Math.max(0, ...months.map((month) => aside(month, width).width));
    width = room - (widest > 0 ? widest + GAP : 0);
  }
  return width;
}

function drawAxis(sheet: Sheet, left: number, width: number, height: number): void {
  for (const percent of SCALE) {
    const x = left + (width * percent) / 100;
    const anchor = percent === 0 ? 'start' : percent === 100 ? 'end' : 'middle';
    sheet.draw(
      line(x, 0, x, height + 1, 'guide'),
      label(`${percent}%`, x, height + AXIS_HEIGHT / 2 + 0.6, anchor),
    );
  }
}

/** A month without classes stays in the row of months, so that the distance between the others is true. */
function drawGap(sheet: Sheet, left: number, middle: number): void {
  const width = labelWidth(NOTHING) + 2 * PATCH_PADDING;
  sheet.draw(
    box(left + GAP / 2, middle - PATCH_HEIGHT / 2, width, PATCH_HEIGHT, 'paper'),
    label(NOTHING, left + GAP / 2 + PATCH_PADDING, middle),
  );
}

function drawBar(sheet: Sheet, month: MonthShares, left: number, middle: number, width: number): void {
  const top = middle - BAR_HEIGHT / 2;
  const total = totalOf(month);
  let x = left;
  for (const share of month.counts) {
    const piece = (width * Number(share.count.value)) / total;
    drawPiece(sheet, share, x, top, piece);
    x += piece;
  }
  let asideX = left + width + GAP;
  for (const share of aside(month, width).shares) {
    sheet.mark(share.share, [label(shareLabel(share), asideX, middle)]);
    asideX += labelWidth(`${shareLabel(share)} `);
  }
}

function drawPiece(sheet: Sheet, share: Share, x: number, top: number, width: number): void {
  const { waterClass } = share;
  const fill = classFill(waterClass);
  sheet.mark(share.count, [
    box(x, top, width, BAR_HEIGHT, fill),
    ...hatch(waterClass, x, top, width, BAR_HEIGHT),
    box(x, top, width, BAR_HEIGHT, 'outline'),
  ]);
  const text = [shareLabel(share), classNumeral(waterClass)].find((candidate) => fits(candidate, width));
  if (text === undefined) return;
  const patch = Math.min(labelWidth(text) + 2 * PATCH_PADDING, width - 2 * HALF_RULE);
  const middle = top + BAR_HEIGHT / 2;
  sheet.mark(share.share, [
    box(x + (width - patch) / 2, middle - PATCH_HEIGHT / 2, patch, PATCH_HEIGHT, fill),
    label(text, x + width / 2, middle, 'middle', `on-${fill}`),
  ]);
}

/** Classes whose piece is too narrow for its share are named beside the bar. */
function aside(month: MonthShares, width: number): { shares: readonly Share[]; width: number } {
  const total = totalOf(month);
  const shares = month.counts.filter(
    ({ waterClass, count }) =>
      Number(count.value) > 0 && !fits(classNumeral(waterClass), (width * Number(count.value)) / total),
  );
  return { shares, width: labelWidth(shares.map(shareLabel).join(' ')) };
}

function totalOf(month: MonthShares): number {
  return month.counts.reduce((sum, { count }) => sum + Number(count.value), 0);
}

function shareLabel({ waterClass, share }: Share): string {
  const percent = share.text.endsWith('%') ? share.text : `${share.text}%`;
  return `${classNumeral(waterClass)} ${percent}`;
}

function fits(text: string, width: number): boolean {
  return labelWidth(text) + 2 * HALF_RULE <= width;
}
