// What can be wrong with one cell, worded in one place.

import type { Problem } from '../model/problem.ts';
import type { Place, Source } from '../model/source.ts';
import { placeOf, quote } from './places.ts';

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

export function textControl(source: Source, header: string): Problem {
  return {
    code: 'TEXT_CONTROL',
    severity: 'error',
    message: `“${header}”中混有看不见的控制字符`,
    place: placeOf(source),
    hint: '清空这一格后重新手工录入，不要从其他系统粘贴',
  };
}

export function textNewline(source: Source, header: string, read: string): Problem {
  return {
    code: 'TEXT_NEWLINE',
    severity: 'warning',
    message: `“${header}”中有换行，已按${quote(read)}读取`,
    place: placeOf(source),
    hint: '删去单元格里的换行',
  };
}

export function numberInvalid(source: Source, header: string): Problem {
  return {
    code: 'NUMBER_INVALID',
    severity: 'error',
    message: `“${header}”应为数值，这里是${quote(source.text)}`,
    place: placeOf(source),
    hint: '只填数字，如 12.5；小数点用“.”，不要夹带文字、百分号或其他单位',
  };
}

export function numberRange(source: Source, header: string, min: string, max: string | undefined): Problem {
  const range = max === undefined ? `不小于${min}` : `在${min}至${max}之间`;
  return {
    code: 'NUMBER_RANGE',
    severity: 'error',
    message: `“${header}”的值${quote(source.text)}超出可能的范围，应${range}`,
    place: placeOf(source),
    hint: '核对原始记录，常见的是小数点错位、多打了负号或填错了列',
  };
}

export function unitMismatch(source: Source, header: string, unit: string, expected: string): Problem {
  return {
    code: 'UNIT_MISMATCH',
    severity: 'error',
    message: `“${header}”的单位写的是${quote(unit)}，应为“${expected}”`,
    place: placeOf(source),
    hint: `把数值换算成${expected}并改正单位；本工具不代为换算`,
  };
}

export function amountInvalid(source: Source, header: string): Problem {
  return {
    code: 'AMOUNT_INVALID',
    severity: 'error',
    message: `“${header}”的监测值${quote(source.text)}无法识别`,
    place: placeOf(source),
    hint: '填数值如 0.52；低于检出限的写成“检出限L”（大写L），如 0.01L；没有数据的留空，或写断流、停站、未监测、维护等原因',
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

export function classInvalid(source: Source, header: string): Problem {
  return {
    code: 'CLASS_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是水质类别`,
    place: placeOf(source),
    rule: 'GB 3838-2002',
    hint: '写Ⅰ、Ⅱ、Ⅲ、Ⅳ、Ⅴ或劣Ⅴ',
  };
}

export function classLookalike(source: Source, header: string, found: string): Problem {
  const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'CLASS_LOOKALIKE',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中的“${found}”（U+${code}）形似罗马数字但不是，无法确定类别`,
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

export function monthInvalid(source: Source, header: string): Problem {
  return {
    code: 'MONTH_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是明确的月份`,
    place: placeOf(source),
    hint: '写成 2026-06 或 2026年6月；“2026.1”会与2026年10月混淆，写 2026-01 或 2026-10',
  };
}

export function dateInvalid(source: Source, header: string): Problem {
  const serial = /^[2-6]\d{4}(\.\d+)?$/.test(source.text.trim());
  return {
    code: 'DATE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}不是有效日期`,
    place: placeOf(source),
    hint: serial
      ? '这像是表格软件的日期序号：把单元格格式改为“日期”后保存，或写成 2026-06-30'
      : '写成 2026-06-30 或 2026年6月30日，并核对该日存在',
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

export function deadlineInvalid(source: Source, header: string): Problem {
  return {
    code: 'DEADLINE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}无法识别为时限`,
    place: placeOf(source),
    hint: '写成 2026-06-30、2026年6月底前、2026年二季度末、2026年底前、交办后10个工作日内、立行立改或长期坚持；年份不能省',
  };
}

export function dueInvalid(source: Source, header: string): Problem {
  return {
    code: 'DUE_INVALID',
    severity: 'error',
    message: `“${header}”${quote(source.text)}无法识别为完成时间`,
    place: placeOf(source),
    hint: '写成 2026-09-30、2026年9月底、2026年三季度末或2026年底；年份不能省',
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

export function choiceInvalid(source: Source, header: string, labels: readonly string[]): Problem {
  return {
    code: 'CHOICE_INVALID',
    severity: 'error',
    message: `“${header}”不能填${quote(source.text)}`,
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
