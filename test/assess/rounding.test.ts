import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  compareRatios,
  halfOf,
  parseDecimal,
  ratioOf,
  roundHalfEven,
  roundRatio,
  writeDecimal,
} from '../../src/assess/numbers/rounding.ts';
import { digits, seeded } from './oracle.ts';

const round = (text: string, decimals: number) => writeDecimal(roundHalfEven(parseDecimal(text)!, decimals));

/** A plain decimal string with up to `places` decimals. */
const decimalText = (places: number) =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: places }))
    .map(([units, decimals]) => writeDecimal({ units, places: decimals }));

describe('rounding half to even (GB/T 8170)', () => {
  it.each([
    // 四舍六入
    ['0.0034', 3, '0.003'],
    ['0.0036', 3, '0.004'],
    // 五后非零则进一
    ['0.02501', 2, '0.03'],
    ['1.0050000001', 2, '1.01'],
    // 五后皆零，前一位奇进偶不进
    ['0.0035', 3, '0.004'],
    ['0.0045', 3, '0.004'],
    ['0.025', 2, '0.02'],
    ['0.035', 2, '0.04'],
    ['0.0450', 2, '0.04'],
    ['8.5', 0, '8'],
    ['9.5', 0, '10'],
    ['9.4', 0, '9'],
    ['5.5', 0, '6'],
    ['0.995', 2, '1.00'],
    ['99.95', 1, '100.0'],
    // 位数不足不补零
    ['1.3', 2, '1.3'],
    ['7', 1, '7'],
    ['0', 3, '0'],
    // 有修约则写满位数
    ['1.296', 2, '1.30'],
    ['0.000', 2, '0.00'],
  ])('%s to %i decimals is %s', (text, decimals, expected) => {
    expect(round(text, decimals)).toBe(expected);
  });

  it('sends 10,000 random ties to the even neighbour', () => {
    const next = seeded(8170);
    const wrong: string[] = [];
    for (let index = 0; index < 10_000; index += 1) {
      const decimals = next(7);
      const kept = BigInt(1 + next(10 ** next(10)));
      const tie = digits(kept * 10n + 5n, decimals + 1) + '0'.repeat(next(4));
      const even = digits(kept % 2n === 0n ? kept : kept + 1n, decimals);
      if (round(tie, decimals) !== even) wrong.push(`${tie} to ${decimals} is ${round(tie, decimals)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with decimal.js away from zero', () => {
    fc.assert(
      fc.property(decimalText(9), fc.integer({ min: 0, max: 6 }), (text, decimals) => {
        const oracle = new Decimal(text).toDecimalPlaces(decimals, Decimal.ROUND_HALF_EVEN);
        fc.pre(!oracle.isZero());
        expect(new Decimal(round(text, decimals)).equals(oracle)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the zero rule', () => {
  it.each([
    ['0.0003', 3, '0.0003'],
    ['0.00005', 3, '0.00005'],
    ['0.0005', 3, '0.0005'],
    ['0.0006', 3, '0.001'],
    ['0.00045', 3, '0.0004'],
    ['0.00096', 2, '0.001'],
    ['0.005', 2, '0.005'],
    ['0.05', 1, '0.05'],
    ['0.4', 0, '0.4'],
  ])('%s to %i decimals is %s', (text, decimals, expected) => {
    expect(round(text, decimals)).toBe(expected);
  });

  it('never makes zero of a value that is not zero', () => {
    fc.assert(
      fc.property(decimalText(12), fc.integer({ min: 0, max: 6 }), (text, decimals) => {
        expect(Number(round(text, decimals)) === 0).toBe(Number(text) === 0);
      }),
    );
  });
});

describe('exact decimals', () => {
  it.each(['', ' ', '1e3', '0x1f', 'Infinity', 'NaN', '1.', '.5', '1,5', '１', '<1', '--'])(
    'takes %j for no number',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('compares by value, whatever the number of places', () => {
    fc.assert(
      fc.property(decimalText(8), decimalText(8), (a, b) => {
        const sign = Math.sign(compareDecimals(parseDecimal(a)!, parseDecimal(b)!));
        expect(sign).toBe(new Decimal(a).cmp(b));
      }),
    );
    expect(compareDecimals(parseDecimal('1.50')!, parseDecimal('1.5')!)).toBe(0);
  });

  it.each([
    ['0.05', '0.025'],
    ['0.04', '0.02'],
    ['1', '0.5'],
    ['2', '1'],
  ])('half of %s is %s', (text, half) => {
    expect(writeDecimal(halfOf(parseDecimal(text)!))).toBe(half);
  });

  it.each([
    ['1', '3', '33', '100', 1],
    ['33', '100', '1', '3', -1],
    ['1', '4', '25', '100', 0],
    ['0', '7', '1', '7', -1],
  ])('%s ÷ %s to %s ÷ %s compares as %i', (a, b, c, d, sign) => {
    const ratio = (dividend: string, divisor: string) =>
      ratioOf(parseDecimal(dividend)!, parseDecimal(divisor)!);
    expect(Math.sign(compareRatios(ratio(a, b), ratio(c, d)))).toBe(sign);
  });

  it('rounds a quotient once, not the rounded quotient again', () => {
    // 1/3 = 0.333…; 2.4999…/10 lies just below the tie 0.25.
    const quotient = (a: string, b: string, decimals: number) =>
      writeDecimal(roundRatio(ratioOf(parseDecimal(a)!, parseDecimal(b)!), decimals));
    expect(quotient('1', '3', 3)).toBe('0.333');
    expect(quotient(`2.4${'9'.repeat(60)}`, '10', 1)).toBe('0.2');
    expect(quotient('2.5', '10', 1)).toBe('0.2');
    expect(quotient(`2.5${'0'.repeat(60)}1`, '10', 1)).toBe('0.3');
    expect(quotient('155', '100', 1)).toBe('1.6');
  });

  it('keeps numbers longer than any float', () => {
    expect(round(`${'9'.repeat(30)}.5`, 0)).toBe(`1${'0'.repeat(30)}`);
    expect(round(`1.${'0'.repeat(40)}1`, 41)).toBe(`1.${'0'.repeat(40)}1`);
  });
});
