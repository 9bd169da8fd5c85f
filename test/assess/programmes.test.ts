// Rules B01 to B09 of docs/method.md: outfalls, networks, funds and departments' duties.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeProgrammes } from '../../src/assess/ledger/programmes.ts';
import { judgeTasks } from '../../src/assess/ledger/tasks.ts';
import type { Records, Task } from '../../src/model/records.ts';
import { duty, fund, network, outfall } from './programme-records.ts';
import { task } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

const context = { cutoff: sourced('2026-07-10', 'cutoff'), dueSoonDays: 30, holidays: STANDARDS.holidays };
type Tables = Pick<Records, 'outfalls' | 'networks' | 'funds' | 'duties'>;

function judge(tables: Partial<Tables>, ledger: readonly Task[] = []) {
  const meeting = { period: sourced('2026-06'), cutoff: context.cutoff };
  const { tasks } = judgeTasks({ ...context, tasks: ledger, counties: [], meeting }).value;
  const empty: Tables = { outfalls: [], networks: [], funds: [], duties: [] };
  return judgeProgrammes({ ...empty, ...tables }, tasks, context);
}

const cells = (figure: { readonly sources: readonly { readonly cell?: string }[] } | undefined) =>
  figure?.sources.map(({ cell }) => cell);
const WORKING_DAYS = { kind: 'working-days', days: 10 } as const;

describe('outfalls', () => {
  const OUTFALLS = [
    outfall('已销号', { name: '1号口', completed: '2026-05-01', deadline: '2026-06-30' }),
    outfall('已完成', { name: '2号口', completed: '2026-07-02', deadline: '2026-06-30', county: '乙县' }),
    outfall('整治中', { name: '3号口', deadline: '2026-06-30', kind: '农业排口' }),
    outfall('整治中', { name: '4号口', deadline: '2026-12-31', county: '乙县' }),
    outfall('未启动', { name: '5号口', kind: '农业排口' }),
    outfall('未启动', { name: '6号口', deadline: '2026-07-20' }),
    outfall('已完成', { name: '7号口' }),
  ];

  it('B01 are counted by state, and the share that is done is 已完成 and 已销号 ÷ all', () => {
    const { all, outfalls } = judge({ outfalls: OUTFALLS }).value.outfalls;
    expect(all.total.value).toBe(7);
    expect(all.states.map(({ state, count }) => [state, count.value])).toEqual([
      ['未启动', 2],
      ['整治中', 2],
      ['已完成', 2],
      ['已销号', 1],
    ]);
    // 3 ÷ 7 = 42.857… %
    expect([all.done.count.value, all.done.share?.value]).toEqual([3, '42.9']);
    expect(all.done.share?.rule).toEqual({
      standard: '入河排污口',
      clause: '汇总',
      statement: '排污口7，其中完成整治的3：3÷7=42.9%',
    });
    expect(cells(all.total)).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((name) => `编号 ${name}号口`));
    expect(all.total.rule?.statement).toBe('排污口7');
    expect(cells(all.done.count)).toEqual([
      '1号口',
      '状态 1号口',
      '2号口',
      '状态 2号口',
      '7号口',
      '状态 7号口',
    ]);
    expect(cells(all.states[3]!.count)).toEqual(['1号口', '状态 1号口']);
    expect(all.states[3]!.count.rule?.statement).toBe('已销号的排污口1');
    expect(outfalls.map(({ outfall: { name } }) => name.value)).toEqual(
      OUTFALLS.map(({ name }) => name.value),
    );
  });

  it('B01 by county and by kind, in the order of the table', () => {
    const { byCounty, byKind } = judge({ outfalls: OUTFALLS }).value.outfalls;
    expect(byCounty.map(({ name, total, done }) => [name, total.value, done.share?.value])).toEqual([
      ['甲县', 5, '40.0'],
      ['乙县', 2, '50.0'],
    ]);
    expect(byKind.map(({ name, total, overdue }) => [name, total.value, overdue.value])).toEqual([
      ['工业排污口', 5, 0],
      ['农业排口', 2, 1],
    ]);
    expect(byCounty[1]!.done.total.rule?.statement).toBe('乙县排污口2');
  });

  it('B02 stand against their deadline at the cut-off date', () => {
    const { outfalls, all } = judge({ outfalls: OUTFALLS }).value.outfalls;
    expect(outfalls.map(({ status }) => status)).toEqual([
      { kind: 'done', late: 0 },
      { kind: 'done', late: 2 },
      { kind: 'overdue', days: 10 },
      { kind: 'on-course', days: 174 },
      { kind: 'undated' },
      { kind: 'due-soon', days: 10 },
      { kind: 'done', late: null },
    ]);
    expect(all.overdue.value).toBe(1);
    expect(all.overdue.rule?.statement).toBe('超期未完成整治的排污口1');
    expect(cells(all.overdue)).toEqual(['3号口', '状态 3号口', 'deadline', 'cutoff']);
  });

  it('B09 a day of completion that the state or the cut-off date contradicts is a problem', () => {
    const { problems } = judge({
      outfalls: [
        outfall('整治中', { completed: '2026-07-01' }),
        outfall('已完成', { completed: '2026-07-11' }),
        outfall('已完成', { completed: '2026-07-10' }),
      ],
    });
    expect(problems.map(({ code, severity, place }) => [code, severity, place?.cell])).toEqual([
      ['OUTFALL_OPEN_BUT_COMPLETED', 'warning', 'completed'],
      ['OUTFALL_COMPLETED_AFTER_CUTOFF', 'error', 'completed'],
    ]);
  });
});

