// What can be wrong with months, days and deadlines, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { placeOf, quote } from '../text/places.ts';

/** What a text that is no month is likely to be, and the remedy; the first that fits. */
const MONTH_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^[2-6]\d{4}(\.\d+)?$/, '这像是表格软件的日期序号：把单元格格式改为“日期”后保存，或写成 2026-06'],
  [/:\d\d(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)$/, '时间带了时区，换算后可能差一个月：只写月份，如 2026-06'],
  [/[~～至到]|\d[-—–]\d{1,2}月|季度|上半年|下半年/, '每行只写一个月；一段时间的数据分月填写'],
  [/^\d{2}年|[A-Za-z]{3}/, '年份写四位，如 2026-06'],
  [/^[\d一二三四五六七八九十]{1,2}月|^[本上下当]月/, '写明年份，如 2026-06'],
];

export function monthInvalid(source: Source, header: string): Problem {
  const advice = MONTH_ADVICE.find(([pattern]) => pattern.test(source.text.trim()))?.[1];
  return {
    code: 'MONTH_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是明确的月份`,
    place: placeOf(source),
    hint: advice ?? '写成 2026-06 或 2026年6月；“2026.1”会与2026年10月混淆，写 2026-01 或 2026-10',
  };
}

/** What a text that is no day is likely to be, and the remedy; the first that fits. */
const DATE_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^[2-6]\d{4}(\.\d+)?$/, '这像是表格软件的日期序号：把单元格格式改为“日期”后保存，或写成 2026-06-30'],
  [
    /^(?:0|1899|19[0-4]\d)\b|^19[0-4]\d年/,
    '像是空单元格或数字被设成了日期格式：核对原始记录，没有日期的清空这一格',
  ],
  [
    /:\d\d(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)$/,
    '时间带了时区，换算后可能差一天：只写当地的日期，如 2026-06-30',
  ],
  [/^'?\d{2}(?:年|([-/.])\d{1,2}\1\d{1,2}$)/, '年份写四位，如 2026-06-30'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$|[A-Za-z]{3,}/, '按“年-月-日”的顺序写，如 2026-06-30'],
  [/^\d{1,2}\.\d$/, '“6.3”分不清是6月3日还是6月30日：写成 2026-06-30'],
  [/至|到|[~～]|\d[-—–]{1,2}\d{4}/, '只写一天；一段时间的，写最后一天'],
  [/^\d{4}(?:年\d{1,2}月(?:份|[初中底末].*|[上中下]旬.*)?|[-/.]\d{1,2})$/, '写明是哪一天，如 2026-06-30'],
  [/^(?:已|未|尚未|正在)?(?:完成|办结|销号|整改|达标|[是否√×])/, '这里只写日期；完成与否写在“销号状态”'],
];

/** @param weekdayOf the day, when only the weekday written with it is wrong */
export function dateInvalid(source: Source, header: string, weekdayOf?: string): Problem {
  const text = source.text.trim();
  const advice = DATE_ADVICE.find(([pattern]) => pattern.test(text))?.[1];
  return {
    code: 'DATE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是有效日期`,
    place: placeOf(source),
    hint:
      weekdayOf === undefined
        ? (advice ?? '写成 2026-06-30 或 2026年6月30日，并核对该日存在')
        : `${weekdayOf}不是所写的星期，核对日期；只写日期，不写星期`,
  };
}

export function dateWithoutYear(source: Source, header: string): Problem {
  return {
    code: 'DATE_WITHOUT_YEAR',
    severity: 'error',
    message: `“${header}”${quote(source.text)}没有写年份`,
    place: placeOf(source),
    hint: '写成 2026-06-30；外来文件可在 jianbao.yaml 的“列映射”中写明“缺省年份”',
  };
}

export function yearInvalid(source: Source, header: string): Problem {
  return {
    code: 'YEAR_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是四位年份`,
    place: placeOf(source),
    hint: '写成四位数字，如 2026',
  };
}

/** What a text that is no deadline is likely to be, and the remedy; the first that fits. */
const DEADLINE_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/立.*(?:长期|持续|常态)/, '立行立改和长期坚持只写一种'],
  [/\d.*(?:长期|持续|常态)|\d.*立(?:行|即)/, '只写要完成的日期，长期坚持、立行立改写进整改措施'],
  [/(?:^|\D)0?2月(?:29|30|31)日|(?:^|\D)(?:0?[469]|11)月31日/, '日历上没有这一天，核对后改正'],
  [/\d.*[（(][^）)]*[\d延]/, '只写现在的时限；原定和延期的经过写进进展情况'],
  [/\d.*[，,；;、/].*\d{4}/, '只写最后完成的时限，分阶段的要求写进整改措施'],
  [/\d.*[，,；;、].*\d/, '只写最后完成的时限，分阶段的要求写进整改措施'],
  [
    /明年|去年|下[个]?[月周年]|本周|尽快|尽早|另行|待定|\d+个?(?:日|天|周|月|年)[内后]|[一二三六]个月内/,
    '写具体的日期，如 2026-06-30、2026年6月底前',
  ],
  [/^'?\d{2}年|^\d{2}([-/.])\d{1,2}\1\d{1,2}$/, '年份写四位，如 2026年6月底前'],
  [/^\d{1,2}\.\d{1,2}$/, '“6.3”分不清是6月3日还是6月30日：写成 2026-06-30'],
];

export function deadlineInvalid(source: Source, header: string): Problem {
  const advice = DEADLINE_ADVICE.find(([pattern]) => pattern.test(source.text))?.[1];
  return {
    code: 'DEADLINE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}无法识别为时限`,
    place: placeOf(source),
    hint:
      advice ??
      '写成 2026-06-30、2026年6月底前、2026年二季度末、2026年底前、交办后10个工作日内、立行立改或长期坚持，写明年份',
  };
}

export function deadlineDone(source: Source, header: string): Problem {
  return {
    code: 'DEADLINE_DONE',
    severity: 'error',
    message: `“${header}”写的是${quote(source.text)}，没有写时限`,
    place: placeOf(source),
    hint: '写原定的时限，如 2026年6月底前；完成的情况写在“销号状态”和“完成日期”',
  };
}

/** @param from the day or month the year was taken from, as it is called and written */
export function deadlineYear(source: Source, header: string, from: string, date: string): Problem {
  return {
    code: 'DEADLINE_YEAR',
    severity: 'info',
    message: `“${header}”${quote(source.text)}没有写年份，按${from}读作${date}`,
    place: placeOf(source),
    hint: '核对年份；不对的，写明年份，如 2026年6月底前',
  };
}

export function dueInvalid(source: Source, header: string): Problem {
  return {
    code: 'DUE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}无法识别为完成时间`,
    place: placeOf(source),
    hint: '写成 2026-09-30、2026年9月底、2026年三季度末或2026年底，写明年份',
  };
}
