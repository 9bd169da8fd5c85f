// Rules T01 to T18 of docs/method.md: the ledger at the cut-off date.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTasks } from '../../src/assess/ledger/tasks.ts';
import type { County, Task } from '../../src/model/records.ts';
import type { Derived } from '../../src/model/source.ts';
import type { LedgerFinding, TaskCounts } from '../../src/model/task-findings.ts';
import { task } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

const CUTOFF = '2026-07-10';

interface Given {
  readonly cutoff?: string;
  readonly previousMeeting?: string;
  readonly dueSoonDays?: number;
  readonly counties?: readonly string[];
}

function judgeAll(tasks: readonly Task[], given: Given = {}) {
  const { cutoff = CUTOFF, previousMeeting, dueSoonDays = 30, counties = [] } = given;
  return judgeTasks({
    tasks,
    dueSoonDays,
    holidays: STANDARDS.holidays,
    counties: counties.map(
      (name): County => ({ code: sourced('990101'), name: sourced(name), kind: sourced('县') }),
    ),
    meeting: {
      period: sourced('2026-06'),
      cutoff: sourced(cutoff, 'cutoff'),
      ...(previousMeeting === undefined
        ? {}
        : { previousMeeting: sourced(previousMeeting, 'previous meeting') }),
    },
  });
}

const judge = (which: Task, given?: Given) => judgeAll([which], given).value.tasks[0]!;
const cells = (figure: { readonly sources: readonly { readonly cell?: string }[] } | undefined) =>
  figure?.sources.map(({ cell }) => cell);

describe('an open task', () => {
  const statusOf = (deadline: string) => judge(task('未完成', { deadline })).status;

  it.each([
    ['2026-07-09', 1],
    ['2026-06-30', 10],
    ['2025-12-31', 191],
  ])('T02 due %s is overdue by %i days', (deadline, days) => {
    expect(statusOf(deadline)).toEqual({ kind: 'overdue', days });
  });

  it.each([
    // The deadline day itself is not overdue.
    ['2026-07-10', 0],
    ['2026-07-11', 1],
    ['2026-08-09', 30],
  ])('T03 due %s is due soon, in %i days', (deadline, days) => {
    expect(statusOf(deadline)).toEqual({ kind: 'due-soon', days });
  });

  it.each([
    ['2026-08-10', 31],
    ['2026-12-31', 174],
  ])('T04 due %s is on course, with %i days left', (deadline, days) => {
    expect(statusOf(deadline)).toEqual({ kind: 'on-course', days });
  });

  it.each(['立行立改', '长期坚持'])('T05 %s has no date and is never overdue', (deadline) => {
    const finding = judge(task('未完成', { deadline }));
    expect(finding.status).toEqual({ kind: 'undated' });
    expect(finding).not.toHaveProperty('due');
  });

  it('T01 is compared with the cut-off date, not with a clock', () => {
    const due = task('未完成', { deadline: '2020-01-31' });
    expect(judge(due, { cutoff: '2020-01-30' }).status).toEqual({ kind: 'due-soon', days: 1 });
    expect(judge(due, { cutoff: '2020-02-01' }).status).toEqual({ kind: 'overdue', days: 1 });
  });

  it('T03 the days that count as soon are chosen', () => {
    const due = task('未完成', { deadline: '2026-07-20' });
    expect(judge(due, { dueSoonDays: 10 }).status).toEqual({ kind: 'due-soon', days: 10 });
    expect(judge(due, { dueSoonDays: 9 }).status).toEqual({ kind: 'on-course', days: 10 });
    expect(judge(task('未完成', { deadline: CUTOFF }), { dueSoonDays: 0 }).status.kind).toBe('due-soon');
  });

  it('T09 a month, a quarter and a year are due on their last day', () => {
    for (const precision of ['month', 'quarter', 'year'] as const) {
      const deadline = { kind: 'due', date: '2026-06-30', precision } as const;
      expect(judge(task('未完成', { deadline })).status).toEqual({ kind: 'overdue', days: 10 });
    }
  });
});

