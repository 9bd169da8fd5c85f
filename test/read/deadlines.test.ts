import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeadline, parseDue } from '../../src/read/cells/deadlines.ts';
import { written } from './samples.ts';

const due = (date: string, precision: string) => ({ kind: 'due', date, precision });
const read = (text: string, context = {}) => parseDeadline(written(text), '整改时限', context);

describe('parseDeadline', () => {
  it.each([
    ['2026-06-30', due('2026-06-30', 'day')],
    ['2026/6/30', due('2026-06-30', 'day')],
    ['2026.6.30', due('2026-06-30', 'day')],
    ['20260630', due('2026-06-30', 'day')],
    ['２０２６年６月３０日', due('2026-06-30', 'day')],
    ['二〇二六年六月三十日', due('2026-06-30', 'day')],
    ['2026年6月30日前', due('2026-06-30', 'day')],
    ['2026年6月30日之前', due('2026-06-30', 'day')],
    ['2026年6月30日以前完成', due('2026-06-30', 'day')],
    ['2026年6月30日前完成整改', due('2026-06-30', 'day')],
    ['截至2026年6月30日', due('2026-06-30', 'day')],
    ['2026-06-30 00:00', due('2026-06-30', 'day')],
    ['2026-06-30 00:00:00', due('2026-06-30', 'day')],
    ['2026年6月底', due('2026-06-30', 'month')],
    ['2026年6月底前', due('2026-06-30', 'month')],
    ['2026年6月底前全部完成', due('2026-06-30', 'month')],
    ['2026年六月底前', due('2026-06-30', 'month')],
    ['2026年 6 月底前', due('2026-06-30', 'month')],
    ['2026年2月末', due('2026-02-28', 'month')],
    ['2028年2月底前', due('2028-02-29', 'month')],
    ['2026年6月', due('2026-06-30', 'month')],
    ['2026年6月内', due('2026-06-30', 'month')],
    ['2026年6月下旬', due('2026-06-30', 'month')],
    ['2026年6月中旬', due('2026-06-20', 'day')],
    ['2026年6月上旬前', due('2026-06-10', 'day')],
    ['2026-06', due('2026-06-30', 'month')],
    ['2026年二季度末', due('2026-06-30', 'quarter')],
    ['2026年第一季度', due('2026-03-31', 'quarter')],
    ['2026年3季度末前', due('2026-09-30', 'quarter')],
    ['2026年四季度底前', due('2026-12-31', 'quarter')],
    ['2026年上半年', due('2026-06-30', 'quarter')],
    ['2026年上半年底前', due('2026-06-30', 'quarter')],
    ['2026年下半年', due('2026-12-31', 'year')],
    ['2026年底', due('2026-12-31', 'year')],
    ['2026年末', due('2026-12-31', 'year')],
    ['2026年底前', due('2026-12-31', 'year')],
    ['2026年年底前', due('2026-12-31', 'year')],
    ['2026年内', due('2026-12-31', 'year')],
    ['2026年', due('2026-12-31', 'year')],
    ['2026-06-01至2026-06-30', due('2026-06-30', 'day')],
    ['2026-06-01~2026-06-30', due('2026-06-30', 'day')],
    ['2026-06-01—2026-06-30', due('2026-06-30', 'day')],
    ['2026-06-01-2026-06-30', due('2026-06-30', 'day')],
    ['2026/6/1-2026/6/30', due('2026-06-30', 'day')],
    ['2026年6月1日-6月30日', due('2026-06-30', 'day')],
    ['2026年6月1日至30日', due('2026-06-30', 'day')],
    ['2026年6月至9月底', due('2026-09-30', 'month')],
    ['2026年6-9月', due('2026-09-30', 'month')],
    ['2026年6月-2027年3月', due('2027-03-31', 'month')],
    ['立行立改', { kind: 'immediate' }],
    ['立即整改', { kind: 'immediate' }],
    ['即知即改', { kind: 'immediate' }],
    ['长期坚持', { kind: 'standing' }],
    ['持续推进', { kind: 'standing' }],
    [' 长期坚持\u3000', { kind: 'standing' }],
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual({ value });
    // A year that is written needs no context, and the context changes nothing.
    expect(read(text, { assigned: '2020-02-02', period: '2020-02' })).toEqual({ value });
  });

  it.each([
    ['6月底前', ''],
    ['年底前', ''],
    ['二季度末', ''],
    ['上半年', ''],
    ['月底前', ''],
    ['6月30日前', ''],
    ['2026年2月30日', ''],
    ['2026年13月底', ''],
    ['2026年五季度', ''],
    ['2026-06-30至2026-06-01', ''],
    ['2026年9月至6月', ''],
    ['尽快', '具体的日期'],
    ['明年6月底前', '具体的日期'],
    ['下月底', '具体的日期'],
    ['3个月内', '具体的日期'],
    ['待定', '具体的日期'],
    ['另行通知', '具体的日期'],
    ['26年6月底前', '四位'],
    ['26-06-30', '四位'],
    ['6.30', '6月30日'],
    ['6.3', '6月30日'],
    ['46203', ''],
    ['立行立改，长期坚持', '只写一种'],
    ['2026年6月底前，长期坚持', '只写要完成的日期'],
    ['2026年6月底前完成一期，2026年底前完成二期', '最后'],
    ['按计划推进', ''],
    ['2026年6月底前须完成管网改造', ''],
  ])('refuses %s', (text, reason) => {
    const { value, problem } = read(text);
    expect(value).toBeUndefined();
    expect(problem?.code).toBe('DEADLINE_INVALID');
    expect(problem?.hint).toContain(reason);
  });

  it.each(['已完成', '已完成整改', '均已办结', '完成', '已于2026年5月完成', '已完成（2026-05-20）'])(
    'tells %s from a deadline',
    (text) => {
      expect(read(text, { assigned: '2026-03-02' }).problem?.code).toBe('DEADLINE_DONE');
    },
  );

  it.each([
    ['6月底前', '2026-03-10', '2026-06-30', 'month'],
    ['6月底', '2025-08-01', '2026-06-30', 'month'],
    ['3月底前', '2026-03-31', '2026-03-31', 'month'],
    ['3月底前', '2026-04-01', '2027-03-31', 'month'],
    ['6月30日前', '2026-03-10', '2026-06-30', 'day'],
    ['6/30', '2026-03-10', '2026-06-30', 'day'],
    ['6月中旬', '2026-06-21', '2027-06-20', 'day'],
    ['二季度末', '2026-03-10', '2026-06-30', 'quarter'],
    ['三季度末前', '2026-03-10', '2026-09-30', 'quarter'],
    ['一季度末', '2025-12-10', '2026-03-31', 'quarter'],
    ['上半年', '2026-03-10', '2026-06-30', 'quarter'],
    ['下半年', '2026-03-10', '2026-12-31', 'year'],
    ['年底前', '2025-11-10', '2025-12-31', 'year'],
    ['年内', '2026-03-10', '2026-12-31', 'year'],
    ['今年底前', '2026-03-10', '2026-12-31', 'year'],
    ['本年度末', '2026-03-10', '2026-12-31', 'year'],
    ['月底前', '2026-02-10', '2026-02-28', 'month'],
    ['本月底', '2028-02-10', '2028-02-29', 'month'],
    ['6月至9月', '2026-03-10', '2026-09-30', 'month'],
    ['6月1日至6月30日', '2026-03-10', '2026-06-30', 'day'],
  ])('reads %s, assigned on %s, as %s, and says so', (text, assigned, date, precision) => {
    const { value, problem } = read(text, { assigned, period: '2027-12' });
    expect(value).toEqual(due(date, precision));
    expect(problem).toMatchObject({ code: 'DEADLINE_YEAR', severity: 'info' });
    expect(problem?.message).toContain(`交办日期${assigned}`);
    expect(problem?.message).toContain(date);
  });

  it.each([
    ['6月底前', '2026-06-30'],
    ['9月底', '2026-09-30'],
    ['年底', '2026-12-31'],
    ['月底前', '2026-06-30'],
    ['二季度末', '2026-06-30'],
  ])('reads %s in June without a day of assignment as %s', (text, date) => {
    const { value, problem } = read(text, { period: '2026-06' });
    expect(value).toMatchObject({ date });
    expect(problem?.message).toContain('期次2026-06');
  });

  it.each(['5月底前', '一季度末', '3月1日前'])('leaves %s in June open: this year or the next', (text) => {
    expect(read(text, { period: '2026-06' }).problem?.code).toBe('DEADLINE_INVALID');
  });

  it('needs the day to be in the calendar of its year', () => {
    expect(read('2月29日前', { assigned: '2027-12-01' }).value).toMatchObject({ date: '2028-02-29' });
    expect(read('2月29日前', { assigned: '2026-12-01' }).problem?.code).toBe('DEADLINE_INVALID');
    expect(read('2月30日前', { assigned: '2026-01-01' }).problem?.code).toBe('DEADLINE_INVALID');
  });

  it('never lies before the day of assignment when the year is left out', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(day, month, (instant, number) => {
        const assigned = instant.toISOString().slice(0, 10);
        const { value } = read(`${number}月底前`, { assigned });
        const date = value?.kind === 'due' ? value.date : '';
        expect(date >= assigned).toBe(true);
        expect(Number(date.slice(0, 4)) - Number(assigned.slice(0, 4))).toBeLessThanOrEqual(1);
        expect(read(`${date.slice(0, 4)}年${number}月底前`).value).toEqual(value);
      }),
    );
  });
});

describe('parseDue', () => {
  it('takes the date of a deadline, and needs one', () => {
    expect(parseDue(written('2026年9月底'), '计划完成时间')).toEqual({ value: '2026-09-30' });
    for (const text of ['长期坚持', '立行立改', '尽快', '9月底', '已完成']) {
      const { problem } = parseDue(written(text), '计划完成时间');
      expect(problem?.code).toBe('DUE_INVALID');
      expect(problem?.hint).not.toMatch(/立行立改|长期坚持/);
    }
  });

  it('takes the year from the month of its row', () => {
    const { value, problem } = parseDue(written('9月底'), '计划完成时间', { period: '2026-06' });
    expect(value).toBe('2026-09-30');
    expect(problem?.code).toBe('DEADLINE_YEAR');
  });
});
