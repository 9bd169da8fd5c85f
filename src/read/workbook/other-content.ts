// Files that are no workbook and no CSV: what they are, and what to do with each.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { FileKind } from '../files/file-kind.ts';
import { fileMisnamed, formatUnsupported, notXlsx, xlsxEncrypted } from '../problems/workbook-problems.ts';

/** Kinds of file, those inside an archive among them. */
export type ContentKind = FileKind | 'xlsb' | 'ods' | 'numbers' | 'word' | 'slides';

interface Advice {
  /** What it is, to a secretary. */
  readonly what: string;
  /** What to do; saving it as a workbook where absent. */
  readonly hint?: string;
}

const ORIGINAL = '请报送单位提供表格原件（.xlsx），里面的表格不能从这里读取';
const COPY = '把其中的表格复制到新建的Excel工作簿里保存，并移走原文件';

const ADVICE: Readonly<Record<Exclude<ContentKind, 'encrypted'>, Advice>> = {
  zip: {
    what: 'Excel工作簿（.xlsx）',
    hint: '把扩展名改为.xlsx；用Excel或WPS打开后核对一遍再放回',
  },
  xlsb: { what: '二进制工作簿（.xlsb）' },
  xls: { what: '旧版Excel工作簿（.xls）' },
  ods: {
    what: 'OpenDocument表格（.ods）',
    hint: '用Excel、WPS或LibreOffice打开，另存为“Excel工作簿（*.xlsx）”，并移走原文件',
  },
  numbers: {
    what: 'Numbers表格（.numbers）',
    hint: '在Numbers中用“文件—导出为—Excel”存成.xlsx，并移走原文件',
  },
  word: { what: 'Word文档', hint: COPY },
  slides: { what: '演示文稿', hint: COPY },
  ole: { what: '旧版Office文档', hint: COPY },
  html: { what: '网页表格（多是办公系统导出的）' },
  xml: { what: 'XML表格（多是办公系统导出的）' },
  pdf: { what: 'PDF文档', hint: ORIGINAL },
  picture: { what: '图片', hint: ORIGINAL },
  archive: { what: '压缩包', hint: '解压后放入其中的表格，并移走压缩包' },
  text: {
    what: '文本',
    hint: '是逗号分隔的，把扩展名改为.csv；不是的，用Excel或WPS打开，另存为“Excel工作簿（*.xlsx）”，并移走原文件',
  },
  binary: { what: '不认得的内容', hint: ORIGINAL },
};

/** Endings that say honestly what stands in a file, though it is nothing we read. */
const HONEST: readonly {
  readonly endings: readonly string[];
  readonly kinds: readonly ContentKind[];
  readonly what?: string;
}[] = [
  { endings: ['.xls', '.xlt'], kinds: ['xls', 'ole', 'binary'], what: ADVICE.xls.what },
  { endings: ['.et', '.ett'], kinds: ['xls', 'ole', 'binary'], what: 'WPS表格（.et）' },
  { endings: ['.xltx', '.xltm'], kinds: ['zip'], what: 'Excel模板（.xltx）' },
  { endings: ['.tsv'], kinds: ['text', 'binary'], what: '制表符分隔的文本（.tsv）' },
  { endings: ['.xlsb'], kinds: ['xlsb'] },
  { endings: ['.ods'], kinds: ['ods'] },
  { endings: ['.numbers'], kinds: ['numbers'] },
];

/** Why a file of this content is not read. */
export function otherContent(place: Place, kind: ContentKind): Problem {
  if (kind === 'encrypted') return xlsxEncrypted(place);
  const { what, hint } = ADVICE[kind];
  const ending = endingOf(place.file);
  const honest = HONEST.find(({ endings, kinds }) => endings.includes(ending) && kinds.includes(kind));
  if (honest !== undefined) {
    return honest.what === undefined
      ? formatUnsupported(place, what, hint)
      : formatUnsupported(place, honest.what);
  }
  const report = ['.xlsx', '.xlsm'].includes(ending) ? notXlsx : fileMisnamed;
  return report(place, ending, what, hint);
}

/** The ending of a file's name, in small letters with its point; empty when it has none. */
export function endingOf(file: string): string {
  return /\.[^./]+$/.exec(file)?.[0].toLowerCase() ?? '';
}
