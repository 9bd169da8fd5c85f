// A piece of data on its way to the page.

import type { Rule, Source } from './source.ts';

/** A piece of data on its way to the page. Never plain text: it keeps where it came from. */
export interface Figure {
  readonly value: string | number;
  /** How it is written. */
  readonly text: string;
  readonly unit?: string;
  readonly sources: readonly Source[];
  readonly rule?: Rule;
}

/** A figure placed in a document, with the id the HTML and the trace file share. */
export interface PlacedFigure extends Figure {
  readonly kind: 'figure';
  readonly id: string;
}
