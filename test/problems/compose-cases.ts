// Templates and notes that cannot become a document as they stand.

import { inMonth, inProject, type ProblemCase } from './case.ts';
import { NOTES } from './project.ts';

const BODY = 'templates/letter/body.md';
const LETTER_KIND = { 'templates/letter/kind.json': '{ "name": "提示函" }\n' };
/** A document kind of one paragraph; what a case writes stands in line 9. */
const LETTER = `# {{city}}{{period}}水质提示

{{office}}

---

全市设监测断面{{sections.count}}个。

`;

/** A case of a template with one line wrong. */
function inTemplate(code: string, given: string, spot: string, text: string): ProblemCase {
  const installation = {
    ...LETTER_KIND,
    [BODY]: text.startsWith('#') ? text : `${LETTER}${text}\n`,
  };
  return inMonth(code, given, `${BODY} ${spot}`, { installation, kinds: ['letter'] });
}

/** A case of a line in the notes. */
function inNotes(
  code: string,
  given: string,
  spot: string,
  text: string,
  also: readonly string[] = [],
): ProblemCase {
  return inProject(code, given, `${NOTES} ${spot}`, { [NOTES]: `${text}\n` }, also);
}

export const COMPOSE_CASES: readonly ProblemCase[] = [
  inTemplate(
    'TEMPLATE_SYNTAX',
    'a condition that is never closed',
    '第9行',
    '{{#if notes}}另有要求。{{/each}}',
  ),
  inTemplate('TEMPLATE_FORBIDDEN', 'braces that print unchecked', '第9行第1列', '{{{city}}}'),
  inTemplate(
    'TEMPLATE_VALUE_MISSING',
    'a value that there is not',
    '第9行第5列',
    '达标率为{{sections.share}}。',
  ),
  inTemplate('TEMPLATE_NOT_A_FIGURE', 'a group printed as a whole', '第9行第5列', '断面共有{{sections}}。'),
  inTemplate(
    'TEMPLATE_NOT_A_LIST',
    'a repetition of a single figure',
    '第9行第1列',
    '{{#each sections.count}}个{{/each}}',
  ),
  inTemplate('TEMPLATE_BLOCK_UNKNOWN', 'a table that there is not', '第9行第1列', '{{place "lakes"}}'),
  inTemplate(
    'TEMPLATE_BLOCK_NOT_ALONE',
    'a table inside a paragraph',
    '第9行第3列',
    '见表{{place "plants"}}',
  ),
  inTemplate('TEMPLATE_PARTIAL_UNKNOWN', 'a partial that there is not', '第9行第1列', '{{> ending}}'),
  inMonth(
    'TEMPLATE_PARTIAL_LOOP',
    'a partial that calls itself',
    'templates/letter/ending.part.md 第3行第1列',
    {
      installation: {
        ...LETTER_KIND,
        [BODY]: `${LETTER}{{> ending}}\n`,
        'templates/letter/ending.part.md': '特此提示。\n\n{{> ending}}\n',
      },
      kinds: ['letter'],
    },
  ),
  inMonth('DOCUMENT_NAME_TAKEN', 'two kinds of one name', 'templates/letter/kind.json', {
    installation: { 'templates/letter/kind.json': '{ "name": "通报" }\n', [BODY]: LETTER },
    kinds: ['bulletin', 'letter'],
  }),
  inTemplate(
    'DOCUMENT_UNTITLED',
    'no line between title and text',
    '第1行',
    '# {{city}}水质提示\n\n全市设监测断面{{sections.count}}个。\n',
  ),
  inTemplate(
    'DOCUMENT_UNTITLED',
    'a list between title and text',
    '第1行',
    '# {{city}}水质提示\n\n- {{office}}\n\n---\n\n全市设监测断面{{sections.count}}个。\n',
  ),
  inTemplate('TYPED_DIGIT', 'a number typed into a template', '第9行第5列', '全市共有18个断面。'),
  inNotes('TYPED_DIGIT', 'a number typed into the notes', '第1行第6列', '各县区要在10日内报送整改方案。'),
  inMonth('TYPED_DIGIT', 'a number typed into the notes of two documents', `${NOTES} 第1行第1列`, {
    project: { [NOTES]: '10日内报送整改方案。\n' },
    installation: { ...LETTER_KIND, [BODY]: LETTER },
    kinds: ['bulletin', 'letter'],
  }),
  inNotes(
    'LEFTOVER_PLACEHOLDER',
    'a placeholder left in the notes',
    '第1行第5列',
    '各县区要XX日前报送方案。',
  ),
  inNotes('MARKDOWN_UNSUPPORTED', 'a link in the notes', '第1行第6列', '整改要求见[通知](notice.html)。'),
  inNotes(
    'MARKDOWN_UNSUPPORTED',
    'a table in the notes',
    '第1行第1列',
    '| 断面 | 时限 |\n|---|---|\n| 怀麓大桥 | 10日前 |',
  ),
  inNotes('MARKDOWN_UNSUPPORTED', 'a list in a list in the notes', '第2行第3列', '- 怀麓县：\n  - 清理河岸'),
  inNotes('LEFTOVER_PLACEHOLDER', 'braces in the notes', '第1行第3列', '请于{{cutoff}}前报送方案。'),
  inNotes(
    'RESERVED_CHARACTER',
    'a private-use character in the notes',
    '第1行第4列',
    '请怀麓\uE000县报送方案。',
  ),
];
