// Rules L29 to L34 of docs/method.md: the stages of building and upgrading a plant.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeProjects } from '../../src/assess/plants/plant-projects.ts';
import { PLANT_STAGES, type Plant, type PlantMonth, type StageRecord } from '../../src/model/records.ts';
import { stage } from './programme-records.ts';
import { plant, plantMonth } from './records.ts';
import { sourced } from './standards.ts';

const meeting = { period: sourced('2026-06'), cutoff: sourced('2026-07-10', 'cutoff') };

function judge(
  stages: readonly StageRecord[],
  plants: readonly Plant[] = [plant()],
  plantMonths: readonly PlantMonth[] = [],
) {
  return judgeProjects({ stages, plants, plantMonths, meeting });
}

/** The first stages of a project done as planned, a month each from January 2026. */
function doneUpTo(count: number, of: Parameters<typeof stage>[3] = {}): StageRecord[] {
  return PLANT_STAGES.slice(0, count).map((name, index) => stage(name, day(index), day(index), of));
}

const day = (index: number) => `2025-0${index + 1}-15`;

describe('stages', () => {
  it('L29 the last one done is the current one, what follows it comes next', () => {
    const { value, problems } = judge([
      stage('开工', '2026-05-31', '2026-05-20'),
      stage('立项', '2026-01-31', '2026-01-31'),
      stage('主体完工', '2026-09-30'),
      stage('初步设计', '2026-03-31', '2026-03-30'),
    ]);
    const [project] = value.projects;
    expect(project).toMatchObject({
      current: '开工',
      county: { value: '甲县' },
      project: { value: '新建工程' },
    });
    expect(project!.next?.record.stage.value).toBe('主体完工');
    expect(project!.stages.map(({ record, state }) => [record.stage.value, state])).toEqual([
      ['立项', 'done'],
      ['初步设计', 'done'],
      ['开工', 'done'],
      ['主体完工', 'ahead'],
    ]);
    expect(project).not.toHaveProperty('slip');
    expect(value.late.value).toBe(0);
    expect(problems).toEqual([]);
  });

  it('L29 a project not begun has no current stage, one that is over no next', () => {
    const { value } = judge([
      stage('立项', '2026-08-31', undefined, { project: '提标改造工程' }),
      ...doneUpTo(8),
    ]);
    expect(value.projects[0]).not.toHaveProperty('current');
    expect(value.projects[0]!.next?.record.stage.value).toBe('立项');
    expect(value.projects[1]!.current).toBe('投入运行');
    expect(value.projects[1]).not.toHaveProperty('next');
  });

  it('L29 projects are told apart by plant and name, in the order of the table', () => {
    const { value } = judge([
      stage('立项', '2026-08-31', undefined, { plant: '乙厂' }),
      stage('立项', '2026-08-31'),
      stage('初步设计', '2026-09-30', undefined, { plant: '乙厂' }),
      stage('立项', '2026-08-31', undefined, { project: '二期扩容工程' }),
    ]);
    expect(
      value.projects.map(({ plant: { value: name }, project, stages }) => [
        name,
        project.value,
        stages.length,
      ]),
    ).toEqual([
      ['乙厂', '新建工程', 2],
      ['甲厂', '新建工程', 1],
      ['甲厂', '二期扩容工程', 1],
    ]);
    // 乙厂 is not in the register.
    expect(value.projects[0]).not.toHaveProperty('county');
  });

  it.each([
    // 2026-06-30 to 2026-07-10: 10 days; the planned day itself is not late.
    ['2026-06-30', 10],
    ['2026-07-09', 1],
    ['2026-07-10', undefined],
    ['2026-07-11', undefined],
  ])('L30 a next stage planned for %s has slipped by %s days', (planned, days) => {
    const { value } = judge([...doneUpTo(2), stage('开工', planned)]);
    const [project] = value.projects;
    expect(project!.slip?.value).toBe(days);
    expect(project!.next?.state).toBe(days === undefined ? 'ahead' : 'overdue');
    expect(value.late.value).toBe(days === undefined ? 0 : 1);
    if (days === undefined) return;
    expect(project!.slip?.rule?.statement).toBe(`开工计划${planned}，至2026-07-10未完成，滞后${days}天`);
    expect(project!.slip?.sources.map(({ cell }) => cell)).toEqual(['计划 开工', 'cutoff']);
    expect(value.late.sources.map(({ cell }) => cell)).toEqual(['计划 开工', 'cutoff']);
    expect(value.late.rule).toEqual({
      standard: '工程节点',
      clause: '计划完成时间',
      statement: '进度滞后的污水处理厂建设、改造工程1',
    });
  });

  it('L30 only the next stage counts as slip, whatever comes after it', () => {
    const { value } = judge([stage('立项', '2026-07-01'), stage('初步设计', '2026-07-05')]);
    expect(value.projects[0]!.slip?.value).toBe(9);
    expect(value.projects[0]!.stages.map(({ days }) => days.value)).toEqual([9, 5]);
  });

  it.each([
    ['2026-03-31', 'done', 0],
    ['2026-03-20', 'done', 0],
    ['2026-04-12', 'late', 12],
  ])('L31 a stage planned for 2026-03-31 and done on %s is %s by %s days', (actual, state, days) => {
    const [finding] = judge([stage('立项', '2026-03-31', actual)]).value.projects[0]!.stages;
    expect(finding).toMatchObject({ state, days: { value: days } });
    expect(judge([stage('立项', '2026-03-31', actual)]).value.projects[0]!.current).toBe('立项');
    expect(finding!.days.rule?.statement).toBe(`立项计划2026-03-31，实际${actual}，滞后${days}天`);
    expect(finding!.days.sources.map(({ cell }) => cell)).toEqual(['计划 立项', '实际 立项']);
  });

  it('L32 a stage without a day before one that is done contradicts it', () => {
    const { value, problems } = judge([
      stage('立项', '2026-01-31', '2026-01-31'),
      stage('初步设计', '2026-02-28'),
      stage('开工', '2026-03-31', '2026-03-31'),
      stage('主体完工', '2026-08-31'),
    ]);
    // Skipped, though its planned day has not come.
    const early = judge([stage('立项', '2026-08-31'), stage('初步设计', '2026-08-31', '2026-03-31')]);
    expect(early.problems).toMatchObject([{ code: 'STAGE_SKIPPED', place: { cell: '立项' } }]);
    expect(value.projects[0]).toMatchObject({
      current: '开工',
      next: { record: { stage: { value: '主体完工' } } },
    });
    expect(value.projects[0]).not.toHaveProperty('slip');
    expect(problems).toMatchObject([
      {
        code: 'STAGE_SKIPPED',
        message: '污水处理厂“甲厂”的“新建工程”：后面的“开工”已经完成，“初步设计”却没有实际完成时间',
        place: { cell: '初步设计' },
      },
    ]);
  });

  it('L32 days that run backwards contradict each other, as done and as planned', () => {
    const { problems } = judge([
      stage('立项', '2026-03-31', '2026-05-01'),
      stage('初步设计', '2026-02-28', '2026-04-30'),
      stage('开工', '2026-02-28', '2026-04-30'),
    ]);
    expect(problems).toMatchObject([
      {
        code: 'STAGE_PLAN_ORDER',
        message:
          '污水处理厂“甲厂”的“新建工程”：“立项”的计划完成时间2026-03-31晚于后面的“初步设计”（2026-02-28）',
        place: { cell: '计划 立项' },
      },
      {
        code: 'STAGE_ORDER_CONTRADICTED',
        message:
          '污水处理厂“甲厂”的“新建工程”：“立项”的实际完成时间2026-05-01晚于后面的“初步设计”（2026-04-30）',
        place: { cell: '实际 立项' },
      },
    ]);
  });

  it('L33 a day after the cut-off date is an error, and the stage not done', () => {
    const { value, problems } = judge([...doneUpTo(1), stage('初步设计', '2026-07-01', '2026-07-11')]);
    expect(value.projects[0]).toMatchObject({ current: '立项', slip: { value: 9 } });
    expect(problems).toMatchObject([
      {
        code: 'STAGE_AFTER_CUTOFF',
        severity: 'error',
        message: '污水处理厂“甲厂”的“新建工程”：“初步设计”的实际完成时间2026-07-11晚于数据截止日期2026-07-10',
        place: { cell: '实际 初步设计' },
      },
    ]);
    const atCutoff = judge([stage('立项', '2026-07-01', '2026-07-10')]);
    expect(atCutoff.problems).toEqual([]);
    expect(atCutoff.value.projects[0]!.current).toBe('立项');
  });
});

