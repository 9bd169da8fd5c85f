// What a run's exit code says to whoever started it.

import { hasErrors, ofMachine, type Problem } from './model/problem.ts';

export const EXIT = { done: 0, problems: 1, usage: 2, environment: 3, locked: 75 } as const;

/** @param stops whether what is left of them means that the work is not done */
export function exitCodeOf(
  problems: readonly Problem[],
  stops: (problems: readonly Problem[]) => boolean = hasErrors,
): number {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!stops(problems)) return EXIT.done;
  if (errors.some(({ code }) => code === 'OUTPUT_LOCKED')) return EXIT.locked;
  return errors.length > 0 && errors.every(ofMachine) ? EXIT.environment : EXIT.problems;
}
