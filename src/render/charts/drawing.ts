// The pencil case of the charts: sizes in millimetres of the printed page, text, boxes, parts.

import type { Element } from 'hast';
import { s } from 'hastscript';
import { textWidth, wrapText } from '../text/measure.ts';
import { mm } from './hatching.ts';

/** The type area of the page, mm (GB/T 9704-2012 §5.2.1). */
export const CHART_WIDTH = 156;
/** Tallest chart in one piece, mm: it fits a page and leaves room for text. */
const TALLEST_WHOLE = 150;
/** Tallest part of a chart in several, mm: two of them with their captions fill a page. */
const TALLEST_PART = 100;
/** Size of text in charts: 8.5 pt. */
export const TEXT_SIZE = 3;
export const LINE_HEIGHT = 3.9;
/** Height of the plain patch under text that stands on a pattern. */
export const PATCH_HEIGHT = 2.9;
/** Half of the outlines drawn, so that they stay inside the picture. */
export const HALF_RULE = 0.175;

/** Of bars and other marks that would otherwise be too thin to be seen. */
export const LEAST_BAR = 0.7;

/** Text whose middle is at height `y`; data only ever becomes the text node. */
export function label(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
  className?: string,
): Element {
  const place = { x: mm(x), y: mm(y + TEXT_SIZE * 0.36) };
  const anchoring = anchor === 'start' ? {} : { textAnchor: anchor };
  return s('text', { ...place, ...anchoring, ...(className && { className: [className] }) }, text);
}

/** Several lines around the middle height `y`. */
export function labelLines(
  lines: readonly string[],
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
): readonly Element[] {
  const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return lines.map((line, index) => label(line, x, first + index * LINE_HEIGHT, anchor));
}

export function box(x: number, y: number, width: number, height: number, ...classNames: string[]): Element {
  return s('rect', { x: mm(x), y: mm(y), width: mm(width), height: mm(height), className: classNames });
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): Element {
  return s('path', { d: `M${mm(x1)} ${mm(y1)}L${mm(x2)} ${mm(y2)}`, className: [className] });
}

/** A piece cut out of a bar that is longer than its scale, near its end at `x`. */
export function cut(x: number, y: number, height: number): Element {
  const [left, slant] = [x - 3, height / 2];
  const corners = [
    [left + slant, y - 0.3],
    [left + slant + 0.9, y - 0.3],
    [left + 0.9, y + height + 0.3],
    [left, y + height + 0.3],
  ];
  return s('path', {
    d: `M${corners.map(([a, b]) => `${mm(a!)} ${mm(b!)}`).join('L')}Z`,
    className: ['cut'],
  });
}

/** Width of text in a chart, mm. */
export function labelWidth(text: string): number {
  return textWidth(text) * TEXT_SIZE;
}

/** Lines of a label in a column `width` mm wide. */
export function wrapLabel(text: string, width: number): readonly string[] {
  return wrapText(text.replace(/\s+/gu, ' ').trim(), width / TEXT_SIZE);
}

/** Width for a column of labels: the longest of them, at most `limit`, mm. */
export function labelColumn(texts: readonly string[], limit: number): number {
  return Math.min(limit, Math.max(0, ...texts.map(labelWidth)));
}

/**
 * Deals rows out to parts of about equal height.
 * @param heights of the rows, mm.
 * @param furniture height each part needs besides its rows, mm.
 */
export function dealRows<Row>(
  rows: readonly Row[],
  heightOf: (row: Row) => number,
  furniture: number,
): readonly (readonly Row[])[] {
  const total = rows.reduce((sum, row) => sum + heightOf(row), 0);
  const isWhole = total + furniture <= TALLEST_WHOLE;
  const count = isWhole ? 1 : Math.ceil(total / (TALLEST_PART - furniture));
  const parts: Row[][] = [[]];
  let filled = 0;
  for (const row of rows) {
    if (filled + heightOf(row) / 2 > (total / count) * parts.length && parts.length < count) parts.push([]);
    parts.at(-1)!.push(row);
    filled += heightOf(row);
  }
  return parts;
}
