// Every problem that the finished PDF itself can show, in one place for proof-reading. Pages count from 1.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';

/** Where in which file of the set. */
type PdfPlace = Pick<Place, 'file' | 'page'>;

const STYLE_HINT =
  '如果改过templates里的样式，先恢复随附的样式再生成；没有改过的，把数据和本条提示一起报告给开发者';
const REPORT_HINT = '重新生成一次；仍是这样的，把数据和本条提示一起报告给开发者';

/** Another number of pages than was planned for. */
export function pdfPageCount(place: PdfPlace, found: number, expected: number): Problem {
  return {
    code: 'PDF_PAGE_COUNT',
    severity: 'error',
    message: `应有${expected}页，实际印成${found}页`,
    place,
    hint: REPORT_HINT,
  };
}

/** A sheet of another size than the paper's. Sizes in mm. */
export function pdfPageSize(place: PdfPlace, found: string, expected: string): Problem {
  return {
    code: 'PDF_PAGE_SIZE',
    severity: 'error',
    message: `纸张是${found}，应是${expected}`,
    place,
    rule: 'GB/T 9704-2012 5.1',
    hint: '样式里的@page不要另设size；横排的表格在纵向的纸上转90度',
  };
}

/** Nothing but its number on a page. */
export function pdfPageEmpty(place: PdfPlace): Problem {
  return {
    code: 'PDF_PAGE_EMPTY',
    severity: 'error',
    message: '这一页是空白页',
    place,
    hint: `检查模板末尾或样式里是否有多余的分页；${STYLE_HINT}`,
  };
}

/** No page number, or one that does not follow. `found` is empty when there is none. */
export function pdfPageNumber(place: PdfPlace, found: string, expected: number): Problem {
  return {
    code: 'PDF_PAGE_NUMBER',
    severity: 'error',
    message: found === '' ? '这一页没有页码' : `页码印成“${found}”，应是${expected}`,
    place,
    rule: 'GB/T 9704-2012 7.5',
    hint: STYLE_HINT,
  };
}

/** The browser made everything smaller, because something was wider than the type area. */
export function pdfShrunk(place: PdfPlace, percent: string): Problem {
  return {
    code: 'PDF_SHRUNK',
    severity: 'error',
    message: `有内容比版心宽，浏览器把全文缩小到了${percent}%，字号、行距和页边都不再符合标准`,
    place,
    hint: `减少最宽的表格的列，或缩短其中不能换行的内容；${STYLE_HINT}`,
  };
}

/** A font that is not one of the chosen faces, embedded as TrueType. */
export function pdfFont(place: PdfPlace, font: string, text: string): Problem {
  const kind =
    font === 'Type3'
      ? '描出来的字形（Type 3），打印会发虚，也不便检索'
      : `字体“${font}”，不是选定并嵌入的字体`;
  return {
    code: 'PDF_FONT',
    severity: 'error',
    message: `“${text}”用的是${kind}`,
    place,
    hint: '样式里不要另设字体、加粗或倾斜，字体只在jianbao.yaml的“字体”里选',
  };
}

/** A glyph that stands for a missing one. */
export function pdfGlyphMissing(place: PdfPlace, text: string): Problem {
  return {
    code: 'PDF_GLYPH_MISSING',
    severity: 'error',
    message: `“${text}”中有的字印成了空框`,
    place,
    hint: '改用常用字，或在jianbao.yaml的“字体”里配置含有这个字的字体',
  };
}

/** Characters that look right but cannot be searched or copied. */
export function pdfTextUnreadable(place: PdfPlace, text: string, character: string): Problem {
  return {
    code: 'PDF_TEXT_UNREADABLE',
    severity: 'error',
    message: `“${text}”中的“${character}”在文件里记成了别的字符（${codePointName(character)}），看上去一样，但检索和复制不到`,
    place,
    hint: '多由字体引起：换用同一字体的其他版本，或删去jianbao.yaml中这一项字体，改用随附的字体',
  };
}

/** Text of the page is not in the PDF. */
export function pdfTextMissing(place: PdfPlace, text: string): Problem {
  return {
    code: 'PDF_TEXT_MISSING',
    severity: 'error',
    message: `“${text}”没有印出来`,
    place,
    hint: STYLE_HINT,
  };
}

/** Text is there, but read in another order than written. */
export function pdfTextOrder(place: PdfPlace, text: string): Problem {
  return {
    code: 'PDF_TEXT_ORDER',
    severity: 'error',
    message: `“${text}”的朗读次序与文稿不同，用读屏软件会听错`,
    place,
    hint: STYLE_HINT,
  };
}

/** A section or county of the data is named nowhere. `kind` is what it is, in Chinese. */
export function pdfNameMissing(file: string, kind: string, name: string, place?: Place): Problem {
  return {
    code: 'PDF_NAME_MISSING',
    severity: 'error',
    message: `${kind}“${name}”在“${file}”全文中没有出现`,
    place: place ?? { file },
    hint: '检查模板里列出全部断面和县区的表格是否还在；不再监测的断面在断面名录中注明停用月份',
  };
}

