// Numbers of headings, 一、 and （一） (GB/T 9704-2012 §7.3.3). They are counted, never typed, so that
// a part left out for want of data leaves no gap. A heading that starts with 附 stays unnumbered.

import { type Block, plainText } from '../../model/document.ts';
import { chineseNumeral } from '../figures/numerals.ts';

/** Gives every heading its id and number; levels 2 to 4 of the prose are levels 1 to 3 of the standard. */
export function numberHeadings(blocks: readonly Block[]): readonly Block[] {
  const counts = [0, 0, 0];
  let headings = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const id = `h${++headings}`;
    const depth = block.level - 2;
    if (depth < 0 || plainText(block.children).startsWith('附')) return { ...block, id };
    counts[depth]! += 1;
    counts.fill(0, depth + 1);
    const number = { kind: 'text', text: write(depth, counts[depth]!) } as const;
    return { ...block, id, children: [number, ...block.children] };
  });
}

function write(depth: number, count: number): string {
  if (depth === 0) return `${chineseNumeral(count)}、`;
  return depth === 1 ? `（${chineseNumeral(count)}）` : `${count}.`;
}
