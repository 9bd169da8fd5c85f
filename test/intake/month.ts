// The sample month as grids of cells that can be spoiled or rearranged and written back, as CSV or as workbooks.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { cellAddress } from '../../src/model/address.ts';
import type { ColumnSpec, TableSpec } from '../../src/model/columns.ts';
import type { Area } from '../../src/model/table.ts';
import { readSheets } from '../../src/read/sheets/sheets.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { ROOT } from '../commands.ts';

type HucreSheet = WriteOptions['sheets'][number];
/** A cell as hucre writes it. */
export type CellSpec = NonNullable<HucreSheet['cells']> extends Map<string, infer C> ? C : never;

/** What stands in a cell: text, a number, a day, or whatever hucre can write. */
export type GridCell = string | CellSpec;

/** One sheet, or one CSV file. */
export interface Grid {
  readonly sheet?: string;
  readonly rows: readonly (readonly GridCell[])[];
  readonly merges: readonly Area[];
  /** The table on it; sheets of notes have none. */
  readonly table?: GridTable;
  /** What else hucre is told of the sheet. */
  readonly extra?: Partial<HucreSheet>;
}

export interface GridTable {
  readonly spec: TableSpec;
  /** The row of headers, counted from 0; the data stands below. */
  readonly head: number;
  /** Rows below the head that hold data. */
  readonly data: readonly number[];
  readonly columns: readonly { readonly column: ColumnSpec; readonly position: number }[];
}

/** A file of tables, in its folder of the project. */
export interface GridFile {
  readonly file: string;
  readonly grids: readonly Grid[];
}

/** A cell of a table. */
export interface Site {
  readonly file: GridFile;
  readonly grid: Grid;
  readonly table: GridTable;
  readonly row: number;
  readonly position: number;
  readonly column: ColumnSpec;
  readonly text: string;
}

const FOLDERS = ['data/register', 'data/history', 'data/2026-06'];
/** Texts of the project that are no tables. */
export const TEXT_FILES = ['jianbao.yaml', 'data/2026-06/meeting.yaml', 'data/2026-06/notes.md'];
/** Of the history this much is kept: mutants are many, and each is read whole. */
const HISTORY_SINCE = '2026-03';
/** Its last months are earlier. */
const OLD_HISTORY = '断面水质_已撤销断面.csv';

/** All tables of the sample month, of its history the last months. */
export async function sampleMonth(): Promise<readonly GridFile[]> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /\.(xlsx|csv)$/.test(name) && name !== OLD_HISTORY)
      .map((name) => `${folder}/${name}`),
  );
  return Promise.all(files.map(readGrids));
}

async function readGrids(file: string): Promise<GridFile> {
  const { value: sheets } = await readSheets(file, readFileSync(join(ROOT, file)));
  const grids = sheets.map((sheet): Grid => {
    const recognised = recognise(sheet).value;
    const isOld = (row: number) =>
      file.includes('/history/') && row > 1 && (sheet.rows[row]?.[0]?.source.text ?? '') < HISTORY_SINCE;
    const kept = sheet.rows.filter((_, row) => !isOld(row));
    const rows = kept.map((cells) => cells.map(({ kind, source: { text } }) => cellSpec(kind, text)));
    const table = recognised === null ? undefined : tableOn(recognised, rows);
    return {
      ...(sheet.sheet !== undefined && { sheet: sheet.sheet }),
      rows,
      merges: sheet.merges ?? [],
      ...(table && { table }),
    };
  });
  return { file, grids };
}

function tableOn(
  { spec, headerRow, columns }: NonNullable<ReturnType<typeof recognise>['value']>,
  rows: Grid['rows'],
): GridTable {
  const below = rows.map((_, row) => row).slice(headerRow + 1);
  return {
    spec,
    head: headerRow,
    // Remarks below a table are one cell wide.
    data: below.filter((row) => rows[row]!.filter((cell) => textOf(cell) !== '').length > 1),
    columns: columns.map(({ column, positions }) => ({ column, position: positions[0]! })),
  };
}

function cellSpec(kind: string, text: string): GridCell {
  if (kind === 'number' && String(Number(text)) === text) return { value: Number(text) };
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayCell(text) : text;
}

/** A day as a spreadsheet holds it. */
export function dayCell(day: string): CellSpec {
  return { value: new Date(`${day}T00:00:00Z`), style: { numFmt: 'yyyy-mm-dd' } };
}

/** What is seen in a cell. */
export function textOf(cell: GridCell | undefined): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  if (cell.value instanceof Date) return cell.value.toISOString().slice(0, 10);
  return cell.value === null || cell.value === undefined ? '' : String(cell.value);
}

