// What can be wrong with numbers that can be read at all, or nearly, and what to do about a text that is none.

import type { ColumnSpec } from '../../model/columns.ts';
import { type Bounds, MISSING_REASONS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote } from '../text/places.ts';

/** What a text that is no number is likely to be, and the remedy; the first that fits. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^[+-]?\d{1,3}(?:[,.]\d*)*,\d*$|^[+-]?[\d.]+,\d+$/,
    '小数点用“.”，如 0.52；逗号只能作千位分隔，每三位一个，如 1,234.5，分不清时去掉逗号',
  ],
  [/^[+-]?\d*\.\d*\.[\d.]*$/, '小数点不止一个，核对原始记录后重新录入'],
  [
    /^(?=.*\d)[\d.,]*[oOlI|SBZООоΟο〇○][\d.,oOlI|SBZОоΟο〇○]*$/,
    '混有字母：字母O不是数字0，字母l、I不是数字1；重新录入数字，低于检出限的“L”用大写',
  ],
  [
    /^L\s*\d|^(?:未检出|ND)\s*\d|[<＜﹤〈⟨≺]\s*\d|\d\s*[（(]?\s*[lＬ]\s*[)）]?$/i,
    '低于检出限的写成“检出限L”（大写L写在后面），如 0.01L；不要只留数字，那就成了测得的值',
  ],
  [
    new RegExp(MISSING_REASONS.join('|')),
    `没有数据的原因单独写，如“断流”，说明写进备注；可以写${MISSING_REASONS.slice(0, 6).join('、')}等`,
  ],
  [/\d\s*[、;；/]\s*\d*\.\d|[\d.]+\s*[、;；]\s*\d/, '一格里写了不止一个数：只留一个，别的写进备注或分行'],
  [/\d\s+[\d.]|\.\s+\d/, '数字中间有空格：删去空格；两个数写在一格的，只留一个'],
  [/^[约近大]|[约估≈±]|左右|上下|以[上下内]/, '写测得的数，不写约数；没有数的留空'],
  [/×|10\^|\d[eE]/, '科学记数写成 1.2E-3 或 1.2×10^-3；“×10-3”这样丢了上标的不行'],
  [/\d\s*[~～至到—–-]\s*\d/, '写了一个范围：只写一个数，范围写进备注'],
  [
    /[<>＜＞≥≤]|大于|小于|不超过|不少于/,
    '大于、不大于的写法不是数值：写测得的数；低于检出限写“检出限L”，如 0.01L',
  ],
  [/[%‰]/, '不是百分数：去掉“%”，并核对数值'],
  [/\d[-+]$|^\(.*\d.*\)$/, '正负号写在数字前面，不用括号表示负数'],
  [/\d\s*[。·‧٫]|[。·‧٫]\s*\d/, '小数点用半角的“.”'],
  [/^[+-]?\d+\s*\/\s*\d+$|[½¼¾⅓⅔]/, '分数换算成小数，如 0.5'],
  [/^[零〇一二三四五六七八九十百千万亿点]+$|^\d[\d.]*[十百千万亿]$/, '用阿拉伯数字，如 12.5'],
  [/^[^\d]*\d[\d.,]*[^\d]*$/, '只填数字，去掉前后的记号和文字，说明写进备注'],
];

/** The remedy for a text that is no number; `undefined` when nothing can be said of it in particular. */
export function numberAdvice(text: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(text))?.[1];
}

export function numberNoise(source: Source, header: string, read: string): Problem {
  return {
    code: 'NUMBER_NOISE',
    severity: 'info',
    message: `“${header}”${quote(source.text)}的位数超出表格软件的精度，已按15位有效数字读作${read}`,
    place: placeOf(source),
    hint: '无需处理；末尾的零头是程序换算留下的',
  };
}

export function numberIsDate(source: Source, header: string, likely: string | undefined): Problem {
  return {
    code: 'NUMBER_IS_DATE',
    severity: 'error',
    message: `“${header}”应为数值，这里是日期${quote(source.text)}${likely === undefined ? '' : `，原来写的可能是${likely}`}`,
    place: placeOf(source),
    hint: '表格软件把数字当成了日期：把单元格格式改为“常规”或“数值”，对照原始记录重新录入',
  };
}

export function nameIsDate(source: Source, header: string): Problem {
  return {
    code: 'NAME_IS_DATE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”是日期${quote(source.text)}，像“3-1”这样的名称或编号会被表格软件变成日期`,
    place: placeOf(source),
    hint: '核对原来的名称；把单元格格式改为“文本”后重新录入',
  };
}

export function codeNumeric(source: Source, header: string): Problem {
  return {
    code: 'CODE_NUMERIC',
    severity: 'error',
    message: `“${header}”${quote(source.text)}被存成了数值，开头的0和15位以后的数字可能已经丢失`,
    place: placeOf(source),
    hint: '把单元格格式改为“文本”，对照原件重新录入完整的编码',
  };
}

/**
 * @param read the value as it was understood
 * @param likely the same digits with the decimal point where the value would be usual
 */
export function numberOutlying(
  source: Source,
  {
    header,
    unit,
    stated,
    plausible = {},
    alwaysFound,
  }: Pick<ColumnSpec, 'header' | 'unit' | 'stated' | 'plausible' | 'alwaysFound'>,
  read: string,
  likely: string | undefined,
): Problem {
  const converted = stated === undefined || stated.shift === 0 ? '' : `（${read} ${unit}）`;
  const remedy = /[1-9]/.test(read)
    ? `小数点是否错位，单位是否一致${likely === undefined ? '' : `，是否应为${likely}`}`
    : `${alwaysFound ? '' : '没有检出的写“检出限L”，如 0.01L；'}没有监测的留空`;
  return {
    code: 'NUMBER_OUTLYING',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”的值${quote(source.text)}${converted}不同寻常，通常${writeBounds(plausible)}`,
    place: placeOf(source),
    hint: `核对原始记录：${remedy}`,
  };
}

/** @param bound what most of the column's values are beyond */
export function columnShifted(
  place: Place,
  { header, unit = '', stated }: Pick<ColumnSpec, 'header' | 'unit' | 'stated'>,
  { far, all, bound, isLarge }: { far: number; all: number; bound: string; isLarge: boolean },
): Problem {
  const read = stated?.unit ?? unit;
  return {
    code: 'COLUMN_SHIFTED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”整列不同寻常：${all}个值中有${far}个${isLarge ? '大于' : '小于'}${bound}${unit}`,
    place,
    hint: `核对这一列的单位，现在按${read}读取，${isLarge ? '数值像是以更小的单位（如μg/L、m³/d）' : '数值像是以更大的单位'}填写的；单位不同的，在表头写明，如“（μg/L）”`,
  };
}

export function partOverWhole(part: Source, whole: Source, partName: string, wholeName: string): Problem {
  return {
    code: 'PART_OVER_WHOLE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${partName}”${quote(part.text)}大于同一行的“${wholeName}”${quote(whole.text)}，两者必有一错`,
    place: placeOf(part),
    hint: '核对两项的原始记录，常见的是填错了列或小数点错位',
  };
}

export function unitConverted(source: Source, header: string, from: string, to: string): Problem {
  return {
    code: 'UNIT_CONVERTED',
    severity: 'info',
    message: `“${header}”一列的单位是${quote(from)}，已换算成${to}`,
    place: placeOf(source),
    hint: '无需处理；核对表头写的单位与数值相符',
  };
}

function writeBounds({ min, max }: Bounds): string {
  if (min === undefined) return `不大于${max}`;
  return max === undefined ? `不小于${min}` : `在${min}至${max}之间`;
}
