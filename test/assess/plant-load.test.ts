// Rules L12 to L21 of docs/method.md: load, influent, COD taken out, online monitoring, and the city's sums.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePlants } from '../../src/assess/plants/plants.ts';
import type { PlantSummary } from '../../src/model/plant-findings.ts';
import type { Plant, PlantMonth, PlantState } from '../../src/model/records.ts';
import { plant, plantMonth } from './records.ts';
import { STANDARDS } from './standards.ts';

const KNOWN = { approved: '2015-03-01', inUseSince: '2015-06-01' };
const CORE = { 化学需氧量: '30', 氨氮: '1', 总氮: '10', 总磷: '0.3' };

function judgeAll(plants: readonly Plant[], plantMonths: readonly PlantMonth[], standards = STANDARDS) {
  return judgePlants({ period: '2026-06', cutoff: '2026-07-10', plants, plantMonths, standards });
}

function judge(which: Plant, month: PlantMonth) {
  const { value, problems } = judgeAll([which], [month]);
  return { value: value.plants[0]!, summary: value.summary, problems };
}

/** A running plant, tested and within its limits. */
function running(options: Parameters<typeof plantMonth>[1] = {}, state: PlantState = '运行') {
  return plantMonth(state, { temperature: '20', effluent: CORE, ...options });
}

const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const cells = (figure: { readonly sources: readonly { readonly cell?: string }[] } | undefined) =>
  figure?.sources.map(({ cell }) => cell);

describe('load', () => {
  const rateOf = (treated: string, capacity: string) =>
    judge(plant({ capacity }), plantMonth('停运', { treated })).value.loadRate;

  it.each([
    // June has 30 days: 60 ÷ (2 × 30) = 100 %
    ['60', '2', '100.0'],
    ['46.5', '2', '77.5'],
    // 41.55 ÷ 60 = 69.25 %, a tie: to the even 69.2
    ['41.55', '2', '69.2'],
    ['41.61', '2', '69.4'], // 69.35
    ['1', '3', '1.1'], // 1.11…
    ['0', '2', '0.0'],
  ])('L12 %s 万m³ at %s 万m³/d is %s %%', (treated, capacity, rate) => {
    expect(rateOf(treated, capacity)?.value).toBe(rate);
  });

  it('L12 goes by the days of the month: 56 ÷ (2 × 28) = 100 % in February 2026', () => {
    const month = plantMonth('运行', { month: '2026-02', treated: '56' });
    const input = { period: '2026-02', cutoff: '2026-03-10', standards: STANDARDS };
    const { value } = judgePlants({ ...input, plants: [plant()], plantMonths: [month] });
    expect(value.plants[0]!.loadRate?.value).toBe('100.0');
  });

  it('L12 writes out its arithmetic and cells', () => {
    const rate = rateOf('46.5', '2')!;
    expect(rate.rule).toEqual({
      standard: '住房城乡建设部污水处理情况通报',
      clause: '运行负荷率',
      statement: '处理水量46.5万m³÷（设计规模2万m³/d×30天）=77.5%',
    });
    expect(cells(rate)).toEqual(['treated', 'capacity']);
  });

  it.each([
    ['60', '0'],
    ['60', '约2'],
    ['约60', '2'],
    ['-6', '2'],
  ])('L12 is not given for %s over %s', (treated, capacity) => {
    const { value, summary } = judge(plant({ capacity }), plantMonth('停运', { treated }));
    expect(value).not.toHaveProperty('loadRate');
    expect(summary).not.toHaveProperty('averageLoad');
  });

  it('L12 never falls when more is treated', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 500 }), (a, b, capacity) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const of = (treated: number) => Number(rateOf((treated / 100).toFixed(2), String(capacity))!.value);
        expect(of(more)).toBeGreaterThanOrEqual(of(less));
      }),
    );
  });

  it.each([
    // Compared before rounding: 60.03 ÷ 60 = 100.05 %, and 60 ÷ 60 = 100 % is not over.
    ['60', undefined],
    ['60.001', 'over'],
    // 36 ÷ 60 = 60 % is not under, 35.999 ÷ 60 = 59.998 % is, though it prints as 60.0.
    ['36', undefined],
    ['35.999', 'under'],
    ['0', 'under'],
  ])('L13 %s 万m³ at 2 万m³/d is %s', (treated, load) => {
    const { value, summary } = judge(plant(KNOWN), running({ treated }));
    expect(value.load).toBe(load);
    expect(value).not.toHaveProperty('loadNote');
    expect(summary.overloaded.plants).toEqual(load === 'over' ? [value] : []);
    expect(summary.underloaded.plants).toEqual(load === 'under' ? [value] : []);
  });

  it.each([
    // A full year before the end of June 2026 ends on 2025-06-30.
    ['2025-06-30', 'under'],
    ['2025-07-01', undefined],
    ['2026-06-15', undefined],
  ])('L13 a plant in use since %s with 50 %% is %s', (inUseSince, load) => {
    const { value } = judge(plant({ ...KNOWN, inUseSince }), running({ treated: '30' }));
    expect(value.load).toBe(load);
  });

  it('L13 a plant of which it is not known since when it is in use is named with a note', () => {
    const { value } = judge(plant({ approved: '2015-03-01' }), running({ treated: '30' }));
    expect(value).toMatchObject({ load: 'under', loadNote: '投运日期不详，未核实是否投运一年以上' });
  });

  it.each([
    ['提标改造', '30', undefined],
    ['扩容', '30', undefined],
    ['停运', '0', undefined],
    ['提标改造', '70', 'over'],
  ] as const)('L13 a plant in %s that treats %s is %s', (state, treated, load) => {
    expect(judge(plant(KNOWN), running({ treated }, state)).value.load).toBe(load);
  });

  it('L13 takes its lines from the data', () => {
    const line = (line: keyof typeof STANDARDS.plantLines, value: string) => ({
      ...STANDARDS.plantLines[line],
      value: { ...STANDARDS.plantLines[line].value, value },
    });
    const plantLines = {
      ...STANDARDS.plantLines,
      lowLoad: line('lowLoad', '75'),
      fullLoad: line('fullLoad', '80'),
      doubtfulLoad: line('doubtfulLoad', '90'),
    };
    const judgeBy = (treated: string) =>
      judgeAll([plant(KNOWN)], [running({ treated })], { ...STANDARDS, plantLines });
    // 44.4 ÷ 60 = 74 %; 49.2 ÷ 60 = 82 %; 54.6 ÷ 60 = 91 %
    expect(judgeBy('44.4').value.plants[0]!.load).toBe('under');
    expect(judgeBy('49.2').value.plants[0]!.load).toBe('over');
    expect(judgeBy('54.6').problems.map(({ message }) => message.split('，').slice(-2).join('，'))).toEqual([
      '运行负荷率91.0%，高于90%',
    ]);
  });

  it.each([
    // 72 ÷ 60 = 120 %
    ['72', []],
    ['72.01', ['PLANT_OVERLOADED']],
    ['600000', ['PLANT_OVERLOADED']],
  ])('L14 of %s 万m³ at 2 万m³/d gives the problems %j', (treated, expected) => {
    expect(codes(judge(plant(KNOWN), running({ treated })))).toEqual(expected);
  });
});

