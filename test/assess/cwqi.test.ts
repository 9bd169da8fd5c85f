import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitChange, unitIndex } from '../../src/assess/standing/cwqi.ts';
import {
  basisOf,
  type IndexPeriod,
  type IndexSample,
  indexPeriod,
  monthSamples,
} from '../../src/assess/standing/cwqi-basis.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { UnitIndex } from '../../src/model/ranking-findings.ts';
import { HALF, period, sample, sectionOf } from './index-samples.ts';
import { STANDARDS, sourced } from './standards.ts';

const standard = STANDARDS.surfaceWater;

function basis(
  periods: readonly IndexPeriod[],
  policy: AssessmentPolicy = CURRENT_POLICY,
  excluded: ReadonlyMap<string, string> = new Map(),
) {
  const sections = new Map(
    periods.flatMap(({ samples }) => samples).map((one) => [one.section.name.value, one.section]),
  );
  return basisOf(periods, [...sections.values()], standard, policy, excluded);
}

/** What a unit with these sections comes to: an index, or why there is none. */
function outcomeOf(samples: readonly IndexSample[], policy: AssessmentPolicy = CURRENT_POLICY) {
  const { taking, scope } = basis([indexPeriod('2026年6月', samples, standard, policy)], policy);
  return unitIndex('甲县', taking, 0, scope, standard);
}

function indexOf(samples: readonly IndexSample[], policy?: AssessmentPolicy): UnitIndex {
  const outcome = outcomeOf(samples, policy);
  if (typeof outcome === 'string') throw new Error(outcome);
  return outcome;
}

const cwqi = (...samples: readonly IndexSample[]) => indexOf(samples).index.value;

/** The index of one item in a single river or lake section. */
function itemIndex(item: string, value: string, body: 'river' | 'lake' = 'river'): string | undefined {
  const { waters } = indexOf([sample('甲断面', { [item]: value }, { body })]);
  return waters[0]!.items.find((one) => one.item === item)?.index;
}

/** Every item of table 1 at its Ⅲ limit. */
const AT_LIMIT = Object.fromEntries(
  Object.values(standard.limits.river).map(({ item, limits }) => [
    item,
    item === 'pH值' ? '9' : limits[2]!.value,
  ]),
);

const indexed = (value: string): UnitIndex => ({
  unit: '甲县',
  sections: 1,
  waters: [],
  index: { value, sources: [sourced(value, value).source] },
});

const changeOf = (now: string, base: string) => unitChange(indexed(now), indexed(base))?.change.value;

describe('the items of the index', () => {
  it('K01 are the 21 of table 1 without 水温, 总氮 and 粪大肠菌群', () => {
    const { scope } = basis([
      period('2026年6月', sample('甲断面', { ...AT_LIMIT, 水温: '20', 总氮: '1.0', 粪大肠菌群: '10000' })),
    ]);
    expect(scope.items).toHaveLength(21);
    expect(scope.items.slice(0, 6)).toEqual([
      'pH值',
      '溶解氧',
      '高锰酸盐指数',
      '化学需氧量',
      '五日生化需氧量',
      '氨氮',
    ]);
    expect(scope.items).not.toContain('总氮');
    expect(scope.itemsLeftOut).toEqual([]);
  });

  it('K01 leave 总氮 out of lakes too', () => {
    const lake = sample('湖心', { 总氮: '1.0' }, { body: 'lake' });
    expect(basis([period('2026年6月', lake)]).scope.items).toEqual(Object.keys(HALF));
  });

  it('K02 count 1 each at the Ⅲ limit, 21 together', () => {
    // 20 items with C = S, and pH 9: (9 − 7) ÷ 2 = 1.
    expect(cwqi(sample('甲断面', AT_LIMIT))).toBe('21.0000');
  });

  it.each([
    // 0.25 ÷ 1.0
    ['氨氮', '0.25', 'river', '0.2500'],
    // 4.5 ÷ 6
    ['高锰酸盐指数', '4.5', 'river', '0.7500'],
    // 0.02 ÷ 0.2 in a river, 0.02 ÷ 0.05 in a lake
    ['总磷', '0.02', 'river', '0.1000'],
    ['总磷', '0.02', 'lake', '0.4000'],
  ] as const)('K02 %s %s of a %s counts C ÷ S = %s', (item, value, body, index) => {
    expect(itemIndex(item, value, body)).toBe(index);
  });

  it.each([
    // 5 ÷ 8, 5 ÷ 5, 5 ÷ 4
    ['8', '0.6250'],
    ['5', '1.0000'],
    ['4', '1.2500'],
  ])('K03 溶解氧 %s counts 5 ÷ C = %s', (value, index) => {
    expect(itemIndex('溶解氧', value)).toBe(index);
  });

  it.each([
    // up to 7: (7 − pH) ÷ (7 − 6)
    ['6', '1.0000'],
    ['6.5', '0.5000'],
    ['7', '0.0000'],
    // above: (pH − 7) ÷ (9 − 7)
    ['7.8', '0.4000'],
    ['9', '1.0000'],
  ])('K04 pH %s counts %s', (value, index) => {
    expect(itemIndex('pH值', value)).toBe(index);
  });
});

