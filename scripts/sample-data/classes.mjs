// The class a station would state for its section: GB 3838-2002 table 1, worked out here on its own and
// not with the product's judge, so that the sample's stated classes are a second opinion on it.

import { Decimal } from 'decimal.js';

export const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'];

/** Limits for Ⅰ to Ⅴ and the decimals kept before comparing; 总氮 does not enter the class. */
const LIMITS = {
  溶解氧: { limits: ['7.5', '6', '5', '3', '2'], decimals: 1, atLeast: true },
  高锰酸盐指数: { limits: ['2', '4', '6', '10', '15'], decimals: 1 },
  化学需氧量: { limits: ['15', '15', '20', '30', '40'], decimals: 1 },
  五日生化需氧量: { limits: ['3', '3', '4', '6', '10'], decimals: 1 },
  氨氮: { limits: ['0.15', '0.5', '1.0', '1.5', '2.0'], decimals: 2 },
  总磷: { limits: ['0.02', '0.1', '0.2', '0.3', '0.4'], decimals: 3 },
  氟化物: { limits: ['1.0', '1.0', '1.0', '1.5', '1.5'], decimals: 3 },
};
const LAKE_PHOSPHORUS = { limits: ['0.01', '0.025', '0.05', '0.1', '0.2'], decimals: 3 };

/**
 * Value used for assessment: half the detection limit where nothing was detected (`0.01L`).
 *
 * @param {string} text
 */
function assessed(text) {
  return text.endsWith('L') ? new Decimal(text.slice(0, -1)).div(2) : new Decimal(text);
}

/** @param {Decimal} value @param {number} decimals */
function rounded(value, decimals) {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_EVEN);
}

/**
 * Rank 1 to 6 (Ⅰ to 劣Ⅴ) of one sample: that of its worst item. `null` when the sample has no values
 * (断流, 停站).
 *
 * @param {Readonly<Record<string, string>>} values as the laboratory writes them, by item
 * @param {'河流' | '湖泊' | '水库'} body
 */
export function classOf(values, body) {
  if (!/^\d/.test(values.溶解氧)) return null;
  const acidity = rounded(assessed(values.pH值), 0);
  const ranks = [acidity.lt(6) || acidity.gt(9) ? 6 : 1];
  for (const [item, rule] of Object.entries(LIMITS)) {
    const text = values[item];
    if (text === undefined || text === '--') continue;
    const { limits, decimals } = item === '总磷' && body !== '河流' ? LAKE_PHOSPHORUS : rule;
    const value = rounded(assessed(text), decimals);
    const met = limits.findIndex((limit) => (rule.atLeast ? value.gte(limit) : value.lte(limit)));
    ranks.push(met === -1 ? 6 : met + 1);
  }
  return Math.max(...ranks);
}
