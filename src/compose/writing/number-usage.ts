// Numbers in what was typed (GB/T 15835-2011): ranges, approximate numbers, and digits mixed with numerals.

import {
  approximateForm,
  approximateTwice,
  decreaseByMultiple,
  fullWidthCharacter,
  numberForm,
  numberRange,
} from './number-usage-problems.ts';
import { FILLED } from './prose-lines.ts';
import type { WritingRule } from './writing-rules.ts';

const NUMBER = String.raw`\d+(?:\.\d+)?`;
/** What is counted or measured, as far as it tells a quantity from a number of another kind. */
const MEASURE = `(?:个百分点|个工作日|个月|个|天|小时|分钟|周|倍|成|万吨|吨|项|家|座|处|次|人|名|户|万元|亿元|元|平方公里|公里|千米|平方米|立方米|厘米|毫米|米|亩|公顷|条|份|组|台|套|人次|%|‰|℃|(?:mg|kg|g|km|m|L|t|d|h|μg)(?:[²³]|/[a-zA-Z³]+)?(?![A-Za-z]))`;
const TIME = '(?:个月|年|月|天|日|周|小时|期)';
const COUNT = String.raw`(?:[\d.]+[万亿]?|[一二两三四五六七八九十百千万亿几数]{1,9}|${FILLED})`;
/** Neighbours, as in 三四个; the ones that stand for 第一、第二 have other words after them. */
const NEIGHBOURS = '一、?二|二、?三|两、?三|三、?四|三、?五|四、?五|五、?六|六、?七|七、?八|八、?九';
const COUNTED = '(?:个|天|家|人(?!民)|次(?!会)|座|倍|吨|公里|米|成|十|百|千|万|亿)';

const of = (pattern: string): RegExp => new RegExp(pattern, 'gu');

