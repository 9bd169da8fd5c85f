// Workbooks for offices to fill in: headers with units, lists to choose from, checks while typing, an
// explanation sheet. Written from the same specifications the reader recognises tables by.

import type { WriteOptions } from 'hucre/xlsx';
import { columnContent, columnExample, columnRange, headerWithUnit } from '../model/column-words.ts';
import {
  allColumns,
  type ColumnSpec,
  type RegisterKind,
  type TableKind,
  type TableSpec,
} from '../model/columns.ts';
import { MISSING_MARKS, MISSING_REASONS } from '../model/items.ts';
import { EXPLANATION_SHEET, LISTS_SHEET, tableSpec } from '../model/tables.ts';
import { cellCheck, type ListRanges } from './cell-checks.ts';

/** A row to fill in beforehand: texts by header, without units. */
export type FilledRow = Readonly<Record<string, string>>;

/** The names that stand in the registers, offered where other tables refer to them. */
export type RegisteredNames = Readonly<Partial<Record<RegisterKind, readonly string[]>>>;

type Sheet = WriteOptions['sheets'][number];
type Cells = NonNullable<Sheet['cells']>;
type CellSpec = Cells extends Map<string, infer C> ? C : never;
type CellStyle = NonNullable<CellSpec['style']>;
type PageSetup = NonNullable<Sheet['pageSetup']>;

/** One column of the sheet of lists. */
interface NameList {
  readonly title: string;
  readonly values: readonly string[];
}

/** Rows with formats and checks ready. */
const READY_ROWS = 500;
/** Half-width characters that an A4 sheet lying down holds in a readable size. */
const PAGE_WIDTH = 190;

const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const GRID = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const HEADER_STYLE: CellStyle = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDE8F0' } },
  border: GRID,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
/** Required columns are marked by their fill and, for printers without colour, in bold. */
const REQUIRED_STYLE: CellStyle = {
  ...HEADER_STYLE,
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE699' } },
};
const WORDS_STYLE: CellStyle = { border: GRID, alignment: { vertical: 'top', wrapText: true } };

const REGISTER_TITLES: Readonly<Record<RegisterKind, string>> = {
  counties: '县区',
  sections: '断面',
  plants: '污水处理厂',
};
const MISSING_TITLE = '没有数据时可写';

/**
 * A workbook for one table: the header row frozen, the given rows filled in, a sheet that explains each column
 * and one with what there is to choose from. The same call gives the same bytes. What is written here is read
 * back unchanged.
 */
export async function blankWorkbook(
  kind: TableKind,
  rows: readonly FilledRow[] = [],
  names: RegisteredNames = {},
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const spec = tableSpec(kind);
  const columns = columnsFor(spec, rows);
  const lists = listsFor(columns, names);
  const epoch = new Date(0);
  return writeXlsx({
    sheets: [
      tableSheet(spec, columns, rows, lists),
      explanationSheet(spec, columns),
      ...(lists.length > 0 ? [listSheet(lists)] : []),
    ],
    properties: { title: spec.name, created: epoch, modified: epoch },
    defaultFont: { name: '宋体', size: 11 },
  });
}

/** The headers of a table's blank workbook, units included. */
export function blankHeaders(kind: TableKind): readonly string[] {
  return columnsFor(tableSpec(kind), []).map(headerWithUnit);
}

/** The table's own columns, the usual items, and whatever else the rows hold. */
function columnsFor(spec: TableSpec, rows: readonly FilledRow[]): readonly ColumnSpec[] {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const usual = new Set(spec.items?.flatMap(({ prefix, usual }) => usual.map((item) => prefix + item)));
  return allColumns(spec).filter(
    ({ item, header, isExtra }) => used.has(header) || (item === undefined ? !isExtra : usual.has(header)),
  );
}

