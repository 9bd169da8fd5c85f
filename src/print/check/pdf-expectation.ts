// What a finished PDF is expected to be: the paper it goes on, the page it was printed from, and what must
// stand in it.

import type { TemplateLayout } from '../../model/layout.ts';
import type { Place } from '../../model/source.ts';
import type { FontSet } from '../fonts/fonts.ts';
import type { Box } from '../pdf/pdf-geometry.ts';

export interface PageLayout {
  /** mm */
  readonly sheet: { readonly width: number; readonly height: number };
  /**
   * Where text may stand on right-hand (odd) and left-hand (even) pages, and on the first where that is another
   * place; mm from the upper left corner.
   */
  readonly area: { readonly odd: Box; readonly even: Box; readonly first?: Box };
  /** How many pages are blank on purpose; these may go without a number, and the last one after one of these. */
  readonly blank?: number;
  /** Pages without a number on purpose: the first, or all before the first that has one. */
  readonly unnumbered?: 'first' | 'front';
  /** Pages that were planned for. */
  readonly pages?: number;
}

/** Type area of GB/T 9704-2012, 5.2.1: 156 × 225 mm, 37 mm from the top, 28 mm from the binding edge. */
export const STANDARD_LAYOUT: PageLayout = {
  sheet: { width: 210, height: 297 },
  area: {
    odd: { left: 28, top: 37, right: 184, bottom: 262 },
    even: { left: 26, top: 37, right: 182, bottom: 262 },
  },
};

/** 信函格式 (10.1): the issuing body stands 30 mm from the upper edge, the first page has no number. */
const LETTER_TOP = 30;

/** The pages of a kind of document. @param html as printed, which says what is blank on purpose */
export function layoutOf(
  { profile, contents }: Pick<TemplateLayout, 'profile' | 'contents'>,
  html: string,
): PageLayout {
  const blank = html.match(/<div [^>]*class="blank\b/g)?.length ?? 0;
  const { area } = STANDARD_LAYOUT;
  return {
    ...STANDARD_LAYOUT,
    ...(blank > 0 && { blank }),
    ...(profile === 'letter' && {
      unnumbered: 'first',
      area: { ...area, first: { ...area.odd, top: LETTER_TOP } },
    }),
    ...(contents && { unnumbered: 'front' }),
  };
}

export interface PdfExpectation {
  /** Path in the set, as problems name it. */
  readonly file: string;
  /** What was printed. */
  readonly html: string;
  /** YYYY-MM-DD, of both dates. */
  readonly created: string;
  readonly fonts: FontSet;
  readonly layout: PageLayout;
  /** What must be named somewhere. */
  readonly names?: readonly RequiredName[];
}

export interface RequiredName {
  /** What it is the name of, in Chinese. */
  readonly kind: string;
  readonly name: string;
  readonly place?: Place;
}
