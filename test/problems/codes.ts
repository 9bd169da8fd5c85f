// The codes of all problems, read from where they are worded: one function a code, the code a literal.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../src/model/problem.ts';
import { ROOT } from './project.ts';

export interface WordedCode {
  readonly code: string;
  readonly severities: readonly Severity[];
  /** Whether it must be acknowledged, always or in some cases. */
  readonly mustAcknowledge: boolean;
  /** The file it is worded in, relative to src/. */
  readonly file: string;
}

/** Every `code: '…'` in src/ files named problems.ts or …-problems.ts, with the severities beside it. */
export function wordedCodes(): readonly WordedCode[] {
  const source = join(ROOT, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /[/-]problems\.ts$/.test(name));
  return files.flatMap((file) => {
    const [, ...parts] = readFileSync(join(source, file), 'utf8').split(/code: '(?=[A-Z\d_]+')/);
    return parts.map((part) => ({
      code: /^[A-Z\d_]+/.exec(part)![0],
      severities: [...(/severity: .*/.exec(part)?.[0] ?? '').matchAll(/'(error|warning|info)'/g)].map(
        ([, severity]) => severity as Severity,
      ),
      mustAcknowledge: part.includes('mustAcknowledge: true'),
      file,
    }));
  });
}
