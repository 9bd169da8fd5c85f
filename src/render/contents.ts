// Lists of the headings: links on screen, pages on paper.

import type { Element } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../model/document.ts';
import type { PagePlaces } from '../model/layout.ts';
import type { PlacedBlock } from './blocks.ts';
import { frontPages } from './continued.ts';

/** List of the headings with links to them, for the screen. */
export function renderContents(blocks: readonly PlacedBlock[]): Element | undefined {
  const entries = headings(blocks).map(({ id, number, text }) =>
    h('li', { className: [`level-${number}`] }, h('a', { href: `#${encodeURIComponent(id)}` }, text)),
  );
  if (entries.length === 0) return undefined;
  return h('nav', { className: ['contents'], ariaLabel: '目录' }, h('p', '目录'), h('ul', {}, ...entries));
}

/** List of the headings with the numbers of their pages; before they are known, with room for them. */
export function renderPrintedContents(
  blocks: readonly PlacedBlock[],
  places: PagePlaces | undefined,
): Element | undefined {
  const entries = headings(blocks).map(({ id, number, text }) => {
    const page = places?.get(id)?.page;
    const written = page === undefined ? '00' : String(page - frontPages(places));
    return h(
      'li',
      { className: [`level-${number}`] },
      h(
        'a',
        { href: `#${encodeURIComponent(id)}` },
        h('span', {}, text),
        h('span', { className: ['leader'] }),
        h('span', { className: ['number'] }, written),
      ),
    );
  });
  if (entries.length === 0) return undefined;
  return h(
    'nav',
    { className: ['toc', 'front'], ariaLabel: '目录' },
    h('p', {}, '目　　录'),
    h('ul', {}, ...entries),
  );
}

function headings(blocks: readonly PlacedBlock[]) {
  return blocks.flatMap(({ block, id, number }) =>
    block.kind === 'heading' ? [{ id, number, text: plainText(block.children) }] : [],
  );
}
