// Where a rule stands, as the data files write it: `环办〔2011〕22号 表2`.

import type { Rule } from '../../model/source.ts';

/** 环办〔2011〕22号, for rules that stand in no data file. */
export const METHOD_22 = '环办〔2011〕22号';

/** A rule from the clause of a row of data: the standard up to the first space, then the place in it. */
export function ruleOf(clause: string, statement: string): Rule {
  const [standard = '', ...place] = clause.split(' ');
  return { standard, clause: place.join(' '), statement };
}
