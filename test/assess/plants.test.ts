// Rules L01 to L11 and L24 to L28 of docs/method.md: a plant against its grade, and what its state says.

import { describe, expect, it } from 'vitest';
import { judgePlants } from '../../src/assess/plants/plants.ts';
import type { Plant, PlantMonth } from '../../src/model/records.ts';
import type { PlantLimit } from '../../src/model/standard.ts';
import { plant, plantMonth } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

const CUTOFF = '2026-07-10';
const KNOWN = { approved: '2015-03-01' };
/** All core items within 一级A at 20 ℃. */
const CORE = { 化学需氧量: '30', 氨氮: '1', 总氮: '10', 总磷: '0.3' };

function judgeAll(plants: readonly Plant[], plantMonths: readonly PlantMonth[], extra: PlantLimit[] = []) {
  const plantLimits = [...STANDARDS.plantLimits, ...extra];
  const standards = { ...STANDARDS, plantLimits };
  return judgePlants({ period: '2026-06', cutoff: CUTOFF, plants, plantMonths, standards });
}

function judge(which: Plant, month?: PlantMonth, extra?: PlantLimit[]) {
  const { value, problems } = judgeAll([which], month === undefined ? [] : [month], extra);
  return { value: value.plants[0]!, problems };
}

const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const running = (effluent: Readonly<Record<string, string>>, temperature = '20') =>
  plantMonth('运行', { temperature, effluent });

