// Before the tests: dist/ made anew where src/ has changed. Workbooks are read, and commands run, by the
// compiled program. Where it cannot be compiled the tests run on with the last one, having said so.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export default function compile(): void {
  const setup = join(import.meta.dirname, '../scripts/setup.mjs');
  const { status, stderr } = spawnSync(process.execPath, [setup], { encoding: 'utf8' });
  if (status !== 0) process.stderr.write(`dist/ is not what src/ says now:\n${stderr}\n`);
}