describe('the index of a unit', () => {
  it('K05 is the sum over the items, not their mean', () => {
    // 0 + 5÷10 + 3÷6 + 0.5÷1.0 + 0.1÷0.2
    expect(cwqi(sample('甲断面'))).toBe('2.0000');
  });

  it('K05 takes the mean concentrations of the river sections', () => {
    // 氨氮 (0.2 + 0.9) ÷ 2 = 0.55; 溶解氧 (4 + 16) ÷ 2 = 10 counts 0.5, not (5÷4 + 5÷16) ÷ 2 = 0.78.
    const { waters, index } = indexOf([
      sample('甲断面', { 氨氮: '0.2', 溶解氧: '4' }),
      sample('乙断面', { 氨氮: '0.9', 溶解氧: '16' }),
    ]);
    expect(waters[0]!.items).toEqual([
      { item: 'pH值', mean: '7', limit: '6~9', index: '0.0000' },
      { item: '溶解氧', mean: '10', limit: '5', index: '0.5000' },
      { item: '高锰酸盐指数', mean: '3', limit: '6', index: '0.5000' },
      { item: '氨氮', mean: '0.55', limit: '1.0', index: '0.5500' },
      { item: '总磷', mean: '0.1', limit: '0.2', index: '0.5000' },
    ]);
    expect(index.value).toBe('2.0500');
  });

  it('K06 weights rivers and lakes by their numbers of sections', () => {
    // Rivers 2. Lake: 0 + 0.5 + 0.5 + 0.5 + 0.1÷0.05 = 3.5. (2×2 + 3.5×1) ÷ 3 = 2.5
    const unit = indexOf([
      sample('湖心', {}, { body: 'lake' }),
      sample('甲断面', { 氨氮: '0.4' }),
      sample('乙断面', { 氨氮: '0.6' }),
    ]);
    expect(unit.index.value).toBe('2.5000');
    expect(unit.sections).toBe(3);
    expect(unit.waters.map(({ waterBody, sections, index }) => [waterBody, sections, index])).toEqual([
      ['river', ['甲断面', '乙断面'], '2.0000'],
      ['lake', ['湖心'], '3.5000'],
    ]);
    expect(unit.index.rule?.statement).toBe(
      '河流2个断面：pH值（7−7）÷1=0；溶解氧5÷10=0.5；高锰酸盐指数3÷6=0.5；氨氮0.5÷1.0=0.5；总磷0.1÷0.2=0.5；合计2.0000。' +
        '湖库1个断面：pH值（7−7）÷1=0；溶解氧5÷10=0.5；高锰酸盐指数3÷6=0.5；氨氮0.5÷1.0=0.5；总磷0.1÷0.05=2；合计3.5000。' +
        '（2.0000×2＋3.5000×1）÷3=2.5000',
    );
    expect(unit.index.rule).toMatchObject({ standard: '环办监测〔2017〕51号', clause: '城市水质指数' });
  });

  it('K06 of lakes alone is the index of the lakes', () => {
    const unit = indexOf([sample('湖心', {}, { body: 'lake' })]);
    expect(unit.index.value).toBe('3.5000');
    expect(unit.index.rule?.statement).toMatch(/^湖库1个断面：.*合计3\.5000$/);
  });

  it.each([
    // 1.5 + 0.50005 = 2.00005, a tie: to the even 2.0000
    [{ 氨氮: '0.50005' }, '2.0000'],
    // 1.5 + 0.50015 = 2.00015: to the even 2.0002
    [{ 氨氮: '0.50015' }, '2.0002'],
    // 0.50005 + 0.10001÷0.2 = 0.50005 + 0.50005: 2.0001, where rounded parts would give 2.0000
    [{ 氨氮: '0.50005', 总磷: '0.10001' }, '2.0001'],
  ])('K07 of %j is rounded once, half to even: %s', (changed, value) => {
    expect(cwqi(sample('甲断面', changed))).toBe(value);
  });

  it('K07 keeps a tie exact where means do not end', () => {
    // Thirds: 高锰酸盐指数 (3 + 3 + 3.0003) ÷ 3 ÷ 6 = 0.5 + 1÷60000, 总磷 (0.3 + 0.00002) ÷ 3 ÷ 0.2 = 0.5 + 2÷60000;
    // together 2 + 3÷60000 = 2.00005, a tie.
    expect(
      cwqi(sample('甲断面'), sample('乙断面'), sample('丙断面', { 高锰酸盐指数: '3.0003', 总磷: '0.10002' })),
    ).toBe('2.0000');
  });

  it.each([
    ['half', '1.5250'],
    ['zero', '1.5000'],
    ['limit', '1.5500'],
  ] as const)('K10 counts 氨氮 below 0.05 as the policy %s says: %s', (belowDetection, value) => {
    // 1.5 + 0.025, 1.5 + 0, 1.5 + 0.05
    const unit = indexOf([sample('甲断面', { 氨氮: '<0.05' })], { ...CURRENT_POLICY, belowDetection });
    expect(unit.index.value).toBe(value);
  });

  it('K11 takes the mean pH by hydrogen ions', () => {
    // −lg[(10^−6 + 10^−8) ÷ 2] = 6.2967; 7 − 6.2967 = 0.7033, where the plain mean 7 would count 0.
    const { waters } = indexOf([sample('甲断面', { pH值: '6' }), sample('乙断面', { pH值: '8' })]);
    expect(waters[0]!.items[0]).toEqual({ item: 'pH值', mean: '6.2967', limit: '6~9', index: '0.7033' });
  });

  it('K11 writes which side of 7 the pH lies on', () => {
    const statement = (pH: string) => indexOf([sample('甲断面', { pH值: pH })]).index.rule?.statement;
    expect(statement('6.5')).toContain('pH值（7−6.5）÷1=0.5；');
    expect(statement('7.8')).toContain('pH值（7.8−7）÷2=0.4；');
  });

  it('K12 cannot be reckoned when the mean 溶解氧 is 0', () => {
    expect(outcomeOf([sample('甲断面', { 溶解氧: '0' })])).toBe('河流溶解氧的均值为0，不能计算Ⅲ类限值÷均值');
    expect(outcomeOf([sample('甲断面'), sample('湖心', { 溶解氧: '0.0' }, { body: 'lake' })])).toBe(
      '湖库溶解氧的均值为0，不能计算Ⅲ类限值÷均值',
    );
    // One section without oxygen does not make the mean 0: 5 ÷ ((0 + 10) ÷ 2)
    expect(cwqi(sample('甲断面'), sample('乙断面', { 溶解氧: '0' }))).toBe('2.5000');
  });

  it('lists the cells it counted and the limits', () => {
    const cells = indexOf([sample('甲断面')]).index.sources.map(({ file, cell }) => [file, cell]);
    expect(cells.slice(0, 5)).toEqual(Object.keys(HALF).map((item) => ['data/test.csv', item]));
    expect(cells.slice(5).every(([file]) => file!.endsWith('GB3838-2002.csv'))).toBe(true);
    expect(cells).toHaveLength(10);
  });

  it('writes means with two decimals more than are assessed, and no zeros at the end', () => {
    const means = indexOf([
      sample('甲断面', { 汞: '0.00001', 氨氮: '0.3' }),
      sample('乙断面', { 汞: '0.00002', 氨氮: '0.4' }),
      sample('丙断面', { 汞: '0.00002', 氨氮: '0.3' }),
    ]).waters[0]!.items.map(({ item, mean }) => [item, mean]);
    // 0.00005 ÷ 3 and 1.0 ÷ 3
    expect(Object.fromEntries(means)).toMatchObject({ 汞: '0.0000167', 氨氮: '0.3333', 总磷: '0.1' });
  });
});

