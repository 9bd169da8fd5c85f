import { describe, expect, it } from 'vitest';
import { countLine, reportProblems, sortProblems } from '../../src/deliver/report.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Place } from '../../src/model/source.ts';

const problem = (place?: Place, rest: Partial<Problem> = {}): Problem => ({
  code: 'A_CODE',
  severity: 'error',
  message: '有误',
  hint: '改正',
  ...(place && { place }),
  ...rest,
});
const lines = (...problems: readonly Problem[]) => reportProblems(problems, false).split('\n');

describe('the report of problems', () => {
  it.each<[string, Place | undefined, string]>([
    ['a cell', { file: 'a.xlsx', sheet: '6月', cell: 'B2' }, '  错误　6月!B2　有误（A_CODE）'],
    ['a cell of a CSV file', { file: 'a.csv', cell: 'B2' }, '  错误　B2　有误（A_CODE）'],
    ['a line', { file: 'a.md', line: 3 }, '  错误　第3行　有误（A_CODE）'],
    ['a line and column', { file: 'a.md', line: 3, column: 4 }, '  错误　第3行第4列　有误（A_CODE）'],
    ['a sheet', { file: 'a.xlsx', sheet: '6月' }, '  错误　6月　有误（A_CODE）'],
    ['a file', { file: 'a.xlsx' }, '  错误　有误（A_CODE）'],
    ['nothing', undefined, '  错误　有误（A_CODE）'],
  ])('says where for %s, with one space between', (_, place, line) => {
    expect(lines(problem(place))).toEqual([
      '',
      place?.file ?? '其他',
      line,
      '        处理：改正',
      '',
      '共1个错误',
    ]);
  });

  it('goes by file, then by cell in reading order, what has no place last', () => {
    const places = ['B10', 'AA2', 'B2'].map((cell): Place => ({ file: 'b.csv', cell }));
    const all = [undefined, ...places, { file: 'a.csv', cell: 'C9' }].map((place) => problem(place));
    expect(sortProblems(all).map(({ place }) => place?.cell)).toEqual(['C9', 'B2', 'AA2', 'B10', undefined]);
  });

  it('gives the rule and counts by severity', () => {
    const warning = problem(undefined, { severity: 'warning', rule: 'GB 3838-2002' });
    expect(lines(warning)).toContain('        依据：GB 3838-2002');
    expect(countLine([warning, problem(), problem()])).toBe('共2个错误、1个提醒');
    expect([reportProblems([], false), countLine([])]).toEqual(['', '没有发现问题']);
  });
});
