import { describe, expect, it } from 'vitest';
import { lintProse, typedLines } from '../../src/compose/writing/lint.ts';

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
    expect(lint('请{{name}}落实', false)).toEqual(['LEFTOVER_PLACEHOLDER 1:2']);
    expect(lintProse('共3个', 'notes.md', false)[0]).toMatchObject({
      code: 'TYPED_DIGIT',
      severity: 'warning',
    });
  });

  it.each([
    ['甲<br>乙', 'HTML标记'],
    ['![图](a.png)', '图片'],
    ['[字](http://a.cn)', '超链接'],
    ['> 引用', '引用段落'],
    ['    代码', '代码段'],
    ['| 断面 | 类别 |\n|---|---|\n| 甲桥 | 3 |', '表格'],
    ['断面 | 类别\n--- | :-:\n甲桥 | 3', '表格'],
    ['| 甲桥 | 3 |', '表格'],
    ['见下：\n| 甲桥 |\n|---|', '表格'],
    ['- 甲\n  - 乙', '下一级列表'],
    ['1. 甲\n\n   ## 乙', '下一级列表、标题'],
    ['按`{{x}}`执行', '反引号里的花括号'],
  ])('refuses %j once', (text, name) => {
    expect(lintProse(text, 't.md', true)).toMatchObject([
      { code: 'MARKDOWN_UNSUPPORTED', message: expect.stringContaining(name) },
    ]);
  });

  it('says where a table begins, and takes no other bars for one', () => {
    expect(lint('见下：\n  | 甲 | 乙 |\n  |---|---|', false)).toEqual(['MARKDOWN_UNSUPPORTED 2:1']);
    expect(
      lint('甲|乙\n\n甲 | 乙\n\n|甲\n\n`| 甲 |`\n\n- 甲\n\n甲\n---\n\n{{#each a as |x|}}乙{{/each}}'),
    ).toEqual([]);
  });

  it.each([
    ['{{x}}', 1],
    ['{{{x}}}', 1],
    ['{{#if a1}}甲{{/if}}', 2],
    ['{{x', 1],
    ['x}}', 1],
    ['X月X日前', 1],
    ['XXXX年XX月XX日', 1],
    ['XX县和××区', 2],
  ])('reports what is left over in notes “%s” once a place', (text, times) => {
    expect(lint(text, false).map((problem) => problem.split(' ')[0])).toEqual(
      Array(times).fill('LEFTOVER_PLACEHOLDER'),
    );
  });

  it.each(['短板亟待补齐，等待填报。', '到二〇三〇年全面达标。', '一九〇〇年'])(
    'takes %s for ordinary prose',
    (text) => {
      expect(lint(text)).toEqual([]);
    },
  );

  it('finds private-use characters written as entities too', () => {
    expect(lint('甲&#xE000;&#xE010;&#xE001;乙', false)).toContain('RESERVED_CHARACTER 1:1');
  });

  it('refuses private-use characters, which tokens are made of', () => {
    expect(lint('甲\n乙\uE000丙')).toEqual(['RESERVED_CHARACTER 2:2']);
  });

  it('is handed on for printing without expressions, comments and reserved characters', () => {
    const text = '{{!-- 囍\n囍 --}}甲{{name}}\uE000乙\uE019\n丙';
    expect(typedLines(text, true).map((line) => line.trim())).toEqual(['', '甲        乙', '丙']);
    expect(typedLines('甲{{x}}', false)).toEqual(['甲{{x}}']);
  });
});
