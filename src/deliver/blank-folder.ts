// The blank workbooks of a project, made anew: after an update, or when the registers have changed.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Noted, Problem } from '../model/problem.ts';
import { TABLES } from '../model/tables.ts';
import { blankHeaders, blankWorkbook, type RegisteredNames } from './blank-workbooks.ts';
import { replace } from './files.ts';
import { blankTableKept, initNotWritable } from './problems.ts';
import { refusalOf } from './refusal.ts';

/** Where blank workbooks stand in a project: outside data/, so that nobody reads them for data. */
export const BLANK_FOLDER = '空白表';

/**
 * Writes a blank workbook for every table into 空白表/ of the folder.
 * @param names offered to choose from
 * @param isReplaceable whether a file there holds nobody's work; its path, and the headers it may have
 * @returns the files written, relative to the folder. Problems: BLANK_TABLE_KEPT, INIT_NOT_WRITABLE
 */
export async function renewBlankTables(
  folder: string,
  names: RegisteredNames,
  isReplaceable: (file: string, headers: readonly string[]) => Promise<boolean>,
): Promise<Noted<readonly string[]>> {
  const written: string[] = [];
  const problems: Problem[] = [];
  try {
    await mkdir(join(folder, BLANK_FOLDER), { recursive: true });
    for (const { kind, name } of TABLES) {
      const file = `${BLANK_FOLDER}/${name}.xlsx`;
      if (await isReplaceable(file, blankHeaders(kind))) {
        await replace(join(folder, file), await blankWorkbook(kind, [], names));
        written.push(file);
      } else problems.push(blankTableKept(file));
    }
  } catch (error) {
    const reason = refusalOf(error, folder);
    if (reason === null) throw error;
    problems.push(initNotWritable(folder, reason, '写入空白表'));
  }
  return { value: written, problems };
}
