// Files in a doubtful encoding, CSV files that were cut or lack a comma, characters that are not what they seem.

import { inProject, type ProblemCase } from './case.ts';
import {
  COUNTIES,
  cleanRows,
  MEETING,
  NOTES,
  READINGS,
  RECIPIENTS,
  SECTIONS,
  swap,
  TASKS,
} from './project.ts';

const recipientsText = cleanRows(RECIPIENTS)
  .map((row) => row.join(','))
  .join('\n');
/** Chinese in UTF-8 as whoever takes it for GBK sees it. */
export const garbled = (text: string) => new TextDecoder('gb18030').decode(new TextEncoder().encode(text));

export const TEXT_CASES: readonly ProblemCase[] = [
  inProject('FILE_NUL', 'a file filled up with zeros', `${RECIPIENTS} 第4行`, {
    [RECIPIENTS]: `${recipientsText}\n\0\0\0\0`,
  }),
  inProject('MOJIBAKE', 'a file once read in the wrong encoding', `${RECIPIENTS} 第1行`, {
    [RECIPIENTS]: garbled(recipientsText),
  }),
  inProject(
    'MOJIBAKE',
    'a cell pasted from garbled text',
    `${TASKS} E3`,
    swap(TASKS, '入湖沟渠污水直排', garbled('入湖沟渠污水直排')),
  ),
  inProject(
    'CSV_SHORT',
    'a missing comma',
    `${RECIPIENTS} C2`,
    swap(RECIPIENTS, '陆听澜,副县长', '陆听澜副县长'),
    ['VALUE_MISSING'],
  ),
  inProject(
    'CSV_TRUNCATED',
    'a file of which the end is missing',
    `${TASKS} K3`,
    { [TASKS]: (text) => text.slice(0, text.indexOf(',未完成')) },
    ['VALUE_MISSING'],
  ),
  inProject(
    'TEXT_TOO_LONG',
    'a paragraph for a name',
    `${RECIPIENTS} C2`,
    swap(RECIPIENTS, '陆听澜,副县长', `陆听澜,${'副县长'.repeat(30)}`),
  ),
  inProject(
    'TEXT_CONTROL',
    'a control character',
    `${RECIPIENTS} C2`,
    swap(RECIPIENTS, '陆听澜,副县长', '陆听澜,副\u0007县长'),
  ),
  inProject(
    'TEXT_BIDI',
    'a mark that turns the direction',
    `${RECIPIENTS} C2`,
    swap(RECIPIENTS, '陆听澜,副县长', '陆听澜,\u202e副县长'),
  ),
  inProject('TEXT_SURROGATE', 'half a character', `${MEETING} 第5行第7列`, {
    [MEETING]: (text) => `${text}会议地点: "文体中心\\ud842"\n`,
  }),
  inProject(
    'TEXT_PRIVATE',
    'a character of the office’s own',
    `${RECIPIENTS} B3`,
    swap(RECIPIENTS, '方既明', '方\ue863明'),
  ),
  inProject('TEXT_LOST', 'a lost character', `${RECIPIENTS} B3`, swap(RECIPIENTS, '方既明', '方\ufffd明')),
  inProject(
    'TEXT_QUESTION',
    'a question mark for a rare character',
    `${RECIPIENTS} B3`,
    swap(RECIPIENTS, '方既明', '方?明'),
  ),
  inProject(
    'TEXT_INVISIBLE',
    'something invisible in a name',
    `${READINGS} A2`,
    swap(READINGS, '怀麓大桥', '怀麓\u200b大桥'),
  ),
  inProject(
    'TEXT_INVISIBLE',
    'something invisible in a number',
    `${READINGS} E2`,
    swap(READINGS, '0.42', '0.42\u200b'),
  ),
  inProject(
    'TEXT_SPACE',
    'a space of full width behind a name',
    `${READINGS} A2`,
    swap(READINGS, '怀麓大桥', '怀麓大桥\u3000'),
  ),
  inProject('TEXT_COMPAT', 'a radical from a PDF, twice', `${SECTIONS} B2`, {
    [SECTIONS]: (text) => text.replaceAll('柳汀河,', '柳汀⽔,'),
  }),
  inProject(
    'TEXT_COMPAT',
    'digits of full width',
    `${READINGS} D2`,
    swap(READINGS, '7.9,3.1,', '7.9,３．１,'),
  ),
  inProject('TEXT_MARK', 'a code marked as text', `${COUNTIES} A2`, swap(COUNTIES, '990121', '="990121"')),
  inProject(
    'TEXT_ESCAPED',
    'a sign as a web page writes it',
    `${TASKS} E2`,
    swap(TASKS, '河岸垃圾未清理', '河岸垃圾&amp;淤泥未清理'),
  ),
  inProject(
    'TEXT_LOOKALIKE',
    'a Russian letter in a name',
    `${RECIPIENTS} C3`,
    swap(RECIPIENTS, '方既明,副县长', '方既明,副县长（А岗）'),
  ),
  inProject('MOJIBAKE', 'lost text in the notes', `${NOTES} 第1行`, { [NOTES]: '锟斤拷要加快整改。\n' }),
];
