// data/standards/ → the standards. Those of the installation, file by file replaced by the project's own;
// further files of a project add plant limits, extra limits, warning rules and holidays.

import { join } from 'node:path';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Standards } from '../../model/standard.ts';
import { isTableName, listEntries, readInput } from '../files/files.ts';
import { standardMissing, standardUnread } from '../problems/standard-problems.ts';
import { readCsv } from '../sheets/csv.ts';
import { CRITICAL_VALUES, TROPHIC_GRADES, TROPHIC_PARTS } from './lake-standards.ts';
import { linesByKey, PLANT_LIMITS, PLANT_LINES, sharedGrades } from './plant-standards.ts';
import { calendarOf, HOLIDAYS, repeatedDays, repeatedRules, WARNING_RULES } from './rule-standards.ts';
import { readStandardRows, type StandardFile, type StandardTable, titles } from './standard-rows.ts';
import {
  byWaterBody,
  CLASS_LIMITS,
  CLASS_WORDS,
  EXTRA_LIMITS,
  repeatedExtraLimits,
  SHARE_WORDS,
} from './surface-standards.ts';

/** Where the standards stand in an installation; places in problems and sources name them so. */
const FOLDER = 'data/standards';

const NAMES: readonly string[] = [
  CLASS_LIMITS,
  CLASS_WORDS,
  SHARE_WORDS,
  EXTRA_LIMITS,
  PLANT_LIMITS,
  PLANT_LINES,
  TROPHIC_PARTS,
  TROPHIC_GRADES,
  CRITICAL_VALUES,
  WARNING_RULES,
  HOLIDAYS,
].map(({ name }) => name);

/** Kinds of which further files may hold more. */
const ADDING: readonly { readonly name: string; readonly marks?: readonly string[] }[] = [
  PLANT_LIMITS,
  EXTRA_LIMITS,
  WARNING_RULES,
  HOLIDAYS,
];

/** A folder of standards on disk, and how problems and sources name it. */
interface StandardFolder {
  readonly dir: string;
  readonly shown: string;
}

/** One file, or the problems with it. */
interface FoundTable {
  readonly name: string;
  readonly table: StandardTable | null;
  readonly problems: readonly Problem[];
}

/** The standards of the installation and, where a project has files of its own, those instead or besides. */
export function readProjectStandards(
  projectDir: string,
  dataDir: string,
  home: string,
): Promise<Noted<Standards>> {
  return readFolders([
    { dir: join(home, FOLDER), shown: FOLDER },
    { dir: join(projectDir, dataDir, 'standards'), shown: `${dataDir}/standards` },
  ]);
}

/** Reads one folder of standards. */
export function readStandards(dir: string): Promise<Noted<Standards>> {
  return readFolders([{ dir, shown: FOLDER }]);
}

/**
 * Rows that cannot be used are left out, with a problem, and so it is one when a file lacks rows: what has no
 * limit would not be judged, and nobody would notice.
 */
async function readFolders(folders: readonly StandardFolder[]): Promise<Noted<Standards>> {
  const { value: files, problems: unlisted } = await listFiles(folders);
  const found = await Promise.all([...files].map(([name, folder]) => readTable(folder, name)));
  const problems = [...unlisted, ...found.flatMap((file) => file.problems)];
  const tableOf = (name: string) => found.find((file) => file.name === name);
  const further = found.filter(({ name, table }) => !NAMES.includes(name) && table !== null);
  const isMore = ({ table }: FoundTable, { marks = [] }: { readonly marks?: readonly string[] }) =>
    marks.every((title) => titles(table!).includes(title));
  for (const file of further) {
    if (!ADDING.some((kind) => isMore(file, kind))) {
      problems.push(standardUnread(file.table!.file, NAMES));
    }
  }
  const rowsOf = <T>(kind: StandardFile<T>): readonly T[] => {
    const own = tableOf(kind.name);
    if (own === undefined) problems.push(standardMissing(`${folders[0]!.shown}/${kind.name}`));
    const more = kind.marks === undefined ? [] : further.filter((file) => isMore(file, kind));
    return [own, ...more].flatMap((file) => {
      if (file === undefined || file.table === null) return [];
      const { value, problems: wrong } = readStandardRows(file.table, kind);
      problems.push(...wrong);
      return value;
    });
  };

  const surfaceWater = byWaterBody(rowsOf(CLASS_LIMITS));
  const plantLimits = rowsOf(PLANT_LIMITS);
  const classWords = rowsOf(CLASS_WORDS);
  const shareWords = rowsOf(SHARE_WORDS);
  const extraLimits = rowsOf(EXTRA_LIMITS);
  const plantLines = linesByKey(rowsOf(PLANT_LINES));
  const trophicParts = rowsOf(TROPHIC_PARTS);
  const trophicGrades = rowsOf(TROPHIC_GRADES);
  const criticalValues = rowsOf(CRITICAL_VALUES);
  const warningRules = rowsOf(WARNING_RULES);
  const days = rowsOf(HOLIDAYS);
  problems.push(
    ...sharedGrades(plantLimits),
    ...repeatedExtraLimits(extraLimits),
    ...repeatedRules(warningRules),
    ...repeatedDays(days),
  );
  const value: Standards = {
    surfaceWater,
    classWords,
    shareWords,
    plantLimits,
    plantLines,
    extraLimits,
    trophicParts,
    trophicGrades,
    criticalValues,
    warningRules,
    holidays: calendarOf(days),
  };
  return { value, problems };
}

/** The files of all folders by name, each with the folder it is read from: the last that has it. */
async function listFiles(
  folders: readonly StandardFolder[],
): Promise<Noted<ReadonlyMap<string, StandardFolder>>> {
  const files = new Map<string, StandardFolder>();
  const problems: Problem[] = [];
  for (const folder of folders) {
    const { value: entries, problems: unlisted } = await listEntries(folder.dir, '.', folder.shown);
    problems.push(...unlisted);
    for (const { name, kind } of entries) {
      if (isTableName(name) || kind === 'lost link') files.set(name, folder);
    }
  }
  return { value: files, problems };
}

async function readTable({ dir, shown }: StandardFolder, name: string): Promise<FoundTable> {
  const file = `${shown}/${name}`;
  if (!/\.csv$/i.test(name)) return { name, table: null, problems: [standardUnread(file, NAMES)] };
  const { value: input, problems: unreadable } = await readInput(dir, name, file);
  if (input === null) return { name, table: null, problems: unreadable };
  const { value: sheets, problems: broken } = await readCsv(file, input.content);
  const [header = [], ...rows] = sheets[0]?.rows ?? [];
  return { name, table: { file, header, rows }, problems: [...unreadable, ...broken] };
}
