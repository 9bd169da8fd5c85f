// Tables: caption above, head repeated on every printed page, notes below.

import type { Element, ElementContent, Properties } from 'hast';
import { h, s } from 'hastscript';
import {
  type DataTable,
  plainText,
  type TableCell,
  type TableColumn,
  type TableRow,
} from '../model/document.ts';
import { WATER_CLASSES, type WaterClass } from '../model/water.ts';
import { classFill, hatch, isHatched } from './charts/hatching.ts';
import type { ColumnPlan } from './columns.ts';
import { rowId } from './continued.ts';
import { type Ink, scrollBox } from './text/figures.ts';
import { keepTogether, renderInlines, renderParagraph, renderText } from './text/inline.ts';
import { textWidth } from './text/measure.ts';
import { RUNNING_TEXT_LIMIT } from './text/units.ts';

/** Largest cell the pattern of a class has to fill, mm; what is too much is clipped. */
const HATCH_WIDTH = 30;
const HATCH_HEIGHT = 36;
/** On screen, where a column may be as wide as the page. */
const WIDE_HATCH = 160;
const PIXELS_PER_MM = 3.7795;
/** So many fit a phone. */
const FEW_COLUMNS = 3;
/** 字 of 小四 that a line of a caption holds, with a little to spare. */
const CAPTION_LINE = 36;

/** How a table lies on the sheets. */
export interface TableSheets {
  /** Turned by a quarter. */
  readonly turned?: boolean;
  /** Rows that start on a new page, the first of all included; each begins a table that says 续表. */
  readonly starts?: readonly number[];
}

/**
 * @param id unique in the page; {@link columnRules} needs the same.
 * @param number of the table in the document, printed before its caption.
 */
export function renderTable(
  table: DataTable,
  id: string,
  number: number,
  plan: ColumnPlan,
  ink: Ink,
  { turned = false, starts = [0] }: TableSheets = {},
): Element {
  const notes = table.notes.map((note) => h('p', {}, ...renderParagraph(note, ink)));
  const isPrint = ink.target === 'print';
  const rows = renderRows(table, id, plan, ink);
  const pieces = (starts.length > 0 ? starts : [0]).map((start, index, all) => {
    const isLast = index === all.length - 1;
    const below = isPrint && isLast && notes.length > 0 ? [noteRow(notes, table.columns.length)] : [];
    return renderPiece(table, number, plan, ink, {
      isContinued: index > 0,
      rows: [...rows.slice(start, all[index + 1]), ...below],
    });
  });
  const end = `${id}-end`;
  return h(
    'section',
    { className: ['table', ...(turned ? ['turned'] : [])], id },
    ...(isPrint ? [] : [h('a', { className: ['skip'], href: `#${end}` }, '跳过表中各项')]),
    ...pieces,
    ...(!isPrint && notes.length > 0 ? [h('div', { className: ['notes'] }, ...notes)] : []),
    ...(isPrint ? [] : [h('div', { id: end })]),
  );
}

function renderPiece(
  table: DataTable,
  number: number,
  plan: ColumnPlan,
  ink: Ink,
  { isContinued, rows }: { readonly isContinued: boolean; readonly rows: readonly Element[] },
): Element {
  const caption = `表${number}\u3000${table.caption}`;
  const isScreen = ink.target === 'screen';
  const [box, scroll] = isScreen ? scrollBox(caption) : ['div', {}];
  const fits = isScreen && table.columns.length <= FEW_COLUMNS;
  const heads = table.columns.map((column, index) => renderHead(column, plan.room[index]!));
  const shown = renderText(isContinued ? `续${caption}` : caption);
  return h(
    box,
    {
      className: ['table-box', ...(isContinued ? ['continued'] : []), ...(fits ? ['few-columns'] : [])],
      ...scroll,
    },
    h(
      'table',
      named([
        ...(plan.dense ? ['dense'] : []),
        ...captionRoom(caption),
        ...(table.rows[0]?.cells[0]?.rowHeader ? ['rows-named'] : []),
      ]),
      h('caption', {}, h('span', {}, ...shown)),
      h('colgroup', {}, ...table.columns.map(() => h('col'))),
      h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...rows),
    ),
  );
}

/**
 * In print the head that every page repeats has room for the caption, so that a page which a table goes over to
 * has it free for 续表 before that is known; the caption itself is laid over it. One of two lines asks for more.
 */
function captionRoom(caption: string): readonly string[] {
  return textWidth(`续${caption}`) > CAPTION_LINE ? ['long-caption'] : [];
}

function renderRows(table: DataTable, id: string, plan: ColumnPlan, ink: Ink): readonly Element[] {
  const decimals = table.columns.map((column, index) =>
    column.align === 'right' ? mostDecimals(table, index) : 0,
  );
  return table.rows.map((row, index) => {
    const mark = ink.target === 'print' ? { id: rowId(id, index) } : {};
    return renderRow(row, table.columns, plan, decimals, ink, mark);
  });
}

