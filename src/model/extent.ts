// Places as people write them, `断面水质.xlsx 6月!D7:D9`: what is written of a place reads back as that place.

import type { Extent } from './acknowledgement.ts';
import { readAddress, readArea } from './address.ts';
import type { Place } from './source.ts';

/** A name by itself, or between single quotes with those inside doubled. */
const QUOTED = /^'((?:[^']|'')+)'(?=$|[\s!！])/;
/** A file's name up to its ending. */
const FILE = /^\S.*?\.[A-Za-z\d]{1,5}(?=$|\s)/;
const LINE = /^第([1-9]\d*)行(?:第([1-9]\d*)列)?$/;
/** Cells, behind the name of their sheet where there is one. */
const CELLS = /^(?:(.*\S)[\s!！]+)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?:[:：]\$?[A-Za-z]{1,3}\$?\d{1,7})?)$/;

/** The place in words that {@link readExtent} understands; names that could be misread are quoted. */
export function writeExtent(place: Place): string {
  const bare = write(place, (name) => name);
  const read = readExtent(bare);
  const isRead =
    read !== null && read.file === place.file && read.sheet === place.sheet && covers(read, place, '');
  return isRead ? bare : write(place, quote);
}

/** What the words name; `null` where they name nothing. */
export function readExtent(text: string): Extent | null {
  const file = readName(text.trim(), FILE);
  if (file === null) return null;
  const base = { file: file.name };
  if (file.rest === '') return base;
  const [, line, column] = LINE.exec(file.rest) ?? [];
  if (line !== undefined) {
    return { ...base, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
  }
  const sheet = readName(file.rest, null);
  const [, named, cells] = CELLS.exec(sheet === null ? file.rest : sheet.rest) ?? [];
  // Behind a sheet in quotes only its cells may stand.
  if (sheet !== null && sheet.rest !== '' && (cells === undefined || named !== undefined)) return null;
  const name = sheet?.name ?? named ?? (cells === undefined ? file.rest : undefined);
  const area = cells === undefined ? undefined : readArea(cells.toUpperCase().replace('：', ':'));
  if (area === null) return null;
  return { ...base, ...(name !== undefined && { sheet: name }), ...(area && { cells: area }) };
}

/**
 * Whether a place lies in an extent: the same file and, as far as the extent says, the same sheet, one of its
 * cells, the same line. A place that says less than the extent does not.
 * @param folder the month's folder, which may be left out in front of its own files
 */
export function covers(extent: Extent, place: Place, folder: string): boolean {
  const { file, sheet, cells, line, column } = extent;
  if (place.file !== file && place.file !== `${folder}/${file}`) return false;
  if (cells !== undefined) {
    const spot = place.cell === undefined ? null : readAddress(place.cell);
    return spot !== null && sheet === place.sheet && isInside(spot, cells);
  }
  if (line !== undefined) return place.line === line && (column === undefined || place.column === column);
  return sheet === undefined || sheet === place.sheet;
}

/** Whether a problem at a place is about a cell or line: that one, or the sheet or file it is in. */
export function isAbout(place: Place, { file, sheet, cell, line }: Place): boolean {
  if (place.file !== file || (place.sheet !== undefined && place.sheet !== sheet)) return false;
  return (place.cell ?? cell) === cell && (place.line ?? line) === line;
}

function isInside(
  { row, column }: { row: number; column: number },
  { top, left, bottom, right }: NonNullable<Extent['cells']>,
): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

function write({ file, sheet, cell, line, column }: Place, nameOf: (name: string) => string): string {
  const ofLine = line === undefined ? '' : ` 第${line}行${column === undefined ? '' : `第${column}列`}`;
  if (sheet === undefined) return `${nameOf(file)}${cell === undefined ? ofLine : ` ${cell}`}`;
  return `${nameOf(file)} ${nameOf(sheet)}${cell === undefined ? '' : `!${cell}`}`;
}

function quote(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** The name in front, in quotes or as `bare` finds it, and what follows it. */
function readName(text: string, bare: RegExp | null): { name: string; rest: string } | null {
  const quoted = QUOTED.exec(text);
  const found = quoted ?? bare?.exec(text);
  if (!found) return null;
  const name = quoted === null ? found[0] : quoted[1]!.replaceAll("''", "'");
  return { name, rest: text.slice(found[0].length).replace(/^[\s!！]+/, '') };
}
