// What can be wrong with a table given to `jianbao assess`.

import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote, writeSpot } from '../text/places.ts';

export function assessTableMissing(place: Place): Problem {
  return {
    code: 'ASSESS_TABLE_MISSING',
    severity: 'error',
    message: '文件中没有监测数据表：前15行里找不到带监测项目的表头',
    place,
    hint: '表头须有“水体类型”（河流或湖库）和监测项目，如pH值、溶解氧、高锰酸盐指数、氨氮、总磷',
  };
}

export function assessSectionUnknown(place: Place, name: string, nearest: readonly string[]): Problem {
  return {
    code: 'ASSESS_SECTION_UNKNOWN',
    severity: 'error',
    message: `表中没有断面“${name}”`,
    place,
    hint:
      nearest.length > 0
        ? `是不是${nearest.map((other) => `“${other}”`).join('或')}？断面名称须与表中写法完全一致`
        : '断面名称须与表中“断面名称”一列的写法完全一致',
  };
}

export function assessMonthMissing(place: Place): Problem {
  return {
    code: 'ASSESS_MONTH_MISSING',
    severity: 'error',
    message: '表中没有“监测月份”或“监测时间”，不知道是哪个月的数据，不能汇总',
    place,
    hint: '加一列“监测月份”（如2026-06），或在命令后面写--period 2026-06',
  };
}

export function assessRowContradicts(section: string, field: string, first: Source, other: Source): Problem {
  return {
    code: 'ASSESS_ROW_CONTRADICTS',
    severity: 'warning',
    message: `断面“${section}”的${field}前后不一：${writeSpot(first)}是${quote(first.text)}，这里是${quote(other.text)}；汇总采用前者`,
    place: placeOf(other),
    hint: `核对后把同一断面各行的${field}改为一致`,
  };
}
