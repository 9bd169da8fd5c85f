import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';
import { sheetFrom } from './samples.ts';

/** Cells and sums of the totals found wrong in a table of plants with these rows: name, water. */
function wrong(...rows: readonly string[]) {
  const sheet = sheetFrom(
    ['厂名|状态|处理水量', ...rows.map((row) => row.replace('|', '|运行|'))].join('\n'),
  );
  return tableRows(sheet, recognise(sheet).value!)
    .problems.filter(({ code }) => code === 'TOTAL_MISMATCH')
    .map(({ place, message }) => [place?.cell, /相加是([\d.]+)/.exec(message)?.[1]]);
}

describe('totals', () => {
  it.each([
    ['below', ['甲|1.5', '乙|2', '合计|3.5']],
    ['above', ['合计|3.5', '甲|1.5', '乙|2']],
    ['of parts and all', ['甲|1', '乙|2', '小计|3', '丙|4', '小计|4', '合计|7']],
    ['rounded', ['甲|1.26', '乙|2.27', '合计|3.5']],
    ['of rounded parts', ['甲|1.3', '乙|2.3', '合计|3.5']],
    ['with a part missing', ['甲|1.5', '乙|--', '合计|1.5']],
    ['that is empty', ['甲|1.5', '乙|2', '合计|']],
    ['of what is no number', ['甲|1.5', '乙|约2', '合计|9']],
    ['written otherwise', ['甲|1,200', '乙|３００', '合 计|1500.0']],
    ['of nothing', ['合计|0']],
    ['that is an average', ['甲|1', '乙|2', '平均|9']],
  ])('are right %s', (_, rows) => {
    expect(wrong(...rows)).toEqual([]);
  });

  it.each([
    ['of two rows', ['甲|1.5', '乙|2', '合计|4.5'], [['C4', '3.5']]],
    ['of whole numbers, by one', ['甲|120', '乙|30', '合计|151'], [['C4', '150']]],
    ['of a part', ['甲|1', '乙|2', '小计|5', '丙|4', '小计|4', '合计|7'], [['C4', '3']]],
    ['of the whole city', ['甲|1.5', '乙|2', '全市合计|4.5'], [['C4', '3.5']]],
    ['of all', ['甲|1', '乙|2', '小计|3', '丙|4', '小计|4', '合计|8'], [['C7', '7']]],
  ])('are wrong %s', (_, rows, expected) => {
    expect(wrong(...rows)).toEqual(expected);
  });
});
