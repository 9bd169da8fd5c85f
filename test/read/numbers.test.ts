import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, parseNumber, readDecimal, shiftDecimal } from '../../src/read/cells/numbers.ts';
import { written } from './samples.ts';

const CAPACITY = { header: '设计规模', unit: '万m³/d' };

describe('readDecimal', () => {
  it.each([
    ['0.50', '0.50'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+3', '3'],
    ['1,234.5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1.2E-3', '0.0012'],
    ['5e2', '500'],
  ])('reads %s as %s', (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });

  it.each([
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['-3', '-3'],
    ['000.5', '0.5'],
    ['1E0', '1'],
    ['12.5e-1', '1.25'],
    ['0.05E+1', '0.5'],
    ['1e-20', '0.00000000000000000001'],
  ])('reads %s as %s', (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });

  it.each([
    ...[
      '',
      '.',
      '-',
      '1,23',
      '12,34.5',
      '1,2345',
      ',123',
      '1,234,56',
      '0,520',
      '00,520',
      '1.234,5',
      '1,234.5,6',
    ],
    ...['1.2.3', '..5', '5..', '一', '1e999', '1e', 'e5', '1e1.5', 'Infinity', 'NaN', '0x10', '0b1', '1_000'],
    ...['1 2', '1-', '(1)', '--1', '+-1', '1+', '½', '٣', '１', '①', '10²', '9'.repeat(41)],
  ])('refuses “%s”', (text) => {
    expect(readDecimal(text)).toBeNull();
  });

  it('agrees with whole numbers of any size', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.nat(14), fc.integer({ min: -9, max: 9 }))
      .map(([digits, decimals, exponent]) => ({ digits, decimals, exponent }));
    const exact = (text: string) => {
      const [whole = '', part = ''] = text.split('.');
      return BigInt(whole + part.padEnd(40, '0'));
    };
    fc.assert(
      fc.property(decimal, ({ digits, decimals, exponent }) => {
        const padded = String(digits).padStart(decimals + 1, '0');
        const at = padded.length - decimals;
        const text = decimals === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
        expect(exact(readDecimal(text)!)).toBe(digits * 10n ** BigInt(40 - decimals));
        expect(exact(readDecimal(`${text}E${exponent}`)!)).toBe(
          digits * 10n ** BigInt(40 - decimals + exponent),
        );
        expect(readDecimal(readDecimal(text)!)).toBe(readDecimal(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what any decimal is written as, however it is written', () => {
    const decimal = fc.tuple(fc.nat(9_999_999), fc.nat(99_999)).map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(decimal, (text) => {
        const [whole = '', part = ''] = text.split('.');
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
        const wide = [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
        for (const form of [text, grouped, wide, ` ${text}\u3000`]) {
          expect(parseNumber(written(form), { header: '值' })).toEqual({ value: text });
        }
      }),
    );
  });
});

describe('shiftDecimal and compareDecimals', () => {
  it.each([
    ['520', -3, '0.520'],
    ['0.5', 3, '500'],
    ['1.2345', 2, '123.45'],
    ['0.00052', 3, '0.52'],
    ['5', -4, '0.0005'],
    ['-12.5', -4, '-0.00125'],
    ['0', -3, '0.000'],
    ['12000', -4, '1.2000'],
  ])('move the point of %s by %d places to %s', (text, places, value) => {
    expect(shiftDecimal(text, places)).toBe(value);
  });

  it('agree with whole numbers', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12))
      .map(([digits, decimals]) => {
        const plain = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0');
        const at = plain.length - decimals;
        const text = decimals === 0 ? plain : `${plain.slice(0, at)}.${plain.slice(at)}`;
        return { text: digits < 0n ? `-${text}` : text, scaled: digits * 10n ** BigInt(12 - decimals) };
      });
    fc.assert(
      fc.property(decimal, decimal, fc.integer({ min: -8, max: 8 }), (a, b, places) => {
        expect(Math.sign(compareDecimals(a.text, b.text))).toBe(
          a.scaled === b.scaled ? 0 : a.scaled < b.scaled ? -1 : 1,
        );
        const back = shiftDecimal(shiftDecimal(a.text, places), -places);
        expect(compareDecimals(back, a.text)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parseNumber', () => {
  it.each([
    ['12.5', '12.5'],
    ['１２．５', '12.5'],
    ['12.5万m³/d', '12.5'],
    ['12.5 万吨/日', '12.5'],
    ['12.5万立方米/天', '12.5'],
    ['12.5 万m3/d', '12.5'],
    ['12.5万ｍ³／ｄ', '12.5'],
    ['0', '0'],
    ['+3', '3'],
    ['1.2×10^1', '12'],
    ['1.2×10¹', '12'],
    ['120×10⁻¹', '12.0'],
    ['1.2 x 10^(1)', '12'],
    ['1.2E+01', '12'],
    ['1,234.5', '1234.5'],
    ['１，２３４．５', '1234.5'],
  ])('reads %s as %s', (text, value) => {
    expect(parseNumber(written(text), CAPACITY)).toEqual({ value });
  });

  it.each([
    ['85%', 'UNIT_MISMATCH'],
    ['85％', 'UNIT_MISMATCH'],
    ['12000m³/d', 'UNIT_MISMATCH'],
    ['12000吨/日', 'UNIT_MISMATCH'],
    ['12t/d', 'UNIT_MISMATCH'],
    ['12万m²/d', 'UNIT_MISMATCH'],
    ['12mg/L', 'UNIT_MISMATCH'],
    ['-0.3', 'NUMBER_RANGE'],
    ['−0.3', 'NUMBER_RANGE'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseNumber(written(text), CAPACITY)).toMatchObject({ problem: { code, place: { cell: 'A1' } } });
  });

  it.each([
    ['0,52', '逗号'],
    ['1,5', '逗号'],
    ['1,23', '逗号'],
    ['0,520', '逗号'],
    ['1.234,5', '逗号'],
    ['1.2.3', '不止一个'],
    ['0..52', '不止一个'],
    ['O.52', '字母'],
    ['o.52', '字母'],
    ['О.52', '字母'],
    ['0.5l', '字母'],
    ['l2.5', '字母'],
    ['1O', '字母'],
    ['0.5S', '字母'],
    ['1 234', '空格'],
    ['0. 52', '空格'],
    ['约12', '约数'],
    ['约0.5', '约数'],
    ['0.5左右', '约数'],
    ['≈0.5', '约数'],
    ['0.5±0.1', '约数'],
    ['0.5~0.6', '范围'],
    ['0.5～0.6', '范围'],
    ['0.5-0.6', '范围'],
    ['0.5—0.6', '范围'],
    ['0.5至0.6', '范围'],
    ['>2', '大于'],
    ['≥2', '大于'],
    ['＞2', '大于'],
    ['不超过2', '大于'],
    ['5-', '正负号'],
    ['3+', '正负号'],
    ['(5)', '正负号'],
    ['（5）', '正负号'],
    ['12。5', '半角'],
    ['12·5', '半角'],
    ['1.2×10-3', '科学'],
    ['1.2×103', '科学'],
    ['1.2E', '科学'],
    ['1/2', '分数'],
    ['½', '分数'],
    ['十二', '阿拉伯'],
    ['一点五', '阿拉伯'],
    ['12*', '记号'],
    ['*12', '记号'],
    ['12#', '记号'],
    ['12↑', '记号'],
    ['12（超标）', '记号'],
    ['12①', '记号'],
    ['10²', '记号'],
    ['12?', '记号'],
    ['', '只填数字'],
    ['达标', '只填数字'],
    ['Infinity', '只填数字'],
    ['NaN', '只填数字'],
  ])('refuses %s and says what to do', (text, advice) => {
    const { value, problem } = parseNumber(written(text), CAPACITY);
    expect(value).toBeUndefined();
    expect(problem).toMatchObject({ code: 'NUMBER_INVALID', place: { cell: 'A1' } });
    expect(problem?.hint).toContain(advice);
  });

  it.each([
    ['0.30000000000000004', '0.3'],
    ['7.6000000000000005', '7.6'],
    ['2.9999999999999996', '3'],
    ['12345678901234567', '12345678901234600'],
  ])('rounds %s, which no spreadsheet holds, to %s and says so', (text, value) => {
    expect(parseNumber(written(text), { header: '值' })).toMatchObject({
      value,
      problem: { code: 'NUMBER_NOISE', severity: 'info' },
    });
  });

  it.each(['123456789012345', '0.123456789012345', '0.000000000000000012', '1234567.12345678'])(
    'keeps %s, as a spreadsheet does',
    (text) => {
      expect(parseNumber(written(text), { header: '值' })).toEqual({ value: text });
    },
  );

  it('converts what the header states in another unit, and refuses a cell that contradicts it', () => {
    const stated = { ...CAPACITY, stated: { unit: '吨/日', shift: -4 } };
    expect(parseNumber(written('12000'), stated)).toEqual({ value: '1.2000' });
    expect(parseNumber(written('12,000 吨/日'), stated)).toEqual({ value: '1.2000' });
    expect(parseNumber(written('1.2万m³/d'), stated).problem).toMatchObject({
      code: 'UNIT_MISMATCH',
      message: expect.stringContaining('应为“吨/日”'),
    });
    const bounded = { ...stated, max: '1' };
    expect(parseNumber(written('9000'), bounded).value).toBe('0.9000');
    expect(parseNumber(written('12000'), bounded).problem?.code).toBe('NUMBER_RANGE');
  });

  it('takes a comma for a decimal point where only that makes sense', () => {
    const ammonia = { header: '氨氮', unit: 'mg/L', plausible: { max: '20' } };
    expect(parseNumber(written('1,234'), ammonia).problem?.code).toBe('NUMBER_INVALID');
    expect(parseNumber(written('1,234'), CAPACITY)).toEqual({ value: '1234' });
    expect(parseNumber(written('123,456,789'), ammonia)).toEqual({ value: '123456789' });
  });

  it.each([
    ['73', '7.3'],
    ['732', '7.32'],
    ['7300', '7.300'],
  ])('asks whether an impossible pH of %s is %s', (text, likely) => {
    const acidity = { header: 'pH值', max: '14', plausible: { min: '5', max: '10' } };
    const { problem } = parseNumber(written(text), acidity);
    expect(problem?.code).toBe('NUMBER_RANGE');
    expect(problem?.hint).toContain(`是否应为${likely}？`);
  });

  it.each([
    ['12000m³/d', 'm³/d'],
    [' １２０００ Ｍ３／ｄ ', 'Ｍ３／ｄ'],
  ])('names the unit in %s as it is written', (text, unit) => {
    expect(parseNumber(written(text), CAPACITY).problem?.message).toContain(`“${unit}”`);
  });

  it('keeps a value within the bounds of its column', () => {
    const temperature = { header: '水温', min: '-2', max: '50' };
    expect(parseNumber(written('-0.5'), temperature)).toEqual({ value: '-0.5' });
    for (const text of ['-20', '50.01', '99']) {
      expect(parseNumber(written(text), temperature).problem?.code).toBe('NUMBER_RANGE');
    }
  });
});
