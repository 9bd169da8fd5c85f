import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failingStreaks } from '../../src/assess/periods/streaks.ts';
import { raiseWarnings } from '../../src/assess/standing/warnings.ts';
import type { SectionFinding } from '../../src/model/findings.ts';
import type { SectionPeriod } from '../../src/model/period-findings.ts';
import type { Section } from '../../src/model/records.ts';
import type { WarningConditions, WarningRule } from '../../src/model/standard.ts';
import type { ClassVerdict, Exceedance } from '../../src/model/verdicts.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { county, sectionOf } from './index-samples.ts';
import { STANDARDS, sourced } from './standards.ts';
import { classed, over } from './verdicts.ts';

const COUNTIES = [county('甲县', '990101'), county('乙县', '990102')];

/** A section by its classes: of months up to 2026-06, and of the year so far. */
interface Water {
  readonly section: Section;
  readonly months?: Readonly<Record<string, WaterClass | null>>;
  readonly cumulative?: WaterClass | null;
  readonly cumulativeLastYear?: WaterClass | null;
  readonly exceeded?: readonly Exceedance[];
}

function rule(level: string, conditions: WarningConditions, set = '甲办法'): WarningRule {
  return {
    set,
    level,
    conditions,
    text: `${level}的条文`,
    standard: '某标准',
    clause: `${level}条`,
    source: sourced(level, `rule ${level}`).source,
  };
}

function raise(
  waters: readonly Water[],
  rules: readonly WarningRule[],
  sets: readonly string[] = ['甲办法'],
) {
  const verdictOf = ({ section, exceeded }: Water, month: string, waterClass: WaterClass | null) =>
    classed(waterClass, `${section.name.value} ${month}`, month === '2026-06' ? exceeded : []);
  const series = waters.map((water) => ({
    section: water.section,
    months: new Map(
      Object.entries(water.months ?? {})
        .sort()
        .map(([month, waterClass]) => [month, { amounts: {}, verdict: verdictOf(water, month, waterClass) }]),
    ),
  }));
  const years = (from: string, to: string, of: (water: Water) => WaterClass | null | undefined) =>
    waters.map((water): SectionPeriod => {
      const waterClass = of(water);
      const verdict: { verdict?: ClassVerdict } =
        waterClass === undefined
          ? {}
          : { verdict: classed(waterClass, `${water.section.name.value} ${to}累计`) };
      return {
        section: water.section,
        span: { from, to },
        kind: 'cumulative',
        months: [],
        without: [],
        fewer: [],
        amounts: {},
        ...verdict,
      };
    });
  return raiseWarnings({
    period: '2026-06',
    counties: COUNTIES,
    sections: series.map(({ section, months }): SectionFinding => {
      const [current, sameMonthLastYear] = ['2026-06', '2025-06'].map((month) => months.get(month)?.verdict);
      return { section, ...(current && { current }), ...(sameMonthLastYear && { sameMonthLastYear }) };
    }),
    periods: {
      cumulative: years('2026-01', '2026-06', ({ cumulative }) => cumulative),
      cumulativeLastYear: years('2025-01', '2025-06', ({ cumulativeLastYear }) => cumulativeLastYear),
      streaks: failingStreaks(series, '2026-06'),
    },
    rules,
    sets: sets.map((set, index) => sourced(set, `set ${index}`)),
  });
}

const JIA = sectionOf('甲断面');
const water = (rest: Omit<Water, 'section'>): Water => ({ section: JIA, ...rest });

/** The one warning, note or nothing that a single condition gives for one section. */
function outcomeOf(conditions: WarningConditions, rest: Omit<Water, 'section'>) {
  const { sections, notes } = raise([water(rest)], [rule('一级', conditions)]).value;
  const evidence = sections.flatMap((warning) => warning.evidence);
  return {
    evidence: evidence.map(({ statement }) => statement),
    cells: evidence.flatMap(({ sources }) => sources.map(({ cell }) => cell)),
    notes: notes.map(({ statement }) => statement),
  };
}

const NOTHING = { evidence: [], cells: [], notes: [] };