describe('effluent against the grade', () => {
  it.each([
    ['一级A', { 化学需氧量: '50' }, 'met', []],
    ['一级A', { 化学需氧量: '50.1' }, 'exceeded', [['化学需氧量', '0.002', '50']]],
    ['一级B', { 化学需氧量: '50.1' }, 'met', []],
    ['二级', { 化学需氧量: '130' }, 'exceeded', [['化学需氧量', '0.3', '100']]],
    ['一级A', { pH值: '9.0', 悬浮物: '10' }, 'met', []],
    ['一级A', { pH值: '9.1' }, 'exceeded', [['pH值', undefined, '6~9']]],
    ['一级A', { pH值: '5.9' }, 'exceeded', [['pH值', undefined, '6~9']]],
    // 二级 has no limit for total nitrogen.
    ['二级', { 总氮: '90', 悬浮物: '30' }, 'met', []],
  ] as const)('L01 %s with %j is %s', (grade, effluent, compliance, exceeded) => {
    const { value } = judge(plant({ ...KNOWN, grade }), running(effluent));
    expect(value.compliance).toBe(compliance);
    expect(value.exceeded.map(({ item, multiple, limit }) => [item, multiple, limit])).toEqual(exceeded);
  });

  it('L01 lists every item over its limit, in the order of the standard, with cells and clause', () => {
    const { value } = judge(plant(KNOWN), running({ 总磷: '0.9', 化学需氧量: '80' }));
    expect(value.exceeded.map(({ item }) => item)).toEqual(['化学需氧量', '总磷']);
    expect(value.exceeded[1]).toMatchObject({
      value: '0.9',
      unit: 'mg/L',
      standard: 'GB 18918-2002',
      clause: '表1 序号9、4.5',
    });
    expect(value.exceeded[1]!.sources.map(({ cell }) => cell)).toEqual(['总磷', 'approved', 'F12']);
  });

  it('L02 a local standard is data, and goes by its own name', () => {
    const local: PlantLimit = {
      standard: 'DB99/1234-2020',
      grade: '准Ⅳ类',
      item: '化学需氧量',
      unit: 'mg/L',
      direction: 'max',
      limit: sourced('30', 'local'),
      clause: '表1',
    };
    const { value, problems } = judge(plant({ grade: '准Ⅳ类' }), running({ 化学需氧量: '36' }), [local]);
    expect(value).toMatchObject({ standard: 'DB99/1234-2020', compliance: 'exceeded' });
    expect(value.exceeded[0]!.sources.map(({ cell }) => cell)).toEqual(['化学需氧量', 'local']);
    // (36 − 30) ÷ 30 = 0.2
    expect(value.exceeded).toMatchObject([{ multiple: '0.2', standard: 'DB99/1234-2020', clause: '表1' }]);
    // The other core items have no limit in this grade, so that none is missed.
    expect(problems).toEqual([]);
    expect(value).not.toHaveProperty('unreported');
  });

  it('L02 a grade the standards do not know cannot be judged by', () => {
    const result = judge(plant({ grade: '准Ⅳ类' }), running({ 氨氮: '1' }));
    expect(result.value.compliance).toBe('unknown');
    expect(result.value).not.toHaveProperty('standard');
    expect(codes(result)).toEqual(['PLANT_GRADE_UNKNOWN']);
  });

  it('L03 the reported value is compared, however many days it stands for', () => {
    const { value } = judge(plant(KNOWN), running({ 化学需氧量: '50' }));
    expect(value).toMatchObject({ compliance: 'met', standard: 'GB 18918-2002' });
  });

  it('L04 compares as reported, without rounding: 15.04 is over 15', () => {
    const { value } = judge(plant(KNOWN), running({ 总氮: '15.04' }));
    // (15.04 − 15) ÷ 15 = 0.00266…, which keeps one digit
    expect(value.exceeded).toMatchObject([{ item: '总氮', multiple: '0.003', limit: '15' }]);
  });

  it.each([
    ['12', '8', 'met'],
    ['12.0', '8.1', 'exceeded'],
    ['12.1', '8', 'exceeded'],
    ['12.1', '5', 'met'],
    ['-1', '6', 'met'],
  ])('L05 ammonia goes by the water temperature of %s ℃: %s is %s', (temperature, value, compliance) => {
    const { value: finding } = judge(plant(KNOWN), running({ ...CORE, 氨氮: value }, temperature));
    expect(finding.compliance).toBe(compliance);
    expect(finding).not.toHaveProperty('notes');
  });

  it.each([
    ['2005-12-31', '0.8', 'met'],
    ['2006-01-01', '0.8', 'exceeded'],
    ['2005-12-31', '1.1', 'exceeded'],
    ['2006-01-01', '0.5', 'met'],
  ])('L06 total phosphorus goes by the approval of %s: %s is %s', (approved, value, compliance) => {
    const { value: finding } = judge(plant({ approved }), running({ ...CORE, 总磷: value }));
    expect(finding.compliance).toBe(compliance);
    expect(finding).not.toHaveProperty('notes');
  });

  it('L07 takes the stricter limits and says so where temperature or approval is unknown', () => {
    const effluent = { ...CORE, 氨氮: '6', 总磷: '0.4' };
    const { value } = judge(plant(), plantMonth('运行', { effluent }));
    expect(value.exceeded).toMatchObject([
      { item: '氨氮', limit: '5', note: '无水温数据，氨氮按水温>12℃的限值5判定' },
    ]);
    expect(value.exceeded[0]!.sources.map(({ cell }) => cell)).toEqual(['氨氮', 'F9']);
    expect(value.notes).toEqual([
      '无水温数据，氨氮按水温>12℃的限值5判定',
      '无环评批复日期，总磷按2006年1月1日起批复的限值0.5判定',
    ]);
  });

  it('L07 says nothing where the limits are equal: 二级 allows 3 of total phosphorus in either case', () => {
    const { value } = judge(plant({ grade: '二级' }), running({ ...CORE, 总磷: '3.1' }));
    expect(value.exceeded).toMatchObject([{ item: '总磷', limit: '3' }]);
    expect(value.exceeded[0]).not.toHaveProperty('note');
    expect(value).not.toHaveProperty('notes');
    expect(value.exceeded[0]!.sources.map(({ cell }) => cell)).toEqual(['总磷', 'F38']);
  });

  it('L07 takes the stricter one wherever it stands, by cold water and by early approval too', () => {
    const limits: PlantLimit[] = (['water-above', 'water-at-most'] as const).map((kind, index) => ({
      standard: 'DB99/1234-2020',
      grade: '地标',
      item: '氨氮',
      unit: 'mg/L',
      direction: 'max',
      limit: sourced(['3', '1.5'][index]!),
      condition: { kind, temperature: '10' },
      clause: '表1',
    }));
    const early: PlantLimit[] = (['approved-before', 'approved-from'] as const).map((kind, index) => ({
      ...limits[0]!,
      item: '总磷',
      limit: sourced(['0.3', '0.4'][index]!),
      condition: { kind, date: '2018-07-09' },
    }));
    const month = plantMonth('运行', { effluent: { 氨氮: '1', 总磷: '0.1' } });
    const { value } = judge(plant({ grade: '地标' }), month, [...limits, ...early]);
    expect(value.notes).toEqual([
      '无水温数据，氨氮按水温≤10℃的限值1.5判定',
      '无环评批复日期，总磷按2018年7月9日前批复的限值0.3判定',
    ]);
  });

  it('L08 below a detection limit that keeps the limit is kept, below a higher one not judged', () => {
    const effluent = { ...CORE, 石油类: '<0.06', 总磷: '<0.6' };
    const result = judge(plant(KNOWN), running(effluent));
    expect(result.value).toMatchObject({ compliance: 'met', notes: ['总磷未判定（检出限高于限值）'] });
    expect(result.problems).toMatchObject([
      { code: 'PLANT_ITEM_UNJUDGED', place: { cell: '总磷' }, rule: 'GB 18918-2002 表1 序号9、4.5' },
    ]);
    // It has been reported all the same.
    expect(result.value).not.toHaveProperty('unreported');
  });

  it('L08 a number below zero and what is no number are not judged', () => {
    const effluent = { ...CORE, 五日生化需氧量: '-3', 悬浮物: '约6', 动植物油: '0' };
    const result = judge(plant(KNOWN), running(effluent));
    expect(result.value.notes).toEqual(['五日生化需氧量未判定（数值为负）', '悬浮物未判定（不是数值）']);
    expect(codes(result)).toEqual(['PLANT_ITEM_UNJUDGED', 'PLANT_ITEM_UNJUDGED']);
  });

  it('L09 the multiple is (C − S) ÷ S', () => {
    const { value } = judge(plant(KNOWN), running({ ...CORE, 总磷: '1.2' }));
    // (1.2 − 0.5) ÷ 0.5 = 1.4
    expect(value.exceeded).toMatchObject([{ item: '总磷', value: '1.2', limit: '0.5', multiple: '1.4' }]);
  });
});

