// veraPDF, where it is installed: the judge of whether a file is PDF/A-2b. It is a Java program of its own and
// never required.

import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { failureReason } from '../../model/failure.ts';
import type { Problem } from '../../model/problem.ts';
import type { Machine } from '../machine/machine.ts';
import { archiveInvalid, archiveUnchecked } from './pdf-problems.ts';

const NO_VERDICT = 'veraPDF没有给出结论';
/** ms a file may take; Java alone takes two seconds to start. */
const TIME_LIMIT = 120_000;

export interface ArchiveFile {
  /** As problems name it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Has veraPDF judge the files; no problem means that all are PDF/A-2b. Problems: PDFA_INVALID with the clauses,
 * PDFA_UNCHECKED when veraPDF is not there or gives no verdict.
 */
export async function validateArchive(
  machine: Machine,
  files: readonly ArchiveFile[],
): Promise<readonly Problem[]> {
  const program = await findValidator(machine);
  if (program === null) return files.map(({ path }) => archiveUnchecked(path, '本机没有veraPDF'));
  const folder = await mkdtemp(join(machine.temporary, 'jianbao-pdfa-'));
  try {
    const problems: Problem[] = [];
    for (const [index, { path, bytes }] of files.entries()) {
      // A name without spaces or Chinese, which not every shell and Java between here and there keeps.
      const file = join(folder, `${index}.pdf`);
      await writeFile(file, bytes);
      problems.push(...judge(path, await run(machine, program, file)));
    }
    return problems;
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function judge(path: string, answer: string | Error): readonly Problem[] {
  if (answer instanceof Error) {
    const reason = failureReason(answer);
    return [archiveUnchecked(path, reason === null ? NO_VERDICT : `veraPDF没有运行成功：${reason}`)];
  }
  if (/^PASS\s/m.test(answer)) return [];
  const clauses = [...answer.matchAll(/^\s+(?:FAIL )?(\d[\d.]*-\d+)\s*$/gm)].map((match) => match[1]!);
  if (!/^FAIL\s/m.test(answer)) return [archiveUnchecked(path, NO_VERDICT)];
  return [archiveInvalid(path, [...new Set(clauses)])];
}

/** Its answer as text, or why there is none. A file that does not pass ends it with an exit code of its own. */
async function run(machine: Machine, program: string, file: string): Promise<string | Error> {
  const options = ['--flavour', '2b', '--format', 'text', '-v', file];
  const isWindows = machine.platform === 'win32';
  return new Promise((resolve) => {
    const done = (error: Error | null, output: string) => {
      resolve(error && !/^(PASS|FAIL)\s/m.test(output) ? error : output);
    };
    const settings = { timeout: TIME_LIMIT, env: { ...machine.env }, encoding: 'utf8' } as const;
    // On Windows it is a batch file, which only a shell can start.
    if (isWindows)
      execFile(
        `"${program}"`,
        options.map((option) => `"${option}"`),
        { ...settings, shell: true },
        done,
      );
    else execFile(program, options, settings, done);
  });
}

/** Its path, from the folders where programs are looked for. */
async function findValidator(machine: Machine): Promise<string | null> {
  const isWindows = machine.platform === 'win32';
  const path = isWindows ? win32 : posix;
  const [, folders = ''] = Object.entries(machine.env).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  for (const folder of folders.split(path.delimiter)) {
    const program = path.join(folder, isWindows ? 'verapdf.bat' : 'verapdf');
    if (
      folder !== '' &&
      (await access(program).then(
        () => true,
        () => false,
      ))
    )
      return program;
  }
  return null;
}
