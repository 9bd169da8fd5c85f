// What can be wrong in the registers' and projects' own figures and dates, worded in one place.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { placeOf, quote } from '../text/places.ts';

export function sectionRetiredEarly(retired: Source, since: Month): Problem {
  return {
    code: 'SECTION_RETIRED_EARLY',
    severity: 'error',
    message: `停用月份${quote(retired.text)}不晚于启用月份${writeMonth(since)}，这个断面没有一个月在监测`,
    place: placeOf(retired),
    hint: '停用月份是不再监测的第一个月；核对两个月份，仍在监测的留空',
  };
}

export function networkOverdone(done: Source, name: string, planned: Source): Problem {
  return {
    code: 'NETWORK_OVERDONE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `${quote(name)}的完成长度${quote(done.text)}大于计划长度${quote(planned.text)}`,
    place: placeOf(done),
    hint: '核对两个长度的单位（千米还是米）和小数点；确有增加的，同时改计划长度',
  };
}

export function fundOverspent(spent: Source, project: string, received: Source): Problem {
  return {
    code: 'FUND_OVERSPENT',
    severity: 'warning',
    mustAcknowledge: true,
    message: `${quote(project)}的支出资金${quote(spent.text)}大于到位资金${quote(received.text)}`,
    place: placeOf(spent),
    hint: '核对两个数的单位（万元还是元）；垫付的，待资金到位后再计支出',
  };
}

export function percentAsFraction(source: Source, header: string): Problem {
  return {
    code: 'PERCENT_AS_FRACTION',
    severity: 'warning',
    mustAcknowledge: true,
    message: `计量单位是%，而“${header}”是${quote(source.text)}，像是用小数表示的百分数`,
    place: placeOf(source),
    hint: '百分之八十五写成85；Excel中百分比格式的单元格存的是小数，把格式改为“常规”后重新填写',
  };
}