/** The registers that columns refer to, as far as there are names, and the words for missing values. */
function listsFor(columns: readonly ColumnSpec[], names: RegisteredNames): readonly NameList[] {
  const registers = [...new Set(columns.flatMap(({ register }) => register ?? []))];
  const lists = registers.map((register) => ({
    title: REGISTER_TITLES[register],
    values: names[register] ?? [],
  }));
  if (columns.some(({ type }) => type === 'amount')) {
    lists.push({ title: MISSING_TITLE, values: [...MISSING_REASONS, ...MISSING_MARKS] });
  }
  return lists.filter(({ values }) => values.length > 0);
}

function tableSheet(
  spec: TableSpec,
  columns: readonly ColumnSpec[],
  rows: readonly FilledRow[],
  lists: readonly NameList[],
): Sheet {
  const cells: Cells = new Map();
  const ready = Math.max(READY_ROWS, rows.length);
  for (const [position, column] of columns.entries()) {
    cells.set(`0,${position}`, {
      value: headerWithUnit(column),
      style: column.required ? REQUIRED_STYLE : HEADER_STYLE,
    });
    for (let row = 0; row < ready; row += 1) {
      const cell = writeCell(column, rows[row]?.[column.header] ?? '');
      if (cell !== null) cells.set(`${row + 1},${position}`, cell);
    }
  }
  const widths = columns.map(columnWidth);
  const keys = keyColumns(columns);
  return {
    name: spec.name,
    cells,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([[0, { height: 32 }]]),
    freezePane: { rows: 1, columns: keys },
    pageSetup: landscape(widths, keys),
    headerFooter: { oddHeader: `&C&"宋体,加粗"&14${spec.name}`, oddFooter: '&C第&P页，共&N页' },
    dataValidations: columns.map((column, position) => {
      const letter = columnLetter(position);
      return cellCheck(column, `${letter}2`, `${letter}2:${letter}${ready + 1}`, rangesOf(column, lists));
    }),
  };
}

/** Columns that stay in sight: up to the name that tells what a row is about. */
function keyColumns(columns: readonly ColumnSpec[]): number {
  return columns.findIndex(({ type, required }) => type === 'name' && required) + 1;
}

/** A4 lying down, head and key columns on every page; a wide table goes over two pages side by side. */
function landscape(widths: readonly number[], keys: number): PageSetup {
  const isWide = widths.reduce((sum, width) => sum + width, 0) > PAGE_WIDTH;
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: isWide ? 2 : 1,
    fitToHeight: 0,
    margins: { top: 0.8, bottom: 0.6, left: 0.4, right: 0.4, header: 0.4, footer: 0.3 },
    showGridLines: true,
    horizontalCentered: true,
    printTitlesRow: '$1:$1',
    ...(isWide && { printTitlesColumn: `$A:$${columnLetter(keys - 1)}` }),
  };
}

/** Words, codes and months are formatted as text, so that they stay as typed. */
function writeCell(column: ColumnSpec, text: string): CellSpec | null {
  const style = styleOf(column);
  const looks = style === undefined ? undefined : { style };
  if (text === '') return looks === undefined ? null : { value: null, ...looks };
  const isNumber = column.type === 'number' || column.type === 'amount';
  if (isNumber && String(Number(text)) === text) return { value: Number(text) };
  if (style?.numFmt === DAY_FORMAT && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { value: new Date(`${text}T00:00:00Z`), ...looks };
  }
  return { value: text, ...looks };
}

const DAY_FORMAT = 'yyyy-mm-dd';

