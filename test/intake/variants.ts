// Harmless variants: how other offices and programs would have written the very same table.

import type { ColumnSpec } from '../../src/model/columns.ts';
import type { Chance } from './chance.ts';
import { type Grid, type GridCell, type GridTable, textOf, writeFileOf } from './month.ts';
import type { Changes } from './runs.ts';
import type { Spot } from './spots.ts';

export interface Variant {
  readonly name: string;
  readonly fits: (spot: Spot) => boolean;
  readonly make: (spot: Spot, random: Chance) => Promise<Changes>;
}

/** A variant of the grid, in the same file and format. */
export function ofGrid(
  name: string,
  change: (grid: Grid, table: GridTable, random: Chance) => Grid,
  fits: Variant['fits'] = () => true,
): Variant {
  return {
    name,
    fits,
    async make({ file, grid, table }, random) {
      const grids = file.grids.map((other) => (other === grid ? change(grid, table, random) : other));
      return new Map([[file.file, await writeFileOf({ ...file, grids })]]);
    },
  };
}

/** A variant of single cells of the data. */
export function ofCells(
  name: string,
  fits: (column: ColumnSpec) => boolean,
  change: (text: string, random: Chance, column: ColumnSpec, cell: GridCell) => GridCell,
  where: Variant['fits'] = () => true,
): Variant {
  return ofGrid(
    name,
    (grid, table, random) => {
      const columns = new Map(table.columns.map(({ column, position }) => [position, column]));
      const data = new Set(table.data);
      return {
        ...grid,
        rows: grid.rows.map((cells, row) =>
          cells.map((cell, position) => {
            const column = columns.get(position);
            const text = textOf(cell);
            return column === undefined || !data.has(row) || text === '' || !fits(column)
              ? cell
              : change(text, random, column, cell);
          }),
        ),
      };
    },
    (spot) => spot.table.columns.some(({ column }) => fits(column)) && where(spot),
  );
}

/** A variant of the headers. */
export function ofHeaders(
  name: string,
  change: (header: string, column: ColumnSpec, random: Chance) => string,
  fits: Variant['fits'] = () => true,
): Variant {
  return ofGrid(
    name,
    (grid, table, random) => {
      const columns = new Map(table.columns.map(({ column, position }) => [position, column]));
      return {
        ...grid,
        rows: grid.rows.map((cells, row) =>
          row !== table.head
            ? cells
            : cells.map((cell, position) => {
                const column = columns.get(position);
                return column === undefined ? cell : change(textOf(cell), column, random);
              }),
        ),
      };
    },
    fits,
  );
}

/** The rows from the head on made anew; merged titles above stay. */
export function below(
  grid: Grid,
  head: number,
  change: (cells: readonly GridCell[], row: number) => readonly GridCell[],
): Grid {
  return { ...grid, rows: grid.rows.map((cells, row) => (row < head ? cells : change(cells, row))) };
}

export const withRows = (grid: Grid, rows: Grid['rows']): Grid => ({ ...grid, rows, merges: [] });
export const widthOf = ({ rows }: Grid) => Math.max(...rows.map((cells) => cells.length));
export const isMeasured = ({ type }: ColumnSpec) => type === 'amount' || type === 'number';

/** The unit behind a header, with its brackets. */
export const unitOf = (header: string) => /\s*[（(][^（()）]*[)）]$/.exec(header)?.[0] ?? '';