describe('the city', () => {
  const three = (['甲厂', '乙厂', '丙厂'] as const).map((name, index) =>
    plant({ ...KNOWN, name, capacity: ['2', '1.5', '10'][index]! }),
  );
  const months = [
    running({ plant: '甲厂', treated: '46.5' }),
    running({ plant: '乙厂', treated: '40.05' }),
    running({ plant: '丙厂', treated: '0' }, '停运'),
  ];

  it('L15 its average load is Σ treated ÷ Σ (capacity × days) of the plants that run or treat water', () => {
    const { summary } = judgeAll(three, months).value;
    expect(summary.count.value).toBe(3);
    expect(summary.capacity.value).toBe('13.5');
    // 46.5 + 40.05 = 86.55; 86.55 ÷ ((2 + 1.5) × 30) = 86.55 ÷ 105 = 82.428… %
    expect(summary.treated?.value).toBe('86.55');
    expect(summary.averageLoad?.value).toBe('82.4');
    expect(summary.averageLoad?.rule?.statement).toBe(
      '2座纳入统计的污水处理厂：处理水量合计86.55万m³÷（设计规模合计3.5万m³/d×30天）=82.4%',
    );
    expect(cells(summary.averageLoad)).toEqual(['treated', 'treated', 'capacity', 'capacity']);
    expect(cells(summary.treated)).toEqual(['treated', 'treated']);
    expect(cells(summary.count)).toEqual(['register 甲厂', 'register 乙厂', 'register 丙厂']);
    expect(summary.count.rule?.statement).toBe('登记的污水处理厂3');
    expect(summary.capacity.rule?.statement).toBe('设计规模3项合计13.5万m³/d');
    expect(summary.treated?.rule?.statement).toBe('2026年6月处理水量2项合计86.55万m³');
  });

  it('L15 counts a plant that runs and treats nothing, and not one without a volume', () => {
    const { summary } = judgeAll(three, [
      months[0]!,
      running({ plant: '乙厂' }),
      running({ plant: '丙厂', treated: '0' }),
    ]).value;
    // 46.5 ÷ ((2 + 10) × 30) = 12.916… %
    expect(summary.averageLoad?.value).toBe('12.9');
  });

  it('L15 counts a plant that is being rebuilt and treats water', () => {
    const { summary } = judgeAll(three, [running({ plant: '甲厂', treated: '30' }, '提标改造')]).value;
    expect(summary.averageLoad?.value).toBe('50.0');
  });

  it('L15 has no average without any volume', () => {
    const { summary } = judgeAll(three, [running({ plant: '甲厂' })]).value;
    expect(summary).not.toHaveProperty('averageLoad');
    expect(summary).not.toHaveProperty('treated');
  });

  it('L16 the volume of the year names the months it is made of', () => {
    const { summary } = judgeAll(three, [
      ...months,
      running({ plant: '甲厂', month: '2026-05', treated: '50' }),
      running({ plant: '甲厂', month: '2026-03', treated: '48.5' }),
      running({ plant: '乙厂', month: '2026-04' }),
      // Neither last year nor a plant that is not registered.
      running({ plant: '甲厂', month: '2025-12', treated: '99' }),
      running({ plant: '丁厂', month: '2026-05', treated: '99' }),
    ]).value;
    // 46.5 + 40.05 + 0 + 50 + 48.5 = 185.05
    expect(summary.treatedThisYear?.value).toBe('185.05');
    expect(summary.monthsThisYear).toEqual(['2026-03', '2026-05', '2026-06']);
    expect(summary.treatedThisYear?.rule?.statement).toBe(
      '2026年3月、2026年5月、2026年6月处理水量5项合计185.05万m³',
    );
    expect(judgeAll(three, months).value.summary).not.toHaveProperty('treatedThisYear');
  });

  it('L16 months after the period are no part of it', () => {
    const later = running({ plant: '甲厂', month: '2026-07', treated: '9' });
    expect(judgeAll(three, [...months, later]).value.summary).not.toHaveProperty('treatedThisYear');
  });

  it('L15 the order of the tables changes no figure', () => {
    const figures = ({
      treated,
      averageLoad,
      capacity,
      met,
      codReduced,
      averageCodReduction,
    }: PlantSummary) =>
      [treated, averageLoad, capacity, met.count, met.share, codReduced, averageCodReduction].map(
        (f) => f?.value,
      );
    const names = ['甲厂', '乙厂', '丙厂', '丁厂'];
    const all = names.map((name, index) => ({
      plant: plant({ ...KNOWN, name, capacity: String(index + 1) }),
      month: running({
        plant: name,
        treated: String(20 + 7 * index),
        influent: { 化学需氧量: String(120 + 13 * index) },
        effluent: { ...CORE, 总磷: index === 2 ? '0.9' : '0.3' },
      }),
    }));
    const ofOrder = (order: readonly number[]) =>
      figures(
        judgeAll(
          order.map((index) => all[index]!.plant),
          order.toReversed().map((index) => all[index]!.month),
        ).value.summary,
      );
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        expect(ofOrder(order)).toEqual(ofOrder([0, 1, 2, 3]));
      }),
    );
  });
});