describe('networks', () => {
  const NETWORKS = [
    network('12.5', '10', { name: '一期', deadline: '2026-06-30', department: '住建局' }),
    network('8', '8', { name: '二期', deadline: '2026-06-30', county: '乙县' }),
    network('3.6', '0', { name: '修复', kind: '老旧管网修复', deadline: '2026-12-31' }),
    network('0', '0', { name: '备用', kind: '老旧管网修复' }),
  ];

  it('B03 progress is done ÷ planned, of each project, of a group and of all', () => {
    const { networks, all, byCounty, byKind, byDepartment } = judge({ networks: NETWORKS }).value.networks;
    // 10 ÷ 12.5 = 80 %; 8 ÷ 8; 0 ÷ 3.6; nothing planned, no share
    expect(networks.map(({ progress }) => progress?.value)).toEqual(['80.0', '100.0', '0.0', undefined]);
    expect(networks[0]!.progress?.rule?.statement).toBe('完成10km÷计划12.5km=80.0%');
    expect(cells(networks[0]!.progress)).toEqual(['完成 一期', '计划 一期']);
    // 18 ÷ 24.1 = 74.688… %
    expect([all.count.value, all.planned.value, all.done.value, all.progress?.value]).toEqual([
      4,
      '24.1',
      '18',
      '74.7',
    ]);
    expect(cells(all.count)).toEqual(['一期', '二期', '修复', '备用']);
    expect(cells(all.planned)).toEqual(['计划 一期', '计划 二期', '计划 修复', '计划 备用']);
    expect(all.count.rule?.statement).toBe('管网项目4');
    expect(all.planned.rule?.statement).toBe('计划长度4项合计24.1km');
    expect(all.done.rule?.statement).toBe('完成长度4项合计18km');
    expect(byCounty.map(({ name, progress }) => [name, progress?.value])).toEqual([
      // 10 ÷ 16.1 = 62.111… %
      ['甲县', '62.1'],
      ['乙县', '100.0'],
    ]);
    expect(byKind.map(({ name, count, progress }) => [name, count.value, progress?.value])).toEqual([
      ['雨污分流改造', 2, '87.8'], // 18 ÷ 20.5 = 87.804…
      ['老旧管网修复', 2, '0.0'],
    ]);
    expect(byDepartment.map(({ name, progress }) => [name, progress?.value])).toEqual([['住建局', '80.0']]);
    expect(byKind[0]!.planned.rule?.statement).toBe('雨污分流改造计划长度2项合计20.5km');
  });

  it.each([
    // 1 ÷ 16 = 6.25 %, a tie: to the even 6.2; 3 ÷ 16 = 18.75 %, to the even 18.8
    ['16', '1', '6.2'],
    ['16', '3', '18.8'],
  ])('B03 of %s km planned, %s done are %s %%', (planned, done, progress) => {
    expect(judge({ networks: [network(planned, done)] }).value.networks.all.progress?.value).toBe(progress);
  });

  it('B04 a project not finished by its deadline is behind', () => {
    const { networks, all } = judge({ networks: NETWORKS }).value.networks;
    expect(networks.map(({ status }) => status)).toEqual([
      { kind: 'overdue', days: 10 },
      { kind: 'done', late: null },
      { kind: 'on-course', days: 174 },
      { kind: 'undated' },
    ]);
    expect(all.overdue.value).toBe(1);
    expect(cells(all.overdue)).toEqual(['一期', '完成 一期', 'deadline', 'cutoff']);
    expect(all.overdue.rule?.statement).toBe('超期未完成的管网项目1');
    const unread = judge({ networks: [network('约8', '8'), network('8', '约8')] }).value.networks;
    expect(unread.networks.map(({ status }) => status.kind)).toEqual(['undated', 'undated']);
  });

  it('B04 a project that has laid more than planned is finished', () => {
    const { networks } = judge({ networks: [network('8', '8.1', { deadline: '2026-06-30' })] }).value
      .networks;
    expect(networks[0]).toMatchObject({ status: { kind: 'done', late: null }, progress: { value: '101.2' } });
  });

  it('B03 progress never falls when more is laid', () => {
    const length = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 1, max: 500 }), (a, b, planned) => {
        const of = (done: number) =>
          Number(
            judge({ networks: [network(String(planned), String(done))] }).value.networks.all.progress!.value,
          );
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });
});