describe('what indexes are made of', () => {
  it('K08 leaves out sections without a required item, and names them', () => {
    const { taking, scope } = basis([
      period(
        '2026年6月',
        sample('甲断面'),
        sample('乙断面', { 氨氮: '', 总磷: '?停站' }, { county: '乙县' }),
        sample('丙断面', { pH值: '', 溶解氧: '', 高锰酸盐指数: '', 氨氮: '', 总磷: '约0.1' }),
      ),
    ]);
    expect(taking.map(({ section }) => section.name.value)).toEqual(['甲断面']);
    expect(scope.sectionsLeftOut).toEqual([
      { section: '乙断面', county: '乙县', reason: '2026年6月缺少氨氮、总磷' },
      { section: '丙断面', county: '甲县', reason: '2026年6月没有监测数据' },
    ]);
  });

  it('K08 names sections that were not read at all', () => {
    const { scope } = basisOf(
      [period('2026年6月', sample('甲断面'))],
      [sectionOf('甲断面'), sectionOf('乙断面')],
      standard,
      CURRENT_POLICY,
      new Map(),
    );
    expect(scope.sectionsLeftOut).toEqual([
      { section: '乙断面', county: '甲县', reason: '2026年6月没有监测数据' },
    ]);
  });

  it('K09 counts an item only when every section has it, and says who lacks it', () => {
    const { scope } = basis([
      period(
        '2026年6月',
        sample('甲断面', { 化学需氧量: '20', 氟化物: '0.5' }),
        sample('乙断面', { 化学需氧量: '20' }),
        sample('丙断面', { 化学需氧量: '20' }),
        sample('丁断面', { 化学需氧量: '' }),
        sample('戊断面', { 化学需氧量: '20', 氟化物: '-1' }),
      ),
    ]);
    expect(scope.items).toEqual(Object.keys(HALF));
    expect(scope.itemsLeftOut.slice(0, 2)).toEqual([
      { item: '化学需氧量', isMeasured: true, reason: '丁断面没有监测值' },
      { item: '五日生化需氧量', isMeasured: false, reason: '没有监测值' },
    ]);
    expect(scope.itemsLeftOut.find(({ item }) => item === '氟化物')?.reason).toBe(
      '乙断面、丙断面、丁断面等4个断面没有监测值',
    );
    expect(scope.itemsLeftOut).toHaveLength(16);
  });

  it('K09 counts no item when no section takes part', () => {
    const { scope, taking } = basis([period('2026年6月', sample('甲断面', { 氨氮: '' }))]);
    expect([taking, scope.items]).toEqual([[], []]);
    expect(scope.itemsLeftOut).toHaveLength(21);
  });

  it('K14 compares over the sections and items that both periods have', () => {
    const { scope, taking } = basis([
      period(
        '2026年6月',
        sample('甲断面', { 化学需氧量: '10' }),
        sample('新断面'),
        sample('乙断面', { 氨氮: '' }),
      ),
      period('2025年6月', sample('甲断面'), sample('旧断面'), sample('乙断面', { 总磷: '' })),
    ]);
    expect(taking.map(({ section }) => section.name.value)).toEqual(['甲断面']);
    expect(scope.items).toEqual(Object.keys(HALF));
    expect(scope.sectionsLeftOut.map(({ section, reason }) => [section, reason])).toEqual([
      ['新断面', '2025年6月没有监测数据'],
      ['乙断面', '2026年6月缺少氨氮，2025年6月缺少总磷'],
      ['旧断面', '2026年6月没有监测数据'],
    ]);
  });

  it('K14 takes each period with its own values', () => {
    const periods = [
      period('2026年6月', sample('甲断面', { 氨氮: '1.0' })),
      period('2025年6月', sample('甲断面', { 氨氮: '0.2' })),
    ];
    const { scope, taking } = basis(periods);
    const values = [0, 1].map((which) => unitIndex('甲县', taking, which, scope, standard));
    expect(values).toMatchObject([{ index: { value: '2.5000' } }, { index: { value: '1.7000' } }]);
  });

  it('keeps excluded sections out for their reason', () => {
    const excluded = new Map([['甲断面', '不参加']]);
    const { scope, taking } = basis([period('2026年6月', sample('甲断面'))], CURRENT_POLICY, excluded);
    expect([taking, scope.sectionsLeftOut]).toEqual([
      [],
      [{ section: '甲断面', county: '甲县', reason: '不参加' }],
    ]);
  });

  it('takes a month from the series of the sections', () => {
    const { section, amounts } = sample('甲断面');
    const verdict = {
      waterClass: 3 as const,
      deciding: [],
      items: [],
      exceeded: [],
      base: 3 as const,
      mainPollutants: [],
      apart: [],
      missing: [],
      sources: [],
      statement: '',
    };
    const series = [{ section, months: new Map([['2026-06', { amounts, verdict }]]) }];
    expect(monthSamples(series, '2026-06')).toEqual([{ section, amounts, waterClass: 3 }]);
    expect(monthSamples(series, '2026-05')).toEqual([]);
  });
});

