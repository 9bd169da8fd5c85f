import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { type DeclaredAlias, registerNames } from '../../src/read/records/register-names.ts';
import { nearestNames } from '../../src/read/text/names.ts';
import { codes } from './samples.ts';

const at = (text: string, cell = 'A2') => ({ file: '表.csv', cell, text });
const named = (value: string, cell?: string) => ({ value, source: at(value, cell) });
const alias = (written: string, name: string): DeclaredAlias => ({
  kind: 'counties',
  alias: at(written),
  name: at(name),
});

function counties(...declared: readonly DeclaredAlias[]) {
  const problems: Problem[] = [];
  const registered = ['沂水县', '沂南县', '莒县', '莒南县'].map((name) => named(name));
  return { names: registerNames('县区名录', registered, declared, problems), problems };
}

describe('registerNames', () => {
  it.each(['沂水', '莒', '莒县 ', '沂南', '沂县'])('takes %s for nothing that is not declared', (written) => {
    expect(counties().names.resolve(named(written)).value).toBe(written);
  });

  it('resolves an alias to its name, keeping what is written, and says so once', () => {
    const { names, problems } = counties(alias('沂水', '沂水县'));
    expect(names.resolve(named('沂水', 'B7'))).toEqual({ value: '沂水县', source: at('沂水', 'B7') });
    names.resolve(named('沂水', 'B8'));
    expect(problems).toEqual([]);
    expect(names.notes()).toMatchObject([
      {
        code: 'ALIAS_USED',
        severity: 'info',
        place: { cell: 'B7' },
        message: '“沂水”按登记的别名读作“沂水县”，共2处',
      },
    ]);
  });

  it.each([
    ['two names', [alias('沂', '沂水县'), alias('沂', '沂南县')], ['ALIAS_AMBIGUOUS']],
    ['a registered name', [alias('莒县', '莒南县')], ['ALIAS_IS_NAME']],
    ['a name that is not there', [alias('莒', '莒')], []],
    ['another alias', [alias('莒', '莒南'), alias('莒南', '莒南县')], ['ALIAS_TARGET_UNKNOWN']],
    ['its own name', [alias('莒县', '莒县')], []],
    ['the same name twice', [alias('莒', '莒县'), alias('莒', '莒县')], []],
  ])('judges an alias of %s', (_, declared, expected) => {
    expect(codes(counties(...declared).problems)).toEqual(expected);
  });

  it('gives a registered name or what was written, and never moves a registered name', () => {
    const name = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('甲', '乙', '丙', '县') });
    fc.assert(
      fc.property(fc.array(name), fc.array(fc.tuple(name, name)), name, (registered, pairs, written) => {
        const declared = pairs.map(([from, to]) => alias(from, to));
        const names = registerNames(
          '县区名录',
          registered.map((text) => named(text)),
          declared,
          [],
        );
        const { value } = names.resolve(named(written));
        expect(value === written || names.names.has(value)).toBe(true);
        if (registered.includes(written)) expect(value).toBe(written);
      }),
    );
  });
});

describe('nearestNames', () => {
  it('suggests only other names of the register, three at most', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 5,
      unit: fc.constantFrom('沂', '水', '南', '县', '莒'),
    });
    fc.assert(
      fc.property(name, fc.array(name), (written, register) => {
        const found = nearestNames(written, register);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(found.every((one) => register.includes(one) && one !== written)).toBe(true);
      }),
    );
  });
});
