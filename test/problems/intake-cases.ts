// Tables as offices send them, that can be read only in part.

import { inProject, type ProblemCase } from './case.ts';
import { READINGS, swap } from './project.ts';

export const INTAKE_CASES: readonly ProblemCase[] = [
  inProject(
    'COLUMN_DOUBTFUL',
    "last month's values where this month's belong",
    `${READINGS} E1`,
    swap(READINGS, '氨氮', '氨氮（上月）'),
    ['SECTION_WITHOUT_CLASS', 'SECTION_WITHOUT_CLASS', 'SECTION_WITHOUT_CLASS'],
  ),
];
