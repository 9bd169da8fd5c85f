import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/model/table.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';
import { codes, sheetFrom, sheetOf } from './samples.ts';

function rowsOf(sheet: Sheet) {
  const { value, problems } = tableRows(sheet, recognise(sheet).value!);
  return {
    rows: value.rows.map(({ cells }) => [...cells.values()].map(({ source }) => source.text)),
    problems,
  };
}

describe('tableRows', () => {
  it('skips blank rows, repeated headers and rows that hold nothing in known columns', () => {
    const { rows, problems } = rowsOf(
      sheetOf([
        ['序号', '断面名称', '氨氮'],
        ['1', '甲', '0.5'],
        ['', '', ''],
        ['序号', '断面名称', '氨氮'],
        ['2', '', ''],
        ['3', '--', '/'],
        ['4', '乙', ''],
      ]),
    );
    expect(rows).toEqual([
      ['甲', '0.5'],
      ['乙', ''],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    '合计',
    '小 计',
    '总计：',
    '平均',
    '平均值',
    '备注：数据未审核',
    '注：1.甲断面停站',
    '注1：停站',
    '填表人：张三',
    '审核：李四',
  ])('skips a row that begins with %s, with a note', (label) => {
    const { rows, problems } = rowsOf(sheetFrom(`断面名称|氨氮\n甲|0.5\n${label}|0.5`));
    expect(rows).toEqual([['甲', '0.5']]);
    expect(problems).toMatchObject([{ code: 'ROW_SKIPPED', severity: 'info', place: { cell: 'A3' } }]);
  });

  it.each(['平均桥', '备注', '注水口'])('keeps a section called %s', (name) => {
    expect(rowsOf(sheetFrom(`断面名称|氨氮\n${name}|0.5`)).rows).toEqual([[name, '0.5']]);
  });

  it('gives cells that a short row leaves out their address', () => {
    const sheet = sheetOf([['断面名称', '氨氮', '总磷'], ['甲']]);
    const { value } = tableRows(sheet, recognise(sheet).value!);
    expect(value.rows[0]!.cells.get('总磷')).toEqual({
      kind: 'empty',
      source: { file: '表.csv', cell: 'C2', text: '' },
    });
  });

  it('reports a CSV row longer than the header, where values may be shifted', () => {
    const { problems } = rowsOf(sheetFrom('断面名称|氨氮\n甲|1|234.5\n乙|0.5|'));
    expect(problems).toMatchObject([{ code: 'CSV_RAGGED', place: { cell: 'C2' } }]);
  });

  it('lets a workbook have remarks beside the table', () => {
    const sheet = sheetOf(
      [
        ['断面名称', '氨氮'],
        ['甲', '0.5', '手写批注'],
      ],
      '表.xlsx',
      '一',
    );
    expect(rowsOf(sheet).problems).toEqual([]);
  });

  it('warns of a table without rows', () => {
    expect(codes(rowsOf(sheetFrom('断面名称|氨氮')).problems)).toEqual(['TABLE_EMPTY']);
  });
});
