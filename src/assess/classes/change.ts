// How classes and shares moved between two periods, in the words of 环办〔2011〕22号: 无明显变化, 有所, 明显.

import type { ClassWord } from '../../model/standard.ts';
import type { ClassChange, ClassSummary } from '../../model/verdicts.ts';
import type { WaterClass } from '../../model/water.ts';

/** |ΔG − ΔD| in percentage points: up to the first 无明显变化, up to the second 有所, beyond it 明显. */
const SOME_ABOVE = 10;
const MARKED_ABOVE = 20;

/** ΔG − ΔD of two summaries with what it means; in points it is exactly `numerator` ÷ `denominator`. */
export interface ShareDifference {
  readonly change: ClassChange;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Change of a section from an earlier class to a later one by the words of the classes: one word further is
 * 有所, two or more 明显; classes of one word (Ⅰ and Ⅱ, both 优) are the same.
 */
export function classChange(
  earlier: WaterClass,
  later: WaterClass,
  words: readonly ClassWord[],
): ClassChange {
  const wordOf = (rank: number) => words.find(({ waterClass }) => waterClass === rank)?.word ?? rank;
  let steps = 0;
  for (let rank = Math.min(earlier, later); rank < Math.max(earlier, later); rank += 1) {
    if (wordOf(rank) !== wordOf(rank + 1)) steps += 1;
  }
  return changeOf(later > earlier ? steps : -steps, 0, 1);
}

/** Change of a water from one word to another, both of `words`; method a of 环办〔2011〕22号. */
export function wordChange(earlier: string, later: string, words: readonly ClassWord[]): ClassChange | null {
  const classOf = (word: string) => words.find((entry) => entry.word === word)?.waterClass;
  const [from, to] = [classOf(earlier), classOf(later)];
  return from === undefined || to === undefined ? null : classChange(from, to, words);
}

/**
 * Change of a water by ΔG − ΔD, the movements of its shares of Ⅰ to Ⅲ and of 劣Ⅴ (method b), compared as
 * exact fractions. Both summaries have sections with a class.
 */
export function shareChange(earlier: ClassSummary, later: ClassSummary): ShareDifference {
  const [from, to] = [earlier.classed.value, later.classed.value];
  const rise = (share: 'good' | 'worst') => later[share].count.value * from - earlier[share].count.value * to;
  const numerator = 100 * (rise('good') - rise('worst'));
  const denominator = from * to;
  return {
    // A rise is an improvement here.
    change: changeOf(-numerator, SOME_ABOVE * denominator, MARKED_ABOVE * denominator),
    numerator,
    denominator,
  };
}

const DEGREES: readonly ClassChange['degree'][] = ['none', 'some', 'marked'];

/** The larger of two changes; of equal ones the first. */
export function largerChange(first: ClassChange, second: ClassChange): ClassChange {
  return DEGREES.indexOf(second.degree) > DEGREES.indexOf(first.degree) ? second : first;
}

/** Whether two changes point in opposite directions. */
export function areOpposed(first: ClassChange, second: ClassChange): boolean {
  return first.direction !== 'same' && second.direction !== 'same' && first.direction !== second.direction;
}

// What is no noticeable change has no direction either.
function changeOf(worsening: number, someAbove: number, markedAbove: number): ClassChange {
  const size = Math.abs(worsening);
  if (size <= someAbove) return { direction: 'same', degree: 'none' };
  return {
    direction: worsening > 0 ? 'worse' : 'better',
    degree: size > markedAbove ? 'marked' : 'some',
  };
}
