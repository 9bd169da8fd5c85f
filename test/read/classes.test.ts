import { describe, expect, it } from 'vitest';
import { parseClass } from '../../src/read/cells/classes.ts';
import { written } from './samples.ts';

const SPELLINGS: readonly (readonly [number, string])[] = [
  [1, 'Ⅰ I i 1 Ⅰ类 I类 一 一类 １ Ｉ ⅰ'],
  [2, 'Ⅱ II ii 2 Ⅱ类 二类 ⅠⅠ'],
  [3, 'Ⅲ III 3 Ⅲ类 三类 ⅲ Ⅲ类水 Ⅲ类水质'],
  [4, 'Ⅳ IV iv 4 Ⅳ类 四类'],
  [5, 'Ⅴ V v 5 Ⅴ类 V类 五类'],
  [6, '劣Ⅴ 劣V 劣v 劣Ⅴ类 劣V类 劣五类 Ⅴ类以下 劣于Ⅴ类'],
];

describe('parseClass', () => {
  it.each([
    ['劣 Ⅴ', 6],
    ['劣Ⅴ 类', 6],
    ['Ⅲ 类', 3],
    ['三 类水质', 3],
    ['③', 3],
  ])('reads %s as class %d', (text, value) => {
    expect(parseClass(written(text), '水质类别')).toEqual({ value });
  });

  it.each(SPELLINGS.flatMap(([value, texts]) => texts.split(' ').map((text) => [text, value] as const)))(
    'reads %s as class %d',
    (text, value) => {
      expect(parseClass(written(text), '水质类别')).toEqual({ value });
      expect(parseClass(written(`\u3000${text} `), '水质类别')).toEqual({ value });
    },
  );

  it.each([
    ['ІІІ', 'CLASS_LOOKALIKE', 'U+0406'],
    ['ΙΙ', 'CLASS_LOOKALIKE', 'U+0399'],
    ['lll', 'CLASS_LOOKALIKE', 'U+006C'],
    ['l类', 'CLASS_LOOKALIKE', 'U+006C'],
    ['|||', 'CLASS_LOOKALIKE', 'U+007C'],
    ['11', 'CLASS_LOOKALIKE', '11'],
    ['111', 'CLASS_LOOKALIKE', '111'],
    ['工工', 'CLASS_LOOKALIKE', '工'],
    ['|V', 'CLASS_LOOKALIKE', 'U+007C'],
    ['1V', 'CLASS_LOOKALIKE', 'U+0031'],
    ['V1', 'CLASS_LOOKALIKE', 'U+0031'],
    ['ⅼⅼⅼ', 'CLASS_LOOKALIKE', 'U+006C'],
    ['丨丨', 'CLASS_LOOKALIKE', '丨'],
    ['Ѵ类', 'CLASS_LOOKALIKE', 'U+0474'],
    ['劣∨', 'CLASS_LOOKALIKE', 'U+2228'],
    ['ⅠⅤ', 'CLASS_MULTI', 'ⅠⅤ'],
    ['Ⅰ Ⅴ', 'CLASS_MULTI', 'Ⅰ Ⅴ'],
    ['I V', 'CLASS_MULTI', 'I V'],
    ['Ⅲ类 Ⅳ类', 'CLASS_MULTI', 'Ⅲ类 Ⅳ类'],
    ['Ⅲ\nⅣ', 'CLASS_MULTI', 'Ⅲ⏎Ⅳ'],
    ['Ⅲ至Ⅳ', 'CLASS_MULTI', 'Ⅲ至Ⅳ'],
    ['Ⅲ*', 'CLASS_INVALID', 'Ⅲ*'],
    ['Ⅲ類', 'CLASS_INVALID', 'Ⅲ類'],
    ['VI', 'CLASS_INVALID', 'VI'],
    ['0', 'CLASS_INVALID', '0'],
    ['Ⅲ~Ⅳ', 'CLASS_MULTI', 'Ⅲ~Ⅳ'],
    ['Ⅲ/Ⅳ', 'CLASS_MULTI', 'Ⅲ/Ⅳ'],
    ['Ⅲ（Ⅳ）', 'CLASS_MULTI', 'Ⅲ（Ⅳ）'],
    ['Ⅲ类、劣Ⅴ类', 'CLASS_MULTI', 'Ⅲ类、劣Ⅴ类'],
    ['Ⅲ?', 'CLASS_INVALID', 'Ⅲ?'],
    ['劣', 'CLASS_INVALID', '劣'],
    ['6', 'CLASS_INVALID', '6'],
    ['Ⅵ', 'CLASS_INVALID', 'Ⅵ'],
    ['优', 'CLASS_INVALID', '优'],
    ['达标', 'CLASS_INVALID', '达标'],
  ])('refuses %s: %s naming %s', (text, code, named) => {
    const { value, problem } = parseClass(written(text), '水质类别');
    expect(value).toBeUndefined();
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain(named);
  });
});
