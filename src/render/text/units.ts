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
/** Of titles and names of offices, where words hold together too (GB/T 9704-2012 §7.3.1). */
export const TITLE_LIMIT = RUNNING_TEXT_LIMIT + 1;

/** Nothing is kept together without one of these; most cells of a table have none. */
const TELLTALE = /[\d\p{Script=Latin}Ⅰ-Ⅻ第～·—（]/u;
/** Of the last line of a paragraph, at least, 字. */
const END_WIDTH = 2;
/** Marks count nothing there. */
const MARK = /[\p{P}\p{S}\s]/u;
const MARKS_AT_END = /[\p{P}\p{S}\s]+$/u;
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
  // 5.6个（百分点）, 3个, 120万吨, 1.32 mg/L, 3.3万m³/d, 5～10天, 3%～5%, 2万～3万吨
  new RegExp(
    String.raw`${NUMBER}(?:[%‰℃万亿]?[～~–—-]\d[\d,.]*)?(?:[万亿]?\s?[A-Za-zμ℃%‰㎡][A-Za-z\d³²/%·-]*|[万亿]?(?![和与及或至到])\p{Script=Han})?`,
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

/** In narrow columns also 总磷（0.2）, or the end of it, and 方既明（副县长）; in running text this would pull lines apart. */
const COLUMN_PATTERNS: readonly RegExp[] = [
  ...PATTERNS,
  /\p{Script=Han}{1,8}（[\d.]+）/gu,
  /\p{Script=Han}{2}（[\d.]+）/gu,
  /^\p{Script=Han}{2,4}(?=（)/gu,
  /（\p{Script=Han}{1,6}）$/gu,
];

/** Words of titles and offices of this line of business: what nobody would part, the particle after it included. */
const TITLE_WORDS = [
  '关于 全市 全县 全区 国控 省控 市控 一季度 二季度 三季度 四季度 上半年 下半年 年度 逐月',
  '水污染 污染 防治 治理 攻坚战? 地表水 水环境 水生态 饮用水 水源地? 水质 水体 河湖 流域 断面 点位 污水 处理厂 排污口 管网',
  '指挥部 办公室 领导小组 委员会 人民政府 生态 环境局? 环境保护 水利局 住房和? 城乡 建设局? 农业 农村局? 城市 管理局? 发展 改革',
  '状况 情况 结果 问题 整改 进展 任务 台账 达标 超标 考核 评价 排名 监测 同步 加密 重点 工作 推进会? 调度会? 通报会? 约谈会? 专题会? 联席会?',
  '会议 讲话 通报 通知 报告 纪要 方案 意见 汇报',
].join(' ');
const TITLE_PATTERNS: readonly RegExp[] = [
  ...PATTERNS,
  new RegExp(`(?:${TITLE_WORDS.replaceAll(' ', '|')})的?`, 'gu'),
  // The place a title begins with
  /(?<=^|关于|在)\p{Script=Han}{2,4}?[市县区州]/gu,
];

/**
 * The end of a paragraph that must not be parted, so that no single character stands on its last line: two
 * hanzi, or as much of other text, with the marks among them; those after them stay there by themselves. `null`
 * when there is not so much.
 */
function lastCharacters(text: string): Stretch | null {
  const characters = [...text.replace(MARKS_AT_END, '')];
  const end = characters.join('').length;
  let width = 0;
  let start = end;
  while (width < END_WIDTH && characters.length > 0) {
    const character = characters.pop()!;
    start -= character.length;
    if (!MARK.test(character)) width += textWidth(character);
  }
  return width < END_WIDTH ? null : { start, end };
}

/**
 * @param isEnd whether a paragraph ends with the text
 * @returns stretches not to be broken, in order, not overlapping, each at most `limit` 字 wide.
 */
export function unbreakable(text: string, limit: number, isEnd = false): readonly Stretch[] {
  const last = isEnd ? lastCharacters(text) : null;
  const end = last && fits(text, last.start, last.end, limit) ? [last] : [];
  if (text.length < 2 || (limit < TITLE_LIMIT && !TELLTALE.test(text))) return end;
  const patterns = patternsOf(limit);
  const found = patterns
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].trimEnd().length,
      })),
    )
    .filter(({ start, end }) => !BREAKS_NOWHERE.test(text.slice(start, end)) && fits(text, start, end, limit))
    .concat(end)
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

function patternsOf(limit: number): readonly RegExp[] {
  if (limit >= TITLE_LIMIT) return TITLE_PATTERNS;
  return limit < RUNNING_TEXT_LIMIT ? COLUMN_PATTERNS : PATTERNS;
}

function fits(text: string, start: number, end: number, limit: number): boolean {
  return textWidth(text.slice(start, end)) <= limit;
}
