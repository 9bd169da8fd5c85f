// The text of a document in the order of the pages, with what paper needs between: contents, blank pages, room
// above 版记, and the marks by which a print tells where things came to stand.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Document } from '../model/document.ts';
import { type PagePlaces, PLAIN_LAYOUT, type Profile, type TemplateLayout } from '../model/layout.ts';
import { type PlacedBlock, renderBlock } from './blocks.ts';
import { renderPrintedContents } from './contents.ts';
import {
  blankId,
  blanksBefore,
  type FootRoom,
  footRoom,
  IMPRINT,
  IMPRINT_END,
  MAIN,
  rowId,
  TEXT_END,
} from './continued.ts';
import { renderImprint, renderSignOff } from './official.ts';
import type { Ink } from './text/figures.ts';

interface Flow {
  readonly document: Document;
  readonly blocks: readonly PlacedBlock[];
  readonly layout?: TemplateLayout | undefined;
  readonly places?: PagePlaces | undefined;
}

/** Body of a page that is printed. `head` stands above the text. */
export function printedBody(flow: Flow, head: readonly Element[], ink: Ink): readonly Element[] {
  const { document, blocks, layout = PLAIN_LAYOUT, places } = flow;
  const contents = layout.contents ? renderPrintedContents(blocks, places) : undefined;
  const parts = layout.recto
    ? blocks.filter(({ block, number }) => block.kind === 'heading' && number === 1)
    : [];
  const ids = [...(contents ? [MAIN] : []), ...parts.map(({ id }) => id)];
  const blanks = blanksBefore(ids, places);
  const text = blocks.flatMap((block) => {
    const elements = renderBlock(block, ink, places);
    if (!parts.includes(block)) return elements;
    return [...blankPage(block.id, blanks), h('div', { className: ['start'] }), ...elements];
  });
  const imprint = renderImprint(document, layout.profile, ink);
  return [
    ...(contents ? [contents, ...blankPage(MAIN, blanks, 'front')] : []),
    h(
      'main',
      { id: MAIN, ...(contents && { className: ['start'] }) },
      ...head,
      ...text,
      ...present(renderSignOff(document, ink)),
      ...(imprint ? atFoot(imprint, footRoom(places, layout.profile)) : []),
    ),
    probes(
      [...ids, ...marksOf(blocks, ids.length > 0), ...(imprint ? [TEXT_END, IMPRINT, IMPRINT_END] : [])],
      [...blanks],
    ),
  ];
}

/** What a document on screen has below its text. */
export function screenEnd(document: Document, layout: TemplateLayout, ink: Ink): readonly Element[] {
  return [...present(renderSignOff(document, ink)), ...present(renderImprint(document, layout.profile, ink))];
}

function present(element: Element | undefined): readonly Element[] {
  return element ? [element] : [];
}

function blankPage(before: string, blanks: ReadonlySet<string>, sheet = 'blank'): readonly Element[] {
  if (!blanks.has(before)) return [];
  return [h('div', { id: blankId(before), className: ['blank', sheet], ariaHidden: 'true' })];
}

function atFoot(imprint: Element, room: FootRoom | undefined): readonly Element[] {
  return [
    h('div', { id: TEXT_END }),
    ...(room?.blankPage ? [h('div', { className: ['blank'], ariaHidden: 'true' })] : []),
    ...(room
      ? [h('div', { className: ['foot-room', ...(room.newPage ? ['start'] : [])], ariaHidden: 'true' })]
      : []),
    imprint,
    h('div', { id: IMPRINT_END }),
  ];
}

/** Height of the room above 版记. A style attribute would need a weaker security policy. */
export function footRule(places: PagePlaces | undefined, profile: Profile): string {
  const room = footRoom(places, profile);
  return room ? `.foot-room{height:${room.height}pt}` : '';
}

function marksOf(blocks: readonly PlacedBlock[], withHeadings: boolean): readonly string[] {
  return blocks.flatMap(({ block, id }) => {
    if (block.kind === 'heading') return withHeadings ? [id] : [];
    return block.kind === 'table' ? block.rows.map((_, row) => rowId(id, row)) : [];
  });
}

/** Links nobody sees: the browser writes into the PDF where they would lead. */
function probes(ids: readonly string[], blanks: readonly string[]): Element {
  const links = [...new Set([...ids, ...blanks.map(blankId)])].map((id) =>
    h('a', { href: `#${encodeURIComponent(id)}` }),
  );
  return h('div', { className: ['probe'] }, ...links);
}
