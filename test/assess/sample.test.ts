import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { WaterBody, WaterClass } from '../../src/model/water.ts';
import { amount, amounts, CLEAN, limitsOf, STANDARDS } from './standards.ts';

interface Options {
  readonly waterBody?: WaterBody;
  readonly base?: WaterClass;
  readonly policy?: Partial<AssessmentPolicy>;
}

/** Judges class-Ⅰ water with the given items changed. */
function judge(changed: Readonly<Record<string, string>>, options: Options = {}) {
  return judgeSample(
    amounts({ ...CLEAN, ...changed }),
    options.waterBody ?? 'river',
    STANDARDS.surfaceWater,
    { ...CURRENT_POLICY, ...options.policy },
    options.base ?? 3,
  );
}

describe('the class of a sample', () => {
  it('is Ⅰ when every item is, and then no item decides', () => {
    const verdict = judge({});
    expect(verdict.waterClass).toBe(1);
    expect(verdict.deciding).toEqual([]);
    expect(verdict.statement).toBe('pH值、溶解氧、高锰酸盐指数、氨氮、总磷均符合Ⅰ类');
  });

  it('is that of the worst item, which decides', () => {
    const verdict = judge({ 溶解氧: '6.3', 氨氮: '1.32' });
    expect(verdict.waterClass).toBe(4);
    expect(verdict.deciding).toEqual(['氨氮']);
    expect(verdict.items.map(({ item, waterClass }) => [item, waterClass])).toEqual([
      ['pH值', 1],
      ['溶解氧', 2],
      ['高锰酸盐指数', 1],
      ['氨氮', 4],
      ['总磷', 1],
    ]);
  });

  it('names all items that share the worst class, in the order of the standard', () => {
    expect(judge({ 总磷: '0.25', 溶解氧: '4.9', 氨氮: '1.1' }).deciding).toEqual(['溶解氧', '氨氮', '总磷']);
  });

  it('rounds before it compares, unless the policy says otherwise', () => {
    // 1.004 rounds to 1.00, class Ⅲ; as it stands it is over the limit of Ⅲ.
    expect(judge({ 氨氮: '1.004' }).waterClass).toBe(3);
    expect(judge({ 氨氮: '1.004' }, { policy: { rounding: 'none' } }).waterClass).toBe(4);
  });

  it('takes the phosphorus limits of the water body', () => {
    expect(judge({ 总磷: '0.05' }, { waterBody: 'river' }).waterClass).toBe(2);
    expect(judge({ 总磷: '0.05' }, { waterBody: 'lake' }).waterClass).toBe(3);
  });

  it('uses further items of the table where there is a value, and leaves out excluded ones', () => {
    expect(judge({ 化学需氧量: '21', 总氮: '9.9', 粪大肠菌群: '90000', 水温: '30' }).waterClass).toBe(4);
    expect(judge({ 总氮: '9.9' }, { waterBody: 'lake' }).waterClass).toBe(1);
    const withNitrogen = { excludedItems: [] };
    expect(judge({ 总氮: '9.9' }, { waterBody: 'lake', policy: withNitrogen }).waterClass).toBe(6);
    // Rivers have no limit for total nitrogen, whatever the policy.
    expect(judge({ 总氮: '9.9' }, { waterBody: 'river', policy: withNitrogen }).waterClass).toBe(1);
  });
});

