// A section's month against extra sets of limits: drinking-water sources (GB 3838-2002 tables 2 and 3, §5.3),
// local special limits. They are reported beside the class and never move it.

import type { Problem } from '../../model/problem.ts';
import type { Section } from '../../model/records.ts';
import type { ExtraLimit } from '../../model/standard.ts';
import type { ExtraSetFinding, ExtraVerdict } from '../../model/verdicts.ts';
import type { ItemName } from '../../model/water.ts';
import { type Exact, parseDecimal, roundHalfEven, writeDecimal } from '../numbers/rounding.ts';
import { type ComparisonPolicy, countedBelow, LIMIT_TOO_HIGH, NEGATIVE, NOT_A_NUMBER } from './item.ts';
import { boundOf, keeps, multipleOf, writeMultiple } from './limit.ts';
import { extraStandardUnknown } from './problems.ts';
import { type SampleAmount, sourcesOf } from './sample.ts';

/** The sets a section names that no standard file has. */
export function unknownExtraSets(section: Section, limits: readonly ExtraLimit[]): readonly Problem[] {
  const known = [...new Set(limits.map(({ set }) => set))];
  return (section.extraStandards ?? [])
    .filter(({ value }) => !known.includes(value))
    .map((name) => extraStandardUnknown(section, name, known));
}

/**
 * Judges a section's amounts against every known set it names: a value keeps its limit when ≤ it (≥ for
 * lower limits, inside for ranges), after rounding where the set gives decimals. Below detection counts as
 * the policy says; where the true value could lie on the other side of the limit the item is not judged.
 */
export function judgeExtra(
  amounts: Readonly<Record<ItemName, SampleAmount>>,
  section: Section,
  limits: readonly ExtraLimit[],
  policy: ComparisonPolicy,
): readonly ExtraSetFinding[] {
  return (section.extraStandards ?? []).flatMap(({ value: name }) => {
    const own = limits.filter(({ set }) => set === name);
    return own.length === 0 ? [] : [judgeSet(name, amounts, own, policy)];
  });
}

function judgeSet(
  set: string,
  amounts: Readonly<Record<ItemName, SampleAmount>>,
  limits: readonly ExtraLimit[],
  policy: ComparisonPolicy,
): ExtraSetFinding {
  const items: ExtraVerdict[] = [];
  const unjudged: { item: ItemName; reason: string }[] = [];
  for (const limit of limits) {
    const amount = amounts[limit.item];
    if (amount === undefined || amount.value.kind === 'missing') continue;
    const outcome = compare(amount, limit, policy);
    if (typeof outcome === 'string') unjudged.push({ item: limit.item, reason: outcome });
    else items.push(outcome);
  }
  return {
    set,
    standard: limits[0]!.standard,
    items,
    met: items.length === 0 ? null : items.every((item) => item.keeps),
    unjudged,
    limited: limits.length,
  };
}

/** The comparison, or why there is none. */
function compare(amount: SampleAmount, limit: ExtraLimit, policy: ComparisonPolicy): ExtraVerdict | string {
  const { value } = amount;
  if (value.kind === 'missing') return NOT_A_NUMBER;
  const written = parseDecimal(value.kind === 'measured' ? value.value : value.limit);
  if (written === null) return NOT_A_NUMBER;
  if (written.units < 0n) return NEGATIVE;
  const bound = boundOf(limit.direction, limit.limit.value);
  const rounded = (exact: Exact) =>
    policy.rounding === 'none' || limit.decimals === undefined ? exact : roundHalfEven(exact, limit.decimals);
  const counted = rounded(value.kind === 'measured' ? written : countedBelow(written, policy));
  const isKept = keeps(counted, bound);
  const ends = limit.direction === 'max' ? [written] : [written, { units: 0n, places: 0 }];
  if (value.kind === 'below' && ends.some((end) => keeps(rounded(end), bound) !== isKept)) {
    return LIMIT_TOO_HIGH;
  }
  const multiple = isKept ? null : multipleOf(counted, bound);
  return {
    item: limit.item,
    compared: writeDecimal(counted),
    limit: limit.limit.value,
    unit: limit.unit,
    keeps: isKept,
    ...(multiple && { multiple: writeMultiple(multiple) }),
    clause: limit.clause,
    sources: [...sourcesOf(amount), limit.limit.source],
  };
}
