// meeting.yaml → the month's order sheet.

import type { Month } from '../../model/calendar.ts';
import type { Noted } from '../../model/problem.ts';
import type { Meeting } from '../../model/records.ts';
import { ACKNOWLEDGEMENT_KEYS, MEETING_GROUPS, MEETING_KEYS } from '../../model/settings.ts';
import { cutoffEarly, meetingPeriodMismatch } from '../problems/problems.ts';
import { previousMeetingLate } from '../problems/setting-problems.ts';
import { readAcknowledgements } from './acknowledgements.ts';
import { readYaml } from './yaml.ts';
import { keyReader, nodeAt } from './yaml-keys.ts';

/** Reads the order sheet of one month; `null` when something required is missing or wrong. */
export async function readMeeting(
  file: string,
  text: string,
  folderMonth: Month,
): Promise<Noted<Meeting | null>> {
  const groups = MEETING_GROUPS.map(({ header }) => header);
  const headers = [...MEETING_KEYS, ...ACKNOWLEDGEMENT_KEYS].map(({ header }) => header);
  const { value: root, problems: found } = await readYaml(file, text, [...headers, ...groups]);
  if (root === null) return { value: null, problems: found };
  const problems = [...found];
  const row = keyReader(root, MEETING_KEYS, groups, problems);
  const period = row.get('period', 'month');
  const title = row.get('title', 'name');
  const date = row.get('date', 'date');
  const place = row.get('place', 'name');
  const cutoff = row.get('cutoff', 'date');
  const previous = row.get('previousMeeting', 'date');
  const dataRemark = row.get('dataRemark', 'text');
  const documentNumber = row.get('documentNumber', 'name');
  const copyNumber = row.get('copyNumber', 'name');
  const printed = row.get('printed', 'date');
  const acknowledgements = readAcknowledgements(nodeAt(root, '确认'), problems);
  if (!(period && title && date && cutoff)) return { value: null, problems };
  if (period.value !== folderMonth) {
    problems.push(meetingPeriodMismatch(period.source, period.value, folderMonth));
  }
  if (previous && previous.value.day >= date.value.day) {
    problems.push(previousMeetingLate(previous.source, date.value.day));
  }
  if (cutoff.value.day < `${folderMonth}-01`) problems.push(cutoffEarly(cutoff.source, folderMonth));
  return {
    value: {
      period: { value: folderMonth, source: period.source },
      title,
      date: { value: date.value.day, source: date.source },
      ...(place && { place }),
      cutoff: { value: cutoff.value.day, source: cutoff.source },
      ...(previous && { previousMeeting: { value: previous.value.day, source: previous.source } }),
      ...(dataRemark && { dataRemark }),
      ...(documentNumber && { documentNumber }),
      ...(copyNumber && { copyNumber }),
      ...(printed && { printed: { value: printed.value.day, source: printed.source } }),
      ...(acknowledgements.length > 0 && { acknowledgements }),
    },
    problems,
  };
}
