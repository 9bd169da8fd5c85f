// Places of the counties in two periods, joined by a line: who rose, who fell. Direction also stands as a
// word, and falling lines are broken, so that nothing hangs on colour.

import { s } from 'hastscript';
import type { RankingSlopeChart, RankPlace } from '../../model/charts.ts';
import {
  CHART_WIDTH,
  dealRows,
  LINE_HEIGHT,
  label,
  labelColumn,
  labelLines,
  labelWidth,
  line,
  wrapLabel,
} from './drawing.ts';
import { mm } from './hatching.ts';
import { type Drawing, Sheet } from './sheet.ts';

const HEAD_HEIGHT = 6;
const NOTE_HEIGHT = 6;
const LEAST_ROW = 5.2;
const ROW_GAP = 1.3;
const GAP = 2;
const DOT = 0.9;
const NAME_LIMIT = 33;
const ABSENT = '未参加排名';
const NOTE = '名次由上至下，数字为当期名次和水质指数（越小越好）；虚线：名次下降';

type Unit = RankingSlopeChart['units'][number];
type Side = 'earlier' | 'later';

/** Widths of the columns of text and where the lines run, mm. */
interface Layout {
  readonly names: number;
  readonly indexes: number;
  readonly ranks: number;
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

export function drawRankingSlope(chart: RankingSlopeChart): readonly Drawing[] {
  const layout = planLayout(chart);
  return dealRows(chart.units, () => layout.row, HEAD_HEIGHT + NOTE_HEIGHT).map((units) =>
    drawPart(chart, units, layout),
  );
}

function planLayout({ units }: RankingSlopeChart): Layout {
  const places = units
    .flatMap(({ earlier, later }) => [earlier, later])
    .filter((place) => place !== undefined);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(labelWidth));
  const names = labelColumn(
    units.map(({ name }) => name.text),
    NAME_LIMIT,
  );
  const indexes = widest([ABSENT, ...places.map(({ index }) => index.text)]);
  const ranks = widest(places.map(({ rank }) => rank.text));
  const moves = widest(units.flatMap(({ move }) => (move ? [move.text] : [])));
  const side = names + GAP + indexes + GAP + ranks + GAP;
  const lines = Math.max(1, ...units.map(({ name }) => wrapLabel(name.text, names).length));
  return {
    names,
    indexes,
    ranks,
    from: side,
    to: CHART_WIDTH - side - (moves > 0 ? GAP + moves : 0),
    row: Math.max(LEAST_ROW, lines * LINE_HEIGHT + ROW_GAP),
  };
}

function drawPart(chart: RankingSlopeChart, units: readonly Unit[], layout: Layout): Drawing {
  const sheet = new Sheet();
  const [then, now] = [inOrder(units, 'earlier'), inOrder(units, 'later')];
  const heightOf = (order: readonly Unit[], unit: Unit) =>
    HEAD_HEIGHT + (order.indexOf(unit) + 0.5) * layout.row;
  sheet.mark(chart.earlier, [label(chart.earlier.text, 0, LINE_HEIGHT / 2)]);
  sheet.mark(chart.later, [label(chart.later.text, layout.to + GAP, LINE_HEIGHT / 2)]);
  for (const unit of units) {
    const [before, after] = [heightOf(then, unit), heightOf(now, unit)];
    if (unit.earlier && unit.later) drawLine(sheet, unit, before, after, layout);
    drawEarlier(sheet, unit, before, layout);
    drawLater(sheet, unit, after, layout);
  }
  const bottom = HEAD_HEIGHT + units.length * layout.row;
  sheet.draw(label(NOTE, 0, bottom + NOTE_HEIGHT / 2));
  return sheet.finish(bottom + NOTE_HEIGHT);
}

/** By rank, those without one at the end; equal ranks and the rest in the order given. */
function inOrder(units: readonly Unit[], side: Side): readonly Unit[] {
  const rankOf = (unit: Unit) => Number(unit[side]?.rank.value ?? Number.POSITIVE_INFINITY);
  return [...units].sort((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b)));
}

function drawLine(sheet: Sheet, { move }: Unit, before: number, after: number, { from, to }: Layout): void {
  const risen = Number(move?.value ?? 0);
  const className = risen === 0 ? 'slope-same' : risen > 0 ? 'slope-up' : 'slope-down';
  sheet.draw(line(from, before, to, after, className), dot(from, before), dot(to, after));
}

function dot(x: number, y: number) {
  return s('circle', { cx: mm(x), cy: mm(y), r: DOT, className: ['point-over'] });
}

function drawEarlier(sheet: Sheet, { name, earlier }: Unit, y: number, layout: Layout): void {
  const { names, from } = layout;
  sheet.mark(name, labelLines(wrapLabel(name.text, names), 0, y));
  drawPlace(sheet, earlier, from - GAP, from - GAP - layout.ranks - GAP, y, 'end');
}

function drawLater(sheet: Sheet, { name, later, move }: Unit, y: number, layout: Layout): void {
  const { names, indexes, ranks, to } = layout;
  const index = to + GAP + ranks + GAP;
  const start = index + indexes + GAP;
  drawPlace(sheet, later, to + GAP, index, y, 'start');
  sheet.mark(name, labelLines(wrapLabel(name.text, names), start, y));
  if (move) sheet.mark(move, [label(move.text, start + names + GAP, y)]);
}

function drawPlace(
  sheet: Sheet,
  place: RankPlace | undefined,
  rank: number,
  index: number,
  y: number,
  anchor: 'start' | 'end',
): void {
  if (place === undefined) {
    sheet.draw(label(ABSENT, index, y, anchor));
    return;
  }
  sheet.mark(place.rank, [label(place.rank.text, rank, y, anchor)]);
  sheet.mark(place.index, [label(place.index.text, index, y, anchor)]);
}