/**
 * Notes of a printed table, as a row of their own below its last rule: outside the table nothing keeps them
 * on the page of its last row, and in a tfoot they would be repeated.
 */
function noteRow(lines: readonly Element[], columns: number): Element {
  return h('tr', { className: ['notes'] }, h('td', { colSpan: columns }, ...lines));
}

/** CSS that gives the columns of a table their widths. Style attributes would need a weaker security policy. */
export function columnRules(plan: ColumnPlan, id: string): string {
  return plan.percent
    .map((percent, index) => `#${id} col:nth-child(${index + 1}){width:${percent.toFixed(2)}%}`)
    .join('');
}

/** The patterns of class cells, drawn once for the page and used by every cell; placed at the head of the body. */
export function hatchStore({ target }: Pick<Ink, 'target'>): Element {
  const width = target === 'print' ? HATCH_WIDTH : WIDE_HATCH;
  return s(
    'svg',
    { className: ['store'], width: 0, height: 0, ariaHidden: 'true' },
    s(
      'defs',
      {},
      ...WATER_CLASSES.flatMap((waterClass) =>
        hatch(waterClass, 0, 0, width, HATCH_HEIGHT).map((path) => ({
          ...path,
          properties: { ...path.properties, id: hatchId(waterClass) },
        })),
      ),
    ),
  );
}

function renderHead(column: TableColumn, room: number): Element {
  const limit = Math.min(room, RUNNING_TEXT_LIMIT);
  const [, words = '', unit = ''] = /^(.*?)(（[^（）]*）)?$/su.exec(column.header) ?? [];
  // 浓度（mg/L）: the bracket goes to a line of its own before it is broken.
  const bracket = textWidth(unit) <= limit ? [keepTogether(renderText(unit, 0))] : renderText(unit, limit);
  return h('th', { scope: 'col' }, ...renderText(words, limit), ...(unit === '' ? [] : bracket));
}

function renderRow(
  row: TableRow,
  columns: readonly TableColumn[],
  plan: ColumnPlan,
  decimals: readonly number[],
  ink: Ink,
  mark: Properties,
): Element {
  const cells = row.cells.map((cell, index) => {
    // One 字 less: a unit that fills the line would push the comma after it to the next.
    const limit = Math.min((plan.room[index] ?? 0) - 1, RUNNING_TEXT_LIMIT);
    return renderCell(cell, columns[index]?.align ?? 'left', limit, decimals[index] ?? 0, ink);
  });
  return h('tr', { ...mark, ...named(row.emphasised ? ['emphasised'] : []) }, ...cells);
}

function renderCell(
  cell: TableCell,
  align: TableColumn['align'],
  limit: number,
  decimals: number,
  ink: Ink,
): Element {
  const content = renderInlines(cell.content, ink, limit);
  const missing = decimals - (decimalsOf(plainText(cell.content)) ?? decimals);
  const classNames = [
    ...(align === 'left' ? [] : [align]),
    ...(missing > 0 ? [`short-${Math.min(missing, 4)}`] : []),
    ...(cell.waterClass === undefined ? [] : ['class', classFill(cell.waterClass)]),
  ];
  const children = cell.waterClass === undefined ? content : overPattern(cell.waterClass, content);
  return cell.rowHeader
    ? h('th', { scope: 'row', ...named(classNames) }, ...children)
    : h('td', named(classNames), ...children);
}

/** Class names, or no attribute at all. */
function named(classNames: readonly string[]): Properties {
  return classNames.length > 0 ? { className: [...classNames] } : {};
}

/** The class text on a plain patch, so that the pattern around it does not cross the letters. */
function overPattern(waterClass: WaterClass, content: readonly ElementContent[]): readonly ElementContent[] {
  const pattern = isHatched(waterClass) ? [patternOf(waterClass)] : [];
  return [...pattern, h('span', { className: ['patch'] }, ...content)];
}

function patternOf(waterClass: WaterClass): Element {
  return s(
    'svg',
    { className: ['pattern'], ariaHidden: 'true' },
    s('use', { href: `#${hatchId(waterClass)}`, transform: `scale(${PIXELS_PER_MM})` }),
  );
}

function hatchId(waterClass: WaterClass): string {
  return `hatch-${waterClass}`;
}

/** Decimals of the most precise number of a column: shorter ones are padded, so that the points align. */
function mostDecimals(table: DataTable, index: number): number {
  return Math.max(0, ...table.rows.map((row) => decimalsOf(plainText(row.cells[index]?.content ?? [])) ?? 0));
}

/** Decimals of a plain number, counting the point as one; `undefined` for anything else. */
function decimalsOf(text: string): number | undefined {
  const match = /^[+＋−-]?\d+(\.\d+)?$/.exec(text.trim());
  return match ? (match[1]?.length ?? 0) : undefined;
}
