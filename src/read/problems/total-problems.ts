// What can be wrong with totals, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { placeOf, quote } from '../text/places.ts';

/** @param parts how many numbers were added */
export function totalMismatch(source: Source, header: string, sum: string, parts: number): Problem {
  return {
    code: 'TOTAL_MISMATCH',
    severity: 'error',
    message: `“${header}”的合计写的是${quote(source.text)}，各行相加是${sum}（${parts}行）`,
    place: placeOf(source),
    hint: '核对各行和合计：常见的是漏了一行、改了数没有重算、公式没有包括最后几行；不需要合计的，删去这一行',
  };
}
