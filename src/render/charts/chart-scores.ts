// What each county has achieved: a panel each, with the same bars in the same places.

import type { ScoresChart } from '../../model/charts.ts';
import {
  box,
  CHART_WIDTH,
  dealRows,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  wrapLabel,
} from './drawing.ts';
import { type Drawing, Sheet } from './sheet.ts';

const COLUMNS = 3;
const COLUMN_GAP = 6;
const PANEL_WIDTH = (CHART_WIDTH - COLUMN_GAP * (COLUMNS - 1)) / COLUMNS;
const ROW_HEIGHT = 4.6;
const BAR_HEIGHT = 3;
const HEAD_GAP = 0.8;
const PANEL_GAP = 3;
const NOTE_HEIGHT = 5;
const GAP = 1.2;
const NOTE = '数字：达标（按期）数/总数；实心部分：未达标（未按期）；—：无此项';
const NOTHING = '—';

type Unit = ScoresChart['units'][number];
type Score = Unit['scores'][number];

export function drawScores(chart: ScoresChart): readonly Drawing[] {
  const rows = Array.from({ length: Math.ceil(chart.units.length / COLUMNS) }, (_, row) =>
    chart.units.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  const lines = chart.units.flatMap(({ scores, counts }) => [...scores, ...counts]);
  const labels = labelColumn(
    lines.map((line) => line.label),
    PANEL_WIDTH / 2,
  );
  const numbers = Math.max(
    0,
    ...chart.units.flatMap(({ scores }) => scores.map((score) => labelWidth(numbersOf(score)))),
  );
  const layout = { labels, bar: PANEL_WIDTH - labels - numbers - 2 * GAP };
  return dealRows(rows, heightOf, NOTE_HEIGHT).map((dealt) => {
    const sheet = new Sheet();
    let y = 0;
    for (const units of dealt) {
      const head = headHeight(units);
      units.forEach((unit, column) => {
        drawUnit(sheet, unit, column * (PANEL_WIDTH + COLUMN_GAP), y, head, layout);
      });
      y += heightOf(units);
    }
    sheet.draw(label(NOTE, 0, y + NOTE_HEIGHT / 2 - 0.4));
    return sheet.finish(y + NOTE_HEIGHT);
  });
}

function headHeight(units: readonly Unit[]): number {
  const lines = Math.max(...units.map(({ name }) => wrapLabel(name.text, PANEL_WIDTH).length));
  return lines * LINE_HEIGHT + HEAD_GAP;
}

function heightOf(units: readonly Unit[]): number {
  const rows = Math.max(...units.map(({ scores, counts }) => scores.length + counts.length));
  return headHeight(units) + rows * ROW_HEIGHT + PANEL_GAP;
}

function drawUnit(
  sheet: Sheet,
  { name, scores, counts }: Unit,
  x: number,
  y: number,
  head: number,
  layout: { readonly labels: number; readonly bar: number },
): void {
  const lines = wrapLabel(name.text, PANEL_WIDTH);
  sheet.draw(box(x, y, PANEL_WIDTH, head, 'band'));
  sheet.mark(name, labelLines(lines, x + GAP, y + head / 2));
  scores.forEach((score, row) => {
    drawScore(sheet, score, x, y + head + (row + 0.5) * ROW_HEIGHT, layout);
  });
  counts.forEach(({ label: words, count }, row) => {
    const middle = y + head + (scores.length + row + 0.5) * ROW_HEIGHT;
    sheet.draw(label(words, x, middle));
    sheet.mark(count, [label(count.text, x + layout.labels + GAP, middle)]);
  });
}

function drawScore(
  sheet: Sheet,
  { label: words, part }: Score,
  x: number,
  middle: number,
  { labels, bar }: { readonly labels: number; readonly bar: number },
): void {
  const left = x + labels + GAP;
  sheet.draw(label(words, x, middle));
  if (part === undefined) {
    sheet.draw(label(NOTHING, left, middle));
    return;
  }
  const { count, of } = part;
  const share = Math.min(1, Math.max(0, Number(count.value) / Number(of.value) || 0));
  const top = middle - BAR_HEIGHT / 2;
  const start = left + bar + GAP;
  sheet.draw(
    box(left, top, bar * share, BAR_HEIGHT, 'kept'),
    box(left + bar * share, top, bar * (1 - share), BAR_HEIGHT, 'overdue'),
    box(left, top, bar, BAR_HEIGHT, 'outline'),
  );
  sheet.markFraction(count, of, start, middle);
}

function numbersOf({ part }: Score): string {
  return part ? `${part.count.text}/${part.of.text}` : '';
}