describe('a deadline in working days', () => {
  const within = (days: number) => ({ kind: 'working-days', days }) as const;

  it('T10 falls on the day found from the day after assignment', () => {
    const { due, status } = judge(task('未完成', { deadline: within(10), assigned: '2026-06-10' }));
    // 11, 12, 15, 16, 17, 18, (端午 19 to 21), 22, 23, 24, 25 June
    expect(due?.value).toBe('2026-06-25');
    expect(due?.rule).toEqual({
      standard: '国务院办公厅节假日安排',
      clause: '工作日',
      statement: '2026-06-10交办，次日起第10个工作日为2026-06-25',
    });
    expect(cells(due)).toEqual(['deadline', 'assigned']);
    expect(status).toEqual({ kind: 'overdue', days: 15 });
  });

  it('T10 a finished task is late by the days after that day', () => {
    const options = { deadline: within(10), assigned: '2026-06-10', completed: '2026-06-27' };
    expect(judge(task('已完成', options)).status).toEqual({ kind: 'done', late: 2, closed: false });
  });

  it('T11 is not guessed into a year without holidays; the year is named once', () => {
    const late = [
      task('未完成', { id: 'ZG-01', deadline: within(150), assigned: '2026-06-01' }),
      task('未完成', { id: 'ZG-02', deadline: within(10), assigned: '2026-06-10' }),
      task('已完成', { id: 'ZG-03', deadline: within(150), assigned: '2026-06-01', completed: '2026-07-01' }),
      task('未完成', { id: 'ZG-04', deadline: within(3), assigned: '2019-06-01' }),
    ];
    const { value, problems } = judgeAll(late);
    expect(value.tasks.map(({ status }) => status)).toEqual([
      { kind: 'undetermined', reason: '没有2027年的节假日数据，时限无法推算' },
      { kind: 'overdue', days: 15 },
      { kind: 'done', late: null, closed: false },
      { kind: 'undetermined', reason: '没有2019年的节假日数据，时限无法推算' },
    ]);
    expect(value.tasks[0]).not.toHaveProperty('due');
    expect(problems.map(({ code, message, place }) => [code, message, place?.cell])).toEqual([
      [
        'HOLIDAYS_UNKNOWN',
        '没有2027年的节假日数据，整改任务“ZG-01”等2项按工作日计的时限无法推算',
        'deadline',
      ],
      ['HOLIDAYS_UNKNOWN', '没有2019年的节假日数据，整改任务“ZG-04”按工作日计的时限无法推算', 'deadline'],
    ]);
  });

  it('T12 is not guessed without the day of assignment', () => {
    const { value, problems } = judgeAll([task('未完成', { deadline: within(10) })]);
    expect(value.tasks[0]!.status).toEqual({ kind: 'undetermined', reason: '没有交办日期，时限无法推算' });
    expect(problems).toMatchObject([
      {
        code: 'TASK_WITHOUT_ASSIGNED',
        message: '整改任务“ZG-01”的整改时限是“交办后10个工作日内”，却没有交办日期，无法推算到期日',
        place: { cell: 'deadline' },
      },
    ]);
  });
});

describe('working days left', () => {
  it.each([
    // Friday 2026-07-10 to Friday 17th: Monday to Friday, 5.
    ['2026-07-17', 5],
    ['2026-07-12', 0],
    ['2026-07-10', 0],
    ['2026-07-09', undefined],
    ['2027-01-31', undefined],
    ['长期坚持', undefined],
  ])('T13 until %s are %s', (deadline, left) => {
    const { workingDaysLeft } = judge(task('未完成', { deadline }));
    expect(workingDaysLeft?.value).toBe(left);
    if (left === undefined) return expect(workingDaysLeft).toBeUndefined();
    expect(workingDaysLeft?.rule?.statement).toBe(`2026-07-10之后至${deadline}有${left}个工作日`);
    expect(cells(workingDaysLeft)).toEqual(['deadline', 'cutoff']);
  });

  it('T13 are not asked of a finished task', () => {
    const finding = judge(task('已完成', { deadline: '2026-07-17', completed: '2026-07-01' }));
    expect(finding).not.toHaveProperty('workingDaysLeft');
  });
});

