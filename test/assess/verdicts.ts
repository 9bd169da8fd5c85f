// Verdicts that only have a class: what rankings, scorecards and warnings look at.

import type { ClassVerdict, Exceedance } from '../../src/model/verdicts.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { sourced } from './standards.ts';

/** A verdict whose row is the cell `row …` and whose first source is the cell `first …`. */
export function classed(
  waterClass: WaterClass | null,
  name: string,
  exceeded: readonly Exceedance[] = [],
): ClassVerdict {
  return {
    waterClass,
    deciding: [],
    items: [],
    exceeded,
    base: 3,
    mainPollutants: [],
    apart: [],
    missing: [],
    sources: [sourced(name, `first ${name}`).source, sourced(name, `second ${name}`).source],
    rows: [sourced(name, `row ${name}`).source],
    statement: '',
  };
}

/** An item over its limit; `multiple` as it would be written. */
export function over(item: string, compared: string, limit: string, multiple?: string): Exceedance {
  return {
    item,
    compared,
    limit,
    unit: 'mg/L',
    sources: [sourced(compared, item).source],
    ...(multiple === undefined ? {} : { multiple }),
  };
}
