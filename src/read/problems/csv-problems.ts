// What can be wrong with the shape of a CSV file, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';

export function csvQuote(place: Place): Problem {
  return {
    code: 'CSV_QUOTE',
    severity: 'error',
    message: '双引号没有成对，从这一行起无法分清单元格',
    place,
    hint: '补上或删去多余的英文双引号；或用表格软件打开后另存为.xlsx',
  };
}

export function csvDelimiter(place: Place, found: string): Problem {
  return {
    code: 'CSV_DELIM',
    severity: 'error',
    message: `单元格之间用的是${found}，不是英文逗号`,
    place,
    hint: '用表格软件另存为“CSV UTF-8（逗号分隔）”或.xlsx',
  };
}

/** @param rows the last cells of all rows that are short */
export function csvShort(place: Place, cells: number, width: number, rows: readonly string[]): Problem {
  const others = rows.length === 1 ? '' : `，共有${rows.length}行如此（${listed(rows)}）`;
  return {
    code: 'CSV_SHORT',
    severity: 'error',
    message: `这一行只有${cells}格，表头有${width}列，可能漏了逗号，各列可能错位${others}`,
    place,
    hint: '在缺少的地方补上英文逗号，空着的格也要有逗号；或用表格软件打开，核对后另存为.xlsx',
  };
}

export function csvTruncated(place: Place, cells: number, width: number): Problem {
  return {
    code: 'CSV_TRUNCATED',
    severity: 'error',
    message: `文件到这一行中断：表头有${width}列，这里只有${cells}格，后面也没有换行`,
    place,
    hint: '文件没有导完或没有传完：请报送单位重新导出、重新发送，不要自己补最后一行',
  };
}

function listed(cells: readonly string[]): string {
  return `${cells.slice(0, 5).join('、')}${cells.length > 5 ? '等' : ''}`;
}