describe('core items that are not reported', () => {
  const table = (names: readonly string[], effluent: Readonly<Record<string, string>>, sheet?: string) =>
    names.map((name) =>
      plantMonth('运行', {
        plant: name,
        temperature: '20',
        effluent,
        ...(sheet === undefined ? {} : { sheet }),
      }),
    );
  const named = (...names: string[]) => names.map((name) => plant({ ...KNOWN, name }));

  it('L10 are said for each plant, and once for the table that lacks them', () => {
    const effluent = { 化学需氧量: '30', 氨氮: '1', 总磷: '0.3' };
    const { value, problems } = judgeAll(named('甲厂', '乙厂'), table(['甲厂', '乙厂'], effluent));
    for (const finding of value.plants) {
      expect(finding).toMatchObject({
        compliance: 'met',
        unreported: ['总氮'],
        notes: ['未报送总氮，仅按所报项目判定'],
      });
    }
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'PLANT_TABLE_LACKS_ITEMS',
        message: '污水处理厂运行表没有出水总氮的监测值，2座污水处理厂仅按所报项目判定是否达标',
        place: { file: 'data/test.csv' },
      }),
    ]);
  });

  it('L10 count as lacking where the column is there and empty', () => {
    const effluent = { 化学需氧量: '30', 氨氮: '', 总氮: '?未监测', 总磷: '0.3', 动植物油: '' };
    const { value, problems } = judgeAll(named('甲厂', '乙厂'), table(['甲厂', '乙厂'], effluent));
    expect(value.plants[1]).toMatchObject({
      unreported: ['总氮', '氨氮'],
      notes: ['未报送总氮、氨氮，仅按所报项目判定'],
    });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'PLANT_TABLE_LACKS_ITEMS',
        '污水处理厂运行表没有出水总氮、氨氮的监测值，2座污水处理厂仅按所报项目判定是否达标',
      ],
    ]);
  });

  it('L10 are named cell by cell where other plants of the table report them', () => {
    const months = [...table(['甲厂'], CORE), ...table(['乙厂'], { ...CORE, 总磷: '?停测', 总氮: '' })];
    const { value, problems } = judgeAll(named('甲厂', '乙厂'), months);
    expect(value.plants[0]).not.toHaveProperty('unreported');
    expect(value.plants[1]).toMatchObject({
      compliance: 'met',
      unreported: ['总氮', '总磷'],
      notes: ['总氮未判定（无监测值）', '总磷未判定（停测）'],
    });
    expect(problems).toMatchObject([
      { code: 'PLANT_ITEM_UNJUDGED', place: { cell: '总氮' } },
      { code: 'PLANT_ITEM_UNJUDGED', place: { cell: '总磷' } },
    ]);
  });

  it('L10 are counted table by table: a sheet each', () => {
    const months = [
      ...table(['甲厂'], { 化学需氧量: '30' }, '城镇'),
      ...table(['乙厂'], CORE, '乡镇'),
      ...table(['丙厂'], { 氨氮: '1', 总氮: '10', 总磷: '0.3' }, '园区'),
    ];
    const { problems } = judgeAll(named('甲厂', '乙厂', '丙厂'), months);
    expect(problems.map(({ place, message }) => [place, /出水(.*)的监测值/.exec(message)![1]])).toEqual([
      [{ file: 'data/test.csv', sheet: '城镇' }, '总氮、氨氮、总磷'],
      [{ file: 'data/test.csv', sheet: '园区' }, '化学需氧量'],
    ]);
  });

  it('L10 does not ask for total nitrogen where the grade does not limit it', () => {
    const { 总氮: _, ...others } = CORE;
    const { value, problems } = judge(plant({ grade: '二级' }), running(others));
    expect([value.unreported, problems]).toEqual([undefined, []]);
  });

  it('L10 are not asked of a plant without any effluent', () => {
    const result = judge(plant(), plantMonth('停运', { effluent: { 化学需氧量: '', 氨氮: '?停运' } }));
    expect(result.value).toEqual(expect.objectContaining({ compliance: 'not-discharging', exceeded: [] }));
    expect(result.value).not.toHaveProperty('unreported');
    expect(codes(result)).toEqual([]);
  });
});

