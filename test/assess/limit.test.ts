import { describe, expect, it } from 'vitest';
import { boundOf, keeps, multipleOf, writeMultiple } from '../../src/assess/classes/limit.ts';
import { parseDecimal } from '../../src/assess/numbers/rounding.ts';

type Direction = Parameters<typeof boundOf>[0];

const value = (text: string) => parseDecimal(text)!;
const multiple = (text: string, direction: Direction, limit: string) => {
  const ratio = multipleOf(value(text), boundOf(direction, limit));
  return ratio === null ? null : writeMultiple(ratio);
};

describe('a limit', () => {
  it.each<[Direction, string, string, boolean]>([
    ['max', '1.0', '1', true],
    ['max', '1.0', '1.0000001', false],
    ['max', '1.0', '0', true],
    ['min', '7.5', '7.50', true],
    ['min', '7.5', '7.4999', false],
    ['min', '7.5', '20', true],
    ['range', '6~9', '6.0', true],
    ['range', '6~9', '9', true],
    ['range', '6~9', '5.99', false],
    ['range', '6~9', '9.01', false],
  ])('%s %s: %s keeps it: %s', (direction, limit, text, kept) => {
    expect(keeps(value(text), boundOf(direction, limit))).toBe(kept);
  });

  it.each<[Direction, string]>([
    ['max', '约1'],
    ['min', ''],
    ['range', '6~'],
    ['range', '~9'],
  ])('%s %j is a fault of the program: reading has checked it', (direction, limit) => {
    expect(() => boundOf(direction, limit)).toThrow(/limit .* is not a plain decimal/);
  });
});

describe('the multiple over a limit', () => {
  it.each<[string, Direction, string, string | null]>([
    ['1.32', 'max', '1.0', '0.3'],
    ['3', 'max', '1.0', '2.0'],
    ['1.04', 'max', '1.0', '0.04'],
    // Lower limits and ranges have none, nor can zero be exceeded by a multiple.
    ['4', 'min', '5', null],
    ['9.5', 'range', '6~9', null],
    ['0.1', 'max', '0', null],
    ['0.1', 'max', '0.00', null],
  ])('%s over %s %s is %s', (text, direction, limit, expected) => {
    expect(multiple(text, direction, limit)).toBe(expected);
  });
});
