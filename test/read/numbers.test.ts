import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, plainNumber, readDecimal } from '../../src/read/numbers.ts';
import { written } from './samples.ts';

const CAPACITY = { header: '设计规模', unit: '万m³/d' };

describe('plainNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [100, '100'],
    [-0.5, '-0.5'],
    [1e-10, '0.0000000001'],
    [123456789012345680000, '123456789012346000000'],
  ])('writes %d as %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });
});

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

  it.each(['', '.', '1,23', '12,34.5', '1.2.3', '一', '1e999', 'Infinity', 'NaN', '0x10', '1 2'])(
    'refuses “%s”',
    (text) => {
      expect(readDecimal(text)).toBeNull();
    },
  );

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

describe('parseNumber', () => {
  it.each([
    ['12.5', '12.5'],
    ['１２．５', '12.5'],
    ['12.5万m³/d', '12.5'],
    ['12.5 万吨/日', '12.5'],
    ['0', '0'],
  ])('reads %s as %s', (text, value) => {
    expect(parseNumber(written(text), CAPACITY)).toEqual({ value });
  });

  it.each([
    ['约12', 'NUMBER_INVALID'],
    ['12。5', 'NUMBER_INVALID'],
    ['1,5', 'NUMBER_INVALID'],
    ['85%', 'UNIT_MISMATCH'],
    ['12000m³/d', 'UNIT_MISMATCH'],
    ['-0.3', 'NUMBER_RANGE'],
    ['−0.3', 'NUMBER_RANGE'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseNumber(written(text), CAPACITY)).toMatchObject({ problem: { code, place: { cell: 'A1' } } });
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