describe('a finished task', () => {
  const lateness = (deadline: string, completed: string | undefined) => {
    const { status } = judge(task('已完成', { deadline, ...(completed && { completed }) }));
    return status.kind === 'done' ? status.late : status;
  };

  it.each([
    ['2026-06-30', '2026-06-30', 0],
    ['2026-06-30', '2026-06-01', 0],
    ['2026-06-30', '2026-07-01', 1],
    ['2026-02-28', '2026-03-01', 1],
  ])('T06 due %s and completed %s is late by %i days', (deadline, completed, late) => {
    expect(lateness(deadline, completed)).toBe(late);
  });

  it.each([
    ['2026-06-30', undefined],
    ['立行立改', '2026-06-01'],
    ['长期坚持', undefined],
  ])('T07 due %s and completed %s may be late or not', (deadline, completed) => {
    expect(lateness(deadline, completed)).toBeNull();
  });

  it('T08 is closed only when it says so', () => {
    const completed = '2026-06-01';
    expect(judge(task('已完成', { completed })).status).toEqual({ kind: 'done', late: 0, closed: false });
    expect(judge(task('已销号', { completed })).status).toEqual({ kind: 'done', late: 0, closed: true });
  });
});

describe('the ledger in figures', () => {
  const LEDGER = [
    task('已销号', { county: '甲县', department: '住建局', origin: '省级督察', completed: '2026-06-01' }),
    task('已完成', { county: '乙县', department: '水务局', origin: '市级巡查', completed: '2026-07-05' }),
    task('未完成', { county: '乙县', department: '住建局', origin: '市级巡查' }),
    task('未完成', { county: '甲县', department: '住建局', origin: '省级督察', deadline: '2026-08-01' }),
    task('未完成', { county: '丙县', department: '水务局', origin: '市级巡查', deadline: '2026-12-31' }),
    task('未完成', { county: '甲县', department: '水务局', origin: '市级巡查', deadline: '立行立改' }),
    task('未完成', {
      county: '甲县',
      department: '水务局',
      origin: '市级巡查',
      deadline: { kind: 'working-days', days: 5 },
    }),
  ].map((entry, index) => ({ ...entry, id: sourced(`ZG-0${index + 1}`, `id ${index + 1}`) }));
  const numbers = (counts: TaskCounts) => Object.values(counts).map(({ value }: Derived<number>) => value);
  const ledger = (tasks: readonly Task[] = LEDGER) =>
    judgeAll(tasks, { counties: ['丙县', '甲县', '乙县'] }).value.ledger;

  it('T14 counts where each task stands', () => {
    const { all } = ledger();
    expect(Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]))).toEqual({
      total: 7,
      done: 2,
      overdue: 1,
      dueSoon: 1,
      onCourse: 1,
      undated: 1,
      undetermined: 1,
      closed: 1,
      doneLate: 1,
    });
    expect(all.overdue.rule).toEqual({
      standard: '整改台账',
      clause: '汇总',
      statement: '超期未完成的整改任务1',
    });
    expect(cells(all.total)).toEqual(['id 1', 'id 2', 'id 3', 'id 4', 'id 5', 'id 6', 'id 7']);
    expect(cells(all.overdue)).toEqual(['state', 'deadline', 'cutoff']);
    expect(cells(all.closed)).toEqual(['state']);
    expect(Object.values(all).map(({ rule }: Derived<number>) => rule?.statement)).toEqual([
      '整改任务7',
      '已完成的整改任务（含已销号）2',
      '超期未完成的整改任务1',
      '即将到期的整改任务1',
      '正常推进的整改任务1',
      '没有具体时限的未完成整改任务1',
      '时限无法推算的未完成整改任务1',
      '已销号的整改任务1',
      '逾期完成的整改任务1',
    ]);
  });

  it('T15 by county in the order of the register, by department and origin in that of the ledger', () => {
    const { byCounty, byDepartment, byOrigin } = ledger();
    expect(byCounty.map(({ name, counts }) => [name, ...numbers(counts)])).toEqual([
      // total, done, overdue, due soon, on course, undated, undetermined; closed, done late
      ['丙县', 1, 0, 0, 0, 1, 0, 0, 0, 0],
      ['甲县', 4, 1, 0, 1, 0, 1, 1, 1, 0],
      ['乙县', 2, 1, 1, 0, 0, 0, 0, 0, 1],
    ]);
    expect(byDepartment.map(({ name, counts }) => [name, counts.total.value])).toEqual([
      ['住建局', 3],
      ['水务局', 4],
    ]);
    expect(byOrigin.map(({ name, counts }) => [name, counts.total.value])).toEqual([
      ['省级督察', 2],
      ['市级巡查', 5],
    ]);
    expect(byCounty[2]!.counts.overdue.rule?.statement).toBe('乙县超期未完成的整改任务1');
    expect(byCounty[2]!.counts.total.rule?.statement).toBe('乙县整改任务2');
  });

  it('T15 a county that is not registered comes last', () => {
    const strange = task('未完成', { county: '丁县' });
    const { byCounty } = ledger([strange, ...LEDGER]);
    expect(byCounty.map(({ name }) => name)).toEqual(['丙县', '甲县', '乙县', '丁县']);
  });

  it('T14 sums hold, and the order of the ledger changes no count', () => {
    const state = fc.constantFrom('未完成', '已完成', '已销号' as const);
    const deadline = fc.constantFrom('2026-06-30', '2026-07-20', '2026-12-31', '立行立改');
    const county = fc.constantFrom('甲县', '乙县', '丙县');
    const completed = fc.constantFrom('2026-06-01', '2026-07-05');
    const any = fc.record({ state, deadline, county, completed }).map((given) => task(given.state, given));
    const open = (counts: TaskCounts) => numbers(counts).slice(2, 7);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (tasks) => {
        const { all, byCounty, byDepartment, byOrigin } = ledger(tasks);
        expect(all.total.value).toBe(tasks.length);
        expect(all.total.value).toBe(all.done.value + sum(open(all)));
        expect(all.closed.value).toBeLessThanOrEqual(all.done.value);
        for (const groups of [byCounty, byDepartment, byOrigin]) {
          numbers(all).forEach((value, index) => {
            expect(sum(groups.map(({ counts }) => numbers(counts)[index]!))).toBe(value);
          });
        }
        const turned = ledger(tasks.toReversed());
        expect(numbers(turned.all)).toEqual(numbers(all));
        expect(turned.byCounty.map(({ name, counts }) => [name, numbers(counts)])).toEqual(
          byCounty.map(({ name, counts }) => [name, numbers(counts)]),
        );
      }),
    );
  });

  it('T14 keeps the order of the ledger', () => {
    expect(judgeAll(LEDGER).value.tasks.map((finding) => finding.task)).toEqual(LEDGER);
  });
});

