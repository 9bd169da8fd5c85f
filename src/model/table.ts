// What a workbook sheet or CSV file is before anyone asks what it means: cells with places.

import type { Source } from './source.ts';

/**
 * One cell. `text` in the source is what stands there; dates are `YYYY-MM-DD`, with ` HH:MM` when the cell
 * holds a time of day, numbers plain decimals.
 */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';
  readonly source: Source;
}

/** One sheet or CSV file, row by row, ragged as found. */
export interface Sheet {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
}
