// Runs the compiled program as a user does. `npm test` compiles it first.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `jianbao …` in the given folder, without colours and with the given environment on top of ours. */
export function jianbao(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Run {
  const run = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    maxBuffer: 64 << 20,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