/** Cells of tables that meet a condition. */
export function sitesWhere(files: readonly GridFile[], condition: (site: Site) => boolean): readonly Site[] {
  return files.flatMap((file) =>
    file.grids.flatMap((grid) => {
      const { table } = grid;
      if (table === undefined) return [];
      return table.columns.flatMap(({ column, position }) =>
        table.data
          .map((row): Site => {
            const text = textOf(grid.rows[row]![position]);
            return { file, grid, table, row, position, column, text };
          })
          .filter(condition),
      );
    }),
  );
}

/** The place of a cell as problems name it. */
export function placeOf({
  file,
  grid,
  row,
  position,
}: Pick<Site, 'file' | 'grid' | 'row' | 'position'>): string {
  return [file.file, grid.sheet ?? '', cellAddress(row, position)].join('|');
}

/** The text of another column of a site's row. */
export function beside(site: Site, field: string): string {
  const found = site.table.columns.find(({ column }) => column.field === field);
  return found === undefined ? '' : textOf(site.grid.rows[site.row]![found.position]);
}

/** The file with one grid made anew. */
export function withGrid(file: GridFile, grid: Grid, change: (grid: Grid) => Grid): GridFile {
  return { ...file, grids: file.grids.map((other) => (other === grid ? change(other) : other)) };
}

/** The file with one cell written anew. */
export function withCell(site: Site, cell: GridCell): GridFile {
  return withRow(site, (cells) => written(cells, site.position, cell));
}

/** The file with cells of the site's row written anew, by field. */
export function withFields(site: Site, fields: Readonly<Record<string, GridCell>>): GridFile {
  return withRow(site, (cells) =>
    Object.entries(fields).reduce(
      (row, [field, cell]) => written(row, positionOf(site.table, field), cell),
      cells,
    ),
  );
}

/** The file with the site's row made anew, by itself or by several. */
export function withRow(
  { file, grid, row }: Pick<Site, 'file' | 'grid' | 'row'>,
  change: (cells: readonly GridCell[]) => readonly GridCell[],
): GridFile {
  return withGrid(file, grid, (old) => ({
    ...old,
    rows: old.rows.map((cells, at) => (at === row ? change(cells) : cells)),
  }));
}

/** Where the column of a field stands. */
export function positionOf(table: GridTable, field: string): number {
  return table.columns.find(({ column }) => column.field === field)!.position;
}

function written(cells: readonly GridCell[], position: number, cell: GridCell): readonly GridCell[] {
  const width = Math.max(cells.length, position + 1);
  return Array.from({ length: width }, (_, column) => (column === position ? cell : (cells[column] ?? '')));
}

export interface CsvStyle {
  readonly encoding?: 'utf8' | 'utf8-bom' | 'gb18030' | 'utf16le-bom' | 'utf16be-bom';
  readonly newline?: '\n' | '\r\n' | '\r';
  readonly quoteAll?: boolean;
}

/** A grid as CSV. */
export function writeCsv({ rows }: Pick<Grid, 'rows'>, style: CsvStyle = {}): Uint8Array {
  const { encoding = 'utf8-bom', newline = '\r\n', quoteAll = false } = style;
  const width = Math.max(...rows.map((cells) => cells.length));
  const field = (text: string) =>
    quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((cells) =>
    Array.from({ length: width }, (_, column) => field(textOf(cells[column]))).join(','),
  );
  const text = lines.map((line) => line + newline).join('');
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-bom') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'gb18030') return iconv.encode(text, 'gb18030');
  return iconv.encode(text, encoding === 'utf16le-bom' ? 'utf16le' : 'utf16-be', { addBOM: true });
}

/** Grids as a workbook. */
export function writeWorkbook(
  grids: readonly Grid[],
  options: Pick<WriteOptions, 'dateSystem' | 'stringMode'> = {},
): Promise<Uint8Array> {
  const sheets = grids.map(({ sheet = '数据', rows, merges, extra }): HucreSheet => {
    const cells = rows.flatMap((line, row) =>
      line.map((cell, column): [string, CellSpec] => [
        `${row},${column}`,
        typeof cell === 'string' ? { value: cell } : cell,
      ]),
    );
    const areas = merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    }));
    return {
      name: sheet,
      cells: new Map(cells.filter(([, { value, formula }]) => value !== '' || formula !== undefined)),
      merges: areas,
      ...extra,
    };
  });
  return writeXlsx({ sheets, ...options });
}

/** A file in the format of its name. */
export async function writeFileOf({ file, grids }: GridFile): Promise<Uint8Array> {
  return file.endsWith('.csv') ? writeCsv(grids[0]!) : writeWorkbook(grids);
}
