// Which sections and items an index is made of: the same for every unit and both periods of a change, since
// sums over different items do not compare.

import type { Month } from '../../model/calendar.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { IndexScope } from '../../model/ranking-findings.ts';
import type { Section } from '../../model/records.ts';
import type { Source } from '../../model/source.ts';
import type { SurfaceWaterStandard } from '../../model/standard.ts';
import type { ItemName, WaterClass } from '../../model/water.ts';
import { itemsOf } from '../classes/item.ts';
import { countedValue, type Means } from '../classes/mean.ts';
import { sourcesOf } from '../classes/sample.ts';
import type { SectionSeries } from '../classes/series.ts';
import type { Exact } from '../numbers/rounding.ts';

/** Of the items of table 1 those that no index counts (环办监测〔2017〕51号). */
const NOT_INDEXED: readonly ItemName[] = ['水温', '总氮', '粪大肠菌群'];
/** How many sections a reason names before 等. */
const NAMED_SECTIONS = 3;

const NOTHING: UsableAmounts = new Map();

/** One section's amounts in one period: a month, or its means over the months of a year so far. */
export interface IndexSample {
  readonly section: Section;
  readonly amounts: Means;
  readonly waterClass: WaterClass | null;
}

export interface IndexPeriod {
  /** E.g. `2026年6月` or `2026年1—6月`. */
  readonly label: string;
  readonly samples: readonly IndexSample[];
  /** The usable amounts of each section by its name. */
  readonly values: ReadonlyMap<string, UsableAmounts>;
}

type UsableAmounts = ReadonlyMap<ItemName, UsedAmount>;

interface UsedAmount {
  readonly value: Exact;
  readonly sources: readonly Source[];
}

/** A section with its usable amounts, one map a period of the basis. */
export interface TakingSection {
  readonly section: Section;
  readonly values: readonly UsableAmounts[];
}

export interface IndexBasis {
  readonly scope: IndexScope;
  /** In the order of the sections given. */
  readonly taking: readonly TakingSection[];
}

/** The samples of one month. */
export function monthSamples(series: readonly SectionSeries[], month: Month): readonly IndexSample[] {
  return series.flatMap(({ section, months }) => {
    const found = months.get(month);
    return found === undefined
      ? []
      : [{ section, amounts: found.amounts, waterClass: found.verdict.waterClass }];
  });
}

/** A period with what of its samples can be used; below detection counts as the policy says. */
export function indexPeriod(
  label: string,
  samples: readonly IndexSample[],
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
): IndexPeriod {
  const items = indexedItems(standard);
  const values = samples.map(
    ({ section, amounts }) => [section.name.value, usable(amounts, items, policy)] as const,
  );
  return { label, samples, values: new Map(values) };
}

/**
 * What the indexes of one period, or of two to be compared, are made of. A section takes part when in each
 * period it has a usable value of every item the policy requires; an item counts when every section taking
 * part has it in each period. All others are left out for all units alike and named.
 * @param sections every section that could take part, those without any data too
 * @param excluded reasons by section name for which it is kept out
 */
export function basisOf(
  periods: readonly IndexPeriod[],
  sections: readonly Section[],
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
  excluded: ReadonlyMap<string, string>,
): IndexBasis {
  const indexed = indexedItems(standard);
  const required = indexed.filter((item) => policy.requiredItems.includes(item));
  const taking: TakingSection[] = [];
  const sectionsLeftOut: IndexScope['sectionsLeftOut'][number][] = [];
  for (const section of sections) {
    const name = section.name.value;
    const values = periods.map((period) => period.values.get(name) ?? NOTHING);
    const reason = excluded.get(name) ?? lacking(values, periods, required);
    if (reason === undefined) taking.push({ section, values });
    else sectionsLeftOut.push({ section: name, county: section.county.value, reason });
  }
  const items: ItemName[] = [];
  const itemsLeftOut: IndexScope['itemsLeftOut'][number][] = [];
  for (const item of indexed) {
    const without = taking.filter(({ values }) => values.some((period) => !period.has(item)));
    if (taking.length > 0 && without.length === 0) items.push(item);
    else {
      const isMeasured = without.length < taking.length;
      itemsLeftOut.push({ item, isMeasured, reason: writeWithout(without, taking.length) });
    }
  }
  return { scope: { items, itemsLeftOut, sectionsLeftOut }, taking };
}

function indexedItems(standard: SurfaceWaterStandard): readonly ItemName[] {
  const names = [...itemsOf(standard, 'river'), ...itemsOf(standard, 'lake')].map(
    ({ limits }) => limits.item,
  );
  return [...new Set(names)].filter((item) => !NOT_INDEXED.includes(item));
}

function usable(amounts: Means, items: readonly ItemName[], policy: AssessmentPolicy): UsableAmounts {
  const values = new Map<ItemName, UsedAmount>();
  for (const item of items) {
    const amount = amounts[item];
    if (amount === undefined) continue;
    const value = countedValue(amount.value, policy);
    if (value !== null) values.set(item, { value, sources: sourcesOf(amount) });
  }
  return values;
}

function lacking(
  values: TakingSection['values'],
  periods: readonly IndexPeriod[],
  required: readonly ItemName[],
): string | undefined {
  const reasons = periods.flatMap(({ label }, index) => {
    const missing = required.filter((item) => !values[index]!.has(item));
    if (missing.length === 0) return [];
    return missing.length === required.length
      ? [`${label}没有监测数据`]
      : [`${label}缺少${missing.join('、')}`];
  });
  return reasons.length === 0 ? undefined : reasons.join('，');
}

function writeWithout(without: readonly TakingSection[], all: number): string {
  if (without.length === all) return '没有监测值';
  const names = without.slice(0, NAMED_SECTIONS).map(({ section }) => section.name.value);
  const rest = without.length > names.length ? `等${without.length}个断面` : '';
  return `${names.join('、')}${rest}没有监测值`;
}
