// The rule of a count: what was counted, and by which standard or table it counts.

import type { Rule } from '../../model/source.ts';

/** E.g. `counting('断面名录', '登记的断面（点位）')`. */
export function counting(standard: string, statement: string): Rule {
  return { standard, clause: '计数', statement: `${statement}个数` };
}
