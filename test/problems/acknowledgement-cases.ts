// Acknowledgements in meeting.yaml that acknowledge nothing.

import { inProject, type ProblemCase } from './case.ts';
import { append, MEETING, READINGS, swap } from './project.ts';

const entry = (code: string, place: string) =>
  append(
    MEETING,
    '确认:',
    `  - 代码: ${code}`,
    `    位置: ${place}`,
    '    理由: 已核对原始记录',
    '    确认人: 陆听澜',
  );

/** A value that the clean month does not have, and what is said of it. */
const OUTLYING = swap(READINGS, '0.42', '0');

export const ACKNOWLEDGEMENT_CASES: readonly ProblemCase[] = [
  inProject(
    'ACK_PLACE_INVALID',
    'a place without a file',
    'data/2026-06/meeting.yaml 第7行第9列',
    entry('NUMBER_OUTLYING', '断面水质 D7'),
  ),
  inProject(
    'ACK_OF_ERROR',
    'an error acknowledged',
    'data/2026-06/meeting.yaml 第6行第5列',
    {
      ...swap(READINGS, '怀麓大桥,7.6', '怀麓大桥,76'),
      ...entry('NUMBER_RANGE', '断面水质.csv B2'),
    },
    ['NUMBER_RANGE', 'SECTION_WITHOUT_CLASS'],
  ),
  inProject(
    'ACK_STALE',
    'a warning that is gone',
    'data/2026-06/meeting.yaml 第6行第5列',
    entry('NUMBER_OUTLYING', '断面水质.csv B2'),
  ),
  inProject(
    'ACK_STALE',
    'a warning that stands elsewhere',
    'data/2026-06/meeting.yaml 第6行第5列',
    { ...OUTLYING, ...entry('NUMBER_OUTLYING', '断面水质.csv E3') },
    ['NUMBER_OUTLYING'],
  ),
];