describe('missing items', () => {
  it('give no class under the strict policy and are named with their reason', () => {
    const verdict = judge({ 氨氮: '?停站', 总磷: '' });
    expect(verdict.waterClass).toBeNull();
    expect(verdict.missing).toEqual([
      { item: '氨氮', reason: '停站' },
      { item: '总磷', reason: '无监测值' },
    ]);
    expect(verdict.statement).toBe('缺少氨氮（停站）、总磷，不评价类别');
    expect(verdict.deciding).toEqual([]);
  });

  it('are named too when the table has no such column', () => {
    const { 总磷: _, ...four } = CLEAN;
    const verdict = judgeSample(amounts(four), 'river', STANDARDS.surfaceWater, CURRENT_POLICY, 3);
    expect(verdict.statement).toBe('缺少总磷，不评价类别');
  });

  it('leave the class to the other items when the policy allows it', () => {
    const verdict = judge({ 氨氮: '', 总磷: '0.25' }, { policy: { missing: 'allow' } });
    expect(verdict.waterClass).toBe(4);
    expect(verdict.statement).toBe(
      '总磷0.25 mg/L，超过Ⅲ类限值0.2 mg/L，符合Ⅳ类（≤0.3 mg/L）；缺少氨氮，未参评',
    );
  });

  it('give no class when nothing is left, whatever the policy', () => {
    for (const missing of ['strict', 'allow'] as const) {
      const dry = Object.fromEntries(Object.keys(CLEAN).map((item) => [item, '?断流']));
      const verdict = judge(dry, { policy: { missing } });
      expect(verdict.waterClass).toBeNull();
      expect(verdict.statement).toBe('缺少pH值、溶解氧、高锰酸盐指数、氨氮、总磷（均为断流），不评价类别');
    }
  });

  it('give no class when no item takes part at all', () => {
    const policy = { ...CURRENT_POLICY, requiredItems: [] };
    const verdict = judgeSample(amounts({ 水温: '20' }), 'river', STANDARDS.surfaceWater, policy, 3);
    expect(verdict).toMatchObject({ waterClass: null, deciding: [], missing: [] });
    expect(verdict.statement).toBe('没有可参评的项目，不评价类别');
  });

  it('share their reason in one clause when they cannot be judged either', () => {
    expect(judge({ 氨氮: '-1', 总磷: '-2', 高锰酸盐指数: '?停站' }).statement).toBe(
      '缺少高锰酸盐指数（停站）；氨氮、总磷无法判定（数值为负），不评价类别',
    );
  });

  it('do not matter for items that are not required', () => {
    const verdict = judge({ 化学需氧量: '', 氟化物: '?未监测' });
    expect(verdict.waterClass).toBe(1);
    expect(verdict.missing).toEqual([]);
  });

  it('include a required item whose detection limit is too high', () => {
    const verdict = judge({ 总磷: '<0.02' }, { waterBody: 'lake' });
    expect(verdict.waterClass).toBeNull();
    expect(verdict.statement).toBe('总磷无法判定（检出限高于限值），不评价类别');
  });

  it('name another item that cannot be judged without withholding the class', () => {
    const verdict = judge({ 汞: '<0.0001', 氨氮: '0.3' });
    expect(verdict.waterClass).toBe(2);
    expect(verdict.missing).toEqual([{ item: '汞', reason: '检出限高于限值' }]);
    expect(verdict.statement).toContain('汞无法判定（检出限高于限值），未参评');
  });
});

