// The data folder → its month folders, and what stands there that nobody will read.

import type { Month } from '../../model/calendar.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import { cleanText } from '../cells/cells.ts';
import { halfWidth } from '../cells/numbers.ts';
import { type Entry, isTableName, listEntries } from '../files/files.ts';
import { monthFolderName, tablesOutside } from '../problems/problems.ts';

/** Folders of the data folder that belong to no month; standards stand there in the installation. */
const NAMED = ['register', 'history', 'standards'];
const MONTH_FOLDER = /^\d{4}-(0[1-9]|1[0-2])$/;
/** How people name a month's folder otherwise: `2026年6月`, `202606`, `2026-6`. */
const MONTH_LIKE = /^(?<year>20\d{2})[-—–_./年\s]*(?<month>0?[1-9]|1[0-2])月?份?$/;

/**
 * The months that have a folder, in order. A folder that was meant for a month and tables that stand
 * where nobody reads them are problems: left out in silence they would be missed in the result.
 */
export async function listMonths(projectDir: string, dataDir: string): Promise<Noted<readonly Month[]>> {
  const { value: entries, problems: found } = await listEntries(projectDir, dataDir);
  const isMonth = ({ name, kind }: Entry) => MONTH_FOLDER.test(name) && kind === 'folder';
  const others = entries.filter((entry) => !isMonth(entry) && !NAMED.includes(entry.name));
  const problems = await Promise.all(others.map((entry) => describeUnread(projectDir, dataDir, entry)));
  return {
    value: entries.filter(isMonth).map(({ name }) => name),
    problems: [...found, ...problems.flat()],
  };
}

async function describeUnread(
  projectDir: string,
  dataDir: string,
  { name, kind }: Entry,
): Promise<readonly Problem[]> {
  const path = `${dataDir}/${name}`;
  const { value: below, problems } = await listEntries(projectDir, path);
  // A month that is a file, or a link to nowhere: looking into it tells which.
  if (MONTH_FOLDER.test(name)) return problems;
  if (isTableName(name)) return [tablesOutside({ file: path }, dataDir, false)];
  if (kind !== 'folder') return [];
  const meant = MONTH_LIKE.exec(halfWidth(cleanText(name)))?.groups;
  if (meant !== undefined) {
    return [monthFolderName(path, `${meant.year}-${meant.month!.padStart(2, '0')}`)];
  }
  const hasTables = below.some((entry) => isTableName(entry.name));
  return hasTables ? [tablesOutside({ file: path }, dataDir, true)] : [];
}
