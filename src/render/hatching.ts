// Patterns that tell the classes apart without colour: Ⅰ none, Ⅱ dots, Ⅲ light diagonal, Ⅳ dense
// diagonal, Ⅴ cross-hatch, 劣Ⅴ solid (white text on it). Drawn as lines clipped by arithmetic, because
// Chromium prints SVG <pattern> as bitmap tiles.

import type { Element } from 'hast';
import { s } from 'hastscript';
import type { WaterClass } from '../model/water.ts';

/** Distance of hatch lines or dots, mm; absent where nothing is drawn over the fill. */
const SPACING: Readonly<Record<WaterClass, number | undefined>> = {
  1: undefined,
  2: 1.7,
  3: 2.6,
  4: 1.3,
  5: 1.9,
  6: undefined,
};

/** x1, y1, x2, y2 */
type Segment = readonly [number, number, number, number];

/** CSS class that fills a shape or cell in the colour of a water class. */
export function classFill(waterClass: WaterClass): string {
  return `class-${waterClass}`;
}

/** Whether a pattern lies over the fill of the class. */
export function isHatched(waterClass: WaterClass): boolean {
  return SPACING[waterClass] !== undefined;
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
  return d === '' ? [] : [s('path', { className: [waterClass === 2 ? 'dots' : 'hatch'], d })];
}

function hatchPath(waterClass: WaterClass, x: number, y: number, width: number, height: number): string {
  const spacing = SPACING[waterClass];
  if (spacing === undefined || width <= 0 || height <= 0) return '';
  if (waterClass === 2) return dots(x, y, width, height, spacing);
  const rising = diagonals(width, height, spacing);
  const falling =
    waterClass === 5 ? rising.map(([x1, y1, x2, y2]): Segment => [x1, height - y1, x2, height - y2]) : [];
  return [...rising, ...falling]
    .map(([x1, y1, x2, y2]) => `M${mm(x + x1)} ${mm(y + y1)}L${mm(x + x2)} ${mm(y + y2)}`)
    .join('');
}

/** Lines x + y = c, half a spacing away from the corners, cut to the rectangle. */
function diagonals(width: number, height: number, spacing: number): readonly Segment[] {
  const step = spacing * Math.SQRT2;
  const lines: Segment[] = [];
  for (let c = step / 2; c < width + height; c += step) {
    const x1 = Math.max(0, c - height);
    const x2 = Math.min(width, c);
    lines.push([x1, c - x1, x2, c - x2]);
  }
  return lines;
}

/** Zero-length strokes with round caps, in staggered rows in the middle of the rectangle. */
function dots(x: number, y: number, width: number, height: number, spacing: number): string {
  const columns = Math.floor(width / spacing);
  const rows = Math.floor(height / spacing);
  const left = x + (width - (columns - 1) * spacing) / 2;
  const top = y + (height - (rows - 1) * spacing) / 2;
  let path = '';
  for (let row = 0; row < rows; row += 1) {
    const shift = row % 2;
    for (let column = 0; column < columns - shift; column += 1) {
      path += `M${mm(left + (column + shift / 2) * spacing)} ${mm(top + row * spacing)}h0`;
    }
  }
  return path;
}

/** A length in millimetres as SVG writes it: at most two decimals. */
export function mm(length: number): string {
  return String(Math.round(length * 100) / 100);
}
