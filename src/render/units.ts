// Pieces of text that a line break would tear: a class and its 类, a number and its unit, a date.
// CSS has no word for them in Chinese (line-break: strict lets all of them split).

import { textWidth } from './measure.ts';

/** A stretch of text, `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Longest stretch kept together in running text, 字; longer ones may break. */
export const RUNNING_TEXT_LIMIT = 14;

/** Nothing is kept together without one of these; most cells of a table have none. */
const TELLTALE = /[\d\p{Script=Latin}Ⅰ-Ⅻ第～·—]/u;
/** A plain number or a single character holds together by itself. */
const BREAKS_NOWHERE = /^(?:[\d.,]+|.)$/u;
const NUMBER = String.raw`(?<![\w.-])[+＋−-]?\d[\d,.]*`;
const PATTERNS: readonly RegExp[] = [
  // Ⅲ类, 劣Ⅴ类, Ⅰ～Ⅲ类
  /劣?[Ⅰ-Ⅻ](?:[～~—–-]劣?[Ⅰ-Ⅻ])?类?/gu,
  // 第3号, 第三季
  /第[\d一二三四五六七八九十百]+\p{Script=Han}?/gu,
  // 〔2026〕3号
  /〔\d{4}〕\d+号?/gu,
  // 2026年6月30日, 6月30日
  /\d{4}年\d{1,2}月(?:\d{1,2}日)?/gu,
  /\d{1,2}月\d{1,2}日/gu,
  /(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])/gu,
  // 5.6个（百分点）, 3个, 120万吨, 1.32 mg/L, 3.3万m³/d, 5～10天
  new RegExp(
    String.raw`${NUMBER}(?:[～~–-]\d[\d,.]*)?(?:[万亿]?\s?[A-Za-zμ℃%‰㎡][A-Za-z\d³²/%·-]*|[万亿]?(?![和与及或至到])\p{Script=Han})?`,
    'gu',
  ),
  // GB 3838-2002, GB/T 8170-2008, NH₃-N
  /[A-Z]{2,}(?:\/T)?\s?[\d.]+-\d{4}/gu,
  /[A-Za-z\d₀-₉]+(?:-[A-Za-z\d₀-₉]+)+/gu,
  // 表1, 图2
  /[表图]\s?\d+/gu,
  // A dash or dot that must not start a line
  /[^\s～·—](?:[～·]|—(?!—))/gu,
];

/** In narrow columns also 总磷（0.2）, or the end of it; in running text this would pull lines apart. */
const COLUMN_PATTERNS: readonly RegExp[] = [
  ...PATTERNS,
  /\p{Script=Han}{1,8}（[\d.]+）/gu,
  /\p{Script=Han}{2}（[\d.]+）/gu,
];

/** @returns stretches not to be broken, in order, not overlapping, each at most `limit` 字 wide. */
export function unbreakable(text: string, limit: number): readonly Stretch[] {
  if (text.length < 2 || !TELLTALE.test(text)) return [];
  const patterns = limit < RUNNING_TEXT_LIMIT ? COLUMN_PATTERNS : PATTERNS;
  const found = patterns
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].trimEnd().length,
      })),
    )
    .filter(({ start, end }) => !BREAKS_NOWHERE.test(text.slice(start, end)) && fits(text, start, end, limit))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Stretch[] = [];
  for (const stretch of found) {
    const last = merged.at(-1);
    if (!last || stretch.start >= last.end) merged.push(stretch);
    else if (stretch.end > last.end && fits(text, last.start, stretch.end, limit)) {
      merged[merged.length - 1] = { start: last.start, end: stretch.end };
    }
  }
  return merged;
}

function fits(text: string, start: number, end: number, limit: number): boolean {
  return textWidth(text.slice(start, end)) <= limit;
}
