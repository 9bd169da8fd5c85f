// What a person sees on a sheet that its values alone do not tell: hidden, merged, struck out, computed.
// Worded in one place.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { placeOf, quote } from '../text/places.ts';

/** @param table the table it holds by its header; absent when it holds none */
export function sheetHidden(place: Place, table?: string): Problem {
  const held = table === undefined ? '' : `，从表头看是“${table}”`;
  return {
    code: 'SHEET_HIDDEN',
    severity: table === undefined ? 'info' : 'warning',
    ...(table !== undefined && { mustAcknowledge: true }),
    message: `工作表“${place.sheet}”是隐藏的，没有读取${held}`,
    place,
    hint: table === undefined ? '无需处理' : '要用的，取消隐藏；不用的，删去这张工作表',
  };
}

export function rowsHidden(place: Place, rows: readonly number[]): Problem {
  return {
    code: 'ROWS_HIDDEN',
    severity: 'warning',
    mustAcknowledge: true,
    message: `有${rows.length}行数据被隐藏或被筛选掉（${writeRanges(rows.map((row) => row + 1))}），仍已读取`,
    place,
    hint: '取消筛选和隐藏后核对；不要的行，删去',
  };
}

export function columnsHidden(place: Place, headers: readonly string[]): Problem {
  return {
    code: 'COLUMNS_HIDDEN',
    severity: 'warning',
    mustAcknowledge: true,
    message: `这些列被隐藏，仍已读取：${headers.map(quote).join('、')}`,
    place,
    hint: '取消隐藏后核对；不要的列，删去',
  };
}

/** @param isData whether more than remarks is struck out */
export function cellStruck(source: Source, header: string, others: number, isData: boolean): Problem {
  const more = others === 0 ? '' : `等${others + 1}格`;
  return {
    code: 'CELL_STRUCK',
    severity: isData ? 'error' : 'warning',
    ...(!isData && { mustAcknowledge: true }),
    message: `这一行的“${header}”${quote(source.text)}${more}带有删除线，不知是否作废`,
    place: placeOf(source),
    hint: '作废的，删去内容或整行；有效的，取消删除线',
  };
}

export function mergedValue(source: Source, headers: readonly string[], rows: number): Problem {
  const columns = headers.map((header) => `“${header}”`).join('、');
  const cells = rows > 1 ? `${rows}行的${columns}` : columns;
  return {
    code: 'MERGED_VALUE',
    severity: 'error',
    message: `${quote(source.text)}是${cells}合并成的一格，不知是哪一格的值`,
    place: placeOf(source),
    hint: '取消合并，各格分别填写；都没有数据的，合并格里可写断流、停站等原因',
  };
}

export function mergeCovers(source: Source, shown: Source): Problem {
  return {
    code: 'MERGE_COVERS',
    severity: 'warning',
    mustAcknowledge: true,
    message: `被合并单元格盖住的${quote(source.text)}看不见，未读取；看得见的是${quote(shown.text)}`,
    place: placeOf(source),
    hint: '取消合并，留下对的内容后重新合并',
  };
}

export function formulaExternal(source: Source, header: string, cells: number): Problem {
  return {
    code: 'FORMULA_EXTERNAL',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”等${cells}格由公式取自别的文件，读到的是上次保存时的结果`,
    place: placeOf(source),
    hint: '在Excel或WPS中更新链接后保存；或复制后“选择性粘贴—数值”',
  };
}

export function formulaVolatile(source: Source, header: string, cells: number): Problem {
  return {
    code: 'FORMULA_VOLATILE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”等${cells}格由随日期或随机变化的公式得出，每次打开可能不同`,
    place: placeOf(source),
    hint: '复制后“选择性粘贴—数值”，把结果固定下来',
  };
}

export function formatHidesValue(source: Source, header: string, shown: string): Problem {
  const seen = shown === '' ? '看上去是空的' : `看上去是${quote(shown)}`;
  return {
    code: 'FORMAT_HIDES_VALUE',
    severity: 'error',
    message: `“${header}”${seen}，存的却是${quote(source.text)}`,
    place: placeOf(source),
    hint: '把单元格格式改为“常规”，核对后填写真正的值',
  };
}

export function titleMonthMismatch(source: Source, folder: Month): Problem {
  return {
    code: 'TITLE_MONTH_MISMATCH',
    severity: 'error',
    message: `表的标题${quote(source.text)}说的不是${writeMonth(folder)}，文件却放在 ${folder} 文件夹`,
    place: placeOf(source),
    hint: '核对是不是放错了月份，或沿用了上月的文件；数据无误的，改正标题',
  };
}

export function sheetNameMonth(place: Place, folder: Month): Problem {
  return {
    code: 'SHEET_NAME_MONTH',
    severity: 'warning',
    mustAcknowledge: true,
    message: `工作表名“${place.sheet}”说的不是${writeMonth(folder)}，文件却放在 ${folder} 文件夹`,
    place,
    hint: '核对是不是沿用了上月的文件；数据无误的，把工作表改名',
  };
}

/** @param count of the cells that are marked by colour */
export function colourIgnored(source: Source, count: number): Problem {
  return {
    code: 'COLOUR_IGNORED',
    severity: 'info',
    message: `有${count}格数据标了颜色，第一格是${quote(source.text)}；颜色的含义没有采用`,
    place: placeOf(source),
    hint: '无需处理；颜色表示存疑、作废等意思的，写进“备注”或改正数据',
  };
}

export function emailLinkDiffers(source: Source, target: string): Problem {
  return {
    code: 'EMAIL_LINK_DIFFERS',
    severity: 'error',
    message: `邮箱写的是${quote(source.text)}，点开的链接却是${quote(target)}`,
    place: placeOf(source),
    hint: '核对哪一个是对的：清空这一格重新录入，或右键“取消超链接”',
  };
}

/** `第5、7—9行`. */
function writeRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`));
  return `第${shown.join('、')}${ranges.length > 8 ? '…' : ''}行`;
}
