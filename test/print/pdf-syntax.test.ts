import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeText,
  encodeText,
  type PdfValue,
  readValue,
  writeValue,
} from '../../src/print/pdf/pdf-syntax.ts';

const read = (source: string) => readValue({ source, at: 0 });
const write = (value: PdfValue) => writeValue(value, (object) => object);

describe('a value', () => {
  test.each<[string, PdfValue]>([
    ['null', null],
    ['true', true],
    ['-17', -17],
    ['.5', 0.5],
    ['+3.25', 3.25],
    ['/Name', 'Name'],
    ['/A#20B#2F', 'A B/'],
    ['/', ''],
    ['(a (b) \\) \\\\ \\n\\101)', { text: 'a (b) ) \\ \nA' }],
    ['(a\\\r\nb)', { text: 'ab' }],
    ['<48 65 6C6>', { text: 'Hel`' }],
    ['12 0 R', { object: 12 }],
    ['[12 0 R 3 0]', [{ object: 12 }, 3, 0]],
    [
      '% a comment\n<</K[1/N(x)]/D<</E null>>>>',
      new Map<string, PdfValue>([
        ['K', [1, 'N', { text: 'x' }]],
        ['D', new Map([['E', null]])],
      ]),
    ],
  ])('%s is read', (source, value) => {
    expect(read(source)).toEqual(value);
  });

  test.each(['', '<<', '<</K', '(a', '<48', '[1', 'word', '[1 0 RG]', '<<1 2>>'])(
    '“%s” is none',
    (source) => {
      expect(() => read(source)).toThrow();
    },
  );

  const bytes = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  });
  const name = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)) });
  const number = fc.oneof(
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
  );
  const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false),
      number.map((n) => (Object.is(n, -0) ? 0 : n)),
      name,
      bytes.map((text) => ({ text })),
      fc.nat().map((object) => ({ object })),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((entries) => new Map(entries)),
    ),
  }));

  test('is the same written and read again', () => {
    fc.assert(fc.property(value, (original) => void expect(read(write(original))).toEqual(original)));
  });

  test('is written without exponents, and references are renumbered', () => {
    expect(write([1e-7, 1e21])).toBe('[0.0000001 1000000000000000000000]');
    expect(writeValue([{ object: 7 }], (object) => object + 1)).toBe('[8 0 R]');
  });
});

describe('a text for people', () => {
  test('is the same encoded and decoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.startsWith('\u00fe\u00ff') && !/\p{Surrogate}/u.test(text));
        expect(decodeText(encodeText(text))).toBe(text);
      }),
    );
  });

  test('is UTF-16 with its mark where it is Chinese', () => {
    expect(encodeText('水').text).toBe('\u00fe\u00ff\u006c\u0034');
    expect(encodeText('Water').text).toBe('Water');
  });
});
