// Boxes on a sheet, and the matrices that put things there.

/** Edges on the sheet, mm from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** [a b c d e f] of PDF (ISO 32000-1:2008, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The first six of some numbers. */
export function matrixOf(numbers: ArrayLike<number>): Matrix {
  return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!];
}

/** First `by`, then `then`. */
export function multiply(by: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = by;
  const [A, B, C, D, E, F] = then;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** How much longer lengths get. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** The smallest box around a rectangle that a matrix puts somewhere. */
export function boxOf(matrix: Matrix, left: number, bottom: number, right: number, top: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const across = [a * left, a * right, c * bottom, c * top] as const;
  const down = [b * left, b * right, d * bottom, d * top] as const;
  return {
    left: e + Math.min(across[0], across[1]) + Math.min(across[2], across[3]),
    top: f + Math.min(down[0], down[1]) + Math.min(down[2], down[3]),
    right: e + Math.max(across[0], across[1]) + Math.max(across[2], across[3]),
    bottom: f + Math.max(down[0], down[1]) + Math.max(down[2], down[3]),
  };
}

/** The smallest box around two. */
export function join(one: Box | null, other: Box): Box {
  if (one === null) return other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** What two boxes share; `null` when nothing. */
export function cut(one: Box, other: Box): Box | null {
  const box = {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return box.left <= box.right && box.top <= box.bottom ? box : null;
}
