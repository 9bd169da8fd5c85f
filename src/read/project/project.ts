// A project folder → its configuration and the records of one month.

import type { Month } from '../../model/calendar.ts';
import type { RegisterKind, TableKind } from '../../model/columns.ts';
import type { InputFile, ProjectConfig } from '../../model/config.ts';
import { hasErrors, type Noted, type Problem } from '../../model/problem.ts';
import type { SeenFile, SeenSheet } from '../../model/problem-report.ts';
import type { Records } from '../../model/records.ts';
import { withGatheredNotes } from '../cells/notes.ts';
import { markedLine } from '../files/classification.ts';
import { decodeText } from '../files/encoding.ts';
import { listEntries, listTableFiles, type ReadFile, readInput } from '../files/files.ts';
import {
  classifiedMaterial,
  configMissing,
  meetingMissing,
  monthMissing,
  monthsMissing,
  notesName,
} from '../problems/problems.ts';
import { mappingUnused } from '../problems/setting-problems.ts';
import { baseName, type Folder, fileTables } from '../records/file-tables.ts';
import { buildRecords, type LocatedTable, registeredNames } from '../records/records.ts';
import { type Memory, rememberSheets } from '../sheets/memory.ts';
import type { ColumnMapping } from '../tables/mapping.ts';
import { listMonths } from './folders.ts';
import { readMeeting } from './meeting.ts';
import { readSettings, type Settings } from './settings.ts';

export interface ProjectOptions {
  readonly projectDir: string;
  /** Folder of the data, relative to the project folder; `data` when absent. */
  readonly dataDir?: string;
  /** Month to read; the latest month folder when absent. */
  readonly period?: Month;
  /** Told the configuration as soon as it is read, so that the browser can start while the data is read. */
  readonly onConfig?: (config: ProjectConfig) => void;
  readonly memory?: Memory;
  /** Told every file as it was read, tables in the order of their sheets. */
  readonly onSeen?: (seen: SeenFile) => void;
}

export interface Project {
  readonly config: ProjectConfig;
  readonly records: Records;
  /** Every file that was read, sorted by path. */
  readonly inputs: readonly InputFile[];
  /** The secretary's own prose for the month. */
  readonly notes?: { readonly file: string; readonly text: string };
}

const CONFIG_FILE = 'jianbao.yaml';
const NOTES_NAME = 'notes.md';
const NO_SETTINGS: Settings = { config: null, mappings: [], aliases: [] };
/** What the notes are called by people, and by systems that hide endings. */
const NOTES_LIKE = /^notes\b.*\.(md|markdown|txt|docx?|wps)$/i;
/** Of earlier month folders only these tables count. */
const HISTORY_KINDS: ReadonlySet<TableKind> = new Set(['readings', 'sampling', 'plantMonths', 'collections']);

/**
 * Reads everything a month needs and reports every problem in one pass. `null` when there is no usable
 * configuration, month folder or order sheet; records are there otherwise, however many problems.
 */
export async function readProject(options: ProjectOptions): Promise<Noted<Project | null>> {
  const { projectDir } = options;
  const dataDir = (options.dataDir ?? 'data').replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const problems: Problem[] = [];
  const inputs: InputFile[] = [];
  const readText = textReader(options, problems, inputs);
  const settings = await readText(CONFIG_FILE, configMissing);
  const { config, mappings, aliases } =
    settings === null ? NO_SETTINGS : noted(await readSettings(CONFIG_FILE, settings), problems);
  if (config) options.onConfig?.(config);

  const { value: months, problems: misplaced } = await listMonths(projectDir, dataDir);
  problems.push(...misplaced);
  const period = options.period ?? months.at(-1);
  if (period === undefined || !months.includes(period)) {
    if (months.length > 0) problems.push(monthMissing(dataDir, period!, months));
    // Where the data folder cannot be read or its months have other names, that has been said.
    else if (!hasErrors(misplaced)) problems.push(monthsMissing(dataDir));
    return { value: null, problems };
  }

  const meetingFile = `${dataDir}/${period}/meeting.yaml`;
  const order = await readText(meetingFile, meetingMissing);
  const meeting = order === null ? null : noted(await readMeeting(meetingFile, order, period), problems);
  const notesFile = `${dataDir}/${period}/${NOTES_NAME}`;
  const notes = await readText(notesFile, null);
  if (notes === null) {
    const { value: entries } = await listEntries(projectDir, `${dataDir}/${period}`);
    const alike = entries.filter(({ name }) => NOTES_LIKE.test(name) && name !== NOTES_NAME);
    problems.push(...alike.map(({ name }) => notesName({ file: `${dataDir}/${period}/${name}` })));
  }

  const folders: Folder[] = [
    { path: `${dataDir}/register` },
    { path: `${dataDir}/history` },
    ...months
      .filter((month) => month < period)
      .map((month) => ({ path: `${dataDir}/${month}`, month, kinds: HISTORY_KINDS })),
    { path: `${dataDir}/${period}`, month: period, ...(meeting && { cutoff: meeting.cutoff.value }) },
  ];
  // Unpacking a workbook waits on other threads: files are read side by side, their results kept in order.
  const files = (await Promise.all(folders.map((folder) => readFolder(options, folder, mappings)))).flat();
  const tables = files.flatMap((file) => noted(file, problems));
  for (const { seen } of files) if (seen) options.onSeen?.(seen);
  inputs.push(...files.flatMap(({ input }) => input ?? []));
  const names = new Set(inputs.map(({ file }) => baseName(file)));
  problems.push(
    ...mappings.filter(({ file }) => !names.has(file.text)).map(({ file }) => mappingUnused(file)),
  );

  const records = noted(
    withGatheredNotes(buildRecords(tables, period, dataDir, { aliases, latest: months.at(-1)! })),
    problems,
  );
  if (config === null || meeting === null) return { value: null, problems };
  const project: Project = {
    config,
    records: { meeting, ...records },
    inputs: inputs.sort((a, b) => (a.file < b.file ? -1 : 1)),
    ...(notes !== null && { notes: { file: notesFile, text: notes } }),
  };
  return { value: project, problems };
}

