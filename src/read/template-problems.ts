// Every problem of finding a template, worded in one place.

import type { Problem } from '../model/problem.ts';

export function templateKindUnknown(kind: string, known: readonly string[]): Problem {
  return {
    code: 'TEMPLATE_KIND_UNKNOWN',
    severity: 'error',
    message: `没有“${kind}”这个文种，或其文件夹里缺少body.md、kind.json`,
    place: { file: `templates/${kind}` },
    hint: `现有文种：${known.join('、')}；在jianbao.yaml的“文种”或--only里写文件夹名`,
  };
}