describe('funds', () => {
  const FUNDS = [
    fund('3000', '2400', '1500', { project: '一期' }),
    fund('1000.5', '0', '0', { project: '二期', county: '乙县', origin: '专项债券' }),
    fund('500', '500', '125', { project: '三期', county: '乙县' }),
  ];

  it('B05 received ÷ planned and spent ÷ received, of each row, of a group and of all', () => {
    const { funds, all, byCounty, byOrigin } = judge({ funds: FUNDS }).value.funds;
    expect(funds.map(({ receivedShare, spentShare }) => [receivedShare?.value, spentShare?.value])).toEqual([
      // 2400 ÷ 3000 = 80 %, 1500 ÷ 2400 = 62.5 %
      ['80.0', '62.5'],
      // Nothing received, so that no share of it is spent.
      ['0.0', undefined],
      ['100.0', '25.0'],
    ]);
    expect(funds[0]!.receivedShare?.rule?.statement).toBe('到位2400万元÷计划3000万元=80.0%');
    expect(funds[0]!.spentShare?.rule?.statement).toBe('支出1500万元÷到位2400万元=62.5%');
    expect(cells(funds[0]!.spentShare)).toEqual(['支出 一期', '到位 一期']);
    // 2900 ÷ 4500.5 = 64.437… %, 1625 ÷ 2900 = 56.034… %
    expect(
      [all.planned, all.received, all.spent, all.receivedShare, all.spentShare].map((f) => f?.value),
    ).toEqual(['4500.5', '2900', '1625', '64.4', '56.0']);
    expect(all.count.value).toBe(3);
    expect(cells(all.count)).toEqual(['一期', '二期', '三期']);
    expect(all.count.rule?.statement).toBe('资金3');
    expect(all.planned.rule?.statement).toBe('计划资金3项合计4500.5万元');
    expect(all.received.rule?.statement).toBe('到位资金3项合计2900万元');
    expect(byCounty.map(({ name, planned }) => [name, planned.value])).toEqual([
      ['甲县', '3000'],
      ['乙县', '1500.5'],
    ]);
    expect(byOrigin.map(({ name, spent, count }) => [name, spent.value, count.value])).toEqual([
      ['中央资金', '1625', 2],
      ['专项债券', '0', 1],
    ]);
    expect(byOrigin[1]!.spent.rule?.statement).toBe('专项债券支出资金1项合计0万元');
  });
});

