import { describe, expect, it } from 'vitest';
import { itemsOf, judgeItem } from '../../src/assess/classes/item.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Amount, ItemName, WaterBody } from '../../src/model/water.ts';
import { amount, STANDARDS } from './standards.ts';

function judge(waterBody: WaterBody, item: ItemName, text: string, policy: Partial<AssessmentPolicy> = {}) {
  const prepared = itemsOf(STANDARDS.surfaceWater, waterBody).find((entry) => entry.limits.item === item)!;
  return judgeItem(amount(text).value, prepared, { ...CURRENT_POLICY, ...policy });
}

function classOf(...given: Parameters<typeof judge>) {
  const judgement = judge(...given);
  return judgement.kind === 'judged' ? judgement.waterClass : judgement.reason;
}

it('limits are parsed once for a standard', () => {
  expect(itemsOf(STANDARDS.surfaceWater, 'river')).toBe(itemsOf(STANDARDS.surfaceWater, 'river'));
  expect(itemsOf(STANDARDS.surfaceWater, 'lake')).not.toBe(itemsOf(STANDARDS.surfaceWater, 'river'));
});

describe('equal limits', () => {
  it.each([
    ['化学需氧量', '15', 1],
    ['化学需氧量', '15.1', 3],
    ['氟化物', '1.0', 1],
    ['石油类', '0.05', 1],
    ['石油类', '0.06', 4],
    ['铜', '1.0', 2],
    ['铜', '1.001', 6],
  ])('%s %s gives the better class %i', (item, text, waterClass) => {
    expect(classOf('river', item, text)).toBe(waterClass);
  });
});

describe('below detection', () => {
  it.each<[WaterBody, ItemName, string, number | string, string | undefined]>([
    // Half of 0.05 is 0.025, a tie, and rounds to the even 0.02.
    ['river', '氨氮', '<0.05', 1, '0.02'],
    // Half of 0.01 is 0.005; two decimals would make it zero.
    ['river', '氨氮', '<0.01', 1, '0.005'],
    ['river', '总磷', '<0.01', 1, '0.005'],
    ['lake', '总磷', '<0.01', 1, '0.005'],
    // 0.01 would be Ⅰ, but the true value may be up to 0.02, which is Ⅱ.
    ['lake', '总磷', '<0.02', '检出限高于限值', undefined],
    ['river', '汞', '<0.0001', '检出限高于限值', undefined],
    ['river', '汞', '<0.00004', 1, '0.00002'],
    // Half and limit lie in the same class, whichever it is.
    ['river', '铜', '<1.0', 2, '0.5'],
  ])('%s %s %s', (waterBody, item, text, outcome, compared) => {
    const judgement = judge(waterBody, item, text);
    expect(classOf(waterBody, item, text)).toBe(outcome);
    expect(judgement.kind === 'judged' ? judgement.compared : undefined).toBe(compared);
  });
});

describe('below detection by another policy', () => {
  it.each([
    ['氨氮', '<0.4', 'half', 2, '0.2'],
    ['氨氮', '<0.4', 'limit', 2, '0.4'],
    // Nothing is Ⅰ, but the limit itself is Ⅱ.
    ['氨氮', '<0.4', 'zero', '检出限高于限值', undefined],
    // Half is Ⅱ and the limit itself Ⅲ; counted as the limit it is Ⅲ without doubt.
    ['氨氮', '<0.6', 'half', '检出限高于限值', undefined],
    ['氨氮', '<0.6', 'limit', 3, '0.6'],
    ['氨氮', '<0.15', 'zero', 1, '0'],
    ['氨氮', '<0.15', 'limit', 1, '0.15'],
  ] as const)('%s %s counted as %s', (item, text, belowDetection, outcome, compared) => {
    expect(classOf('river', item, text, { belowDetection })).toBe(outcome);
    const judgement = judge('river', item, text, { belowDetection });
    expect(judgement.kind === 'judged' ? judgement.compared : undefined).toBe(compared);
  });
});

describe('what is no value', () => {
  it.each<[Amount, string, string]>([
    [{ kind: 'missing' }, 'missing', '无监测值'],
    [{ kind: 'missing', reason: '断流' }, 'missing', '断流'],
    [{ kind: 'measured', value: '-0.1' }, 'unusable', '数值为负'],
    [{ kind: 'measured', value: '约2' }, 'unusable', '不是数值'],
    [{ kind: 'measured', value: '1e999999999' }, 'unusable', '不是数值'],
    [{ kind: 'below', limit: '' }, 'unusable', '不是数值'],
  ])('%j', (value, kind, reason) => {
    const [item] = itemsOf(STANDARDS.surfaceWater, 'river');
    expect(judgeItem(value, item!, CURRENT_POLICY)).toEqual({ kind, reason });
  });

  it('keeps a measured zero', () => {
    expect(classOf('river', '氨氮', '0')).toBe(1);
    expect(classOf('river', '溶解氧', '0')).toBe(6);
  });
});
