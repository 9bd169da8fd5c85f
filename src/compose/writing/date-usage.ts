// Dates in what was typed: years in full, one kind of digits, no noughts before months and days
// (GB/T 15835-2011 §5.1.4, GB/T 9704-2012 §7.3.5.4).

import type { Problem } from '../../model/problem.ts';
import { citedNumberForm, dateForm, dateInChinese, yearShortened } from './number-usage-problems.ts';
import type { ProseLine } from './prose-lines.ts';
import { applyRules, type PlaceOf, type WritingRule } from './writing-rules.ts';

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const of = (pattern: string): RegExp => new RegExp(pattern, 'gu');

const RULES: readonly WritingRule[] = [
  {
    // 26年6月, 25年底, 较25年同期; not 15年来, 20年前
    pattern: of(
      String.raw`(?<![\d.〇零一二三四五六七八九～~—-])\d{2}年(?:(?=\s?\d{1,2}(?:[-—～~至]\d{1,2})?\s?月(?!龄))|(?=底(?!蕴|线|座|层|数)|末(?!端)|初(?!步|见|次|心|具|衷|始)|度(?!假)|上半年|下半年|第?[一二三四]季度|同期))|(?<=[较比与])\d{2}年(?=上升|下降|增长|提高|减少|降低|增加|好转|变差)|(?<=\b20\d{2}年?[—～~-]{1,2})\d{2}年`,
    ),
    inLiterals: true,
    report: ({ place, text }) => yearShortened(place, text),
  },
  {
    pattern: of(
      String.raw`\d{4}年${NUMERAL}月|[〇○零一二三四五六七八九]{4}年\d{1,2}月|(?<![\d一-十])${NUMERAL}月\d{1,2}日|(?<!\d)\d{1,2}月${NUMERAL}日(?!游|内|之内)`,
    ),
    inLiterals: true,
    report: ({ place, text }) => dateForm(place, text, '阿拉伯数字，如“2026年6月3日”'),
  },
  {
    pattern: of('[一二三][零○Ｏ0Oo〇一二三四五六七八九](?:[〇一二三四五六七八九]|[零○Ｏ0Oo]){2}年'),
    report: ({ match: [found], place, text }) =>
      /[零○Ｏ0Oo]/u.test(found)
        ? dateForm(place, text, `“${found.replace(/[零○Ｏ0Oo]/gu, '〇')}”，或用阿拉伯数字`)
        : null,
  },
  {
    pattern: of(
      String.raw`(?<!\d)\d{4}年(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)|(?<![\d年])(?:0\d月\d{1,2}日|\d{1,2}月0\d日)`,
    ),
    inLiterals: true,
    report: ({ match: [found], place, text }) =>
      dateForm(place, text, `“${found.replace(/(?<=年|月|^)0/gu, '')}”`),
  },
  {
    pattern: of(
      String.raw`(?<![\d.,/-])(?:19|20)\d{2}([./、])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d./-])`,
    ),
    inLiterals: true,
    report: ({ match: [found], place, text }) => {
      const [year, month, day] = found.split(/[./、]/).map(Number);
      return dateForm(place, text, `“${year}年${month}月${day}日”`);
    },
  },
  {
    // A year and month without the day are not written with a hyphen.
    pattern: of(
      String.raw`(?<![\w.-])20\d{2}-(?:0[1-9]|1[0-2])(?![\w.-]|年)(?=$|[\p{Script=Han}，。、；：）])`,
    ),
    inLiterals: true,
    report: ({ match: [found], place, text }) => {
      const [year, month] = found.split('-').map(Number);
      return dateForm(place, text, `“${year}年${month}月”`);
    },
  },
  {
    pattern: of(
      String.raw`[[【（(［]\s?((?:19|20)\d{2})\s?[\]】）)］]\s?第?0*(\d{1,4})号|〔((?:19|20)\d{2})〕(?:第0*|0+)(\d{1,4})号`,
    ),
    inLiterals: true,
    report: ({ match, place, text }) =>
      citedNumberForm(place, text, `〔${match[1] ?? match[3]}〕${match[2] ?? match[4]}号`),
  },
];

const ARABIC = /\d{4}年\d{1,2}月|(?<!\d)\d{1,2}月(?:\d{1,2}日|份|[上中下]旬|底)/u;
const CHINESE_DATE = new RegExp(
  String.raw`(?<!农历|[\d年一-十])(${NUMERAL}月份)|(?<!农历|[\d年一-十])${NUMERAL}月(?:[上中下]旬|底|初(?!步)|末|${NUMERAL}日)|[二][〇零○]${NUMERAL.replace('{1,3}', '{1,2}').replace('[', '[〇')}年`,
  'gu',
);

export function lintDates(lines: readonly ProseLine[], placeOf: PlaceOf): readonly Problem[] {
  const isArabic = lines.some(({ text }) => ARABIC.test(text));
  const mixed: WritingRule = {
    pattern: CHINESE_DATE,
    inLiterals: true,
    // Beside 月份 the month stands in the text as in a table; other dates may be in Chinese throughout.
    report: ({ match, place, text }) => (isArabic || match[1] ? dateInChinese(place, text) : null),
  };
  return lines.flatMap((line) => applyRules(line, [...RULES, mixed], placeOf));
}
