// The rows of a recognised table: blank and footer rows left out, one cell a column.

import type { ColumnSpec, TableSpec } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { Cell, Sheet } from '../../model/table.ts';
import { TABLES } from '../../model/tables.ts';
import { cleanText, isBlank } from '../cells/cells.ts';
import { csvRagged, rowSkipped, secondTable, tableEmpty } from '../problems/problems.ts';
import { type HeaderIndex, headerForms, matchForms } from './headers.ts';
import type { Mapped } from './mapping.ts';
import { type FoundColumn, tableHeaders } from './recognise.ts';
import { lookAt } from './sight.ts';
import { checkTotals, isSum, type SummedRow } from './totals.ts';

/** One row: the cell of every column found, by field. */
export interface Row {
  readonly cells: ReadonlyMap<string, Cell>;
  /** The cell that tells revisions of a row apart (版本列). */
  readonly version?: Cell;
}

/** A table with its rows, not yet understood. */
export interface Table {
  readonly spec: TableSpec;
  /** File and sheet. */
  readonly place: Place;
  readonly columns: readonly FoundColumn[];
  readonly rows: readonly Row[];
}

/** Totals and averages below or between the data. */
const SUMMARY =
  /^(?:.{0,12}(?:合计|小计|总计|平均值?|均值)|累计|[月年]?(?:平)?均值?|(?:评价|执行|.{0,3}类)?(?:标准|限值|标准限值|标准值)(?:[（(].*[)）])?|最大值?|最小值?|最高值?|最低值?|中位[数值]|标准差|达标率|超标率|优良率)[:：]?$/;
const REMARK =
  /^(?:备注|注|说明|填表说明|填[表报]人|编制人?|制表人?|审[核批]人?|校[核对]人?|复核人?|签发人?|负责人|分管领导|[填报][表报送]?单位|[填报制][表报送]?(?:日期|时间)|单位负责人|联系人|联系电话|电话|单位|数据来源|数据截止(?:时间|日期)?|打印(?:时间|日期)|导出(?:时间|日期))\s*\d*\s*[:：]/;
/** A note of several, in a row of its own: `2.类别按…评价`. */
const NUMBERED = /^\s*[（(]?\d{1,2}[)）.、．].*\p{Script=Han}/u;
/** The same without anything behind, and what printed forms end with. */
const CLOSING =
  /^(?:备?注|填[表报]人|编制|制表人?|审[核批]人?|校[核对]人?|复核人?|签发人?|负责人|[（(](?:盖章|公章|签字|以下空白)[）)]|以下空白|以下无正文|共\d+[个条行项座家].{0,6}|第\d+页.{0,10}|总计[:：].{0,12}|合计[:：].{0,12})$/;

/**
 * The data rows of a sheet. Footers and headings in between are noted; a CSV row longer than the header is a
 * problem, and so is what only the look of a sheet tells (sight.ts).
 */
export function tableRows(sheet: Sheet, recognised: Mapped): Noted<Table> {
  const { spec, header, topRow, headerRow, columns, version } = recognised;
  const headRows = sheet.rows.slice(topRow, headerRow + 1);
  const width = header.findLastIndex(({ source }) => source.text !== '') + 1;
  const sight = lookAt(sheet, columns, headerRow);
  const isSecondHead = secondHeads();
  const rows: Row[] = [];
  const problems: Problem[] = [];
  const adding = columns.filter(({ column }) => column.adds);
  const summed: SummedRow[] = [];
  for (const [offset, cells] of sheet.rows.slice(headerRow + 1).entries()) {
    const row = headerRow + 1 + offset;
    const first = cells.find(({ source }) => !isBlank(source.text));
    if (first === undefined || headRows.some((head) => isRepeated(head, cells))) continue;
    if (isSecondHead(cells, first)) {
      problems.push(secondTable(first.source));
      break;
    }
    const isNote =
      NUMBERED.test(first.source.text) &&
      cells.every((cell) => cell === first || isBlank(cell?.source.text ?? ''));
    const isClosing = isNote || (isClosingMark(first.source.text) && !hasValues(columns, cells));
    if (isClosing || isFooter(first.source.text) || isTotal(spec, columns, cells) || sight.isHeading(row)) {
      problems.push(rowSkipped(first.source));
      const isTotal = cells.some(({ source }) => isSum(source.text));
      if (isTotal) summed.push({ isTotal, cells: cellsOf(adding, (column) => cells[column]) });
      continue;
    }
    const extra =
      sheet.sheet === undefined ? cells.slice(width).find(({ kind }) => kind !== 'empty') : undefined;
    if (extra !== undefined) problems.push(csvRagged(extra.source));
    const at = (column: number) => sight.cell(row, column);
    const found = columns.flatMap(({ column, positions }): [ColumnSpec, Cell][] => {
      const cell = firstFilled(positions, at);
      return cell === undefined ? [] : [[column, cell]];
    });
    if (found.every(([, { source }]) => isBlank(source.text))) continue;
    sight.note(row, found);
    if (adding.length > 0) summed.push({ isTotal: false, cells: cellsOf(adding, at) });
    rows.push({
      cells: new Map(found.map(([{ field }, cell]) => [field, cell])),
      ...(version === undefined ? {} : { version: at(version) }),
    });
  }
  problems.push(
    ...checkTotals(
      adding.map(({ column }) => column),
      summed,
    ),
  );
  for (const problem of sight.problems()) problems.push(problem);
  const place: Place =
    sheet.sheet === undefined ? { file: sheet.file } : { file: sheet.file, sheet: sheet.sheet };
  if (rows.length === 0) problems.push(tableEmpty(place, spec.name));
  return { value: { spec, place, columns, rows }, problems };
}

