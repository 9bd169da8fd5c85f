import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFormat, numberFormat, plainDecimal } from '../../src/read/workbook/number-formats.ts';

const see = (code: string, value: number, is1904 = false) => {
  const { kind, text, shown } = numberFormat(code).number(value, is1904);
  return `${kind} ${text}${shown === undefined ? '' : ` shown as ${JSON.stringify(shown)}`}`;
};

describe('numberFormat', () => {
  it.each<[string, number, string]>([
    ['General', 0.52, 'number 0.52'],
    ['0.00', 0.5234, 'number 0.5234'],
    ['#,##0.00', 1234.5, 'number 1234.5'],
    ['0.00_ ', 0.5, 'number 0.5'],
    ['[Red]0.00', 0.5, 'number 0.5'],
    ['[红色]0.00;[蓝色]-0.00', -0.5, 'number -0.5'],
    ['0.00E+00', 0.0012, 'number 0.0012'],
    ['# ?/?', 0.5, 'number 0.5'],
    ['@', 12, 'number 12'],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 12.5, 'number 12.5'],
    ['G/通用格式', 12.5, 'number 12.5'],
    ['', 12.5, 'number 12.5'],
  ])('shows a number as it is: %s', (code, value, expected) => {
    expect(see(code, value)).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['0.00"L"', 0.01, 'number 0.01L'],
    ['0.00\\L', 0.01, 'number 0.01L'],
    ['"<"0.00', 0.05, 'number <0.05'],
    ['<0.00', 0.05, 'number <0.05'],
    ['0.0"μg/L"', 520, 'number 520μg/L'],
    ['0.0%', 0.123, 'number 12.3%'],
    ['0%', 0.07, 'number 7%'],
    ['[<0.01]"未检出";0.00', 0.005, 'number 0.005 shown as "未检出"'],
    ['[<0.01]"未检出";0.00', 0.5, 'number 0.5'],
    ['[>=100]"超标"0;[<1]"低"0;0', 200, 'number 超标200'],
    ['[>=100]"超标"0;[<1]"低"0;0', 0.5, 'number 低0.5'],
    ['[>=100]"超标"0;[<1]"低"0;0', 5, 'number 5'],
    ['000000', 1234, 'number 001234'],
    ['"ZG-"00', 7, 'number ZG-07'],
    ['General"号"', 7, 'number 7号'],
    ['[$¥-804]#,##0.00', 5, 'number ¥5'],
    // Accounting formats show a zero as a dash, which elsewhere means that nothing was measured.
    ['#,##0.00;-#,##0.00;"-"??', 0, 'number 0 shown as "-"'],
    ['0.00;-0.00;', 0, 'number 0 shown as ""'],
    [';;;', 5, 'number 5 shown as ""'],
    ['#', 0, 'number 0 shown as ""'],
    ['0.0,', 12345, 'number 12345 shown as "12.345"'],
    ['0,,"百万"', 12345000, 'number 12345000 shown as "12.345"'],
    ['0000-00', 202606, 'number 202606 shown as "000000"'],
  ])('shows what the format adds or hides: %s', (code, value, expected) => {
    expect(see(code, value)).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['yyyy-mm-dd', 46203, 'date 2026-06-30'],
    ['yyyy"年"m"月"d"日"', 46203, 'date 2026-06-30'],
    ['[$-804]yyyy年m月d日;@', 46203, 'date 2026-06-30'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 46203, 'date 2026-06-30'],
    ['m"月"d"日"', 46203, 'date 2026-06-30'],
    ['d-mmm-yy', 46203, 'date 2026-06-30'],
    ['yyyy-mm-dd hh:mm', 46203.5, 'date 2026-06-30 12:00'],
    ['yyyy/m/d', 46203.999_99, 'date 2026-06-30 23:59'],
    ['yyyy/m/d h:mm', 46203 + 20.5 / 24, 'date 2026-06-30 20:30'],
    ['aaaa', 46203, 'date 2026-06-30'],
    // A month alone is a month, unless it is some day's.
    ['yyyy"年"m"月"', 46174, 'date 2026-06'],
    ['yyyy-mm', 46174, 'date 2026-06'],
    ['mmm-yy', 46174, 'date 2026-06'],
    ['yyyy"年"m"月"', 46203, 'date 2026-06-30'],
    ['yyyy', 46023, 'date 2026'],
    ['h:mm', 0.25, 'date 06:00'],
    ['h时mm分', 46203.25, 'date 06:00'],
    ['[h]:mm', 1.5, 'date 36:00'],
    ['mm:ss', 0.25, 'date 06:00'],
    ['0.00"d"', 5, 'number 5d'],
    ['yyyy-mm-dd', 0, 'date 1900-01-00'],
    ['yyyy-mm-dd', 1, 'date 1900-01-01'],
    ['yyyy-mm-dd', 59, 'date 1900-02-28'],
    ['yyyy-mm-dd', 60, 'date 1900-02-29'],
    ['yyyy-mm-dd', 61, 'date 1900-03-01'],
    ['yyyy-mm-dd', 2_958_465, 'date 9999-12-31'],
    ['yyyy-mm-dd', 2_958_466, 'error ####'],
    ['yyyy-mm-dd', -1, 'error ####'],
  ])('shows a date or a time: %s of %d', (code, value, expected) => {
    expect(see(code, value)).toBe(expected);
  });

  it.each([14, 15, 16, 22, 27, 28, 30, 31, 36, 50, 51, 57, 58])(
    'knows built-in format %d for a date',
    (id) => {
      expect(see(builtInFormat(id), 46203)).toBe('date 2026-06-30');
    },
  );

  it.each([0, 1, 2, 3, 4, 11, 12, 13, 37, 48, 49, 59, 163])('knows built-in format %d for a number', (id) => {
    expect(see(builtInFormat(id), 5)).toBe('number 5');
  });

  it('counts from 1904 where the workbook does', () => {
    expect(see('yyyy-mm-dd', 0, true)).toBe('date 1904-01-01');
    expect(see('yyyy-mm-dd', 46203 - 1462, true)).toBe('date 2026-06-30');
  });

  it.each([
    ['General', '甲', { kind: 'text', text: '甲' }],
    ['0.00', '甲', { kind: 'text', text: '甲' }],
    ['@', '甲', { kind: 'text', text: '甲' }],
    ['@"断面"', '甲', { kind: 'text', text: '甲断面' }],
    ['0;-0;0;"第"@', '甲', { kind: 'text', text: '第甲' }],
    [';;;', '甲', { kind: 'text', text: '甲', shown: '' }],
    ['0;-0;0;', '甲', { kind: 'text', text: '甲', shown: '' }],
  ])('shows text by %s', (code, text, expected) => {
    expect(numberFormat(code).string(text)).toEqual(expected);
  });

  it('tells plain formats from others', () => {
    const plain = ['General', '0.00', '#,##0.00', '@', '0.00_ ;[Red]\\-0.00\\ ', '0.00;@'];
    const others = ['0%', '0.0"L"', 'yyyy-mm-dd', '000', '0.0,', '@"断面"', ';;;', '#'];
    expect(plain.filter((code) => !numberFormat(code).isPlain)).toEqual([]);
    expect(others.filter((code) => numberFormat(code).isPlain)).toEqual([]);
  });

  it('answers any code with something, quickly', () => {
    const code = fc.string({ unit: fc.constantFrom(...'0#?.,%@;"\\_*[]<>=ymdhsEe年月日AaGeneral/ -$¥') });
    fc.assert(
      fc.property(code, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (text, value) => {
        const { text: shown } = numberFormat(text).number(value, false);
        expect(shown).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });
});

describe('plainDecimal', () => {
  it.each<[number, string]>([
    [0.1 + 0.2, '0.3'],
    [1.5e-7, '0.00000015'],
    [-1.5e-7, '-0.00000015'],
    [1e21, '1000000000000000000000'],
    [1.25e22, '12500000000000000000000'],
    [-0, '0'],
    [371302000012, '371302000012'],
  ])('writes %d as %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it('means the same number in 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(plainDecimal(value))).toBe(Number(value.toPrecision(15)) + 0);
      }),
    );
  });
});
