// CSV → a sheet of cells, addressed as if the file were opened in a spreadsheet.

import { cellAddress } from '../../model/address.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Cell, Sheet } from '../../model/table.ts';
import { decodeText } from '../files/encoding.ts';
import { csvDelimiter, csvQuote, csvShort, csvTruncated } from '../problems/csv-problems.ts';
import { isClosingMark, isFooter } from '../tables/rows.ts';
import { splitCsv } from './csv-split.ts';

/** Rows in which the header is looked for, and lines in which the delimiter is. */
const HEAD = 15;
const DELIMITERS: readonly (readonly [string, string])[] = [
  ['\t', '制表符'],
  [';', '“;”'],
  ['；', '“；”'],
  ['，', '“，”'],
  ['、', '“、”'],
  ['|', '“|”'],
  ['｜', '“｜”'],
  ['^', '“^”'],
];

/**
 * Reads a comma-separated file. Every cell is text or empty. Rows longer than the header are left to whoever
 * knows the table; shorter ones, where a cell may be missing in the middle, are problems.
 */
export async function readCsv(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>> {
  const { value: decoded, problems: found } = decodeText(file, content);
  if (decoded === null) return { value: [], problems: found };
  const refuse = (problem: Problem) => ({ value: [], problems: [...found, problem] });
  // Excel's own line for the delimiter, which it does not show: the rows are counted without it.
  const [, stated, text = decoded] = /^sep=([^\r\n])(?:\r\n|\r|\n|$)(.*)$/is.exec(decoded) ?? [];
  const other = otherDelimiter(text, stated);
  if (other !== null) return refuse(csvDelimiter({ file }, other));
  const split = splitCsv(text);
  if ('quoteLine' in split) {
    return refuse(csvQuote({ file, line: split.quoteLine + (stated === undefined ? 0 : 1) }));
  }
  const rows = split.rows.map((cells, row) =>
    cells.map(
      (written, column): Cell => ({
        kind: written === '' ? 'empty' : 'text',
        source: { file, cell: cellAddress(row, column), text: written },
      }),
    ),
  );
  const isWhole = /[\r\n]$/.test(text);
  return { value: [{ file, rows }], problems: [...found, ...shortRows(file, split.rows, isWhole)] };
}

/** What separates the cells when it is not the comma: it parts the first lines more evenly, or `sep=` says so. */
function otherDelimiter(text: string, stated: string | undefined): string | null {
  if (stated !== undefined && stated !== ',') {
    return DELIMITERS.find(([sign]) => sign === stated)?.[1] ?? `“${stated}”`;
  }
  const lines = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD);
  const commas = evenness(lines, ',');
  const others = DELIMITERS.map(([sign, name]) => ({ name, lines: evenness(lines, sign) }))
    .filter((other) => other.lines > commas && other.lines * 5 >= lines.length * 3)
    .sort((a, b) => b.lines - a.lines);
  return others[0]?.name ?? null;
}

/** In how many lines the sign stands equally often, at least once. */
function evenness(lines: readonly string[], sign: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(sign).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/**
 * Rows below the header with fewer cells than it has: a comma is missing, and whatever follows may stand in
 * the wrong column. The last row of a file that ends without a line end may have been cut off.
 */
function shortRows(file: string, rows: readonly (readonly string[])[], isWhole: boolean): readonly Problem[] {
  const header = headerRow(rows);
  const width = (rows[header]?.findLastIndex((text) => text !== '') ?? -1) + 1;
  const short = rows.flatMap((cells, row) => {
    const first = cells.find((text) => text.trim() !== '');
    const isShort = row > header && cells.length < width && first !== undefined && !isEnding(first);
    return isShort ? [{ row, count: cells.length, cell: cellAddress(row, cells.length - 1) }] : [];
  });
  if (width < 2 || short.length === 0) return [];
  const last = short.at(-1)!;
  const isCut = !isWhole && last.row === rows.length - 1;
  const inside = isCut ? short.slice(0, -1) : short;
  const cells = inside.map(({ cell }) => cell);
  return [
    ...(inside.length > 0 ? [csvShort({ file, cell: cells[0]! }, inside[0]!.count, width, cells)] : []),
    ...(isCut ? [csvTruncated({ file, cell: last.cell }, last.count, width)] : []),
  ];
}

function isEnding(first: string): boolean {
  return isFooter(first) || isClosingMark(first);
}

/** The first row that fills at least half of the cells rows usually have; titles stand above it. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const lengths = new Map<number, number>();
  for (const { length } of rows.slice(0, 10 * HEAD)) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [usual] = [...lengths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0];
  const fewest = Math.max(2, usual / 2);
  return rows.slice(0, HEAD).findIndex((cells) => cells.filter((text) => text !== '').length >= fewest);
}
