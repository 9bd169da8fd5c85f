// What can be wrong with the standards' data (data/standards/), worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote, writePlace } from '../text/places.ts';

const STANDARD_REMEDY = '从完整的程序文件夹里复制回 data/standards';
const OWN_REMEDY = `对照标准原文改正；未改动过的，${STANDARD_REMEDY}`;

export function standardMissing(file: string): Problem {
  return {
    code: 'STANDARD_MISSING',
    severity: 'error',
    message: `没有找到标准数据“${file}”`,
    place: { file },
    hint: STANDARD_REMEDY,
  };
}

export function standardInvalid(source: Source, header: string, expected: string): Problem {
  return {
    code: 'STANDARD_INVALID',
    severity: 'error',
    message: `标准数据的“${header}”${quote(source.text)}无法使用，应为${expected}`,
    place: placeOf(source),
    hint: OWN_REMEDY,
  };
}

export function standardColumnMissing(place: Place, header: string): Problem {
  return {
    code: 'STANDARD_COLUMN_MISSING',
    severity: 'error',
    message: `标准数据缺少“${header}”一列`,
    place,
    hint: STANDARD_REMEDY,
  };
}

export function standardIncomplete(place: Place, missing: readonly string[]): Problem {
  const more = missing.length > 5 ? `等${missing.length}项` : '';
  return {
    code: 'STANDARD_INCOMPLETE',
    severity: 'error',
    message: `标准数据不完整，缺少${missing.slice(0, 5).join('、')}${more}`,
    place,
    hint: STANDARD_REMEDY,
  };
}

/** Rows that can each be understood and together make no sense. */
export function standardUnsound(place: Place, fault: string): Problem {
  return {
    code: 'STANDARD_UNSOUND',
    severity: 'error',
    message: `标准数据前后不符：${fault}`,
    place,
    hint: OWN_REMEDY,
  };
}

export function standardRepeated(source: Source, what: string, earlier: Source): Problem {
  return {
    code: 'STANDARD_REPEATED',
    severity: 'error',
    message: `标准数据中${what}写了两次，前一次在${writePlace(earlier)}`,
    place: placeOf(source),
    hint: '只保留一行；要用本地的标准替换程序自带的，用相同的文件名',
  };
}

export function standardGradeShared(
  source: Source,
  grade: string,
  standard: string,
  earlier: string,
): Problem {
  return {
    code: 'STANDARD_GRADE_SHARED',
    severity: 'error',
    message: `级别${quote(grade)}既在“${earlier}”中，又在“${standard}”中，不知道污水处理厂执行的是哪一个`,
    place: placeOf(source),
    hint: `给本地标准的级别起一个不同的名称，如“${standard} ${grade}”，并在污水处理厂名录的“执行标准”中用这个名称`,
  };
}

export function standardUnread(file: string, names: readonly string[]): Problem {
  return {
    code: 'STANDARD_UNREAD',
    severity: 'warning',
    mustAcknowledge: true,
    message: '不是认得的标准数据，没有读取',
    place: { file },
    hint: `替换自带的标准，文件名须是${names.join('、')}之一；另加的地方标准存成CSV，表头见 docs/data.md；不用的，移出标准文件夹`,
  };
}
