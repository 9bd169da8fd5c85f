import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionSeries } from '../../src/assess/classes/series.ts';
import { watersOf } from '../../src/assess/waters/waters.ts';
import { WATER_CLASSES, type WaterBody } from '../../src/model/water.ts';
import type { WaterFinding, WaterLevel } from '../../src/model/water-findings.ts';
import { AMMONIA, JUDGED_BY, MONTH, ofClasses, point } from './water-series.ts';

const judge = (series: readonly SectionSeries[]) => watersOf({ ...JUDGED_BY, month: MONTH, series });

function find(series: readonly SectionSeries[], level: WaterLevel, name = ''): WaterFinding {
  const found = judge(series).find((water) => water.level === level && water.name.includes(name));
  if (found === undefined) throw new Error(`no ${level} ${name}`);
  return found;
}

const city = (series: readonly SectionSeries[]) => find(series, 'city');

function mean(water: WaterFinding) {
  if (water.judgement.kind !== 'mean') throw new Error(`judged by ${water.judgement.kind}`);
  return water.judgement.verdict;
}

function rates(water: WaterFinding) {
  if (water.judgement.kind !== 'shares') throw new Error(`judged by ${water.judgement.kind}`);
  return water.judgement.mainPollutants;
}

describe('the waters of a month', () => {
  const series = [
    point('桥头', {}, { water: '甲河', basin: '东流域', county: '甲县' }),
    point('湖心', {}, { water: '镜湖', waterBody: 'lake', county: '乙县' }),
    point('桥下', {}, { water: '甲河', basin: '东流域', county: '乙县' }),
    // A river of the lake's name is another water.
    point('湖口', {}, { water: '镜湖', basin: '西流域', county: '甲县' }),
    // Not monitored this month.
    { ...point('旧站', {}, { water: '丁河', county: '丁县' }), months: new Map() },
  ];

  it('W01 are the city, the basins, each river and lake, and the counties, with the sections read this month', () => {
    expect(
      judge(series).map(({ level, name, waterBody, sections }) => [
        level,
        name,
        waterBody,
        sections.map(({ section }) => section.name.value).join(' '),
      ]),
    ).toEqual([
      ['city', '全市', 'mixed', '桥头 湖心 桥下 湖口'],
      // A section without a basin is in none.
      ['basin', '东流域', 'river', '桥头 桥下'],
      ['basin', '西流域', 'river', '湖口'],
      ['water', '甲河', 'river', '桥头 桥下'],
      ['water', '镜湖', 'lake', '湖心'],
      ['water', '镜湖', 'river', '湖口'],
      ['county', '甲县', 'river', '桥头 湖口'],
      ['county', '乙县', 'mixed', '湖心 桥下'],
    ]);
    expect(judge([])).toEqual([]);
    expect(judge(series).every(({ month }) => month === MONTH)).toBe(true);
  });
});

