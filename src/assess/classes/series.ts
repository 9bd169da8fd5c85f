// The months of each section: what everything beyond a single class is derived from.

import type { Month } from '../../model/calendar.ts';
import type { Section } from '../../model/records.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import type { ItemName } from '../../model/water.ts';
import type { SampleAmount } from './sample.ts';

/** One month of one section: the month's means and the class they give. */
export interface MonthOfSection {
  readonly amounts: Readonly<Record<ItemName, SampleAmount>>;
  readonly verdict: ClassVerdict;
}

/** A section with the months it has monthly readings for, oldest first, up to the period under review. */
export interface SectionSeries {
  readonly section: Section;
  readonly months: ReadonlyMap<Month, MonthOfSection>;
}
