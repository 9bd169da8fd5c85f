// Checks of what reading aids go by: tags, alternatives of figures, headings that stay with what they head.

import type { Problem } from '../../model/problem.ts';
import { type PdfReading, textOf } from '../pdf/pdf-reading.ts';
import { contentOf, type StructureElement, withDescendants } from '../pdf/pdf-structure.ts';
import { quote } from '../pdf/pdf-texts.ts';
import type { PdfExpectation } from './pdf-expectation.ts';
import { pdfFigureAlternative, pdfHeadingStranded, pdfUntagged } from './pdf-problems.ts';

const HEADING = /^H[1-6]?$/;

export function checkStructure(reading: PdfReading, { file }: PdfExpectation): readonly Problem[] {
  const { structure } = reading;
  if (structure === null) return [pdfUntagged({ file })];
  const elements = withDescendants(structure);
  return [...checkFigures(elements, file), ...checkHeadings(reading, elements, file)];
}

function* checkFigures(elements: readonly StructureElement[], file: string): Generator<Problem> {
  for (const figure of elements) {
    if (figure.role !== 'Figure' || figure.alternative?.trim()) continue;
    const page = contentOf(figure)[0]?.page;
    yield pdfFigureAlternative({ file, ...(page !== undefined && { page: page + 1 }) });
  }
}

/** A heading whose last line stands on an earlier page than what is read next. */
function* checkHeadings(
  reading: PdfReading,
  elements: readonly StructureElement[],
  file: string,
): Generator<Problem> {
  const flow = contentOf(elements[0]!);
  const places = new Map(flow.map((content, index) => [content, index]));
  for (const heading of elements) {
    const kind = HEADING.test(heading.role) ? '标题' : heading.role === 'Caption' ? '表题' : undefined;
    const last = kind && contentOf(heading).at(-1);
    const next = last && flow[places.get(last)! + 1];
    if (!kind || !next || next.page <= last.page) continue;
    yield pdfHeadingStranded({ file, page: last.page + 1 }, kind, quote(textOf(reading, heading)));
  }
}
