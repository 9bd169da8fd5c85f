// What a workbook sheet or CSV file is before anyone asks what it means: cells with places.

import type { Source } from './source.ts';

/**
 * One cell. `text` in the source is what stands there: numbers as plain decimals with the words of their
 * number format (`0.01L`, `12.5%`), dates as `YYYY-MM-DD`, with ` HH:MM` when the cell holds a time of day, or
 * `YYYY-MM` when it shows a month alone.
 */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';
  readonly source: Source;
  readonly remarks?: CellRemarks;
}

/** What a person sees in a cell of a workbook besides its value. */
export interface CellRemarks {
  /** Some or all of it is struck out. */
  readonly isStruck?: true;
  /** It stands on a colour of its own, or is written in one. */
  readonly isColoured?: true;
  /** What the cell looks like, where its number format does not let `text` be seen. */
  readonly shown?: string;
  /** The value was computed from another file, or is another one every day. */
  readonly formula?: 'external' | 'volatile';
}

/** Cells from one row and column to another, counted from 0, both included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet or CSV file, row by row, ragged as found. */
export interface Sheet {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The sheet itself is not shown. */
  readonly isHidden?: true;
  /** Merged cells; only the first one of each holds a value that is seen. */
  readonly merges?: readonly Area[];
  /** Where cells lead to when they are clicked, by their addresses. */
  readonly links?: Readonly<Record<string, string>>;
  /** Rows and columns that are not shown, filtered ones among them, counted from 0 and in order. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}
