import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSections } from '../../src/assess/classes/sections.ts';
import { periodsOf, yearBefore, yearTo } from '../../src/assess/periods/periods.ts';
import type { IndexPeriod, IndexSample } from '../../src/assess/standing/cwqi-basis.ts';
import { rankPeriod, rankPeriods } from '../../src/assess/standing/ranking.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import { DEFAULT_RANKING, type RankingOptions } from '../../src/model/ranking-findings.ts';
import type { County } from '../../src/model/records.ts';
import { county, HALF, period, sample, sectionOf } from './index-samples.ts';
import { reading } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

const NOW = '2026年6月';
const LAST_YEAR = '2025年6月';
const standard = STANDARDS.surfaceWater;
const COUNTIES = [county('甲县', '990101'), county('乙县', '990102'), county('丙县', '990103')];

function ranked(
  now: readonly IndexSample[],
  bases: readonly IndexPeriod[] = [],
  options: Partial<RankingOptions> = {},
  counties: readonly County[] = COUNTIES,
  policy: AssessmentPolicy = CURRENT_POLICY,
) {
  const sections = new Map(
    [...now, ...bases.flatMap(({ samples }) => samples)].map(({ section }) => [section.name.value, section]),
  );
  return rankPeriod(
    {
      period: '2026-06',
      counties,
      series: [...sections.values()].map((section) => ({ section, months: new Map() })),
      standard,
      policy,
      options: { ...DEFAULT_RANKING, ...options },
    },
    period(NOW, ...now),
    bases,
  );
}

/** One section a county; the index is 1.5 + 氨氮. */
const ammonia = (values: Readonly<Record<string, string>>, waterClass: 1 | 2 | 3 | 4 | 5 | 6 = 4) =>
  Object.entries(values).map(([name, value]) =>
    sample(`${name}断面`, { 氨氮: value }, { county: name, waterClass }),
  );

const places = (entries: readonly { unit: string; rank: number; sharing: number }[]) =>
  entries.map(({ unit, rank, sharing }) => [unit, rank, sharing]);

