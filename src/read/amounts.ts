// Measured amounts: a number, a value below detection, or no value and perhaps why.

import { MISSING_REASONS } from '../model/items.ts';
import type { Source } from '../model/source.ts';
import type { Amount } from '../model/water.ts';
import { amountInvalid, bdlNoLimit } from './cell-problems.ts';
import { cleanText, isBlank, type Parsed } from './cells.ts';
import {
  checkRange,
  halfWidth,
  isPlain,
  type NumberColumn,
  parseNumber,
  readDecimal,
  withoutUnit,
} from './numbers.ts';

/**
 * `0.52` is measured; `0.01L` (检出限+L, HJ/T 91-2002) and `<0.01` are below that detection limit; an
 * empty cell or `--` is missing, 断流 and the like missing with a reason. 未检出 without its limit is a
 * problem: no statistic could use it.
 */
export function parseAmount(source: Source, column: NumberColumn): Parsed<Amount> {
  if (isPlain(source.text)) return measured(checkRange(source.text, source, column));
  const written = cleanText(source.text);
  if (isBlank(written)) return { value: { kind: 'missing' } };
  if (MISSING_REASONS.includes(written)) return { value: { kind: 'missing', reason: written } };
  const text = withoutUnit(halfWidth(written).replace(/\s/g, ''), column.unit);
  if (/^(未检出|ND|n\.d\.)$/i.test(text)) return { problem: bdlNoLimit(source, column.header) };
  // A lower-case l is as likely a 1.
  if (/\dl$/.test(text)) return { problem: amountInvalid(source, column.header) };
  const marked = /^<(.+?)L?$/.exec(text)?.[1] ?? /^(.+)L$/.exec(text)?.[1];
  const limit = marked === undefined ? null : readDecimal(marked);
  if (limit !== null) {
    if (!/^[\d.]*[1-9]/.test(limit)) return { problem: amountInvalid(source, column.header) };
    const { problem } = checkRange(limit, source, column);
    return problem === undefined ? { value: { kind: 'below', limit } } : { problem };
  }
  const number = parseNumber(source, column);
  return number.problem?.code === 'NUMBER_INVALID'
    ? { problem: amountInvalid(source, column.header) }
    : measured(number);
}

function measured({ value, problem }: Parsed<string>): Parsed<Amount> {
  return value === undefined ? { problem: problem! } : { value: { kind: 'measured', value } };
}
