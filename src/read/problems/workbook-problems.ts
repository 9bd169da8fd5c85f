// What can be wrong with a workbook as a file, worded in one place: its kind, its packing, its parts, its
// size. What stands on its sheets has sheet-problems.ts.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';

const RESAVE = '用Excel或WPS打开，另存为“Excel工作簿（*.xlsx）”再放回原处';
const RESEND = `${RESAVE}；打不开的，请报送单位重发`;

/** @param what the kind of file, with its ending */
export function formatUnsupported(place: Place, what: string, hint = `${RESAVE}，并移走原文件`): Problem {
  return { code: 'FORMAT_UNSUPPORTED', severity: 'error', message: `不能读取${what}`, place, hint };
}

export function notXlsx(place: Place, ending: string, content: string, hint = RESAVE): Problem {
  return {
    code: 'NOT_XLSX',
    severity: 'error',
    message: `文件名是${ending}，内容却不是Excel工作簿，而是${content}`,
    place,
    hint,
  };
}

export function fileMisnamed(place: Place, ending: string, content: string, hint = RESAVE): Problem {
  return {
    code: 'FILE_MISNAMED',
    severity: 'error',
    message: `文件名是${ending}，内容却是${content}`,
    place,
    hint,
  };
}

export function xlsxEncrypted(place: Place): Problem {
  return {
    code: 'XLSX_ENCRYPTED',
    severity: 'error',
    message: '工作簿设有打开密码，无法读取',
    place,
    hint: '用Excel或WPS打开，取消打开密码（文件—信息—保护工作簿）后保存',
  };
}

/** @param what found where, in Chinese; without it the file as a whole is damaged */
export function xlsxCorrupt(place: Place, what?: string): Problem {
  return {
    code: 'XLSX_CORRUPT',
    severity: 'error',
    message: `工作簿已损坏或不完整，无法读取${what === undefined ? '' : `（${what}）`}`,
    place,
    hint: '请报送单位重发；能在Excel中打开的，另存一次再放回原处',
  };
}

export function xlsxAmbiguousZip(place: Place, what: string): Problem {
  return {
    code: 'XLSX_AMBIGUOUS_ZIP',
    severity: 'error',
    message: `工作簿的压缩结构有歧义：${what}；不同的软件可能读出不同的内容，因此不读`,
    place,
    hint: RESEND,
  };
}

export function xlsxBomb(place: Place, what: string): Problem {
  return {
    code: 'XLSX_BOMB',
    severity: 'error',
    message: `工作簿解压后异常庞大（${what}），不像正常的表格，因此不读`,
    place,
    hint: '核对文件来源；确是正常表格的，把数据复制到新建的工作簿里保存',
  };
}

export function xlsxPath(place: Place, name: string): Problem {
  return {
    code: 'XLSX_PATH',
    severity: 'error',
    message: `工作簿内部有不正常的部件名“${name}”，因此不读`,
    place,
    hint: `核对文件来源；${RESEND}`,
  };
}

export function xlsxDoctype(place: Place): Problem {
  return {
    code: 'XLSX_DOCTYPE',
    severity: 'error',
    message: '工作簿内部带有文档类型声明（DOCTYPE），正常的表格没有，因此不读',
    place,
    hint: `核对文件来源；${RESEND}`,
  };
}

export function xlsxDialect(place: Place, what: string): Problem {
  return {
    code: 'XLSX_DIALECT',
    severity: 'error',
    message: `工作簿的写法不标准，无法确定内容：${what}`,
    place,
    hint: RESAVE,
  };
}

export function xlsxPartMissing(place: Place, what: string): Problem {
  return {
    code: 'XLSX_PART_MISSING',
    severity: 'error',
    message: `工作簿缺少${what}，内容不完整，因此不读`,
    place,
    hint: RESEND,
  };
}

export function xlsxRange(place: Place, what: string): Problem {
  return {
    code: 'XLSX_RANGE',
    severity: 'error',
    message: `工作簿内部的位置有误：${what}，因此不读`,
    place,
    hint: RESEND,
  };
}

export function xlsxDupCell(place: Place, what: string): Problem {
  return {
    code: 'XLSX_DUP_CELL',
    severity: 'error',
    message: `工作簿内部${what}出现不止一次，或前后次序颠倒，无法确定以哪个为准`,
    place,
    hint: RESEND,
  };
}

export function xlsxLimit(
  place: Place,
  what: string,
  hint = '只留下要用的表和行列，另存一份；数据多的，分成几个文件',
): Problem {
  return {
    code: 'XLSX_LIMIT',
    severity: 'error',
    message: `工作簿超出能读的限度：${what}`,
    place,
    hint,
  };
}

export function readerFailed(place: Place): Problem {
  return {
    code: 'READER_FAILED',
    severity: 'error',
    message: '读取工作簿的程序没能启动或中途停止，这个文件没有读取',
    place,
    hint: '重试一次；仍不行的，重新运行 npm run setup；只在这个文件上出错的，另存一份，或改存为“CSV UTF-8”',
  };
}
