// What can be wrong with the names and codes of registers, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { placeOf, quote, writePlace } from '../text/places.ts';

export function aliasUsed(source: Source, alias: string, name: string, rows: number): Problem {
  return {
    code: 'ALIAS_USED',
    severity: 'info',
    message: `${quote(alias)}按登记的别名读作${quote(name)}，共${rows}处`,
    place: placeOf(source),
    hint: '无需处理；别名在 jianbao.yaml 的“别名”或名录的“曾用名”一列登记',
  };
}

export function aliasAmbiguous(alias: Source, name: string, other: string, earlier: Source): Problem {
  return {
    code: 'ALIAS_AMBIGUOUS',
    severity: 'error',
    message: `别名${quote(alias.text)}既登记给${quote(name)}，又在${writePlace(earlier)}登记给${quote(other)}，无法确定是哪一个`,
    place: placeOf(alias),
    hint: '一个别名只能对应一个名称：删去其中一处；报送的表里写全称',
  };
}

export function aliasIsName(alias: Source, name: string, register: string): Problem {
  return {
    code: 'ALIAS_IS_NAME',
    severity: 'error',
    message: `${quote(alias.text)}登记为${quote(name)}的别名，但它本身就是${register}中的名称`,
    place: placeOf(alias),
    hint: '删去这个别名；两者确是同一个的，在名录中只保留一行',
  };
}

export function aliasTargetUnknown(name: Source, register: string, nearest: readonly string[]): Problem {
  return {
    code: 'ALIAS_TARGET_UNKNOWN',
    severity: 'error',
    message: `别名登记给${quote(name.text)}，${register}中却没有这个名称`,
    place: placeOf(name),
    hint: `写成“登记的名称: 别名”，名称须与${register}完全一致${nearest.length === 0 ? '' : `，是否应为${nearest.map(quote).join('、')}？`}`,
  };
}

/** @param standing what is registered, as words; @param rows of the table in which code and name disagree */
export function sectionNameConflict(name: Source, code: string, standing: string, rows: number): Problem {
  return {
    code: 'SECTION_NAME_CONFLICT',
    severity: 'error',
    message: conflict('断面', name, code, standing, rows),
    place: placeOf(name),
    hint: '编码和名称必有一个写错：对照断面名录改正；一个编码只对应一个断面，改名的登记为曾用名',
  };
}

export function countyCodeName(name: Source, code: string, standing: string, rows: number): Problem {
  return {
    code: 'COUNTY_CODE_NAME',
    severity: 'error',
    message: conflict('县区', name, code, standing, rows),
    place: placeOf(name),
    hint: '代码和名称必有一个写错，常见的是两列没有一起排序：对照县区名录改正，不要只改一格',
  };
}

export function plantNameConflict(name: Source, code: string, standing: string, rows: number): Problem {
  return {
    code: 'PLANT_NAME_CONFLICT',
    severity: 'error',
    message: conflict('污水处理厂', name, code, standing, rows),
    place: placeOf(name),
    hint: '编码和名称必有一个写错：对照污水处理厂名录改正；一个编码只对应一座厂',
  };
}

function conflict(kind: string, name: Source, code: string, standing: string, rows: number): string {
  const more = rows > 1 ? `；本表共有${rows}行如此` : '';
  return `${kind}${quote(name.text)}的编码写的是${quote(code)}，${standing}${more}`;
}