describe('the ranking by index', () => {
  it('K15 begins with the lowest index', () => {
    // 1.5 + 0.9, 1.5 + 0.2, 1.5 + 0.5
    const { ranking } = ranked(ammonia({ 甲县: '0.9', 乙县: '0.2', 丙县: '0.5' })).index;
    expect(ranking.entries.map(({ unit, rank, value }) => [unit, rank, value.value])).toEqual([
      ['乙县', 1, '1.7000'],
      ['丙县', 2, '2.0000'],
      ['甲县', 3, '2.4000'],
    ]);
  });

  it('K15 compares numbers, not their texts', () => {
    const { ranking } = ranked(ammonia({ 甲县: '9', 乙县: '2' })).index;
    expect(ranking.entries.map(({ value }) => value.value)).toEqual(['3.5000', '10.5000']);
  });

  it('K15 lets equal indexes share a rank, and the next rank counts them', () => {
    const { ranking } = ranked(ammonia({ 乙县: '0.2', 甲县: '0.2', 丙县: '0.5' })).index;
    expect(places(ranking.entries)).toEqual([
      ['甲县', 1, 2],
      ['乙县', 1, 2],
      ['丙县', 3, 1],
    ]);
  });

  it('K15 judges equal by what is printed', () => {
    // 1.70001 and 1.70004 both print 1.7000.
    const { ranking } = ranked(ammonia({ 甲县: '0.20004', 乙县: '0.20001' })).index;
    expect(places(ranking.entries)).toEqual([
      ['甲县', 1, 2],
      ['乙县', 1, 2],
    ]);
  });

  it('K15 lists those that share a rank by their codes, then by their names', () => {
    const alike = ammonia({ 乙县: '0.2', 甲县: '0.2', 丙县: '0.2' });
    const order = (...counties: readonly County[]) =>
      ranked(alike, [], {}, counties).index.ranking.entries.map(({ unit }) => unit);
    const [a, b, c] = [county('丙县', '2'), county('甲县', '1'), county('乙县', '1')];
    // Names in the order of their characters: 乙 stands before 甲.
    for (const given of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
      [b, a, c],
    ]) {
      expect(order(...given)).toEqual(['乙县', '甲县', '丙县']);
    }
  });

  it('K16 counts the last places from the end, ties included', () => {
    const counties = ['甲县', '乙县', '丙县', '丁县', '戊县'].map((name, index) =>
      county(name, `99010${index}`),
    );
    const samples = ammonia({ 甲县: '0.1', 乙县: '0.9', 丙县: '0.5', 丁县: '0.9', 戊县: '0.3' });
    const bottom = (count: number) =>
      ranked(samples, [], { bottom: count }, counties).index.ranking.bottom.map(({ unit, rank, fromEnd }) => [
        unit,
        rank,
        fromEnd,
      ]);
    expect(bottom(1)).toEqual([
      ['乙县', 4, 1],
      ['丁县', 4, 1],
    ]);
    // No one is last but one: two are last.
    expect(bottom(2)).toEqual(bottom(1));
    expect(bottom(3)).toEqual([...bottom(1), ['丙县', 3, 3]]);
    expect(bottom(0)).toEqual([]);
  });

  it('K16 never counts the first among the last', () => {
    const { bottom } = ranked(ammonia({ 甲县: '0.1', 乙县: '0.9' }), [], { bottom: 9 }).index.ranking;
    expect(bottom.map(({ unit }) => unit)).toEqual(['乙县']);
    const alike = ranked(ammonia({ 甲县: '0.1', 乙县: '0.1', 丙县: '0.1' }), [], { bottom: 9 }).index.ranking;
    expect(alike.bottom).toEqual([]);
  });

  it('K17 keeps counties that are good all over out of the last places, when asked to', () => {
    const samples = [
      ...ammonia({ 甲县: '0.1', 乙县: '0.5' }, 4),
      // Ⅲ and on target, with the highest index of all
      ...ammonia({ 丙县: '0.9' }, 3),
    ];
    const off = ranked(samples, [], { bottom: 1 }).index.ranking;
    expect([off.bottom.map(({ unit }) => unit), off.exempt]).toEqual([['丙县'], []]);
    const on = ranked(samples, [], { bottom: 1, keepGoodOutOfBottom: true }).index.ranking;
    expect(on.bottom.map(({ unit, fromEnd }) => [unit, fromEnd])).toEqual([['乙县', 1]]);
    expect(on.exempt).toEqual([
      { unit: '丙县', reason: '全部断面达到或优于Ⅲ类并达到水质目标，不列入后几名' },
    ]);
    expect(places(on.entries)).toEqual(places(off.entries));
  });

  it.each([
    ['one section is Ⅳ', { waterClass: 4, target: 4 }],
    ['one section misses its target', { waterClass: 3, target: 2 }],
    ['one section has no class', { waterClass: null, target: 3 }],
  ] as const)('K17 does not when %s', (_, options) => {
    const samples = [
      ...ammonia({ 甲县: '0.1' }),
      sample('丙一', { 氨氮: '0.9' }, { county: '丙县', waterClass: 2 }),
      sample('丙二', { 氨氮: '0.9' }, { county: '丙县', ...options }),
    ];
    const { ranking } = ranked(samples, [], { keepGoodOutOfBottom: true }).index;
    expect([ranking.bottom.map(({ unit }) => unit), ranking.exempt]).toEqual([['丙县'], []]);
  });

  it('K19 names counties that cannot be ranked, with the reason', () => {
    const { ranking } = ranked([
      ...ammonia({ 甲县: '0.2' }),
      sample('乙一', { 氨氮: '' }, { county: '乙县' }),
      sample('乙二', { 总磷: '?停站' }, { county: '乙县' }),
    ]).index;
    expect(places(ranking.entries)).toEqual([['甲县', 1, 1]]);
    expect(ranking.notRanked).toEqual([
      { unit: '乙县', reason: '没有断面参加排名：乙一：2026年6月缺少氨氮；乙二：2026年6月缺少总磷' },
      { unit: '丙县', reason: '没有监测断面' },
    ]);
  });

  it('K19 names three sections at most', () => {
    const four = ['一', '二', '三', '四'].map((name) => sample(`甲${name}`, { 氨氮: '' }));
    const reason = (samples: readonly IndexSample[]) => ranked(samples).index.ranking.notRanked[0]?.reason;
    expect(reason(four)).toMatch(/甲三：2026年6月缺少氨氮；等4个断面$/);
    expect(reason(four.slice(0, 3))).toMatch(/甲三：2026年6月缺少氨氮$/);
  });

  it('K12 names a county without oxygen, and ranks no city with it', () => {
    const { ranking, city, units } = ranked([
      sample('甲断面'),
      sample('湖心', { 溶解氧: '0' }, { county: '乙县', body: 'lake' }),
    ]).index;
    expect(ranking.notRanked[0]).toEqual({
      unit: '乙县',
      reason: '湖库溶解氧的均值为0，不能计算Ⅲ类限值÷均值',
    });
    expect([units.map(({ unit }) => unit), city]).toEqual([['甲县'], undefined]);
  });

  it('K20 takes the whole city as one unit, whose sections count one by one', () => {
    // 氨氮 (0.2 + 0.2 + 0.8) ÷ 3 = 0.4; the mean of the counties would be 0.5.
    const { city, ranking } = ranked([
      sample('甲一', { 氨氮: '0.2' }),
      sample('甲二', { 氨氮: '0.2' }),
      sample('乙一', { 氨氮: '0.8' }, { county: '乙县' }),
    ]).index;
    expect(city).toMatchObject({ unit: '全市', sections: 3, index: { value: '1.9000' } });
    expect(ranking.entries.map(({ unit, sections }) => [unit, sections])).toEqual([
      ['甲县', 2],
      ['乙县', 1],
    ]);
  });

  it('has nothing to rank without data', () => {
    const { index, changes } = ranked([], [period(LAST_YEAR)]);
    expect([index.units, index.city, index.ranking.entries, changes]).toEqual([[], undefined, [], []]);
  });
});

