// Punctuation in what was typed (GB/T 15834-2011): marks of the wrong form, in the wrong place, or left out.

import { FILLED, SEAM } from './prose-lines.ts';
import {
  dashForm,
  doubledMarks,
  ellipsisForm,
  enumerationMark,
  halfWidthMark,
  headingMark,
  lookalikeMark,
  ordinalMark,
  straightQuotes,
  strayBlank,
} from './punctuation-problems.ts';
import { CHINESE, type WritingRule } from './writing-rules.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2012': '—',
  '\u2013': '—',
  '\u2015': '—',
  '\u2500': '—',
  '\u2501': '—',
  '\u2022': '·',
  '\u2027': '·',
  '\u30fb': '·',
  '\uff65': '·',
  '\u223c': '～',
  '\u301c': '～',
  '\u22ef': '…',
  '\uff64': '、',
  '\uff61': '。',
  '\ufe50': '，',
  '\ufe52': '。',
  '\ufe54': '；',
  '\ufe55': '：',
  '\u300c': '“',
  '\u300d': '”',
  '\u300e': '‘',
  '\u300f': '’',
};

const HAN = String.raw`\p{Script=Han}`;
const NUMERALS = '一二三四五六七八九十';
/** Where a sentence or one of its parts begins. */
const STARTS = `(?:^|(?<=[。；：]))`;
/** Lists of names are parted and filled up with blanks. */
const ROSTER = /^(?:出席|列席|请假|缺席|参加|主持|记录)/u;

const of = (pattern: string): RegExp => new RegExp(pattern, 'gu');