export const NUMBER_RULES: readonly WritingRule[] = [
  {
    // A run of X is a placeholder, which is reported as such.
    pattern: of('(?!Ｘ+)[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?％?|(?<=[\\d０-９]|\uE101)％|(?<=\\d)．(?=\\d)'),
    inLiterals: true,
    report: ({ match: [found], place, text }) => fullWidthCharacter(place, text, found.normalize('NFKC')),
  },
  {
    // 3-5天, 3~5%, 2024-2025年; no telephone, standard, code or date.
    pattern: of(
      String.raw`(?<![\w.\-/—–～~〔[第])(?!0\d)(${NUMBER})(%|‰|[万亿]|℃)?\s?(?:--?|–|~|－|〜|∼)\s?(?!0\d)(${NUMBER})(?=\s?([万亿]?${MEASURE}|[万亿]|年|月|日))`,
    ),
    inLiterals: true,
    report: ({ match, place, text }) => {
      const [, from, own = '', to, unit = ''] = match;
      if (/^[年月日]$/.test(unit)) return numberRange(place, text, `${from}${own}—${to}${unit}`);
      const shared = own || (/^[%‰万亿]/u.exec(unit)?.[0] ?? '');
      return numberRange(place, text, `${from}${shared}～${to}${unit}`);
    },
  },
  {
    pattern: of(String.raw`(?<![\w.\-/])(${NUMBER})[～—](${NUMBER})([%‰万亿])`),
    inLiterals: true,
    report: ({ match: [, from, to, unit], place, text }) =>
      numberRange(place, text, `${from}${unit}～${to}${unit}`),
  },
  {
    pattern: of('(劣?[Ⅰ-Ⅴ])(类?)\\s?(?:--?|–|~|－|〜)\\s?(劣?[Ⅰ-Ⅴ])'),
    inLiterals: true,
    report: ({ match: [, from, word, to], place, text }) => numberRange(place, text, `${from}${word}～${to}`),
  },
  {
    pattern: of(
      String.raw`(?<![最附邻临靠制节契公条])(?:大约|大概|约|将近|接近|超过|逾|不足|不到|至少|最少|最多|至多|近(?!${COUNT}\s?${TIME}))\s?${COUNT}多?\s?${MEASURE}?(?:左右(?!岸|两|侧|支)|上下(?!游|班)|以上|以下|以内)`,
    ),
    inLiterals: true,
    report: ({ place, text }) => approximateTwice(place, text),
  },
  {
    pattern: of(
      String.raw`(?<![最附邻临靠制节契公条])(?:大约|约|将近|近|超过|逾)${COUNT}[余多](?!少|数|样)(?!\s?${TIME})`,
    ),
    inLiterals: true,
    report: ({ place, text }) => approximateTwice(place, text),
  },
  {
    pattern: of(
      String.raw`(?:[十百千]几|几[十百千万]|数[十百千万])${MEASURE}?[余](?!额|量|热|地|下)|(?:[十百千]几|几[十百千万]|数[十百千万]|(?:${NEIGHBOURS})[十百千]?)${MEASURE}?(?:左右(?!岸|两|侧|支)|上下(?!游|班))|(?:[十百]几|几[十百千])多(?=${MEASURE})|${NUMBER}%?[～—]${NUMBER}\s?${MEASURE}左右`,
    ),
    inLiterals: true,
    report: ({ place, text }) => approximateTwice(place, text),
  },
  {
    // 三、四个; not 第一、二次, 一、二、三
    pattern: of(
      `(?<!第[^，。；]{0,6}|[、一二三四五六七八九十百]|^)(?:${NEIGHBOURS.replaceAll('、?', '、')})(?=${COUNTED})`,
    ),
    report: ({ match: [found], place, text }) => approximateForm(place, text, found.replace('、', '')),
  },
  {
    pattern: of(String.raw`(?<![\d.、第])([1-8])、([2-9])(?=[个天家人次座倍吨米](?!、))`),
    inLiterals: true,
    report: ({ match: [, from, to], place, text }) =>
      Number(to) - Number(from) === 1 ? approximateForm(place, text, numeral(from!) + numeral(to!)) : null,
  },
  {
    pattern: of(String.raw`几\d0|(?<![\d.])\d{1,3}几(?=${MEASURE}|年)`),
    inLiterals: true,
    report: ({ match: [found], place, text }) => approximateForm(place, text, inNumerals(found)),
  },
  {
    pattern: of(
      String.raw`(?<![\d.第])${NUMBER}\s?(?:十|百(?!分|货|姓)|千(?![瓦米克卡帕伏赫万]|吨级))万?(?=[^\d])`,
    ),
    inLiterals: true,
    report: ({ place, text }) => numberForm(place, text, '全用阿拉伯数字，或以“万”“亿”为单位'),
  },
  {
    pattern: of(String.raw`百分之\s?${NUMBER}`),
    inLiterals: true,
    report: ({ match: [found], place, text }) =>
      numberForm(place, text, `“${found.replace(/百分之\s?/u, '')}%”`),
  },
  {
    pattern: of(String.raw`(?<![\w.…％%])\.\d+`),
    inLiterals: true,
    report: ({ match: [found], place, text }) => numberForm(place, text, `“0${found}”`),
  },
  {
    pattern: of(`%个百分点|百分点%`),
    inLiterals: true,
    report: ({ place, text }) => numberForm(place, text, '“个百分点”，不再加“%”'),
  },
  {
    pattern: of(
      String.raw`(?<![第\d一二两三四五六七八九十百千])[一二两三四五六七八九十百千]{1,9}\s?(?:mg\/L|mg|kg|km²?|m³|m²|t\/d|℃|%)(?![A-Za-z])`,
    ),
    inLiterals: true,
    report: ({ place, text }) => numberForm(place, text, '阿拉伯数字；单位用符号的，数值用阿拉伯数字'),
  },
  {
    pattern: of(
      `(?<!倍数[^，。；]{0,4})(?:减少|降低|下降|缩小|减小|缩减|下滑)了?(?:近|约)?(?:${NUMBER}|[一二两三四五六七八九十]{1,9}|${FILLED})倍`,
    ),
    inLiterals: true,
    report: ({ place, text }) => decreaseByMultiple(place, text),
  },
];

function numeral(digit: string): string {
  return '〇一二三四五六七八九'[Number(digit)]!;
}

/** 10几 → 十几, 几10 → 几十 */
function inNumerals(written: string): string {
  return written.replace(/\d+/u, (digits) => {
    if (written.startsWith('几')) return '十';
    const tens = Math.floor(Number(digits) / 10);
    return `${tens > 1 ? numeral(String(tens % 10)) : ''}十`;
  });
}
