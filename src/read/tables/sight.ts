// A table's rows as a careful person sees them: merged cells filled where they may be, and a word about what is
// hidden, struck out, covered or computed.

import { cellAddress } from '../../model/address.ts';
import type { ColumnSpec } from '../../model/columns.ts';
import { MISSING_REASONS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { Area, Cell, Sheet } from '../../model/table.ts';
import { cleanText, isBlank } from '../cells/cells.ts';
import {
  cellStruck,
  colourIgnored,
  columnsHidden,
  emailLinkDiffers,
  formatHidesValue,
  formulaExternal,
  formulaVolatile,
  mergeCovers,
  mergedValue,
  rowsHidden,
} from '../problems/sheet-problems.ts';
import { type AreasAt, followMerges } from './merges.ts';
import type { FoundColumn } from './recognise.ts';

/** Looks at one table, from its first row to its last. */
export interface Sight {
  /** Whether the row is a heading inside the table: one cell merged over all its columns. */
  isHeading(row: number): boolean;
  /** The cell of a column in a row. */
  cell(row: number, position: number): Cell;
  /** Notes what is remarkable about a row of data. */
  note(row: number, cells: Iterable<readonly [ColumnSpec, Cell]>): void;
  /** All that is to be said when the last row has been seen. */
  problems(): readonly Problem[];
}

/** @param bottom the last row of the head */
export function lookAt(sheet: Sheet, columns: readonly FoundColumn[], bottom: number): Sight {
  const { merges = [] } = sheet;
  const byPosition = new Map(
    columns.flatMap(({ column, positions }) => positions.map((position) => [position, column] as const)),
  );
  const positions = [...byPosition.keys()].sort((a, b) => a - b);
  const areasAt: AreasAt = followMerges(
    merges.filter((area) => area.top > bottom),
    positions,
  );
  const problems: Problem[] = [];
  const told = new Set<Area | Cell>();
  const hiddenRows = new Set(sheet.hiddenRows);
  const hidden: number[] = [];
  const coloured: Cell[] = [];
  let measuredCells = 0;
  const computed = new Map<'external' | 'volatile', { first: Cell; header: string; count: number }>();

  const raw = (row: number, position: number) =>
    sheet.rows[row]?.[position] ?? emptyCell(sheet, row, position);
  const tellOnce = (about: Area | Cell, problem: () => Problem) => {
    if (!told.has(about)) problems.push(problem());
    told.add(about);
  };
  const refuseMerged = (area: Area, among: (column: ColumnSpec) => boolean) => {
    const headers = positions
      .filter((position) => area.left <= position && position <= area.right)
      .map((position) => byPosition.get(position)!)
      .filter(among)
      .map(({ header }) => header);
    const { source } = raw(area.top, area.left);
    tellOnce(area, () => mergedValue(source, headers, area.bottom - area.top + 1));
  };

  const merged = (area: Area, row: number, position: number): Cell => {
    const anchor = raw(area.top, area.left);
    const own = raw(row, position);
    const isAnchor = row === area.top && position === area.left;
    const column = byPosition.get(position)!;
    if (!isAnchor && !isBlank(own.source.text) && own.source.text !== anchor.source.text) {
      tellOnce(own, () => mergeCovers(own.source, anchor.source));
    }
    if (isBlank(anchor.source.text)) return isAnchor ? own : emptyCell(sheet, row, position);
    const isReason = MISSING_REASONS.includes(cleanText(anchor.source.text));
    const isOnlyOne = positions.filter((at) => area.left <= at && at <= area.right).length === 1;
    if (isMeasured(column)) {
      if (isReason || (isOnlyOne && area.top === area.bottom)) return anchor;
      refuseMerged(area, isMeasured);
      return emptyCell(sheet, row, position);
    }
    if (position === area.left || isOnlyOne) return anchor;
    // The reason why nothing was measured may reach over the columns behind; a name or a date may not.
    if (!isReason) refuseMerged(area, () => true);
    return emptyCell(sheet, row, position);
  };

  return {
    isHeading: (row) => {
      const area = areasAt(row).get(positions[0]!);
      const isWide =
        area !== undefined &&
        area.left < area.right &&
        area.left <= positions[0]! &&
        area.right >= positions.at(-1)!;
      return isWide && area.top === area.bottom && !isBlank(raw(row, area.left).source.text);
    },
    cell: (row, position) => {
      const area = areasAt(row).get(position);
      return area === undefined ? raw(row, position) : merged(area, row, position);
    },
    note: (row, cells) => {
      if (hiddenRows.has(row)) hidden.push(row);
      for (const [{ type }, cell] of sheet.links ? cells : []) {
        const target = type === 'email' ? mailTarget(sheet.links![cell.source.cell ?? '']) : undefined;
        const isSame = target?.toLowerCase() === cleanText(cell.source.text).toLowerCase();
        if (target !== undefined && !isSame) problems.push(emailLinkDiffers(cell.source, target));
      }
      const remarked = [...cells].filter(([, { remarks }]) => remarks !== undefined);
      if (remarked.length === 0) return;
      // A row coloured as a whole is only easier to follow.
      const measured = [...cells].filter(([column, { kind }]) => isMeasured(column) && kind !== 'empty');
      const marked = measured.filter(([, { remarks }]) => remarks?.isColoured);
      measuredCells += measured.length;
      if (marked.length < measured.length) coloured.push(...marked.map(([, cell]) => cell));
      for (const [{ header }, cell] of remarked) {
        const { shown, formula } = cell.remarks!;
        if (shown !== undefined) tellOnce(cell, () => formatHidesValue(cell.source, header, shown));
        if (formula === undefined) continue;
        const { first = cell, count = 0, header: named = header } = computed.get(formula) ?? {};
        computed.set(formula, { first, header: named, count: count + 1 });
      }
      const struck = remarked.filter(([, cell]) => cell.remarks!.isStruck && !told.has(cell));
      const [first] = struck;
      if (first === undefined) return;
      const isData = struck.some(([{ type }]) => type !== 'text');
      problems.push(cellStruck(first[1].source, first[0].header, struck.length - 1, isData));
      for (const [, cell] of struck) told.add(cell);
    },
    problems: () => {
      const place: Place = { file: sheet.file, ...(sheet.sheet !== undefined && { sheet: sheet.sheet }) };
      const unseen = positions.filter((position) => sheet.hiddenColumns?.includes(position));
      const [marked] = coloured;
      // And so is a column, or nearly all of a table.
      if (marked !== undefined && coloured.length * 4 <= measuredCells)
        problems.push(colourIgnored(marked.source, coloured.length));
      if (hidden.length > 0) problems.push(rowsHidden(place, hidden));
      if (unseen.length > 0) {
        problems.push(
          columnsHidden(
            place,
            unseen.map((position) => byPosition.get(position)!.header),
          ),
        );
      }
      for (const [kind, { first, header, count }] of computed) {
        problems.push((kind === 'external' ? formulaExternal : formulaVolatile)(first.source, header, count));
      }
      return problems;
    },
  };
}

/** The address that a link writes to; `undefined` for links of other kinds. */
function mailTarget(link: string | undefined): string | undefined {
  const [, address] = /^mailto:([^?]*)/i.exec(link ?? '') ?? [];
  if (address === undefined) return undefined;
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return address;
  }
}

function isMeasured({ type }: ColumnSpec): boolean {
  return type === 'amount' || type === 'number';
}

function emptyCell(sheet: Sheet, row: number, column: number): Cell {
  const place = sheet.sheet === undefined ? {} : { sheet: sheet.sheet };
  return { kind: 'empty', source: { file: sheet.file, ...place, cell: cellAddress(row, column), text: '' } };
}
