// The PDF as the browser gives it, made ready for publication: the same bytes for the same page, with complete
// metadata, small, and on request as PDF/A asks for.

import type { Noted } from '../../model/problem.ts';
import { reasonOf } from '../machine/cache.ts';
import { dictionaryAt, openPdf, type PdfFile, textAt, writePdf } from '../pdf/pdf-file.ts';
import { readPages } from '../pdf/pdf-pages.ts';
import { decodeText, isReference, type PdfReference, type PdfValue } from '../pdf/pdf-syntax.ts';
import { browserPdfUnreadable } from '../problems.ts';
import { archiveEntries, printableAnnotations } from './pdf-archive.ts';
import { metadataStream } from './pdf-metadata.ts';
import { settleInformation, settleStructure } from './pdf-settle.ts';

export interface Finish {
  /** Date of the document, YYYY-MM-DD. */
  readonly created: string;
  /** Prepare it for the archive as PDF/A-2b (ISO 19005-2). */
  readonly archive?: boolean;
}

/**
 * A PDF as the browser gave it, made ready. Problem: BROWSER_PDF_UNREADABLE, when it is built in another way
 * than browsers build theirs.
 */
export function finishPdf(pdf: Uint8Array, finish: Finish): Noted<Uint8Array | null> {
  try {
    return { value: writePdf(finishFile(openPdf(pdf), finish)), problems: [] };
  } catch (error) {
    return { value: null, problems: [browserPdfUnreadable(reasonOf(error))] };
  }
}

function finishFile(file: PdfFile, { created, archive = false }: Finish): PdfFile {
  const { trailer } = file;
  readPages(file);
  const objects = settleStructure(file);
  let next = Math.max(...objects.keys()) + 1;
  const add = (value: PdfValue): PdfReference => {
    objects.set(next, value);
    return { object: next++ };
  };

  const information = settleInformation(file, created);
  const catalog = dictionaryAt(file, trailer, 'Root');
  const [title, language] = [textAt(file, information, 'Title'), textAt(file, catalog, 'Lang')];
  const metadata = metadataStream({
    ...(title && { title: decodeText(title) }),
    ...(language && { language: decodeText(language) }),
    created,
    archive,
  });
  const root = trailer.get('Root');
  if (!isReference(root)) throw new Error('PDF without a catalogue');
  // References in it were redirected with the structure.
  const settled = dictionaryAt({ objects, trailer }, trailer, 'Root');
  const entries = archive ? archiveEntries(add) : new Map();
  objects.set(root.object, new Map([...settled, ['Metadata', add(metadata)], ...entries]));
  const old = trailer.get('Info');
  if (isReference(old)) objects.delete(old.object);
  const finished = { objects, trailer: new Map([...trailer, ['Info', add(information)]]) };
  return archive ? printableAnnotations(finished) : finished;
}
