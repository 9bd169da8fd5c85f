// pH by hydrogen-ion activity: 10^−pH as integers of 50 digits, and back. Powers of hundredths come from a table,
// others from decimal.js; the logarithm is a short series around a power of the table, 40 times as fast as a fresh one.

import { Decimal } from 'decimal.js';
import { type Exact, roundHalfEven } from './rounding.ts';

/** Activities are counted in units of 10^−50: 36 digits even at pH 14. */
const DIGITS = 50;
const Real: typeof Decimal = Decimal.clone({
  defaults: true,
  precision: DIGITS + 5,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

const SERIES_PLACES = 45;
const ONE = 10n ** BigInt(SERIES_PLACES);
const LN_10 = BigInt(Real.ln(10).times(`1e${SERIES_PLACES}`).toFixed(0));

// pH is written with one or two decimals: 10^(1/100), multiplied with itself, gives all of those at once. With 20
// digits more than are asked for, what a hundred products lose does not reach them.
const STEPS = 100;
const STEP_PLACES = DIGITS + 20;
const STEP_ONE = 10n ** BigInt(STEP_PLACES);
const HUNDREDTHS = /^\d{1,2}(?:\.\d{1,2})?$/;

let steps: readonly bigint[] | undefined;

/** 10^(0/100) to 10^(99/100). */
function stepPowers(): readonly bigint[] {
  if (steps !== undefined) return steps;
  const Precise = Real.clone({ precision: STEP_PLACES + 5 });
  const step = BigInt(Precise.pow(10, 0.01).times(`1e${STEP_PLACES}`).toFixed(0));
  const powers = [STEP_ONE];
  while (powers.length < STEPS) powers.push((powers.at(-1)! * step) / STEP_ONE);
  steps = powers;
  return steps;
}

/** 10^−pH in units of 10^−50. `ph` is a plain decimal that is not negative. */
export function activityOf(ph: string): bigint {
  const [whole, part = ''] = ph.split('.');
  const exponent = DIGITS * STEPS - Number(`${whole}${part.padEnd(2, '0')}`);
  if (!HUNDREDTHS.test(ph) || exponent < 0) {
    return BigInt(Real.pow(10, new Real(DIGITS).minus(ph)).toFixed(0));
  }
  const power = stepPowers()[exponent % STEPS]! * 10n ** BigInt(Math.floor(exponent / STEPS));
  return (power + STEP_ONE / 2n) / STEP_ONE;
}

/** −log10 of an activity in units of 10^−50, to at most 30 decimals. */
export function phOf(activity: bigint, decimals: number): Exact {
  // Less than one unit would be a pH above 50, which no reading lets through.
  const counted = activity > 0n ? activity : 1n;
  // Where the guess falls only decides how long the series is, not what it gives.
  const guess = Math.max(0, DIGITS - Math.log10(Number(counted))).toFixed(2);
  const near = activityOf(guess);
  // ln(a/b) = 2 (t + t³/3 + t⁵/5 + …) with t = (a − b)/(a + b)
  const t = ((counted - near) * ONE) / (counted + near);
  const square = (t * t) / ONE;
  let sum = 0n;
  for (let term = t, odd = 1n; term !== 0n; term = (term * square) / ONE, odd += 2n) sum += term / odd;
  const whole = (BigInt(guess.replace('.', '')) * ONE) / 100n;
  return roundHalfEven({ units: whole - (2n * sum * ONE) / LN_10, places: SERIES_PLACES }, decimals);
}
