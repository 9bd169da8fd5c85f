// A spreadsheet file → its sheets, whatever its format.

import { hasErrors, type Noted, type Problem } from '../../model/problem.ts';
import type { Sheet } from '../../model/table.ts';
import { EXPLANATION_SHEET, LISTS_SHEET } from '../../model/tables.ts';
import { cleanText } from '../cells/cells.ts';
import { fileKind } from '../files/file-kind.ts';
import { fileEmpty, fileUnreadable } from '../problems/problems.ts';
import { formatUnsupported, xlsxLimit } from '../problems/workbook-problems.ts';
import { endingOf, otherContent } from '../workbook/other-content.ts';
import { wall } from '../workbook/wall.ts';
import { MAX_FILE_BYTES } from '../workbook/workbook-limits.ts';
import { readCsv } from './csv.ts';

const WORKBOOKS = ['.xlsx', '.xlsm'];
/** Files taken for spreadsheets by their names, which are looked into to say what they are. */
const OTHERS = ['.xls', '.xlt', '.xltx', '.xltm', '.xlsb', '.et', '.ett', '.ods', '.numbers', '.tsv'];
/** What a CSV file can turn out to be that its own reader has no words for. */
const NO_CSV = ['zip', 'encrypted', 'xls', 'ole', 'html', 'pdf', 'picture', 'archive'];

/**
 * Reads .xlsx, .xlsm and .csv; other spreadsheets, and files that are not what their names say, are refused
 * with advice. Only sheets that hold something, and do more than explain the others, are given; a file
 * without any is a problem.
 */
export async function readSheets(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  if (content.length === 0) return refused(fileEmpty({ file }, '0字节'));
  const { value: all, problems } = await readAll(file, content);
  const value = all.filter(({ sheet, rows }) => !isGuide(sheet) && holdsSomething(rows));
  if (value.length > 0 || hasErrors(problems)) return { value, problems };
  return { value, problems: [...problems, fileEmpty({ file }, '只有空行或空白单元格')] };
}

async function readAll(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  const ending = endingOf(file);
  if (ending === '.lnk') return refused(fileUnreadable({ file }, 'SHORTCUT'));
  if (![...WORKBOOKS, '.csv', ...OTHERS].includes(ending)) {
    const what = ending === '' ? '没有扩展名的文件：不知道是哪种表格' : `${ending}格式的表格`;
    return refused(formatUnsupported({ file }, what));
  }
  const kind = fileKind(content);
  if (ending === '.csv' && !NO_CSV.includes(kind)) return readCsv(file, content);
  if (kind !== 'zip') return refused(otherContent({ file }, kind));
  if (content.length > MAX_FILE_BYTES) {
    const hint = '删去里面的照片、图片和不用的工作表，另存一份';
    return refused(xlsxLimit({ file }, `文件有${Math.ceil(content.length / (1 << 20))} MB`, hint));
  }
  const read = await wall.read(file, content);
  // A workbook by another name: which of the two is right, the program does not guess.
  return WORKBOOKS.includes(ending) || hasErrors(read.problems)
    ? read
    : refused(otherContent({ file }, 'zip'));
}

function refused(problem: Problem): Noted<readonly Sheet[]> {
  return { value: [], problems: [problem] };
}

/** Whether the sheet only helps to fill in another. */
function isGuide(sheet: string | undefined): boolean {
  return sheet === EXPLANATION_SHEET || sheet === LISTS_SHEET;
}

function holdsSomething(rows: Sheet['rows']): boolean {
  return rows.some((row) => row.some(({ source }) => cleanText(source.text) !== ''));
}
