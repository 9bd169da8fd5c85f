import { describe, expect, it } from 'vitest';
import { scorecardsOf } from '../../src/assess/standing/scorecards.ts';
import type { SectionFinding } from '../../src/model/findings.ts';
import type { SectionPeriod } from '../../src/model/period-findings.ts';
import type { PlantFinding } from '../../src/model/plant-findings.ts';
import type { Score, Scorecards } from '../../src/model/ranking-findings.ts';
import type { Derived } from '../../src/model/source.ts';
import type { TaskFinding, TaskStatus } from '../../src/model/task-findings.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { county, sectionOf } from './index-samples.ts';
import { plant, plantMonth, task } from './records.ts';
import { sourced } from './standards.ts';
import { classed } from './verdicts.ts';

function finding(name: string, where: string, waterClass: WaterClass | null | undefined): SectionFinding {
  const section = sectionOf(name, { county: where });
  return { section, ...(waterClass === undefined ? {} : { current: classed(waterClass, name) }) };
}

function cumulative(name: string, where: string, waterClass: WaterClass | undefined): SectionPeriod {
  const section = sectionOf(name, { county: where });
  return {
    section,
    span: { from: '2026-01', to: '2026-06' },
    kind: 'cumulative',
    months: [],
    without: [],
    fewer: [],
    amounts: {},
    ...(waterClass === undefined ? {} : { verdict: classed(waterClass, `year ${name}`) }),
  };
}

function plantFinding(name: string, where: string, compliance: PlantFinding['compliance']): PlantFinding {
  return {
    plant: { ...plant(), name: sourced(name, `register ${name}`), county: sourced(where) },
    ...(compliance === 'unknown'
      ? {}
      : { month: { ...plantMonth('运行'), plant: sourced(name, `month ${name}`) } }),
    compliance,
    exceeded: [],
  };
}

function taskFinding(id: string, where: string, status: TaskStatus): TaskFinding {
  return {
    task: {
      ...task('未完成'),
      id: sourced(id, id),
      county: sourced(where),
      state: sourced('未完成', `${id} state`),
    },
    status,
  };
}

const done = (late: number | null, closed = false): TaskStatus => ({ kind: 'done', late, closed });

/** Anew for every test, so that each stands for what it calls. */
const cards = (): Scorecards =>
  scorecardsOf({
    counties: [county('甲县', '990101'), county('乙县', '990102')],
    sections: [
      finding('甲一', '甲县', 3),
      finding('甲二', '甲县', 4),
      finding('甲三', '甲县', 2),
      finding('甲四', '甲县', null),
      finding('甲五', '甲县', undefined),
      finding('界外', '外县', 1),
    ],
    cumulative: [
      cumulative('甲一', '甲县', 4),
      cumulative('甲二', '甲县', 4),
      cumulative('甲三', '甲县', 3),
      cumulative('甲四', '甲县', undefined),
      cumulative('停用', '甲县', 1),
    ],
    plants: [
      plantFinding('甲厂', '甲县', 'met'),
      plantFinding('乙厂', '甲县', 'exceeded'),
      plantFinding('丙厂', '甲县', 'not-discharging'),
      plantFinding('丁厂', '甲县', 'unknown'),
      plantFinding('戊厂', '乙县', 'met'),
    ],
    tasks: [
      taskFinding('T1', '甲县', { kind: 'overdue', days: 3 }),
      taskFinding('T2', '甲县', { kind: 'due-soon', days: 3 }),
      taskFinding('T3', '甲县', { kind: 'undated' }),
      taskFinding('T4', '甲县', done(0)),
      taskFinding('T5', '甲县', done(0, true)),
      taskFinding('T6', '甲县', done(4, true)),
      taskFinding('T7', '甲县', done(null, true)),
      taskFinding('T8', '外县', done(0)),
    ],
  });

const cells = (figure: Derived<unknown> | undefined) => figure?.sources.map(({ cell }) => cell);
const figures = ({ count, of, share }: Score) => [count.value, of.value, share?.value];

