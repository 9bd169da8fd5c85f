// Whether a workbook that stands where a blank one belongs may be replaced: nobody's work is in it.

import type { Sheet } from '../../model/table.ts';
import { readInput } from '../files/files.ts';
import { readSheets } from './sheets.ts';

/**
 * Whether the file is absent, or a workbook of one sheet with nothing but the given headers in its first row.
 * What cannot be read may be somebody's work too.
 * @param headers those a blank workbook of its table has
 */
export async function isReplaceable(
  folder: string,
  file: string,
  headers: readonly string[],
): Promise<boolean> {
  const { value: read, problems } = await readInput(folder, file);
  if (read === null) return problems.length === 0;
  const sheets = await readSheets(file, read.content);
  const [sheet, ...others] = sheets.value;
  return sheet !== undefined && others.length === 0 && sheets.problems.length === 0 && isBare(sheet, headers);
}

function isBare({ rows: [head = [], ...rows] }: Sheet, headers: readonly string[]): boolean {
  const known = new Set(headers);
  return (
    head.every(({ source }) => source.text === '' || known.has(source.text)) &&
    rows.every((cells) => cells.every(({ source }) => source.text === ''))
  );
}