describe('the ranking by change', () => {
  it('K13 begins with the largest fall', () => {
    // Bases 2.0; now 1.9, 2.2 and 2.0.
    const base = period(LAST_YEAR, ...ammonia({ 甲县: '0.5', 乙县: '0.5', 丙县: '0.5' }));
    const [change] = ranked(ammonia({ 甲县: '0.4', 乙县: '0.7', 丙县: '0.5' }), [base]).changes;
    expect(change?.base).toBe(LAST_YEAR);
    expect(change?.ranking.entries.map(({ unit, rank, value }) => [unit, rank, value.value])).toEqual([
      ['甲县', 1, '-5.00'],
      ['丙县', 2, '0.00'],
      ['乙县', 3, '10.00'],
    ]);
    expect(change?.ranking.bottom.map(({ unit, fromEnd }) => [unit, fromEnd])).toEqual([
      ['乙县', 1],
      ['丙县', 2],
    ]);
    // City: 氨氮 1.6 ÷ 3 against 0.5: 2.0333 against 2.0000
    expect(change?.city?.change.value).toBe('1.66');
    expect(change?.units.map(({ unit }) => unit)).toEqual(['甲县', '乙县', '丙县']);
  });

  it('names the places of the base period by its own indexes, over everything it has', () => {
    // 丙县 has no section now, so that it takes no part in the change.
    const base = period(LAST_YEAR, ...ammonia({ 甲县: '0.9', 乙县: '0.2', 丙县: '0.5' }));
    const { changes, index } = ranked(ammonia({ 甲县: '0.4', 乙县: '0.7' }), [base]);
    expect(changes[0]?.earlier.map(({ unit, rank, value }) => [unit, rank, value.value])).toEqual([
      ['乙县', 1, '1.7000'],
      ['丙县', 2, '2.0000'],
      ['甲县', 3, '2.4000'],
    ]);
    expect(index.ranking.entries.map(({ unit }) => unit)).toEqual(['甲县', '乙县']);
  });

  it('K14 ranks counties over the sections of both periods', () => {
    const base = period(LAST_YEAR, sample('甲一', { 氨氮: '0.5' }), sample('乙一', {}, { county: '乙县' }));
    const { index, changes } = ranked(
      [
        sample('甲一', { 氨氮: '0.4' }),
        sample('甲二', { 氨氮: '4' }),
        sample('乙二', {}, { county: '乙县' }),
      ],
      [base],
    );
    expect(index.ranking.entries.find(({ unit }) => unit === '甲县')?.sections).toBe(2);
    expect(
      changes[0]?.ranking.entries.map(({ unit, sections, value }) => [unit, sections, value.value]),
    ).toEqual([['甲县', 1, '-5.00']]);
    expect(changes[0]?.ranking.notRanked[0]).toEqual({
      unit: '乙县',
      reason: '没有断面参加排名：乙二：2025年6月没有监测数据；乙一：2026年6月没有监测数据',
    });
    expect(changes[0]?.sectionsLeftOut).toHaveLength(3);
  });

  it('K17 keeps counties that are good all over out of the last places here too', () => {
    const base = period(LAST_YEAR, ...ammonia({ 甲县: '0.5', 乙县: '0.5' }));
    const now = [...ammonia({ 甲县: '0.4' }, 4), ...ammonia({ 乙县: '0.7' }, 2)];
    const [change] = ranked(now, [base], { keepGoodOutOfBottom: true }).changes;
    expect(change?.ranking.bottom).toEqual([]);
    expect(change?.ranking.exempt.map(({ unit }) => unit)).toEqual(['乙县']);
  });

  it.each([
    ['now', 2, 4],
    ['in the base period', 4, 2],
  ] as const)('K18 leaves sections Ⅱ and on target %s out of the change, when asked to', (_, now, before) => {
    const base = period(
      LAST_YEAR,
      sample('甲一', { 氨氮: '0.5' }, { waterClass: before }),
      sample('甲二', { 氨氮: '0.5' }, { waterClass: 4 }),
    );
    const samples = [
      sample('甲一', { 氨氮: '0.1' }, { waterClass: now }),
      sample('甲二', { 氨氮: '0.7' }, { waterClass: 4 }),
    ];
    // Both: 1.9 against 2.0; 甲二 alone: 2.2 against 2.0.
    expect(ranked(samples, [base]).changes[0]?.units[0]?.change.value).toBe('-5.00');
    const { changes, index } = ranked(samples, [base], { keepSettledOutOfChange: true });
    expect(changes[0]?.units[0]?.change.value).toBe('10.00');
    expect(changes[0]?.sectionsLeftOut).toEqual([
      { section: '甲一', county: '甲县', reason: '已达到或优于Ⅱ类并达到水质目标，不参加变化排名' },
    ]);
    // The ranking by index keeps all.
    expect(index.units[0]?.sections).toBe(2);
  });

  it.each([
    ['Ⅲ', { waterClass: 3, target: 3 }],
    ['Ⅱ and misses Ⅰ', { waterClass: 2, target: 1 }],
    ['without a class', { waterClass: null, target: 3 }],
  ] as const)('K18 keeps a section that is %s', (_, options) => {
    const base = period(LAST_YEAR, sample('甲一', {}, options));
    const { changes } = ranked([sample('甲一', {}, options)], [base], { keepSettledOutOfChange: true });
    expect(changes[0]?.units[0]?.now.sections).toBe(1);
  });

  it('K19 names the period in which a county has no oxygen', () => {
    const none = sample('甲一', { 溶解氧: '0' });
    const reason = (now: IndexSample, base: IndexSample) =>
      ranked([now], [period(LAST_YEAR, base)]).changes[0]?.ranking.notRanked[0]?.reason;
    expect(reason(none, sample('甲一'))).toBe('2026年6月河流溶解氧的均值为0，不能计算Ⅲ类限值÷均值');
    expect(reason(sample('甲一'), none)).toBe('2025年6月河流溶解氧的均值为0，不能计算Ⅲ类限值÷均值');
  });

  it('K19 cannot tell a change from an index of 0', () => {
    // Only a policy that does not ask for 溶解氧 can come to 0: 5 ÷ C never does.
    const pure = sample('甲一', { pH值: '7', 溶解氧: '', 高锰酸盐指数: '0', 氨氮: '0', 总磷: '0' });
    const policy = { ...CURRENT_POLICY, requiredItems: ['氨氮'] };
    const { ranking } = ranked([sample('甲一')], [period(LAST_YEAR, pure)], {}, COUNTIES, policy).changes[0]!;
    expect(ranking.notRanked[0]).toEqual({ unit: '甲县', reason: '2025年6月的指数为0' });
  });
});

