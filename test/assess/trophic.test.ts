import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trophicStateOf, trophicStatesOf } from '../../src/assess/waters/trophic.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { TrophicPart } from '../../src/model/standard.ts';
import type { ItemName } from '../../src/model/water.ts';
import { amounts, STANDARDS, sourced } from './standards.ts';
import { JUDGED_BY, MONTH, point } from './water-series.ts';

/** A lake whose index can be worked out by hand; chl-a in mg/m³, depth in m, the others in mg/L. */
const LAKE = { 叶绿素a: '10', 总磷: '0.05', 总氮: '1', 透明度: '1', 高锰酸盐指数: '4' };

const stateOf = (texts: Readonly<Record<ItemName, string>>, policy = CURRENT_POLICY) =>
  trophicStateOf(amounts(texts), STANDARDS, policy);

/** One part with index 10 × a whatever its value, to meet a grade's limit exactly. */
function fixed(a: string, trophicGrades = STANDARDS.trophicGrades) {
  const part: TrophicPart = {
    item: '总氮',
    unit: 'mg/L',
    a: sourced(a),
    b: sourced('0'),
    weight: sourced('1'),
    clause: '环办〔2011〕22号 湖库营养状态评价',
  };
  return trophicStateOf(amounts({ 总氮: '3' }), { trophicParts: [part], trophicGrades }, CURRENT_POLICY);
}

