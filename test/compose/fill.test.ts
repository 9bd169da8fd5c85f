import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../src/compose/figures/ledger.ts';
import { fillTemplate, type View } from '../../src/compose/prose/fill.ts';
import { proseBlocks } from '../../src/compose/prose/prose.ts';
import { type Figure, plainText } from '../../src/model/document.ts';

function figure(text: string, value: string | number = text): Figure {
  return { value, text, sources: [{ file: 'data/a.csv', cell: 'B2', text }] };
}

function fill(text: string, view: { [name: string]: View }, partials: Record<string, string> = {}) {
  const ledger = new Ledger();
  const filled = fillTemplate({
    template: { file: 't.md', text },
    partials: Object.fromEntries(
      Object.entries(partials).map(([name, part]) => [name, { file: `${name}.part.md`, text: part }]),
    ),
    view,
    ledger,
    placeBlock: (name, at) => (name === 'known' ? ledger.blockToken(name, [], at) : null),
    blockNames: ['known'],
  });
  const blocks = proseBlocks(filled.markdown ?? '', ledger).value.flat();
  const printed = blocks.map((block) => ('children' in block ? plainText(block.children) : '')).join('\n');
  return { ...filled, printed };
}

const places = (problems: ReturnType<typeof fill>['problems']) =>
  problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`);

describe('filling a template', () => {
  it('prints figures, loops and conditions', () => {
    const text =
      '{{#each rows}}{{name}}{{count}}个{{#unless @last}}、{{/unless}}{{else}}没有{{/each}}{{#if flag}}，是{{else}}，否{{/if}}';
    const rows = [
      { name: figure('甲'), count: figure('2', 2) },
      { name: figure('乙'), count: figure('3', 3) },
    ];
    expect(fill(text, { rows, flag: true }).printed).toBe('甲2个、乙3个，是');
    expect(fill(text, { rows: [], flag: figure('0', 0) }).printed).toBe('没有，否');
  });

  it('enters a group that is there and takes the other branch where there is no data', () => {
    const text = '{{#with plants}}{{count}}座{{else}}没有{{/with}}';
    expect(fill(text, { plants: { count: figure('3') } }).printed).toBe('3座');
    expect(fill(text, { plants: false }).printed).toBe('没有');
  });

  it('reports every missing value with its line, also in conditions, loops, groups and partials', () => {
    const text = '第一行{{a}}\n{{#if b}}x{{/if}}\n{{#each c}}x{{/each}}\n{{#with d}}x{{/with}}\n{{> part}}';
    expect(places(fill(text, {}, { part: '甲\n\n乙{{e.f}}' }).problems)).toEqual([
      'TEMPLATE_VALUE_MISSING t.md:1:4',
      'TEMPLATE_VALUE_MISSING t.md:2:1',
      'TEMPLATE_VALUE_MISSING t.md:3:1',
      'TEMPLATE_VALUE_MISSING t.md:4:1',
      'TEMPLATE_VALUE_MISSING part.part.md:3:2',
    ]);
  });

  it.each([
    ['{{{a}}}', 'TEMPLATE_FORBIDDEN'],
    ['{{&a}}', 'TEMPLATE_FORBIDDEN'],
    ['{{lookup a "b"}}', 'TEMPLATE_FORBIDDEN'],
    ['{{#log a}}{{/log}}', 'TEMPLATE_FORBIDDEN'],
    ['{{"文字"}}', 'TEMPLATE_FORBIDDEN'],
    ['{{#> part}}{{/part}}', 'TEMPLATE_FORBIDDEN'],
    ['{{> nobody}}', 'TEMPLATE_PARTIAL_UNKNOWN'],
    ['{{> (lookup . "a")}}', 'TEMPLATE_PARTIAL_UNKNOWN'],
    ['{{place "nothing"}}', 'TEMPLATE_BLOCK_UNKNOWN'],
    ['{{#if a}}没有结束', 'TEMPLATE_SYNTAX'],
    ['{{#if a}}{{/each}}', 'TEMPLATE_SYNTAX'],
    ['{{a', 'TEMPLATE_SYNTAX'],
    ['{{group}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{rows.length}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{flag}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{none}}', 'TEMPLATE_VALUE_MISSING'],
    ['{{#each a}}{{/each}}', 'TEMPLATE_NOT_A_LIST'],
    ['{{#each group}}{{/each}}', 'TEMPLATE_NOT_A_LIST'],
    ['{{#each none}}{{/each}}', 'TEMPLATE_NOT_A_LIST'],
    ['{{#if rows.length}}x{{/if}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{#unless a.value}}x{{/unless}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{#with a.text}}x{{/with}}', 'TEMPLATE_NOT_A_FIGURE'],
    ['{{#if a includeZero=true}}x{{/if}}', 'TEMPLATE_FORBIDDEN'],
    ['{{empty}}', 'TEMPLATE_VALUE_MISSING'],
    ['{{a.constructor}}', 'TEMPLATE_VALUE_MISSING'],
    ['{{__proto__.x}}', 'TEMPLATE_VALUE_MISSING'],
  ])('refuses %s', (text, code) => {
    const view = { a: figure('1'), group: { b: figure('2') }, rows: [], flag: true, none: false };
    expect(fill(text, view, { part: '' }).problems.map((problem) => problem.code)).toContain(code);
  });

  it.each([
    ['itself', { part: '甲{{> part}}' }, 'part.part.md:1:2'],
    [
      'another that calls it',
      { part: '{{> other}}', other: '{{#if a}}\n{{> part}}{{/if}}' },
      'other.part.md:2:1',
    ],
  ])('refuses a partial that calls %s, without end', (_, partials, at) => {
    const { markdown, problems } = fill('{{> part}}', { a: true }, partials);
    expect([markdown, places(problems)]).toEqual([null, [`TEMPLATE_PARTIAL_LOOP ${at}`]]);
  });

  it('fills a partial as often as it is called', () => {
    const partials = { part: '{{> other}}{{> other}}', other: '甲' };
    expect(fill('{{> part}}{{> other}}', {}, partials)).toMatchObject({ printed: '甲甲甲', problems: [] });
  });

  it('never takes typed characters for tokens', () => {
    for (const typed of ['\uE000\uE010\uE001', '\uE000\uE019\uE001']) {
      const { markdown, problems } = fill(`{{a}}${typed}`, { a: figure('1') });
      expect([markdown, places(problems)]).toEqual([null, ['RESERVED_CHARACTER t.md:1:6']]);
    }
  });

  it('never lets data be read as markup: any text comes back as it was', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '**粗**',
        '`x`',
        '| a | b |',
        '<b>&lt;',
        '# 题',
        '1. 甲',
        '[x](javascript:1)',
        '{{a}}',
        '\n\n',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(fill('前{{x}}后', { x: figure(text) }).printed).toBe(`前${text}后`);
      }),
    );
  });
});
