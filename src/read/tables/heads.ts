// The rows that may be a table's head. Heads of two or three rows, with a group above (出水 over COD and 氨氮) or
// units below, are read column by column as if they were one row.

import type { Area, Cell, Sheet } from '../../model/table.ts';
import { cleanText, isBlank } from '../cells/cells.ts';
import { isUnit } from '../cells/units.ts';
import { type HeaderIndex, isOtherValues, matchHeader } from './headers.ts';

/** Rows searched for a head, and rows a head may have. */
const SEARCHED = 15;
const DEEPEST = 3;
const BRACKETED = /[(（][^()（）]*[)）]$/;

/** One column of a head: the cell it is told by, and what it may be called, the fullest name first. */
interface HeadCell {
  readonly cell: Cell;
  readonly names: readonly string[];
}

/** Rows that may be a head. */
export interface Head {
  readonly top: number;
  readonly bottom: number;
  readonly cells: readonly HeadCell[];
  /** Its last row holds units and nothing else. */
  readonly hasUnitRow: boolean;
}

/** All heads there might be among the first rows; single rows first. */
export function possibleHeads(sheet: Sheet): readonly Head[] {
  const rows = sheet.rows.slice(0, SEARCHED);
  const heads = rows.flatMap((cells, row): Head[] =>
    isHalf(sheet, row)
      ? []
      : [
          {
            top: row,
            bottom: row,
            cells: cells.map((cell) => ({ cell, names: [cell.source.text] })),
            hasUnitRow: false,
          },
        ],
  );
  for (const top of rows.keys()) {
    for (let bottom = top + 1; bottom < top + DEEPEST && bottom < sheet.rows.length; bottom += 1) {
      const hasUnitRow = isUnitRow(sheet.rows[bottom]!);
      if (hasUnitRow || isStacked(sheet, top, bottom)) heads.push(stack(sheet, top, bottom, hasUnitRow));
    }
  }
  return heads;
}

/** The head as one row of cells, each with the name by which a column is known, or the fullest. */
export function headerOf({ cells }: Head, index: HeaderIndex): readonly Cell[] {
  return cells.map(({ cell, names }) => {
    const [fullest = ''] = names;
    const name = names.find((candidate) => matchHeader(candidate, index) !== null) ?? fullest;
    return name === cell.source.text ? cell : { ...cell, source: { ...cell.source, text: name } };
  });
}

/** Whether cells are merged from this row into the next or from the one above: no head without those. */
function isHalf(sheet: Sheet, row: number): boolean {
  return (sheet.merges ?? []).some(
    ({ top, bottom, left }) =>
      top <= row &&
      row <= bottom &&
      top < bottom &&
      bottom - top < DEEPEST &&
      !isBlank(sheet.rows[top]?.[left]?.source.text ?? ''),
  );
}

/** Whether the rows between belong together: a group above several columns, or a name beside such a group. */
function isStacked(sheet: Sheet, top: number, bottom: number): boolean {
  const below = sheet.rows[bottom]!;
  const isFilled = (column: number) => !isBlank(below[column]?.source.text ?? '');
  const merges = (sheet.merges ?? []).filter((area) => area.top >= top && area.bottom <= bottom);
  const isGroup = (area: Area) =>
    area.left < area.right && area.bottom < bottom && isFilled(area.left) && isFilled(area.right);
  if (merges.some((area) => area.top === top && (area.bottom > top || isGroup(area)))) return true;
  // Without merged cells: names stand in the one row where the other is empty, and the other way round.
  const above = sheet.rows[top]!;
  const isNamed = (column: number) => !isBlank(above[column]?.source.text ?? '');
  const columns = Array.from({ length: Math.max(above.length, below.length) }, (_, column) => column);
  return (
    bottom === top + 1 &&
    columns.some((column) => isNamed(column) && !isFilled(column)) &&
    columns.some((column) => !isNamed(column) && isFilled(column))
  );
}

function isUnitRow(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ source }) => source.text).filter((text) => !isBlank(text));
  const bare = texts.map((text) => cleanText(text).replace(/^[(（]|[)）]$/g, ''));
  return bare.some(isUnit) && bare.every((text) => isUnit(text) || text === '无量纲' || text === '单位');
}

function stack(sheet: Sheet, top: number, bottom: number, hasUnitRow: boolean): Head {
  const rows = sheet.rows.slice(top, bottom + 1);
  const width = Math.max(...rows.map((cells) => cells.length));
  const cells = Array.from({ length: width }, (_, column): HeadCell => {
    const parts = partsOf(sheet, top, hasUnitRow ? bottom - 1 : bottom, column);
    const unit = hasUnitRow ? cleanText(rows.at(-1)![column]?.source.text ?? '') : '';
    const cell = parts.at(-1) ?? rows.at(-1)![column] ?? rows[0]![column] ?? emptyBeside(rows);
    return {
      cell,
      names: namesFrom(
        parts.map(({ source }) => cleanText(source.text)),
        unit,
      ),
    };
  });
  return { top, bottom, cells, hasUnitRow };
}

/** The cells that name a column, from above; a merged cell stands over all columns it spans. */
function partsOf(sheet: Sheet, top: number, bottom: number, column: number): readonly Cell[] {
  const parts: Cell[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const area = sheet.merges?.find(
      (merge) => merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right,
    );
    const cell = area === undefined ? groupAt(sheet, row, bottom, column) : sheet.rows[area.top]?.[area.left];
    const isOutside = area !== undefined && area.top < top;
    if (cell === undefined || isOutside || isBlank(cell.source.text) || parts.includes(cell)) continue;
    parts.push(cell);
  }
  return parts;
}

/** The cell itself; where it is empty and the sheet merges nothing, the group that stands before it. */
function groupAt(sheet: Sheet, row: number, bottom: number, column: number): Cell | undefined {
  const cells = sheet.rows[row] ?? [];
  const isEmpty = (at: number) => isBlank(cells[at]?.source.text ?? '');
  const isFilledBelow = (at: number) => !isBlank(sheet.rows[bottom]?.[at]?.source.text ?? '');
  if (!isEmpty(column) || row === bottom || sheet.merges !== undefined || !isFilledBelow(column)) {
    return cells[column];
  }
  let before = column;
  while (before > 0 && isEmpty(before) && isFilledBelow(before)) before -= 1;
  return isFilledBelow(before) ? cells[before] : undefined;
}

/**
 * What a column with these names one below the other may be called: `出水COD`, then `COD`. A unit below it, or
 * stated for its whole group, stands behind the name, unless the name states its own.
 */
function namesFrom(parts: readonly string[], unit: string): readonly string[] {
  const last = parts.at(-1);
  if (last === undefined) return [''];
  const groups = parts.slice(0, -1).map((part) => part.replace(BRACKETED, ''));
  const ofGroup = parts.slice(0, -1).join('').match(BRACKETED)?.[0] ?? '';
  const below = unit === '' || BRACKETED.test(unit) ? unit : `（${unit}）`;
  const behind = BRACKETED.test(last) ? '' : below || ofGroup;
  // 氨氮 below 上月 is not the 氨氮 that the table is about.
  const [first] = [...groups.keys()].filter((at) => isOtherValues(groups[at]!));
  const names = [...groups.keys()].map((from) => groups.slice(from).join('') + last + behind);
  return first === undefined ? [...new Set([...names, last + behind, last])] : names.slice(0, first + 1);
}

function emptyBeside(rows: readonly (readonly Cell[])[]): Cell {
  const { text: _, cell: __, ...place } = rows.flat()[0]!.source;
  return { kind: 'empty', source: { ...place, text: '' } };
}
