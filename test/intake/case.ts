// A case: a folder with the files somebody sent, and in case.yaml what must come of them. Its files lie over the
// clean project of the problem cases; a file of the same name, whatever its ending, takes the place of the clean
// one.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { parse } from 'yaml';
import * as clean from '../problems/project.ts';
import { stemOf } from './facts.ts';
import { MADE } from './made.ts';
import { type DescribedCell, type DescribedWorkbook, describedWorkbook } from './workbook-files.ts';

export const CLASSES = ['file', 'text', 'class', 'number', 'date', 'structure', 'people'] as const;

/** One cell or header written in another way, and what is then read: a value, the clean data, or codes. */
export interface CellCase {
  /** File without its folder, and cell. */
  readonly file: string;
  readonly cell: string;
  readonly written: string | DescribedCell;
  readonly expected: Expectation;
}

interface Expectation {
  /** All data as in the clean project. */
  readonly isSame: boolean;
  /** What is read from the cell. */
  readonly value?: string;
  /** The codes of all problems, sorted. */
  readonly codes: readonly string[];
}

export interface IntakeCase {
  readonly name: string;
  /** Its number in the list of bad inputs; absent for others of the same class. */
  readonly listed?: string;
  readonly class: (typeof CLASSES)[number];
  readonly about: string;
  /** What the folder changes in the clean project; `undefined` when it only has cells. */
  readonly changes?: clean.Changes;
  /** The data are judged too: what they say together matters. */
  readonly isJudged: boolean;
  /** `CODE file spot` of every problem, sorted. */
  readonly problems: readonly string[];
  /** How the data differ from the clean ones: `key: before → after`, sorted; not looked at when absent. */
  readonly data?: readonly string[];
  readonly cells: readonly CellCase[];
}

interface Written {
  readonly listed?: string;
  readonly class: IntakeCase['class'];
  readonly about: string;
  readonly files?: Readonly<Record<string, { as?: string; made?: string; to?: string }>>;
  readonly without?: readonly string[];
  readonly judged?: boolean;
  readonly problems?: readonly string[];
  readonly data?: readonly string[] | 'any';
  readonly cells?: readonly { at: string; read: readonly (readonly [string | DescribedCell, string])[] }[];
}

const CASE_FOLDER = join(import.meta.dirname, '../cases');
const CLEAN_FILES = Object.values(clean).filter(
  (value): value is string => typeof value === 'string' && /^(data|jianbao)/.test(value),
);

/** All cases, in the order of their names. */
export function readCases(): readonly IntakeCase[] {
  return readdirSync(CASE_FOLDER).sort().map(readCase);
}

function readCase(name: string): IntakeCase {
  const written = parse(readFileSync(join(CASE_FOLDER, name, 'case.yaml'), 'utf8')) as Written;
  const { listed, about, problems = [], data = [], cells = [], files = {} } = written;
  const changes = { ...filesIn(name, files), ...gone(written.without ?? []) };
  return {
    name,
    ...(listed !== undefined && { listed }),
    class: written.class,
    about,
    ...(Object.keys(changes).length > 0 && { changes }),
    isJudged: written.judged === true,
    problems: [...problems].sort(),
    ...(data !== 'any' && { data: [...data].sort() }),
    cells: cells.flatMap(({ at, read }) => {
      const [file = '', cell = ''] = at.split(' ');
      return read.map(([text, expected]) => ({ file, cell, written: text, expected: expectation(expected) }));
    }),
  };
}

function expectation(text: string): Expectation {
  const codes = text.match(/(?<=^| )[A-Z][A-Z0-9]*_[A-Z0-9_]+(?=$| )/g) ?? [];
  const rest = codes.reduce((left, code) => left.replace(code, ''), text).trim();
  return {
    isSame: rest === 'same',
    ...(rest.startsWith('=') && { value: rest.slice(1).trim() }),
    codes: [...codes].sort(),
  };
}

/** The folder's files by the path they go to; workbooks are made from their descriptions. */
function filesIn(
  name: string,
  how: NonNullable<Written['files']>,
): Record<string, string | Uint8Array | null> {
  const folder = join(CASE_FOLDER, name);
  const changes: Record<string, string | Uint8Array | null> = {};
  const put = (file: string, content: string | Uint8Array) => {
    const path = how[file]?.to ?? pathOf(file);
    for (const other of CLEAN_FILES) if (stemOf(other) === stemOf(path)) changes[other] = null;
    changes[path] = content;
  };
  for (const file of readdirSync(folder).filter((entry) => entry !== 'case.yaml')) {
    const content = readFileSync(join(folder, file));
    const encoding = how[file]?.as;
    if (/\.xlsx\.yaml$/.test(file)) {
      put(file.replace(/\.yaml$/, ''), describedWorkbook(parse(content.toString()) as DescribedWorkbook));
    } else
      put(
        file,
        encoding === undefined
          ? content
          : iconv.encode(content.toString(), encoding, { addBOM: /16/.test(encoding) }),
      );
  }
  for (const [file, { made }] of Object.entries(how)) if (made !== undefined) put(file, MADE[made]!());
  return changes;
}

function gone(files: readonly string[]): clean.Changes {
  return Object.fromEntries(files.map((file) => [pathOf(file), null]));
}

/** Where a file belongs: with the clean one of its name, else to the month. */
function pathOf(file: string): string {
  const known = CLEAN_FILES.find((path) => stemOf(path) === stemOf(file));
  if (known === undefined) return `data/2026-06/${file}`;
  return known.slice(0, known.lastIndexOf('/') + 1) + file;
}

/** The clean project with the cell written otherwise. */
export function withCell({
  file,
  cell,
  written,
}: Pick<CellCase, 'file' | 'cell' | 'written'>): clean.Changes {
  const path = CLEAN_FILES.find((other) => stemOf(other) === stemOf(file))!;
  const rows = clean.cleanRows(path);
  const [, letter = '', number = ''] = /^([A-Z])(\d+)$/.exec(cell)!;
  const [row, column] = [Number(number) - 1, letter.charCodeAt(0) - 65];
  if (file.endsWith('.csv') && typeof written === 'string') {
    const lines = rows.map((cells, at) =>
      cells.map((text, index) => quoted(at === row && index === column ? written : text)).join(','),
    );
    return { [path]: `${lines.join('\n')}\n` };
  }
  const changed: DescribedCell = typeof written === 'string' ? { t: written } : written;
  const content = describedWorkbook({
    sheets: { 数据: { rows: rows.map((cells) => cells.join('|')).join('\n'), cells: { [cell]: changed } } },
  });
  return { [path]: null, [path.replace(/csv$/, 'xlsx')]: content };
}

/** A cell of a CSV file, in quotation marks where it needs them. */
function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a cell holds, for a test's name. */
export function wordsFor(written: string | DescribedCell): string {
  return JSON.stringify(written).replace(/[\u007f-\uffff]/g, (sign) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