describe('items over the limit', () => {
  const exceeded = (changed: Readonly<Record<string, string>>, options?: Options) =>
    judge(changed, options).exceeded.map(({ item, multiple }) => [item, multiple]);

  it.each([
    // (1.32 − 1.0) ÷ 1.0 = 0.32
    ['氨氮', '1.32', '0.3'],
    // (0.464 − 0.2) ÷ 0.2 = 1.32
    ['总磷', '0.464', '1.3'],
    // (9.9 − 6) ÷ 6 = 0.65, a tie: to the even 0.6
    ['高锰酸盐指数', '9.9', '0.6'],
    // (6.9 − 6) ÷ 6 = 0.15, a tie: to the even 0.2
    ['高锰酸盐指数', '6.9', '0.2'],
    // (1.04 − 1.0) ÷ 1.0 = 0.04 would read 0.0: one digit is kept
    ['氨氮', '1.04', '0.04'],
    // (6.1 − 6) ÷ 6 = 0.01666…
    ['高锰酸盐指数', '6.1', '0.02'],
    // The rounded value is compared: 1.045 → 1.04
    ['氨氮', '1.045', '0.04'],
    ['氨氮', '12.0', '11.0'],
  ])('%s %s mg/L is over Ⅲ by %s', (item, value, multiple) => {
    expect(exceeded({ [item]: value })).toEqual([[item, multiple]]);
  });

  it('have no multiple for pH and dissolved oxygen', () => {
    expect(exceeded({ pH值: '9.8', 溶解氧: '2.4' })).toEqual([
      ['pH值', undefined],
      ['溶解氧', undefined],
    ]);
  });

  it('are measured against the base class', () => {
    // Guangdong 2016Q2 shows the trap: the same values on bases Ⅲ, Ⅳ and Ⅱ.
    const values = { 总磷: '0.464', 氨氮: '1.95' };
    expect(exceeded(values, { base: 3 })).toEqual([
      ['总磷', '1.3'],
      ['氨氮', '1.0'],
    ]);
    expect(exceeded(values, { base: 4 })).toEqual([
      ['总磷', '0.5'],
      ['氨氮', '0.3'],
    ]);
    expect(exceeded(values, { base: 2 })).toEqual([
      ['总磷', '3.6'],
      ['氨氮', '2.9'],
    ]);
    expect(exceeded(values, { base: 6 })).toEqual([]);
    expect(judge(values, { base: 4 }).base).toBe(4);
  });

  it('carry the value compared, the limit and its unit', () => {
    expect(judge({ 氨氮: '1.324' }).exceeded).toMatchObject([
      { item: '氨氮', compared: '1.32', limit: '1.0', unit: 'mg/L' },
    ]);
  });

  it('come worst class first, then by multiple, then in the order of the standard', () => {
    expect(
      exceeded({ 总磷: '0.45', 氨氮: '1.4', 高锰酸盐指数: '8.4', 溶解氧: '1.1', 化学需氧量: '26' }),
    ).toEqual([
      ['总磷', '1.2'], // 劣Ⅴ, (0.45 − 0.2) ÷ 0.2 = 1.25
      ['溶解氧', undefined], // 劣Ⅴ, no multiple
      ['高锰酸盐指数', '0.4'], // Ⅳ; the three multiples below are equal
      ['氨氮', '0.4'],
      ['化学需氧量', '0.3'],
    ]);
  });

  it('are ordered by the exact multiple, not by the printed one', () => {
    // 0.34 and 0.31 both print as 0.3.
    expect(exceeded({ 氨氮: '1.31', 总磷: '0.268' })).toEqual([
      ['总磷', '0.3'],
      ['氨氮', '0.3'],
    ]);
  });

  it('without a multiple come after those with one, whatever the order of the standard', () => {
    const { river } = STANDARDS.surfaceWater.limits;
    const reversed = Object.fromEntries(Object.entries(river).reverse());
    const standard = { ...STANDARDS.surfaceWater, limits: { river: reversed, lake: reversed } };
    const sample = amounts({ ...CLEAN, pH值: '9.8', 溶解氧: '1.2', 氨氮: '5', 总磷: '0.9' });
    const names = (by: typeof STANDARDS.surfaceWater) =>
      judgeSample(sample, 'river', by, CURRENT_POLICY, 3).exceeded.map(({ item }) => item);
    // 氨氮 4.0 times over Ⅲ, 总磷 3.5; all four are 劣Ⅴ.
    expect(names(STANDARDS.surfaceWater)).toEqual(['氨氮', '总磷', 'pH值', '溶解氧']);
    expect(names(standard)).toEqual(['氨氮', '总磷', '溶解氧', 'pH值']);
  });

  it.each(['氰化物', '汞', '镉', '六价铬', '铅', '铜', '锌'])('name %s before a worse item', (item) => {
    // Just past Ⅲ or, where Ⅲ to Ⅴ share a limit, past Ⅴ; 化学需氧量 90 is 3.5 times over.
    const value = {
      氰化物: '0.3',
      汞: '0.0005',
      镉: '0.006',
      六价铬: '0.06',
      铅: '0.06',
      铜: '1.1',
      锌: '1.1',
    }[item]!;
    expect(exceeded({ 化学需氧量: '90', [item]: value }).map(([name]) => name)).toEqual([item, '化学需氧量']);
  });

  it('name cyanide and heavy metals before all others', () => {
    expect(exceeded({ 氨氮: '5.0', 铅: '0.06', 氰化物: '0.3' }).map(([item]) => item)).toEqual([
      '氰化物',
      '铅',
      '氨氮',
    ]);
  });

  it('are given without a class as well: an item stands for itself', () => {
    const verdict = judge({ 总磷: '', 氨氮: '1.32' });
    expect(verdict.waterClass).toBeNull();
    expect(verdict.exceeded.map(({ item }) => item)).toEqual(['氨氮']);
    expect(verdict.mainPollutants).toEqual([]);
  });
});