describe('the scorecard of a county', () => {
  it('K22 counts the sections on target of those with a class', () => {
    const [jia] = cards().counties;
    // Targets Ⅲ: 甲一 Ⅲ and 甲三 Ⅱ meet, 甲二 Ⅳ does not; 2 ÷ 3 = 66.7 %
    expect(jia?.month.registered.value).toBe(5);
    expect(figures(jia!.month.met)).toEqual([2, 3, '66.7']);
    expect(jia?.month.met.share?.rule?.statement).toBe('有评价结果的断面3，其中达到水质目标2：2÷3=66.7%');
  });

  it('K22 lists the rows it counted', () => {
    const [jia] = cards().counties;
    expect(cells(jia?.month.registered)).toEqual(
      ['甲一', '甲二', '甲三', '甲四', '甲五'].map((n) => `register ${n}`),
    );
    expect(cells(jia?.month.met.count)).toEqual(['target 甲一', 'row 甲一', 'target 甲三', 'row 甲三']);
    expect(cells(jia?.month.met.of)).toContain('row 甲二');
    expect(jia?.month.registered.rule).toMatchObject({ standard: 'GB 3838-2002', clause: '5.1' });
    expect(jia?.month.registered.rule?.statement).toBe('在册断面5');
  });

  it('K22 counts the year so far over the same sections', () => {
    const [jia] = cards().counties;
    // 甲一 Ⅳ, 甲二 Ⅳ, 甲三 Ⅲ; 甲四 and 甲五 without; 停用 is no longer in service. 1 ÷ 3 = 33.3 %
    expect(jia?.cumulative?.registered.value).toBe(5);
    expect(figures(jia!.cumulative!.met)).toEqual([1, 3, '33.3']);
    expect(cells(jia?.cumulative?.met.count)).toEqual(['target 甲三', 'row year 甲三']);
  });

  it('K22 falls back to the first source where a verdict names no rows', () => {
    const { rows: _, ...verdict } = classed(2, '甲一');
    const { counties } = scorecardsOf({
      counties: [county('甲县', '990101')],
      sections: [{ section: sectionOf('甲一'), current: verdict }],
      cumulative: [],
      plants: [],
      tasks: [],
    });
    expect(cells(counties[0]?.month.met.count)).toEqual(['target 甲一', 'first 甲一']);
  });

  it('K23 counts the plants within their limits of those with effluent values', () => {
    const [jia] = cards().counties;
    expect(jia?.plants.registered.value).toBe(4);
    expect(figures(jia!.plants.met)).toEqual([1, 2, '50.0']);
    expect(cells(jia?.plants.met.of)).toEqual(['register 甲厂', 'month 甲厂', 'register 乙厂', 'month 乙厂']);
    expect(cells(jia?.plants.met.count)).toEqual(['register 甲厂', 'month 甲厂']);
    expect(jia?.plants.met.share?.rule?.statement).toBe('有出水监测值的污水处理厂2，其中达标1：1÷2=50.0%');
    expect(jia?.plants.registered.rule).toEqual({
      standard: 'GB 18918-2002',
      clause: '表1',
      statement: '在册污水处理厂4',
    });
    expect(cells(jia?.plants.registered)?.[0]).toBe('register 甲厂');
  });

  it('K24 counts tasks by where they stand', () => {
    const [jia] = cards().counties;
    const { all, open, overdue, doneLate, doneUndated, closed, onTime } = jia!.tasks;
    expect([all, open, overdue, doneLate, doneUndated, closed].map(({ value }) => value)).toEqual([
      7, 3, 1, 1, 1, 3,
    ]);
    // In time T4 and T5, late T6, overdue T1: 2 ÷ 4
    expect(figures(onTime)).toEqual([2, 4, '50.0']);
    expect(all.value).toBe(open.value + onTime.count.value + doneLate.value + doneUndated.value);
    expect(cells(onTime.of)).toEqual(['T4', 'T5', 'T1', 'T6'].flatMap((id) => [id, `${id} state`]));
    expect(cells(doneUndated)).toEqual(['T7', 'T7 state']);
    expect([all, open, overdue, doneLate, doneUndated, closed].map(({ rule }) => rule?.statement)).toEqual([
      '整改任务7',
      '未完成的任务3',
      '超期未完成的任务1',
      '逾期完成的任务1',
      '完成而不知是否按期的任务1',
      '已销号的任务3',
    ]);
    expect(onTime.share?.rule).toEqual({
      standard: '整改台账',
      clause: '整改时限',
      statement: '按期完成、逾期完成和超期未完成的任务4，其中按期完成2：2÷4=50.0%',
    });
  });

  it('has no share of nothing', () => {
    const [, yi] = cards().counties;
    expect(figures(yi!.month.met)).toEqual([0, 0, undefined]);
    expect(figures(yi!.plants.met)).toEqual([1, 1, '100.0']);
    expect(figures(yi!.tasks.onTime)).toEqual([0, 0, undefined]);
  });

  it('stands in the order of the register; the city counts what belongs to no county too', () => {
    const { counties, city } = cards();
    expect([...counties, city].map(({ unit }) => unit)).toEqual(['甲县', '乙县', '全市']);
    expect(figures(city.month.met)).toEqual([3, 4, '75.0']);
    expect(figures(city.plants.met)).toEqual([2, 3, '66.7']);
    expect(city.tasks.all.value).toBe(8);
  });
});
