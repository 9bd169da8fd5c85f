import { describe, expect, it } from 'vitest';
import { judgePlant } from '../../src/assess/plants.ts';
import type { Plant, PlantMonth } from '../../src/model/records.ts';
import { plant, plantMonth } from './records.ts';
import { STANDARDS } from './standards.ts';

const CUTOFF = '2026-07-10';

function judge(which: Plant, month?: PlantMonth) {
  return judgePlant(which, month, '2026-06', STANDARDS.plantLimits, CUTOFF);
}

const codes = ({ problems }: ReturnType<typeof judge>) => problems.map(({ code }) => code);

describe('effluent against the grade', () => {
  const known = { approved: '2015-03-01' };

  it.each([
    ['一级A', { 化学需氧量: '50' }, 'met', []],
    ['一级A', { 化学需氧量: '50.1' }, 'exceeded', [['化学需氧量', '0.002', '50']]],
    ['一级B', { 化学需氧量: '50.1' }, 'met', []],
    ['二级', { 化学需氧量: '130' }, 'exceeded', [['化学需氧量', '0.3', '100']]],
    // (1.2 − 0.5) ÷ 0.5 = 1.4
    ['一级A', { 总磷: '1.2' }, 'exceeded', [['总磷', '1.4', '0.5']]],
    ['一级A', { pH值: '9.0', 悬浮物: '10' }, 'met', []],
    ['一级A', { pH值: '9.1' }, 'exceeded', [['pH值', undefined, '6~9']]],
    ['一级A', { pH值: '5.9' }, 'exceeded', [['pH值', undefined, '6~9']]],
    // Compared as reported, without rounding to the place of the limit.
    ['一级A', { 总氮: '15.04' }, 'exceeded', [['总氮', '0.003', '15']]],
    // 二级 has no limit for total nitrogen.
    ['二级', { 总氮: '90', 悬浮物: '30' }, 'met', []],
    // Below a detection limit that keeps the limit.
    ['一级A', { 石油类: '<0.06' }, 'met', []],
  ] as const)('%s with %j is %s', (grade, effluent, compliance, exceeded) => {
    const { value } = judge(plant({ ...known, grade }), plantMonth('运行', { effluent }));
    expect(value.compliance).toBe(compliance);
    expect(value.exceeded.map(({ item, multiple, limit }) => [item, multiple, limit])).toEqual(exceeded);
  });

  it('lists every item over its limit, in the order of the standard, with cells and clause', () => {
    const effluent = { 总磷: '0.9', 化学需氧量: '80' };
    const { value } = judge(plant(known), plantMonth('运行', { effluent }));
    expect(value.exceeded.map(({ item }) => item)).toEqual(['化学需氧量', '总磷']);
    expect(value.exceeded[1]).toMatchObject({
      value: '0.9',
      unit: 'mg/L',
      standard: 'GB 18918-2002',
      clause: '表1 序号9、4.5',
    });
    expect(value.exceeded[1]!.sources.map(({ cell }) => cell)).toEqual(['总磷', 'approved', 'F12']);
  });

  it.each([
    ['2005-12-31', '0.8', 'met'],
    ['2006-01-01', '0.8', 'exceeded'],
    ['2005-12-31', '1.1', 'exceeded'],
    ['2006-01-01', '0.5', 'met'],
  ])('total phosphorus goes by the approval of %s: %s is %s', (approved, value, compliance) => {
    const { value: finding } = judge(plant({ approved }), plantMonth('运行', { effluent: { 总磷: value } }));
    expect(finding.compliance).toBe(compliance);
    expect(finding).not.toHaveProperty('notes');
  });

  it.each([
    ['12', '8', 'met'],
    ['12.0', '8.1', 'exceeded'],
    ['12.1', '8', 'exceeded'],
    ['12.1', '5', 'met'],
    ['-1', '6', 'met'],
  ])('ammonia goes by the water temperature of %s ℃: %s is %s', (temperature, value, compliance) => {
    const { value: finding } = judge(
      plant(known),
      plantMonth('运行', { temperature, effluent: { 氨氮: value } }),
    );
    expect(finding.compliance).toBe(compliance);
    expect(finding).not.toHaveProperty('notes');
  });

  it('takes the stricter limits and says so where temperature or approval is unknown', () => {
    const effluent = { 氨氮: '6', 总磷: '0.4' };
    const { value } = judge(plant(), plantMonth('运行', { effluent }));
    expect(value.exceeded.map(({ item, limit }) => [item, limit])).toEqual([['氨氮', '5']]);
    expect(value.notes).toEqual([
      '无水温数据，氨氮按水温>12℃的限值5判定',
      '无环评批复日期，总磷按2006年1月1日起批复的限值0.5判定',
    ]);
  });

  it('leaves out an item it cannot judge and says so', () => {
    const effluent = { 化学需氧量: '30', 总磷: '<0.6', 悬浮物: '', 五日生化需氧量: '-3' };
    const result = judge(plant(known), plantMonth('运行', { effluent }));
    expect(result.value.compliance).toBe('met');
    expect(result.value.notes).toEqual([
      '五日生化需氧量未判定（数值无效）',
      '悬浮物未判定（无监测值）',
      '总磷未判定（检出限高于限值）',
    ]);
    expect(codes(result)).toEqual(['PLANT_ITEM_UNJUDGED', 'PLANT_ITEM_UNJUDGED', 'PLANT_ITEM_UNJUDGED']);
  });

  it('cannot judge by a grade the standards do not know', () => {
    const result = judge(plant({ grade: '准Ⅳ类' }), plantMonth('运行', { effluent: { 氨氮: '1' } }));
    expect(result.value.compliance).toBe('unknown');
    expect(codes(result)).toEqual(['PLANT_GRADE_UNKNOWN']);
  });
});

