// How the workbook reader stops in the midst of a file it will not read. Thrown deep inside, caught at the
// reader's border (workbook.ts), where it becomes the file's one problem.

import type { Problem } from '../../model/problem.ts';

/** A file is not read, for the reason the problem gives. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Stops reading the file. */
export function refuse(problem: Problem): never {
  throw new Refusal(problem);
}
