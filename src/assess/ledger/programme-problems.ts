// What may be wrong with outfalls, networks and duties, worded in one place.

import type { CivilDate } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Deadline, Outfall } from '../../model/records.ts';
import type { Sourced } from '../../model/source.ts';
import { placeOf } from '../classes/problems.ts';

/** `what`: the record as a sentence names it, e.g. `排污口“怀麓1号”`. */
export function deadlineWithoutStart(what: string, { source }: Sourced<Deadline>): Problem {
  return {
    code: 'DEADLINE_WITHOUT_START',
    severity: 'warning',
    message: `${what}的时限是“${source.text}”，这张表没有交办日期，无法推算到期日`,
    place: placeOf(source),
    hint: '把时限改成具体日期，如 2026-09-30',
  };
}

export function outfallCompletedAfterCutoff(
  outfall: Outfall,
  completed: Sourced<CivilDate>,
  cutoff: CivilDate,
): Problem {
  return {
    code: 'OUTFALL_COMPLETED_AFTER_CUTOFF',
    severity: 'error',
    message: `排污口“${outfall.name.value}”的完成日期${completed.value}晚于数据截止日期${cutoff}`,
    place: placeOf(completed.source),
    hint: '核对完成日期；截止日期时尚未完成的，清空完成日期，整治状态写“整治中”',
  };
}

export function outfallOpenButCompleted(outfall: Outfall, completed: Sourced<CivilDate>): Problem {
  return {
    code: 'OUTFALL_OPEN_BUT_COMPLETED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `排污口“${outfall.name.value}”的整治状态是“${outfall.state.value}”，却填了完成日期${completed.value}；按未完成统计`,
    place: placeOf(completed.source),
    hint: '已经完成的，把整治状态改为“已完成”；没有完成的，清空完成日期',
  };
}
