// Sections in two periods, May and June 2026, given by their classes.

import { comparePeriods, type Pair } from '../../src/assess/periods/comparison.ts';
import type { Span } from '../../src/model/calendar.ts';
import type { Section } from '../../src/model/records.ts';
import type { ClassVerdict } from '../../src/model/verdicts.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { section } from './records.ts';
import { oneSeries } from './series.ts';
import { STANDARDS } from './standards.ts';

export const MAY: Span = { from: '2026-05', to: '2026-05' };
export const JUNE: Span = { from: '2026-06', to: '2026-06' };

/** 氨氮 that gives the class. */
const AMMONIA: Readonly<Record<WaterClass, string>> = {
  1: '0.1',
  2: '0.4',
  3: '0.9',
  4: '1.3',
  5: '1.8',
  6: '3',
};

/** A class, a reason for none, or no reading. */
export type Given = WaterClass | string | null;

/** The verdict of one section and month. */
export function verdict(of: Section, month: string, given: Given): ClassVerdict | undefined {
  if (given === null) return undefined;
  const inService = section(of.name.value, of.targetClass.value);
  const value = typeof given === 'number' ? AMMONIA[given] : `?${given}`;
  return oneSeries('氨氮', { [month]: value }, inService, month).months.get(month)!.verdict;
}

export function pairOf(
  of: Section,
  earlier: Given,
  later: Given,
  firstRead: string | null = '2025-01',
): Pair {
  return {
    section: of,
    earlier: verdict(of, '2026-05', earlier),
    later: verdict(of, '2026-06', later),
    firstRead: firstRead ?? undefined,
  };
}

/** May against June. */
export function comparison(pairs: readonly Pair[]) {
  return comparePeriods(pairs, MAY, JUNE, STANDARDS.classWords);
}

/** May against June where they can be compared. */
export function compared(pairs: readonly Pair[]) {
  const result = comparison(pairs);
  if (result.kind === 'absent') throw new Error(result.reason);
  return result;
}

export function names(list: { readonly sections: readonly { readonly section: Section }[] }): string[] {
  return list.sections.map((entry) => entry.section.name.value);
}
