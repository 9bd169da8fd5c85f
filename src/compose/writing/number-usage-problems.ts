// Every problem of how numbers, dates and units are written (GB/T 15835-2011), worded in one place. Most rules
// have their exceptions, so none of these stops publication.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';

const STANDARD = 'GB/T 15835-2011《出版物上数字用法》';

export function fullWidthCharacter(place: Place, text: string, right: string): Problem {
  return {
    code: 'CHARACTER_FULL_WIDTH',
    severity: 'warning',
    message: `数字、字母或百分号用了全角：“${text}”`,
    place,
    rule: `${STANDARD}第5.1.7条：阿拉伯数字占半个汉字位置`,
    hint: `改为半角的“${right}”`,
  };
}

export function yearShortened(place: Place, text: string): Problem {
  return {
    code: 'YEAR_SHORTENED',
    severity: 'warning',
    message: `年份没有写全：“${text}”`,
    place,
    rule: `${STANDARD}第5.1.4条：四位数字表示的年份不应简写为两位数字`,
    hint: '写全四位，如“2026年”',
  };
}

export function dateForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'DATE_FORM',
    severity: 'warning',
    message: `日期的写法不合规范：“${text}”`,
    place,
    rule: `${STANDARD}第5.1.4、5.2.5条，GB/T 9704-2012第7.3.5.4条：年份标全称，月、日不编虚位，同一日期不混用两种数字，编号的“0”写“〇”`,
    hint: `改为${right}`,
  };
}

export function dateInChinese(place: Place, text: string): Problem {
  return {
    code: 'DATE_IN_CHINESE',
    severity: 'info',
    message: `日期有的用汉字、有的用阿拉伯数字：“${text}”`,
    place,
    rule: `${STANDARD}第4.3条：同一场合的数字，同类别用同形式`,
    hint: '文中由数据填入的日期都是阿拉伯数字，此处也改用阿拉伯数字',
  };
}

export function numberRange(place: Place, text: string, right: string): Problem {
  return {
    code: 'NUMBER_SPAN',
    severity: 'warning',
    message: `数值或起止的范围写得不规范：“${text}”`,
    place,
    rule: `${STANDARD}第5.1.3条，GB/T 15834-2011第4.13.3条：数值范围用“～”，时间、地域起止用“—”；省略会误解的“%”“万”“亿”两边都写`,
    hint: `改为“${right}”`,
  };
}

export function approximateTwice(place: Place, text: string): Problem {
  return {
    code: 'NUMBER_APPROXIMATE_TWICE',
    severity: 'warning',
    message: `概数重复或自相矛盾：“${text}”`,
    place,
    rule: `${STANDARD}第3.3、4.2.2条：概数用于模糊计量，“约”“近”“超过”与“左右”“以上”“余”只用其一`,
    hint: '前后两处表示约数、界限的词删去一个',
  };
}

export function approximateForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'NUMBER_APPROXIMATE',
    severity: 'warning',
    message: `概数的写法不规范：“${text}”`,
    place,
    rule: `${STANDARD}第4.2.2、5.2.1条，GB/T 15834-2011第4.5.3.4条：两个数字连用表示概数和含“几”的概数用汉字，两数之间不用顿号`,
    hint: `是概数的，改为“${right}”；是“第一、第二”一类的缩略的，不用改`,
  };
}

export function numberForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'NUMBER_FORM',
    severity: 'warning',
    message: `数值的写法不规范：“${text}”`,
    place,
    rule: `${STANDARD}第4.1.1、5.1.2、5.3条：计量用阿拉伯数字，小数点前的0不省略，除“万”“亿”外不与汉字数字混用`,
    hint: `改为${right}`,
  };
}

export function decreaseByMultiple(place: Place, text: string): Problem {
  return {
    code: 'NUMBER_DECREASE',
    severity: 'warning',
    message: `减少不能用倍数表示：“${text}”`,
    place,
    rule: '倍数只用于增加；减少用百分数、分数或“降至”',
    hint: '改写为“下降××%”或“由……降至……”',
  };
}

export function unitForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'UNIT_FORM',
    severity: 'warning',
    message: `计量单位的写法不规范：“${text}”`,
    place,
    rule: 'GB 3100-1993、GB 3101-1993：用法定计量单位，符号区分大小写，组合单位不混用汉字与符号',
    hint: `改为“${right}”`,
  };
}

export function unitsMixed(place: Place, text: string, other: string): Problem {
  return {
    code: 'UNITS_MIXED',
    severity: 'info',
    message: `同一单位有两种写法，此处是“${text}”，前面是“${other}”`,
    place,
    rule: `${STANDARD}第4.3条：同一场合的数字，同类别用同形式`,
    hint: '全文统一用一种',
  };
}

export function waterClassForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'WATER_CLASS_FORM',
    severity: 'warning',
    message: `水质类别的写法不规范：“${text}”`,
    place,
    rule: 'GB 3838-2002第3条：水域功能和水质分为Ⅰ～Ⅴ类，用罗马数字Ⅰ、Ⅱ、Ⅲ、Ⅳ、Ⅴ各一个字符',
    hint: `改为“${right}”（不用字母I、V拼写）`,
  };
}

export function citedNumberForm(place: Place, text: string, right: string): Problem {
  return {
    code: 'CITED_NUMBER_FORM',
    severity: 'warning',
    message: `发文字号的写法不规范：“${text}”`,
    place,
    rule: 'GB/T 9704-2012第7.2.5条：年份标全称，用六角括号“〔 〕”括入；序号不加“第”字，不编虚位',
    hint: `改为“${right}”`,
  };
}
