// What stands around a problem: the row with its neighbours under its head, or a few lines of a text.

import { columnLetters } from '../model/address.ts';
import type { Excerpt, ExcerptRow, SeenSheet } from '../model/problem-report.ts';

/** Columns that fit side by side on A4. */
export const MOST_COLUMNS = 10;
const FEWEST_COLUMNS = 7;
/** Of a head of many rows the last ones, which name the columns. */
const MOST_HEAD_ROWS = 3;
/** The first columns say whose row it is. */
const NAMING_COLUMNS = [0, 1];
const LONGEST_TEXT = 60;

/** The columns shown for marks in some: these, those beside them, and those that name the row. */
export function wantedColumns(marked: readonly number[]): readonly number[] {
  const wanted = new Set([
    ...NAMING_COLUMNS,
    ...marked.flatMap((column) => [column - 1, column, column + 1]),
  ]);
  return [...wanted].filter((column) => column >= 0).sort((a, b) => a - b);
}

/**
 * The cells around marks in one row.
 * @param marks numbers of the problems by column
 */
export function cellsAround(
  { sheet, head }: SeenSheet,
  row: number,
  marks: ReadonlyMap<number, readonly number[]>,
): Excerpt {
  const { rows, hiddenRows = [], hiddenColumns = [] } = sheet;
  const shown = rowsAround(row, head, rows.length);
  const lengths = shown.map(({ index }) => rows[index]?.length ?? 0);
  const width = Math.max(...lengths, ...[...marks.keys()].map((column) => column + 1));
  const columns =
    width <= MOST_COLUMNS
      ? Array.from({ length: width }, (_, column) => column)
      : withGaps(filledUp(wantedColumns([...marks.keys()]), width));
  return {
    kind: 'cells',
    columns: columns.map((column) =>
      column === null ? null : { letters: columnLetters(column), isHidden: hiddenColumns.includes(column) },
    ),
    rows: shown.map(({ index, role }): ExcerptRow => {
      const marksHere = role === 'marked' ? marks : undefined;
      return {
        number: index + 1,
        role,
        isHidden: hiddenRows.includes(index),
        cells: columns.map((column) =>
          column === null
            ? null
            : {
                text: shorten(rows[index]?.[column]?.source.text ?? ''),
                marks: marksHere?.get(column) ?? [],
              },
        ),
      };
    }),
  };
}

/** The head, and the row between the one above and the one below. */
function rowsAround(
  row: number,
  head: SeenSheet['head'],
  count: number,
): readonly { readonly index: number; readonly role: ExcerptRow['role'] }[] {
  const first = head ? Math.max(head.top, head.bottom - MOST_HEAD_ROWS + 1) : 0;
  const ofHead = head ? Array.from({ length: head.bottom - first + 1 }, (_, index) => first + index) : [];
  const near = [row - 1, row, row + 1].filter((index) => index === row || (index >= 0 && index < count));
  const all = [...new Set([...ofHead, ...near])].sort((a, b) => a - b);
  return all.map((index) => ({
    index,
    role: index === row ? 'marked' : ofHead.includes(index) ? 'head' : 'near',
  }));
}

/** Few columns tell little: those that follow are added, as far as there are any. */
function filledUp(wanted: readonly number[], width: number): readonly number[] {
  const columns = wanted.filter((column) => column < width);
  for (let next = columns.at(-1)! + 1; columns.length < FEWEST_COLUMNS && next < width; next++) {
    columns.push(next);
  }
  return columns;
}

/** `null` wherever columns are left out. */
function withGaps(columns: readonly number[]): readonly (number | null)[] {
  return columns.flatMap((column, index) => {
    const before = columns[index - 1];
    return before !== undefined && column > before + 1 ? [null, column] : [column];
  });
}

/** A line of a text between the one above and the one below. */
export function linesAround(text: string, line: number): Excerpt {
  const lines = text.split(/\r\n?|\n/);
  const numbers = [line - 1, line, line + 1].filter((number) => number >= 1 && number <= lines.length);
  return {
    kind: 'lines',
    lines: numbers.map((number) => ({
      number,
      text: shorten(lines[number - 1]!, 2 * LONGEST_TEXT),
      isMarked: number === line,
    })),
  };
}

function shorten(text: string, longest: number = LONGEST_TEXT): string {
  const characters = [...text.slice(0, 4 * longest)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}
