// Loads of sewage plants, one bar each, against the lines they are named for.

import type { Element } from 'hast';
import type { PlantLoadsChart } from '../../model/charts.ts';
import {
  box,
  CHART_WIDTH,
  cut,
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

const HEAD_HEIGHT = 5;
const FOOT_HEIGHT = 1;
const LEAST_ROW = 4.9;
const BAR_HEIGHT = 3.4;
const NAME_LIMIT = 48;
const GAP = 2;
/** The scale ends here at least and at most, percent; longer bars are cut. */
const LEAST_SCALE = 120;
const MOST_SCALE = 200;

/** Dark above the upper line, white below the lower one. */
const FILLS = { over: 'overdue', under: 'paper', usual: 'kept' } as const;

type PlantRow = PlantLoadsChart['rows'][number];

interface Layout {
  readonly names: number;
  /** Left edge and width of the bars, mm. */
  readonly left: number;
  readonly width: number;
  /** mm a percent. */
  readonly scale: number;
}

export function drawPlantLoads(chart: PlantLoadsChart): readonly Drawing[] {
  const layout = planLayout(chart);
  const heightOf = (row: PlantRow) =>
    Math.max(LEAST_ROW, wrapLabel(row.name.text, layout.names).length * LINE_HEIGHT + 1);
  return dealRows(chart.rows, heightOf, HEAD_HEIGHT + FOOT_HEIGHT).map((rows) => {
    const sheet = new Sheet();
    let y = HEAD_HEIGHT;
    for (const row of rows) {
      drawRow(sheet, row, y + heightOf(row) / 2, layout);
      y += heightOf(row);
    }
    drawLines(sheet, chart, y, layout);
    return sheet.finish(y + FOOT_HEIGHT);
  });
}

function planLayout({ rows, lines }: PlantLoadsChart): Layout {
  const names = labelColumn(
    rows.map(({ name }) => name.text),
    NAME_LIMIT,
  );
  const words = Math.max(0, ...rows.filter(({ rate }) => rate).map((row) => labelWidth(wordsOf(row))));
  const left = names + GAP;
  const width = CHART_WIDTH - left - GAP - words;
  const highest = Math.max(LEAST_SCALE, ...[...lines, ...rows.map(({ rate }) => rate)].map(percentOf));
  return { names, left, width, scale: width / Math.min(MOST_SCALE, highest) };
}

function drawLines(sheet: Sheet, { lines }: PlantLoadsChart, bottom: number, { left, scale }: Layout): void {
  for (const limit of lines) {
    const x = left + percentOf(limit) * scale;
    sheet.draw(line(x, HEAD_HEIGHT - 1, x, bottom + 0.5, 'cutoff'));
    sheet.mark(limit, [label(limit.text, x, LINE_HEIGHT / 2, 'middle')]);
  }
}

function drawRow(sheet: Sheet, row: PlantRow, middle: number, { names, left, width, scale }: Layout): void {
  const { name, rate, word } = row;
  sheet.mark(name, labelLines(wrapLabel(name.text, names), 0, middle));
  if (rate === undefined) {
    if (word) sheet.mark(word, [label(word.text, left + GAP / 2, middle)]);
    return;
  }
  const start = left + width + GAP;
  sheet.mark(rate, [
    ...drawBar(row, percentOf(rate), middle - BAR_HEIGHT / 2, { left, width, scale }),
    label(rate.text, start, middle),
  ]);
  if (word) sheet.mark(word, [label(word.text, start + labelWidth(`${rate.text} `), middle)]);
}

function drawBar(
  { named }: PlantRow,
  percent: number,
  top: number,
  { left, width, scale }: Omit<Layout, 'names'>,
): readonly Element[] {
  const length = Math.max(LEAST_BAR, Math.min(width, percent * scale));
  return [
    box(left, top, length, BAR_HEIGHT, FILLS[named ?? 'usual']),
    box(left, top, length, BAR_HEIGHT, 'outline'),
    ...(percent * scale > width + 0.01 ? [cut(left + length, top, BAR_HEIGHT)] : []),
  ];
}

function percentOf(figure: PlantRow['rate']): number {
  const percent = Number(figure?.value);
  return Number.isFinite(percent) ? Math.max(0, percent) : 0;
}

function wordsOf({ rate, word }: PlantRow): string {
  return [rate, word].flatMap((figure) => (figure ? [figure.text] : [])).join(' ');
}
