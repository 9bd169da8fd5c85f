// The trophic state of lakes: 综合营养状态指数 TLI(Σ) = Σ Wj × TLI(j), TLI(j) = 10 × (a + b × ln value)
// (环办〔2011〕22号 二（二）2).

import { Decimal } from 'decimal.js';
import type { Month } from '../../model/calendar.ts';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Derived } from '../../model/source.ts';
import type { Standards, TrophicGrade, TrophicPart } from '../../model/standard.ts';
import type { LakeTrophicState, TrophicFinding, TrophicValue } from '../../model/water-findings.ts';
import { ruleOf } from '../classes/clause.ts';
import { NEGATIVE, NO_VALUE, NOT_A_NUMBER } from '../classes/item.ts';
import { countedValue, type Means, meanAmounts } from '../classes/mean.ts';
import { type SampleAmount, sourcesOf } from '../classes/sample.ts';
import { writeDecimal } from '../numbers/rounding.ts';
import { groupsOf, waterBodyOf } from './water-groups.ts';
import type { WaterInput } from './waters.ts';

/** A value that stands there and has no logarithm. */
const NOT_ABOVE_ZERO = '数值不大于0，不能取对数';

/** Precise enough that a rounding tie of the index is one of the exact index too. */
const Real: typeof Decimal = Decimal.clone({ defaults: true, precision: 40 });

/** One part with its index exact. */
interface ExactPart {
  readonly part: TrophicPart;
  readonly index: Decimal;
  readonly shown: TrophicValue;
}

/**
 * The trophic state of every lake or reservoir with readings in the month, in register order, and of each
 * of its points. A lake's values are the means over its points (half the detection limit as the policy
 * says). A part without a value above zero leaves the whole without an index, and is named.
 */
export function trophicStatesOf({
  month,
  series,
  standards,
  policy,
}: WaterInput): readonly LakeTrophicState[] {
  const members = series.flatMap(({ section, months }) => {
    const now = months.get(month);
    return now === undefined ? [] : [{ section, ...now }];
  });
  return groupsOf(members)
    .filter((group) => group.level === 'water' && waterBodyOf(group.members) === 'lake')
    .map((group) => lakeOf(group.name, month, group.members, standards, policy));
}

function lakeOf(
  water: string,
  month: Month,
  members: Parameters<typeof waterBodyOf>[0],
  standards: Standards,
  policy: AssessmentPolicy,
): LakeTrophicState {
  const means = meanAmounts(
    members.map(({ amounts }) => amounts),
    policy,
  );
  return {
    water,
    month,
    lake: trophicStateOf(means, standards, policy),
    points: members.map(({ section, amounts }) => ({
      section,
      finding: trophicStateOf(amounts, standards, policy),
    })),
  };
}

/** The trophic state by one set of amounts: 叶绿素a in mg/m³, 透明度 in m, the others in mg/L. */
export function trophicStateOf(
  amounts: Means,
  { trophicParts, trophicGrades }: Pick<Standards, 'trophicParts' | 'trophicGrades'>,
  policy: AssessmentPolicy,
): TrophicFinding {
  const parts: ExactPart[] = [];
  const missing: { item: string; reason: string }[] = [];
  for (const part of trophicParts) {
    const value = usableValue(amounts[part.item], policy);
    if (typeof value === 'string') missing.push({ item: part.item, reason: value });
    else parts.push(exactPart(part, value, amounts[part.item]!));
  }
  const shown = parts.map((entry) => entry.shown);
  if (missing.length > 0 || parts.length === 0) return { parts: shown, missing };
  return { parts: shown, missing, ...indexOf(parts, trophicGrades) };
}

/** The value, or why there is none. */
function usableValue(amount: SampleAmount | undefined, policy: AssessmentPolicy): Decimal | string {
  if (amount === undefined) return NO_VALUE;
  if (amount.value.kind === 'missing') return amount.value.reason ?? NO_VALUE;
  const counted = countedValue(amount.value, policy);
  if (counted === null) {
    const isNegative = amount.value.kind === 'measured' && amount.value.value.startsWith('-');
    return isNegative ? NEGATIVE : NOT_A_NUMBER;
  }
  return counted.units === 0n ? NOT_ABOVE_ZERO : new Real(writeDecimal(counted));
}

function exactPart(part: TrophicPart, value: Decimal, amount: SampleAmount): ExactPart {
  const index = value.ln().times(part.b.value).plus(part.a.value).times(10);
  return {
    part,
    index,
    shown: {
      item: part.item,
      value: value.toFixed(),
      unit: part.unit,
      index: write(index, 2),
      sources: [...sourcesOf(amount), part.a.source, part.b.source],
    },
  };
}

function indexOf(
  parts: readonly ExactPart[],
  grades: readonly TrophicGrade[],
): Pick<TrophicFinding, 'index' | 'state'> {
  const exact = parts.reduce(
    (total, { part, index }) => total.plus(index.times(part.weight.value)),
    new Real(0),
  );
  const sources = parts.flatMap(({ part, shown }) => [...shown.sources, part.weight.source]);
  const statement = `TLI（Σ）＝${parts.map(writeTerm).join('＋')}＝${write(exact, 4)}`;
  const index: Derived<string> = {
    value: write(exact, 1),
    sources,
    rule: ruleOf(parts[0]!.part.clause, statement),
  };
  const grade = grades.find((candidate) => contains(candidate, exact));
  if (grade === undefined) return { index };
  const limits = [grade.from, grade.above, grade.upTo, grade.below].flatMap((limit) => limit?.source ?? []);
  const rule = ruleOf(grade.clause, `${statement}，${writeGrade(grade)}，为${grade.state}`);
  return { index, state: { value: grade.state, sources: [...sources, ...limits], rule } };
}

function contains({ from, above, upTo, below }: TrophicGrade, index: Decimal): boolean {
  return (
    (from === undefined || index.gte(from.value)) &&
    (above === undefined || index.gt(above.value)) &&
    (upTo === undefined || index.lte(upTo.value)) &&
    (below === undefined || index.lt(below.value))
  );
}

/** E.g. `0.2663×52.31（叶绿素a10 mg/m³）`. */
function writeTerm({ part, shown }: ExactPart): string {
  const value = new Decimal(shown.value).toSignificantDigits(6).toFixed();
  return `${part.weight.value}×${shown.index}（${part.item}${value} ${part.unit}）`;
}

function writeGrade({ from, above, upTo, below }: TrophicGrade): string {
  const low = from === undefined ? (above === undefined ? '' : `${above.value}＜`) : `${from.value}≤`;
  const high = upTo === undefined ? (below === undefined ? '' : `＜${below.value}`) : `≤${upTo.value}`;
  return `${low}TLI（Σ）${high}`;
}

function write(value: Decimal, decimals: number): string {
  return value.toFixed(decimals, Decimal.ROUND_HALF_EVEN);
}
