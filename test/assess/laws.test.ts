// What must hold for every sample, whatever its values: the judge's laws, tried on random samples.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf, judgeItem } from '../../src/assess/classes/item.ts';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { summaryOf } from '../../src/assess/classes/shares.ts';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES } from '../../src/model/policy.ts';
import type { ClassVerdict } from '../../src/model/verdicts.ts';
import type { ItemName, WaterBody, WaterClass } from '../../src/model/water.ts';
import { digits, halved, LINES, lineOf, PLACES, scaled } from './oracle.ts';
import { amount, amounts, STANDARDS } from './standards.ts';

type Texts = Readonly<Record<ItemName, string>>;

const FIVE = CURRENT_POLICY.requiredItems;
const ITEMS = [...new Set(LINES.map(({ item }) => item))];
const FURTHER = ITEMS.filter((item) => !FIVE.includes(item));

const anyBody = fc.constantFrom<WaterBody>('river', 'lake');
const anyBase = fc.constantFrom<WaterClass>(1, 2, 3, 4, 5, 6);
const anyPolicy = fc.constantFrom<AssessmentPolicy>(
  ...Object.values(POLICIES),
  { ...CURRENT_POLICY, missing: 'allow' },
  { ...CURRENT_POLICY, rounding: 'none' },
);

/** A measured value of an item, mostly near one of its limits, with up to two places more than are assessed. */
function anyValue(item: ItemName): fc.Arbitrary<string> {
  const line = lineOf(item, 'lake')!;
  return fc
    .tuple(
      // Twice Ⅰ to Ⅲ, so that one bad item does not drown the others.
      fc.constantFrom(...[...line.limits, ...line.limits.slice(0, 3)].flatMap((limit) => limit.split('~'))),
      fc.integer({ min: line.decimals, max: line.decimals + 2 }),
      fc.integer({ min: -6, max: 6 }),
      fc.constantFrom(1, 1, 1, 1, 1, 2),
    )
    .map(([limit, places, offset, times]) => {
      const units = Number(scaled(limit) / 10n ** BigInt(PLACES - places)) * times + offset;
      return digits(BigInt(Math.max(0, units)), places);
    });
}

/** All five required items and a few others, measured. */
const anySample: fc.Arbitrary<Texts> = fc
  .subarray(FURTHER, { maxLength: 4 })
  .chain((further) =>
    fc.record(Object.fromEntries([...FIVE, ...further].map((item) => [item, anyValue(item)]))),
  );

const CLEAN_FIVE: Texts = { pH值: '7', 溶解氧: '9', 高锰酸盐指数: '1', 氨氮: '0.1', 总磷: '0.01' };

const judge = (texts: Texts, body: WaterBody, policy: AssessmentPolicy, base: WaterClass = 3) =>
  judgeSample(amounts(texts), body, STANDARDS.surfaceWater, policy, base);

/** Rank of a class for comparing; no class is none. */
const rank = (verdict: ClassVerdict) => verdict.waterClass ?? Number.NaN;

describe('a worse value', () => {
  it('never improves the class, of the item or of the sample', () => {
    const itemAndValues = fc
      .constantFrom(...ITEMS.filter((item) => item !== 'pH值'))
      .chain((item) => fc.tuple(fc.constant(item), anyValue(item), anyValue(item)));
    fc.assert(
      fc.property(anySample, itemAndValues, anyBody, anyPolicy, (sample, [item, a, b], body, policy) => {
        const [low, high] = scaled(a) < scaled(b) ? [a, b] : [b, a];
        const [better, worse] = item === '溶解氧' ? [high, low] : [low, high];
        const before = judge({ ...sample, [item]: better }, body, policy);
        const after = judge({ ...sample, [item]: worse }, body, policy);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
        for (const kind of ['items', 'apart'] as const) {
          const classIn = (verdict: ClassVerdict) =>
            verdict[kind].find((entry) => entry.item === item)?.waterClass ?? 0;
          expect(classIn(after)).toBeGreaterThanOrEqual(classIn(before));
        }
      }),
    );
  });

  it('of pH, farther from the range, never improves the class', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), fc.boolean(), (a, b, acid) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        const [text, worse] = [near, far].map((away) =>
          digits(BigInt(acid ? Math.max(0, 700 - away) : 700 + away), 2),
        );
        const of = (ph: string) => rank(judge({ ...CLEAN_FIVE, pH值: ph }, 'river', CURRENT_POLICY));
        expect(of(worse!)).toBeGreaterThanOrEqual(of(text!));
      }),
    );
  });
});