describe('the rankings of a month', () => {
  const months = (name: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([month, ammonia]) => reading(name, month, { ...HALF, 氨氮: ammonia }));
  const retired = { ...sectionOf('旧断面'), retired: sourced('2026-06') };
  const sections = [
    sectionOf('甲断面'),
    sectionOf('乙断面', { county: '乙县' }),
    retired,
    sectionOf('未测断面', { county: '乙县' }),
  ];
  const readings = [
    ...months('甲断面', { '2025-01': '0.7', '2025-06': '0.5', '2026-05': '0.3', '2026-06': '0.4' }),
    ...months('乙断面', { '2025-06': '0.6', '2026-04': '0.1', '2026-05': '0.7', '2026-06': '0.8' }),
    ...months('旧断面', { '2026-05': '0.9' }),
  ];
  const judging = { standard, policy: CURRENT_POLICY };
  const rankings = () => {
    const { series } = judgeSections({
      period: '2026-06',
      sections,
      readings,
      classWords: STANDARDS.classWords,
      extraLimits: [],
      ...judging,
    }).value;
    const year = yearTo('2026-06');
    return rankPeriods({
      period: '2026-06',
      counties: COUNTIES,
      series,
      periods: {
        cumulative: periodsOf(series, year, judging),
        cumulativeLastYear: periodsOf(series, yearBefore(year), judging),
      },
      options: DEFAULT_RANKING,
      ...judging,
    });
  };
  const indexes = (units: readonly { unit: string; index: { value: string } }[] | undefined) =>
    units?.map(({ unit, index }) => [unit, index.value]);

  it('are of the month, against the month before and the same month of last year', () => {
    const [month] = rankings();
    expect(month?.period).toBe('2026年6月');
    expect(indexes(month?.index.units)).toEqual([
      ['甲县', '1.9000'],
      ['乙县', '2.3000'],
    ]);
    expect(
      month?.changes.map(({ base, units }) => [base, ...units.map(({ change }) => change.value)]),
    ).toEqual([
      // (1.9 − 1.8) ÷ 1.8, (2.3 − 2.2) ÷ 2.2
      ['2026年5月', '5.56', '4.55'],
      // (1.9 − 2.0) ÷ 2.0, (2.3 − 2.1) ÷ 2.1
      ['2025年6月', '-5.00', '9.52'],
    ]);
  });

  it('K21 are of the year so far, from the means of the months of each section', () => {
    const [, cumulative] = rankings();
    expect(cumulative?.period).toBe('2026年1—6月');
    // 甲 (0.3 + 0.4) ÷ 2 = 0.35; 乙 (0.1 + 0.7 + 0.8) ÷ 3 = 0.5333…
    expect(indexes(cumulative?.index.units)).toEqual([
      ['甲县', '1.8500'],
      ['乙县', '2.0333'],
    ]);
    // City: ((0.35 + 0.53333) ÷ 2) = 0.44167, not the mean of the five months 0.46
    expect(cumulative?.index.city?.index.value).toBe('1.9417');
    // 甲 last year (0.7 + 0.5) ÷ 2 = 0.6: (1.85 − 2.1) ÷ 2.1; 乙 0.6: (2.0333 − 2.1) ÷ 2.1
    expect(
      cumulative?.changes.map(({ base, units }) => [base, ...units.map(({ change }) => change.value)]),
    ).toEqual([['2025年1—6月', '-11.90', '-3.18']]);
  });

  it('are of the sections in service in the period', () => {
    for (const ranking of rankings()) {
      const named = ranking.index.sectionsLeftOut.map(({ section, reason }) => [section, reason]);
      expect(named).toEqual([['未测断面', `${ranking.period}没有监测数据`]]);
      expect(ranking.index.city?.sections).toBe(2);
    }
  });
});

