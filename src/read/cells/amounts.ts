// Measured amounts: a number, a value below detection, or no value and perhaps why.

import { MISSING_REASONS } from '../../model/items.ts';
import type { Source } from '../../model/source.ts';
import type { Amount } from '../../model/water.ts';
import { amountInvalid, bdlNoLimit, unitMismatch } from '../problems/cell-problems.ts';
import { numberAdvice } from '../problems/number-problems.ts';
import { cleanText, isBlank, type Parsed } from './cells.ts';
import {
  halfWidth,
  inBounds,
  isPlain,
  type NumberColumn,
  parseNumber,
  readDecimal,
  withPlainPower,
} from './numbers.ts';
import { isUnit, sameUnit } from './units.ts';

const NUMBER = String.raw`(?<number>[\d.,]+(?:[eE][+-]?\d+)?)`;
const UNIT = String.raw`(?<unit>[^\d<>()L][^\d<>()]*(?:\d[^<>()]*)?)?`;
const NOT_FOUND = String.raw`(?:未检出|[nN]\.?[dD]\.?)`;
/** `<0.01`, `0.01L`, `<0.01L`, `0.01mg/L(L)`, `0.01L（未检出）`, `未检出（0.01）`, `ND（检出限0.01mg/L）`. */
const BELOW = [
  `<\\s*${NUMBER}\\s*L?\\s*${UNIT}`,
  `${NUMBER}\\s*(?:L|\\(L\\))\\s*${UNIT}`,
  `${NUMBER}\\s*${UNIT}\\(L\\)`,
  `<?\\s*${NUMBER}\\s*L?\\s*${UNIT}\\s*\\(${NOT_FOUND}\\)`,
  `${NOT_FOUND}\\s*\\((?:<|检出限[为:=]?|M?DL[:=]?)?\\s*${NUMBER}\\s*L?\\s*${UNIT}\\)`,
].map((form) => new RegExp(`^${form}$`));
const BELOW_UNKNOWN =
  /^(?:未检出|[nN]\.?[dD]\.?|[bB][dD][lL]|低于检出限|小于检出限|<\s*(?:检出限|M?DL|LOD)|未检出\s*L)$/;

/**
 * `0.52` is measured; `0.01L` (检出限+L, HJ/T 91-2002) and `<0.01` are below that detection limit; an
 * empty cell or `--` is missing, 断流 and the like missing with a reason. 未检出 without its limit is a
 * problem: no statistic could use it, and a limit taken from elsewhere would not be the laboratory's.
 */
export function parseAmount(source: Source, column: NumberColumn): Parsed<Amount> {
  if (isPlain(source.text)) return measured(inBounds(source.text, source, column));
  const written = cleanText(source.text);
  if (isBlank(written)) return { value: { kind: 'missing' } };
  const reason = written.replace(/^[（(](.*)[)）]$|[。.]$/, '$1');
  if (MISSING_REASONS.includes(reason)) return { value: { kind: 'missing', reason } };
  const text = withPlainPower(halfWidth(written));
  if (BELOW_UNKNOWN.test(text)) return { problem: bdlNoLimit(source, column.header) };
  const below = BELOW.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (below !== undefined) return belowLimit(below.number!, below.unit?.trim(), source, column);
  // A lower-case l is as likely a 1; neither it nor a negative limit is a unit.
  if (/[\d.]\s*[lL]$/.test(text)) {
    return { problem: amountInvalid(source, column.header, numberAdvice(text)) };
  }
  const number = parseNumber(source, column);
  return number.problem?.code === 'NUMBER_INVALID'
    ? { problem: amountInvalid(source, column.header, numberAdvice(text)) }
    : measured(number);
}

function belowLimit(
  number: string,
  unit: string | undefined,
  source: Source,
  column: NumberColumn,
): Parsed<Amount> {
  const expected = column.stated?.unit ?? column.unit;
  const limit = readDecimal(number);
  if (limit === null || !/[1-9]/.test(limit)) return { problem: amountInvalid(source, column.header) };
  if (column.alwaysFound) {
    const advice = `“${column.header}”没有检出限，填测得的数`;
    return { problem: amountInvalid(source, column.header, advice) };
  }
  if (unit !== undefined && !(expected !== undefined && sameUnit(unit, expected))) {
    return {
      problem:
        expected !== undefined && isUnit(unit) && !/^[lL]+$/.test(unit)
          ? unitMismatch(source, column.header, unit, expected)
          : amountInvalid(source, column.header),
    };
  }
  const { value, problem } = inBounds(limit, source, column);
  if (value === undefined) return { problem: problem! };
  return { value: { kind: 'below', limit: value }, ...(problem && { problem }) };
}

function measured({ value, problem }: Parsed<string>): Parsed<Amount> {
  if (value === undefined) return { problem: problem! };
  return { value: { kind: 'measured', value }, ...(problem && { problem }) };
}