describe('the share of plants that keep their limits', () => {
  it('L11 is those that keep them ÷ those tested', () => {
    const names = ['甲厂', '乙厂', '丙厂', '丁厂'];
    const months = [
      plantMonth('运行', { plant: '甲厂', temperature: '20', effluent: CORE }),
      plantMonth('运行', { plant: '乙厂', temperature: '20', effluent: { ...CORE, 总磷: '0.7' } }),
      plantMonth('运行', { plant: '丙厂', temperature: '20', effluent: CORE }),
      plantMonth('停运', { plant: '丁厂' }),
    ];
    const { value } = judgeAll(
      names.map((name) => plant({ ...KNOWN, name })),
      months,
    );
    const { met, overLimit } = value.summary;
    // 2 ÷ 3 = 66.66… %
    expect([met.count.value, met.total.value, met.share?.value]).toEqual([2, 3, '66.7']);
    expect(met.share?.rule).toEqual({
      standard: 'GB 18918-2002',
      clause: '达标率',
      statement: '有出水监测结果的污水处理厂3，其中出水达标的2：2÷3=66.7%',
    });
    expect(met.count.sources.map(({ cell }) => cell)).toEqual(['month 甲厂', 'month 丙厂']);
    expect(overLimit.plants.map((finding) => finding.plant.name.value)).toEqual(['乙厂']);
    expect(overLimit.count.value).toBe(1);
    expect(overLimit.count.sources.map(({ cell }) => cell)).toEqual([
      'month 乙厂',
      '总磷',
      'approved',
      'F12',
    ]);
  });

  it('L11 has no share when no plant was tested', () => {
    const { met } = judgeAll([plant()], [plantMonth('停运')]).value.summary;
    expect(met).not.toHaveProperty('share');
    expect(met.total.value).toBe(0);
  });
});

