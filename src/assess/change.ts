// How a class moved between two periods, by the words of 环办〔2011〕22号: between Ⅰ and Ⅱ, both 优, nothing
// has changed.

import type { ClassChange } from '../model/findings.ts';
import type { ClassWord } from '../model/standard.ts';
import type { WaterClass } from '../model/water.ts';

/** Change from an earlier class to a later one; classes of one word are the same. */
export function classChange(
  earlier: WaterClass,
  later: WaterClass,
  words: readonly ClassWord[],
): ClassChange {
  const wordOf = (rank: WaterClass) => words.find(({ waterClass }) => waterClass === rank)?.word ?? rank;
  if (wordOf(earlier) === wordOf(later)) return { direction: 'same' };
  return { direction: later > earlier ? 'worse' : 'better' };
}
