// The derivation of a class in one Chinese sentence, so that it can be checked by hand.

import type { AssessmentPolicy } from '../../model/policy.ts';
import type { ClassLimits } from '../../model/standard.ts';
import type { ClassVerdict, ItemVerdict } from '../../model/verdicts.ts';
import { type Amount, classNumeral, type ItemName, type WaterClass } from '../../model/water.ts';
import { NO_VALUE, UNUSABLE_REASONS } from './item.ts';

/** What a sentence needs to know of an item that decided the class. */
export interface DecidingItem {
  readonly verdict: ItemVerdict;
  readonly amount: Amount;
  /** How many readings the amount is the mean of. */
  readonly readings: number;
  readonly limits: ClassLimits;
  readonly belowDetection: AssessmentPolicy['belowDetection'];
}

/** How an amount below detection is counted, in words before the value. */
export const COUNTED_AS: Readonly<Record<AssessmentPolicy['belowDetection'], string>> = {
  half: '按检出限的一半计为',
  zero: '按零计为',
  limit: '按检出限计为',
};

/** A number with its unit: `1.32 mg/L`, and `7` for an item without a dimension. */
export function withUnit(value: string, unit: string): string {
  return unit === '无量纲' ? value : `${value} ${unit}`;
}

/**
 * What has no usable value and why: `缺少氨氮、总磷（均为停站）；铅无法判定（检出限高于限值）`.
 * Items that share a reason stand together.
 */
export function writeMissing(missing: ClassVerdict['missing']): string {
  const reasons = [...new Set(missing.map(({ reason }) => reason))];
  const absent = reasons.filter((reason) => !UNUSABLE_REASONS.has(reason));
  const unjudged = reasons.filter((reason) => UNUSABLE_REASONS.has(reason));
  const group = (reason: string) =>
    missing.filter((entry) => entry.reason === reason).map(({ item }) => item);
  const clauses = unjudged.map((reason) => `${group(reason).join('、')}无法判定（${reason}）`);
  if (absent.length > 0) {
    const items = absent.map((reason) => writeAbsent(group(reason), reason));
    clauses.unshift(`缺少${items.join('、')}`);
  }
  return clauses.join('；');
}

function writeAbsent(items: readonly ItemName[], reason: string): string {
  const names = items.join('、');
  if (reason === NO_VALUE) return names;
  return `${names}（${items.length > 1 ? '均为' : ''}${reason}）`;
}

/** E.g. `氨氮1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）`. */
export function writeDeciding(item: DecidingItem): string {
  const { verdict, limits } = item;
  return `${writeValue(item)}，${writeStep(verdict.waterClass, limits)}`;
}

function writeValue({ verdict, amount, readings, limits, belowDetection }: DecidingItem): string {
  const compared = withUnit(verdict.compared, limits.unit);
  const name = limits.item;
  if (readings > 1) return `${name}${readings}次监测均值${compared}`;
  if (amount.kind === 'below') {
    return `${name}未检出（检出限${withUnit(amount.limit, limits.unit)}），${COUNTED_AS[belowDetection]}${compared}`;
  }
  const written = amount.kind === 'measured' ? amount.value : verdict.compared;
  return written === verdict.compared
    ? `${name}${compared}`
    : `${name}${withUnit(written, limits.unit)}修约为${compared}`;
}

/** How a value stands to the limits around its class: `超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）`. */
export function writeStep(waterClass: WaterClass, limits: ClassLimits): string {
  const limit = (rank: number) => limits.limits[rank - 1]!.value;
  const met = (rank: number) => `${classNumeral(rank as WaterClass)}类`;
  if (limits.direction === 'range') {
    return waterClass === 6 ? `超出${limit(5)}的范围，为劣Ⅴ类` : `在${limit(waterClass)}的范围内`;
  }
  const passed = limits.direction === 'max' ? '超过' : '低于';
  const sign = limits.direction === 'max' ? '≤' : '≥';
  const better = `${passed}${met(waterClass - 1)}限值${withUnit(limit(waterClass - 1), limits.unit)}`;
  return waterClass === 6
    ? `${better}，为劣Ⅴ类`
    : `${better}，符合${met(waterClass)}（${sign}${withUnit(limit(waterClass), limits.unit)}）`;
}
