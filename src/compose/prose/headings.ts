// Numbers of headings, 一、 and （一） (GB/T 9704-2012 §7.3.3). They are counted, never typed, so that
// a part left out for want of data leaves no gap. A heading that starts with 附 stays unnumbered.

import { type Block, plainText } from '../../model/document.ts';

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

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 九十九. */
export function chineseNumeral(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = NUMERALS[count % 10]!;
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : NUMERALS[tens]}十${ones}`;
}
