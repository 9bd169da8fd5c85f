// The structure tree and the information of a printed document made plain: what varies from run to run gets
// fixed values, and wrappers that say nothing go.

import { dictionaryAt, type PdfFile, resolve } from '../pdf/pdf-file.ts';
import {
  encodeText,
  isDictionary,
  isList,
  isReference,
  isText,
  type PdfDictionary,
  type PdfList,
  type PdfReference,
  type PdfValue,
} from '../pdf/pdf-syntax.ts';

/** Who made the file, in its properties. */
export const CREATOR = 'Jianbao';
export const PRODUCER = 'Skia/PDF';

/**
 * The information dictionary with fixed names and the given day (YYYY-MM-DD) for both dates. A title is kept;
 * nothing else is.
 */
export function settleInformation(file: PdfFile, created: string): PdfDictionary {
  const information = dictionaryAt(file, file.trailer, 'Info');
  const title = information.get('Title');
  const day = encodeText(`D:${created.replaceAll('-', '')}000000+00'00'`);
  return new Map<string, PdfValue>([
    ...(isText(title) && title.text !== '' ? [['Title', title] as const] : []),
    ['Creator', encodeText(CREATOR)],
    ['Producer', encodeText(PRODUCER)],
    ['CreationDate', day],
    ['ModDate', day],
  ]);
}

/** Entries of an element that only groups what hangs below it. */
const WRAPPER_ENTRIES = new Set(['Type', 'S', 'P', 'Pg', 'K']);

/**
 * The objects with a simpler structure tree: NonStruct wrappers are gone (what they hold hangs on their
 * parents), table attributes that state the default are gone, and the identifiers of heading cells, which the
 * browser counts on from document to document, count from 1.
 */
export function settleStructure({ objects, trailer }: PdfFile): Map<number, PdfValue> {
  const kept = new Map(objects);
  const wrappers = new Map<number, PdfDictionary>();
  const elements = new Map<number, PdfDictionary>();
  for (const [number, value] of objects) {
    if (!isDictionary(value) || value.get('Type') !== 'StructElem') continue;
    elements.set(number, value);
    const isWrapper =
      value.get('S') === 'NonStruct' && [...value.keys()].every((key) => WRAPPER_ENTRIES.has(key));
    if (isWrapper) wrappers.set(number, value);
  }

  /** The nearest element above that stays. */
  const standing = (number: number): number => {
    const parent = wrappers.get(number)?.get('P');
    return isReference(parent) ? standing(parent.object) : number;
  };
  for (const [number, element] of elements) {
    if (wrappers.has(number)) kept.delete(number);
    else kept.set(number, settleElement(element, { objects, trailer }, wrappers, standing));
  }

  const names = identifierNames(elements.values());
  const redirect = (value: PdfValue): PdfValue => {
    if (isReference(value)) return wrappers.has(value.object) ? { object: standing(value.object) } : value;
    if (isText(value)) return names.get(value.text) ?? value;
    if (isList(value)) return changeItems(value, redirect);
    return isDictionary(value) ? changeEntries(value, redirect) : value;
  };
  for (const [number, value] of kept) {
    const redirected = redirect(value);
    if (redirected !== value) kept.set(number, redirected);
  }
  return kept;
}

function settleElement(
  element: PdfDictionary,
  file: PdfFile,
  wrappers: ReadonlyMap<number, PdfDictionary>,
  standing: (number: number) => number,
): PdfDictionary {
  const entries = new Map(element);
  const parent = element.get('P');
  if (isReference(parent)) entries.set('P', { object: standing(parent.object) });
  const kids = liftKids(element, file, wrappers);
  const [first] = kids;
  const page = element.get('Pg') ?? (isMarked(first) ? first.page : undefined);
  const written = kids.map((kid) => (isMarked(kid) ? markedContent(kid, page) : kid));
  if (page !== undefined) entries.set('Pg', page);
  if (written.length > 0) entries.set('K', written.length === 1 ? written[0]! : written);
  const attributes = settleAttributes(resolve(file, element.get('A')));
  if (attributes === null) entries.delete('A');
  else entries.set('A', attributes);
  return entries;
}

