import { describe, expect, it } from 'vitest';
import { lintProse } from '../../src/compose/lint.ts';

const lint = (text: string, isTemplate = true) =>
  lintProse(text, 't.md', isTemplate).map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);

describe('hand-typed content', () => {
  it('reports digits with their line and column', () => {
    expect(lint('全市{{count}}个断面\n达标12个，\n占６６．７％')).toEqual([
      'TYPED_DIGIT 2:3',
      'TYPED_DIGIT 3:2',
      'TYPED_DIGIT 3:5',
    ]);
  });

  it('leaves digits in backticks, expressions, comments and list numbers alone', () => {
    expect(
      lint('依据`GB 3838-2002`\n\n1. {{a1}}\n2. 乙\n\n{{!-- 2026 --}}\n\n{{#each rows2}}甲{{/each}}'),
    ).toEqual([]);
  });

  it.each(['X月X日完成', '××断面', 'XX县', '○○河', '结果待补', '负责人：____', '责任人待填写'])(
    'reports the placeholder in %s',
    (text) => {
      expect(lint(text)).toContainEqual(expect.stringMatching(/^LEFTOVER_PLACEHOLDER 1:/));
    },
  );

  it('reports a template expression left in the notes, and digits there as a warning', () => {
    expect(lint('请{{name}}落实', false)[0]).toBe('LEFTOVER_PLACEHOLDER 1:2');
    expect(lintProse('共3个', 'notes.md', false)[0]).toMatchObject({
      code: 'TYPED_DIGIT',
      severity: 'warning',
    });
  });

  it.each([
    ['<b>粗</b>', 'HTML标记'],
    ['![图](a.png)', '图片'],
    ['[字](http://a.cn)', '超链接'],
    ['> 引用', '引用段落'],
    ['    代码', '代码段'],
  ])('refuses %s', (text, name) => {
    const [problem] = lintProse(text, 't.md', true);
    expect(problem).toMatchObject({ code: 'MARKDOWN_UNSUPPORTED', message: expect.stringContaining(name) });
  });

  it('refuses private-use characters, which tokens are made of', () => {
    expect(lint('甲\n乙\uE000丙')).toEqual(['RESERVED_CHARACTER 2:2']);
  });
});
