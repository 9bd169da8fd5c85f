// Which texts of a document the style sheets set in another face than running text (templates/shared/base.css
// and the profiles), so that each can be asked for its characters before it prints.

import type { FontRole } from '../model/config.ts';
import { type Block, type DataTable, type Document, type Inline, plainText } from '../model/document.ts';
import type { PlacedFigure } from '../model/figure.ts';
import type { Place } from '../model/source.ts';
import { highestLevel } from './blocks.ts';

/** A text, its face, and the cell it came from where it came from one. */
export interface RoleText {
  readonly text: string;
  readonly role: FontRole;
  readonly place?: Place;
}

/** Faces of headings from the highest level used; deeper ones are set as running text. */
const HEADING_ROLES: readonly FontRole[] = ['hei', 'kai'];

/** Every text that is not, or not only, set in the face of running text; figures before the words around them. */
export function textsByRole(document: Document): readonly RoleText[] {
  const { title, banner, subtitle = [], official, blocks } = document;
  const highest = highestLevel(blocks);
  return [
    ...lineIn('title', title),
    ...lineIn('kai', banner ? [banner] : []),
    ...subtitle.flatMap((line) => lineIn('kai', line)),
    ...lineIn('title', official ? [official.issuer] : []),
    ...lineIn('kai', official?.signer ? [official.signer] : []),
    ...blocks.flatMap((block) => textsOfBlock(block, highest)),
  ];
}

function textsOfBlock(block: Block, highest: number): readonly RoleText[] {
  switch (block.kind) {
    case 'heading': {
      const role = HEADING_ROLES[block.level - highest];
      return role === undefined ? stressed(block.children) : lineIn(role, block.children);
    }
    case 'paragraph':
      return stressed(block.children);
    case 'list':
      return block.items.flatMap(stressed);
    case 'table':
      return textsOfTable(block);
    case 'chart': {
      const subject = block.subject ? [block.subject] : [];
      return [
        ...lineIn('hei', [...subject, { kind: 'text', text: block.caption }]),
        ...lineIn('hei', figuresIn(block.chart)),
      ];
    }
  }
}

function textsOfTable({ caption, columns, rows, notes }: DataTable): readonly RoleText[] {
  const head = [caption, ...columns.map(({ header }) => header)];
  return [
    ...head.map((text): RoleText => ({ text, role: 'hei' })),
    ...rows.flatMap(({ cells, emphasised }) =>
      cells.flatMap(({ content }) => (emphasised ? lineIn('hei', content) : stressed(content))),
    ),
    ...notes.flatMap(stressed),
  ];
}

/** A line set in one face, but for what is stressed in it. */
function lineIn(role: FontRole, inlines: readonly Inline[]): readonly RoleText[] {
  if (inlines.length === 0) return [];
  const figures = figuresOf(inlines).map(({ text, sources: [source] }): RoleText => {
    if (source === undefined) return { text, role };
    const { text: _, ...place } = source;
    return { text, role, place };
  });
  return [...stressed(inlines), ...figures, { text: plainText(inlines), role }];
}

function stressed(inlines: readonly Inline[]): readonly RoleText[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'strong') return lineIn('hei', inline.children);
    return inline.kind === 'emphasis' ? lineIn('kai', inline.children) : [];
  });
}

function figuresOf(inlines: readonly Inline[]): readonly PlacedFigure[] {
  return inlines.flatMap((inline) => {
    if ('children' in inline) return figuresOf(inline.children);
    return inline.kind === 'figure' ? [inline] : [];
  });
}

/** The figures of a chart, wherever in it they are. */
function figuresIn(part: unknown): readonly PlacedFigure[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && part.kind === 'figure') return [part as PlacedFigure];
  return Object.values(part).flatMap(figuresIn);
}
