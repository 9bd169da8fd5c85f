// Every problem of punctuation (GB/T 15834-2011), worded in one place. Most rules have their exceptions, so none
// of these stops publication.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';

const STANDARD = 'GB/T 15834-2011《标点符号用法》';

export function halfWidthMark(place: Place, text: string, mark: string, right: string): Problem {
  return {
    code: 'PUNCTUATION_HALF_WIDTH',
    severity: 'warning',
    message: `中文里用了半角的“${mark}”：“${text}”`,
    place,
    rule: `${STANDARD}第4、5.1条：点号、括号各占一个字位置`,
    hint: `改为全角的“${right}”`,
  };
}

export function straightQuotes(place: Place, text: string): Problem {
  return {
    code: 'PUNCTUATION_QUOTES',
    severity: 'warning',
    message: `中文里用了不分左右的直引号：“${text}”`,
    place,
    rule: `${STANDARD}第4.8.2条：引号的形式有双引号“ ”和单引号‘ ’`,
    hint: '前一个改为“，后一个改为”；引号里面的引号用‘ ’',
  };
}

export function ellipsisForm(place: Place, text: string): Problem {
  return {
    code: 'PUNCTUATION_ELLIPSIS',
    severity: 'warning',
    message: `省略号的写法不对：“${text}”`,
    place,
    rule: `${STANDARD}第4.11.2、5.1.5条：省略号的形式是“……”，占两个字位置`,
    hint: '改为“……”（六个点）；已写“等”“等等”的，不再用省略号',
  };
}

/** @param isSure whether the mark can be nothing but a dash badly written */
export function dashForm(place: Place, text: string, isSure: boolean): Problem {
  return {
    code: 'PUNCTUATION_DASH',
    severity: isSure ? 'warning' : 'info',
    message: isSure ? `破折号的写法不对：“${text}”` : `汉字之间用了短横线：“${text}”`,
    place,
    rule: `${STANDARD}第4.10.2、4.13.3、5.1.4条：破折号的形式是“——”，占两个字位置；起止用一字线“—”`,
    hint: isSure
      ? '改为“——”（两个连着的“—”）'
      : '作破折号的改为“——”，表示时间、地域起止的改为“—”；复合名词（如“吐鲁番-哈密盆地”）不用改',
  };
}

export function lookalikeMark(place: Place, text: string, mark: string, right: string): Problem {
  return {
    code: 'PUNCTUATION_LOOKALIKE',
    severity: 'warning',
    message: `用了样子相近的别的符号“${mark}”（${codeOf(mark)}）：“${text}”`,
    place,
    rule: `${STANDARD}第4、5.1条规定的各种标点的形式`,
    hint: `改为“${right}”`,
  };
}

export function doubledMarks(place: Place, text: string, marks: string): Problem {
  return {
    code: 'PUNCTUATION_DOUBLED',
    severity: 'warning',
    message: `标点重复或位置不对（“${marks}”）：“${text}”`,
    place,
    rule: `${STANDARD}附录B.2：除问号、叹号外，点号不叠用；句内括号行文末尾通常不用点号，引号内已有句号的，引号外不再用点号`,
    hint: '只留其中应有的一个；在条件（{{#if}}等）前后的，看条件成立和不成立时各读成什么',
  };
}

export function headingMark(place: Place, text: string, mark: string): Problem {
  return {
    code: 'PUNCTUATION_HEADING',
    severity: 'warning',
    message: `标题末尾用了“${mark}”：“${text}”`,
    place,
    rule: `${STANDARD}附录B.4：文章标题的末尾通常不用标点符号，必要时可用问号、叹号或省略号`,
    hint: `删去标题末尾的“${mark}”`,
  };
}

export function unpairedMark(place: Place, text: string, mark: string): Problem {
  return {
    code: 'PUNCTUATION_UNPAIRED',
    severity: 'warning',
    message: `“${mark}”没有与之成对的另一半：“${text}”`,
    place,
    rule: `${STANDARD}第5.1.3条：引号、括号、书名号中的两部分标在相应项目的两端`,
    hint: '补上缺的一半，或删去多的一半；前后两半要是同一种，不能一半全角、一半半角',
  };
}

export function nestedMarks(place: Place, text: string, outer: string, inner: string): Problem {
  return {
    code: 'PUNCTUATION_NESTED',
    severity: 'warning',
    message: `${outer}里面又用了${outer}：“${text}”`,
    place,
    rule: `${STANDARD}第4.8.3.4、4.15.3条：引号套用外双内单，书名号套用外双内单`,
    hint: `里面的一层改为${inner}`,
  };
}

export function enumerationMark(place: Place, text: string, how: string): Problem {
  return {
    code: 'PUNCTUATION_ENUMERATION',
    severity: 'warning',
    message: `顿号用得不对：“${text}”`,
    place,
    rule: `${STANDARD}第4.5.3.5条：标有引号、书名号的并列成分之间通常不用顿号（其间有括注等成分的除外）；附录A.3、B.1.2：“以及”之前用逗号，“等”之前不用顿号`,
    hint: how,
  };
}

export function ordinalMark(place: Place, text: string, right: string): Problem {
  return {
    code: 'PUNCTUATION_ORDINAL',
    severity: 'warning',
    message: `序次语后的标点不对：“${text}”`,
    place,
    rule: `${STANDARD}附录B.3：“第一”“首先”后用逗号，“一”后用顿号，“1”后用下脚点，带括号的后面不用点号`,
    hint: `改为“${right}”`,
  };
}

export function strayBlank(place: Place, text: string, atStart: boolean): Problem {
  return {
    code: 'PUNCTUATION_SPACE',
    severity: 'warning',
    message: atStart ? `段首有手工录入的空格：“${text}”` : `汉字与数字、字母、标点之间有空格：“${text}”`,
    place,
    rule: 'GB/T 9704-2012第5.2.3、7.3.3条：每行28字，每个自然段左空二字',
    hint: atStart ? '删去空格，段首缩进由程序排' : '删去空格；反引号、花括号的外面也不留空格',
  };
}

export function headingNumbered(place: Place, text: string): Problem {
  return {
    code: 'HEADING_NUMBERED',
    severity: 'warning',
    message: `标题里手工录入了序号：“${text}”`,
    place,
    rule: 'GB/T 9704-2012第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”，由程序编排',
    hint: '删去序号，否则印出来会有两个；不要编号的标题以“附”字开头',
  };
}

export function ordinalLevels(place: Place, text: string, expected: string): Problem {
  return {
    code: 'ORDINAL_LEVELS',
    severity: 'info',
    message: `序号的层次有跳跃或颠倒：“${text}”`,
    place,
    rule: `${STANDARD}附录B.3.8、GB/T 9704-2012第7.3.3条：层次依次为“一、”“（一）”“1.”“（1）”，可从某一层起，顺次向下`,
    hint: `此处一般用“${expected}”这一层；全文只有这两层、本单位习惯如此的，可以不改`,
  };
}

export function ordinalSequence(place: Place, text: string, expected: string): Problem {
  return {
    code: 'ORDINAL_SEQUENCE',
    severity: 'warning',
    message: `序号不连续：“${text}”`,
    place,
    rule: '同一层的序号从一起，逐个连续',
    hint: `按前面的序号，此处应是“${expected}”；核对是漏了一项，还是序号没有改`,
  };
}

function codeOf(mark: string): string {
  return `U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