describe('the word of a water with five sections or more', () => {
  it('W02 counts classes among the sections that have one', () => {
    // Of seven sections one has no class (总磷 missing): 6 counted, Ⅰ–Ⅲ 4÷6 = 66.7 %, 劣Ⅴ 1÷6 = 16.7 %.
    const water = city([...ofClasses([1, 2, 3, 3, 4, 6]), point('断流', { 总磷: '?断流' })]);
    expect(water.sections).toHaveLength(7);
    expect(water.summary.classed.value).toBe(6);
    expect(water.summary.classes.map(({ count }) => count.value)).toEqual([1, 1, 2, 1, 0, 1]);
    expect([water.summary.good.share.value, water.summary.worst.share.value]).toEqual(['66.7', '16.7']);
    expect(water.word?.value).toBe('轻度污染');
  });

  it.each([
    // Ⅰ–Ⅲ 9÷10 = 90 %; 89÷99 is 89.9 %
    [9, 1, 0, '优'],
    [89, 10, 0, '良好'],
    // 1799÷1999 = 89.995 %, which prints as 90.0: compared exactly it is not 优.
    [1799, 200, 0, '良好'],
    // 6÷8 = 75 %, though 劣Ⅴ is 25 %
    [6, 0, 2, '良好'],
    // 5÷7 = 71.4 %; 劣Ⅴ 0, 1÷7 = 14.3 %
    [5, 2, 0, '轻度污染'],
    [5, 1, 1, '轻度污染'],
    // 劣Ⅴ 1÷5 = 20 %
    [3, 1, 1, '中度污染'],
    // 劣Ⅴ 3÷8 = 37.5 %
    [4, 1, 3, '中度污染'],
    // 劣Ⅴ 2÷5 = 40 %
    [3, 0, 2, '重度污染'],
    [0, 0, 6, '重度污染'],
  ])('W03 follows from the exact shares: %i good, %i between, %i 劣Ⅴ: %s', (good, middle, worst, word) => {
    const classes = [...Array(good).fill(2), ...Array(middle).fill(4), ...Array(worst).fill(6)];
    const series = ofClasses(classes);
    expect(city(series).word?.value).toBe(word);
    // Whatever the order of the table's rows.
    const standards = { ...JUDGED_BY.standards, shareWords: JUDGED_BY.standards.shareWords.toReversed() };
    expect(watersOf({ ...JUDGED_BY, standards, month: MONTH, series })[0]?.word?.value).toBe(word);
  });

  it('W03 names the shares with their division, the limits of the table and the clause', () => {
    const good = city(ofClasses([1, 2, 3, 3, 3, 3, 4, 6])).word;
    expect(good?.rule).toEqual({
      standard: '环办〔2011〕22号',
      clause: '表2',
      statement:
        '8个有评价结果的断面中Ⅰ～Ⅲ类6个（6÷8＝75.0%），劣Ⅴ类1个（1÷8＝12.5%）；75%≤Ⅰ～Ⅲ类比例＜90%，为良好',
    });
    // A row a section, then the two limits of the row of the table.
    expect(good?.sources.map(({ text }) => text)).toEqual([
      ...Array.from({ length: 8 }, (_, index) => `断面${index + 1}`),
      '75',
      '90',
    ]);
    const statement = (classes: readonly number[]) => city(ofClasses(classes)).word?.rule?.statement;
    expect(statement([1, 1, 1, 1, 1])).toContain('；Ⅰ～Ⅲ类比例≥90%，为优');
    expect(statement([1, 1, 1, 4, 4])).toContain('；Ⅰ～Ⅲ类比例＜75%，劣Ⅴ类比例＜20%，为轻度污染');
    expect(statement([1, 1, 1, 4, 6])).toContain('；Ⅰ～Ⅲ类比例＜75%，20%≤劣Ⅴ类比例＜40%，为中度污染');
    expect(statement([1, 1, 1, 6, 6])).toContain('；Ⅰ～Ⅲ类比例＜75%，劣Ⅴ类比例≥40%，为重度污染');
  });

  it('W04 is by shares with exactly five, by means with four or with a fifth that has no class', () => {
    const four = ofClasses([2, 2, 2, 2]);
    expect(city([...four, point('第五', { 氨氮: '1.2' })]).judgement.kind).toBe('shares');
    expect(city(four).judgement.kind).toBe('mean');
    expect(city([...four, point('第五', { 氨氮: '' })]).judgement.kind).toBe('mean');
  });

  it('has no word when the table has no row for the shares', () => {
    const standards = { ...JUDGED_BY.standards, shareWords: [] };
    const [whole] = watersOf({ ...JUDGED_BY, standards, month: MONTH, series: ofClasses([1, 1, 1, 1, 1]) });
    expect(whole).not.toHaveProperty('word');
    expect(whole?.judgement.kind).toBe('shares');
  });
});