describe('the derivation', () => {
  it.each([
    [{ 氨氮: '1.32' }, '氨氮1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）'],
    [{ 氨氮: '1.324' }, '氨氮1.324 mg/L修约为1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）'],
    [{ 氨氮: '2.3' }, '氨氮2.3 mg/L，超过Ⅴ类限值2.0 mg/L，为劣Ⅴ类'],
    [{ 溶解氧: '4.2' }, '溶解氧4.2 mg/L，低于Ⅲ类限值5 mg/L，符合Ⅳ类（≥3 mg/L）'],
    [{ pH值: '9.62' }, 'pH值9.62修约为10，超出6~9的范围，为劣Ⅴ类'],
    [{ 化学需氧量: '17' }, '化学需氧量17 mg/L，超过Ⅱ类限值15 mg/L，符合Ⅲ类（≤20 mg/L）'],
    // The half and the limit itself are both Ⅳ.
    [
      { 石油类: '<0.5' },
      '石油类未检出（检出限0.5 mg/L），按检出限的一半计为0.25 mg/L，超过Ⅲ类限值0.05 mg/L，符合Ⅳ类（≤0.5 mg/L）',
    ],
  ])('of %j reads as a sentence', (changed, sentence) => {
    expect(judge(changed as unknown as Readonly<Record<string, string>>).statement).toBe(sentence);
  });
});

describe('the derivation of several', () => {
  it('has a sentence for each deciding item', () => {
    expect(judge({ 氨氮: '1.32', 总磷: '0.25' }).statement).toBe(
      '氨氮1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）；总磷0.25 mg/L，超过Ⅲ类限值0.2 mg/L，符合Ⅳ类（≤0.3 mg/L）',
    );
  });

  it('names the readings of a mean', () => {
    const source = amount('1.32', 'B2').source;
    const mean = { value: { kind: 'measured', value: '1.32' }, sources: [source, source, source] } as const;
    const verdict = judgeSample(
      { ...amounts(CLEAN), 氨氮: mean },
      'river',
      STANDARDS.surfaceWater,
      CURRENT_POLICY,
      3,
    );
    expect(verdict.statement).toBe('氨氮3次监测均值1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）');
    expect(verdict.items.find(({ item }) => item === '氨氮')!.sources.slice(0, 3)).toEqual([
      source,
      source,
      source,
    ]);
  });

  it('says inside which range a pH lies where the classes have ranges of their own', () => {
    const { limits } = STANDARDS.surfaceWater;
    const narrow = { ...limits.river.pH值!.limits[0], value: '7~8' };
    const pH值 = { ...limits.river.pH值!, limits: [narrow, ...limits.river.pH值!.limits.slice(1)] as never };
    const standard = { ...STANDARDS.surfaceWater, limits: { ...limits, river: { ...limits.river, pH值 } } };
    const verdict = judgeSample(amounts({ ...CLEAN, pH值: '6.4' }), 'river', standard, CURRENT_POLICY, 3);
    expect(verdict.waterClass).toBe(2);
    expect(verdict.statement).toBe('pH值6.4修约为6，在6~9的范围内');
  });

  it.each([
    [
      'limit',
      '石油类未检出（检出限0.5 mg/L），按检出限计为0.5 mg/L，超过Ⅲ类限值0.05 mg/L，符合Ⅳ类（≤0.5 mg/L）',
    ],
    ['zero', 'pH值、溶解氧、高锰酸盐指数、氨氮、总磷均符合Ⅰ类；石油类无法判定（检出限高于限值），未参评'],
  ] as const)('says what below detection counts as: %s', (belowDetection, statement) => {
    expect(judge({ 石油类: '<0.5' }, { policy: { belowDetection } }).statement).toBe(statement);
  });
});

