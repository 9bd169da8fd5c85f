// Blocks of the document tree → elements of the page, each with an id of its own.

import type { Element } from 'hast';
import { h } from 'hastscript';
import { type Block, plainText } from '../model/document.ts';
import { renderChart } from './charts.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import type { Ink } from './figures.ts';
import { renderInlines } from './inline.ts';
import { renderTable } from './tables.ts';

/** A block with its id in the page. */
export interface PlacedBlock {
  readonly block: Block;
  readonly id: string;
  /** Of headings, below the title: 1 to 4. Of tables and charts, their number among their kind. */
  readonly number: number;
  /** Of tables. */
  readonly columns?: ColumnPlan;
}

/**
 * Gives every block an id that occurs once in the page. The highest heading level used becomes rank 1,
 * whether prose starts at `#` or `##`.
 */
export function placeBlocks(blocks: readonly Block[]): readonly PlacedBlock[] {
  const taken = new Set<string>();
  const claim = (wanted: string): string => {
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  };
  const highest = Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : 4)));
  const counts = { table: 0, chart: 0 };
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return { block, id: claim(`h-${block.id}`), number: block.level - highest + 1 };
      case 'table':
        counts.table += 1;
        return {
          block,
          id: claim(`table-${counts.table}`),
          number: counts.table,
          columns: planColumns(block),
        };
      case 'chart':
        counts.chart += 1;
        return { block, id: claim(`chart-${counts.chart}`), number: counts.chart };
      default:
        return { block, id: '', number: 0 };
    }
  });
}

export function renderBlock({ block, id, number, columns }: PlacedBlock, ink: Ink): readonly Element[] {
  switch (block.kind) {
    case 'heading':
      return [
        h(`h${number + 1}`, { id, className: [`level-${number}`] }, ...renderInlines(block.children, ink)),
      ];
    case 'paragraph':
      return [h('p', {}, ...renderInlines(block.children, ink))];
    case 'list':
      return [
        h(
          block.ordered ? 'ol' : 'ul',
          {},
          ...block.items.map((item) => h('li', {}, ...renderInlines(item, ink))),
        ),
      ];
    case 'table':
      return [renderTable(block, id, number, columns!, ink)];
    case 'chart':
      return renderChart(block, id, number, ink);
  }
}

/** List of the headings with links to them, for the screen. */
export function renderContents(blocks: readonly PlacedBlock[]): Element | undefined {
  const entries = blocks.flatMap(({ block, id, number }) =>
    block.kind === 'heading'
      ? [
          h(
            'li',
            { className: [`level-${number}`] },
            h('a', { href: `#${encodeURIComponent(id)}` }, plainText(block.children)),
          ),
        ]
      : [],
  );
  if (entries.length === 0) return undefined;
  return h('nav', { className: ['contents'], ariaLabel: '目录' }, h('p', '目录'), h('ul', {}, ...entries));
}