describe('compliance by state', () => {
  const states = ['运行', '提标改造', '扩容', '在建', '调试进水', '停运', '移交中'] as const;

  it.each(states)('%s with effluent is judged', (state) => {
    const month = plantMonth(state, { effluent: { 化学需氧量: '60' } });
    expect(judge(plant(), month).value.compliance).toBe('exceeded');
  });

  it.each([
    ['运行', undefined, 'unknown', ['PLANT_WITHOUT_EFFLUENT']],
    ['运行', '40', 'unknown', ['PLANT_WITHOUT_EFFLUENT']],
    ['运行', '0', 'not-discharging', []],
    ['提标改造', undefined, 'unknown', []],
    ['提标改造', '40', 'unknown', ['PLANT_WITHOUT_EFFLUENT']],
    ['扩容', '0.0', 'not-discharging', []],
    ['调试进水', undefined, 'unknown', []],
    ['在建', undefined, 'not-discharging', []],
    ['停运', undefined, 'not-discharging', []],
    ['移交中', undefined, 'not-discharging', []],
    ['移交中', '12', 'unknown', ['PLANT_WITHOUT_EFFLUENT']],
  ] as const)('%s treating %s without effluent is %s', (state, treated, compliance, expected) => {
    const month = plantMonth(state, treated === undefined ? {} : { treated });
    const result = judge(plant(), month);
    expect(result.value.compliance).toBe(compliance);
    expect(codes(result)).toEqual(expected);
  });

  it('treats cells without a value like no effluent', () => {
    const month = plantMonth('停运', { effluent: { 化学需氧量: '', 氨氮: '?停运' } });
    const result = judge(plant(), month);
    expect(result.value.compliance).toBe('not-discharging');
    expect(codes(result)).toEqual([]);
  });

  it.each(['在建', '停运'] as const)('%s with effluent contradicts itself', (state) => {
    const month = plantMonth(state, { temperature: '20', effluent: { 化学需氧量: '30' } });
    expect(codes(judge(plant(), month))).toEqual(['PLANT_STATE_CONTRADICTED']);
  });

  it('is unknown for a plant no file of the month speaks of', () => {
    const result = judge(plant());
    expect(result.value).toEqual({ plant: plant(), compliance: 'unknown', exceeded: [] });
    expect(result.problems).toMatchObject([
      { code: 'PLANT_WITHOUT_MONTH', severity: 'warning', place: { cell: 'register 甲厂' } },
    ]);
  });
});

describe('load', () => {
  const idle = (treated: string, capacity: string) =>
    judge(plant({ capacity }), plantMonth('停运', { treated }));

  it.each([
    // June has 30 days.
    ['60', '2', '100.0'],
    ['46.5', '2', '77.5'],
    // 41.55 ÷ 60 = 69.25 %, a tie: to the even 69.2
    ['41.55', '2', '69.2'],
    ['41.61', '2', '69.4'], // 69.35
    ['1', '3', '1.1'], // 1.11…
    ['0', '2', '0.0'],
  ])('%s 万m³ at %s 万m³/d is %s %%', (treated, capacity, rate) => {
    expect(idle(treated, capacity).value.loadRate?.value).toBe(rate);
  });

  it('writes out its arithmetic and cells', () => {
    const { loadRate } = idle('46.5', '2').value;
    expect(loadRate!.rule!.statement).toBe('处理水量46.5万m³÷（设计规模2万m³/d×30天）=77.5%');
    expect(loadRate!.sources.map(({ cell }) => cell)).toEqual(['treated', 'capacity']);
  });

  it.each([
    ['60', '0'],
    ['60', '约2'],
    ['约60', '2'],
    ['-6', '2'],
  ])('is not given for %s over %s', (treated, capacity) => {
    expect(idle(treated, capacity).value).not.toHaveProperty('loadRate');
  });

  it.each([
    ['72', []],
    ['72.01', ['PLANT_OVERLOADED']],
    ['600000', ['PLANT_OVERLOADED']],
  ])('of %s 万m³ at 2 万m³/d gives the problems %j', (treated, expected) => {
    const month = plantMonth('运行', { treated, temperature: '20', effluent: { 化学需氧量: '30' } });
    expect(codes(judge(plant(), month))).toEqual(expected);
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
  ] as const)('%s planned for %s has slipped by %s', (state, planned, days) => {
    const { value } = judge(plant(), plantMonth(state, planned === undefined ? {} : { planned }));
    expect(value.slipDays).toBe(days);
  });
});
