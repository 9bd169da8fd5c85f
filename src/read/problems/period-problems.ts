// What can be wrong with the months of tables, worded in one place.

import { type CivilDate, type Month, writeMonth } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { placeOf, quote, writePlace } from '../text/places.ts';

/** @param isMonthly whether the file holds a month's measurements, and not a ledger that goes on */
export function fileNameMonth(file: string, folder: Month, isMonthly: boolean): Problem {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return {
    code: 'FILE_NAME_MONTH',
    severity: isMonthly ? 'error' : 'warning',
    message: `文件名${quote(name)}说的不是${writeMonth(folder)}，文件却放在 ${folder} 文件夹`,
    place: { file },
    ...(!isMonthly && { mustAcknowledge: true as const }),
    hint: '核对是不是放错了月份，或沿用了上月的文件；数据无误的，把文件改名',
  };
}

export function ledgerDate(source: Source, date: CivilDate, period: Month, cutoff: CivilDate): Problem {
  return {
    code: 'LEDGER_DATE',
    severity: 'warning',
    message: `标题写的是截至${date}，与期次${writeMonth(period)}、数据截止日期${cutoff}不符`,
    place: placeOf(source),
    mustAcknowledge: true,
    hint: '核对是不是沿用了上月的台账，或已填到截止日期以后；内容无误的，改正标题',
  };
}

export function monthFuture(source: Source, month: Month, latest: Month, rows: number): Problem {
  return {
    code: 'MONTH_FUTURE',
    severity: 'error',
    message: `有${rows}行写的是${writeMonth(month)}，晚于最新的期次${writeMonth(latest)}`,
    place: placeOf(source),
    hint: `核对年份和月份；确为${writeMonth(month)}的数据，等那个月再放进来`,
  };
}

/** @param isWhole no series of the kind has the month */
export function monthGap(
  next: Source,
  kind: string,
  month: Month,
  names: readonly string[],
  isWhole: boolean,
): Problem {
  const listed = names.slice(0, 5).map(quote).join('、');
  const some = `${kind}${listed}${names.length > 5 ? `等${names.length}个` : ''}缺${writeMonth(month)}的数据`;
  return {
    code: 'MONTH_GAP',
    severity: 'warning',
    message: `${isWhole ? `没有任何${kind}${writeMonth(month)}的数据` : some}，前后各月都有`,
    place: placeOf(next),
    hint: `补上${writeMonth(month)}的数据，否则环比、同比、累计和趋势都缺这个月；确未监测的，保留一行并写明原因，如断流`,
  };
}

export function monthRepeated(
  source: Source,
  earlier: Source,
  kind: string,
  { period, month, same, all }: { period: Month; month: Month; same: number; all: number },
): Problem {
  const isWhole = same === all;
  return {
    code: 'MONTH_REPEATED',
    severity: 'warning',
    message: `${writeMonth(period)}${isWhole ? `全部${all}` : `${all}个中有${same}`}个${kind}的数值与${writeMonth(month)}完全相同（${writePlace(earlier)}），像是沿用了那个月的表`,
    place: placeOf(source),
    mustAcknowledge: true,
    hint: '核对是不是把往月的文件改名后放进了本月，或复制后没有改数；换成本月的数据',
  };
}
