// What stands in the way of following a river from section to section, worded in one place. Two sections with
// the same flow order are found when the register is read.

import type { Problem } from '../../model/problem.ts';
import type { Section } from '../../model/records.ts';
import type { Place, Source } from '../../model/source.ts';

export function flowOrderMissing(section: Section): Problem {
  return {
    code: 'FLOW_ORDER_MISSING',
    severity: 'info',
    message: `断面“${section.name.value}”没有流向序号，而“${section.water.value}”的其他断面有；上下游分析不包括该断面`,
    place: placeOf(section.name.source),
    hint: '在断面名录的“流向序号”中补填，从上游到下游由小到大，两个断面之间可以用小数，如2.5；左右岸并列等不参加分析的，无需处理',
  };
}

function placeOf({ text: _, ...place }: Source): Place {
  return place;
}
