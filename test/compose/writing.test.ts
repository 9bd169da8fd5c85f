import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintWriting } from '../../src/compose/writing/writing.ts';
import { CORRECT, CORRECT_TEMPLATES, CORRECT_TEXTS } from './correct-prose.ts';
import { WRONG } from './wrong-prose.ts';

const ROOT = join(import.meta.dirname, '../..');
const lint = (text: string, isTemplate = false) =>
  lintWriting(text, 't.md', isTemplate).map(({ code, place, message }) => {
    return `${code} ${place?.line}:${place?.column} ${message}`;
  });

describe('correct prose', () => {
  it('is a hundred sentences and more, none of them twice', () => {
    expect(new Set(CORRECT).size).toBe(CORRECT.length);
    expect(CORRECT.length).toBeGreaterThanOrEqual(100);
  });

  it.each([...CORRECT, ...CORRECT_TEXTS])('has nothing to report: %s', (text) => {
    expect(lint(text)).toEqual([]);
  });

  it.each(CORRECT_TEMPLATES)('has nothing to report in a template: %s', (text) => {
    expect(lint(text, true)).toEqual([]);
  });

  it('is what Jianbao ships: templates and the notes of the sample month', () => {
    const templates = readdirSync(join(ROOT, 'templates'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('templates', name));
    expect(templates.length).toBeGreaterThan(4);
    for (const file of [...templates, 'data/2026-06/notes.md']) {
      const isTemplate = file.startsWith('templates');
      expect(lintWriting(readFileSync(join(ROOT, file), 'utf8'), file, isTemplate)).toEqual([]);
    }
  });
});

describe('wrong prose', () => {
  it.each(WRONG)('%s is reported once in “%s”, at column %i', (code, text, column) => {
    const found = lintWriting(text, 'notes.md', false);
    expect(found.map((problem) => [problem.code, problem.place?.column])).toEqual([[code, column]]);
    expect(found[0]?.severity).not.toBe('error');
    expect(found[0]?.rule).toBeTruthy();
  });

  it('has three examples and more of every rule', () => {
    const source = ['punctuation-problems.ts', 'number-usage-problems.ts']
      .map((name) => readFileSync(join(ROOT, 'src/compose/writing', name), 'utf8'))
      .join('');
    const codes = [...source.matchAll(/code: '([A-Z_]+)'/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      expect(WRONG.filter(([wrong]) => wrong === code).length, code).toBeGreaterThanOrEqual(3);
    }
  });

  it('is placed by line and column, backticks, escapes and markup counted', () => {
    expect(lint('甲。\n\n## 乙\n\n**丙**`1`\\*丁,戊')).toEqual([
      'PUNCTUATION_HALF_WIDTH 5:12 中文里用了半角的“,”：“丙1*丁,戊”',
    ]);
  });

  it('is found on both sides of a condition, and in each of its readings', () => {
    const codes = (text: string) => lintWriting(text, 't.md', true).map(({ code }) => code);
    expect(codes('达标{{count}}个{{#if a}}。{{/if}}。')).toEqual(['PUNCTUATION_DOUBLED']);
    expect(codes('甲，{{#if a}}乙{{/if}}。')).toEqual(['PUNCTUATION_DOUBLED']);
    expect(codes('{{#unless a}}甲。{{/unless}}{{#if a}}乙，{{/if}}。')).toEqual([
      'PUNCTUATION_DOUBLED',
      'PUNCTUATION_DOUBLED',
    ]);
    expect(codes('占{{share}},较上月上升')).toEqual(['PUNCTUATION_HALF_WIDTH']);
    expect(codes('{{name}}（{{county}}达标')).toEqual(['PUNCTUATION_UNPAIRED']);
    expect(codes('共 {{count}} 个')).toEqual(['PUNCTUATION_SPACE', 'PUNCTUATION_SPACE']);
    expect(codes('{{name}}({{county}})')).toEqual(['PUNCTUATION_HALF_WIDTH']);
    expect(codes('约{{count}}个左右')).toEqual(['NUMBER_APPROXIMATE_TWICE']);
  });

  it('keeps its right form in the remedy', () => {
    const hint = (text: string) => lintWriting(text, 'notes.md', false)[0]?.hint;
    expect(hint('占3-5%。')).toBe('改为“3%～5%”');
    expect(hint('投资9～16亿元。')).toBe('改为“9亿～16亿”');
    expect(hint('2024-2025年')).toBe('改为“2024—2025年”');
    expect(hint('需要3-5天。')).toBe('改为“3～5天”');
    expect(hint('2026年06月03日')).toBe('改为“2026年6月3日”');
    expect(hint('劣V类断面')).toContain('Ⅴ类');
    expect(hint('II-III类')).toContain('Ⅱ');
    expect(hint('有20几个')).toContain('二十几');
    expect(hint('共有７８．５％')).toContain('78.5%');
    expect(hint('云水办[2026]第06号')).toContain('〔2026〕6号');
  });
});

describe('any text', () => {
  const pieces = [
    ...'一二十百年月日约近第、，。：；！？（）《》“”‘’()[]"\'-—–…·～~.,;:%％０0128IVⅢ类个天mgL/ \u3000\n#*`\\&{}',
    '{{a}}',
    '{{#if a}}',
    '{{else}}',
    '{{/if}}',
    '{{#each b}}',
    '{{#unless @last}}',
    '&amp;',
    '**',
    '\n\n',
    '𠮷',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

  it('is looked at without failing, and what is found stands in it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isTemplate) => {
        const lines = text.split('\n');
        for (const { place, message, severity } of lintWriting(text, 't.md', isTemplate)) {
          expect(severity).not.toBe('error');
          expect(message).not.toMatch(/[\uE000-\uF8FF]/u);
          expect(place!.column).toBeLessThanOrEqual(lines[place!.line! - 1]!.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([...'一十1（("“《。.—、 约几Ⅰ'])(
    'is looked at in no more steps than it is long: %j',
    (character) => {
      for (const text of [character.repeat(5000), `水${character}`.repeat(2500)]) {
        expect(lintWriting(text, 't.md', false).length).toBeLessThanOrEqual(15_000);
      }
    },
  );
});
