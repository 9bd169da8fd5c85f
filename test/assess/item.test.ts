import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf, judgeItem } from '../../src/assess/item.ts';
import { writeDecimal } from '../../src/assess/rounding.ts';
import type { Amount, ItemName, WaterBody } from '../../src/model/water.ts';
import { amount, STANDARDS } from './standards.ts';

// GB 3838-2002 table 1 once more, as whole numbers of the assessment place (10^−decimals), so that the
// expected classes follow from integers alone: [item, direction, decimals, Ⅰ, Ⅱ, Ⅲ, Ⅳ, Ⅴ].
type Line = readonly [ItemName, 'max' | 'min', number, number, number, number, number, number];
const BOTH: readonly Line[] = [
  ['溶解氧', 'min', 1, 75, 60, 50, 30, 20],
  ['高锰酸盐指数', 'max', 1, 20, 40, 60, 100, 150],
  ['化学需氧量', 'max', 1, 150, 150, 200, 300, 400],
  ['五日生化需氧量', 'max', 1, 30, 30, 40, 60, 100],
  ['氨氮', 'max', 2, 15, 50, 100, 150, 200],
  ['铜', 'max', 3, 10, 1000, 1000, 1000, 1000],
  ['锌', 'max', 3, 50, 1000, 1000, 2000, 2000],
  ['氟化物', 'max', 3, 1000, 1000, 1000, 1500, 1500],
  ['硒', 'max', 4, 100, 100, 100, 200, 200],
  ['砷', 'max', 4, 500, 500, 500, 1000, 1000],
  ['汞', 'max', 5, 5, 5, 10, 100, 100],
  ['镉', 'max', 5, 100, 500, 500, 500, 1000],
  ['六价铬', 'max', 3, 10, 50, 50, 50, 100],
  ['铅', 'max', 3, 10, 10, 50, 50, 100],
  ['氰化物', 'max', 3, 5, 50, 200, 200, 200],
  ['挥发酚', 'max', 4, 20, 20, 50, 100, 1000],
  ['石油类', 'max', 2, 5, 5, 5, 50, 100],
  ['阴离子表面活性剂', 'max', 2, 20, 20, 20, 30, 30],
  ['硫化物', 'max', 3, 50, 100, 200, 500, 1000],
  ['粪大肠菌群', 'max', 0, 200, 2000, 10000, 20000, 40000],
];
const TABLE: Readonly<Record<WaterBody, readonly Line[]>> = {
  river: [...BOTH, ['总磷', 'max', 3, 20, 100, 200, 300, 400]],
  lake: [...BOTH, ['总磷', 'max', 3, 10, 25, 50, 100, 200], ['总氮', 'max', 2, 20, 50, 100, 150, 200]],
};

function judge(waterBody: WaterBody, item: ItemName, text: string, rounding: 'first' | 'none' = 'first') {
  const prepared = itemsOf(STANDARDS.surfaceWater, waterBody).find((entry) => entry.limits.item === item)!;
  return judgeItem(amount(text).value, prepared, rounding);
}

function classOf(waterBody: WaterBody, item: ItemName, text: string, rounding: 'first' | 'none' = 'first') {
  const judgement = judge(waterBody, item, text, rounding);
  return judgement.kind === 'judged' ? judgement.waterClass : judgement.reason;
}

/** Expected class of `hundredths` of the assessment place, found among the five limits. */
function expected([, direction, , ...limits]: Line, hundredths: number): number {
  const met = limits.findIndex((limit) =>
    direction === 'max' ? hundredths <= limit * 100 : hundredths >= limit * 100,
  );
  return met < 0 ? 6 : met + 1;
}

const LINES = (['river', 'lake'] as const).flatMap((waterBody) =>
  TABLE[waterBody].map((line) => ({ waterBody, line, item: line[0] })),
);

it('covers every item the standard limits', () => {
  for (const waterBody of ['river', 'lake'] as const) {
    const items = itemsOf(STANDARDS.surfaceWater, waterBody).map(({ limits }) => limits.item);
    expect(new Set(['pH值', ...TABLE[waterBody].map(([item]) => item)])).toEqual(new Set(items));
  }
});

describe.each(LINES)('$item, $waterBody', ({ waterBody, line, item }) => {
  const [, , decimals, ...limits] = line;
  const write = (hundredths: number) => writeDecimal({ units: BigInt(hundredths), places: decimals + 2 });

  it.each(limits.map((limit, index) => [['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'][index], limit]))(
    'at, just inside and just past the limit of class %s',
    (_, limit) => {
      const at = Number(limit) * 100;
      // One assessment place to either side: rounding does not matter.
      for (const near of [at - 100, at, at + 100]) {
        expect(classOf(waterBody, item, write(near)), write(near)).toBe(expected(line, near));
        expect(classOf(waterBody, item, write(near), 'none'), write(near)).toBe(expected(line, near));
      }
      // A hundredth of a place to either side: rounding brings it back to the limit.
      for (const near of [at - 1, at + 1]) {
        expect(classOf(waterBody, item, write(near)), write(near)).toBe(expected(line, at));
        expect(classOf(waterBody, item, write(near), 'none'), write(near)).toBe(expected(line, near));
      }
      // The ties to either side go to the even neighbour.
      for (const tie of [at - 50, at + 50]) {
        const below = tie - 50;
        const even = (below / 100) % 2 === 0 ? below : below + 100;
        expect(classOf(waterBody, item, write(tie)), write(tie)).toBe(expected(line, even));
      }
    },
  );

  it('never gets better by a worse value', () => {
    const far = Math.max(...limits) * 300;
    fc.assert(
      fc.property(fc.nat(far), fc.nat(far), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [better, worse] = line[1] === 'max' ? [low, high] : [high, low];
        expect(Number(classOf(waterBody, item, write(worse)))).toBeGreaterThanOrEqual(
          Number(classOf(waterBody, item, write(better))),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('pH', () => {
  it.each([
    ['6', 1, 1],
    ['9', 1, 1],
    ['7.35', 1, 1],
    ['5.5', 1, 6], // 6
    ['5.4', 6, 6],
    ['5.49', 6, 6],
    ['5.9', 1, 6],
    ['9.1', 1, 6],
    ['9.4', 1, 6],
    ['9.5', 6, 6], // 10
    ['9.49', 1, 6],
    ['0', 6, 6],
    ['14', 6, 6],
  ])('%s is class %i rounded first, %i as it is', (text, first, none) => {
    for (const waterBody of ['river', 'lake'] as const) {
      expect(classOf(waterBody, 'pH值', text)).toBe(first);
      expect(classOf(waterBody, 'pH值', text, 'none')).toBe(none);
    }
  });
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
    expect(judgeItem(value, item!, 'first')).toEqual({ kind, reason });
  });

  it('keeps a measured zero', () => {
    expect(classOf('river', '氨氮', '0')).toBe(1);
    expect(classOf('river', '溶解氧', '0')).toBe(6);
  });
});
