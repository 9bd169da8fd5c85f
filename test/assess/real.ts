// Real data beside the repository, never inside it. Tests that need it say so when it is absent.

import { existsSync, readFileSync } from 'node:fs';

/** Text of a file of ../shared/real; skips the test, printing why, where it is absent. */
export function realFile(name: string, skip: (reason: string) => void): string {
  const url = new URL(`../../../shared/real/${name}`, import.meta.url);
  if (!existsSync(url)) {
    const reason = `skipped: ../shared/real/${name} is not beside the repository`;
    console.warn(reason);
    skip(reason);
  }
  return readFileSync(url, 'utf8');
}
