// Every limit of GB 3838-2002: at it, beside it by one assessment place and by one digit more, and on the ties
// to both sides. What is expected follows from whole numbers and “≤ limit”, not from the judge.

import { describe, expect, it } from 'vitest';
import { itemsOf, judgeItem } from '../../src/assess/classes/item.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { ItemName, WaterBody } from '../../src/model/water.ts';
import { digits, LINES, lineOf, scaled } from './oracle.ts';
import { amount, STANDARDS } from './standards.ts';

// GB 3838-2002 table 1 typed once more, as whole numbers of the assessment place (10^−decimals):
// [item, direction, decimals, Ⅰ, Ⅱ, Ⅲ, Ⅳ, Ⅴ].
type Row = readonly [ItemName, '上限' | '下限', number, number, number, number, number, number];
const BOTH: readonly Row[] = [
  ['溶解氧', '下限', 1, 75, 60, 50, 30, 20],
  ['高锰酸盐指数', '上限', 1, 20, 40, 60, 100, 150],
  ['化学需氧量', '上限', 1, 150, 150, 200, 300, 400],
  ['五日生化需氧量', '上限', 1, 30, 30, 40, 60, 100],
  ['氨氮', '上限', 2, 15, 50, 100, 150, 200],
  ['铜', '上限', 3, 10, 1000, 1000, 1000, 1000],
  ['锌', '上限', 3, 50, 1000, 1000, 2000, 2000],
  ['氟化物', '上限', 3, 1000, 1000, 1000, 1500, 1500],
  ['硒', '上限', 4, 100, 100, 100, 200, 200],
  ['砷', '上限', 4, 500, 500, 500, 1000, 1000],
  ['汞', '上限', 5, 5, 5, 10, 100, 100],
  ['镉', '上限', 5, 100, 500, 500, 500, 1000],
  ['六价铬', '上限', 3, 10, 50, 50, 50, 100],
  ['铅', '上限', 3, 10, 10, 50, 50, 100],
  ['氰化物', '上限', 3, 5, 50, 200, 200, 200],
  ['挥发酚', '上限', 4, 20, 20, 50, 100, 1000],
  ['石油类', '上限', 2, 5, 5, 5, 50, 100],
  ['阴离子表面活性剂', '上限', 2, 20, 20, 20, 30, 30],
  ['硫化物', '上限', 3, 50, 100, 200, 500, 1000],
  ['粪大肠菌群', '上限', 0, 200, 2000, 10000, 20000, 40000],
];
const TABLE: Readonly<Record<WaterBody, readonly Row[]>> = {
  river: [...BOTH, ['总磷', '上限', 3, 20, 100, 200, 300, 400]],
  lake: [...BOTH, ['总磷', '上限', 3, 10, 25, 50, 100, 200], ['总氮', '上限', 2, 20, 50, 100, 150, 200]],
};
const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'];
const BODIES = ['river', 'lake'] as const satisfies WaterBody[];

/** Class rounded first, and class of the value as it stands. */
function classes(body: WaterBody, item: ItemName, text: string): readonly [number, number] {
  const prepared = itemsOf(STANDARDS.surfaceWater, body).find((entry) => entry.limits.item === item)!;
  const [first, none] = (['first', 'none'] as const).map((rounding) => {
    const judgement = judgeItem(amount(text).value, prepared, { ...CURRENT_POLICY, rounding });
    return judgement.kind === 'judged' ? judgement.waterClass : Number.NaN;
  });
  return [first!, none!];
}

/** The class of a whole number of hundredths of the assessment place, found among the five limits. */
function expected([, direction, , ...limits]: Row, hundredths: number): number {
  const met = limits.findIndex((limit) =>
    direction === '上限' ? hundredths <= limit * 100 : hundredths >= limit * 100,
  );
  return met < 0 ? 6 : met + 1;
}

describe('table 1 of GB 3838-2002', () => {
  it('stands in the data file as it was typed here, nothing more and nothing less', () => {
    for (const body of BODIES) {
      const filed = LINES.filter(({ bodies, direction }) => bodies.includes(body) && direction !== '范围');
      expect(filed.map(({ item }) => item).sort()).toEqual(TABLE[body].map(([item]) => item).sort());
      for (const [item, direction, decimals, ...limits] of TABLE[body]) {
        const line = lineOf(item, body)!;
        expect([line.direction, line.decimals], item).toEqual([direction, decimals]);
        expect(line.limits.map(scaled), item).toEqual(
          limits.map((limit) => scaled(digits(BigInt(limit), decimals))),
        );
      }
      expect(lineOf('pH值', body)).toMatchObject({
        decimals: 0,
        limits: ['6~9', '6~9', '6~9', '6~9', '6~9'],
      });
    }
  });
});

const LIMITS = BODIES.flatMap((body) =>
  TABLE[body].flatMap((row) =>
    row.slice(3).map((limit, index) => ({
      body,
      row,
      item: row[0],
      numeral: NUMERALS[index],
      limit: Number(limit),
      written: digits(BigInt(limit), row[2]),
    })),
  ),
);

// Where a value lies beside a limit, and where rounding takes it, in hundredths of the assessment place.
const BESIDE: readonly (readonly [string, number, number])[] = [
  ['at the limit', 0, 0],
  ['one assessment place below', -100, -100],
  ['one assessment place above', 100, 100],
  ['one digit below', -10, 0],
  ['one digit above', 10, 0],
  ['two digits below', -1, 0],
  ['two digits above', 1, 0],
  ['just inside the tie below', -49, 0],
  ['just inside the tie above', 49, 0],
  ['just outside the tie below', -51, -100],
  ['just outside the tie above', 51, 100],
];

describe('at, just below and just above the limit, and on the ties to both sides', () => {
  it.each(LIMITS)('$item, $body, class $numeral at $written', ({ body, row, item, limit }) => {
    const at = limit * 100;
    const text = (hundredths: number) => digits(BigInt(hundredths), row[2] + 2);
    // A tie goes to the even neighbour: to the limit itself where that is even, else away from it.
    const ties = [-50, 50].map((tie) => [`the tie at ${tie}`, tie, limit % 2 === 0 ? 0 : 2 * tie] as const);
    for (const [where, offset, rounded] of [...BESIDE, ...ties]) {
      expect(classes(body, item, text(at + offset)), where).toEqual([
        expected(row, at + rounded),
        expected(row, at + offset),
      ]);
    }
  });
});

describe('pH, 6 to 9 in every class', () => {
  // Tenths and hundredths of pH; rounded to whole numbers first, and as it stands.
  it.each([
    ['6', 1, 1],
    ['9', 1, 1],
    ['5', 6, 6],
    ['10', 6, 6],
    ['6.1', 1, 1],
    ['8.9', 1, 1],
    ['5.9', 1, 6],
    ['5.99', 1, 6],
    ['9.1', 1, 6],
    ['9.01', 1, 6],
    ['5.5', 1, 6], // the even 6
    ['5.49', 6, 6],
    ['5.51', 1, 6],
    ['9.5', 6, 6], // the even 10
    ['9.49', 1, 6],
    ['9.51', 6, 6],
    ['0', 6, 6],
    ['14', 6, 6],
  ])('%s is class %i rounded first, %i as it stands', (text, first, none) => {
    for (const body of BODIES) expect(classes(body, 'pH值', text)).toEqual([first, none]);
  });
});
