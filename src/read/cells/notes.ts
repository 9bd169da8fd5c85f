// Notes on how cells were read: of those that say the same of a column one is enough.

import type { Noted, Problem } from '../../model/problem.ts';
import { alsoAt } from '../problems/text-problems.ts';

/** Codes of notes that a whole column may give rise to, row by row. */
const GATHERED: ReadonlySet<string> = new Set([
  'TEXT_INVISIBLE',
  'TEXT_SPACE',
  'TEXT_COMPAT',
  'TEXT_MARK',
  'NUMBER_NOISE',
]);

/** The same with the notes of each column and code put together; errors and warnings stay one a cell. */
export function withGatheredNotes<T>({ value, problems }: Noted<T>): Noted<T> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (!isGathered(problem)) continue;
    const group = groups.get(keyOf(problem));
    if (group === undefined) groups.set(keyOf(problem), [problem]);
    else group.push(problem);
  }
  const told = problems.flatMap((problem) => {
    if (!isGathered(problem)) return [problem];
    const [first, ...others] = groups.get(keyOf(problem))!;
    return problem === first ? [alsoAt(problem, others)] : [];
  });
  return { value, problems: told };
}

function isGathered({ code, severity, place }: Problem): boolean {
  return severity === 'info' && place?.cell !== undefined && GATHERED.has(code);
}

function keyOf({ code, place }: Problem): string {
  return [code, place!.file, place!.sheet, place!.cell!.replace(/\d+$/, '')].join('\n');
}
