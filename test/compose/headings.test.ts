import { describe, expect, it } from 'vitest';
import { chineseNumeral } from '../../src/compose/figures/numerals.ts';
import { numberHeadings } from '../../src/compose/prose/headings.ts';
import { type Block, plainText } from '../../src/model/document.ts';

const heading = (level: 2 | 3 | 4, text: string): Block => ({
  kind: 'heading',
  level,
  id: '',
  children: [{ kind: 'text', text }],
});

describe('heading numbers', () => {
  it('counts each level within the one above and leaves 附注 unnumbered', () => {
    const blocks = [
      heading(2, '甲'),
      heading(3, '甲一'),
      heading(4, '甲一一'),
      heading(3, '甲二'),
      heading(2, '乙'),
      heading(3, '乙一'),
      heading(2, '附注'),
    ];
    const texts = numberHeadings(blocks).map((block) =>
      'children' in block ? plainText(block.children) : '',
    );
    expect(texts).toEqual(['一、甲', '（一）甲一', '1.甲一一', '（二）甲二', '二、乙', '（一）乙一', '附注']);
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
  ])('writes %i as %s', (count, numeral) => {
    expect(chineseNumeral(count)).toBe(numeral);
  });
});