describe('departments', () => {
  const DUTIES = [
    duty('住建局', { matter: '新建管网', target: '40', done: '40', unit: 'km', deadline: '2026-06-30' }),
    duty('水务局', { matter: '河道清淤', target: '30', done: '7.5', unit: 'km', deadline: '2026-06-30' }),
    duty('住建局', { matter: '提标改造', target: '3', done: '2', unit: '座', deadline: '2026-12-31' }),
    duty('住建局', { matter: '制定方案', deadline: '2026-06-30' }),
    duty('水务局', { matter: '日常巡查', target: '10' }),
    duty('水务局', { matter: '应急演练', done: '10' }),
  ];
  const LEDGER = [
    task('未完成', { department: '住建局' }),
    task('未完成', { department: '财政局', deadline: '2026-12-31' }),
    task('已销号', { department: '住建局', completed: '2026-06-01' }),
  ];

  it('B06 a duty is finished when done reaches its target', () => {
    const [housing, water] = judge({ duties: DUTIES }).value.departments;
    expect(housing!.duties.map(({ progress, finished }) => [progress?.value, finished])).toEqual([
      ['100.0', true],
      ['66.7', false], // 2 ÷ 3
      [undefined, null],
    ]);
    expect(housing!.duties[1]!.progress?.rule?.statement).toBe('完成2座÷目标3座=66.7%');
    expect(cells(housing!.duties[1]!.progress)).toEqual(['done', 'target']);
    expect(housing!.duties.map(({ status }) => status)).toEqual([
      { kind: 'done', late: null },
      { kind: 'on-course', days: 174 },
      // The day has passed, and nobody says whether it is done.
      { kind: 'undetermined', reason: '没有填写目标和完成数，不能判断是否完成' },
    ]);
    expect(water!.duties.map(({ status }) => status.kind)).toEqual(['overdue', 'undated', 'undated']);
    expect([housing!.count.value, housing!.finished.value, housing!.overdue.value]).toEqual([3, 1, 0]);
    expect([water!.count.value, water!.finished.value, water!.overdue.value]).toEqual([3, 0, 1]);
    expect(cells(housing!.count)).toEqual(['新建管网', '提标改造', '制定方案']);
    expect(housing!.count.rule?.statement).toBe('住建局的职责事项3');
    expect(housing!.finished.rule?.statement).toBe('住建局达到目标的职责事项1');
    expect(cells(housing!.finished)).toEqual(['新建管网', 'target', 'done']);
    expect(cells(water!.overdue)).toEqual(['河道清淤', 'deadline', 'cutoff']);
    expect(water!.overdue.rule).toEqual({
      standard: '部门职责',
      clause: '汇总',
      statement: '水务局超期未完成的职责事项1',
    });
  });

  it('B06 more than the target is finished too; a duty without a unit is written without', () => {
    const [department] = judge({ duties: [duty('住建局', { target: '3', done: '4' })] }).value.departments;
    expect(department!.duties[0]).toMatchObject({ finished: true, progress: { value: '133.3' } });
    expect(department!.duties[0]!.progress?.rule?.statement).toBe('完成4÷目标3=133.3%');
  });

  it('B06 a target of nothing has no progress', () => {
    const [department] = judge({ duties: [duty('住建局', { target: '0', done: '0' })] }).value.departments;
    expect(department!.duties[0]).not.toHaveProperty('progress');
    expect(department!.duties[0]!.finished).toBe(true);
  });

  it('B07 each department has its tasks of the ledger; those without duties come after', () => {
    const { departments } = judge({ duties: DUTIES }, LEDGER).value;
    expect(
      departments.map(({ name, tasks }) => [name, tasks.total.value, tasks.done.value, tasks.overdue.value]),
    ).toEqual([
      ['住建局', 2, 1, 1],
      ['水务局', 0, 0, 0],
      ['财政局', 1, 0, 0],
    ]);
    expect(departments[2]!.count.value).toBe(0);
    expect(departments[0]!.tasks.overdue.rule?.statement).toBe('住建局超期未完成的整改任务1');
    expect(cells(departments[0]!.tasks.overdue)).toEqual(['state', 'deadline', 'cutoff']);
  });
});

