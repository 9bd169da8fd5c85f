// `init --workbook`: the registers read, and a project's blank workbooks made anew with their names.

import { renewBlankTables } from './deliver/blank-folder.ts';
import type { Noted } from './model/problem.ts';
import { readRegisteredNames } from './read/project/project.ts';
import { isReplaceable } from './read/sheets/blank-table.ts';

/**
 * Writes 空白表/ of a project, or of any other folder, never over a workbook that somebody has filled in.
 * @returns the files written, relative to the folder
 */
export async function writeBlankTables(folder: string, dataDir: string): Promise<Noted<readonly string[]>> {
  const names = await readRegisteredNames(folder, dataDir);
  return renewBlankTables(folder, names, (file, headers) => isReplaceable(folder, file, headers));
}