describe('stages and the state of the plant', () => {
  const contradictions = (
    stages: readonly StageRecord[],
    state: PlantMonth['state']['value'],
    inUseSince?: string,
  ) =>
    judge(
      stages,
      [plant(inUseSince === undefined ? {} : { inUseSince })],
      [plantMonth(state), plantMonth('在建', { month: '2026-05' }), plantMonth('停运', { plant: '乙厂' })],
    ).problems.map(({ code, message }) => [code, /表中(.*)$/.exec(message)?.[1]]);
  const toCome = stage('投入运行', '2026-12-31');
  const RUNNING = [['STAGE_STATE_CONTRADICTED', '工程“新建工程”尚未投入运行']];
  const OVER = [['STAGE_STATE_CONTRADICTED', '全部工程已经投入运行']];

  it.each([
    ['works have begun', [...doneUpTo(3), toCome], undefined, RUNNING],
    ['works have begun, in use later', [...doneUpTo(3), toCome], '2026-07-01', RUNNING],
    ['works have begun, in use already', [...doneUpTo(3), toCome], '2026-06-30', []],
    ['works have not begun', [...doneUpTo(2), toCome], undefined, []],
    ['the last stage is not in the table', doneUpTo(3), undefined, []],
    ['in use in the month', [...doneUpTo(7), stage('投入运行', '2026-06-30', '2026-06-30')], undefined, []],
    [
      'in use after the month',
      [...doneUpTo(7), stage('投入运行', '2026-06-30', '2026-07-01')],
      undefined,
      RUNNING,
    ],
  ])('L34 运行 while %s', (_, stages, inUseSince, expected) => {
    expect(contradictions(stages, '运行', inUseSince)).toEqual(expected);
  });

  it.each([
    ['在建', [...doneUpTo(7), stage('投入运行', '2026-05-31', '2026-05-31')], OVER],
    ['调试进水', doneUpTo(8), OVER],
    ['提标改造', doneUpTo(8), OVER],
    ['扩容', doneUpTo(8), OVER],
    ['停运', doneUpTo(8), []],
    ['在建', [...doneUpTo(7), stage('投入运行', '2026-06-01', '2026-06-01')], []],
    ['在建', doneUpTo(7), []],
    ['在建', [], []],
    ['扩容', [...doneUpTo(8), stage('立项', '2026-09-30', undefined, { project: '二期扩容工程' })], []],
  ] as const)('L34 %s after the stages', (state, stages, expected) => {
    expect(contradictions(stages, state)).toEqual(expected);
  });
});