describe('the word of a water with fewer than five sections', () => {
  it('W05 is that of the class of the means over its sections', () => {
    // Sections of Ⅲ, Ⅳ and Ⅴ; 氨氮 (0.8 + 1.2 + 1.6) ÷ 3 = 1.2, which is Ⅳ.
    const water = city([
      point('上', { 氨氮: '0.8' }),
      point('中', { 氨氮: '1.2' }),
      point('下', { 氨氮: '1.6' }),
    ]);
    expect(mean(water).waterClass).toBe(4);
    expect(water.word).toMatchObject({
      value: '轻度污染',
      rule: {
        standard: '环办〔2011〕22号',
        clause: '表1',
        statement:
          '3个断面，有评价结果的少于5个，按各项目均值评价：（0.8＋1.2＋1.6）÷3得氨氮1.2 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L），轻度污染',
      },
    });
    expect(mean(water).rows?.map(({ text }) => text)).toEqual(['上', '中', '下']);
    // The three cells of ammonia, and the two limits it lies between.
    const cells = water.word!.sources.filter(({ text }) =>
      ['0.8', '1.2', '1.6', '1.0', '1.5'].includes(text),
    );
    expect(cells).toHaveLength(5);
  });

  it('W05 can be better than every class: the items are averaged, not the classes', () => {
    // 氨氮 (1.2 + 0.2) ÷ 2 = 0.7 and 总磷 (0.01 + 0.25) ÷ 2 = 0.13: both Ⅲ, of two sections of Ⅳ.
    const water = city([point('上', { 氨氮: '1.2' }), point('下', { 氨氮: '0.2', 总磷: '0.25' })]);
    expect(mean(water).deciding).toEqual(['氨氮', '总磷']);
    expect(water.word?.value).toBe('良好');
    expect(mean(water).statement).toContain(
      '（1.2＋0.2）÷2得氨氮0.7 mg/L，超过Ⅱ类限值0.5 mg/L，符合Ⅲ类（≤1.0 mg/L）；（0.01＋0.25）÷2得总磷0.13 mg/L',
    );
  });

  it('W05 says so when all means are of class Ⅰ', () => {
    expect(mean(city([point('上'), point('下')])).statement).toBe(
      '2个断面，有评价结果的少于5个，按各项目均值评价：pH值、溶解氧、高锰酸盐指数、氨氮、总磷均符合Ⅰ类',
    );
  });

  it('W06 averages pH by its hydrogen ions and amounts below detection at half the limit, of the sections that have a value', () => {
    // pH −lg[(10^−5 + 10^−7 + 10^−7) ÷ 3] = −lg(3.4 × 10^−6) = 5.47, which rounds to 5: outside 6~9.
    const acid = city([point('上', { pH值: '5' }), point('中', { pH值: '7' }), point('下', { pH值: '7' })]);
    expect(mean(acid).statement).toContain('：5、7、7按氢离子浓度平均得pH值5，超出6~9的范围，为劣Ⅴ类');
    // 氨氮 (0.05 ÷ 2 + 0.9 + 0.95) ÷ 3 = 0.625 → 0.62; the fourth is missing, the fifth no value.
    const ammonia = city([
      point('一', { 氨氮: '<0.05' }),
      point('二', { 氨氮: '0.9' }),
      point('三', { 氨氮: '0.95' }),
      point('四', { 氨氮: '?停站' }),
      point('五', { 氨氮: '-9' }),
    ]);
    expect(mean(ammonia).statement).toBe(
      '5个断面，有评价结果的少于5个，按各项目均值评价：（0.05÷2＋0.9＋0.95）÷3得氨氮0.62 mg/L，超过Ⅱ类限值0.5 mg/L，符合Ⅲ类（≤1.0 mg/L）',
    );
  });

  it('W06 counts an amount below detection as the policy says', () => {
    const series = [point('上', { 氨氮: '<0.4' }), point('下', { 氨氮: '1.0' })];
    const statement = (belowDetection: 'zero' | 'limit') => {
      const policy = { ...JUDGED_BY.policy, belowDetection };
      return mean(watersOf({ ...JUDGED_BY, policy, month: MONTH, series })[0]!).statement;
    };
    expect(statement('zero')).toContain('（0＋1.0）÷2得氨氮0.5 mg/L');
    expect(statement('limit')).toContain('（0.4＋1.0）÷2得氨氮0.7 mg/L');
  });

  it('W06 averages an item that not every section measures over those that do', () => {
    // 化学需氧量 (25.000 + 18) ÷ 2 = 21.5
    const water = city([
      point('上', { 化学需氧量: '25.000' }),
      point('中'),
      point('下', { 化学需氧量: '18' }),
    ]);
    expect(mean(water).statement).toContain('：（25.000＋18）÷2得化学需氧量21.5 mg/L，超过Ⅲ类限值20 mg/L');
  });

  it('W06 writes long means of months with six digits, and a single value without a sum', () => {
    const third = city([point('上', { 氨氮: '0.66666666666666666667' }), point('下', { 氨氮: '0.6' })]);
    expect(mean(third).statement).toContain('：（0.666667＋0.6）÷2得氨氮0.63 mg/L');
    expect(mean(city([point('上', { 氨氮: '0.66' })])).statement).toBe(
      '1个断面，有评价结果的少于5个，按各项目均值评价：氨氮0.66 mg/L，超过Ⅱ类限值0.5 mg/L，符合Ⅲ类（≤1.0 mg/L）',
    );
  });

  it('W07 is used for the points of one lake however many they are', () => {
    // 总磷 (4 × 0.02 + 0.4) ÷ 5 = 0.096: Ⅳ, 轻度污染. By shares 4÷5 = 80 % would be 良好.
    const points = ['0.02', '0.02', '0.02', '0.02', '0.4'].map((总磷, index) =>
      point(`点位${index}`, { 总磷 }, { water: '镜湖', waterBody: 'lake' }),
    );
    const lake = find(points, 'water');
    expect(mean(lake).statement).toBe(
      '5个点位，按各项目均值评价：（0.02＋0.02＋0.02＋0.02＋0.4）÷5得总磷0.096 mg/L，超过Ⅲ类限值0.05 mg/L，符合Ⅳ类（≤0.1 mg/L）',
    );
    expect(lake.word?.value).toBe('轻度污染');
    // A county of five lake points is not one lake.
    expect(find(points, 'county').word?.value).toBe('良好');
  });

  it('W08 is given for rivers and lakes apart when a group has both; five of both together go by shares', () => {
    // 总磷 0.08 is Ⅱ in a river and Ⅳ in a lake.
    const river = (name: string) => point(name, { 总磷: '0.08' }, { water: '甲河' });
    const lake = (name: string) => point(name, { 总磷: '0.08' }, { water: '镜湖', waterBody: 'lake' });
    const mixed = city([river('一'), river('二'), lake('三')]);
    expect(mixed).not.toHaveProperty('word');
    expect(mixed.summary.classed.value).toBe(3);
    expect(
      mixed.judgement.kind === 'parts' &&
        mixed.judgement.parts.map(({ level, name, waterBody, sections, word }) => [
          level,
          name,
          waterBody,
          sections.length,
          word?.value,
        ]),
    ).toEqual([
      ['city', '全市', 'river', 2, '优'],
      ['city', '全市', 'lake', 1, '轻度污染'],
    ]);
    const five = city([river('一'), river('二'), river('三'), river('四'), lake('五')]);
    // 4÷5 = 80 %
    expect(five.word?.value).toBe('良好');
    expect(five.waterBody).toBe('mixed');
  });

  it('W09 is missing when the means give no class, and the reason is said', () => {
    const water = city([point('上', { 总磷: '?停站' }), point('下', { 总磷: '?停站' })]);
    expect(water).not.toHaveProperty('word');
    expect(mean(water).waterClass).toBeNull();
    expect(mean(water).statement).toBe(
      '2个断面，有评价结果的少于5个，按各项目均值评价：缺少总磷（停站），不评价类别',
    );
    const policy = { ...JUDGED_BY.policy, missing: 'allow' as const };
    const bare = point('空', { pH值: '', 溶解氧: '', 高锰酸盐指数: '', 氨氮: '', 总磷: '' });
    const [none] = watersOf({
      standards: JUDGED_BY.standards,
      policy: { ...policy, requiredItems: [] },
      month: MONTH,
      series: [bare],
    });
    expect(mean(none!).statement).toContain('：没有可参评的项目，不评价类别');
    // What lacks without mattering is named after the class.
    const [allowed] = watersOf({
      ...JUDGED_BY,
      policy,
      month: MONTH,
      series: [point('上', { 总磷: '', 氨氮: '0.8' })],
    });
    expect(mean(allowed!).statement).toContain('符合Ⅲ类（≤1.0 mg/L）；缺少总磷，未参评');
  });

  it('W06 takes for each item the sections that have a value, even when no single one has a class', () => {
    // Each lacks one item; together all five have a mean.
    const water = city([point('上', { 总磷: '' }), point('下', { 氨氮: '' })]);
    expect(water.summary.classed.value).toBe(0);
    expect(water.word?.value).toBe('优');
  });
});