describe('influent', () => {
  it.each([
    ['0', true],
    ['99.9', true],
    ['100', false],
    ['160', false],
  ])('L17 BOD5 of %s mg/L is named: %s', (value, low) => {
    const { value: finding, summary } = judge(plant(KNOWN), running({ influent: { 五日生化需氧量: value } }));
    expect(finding.influentBod).toMatchObject({ low, unit: 'mg/L', value: { value } });
    expect(cells(finding.influentBod?.value)).toEqual(['进水五日生化需氧量']);
    expect(finding.influentBod?.value.rule?.statement).toBe(`进水五日生化需氧量${value} mg/L`);
    expect(summary.lowInfluentBod.plants).toEqual(low ? [finding] : []);
  });

  it.each([
    ['工业园区', '运行'],
    ['城镇', '在建'],
    ['城镇', '停运'],
  ] as const)('L17 an influent of %s in %s is given and not named', (kind, state) => {
    const month = running({ treated: '30', influent: { 五日生化需氧量: '60', 化学需氧量: '80' } }, state);
    const { value } = judge(plant({ ...KNOWN, kind }), month);
    expect(value).toMatchObject({ influentBod: { low: false }, codReduction: { low: false } });
  });

  it('L17 nothing is said where it is not reported', () => {
    const given = [
      {},
      { 五日生化需氧量: '?停测', 化学需氧量: '约200' },
      { 五日生化需氧量: '-1', 化学需氧量: '-200' },
    ];
    for (const influent of given) {
      const month = running({ treated: '30', influent });
      const { value, summary } = judge(plant(KNOWN), month);
      expect(value).not.toHaveProperty('influentBod');
      expect(value).not.toHaveProperty('codReduction');
      expect(value).not.toHaveProperty('codReduced');
      expect(summary).not.toHaveProperty('codReduced');
      expect(summary.lowInfluentBod.count.value).toBe(0);
    }
  });
});

