// What a first print tells the second: where tables go over to another page, on which pages headings stand,
// where a blank page or room above the last lines is wanted.

import type { PagePlaces, Profile } from '../model/layout.ts';

/** Points that browsers count from: the upper edge of the lines on a page, whatever its margins. */
const UPPER_EDGE = 841.92;
/**
 * From there to the lower edge of the type area and the pixel below the last rule, points; the first page of a
 * letter has its lines higher.
 */
const TYPE_AREA = (227.4 * 72) / 25.4 + 0.75;
const LETTER_HEAD = (5 * 72) / 25.4;

/** Ids that must be found again in a print. */
export const rowId = (table: string, row: number): string => `${table}-r${row + 1}`;
export const blankId = (before: string): string => `blank-${before}`;
export const MAIN = 'text';
export const TEXT_END = 'text-end';
export const IMPRINT = 'imprint';
export const IMPRINT_END = 'imprint-end';

/** The rows of a table that start on a new page, the first row of all included. */
export function pieceStarts(table: string, rows: number, places: PagePlaces | undefined): readonly number[] {
  const pages = Array.from({ length: rows }, (_, row) => places?.get(rowId(table, row))?.page);
  return pages.flatMap((page, row) => {
    const before = pages[row - 1];
    const isNew = page !== undefined && before !== undefined && page > before;
    return row === 0 || isNew ? [row] : [];
  });
}

/** Sheets before the text, which are not numbered. */
export function frontPages(places: PagePlaces | undefined): number {
  return (places?.get(MAIN)?.page ?? 1) - 1;
}

/**
 * Those of the ids, in the order of the document, before which a blank page makes them start on an odd sheet.
 * Blank pages that a print already has are taken out first, so that printing again changes nothing.
 */
export function blanksBefore(ids: readonly string[], places: PagePlaces | undefined): ReadonlySet<string> {
  const blanks = new Set<string>();
  if (places === undefined) return blanks;
  let had = 0;
  for (const id of ids) {
    const place = places.get(id);
    if (place === undefined) continue;
    if (places.has(blankId(id))) had += 1;
    const page = place.page - had + blanks.size;
    if (page % 2 === 0) blanks.add(id);
  }
  return blanks;
}

/** How 版记 comes to the foot of the last page (§7.4.1). */
export interface FootRoom {
  /** Points between the text and 版记, or between the top of its page and 版记. */
  readonly height: number;
  readonly newPage: boolean;
  /** A blank page before, so that the last page is an even one. */
  readonly blankPage: boolean;
}

/**
 * `undefined` before anything was printed, or without 版记. The last page of an official document is an even
 * one, as offices are used to; that of a letter may be any.
 */
export function footRoom(places: PagePlaces | undefined, profile: Profile): FootRoom | undefined {
  const [end, imprint, foot] = [TEXT_END, IMPRINT, IMPRINT_END].map((id) => places?.get(id));
  if (!end || !imprint || !foot || imprint.page !== foot.page) return undefined;
  const free = TYPE_AREA - (imprint.y - foot.y);
  const used = UPPER_EDGE - end.y;
  const left = free - used + (profile === 'letter' && end.page === 1 ? LETTER_HEAD : 0);
  const isLast = profile === 'letter' || end.page % 2 === 0;
  const round = (points: number) => Math.floor(points * 10) / 10;
  if (isLast && left >= 0) return { height: round(left), newPage: false, blankPage: false };
  return { height: round(free), newPage: true, blankPage: profile === 'official' && end.page % 2 === 0 };
}
