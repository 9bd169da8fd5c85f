import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseMoment, parseMonth, parseYear } from '../../src/read/cells/dates.ts';
import { written } from './samples.ts';

describe('parseMonth', () => {
  it.each(
    '2026-06 2026-6 2026/6 2026.06 2026.6 2026年6月 2026年06月 2026年6月份 202606 ２０２６年６月 2026-06-01 2026-06-30 2026年6月15日 2026—06 二〇二六年六月 二零二六年六月 2026年六月'.split(
      ' ',
    ),
  )('reads %s', (text) => {
    expect(parseMonth(written(text), '月份')).toEqual({ value: '2026-06' });
  });

  it.each([
    '6月',
    '2026-13',
    '2026-00',
    '2026.1',
    '26-06',
    '26年6月',
    '2026年',
    '46174',
    '六月',
    '2026-02-30',
    'Jun-26',
    '2026年1-6月',
    '2026年上半年',
    '1900-01',
    '2026-06-01至2026-06-30',
  ])('refuses %s', (text) => {
    expect(parseMonth(written(text), '月份').problem?.code).toBe('MONTH_INVALID');
  });
});

describe('parseDate', () => {
  it.each(
    '2026-06-30 2026-6-30 2026/6/30 2026.6.30 2026年6月30日 2026年06月30日 20260630 ２０２６年６月３０日 2026年6月30号 2026–06–30 二〇二六年六月三十日 二零二六年六月三十日 二○二六年六月三十号 2026年6月30日星期二 2026-06-30（周二）'.split(
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

  it.each(['2026 年 6 月 30 日', '2026年 6月30日', ' 2026-06-30 ', '2026-06-30 星期二'])(
    'reads “%s”',
    (text) => {
      expect(parseDate(written(text), '日期')).toEqual({ value: '2026-06-30' });
    },
  );

  it.each([
    ['二〇二六年十一月三十日', '2026-11-30'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['二〇二六年十月十日', '2026-10-10'],
    ['二〇二六年二月二十日', '2026-02-20'],
    ['1986-05-04', '1986-05-04'],
    ['1991-09-15', '1991-09-15'],
  ])('reads %s', (text, value) => {
    expect(parseDate(written(text), '日期')).toEqual({ value });
  });

  it.each([
    ['26-06-30', '四位'],
    ['26年6月30日', '四位'],
    ['6/30/2026', '年-月-日'],
    ['30-Jun-2026', '年-月-日'],
    ['46203', '日期序号'],
    ['46203.5', '日期序号'],
    ['1900-01-01', '空单元格'],
    ['1900-01-00', '空单元格'],
    ['1899-12-30', '空单元格'],
    ['2026-06-29T16:00:00.000Z', '时区'],
    ['2026-06-29 16:00:00+00:00', '时区'],
    ['2026-06-30 星期三', '星期'],
    ['6.3', '6月30日'],
    ['2026-06-01至2026-06-30', '最后一天'],
    ['2026-06-01~2026-06-30', '最后一天'],
    ['二〇二六年二三月十日', '核对'],
    ['2026年二月三十日', '核对'],
    ['2026,6,30', '核对'],
    ['待定', '核对'],
  ])('refuses %s, saying why', (text, reason) => {
    const { value, problem } = parseDate(written(text), '日期');
    expect(value).toBeUndefined();
    expect(problem?.code).toBe('DATE_INVALID');
    expect(problem?.hint).toContain(reason);
  });

  it('says of a bare serial number what it is', () => {
    expect(parseDate(written('46203'), '日期').problem?.hint).toContain('日期序号');
    expect(parseDate(written('2026-02-30'), '日期').problem?.hint).not.toContain('日期序号');
  });

  it('needs a year, or one to go by', () => {
    expect(parseDate(written('6月30日'), '日期').problem?.code).toBe('DATE_WITHOUT_YEAR');
    expect(parseDate(written('6月30日'), '日期', '2026')).toEqual({ value: '2026-06-30' });
    for (const text of ['6.30', '6-30', '6/30', '6月30号']) {
      expect(parseDate(written(text), '日期').problem?.code).toBe('DATE_WITHOUT_YEAR');
      expect(parseDate(written(text), '日期', '2026')).toEqual({ value: '2026-06-30' });
    }
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
    ['2025/11/6 20:00:00', { day: '2025-11-06', time: '20:00' }],
    ['2025/11/6 下午 8:00:00', { day: '2025-11-06', time: '20:00' }],
    ['2025年11月6日下午8时', { day: '2025-11-06', time: '20:00' }],
    ['2025/11/6 8:00:00 PM', { day: '2025-11-06', time: '20:00' }],
    ['2025/11/6 上午 12:05', { day: '2025-11-06', time: '00:05' }],
    ['2025/11/6 12:05 PM', { day: '2025-11-06', time: '12:05' }],
    ['2025-11-06T20:00:00+08:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06 星期四 20:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06T20:00:00.000', { day: '2025-11-06', time: '20:00' }],
    ['2025年11月6日20时30分', { day: '2025-11-06', time: '20:30' }],
    ['2025年11月6日 9时', { day: '2025-11-06', time: '09:00' }],
    ['11-06 20:00', { day: '2025-11-06', time: '20:00' }],
    ['2025-11-06', { day: '2025-11-06' }],
  ])('reads %s', (text, value) => {
    expect(parseMoment(written(text), '监测时间', '2025')).toEqual({ value });
  });

  it.each(['2025-11-06 24:00', '2025-11-06 20:61', '2025-11-31 20:00', '20:00', '2025-11-06 上午 20:00'])(
    'refuses %s',
    (text) => {
      expect(parseMoment(written(text), '监测时间').problem?.code).toBe('DATE_INVALID');
    },
  );
});

describe('parseYear', () => {
  it.each(['2026', ' ２０２６年 '])('reads %s', (text) => {
    expect(parseYear(written(text), '缺省年份')).toEqual({ value: '2026' });
  });

  it.each(['26', '226', '20260', '2026.5', '今年'])('refuses %s', (text) => {
    expect(parseYear(written(text), '缺省年份').problem?.code).toBe('YEAR_INVALID');
  });
});
