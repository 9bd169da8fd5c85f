// The structure tree of a tagged document: what a screen reader goes through, in reading order
// (ISO 32000-1:2008, 14.7).

import { dictionaryAt, listAt, type PdfFile, resolve, textAt } from './pdf-file.ts';
import { decodeText, isDictionary, isReference, type PdfDictionary, type PdfValue } from './pdf-syntax.ts';

export interface StructureElement {
  /** H1, P, Table, TR, TH, Figure, … */
  readonly role: string;
  readonly parent: StructureElement | null;
  /** Elements and pieces of marked content, in order. */
  readonly kids: readonly (StructureElement | MarkedContent)[];
  /** Text that stands for it. */
  readonly alternative?: string;
  /** Of a heading cell: Column or Row. */
  readonly scope?: string;
}

export interface MarkedContent {
  /** From 0. */
  readonly page: number;
  readonly marked: number;
}

export function isElement(kid: StructureElement | MarkedContent): kid is StructureElement {
  return 'role' in kid;
}

/** The tree of a file, under an element of no role; `null` when it has none. @param pages object numbers in order */
export function readStructure(file: PdfFile, pages: readonly number[]): StructureElement | null {
  const catalog = dictionaryAt(file, file.trailer, 'Root');
  if (dictionaryAt(file, catalog, 'MarkInfo').get('Marked') !== true) return null;
  const tree = dictionaryAt(file, catalog, 'StructTreeRoot');
  if (!tree.has('K')) return null;
  const numbers = new Map(pages.map((object, index) => [object, index]));
  return readElement(file, tree, null, numbers, 0);
}

function readElement(
  file: PdfFile,
  dictionary: PdfDictionary,
  parent: StructureElement | null,
  pages: ReadonlyMap<number, number>,
  depth: number,
): StructureElement {
  if (depth > 200) throw new Error('PDF structure tree without end');
  const kids: (StructureElement | MarkedContent)[] = [];
  const alternative = textAt(file, dictionary, 'Alt');
  const scope = listAt(file, dictionary, 'A').map((own) => {
    const attributes = resolve(file, own);
    return isDictionary(attributes) ? attributes.get('Scope') : undefined;
  });
  const stated = scope.find((value) => value !== undefined);
  const element: StructureElement = {
    role: String(dictionary.get('S') ?? ''),
    parent,
    kids,
    ...(alternative && { alternative: decodeText(alternative) }),
    ...(typeof stated === 'string' && { scope: stated }),
  };
  const place = (marked: PdfValue | undefined, page: PdfValue | undefined) => {
    const index = isReference(page) ? pages.get(page.object) : undefined;
    if (typeof marked === 'number' && index !== undefined) kids.push({ page: index, marked });
  };
  for (const kid of listAt(file, dictionary, 'K')) {
    if (typeof kid === 'number') place(kid, dictionary.get('Pg'));
    const child = resolve(file, kid);
    if (!isDictionary(child)) continue;
    if (child.get('Type') === 'MCR') place(child.get('MCID'), child.get('Pg') ?? dictionary.get('Pg'));
    else if (child.has('S')) kids.push(readElement(file, child, element, pages, depth + 1));
  }
  return element;
}

/** An element and all below it, in reading order. */
export function withDescendants(element: StructureElement): readonly StructureElement[] {
  const found: StructureElement[] = [];
  const visit = (visited: StructureElement) => {
    found.push(visited);
    for (const kid of visited.kids) if (isElement(kid)) visit(kid);
  };
  visit(element);
  return found;
}

/** All marked content of an element, in reading order. */
export function contentOf(element: StructureElement): readonly MarkedContent[] {
  const found: MarkedContent[] = [];
  const visit = (visited: StructureElement) => {
    for (const kid of visited.kids) {
      if (isElement(kid)) visit(kid);
      else found.push(kid);
    }
  };
  visit(element);
  return found;
}

/** Whether an element or one above it has a role. */
export function isWithin(element: StructureElement | null, role: string): boolean {
  for (let at = element; at !== null; at = at.parent) if (at.role === role) return true;
  return false;
}
