// A project folder → its configuration and the records of one month.

import type { Month } from '../model/calendar.ts';
import type { TableKind } from '../model/columns.ts';
import type { InputFile, ProjectConfig } from '../model/config.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Records } from '../model/records.ts';
import { decodeText } from './encoding.ts';
import { baseName, type Folder, fileTables } from './file-tables.ts';
import { listFolders, listTableFiles, readInput } from './files.ts';
import type { ColumnMapping } from './mapping.ts';
import { readMeeting } from './meeting.ts';
import { type Memory, rememberSheets } from './memory.ts';
import { configMissing, meetingMissing, monthMissing, monthsMissing } from './problems.ts';
import { buildRecords, type LocatedTable } from './records.ts';
import { mappingUnused } from './setting-problems.ts';
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
const NO_SETTINGS: Settings = { config: null, mappings: [] };
const MONTH_FOLDER = /^\d{4}-(0[1-9]|1[0-2])$/;
/** Of earlier month folders only these tables count. */
const HISTORY_KINDS: ReadonlySet<TableKind> = new Set(['readings', 'sampling', 'plantMonths']);

/**
 * Reads everything a month needs and reports every problem in one pass. `null` when there is no usable
 * configuration, month folder or order sheet; records are there otherwise, however many problems.
 */
export async function readProject(options: ProjectOptions): Promise<Noted<Project | null>> {
  const { projectDir, dataDir = 'data' } = options;
  const problems: Problem[] = [];
  const inputs: InputFile[] = [];
  const settings = await readText(projectDir, CONFIG_FILE, configMissing, problems, inputs);
  const { config, mappings } =
    settings === null ? NO_SETTINGS : noted(await readSettings(CONFIG_FILE, settings), problems);
  if (config) options.onConfig?.(config);

  const months = (await listFolders(projectDir, dataDir)).filter((name) => MONTH_FOLDER.test(name));
  const period = options.period ?? months.at(-1);
  if (period === undefined || !months.includes(period)) {
    problems.push(
      period === undefined || months.length === 0
        ? monthsMissing(dataDir)
        : monthMissing(dataDir, period, months),
    );
    return { value: null, problems };
  }

  const meetingFile = `${dataDir}/${period}/meeting.yaml`;
  const order = await readText(projectDir, meetingFile, meetingMissing, problems, inputs);
  const meeting = order === null ? null : noted(await readMeeting(meetingFile, order, period), problems);
  const notesFile = `${dataDir}/${period}/notes.md`;
  const notes = await readText(projectDir, notesFile, null, problems, inputs);

  const folders: Folder[] = [
    { path: `${dataDir}/register` },
    { path: `${dataDir}/history` },
    ...months
      .filter((month) => month < period)
      .map((month) => ({ path: `${dataDir}/${month}`, month, kinds: HISTORY_KINDS })),
    { path: `${dataDir}/${period}`, month: period },
  ];
  // Unpacking a workbook waits on other threads: files are read side by side, their results kept in order.
  const files = (
    await Promise.all(folders.map((folder) => readFolder(projectDir, folder, mappings, options.memory)))
  ).flat();
  const tables = files.flatMap((file) => noted(file, problems));
  inputs.push(...files.flatMap(({ input }) => input ?? []));
  const names = new Set(inputs.map(({ file }) => baseName(file)));
  problems.push(
    ...mappings.filter(({ file }) => !names.has(file.text)).map(({ file }) => mappingUnused(file)),
  );

  const records = noted(buildRecords(tables, period), problems);
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
  const text = await readText(projectDir, CONFIG_FILE, configMissing, [], []);
  return text === null ? null : (await readSettings(CONFIG_FILE, text)).value.config;
}

/** The value, with its problems put to the others. */
function noted<T>({ value, problems: found }: Noted<T>, problems: Problem[]): T {
  problems.push(...found);
  return value;
}

/** Text of one file; `null` when it cannot be read, or is not there, which `missing` words. */
async function readText(
  projectDir: string,
  file: string,
  missing: ((file: string) => Problem) | null,
  problems: Problem[],
  inputs: InputFile[],
): Promise<string | null> {
  const { value: read, problems: unreadable } = await readInput(projectDir, file);
  problems.push(...unreadable);
  if (read === null) {
    if (unreadable.length === 0 && missing !== null) problems.push(missing(file));
    return null;
  }
  inputs.push(read.input);
  return noted(decodeText(file, read.content), problems);
}

/** A file's tables, and what the file was. */
interface ReadTables extends Noted<readonly LocatedTable[]> {
  readonly input?: InputFile;
}

/** The tables of every file in a folder, file by file. */
async function readFolder(
  projectDir: string,
  folder: Folder,
  mappings: readonly ColumnMapping[],
  memory: Memory | undefined,
): Promise<readonly ReadTables[]> {
  const files = await listTableFiles(projectDir, folder.path);
  return Promise.all(
    files.map(async (file) => {
      const { value: read, problems } = await readInput(projectDir, file);
      if (read === null) return { value: [], problems };
      const sheets = await rememberSheets(read, memory);
      return { input: read.input, ...fileTables(file, sheets, mappings, folder) };
    }),
  );
}
