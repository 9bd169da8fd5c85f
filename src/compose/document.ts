// Content + template → the document tree of one document, or everything that is wrong with it.

import {
  type Block,
  type DataTable,
  type Document,
  type FigureEntry,
  type Inline,
  type PlacedFigure,
  plainText,
} from '../model/document.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import type { Template } from '../model/template.ts';
import { CHART_NAMES, makeCharts } from './charts/charts.ts';
import type { Content } from './figures/content.ts';
import { cellFigure } from './figures/figures.ts';
import { Ledger, RESERVED_CHARACTERS } from './figures/ledger.ts';
import { officialParts } from './official.ts';
import { documentNameTaken, documentUntitled } from './problems.ts';
import { fillTemplate } from './prose/fill.ts';
import { numberHeadings } from './prose/headings.ts';
import { proseBlocks } from './prose/prose.ts';
import { makeTable, TABLE_NAMES } from './tables/tables.ts';
import { viewOf } from './views/view.ts';
import { lintTyped } from './writing/writing.ts';

const NOTES = 'notes';
const BLOCK_NAMES = [...TABLE_NAMES, ...CHART_NAMES, NOTES];

/**
 * @returns `value: null` when the template cannot be filled; its problems then say why. Those of the notes,
 * which all documents share, come from `checkNotes`
 */
export function composeDocument(content: Content, template: Template): Noted<Document | null> {
  const ledger = new Ledger();
  const notes = noteBlocks(content, ledger);
  const place = (name: string, at: Place): string | null => {
    const blocks = blocksNamed(name, content, ledger, notes);
    return blocks && ledger.blockToken(name, blocks, at);
  };
  const filled = fillTemplate({
    template: template.body,
    partials: template.partials,
    view: viewOf(content),
    ledger,
    placeBlock: place,
    blockNames: BLOCK_NAMES,
  });
  if (filled.markdown === null) return { value: null, problems: filled.problems };
  const prose = proseBlocks(filled.markdown, ledger);
  const problems = [...filled.problems, ...prose.problems];
  const [head, ...parts] = prose.value;
  const [title, ...lines] = head ?? [];
  const isTitled = title?.kind === 'heading' && title.level === 1 && parts.length > 0;
  if (!isTitled || !lines.every((line) => line.kind === 'paragraph')) {
    return { value: null, problems: [...problems, documentUntitled(template.body.file)] };
  }
  const official = officialParts(content, template, ledger);
  problems.push(...official.problems);
  const document = {
    kind: template.kind,
    title: title.children,
    ...(content.config.banner && {
      banner: ledger.place(cellFigure(content.config.banner), { file: template.body.file }),
    }),
    subtitle: lines.map((line) => line.children),
    ...(official.value && { official: official.value }),
    blocks: numberHeadings(parts.flat()),
  };
  return { value: { ...document, figures: entriesOf(document, ledger) }, problems };
}

/** What is wrong with the notes of the month, if there are any. */
export function checkNotes({ notes }: Pick<Content, 'notes'>): readonly Problem[] {
  return notes ? lintTyped(notes.text, notes.file, false) : [];
}

/** Typed characters that tokens are made of would be taken for tokens; `checkNotes` reports them. */
function noteBlocks({ notes }: Content, ledger: Ledger): readonly Block[] {
  if (!notes || RESERVED_CHARACTERS.test(notes.text)) return [];
  return proseBlocks(notes.text, ledger).value.flat();
}

/** Problem DOCUMENT_NAME_TAKEN: two documents of a set would be the same file, on some disks also by case. */
export function checkNames(templates: readonly Template[]): readonly Problem[] {
  const kinds = new Map<string, string>();
  return templates.flatMap(({ kind, name }) => {
    const key = name.normalize('NFC').toLowerCase();
    const other = kinds.get(key);
    if (other !== undefined) return [documentNameTaken(kind, name, other)];
    kinds.set(key, kind);
    return [];
  });
}

function blocksNamed(
  name: string,
  content: Content,
  ledger: Ledger,
  notes: readonly Block[],
): readonly Block[] | null {
  if (name === NOTES) return notes;
  if (TABLE_NAMES.includes(name)) return [makeTable(name, content, ledger)];
  if (CHART_NAMES.includes(name)) return makeCharts(name, content, ledger);
  return null;
}

/** Every figure of the document in reading order, with the heading it stands under. */
function entriesOf(document: Omit<Document, 'figures'>, ledger: Ledger): readonly FigureEntry[] {
  const entries: FigureEntry[] = [];
  let under = plainText(document.title);
  const see = (figures: Iterable<PlacedFigure>) => {
    for (const figure of figures) entries.push({ figure, at: ledger.placeOf(figure.id), under });
  };
  if (document.banner) see([document.banner]);
  if (document.official) see(nestedFigures(document.official));
  for (const line of [document.title, ...(document.subtitle ?? [])]) see(figuresIn(line));
  for (const block of document.blocks) {
    if (block.kind === 'heading') under = plainText(block.children);
    see(figuresOf(block));
  }
  return entries;
}

function figuresOf(block: Block): Iterable<PlacedFigure> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return figuresIn(block.children);
    case 'list':
      return block.items.flatMap((item) => [...figuresIn(item)]);
    case 'table':
      return tableFigures(block);
    case 'chart':
      return nestedFigures(block);
  }
}

function tableFigures(table: DataTable): readonly PlacedFigure[] {
  const cells = table.rows.flatMap((row) => row.cells.flatMap((cell) => [...figuresIn(cell.content)]));
  return [...cells, ...table.notes.flatMap((note) => [...figuresIn(note)])];
}

function* figuresIn(inlines: readonly Inline[]): Generator<PlacedFigure> {
  for (const inline of inlines) {
    if (inline.kind === 'figure') yield inline;
    else if ('children' in inline) yield* figuresIn(inline.children);
  }
}

/** Charts differ in shape; whatever is a figure in them is found by its mark. */
function* nestedFigures(node: unknown): Generator<PlacedFigure> {
  if (node === null || typeof node !== 'object') return;
  if ('kind' in node && node.kind === 'figure') yield node as PlacedFigure;
  else for (const child of Object.values(node)) yield* nestedFigures(child);
}
