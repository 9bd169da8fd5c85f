// Every problem of the head and foot of official documents, worded in one place.

import type { Problem } from '../model/problem.ts';
import type { Place, Source } from '../model/source.ts';
import type { Template } from '../model/template.ts';

export function issuerMissing({ kind, name }: Template): Problem {
  return {
    code: 'ISSUER_MISSING',
    severity: 'error',
    message: `文种“${name}”按公文或信函格式排版，但没有写发文机关标志`,
    place: { file: `templates/${kind}/kind.json` },
    hint: '在jianbao.yaml里写“版式:”，下一行写“  发文机关标志: 本单位全称或规范化简称”；或把kind.json的profile改为meeting',
  };
}

export function documentNumberForm({ text, ...place }: Source): Problem {
  return {
    code: 'DOCUMENT_NUMBER_FORM',
    severity: 'error',
    message: `发文字号“${text}”的写法不对`,
    place: place satisfies Place,
    hint: '写成“机关代字〔年份〕序号号”，如“云水攻坚办〔2026〕6号”：年份写四位、用六角括号，序号不加“第”、不编虚位',
  };
}

export function copyNumberForm({ text, ...place }: Source): Problem {
  return {
    code: 'COPY_NUMBER_FORM',
    severity: 'error',
    message: `份号“${text}”不是6位数字`,
    place: place satisfies Place,
    hint: '写成6位阿拉伯数字，如“000001”，并加引号，以免前面的0被去掉',
  };
}