describe('what is carried over', () => {
  const given = (assigned: string | undefined, id = 'ZG-01', state: Task['state']['value'] = '未完成') =>
    task(state, {
      id,
      deadline: '2026-12-31',
      ...(assigned === undefined ? {} : { assigned }),
      ...(state === '未完成' ? {} : { completed: '2026-07-01' }),
    });

  it.each([
    // Given on the day of the meeting before, or earlier.
    ['2026-06-12', '2026-06-12', 28],
    ['2026-06-12', '2026-06-13', undefined],
    ['2026-06-12', '2026-03-10', 122],
    // Not known when: given before the period.
    [undefined, '2026-05-31', 40],
    [undefined, '2026-06-01', undefined],
    [undefined, undefined, undefined],
  ])(
    'T16 with the meeting before on %s, a task given on %s is %s days old',
    (previousMeeting, assigned, days) => {
      const options = previousMeeting === undefined ? {} : { previousMeeting };
      expect(judge(given(assigned), options).carriedOver?.value).toBe(days);
    },
  );

  it('T16 a finished task is not carried over', () => {
    expect(judge(given('2026-03-10', 'ZG-01', '已完成'))).not.toHaveProperty('carriedOver');
  });

  it('T17 its days are those from assignment to the cut-off date, the oldest first', () => {
    const tasks = [
      given('2026-05-20', 'ZG-01'),
      given('2026-03-10', 'ZG-02'),
      given('2026-06-20', 'ZG-03'),
      given('2026-05-01', 'ZG-04', '已销号'),
    ];
    const { carriedOver, carriedOverCount }: LedgerFinding = judgeAll(tasks, {
      previousMeeting: '2026-06-12',
    }).value.ledger;
    // 2026-03-10 to 2026-07-10 are 21 + 30 + 31 + 30 + 10 = 122 days.
    expect(carriedOver.map(({ task: { id }, carriedOver: days }) => [id.value, days?.value])).toEqual([
      ['ZG-02', 122],
      ['ZG-01', 51],
    ]);
    expect(carriedOver[0]!.carriedOver?.rule).toEqual({
      standard: '整改台账',
      clause: '整改时限',
      statement: '2026-03-10交办，至2026-07-10时隔122日',
    });
    expect(carriedOverCount.value).toBe(2);
    expect(carriedOverCount.rule?.statement).toBe('以前会议交办、尚未完成的整改任务2');
    expect(cells(carriedOverCount)).toEqual([
      'id ZG-02',
      'assigned',
      'previous meeting',
      'cutoff',
      'id ZG-01',
      'assigned',
      'previous meeting',
      'cutoff',
    ]);
    expect(cells(judge(given('2026-03-10')).carriedOver)).toEqual(['assigned', 'cutoff']);
  });
});

