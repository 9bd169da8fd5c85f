import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/read/tables/recognise.ts';
import { checkTitles } from '../../src/read/tables/titles.ts';
import { sheetOf } from './samples.ts';

function check(title: string, name = '数据', header = ['断面名称', '氨氮', '总磷']) {
  const sheet = sheetOf([[title], header], 'data/2026-06/表.xlsx', name);
  return checkTitles(sheet, recognise(sheet).value!, '2026-06').map(({ code, place }) => [
    code,
    place?.cell ?? '',
  ]);
}

describe('checkTitles', () => {
  it.each([
    '2026年6月断面水质',
    '２０２６年６月份断面水质',
    '2026 年 6 月',
    '2026-06',
    '2026.6',
    '2026年1-6月断面水质',
    '2026年1月至6月',
    '2026年6月（与2026年5月比较）',
    '2026年6月22日加密监测',
    '填报日期：2026年7月3日',
    '断面水质',
    '第12345号',
    '依据2026年第3号文',
  ])('takes the title %s', (title) => {
    expect(check(title)).toEqual([]);
  });

  it.each([
    '2026年5月断面水质',
    '2025年6月断面水质',
    '2026年1—5月',
    '2026-05',
    '2026年5月，填报日期2026年7月3日',
  ])('refuses the title %s', (title) => {
    expect(check(title)).toEqual([['TITLE_MONTH_MISMATCH', 'A1']]);
  });

  it.each(['6月', '6月水质', '2026年6月', '2026.06', '6月份', 'Sheet1', '数据16'])(
    'takes the sheet name %s',
    (name) => {
      expect(check('断面水质', name)).toEqual([]);
    },
  );

  it.each(['5月', '5月水质', '2026年5月', '2025年6月', '12月'])('doubts the sheet name %s', (name) => {
    expect(check('断面水质', name)).toEqual([['SHEET_NAME_MONTH', '']]);
  });

  it('asks nothing of tables that belong to no month', () => {
    const tasks = ['编号', '问题来源', '问题描述', '整改措施', '责任县区', '整改时限', '销号状态'];
    expect(check('2026年5月整改任务', '5月', tasks)).toEqual([]);
  });
});