describe('the main pollutants of a water', () => {
  // Ten sections: 总磷 over Ⅲ in four, 氨氮 in three, 化学需氧量 and 溶解氧 in two, 氟化物 in one.
  const over = (changed: Readonly<Record<string, string>>) => changed;
  const sections = [
    over({ 总磷: '0.25', 氨氮: '1.2' }),
    over({ 总磷: '0.25', 氨氮: '1.2', 化学需氧量: '22' }),
    over({ 总磷: '0.25', 氨氮: '1.2', 溶解氧: '2.4' }),
    over({ 总磷: '0.25', 化学需氧量: '22', 溶解氧: '4.5', 氟化物: '1.2' }),
    ...Array.from({ length: 6 }, () => over({})),
  ].map((changed, index) => point(`断面${index + 1}`, changed));

  it('W10 are the first three by the share of sections worse than Ⅲ', () => {
    const found = rates(city(sections));
    // 4÷10, 3÷10, 2÷10
    expect(found.map(({ item, count, rate }) => [item, count.value, rate.value])).toEqual([
      ['总磷', 4, '40.0'],
      ['氨氮', 3, '30.0'],
      ['溶解氧', 2, '20.0'],
    ]);
    expect(found[0]?.count.rule?.statement).toBe('10个有评价结果的断面中4个总磷劣于Ⅲ类');
    expect(found[0]?.rate.rule).toEqual({
      standard: '环办〔2011〕22号',
      clause: '主要污染指标的确定',
      statement: '10个有评价结果的断面中4个总磷劣于Ⅲ类，断面超标率4÷10＝40.0%',
    });
    expect(found[0]?.rate.sources).toHaveLength(10);
    expect(found[0]?.count.sources.filter(({ text }) => text === '0.25')).toHaveLength(4);
  });

  it('W10 need an item worse than Ⅲ, in sections that have a class', () => {
    expect(rates(city(ofClasses([1, 2, 3, 3, 3])))).toEqual([]);
    // A water of 优 names the item of its one bad section; a section without a class counts on neither side.
    const unclassed = point('断面0', { 氨氮: '9', 总磷: '' });
    const found = rates(city([unclassed, ...ofClasses([1, 1, 1, 1, 1, 1, 1, 1, 1, 4])]));
    expect(found.map(({ item, rate }) => [item, rate.value])).toEqual([['氨氮', '10.0']]);
  });

  it('W11 of equal shares come by the worst class of the item, then in the order of the standard', () => {
    const found = rates(
      city([point('一', { 氨氮: '1.2', 化学需氧量: '22', 总磷: '0.35' }), ...ofClasses([1, 1, 1, 1])]),
    );
    // Each 1÷5; 总磷 is Ⅴ, the others Ⅳ, and 化学需氧量 stands before 氨氮 in table 1.
    expect(found.map(({ item }) => item)).toEqual(['总磷', '化学需氧量', '氨氮']);
    // Each 2÷5; 氨氮 is Ⅳ and 劣Ⅴ, 总磷 Ⅴ twice.
    const mixed = [point('一', { 氨氮: '1.2', 总磷: '0.35' }), point('二', { 氨氮: '2.5', 总磷: '0.35' })];
    expect(rates(city([...mixed, ...ofClasses([1, 1, 1])])).map(({ item }) => item)).toEqual([
      '氨氮',
      '总磷',
    ]);
  });

  it('W12 of fewer than five sections are those of the means, with multiples of Ⅲ, and of each section', () => {
    const water = city([
      point('上', { 氨氮: '0.8', 总磷: '0.3' }),
      point('下', { 氨氮: '2.0', 总磷: '0.2' }),
    ]);
    // 氨氮 (0.8 + 2.0) ÷ 2 = 1.4, (1.4 − 1.0) ÷ 1.0 = 0.4; 总磷 0.25, (0.25 − 0.2) ÷ 0.2 = 0.25 → 0.2: both Ⅳ.
    expect(mean(water).mainPollutants.map(({ item, multiple }) => [item, multiple])).toEqual([
      ['氨氮', '0.4'],
      ['总磷', '0.2'],
    ]);
    expect(mean(water).base).toBe(3);
    expect(
      water.sections.map(({ verdict }) => verdict.mainPollutants.map(({ item }) => item).join()),
    ).toEqual(['总磷', '氨氮']);
  });
});

