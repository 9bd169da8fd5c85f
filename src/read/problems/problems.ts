// What can be wrong with files, sheets and settings, worded in one place. Single cells have
// cell-problems.ts, records between each other record-problems.ts.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { ColumnSpec } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import type { Cell } from '../../model/table.ts';
import { placeOf, quote, writeSpot } from '../text/places.ts';
import { explainUnreadable } from './unreadable.ts';

/** `code`: an error code of the system or one of unreadable.ts. */
export function fileUnreadable(place: Place, code: string): Problem {
  const { reason, remedy } = explainUnreadable(code);
  return { code: 'FILE_UNREADABLE', severity: 'error', message: `无法读取：${reason}`, place, hint: remedy };
}

export function fileNotFound(place: Place): Problem {
  const hint = '核对路径和文件名（含扩展名）';
  return { code: 'FILE_NOT_FOUND', severity: 'error', message: '没有找到这个文件', place, hint };
}

export function fileEmpty(place: Place, found: '0字节' | '只有空行或空白单元格'): Problem {
  return {
    code: 'FILE_EMPTY',
    severity: 'error',
    message: `文件是空的（${found}）`,
    place,
    hint: '重新导出或另存一次，再放回原处；不需要的，移走这个文件',
  };
}

export function csvRagged(source: Source): Problem {
  return {
    code: 'CSV_RAGGED',
    severity: 'error',
    message: `这一行比表头多出一格${quote(source.text)}，各列可能错位`,
    place: placeOf(source),
    hint: '检查这一行是否有未加引号的逗号（如“1,234”）；改正后另存，或改用.xlsx',
  };
}

export function sheetNotRecognised(place: Place, tables: readonly string[]): Problem {
  return {
    code: 'SHEET_NOT_RECOGNISED',
    severity: 'info',
    message: `工作表“${place.sheet}”不是已知的表，未读取`,
    place,
    hint: `如果它应是${tables.join('、')}之一，改正表头；否则无需处理`,
  };
}

export function fileNotRecognised(place: Place, tables: readonly string[]): Problem {
  return {
    code: 'FILE_NOT_RECOGNISED',
    severity: 'warning',
    mustAcknowledge: true,
    message: '文件中没有认得出的表，未读取任何数据',
    place,
    hint: `表凭前15行中的表头识别，可以是${tables.join('、')}；改正表头，或把文件移出数据文件夹`,
  };
}

export function columnMissing(place: Place, table: string, { header, aliases }: ColumnSpec): Problem {
  const others = aliases.length === 0 ? '' : `（也可写作${aliases.map((name) => `“${name}”`).join('、')}）`;
  return {
    code: 'COLUMN_MISSING',
    severity: 'error',
    message: `“${table}”缺少“${header}”一列${others}`,
    place,
    hint: `在表头加上“${header}”并填写；列的先后不限`,
  };
}

export function itemColumnsMissing(place: Place, table: string, usual: readonly string[]): Problem {
  return {
    code: 'ITEM_COLUMNS_MISSING',
    severity: 'error',
    message: `“${table}”没有任何监测项目的列`,
    place,
    hint: `表头应有监测项目，如${usual.join('、')}`,
  };
}

export function headerDuplicate(source: Source, earlier: Source, header: string): Problem {
  const other = `${writeSpot(earlier)}的${quote(earlier.text)}`;
  const isOwnName = [source.text, earlier.text].includes(header);
  const likeness =
    source.text === earlier.text
      ? `出现不止一次，前一处在${writeSpot(earlier)}`
      : `与${other}${isOwnName ? '意思相同' : `都指“${header}”`}`;
  return {
    code: 'HEADER_DUPLICATE',
    severity: 'error',
    message: `表头${quote(source.text)}${likeness}，无法确定用哪一列`,
    place: placeOf(source),
    hint: '删去其中一列，或改成别的名称',
  };
}

/**
 * @param headers of the columns it may be
 * @param likeness how the header is related to them: it mentions them, or looks like them
 */
export function columnDoubtful(
  source: Source,
  table: string,
  headers: readonly string[],
  likeness: '提到' | '像是',
): Problem {
  const names = headers.map((header) => `“${header}”`).join('或');
  return {
    code: 'COLUMN_DOUBTFUL',
    severity: 'warning',
    mustAcknowledge: true,
    message: `表头${quote(source.text)}${likeness}${names}，不知道是不是它，这一列没有读取，“${table}”中也没有别的${names}`,
    place: placeOf(source),
    hint: `这一列就是本月的${names}的，表头只写${names}（可加单位）；是上月、标准、倍数等别的内容的，核对是否漏了${names}一列`,
  };
}

export function columnsUnused(table: string, headers: readonly Cell[]): Problem {
  return {
    code: 'COLUMNS_UNUSED',
    severity: 'info',
    message: `“${table}”中这些列没有用到：${headers.map(({ source }) => quote(source.text)).join('、')}`,
    place: placeOf(headers[0]!.source),
    hint: '无需处理；如果其中有应当用到的列，对照 docs/data.md 改正表头',
  };
}

