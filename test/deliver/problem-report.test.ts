// What the report draws around a problem, and in which order.

import { describe, expect, it } from 'vitest';
import { problemReport, sheetOrder } from '../../src/deliver/problem-report.ts';
import { sortProblems } from '../../src/deliver/report.ts';
import { cellAddress } from '../../src/model/address.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Excerpt, SeenFile, SeenSheet } from '../../src/model/problem-report.ts';
import type { Place } from '../../src/model/source.ts';

const FILE = 'data/2026-06/断面水质.xlsx';
const problem = (place?: Place, rest: Partial<Problem> = {}): Problem => ({
  code: 'A_CODE',
  severity: 'error',
  message: '有误',
  hint: '改正',
  ...(place && { place }),
  ...rest,
});
const at = (cell: string, sheet = '6月') => problem({ file: FILE, sheet, cell });

/** A sheet whose cells hold their own addresses. */
function sheet(rows: number, columns: number, more: Partial<SeenSheet['sheet']> = {}): SeenSheet['sheet'] {
  return {
    file: FILE,
    sheet: '6月',
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => ({
        kind: 'text' as const,
        source: { file: FILE, sheet: '6月', text: cellAddress(row, column) },
      })),
    ),
    ...more,
  };
}
const seen = (...sheets: readonly SeenSheet[]): readonly SeenFile[] => [{ file: FILE, sheets }];

/** The drawing as text: letters, then each row with its number, marks in brackets. */
function draw(excerpt: Excerpt | undefined): readonly string[] {
  if (excerpt?.kind !== 'cells') return [];
  const head = excerpt.columns.map((column) =>
    column === null ? '…' : column.letters + (column.isHidden ? '-' : ''),
  );
  const rows = excerpt.rows.map(({ number, role, isHidden, cells }) => {
    const texts = cells.map((cell) => {
      if (cell === null) return '…';
      return cell.marks.length > 0 ? `[${cell.marks.join('+')}:${cell.text}]` : cell.text;
    });
    return `${role}${isHidden ? '-' : ''} ${number}: ${texts.join(' ')}`;
  });
  return [head.join(' '), ...rows];
}
const drawings = (problems: readonly Problem[], files: readonly SeenFile[]) =>
  problemReport(problems, files).files.flatMap(({ groups }) => groups.map(({ excerpt }) => draw(excerpt)));

