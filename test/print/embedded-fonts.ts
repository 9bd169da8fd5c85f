// What of its fonts a PDF really holds, and how its text is drawn.

import { inflate, openPdf, resolve } from '../../src/print/pdf/pdf-file.ts';
import { followOperators } from '../../src/print/pdf/pdf-operators.ts';
import { readPages } from '../../src/print/pdf/pdf-pages.ts';
import { isDictionary, isStream } from '../../src/print/pdf/pdf-syntax.ts';
import { tablesOf } from './made-faces.ts';

export interface EmbeddedFont {
  /** PostScript name without the mark of a subset. */
  readonly name: string;
  /** As it lies in the file, compressed. */
  readonly bytes: number;
  /** Glyphs that draw something. */
  readonly outlines: number;
}

/** The TrueType fonts of a PDF, by name. */
export function embeddedFonts(pdf: Uint8Array): readonly EmbeddedFont[] {
  const file = openPdf(pdf);
  const descriptors = [...file.objects.values()]
    .filter(isDictionary)
    .filter((object) => object.has('FontFile2'));
  return descriptors
    .map((descriptor) => {
      const program = resolve(file, descriptor.get('FontFile2'));
      if (!isStream(program)) throw new Error('a font program that is no stream');
      const name = String(descriptor.get('FontName')).replace(/^[A-Z]{6}\+/, '');
      return { name, bytes: program.data.length, outlines: countOutlines(inflate(program)) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function countOutlines(face: Buffer): number {
  const tables = tablesOf(face);
  const loca = tables.get('loca')!;
  const size = tables.get('head')!.readInt16BE(50) === 1 ? 4 : 2;
  let count = 0;
  for (let at = 0; at + 2 * size <= loca.length; at += size) {
    if (loca.readUIntBE(at, size) !== loca.readUIntBE(at + size, size)) count++;
  }
  return count;
}

/** Text render modes of all pages and forms (ISO 32000-1:2008, 9.3.6): 0 fills, 2 makes letters bolder by a stroke. */
export function renderModes(pdf: Uint8Array): ReadonlySet<number> {
  const file = openPdf(pdf);
  const modes = new Set([0]);
  const contents = [
    ...readPages(file).map(({ dictionary }) => resolve(file, dictionary.get('Contents'))),
    ...[...file.objects.values()].filter(
      (object) => isStream(object) && object.dictionary.get('Subtype') === 'Form',
    ),
  ];
  for (const content of contents) {
    if (!isStream(content)) throw new Error('a page whose content is not one stream');
    followOperators(inflate(content).toString('latin1'), (operator, { numbers }) => {
      if (operator === 'Tr') modes.add(numbers[0]!);
    });
  }
  return modes;
}
