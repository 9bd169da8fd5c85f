import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnSpec, ColumnType } from '../../src/model/columns.ts';
import { plainChoices } from '../../src/model/columns.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Cell } from '../../src/model/table.ts';
import { rowReader } from '../../src/read/tables/fields.ts';
import { codes, INVISIBLE, written } from './samples.ts';

const TYPES: readonly ColumnType[] = [
  'name',
  'text',
  'number',
  'amount',
  'class',
  'month',
  'date',
  'due',
  'deadline',
  'year',
  'choice',
  'email',
];

/** What a cell is read as, and what is said of it. */
function read(text: string, type: ColumnType, kind: Cell['kind'] = 'text', more: Partial<ColumnSpec> = {}) {
  const column: ColumnSpec = {
    field: 'x',
    header: '列',
    aliases: [],
    type,
    required: false,
    ...(type === 'choice' && { choices: plainChoices('河流', '湖库') }),
    ...more,
  };
  const problems: Problem[] = [];
  const row = { cells: new Map([['x', { kind, source: written(text) }]]) };
  const value = rowReader([{ column, positions: [0] }], row, problems).get('x', type);
  return { value: value?.value, source: value?.source.text, codes: codes(problems), problems };
}

describe('a cell', () => {
  it('keeps as its source what stands there, whatever is read from it', () => {
    expect(read('\u200b０．５２', 'number')).toMatchObject({
      value: '0.52',
      source: '\u200b０．５２',
      codes: ['TEXT_INVISIBLE', 'TEXT_COMPAT'],
    });
  });

  it('says how it was read only where it was', () => {
    expect(read('０．５．２', 'number').codes).toEqual(['NUMBER_INVALID']);
    expect(read('１三', 'class').codes).toEqual(['CLASS_INVALID']);
  });

  it.each([
    ['Ⅲ', 3, []],
    ['III', 3, []],
    ['ⅲ', 3, []],
    ['三类', 3, []],
    ['3', 3, []],
    ['Ⅲ类', 3, []],
    ['３', 3, ['TEXT_COMPAT']],
    ['③', 3, ['TEXT_COMPAT']],
    ['⼆类', 2, ['TEXT_COMPAT']],
    ['Ⅲ\u200b', 3, ['TEXT_INVISIBLE']],
    ['\u3000Ⅲ ', 3, []],
    ['ІІІ', undefined, ['CLASS_LOOKALIKE']],
    ['lll', undefined, ['CLASS_LOOKALIKE']],
    ['111', undefined, ['CLASS_LOOKALIKE']],
  ])('reads the class %j as %s', (text, value, expected) => {
    expect(read(text, 'class')).toMatchObject({ value, codes: expected });
  });

  it.each([
    ['2026-03-05', 'date', '3.5'],
    ['2026-10-12', 'date', '10.12'],
    ['3月5日', 'text', '3.5'],
    ['2026/3/5', 'text', '3.5'],
    ['2026年3月5日', 'text', '3.5'],
    ['5-Mar', 'text', undefined],
    ['Mar-05', 'text', undefined],
    ['3月', 'text', undefined],
  ] as const)('tells a number that became the date %s', (text, kind, likely) => {
    for (const type of ['number', 'amount'] as const) {
      const { value, problems } = read(text, type, kind);
      expect(value).toBeUndefined();
      expect(problems).toMatchObject([{ code: 'NUMBER_IS_DATE', severity: 'error' }]);
      if (likely !== undefined) expect(problems[0]!.message).toContain(`可能是${likely}`);
    }
  });

  it.each([
    ['2026-03-01', 'date', ['NAME_IS_DATE'], '2026-03-01'],
    ['371302', 'number', [], '371302'],
    ['371302000012', 'number', ['CODE_NUMERIC'], undefined],
    ['3.71302E+11', 'text', ['CODE_NUMERIC'], undefined],
    ['371302000012', 'text', [], '371302000012'],
    ['E1', 'text', [], 'E1'],
  ] as const)('looks at a code that is %s (%s)', (text, kind, expected, value) => {
    expect(read(text, 'name', kind)).toMatchObject({ value, codes: expected });
  });

  it('may be a date in prose and in a date column', () => {
    expect(read('2026-03-05', 'text', 'date')).toMatchObject({ value: '2026-03-05', codes: [] });
    expect(read('2026-03-05', 'date', 'date').codes).toEqual([]);
    expect(read('46203', 'date', 'number').codes).toEqual(['DATE_INVALID']);
  });

  it('is empty when nothing but invisible characters stand in it', () => {
    expect(read('\u200b\ufeff', 'name').codes).toEqual([]);
    expect(read('\u200b\ufeff', 'name', 'text', { required: true }).codes).toEqual(['VALUE_MISSING']);
    expect(read('\u200b--', 'amount')).toMatchObject({
      value: { kind: 'missing' },
      codes: ['TEXT_INVISIBLE'],
    });
  });
});

describe('every column', () => {
  const LONG = 32_767;
  const units = [
    '1',
    ',',
    '.',
    ' ',
    '甲',
    'L',
    '<',
    '年',
    '-',
    '0,',
    '1 ',
    '1.',
    '\n',
    ' \n',
    '\u200b',
    '\u3000',
    '&a',
    '_x',
    '鏂',
    'Ã',
    '"',
    'Ⅲ',
    '1-',
    '至',
    '\ud842\udfb7',
  ];

  it.each(TYPES)(
    'of type %s answers a cell of the greatest length without looking at it for long',
    (type) => {
      for (const unit of units) {
        const text = unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG);
        const { value, codes: found } = read(text, type);
        const isBlank = text.replace(/[\u200b\s]/g, '') === '';
        expect(value === undefined || isBlank || type === 'amount').toBe(true);
        if (!isBlank) expect(found).toEqual(['TEXT_TOO_LONG']);
        read(`${' '.repeat(LONG)}1`, type);
        read(`1${'\n'.repeat(LONG)}`, type);
      }
    },
  );

  it('never reads a text with something invisible in it as the text without, in silence', () => {
    const odd = fc.constantFrom(
      ...INVISIBLE.map((code) => String.fromCodePoint(Number.parseInt(code, 16))),
      ...['\u202a', '\u202e', '\u2066', '\u0000', '\u0085', '\u009b', '\ue000', '\ufffd', '\ud800'],
    );
    const sound = fc.constantFrom<readonly [ColumnType, string]>(
      ['name', '怀麓大桥'],
      ['text', '清理河岸，设围挡。'],
      ['number', '12.5'],
      ['amount', '0.01L'],
      ['class', '劣Ⅴ类'],
      ['month', '2026年6月'],
      ['date', '2026-06-30'],
      ['deadline', '2026年6月底前'],
      ['choice', '河流'],
      ['email', 'zhang.san@example.gov.cn'],
    );
    fc.assert(
      fc.property(sound, odd, fc.nat(30), ([type, text], character, at) => {
        const spoilt = text.slice(0, at) + character + text.slice(at);
        const { value, problems } = read(spoilt, type);
        expect(problems).not.toEqual([]);
        if (value !== undefined) expect(value).toEqual(read(text, type).value);
      }),
      { numRuns: 2000 },
    );
  });
});