describe('stages and states of several plants', () => {
  it('L34 are told apart', () => {
    const of = (name: string) => ({ plant: name });
    const begun = [
      stage('开工', '2026-03-31', '2026-03-31', of('乙厂')),
      stage('投入运行', '2026-12-31', undefined, of('乙厂')),
    ];
    const plants = [plant({ name: '甲厂', inUseSince: '2015-06-01' }), plant({ name: '乙厂' })];
    const states = (甲厂: PlantMonth['state']['value'], 乙厂: PlantMonth['state']['value']) => [
      plantMonth(甲厂, { plant: '甲厂' }),
      plantMonth(乙厂, { plant: '乙厂' }),
    ];
    const messages = (months: readonly PlantMonth[], stages: readonly StageRecord[] = begun) =>
      judge(stages, plants, months).problems.map(({ message }) => message.slice(0, 10));
    expect(messages(states('运行', '提标改造'))).toEqual([]);
    // 甲厂 has been in use for long and 乙厂 has not.
    expect(messages(states('运行', '运行'))).toEqual(['污水处理厂“乙厂”2']);
    expect(messages(states('在建', '在建'), doneUpTo(8, of('乙厂')))).toEqual(['污水处理厂“乙厂”2']);
  });
});

describe('the order of the rows', () => {
  it('L29 changes nothing about a project', () => {
    const rows = [...doneUpTo(3), stage('主体完工', '2026-06-30'), stage('投入运行', '2026-12-31')];
    const expected = judge(rows).value.projects[0]!;
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(judge(shuffled).value.projects).toEqual([expected]);
      }),
    );
  });
});