describe('the sets that are applied', () => {
  const worst = water({ months: { '2025-06': 1, '2026-06': 6 }, cumulative: 6, cumulativeLastYear: 1 });

  it('K25 are none by default', () => {
    expect(raise([worst], STANDARDS.warningRules, [])).toEqual({
      value: { sets: [], sections: [], counties: [], city: [], notes: [] },
      problems: [],
    });
  });

  it('K25 are those named, once each, in their order', () => {
    const rules = [rule('一级', { monthWorseThan: 3 }, '乙办法'), rule('红色', { monthWorseThan: 5 })];
    const { sets, sections } = raise([worst], rules, ['甲办法', '乙办法', '甲办法']).value;
    expect(sets).toEqual(['甲办法', '乙办法']);
    expect(sections.map(({ set, level }) => [set, level])).toEqual([
      ['甲办法', '红色'],
      ['乙办法', '一级'],
    ]);
    expect(raise([worst], rules, ['乙办法']).value.sections.map(({ set }) => set)).toEqual(['乙办法']);
  });

  it('K25 an unknown name is a problem that names the known ones', () => {
    const rules = [rule('一级', {}, '甲办法'), rule('二级', {}, '甲办法'), rule('红色', {}, '乙办法')];
    const { value, problems } = raise([], rules, ['丙办法', '甲办法', '丙办法']);
    expect(value.sets).toEqual(['甲办法']);
    expect(problems).toEqual([
      {
        code: 'WARNING_SET_UNKNOWN',
        severity: 'error',
        message: '预警办法“丙办法”没有规则，无法按它预警',
        place: { file: 'data/test.csv', cell: 'set 2' },
        hint: '改为已有的预警办法：甲办法、乙办法；或把它的规则写入 data/standards 文件夹的预警规则表',
      },
    ]);
    expect(raise([], [], ['丙办法']).problems[0]?.hint).toMatch(/没有任何预警办法/);
  });
});

