// A document as plain text for a terminal: headings, paragraphs, tables with tabs between their cells.

import { type Block, type Document, type Inline, plainText } from '../model/document.ts';

/** The whole document; charts, which repeat what tables say, are left out. */
export function writePlainText({ title, subtitle = [], blocks }: Document): string {
  const head = [title, ...subtitle].map(plainText);
  const parts = blocks.flatMap(writeBlock);
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function writeBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.children)];
    case 'list':
      return [block.items.map((item) => `· ${plainText(item)}`).join('\n')];
    case 'table': {
      const rows = [
        block.columns.map(({ header }) => header),
        ...block.rows.map(({ cells }) => cells.map(({ content }) => plainText(content))),
      ];
      const notes = block.notes.map((note: readonly Inline[]) => `注：${plainText(note)}`);
      return [[block.caption, ...rows.map((row) => row.join('\t')), ...notes].join('\n')];
    }
    case 'chart':
      return [];
  }
}