export const PUNCTUATION_RULES: readonly WritingRule[] = [
  {
    // A point of the text, not of a number, a file name or an abbreviation.
    pattern: of(
      String.raw`(?<=[${CHINESE}])[,;:?!]|(?<!\.)(?<=[${CHINESE}%‰℃])\.(?=$|[\s${CHINESE}${SEAM}])|[,;?!](?=[${CHINESE}])|(?<!https?|ftp):(?=[${CHINESE}])`,
    ),
    report: ({ match: [mark], place, text }) => halfWidthMark(place, text, mark, FULL_WIDTH[mark]!),
  },
  {
    // One problem a pair. Chemistry has half-width ones: Cr(VI), 苯并(a)芘.
    pattern: of(
      String.raw`(?!\([a-z](?:,[a-z])?\))(?:\((?=[^()（）]*[${HAN}${FILLED}])[^()（）]*\)|(?<=[${CHINESE}])\([^()（）]*\)|(?<![A-Za-z])\([^()（）]*\)(?=[${CHINESE}]))`,
    ),
    report: ({ place, text }) => halfWidthMark(place, text, '()', '（）'),
  },
  {
    pattern: of(
      `"[^"]*[${HAN}${FILLED}][^"]*"|'[^']*[${HAN}${FILLED}][^']*'|(?<=[${CHINESE}])["']|["'](?=[${CHINESE}])`,
    ),
    report: ({ place, text }) => straightQuotes(place, text),
  },
  {
    pattern: of(
      String.raw`\.{3,}|(?<=[${CHINESE}])\.{2}|。{3,}|、{3,}|·{3,}|(?<!…)(?:…|…{3}|…{5,})(?!…)|等等?……|……等(?!待|级|到|候)`,
    ),
    report: ({ place, text }) => ellipsisForm(place, text),
  },
  {
    pattern: of(
      String.raw`(?<=[${CHINESE}])\s*(?:-{2,}(?![a-z])|－{1,2})|(?:-{2,}|－{1,2})\s*(?=[${CHINESE}])|(?<!—)—{3,}|(?<![—\w${HAN}${FILLED}Ⅰ-Ⅻ%℃）》”～])—(?!—)`,
    ),
    report: ({ place, text }) => dashForm(place, text, true),
  },
  {
    pattern: of(`(?<=[${HAN}])-(?=[${HAN}])`),
    report: ({ place, text }) => dashForm(place, text, false),
  },
  {
    pattern: of(`[${Object.keys(LOOKALIKES).join('')}]+|<<(?=[${HAN}])`),
    report: ({ match: [marks], place, text, line, match }) => {
      // Between numbers it is a range badly written.
      if (/[\d%]/.test(line.text[match.index - 1] ?? '') && /^[–∼〜]$/u.test(marks)) return null;
      const right = [...marks].map((mark) => LOOKALIKES[mark]).join('');
      return marks === '<<'
        ? lookalikeMark(place, text, marks, '《》')
        : lookalikeMark(place, text, marks, right);
    },
  },
  {
    pattern: of('(?<=[》”’])、(?=[《“‘])'),
    report: ({ place, text }) => enumerationMark(place, text, '并列的引号、书名号之间不用顿号，删去“、”'),
  },
  {
    pattern: of(
      '、(?=以及)|、(?=及(?!时|早|格|第|至|其他))|、(?=和(?!平|谐|田|顺|政|静|硕|龙|林|布|睦|解|美|气|县))',
    ),
    report: ({ place, text }) =>
      enumerationMark(place, text, '“以及”“及”之前用逗号或不用点号，“和”之前不用顿号'),
  },
  {
    pattern: of('、(?=等(?!待|级|量|距|额|同|效|候|温|高|于|分|次|腰|边|值|压|渗))'),
    report: ({ place, text }) => enumerationMark(place, text, '“等”之前不用顿号，删去“、”'),
  },
  {
    pattern: of(`${STARTS}第[${NUMERALS}]{1,3}、(?!第|[${NUMERALS}]|[^，。；：]{0,8}第)`),
    report: ({ match: [found], place, text }) => ordinalMark(place, text, found.replace('、', '，')),
  },
  {
    pattern: of(`${STARTS}(?:首先|其次|再次|最后|其[${NUMERALS}])、`),
    report: ({ match: [found], place, text }) => ordinalMark(place, text, found.replace('、', '，')),
  },
  {
    pattern: of(`${STARTS}[（(](?:[${NUMERALS}]{1,3}|\\d{1,2})[)）][、，,.．：]`),
    report: ({ match: [found], place, text }) =>
      ordinalMark(place, text, `（${found.replace(/[^一-十\d]/gu, '')}）`),
  },
  {
    pattern: of(`${STARTS}[①-⑳][、，,.．]`),
    report: ({ match: [found], place, text }) => ordinalMark(place, text, found.slice(0, 1)),
  },
  {
    pattern: of(`^[${NUMERALS}]{1,3}[，,.．：:](?=[${HAN}])`),
    report: ({ match: [found], place, text }) => ordinalMark(place, text, `${found.slice(0, -1)}、`),
  },
  {
    pattern: of(String.raw`${STARTS}\d{1,2}[、．](?=[${HAN}“《])(?![${HAN}、]{0,4}\d)`),
    inLiterals: true,
    report: ({ match: [found], place, text }) => ordinalMark(place, text, `${found.slice(0, -1)}.`),
  },
  {
    pattern: of(String.raw`${STARTS}\d{1,2}[)）]`),
    inLiterals: true,
    report: ({ match: [found], place, text }) => ordinalMark(place, text, `（${found.slice(0, -1)}）`),
  },
  {
    pattern: of('[，。、；：,.;:]$'),
    report: ({ match: [mark], place, text, line }) =>
      line.kind === 'heading' ? headingMark(place, text, mark) : null,
  },
  {
    pattern: of(String.raw`^[\u3000 \u00a0]+`),
    report: ({ place, text }) => strayBlank(place, text, true),
  },
  {
    pattern: of(
      String.raw`(?<=[${CHINESE}])[ \t\u00a0]+(?=[\w%\p{Script=Latin}℃μ\[${CHINESE}])|(?<=[\w%\p{Script=Latin}℃\]³²])[ \t\u00a0]+(?=[${CHINESE}])`,
    ),
    report: ({ match, place, text, line }) => {
      const beside = line.text.slice(match.index - 1, match.index + match[0].length + 1);
      const partsNames = ROSTER.test(line.text) || line.isHead;
      return partsNames && !/\d/.test(beside) ? null : strayBlank(place, text, false);
    },
  },
];

/** Marks one after the other that do not belong together; looked for in every reading of a line. */
export const DOUBLED: WritingRule = {
  pattern: of(
    '[，、；：。]{2,}|[，、；：][？！]+|[？！]+[，。、；：]|[（〔【][，。、；：？！]|[，、；：。][）〕】]|。”[，。；、]|。’[，。；、]',
  ),
  // Three of them are an ellipsis badly written.
  report: ({ match: [marks], place, text }) =>
    /^(?:。{3,}|、{3,})$/u.test(marks) ? null : doubledMarks(place, text, marks),
};