/** A piece of marked content and the page it stands on. */
interface Marked {
  readonly marked: number;
  readonly page: PdfReference;
}

function isMarked(kid: PdfValue | Marked | undefined): kid is Marked {
  return typeof kid === 'object' && kid !== null && 'marked' in kid;
}

/** What hangs on an element once the wrappers below it are gone, in order. */
function liftKids(
  element: PdfDictionary,
  file: PdfFile,
  wrappers: ReadonlyMap<number, PdfDictionary>,
): readonly (PdfValue | Marked)[] {
  const kids = resolve(file, element.get('K'));
  const page = element.get('Pg');
  return (isList(kids) ? kids : kids === null ? [] : [element.get('K')!]).flatMap(
    (kid): (PdfValue | Marked)[] => {
      if (typeof kid === 'number') return isReference(page) ? [{ marked: kid, page }] : [kid];
      const wrapper = isReference(kid) ? wrappers.get(kid.object) : undefined;
      if (wrapper) return [...liftKids(wrapper, file, wrappers)];
      const content = resolve(file, kid);
      if (!isDictionary(content) || content.get('Type') !== 'MCR') return [kid];
      const [at, marked] = [content.get('Pg'), content.get('MCID')];
      return isReference(at) && typeof marked === 'number' ? [{ marked, page: at }] : [kid];
    },
  );
}

/** Marked content on the page of its element needs no more than its number. */
function markedContent({ marked, page }: Marked, own: PdfValue | undefined): PdfValue {
  if (isReference(own) && own.object === page.object) return marked;
  return new Map<string, PdfValue>([
    ['Type', 'MCR'],
    ['Pg', page],
    ['MCID', marked],
  ]);
}

/** Attributes of one owner in one dictionary, spans of one cell left out; `null` when nothing is left. */
function settleAttributes(attributes: PdfValue): PdfValue {
  const byOwner = new Map<PdfValue, Map<string, PdfValue>>();
  for (const dictionary of isList(attributes) ? attributes : [attributes]) {
    if (!isDictionary(dictionary)) continue;
    const owner = dictionary.get('O') ?? null;
    const own = byOwner.get(owner) ?? new Map<string, PdfValue>([['O', owner]]);
    byOwner.set(owner, own);
    for (const [key, value] of dictionary) {
      if (!/^(Row|Col)Span$/.test(key) || value !== 1) own.set(key, value);
    }
  }
  const stated = [...byOwner.values()].filter((own) => own.size > 1);
  return stated.length > 1 ? stated : (stated[0] ?? null);
}

/** New names of `node00000012` and the like, in their order: sorted trees of names stay sorted. */
function identifierNames(elements: Iterable<PdfDictionary>): ReadonlyMap<string, PdfValue> {
  const found = [...elements].flatMap((element) => {
    const identifier = element.get('ID');
    return isText(identifier) && /^node\d{8}$/.test(identifier.text) ? [identifier.text] : [];
  });
  const sorted = [...new Set(found)].sort();
  const renamed = sorted.map((text, index) => [text, `node${String(index + 1).padStart(8, '0')}`] as const);
  return new Map(
    renamed.filter(([text, name]) => text !== name).map(([text, name]) => [text, { text: name }]),
  );
}

/** The same list where nothing in it changes: most of a file does not. */
function changeItems(items: PdfList, change: (value: PdfValue) => PdfValue): PdfList {
  const at = items.findIndex((item) => change(item) !== item);
  return at < 0 ? items : items.map(change);
}

/** The same dictionary where nothing in it changes. */
function changeEntries(dictionary: PdfDictionary, change: (value: PdfValue) => PdfValue): PdfDictionary {
  let changed: Map<string, PdfValue> | undefined;
  for (const [key, value] of dictionary) {
    const now = change(value);
    if (now === value) continue;
    changed ??= new Map(dictionary);
    changed.set(key, now);
  }
  return changed ?? dictionary;
}