describe('the conditions of a rule', () => {
  it('K26 the month has fallen by a number of classes against the same month of last year', () => {
    const fallen = (classes: number, now: WaterClass, base: WaterClass) =>
      outcomeOf({ monthFallen: classes }, { months: { '2025-06': base, '2026-06': now } });
    // Ⅲ to Ⅴ is 5 − 3 = 2 classes, Ⅳ to 劣Ⅴ 6 − 4 = 2.
    expect(fallen(2, 5, 3)).toEqual({
      evidence: ['2026年6月Ⅴ类，2025年6月Ⅲ类，变差2个类别'],
      cells: ['row 甲断面 2026-06', 'row 甲断面 2025-06'],
      notes: [],
    });
    expect(fallen(2, 6, 4).evidence).toEqual(['2026年6月劣Ⅴ类，2025年6月Ⅳ类，变差2个类别']);
    expect(fallen(2, 4, 3)).toEqual(NOTHING);
    expect(fallen(1, 4, 3).evidence).toHaveLength(1);
    expect(fallen(1, 3, 3)).toEqual(NOTHING);
    expect(fallen(1, 2, 5)).toEqual(NOTHING);
  });

  it('K26 the year so far has, against the same months of last year', () => {
    expect(outcomeOf({ cumulativeFallen: 1 }, { cumulative: 4, cumulativeLastYear: 3 })).toEqual({
      evidence: ['2026年1—6月累计Ⅳ类，2025年1—6月累计Ⅲ类，变差1个类别'],
      cells: ['row 甲断面 2026-06累计', 'row 甲断面 2025-06累计'],
      notes: [],
    });
    expect(outcomeOf({ cumulativeFallen: 2 }, { cumulative: 4, cumulativeLastYear: 3 })).toEqual(NOTHING);
  });

  it('K27 the class is worse than one named, not equal to it', () => {
    const month = (now: WaterClass) => outcomeOf({ monthWorseThan: 3 }, { months: { '2026-06': now } });
    expect(month(4)).toEqual({
      evidence: ['2026年6月Ⅳ类，劣于Ⅲ类'],
      cells: ['row 甲断面 2026-06'],
      notes: [],
    });
    expect(month(3)).toEqual(NOTHING);
    expect(outcomeOf({ cumulativeWorseThan: 5 }, { cumulative: 6 }).evidence).toEqual([
      '2026年1—6月累计劣Ⅴ类，劣于Ⅴ类',
    ]);
    expect(outcomeOf({ cumulativeWorseThan: 5 }, { cumulative: 5 })).toEqual(NOTHING);
  });

  it('K28 the class misses the target', () => {
    const month = (now: WaterClass) => outcomeOf({ monthMissesTarget: true }, { months: { '2026-06': now } });
    expect(month(4)).toEqual({
      evidence: ['2026年6月Ⅳ类，未达到水质目标Ⅲ类'],
      cells: ['row 甲断面 2026-06', 'target 甲断面'],
      notes: [],
    });
    expect(month(3)).toEqual(NOTHING);
    expect(outcomeOf({ cumulativeMissesTarget: true }, { cumulative: 4 }).evidence).toEqual([
      '2026年1—6月累计Ⅳ类，未达到水质目标Ⅲ类',
    ]);
    expect(outcomeOf({ cumulativeMissesTarget: true }, { cumulative: 3 })).toEqual(NOTHING);
  });

  it('K29 the target is missed in a number of months in a row', () => {
    const inARow = (months: number, classes: Readonly<Record<string, WaterClass | null>>) =>
      outcomeOf({ monthsMissing: months }, { months: classes });
    const two = { '2026-04': 3, '2026-05': 4, '2026-06': 5 } as const;
    expect(inARow(2, two)).toEqual({
      evidence: ['2026年5月、2026年6月未达到水质目标，连续2个月'],
      cells: ['target 甲断面', 'row 甲断面 2026-05', 'row 甲断面 2026-06'],
      notes: [],
    });
    expect(inARow(3, two)).toEqual(NOTHING);
    // A month without a class in between neither counts nor ends the row.
    expect(inARow(2, { '2026-03': 2, '2026-04': 4, '2026-05': null, '2026-06': 5 }).evidence).toHaveLength(1);
    expect(inARow(3, { '2026-03': 2, '2026-04': 4, '2026-05': null, '2026-06': 5 })).toEqual(NOTHING);
    // This month meets its target.
    expect(inARow(1, { '2026-05': 5, '2026-06': 3 })).toEqual(NOTHING);
  });

  it('K29 is not told from a row that begins with the record', () => {
    const { evidence, notes } = outcomeOf({ monthsMissing: 3 }, { months: { '2026-05': 4, '2026-06': 5 } });
    expect([evidence, notes]).toEqual([[], ['无法判定：2026年5月以前没有监测数据，连续未达标已知2个月']]);
  });

  it('K30 an item exceeds its limit by a multiple, exactly', () => {
    const exceeds = (multiple: string, ...exceeded: readonly Exceedance[]) =>
      outcomeOf({ multipleFrom: multiple }, { months: { '2026-06': 4 }, exceeded });
    // (1.2 − 1.0) ÷ 1.0 = 0.2
    expect(exceeds('0.2', over('氨氮', '1.2', '1.0', '0.2'), over('总磷', '0.21', '0.2', '0.05'))).toEqual({
      evidence: ['2026年6月超标倍数（以Ⅲ类限值为基准）：氨氮0.2倍，不小于0.2倍'],
      cells: ['氨氮'],
      notes: [],
    });
    // (1.19 − 1.0) ÷ 1.0 = 0.19, although it prints 0.2
    expect(exceeds('0.2', over('氨氮', '1.19', '1.0', '0.2'))).toEqual(NOTHING);
    // (0.5 − 0.2) ÷ 0.2 = 1.5
    expect(exceeds('1.5', over('总磷', '0.5', '0.2', '1.5')).evidence).toHaveLength(1);
    expect(exceeds('1.51', over('总磷', '0.5', '0.2', '1.5'))).toEqual(NOTHING);
    expect(exceeds('1', over('总磷', '0.5', '0.2', '1.5'), over('氨氮', '3', '1.0', '2')).evidence).toEqual([
      '2026年6月超标倍数（以Ⅲ类限值为基准）：总磷1.5倍、氨氮2倍，不小于1倍',
    ]);
    // 溶解氧 has no multiple.
    expect(exceeds('0.1', over('溶解氧', '3', '5'))).toEqual(NOTHING);
    expect(exceeds('0.1', over('pH值', '10', '6~9'))).toEqual(NOTHING);
    expect(exceeds('0.1')).toEqual(NOTHING);
  });

  it('K30 is known of a measured item although the section has no class', () => {
    const month = { months: { '2026-06': null }, exceeded: [over('氨氮', '1.2', '1.0', '0.2')] };
    expect(outcomeOf({ multipleFrom: '0.2' }, month).evidence).toHaveLength(1);
    expect(outcomeOf({ multipleFrom: '0.3' }, month).notes).toEqual(['无法判定：缺少2026年6月的水质类别']);
  });
});

