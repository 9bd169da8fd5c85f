// Fills grow darker from class to class, so that a grey print tells them apart; patterns single out those that
// are polluted: Ⅳ diagonals, Ⅴ cross-hatch, 劣Ⅴ solid (white text on it). A pattern on every class made a grid of
// months unreadable. Drawn as lines clipped by arithmetic, because Chromium prints SVG <pattern> as bitmap tiles.

import type { Element } from 'hast';
import { s } from 'hastscript';
import type { WaterClass } from '../../model/water.ts';

/** Distance of hatch lines, mm. */
const SPACING = 2.2;

/** x1, y1, x2, y2 */
type Segment = readonly [number, number, number, number];

/** CSS class that fills a shape or cell in the colour of a water class. */
export function classFill(waterClass: WaterClass): string {
  return `class-${waterClass}`;
}

/** Whether a pattern lies over the fill of the class. */
export function isHatched(waterClass: WaterClass): boolean {
  return waterClass === 4 || waterClass === 5;
}

/** @returns the pattern of a class over a rectangle (mm), or nothing for plain fills. */
export function hatch(
  waterClass: WaterClass,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly Element[] {
  const d = hatchPath(waterClass, x, y, width, height);
  return d === '' ? [] : [s('path', { className: ['hatch'], d })];
}

function hatchPath(waterClass: WaterClass, x: number, y: number, width: number, height: number): string {
  if (!isHatched(waterClass) || width <= 0 || height <= 0) return '';
  const rising = diagonals(width, height);
  const falling =
    waterClass === 5 ? rising.map(([x1, y1, x2, y2]): Segment => [x1, height - y1, x2, height - y2]) : [];
  return [...rising, ...falling]
    .map(([x1, y1, x2, y2]) => `M${mm(x + x1)} ${mm(y + y1)}L${mm(x + x2)} ${mm(y + y2)}`)
    .join('');
}

/** Lines x + y = c, half a spacing away from the corners, cut to the rectangle. */
function diagonals(width: number, height: number): readonly Segment[] {
  const step = SPACING * Math.SQRT2;
  const lines: Segment[] = [];
  for (let c = step / 2; c < width + height; c += step) {
    const x1 = Math.max(0, c - height);
    const x2 = Math.min(width, c);
    lines.push([x1, c - x1, x2, c - x2]);
  }
  return lines;
}

/** A length in millimetres as SVG writes it: at most two decimals. */
export function mm(length: number): string {
  return String(Math.round(length * 100) / 100);
}