export function rowSkipped(source: Source): Problem {
  const message = `${quote(source.text)}一行不是数据，已略过`;
  return { code: 'ROW_SKIPPED', severity: 'info', message, place: placeOf(source), hint: '无需处理' };
}

export function secondTable(source: Source): Problem {
  return {
    code: 'SECOND_TABLE',
    severity: 'error',
    message: `表中又出现表头（从${quote(source.text)}起），这一行和下面的都没有读取`,
    place: placeOf(source),
    hint: '一张工作表只放一张表：下面是另一张表的，移到另一张工作表；是同一张表的，列的次序改为一致，删去中间的表头',
  };
}

export function tableEmpty(place: Place, table: string): Problem {
  return {
    code: 'TABLE_EMPTY',
    severity: 'warning',
    message: `“${table}”只有表头，没有数据`,
    place,
    hint: '填写数据；不需要这张表的，删去文件或工作表',
  };
}

export function configMissing(file: string): Problem {
  return {
    code: 'CONFIG_MISSING',
    severity: 'error',
    message: `没有找到“${file}”`,
    place: { file },
    hint: '确认在项目文件夹中运行，文件名一字不差；新项目可用 jianbao init 建立',
  };
}

export function meetingMissing(file: string): Problem {
  return {
    code: 'MEETING_MISSING',
    severity: 'error',
    message: `没有找到“${file}”`,
    place: { file },
    hint: '在月份文件夹中建立 meeting.yaml（扩展名不要成为 .yml 或 .txt），写明期次、会议名称、会议日期和数据截止日期',
  };
}

export function monthsMissing(folder: string): Problem {
  return {
    code: 'MONTHS_MISSING',
    severity: 'error',
    message: `“${folder}”中没有月份文件夹`,
    place: { file: folder },
    hint: `建立以月份命名的文件夹，如 ${folder}/2026-06，放入当月的表和 meeting.yaml`,
  };
}

export function monthMissing(folder: string, period: Month, months: readonly Month[]): Problem {
  return {
    code: 'MONTH_MISSING',
    severity: 'error',
    message: `“${folder}”中没有${writeMonth(period)}的文件夹`,
    place: { file: folder },
    hint: `现有${months.join('、')}；核对期次，或建立 ${folder}/${period}`,
  };
}

export function monthFolderName(folder: string, month: Month): Problem {
  return {
    code: 'MONTH_FOLDER_NAME',
    severity: 'error',
    message: `像是${writeMonth(month)}的文件夹，名称写法不对，没有读取`,
    place: { file: folder },
    hint: `改名为 ${month}；已有 ${month} 的，把表并过去；不用的，移出数据文件夹`,
  };
}

export function tablesOutside(place: Place, dataDir: string, isFolder: boolean): Problem {
  return {
    code: 'TABLES_OUTSIDE',
    severity: 'warning',
    message: isFolder ? '不是会读取的文件夹，其中的表没有读取' : '表没有放进会读取的文件夹，没有读取',
    place,
    hint: `名录放 ${dataDir}/register，往月数据放 ${dataDir}/history，当月的表放月份文件夹，如 ${dataDir}/2026-06；不用的，移出数据文件夹`,
  };
}

export function notesName(place: Place): Problem {
  return {
    code: 'NOTES_NAME',
    severity: 'warning',
    message: '秘书自己写的文字只从 notes.md 读取，这个文件没有读取',
    place,
    hint: '存成纯文本并命名为 notes.md；Windows隐藏扩展名时，注意不要成为 notes.md.txt',
  };
}

export function meetingPeriodMismatch(source: Source, month: Month, folder: Month): Problem {
  return {
    code: 'MEETING_PERIOD_MISMATCH',
    severity: 'error',
    message: `期次是${writeMonth(month)}，而文件放在 ${folder} 文件夹`,
    place: placeOf(source),
    hint: '核对是否误用了其他月份的 meeting.yaml，改正期次或文件夹名',
  };
}

export function cutoffEarly(source: Source, period: Month): Problem {
  return {
    code: 'CUTOFF_EARLY',
    severity: 'warning',
    mustAcknowledge: true,
    message: `数据截止日期${quote(source.text)}早于期次${writeMonth(period)}`,
    place: placeOf(source),
    hint: '核对数据截止日期，常见的是沿用了上月的日期',
  };
}

export function classifiedMaterial(place: Place, mark: string): Problem {
  return {
    code: 'CLASSIFIED_MATERIAL',
    severity: 'error',
    message: `这里标有密级“${mark}”，涉密材料不得用本程序处理`,
    place,
    hint: '涉密材料按保密规定处理，移出本机；确属误标的，由定密责任人确认后删去标志',
  };
}
