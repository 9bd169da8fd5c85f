// Marks of secrecy, and what official documents and letters lack or have in a wrong form.

import { inMonth, inProject, type ProblemCase } from './case.ts';
import { append, CONFIG, MEETING, NOTES, READINGS, swap } from './project.ts';

const BODY = 'templates/letter/body.md';
const LETTER = {
  'templates/letter/kind.json': '{ "name": "函", "profile": "letter" }\n',
  [BODY]:
    '# 关于{{period}}水质状况的函\n\n{{office}}\n\n{{meeting.date}}\n\n---\n\n全市设监测断面{{sections.count}}个。\n',
};
const ISSUER = append(CONFIG, '版式:', '  发文机关标志: 云泽市水污染防治办公室');

export const LAYOUT_CASES: readonly ProblemCase[] = [
  inProject('CLASSIFIED_MATERIAL', 'notes with a mark of secrecy', `${NOTES} 第1行`, {
    [NOTES]: '机密★\n\n各县区要加快整改，严格保守工作秘密。\n',
  }),
  inProject(
    'CLASSIFIED_MATERIAL',
    'a table with a mark above it',
    `${READINGS} A1`,
    swap(READINGS, '断面名称,pH值', '秘密\n断面名称,pH值'),
  ),
  inMonth('CLASSIFIED_MATERIAL', 'a template with a mark', `${BODY} 第11行`, {
    installation: { ...LETTER, [BODY]: `${LETTER[BODY]}\n密级：绝密\n` },
    project: ISSUER,
    kinds: ['letter'],
  }),
  inMonth('ISSUER_MISSING', 'a letter without the name of the issuing body', 'templates/letter/kind.json', {
    installation: LETTER,
    kinds: ['letter'],
  }),
  inMonth('DOCUMENT_NUMBER_FORM', 'a number with 第 and square brackets', `${MEETING} 第5行第7列`, {
    installation: LETTER,
    project: { ...ISSUER, ...append(MEETING, '发文字号: 云水防办[2026]第6号') },
    kinds: ['letter'],
  }),
  inMonth('COPY_NUMBER_FORM', 'a copy number of three digits', `${MEETING} 第5行第5列`, {
    installation: LETTER,
    project: { ...ISSUER, ...append(MEETING, '份号: "001"') },
    kinds: ['letter'],
  }),
  inMonth('TEMPLATE_KIND_BROKEN', 'a profile that there is not', 'templates/letter/kind.json', {
    installation: { ...LETTER, 'templates/letter/kind.json': '{ "name": "函", "profile": "redhead" }\n' },
    kinds: ['letter'],
  }),
];
