import { describe, expect, it } from 'vitest';
import { judgeExtra, unknownExtraSets } from '../../src/assess/classes/extra-limits.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { ExtraLimit } from '../../src/model/standard.ts';
import { section } from './records.ts';
import { amounts, sourced } from './standards.ts';

type Given = Pick<ExtraLimit, 'item' | 'direction'> & { readonly limit: string; readonly decimals?: number };

/** A limit of the set 甲组, in a cell named after its item. */
const limitOf = ({ limit, ...given }: Given, set = '甲组'): ExtraLimit => ({
  set,
  standard: '某地方标准',
  unit: 'mg/L',
  clause: `表1 ${given.item}`,
  limit: sourced(limit, `limit ${given.item}`),
  ...given,
});

const LIMITS = [
  limitOf({ item: '硫酸盐', direction: 'max', limit: '250' }),
  limitOf({ item: '氨氮', direction: 'max', limit: '0.5', decimals: 2 }),
  limitOf({ item: '溶解氧', direction: 'min', limit: '6', decimals: 1 }),
  limitOf({ item: 'pH值', direction: 'range', limit: '6.5~8.5', decimals: 1 }),
  limitOf({ item: '氨氮', direction: 'max', limit: '0.1' }, '乙组'),
];

const keeping = (...sets: string[]) => ({
  ...section('水源地'),
  extraStandards: sets.map((set) => sourced(set, `set ${set}`)),
});

function judge(
  texts: Readonly<Record<string, string>>,
  policy: Partial<AssessmentPolicy> = {},
  sets: readonly string[] = ['甲组'],
) {
  return judgeExtra(amounts(texts), keeping(...sets), LIMITS, { ...CURRENT_POLICY, ...policy });
}

describe('an extra set of limits', () => {
  it('answers for every item with a value, in its own order, with the cells and the clause', () => {
    const [finding] = judge({ pH值: '7', 氨氮: '0.75', 硫酸盐: '100', 总磷: '9', 溶解氧: '' });
    expect(finding).toMatchObject({
      set: '甲组',
      standard: '某地方标准',
      met: false,
      limited: 4,
      unjudged: [],
    });
    expect(finding!.items.map(({ item, keeps }) => [item, keeps])).toEqual([
      ['硫酸盐', true],
      ['氨氮', false],
      ['pH值', true],
    ]);
    // (0.75 − 0.5) ÷ 0.5 = 0.5
    expect(finding!.items[1]).toMatchObject({
      compared: '0.75',
      limit: '0.5',
      unit: 'mg/L',
      multiple: '0.5',
      clause: '表1 氨氮',
    });
    expect(finding!.items[1]!.sources.map(({ cell }) => cell)).toEqual(['氨氮', 'limit 氨氮']);
    expect(finding!.items[0]).not.toHaveProperty('multiple');
  });

  it.each([
    ['硫酸盐', '250', true, '250'],
    // No decimals: as it is.
    ['硫酸盐', '250.4', false, '250.4'],
    ['硫酸盐', '0', true, '0'],
    ['氨氮', '0.504', true, '0.50'],
    ['氨氮', '0.506', false, '0.51'],
    ['溶解氧', '5.95', true, '6.0'],
    ['溶解氧', '5.94', false, '5.9'],
    ['pH值', '8.55', false, '8.6'],
    ['pH值', '8.54', true, '8.5'],
    ['pH值', '6.4', false, '6.4'],
  ])('%s %s keeps it: %s', (item, text, keeps, compared) => {
    expect(judge({ [item]: text })[0]!.items).toMatchObject([{ item, keeps, compared }]);
  });

  it('compares without rounding where the policy does not round', () => {
    expect(judge({ 氨氮: '0.504' }, { rounding: 'none' })[0]!.items).toMatchObject([
      { keeps: false, compared: '0.504' },
    ]);
  });

  it('gives oxygen and pH no multiple', () => {
    for (const item of judge({ 溶解氧: '2', pH值: '9' })[0]!.items) {
      expect(item.keeps).toBe(false);
      expect(item).not.toHaveProperty('multiple');
    }
  });

  it.each([
    // Half of 0.8 keeps 0.5, 0.8 does not.
    ['<0.8', 'half', '检出限高于限值'],
    ['<0.8', 'zero', '检出限高于限值'],
    ['<0.8', 'limit', false],
    // 0.5 keeps it, and so does all below.
    ['<0.5', 'half', true],
    ['<0.5', 'limit', true],
    // Half of 1.2 does not keep it either.
    ['<1.2', 'half', false],
    ['-0.1', 'half', '数值为负'],
    ['约1', 'half', '不是数值'],
  ] as const)('%s counted as %s is %s', (text, belowDetection, outcome) => {
    const [finding] = judge({ 氨氮: text }, { belowDetection });
    expect(finding!.items[0]?.keeps ?? finding!.unjudged[0]!.reason).toBe(outcome);
    expect(finding!.met).toBe(typeof outcome === 'string' ? null : outcome);
  });

  it('is answered without a verdict when it has no value at all', () => {
    expect(judge({ 氨氮: '?停站' })).toMatchObject([{ met: null, items: [], unjudged: [] }]);
  });
});

describe('the sets of a section', () => {
  it('are answered one by one, in the order of the register', () => {
    expect(judge({ 氨氮: '0.3' }, {}, ['乙组', '甲组']).map(({ set, met }) => [set, met])).toEqual([
      ['乙组', false],
      ['甲组', true],
    ]);
    expect(judgeExtra(amounts({ 氨氮: '9' }), section('甲'), LIMITS, CURRENT_POLICY)).toEqual([]);
  });

  it('that no file has are named with those that exist', () => {
    expect(judge({ 氨氮: '0.3' }, {}, ['丙组', '甲组']).map(({ set }) => set)).toEqual(['甲组']);
    expect(unknownExtraSets(keeping('甲组', '丙组'), LIMITS)).toMatchObject([
      {
        code: 'EXTRA_STANDARD_UNKNOWN',
        place: { cell: 'set 丙组' },
        hint: expect.stringContaining('甲组、乙组；'),
      },
    ]);
    expect(unknownExtraSets(section('甲'), LIMITS)).toEqual([]);
  });
});
