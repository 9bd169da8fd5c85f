// The pages of a file, in order.

import { dictionaryAt, listAt, type PdfFile, resolve } from './pdf-file.ts';
import { isDictionary, isReference, type PdfDictionary } from './pdf-syntax.ts';

export interface PageObject {
  /** Its number in the file. */
  readonly object: number;
  readonly dictionary: PdfDictionary;
}

/** The leaves of the page tree. Throws when there are none or the stated count is another. */
export function readPages(file: PdfFile): readonly PageObject[] {
  const catalog = dictionaryAt(file, file.trailer, 'Root');
  const root = dictionaryAt(file, catalog, 'Pages');
  const pages = [...leaves(file, root, 0)];
  if (pages.length === 0 || root.get('Count') !== pages.length) {
    throw new Error(`PDF of ${pages.length} pages states another count`);
  }
  return pages;
}

function* leaves(file: PdfFile, node: PdfDictionary, depth: number): Generator<PageObject> {
  if (depth > 32) throw new Error('PDF page tree without end');
  for (const kid of listAt(file, node, 'Kids')) {
    const child = resolve(file, kid);
    if (!isReference(kid) || !isDictionary(child)) throw new Error('PDF page tree with a gap');
    if (child.get('Type') === 'Page') yield { object: kid.object, dictionary: child };
    else yield* leaves(file, child, depth + 1);
  }
}
