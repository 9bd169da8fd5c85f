// Where elements stand in a print, and printing again until what depends on pages is settled.

import type { PagePlace, PagePlaces } from '../model/layout.ts';
import type { Noted, Problem } from '../model/problem.ts';
import { type Finish, finishPdf } from './finish/pdf.ts';
import { reasonOf } from './machine/cache.ts';
import { dictionaryAt, listAt, openPdf } from './pdf/pdf-file.ts';
import { readPages } from './pdf/pdf-pages.ts';
import { isReference } from './pdf/pdf-syntax.ts';
import type { Printer } from './print.ts';
import { browserPdfUnreadable, printUnsettled } from './problems.ts';

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

/** The links that {@link readPlaces} needs: a page without any depends on no place. */
const ASKS_FOR_PLACES = /<div class="probe"><a /;

/**
 * Prints a page again with the places of the print before until that changes nothing: once when nothing in it
 * depends on pages, mostly twice; only the last print is made ready. Problems: those of `printPdf`,
 * PRINT_UNSETTLED.
 */
export async function printSettled(
  printer: Pick<Printer, 'layOut'>,
  render: (places?: PagePlaces) => string,
  finish: Finish,
): Promise<Noted<Uint8Array | null>> {
  let html = render();
  for (let print = 1; print <= PRINTS; print++) {
    const { value: raw, problems } = await printer.layOut(html);
    if (raw === null) return { value: null, problems };
    const next = ASKS_FOR_PLACES.test(html) ? renderedBy(raw, render) : html;
    if (typeof next !== 'string') return { value: null, problems: [next] };
    if (next === html) return finishPdf(raw, finish);
    html = next;
  }
  return { value: null, problems: [printUnsettled(PRINTS)] };
}

function renderedBy(raw: Uint8Array, render: (places: PagePlaces) => string): string | Problem {
  let places: PagePlaces;
  try {
    places = readPlaces(raw);
  } catch (error) {
    return browserPdfUnreadable(reasonOf(error));
  }
  return render(places);
}