describe('deadlines in working days', () => {
  it('B08 have no day to count from in these tables', () => {
    const { value, problems } = judge({
      outfalls: [outfall('整治中', { deadline: WORKING_DAYS }), outfall('整治中', { deadline: '长期坚持' })],
      networks: [
        network('8', '1', { deadline: WORKING_DAYS }),
        network('8', '1', { deadline: '2026-12-31' }),
      ],
      duties: [duty('住建局', { deadline: WORKING_DAYS }), duty('住建局', { deadline: '立行立改' })],
    });
    const reason = '没有交办日期，时限无法推算';
    expect(value.outfalls.outfalls[0]!.status).toEqual({ kind: 'undetermined', reason });
    expect(value.networks.networks[0]!.status).toEqual({ kind: 'undetermined', reason });
    expect(value.departments[0]!.duties[0]!.status).toEqual({ kind: 'undetermined', reason });
    expect(
      problems.map(({ code, message, place }) => [code, /^(.*)的时限/.exec(message)?.[1], place?.cell]),
    ).toEqual([
      ['DEADLINE_WITHOUT_START', '排污口“1号口”', 'deadline'],
      ['DEADLINE_WITHOUT_START', '管网项目“管网一期”', 'deadline'],
      ['DEADLINE_WITHOUT_START', '住建局的“新建污水管网”', 'deadline'],
    ]);
  });
});

describe('sums', () => {
  it('B01 B03 B05 of the groups are those of all, whatever the order of the rows', () => {
    const county = fc.constantFrom('甲县', '乙县', '丙县');
    const state = fc.constantFrom('未启动', '整治中', '已完成', '已销号' as const);
    const amount = fc.integer({ min: 0, max: 10_000 }).map((units) => (units / 100).toFixed(2));
    const tables = fc.record({
      outfalls: fc.array(fc.record({ county, state }).map((o) => outfall(o.state, o))),
      networks: fc.array(fc.record({ county, done: amount }).map((n) => network('100.00', n.done, n))),
      funds: fc.array(fc.record({ county, spent: amount }).map((f) => fund('100.00', '100.00', f.spent, f))),
    });
    fc.assert(
      fc.property(tables, (given) => {
        const figures = ({ value: { outfalls, networks, funds } }: ReturnType<typeof judge>) => [
          outfalls.all.total.value,
          ...outfalls.all.states.map(({ count }) => count.value),
          Number(networks.all.done.value),
          Number(funds.all.spent.value),
        ];
        const judged = judge(given);
        const { outfalls, networks, funds } = judged.value;
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect([
          sum(outfalls.byCounty.map(({ total }) => total.value)),
          ...[0, 1, 2, 3].map((index) =>
            sum(outfalls.byKind.map(({ states }) => states[index]!.count.value)),
          ),
        ]).toEqual(figures(judged).slice(0, 5));
        expect(sum(outfalls.all.states.map(({ count }) => count.value))).toBe(outfalls.all.total.value);
        expect(sum(networks.byCounty.map(({ done }) => Number(done.value)))).toBeCloseTo(
          Number(networks.all.done.value),
        );
        expect(sum(funds.byCounty.map(({ spent }) => Number(spent.value)))).toBeCloseTo(
          Number(funds.all.spent.value),
        );
        const turned = {
          outfalls: given.outfalls.toReversed(),
          networks: given.networks.toReversed(),
          funds: given.funds.toReversed(),
        };
        expect(figures(judge(turned))).toEqual(figures(judged));
      }),
    );
  });

  it('B01 B03 B05 of empty tables are nothing, without a share', () => {
    const { outfalls, networks, funds, departments } = judge({}).value;
    expect(outfalls.all.total.value).toBe(0);
    expect(outfalls.all.done).not.toHaveProperty('share');
    expect([networks.all.planned.value, networks.all.progress]).toEqual(['0', undefined]);
    expect([funds.all.planned.value, funds.all.receivedShare]).toEqual(['0', undefined]);
    expect(departments).toEqual([]);
  });
});
