// Every problem of publishing, worded in one place.

import type { Acknowledgement } from '../model/acknowledgement.ts';
import type { Problem } from '../model/problem.ts';
import type { Place, Source } from '../model/source.ts';

export function outputLocked(holder: string): Problem {
  return {
    code: 'OUTPUT_LOCKED',
    severity: 'error',
    message: `另一次生成正在进行（${holder}）`,
    hint: '等它结束后再运行；确认没有别的生成在进行的，删除输出文件夹里的“.jianbao.lock”',
  };
}

export function outputNotOurs(folder: string): Problem {
  return {
    code: 'OUTPUT_NOT_OURS',
    severity: 'error',
    message: `输出位置“${folder}”已有不是本工具生成的内容`,
    place: { file: folder },
    hint: '把这个文件夹改名或移走，或用--out另选输出文件夹',
  };
}

export function outputNotWritable(folder: string, reason: string): Problem {
  return {
    code: 'OUTPUT_NOT_WRITABLE',
    severity: 'error',
    message: `无法写入输出文件夹“${folder}”：${reason}。原有成果未改动`,
    place: { file: folder },
    hint: '检查磁盘空间、文件夹权限和有没有同名的文件，关闭正在打开其中文件的程序后重试；仍不行的，用--out另选本机硬盘上的文件夹',
  };
}

export function outputDamaged(folder: string, path: string): Problem {
  return {
    code: 'OUTPUT_DAMAGED',
    severity: 'error',
    message: `写入后核对不一致：“${path}”。原有成果未改动`,
    place: { file: folder },
    hint: '磁盘可能已满或有故障，检查后重试',
  };
}

/** `files` are those changed, removed or added by hand; `kept` is where the whole set was put. */
export function outputEdited(folder: string, files: readonly string[], kept: string): Problem {
  const named = files.slice(0, 3).map((file) => `“${file}”`);
  return {
    code: 'OUTPUT_EDITED',
    severity: 'warning',
    message: `上一次的成果有人工改动：${named.join('、')}${files.length > 3 ? `等${files.length}个文件` : ''}。改动过的成果另存在“${kept}”`,
    place: { file: folder },
    hint: '新成果不含这些改动；要保留的改动写进数据或notes.md，自己的文件放到别处，然后删去另存的文件夹',
  };
}

export function traceNotFound(document: string, known: readonly string[]): Problem {
  return {
    code: 'TRACE_DOCUMENT_UNKNOWN',
    severity: 'error',
    message: `没有找到文件“${document}”的来源记录`,
    hint: known.length > 0 ? `可查询的有：${known.join('、')}` : '先运行jianbao build生成成果',
  };
}

export function traceFigureNotFound(query: string): Problem {
  return {
    code: 'TRACE_FIGURE_UNKNOWN',
    severity: 'error',
    message: `文中没有与“${query}”相符的数据`,
    hint: '按文中印出的样子写全，如“33.3%”“氨氮（0.3）”，或用网页里显示的编号如“f12”',
  };
}

export function traceUnreadable(path: string, reason: string): Problem {
  return {
    code: 'TRACE_UNREADABLE',
    severity: 'error',
    message: `来源记录无法读取：${reason}`,
    place: { file: path },
    hint: '重新运行jianbao build，来源记录会随成果一起重新生成',
  };
}

export function initNotEmpty(folder: string): Problem {
  return {
    code: 'INIT_NOT_EMPTY',
    severity: 'error',
    message: `文件夹“${folder}”里已有内容，没有建立新项目`,
    place: { file: folder },
    hint: '换一个空的或还不存在的文件夹',
  };
}

/** @param what was to be done there */
export function initNotWritable(folder: string, reason: string, what = '建立新项目'): Problem {
  return {
    code: 'INIT_NOT_WRITABLE',
    severity: 'error',
    message: `无法在“${folder}”${what}：${reason}`,
    place: { file: folder },
    hint: '换一个可以写入、还不存在的文件夹，或检查磁盘空间和权限后重试',
  };
}

export function acknowledgementOfError({ code, source }: Acknowledgement): Problem {
  return {
    code: 'ACK_OF_ERROR',
    severity: 'error',
    message: `“确认”中的${code.value}是错误，错误不能确认，只能改正`,
    place: placeOf(source),
    hint: '改正所说的那一处，然后删去这一条确认',
  };
}

/** @param others where the same warning stands now */
export function acknowledgementStale(
  { code, extent, source }: Acknowledgement,
  others: readonly string[],
): Problem {
  const { text } = extent.source;
  const now = others.slice(0, 3).map((place) => `“${place}”`);
  return {
    code: 'ACK_STALE',
    severity: 'warning',
    message: `“确认”中的${code.value}没有对应的提醒：“${text}”现在没有这个提醒`,
    place: placeOf(source),
    hint:
      now.length === 0
        ? '数据已经改正的，删去这一条；否则核对代码和位置'
        : `数据已经改正的，删去这一条；位置写错的改正，现在有这个提醒的是${now.join('、')}${others.length > 3 ? `等${others.length}处` : ''}`,
  };
}

/** The place of an entry, without what stands there. */
export function placeOf({ text: _, ...place }: Source): Place {
  return place;
}

/** A workbook that `init --workbook` would have renewed, and that somebody has worked in. */
export function blankTableKept(file: string): Problem {
  return {
    code: 'BLANK_TABLE_KEPT',
    severity: 'warning',
    message: `“${file}”里已填有内容或改过表头，没有用新的空白表替换`,
    place: { file },
    hint: '填好的表移到data下当月的文件夹里，不要的删去，再运行一次jianbao init --workbook',
  };
}

export function reportNotWritable(file: string, reason: string): Problem {
  return {
    code: 'REPORT_NOT_WRITABLE',
    severity: 'error',
    message: `无法写入问题清单：${reason}`,
    place: { file },
    hint: '换一个文件名或位置，文件名以.html结尾，如--report 问题清单.html',
  };
}