describe('dates that cannot be right', () => {
  it.each([
    ['未完成', {}, []],
    ['已完成', { assigned: '2026-05-01', completed: '2026-05-01' }, []],
    ['已完成', { completed: '2026-07-10' }, []],
    ['已完成', {}, [['TASK_WITHOUT_COMPLETION', 'warning', 'state']]],
    ['已销号', {}, [['TASK_WITHOUT_COMPLETION', 'warning', 'state']]],
    [
      '已完成',
      { assigned: '2026-05-02', completed: '2026-05-01' },
      [['TASK_COMPLETED_BEFORE_ASSIGNED', 'warning', 'completed']],
    ],
    ['已完成', { completed: '2026-07-11' }, [['TASK_COMPLETED_AFTER_CUTOFF', 'error', 'completed']]],
    ['未完成', { completed: '2026-07-01' }, [['TASK_OPEN_BUT_COMPLETED', 'warning', 'completed']]],
  ] as const)('T18 %s with %j has the problems %j', (state, options, expected) => {
    const { problems } = judgeAll([task(state, options)]);
    expect(problems.map(({ code, severity, place }) => [code, severity, place!.cell])).toEqual(expected);
  });

  it('T18 are worded for the person who keeps the ledger', () => {
    const { problems } = judgeAll([task('已完成', { completed: '2026-07-11' })]);
    expect(problems[0]!.message).toBe('整改任务“ZG-01”的完成日期2026-07-11晚于数据截止日期2026-07-10');
    expect(problems[0]!.hint).toContain('meeting.yaml');
    expect(problems[0]!.place).toEqual({ file: 'data/test.csv', cell: 'completed' });
  });
});