describe('the level of a section', () => {
  const ladder = [
    rule('一级', { monthFallen: 2, monthWorseThan: 3 }),
    rule('二级', { monthFallen: 1, monthWorseThan: 3 }),
  ];

  it('K31 is the first whose conditions all hold', () => {
    const levelOf = (now: WaterClass, base: WaterClass) =>
      raise([water({ months: { '2025-06': base, '2026-06': now } })], ladder).value.sections.map(
        ({ level }) => level,
      );
    expect(levelOf(5, 3)).toEqual(['一级']);
    expect(levelOf(4, 3)).toEqual(['二级']);
    // Two classes worse, but not worse than Ⅲ.
    expect(levelOf(3, 1)).toEqual([]);
  });

  it('K32 is not one whose conditions cannot be judged; it is named instead', () => {
    const { sections, notes } = raise([water({ months: { '2026-06': 5 } })], ladder).value;
    expect(sections).toEqual([]);
    expect(notes).toEqual([
      {
        set: '甲办法',
        levels: ['一级', '二级'],
        section: '甲断面',
        county: '甲县',
        statement: '无法判定：缺少2025年6月的水质类别',
      },
    ]);
  });

  it('K32 names every thing that is missing, each once', () => {
    const conditions = {
      monthFallen: 1,
      cumulativeFallen: 1,
      monthWorseThan: 3,
      cumulativeWorseThan: 3,
      monthMissesTarget: true,
      cumulativeMissesTarget: true,
      monthsMissing: 2,
      multipleFrom: '0.1',
    } as const;
    expect(outcomeOf(conditions, { months: { '2026-06': null } }).notes).toEqual([
      '无法判定：缺少2026年6月、2025年6月的水质类别；缺少2026年1—6月累计、2025年1—6月累计的水质类别；' +
        '缺少2026年6月的水质类别；缺少2026年1—6月累计的水质类别',
    ]);
    expect(outcomeOf(conditions, {}).notes).toHaveLength(1);
    // What is there for one of two classes is not said to be missing.
    expect(outcomeOf({ cumulativeFallen: 1 }, { cumulative: null, cumulativeLastYear: 3 }).notes).toEqual([
      '无法判定：缺少2026年1—6月累计的水质类别',
    ]);
  });

  it('K32 says nothing where another condition fails anyway', () => {
    expect(raise([water({ months: { '2026-06': 3 } })], ladder).value.notes).toEqual([]);
  });

  it('K32 names a level left open above the one that holds', () => {
    const rules = [rule('红色', { monthFallen: 2 }), rule('黄色', { monthWorseThan: 3 })];
    const { sections, notes } = raise([water({ months: { '2026-06': 4 } })], rules).value;
    expect(sections.map(({ level }) => level)).toEqual(['黄色']);
    expect(notes.map(({ levels }) => levels)).toEqual([['红色']]);
  });

  it('K34 gives its evidence, the text of the rule and its clause', () => {
    const rules = [{ ...rule('红色', { monthWorseThan: 5, monthMissesTarget: true }), colour: '红' }];
    const [warning, ...others] = raise([water({ months: { '2026-06': 6 } })], rules).value.sections;
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      set: '甲办法',
      level: '红色',
      colour: '红',
      section: '甲断面',
      county: '甲县',
      rule: { standard: '某标准', clause: '红色条', statement: '红色的条文' },
      ruleSource: { cell: 'rule 红色' },
    });
    expect(warning?.evidence.map(({ statement }) => statement)).toEqual([
      '2026年6月劣Ⅴ类，劣于Ⅴ类',
      '2026年6月劣Ⅴ类，未达到水质目标Ⅲ类',
    ]);
    expect(Object.keys(warning!.evidence[0]!)).toEqual(['statement', 'sources']);
    const [plain] = raise([water({ months: { '2025-06': 3, '2026-06': 6 } })], ladder).value.sections;
    expect(plain).toMatchObject({ level: '一级' });
    expect(plain).not.toHaveProperty('colour');
  });
});

describe('the level of a county and of the city', () => {
  const rules = [
    { ...rule('红色', { monthWorseThan: 5 }), colour: '红' },
    rule('黄色', { monthWorseThan: 3 }),
    rule('一级', { monthWorseThan: 4 }, '乙办法'),
  ];
  const sectionsOf = (classes: Readonly<Record<string, readonly [string, WaterClass]>>) =>
    Object.entries(classes).map(([name, [where, now]]) => ({
      section: sectionOf(name, { county: where }),
      months: { '2026-06': now },
    }));

  it('K33 is that of the worst section', () => {
    const waters = sectionsOf({
      甲一: ['甲县', 4],
      甲二: ['甲县', 6],
      甲三: ['甲县', 3],
      乙一: ['乙县', 4],
      乙二: ['乙县', 5],
      界外: ['外县', 6],
    });
    const { counties, city } = raise(waters, rules, ['乙办法', '甲办法']).value;
    expect(counties).toEqual([
      { unit: '甲县', set: '乙办法', level: '一级', sections: ['甲二'] },
      { unit: '甲县', set: '甲办法', level: '红色', colour: '红', sections: ['甲二'] },
      { unit: '乙县', set: '乙办法', level: '一级', sections: ['乙二'] },
      { unit: '乙县', set: '甲办法', level: '黄色', sections: ['乙一', '乙二'] },
    ]);
    expect(city).toEqual([
      { unit: '全市', set: '乙办法', level: '一级', sections: ['甲二', '乙二', '界外'] },
      { unit: '全市', set: '甲办法', level: '红色', colour: '红', sections: ['甲二', '界外'] },
    ]);
  });

  it('K33 is that of the own set where sets have levels of one name', () => {
    const alike = [rule('黄色', { monthWorseThan: 5 }, '乙办法'), ...rules.slice(0, 2)];
    // 甲一 is 黄色 by 甲办法 alone, 甲二 红色 by it and 黄色 by 乙办法.
    const { city } = raise(sectionsOf({ 甲一: ['甲县', 4], 甲二: ['甲县', 6] }), alike, [
      '甲办法',
      '乙办法',
    ]).value;
    expect(city).toStrictEqual([
      { unit: '全市', set: '甲办法', level: '红色', colour: '红', sections: ['甲二'] },
      { unit: '全市', set: '乙办法', level: '黄色', sections: ['甲二'] },
    ]);
  });

  it('K33 is none without a warning', () => {
    const { counties, city } = raise(sectionsOf({ 甲一: ['甲县', 3] }), rules).value;
    expect([counties, city]).toEqual([[], []]);
  });
});

