// LibreOffice, where it is installed: what it saves is what offices send. Tests of it say so where they are skipped.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** The program, or nothing where there is none. */
export const OFFICE = ['soffice', 'libreoffice'].find(
  (program) => spawnSync(program, ['--version']).status === 0,
);
if (OFFICE === undefined) {
  process.stderr.write('LibreOffice is not installed: the tests of what it saves are skipped\n');
}

/** How it writes CSV: commas, quotes, UTF-8, cells as they are shown; only the first sheet. */
export const OFFICE_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

/** Tells it that CSV files are UTF-8; it asks a person, and takes the system's encoding where there is none. */
export const FROM_CSV = '--infilter=Text - txt - csv (StarCalc):44,34,76,1';

/**
 * Saves files in another format.
 * @param work a folder for its profile, one for each test file
 * @param to the folder for what it saves
 */
export function convertByOffice(
  work: string,
  format: string,
  to: string,
  files: readonly string[],
  ...options: readonly string[]
): void {
  const profile = pathToFileURL(join(work, 'profile')).href;
  const run = spawnSync(
    OFFICE!,
    [
      '--headless',
      `-env:UserInstallation=${profile}`,
      ...options,
      '--convert-to',
      format,
      '--outdir',
      to,
      ...files,
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
}
