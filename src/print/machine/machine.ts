// What the print room must know of the machine it runs on. Handed in, so that every choice that depends on
// it (where browsers are looked for, where the cache lies) can be asked about any machine.

import { homedir, tmpdir } from 'node:os';

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** As Node names it: `x64`, `arm64` … */
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly temporary: string;
  /** Numeric user id; absent on Windows. 0 is root. */
  readonly user?: number;
}

/** This machine, with the environment the caller was started in. */
export function describeMachine(env: Machine['env']): Machine {
  const user = process.getuid?.();
  return {
    platform: process.platform,
    arch: process.arch,
    env,
    home: homedir(),
    temporary: tmpdir(),
    ...(user === undefined ? {} : { user }),
  };
}

/** Whether the browser packed in npm runs here. */
export function hasEmbeddedBrowser(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.arch === 'x64';
}