/** How the cells of a column look, filled in or not; `undefined` for as they come. */
function styleOf({ type }: ColumnSpec): CellStyle | undefined {
  if (type === 'text') return { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
  if (type === 'name' || type === 'email' || type === 'month') return { numFmt: '@' };
  return type === 'date' || type === 'due' || type === 'deadline' ? { numFmt: DAY_FORMAT } : undefined;
}

/** Where the lists for a column stand. */
function rangesOf(column: ColumnSpec, lists: readonly NameList[]): ListRanges {
  const rangeOf = (title: string): string | undefined => {
    const position = lists.findIndex((list) => list.title === title);
    if (position < 0) return undefined;
    const letter = columnLetter(position);
    return `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${lists[position]!.values.length + 1}`;
  };
  const names = column.register === undefined ? undefined : rangeOf(REGISTER_TITLES[column.register]);
  return { ...(names !== undefined && { names }), missing: rangeOf(MISSING_TITLE) ?? '' };
}

function explanationSheet(spec: TableSpec, columns: readonly ColumnSpec[]): Sheet {
  const header = ['列名', '是否必填', '单位', '可填内容', '示例', '说明'];
  const explained = columns.map((column) => {
    const range = columnRange(column);
    return [
      column.header,
      column.required ? '必填' : '选填',
      column.unit ?? '',
      range === '' ? columnContent(column) : `${columnContent(column)}（${range}）`,
      columnExample(column),
      column.note ?? '',
    ];
  });
  const cells: Cells = new Map([
    ['0,0', { value: `${spec.name}：${spec.about}`, style: { font: { bold: true, size: 12 } } }],
    [
      '1,0',
      {
        value:
          '表头底色为黄色、字为粗体的列必填。不要改动表头；列的先后不限，可在右边另加自己的列。有示例行的，填写时删去。',
      },
    ],
  ]);
  for (const [position, value] of header.entries()) {
    cells.set(`2,${position}`, { value, style: { ...HEADER_STYLE, font: { bold: true } } });
  }
  for (const [row, texts] of explained.entries()) {
    for (const [position, value] of texts.entries()) {
      cells.set(`${row + 3},${position}`, { value, style: { ...WORDS_STYLE, numFmt: '@' } });
    }
  }
  return {
    name: EXPLANATION_SHEET,
    cells,
    columns: EXPLAINED_WIDTHS.map((width) => ({ width })),
    // Not every program makes a row as high as its text needs.
    rowDefs: new Map(explained.map((texts, row) => [row + 3, { height: heightOf(texts) }])),
    freezePane: { rows: 3 },
    pageSetup: { ...landscape([], 1), showGridLines: false, printTitlesRow: '$3:$3' },
  };
}

const EXPLAINED_WIDTHS = [24, 10, 10, 52, 24, 44];

/** The height of a row in points, by the lines its texts take. */
function heightOf(texts: readonly string[]): number {
  const lines = texts.map((text, position) => Math.ceil(textWidth(text) / (EXPLAINED_WIDTHS[position]! - 2)));
  return 4 + 15 * Math.max(1, ...lines);
}

function listSheet(lists: readonly NameList[]): Sheet {
  const cells: Cells = new Map();
  for (const [position, { title, values }] of lists.entries()) {
    cells.set(`0,${position}`, { value: title, style: { ...HEADER_STYLE, font: { bold: true } } });
    for (const [row, value] of values.entries()) {
      cells.set(`${row + 1},${position}`, { value, style: { numFmt: '@' } });
    }
  }
  const note = '各表的下拉列表取自这里，不用填写。名录有变动的，运行jianbao init --workbook更新空白表。';
  cells.set(`0,${lists.length + 1}`, { value: note });
  return {
    name: LISTS_SHEET,
    cells,
    columns: lists.map(() => ({ width: 24 })),
    freezePane: { rows: 1 },
    pageSetup: { ...landscape([], 1), showGridLines: false },
  };
}

/** A, B … Z, AA, AB … */
function columnLetter(position: number): string {
  const before = Math.floor(position / 26);
  return (before > 0 ? columnLetter(before - 1) : '') + String.fromCharCode(65 + (position % 26));
}

function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2000' ? 2 : 1), 0);
}

/** In half-width characters; Chinese ones take two. */
function columnWidth(column: ColumnSpec): number {
  const header = textWidth(headerWithUnit(column));
  if (column.type === 'text') return Math.max(header + 2, 30);
  if (column.type === 'email') return 28;
  // Long headers of items take two lines, broken before the unit.
  if (column.type === 'amount' && header > 18) {
    return Math.max(textWidth(column.header), header - textWidth(column.header)) + 1;
  }
  // Names are longer than the one given as an example.
  return Math.max(header + 2, column.type === 'name' ? textWidth(columnExample(column)) + 10 : 12);
}
