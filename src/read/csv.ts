// CSV → a sheet of cells, addressed as if the file were opened in a spreadsheet.

import type { Noted } from '../model/problem.ts';
import type { Cell, Sheet } from '../model/table.ts';
import { cellAddress } from './address.ts';
import { decodeText } from './encoding.ts';
import { csvDelimiter, csvQuote } from './problems.ts';

/** Reads a comma-separated file. Every cell is text or empty; rows are ragged as found. */
export async function readCsv(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  const { value: text, problems } = decodeText(file, content);
  if (text === null) return { value: [], problems };
  const other = otherDelimiter(text);
  if (other !== null) return { value: [], problems: [...problems, csvDelimiter({ file }, other)] };
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const records: string[][] = parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    const rows = records.map((record, row) =>
      record.map(
        (written, column): Cell => ({
          kind: written === '' ? 'empty' : 'text',
          source: { file, cell: cellAddress(row, column), text: written },
        }),
      ),
    );
    return { value: [{ file, rows }], problems };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { value: [], problems: [...problems, csvQuote({ file, line: openQuoteLine(text) })] };
  }
}

/** What separates the cells when it is plainly not the comma; `null` when it may be. */
function otherDelimiter(text: string): string | null {
  const head = text.split(/\r\n|\r|\n/, 15).join('\n');
  if (head.includes(',')) return null;
  const found = ['\t', ';', '；', '，'].find((delimiter) => head.split(delimiter).length > 3);
  return found === '\t' ? '制表符' : found === undefined ? null : `“${found}”`;
}

/** 1-based line of the quotation mark that is never closed: the last one in the file that opens a cell. */
function openQuoteLine(text: string): number {
  const open = Math.max(text.lastIndexOf(',"'), text.lastIndexOf('\n"'), 0);
  return text.slice(0, open + 1).split('\n').length;
}
