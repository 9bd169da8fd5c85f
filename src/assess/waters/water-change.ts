// How rivers, lakes, basins, counties and the city moved between two months (环办〔2011〕22号).

import type { Month } from '../../model/calendar.ts';
import type { Derived } from '../../model/source.ts';
import type { ClassWord } from '../../model/standard.ts';
import type { ClassChange, ClassSummary } from '../../model/verdicts.ts';
import { writeChange } from '../../model/verdicts.ts';
import type { ShareMovement, WaterChange, WaterFinding } from '../../model/water-findings.ts';
import {
  areOpposed,
  largerChange,
  type ShareDifference,
  shareChange,
  wordChange,
} from '../classes/change.ts';
import { METHOD_22 } from '../classes/clause.ts';
import type { SectionSeries } from '../classes/series.ts';
import { roundRatio, writeDecimal } from '../numbers/rounding.ts';
import { type WaterInput, watersOf } from './waters.ts';

export interface WaterChangeInput extends Omit<WaterInput, 'month'> {
  /** The comparable sections. Of these, those with a class in both months are compared. */
  readonly series: readonly SectionSeries[];
  readonly earlier: Month;
  readonly later: Month;
}

/**
 * The change of every water between two months, in the order of `watersOf`, over the same sections in both.
 * A water judged by shares moves by the larger of the change of its word (method a) and of ΔG − ΔD (method
 * b); when they are as large as one another but opposed, by its word. A water judged by means moves by its
 * word alone, and one judged in parts is answered part by part. A water without a word in either month has
 * no change.
 */
export function waterChangesOf({ earlier, later, ...input }: WaterChangeInput): readonly WaterChange[] {
  const series = input.series.filter(({ months }) =>
    [earlier, later].every((month) => (months.get(month)?.verdict.waterClass ?? null) !== null),
  );
  const before = watersOf({ ...input, series, month: earlier });
  const after = watersOf({ ...input, series, month: later });
  // The same sections make the same groups in the same order.
  return after.flatMap((finding, index) => changesOf(before[index]!, finding, input.standards.classWords));
}

function changesOf(
  earlier: WaterFinding,
  later: WaterFinding,
  words: readonly ClassWord[],
): readonly WaterChange[] {
  if (earlier.judgement.kind === 'parts' && later.judgement.kind === 'parts') {
    const { parts } = earlier.judgement;
    return later.judgement.parts.flatMap((part, index) => changesOf(parts[index]!, part, words));
  }
  if (earlier.word === undefined || later.word === undefined) return [];
  const byWords = wordChange(earlier.word.value, later.word.value, words);
  if (byWords === null) return [];
  const { level, name, waterBody } = later;
  const water = { level, name, waterBody, earlier, later, byWords };
  const moved =
    earlier.word.value === later.word.value
      ? `两期均为${later.word.value}`
      : `由${earlier.word.value}变为${later.word.value}`;
  const wording = `${moved}，${writeChange(byWords)}`;
  const sources = [...earlier.word.sources, ...later.word.sources];
  if (later.judgement.kind !== 'shares') {
    return [{ ...water, change: derived(byWords, sources, wording), opposed: false }];
  }
  const difference = shareChange(earlier.summary, later.summary);
  const change = largerChange(byWords, difference.change);
  const opposed = areOpposed(byWords, difference.change);
  const byShares: ShareMovement = { change: difference.change, points: writePoints(difference) };
  const choice = writeChoice(change, opposed, byWords.degree === byShares.change.degree);
  const statement = `按水质状况等级：${wording}；按组合类别比例：${writeShares(earlier.summary, later.summary, byShares)}；${choice}`;
  return [{ ...water, byShares, opposed, change: derived(change, sources, statement) }];
}

function derived(
  value: ClassChange,
  sources: Derived<unknown>['sources'],
  statement: string,
): Derived<ClassChange> {
  return { value, sources, rule: { standard: METHOD_22, clause: '不同时段水质变化趋势评价', statement } };
}

function writeChoice(change: ClassChange, opposed: boolean, asLarge: boolean): string {
  if (!opposed) return `取变化大的，${writeChange(change)}`;
  const choice = asLarge ? '变化同样大，按水质状况等级' : '取变化大的';
  return `两种方法方向相反，${choice}，${writeChange(change)}`;
}

/** E.g. `ΔG＝（6÷8－4÷8）×100，ΔD＝（1÷8－1÷8）×100，ΔG－ΔD＝25.0，明显好转`. */
function writeShares(earlier: ClassSummary, later: ClassSummary, { change, points }: ShareMovement): string {
  const movement = (share: 'good' | 'worst') =>
    `（${later[share].count.value}÷${later.classed.value}－${earlier[share].count.value}÷${earlier.classed.value}）×100`;
  return `ΔG＝${movement('good')}，ΔD＝${movement('worst')}，ΔG－ΔD＝${points}，${writeChange(change)}`;
}

function writePoints({ numerator, denominator }: ShareDifference): string {
  const size = { numerator: BigInt(Math.abs(numerator)), denominator: BigInt(denominator) };
  return `${numerator < 0 ? '-' : ''}${writeDecimal(roundRatio(size, 1))}`;
}
