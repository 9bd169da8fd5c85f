// Where elements stand in a print, and printing again until what depends on pages is settled.

import type { PagePlace, PagePlaces } from '../model/layout.ts';
import type { Noted } from '../model/problem.ts';
import type { Finish } from './pdf.ts';
import { dictionaryAt, listAt, openPdf } from './pdf-file.ts';
import { readPages } from './pdf-pages.ts';
import { isReference } from './pdf-syntax.ts';
import type { Printer } from './print.ts';

/** Prints of one document, at most: the second settles it, a third where it moved something. */
const PRINTS = 4;

/**
 * The places of the elements that links of the page lead to, visible or not, by their ids. Throws when the
 * file has another structure than browsers give theirs.
 */
function readPlaces(pdf: Uint8Array): PagePlaces {
  const file = openPdf(pdf);
  const pages = new Map(readPages(file).map(({ object }, index) => [object, index + 1]));
  const destinations = dictionaryAt(file, dictionaryAt(file, file.trailer, 'Root'), 'Dests');
  const places = new Map<string, PagePlace>();
  for (const name of destinations.keys()) {
    const [page, , , y] = listAt(file, destinations, name);
    const number = isReference(page) ? pages.get(page.object) : undefined;
    if (number !== undefined && typeof y === 'number') places.set(name, { page: number, y });
  }
  return places;
}

/**
 * Prints a page again with the places of the print before until that changes nothing: once when nothing in it
 * depends on pages, mostly twice. Problems: those of `printPdf`.
 */
export async function printSettled(
  printer: Pick<Printer, 'printPdf'>,
  render: (places?: PagePlaces) => string,
  finish: Finish,
): Promise<Noted<Uint8Array | null>> {
  let html = render();
  let printed = await printer.printPdf(html, finish);
  for (let print = 2; print <= PRINTS && printed.value !== null; print++) {
    const next = render(readPlaces(printed.value));
    if (next === html) break;
    html = next;
    printed = await printer.printPdf(html, finish);
  }
  return printed;
}
