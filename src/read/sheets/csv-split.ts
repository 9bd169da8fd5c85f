// Text → the cells of a CSV file (RFC 4180). Every quotation mark must be where
// one can be: a mark too many may swallow cells and whole rows, and nobody would see it.

/** A cell's text for every cell of every row, or the line from which on cells cannot be told apart. */
export type CsvRows = { readonly rows: readonly (readonly string[])[] } | { readonly quoteLine: number };

const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Splits a text in one pass. Lines end with CR, LF or both, also mixed; a line end at the very end opens no
 * row. A quotation mark inside a cell that does not begin with one is taken as it is (`5"管`).
 */
export function splitCsv(text: string): CsvRows {
  const rows: string[][] = [];
  let cells: string[] = [];
  let [at, line] = [0, 1];
  while (at < text.length || cells.length > 0) {
    const cell = text.charCodeAt(at) === QUOTE ? quotedCell(text, at) : plainCell(text, at);
    if (cell === null || isSwallowed(cell, cells.length)) return { quoteLine: line };
    cells.push(cell.text);
    line += cell.lines;
    at = cell.end;
    if (text.charCodeAt(at) === COMMA) {
      at += 1;
      continue;
    }
    rows.push(cells);
    cells = [];
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at += 1;
    at += 1;
    line += 1;
  }
  return { rows };
}

interface CsvCell {
  readonly text: string;
  /** Position of the comma or line end behind it, or the end of the text. */
  readonly end: number;
  /** Line ends inside. */
  readonly lines: number;
}

function plainCell(text: string, start: number): CsvCell {
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === COMMA || code === CR || code === LF) break;
  }
  return { text: text.slice(start, end), end, lines: 0 };
}

/** A cell in quotation marks, doubled ones inside; spaces may follow it. `null` when the marks do not pair. */
function quotedCell(text: string, start: number): CsvCell | null {
  let content = '';
  for (let from = start + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close === -1) return null;
    content += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== QUOTE) {
      let end = close + 1;
      while (text[end] === ' ') end += 1;
      const behind = text.charCodeAt(end);
      const isEnd = end >= text.length || behind === COMMA || behind === CR || behind === LF;
      return isEnd ? { text: content, end, lines: countLines(content) } : null;
    }
    content += '"';
    from = close + 2;
  }
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/**
 * Whether a cell of several lines looks like the rest of its row and more rows: its last line has as many
 * commas as cells stand before it, where a person's own line break has none.
 */
function isSwallowed({ text, lines }: CsvCell, column: number): boolean {
  if (lines === 0 || column === 0) return false;
  const last = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return last.split(',').length - 1 === column;
}
