// What can be wrong between cells: rows, registers, months, worded in one place.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Reading, Recipient } from '../../model/records.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote, writePlace } from '../text/places.ts';

export function registerMissing(table: string, dataDir: string): Problem {
  return {
    code: 'REGISTER_MISSING',
    severity: 'error',
    message: `没有找到“${table}”`,
    place: { file: `${dataDir}/register` },
    hint: `把“${table}”（.xlsx或.csv）放进 ${dataDir}/register 文件夹；表头见 docs/data.md`,
  };
}

export function registerDuplicate(source: Source, table: string, name: string, earlier: Source): Problem {
  return {
    code: 'REGISTER_DUPLICATE',
    severity: 'error',
    message: `“${table}”中${quote(name)}出现不止一次，前一次在${writePlace(earlier)}`,
    place: placeOf(source),
    hint: '名称、编码和编号都不可重复：删去多余的一行，或改正写错的一处',
  };
}

/** @param rows how many stand in both */
export function inputAmbiguous(later: Source, earlier: Source, table: string, rows: number): Problem {
  const [a, b] = [earlier, later].map(({ file, sheet }) =>
    sheet === undefined ? file : `${file} 表“${sheet}”`,
  );
  return {
    code: 'INPUT_AMBIGUOUS',
    severity: 'error',
    message: `“${a}”和“${b}”都是“${table}”，有${rows}行说的是同一件事，无法确定用哪一份`,
    place: later.sheet === undefined ? { file: later.file } : { file: later.file, sheet: later.sheet },
    hint: '只留下要用的一份，把另一份（副本、旧稿或同一张表的另一种格式）移出数据文件夹；往月数据不要同时放在月份文件夹和 history 文件夹',
  };
}

export function targetMissing(place: Place, name: string | undefined): Problem {
  return {
    code: 'TARGET_MISSING',
    severity: 'error',
    message: `${name === undefined ? '这个断面' : `断面${quote(name)}`}没有水质目标，无法判断是否达标`,
    place,
    hint: '按考核文件补填Ⅰ至Ⅴ；不考核的断面也要有水功能区目标，没有的从断面名录中移出',
  };
}

export function sectionUnknown(
  source: Source,
  name: string,
  rows: number,
  nearest: readonly string[],
): Problem {
  return {
    code: 'SECTION_UNKNOWN',
    severity: 'error',
    message: `断面名录中没有${quote(name)}，本文件有${rows}行用到它，未采用`,
    place: placeOf(source),
    hint: suggest(nearest, '断面名录'),
  };
}

export function plantUnknown(
  source: Source,
  name: string,
  rows: number,
  nearest: readonly string[],
): Problem {
  return {
    code: 'PLANT_UNKNOWN',
    severity: 'error',
    message: `污水处理厂名录中没有${quote(name)}，本文件有${rows}行用到它，未采用`,
    place: placeOf(source),
    hint: suggest(nearest, '污水处理厂名录'),
  };
}

export function countyUnknown(
  source: Source,
  name: string,
  rows: number,
  nearest: readonly string[],
): Problem {
  return {
    code: 'COUNTY_UNKNOWN',
    severity: 'error',
    message: `县区名录中没有${quote(name)}${rows > 1 ? `，各表共有${rows}行用到它` : ''}`,
    place: placeOf(source),
    hint: suggest(nearest, '县区名录'),
  };
}

export function readingDuplicate({ section, month, day }: Reading, earlier: Source): Problem {
  const when = day === undefined ? writeMonth(month) : day.source.text;
  return {
    code: 'READING_DUPLICATE',
    severity: 'error',
    message: `断面${quote(section.value)}${when}的监测数据重复，前一处在${writePlace(earlier)}`,
    place: placeOf(section.source),
    hint: '只保留一行；同月多次监测的，每行写明各自的监测时间；往月数据不要同时放在月份文件夹和 history 文件夹',
  };
}

export function plantMonthDuplicate(source: Source, name: string, month: Month, earlier: Source): Problem {
  return {
    code: 'PLANT_MONTH_DUPLICATE',
    severity: 'error',
    message: `污水处理厂${quote(name)}${writeMonth(month)}的运行数据重复，前一处在${writePlace(earlier)}`,
    place: placeOf(source),
    hint: '每座厂每月只保留一行',
  };
}