describe('COD taken out', () => {
  it('L18 is influent − effluent, and × volume ÷ 100 in tonnes', () => {
    const { value } = judge(plant(KNOWN), running({ treated: '60', influent: { 化学需氧量: '230.5' } }));
    // 230.5 − 30 = 200.5 mg/L; 60万m³ is 6×10⁸ L, × 200.5 mg/L = 1.203×10¹¹ mg = 120.3 t
    expect(value.codReduction).toMatchObject({ value: { value: '200.5' }, unit: 'mg/L', low: false });
    expect(value.codReduction?.value.rule?.statement).toBe('化学需氧量进水230.5−出水30=200.5 mg/L');
    expect(value.codReduced?.value).toBe('120.3');
    expect(value.codReduced?.rule).toEqual({
      standard: '住房城乡建设部污水处理情况通报',
      clause: '平均削减COD浓度',
      statement: '（进水230.5−出水30）mg/L×处理水量60万m³÷100=120.3t',
    });
    expect(cells(value.codReduced)).toEqual(['进水化学需氧量', '化学需氧量', 'treated']);
    expect(cells(value.codReduction?.value)).toEqual(['进水化学需氧量', '化学需氧量']);
    const other = judge(plant(KNOWN), running({ treated: '60.5', influent: { 化学需氧量: '230.5' } }));
    // 200.5 × 60.5 ÷ 100 = 121.3025
    expect(other.value.codReduced?.value).toBe('121.3');
  });

  it.each([
    // 129.99 − 30 = 99.99 is under 100 though it prints as 100.0; 130 − 30 = 100 is not.
    ['129.99', '100.0', true],
    ['130', '100.0', false],
  ])('L18 influent %s takes out %s and is named: %s', (into, reduction, low) => {
    const { value, summary } = judge(plant(KNOWN), running({ influent: { 化学需氧量: into } }));
    expect(value.codReduction).toMatchObject({ value: { value: reduction }, low });
    expect(value).not.toHaveProperty('codReduced');
    expect(summary.lowCodReduction.plants).toEqual(low ? [value] : []);
  });

  it('L18 below detection counts as half the detection limit', () => {
    const month = running({
      treated: '60',
      influent: { 化学需氧量: '182' },
      effluent: { ...CORE, 化学需氧量: '<4' },
    });
    // 182 − 2 = 180; 180 × 60 ÷ 100 = 108
    expect(judge(plant(KNOWN), month).value).toMatchObject({
      codReduction: { value: { value: '180.0' } },
      codReduced: { value: '108.0' },
    });
  });

  it('L19 the city sums the tonnes and weighs the concentration by volume', () => {
    const plants = ['甲厂', '乙厂', '丙厂'].map((name) => plant({ ...KNOWN, name }));
    const { summary } = judgeAll(plants, [
      running({ plant: '甲厂', treated: '60', influent: { 化学需氧量: '230' } }),
      running({ plant: '乙厂', treated: '30', influent: { 化学需氧量: '130.1' } }),
      running({ plant: '丙厂', influent: { 化学需氧量: '330' } }),
    ]).value;
    // (230 − 30) × 60 ÷ 100 = 120; (130.1 − 30) × 30 ÷ 100 = 30.03; together 150.03 t
    expect(summary.codReduced?.value).toBe('150.0');
    expect(summary.codReduced?.rule?.statement).toBe('2座污水处理厂的削减量合计150.0t');
    // 150.03 × 100 ÷ 90 = 166.7 mg/L; without weights it would be (200 + 100.1) ÷ 2 = 150.05
    expect(summary.averageCodReduction?.value).toBe('166.7');
    expect(summary.averageCodReduction?.rule?.statement).toBe(
      '削减量合计150.03t×100÷处理水量合计90万m³=166.7 mg/L',
    );
    expect(cells(summary.codReduced)).toHaveLength(6);
    expect(cells(summary.averageCodReduction)).toHaveLength(6);
  });

  it('L19 has no average where nothing was treated', () => {
    const { summary } = judge(plant(KNOWN), running({ treated: '0', influent: { 化学需氧量: '230' } }));
    expect(summary.codReduced?.value).toBe('0.0');
    expect(summary).not.toHaveProperty('averageCodReduction');
  });

  it('L20 influent below effluent is a problem, and the reduction below zero', () => {
    const influent = { 化学需氧量: '24.5', 氨氮: '0.9', 总磷: '0.3', pH值: '6.1', 悬浮物: '<4' };
    const effluent = { ...CORE, pH值: '7.2', 悬浮物: '8' };
    const result = judge(plant(KNOWN), running({ treated: '60', influent, effluent }));
    // 24.5 − 30 = −5.5; −5.5 × 60 ÷ 100 = −3.3
    expect(result.value).toMatchObject({
      codReduction: { value: { value: '-5.5' }, low: true },
      codReduced: { value: '-3.3' },
    });
    expect(result.problems).toMatchObject([
      {
        code: 'PLANT_INFLUENT_BELOW_EFFLUENT',
        message:
          '污水处理厂“甲厂”的进水浓度低于出水浓度：化学需氧量（进水24.5，出水30）、氨氮（进水0.9，出水1）',
        place: { cell: '进水化学需氧量' },
      },
    ]);
  });

  it('L20 amounts that are no numbers, or stand on one side only, are not compared', () => {
    const influent = { 化学需氧量: '约20', 氨氮: '?停测', 石油类: '1', 总氮: '8', 悬浮物: '8' };
    const effluent = { 化学需氧量: '30', 氨氮: '1', 总氮: '<9', 总磷: '0.3', 悬浮物: '约9' };
    expect(codes(judge(plant(KNOWN), running({ influent, effluent })))).not.toContain(
      'PLANT_INFLUENT_BELOW_EFFLUENT',
    );
  });
});

