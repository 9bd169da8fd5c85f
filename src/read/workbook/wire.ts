// What the workbook reader gives while it reads, in plain arrays that travel well between processes, and
// how sheets are made of it at the other end.

import { cellAddress } from '../../model/address.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Area, Cell, CellRemarks, Sheet } from '../../model/table.ts';

/** The first letter is the kind, the rest the text: `n0.52`, `t甲断面`; nothing for an empty cell. */
export type WireCell = string | readonly [text: string, remarks: CellRemarks];

/** A row's 0-based number and its cells from the first column on. */
export type WireRow = readonly [row: number, cells: readonly WireCell[]];

/** What is known of a sheet when all of it has been read. */
export interface SheetFacts {
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly links: Readonly<Record<string, string>>;
}

/** One message: a sheet begins, some of its rows, it ends; at last the file ends, with its problems. */
export type WireMessage =
  | readonly ['sheet', name: string, isHidden: boolean]
  | readonly ['rows', rows: readonly WireRow[]]
  | readonly ['end', facts: SheetFacts]
  | readonly ['done', problems: readonly Problem[]];

const KINDS: Readonly<Record<string, Cell['kind']>> = {
  t: 'text',
  n: 'number',
  d: 'date',
  b: 'boolean',
  e: 'error',
};

/** Takes the messages of one file; the result is there once `done` has come. A file with problems has no sheets. */
export interface SheetCollector {
  take(message: WireMessage): void;
  result(): Noted<readonly Sheet[]> | null;
}

/** A collector for the sheets of a file. */
export function collectSheets(file: string): SheetCollector {
  const sheets: Sheet[] = [];
  let name = '';
  let isHidden = false;
  let rows: (readonly Cell[])[] = [];
  let result: Noted<readonly Sheet[]> | null = null;
  const take = (message: WireMessage) => {
    if (message[0] === 'sheet') {
      [, name, isHidden] = message;
      rows = [];
    } else if (message[0] === 'rows') {
      for (const row of message[1]) addRow(rows, row, file, name);
    } else if (message[0] === 'end') {
      const [, { merges, hiddenRows, hiddenColumns, links }] = message;
      sheets.push({
        file,
        sheet: name,
        rows,
        ...(isHidden && { isHidden }),
        ...(merges.length > 0 && { merges }),
        ...(Object.keys(links).length > 0 && { links }),
        ...(hiddenRows.length > 0 && { hiddenRows }),
        ...(hiddenColumns.length > 0 && { hiddenColumns }),
      });
    } else {
      const [, problems] = message;
      result = { value: problems.length > 0 ? [] : sheets, problems };
    }
  };
  return { take, result: () => result };
}

const EMPTY_ROW: readonly Cell[] = [];

function addRow(rows: (readonly Cell[])[], [row, cells]: WireRow, file: string, sheet: string): void {
  while (rows.length < row) rows.push(EMPTY_ROW);
  rows.push(
    cells.map((cell, column): Cell => {
      const isRemarked = typeof cell !== 'string';
      const written = isRemarked ? cell[0] : cell;
      const kind = written === '' ? 'empty' : KINDS[written[0]!]!;
      const source = { file, sheet, cell: cellAddress(row, column), text: written.slice(1) };
      return isRemarked ? { kind, source, remarks: cell[1] } : { kind, source };
    }),
  );
}
