import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseDate,
  parseDeadline,
  parseDue,
  parseMoment,
  parseMonth,
  parseYear,
} from '../../src/read/dates.ts';
import { written } from './samples.ts';

describe('parseMonth', () => {
  it.each(
    '2026-06 2026-6 2026/6 2026.06 2026.6 2026年6月 2026年06月 2026年6月份 202606 ２０２６年６月 2026-06-01 2026-06-30 2026年6月15日'.split(
      ' ',
    ),
  )('reads %s', (text) => {
    expect(parseMonth(written(text), '月份')).toEqual({ value: '2026-06' });
  });

  it.each(['6月', '2026-13', '2026-00', '2026.1', '26-06', '2026年', '46174', '六月', '2026-02-30'])(
    'refuses %s',
    (text) => {
      expect(parseMonth(written(text), '月份').problem?.code).toBe('MONTH_INVALID');
    },
  );
});

describe('parseDate', () => {
  it.each(
    '2026-06-30 2026-6-30 2026/6/30 2026.6.30 2026年6月30日 2026年06月30日 20260630 ２０２６年６月３０日'.split(
      ' ',
    ),
  )('reads %s', (text) => {
    expect(parseDate(written(text), '日期')).toEqual({ value: '2026-06-30' });
  });

  it.each([
    '2026-02-30',
    '2026/13/01',
    '2026.2.29',
    '2026年11月31日',
    '2026-06-00',
    '2026-6/30',
    '0206-06-30',
    '明天',
    '2026-06',
  ])('refuses %s', (text) => {
    expect(parseDate(written(text), '日期').problem?.code).toBe('DATE_INVALID');
  });

  it('says of a bare serial number what it is', () => {
    expect(parseDate(written('46203'), '日期').problem?.hint).toContain('日期序号');
    expect(parseDate(written('2026-02-30'), '日期').problem?.hint).not.toContain('日期序号');
  });

  it('needs a year, or one to go by', () => {
    expect(parseDate(written('6月30日'), '日期').problem?.code).toBe('DATE_WITHOUT_YEAR');
    expect(parseDate(written('6月30日'), '日期', '2026')).toEqual({ value: '2026-06-30' });
    expect(parseDate(written('02-29'), '日期', '2026').problem?.code).toBe('DATE_INVALID');
    expect(parseDate(written('02-29'), '日期', '2024')).toEqual({ value: '2024-02-29' });
  });

  it('reads every day of the calendar in every form, and no other', () => {
    const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (instant) => {
        const value = instant.toISOString().slice(0, 10);
        const [year, month, date] = value.split('-').map(Number);
        for (const text of [
          value,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          value.replaceAll('-', ''),
        ]) {
          expect(parseDate(written(text), '日期')).toEqual({ value });
        }
        const after = `${value.slice(0, 8)}${date === 31 ? 32 : 31}`;
        const isReal = !Number.isNaN(Date.parse(after)) && new Date(after).toISOString().startsWith(after);
        expect(parseDate(written(after), '日期').value).toBe(isReal ? after : undefined);
      }),
    );
  });
});

describe('parseMoment', () => {
  it.each([
    ['2025-11-06 20:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06 9:05', { day: '2025-11-06', time: '09:05' }],
    ['2025-11-06 20:00:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06T20:00:00.000', { day: '2025-11-06', time: '20:00' }],
    ['2025年11月6日20时30分', { day: '2025-11-06', time: '20:30' }],
    ['2025年11月6日 9时', { day: '2025-11-06', time: '09:00' }],
    ['11-06 20:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06', { day: '2025-11-06' }],
  ])('reads %s', (text, value) => {
    expect(parseMoment(written(text), '监测时间', '2025')).toEqual({ value });
  });

  it.each(['2025-11-06 24:00', '2025-11-06 20:61', '2025-11-31 20:00', '20:00'])('refuses %s', (text) => {
    expect(parseMoment(written(text), '监测时间').problem?.code).toBe('DATE_INVALID');
  });
});

describe('parseDeadline', () => {
  const due = (date: string, precision: string) => ({ kind: 'due', date, precision });
  it.each([
    ['2026-06-30', due('2026-06-30', 'day')],
    ['2026/6/30', due('2026-06-30', 'day')],
    ['2026年6月30日前', due('2026-06-30', 'day')],
    ['2026年6月30日之前', due('2026-06-30', 'day')],
    ['2026-06-30 00:00', due('2026-06-30', 'day')],
    ['2026年6月底', due('2026-06-30', 'month')],
    ['2026年6月底前', due('2026-06-30', 'month')],
    ['2026年2月末', due('2026-02-28', 'month')],
    ['2028年2月底前', due('2028-02-29', 'month')],
    ['2026年6月', due('2026-06-30', 'month')],
    ['2026-06', due('2026-06-30', 'month')],
    ['2026年二季度末', due('2026-06-30', 'quarter')],
    ['2026年第一季度', due('2026-03-31', 'quarter')],
    ['2026年3季度末前', due('2026-09-30', 'quarter')],
    ['2026年四季度底前', due('2026-12-31', 'quarter')],
    ['2026年底', due('2026-12-31', 'year')],
    ['2026年底前', due('2026-12-31', 'year')],
    ['2026年年底前', due('2026-12-31', 'year')],
    ['2026年内', due('2026-12-31', 'year')],
    ['交办后10个工作日内', { kind: 'working-days', days: 10 }],
    ['自交办之日起１５个工作日内完成', { kind: 'working-days', days: 15 }],
    ['交办后 5 个工作日', { kind: 'working-days', days: 5 }],
    ['10个工作日内', { kind: 'working-days', days: 10 }],
    ['3工作日内', { kind: 'working-days', days: 3 }],
    ['立行立改', { kind: 'immediate' }],
    ['长期坚持', { kind: 'standing' }],
    [' 长期坚持\u3000', { kind: 'standing' }],
  ])('reads %s', (text, value) => {
    expect(parseDeadline(written(text), '整改时限')).toEqual({ value });
  });

  it.each([
    '6月底前',
    '年底前',
    '2026年2月30日',
    '2026年13月底',
    '2026年五季度',
    '尽快',
    '2026年上半年',
    '10日内',
    '0个工作日内',
    '整改后10个工作日内',
  ])('refuses %s', (text) => {
    expect(parseDeadline(written(text), '整改时限').problem?.code).toBe('DEADLINE_INVALID');
  });
});

describe('parseDue', () => {
  it('takes the date of a deadline, and needs one', () => {
    expect(parseDue(written('2026年9月底'), '计划完成时间')).toEqual({ value: '2026-09-30' });
    for (const text of ['长期坚持', '立行立改', '10个工作日内', '尽快', '9月底']) {
      const { problem } = parseDue(written(text), '计划完成时间');
      expect(problem?.code).toBe('DUE_INVALID');
      expect(problem?.hint).not.toMatch(/立行立改|长期坚持/);
    }
  });
});

describe('parseYear', () => {
  it.each(['2026', ' ２０２６年 '])('reads %s', (text) => {
    expect(parseYear(written(text), '缺省年份')).toEqual({ value: '2026' });
  });

  it.each(['26', '226', '20260', '2026.5', '今年'])('refuses %s', (text) => {
    expect(parseYear(written(text), '缺省年份').problem?.code).toBe('YEAR_INVALID');
  });
});
