// Workbooks for offices to fill in: headers with units, drop-downs for closed lists, an explanation sheet.
// Written from the same specifications the reader recognises tables by.

import type { WriteOptions } from 'hucre/xlsx';
import { allowedLabels, columnContent, headerWithUnit } from '../model/column-words.ts';
import { allColumns, type ColumnSpec, type TableKind, type TableSpec } from '../model/columns.ts';
import { EXPLANATION_SHEET, tableSpec } from '../model/tables.ts';

/** A row to fill in beforehand: texts by header, without units. */
export type FilledRow = Readonly<Record<string, string>>;

type Sheet = WriteOptions['sheets'][number];
type Cells = NonNullable<Sheet['cells']>;
type CellStyle = NonNullable<
  Cells extends Map<string, infer C> ? (C extends { style?: infer S } ? S : never) : never
>;

/** Rows with formats and drop-downs ready. */
const READY_ROWS = 500;

const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDE8F0' } },
  border: { top: THIN, right: THIN, bottom: THIN, left: THIN },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
/** Required columns are marked by their fill; the explanation sheet says so in words. */
const REQUIRED_STYLE: CellStyle = {
  ...HEADER_STYLE,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE699' } },
};

/**
 * A workbook for one table: the header row frozen, the given rows filled in, and a second sheet that
 * explains each column. The same call gives the same bytes. What is written here is read back unchanged.
 */
export async function blankWorkbook(kind: TableKind, rows: readonly FilledRow[] = []): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const spec = tableSpec(kind);
  const columns = columnsFor(spec, rows);
  const epoch = new Date(0);
  return writeXlsx({
    sheets: [tableSheet(spec, columns, rows), explanationSheet(spec, columns)],
    properties: { title: spec.name, created: epoch, modified: epoch },
    defaultFont: { name: '宋体', size: 11 },
  });
}

/** The table's own columns, the usual items, and whatever else the rows hold. */
function columnsFor(spec: TableSpec, rows: readonly FilledRow[]): readonly ColumnSpec[] {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const usual = new Set(spec.items?.flatMap(({ prefix, usual }) => usual.map((item) => prefix + item)));
  return allColumns(spec).filter(
    ({ item, header, isExtra }) => used.has(header) || (item === undefined ? !isExtra : usual.has(header)),
  );
}

function tableSheet(spec: TableSpec, columns: readonly ColumnSpec[], rows: readonly FilledRow[]): Sheet {
  const cells: Cells = new Map();
  for (const [position, column] of columns.entries()) {
    cells.set(`0,${position}`, {
      value: headerWithUnit(column),
      style: column.required ? REQUIRED_STYLE : HEADER_STYLE,
    });
    for (let row = 0; row < Math.max(READY_ROWS, rows.length); row += 1) {
      const cell = writeCell(column, rows[row]?.[column.header] ?? '');
      if (cell !== null) cells.set(`${row + 1},${position}`, cell);
    }
  }
  return {
    name: spec.name,
    cells,
    columns: columns.map((column) => ({ width: columnWidth(column) })),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, position) => dropDown(column, position)),
  };
}

/** Names and codes are formatted as text, so that leading zeros survive typing. */
function writeCell(
  column: ColumnSpec,
  text: string,
): { value: string | number | Date | null; style?: CellStyle } | null {
  const isText = column.type === 'name';
  if (text === '') return isText ? { value: null, style: { numFmt: '@' } } : null;
  const isNumber = column.type === 'number' || column.type === 'amount';
  if (isNumber && String(Number(text)) === text) return { value: Number(text) };
  if (column.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { value: new Date(`${text}T00:00:00Z`), style: { numFmt: 'yyyy-mm-dd' } };
  }
  return isText ? { value: text, style: { numFmt: '@' } } : { value: text };
}

function dropDown(column: ColumnSpec, position: number): NonNullable<Sheet['dataValidations']> {
  const values = allowedLabels(column);
  if (values === undefined) return [];
  const letter = String.fromCharCode(65 + position);
  return [
    {
      type: 'list',
      values: [...values],
      allowBlank: true,
      // Where the list is not closed it only helps to type.
      showErrorMessage: column.isOpen !== true,
      errorStyle: 'stop',
      errorTitle: column.header,
      errorMessage: '请从下拉列表中选择',
      range: `${letter}2:${letter}${READY_ROWS + 1}`,
    },
  ];
}

function explanationSheet(spec: TableSpec, columns: readonly ColumnSpec[]): Sheet {
  const header = ['列名', '是否必填', '单位', '可填内容', '说明'];
  const explained = columns.map((column) => [
    column.header,
    column.required ? '必填' : '选填',
    column.unit ?? '',
    columnContent(column),
    column.note ?? '',
  ]);
  const cells: Cells = new Map(
    header.map((value, position) => [`2,${position}`, { value, style: HEADER_STYLE }]),
  );
  return {
    name: EXPLANATION_SHEET,
    rows: [
      [`${spec.name}：${spec.about}`],
      ['表头底色为黄色的列必填。不要改动表头；列的先后不限，可在右边另加自己的列。有示例行的，填写时删去。'],
      header,
      ...explained,
    ],
    cells,
    columns: [{ width: 20 }, { width: 10 }, { width: 10 }, { width: 60 }, { width: 40 }],
  };
}

/** In half-width characters; Chinese ones take two. */
function columnWidth(column: ColumnSpec): number {
  const header = [...headerWithUnit(column)].reduce(
    (width, character) => width + (character > '\u2000' ? 2 : 1),
    0,
  );
  const least = column.type === 'text' ? 30 : 12;
  return Math.max(header + 2, least);
}
