import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../src/model/columns.ts';
import { cellText } from '../../src/read/cells/cell-text.ts';
import { codes, INVISIBLE, written } from './samples.ts';

const read = (text: string, type: ColumnType = 'name') => cellText(written(text), { type, header: '列' });
const TYPES: readonly ColumnType[] = ['name', 'text', 'number', 'amount', 'class', 'month', 'date', 'choice'];

describe('cellText', () => {
  it.each([
    ['甲断面', '甲断面', []],
    [' 甲断面 ', ' 甲断面 ', []],
    ['新村（旧 桥）*<b>|Ⅲ', '新村（旧 桥）*<b>|Ⅲ', []],
    ['A断面-1', 'A断面-1', []],
    ['Ａ断面', 'Ａ断面', []],
    ['\ufeff甲断面', '甲断面', ['TEXT_INVISIBLE']],
    ['甲\u200b断\u2060面', '甲断面', ['TEXT_INVISIBLE']],
    ['甲\u00a0断面', '甲 断面', ['TEXT_SPACE']],
    ['甲断面\u3000', '甲断面 ', ['TEXT_SPACE']],
    ['甲\t断面', '甲 断面', ['TEXT_SPACE']],
    ['⽔口断面', '水口断面', ['TEXT_COMPAT']],
    ['⻓桥\u200b断\u00a0面', '长桥断 面', ['TEXT_INVISIBLE', 'TEXT_COMPAT', 'TEXT_SPACE']],
    ["'0012", '0012', ['TEXT_MARK']],
    ['="0012"', '0012', ['TEXT_MARK']],
    ['甲_x000D_\n断面', '甲\n\n断面', []],
    ['甲&amp;乙', '甲&amp;乙', ['TEXT_ESCAPED']],
    ['甲&nbsp;乙', '甲&nbsp;乙', ['TEXT_ESCAPED']],
    ['甲&#160;乙', '甲&#160;乙', ['TEXT_ESCAPED']],
    ['甲_x4E2D_', '甲_x4E2D_', ['TEXT_ESCAPED']],
    ['A&B', 'A&B', []],
    ['?河断面', '?河断面', ['TEXT_QUESTION']],
    ['Аренда断面', 'Аренда断面', ['TEXT_LOOKALIKE']],
    ['𠮷镇', '𠮷镇', []],
  ])('reads the name %j as %j', (text, value, expected) => {
    const { text: read_, problems } = read(text);
    expect(read_).toBe(value);
    expect(codes(problems)).toEqual(expected);
  });

  it.each([
    ['甲\u0000', 'TEXT_CONTROL', 'U+0000'],
    ['甲\u001b[0m', 'TEXT_CONTROL', 'U+001B'],
    ['甲\u0085乙', 'TEXT_CONTROL', 'U+0085'],
    ['甲\ud842', 'TEXT_SURROGATE', 'U+D842'],
    ['甲\ue000', 'TEXT_PRIVATE', 'U+E000'],
    ['甲\u202e乙', 'TEXT_BIDI', 'U+202E'],
    ['甲\ufffd', 'TEXT_LOST', '�'],
    ['锟斤拷', 'MOJIBAKE', '丢失'],
    ['鏂板簵鏂潰', 'MOJIBAKE', '新店'],
    ['æ–°åº—', 'MOJIBAKE', '新店'],
    ['Ã©', 'MOJIBAKE', 'é'],
    ['ÐÂµê¶ÏÃæ', 'MOJIBAKE', '新店断面'],
  ])('refuses %j: %s', (text, code, named) => {
    for (const type of ['name', 'text'] as const) {
      const { text: value, problems } = read(text, type);
      expect(value).toBeUndefined();
      expect(codes(problems)).toEqual([code]);
      expect(problems[0]).toMatchObject({ severity: 'error', place: { cell: 'A1' } });
      expect(problems[0]!.message).toContain(named);
    }
  });

  it('warns of a name that was not quite what it seemed, and only notes it elsewhere', () => {
    expect(read('甲\u200b').problems).toMatchObject([{ code: 'TEXT_INVISIBLE', severity: 'warning' }]);
    expect(read('甲\u200b', 'text').problems).toMatchObject([{ code: 'TEXT_INVISIBLE', severity: 'info' }]);
    expect(read('甲\u200b').problems[0]!.message).toContain('甲⟨U+200B⟩');
  });

  it.each([
    ['０．５２', 'amount', '０．５２', ['TEXT_COMPAT']],
    ['２０２６－０６', 'month', '２０２６－０６', ['TEXT_COMPAT']],
    ['③', 'class', '③', ['TEXT_COMPAT']],
    ['一级Ａ', 'choice', '一级Ａ', ['TEXT_COMPAT']],
    ['⼀', 'class', '一', ['TEXT_COMPAT']],
    ["'0.52", 'amount', '0.52', ['TEXT_MARK']],
    ['＜0.01', 'amount', '＜0.01', []],
    ['0.01Ｌ', 'amount', '0.01Ｌ', []],
    ['0.5\u200b2', 'amount', '0.52', ['TEXT_INVISIBLE']],
    ['\u00a00.52\u3000', 'amount', '\u00a00.52\u3000', []],
    ['Ⅲ类', 'class', 'Ⅲ类', []],
  ] as const)('notes in %j (%s) what was changed', (text, type, value, expected) => {
    const result = read(text, type);
    expect(result.text).toBe(value);
    expect(codes(result.problems)).toEqual(expected);
    expect(result.problems.every(({ severity }) => severity === 'info')).toBe(true);
  });

  it('leaves an address alone, whatever is in it', () => {
    expect(read('a@x.cn\u200b', 'email')).toEqual({ text: 'a@x.cn\u200b', problems: [] });
  });

  it.each([
    ['name', 64],
    ['text', 2000],
    ['number', 100],
    ['deadline', 100],
    ['email', 254],
  ] as const)('refuses a %s longer than %d', (type, longest) => {
    expect(read('1'.repeat(longest), type).problems).toEqual([]);
    expect(read(`${'1'.repeat(longest)}${' '.repeat(500)}`, type).problems).toEqual([]);
    const { text, problems } = read('1'.repeat(longest + 1), type);
    expect(text).toBeUndefined();
    expect(codes(problems)).toEqual(['TEXT_TOO_LONG']);
  });

  it('says so whenever the text it gives is not what stands there', () => {
    const odd = fc.constantFrom(...INVISIBLE.map((code) => String.fromCodePoint(Number.parseInt(code, 16))));
    const character = fc.oneof(odd, fc.constantFrom(...'甲乙水⽔⻓⻓县\u00a0\u3000Ａ１③é'));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), fc.constantFrom(...TYPES), (parts, type) => {
        const { text, problems } = read(parts.join(''), type);
        if (text !== parts.join('')) expect(problems).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
