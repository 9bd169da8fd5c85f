import { expect, test } from 'vitest';
import { mayEmbed, maySubset, rightsWords } from '../../src/print/fonts/font-rights.ts';

test.each([
  [0x0000, true, true, '可嵌入'],
  [0x0002, false, true, '限制嵌入'],
  [0x0004, true, true, '可嵌入供预览打印'],
  [0x0008, true, true, '可编辑嵌入'],
  // Fonts before version 3 of the table may set several bits: the mildest counts.
  [0x0006, true, true, '可嵌入供预览打印'],
  [0x000e, true, true, '可编辑嵌入'],
  [0x0100, true, false, '可嵌入，不得取子集'],
  [0x0108, true, false, '可编辑嵌入，不得取子集'],
  [0x0200, false, true, '可嵌入，仅可嵌入位图'],
  [0x0302, false, false, '限制嵌入，不得取子集，仅可嵌入位图'],
])('fsType %i: embed %s, subset %s, “%s”', (fsType, embed, subset, words) => {
  expect([mayEmbed(fsType), maySubset(fsType), rightsWords(fsType)]).toEqual([embed, subset, words]);
});