describe('the Yangtze rule as it is shipped', () => {
  const SET = '长江流域水环境质量监测预警办法';
  const levelOf = (rest: Omit<Water, 'section'>) =>
    raise([water(rest)], STANDARDS.warningRules, [SET]).value.sections.map(({ level }) => level);
  const year = (month: WaterClass, cumulative: WaterClass) => ({
    months: { '2025-06': 3, '2026-06': month } as const,
    cumulative,
    cumulativeLastYear: 3 as const,
  });

  it.each([
    // Last year Ⅲ both, target Ⅲ.
    [5, 5, ['一级']],
    [6, 5, ['一级']],
    [5, 4, ['二级']],
    [4, 6, ['二级']],
    [4, 4, ['二级']],
    [4, 3, []],
    [3, 4, []],
  ] as const)('K31 month %i and year %i against Ⅲ: %j', (month, cumulative, levels) => {
    expect(levelOf(year(month, cumulative))).toEqual(levels);
  });
});

describe('laws of warnings', () => {
  const waterClass = fc.integer({ min: 1, max: 6 }) as fc.Arbitrary<WaterClass>;
  const perhaps = fc.option(waterClass, { freq: 5 });
  const sets = [...new Set(STANDARDS.warningRules.map(({ set }) => set))];
  const levels = STANDARDS.warningRules.map(({ set, level }) => `${set} ${level}`);
  const place = (rest: Omit<Water, 'section'>, set: string) => {
    const [found] = raise([water(rest)], STANDARDS.warningRules, [set]).value.sections;
    return found === undefined ? levels.length : levels.indexOf(`${found.set} ${found.level}`);
  };

  it('a worse month never lowers a level', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sets),
        waterClass,
        waterClass,
        fc.record({ may: perhaps, last: perhaps, cumulative: perhaps, cumulativeLastYear: perhaps }),
        fc.integer({ min: 10, max: 40 }),
        fc.integer({ min: 0, max: 10 }),
        (set, one, other, { may, last, ...years }, tenths, more) => {
          const at = (now: WaterClass, value: number) =>
            place(
              {
                months: { '2025-06': last, '2026-04': 3, '2026-05': may, '2026-06': now },
                ...years,
                exceeded:
                  value > 10 ? [over('氨氮', `${value / 10}`, '1.0', ((value - 10) / 10).toFixed(1))] : [],
              },
              set,
            );
          const [better, worse] = one < other ? [one, other] : [other, one];
          expect(at(worse, tenths + more)).toBeLessThanOrEqual(at(better, tenths));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('the order of the sections does not change what they are given', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ now: perhaps, last: perhaps }), { maxLength: 6 }), (classes) => {
        const waters = classes.map(({ now, last }, index) => ({
          section: sectionOf(`断面${index}`, { county: index % 2 === 0 ? '甲县' : '乙县' }),
          months: { '2025-06': last, '2026-06': now },
        }));
        const answer = (list: readonly Water[]) => {
          const { sections, counties, city } = raise(list, STANDARDS.warningRules, sets).value;
          return {
            sections: sections.map(({ set, level, section }) => `${set} ${level} ${section}`).sort(),
            units: [...counties, ...city].map(({ unit, set, level, sections: own }) => [
              unit,
              set,
              level,
              own.toSorted(),
            ]),
          };
        };
        expect(answer(waters.toReversed())).toEqual(answer(waters));
      }),
    );
  });
});
