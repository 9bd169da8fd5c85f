import { describe, expect, it } from 'vitest';
import type { Amount } from '../../src/model/water.ts';
import { parseAmount } from '../../src/read/amounts.ts';
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
