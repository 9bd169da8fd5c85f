// What PDF/A-2b asks for beyond a sound file (ISO 19005-2): colours with a defined meaning, notes that print.

import { deflate, listAt, type PdfFile, resolve } from '../pdf/pdf-file.ts';
import { readPages } from '../pdf/pdf-pages.ts';
import { isDictionary, isReference, type PdfReference, type PdfValue } from '../pdf/pdf-syntax.ts';
import { colourProfile } from './icc.ts';

/** Entries of the catalogue: the output intent, sRGB (6.2.3). @param add puts an object into the file */
export function archiveEntries(add: (value: PdfValue) => PdfReference): ReadonlyMap<string, PdfValue> {
  const profile = add(deflate(colourProfile(), new Map([['N', 3]])));
  const intent = new Map<string, PdfValue>([
    ['Type', 'OutputIntent'],
    ['S', 'GTS_PDFA1'],
    ['OutputConditionIdentifier', { text: 'sRGB IEC61966-2.1' }],
    ['Info', { text: 'sRGB IEC61966-2.1' }],
    ['RegistryName', { text: 'http://www.color.org' }],
    ['DestOutputProfile', profile],
  ]);
  return new Map([['OutputIntents', [add(intent)]]]);
}

/** Flag Print of an annotation. */
const PRINT = 4;

/** Links and other annotations that print (6.3.2). */
export function printableAnnotations(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  for (const page of readPages(file)) {
    const annotations = listAt(file, page.dictionary, 'Annots').map((annotation) => {
      const value = resolve(file, annotation);
      if (!isDictionary(value)) return annotation;
      const printed = new Map([...value, ['F', PRINT]] as const);
      if (!isReference(annotation)) return printed;
      objects.set(annotation.object, printed);
      return annotation;
    });
    if (annotations.length === 0) continue;
    objects.set(page.object, new Map([...page.dictionary, ['Annots', annotations]] as const));
  }
  return { objects, trailer: file.trailer };
}