describe('the change of an index', () => {
  it.each([
    // (2.1 − 2.0) ÷ 2.0: worse; (1.9 − 2.0) ÷ 2.0: better, negative
    ['2.1000', '2.0000', '5.00'],
    ['1.9000', '2.0000', '-5.00'],
    // (3.0229 − 3.1000) ÷ 3.1000 = −2.48709… %
    ['3.0229', '3.1000', '-2.49'],
    // 0.0003 ÷ 2 = 0.015 % and 0.0005 ÷ 2 = 0.025 %: ties, both to the even 0.02
    ['2.0003', '2.0000', '0.02'],
    ['2.0005', '2.0000', '0.02'],
    ['1.9997', '2.0000', '-0.02'],
    // 0.0001 ÷ 4 = 0.0025 % on either side shows no change
    ['4.0001', '4.0000', '0.00'],
    ['3.9999', '4.0000', '0.00'],
    ['4.0000', '4.0000', '0.00'],
  ])('K13 from %s against %s is %s %%', (now, base, change) => {
    expect(changeOf(now, base)).toBe(change);
  });

  it('K13 says how it was made', () => {
    const { change } = unitChange(indexed('1.9000'), indexed('2.0000'))!;
    expect(change.rule).toEqual({
      standard: '环办监测〔2017〕51号',
      clause: '城市水质指数变化程度',
      statement: '（1.9000−2.0000）÷2.0000×100%=-5.00%',
    });
    expect(change.sources.map(({ cell }) => cell)).toEqual(['1.9000', '2.0000']);
  });

  it('K13 cannot be told from nothing', () => {
    expect(unitChange(indexed('1.9000'), indexed('0.0000'))).toBeNull();
  });

  it('has the opposite sign the other way round', () => {
    const index = fc.integer({ min: 1, max: 99_999 }).map((units) => (units / 10_000).toFixed(4));
    fc.assert(
      fc.property(index, index, (a, b) => {
        const [there, back] = [Number(changeOf(a, b)), Number(changeOf(b, a))];
        expect(there * back).toBeLessThanOrEqual(0);
        if (Math.abs(Number(a) - Number(b)) > Number(a) / 100) {
          expect(Math.sign(there)).toBe(Math.sign(Number(a) - Number(b)));
          expect(back).not.toBe(0);
        }
      }),
    );
  });
});