/** The configuration alone; `null` without a usable jianbao.yaml, which is no problem here. */
export async function readProjectConfig(projectDir: string): Promise<ProjectConfig | null> {
  const text = await textReader({ projectDir }, [], [])(CONFIG_FILE, configMissing);
  return text === null ? null : (await readSettings(CONFIG_FILE, text)).value.config;
}

/**
 * The names that stand in the registers, in their order; none where there is no project. What is wrong with the
 * registers is for `check` to say.
 */
export async function readRegisteredNames(
  projectDir: string,
  dataDir: string,
): Promise<Readonly<Record<RegisterKind, readonly string[]>>> {
  const settings = await textReader({ projectDir }, [], [])(CONFIG_FILE, configMissing);
  const { mappings } = settings === null ? NO_SETTINGS : (await readSettings(CONFIG_FILE, settings)).value;
  const files = await readFolder({ projectDir }, { path: `${dataDir}/register` }, mappings);
  const tables = files.flatMap(({ value }) => value);
  const namesOf = (kind: RegisterKind) => [...registeredNames(tables, kind)];
  return { counties: namesOf('counties'), sections: namesOf('sections'), plants: namesOf('plants') };
}

/** The value, with its problems put to the others. */
function noted<T>({ value, problems: found }: Noted<T>, problems: Problem[]): T {
  // One by one: a long file may have more of them than one call takes arguments.
  for (const problem of found) problems.push(problem);
  return value;
}

/** Reads text files: `null` for one that cannot be read, or is not there, which `missing` words. */
function textReader(
  { projectDir, onSeen }: Pick<ProjectOptions, 'projectDir' | 'onSeen'>,
  problems: Problem[],
  inputs: InputFile[],
): (file: string, missing: ((file: string) => Problem) | null) => Promise<string | null> {
  return async (file, missing) => {
    const { value: read, problems: unreadable } = await readInput(projectDir, file);
    problems.push(...unreadable);
    if (read === null) {
      if (unreadable.length === 0 && missing !== null) problems.push(missing(file));
      return null;
    }
    inputs.push(read.input);
    const text = noted(decodeText(file, read.content), problems);
    if (text !== null) onSeen?.({ file, text });
    const marked = text === null ? null : markedLine(text);
    if (marked) problems.push(classifiedMaterial({ file, line: marked.line }, marked.mark));
    return text;
  };
}

/** A file's tables, and what the file was. */
interface ReadTables extends Noted<readonly LocatedTable[]> {
  readonly input?: InputFile;
  readonly seen?: SeenFile;
}

/** The tables of every file in a folder, file by file. */
async function readFolder(
  { projectDir, memory, onSeen }: Pick<ProjectOptions, 'projectDir' | 'memory' | 'onSeen'>,
  folder: Folder,
  mappings: readonly ColumnMapping[],
): Promise<readonly ReadTables[]> {
  const { value: files, problems: unlisted } = await listTableFiles(projectDir, folder.path);
  const read = files.map(async (file): Promise<ReadTables> => {
    const { value: found, problems } = await readInput(projectDir, file);
    if (found === null) return { value: [], problems };
    const sheets = await rememberSheets(found, memory);
    const { seen, ...tables } = fileTables(file, sheets, mappings, folder);
    return { ...tables, input: found.input, ...(onSeen && { seen: seenOf(found, seen) }) };
  });
  return [{ value: [], problems: unlisted }, ...(await Promise.all(read))];
}

/** A file that could not be taken apart is seen as its lines. */
function seenOf({ input: { file }, content }: ReadFile, sheets: readonly SeenSheet[]): SeenFile {
  const text = sheets.length === 0 && /\.csv$/i.test(file) ? decodeText(file, content).value : null;
  return text === null ? { file, sheets } : { file, text };
}