describe('items stand for themselves', () => {
  it('their order changes nothing', () => {
    fc.assert(
      fc.property(anySample, anyBody, anyPolicy, anyBase, (sample, body, policy, base) => {
        const reversed = Object.fromEntries(Object.entries(sample).reverse());
        expect(judge(reversed, body, policy, base)).toEqual(judge(sample, body, policy, base));
      }),
    );
  });

  it('a missing one, or one without a limit, changes no verdict but its own', () => {
    const gaps = fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom('', '?停站', '-1', '约3'));
    fc.assert(
      fc.property(anySample, gaps, anyBody, anyPolicy, (sample, [item, gap], body, policy) => {
        const whole = judge(sample, body, policy);
        const without = judge({ ...sample, [item]: gap }, body, policy);
        const others = ({ items }: ClassVerdict) => items.filter((entry) => entry.item !== item);
        expect(others(without)).toEqual(others(whole));
        expect(without.apart.filter((entry) => entry.item !== item)).toEqual(
          whole.apart.filter((entry) => entry.item !== item),
        );
        const unlimited = judge({ ...sample, 水温: '30', 电导率: gap }, body, policy);
        expect(unlimited).toEqual(whole);
      }),
    );
  });

  it('an excluded one never moves the class nor is it named among what decides or exceeds', () => {
    fc.assert(
      fc.property(anySample, anyBody, anyBase, (sample, body, base) => {
        const { 总氮: _, 粪大肠菌群: __, ...without } = sample;
        const whole = judge(sample, body, CURRENT_POLICY, base);
        expect({ ...whole, apart: [] }).toEqual(judge(without, body, CURRENT_POLICY, base));
        expect(whole.apart.map(({ item }) => item)).toEqual(
          ['总氮', '粪大肠菌群'].filter((item) => item in sample && (item !== '总氮' || body === 'lake')),
        );
      }),
    );
  });

  it('one more never gives a better class, and the class is that of the worst', () => {
    const further = fc.constantFrom(...FURTHER).chain((item) => fc.tuple(fc.constant(item), anyValue(item)));
    fc.assert(
      fc.property(anySample, further, anyBody, anyPolicy, (sample, [item, text], body, policy) => {
        const { [item]: _, ...without } = sample;
        const before = judge(without, body, policy);
        const after = judge({ ...sample, [item]: text }, body, policy);
        const own = after.items.find((entry) => entry.item === item)?.waterClass ?? 1;
        expect(rank(after)).toBe(Math.max(rank(before), own));
      }),
    );
  });
});

describe('missing items', () => {
  const withGaps = fc.tuple(anySample, fc.subarray([...FIVE], { minLength: 1 })).map(([sample, gaps]) => ({
    sample,
    gaps,
    holed: { ...sample, ...Object.fromEntries(gaps.map((item) => [item, ''])) },
  }));

  it('give no class under `strict`; `allow` never gives a worse one than the whole sample has', () => {
    fc.assert(
      fc.property(withGaps, anyBody, ({ sample, gaps, holed }, body) => {
        const allow = { ...CURRENT_POLICY, missing: 'allow' } as const;
        expect(judge(holed, body, CURRENT_POLICY).waterClass).toBeNull();
        const allowed = judge(holed, body, allow);
        expect(allowed.missing.map(({ item }) => item)).toEqual(gaps);
        if (allowed.waterClass !== null) {
          expect(rank(allowed)).toBeLessThanOrEqual(rank(judge(sample, body, allow)));
        }
      }),
    );
  });

  it('that are not missing leave both policies the same', () => {
    fc.assert(
      fc.property(anySample, anyBody, anyBase, (sample, body, base) => {
        const allow = { ...CURRENT_POLICY, missing: 'allow' } as const;
        expect(judge(sample, body, allow, base)).toEqual(judge(sample, body, CURRENT_POLICY, base));
      }),
    );
  });
});

describe('an amount below detection', () => {
  const itemAndLimit = anyBody.chain((body) =>
    fc
      .constantFrom(...itemsOf(STANDARDS.surfaceWater, body))
      .chain((item) => fc.tuple(fc.constant(item), anyValue(item.limits.item))),
  );

  it('is judged as its half measured would be, or not at all where the true value may be worse', () => {
    fc.assert(
      fc.property(itemAndLimit, anyPolicy, ([item, limit], policy) => {
        const below = judgeItem(amount(`<${limit}`).value, item, policy);
        const half = judgeItem(amount(halved(limit)).value, item, policy);
        const whole = judgeItem(amount(limit).value, item, policy);
        const nothing = judgeItem(amount('0').value, item, policy);
        if (half.kind !== 'judged' || whole.kind !== 'judged' || nothing.kind !== 'judged')
          throw new Error('a measured value has a class');
        // The true value lies between nothing and the limit; of 溶解氧 nothing is the worse end.
        const worst =
          item.limits.direction === 'max' ? whole : whole.waterClass > nothing.waterClass ? whole : nothing;
        expect(below).toEqual(
          worst.waterClass > half.waterClass ? { kind: 'unusable', reason: '检出限高于限值' } : half,
        );
      }),
    );
  });

  it('counted as the limit is the limit measured, counted as zero is zero', () => {
    fc.assert(
      fc.property(itemAndLimit, ([item, limit]) => {
        const of = (text: string, belowDetection: AssessmentPolicy['belowDetection']) =>
          judgeItem(amount(text).value, item, { ...CURRENT_POLICY, belowDetection });
        expect(of(`<${limit}`, 'limit')).toEqual(of(limit, 'half'));
        const zero = of(`<${limit}`, 'zero');
        if (zero.kind === 'judged') expect(zero).toEqual(of('0', 'half'));
      }),
    );
  });
});

