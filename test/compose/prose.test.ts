import { describe, expect, it } from 'vitest';
import { Ledger } from '../../src/compose/figures/ledger.ts';
import { proseBlocks } from '../../src/compose/prose/prose.ts';
import { lintProse } from '../../src/compose/writing/lint.ts';
import { plainText } from '../../src/model/document.ts';

const blocks = (markdown: string) => proseBlocks(markdown, new Ledger()).value.flat();

describe('prose', () => {
  it('takes every line for a paragraph of its own', () => {
    const lines = blocks('一、严格落实责任。\n（一）县长负总责。\n\n限期整改。').map((block) =>
      'children' in block ? plainText(block.children) : '',
    );
    expect(lines).toEqual(['一、严格落实责任。', '（一）县长负总责。', '限期整改。']);
  });

  it.each([
    ['对照**“问题清单”**抓好落实', '“问题清单”'],
    ['完成**（必须）**。', '（必须）'],
    ['**注意：**时限不变', '注意：'],
  ])('sets bold beside Chinese punctuation in %s', (markdown, bold) => {
    const [paragraph] = blocks(markdown);
    const strong =
      paragraph?.kind === 'paragraph' && paragraph.children.find(({ kind }) => kind === 'strong');
    expect(strong && 'children' in strong && plainText(strong.children)).toBe(bold);
    expect(lintProse(markdown, 't.md', false)).toEqual([]);
  });

  it('reports asterisks that are left over', () => {
    expect(lintProse('这里**没有结束', 't.md', false)).toMatchObject([{ code: 'MARKDOWN_UNSUPPORTED' }]);
  });
});
