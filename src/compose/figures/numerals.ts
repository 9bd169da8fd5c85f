// Whole numbers in Chinese numerals, as headings and paragraphs are numbered.

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 九十九. */
export function chineseNumeral(count: number): string {
  const tens = Math.floor(count / 10);
  const ones = NUMERALS[count % 10]!;
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : NUMERALS[tens]}十${ones}`;
}