describe('the rules printed with a ranking', () => {
  it('K13 state the sign, and the options only when they are on', () => {
    const rules = (options: Partial<RankingOptions> = {}) => ranked([], [], options).rules;
    expect(rules()).toEqual([
      '城市水质指数（CWQI）为各项目指数之和，河流、湖库按断面数加权，数值越小水质越好；按指数从小到大排名。',
      '变化程度（△CWQI）＝（本期指数−基期指数）÷基期指数×100%，负值表示好转，正值表示变差；按变化程度从小到大排名。',
      '各县区用相同的监测项目，变化程度用两期都有数据的断面；指数或变化程度印出的数值相同的，名次并列。',
    ]);
    expect(rules({ keepGoodOutOfBottom: true }).slice(3)).toEqual([
      '县区全部断面达到或优于Ⅲ类并达到水质目标，不列入后几名。',
    ]);
    expect(rules({ keepSettledOutOfChange: true }).slice(3)).toEqual([
      '断面本期或基期已达到或优于Ⅱ类并达到水质目标，不参加变化排名。',
    ]);
  });
});

describe('laws of ranking', () => {
  const names = ['甲县', '乙县', '丙县', '丁县', '戊县', '己县'];
  const counties = names.map((name, index) => county(name, `99010${index}`));
  const concentration = fc.integer({ min: 1, max: 6 }).map((units) => `0.${units}`);
  const city = fc.array(fc.record({ now: concentration, base: concentration }), {
    minLength: 1,
    maxLength: 6,
  });
  const samplesOf = (values: readonly string[]) =>
    values.map((value, index) => sample(`${names[index]}断面`, { 氨氮: value }, { county: names[index]! }));
  const both = (values: readonly { now: string; base: string }[]) =>
    ranked(
      samplesOf(values.map(({ now }) => now)),
      [period(LAST_YEAR, ...samplesOf(values.map(({ base }) => base)))],
      {},
      counties,
    );

  it('ranks are a permutation with ties: each is one more than the number of better units', () => {
    fc.assert(
      fc.property(city, (values) => {
        const { index, changes } = both(values);
        for (const { entries, bottom } of [index.ranking, changes[0]!.ranking]) {
          expect(entries).toHaveLength(values.length);
          for (const { rank, sharing, value } of entries) {
            expect(rank).toBe(
              entries.filter((other) => Number(other.value.value) < Number(value.value)).length + 1,
            );
            expect(sharing).toBe(entries.filter((other) => other.rank === rank).length);
          }
          for (const { rank } of bottom) expect(rank).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('the order of counties and samples does not matter', () => {
    fc.assert(
      fc.property(city, fc.infiniteStream(fc.nat()), (values, keys) => {
        const shuffled = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((one) => ({ one, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const now = samplesOf(values.map(({ now }) => now));
        const base = samplesOf(values.map(({ base }) => base));
        const rank = (order: <T>(list: readonly T[]) => readonly T[]) => {
          const { index, changes } = ranked(
            order(now),
            [period(LAST_YEAR, ...order(base))],
            {},
            order(counties),
          );
          return [index, changes[0]!].map(({ ranking, city: whole }) => [
            ranking.entries.map(({ unit, rank, value }) => [unit, rank, value.value]),
            ranking.bottom.map(({ unit, fromEnd }) => [unit, fromEnd]),
            ranking.notRanked,
            whole && 'index' in whole ? whole.index.value : whole?.change.value,
          ]);
        };
        expect(rank(shuffled)).toEqual(rank((list) => list));
      }),
    );
  });
});
