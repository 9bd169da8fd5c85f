// Sheets and CSV files as offices make them: a merged title, a line saying who filled them in, a bold
// head, borders, column widths, notes below the table.

import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';

/** When the invented office saved its files: fixed, so that the same content gives the same bytes. */
const SAVED = new Date('2026-07-10T09:00:00Z');

const SONG = { name: '宋体', size: 11 };
const THIN = { style: 'thin' };
const GRID = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const CENTRE = { horizontal: 'center', vertical: 'center', wrapText: true };

const STYLES = {
  title: { font: { ...SONG, size: 16, bold: true }, alignment: CENTRE },
  filler: { font: SONG, alignment: { horizontal: 'left', vertical: 'center' } },
  head: { font: { ...SONG, bold: true }, alignment: CENTRE, border: GRID },
  note: { font: { ...SONG, size: 10 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
};

/**
 * @typedef {string | { value: string | number | Date, numFmt?: string }} OfficeCell text, or a value with its format
 */

/** A number in a cell, shown with as many decimals as it is written with. @param {string} text @returns {OfficeCell} */
export function numberCell(text) {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { value: Number(text), numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
}

/** A number where the text is one, else the text (`0.025L`, `--`, 停站). @param {string} text */
export function amountCell(text) {
  return /^\d+(\.\d+)?$/.test(text) ? numberCell(text) : text;
}

/** A date cell. @param {string} date `YYYY-MM-DD` @returns {OfficeCell} */
export function dateCell(date) {
  return { value: new Date(`${date}T00:00:00Z`), numFmt: 'yyyy/m/d' };
}

/**
 * A table under its merged title and the line of who filled it in.
 *
 * @param {{ name: string, title: string, filler: string, header: readonly string[], widths: readonly number[],
 *   rows: readonly (readonly OfficeCell[])[], notes?: readonly string[] }} table
 */
export function tableSheet({ name, title, filler, header, widths, rows, notes = [] }) {
  const cells = new Map();
  const lines = [[title], [filler], [...header], ...rows, ...notes.map((note) => [note])];
  const firstNote = 3 + rows.length;
  const styleOf = (row) => {
    if (row === 0) return STYLES.title;
    if (row === 1) return STYLES.filler;
    if (row === 2) return STYLES.head;
    return row >= firstNote ? STYLES.note : undefined;
  };
  for (const [row, line] of lines.entries()) {
    for (const [column, cell] of line.entries()) {
      const { value, numFmt } = typeof cell === 'string' ? { value: cell } : cell;
      const body = { font: SONG, alignment: { ...CENTRE, ...wide(value) }, border: GRID };
      const style = styleOf(row) ?? body;
      cells.set(`${row},${column}`, { value, style: numFmt === undefined ? style : { ...style, numFmt } });
    }
  }
  const across = (row) => ({ startRow: row, startCol: 0, endRow: row, endCol: header.length - 1 });
  return {
    name,
    columns: widths.map((width) => ({ width })),
    cells,
    merges: [across(0), across(1), ...notes.map((_, index) => across(firstNote + index))],
    rowDefs: new Map([
      [0, { height: 32 }],
      [2, { height: 32 }],
      ...notes.map((_, index) => [firstNote + index, { height: 32 }]),
    ]),
    freezePane: { rows: 3 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Long texts start at the left. */
function wide(value) {
  return typeof value === 'string' && value.length > 12 ? { horizontal: 'left' } : {};
}

/** A sheet of plain lines, such as notes on how to fill in a form. @param {string} name @param {readonly string[]} lines */
export function proseSheet(name, lines) {
  const cells = new Map(lines.map((line, row) => [`${row},0`, { value: line, style: STYLES.filler }]));
  return { name, columns: [{ width: 90 }], cells };
}

/**
 * Bytes of a workbook. hucre compresses with the zlib built into Node when there is one, whose output
 * differs between Node versions and processors; without it, it uses its own code and every machine
 * writes the same bytes.
 *
 * @param {string} title
 * @param {readonly object[]} sheets
 */
export async function workbook(title, sheets) {
  const native = globalThis.CompressionStream;
  globalThis.CompressionStream = undefined;
  try {
    const properties = { title, creator: '云泽市攻坚办（虚构）', created: SAVED, modified: SAVED };
    return await writeXlsx({ sheets: [...sheets], properties, defaultFont: SONG });
  } finally {
    globalThis.CompressionStream = native;
  }
}

/**
 * Bytes of a CSV file with CRLF line ends: GBK, as Excel in China saves it, or UTF-8 with a byte-order mark.
 *
 * @param {readonly (readonly string[])[]} rows
 * @param {'gbk' | 'utf8'} encoding
 */
export function csv(rows, encoding) {
  return iconv.encode(stringify([...rows], { record_delimiter: 'windows' }), encoding, {
    addBOM: encoding === 'utf8',
  });
}
