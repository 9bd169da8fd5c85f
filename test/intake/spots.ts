// Faults of one table: where it may be seeded, and how it is written.

import type { Chance } from './chance.ts';
import {
  type Grid,
  type GridFile,
  type GridTable,
  placeOf,
  textOf,
  withGrid,
  withRow,
  writeCsv,
  writeFileOf,
} from './month.ts';
import type { Mutant, Mutator } from './mutants.ts';

/** A table with its sheet and file. */
export interface Spot {
  readonly file: GridFile;
  readonly grid: Grid;
  readonly table: GridTable;
}

type Made = Omit<Mutant, 'code' | 'changes'> & { readonly content: Uint8Array | string | GridFile };

export const isCsv = ({ file }: Spot) => file.file.endsWith('.csv');
export const isWorkbook = (spot: Spot) => !isCsv(spot);
export const kindOf =
  (...kinds: readonly string[]) =>
  ({ table }: Spot) =>
    kinds.includes(table.spec.kind);
export const isThisMonth = ({ file }: Spot) => file.file.startsWith('data/2026-06/');
export const isOnly = ({ file }: Spot) => file.grids.length === 1;

export function spotsOf(month: readonly GridFile[]): readonly Spot[] {
  return month.flatMap((file) =>
    file.grids.flatMap((grid) => (grid.table === undefined ? [] : [{ file, grid, table: grid.table }])),
  );
}

export function tableFault(
  code: string,
  where: (spot: Spot) => boolean,
  spoil: (spot: Spot, random: Chance) => Promise<Made> | Made,
  times = 3,
): Mutator {
  return {
    code,
    times,
    async make(month, random) {
      const spots = spotsOf(month).filter(where);
      if (spots.length === 0) return null;
      const spot = random.pick(spots);
      const { content, at, given, ...rest } = await spoil(spot, random);
      const bytes = typeof content === 'object' && 'grids' in content ? await writeFileOf(content) : content;
      return { code, changes: new Map([[spot.file.file, bytes]]), at, given, ...rest };
    },
  };
}

export const cellAt = ({ file, grid }: Spot, row: number, position: number) =>
  placeOf({ file, grid, row, position });
export const sheetAt = ({ file, grid }: Spot) => `${file.file}|${grid.sheet ?? ''}|`;
export const wholeFile = ({ file }: Spot) => file.file;
export const headOf = ({ grid, table }: Spot) => grid.rows[table.head]!;
export const firstHeader = (spot: Spot) =>
  cellAt(
    spot,
    spot.table.head,
    headOf(spot).findIndex((cell) => textOf(cell) !== ''),
  );
export const withHeader = (spot: Spot, position: number, text: string): GridFile =>
  withRow({ ...spot, row: spot.table.head }, (cells) =>
    cells.map((cell, column) => (column === position ? text : cell)),
  );
export const withExtra = (spot: Spot, extra: Grid['extra']): GridFile =>
  withGrid(spot.file, spot.grid, (grid) => ({ ...grid, ...(extra && { extra }) }));
export const csvText = ({ grid }: Spot) =>
  Buffer.from(writeCsv(grid, { encoding: 'utf8', newline: '\n' })).toString();

/** A random row of the data, and the width of the table. */
export function randomRow({ grid, table }: Spot, random: Chance) {
  return { row: random.pick(table.data), width: Math.max(...grid.rows.map((cells) => cells.length)) };
}

/** The lines of a CSV file with one made anew. */
export function withLine(spot: Spot, row: number, change: (line: string) => string): string {
  return csvText(spot)
    .split('\n')
    .map((line, index) => (index === row ? change(line) : line))
    .join('\n');
}
