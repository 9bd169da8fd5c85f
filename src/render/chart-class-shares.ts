// Class shares by month: one 100 % bar a month, each piece labelled with its class and share.

import type { ElementContent } from 'hast';
import type { ClassSharesChart } from '../model/document.ts';
import { classNumeral } from '../model/water.ts';
import {
  box,
  CHART_WIDTH,
  type Drawing,
  dealRows,
  HALF_RULE,
  label,
  labelColumn,
  labelWidth,
  line,
  PATCH_HEIGHT,
} from './drawing.ts';
import { type Ink, inkChartFigure } from './figures.ts';
import { classFill, hatch } from './hatching.ts';

const ROW_HEIGHT = 5.3;
const BAR_HEIGHT = 4.4;
const AXIS_HEIGHT = 5;
const GAP = 2;
const PATCH_PADDING = 0.5;
const SCALE = [0, 20, 40, 60, 80, 100];

type MonthShares = ClassSharesChart['months'][number];
type Share = MonthShares['counts'][number];

export function drawClassShares(chart: ClassSharesChart, ink: Ink): readonly Drawing[] {
  const labels = labelColumn(
    chart.months.map((month) => month.label),
    40,
  );
  const left = labels + GAP;
  const width = barWidth(chart, CHART_WIDTH - left - HALF_RULE);
  return dealRows(chart.months, () => ROW_HEIGHT, AXIS_HEIGHT).map((months) => {
    const height = months.length * ROW_HEIGHT;
    const shapes = months.flatMap((month, index) => {
      const middle = (index + 0.5) * ROW_HEIGHT;
      return [label(month.label, labels, middle, 'end'), ...drawBar(month, left, middle, width, ink)];
    });
    return { height: height + AXIS_HEIGHT, shapes: [...drawAxis(left, width, height), ...shapes] };
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

function drawAxis(left: number, width: number, height: number): readonly ElementContent[] {
  return SCALE.flatMap((percent) => {
    const x = left + (width * percent) / 100;
    const anchor = percent === 0 ? 'start' : percent === 100 ? 'end' : 'middle';
    return [
      line(x, 0, x, height + 1, 'guide'),
      label(`${percent}%`, x, height + AXIS_HEIGHT / 2 + 0.6, anchor),
    ];
  });
}

function drawBar(
  month: MonthShares,
  left: number,
  middle: number,
  width: number,
  ink: Ink,
): readonly ElementContent[] {
  const top = middle - BAR_HEIGHT / 2;
  const total = totalOf(month);
  let x = left;
  const pieces = month.counts.map((share) => {
    const piece = total === 0 ? 0 : (width * Number(share.count.value)) / total;
    const shapes = drawPiece(share, x, top, piece, ink);
    x += piece;
    return shapes;
  });
  const rest = aside(month, width);
  let asideX = left + width + GAP;
  const besides = rest.shares.map((share) => {
    const shape = inkChartFigure(share.share, [label(shareLabel(share), asideX, middle)], ink);
    asideX += labelWidth(`${shareLabel(share)} `);
    return shape;
  });
  return [...pieces, ...besides];
}

function drawPiece(share: Share, x: number, top: number, width: number, ink: Ink): ElementContent {
  const { waterClass } = share;
  const middle = top + BAR_HEIGHT / 2;
  const text = [shareLabel(share), classNumeral(waterClass)].find((candidate) => fits(candidate, width));
  const patch =
    text === undefined ? 0 : Math.min(labelWidth(text) + 2 * PATCH_PADDING, width - 2 * HALF_RULE);
  const words =
    text === undefined
      ? []
      : [
          box(x + (width - patch) / 2, middle - PATCH_HEIGHT / 2, patch, PATCH_HEIGHT, classFill(waterClass)),
          inkChartFigure(
            share.share,
            [label(text, x + width / 2, middle, 'middle', `on-${classFill(waterClass)}`)],
            ink,
          ),
        ];
  return inkChartFigure(
    share.count,
    [
      box(x, top, width, BAR_HEIGHT, classFill(waterClass)),
      ...hatch(waterClass, x, top, width, BAR_HEIGHT),
      box(x, top, width, BAR_HEIGHT, 'outline'),
      ...words,
    ],
    ink,
  );
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
