// A spreadsheet file → its sheets, whatever its format.

import type { Noted } from '../model/problem.ts';
import type { Sheet } from '../model/table.ts';
import { readCsv } from './csv.ts';
import { fileEmpty, formatUnsupported } from './problems.ts';
import { readWorkbook } from './workbook.ts';

/** Reads .xlsx, .xlsm and .csv by the ending of the name; other spreadsheets are refused with advice. */
export async function readSheets(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  if (content.length === 0) return { value: [], problems: [fileEmpty({ file })] };
  const ending = /\.[^.]+$/.exec(file)?.[0].toLowerCase() ?? '';
  if (ending === '.csv') return readCsv(file, content);
  if (ending === '.xlsx' || ending === '.xlsm') return readWorkbook(file, content);
  return { value: [], problems: [formatUnsupported({ file }, ending)] };
}
