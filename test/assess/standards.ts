// The shipped standards as the product reads them, and short ways to write amounts.

import { fileURLToPath } from 'node:url';
import type { Source, Sourced } from '../../src/model/source.ts';
import type { ClassLimits, Standards } from '../../src/model/standard.ts';
import type { Amount, ItemName, WaterBody } from '../../src/model/water.ts';
import { readStandards } from '../../src/read/standards/standards.ts';

export const SHIPPED = await readStandards(fileURLToPath(new URL('../../data/standards/', import.meta.url)));

export const STANDARDS: Standards = SHIPPED.value;

/** The limits of one item, e.g. for `judgeItem`. */
export function limitsOf(waterBody: WaterBody, item: ItemName): ClassLimits {
  return STANDARDS.surfaceWater.limits[waterBody][item]!;
}

/** A value in a cell; the cell is named after `at`, so that tests can tell cells apart. */
export function sourced<T>(value: T, at = 'A1'): Sourced<T> {
  const source: Source = { file: 'data/test.csv', cell: at, text: String(value) };
  return { value, source };
}

/** `1.32` measured, `<0.05` below detection, `` missing, `?停站` missing with its reason. */
export function amount(text: string, at?: string): Sourced<Amount> {
  const value: Amount =
    text === ''
      ? { kind: 'missing' }
      : text.startsWith('?')
        ? { kind: 'missing', reason: text.slice(1) }
        : text.startsWith('<')
          ? { kind: 'below', limit: text.slice(1) }
          : { kind: 'measured', value: text };
  return { value, source: sourced(text, at).source };
}

/** Amounts by item, each in a cell named after its item, with `prefix` before. */
export function amounts(
  texts: Readonly<Record<ItemName, string>>,
  prefix = '',
): Readonly<Record<ItemName, Sourced<Amount>>> {
  return Object.fromEntries(Object.entries(texts).map(([item, text]) => [item, amount(text, prefix + item)]));
}

/** The five required items at class Ⅰ, to be changed item by item. */
export const CLEAN = {
  pH值: '7.5',
  溶解氧: '8.6',
  高锰酸盐指数: '1.8',
  氨氮: '0.08',
  总磷: '0.01',
} as const;
