// What keeps a section out of the judgement of a river's course.

import { inProject, type ProblemCase } from './case.ts';
import { SECTIONS } from './project.ts';

export const PERIOD_CASES: readonly ProblemCase[] = [
  inProject('FLOW_ORDER_MISSING', 'a section without its place along the river', `${SECTIONS} A3`, {
    [SECTIONS]: (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, index) => `${line},${['流向序号', '1', '', ''][index]}\n`)
        .join(''),
  }),
];
