import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { withGatheredNotes } from '../../src/read/cells/notes.ts';
import { textCompat, textInvisible } from '../../src/read/problems/text-problems.ts';

const at = (cell: string, file = '表.csv') => ({ file, cell, text: '１' });
const told = (...problems: Problem[]) => withGatheredNotes({ value: 0, problems }).problems;

describe('withGatheredNotes', () => {
  it('puts the notes of a column together where the first of them stood', () => {
    const cells = ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'];
    const problems = told(...cells.map((cell) => textCompat(at(cell), '氨氮', '1')));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'TEXT_COMPAT', place: { cell: 'B2' } });
    expect(problems[0]!.message).toContain('同一列另有6格如此：B3、B4、B5、B6、B7 等');
  });

  it('keeps columns, files, codes and severities apart', () => {
    const problems = [
      textCompat(at('B2'), '氨氮', '1'),
      textCompat(at('C2'), '总磷', '1'),
      textCompat(at('B2', '另一表.csv'), '氨氮', '1'),
      textInvisible(at('B3'), '氨氮', '1', false),
      textInvisible(at('A2'), '断面名称', '甲', true),
      textInvisible(at('A3'), '断面名称', '甲', true),
    ];
    expect(told(...problems)).toEqual(problems);
  });
});
