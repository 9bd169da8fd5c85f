// Every problem the composer can report, worded in one place.

import type { Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';

export function templateSyntax(place: Place, detail: string): Problem {
  return {
    code: 'TEMPLATE_SYNTAX',
    severity: 'error',
    message: `模板写法有误，无法解析：${detail}`,
    place,
    hint: '检查这一行的花括号是否成对、{{#if}}与{{/if}}等是否配对',
  };
}

export function templateForbidden(place: Place, what: string): Problem {
  return {
    code: 'TEMPLATE_FORBIDDEN',
    severity: 'error',
    message: `模板中不允许使用${what}`,
    place,
    hint: '只可使用{{数据}}、{{#if}}、{{#unless}}、{{#each}}、{{#with}}、{{> 片段}}和{{place "名称"}}',
  };
}

export function templateValueMissing(place: Place, path: string): Problem {
  return {
    code: 'TEMPLATE_VALUE_MISSING',
    severity: 'error',
    message: `模板要用的数据“${path}”不存在或为空`,
    place,
    hint: '核对名称的拼写（见 docs/templates.md）；有时没有的数据，先用{{#if}}判断再印出，成组的判断整组，如{{#if overview.fromLastYear}}',
  };
}

export function templateNotAFigure(place: Place, path: string): Problem {
  return {
    code: 'TEMPLATE_NOT_A_FIGURE',
    severity: 'error',
    message: `“${path}”不是单项数据，不能直接印出`,
    place,
    hint: '写到具体的一项，如“sections.count”；成组的用{{#with}}，逐项的用{{#each}}，是与否的用{{#if}}，见 docs/templates.md',
  };
}

export function templateNotAList(place: Place, path: string): Problem {
  return {
    code: 'TEMPLATE_NOT_A_LIST',
    severity: 'error',
    message: `“${path}”不是逐项数据，不能用{{#each}}`,
    place,
    hint: '{{#each}}只用于 docs/templates.md 中标有“逐项”的数据；成组的用{{#with}}，单项的直接印出',
  };
}

export function templateBlockUnknown(place: Place, name: string, known: readonly string[]): Problem {
  return {
    code: 'TEMPLATE_BLOCK_UNKNOWN',
    severity: 'error',
    message: `模板要放置的图表“${name}”不存在`,
    place,
    hint: `可放置的有：${known.join('、')}`,
  };
}

export function templatePartialUnknown(place: Place, name: string): Problem {
  return {
    code: 'TEMPLATE_PARTIAL_UNKNOWN',
    severity: 'error',
    message: `模板引用的片段“${name}”不存在`,
    place,
    hint: '片段是同一文种文件夹里以“.part.md”结尾的文件，引用时不写这个结尾',
  };
}

export function templatePartialLoop(place: Place, name: string): Problem {
  return {
    code: 'TEMPLATE_PARTIAL_LOOP',
    severity: 'error',
    message: `片段“${name}”引用到了自己，没有尽头`,
    place,
    hint: '删去这一处引用；片段不能引用自己，也不能经其他片段绕回来',
  };
}

export function typedDigit(place: Place, text: string, inTemplate: boolean): Problem {
  return {
    code: 'TYPED_DIGIT',
    severity: inTemplate ? 'error' : 'warning',
    ...(!inTemplate && { mustAcknowledge: true }),
    message: `文中有手工录入的数字：“${text}”`,
    place,
    rule: '凡数据里有的数字，一律由数据填入，不手工录入',
    hint: inTemplate
      ? '改用数据填入；确属有意手写（如文号、法规日期）的，用反引号`括起来'
      : '核对它与数据一致；确认无误的（如日期、文号），用反引号`括起来，就不再提醒',
  };
}

export function leftoverPlaceholder(place: Place, text: string): Problem {
  return {
    code: 'LEFTOVER_PLACEHOLDER',
    severity: 'error',
    message: `文中有未填写的占位内容：“${text}”`,
    place,
    hint: '填上实际内容，或删去这一处；notes.md 里不能用花括号',
  };
}

export function markdownUnsupported(place: Place, what: string): Problem {
  return {
    code: 'MARKDOWN_UNSUPPORTED',
    severity: 'error',
    message: `正文中不支持${what}`,
    place,
    hint: '正文只用标题、段落、列表、加粗、强调和反引号；表格与图只能在模板里用{{place "名称"}}放置',
  };
}

export function reservedCharacter(place: Place): Problem {
  return {
    code: 'RESERVED_CHARACTER',
    severity: 'error',
    message: '文中有私用区字符（看不见或显示为方框的字）',
    place,
    hint: '删去这个字符；如是造字，改用正式的汉字',
  };
}

export function blockNotAlone(place: Place, name: string): Problem {
  return {
    code: 'TEMPLATE_BLOCK_NOT_ALONE',
    severity: 'error',
    message: `图表“${name}”没有独占一段`,
    place,
    hint: '{{place "名称"}}的上下各空一行，同一段里不写别的文字',
  };
}

export function documentUntitled(file: string): Problem {
  return {
    code: 'DOCUMENT_UNTITLED',
    severity: 'error',
    message: '模板开头没有题目、题目之后没有“---”，或两者之间有标题、列表、图表',
    place: { file, line: 1 },
    hint: '开头写“# 题目”，其下可写单位、日期各一行，再写一行“---”，然后是正文',
  };
}

/** Documents are files side by side: `name` of `kind` is already that of another kind. */
export function documentNameTaken(kind: string, name: string, other: string): Problem {
  return {
    code: 'DOCUMENT_NAME_TAKEN',
    severity: 'error',
    message: `文种“${kind}”与“${other}”的名称都是“${name}”，成果会是同名的文件`,
    place: { file: `templates/${kind}/kind.json` },
    hint: '在其中一个文种的kind.json里另起名称；名称不能只有英文大小写不同',
  };
}