describe('laws of the waters', () => {
  const anySection = fc.record({
    rank: fc.integer({ min: 0, max: 5 }),
    phosphorus: fc.constantFrom('0.01', '0.15', '0.25', '0.35', ''),
    water: fc.constantFrom('甲河', '乙河', '镜湖'),
    waterBody: fc.constantFrom<WaterBody>('river', 'lake'),
    basin: fc.constantFrom('东流域', '西流域'),
    county: fc.constantFrom('甲县', '乙县'),
  });
  const anySections = fc
    .array(anySection, { maxLength: 16 })
    .map((entries) =>
      entries.map(({ rank, phosphorus, ...register }, index) =>
        point(`断面${index}`, { 氨氮: AMMONIA[rank]!, 总磷: phosphorus }, register),
      ),
    );

  /** What is said of each water, by its name, without regard to order. */
  const answers = (series: readonly SectionSeries[]) =>
    new Map(judge(series).map((water) => [`${water.level} ${water.name} ${water.waterBody}`, answer(water)]));

  function answer({ summary, word, judgement }: WaterFinding): unknown {
    return {
      word: word?.value,
      counts: summary.classes.map(({ count }) => count.value),
      pollutants:
        judgement.kind === 'shares'
          ? judgement.mainPollutants.map(({ item, rate }) => [item, rate.value])
          : judgement.kind === 'mean'
            ? judgement.verdict.items.map(({ item, compared }) => [item, compared])
            : judgement.parts.map(answer),
    };
  }

  it('W01 the order of sections changes nothing', () => {
    fc.assert(
      fc.property(anySections, (series) => {
        expect(answers(series.toReversed())).toEqual(answers(series));
      }),
    );
  });

  it('W01 a further section moves only the waters it belongs to', () => {
    fc.assert(
      fc.property(anySections, anySection, (series, { rank, phosphorus, ...register }) => {
        const before = answers(series);
        const further = point('另一', { 氨氮: AMMONIA[rank]!, 总磷: phosphorus }, register);
        const after = answers([...series, further]);
        const own = ['city', `basin ${register.basin}`, `county ${register.county}`];
        const isOwn = (key: string) =>
          own.some((start) => key.startsWith(start)) ||
          key === `water ${register.water} ${register.waterBody}`;
        for (const [key, value] of before) if (!isOwn(key)) expect(after.get(key)).toEqual(value);
      }),
    );
  });

  it('W02 the counts of the classes sum to the sections that have one, so that their shares sum to 100 %', () => {
    fc.assert(
      fc.property(anySections, (series) => {
        for (const { summary } of judge(series)) {
          const sum = summary.classes.reduce((total, { count }) => total + count.value, 0);
          expect(sum).toBe(summary.classed.value);
        }
      }),
    );
  });

  it('W03 a worse section never makes a better word', () => {
    const words = ['优', '良好', '轻度污染', '中度污染', '重度污染'];
    const anyClasses = fc.array(fc.constantFrom(...WATER_CLASSES), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyClasses, fc.nat(), (classes, at) => {
        const index = at % classes.length;
        const worse = classes.map((rank, place) => (place === index ? Math.min(rank + 1, 6) : rank));
        const rankOf = (ranks: readonly number[]) => words.indexOf(city(ofClasses(ranks)).word!.value);
        expect(rankOf(worse)).toBeGreaterThanOrEqual(rankOf(classes));
      }),
    );
  });
});
