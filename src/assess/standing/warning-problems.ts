// What the judge may find wrong with the warning rules it is asked to apply, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Sourced } from '../../model/source.ts';
import { placeOf } from '../classes/problems.ts';

export function warningSetUnknown(set: Sourced<string>, known: readonly string[]): Problem {
  return {
    code: 'WARNING_SET_UNKNOWN',
    severity: 'error',
    message: `预警办法“${set.value}”没有规则，无法按它预警`,
    place: placeOf(set.source),
    hint:
      known.length === 0
        ? 'data/standards/预警规则.csv 里没有任何预警办法；从本工具的 data/standards 文件夹复制回来，或不写这一项'
        : `改为已有的预警办法：${known.join('、')}；或把它的规则写入 data/standards 文件夹的预警规则表`,
  };
}
