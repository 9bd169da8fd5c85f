// Checks of what stands where on the pages: within the type area, whole, not on top of one another, with page
// numbers that follow.

import type { Problem } from '../../model/problem.ts';
import type { Box } from '../pdf/pdf-geometry.ts';
import type { PageMarks } from '../pdf/pdf-marks.ts';
import type { PdfReading } from '../pdf/pdf-reading.ts';
import { MM_PER_PT, type TextRun } from '../pdf/pdf-runs.ts';
import { isWithin } from '../pdf/pdf-structure.ts';
import { essence, quote } from '../pdf/pdf-texts.ts';
import type { PageLayout, PdfExpectation } from './pdf-expectation.ts';
import {
  pdfPageEmpty,
  pdfPageNumber,
  pdfShrunk,
  pdfTextCut,
  pdfTextOutside,
  pdfTextOverlap,
  pdfUntagged,
} from './pdf-problems.ts';

/** mm text may stand out of the type area: the error GB/T 9704-2012, 5.2.1 allows. */
const AREA_TOLERANCE = 1;
/** Parts of the size by which glyph boxes reach beyond what is seen of them: at the sides, above and below. */
const BEARING = 0.1;
const LEADING = 0.2;
/** Scales below this are another one. Browsers round pages to whole pixels, which takes 0.01 %. */
const SHRUNK = 0.997;

export function checkPages(reading: PdfReading, expected: PdfExpectation): readonly Problem[] {
  const { file, layout } = expected;
  const { pages } = reading;
  const empty = new Set(pages.flatMap((page, index) => (isEmpty(page) ? [index] : [])));
  const isMeant = empty.size === (layout.blank ?? 0);
  return [
    ...checkScale(reading, file),
    ...checkNumbers(pages, file, layout, isMeant ? empty : new Set()),
    ...pages.flatMap((page, index) => {
      const place = { file, page: index + 1 };
      if (!empty.has(index)) return [...checkRuns(page, place, areaOf(layout, index))];
      return isMeant ? [] : [pdfPageEmpty(place)];
    }),
  ];
}

/** The area of a page counted from 0. */
function areaOf({ area }: PageLayout, index: number): Box {
  if (index === 0) return area.first ?? area.odd;
  return index % 2 === 0 ? area.odd : area.even;
}

/** What most of the text outside figures was scaled by. */
function* checkScale(reading: PdfReading, file: string): Generator<Problem> {
  const glyphs = new Map<number, number>();
  for (const [page, { runs }] of reading.pages.entries()) {
    for (const run of runs) {
      if (run.marked < 0 || isWithin(reading.elementOf({ page, marked: run.marked }), 'Figure')) continue;
      const scale = Math.round(run.scale * 1000) / 1000;
      glyphs.set(scale, (glyphs.get(scale) ?? 0) + run.text.length);
    }
  }
  const [usual] = [...glyphs].sort(([, a], [, b]) => b - a)[0] ?? [1];
  if (usual < SHRUNK) yield pdfShrunk({ file }, (usual * 100).toFixed(1));
}

/** Numbers go on from page to page; whether those without one are counted is left open, as offices differ. */
function* checkNumbers(
  pages: readonly PageMarks[],
  file: string,
  layout: PageLayout,
  blank: ReadonlySet<number>,
): Generator<Problem> {
  let [next, passed] = [1, 0];
  let isFront = layout.unnumbered === 'front';
  for (const [index, { runs }] of pages.entries()) {
    const furniture = runs.filter((run) => isFurniture(run, areaOf(layout, index)));
    const text = essence(furniture.map((run) => run.text).join(''));
    const isLast = index === pages.length - 1 && blank.has(index - 1);
    const mayLack = isFront || isLast || blank.has(index) || (index === 0 && layout.unnumbered === 'first');
    if (text === '' && mayLack) {
      passed++;
      continue;
    }
    isFront = false;
    const number = Number(/\d+/.exec(text)?.[0]);
    if (number === next + passed) next = number;
    else if (number !== next) yield pdfPageNumber({ file, page: index + 1 }, text, next);
    next++;
    passed = 0;
  }
}