describe('the trophic state', () => {
  it('W19 has an index for each of its five parts, 10 × (a + b × ln value)', () => {
    expect(stateOf(LAKE).parts.map(({ item, value, unit, index }) => [item, value, unit, index])).toEqual([
      // 10 × (2.5 + 1.086 × ln 10) = 10 × (2.5 + 1.086 × 2.302585) = 50.006
      ['叶绿素a', '10', 'mg/m³', '50.01'],
      // 10 × (9.436 + 1.624 × ln 0.05) = 10 × (9.436 − 1.624 × 2.995732) = 45.709
      ['总磷', '0.05', 'mg/L', '45.71'],
      // ln 1 = 0: 10 × 5.453 and 10 × 5.118
      ['总氮', '1', 'mg/L', '54.53'],
      ['透明度', '1', 'm', '51.18'],
      // 10 × (0.109 + 2.661 × ln 4) = 10 × (0.109 + 2.661 × 1.386294) = 37.979
      ['高锰酸盐指数', '4', 'mg/L', '37.98'],
    ]);
    // Clearer water is less eutrophic: 10 × (5.118 − 1.94 × ln 2) = 37.733.
    expect(stateOf({ ...LAKE, 透明度: '2' }).parts[3]?.index).toBe('37.73');
    expect(stateOf(LAKE).parts[0]?.sources.map(({ text }) => text)).toEqual(['10', '2.5', '1.086']);
  });

  it('W20 is their weighted sum, printed with one decimal, with the grade it falls into', () => {
    // 0.2663×50.00607 + 0.1879×45.70931 + 0.1790×54.53 + 0.1834×51.18 + 0.1834×37.97929
    // = 13.31662 + 8.58878 + 9.76087 + 9.38641 + 6.96540 = 48.01808
    const { index, state, missing } = stateOf(LAKE);
    const sum =
      'TLI（Σ）＝0.2663×50.01（叶绿素a10 mg/m³）＋0.1879×45.71（总磷0.05 mg/L）＋0.1790×54.53（总氮1 mg/L）＋0.1834×51.18（透明度1 m）＋0.1834×37.98（高锰酸盐指数4 mg/L）＝48.0181';
    expect(index).toMatchObject({
      value: '48.0',
      rule: { standard: '环办〔2011〕22号', clause: '湖库营养状态评价', statement: sum },
    });
    expect(state).toMatchObject({
      value: '中营养',
      rule: {
        standard: '环办〔2011〕22号',
        clause: '湖库营养状态分级',
        statement: `${sum}，30≤TLI（Σ）≤50，为中营养`,
      },
    });
    expect(missing).toEqual([]);
    // Four cells a part: value, a, b, weight; and the two limits of the grade.
    expect(index?.sources).toHaveLength(20);
    expect(state?.sources.slice(20).map(({ text }) => text)).toEqual(['30', '50']);
  });

  it.each([
    ['2.9999', '30.0', '贫营养', 'TLI（Σ）＜30'],
    ['3', '30.0', '中营养', '30≤TLI（Σ）≤50'],
    ['5', '50.0', '中营养', '30≤TLI（Σ）≤50'],
    // 50.004 prints as 50.0: the exact index is graded.
    ['5.0004', '50.0', '轻度富营养', '50＜TLI（Σ）≤60'],
    ['6', '60.0', '轻度富营养', '50＜TLI（Σ）≤60'],
    ['6.001', '60.0', '中度富营养', '60＜TLI（Σ）≤70'],
    ['7', '70.0', '中度富营养', '60＜TLI（Σ）≤70'],
    ['7.01', '70.1', '重度富营养', '70＜TLI（Σ）'],
    // Half to even: 48.05 and 48.15.
    ['4.805', '48.0', '中营养', '30≤TLI（Σ）≤50'],
    ['4.815', '48.2', '中营养', '30≤TLI（Σ）≤50'],
  ])('W20 grades an index of 10 × %s, printed %s, as %s', (a, printed, grade, condition) => {
    const { index, state } = fixed(a);
    expect([index?.value, state?.value]).toEqual([printed, grade]);
    expect(state?.rule?.statement).toMatch(new RegExp(`，${condition}，为${grade}$`));
    expect(fixed(a, STANDARDS.trophicGrades.toReversed()).state?.value).toBe(grade);
  });

  it('W20 has an index without a state when the grades leave a gap', () => {
    const found = trophicStateOf(amounts(LAKE), { ...STANDARDS, trophicGrades: [] }, CURRENT_POLICY);
    expect(found.index?.value).toBe('48.0');
    expect(found).not.toHaveProperty('state');
    const none = trophicStateOf(amounts(LAKE), { ...STANDARDS, trophicParts: [] }, CURRENT_POLICY);
    expect(none).toEqual({ parts: [], missing: [] });
  });

  it('W21 of a lake is that of the means over its points, beside that of each point', () => {
    const lake = (name: string, 叶绿素a: string, water = '镜湖') =>
      point(name, { ...LAKE, 叶绿素a }, { water, waterBody: 'lake' });
    const found = trophicStatesOf({
      ...JUDGED_BY,
      month: MONTH,
      series: [
        lake('湖心', '4'),
        point('桥', LAKE, { water: '镜湖' }),
        lake('湖口', '16'),
        lake('坝前', '40', '甲水库'),
        { ...lake('旧点', '9', '乙水库'), months: new Map() },
      ],
    });
    expect(found.map(({ water, month, points }) => [water, month, points.length])).toEqual([
      ['镜湖', MONTH, 2],
      ['甲水库', MONTH, 1],
    ]);
    // (4 + 16) ÷ 2 = 10, the lake above. The mean of the points' indices would be another number.
    expect(found[0]?.lake.index?.value).toBe('48.0');
    // 10 × (2.5 + 1.086 × ln 4) = 40.055 and × ln 16 = 55.110: 0.2663 × (−9.951) and × 5.104 away from 48.018.
    expect(
      found[0]?.points.map(({ section, finding }) => [section.name.value, finding.index?.value]),
    ).toEqual([
      ['湖心', '45.4'],
      ['湖口', '49.4'],
    ]);
    expect(found[0]?.lake.parts[0]?.sources.map(({ text }) => text)).toEqual(['4', '16', '2.5', '1.086']);
    // Two lakes of one county are no lake together, even where there is no river.
    const lakes = [lake('湖心', '4'), lake('坝前', '40', '甲水库')];
    const states = trophicStatesOf({ ...JUDGED_BY, month: MONTH, series: lakes });
    expect(states.map(({ water }) => water)).toEqual(['镜湖', '甲水库']);
  });

  it('W22 lacks an index when a part has no value, and the part is named with the reason', () => {
    const { 叶绿素a: _chlorophyll, ...without } = LAKE;
    const found = stateOf({ ...without, 透明度: '?未测' });
    expect(found.missing).toEqual([
      { item: '叶绿素a', reason: '无监测值' },
      { item: '透明度', reason: '未测' },
    ]);
    expect(found.parts).toHaveLength(3);
    expect(found).not.toHaveProperty('index');
    expect(found).not.toHaveProperty('state');
  });

  it.each([
    ['', '无监测值'],
    ['0', '数值不大于0，不能取对数'],
    ['0.000', '数值不大于0，不能取对数'],
    ['-1', '数值为负'],
    ['约1', '不是数值'],
    ['<约1', '不是数值'],
  ])('W22 takes no logarithm of %j: %s', (text, reason) => {
    expect(stateOf({ ...LAKE, 总氮: text }).missing).toEqual([{ item: '总氮', reason }]);
  });

  it('W23 counts a part below detection as half the limit', () => {
    // 总磷 0.1L counts as 0.05.
    expect(stateOf({ ...LAKE, 总磷: '<0.1' })).toMatchObject({ index: { value: '48.0' } });
    expect(stateOf({ ...LAKE, 总磷: '<0.1' }).parts[1]?.value).toBe('0.05');
    const limit = stateOf({ ...LAKE, 总磷: '<0.05' }, { ...CURRENT_POLICY, belowDetection: 'limit' });
    expect(limit.parts[1]?.value).toBe('0.05');
    const zero = stateOf({ ...LAKE, 总磷: '<0.05' }, { ...CURRENT_POLICY, belowDetection: 'zero' });
    expect(zero.missing).toEqual([{ item: '总磷', reason: '数值不大于0，不能取对数' }]);
  });

  it('W23 writes a long mean with six digits in its derivation', () => {
    const third = stateOf({ ...LAKE, 总磷: '0.04666666666666666667' });
    expect(third.index?.rule?.statement).toContain('（总磷0.0466667 mg/L）');
  });

  it('W20 rises with every part but 透明度, with which it falls', () => {
    const anyValue = fc.integer({ min: 1, max: 100_000 }).map((n) => new Decimal(n).div(1000).toString());
    const items = Object.keys(LAKE);
    fc.assert(
      fc.property(fc.constantFrom(...items), anyValue, anyValue, (item, one, other) => {
        const [low, high] = new Decimal(one).lt(other) ? [one, other] : [other, one];
        const indexAt = (value: string) => new Decimal(stateOf({ ...LAKE, [item]: value }).index!.value);
        const rise = indexAt(high).comparedTo(indexAt(low));
        expect(item === '透明度' ? -rise : rise).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
