// Harmless variants of the file around a table: encodings, formats, names, settings.

import {
  type CsvStyle,
  dayCell,
  type Grid,
  type GridFile,
  type GridTable,
  textOf,
  writeCsv,
  writeFileOf,
  writeWorkbook,
} from './month.ts';
import { isCsv, isOnly, isWorkbook, type Spot } from './spots.ts';
import { below, isMeasured, ofGrid, type Variant, withRows } from './variants.ts';

/** Variants of the file around the table. */
export const FILE_VARIANTS: readonly Variant[] = [
  ...(['utf8', 'utf8-bom', 'gb18030', 'utf16le-bom', 'utf16be-bom'] as const).flatMap((encoding) =>
    (['\n', '\r\n', '\r'] as const)
      .filter((newline) => encoding !== 'utf8-bom' || newline !== '\r\n')
      .map((newline) => asCsv(`${encoding} with ${JSON.stringify(newline)}`, { encoding, newline })),
  ),
  asCsv('every field quoted', { quoteAll: true }),
  renamed(
    'CSV as a workbook',
    isCsv,
    (file) => file.replace(/csv$/, 'xlsx'),
    ({ grid }) => writeWorkbook([grid]),
  ),
  renamed(
    'CSV as a workbook of numbers',
    isCsv,
    (file) => file.replace(/csv$/, 'xlsx'),
    ({ grid, table }) => writeWorkbook([asTyped(grid, table)]),
  ),
  renamed(
    'a workbook as CSV',
    (spot) => isWorkbook(spot) && isOnly(spot),
    (file) => file.replace(/xlsx$/, 'csv'),
    async ({ grid }) => writeCsv(grid),
  ),
  renamed(
    'another file name',
    isOnly,
    (file) => file.replace(/([^/]+)$/, '报送稿（定）$1'),
    ({ file }) => writeFileOf(file),
  ),
  renamed(
    'a folder below',
    isOnly,
    (file) => file.replace(/([^/]+)$/, '报送/$1'),
    ({ file }) => writeFileOf(file),
  ),
  ...(['Sheet1', '数据', '表 1'] as const).map((sheet) =>
    ofGrid(`a sheet called ${sheet}`, (grid) => ({ ...grid, sheet }), isWorkbook),
  ),
  workbookOf('the dates of 1904', (file) => writeWorkbook(file.grids, { dateSystem: '1904' })),
  workbookOf('texts in their cells', (file) => writeWorkbook(file.grids, { stringMode: 'inline' })),
  ofGrid(
    'frozen, filtered, wide',
    (grid, table) => ({
      ...grid,
      extra: {
        freezePane: { rows: table.head + 1 },
        autoFilter: { range: `A${table.head + 1}:D${grid.rows.length}` },
        columns: [{ width: 40 }],
        rowDefs: new Map([[table.head, { height: 40 }]]),
      },
    }),
    isWorkbook,
  ),
  {
    name: 'one table in two files',
    fits: isOnly,
    async make({ file, grid, table }, random) {
      const cut = table.data[1 + random.below(table.data.length - 1)]!;
      const second = [...grid.rows.slice(0, table.head + 1), ...grid.rows.slice(cut)];
      const parts = [grid.rows.slice(0, cut), second].map((rows) => ({
        ...file,
        grids: [withRows(grid, rows)],
      }));
      const other = file.file.replace(/([^/]+)$/, '续$1');
      return new Map([
        [file.file, await writeFileOf(parts[0]!)],
        [other, await writeFileOf(parts[1]!)],
      ]);
    },
  },
];

function asCsv(name: string, style: CsvStyle): Variant {
  return { name, fits: isCsv, make: async ({ file, grid }) => new Map([[file.file, writeCsv(grid, style)]]) };
}

function renamed(
  name: string,
  fits: Variant['fits'],
  rename: (file: string) => string,
  write: (spot: Spot) => Promise<Uint8Array>,
): Variant {
  return {
    name,
    fits,
    make: async (spot) =>
      new Map([
        [spot.file.file, null],
        [rename(spot.file.file), await write(spot)],
      ]),
  };
}

function workbookOf(name: string, write: (file: GridFile) => Promise<Uint8Array>): Variant {
  return { name, fits: isWorkbook, make: async ({ file }) => new Map([[file.file, await write(file)]]) };
}

/** Cells of numbers and days as a spreadsheet takes them in. */
function asTyped(grid: Grid, table: GridTable): Grid {
  const columns = new Map(table.columns.map(({ column, position }) => [position, column]));
  return below(grid, table.head + 1, (cells) =>
    cells.map((cell, position) => {
      const column = columns.get(position);
      const text = textOf(cell);
      if (column === undefined) return cell;
      if (isMeasured(column) && /^\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayCell(text) : cell;
    }),
  );
}
