// What can be wrong with one cell, worded in one place.

import type { ColumnSpec } from '../../model/columns.ts';
import { MISSING_REASONS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { codePoint } from '../text/characters.ts';
import { placeOf, quote } from '../text/places.ts';

export function valueMissing(place: Place, header: string): Problem {
  return {
    code: 'VALUE_MISSING',
    severity: 'error',
    message: `“${header}”为必填，这里是空的`,
    place,
    hint: '补填；整行都不需要的，删除整行',
  };
}

export function cellError(source: Source, header: string): Problem {
  return {
    code: 'CELL_ERROR',
    severity: 'error',
    message: `“${header}”单元格显示的是错误值${quote(source.text)}`,
    place: placeOf(source),
    hint: '在表格软件中改正公式或内容，或直接填写',
  };
}

export function formulaNoValue(source: Source, header: string): Problem {
  return {
    code: 'FORMULA_NO_VALUE',
    severity: 'error',
    message: `“${header}”是公式${quote(source.text)}，文件中没有保存它的计算结果`,
    place: placeOf(source),
    hint: '用Excel或WPS打开文件，等计算完成后保存一次；或改为直接填写数值',
  };
}

export function textNewline(source: Source, header: string, read: string): Problem {
  return {
    code: 'TEXT_NEWLINE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”中有换行，已按${quote(read)}读取`,
    place: placeOf(source),
    hint: '删去单元格里的换行',
  };
}

/** @param advice what to do about this text in particular */
export function numberInvalid(source: Source, header: string, advice?: string): Problem {
  return {
    code: 'NUMBER_INVALID',
    severity: 'error',
    message: `“${header}”应为数值，这里是${quote(source.text)}`,
    place: placeOf(source),
    hint: advice ?? '只填数字，如 12.5；小数点用“.”，不要夹带文字、百分号或其他单位',
  };
}

/** @param likely the same digits with the decimal point where the value would be possible */
export function numberRange(
  source: Source,
  { header, min = '0', max }: Pick<ColumnSpec, 'header' | 'min' | 'max'>,
  likely: string | undefined,
): Problem {
  const range = max === undefined ? `不小于${min}` : `在${min}至${max}之间`;
  return {
    code: 'NUMBER_RANGE',
    severity: 'error',
    message: `“${header}”的值${quote(source.text)}超出可能的范围，应${range}`,
    place: placeOf(source),
    hint: `核对原始记录，常见的是小数点错位${likely === undefined ? '' : `（是否应为${likely}？）`}、多打了负号或填错了列`,
  };
}

export function unitMismatch(source: Source, header: string, unit: string, expected: string): Problem {
  return {
    code: 'UNIT_MISMATCH',
    severity: 'error',
    message: `“${header}”的单位写的是${quote(unit)}，应为“${expected}”`,
    place: placeOf(source),
    hint: `把数值换算成${expected}并改正单位；整列都是另一种单位的，写在表头，能换算的会代为换算`,
  };
}

/** @param advice what to do about this text in particular */
export function amountInvalid(source: Source, header: string, advice?: string): Problem {
  return {
    code: 'AMOUNT_INVALID',
    severity: 'error',
    message: `“${header}”的监测值${quote(source.text)}无法识别`,
    place: placeOf(source),
    hint:
      advice ??
      '填数值如 0.52；低于检出限的写成“检出限L”（大写L），如 0.01L；没有数据的留空，或写断流、停站、未监测、维护等原因',
  };
}

export function bdlNoLimit(source: Source, header: string): Problem {
  return {
    code: 'BDL_NO_LIMIT',
    severity: 'error',
    message: `“${header}”写的是${quote(source.text)}，没有给出检出限，无法参加统计`,
    place: placeOf(source),
    hint: '改为“检出限L”，如检出限为0.01就写 0.01L',
  };
}

/** What a text that is no class is likely to be, and the remedy; the first that fits. */
const CLASS_ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /达标|超标|[（(]?(?:优|良好?|[轻中重]度污染)[）)]?$/,
    '只写类别；达标与否、水质状况由程序判断，不写在这里',
  ],
  [
    /以上|不低于|优于|不劣于|达到|[≤≥<>＜＞+]|符合|标准|消除/,
    '只写一个类别，如“达到Ⅲ类”写“Ⅲ”；目标为“消除劣Ⅴ类”的写“Ⅴ”',
  ],
  [
    new RegExp(MISSING_REASONS.join('|')),
    '这一行有监测值：核对监测值是不是上月留下的；确有监测值的，写类别或留空',
  ],
];

export function classInvalid(source: Source, header: string): Problem {
  const advice = CLASS_ADVICE.find(([pattern]) => pattern.test(source.text.trim()))?.[1];
  return {
    code: 'CLASS_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是水质类别`,
    place: placeOf(source),
    rule: 'GB 3838-2002',
    hint: advice ?? '写Ⅰ、Ⅱ、Ⅲ、Ⅳ、Ⅴ或劣Ⅴ',
  };
}

export function classLookalike(source: Source, header: string, found: string): Problem {
  return {
    code: 'CLASS_LOOKALIKE',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中的“${found}”（${codePoint(found)}）形似罗马数字但不是，无法确定类别`,
    place: placeOf(source),
    rule: 'GB 3838-2002',
    hint: '删去后重新录入Ⅰ、Ⅱ、Ⅲ、Ⅳ、Ⅴ或劣Ⅴ',
  };
}

export function classMulti(source: Source, header: string): Problem {
  return {
    code: 'CLASS_MULTI',
    severity: 'error',
    message: `“${header}”${quote(source.text)}写了不止一个类别`,
    place: placeOf(source),
    rule: 'GB 3838-2002 5.1',
    hint: '只写一个类别；一断面有几个数据的，分行填写',
  };
}

export function targetClassInvalid(source: Source, header: string): Problem {
  return {
    code: 'TARGET_CLASS_INVALID',
    severity: 'error',
    message: `“${header}”不能是${quote(source.text)}：劣Ⅴ类没有限值，不能作为目标`,
    place: placeOf(source),
    rule: 'GB 3838-2002 表1',
    hint: '写Ⅰ、Ⅱ、Ⅲ、Ⅳ或Ⅴ；目标为“消除劣Ⅴ类”的，写Ⅴ',
  };
}

/** @param lookalike a letter in it that only looks Latin */
export function choiceInvalid(
  source: Source,
  header: string,
  labels: readonly string[],
  lookalike: string | null,
): Problem {
  const letter = lookalike === null ? '' : `，其中的“${lookalike}”（${codePoint(lookalike)}）不是英文字母`;
  return {
    code: 'CHOICE_INVALID',
    severity: 'error',
    message: `“${header}”不能填${quote(source.text)}${letter}`,
    place: placeOf(source),
    hint: `从这些里选一个：${labels.join('、')}`,
  };
}

export function emailInvalid(source: Source, header: string): Problem {
  return {
    code: 'EMAIL_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是一个单独的邮箱地址`,
    place: placeOf(source),
    hint: '每行只写一个地址，如 zhangsan@example.gov.cn，全部用半角字符；一人多址或多人的，分行填写',
  };
}

export function waterBodyMissing(place: Place): Problem {
  return {
    code: 'WATER_BODY_MISSING',
    severity: 'error',
    message: '没有写水体类型，这一行不判定类别',
    place,
    rule: 'GB 3838-2002 表1（总磷、总氮的河流与湖库限值不同）',
    hint: '填“河流”或“湖库”；本工具不按名称猜测',
  };
}
