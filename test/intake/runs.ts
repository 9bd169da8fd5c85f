// Runs of the reader and the judge over the sample month with a few files changed.

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assess } from '../../src/assess/findings.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Records } from '../../src/model/records.ts';
import { readProject } from '../../src/read/project/project.ts';
import { newMemory } from '../../src/read/sheets/memory.ts';
import { readProjectStandards } from '../../src/read/standards/standards.ts';
import { ROOT } from '../commands.ts';
import { type GridFile, TEXT_FILES, writeFileOf } from './month.ts';

/** Files by path: what is in them instead, or `null` for none. */
export type Changes = ReadonlyMap<string, Uint8Array | string | null>;

interface Outcome {
  readonly problems: readonly Problem[];
  readonly records: Records | undefined;
}

/** A project that is changed for one run and then made good again. */
export interface Workshop {
  run(changes: Changes, isJudged?: boolean): Promise<Outcome>;
  close(): Promise<void>;
}

export async function openWorkshop(month: readonly GridFile[]): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-mutants-'));
  const clean = new Map<string, Uint8Array>();
  for (const file of month) clean.set(file.file, await writeFileOf(file));
  for (const [file, content] of clean) await write(folder, file, content);
  for (const file of TEXT_FILES) await cp(join(ROOT, file), join(folder, file));
  const memory = newMemory();
  const { value: standards } = await readProjectStandards(folder, 'data', ROOT);
  return {
    async run(changes, isJudged = false) {
      for (const [file, content] of changes) {
        if (content === null) await rm(join(folder, file), { recursive: true });
        else await write(folder, file, content);
      }
      const { value: project, problems } = await readProject({ projectDir: folder, memory });
      const judged = isJudged && project ? assess(project.records, standards, project.config).problems : [];
      for (const file of changes.keys()) {
        const content = clean.get(file);
        if (content !== undefined) await write(folder, file, content);
        else if (TEXT_FILES.includes(file)) await cp(join(ROOT, file), join(folder, file));
        else await rm(join(folder, file), { recursive: true });
      }
      return { problems: [...problems, ...judged], records: project?.records };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function write(folder: string, file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

/** Records without where they were read from, in an order of their own: what two files must share. */
export function meaningOf(records: Records | undefined): unknown {
  return records === undefined ? undefined : plainly(records);
}

function plainly(value: unknown): unknown {
  if (Array.isArray(value)) {
    const keyed = value.map((item) => {
      const plain = plainly(item);
      return { plain, key: JSON.stringify(plain) };
    });
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ plain }) => plain);
  }
  // Spreadsheets keep no zeros behind a number.
  if (typeof value === 'string') return value.replace(/^(-?\d+\.\d*?)0+$/, '$1').replace(/^(-?\d+)\.$/, '$1');
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'source');
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, plainly(part)]),
  );
}
