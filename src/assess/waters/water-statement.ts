// How the word of a water came about, in one Chinese sentence with its arithmetic.

import { Decimal } from 'decimal.js';
import type { AssessmentPolicy } from '../../model/policy.ts';
import type { ClassLimits, Limit, ShareWord } from '../../model/standard.ts';
import type { ClassSummary, ClassVerdict } from '../../model/verdicts.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { countedValue } from '../classes/mean.ts';
import type { MonthOfSection } from '../classes/series.ts';
import { writeDeciding, writeMissing } from '../classes/statement.ts';

/** A mean of means has many digits; so many tell a hand calculation that it is right. */
const TERM_DIGITS = 6;

/** E.g. `8个有评价结果的断面中Ⅰ～Ⅲ类6个（6÷8＝75.0%），劣Ⅴ类1个（1÷8＝12.5%）；75%≤Ⅰ～Ⅲ类比例＜90%，为良好`. */
export function writeShareStatement({ classed, good, worst }: ClassSummary, row: ShareWord): string {
  const total = classed.value;
  const part = (name: string, { count, share }: ClassSummary['good']) =>
    `${name}${count.value}个（${count.value}÷${total}＝${share.value}%）`;
  const conditions = [
    writeRange('Ⅰ～Ⅲ类比例', row.goodFrom, row.goodBelow),
    writeRange('劣Ⅴ类比例', row.worstFrom, row.worstBelow),
  ].filter((condition) => condition !== '');
  const counts = `${part('Ⅰ～Ⅲ类', good)}，${part('劣Ⅴ类', worst)}`;
  return `${total}个有评价结果的断面中${counts}；${[...conditions, `为${row.word}`].join('，')}`;
}

function writeRange(name: string, from: Limit | undefined, below: Limit | undefined): string {
  if (from === undefined) return below === undefined ? '' : `${name}＜${below.value}%`;
  return below === undefined ? `${name}≥${from.value}%` : `${from.value}%≤${name}＜${below.value}%`;
}

/** What the sentence on a mean needs to know. */
export interface MeanDerivation {
  readonly verdict: ClassVerdict;
  /** The amounts of each section. */
  readonly samples: readonly MonthOfSection['amounts'][];
  readonly isOneLake: boolean;
  readonly items: readonly ClassLimits[];
  readonly policy: AssessmentPolicy;
}

/**
 * E.g. `3个断面，少于5个，按各项目均值评价：（1.2＋0.9＋1.5）÷3得氨氮1.2 mg/L，超过Ⅲ类限值1.0 mg/L，
 * 符合Ⅳ类（≤1.5 mg/L）`.
 */
export function writeMeanStatement(derivation: MeanDerivation): string {
  const { samples, isOneLake } = derivation;
  const method = isOneLake
    ? `${samples.length}个点位，按各项目均值评价`
    : `${samples.length}个断面，有评价结果的少于5个，按各项目均值评价`;
  return `${method}：${writeMeanReasons(derivation)}`;
}

/** What the means of samples gave, with the arithmetic of the deciding items; samples are of equal weight. */
export function writeMeanReasons(derivation: Omit<MeanDerivation, 'isOneLake'>): string {
  const { verdict } = derivation;
  const { waterClass, missing } = verdict;
  if (waterClass === null) {
    const reason = missing.length === 0 ? '没有可参评的项目' : writeMissing(missing);
    return `${reason}，不评价类别`;
  }
  const reasons =
    waterClass === 1
      ? `${verdict.items.map(({ item }) => item).join('、')}均符合Ⅰ类`
      : verdict.deciding.map((item) => writeMeanItem(item, derivation)).join('；');
  const rest = missing.length === 0 ? '' : `；${writeMissing(missing)}，未参评`;
  return `${reasons}${rest}`;
}

function writeMeanItem(
  item: ItemName,
  { verdict, samples, items, policy }: Omit<MeanDerivation, 'isOneLake'>,
): string {
  const terms = samples.flatMap((sample) => writeTerm(sample[item]?.value, policy) ?? []);
  const judged = verdict.items.find((entry) => entry.item === item)!;
  const answer = writeDeciding({
    verdict: judged,
    amount: { kind: 'measured', value: judged.compared },
    readings: 1,
    limits: items.find((limits) => limits.item === item)!,
    belowDetection: policy.belowDetection,
  });
  if (terms.length === 1) return answer;
  return item === 'pH值'
    ? `${terms.join('、')}按氢离子浓度平均得${answer}`
    : `（${terms.join('＋')}）÷${terms.length}得${answer}`;
}

const BELOW_COUNTED: Readonly<Record<AssessmentPolicy['belowDetection'], (limit: string) => string>> = {
  half: (limit) => `${limit}÷2`,
  zero: () => '0',
  limit: (limit) => limit,
};

// Amounts that the mean left out are no terms of it.
function writeTerm(amount: Amount | undefined, policy: AssessmentPolicy): string | undefined {
  if (amount === undefined || amount.kind === 'missing' || countedValue(amount, policy) === null) {
    return undefined;
  }
  return amount.kind === 'below'
    ? BELOW_COUNTED[policy.belowDetection](shorten(amount.limit))
    : shorten(amount.value);
}

function shorten(value: string): string {
  return value.length <= TERM_DIGITS ? value : new Decimal(value).toSignificantDigits(TERM_DIGITS).toFixed();
}
