// One spreadsheet file → the tables in it, and where they stand in time.

import type { CivilDate, Month } from '../../model/calendar.ts';
import type { TableKind } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { SeenSheet } from '../../model/problem-report.ts';
import type { Sheet } from '../../model/table.ts';
import { TABLES } from '../../model/tables.ts';
import { classificationMark } from '../files/classification.ts';
import { classifiedMaterial, fileNotRecognised, sheetNotRecognised } from '../problems/problems.ts';
import { sheetHidden } from '../problems/sheet-problems.ts';
import { applyMapping, type ColumnMapping } from '../tables/mapping.ts';
import type { TableContext } from '../tables/periods.ts';
import { checkColumns } from '../tables/plausible.ts';
import { recognise } from '../tables/recognise.ts';
import { tableRows } from '../tables/rows.ts';
import { checkFileName, checkLedgerDate, checkTitles } from '../tables/titles.ts';
import { placeOf } from '../text/places.ts';
import type { LocatedTable } from './records.ts';

/** A folder of data; `month` when it is a month's. */
export interface Folder {
  readonly path: string;
  readonly month?: Month;
  /** The tables that count there; all where absent. */
  readonly kinds?: ReadonlySet<TableKind>;
  /** 数据截止日期 of the month under review. */
  readonly cutoff?: CivilDate;
}

/** A sheet that is no table, and what was said of it. */
interface UnknownSheet {
  readonly sheet: string;
  readonly problems: readonly Problem[];
}

/** The tables of a file, and its sheets as they were seen. */
export interface FileTables extends Noted<readonly LocatedTable[]> {
  readonly seen: readonly SeenSheet[];
}

/** The tables of one file. A file without any is a warning, a sheet beside a table only a note. */
export function fileTables(
  file: string,
  { value: sheets, problems: found }: Noted<readonly Sheet[]>,
  mappings: readonly ColumnMapping[],
  { month, kinds, cutoff }: Folder,
): FileTables {
  const problems = [...found, ...marksIn(sheets)];
  const mapping = mappings.find((entry) => entry.file.text === baseName(file));
  const context: TableContext = {
    ...(month !== undefined && { folderMonth: month }),
    ...(mapping?.defaultYear !== undefined && { defaultYear: mapping.defaultYear }),
  };
  const tables: LocatedTable[] = [];
  const seen: SeenSheet[] = [];
  const unknown: UnknownSheet[] = [];
  for (const sheet of sheets) {
    if (sheet.isHidden) {
      const spec = recognise(sheet).value?.spec;
      const isWanted = kinds === undefined || (spec !== undefined && kinds.has(spec.kind));
      if (isWanted) problems.push(sheetHidden({ file, sheet: sheet.sheet! }, spec?.name));
      continue;
    }
    const read = mapping === undefined ? recognise(sheet) : applyMapping(sheet, mapping);
    seen.push({
      sheet,
      ...(read.value && { head: { top: read.value.topRow, bottom: read.value.headerRow } }),
    });
    if (read.value === null) {
      // What else an earlier month's folder holds is nobody's business any more.
      if (kinds === undefined) unknown.push({ sheet: sheet.sheet ?? '', problems: read.problems });
    } else if (kinds?.has(read.value.spec.kind) !== false) {
      if (month !== undefined) problems.push(...checkTitles(sheet, read.value, month));
      if (month !== undefined && cutoff !== undefined) {
        problems.push(...checkLedgerDate(sheet, read.value, month, cutoff));
      }
      const { value: table, problems: noted } = tableRows(sheet, read.value);
      // There may be one a row, too many for the arguments of one call.
      for (const problem of [...read.problems, ...noted]) problems.push(problem);
      tables.push({ table: checkColumns(table, problems), context });
    }
  }
  if (month !== undefined) {
    const found = tables.map(({ table }) => table.spec.kind);
    problems.push(...checkFileName(file, found, month));
  }
  problems.push(...describeUnknown(file, unknown, mapping !== undefined, tables.length > 0));
  return { value: tables, problems, seen };
}

/** Cells that bear a mark of secrecy, one a sheet. */
function marksIn(sheets: readonly Sheet[]): readonly Problem[] {
  return sheets.flatMap((sheet) => {
    for (const row of sheet.rows) {
      for (const cell of row) {
        const mark = cell && classificationMark(cell.source.text);
        if (mark) return [classifiedMaterial(placeOf(cell.source), mark)];
      }
    }
    return [];
  });
}

/** Sheets beside a table are notes; a file without any table is a warning, or what its mapping missed. */
function describeUnknown(
  file: string,
  unknown: readonly UnknownSheet[],
  isMapped: boolean,
  hasTable: boolean,
): readonly Problem[] {
  const names = TABLES.map(({ name }) => name);
  if (isMapped) return hasTable ? [] : unknown.flatMap(({ problems }) => problems);
  if (hasTable) return unknown.map(({ sheet }) => sheetNotRecognised({ file, sheet }, names));
  return unknown.length > 0 ? [fileNotRecognised({ file }, names)] : [];
}

/** The file's name without its folders. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
