// Warning rules that the settings ask for and the standards do not have.

import { inProject, type ProblemCase } from './case.ts';
import { append, CONFIG } from './project.ts';

export const WARNING_CASES: readonly ProblemCase[] = [
  inProject(
    'WARNING_SET_UNKNOWN',
    'a set of warning rules by another name',
    `${CONFIG} 第4行第6列`,
    append(CONFIG, '预警: [长江流域预警办法]'),
  ),
];
