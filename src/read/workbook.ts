// .xlsx → sheets of cells. hucre parses; this adapter decides what a careful reader would see in a cell.
// Only bytes and plain data cross its border, so that it can be moved into a child process.

import type { Noted, Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import type { Cell, Sheet } from '../model/table.ts';
import { cellAddress } from './address.ts';
import { plainNumber } from './numbers.ts';
import { notXlsx, xlsxCorrupt, xlsxEncrypted } from './problems.ts';

type Workbook = Awaited<ReturnType<typeof import('hucre/xlsx').readXlsx>>;
type RawSheet = Workbook['sheets'][number];
type RawCell = NonNullable<RawSheet['cells']> extends Map<string, infer C> ? C : never;

/**
 * Reads all sheets of a workbook. Numbers become decimals of at most 15 significant digits, which is
 * what Excel shows and keeps; date cells `YYYY-MM-DD`, with ` HH:MM` when they hold a time of day;
 * formulas their cached value; formulas without one, and error values, cells of kind `error`.
 */
export async function readWorkbook(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  const refusal = refuse({ file }, content);
  if (refusal !== null) return { value: [], problems: [refusal] };
  const { readXlsx } = await import('hucre/xlsx');
  let workbook: Workbook;
  try {
    workbook = await readXlsx(content, { readStyles: true });
  } catch {
    // hucre's own words are for developers; whatever it is, this file cannot be read as it stands.
    return { value: [], problems: [xlsxCorrupt({ file })] };
  }
  return { value: workbook.sheets.map((sheet) => readSheet(file, sheet)), problems: [] };
}

function refuse(place: Place, content: Uint8Array): Problem | null {
  const head = String.fromCharCode(...content.subarray(0, 8));
  if (head.startsWith('PK\x03\x04')) return null;
  if (head.startsWith('\xd0\xcf\x11\xe0')) return xlsxEncrypted(place);
  return notXlsx(place);
}

function readSheet(file: string, sheet: RawSheet): Sheet {
  const rows = sheet.rows.map((values, row) =>
    values.map((value, column): Cell => {
      const { kind, text } = readCell(value, sheet.cells?.get(`${row},${column}`));
      return { kind, source: { file, sheet: sheet.name, cell: cellAddress(row, column), text } };
    }),
  );
  return { file, sheet: sheet.name, rows };
}

function readCell(
  value: RawSheet['rows'][number][number],
  detail: RawCell | undefined,
): { kind: Cell['kind']; text: string } {
  if (detail?.type === 'error') return { kind: 'error', text: String(value) };
  if (value === null) {
    const formula = detail?.formula;
    return formula === undefined ? { kind: 'empty', text: '' } : { kind: 'error', text: `=${formula}` };
  }
  // A number too large or too small for a date is shown as `####` where one is asked for.
  if (value instanceof Date && Number.isNaN(value.getTime())) return { kind: 'error', text: '####' };
  if (value instanceof Date) return { kind: 'date', text: civil(value) };
  if (typeof value === 'number') {
    return { kind: 'number', text: asShown(plainNumber(value), detail?.style?.numFmt) };
  }
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  return { kind: value === '' ? 'empty' : 'text', text: value };
}

/** Codes kept as numbers with a format of zeros (`000000`) show leading zeros, which belong to the code. */
function asShown(text: string, format: string | undefined): string {
  return format !== undefined && /^0{2,}$/.test(format) && /^\d+$/.test(text)
    ? text.padStart(format.length, '0')
    : text;
}

/** hucre gives dates as instants whose UTC parts are what the cell shows. */
function civil(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