/** Whether the first text of a row says that it holds a total, an average or a remark. */
export function isFooter(text: string): boolean {
  const label = cleanText(text).replace(/\s/g, '');
  return SUMMARY.test(label) || REMARK.test(label);
}

/** Whether the first text of a row is what a form ends with. Beside measured values it may be a name. */
export function isClosingMark(text: string): boolean {
  return CLOSING.test(cleanText(text).replace(/\s/g, ''));
}

/** Tells whether a row below the head is one again: most of its texts are headers of one table. */
function secondHeads(): (cells: readonly Cell[], first: Cell) => boolean {
  // The first cell of most rows is a name that comes again and again.
  const kinds = new Map<string, readonly HeaderIndex[]>();
  return (cells, { kind, source: { text } }) => {
    if (kind !== 'text') return false;
    let tables = kinds.get(text);
    if (tables === undefined) {
      const forms = headerForms(text);
      tables = TABLES.map((spec) => tableHeaders(spec.kind)).filter(
        (index) => matchForms(forms, index) !== null,
      );
      kinds.set(text, tables);
    }
    if (tables.length === 0) return false;
    const texts = cells.map((cell) => cell?.source.text ?? '').filter((written) => !isBlank(written));
    return tables.some((index) => {
      const known = texts.filter((written) => matchForms(headerForms(written), index) !== null).length;
      return known >= 3 && known * 2 > texts.length;
    });
  };
}

function hasValues(columns: readonly FoundColumn[], cells: readonly Cell[]): boolean {
  return columns.some(
    ({ column: { type }, positions }) =>
      (type === 'amount' || type === 'number') &&
      positions.some((position) => !isBlank(cells[position]?.source.text ?? '')),
  );
}

/** A total below the names it is of: `怀麓县 | 小计`. */
function isTotal(spec: TableSpec, columns: readonly FoundColumn[], cells: readonly Cell[]): boolean {
  const keys = columns.filter(({ column }) => column.type === 'name' && spec.columns.includes(column));
  return keys.some(({ positions }) =>
    positions.some((position) =>
      SUMMARY.test(cleanText(cells[position]?.source.text ?? '').replace(/\s/g, '')),
    ),
  );
}

/** Printed tables repeat their header on every page. */
function isRepeated(header: readonly Cell[], cells: readonly Cell[]): boolean {
  return header.every((cell, column) => cell.source.text === (cells[column]?.source.text ?? ''));
}

/** The cells of some columns, by field. */
function cellsOf(
  columns: readonly FoundColumn[],
  at: (column: number) => Cell | undefined,
): ReadonlyMap<string, Cell> {
  return new Map(
    columns.flatMap(({ column, positions }): [string, Cell][] => {
      const cell = at(positions[0]!);
      return cell === undefined ? [] : [[column.field, cell]];
    }),
  );
}

function firstFilled(positions: readonly number[], at: (column: number) => Cell): Cell | undefined {
  const cells = positions.map(at);
  return cells.find(({ source }) => !isBlank(source.text)) ?? cells.at(-1);
}