describe('laws of the index', () => {
  const hundredths = (min: number, max: number) =>
    fc.integer({ min: min * 100, max: max * 100 }).map((units) => (units / 100).toFixed(2));
  const water = fc.record({
    pH值: hundredths(6, 9),
    溶解氧: hundredths(1, 15),
    高锰酸盐指数: hundredths(0, 20),
    氨氮: hundredths(0, 5),
    总磷: hundredths(0, 1),
  });
  const named = (waters: readonly Readonly<Record<string, string>>[], lakes = 0) =>
    waters.map((values, index) => sample(`断面${index}`, values, { body: index < lakes ? 'lake' : 'river' }));

  it('it falls when a concentration falls, and rises when 溶解氧 falls', () => {
    fc.assert(
      fc.property(
        fc.array(water, { minLength: 1, maxLength: 4 }),
        fc.nat(4),
        fc.constantFrom('高锰酸盐指数', '氨氮', '总磷', '溶解氧'),
        hundredths(0.1, 0.9),
        (waters, lakes, item, part) => {
          const lower = (Number(waters[0]![item as keyof (typeof waters)[0]]) * Number(part)).toFixed(4);
          const before = Number(cwqi(...named(waters, lakes)));
          const after = Number(cwqi(...named([{ ...waters[0]!, [item]: lower }, ...waters.slice(1)], lakes)));
          if (item === '溶解氧') expect(after).toBeGreaterThanOrEqual(before);
          else expect(after).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('the order of the sections does not matter', () => {
    fc.assert(
      fc.property(fc.array(water, { minLength: 2, maxLength: 6 }), fc.nat(3), (waters, lakes) => {
        const samples = named(waters, lakes);
        expect(cwqi(...samples.toReversed())).toBe(cwqi(...samples));
      }),
    );
  });

  it('sections that are all alike have the index of one', () => {
    fc.assert(
      fc.property(water, fc.integer({ min: 1, max: 5 }), (values, count) => {
        expect(cwqi(...named(Array.from({ length: count }, () => values)))).toBe(
          cwqi(sample('甲断面', values)),
        );
      }),
    );
  });
});