describe('the lists', () => {
  it('L13 L17 L18 L21 say what they list', () => {
    const { summary } = judgeAll([], []).value;
    const { overLimit, underloaded, overloaded, notConnected, lowInfluentBod, lowCodReduction, late } =
      summary;
    const lists = [overLimit, underloaded, overloaded, notConnected, lowInfluentBod, lowCodReduction, late];
    expect(lists.map(({ count }) => count.rule)).toEqual(
      [
        '出水超标的污水处理厂0',
        '运行负荷率偏低的污水处理厂0',
        '超负荷运行的污水处理厂0',
        '在线监测未联网的污水处理厂0',
        '进水五日生化需氧量偏低的污水处理厂0',
        '化学需氧量削减浓度偏低的污水处理厂0',
        '计划完成时间已过的污水处理厂0',
      ].map((statement) => ({ standard: '污水处理厂运行', clause: '汇总', statement })),
    );
    expect(summary.met.total.rule?.standard).toBe('GB 18918-2002');
  });
});

describe('online monitoring', () => {
  it('L21 is connected ÷ those that must be and say so; idle plants are not asked', () => {
    const given = [
      ['甲厂', '运行', '已联网'],
      ['乙厂', '运行', '未联网'],
      ['丙厂', '提标改造', '已联网'],
      ['丁厂', '运行', '不要求'],
      ['戊厂', '在建', '未联网'],
      ['己厂', '运行', undefined],
    ] as const;
    const { summary } = judgeAll(
      given.map(([name]) => plant({ ...KNOWN, name })),
      given.map(([name, state, online]) =>
        running({ plant: name, ...(online === undefined ? {} : { online }) }, state),
      ),
    ).value;
    // 2 ÷ 3 = 66.66… %
    expect([
      summary.connected.count.value,
      summary.connected.total.value,
      summary.connected.share?.value,
    ]).toEqual([2, 3, '66.7']);
    expect(summary.notConnected.plants.map(({ plant: { name } }) => name.value)).toEqual(['乙厂']);
    expect(cells(summary.notConnected.count)).toEqual(['month 乙厂', 'online']);
    expect(cells(summary.connected.count)).toEqual(['month 甲厂', 'online', 'month 丙厂', 'online']);
    expect(summary.connected.count.rule?.statement).toBe(
      '须联网并已填报在线监测联网情况的污水处理厂3，其中已联网的2',
    );
  });
});
