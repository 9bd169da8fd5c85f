import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../src/model/water.ts';
import { parseAmount } from '../../src/read/cells/amounts.ts';
import { written } from './samples.ts';

const AMMONIA = { header: '氨氮', unit: 'mg/L' };

describe('parseAmount', () => {
  it.each<[string, Amount]>([
    ['0.52', { kind: 'measured', value: '0.52' }],
    ['0.50', { kind: 'measured', value: '0.50' }],
    ['０．５２', { kind: 'measured', value: '0.52' }],
    ['0.52mg/L', { kind: 'measured', value: '0.52' }],
    ['0.52 mg/l', { kind: 'measured', value: '0.52' }],
    ['0', { kind: 'measured', value: '0' }],
    ['0.01L', { kind: 'below', limit: '0.01' }],
    ['0.01Ｌ', { kind: 'below', limit: '0.01' }],
    ['0.01 L', { kind: 'below', limit: '0.01' }],
    ['<0.01', { kind: 'below', limit: '0.01' }],
    ['＜0.01', { kind: 'below', limit: '0.01' }],
    ['< 0.01', { kind: 'below', limit: '0.01' }],
    ['<0.01mg/L', { kind: 'below', limit: '0.01' }],
    ['<0.01L', { kind: 'below', limit: '0.01' }],
    ['0.01 Lmg/L', { kind: 'below', limit: '0.01' }],
    ['0.01L mg/L', { kind: 'below', limit: '0.01' }],
    ['0.01(L)', { kind: 'below', limit: '0.01' }],
    ['0.01L（未检出）', { kind: 'below', limit: '0.01' }],
    ['<0.01(ND)', { kind: 'below', limit: '0.01' }],
    ['0.01（未检出）', { kind: 'below', limit: '0.01' }],
    ['ND(0.01)', { kind: 'below', limit: '0.01' }],
    ['ND（<0.01）', { kind: 'below', limit: '0.01' }],
    ['N.D.(0.01L)', { kind: 'below', limit: '0.01' }],
    ['未检出（0.01）', { kind: 'below', limit: '0.01' }],
    ['未检出（检出限0.01mg/L）', { kind: 'below', limit: '0.01' }],
    ['未检出（检出限为0.01）', { kind: 'below', limit: '0.01' }],
    ['4×10⁻⁵L', { kind: 'below', limit: '0.00004' }],
    ['4E-5L', { kind: 'below', limit: '0.00004' }],
    ['<4.0×10^-5', { kind: 'below', limit: '0.000040' }],
    ['1.2E-3', { kind: 'measured', value: '0.0012' }],
    ['1.2×10⁻³ mg/L', { kind: 'measured', value: '0.0012' }],
    ['0.52 ㎎/L', { kind: 'measured', value: '0.52' }],
    ['0.52MG/L', { kind: 'measured', value: '0.52' }],
    ['0.52 mg／L', { kind: 'measured', value: '0.52' }],
    ['0.52毫克/升', { kind: 'measured', value: '0.52' }],
    ['0.52mg·L⁻¹', { kind: 'measured', value: '0.52' }],
    ['', { kind: 'missing' }],
    ['  \u00a0\u3000', { kind: 'missing' }],
    ['--', { kind: 'missing' }],
    ['-', { kind: 'missing' }],
    ['－', { kind: 'missing' }],
    ['—', { kind: 'missing' }],
    ['/', { kind: 'missing' }],
    ['*', { kind: 'missing' }],
    ['断流', { kind: 'missing', reason: '断流' }],
    ['停站', { kind: 'missing', reason: '停站' }],
    [' 未监测 ', { kind: 'missing', reason: '未监测' }],
    ['维护', { kind: 'missing', reason: '维护' }],
  ])('reads “%s”', (text, value) => {
    expect(parseAmount(written(text), AMMONIA)).toEqual({ value });
  });

  it.each([
    ['未检出', 'BDL_NO_LIMIT'],
    ['ND', 'BDL_NO_LIMIT'],
    ['nd', 'BDL_NO_LIMIT'],
    ['N.D.', 'BDL_NO_LIMIT'],
    ['N.D', 'BDL_NO_LIMIT'],
    ['ＮＤ', 'BDL_NO_LIMIT'],
    [' 未检出 ', 'BDL_NO_LIMIT'],
    ['<检出限', 'BDL_NO_LIMIT'],
    ['＜MDL', 'BDL_NO_LIMIT'],
    ['低于检出限', 'BDL_NO_LIMIT'],
    ['未检出L', 'BDL_NO_LIMIT'],
    ['ND0.01', 'AMOUNT_INVALID'],
    ['0. 01L', 'AMOUNT_INVALID'],
    ['0.0 1L', 'AMOUNT_INVALID'],
    ['0,01L', 'AMOUNT_INVALID'],
    ['0.01LL', 'AMOUNT_INVALID'],
    ['<0.01l', 'AMOUNT_INVALID'],
    ['≤0.01', 'AMOUNT_INVALID'],
    ['<0', 'AMOUNT_INVALID'],
    ['<-0.01', 'AMOUNT_INVALID'],
    ['<', 'AMOUNT_INVALID'],
    ['0.00L', 'AMOUNT_INVALID'],
    ['约0.5', 'AMOUNT_INVALID'],
    ['0.5左右', 'AMOUNT_INVALID'],
    ['0.5~0.6', 'AMOUNT_INVALID'],
    ['0.52*', 'AMOUNT_INVALID'],
    ['0,52', 'AMOUNT_INVALID'],
    ['1 2', 'AMOUNT_INVALID'],
    ['未检测', 'AMOUNT_INVALID'],
    ['断流 0.5', 'AMOUNT_INVALID'],
    ['<520μg/L', 'UNIT_MISMATCH'],
    ['10Lμg/L', 'UNIT_MISMATCH'],
    ['520µg/L', 'UNIT_MISMATCH'],
    ['520㎍/L', 'UNIT_MISMATCH'],
    ['0.52g/L', 'UNIT_MISMATCH'],
    ['52%', 'UNIT_MISMATCH'],
    ['0.01l', 'AMOUNT_INVALID'],
    ['O.52', 'AMOUNT_INVALID'],
    ['0.5?', 'AMOUNT_INVALID'],
    ['>2', 'AMOUNT_INVALID'],
    ['0L', 'AMOUNT_INVALID'],
    ['L', 'AMOUNT_INVALID'],
    ['达标', 'AMOUNT_INVALID'],
    ['520μg/L', 'UNIT_MISMATCH'],
    ['520ug/L', 'UNIT_MISMATCH'],
    ['-0.3', 'NUMBER_RANGE'],
    ['-0.3L', 'AMOUNT_INVALID'],
  ])('refuses “%s”: %s', (text, code) => {
    const { value, problem } = parseAmount(written(text), AMMONIA);
    expect(value).toBeUndefined();
    expect(problem?.code).toBe(code);
    expect(problem?.message).toContain('氨氮');
  });

  it('takes the unit of the header, also behind the number, and no other', () => {
    const stated = { ...AMMONIA, stated: { unit: 'μg/L', shift: -3 } };
    expect(parseAmount(written('520'), stated)).toEqual({ value: { kind: 'measured', value: '0.520' } });
    expect(parseAmount(written('520 ug/L'), stated)).toEqual({ value: { kind: 'measured', value: '0.520' } });
    expect(parseAmount(written('10L'), stated)).toEqual({ value: { kind: 'below', limit: '0.010' } });
    expect(parseAmount(written('<10μg/L'), stated)).toEqual({ value: { kind: 'below', limit: '0.010' } });
    expect(parseAmount(written('0.52mg/L'), stated).problem?.code).toBe('UNIT_MISMATCH');
    expect(parseAmount(written('<0.01mg/L'), stated).problem?.code).toBe('UNIT_MISMATCH');
  });

  it('knows no detection limit of what is always measured', () => {
    const acidity = { header: 'pH值', unit: '无量纲', max: '14', alwaysFound: true } as const;
    expect(parseAmount(written('<6'), acidity).problem).toMatchObject({
      code: 'AMOUNT_INVALID',
      hint: expect.stringContaining('没有检出限'),
    });
  });

  it('notes the binary tail of a limit, too', () => {
    expect(parseAmount(written('0.010000000000000002L'), AMMONIA)).toMatchObject({
      value: { kind: 'below', limit: '0.01' },
      problem: { code: 'NUMBER_NOISE' },
    });
  });

  it('reads what it prints', () => {
    const decimal = fc
      .tuple(fc.nat(99_999), fc.nat(99_999))
      .map(([whole, part]) => `${whole}.${part}`)
      .filter((text) => /[1-9]/.test(text));
    fc.assert(
      fc.property(decimal, (number) => {
        const value: Amount = { kind: 'measured', value: number };
        const below: Amount = { kind: 'below', limit: number };
        for (const text of [number, `${number} mg/L`]) {
          expect(parseAmount(written(text), AMMONIA)).toEqual({ value });
        }
        for (const text of [
          `${number}L`,
          `<${number}`,
          `＜${number}`,
          `${number} L`,
          `未检出（${number}）`,
        ]) {
          expect(parseAmount(written(text), AMMONIA)).toEqual({ value: below });
        }
      }),
    );
  });

  it.each([
    ['pH值', '14', '7.3', '73'],
    ['溶解氧', '30', '30', '30.1'],
  ])('refuses a %s that cannot be', (header, max, possible, impossible) => {
    expect(parseAmount(written(possible), { header, max }).value).toEqual({
      kind: 'measured',
      value: possible,
    });
    expect(parseAmount(written(impossible), { header, max }).problem?.code).toBe('NUMBER_RANGE');
  });
});
