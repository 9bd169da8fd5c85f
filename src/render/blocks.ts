// Blocks of the document tree → elements of the page, each with an id of its own.

import type { Element, Properties } from 'hast';
import { h } from 'hastscript';
import { type Block, plainText } from '../model/document.ts';
import type { PagePlaces } from '../model/layout.ts';
import { drawChart, renderChart } from './charts/charts.ts';
import type { Drawing } from './charts/sheet.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import { pieceStarts } from './continued.ts';
import { renderTable } from './tables.ts';
import type { Ink } from './text/figures.ts';
import { renderParagraph } from './text/inline.ts';
import { wrapText } from './text/measure.ts';

/** A block with its id in the page. */
export interface PlacedBlock {
  readonly block: Block;
  readonly id: string;
  /** Of headings, below the title: 1 to 4. Of tables and charts, their number among their kind. */
  readonly number: number;
  /** Of tables. */
  readonly columns?: ColumnPlan;
  /** Of charts, part by part. */
  readonly drawings?: readonly Drawing[];
  /** Of tables: on a sheet turned by a quarter. */
  readonly turned?: boolean;
}

/** Level of the highest headings used. */
export function highestLevel(blocks: readonly Block[]): number {
  return Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : 4)));
}

/**
 * Gives every block an id that occurs once in the page. The highest heading level used becomes rank 1,
 * whether prose starts at `#` or `##`. `isTurned` says which tables stand on sheets turned by a quarter.
 */
export function placeBlocks(
  blocks: readonly Block[],
  isTurned: (table: string) => boolean = () => false,
): readonly PlacedBlock[] {
  const taken = new Set<string>();
  const claim = (wanted: string): string => {
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
    taken.add(id);
    return id;
  };
  const highest = highestLevel(blocks);
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
          columns: planColumns(block, isTurned(block.name)),
          ...(isTurned(block.name) && { turned: true }),
        };
      case 'chart': {
        counts.chart += 1;
        const id = claim(`chart-${counts.chart}`);
        return { block, id, number: counts.chart, drawings: drawChart(block.chart, id) };
      }
      default:
        return { block, id: '', number: 0 };
    }
  });
}

/** @param places of an earlier print, by which tables are parted where a page ends */
export function renderBlock(
  { block, id, number, columns, drawings, turned = false }: PlacedBlock,
  ink: Ink,
  places?: PagePlaces,
): readonly Element[] {
  switch (block.kind) {
    case 'heading':
      return [
        h(`h${number + 1}`, { id, className: [`level-${number}`] }, ...renderParagraph(block.children, ink)),
      ];
    case 'paragraph':
      return [h('p', standing(block), ...renderParagraph(block.children, ink))];
    case 'list':
      return [
        h(
          block.ordered ? 'ol' : 'ul',
          {},
          ...block.items.map((item) => h('li', {}, ...renderParagraph(item, ink))),
        ),
      ];
    case 'table':
      return [
        renderTable(block, id, number, columns!, ink, {
          turned,
          starts: pieceStarts(id, block.rows.length, places),
        }),
      ];
    case 'chart':
      return renderChart(block, id, number, drawings!, ink);
  }
}

/** A line of text, 字; widths of digits are rounded up, so with a little to spare. */
const LINE = 28.4;
const INDENT = '　　';

/**
 * Lines that 纪要 and 讲话稿 set in a way of their own: who took part (GB/T 9704-2012 §10.3), 同志们： Also paragraphs
 * that no page break can part without leaving a line alone: browsers part those of three lines.
 */
function standing({ children }: Extract<Block, { kind: 'paragraph' }>): Properties {
  const text = plainText(children);
  const classes = [
    ...(/^(出席|请假|列席)[^：]{0,4}：/u.test(text) ? ['attendance'] : []),
    ...(/^(同志们|各位[^：]{1,8})：$/u.test(text.trim()) ? ['address'] : []),
    ...(wrapText(INDENT + text, LINE).length <= 3 ? ['whole'] : []),
  ];
  return classes.length > 0 ? { className: classes } : {};
}
