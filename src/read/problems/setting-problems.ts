// What can be wrong in jianbao.yaml and meeting.yaml, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote, writeSpot } from '../text/places.ts';

export function yamlSyntax(place: Place, explanation: string): Problem {
  return {
    code: 'YAML_SYNTAX',
    severity: 'error',
    message: `这一行写法有误：${explanation}`,
    place,
    hint: '每行写成“名称: 内容”，冒号用半角并在后面空一格；下一级用两个空格缩进；内容里有冒号或井号的，用英文双引号括起来',
  };
}

export function yamlFullWidthColon(place: Place, key: string): Problem {
  return {
    code: 'YAML_FULLWIDTH_COLON',
    severity: 'error',
    message: `“${key}”后面用了全角冒号“：”`,
    place,
    hint: `改成半角冒号加一个空格：${key}: ……`,
  };
}

export function yamlKeyUnknown(
  source: Source,
  nearest: readonly string[],
  known: readonly string[],
): Problem {
  return {
    code: 'YAML_KEY_UNKNOWN',
    severity: 'error',
    message: `没有${quote(source.text)}这一项`,
    place: placeOf(source),
    hint: `${nearest.length > 0 ? `是否应为“${nearest[0]}”？` : ''}可写的有：${known.join('、')}；不需要的，删去这一行`,
  };
}

/** `content`: what may be written behind the key. */
export function yamlKeyMissing(place: Place, key: string, content = '……'): Problem {
  return {
    code: 'YAML_KEY_MISSING',
    severity: 'error',
    message: `没有写“${key}”`,
    place,
    hint: `加一行“${key}: ${content}”`,
  };
}

/** `remedy`: how to write it, with an example. */
export function yamlShape(source: Source, key: string, expected: string, remedy: string): Problem {
  return {
    code: 'YAML_SHAPE',
    severity: 'error',
    message: `“${key}”应是${expected}`,
    place: placeOf(source),
    hint: remedy,
  };
}

export function mappingColumnUnknown(source: Source, table: string, nearest: readonly string[]): Problem {
  return {
    code: 'MAPPING_COLUMN_UNKNOWN',
    severity: 'error',
    message: `列映射中的${quote(source.text)}不是“${table}”的列`,
    place: placeOf(source),
    hint:
      nearest.length > 0
        ? `是否应为${nearest.map((name) => `“${name}”`).join('、')}？`
        : `左边写“${table}”的列名（见 docs/data.md），右边写文件里的表头`,
  };
}

export function mappingColumnMissing(source: Source, names: readonly Source[], file: string): Problem {
  const headers = names.map(({ text }) => quote(text)).join('、');
  return {
    code: 'MAPPING_COLUMN_MISSING',
    severity: 'error',
    message: `“${file}”中没有列映射所写的表头${headers}`,
    place: placeOf(source),
    hint: '打开该文件核对表头，逐字照写；表头须在前15行内',
  };
}

export function mappingDuplicate(source: Source, earlier: Source): Problem {
  return {
    code: 'MAPPING_DUPLICATE',
    severity: 'error',
    message: `列映射中的${quote(source.text)}与${writeSpot(earlier)}的${quote(earlier.text)}重复，无法确定用哪一个`,
    place: placeOf(source),
    hint: '一个文件只写一条，一列只写一次；几个表头并成一列的，写成“列名: [表头甲, 表头乙]”',
  };
}

export function mappingUnused(source: Source): Problem {
  return {
    code: 'MAPPING_UNUSED',
    severity: 'warning',
    message: `列映射所写的文件${quote(source.text)}不在数据文件夹中`,
    place: placeOf(source),
    hint: '核对文件名（含扩展名，不含文件夹）；不再需要的，删去这一条',
  };
}

export function daysNotWhole(source: Source): Problem {
  return {
    code: 'DAYS_NOT_WHOLE',
    severity: 'error',
    message: `“即将到期天数”应为整数，这里是${quote(source.text)}`,
    place: placeOf(source),
    hint: '写成整天数，如 30；不写则为30',
  };
}

export function previousMeetingLate(source: Source, date: string): Problem {
  return {
    code: 'PREVIOUS_MEETING_LATE',
    severity: 'error',
    message: `上次会议日期${quote(source.text)}不早于本次会议日期${date}`,
    place: placeOf(source),
    hint: '填上一次会议的日期；没有开过的，删去这一行',
  };
}

export function acknowledgedPlaceInvalid(source: Source): Problem {
  return {
    code: 'ACK_PLACE_INVALID',
    severity: 'error',
    message: `“位置”${quote(source.text)}看不出是哪个文件的哪一处`,
    place: placeOf(source),
    hint: '照提醒所写：文件名（含扩展名）、空格、工作表名、叹号、单元格，如“断面水质.xlsx 6月!D7”；CSV没有工作表名；几格写成“D7:D9”，整张表、整个文件的只写到表名、文件名',
  };
}
