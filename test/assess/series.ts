// Sections with their months, judged from readings as the product judges them.

import { judgeSections } from '../../src/assess/classes/sections.ts';
import type { SectionSeries } from '../../src/assess/classes/series.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Reading, Section } from '../../src/model/records.ts';
import { reading, section } from './records.ts';
import { STANDARDS } from './standards.ts';

/** The series of a register up to a period. */
export function seriesOf(
  sections: readonly Section[],
  readings: readonly Reading[],
  period = '2026-06',
  policy: AssessmentPolicy = CURRENT_POLICY,
): readonly SectionSeries[] {
  return judgeSections({
    period,
    sections,
    readings,
    standard: STANDARDS.surfaceWater,
    classWords: STANDARDS.classWords,
    extraLimits: STANDARDS.extraLimits,
    policy,
  }).value.series;
}

/** Monthly readings of class-Ⅰ water with one item changed: month → its value, `?断流` for no value at all. */
export function monthly(
  name: string,
  item: string,
  values: Readonly<Record<string, string>>,
): readonly Reading[] {
  return Object.entries(values).map(([month, value]) =>
    value.startsWith('?')
      ? reading(name, month, Object.fromEntries(FIVE.map((each) => [each, value])))
      : reading(name, month, { [item]: value }),
  );
}

const FIVE = ['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷'];

/** One section with its readings of one item. */
export function oneSeries(
  item: string,
  values: Readonly<Record<string, string>>,
  of: Section = section('甲'),
  period = '2026-06',
  policy: AssessmentPolicy = CURRENT_POLICY,
): SectionSeries {
  return seriesOf([of], monthly(of.name.value, item, values), period, policy)[0]!;
}

/** Months of a year with their values: `inYear('2026', ['0.1', '0.2'])` is January and February. */
export function inYear(year: string, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.flatMap((value, index) =>
      value === '' ? [] : [[`${year}-${String(index + 1).padStart(2, '0')}`, value]],
    ),
  );
}
