// Every problem of finding a template, worded in one place.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { quote } from '../text/places.ts';

/** `lacking`: files that are missing where the folder of the kind is there. */
export function templateKindUnknown(
  kind: string,
  known: readonly string[],
  lacking: readonly string[] = [],
): Problem {
  return {
    code: 'TEMPLATE_KIND_UNKNOWN',
    severity: 'error',
    message:
      lacking.length > 0 ? `文种“${kind}”的文件夹里缺少 ${lacking.join('、')}` : `没有${quote(kind)}这个文种`,
    place: { file: `templates/${kind}` },
    hint:
      known.length > 0
        ? `现有文种：${known.join('、')}；在 jianbao.yaml 的“文种”或 --only 里只写文件夹名`
        : 'templates 文件夹里没有任何文种，从完整的程序文件夹里复制回来',
  };
}

export function templateKindBroken(place: Place, reason: string): Problem {
  return {
    code: 'TEMPLATE_KIND_BROKEN',
    severity: 'error',
    message: `kind.json${reason}`,
    place,
    hint: '写成一行：{ "name": "通报" }；名称用作成果的文件名，不要有 / \\ : * ? " < > | 等符号',
  };
}

export function templateStylesMissing(): Problem {
  return {
    code: 'TEMPLATE_STYLES_MISSING',
    severity: 'error',
    message: '没有找到各文种共用的样式文件（.css）',
    place: { file: 'templates/shared' },
    hint: '从完整的程序文件夹里复制回 templates/shared',
  };
}