export function recipientDuplicate({ email, county }: Recipient, earlier: Recipient): Problem {
  const same = county.value === earlier.county.value;
  return {
    code: 'RECIPIENT_DUPLICATE',
    severity: 'error',
    message: same
      ? `邮箱${quote(email.value)}在“${county.value}”出现不止一次，前一处在${writePlace(earlier.email.source)}`
      : `邮箱${quote(email.value)}同时属于“${earlier.county.value}”和“${county.value}”`,
    place: placeOf(email.source),
    hint: '一个邮箱只能对应一个县区，核对后删去或改正一行',
  };
}

/** @param place the table of recipients */
export function recipientMissing(place: Place, county: string): Problem {
  return {
    code: 'RECIPIENT_MISSING',
    severity: 'warning',
    message: `收件人表里没有“${county}”的收件人`,
    place,
    hint: '为这个县区补一行；确实不发的，无需处理',
  };
}

export function recipientShared({ name, county }: Recipient, earlier: Recipient): Problem {
  return {
    code: 'RECIPIENT_SHARED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `${quote(name.value)}既是“${earlier.county.value}”又是“${county.value}”的收件人，前一处在${writePlace(earlier.name.source)}`,
    place: placeOf(name.source),
    hint: '核对是不是错行；确为同名的两人或一人兼管的，写明后通过',
  };
}

export function readingsMissing(period: Month, dataDir: string): Problem {
  const folder = `${dataDir}/${period}`;
  return {
    code: 'READINGS_MISSING',
    severity: 'error',
    message: `没有${writeMonth(period)}的断面水质数据`,
    place: { file: folder },
    hint: `把“断面水质”表（.xlsx或.csv）放进 ${folder} 文件夹，并核对其中的监测月份`,
  };
}

export function periodMismatch(source: Source, month: Month, folder: Month): Problem {
  return {
    code: 'PERIOD_MISMATCH',
    severity: 'error',
    message: `${quote(source.text)}属于${writeMonth(month)}，而文件放在 ${folder} 文件夹`,
    place: placeOf(source),
    hint: `核对是否误用了其他月份的文件；确为${writeMonth(month)}的数据，移到 history 文件夹`,
  };
}

export function monthUnknown(source: Source): Problem {
  return {
    code: 'MONTH_UNKNOWN',
    severity: 'error',
    message: '这一行没有写月份，文件也不在月份文件夹中，无法确定是哪个月的数据',
    place: placeOf(source),
    hint: '加一列“监测月份”并填写，如 2026-06；或把文件移到相应的月份文件夹',
  };
}

export function monthConflict(month: Source, day: Source): Problem {
  return {
    code: 'MONTH_CONFLICT',
    severity: 'error',
    message: `月份${quote(month.text)}与监测时间${quote(day.text)}不在同一个月`,
    place: placeOf(day),
    hint: '核对后改正其中一处，或只保留一列',
  };
}

export function taskDeadlineEarly(id: string, deadline: Source, assigned: string): Problem {
  return {
    code: 'TASK_DEADLINE_EARLY',
    severity: 'warning',
    mustAcknowledge: true,
    message: `整改任务${quote(id)}的整改时限${quote(deadline.text)}早于交办日期${assigned}`,
    place: placeOf(deadline),
    hint: '核对两个日期，常见的是年份写错',
  };
}

export function rowsWithoutValues(sources: readonly Source[]): Problem {
  return {
    code: 'ROWS_WITHOUT_VALUES',
    severity: 'info',
    message: `有${sources.length}行既没有监测时间也没有监测值，已略过：${listPlaces(sources)}`,
    place: placeOf(sources[0]!),
    hint: '如确有数据，补填监测时间和监测值',
  };
}

export function rowsSuperseded(versions: readonly Source[]): Problem {
  return {
    code: 'ROWS_SUPERSEDED',
    severity: 'info',
    message: `有${versions.length}行已有同一断面、同一时间的较新版本，已略过：${listPlaces(versions)}`,
    place: placeOf(versions[0]!),
    hint: '无需处理；版本列由 jianbao.yaml 的“列映射”指定',
  };
}

function suggest(nearest: readonly string[], register: string): string {
  const names = nearest.map((name) => `“${name}”`).join('、');
  return nearest.length === 0
    ? `核对名称；确为新增的，先登记到${register}`
    : `是否应为${names}？名称须与${register}完全一致；确为新增的，先登记到${register}`;
}

function listPlaces(sources: readonly Source[]): string {
  const cells = sources.slice(0, 5).map(({ cell }) => cell);
  return `${cells.join('、')}${sources.length > 5 ? ' 等' : ''}`;
}