describe('the cells around a problem', () => {
  const head = { top: 1, bottom: 1 };

  it('are its row between its neighbours, under the head', () => {
    expect(drawings([at('B6')], seen({ sheet: sheet(9, 3), head }))).toEqual([
      ['A B C', 'head 2: A2 B2 C2', 'near 5: A5 B5 C5', 'marked 6: A6 [1:B6] C6', 'near 7: A7 B7 C7'],
    ]);
  });

  it.each([
    ['under the head', 'A3', 'head 2 marked 3 near 4'],
    ['in the head', 'A2', 'near 1 marked 2 near 3'],
    ['in the last row', 'A9', 'head 2 near 8 marked 9'],
    ['below the last row', 'A12', 'head 2 marked 12'],
  ])('%s are drawn once each', (_, cell, rows) => {
    const [drawn] = drawings([at(cell)], seen({ sheet: sheet(9, 2), head }));
    expect(
      drawn!
        .slice(1)
        .map((row) => row.slice(0, row.indexOf(':')))
        .join(' '),
    ).toBe(rows);
  });

  it('are marked for all problems of the row together, by their numbers', () => {
    const twice = problem({ file: FILE, sheet: '6月', cell: 'A6' }, { code: 'OTHER' });
    expect(drawings([at('C6'), at('A6'), twice, at('A7')], seen({ sheet: sheet(9, 3), head }))).toMatchObject(
      [{ 3: 'marked 6: [1+2:A6] B6 [3:C6]' }, { 3: 'marked 7: [4:A7] B7 C7' }],
    );
  });

  it('of a wide row are those that name it and those beside the mark, with gaps', () => {
    const [drawn] = drawings([at('T6')], seen({ sheet: sheet(9, 30), head }));
    expect(drawn![0]).toBe('A B … S T U V W');
    expect(drawn![3]).toBe('marked 6: A6 B6 … S6 [1:T6] U6 V6 W6');
  });

  it('of a row with marks far apart are drawn in several, none with more than fits', () => {
    const cells = ['D6', 'J6', 'P6', 'V6', 'AB6'].map((cell) => at(cell));
    const drawn = drawings(cells, seen({ sheet: sheet(9, 40), head }));
    expect(drawn.length).toBeGreaterThan(1);
    expect(Math.max(...drawn.map(([letters]) => letters!.replaceAll('… ', '').split(' ').length))).toBe(
      10 - 2,
    );
    expect(drawn.flatMap((rows) => rows[3]!.match(/\d(?=:[A-Z]+6])/g)!)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('say what is hidden', () => {
    const hidden = sheet(9, 3, { hiddenRows: [5], hiddenColumns: [2] });
    expect(drawings([at('B6')], seen({ sheet: hidden, head }))).toMatchObject([
      { 0: 'A B C-', 3: 'marked- 6: A6 [1:B6] C6' },
    ]);
  });

  it('are not there for a whole sheet, a file, or a file nobody could read', () => {
    const files = seen({ sheet: sheet(9, 3), head });
    const others = [
      problem({ file: FILE, sheet: '6月' }),
      problem({ file: FILE }),
      problem({ file: 'b.csv', cell: 'A1' }),
    ];
    expect(drawings([...others, problem()], files)).toEqual([[], [], [], []]);
  });

  it('of a text file are its lines', () => {
    const text: SeenFile = { file: 'jianbao.yaml', text: '一\r\n二\n三\n四' };
    const report = problemReport([problem({ file: 'jianbao.yaml', line: 2, column: 5 })], [text]);
    expect(report.files[0]!.groups[0]!.excerpt).toEqual({
      kind: 'lines',
      lines: [
        { number: 1, text: '一', isMarked: false },
        { number: 2, text: '二', isMarked: true },
        { number: 3, text: '三', isMarked: false },
      ],
    });
  });

  it('show long texts shortened', () => {
    const long = sheet(3, 1);
    const rows = long.rows.map((row) =>
      row.map((cell) => ({ ...cell, source: { ...cell.source, text: '字'.repeat(30_000) } })),
    );
    const [drawn] = drawings([at('A2')], seen({ sheet: { ...long, rows } }));
    expect(drawn![2]).toBe(`marked 2: [1:${'字'.repeat(60)}…]`);
  });
});

describe('the report', () => {
  it('goes by the sheets as they stand in their file, then by row and column', () => {
    const other = sheet(9, 3, { sheet: 'A表' });
    const files = seen({ sheet: sheet(9, 3) }, { sheet: other });
    const problems = [at('A1', 'A表'), at('B10'), at('AA9'), at('B9'), problem({ file: FILE })];
    const spots = problemReport(problems, files).files[0]!.groups.flatMap((group) =>
      group.problems.map(({ spot }) => spot),
    );
    expect(spots).toEqual(['', '6月!B9', '6月!AA9', '6月!B10', 'A表!A1']);
    expect(sortProblems(problems, sheetOrder(files)).map(({ place }) => place?.cell)).toEqual([
      undefined,
      'B9',
      'AA9',
      'B10',
      'A1',
    ]);
  });

  it('keeps notes apart and counts what is too much, errors last of all to be left out', () => {
    const errors = Array.from({ length: 400 }, (_, index) => at(`A${index + 1}`));
    const warnings = Array.from({ length: 300 }, (_, index) =>
      problem({ file: 'a.csv', cell: `B${index + 1}` }, { severity: 'warning', code: 'MILD' }),
    );
    const note = problem({ file: 'a.csv' }, { severity: 'info', code: 'NOTE' });
    const report = problemReport([note, ...warnings, ...errors], []);
    expect(report.counts).toBe('共400个错误、300个提醒、1个说明');
    expect(report.files.map(({ file, counts }) => [file, counts])).toEqual([
      ['a.csv', '100个提醒'],
      [FILE, '400个错误'],
    ]);
    expect(report.rest).toEqual(['a.csv：MILD 200个、NOTE 1个']);
    expect(problemReport([note], [])).toMatchObject({
      files: [],
      publishable: true,
      notes: [{ where: 'a.csv' }],
    });
  });
});