/** Outside the type area and not part of the text. */
function isFurniture({ marked, box }: TextRun, area: Box): boolean {
  const middle = (box.top + box.bottom) / 2;
  return marked < 0 && (middle < area.top || middle > area.bottom);
}

/** Nothing of the text: neither a word nor a line. */
function isEmpty({ runs, shapes }: PageMarks): boolean {
  const isText = runs.some(({ marked, text }) => marked >= 0 && essence(text) !== '');
  return !isText && !shapes.some(({ marked }) => marked >= 0);
}

type PagePlace = { readonly file: string; readonly page: number };

/** Of each kind the first on the page: what puts one text wrong mostly puts others wrong too. */
function* checkRuns({ runs }: PageMarks, place: PagePlace, area: Box): Generator<Problem> {
  const texts = runs.filter((run) => essence(run.text) !== '' && !isFurniture(run, area));
  const untagged = texts.find(({ marked }) => marked < 0);
  if (untagged) yield pdfUntagged(place, quote(untagged.text));

  const outside = texts.find((run) => isBeyond(inkBox(run), area));
  if (outside) {
    const [side, by] = beyond(inkBox(outside), area);
    yield pdfTextOutside(place, quote(outside.text), side, by.toFixed(1));
  }
  const cut = texts.find((run) => isCut(run));
  if (cut) yield pdfTextCut(place, quote(cut.text), '可以显示的范围');
  const overlap = findOverlap(texts);
  if (overlap) yield pdfTextOverlap(place, quote(overlap[0].text), quote(overlap[1].text));
}

function isBeyond(box: Box, area: Box): boolean {
  return (
    area.left - box.left > AREA_TOLERANCE ||
    box.right - area.right > AREA_TOLERANCE ||
    area.top - box.top > AREA_TOLERANCE ||
    box.bottom - area.bottom > AREA_TOLERANCE
  );
}

/** The side on which a box stands out of an area, and by how much. */
function beyond(box: Box, area: Box): readonly [string, number] {
  const sides: readonly (readonly [string, number])[] = [
    ['左边', area.left - box.left],
    ['右边', box.right - area.right],
    ['上边', area.top - box.top],
    ['下边', box.bottom - area.bottom],
  ];
  return sides.reduce((most, side) => (side[1] > most[1] ? side : most));
}

function isCut(run: TextRun): boolean {
  const box = inkBox(run);
  const { clip, size, angle } = run;
  const [beside, above] = [BEARING * size * MM_PER_PT, LEADING * size * MM_PER_PT];
  const [along, across] = angle % 180 === 0 ? [beside, above] : [above, beside];
  return (
    clip.left - box.left > along ||
    box.right - clip.right > along ||
    clip.top - box.top > across ||
    box.bottom - clip.bottom > across
  );
}

/** Marks that only fill the left half of their square; the right one may be trimmed at the end of a line. */
const HALF_MARK = /[，。、；：！？）》」』】〕”’]$/;

/** Where a run can have ink, as far as its box tells. */
export function inkBox({ text, size, box, angle }: TextRun): Box {
  if (angle !== 0 || !HALF_MARK.test(text)) return box;
  return { ...box, right: box.right - (size * MM_PER_PT) / 2 };
}

/** Of the size, that two texts may share side by side and on top of one another. */
const SHARED_ALONG = 0.25;
const SHARED_ACROSS = 0.35;

/** Two runs printed over one another; the order of the runs does not matter. */
function findOverlap(runs: readonly TextRun[]): readonly [TextRun, TextRun] | null {
  const sorted = runs.map((run) => ({ run, box: inkBox(run) })).sort((a, b) => a.box.top - b.box.top);
  for (const [index, { run, box }] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]!;
      if (other.box.top >= box.bottom) break;
      const size = Math.min(run.size, other.run.size) * MM_PER_PT;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - other.box.top;
      const isUpright = run.angle % 180 === 0;
      const [along, across] = isUpright ? [wide, high] : [high, wide];
      if (along > SHARED_ALONG * size && across > SHARED_ACROSS * size) return [run, other.run];
    }
  }
  return null;
}
