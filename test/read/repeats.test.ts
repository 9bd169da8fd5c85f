import { describe, expect, it } from 'vitest';
import { targetMissing } from '../../src/read/problems/record-problems.ts';
import { collectRepeats } from '../../src/read/records/repeats.ts';
import { codes } from './samples.ts';

const at = (file: string, cell: string) => ({ file, cell, text: '甲' });
const alone = targetMissing({ file: '表.csv' }, '甲');

function told(one: string, other: string, rows: number) {
  const repeats = collectRepeats('断面水质');
  for (let row = 0; row < rows; row += 1) repeats.add(at(other, `A${row}`), at(one, `A${row}`), alone);
  return codes(repeats.problems());
}

describe('collectRepeats', () => {
  it.each([
    ['台账.xlsx', '台账.csv'],
    ['台账.xlsx', '台账 - 副本.xlsx'],
    ['台账.xlsx', '副本台账.xlsx'],
    ['台账.xlsx', '台账(1).xlsx'],
    ['台账.xlsx', '台账（2）- 副本 (3).xls'],
  ])('takes %s and %s for one table, by a single row', (one, other) => {
    expect(told(`data/2026-06/${one}`, `data/2026-06/${other}`, 1)).toEqual(['INPUT_AMBIGUOUS']);
  });

  it('says once that two files share several rows', () => {
    expect(told('a/甲县.csv', 'a/乙县.csv', 7)).toEqual(['INPUT_AMBIGUOUS']);
  });

  it('names a single shared row, and rows repeated in one file, one by one', () => {
    expect(told('a/甲县.csv', 'a/乙县.csv', 1)).toEqual(['TARGET_MISSING']);
    expect(told('history/台账.csv', '2026-06/台账.csv', 1)).toEqual(['TARGET_MISSING']);
    expect(told('a/甲县.csv', 'a/甲县.csv', 2)).toEqual(['TARGET_MISSING', 'TARGET_MISSING']);
  });
});