describe('what exceeds', () => {
  it('has a multiple above zero exactly when it is over an upper limit', () => {
    fc.assert(
      fc.property(anySample, anyBody, anyPolicy, anyBase, (sample, body, policy, base) => {
        const { items, exceeded } = judge(sample, body, policy, base);
        for (const { item, compared } of items) {
          const line = lineOf(item, body)!;
          const entry = exceeded.find((candidate) => candidate.item === item);
          if (base === 6) expect(entry).toBeUndefined();
          else if (line.direction === '上限') {
            const over = scaled(compared) > scaled(line.limits[base - 1]!);
            expect(entry?.multiple !== undefined, item).toBe(over);
            if (over) expect(Number(entry!.multiple)).toBeGreaterThan(0);
          } else expect(entry?.multiple, item).toBeUndefined();
        }
      }),
    );
  });

  it('is exactly what is worse than the base, so nothing on base 6 and never less on a stricter one', () => {
    fc.assert(
      fc.property(
        anySample,
        anyBody,
        anyPolicy,
        fc.constantFrom<WaterClass>(1, 2, 3, 4, 5),
        (sample, body, policy, base) => {
          const { items, exceeded } = judge(sample, body, policy, base);
          const names = (list: readonly { readonly item: string }[]) => list.map(({ item }) => item).sort();
          expect(names(exceeded)).toEqual(names(items.filter(({ waterClass }) => waterClass > base)));
          const looser = judge(sample, body, policy, (base + 1) as WaterClass).exceeded;
          expect(names(exceeded)).toEqual(expect.arrayContaining(names(looser)));
          expect(judge(sample, body, policy, 6).exceeded).toEqual([]);
        },
      ),
    );
  });

  it('names as main pollutants the first three over Ⅲ, whatever the base', () => {
    fc.assert(
      fc.property(anySample, anyBody, anyPolicy, anyBase, (sample, body, policy, base) => {
        const { mainPollutants, waterClass } = judge(sample, body, policy, base);
        const { exceeded } = judge(sample, body, policy, 3);
        expect(mainPollutants).toEqual(waterClass === null ? [] : exceeded.slice(0, 3));
        expect(mainPollutants.length > 0).toBe((waterClass ?? 0) > 3);
      }),
    );
  });
});

describe('shares of classes', () => {
  const classes = fc.array(fc.constantFrom<WaterClass | null>(1, 2, 3, 4, 5, 6, null), { maxLength: 40 });
  const verdict = (waterClass: WaterClass | null): ClassVerdict => ({
    ...judge(CLEAN_FIVE, 'river', CURRENT_POLICY),
    waterClass,
  });

  it('are of whole counts that add up, and add up themselves but for rounding', () => {
    fc.assert(
      fc.property(classes, (ranks) => {
        const { classed, classes: all, good, worst } = summaryOf('2026-06', ranks.map(verdict));
        const counts = all.map(({ count }) => count.value);
        expect(classed.value).toBe(ranks.filter((entry) => entry !== null).length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(classed.value);
        expect(good.count.value).toBe(counts[0]! + counts[1]! + counts[2]!);
        expect(worst.count.value).toBe(counts[5]);
        const total = all.reduce((sum, { share }) => sum + Number(share.value), 0);
        if (classed.value > 0) expect(Math.abs(total - 100)).toBeLessThan(0.3 + 1e-9);
      }),
    );
  });

  it('do not depend on the order of the sections, and one more section moves one count by one', () => {
    fc.assert(
      fc.property(classes, fc.constantFrom<WaterClass>(1, 2, 3, 4, 5, 6), (ranks, added) => {
        const countsOf = (list: readonly (WaterClass | null)[]) =>
          summaryOf('2026-06', list.map(verdict)).classes.map(({ count, share }) => [
            count.value,
            share.value,
          ]);
        expect(countsOf([...ranks].reverse())).toEqual(countsOf(ranks));
        const before = countsOf(ranks).map(([count]) => Number(count));
        const after = countsOf([...ranks, added]).map(([count]) => Number(count));
        expect(after).toEqual(before.map((count, index) => count + (index + 1 === added ? 1 : 0)));
      }),
    );
  });
});
