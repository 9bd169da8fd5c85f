// The arithmetic of 剩余月份达标浓度 in one Chinese sentence, so that it can be done again by hand.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { RemainingItem } from '../../model/period-findings.ts';
import { writeTrimmed } from '../classes/mean.ts';
import { compareDecimals, type Exact, roundHalfEven, writeDecimal } from '../numbers/rounding.ts';
import { added, type MeanLimit, type SoFar, type Threshold, times } from './headroom.ts';
import { writeMonths } from './periods.ts';

/** Figures are written with so many decimals more than the assessment asks for. */
const MORE_DECIMALS = 3;

/** What the sentence tells. */
interface Telling {
  readonly months: readonly Month[];
  readonly soFar: SoFar;
  readonly remaining: number;
  readonly limit: MeanLimit;
  /** The limit as the standard writes it. */
  readonly written: string;
  readonly threshold: Threshold;
  readonly state: RemainingItem['state'];
  /** With `bounded` and `safe`. */
  readonly still?: {
    readonly bound: Exact;
    readonly worst: { readonly month: Month; readonly value: Exact };
  };
}

/**
 * E.g. `6个月（1、2、3、4、5、6月）的月均值合计1.5；年均值修约到3位小数后应≤0.2，即≤0.2005，12个月合计应≤2.406；
 * 余下6个月合计应≤0.906，平均应≤0.151`.
 */
export function writeOutlook(telling: Telling): string {
  const { months, soFar, remaining, limit, threshold, state, still } = telling;
  const { direction, decimals, rounding } = limit;
  const loose = direction === 'max' ? '≤' : '≥';
  const sign = threshold.inclusive ? loose : direction === 'max' ? '＜' : '＞';
  const all = soFar.count + remaining;
  const total = times(threshold.value, all);
  const aim =
    rounding === 'none'
      ? `年均值应${loose}${telling.written}`
      : `年均值修约到${decimals}位小数后应${loose}${telling.written}，即${sign}${writeTrimmed(threshold.value)}`;
  const parts = [
    `${writeMonths(months)}的月均值合计${writeAbout(soFar.sum, decimals)}`,
    `${aim}，${all}个月合计应${sign}${writeTrimmed(total)}`,
  ];
  if (state === 'met') return [...parts, '已达到'].join('；');
  if (state === 'missed') return [...parts, '未达到'].join('；');
  if (still === undefined) {
    const utmost = direction === 'max' ? '为0' : '达到0℃时的饱和值（468÷31.6）';
    return [...parts, `余下${remaining}个月${utmost}也达不到`].join('；');
  }
  const { bound, worst } = still;
  const left = added(total, times(soFar.sum, -1));
  const need = left.units < 0n ? '' : `合计应${sign}${writeAbout(left, decimals)}，`;
  parts.push(`余下${remaining}个月${need}平均应${loose}${writeDecimal(bound)}`);
  const record = `有记录以来最差的${writeMonth(worst.month)}为${writeAbout(worst.value, decimals)}`;
  if (state === 'safe') parts.push(`${record}，余下各月都与其相同也能达到`);
  return parts.join('；');
}

/** `目前均值7，在6~9的范围内；只说明目前，不推算余下月份`. */
export function writeRangeSoFar(compared: string, range: string, isMet: boolean): string {
  return `目前均值${compared}，${isMet ? '在' : '超出'}${range}的范围${isMet ? '内' : ''}；只说明目前，不推算余下月份`;
}

/** A number with a few more decimals than the assessment asks for. */
export function writeShort(value: Exact, decimals: number): string {
  return writeTrimmed(roundHalfEven(value, decimals + MORE_DECIMALS));
}

function writeAbout(value: Exact, decimals: number): string {
  const short = roundHalfEven(value, decimals + MORE_DECIMALS);
  return `${compareDecimals(short, value) === 0 ? '' : '约'}${writeTrimmed(short)}`;
}