/** Text beyond the type area. `side` in Chinese. */
export function pdfTextOutside(place: PdfPlace, text: string, side: string, millimetres: string): Problem {
  return {
    code: 'PDF_TEXT_OUTSIDE',
    severity: 'error',
    message: `“${text}”超出版心${side}${millimetres} mm`,
    place,
    rule: 'GB/T 9704-2012 5.2.1',
    hint: `缩短不能换行的内容；${STYLE_HINT}`,
  };
}

/** Text that is cut off where it stands: by its cell or by the edge of a box. */
export function pdfTextCut(place: PdfPlace, text: string, by: string): Problem {
  return {
    code: 'PDF_TEXT_CUT',
    severity: 'error',
    message: `“${text}”超出${by}，印不完整`,
    place,
    hint: `缩短这一处内容，或减少表格的列；${STYLE_HINT}`,
  };
}

/** Two texts printed over one another. */
export function pdfTextOverlap(place: PdfPlace, text: string, other: string): Problem {
  return {
    code: 'PDF_TEXT_OVERLAP',
    severity: 'error',
    message: `“${text}”与“${other}”印在了一起`,
    place,
    hint: `缩短其中较长的内容；${STYLE_HINT}`,
  };
}

/** A heading, a caption or a table head at the foot of a page, what it heads on the next. */
export function pdfHeadingStranded(place: PdfPlace, kind: string, text: string): Problem {
  return {
    code: 'PDF_HEADING_STRANDED',
    severity: 'error',
    message: `${kind}“${text}”单独留在页末，所属内容在下一页`,
    place,
    hint: STYLE_HINT,
  };
}

/** A page of a table without its head. */
export function pdfTableHead(place: PdfPlace, table: string): Problem {
  return {
    code: 'PDF_TABLE_HEAD',
    severity: 'error',
    message: `“${table}”在这一页没有表头`,
    place,
    hint: `表头要放在thead里，不能比一页还高；${STYLE_HINT}`,
  };
}

/** Text that reading aids do not see; without text, the whole document. */
export function pdfUntagged(place: PdfPlace, text?: string): Problem {
  return {
    code: 'PDF_UNTAGGED',
    severity: 'error',
    message:
      text === undefined ? '文件没有结构标记，读屏软件读不出来' : `“${text}”不在文件的结构里，读屏软件会漏读`,
    place,
    hint:
      text === undefined
        ? '换一个较新的浏览器：删去环境变量JIANBAO_BROWSER和jianbao.yaml的“浏览器”'
        : STYLE_HINT,
  };
}

/** A picture that cannot be read aloud. */
export function pdfFigureAlternative(place: PdfPlace): Problem {
  return {
    code: 'PDF_FIGURE_ALT',
    severity: 'error',
    message: '这一页有一幅图没有替代文字，读屏软件读不出图的内容',
    place,
    hint: '给模板里的图加上说明；图表由程序自带说明，缺了的请报告给开发者',
  };
}

/** The properties of the file are not as they should be. `what` is a Chinese clause. */
export function pdfProperties(place: PdfPlace, what: string): Problem {
  return {
    code: 'PDF_PROPERTIES',
    severity: 'error',
    message: `文件属性不合要求：${what}`,
    place,
    hint: REPORT_HINT,
  };
}

/** A path, a script or a file within the file. `what` quotes it. */
export function pdfLeak(place: PdfPlace, what: string): Problem {
  return {
    code: 'PDF_LEAK',
    severity: 'error',
    message: `文件里带有不应公开的内容：${what}`,
    place,
    hint: '模板里不要写指向本机文件的链接，也不要写脚本',
  };
}

/** A picture made of dots. */
export function pdfBitmap(place: PdfPlace): Problem {
  return {
    code: 'PDF_BITMAP',
    severity: 'error',
    message: '这一页有点阵图，放大和打印时会发虚',
    place,
    hint: '图用矢量格式（SVG），样式里不要用阴影、模糊等效果',
  };
}

/** veraPDF says that a file is not PDF/A-2b. */
export function archiveInvalid(file: string, clauses: readonly string[]): Problem {
  return {
    code: 'PDFA_INVALID',
    severity: 'error',
    message: `经veraPDF验证不符合PDF/A-2b${clauses.length > 0 ? `，未通过的条款：${clauses.join('、')}` : ''}`,
    place: { file },
    rule: 'ISO 19005-2:2011',
    hint: '去掉--pdfa和jianbao.yaml的“PDF归档”可先生成普通PDF；再把本条提示报告给开发者',
  };
}

/** Nobody has judged whether a file is PDF/A-2b. `why` in Chinese. */
export function archiveUnchecked(file: string, why: string): Problem {
  return {
    code: 'PDFA_UNCHECKED',
    severity: 'info',
    message: `已按PDF/A-2b的要求准备，但没有经过验证（${why}）`,
    place: { file },
    rule: 'ISO 19005-2:2011',
    hint: '移交档案前安装veraPDF（需要Java），再加--force重新生成；或由档案部门验证',
  };
}

function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