describe('items apart', () => {
  it('carry their class with cell and limit, and none where they cannot be judged', () => {
    const { limits } = limitsOf('lake', '总氮');
    const { apart } = judge({ 总氮: '1.8', 粪大肠菌群: '?未监测' }, { waterBody: 'lake' });
    expect(apart).toMatchObject([{ item: '总氮', compared: '1.8', waterClass: 5 }]);
    expect(apart[0]!.sources.map(({ cell }) => cell)).toEqual(['总氮', limits[4].source.cell]);
  });

  it('are not named as missing, nor do their cells prove the class', () => {
    const verdict = judge({ 总氮: '', 粪大肠菌群: '-1' }, { waterBody: 'lake' });
    expect(verdict.missing).toEqual([]);
    expect(verdict.sources.map(({ cell }) => cell)).not.toContain('粪大肠菌群');
  });
});

describe('the items of a policy', () => {
  it('are the required ones alone where it says so, others not even named as unusable', () => {
    const policy = { items: 'required' } as const;
    const verdict = judge({ 化学需氧量: '90', 汞: '-1', 粪大肠菌群: '2400' }, { policy });
    expect(verdict).toMatchObject({ waterClass: 1, missing: [], exceeded: [] });
    expect(verdict.apart.map(({ item }) => item)).toEqual(['粪大肠菌群']);
  });
});

describe('sources', () => {
  it('are every cell used and the limits the deciding item lies between', () => {
    const { limits } = limitsOf('river', '氨氮');
    const verdict = judge({ 氨氮: '1.32' });
    expect(verdict.sources.map(({ cell }) => cell)).toEqual([
      ...Object.keys(CLEAN),
      limits[2].source.cell,
      limits[3].source.cell,
    ]);
    expect(verdict.items.find(({ item }) => item === '氨氮')!.sources.map(({ cell }) => cell)).toEqual([
      '氨氮',
      limits[3].source.cell,
    ]);
    expect(verdict.exceeded[0]!.sources.map(({ cell }) => cell)).toEqual(['氨氮', limits[2].source.cell]);
  });

  it('of a sample worse than Ⅴ end at the limit of Ⅴ', () => {
    const { limits } = limitsOf('river', '氨氮');
    expect(judge({ 氨氮: '3' }).sources.at(-1)).toEqual(limits[4].source);
  });

  it('of a sample without a class include the cell that says why', () => {
    expect(judge({ 氨氮: '?停站' }).sources).toContainEqual(amount('?停站', '氨氮').source);
  });
});

describe('laws', () => {
  const texts = fc.constantFrom('0.01', '0.2', '0.9', '1.6', '2.4', '5.5', '7', '12', '', '<0.02');
  const sample = fc.record({
    pH值: texts,
    溶解氧: texts,
    高锰酸盐指数: texts,
    化学需氧量: texts,
    氨氮: texts,
    总磷: texts,
  });

  it('the order of the items is irrelevant', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom<WaterBody>('river', 'lake'), (values, waterBody) => {
        const reversed = Object.fromEntries(Object.entries(values).reverse());
        const judgeIt = (given: typeof values | Record<string, string>) =>
          judgeSample(amounts(given), waterBody, STANDARDS.surfaceWater, CURRENT_POLICY, 3);
        expect(judgeIt(reversed)).toEqual(judgeIt(values));
      }),
    );
  });

  it('the class is the largest item class, and exactly the items of that class decide', () => {
    fc.assert(
      fc.property(sample, (values) => {
        const policy = { ...CURRENT_POLICY, missing: 'allow' } as const;
        const verdict = judgeSample(amounts(values), 'river', STANDARDS.surfaceWater, policy, 3);
        const ranks = verdict.items.map(({ waterClass }) => waterClass);
        expect(verdict.waterClass ?? Number.NEGATIVE_INFINITY).toBe(Math.max(...ranks));
        const worst = verdict.items.filter(({ waterClass }) => waterClass === verdict.waterClass);
        expect(verdict.deciding).toEqual(verdict.waterClass === 1 ? [] : worst.map(({ item }) => item));
        const over = verdict.items.filter(({ waterClass }) => waterClass > 3).map(({ item }) => item);
        expect(new Set(verdict.exceeded.map(({ item }) => item))).toEqual(new Set(over));
      }),
    );
  });
});
