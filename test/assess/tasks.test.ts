import { describe, expect, it } from 'vitest';
import { taskStatus } from '../../src/assess/deadlines.ts';
import { judgeTasks } from '../../src/assess/tasks.ts';
import { task } from './records.ts';

const CUTOFF = '2026-07-10';

describe('an open task', () => {
  it.each([
    ['2026-07-09', { kind: 'overdue', days: 1 }],
    ['2026-06-30', { kind: 'overdue', days: 10 }],
    ['2025-12-31', { kind: 'overdue', days: 191 }],
    // The deadline day itself is not overdue.
    ['2026-07-10', { kind: 'due-soon', days: 0 }],
    ['2026-07-11', { kind: 'due-soon', days: 1 }],
    ['2026-08-09', { kind: 'due-soon', days: 30 }],
    ['2026-08-10', { kind: 'on-course', days: 31 }],
    ['2026-12-31', { kind: 'on-course', days: 174 }],
    ['立行立改', { kind: 'undated' }],
    ['长期坚持', { kind: 'undated' }],
  ])('due %s is %j', (deadline, status) => {
    expect(taskStatus(task('未完成', { deadline }), CUTOFF)).toEqual(status);
  });
});

describe('a finished task', () => {
  it.each([
    ['2026-06-30', '2026-06-30', 0],
    ['2026-06-30', '2026-06-01', 0],
    ['2026-06-30', '2026-07-01', 1],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-06-30', undefined, null],
    ['立行立改', '2026-06-01', null],
    ['长期坚持', undefined, null],
  ])('due %s and completed %s is late by %s', (deadline, completed, late) => {
    const options = completed === undefined ? { deadline } : { deadline, completed };
    expect(taskStatus(task('已完成', options), CUTOFF)).toEqual({ kind: 'done', late, closed: false });
    expect(taskStatus(task('已销号', options), CUTOFF)).toEqual({ kind: 'done', late, closed: true });
  });
});

describe('the ledger', () => {
  it('keeps its order', () => {
    const tasks = [task('已销号', { completed: '2026-06-01' }), task('未完成'), task('未完成')];
    expect(judgeTasks(tasks, CUTOFF).value.map((finding) => finding.task)).toEqual(tasks);
  });

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
  ] as const)('%s with %j has the problems %j', (state, options, expected) => {
    const { problems } = judgeTasks([task(state, options)], CUTOFF);
    expect(problems.map(({ code, severity, place }) => [code, severity, place!.cell])).toEqual(expected);
  });

  it('words its problems for the person who keeps it', () => {
    const { problems } = judgeTasks([task('已完成', { completed: '2026-07-11' })], CUTOFF);
    expect(problems[0]!.message).toBe('整改任务“ZG-01”的完成日期2026-07-11晚于数据截止日期2026-07-10');
    expect(problems[0]!.hint).toContain('meeting.yaml');
    expect(problems[0]!.place).toEqual({ file: 'data/test.csv', cell: 'completed' });
  });
});
