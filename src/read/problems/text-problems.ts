// What can be wrong with text: the encoding of a file, and characters that are not what they seem.

import type { Problem } from '../../model/problem.ts';
import type { Place, Source } from '../../model/source.ts';
import { codePoint, showSpaces } from '../text/characters.ts';
import { placeOf, quote } from '../text/places.ts';

const RETYPE = '清空这一格后重新手工录入，不要从其他系统粘贴';

export function encodingGb18030(place: Place): Problem {
  return {
    code: 'ENCODING_GB18030',
    severity: 'info',
    message: '文件按GBK（GB18030）编码读取',
    place,
    hint: '无需处理；如有乱码，另存为UTF-8编码（表格选“CSV UTF-8”）',
  };
}

export function encodingSuspect(place: Place, reason: string): Problem {
  return {
    code: 'ENCODING_SUSPECT',
    severity: 'error',
    message: `无法确定文件的文字编码：${reason}`,
    place,
    hint: '用原来的软件打开，确认没有乱码后另存为UTF-8编码；表格选“CSV UTF-8（逗号分隔）”或.xlsx',
  };
}

export function fileNul(place: Place): Problem {
  return {
    code: 'FILE_NUL',
    severity: 'error',
    message: '文件里混有空字节（NUL），从这一行起可能已经损坏',
    place,
    hint: '多半是复制时中断或磁盘出错：请报送单位重新导出、重新发送',
  };
}

/** @param original what stood there before, empty when it is lost */
export function mojibake(place: Place, shown: string, original: string): Problem {
  const meant = original === '' ? '原文已经丢失' : `原文像是${quote(original)}`;
  return {
    code: 'MOJIBAKE',
    severity: 'error',
    message: `${quote(shown)}是乱码，${meant}`,
    place,
    hint: '文字曾用错误的编码打开并保存：找到出错前的原文件，重新导出为“CSV UTF-8”或.xlsx，不要在乱码上修改',
  };
}

export function textTooLong(source: Source, header: string, length: number, longest: number): Problem {
  return {
    code: 'TEXT_TOO_LONG',
    severity: 'error',
    message: `“${header}”有${length}个字，最多${longest}个`,
    place: placeOf(source),
    hint: '多半是把别的内容粘贴进了这一格：删去多余的，或缩写',
  };
}

export function textControl(source: Source, header: string, character: string): Problem {
  return {
    code: 'TEXT_CONTROL',
    severity: 'error',
    message: `“${header}”中混有看不见的控制字符（${codePoint(character)}）`,
    place: placeOf(source),
    hint: RETYPE,
  };
}

export function textBidi(source: Source, header: string, character: string): Problem {
  return {
    code: 'TEXT_BIDI',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中混有改变文字方向的控制符（${codePoint(character)}），看到的和存着的不一样`,
    place: placeOf(source),
    hint: RETYPE,
  };
}

export function textSurrogate(source: Source, header: string, character: string): Problem {
  return {
    code: 'TEXT_SURROGATE',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中有半个字（${codePoint(character)}），另一半丢失了`,
    place: placeOf(source),
    hint: '多半是别的程序截断了文字：重新录入这一格',
  };
}

export function textPrivate(source: Source, header: string, character: string): Problem {
  return {
    code: 'TEXT_PRIVATE',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中有自造字（${codePoint(character)}），换一台电脑就不是这个字`,
    place: placeOf(source),
    hint: '换成字库里正式的字（人名、地名用字可查《通用规范汉字表》）；没有正式写法的，用同音字加注',
  };
}

export function textLost(source: Source, header: string): Problem {
  return {
    code: 'TEXT_LOST',
    severity: 'error',
    message: `“${header}”${quote(source.text)}中有丢失的字（显示为“�”）`,
    place: placeOf(source),
    hint: '转换编码时丢了字：从原文件重新录入这一格，其余各格也核对一遍',
  };
}

export function textQuestion(source: Source, header: string): Problem {
  return {
    code: 'TEXT_QUESTION',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”${quote(source.text)}中有半角问号，可能是保存时丢失的生僻字`,
    place: placeOf(source),
    hint: '核对原文，补上丢失的字；保存时选“CSV UTF-8”或.xlsx，不要选普通的CSV',
  };
}

export function textInvisible(source: Source, header: string, read: string, isName: boolean): Problem {
  return {
    code: 'TEXT_INVISIBLE',
    severity: isName ? 'warning' : 'info',
    message: `“${header}”${quote(source.text)}中有看不见的字符，已去掉，读作${quote(read)}`,
    place: placeOf(source),
    hint: RETYPE,
  };
}

export function textSpace(source: Source, header: string, read: string): Problem {
  return {
    code: 'TEXT_SPACE',
    severity: 'info',
    message: `“${header}”${quote(showSpaces(source.text))}中有特殊的空格，已按普通空格读作${quote(read)}`,
    place: placeOf(source),
    hint: '无需处理；名称对不上时，先删去其中的空格',
  };
}

export function textCompat(source: Source, header: string, read: string): Problem {
  return {
    code: 'TEXT_COMPAT',
    severity: 'info',
    message: `“${header}”${quote(source.text)}中有全角、带圈或形近的字符，已按常用字符读作${quote(read)}`,
    place: placeOf(source),
    hint: '无需处理；多见于从PDF或网页复制的文字',
  };
}

export function textMark(source: Source, header: string, read: string): Problem {
  return {
    code: 'TEXT_MARK',
    severity: 'info',
    message: `“${header}”${quote(source.text)}带有表示“文本”的记号，已读作${quote(read)}`,
    place: placeOf(source),
    hint: '无需处理；可在表格软件中把单元格设为文本格式，删去前面的记号',
  };
}

export function textEscaped(source: Source, header: string, found: string): Problem {
  return {
    code: 'TEXT_ESCAPED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${header}”${quote(source.text)}含有未还原的转义字符${quote(found)}`,
    place: placeOf(source),
    hint: '多见于网页或系统导出的文字：改成它代表的字符，如“&amp;”改为“&”，“&nbsp;”改为空格',
  };
}

export function textLookalike(source: Source, header: string, character: string): Problem {
  return {
    code: 'TEXT_LOOKALIKE',
    severity: 'warning',
    message: `“${header}”${quote(source.text)}中的“${character}”（${codePoint(character)}）不是英文字母，只是样子相同`,
    place: placeOf(source),
    hint: '删去后用英文输入法重新录入，否则与别处的同一名称对不上',
  };
}

/** The same note with the cells of its column where it holds as well. */
export function alsoAt(problem: Problem, others: readonly Problem[]): Problem {
  if (others.length === 0) return problem;
  const cells = others.slice(0, 5).map(({ place }) => place?.cell);
  const more = others.length > 5 ? ' 等' : '';
  return {
    ...problem,
    message: `${problem.message}；同一列另有${others.length}格如此：${cells.join('、')}${more}`,
  };
}