describe('compliance by state', () => {
  const states = ['运行', '提标改造', '扩容', '在建', '调试进水', '停运', '移交中'] as const;

  it.each(states)('L24 %s with effluent is judged', (state) => {
    const month = plantMonth(state, { effluent: { 化学需氧量: '60' } });
    expect(judge(plant(), month).value.compliance).toBe('exceeded');
  });

  it.each(['在建', '停运'] as const)('L24 %s with effluent contradicts itself', (state) => {
    const month = plantMonth(state, { temperature: '20', effluent: CORE });
    const { problems } = judge(plant(KNOWN), month);
    expect(problems).toMatchObject([{ code: 'PLANT_STATE_CONTRADICTED', place: { cell: 'state' } }]);
  });

  it.each(['运行', '扩容', '停运'] as const)('L25 %s treating nothing does not discharge', (state) => {
    const result = judge(plant(), plantMonth(state, { treated: '0.0' }));
    expect([result.value.compliance, codes(result)]).toEqual(['not-discharging', []]);
  });

  it.each(['在建', '停运', '移交中'] as const)('L26 %s without a volume does not discharge', (state) => {
    const result = judge(plant(), plantMonth(state));
    expect([result.value.compliance, codes(result)]).toEqual(['not-discharging', []]);
  });

  it.each([
    ['运行', undefined, ['PLANT_WITHOUT_EFFLUENT']],
    ['运行', '40', ['PLANT_WITHOUT_EFFLUENT']],
    ['提标改造', undefined, []],
    ['提标改造', '40', ['PLANT_WITHOUT_EFFLUENT']],
    ['调试进水', undefined, []],
    ['移交中', '12', ['PLANT_WITHOUT_EFFLUENT']],
  ] as const)('L27 %s treating %s is unknown without effluent', (state, treated, expected) => {
    const result = judge(plant(), plantMonth(state, treated === undefined ? {} : { treated }));
    expect([result.value.compliance, codes(result)]).toEqual(['unknown', expected]);
  });

  it('L27 is unknown for a plant no file of the month speaks of', () => {
    const result = judge(plant());
    expect(result.value).toEqual({ plant: plant(), compliance: 'unknown', exceeded: [] });
    expect(result.problems).toMatchObject([
      { code: 'PLANT_WITHOUT_MONTH', severity: 'warning', place: { cell: 'register 甲厂' } },
    ]);
  });

  it('L27 other months of a plant say nothing about this one', () => {
    const result = judge(plant(), plantMonth('运行', { month: '2026-05', effluent: CORE }));
    expect(codes(result)).toEqual(['PLANT_WITHOUT_MONTH']);
  });
});

describe('slip of the planned completion', () => {
  it.each([
    ['提标改造', '2026-07-09', 1],
    ['扩容', '2026-06-30', 10],
    ['在建', '2025-12-31', 191],
    ['调试进水', '2026-07-01', 9],
    ['在建', '2026-07-10', undefined],
    ['在建', '2026-12-31', undefined],
    ['运行', '2026-01-31', undefined],
    ['停运', '2026-01-31', undefined],
    ['在建', undefined, undefined],
  ] as const)('L28 %s planned for %s has slipped by %s', (state, planned, days) => {
    const month = plantMonth(state, planned === undefined ? {} : { planned });
    const { value } = judgeAll([plant()], [month]);
    expect(value.plants[0]!.slipDays).toBe(days);
    expect(value.summary.late.plants).toEqual(days === undefined ? [] : [value.plants[0]]);
    expect(value.summary.late.count.sources.map(({ cell }) => cell)).toEqual(
      days === undefined ? [] : ['month 甲厂', 'planned'],
    );
  });
});
