// A spreadsheet file → its sheets, whatever its format.

import { hasErrors, type Noted } from '../model/problem.ts';
import type { Sheet } from '../model/table.ts';
import { EXPLANATION_SHEET } from '../model/tables.ts';
import { cleanText } from './cells.ts';
import { readCsv } from './csv.ts';
import { fileEmpty, fileUnreadable, formatUnsupported } from './problems.ts';
import { readWorkbook } from './workbook.ts';

/**
 * Reads .xlsx, .xlsm and .csv by the ending of the name; other spreadsheets are refused with advice. Only
 * sheets that hold something, and do more than explain the others, are given; a file without any is a
 * problem.
 */
export async function readSheets(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  if (content.length === 0) return { value: [], problems: [fileEmpty({ file }, '0字节')] };
  const { value: all, problems } = await readAll(file, content);
  const value = all.filter((sheet) => sheet.sheet !== EXPLANATION_SHEET && holdsSomething(sheet));
  if (value.length > 0 || hasErrors(problems)) return { value, problems };
  return { value, problems: [...problems, fileEmpty({ file }, '只有空行或空白单元格')] };
}

function readAll(
  file: string,
  content: Uint8Array,
): Promise<Noted<readonly Sheet[]>> | Noted<readonly Sheet[]> {
  const ending = /\.[^.]+$/.exec(file)?.[0].toLowerCase() ?? '';
  if (ending === '.csv') return readCsv(file, content);
  if (ending === '.xlsx' || ending === '.xlsm') return readWorkbook(file, content);
  if (ending === '.lnk') return { value: [], problems: [fileUnreadable({ file }, 'SHORTCUT')] };
  return { value: [], problems: [formatUnsupported({ file }, ending)] };
}

function holdsSomething({ rows }: Sheet): boolean {
  return rows.some((row) => row.some(({ source }) => cleanText(source.text) !== ''));
}
