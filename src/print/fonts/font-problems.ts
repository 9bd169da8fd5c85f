// What can be wrong with faces and characters, worded in one place.

import { FONT_ROLE_NAMES, type FontRole } from '../../model/config.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { STANDARD_FACES, type StandardRole, standardWords } from './font-standard.ts';

/** A font file that was named is not there or cannot be read. */
export function fontNotFound(role: FontRole, file: string, reason: string, place?: Place): Problem {
  return {
    code: 'FONT_NOT_FOUND',
    severity: 'error',
    message: `${FONT_ROLE_NAMES[role]}字体文件“${file}”读不到：${reason}`,
    ...(place ? { place } : {}),
    hint: '检查jianbao.yaml中“字体”的路径；删去这一项则使用随附字体',
  };
}

/** No face answers to a name. `near` are names of faces that resemble it. */
export function fontNameNotFound(
  role: FontRole,
  name: string,
  near: readonly string[],
  place?: Place,
): Problem {
  const question = near.length > 0 ? `是否应为${near.map((other) => `“${other}”`).join('、')}？` : '';
  return {
    code: 'FONT_NAME_NOT_FOUND',
    severity: 'error',
    message: `本机和项目的字体文件夹里没有名为“${name}”的${FONT_ROLE_NAMES[role]}字体`,
    ...(place ? { place } : {}),
    hint: `${question}没有安装的，先安装，或把字体文件放进项目的“字体”文件夹；删去这一项则使用随附字体`,
  };
}

/** Several different faces answer to a name, or a collection was chosen without saying which face of it. */
export function fontNameAmbiguous(
  role: FontRole,
  name: string,
  spots: readonly string[],
  place?: Place,
): Problem {
  return {
    code: 'FONT_NAME_AMBIGUOUS',
    severity: 'error',
    message: `${FONT_ROLE_NAMES[role]}字体“${name}”可以指${spots.length}个不同的字体：${spots.join('、')}`,
    ...(place ? { place } : {}),
    hint: `在jianbao.yaml的“字体”里写明是哪一个，如“${FONT_ROLE_NAMES[role]}: ${spots[0]?.split('”')[0]?.slice(1) ?? '字体/仿宋.ttf'}”`,
  };
}

/** A font file of a kind that would spoil the PDF. `found` names the kind in Chinese. */
export function fontFormat(role: FontRole, file: string, found: string, place?: Place): Problem {
  return {
    code: 'FONT_FORMAT',
    severity: 'error',
    message: `${FONT_ROLE_NAMES[role]}字体“${file}”是${found}，不是静态的TrueType字体，生成的PDF会无法正常检索和复制文字`,
    ...(place ? { place } : {}),
    hint: '换用同一字体的ttf（TrueType）静态版本，字体厂商一般都有；删去这一项则使用随附字体',
  };
}

/** The licence bits of a font (OS/2 fsType) forbid embedding it; `rights` says so in Chinese. */
export function fontNotEmbeddable(
  role: FontRole,
  file: string,
  fsType: number,
  rights: string,
  place?: Place,
): Problem {
  return {
    code: 'FONT_NOT_EMBEDDABLE',
    severity: 'error',
    message: `${FONT_ROLE_NAMES[role]}字体“${file}”的授权标志是“${rights}”（fsType=${fsType}），不允许嵌入文档`,
    ...(place ? { place } : {}),
    hint: '换用允许嵌入的字体，或向字体厂商取得相应授权的版本；删去这一项则使用随附字体',
  };
}

/** The licence bits forbid taking a part of a font, so that each PDF carries all of it. */
export function fontEmbeddedWhole(role: FontRole, file: string, bytes: number, place?: Place): Problem {
  const size = (bytes / 1_000_000).toFixed(1);
  return {
    code: 'FONT_EMBEDDED_WHOLE',
    severity: 'warning',
    message: `${FONT_ROLE_NAMES[role]}字体“${file}”的授权标志不得取子集，每份PDF都要嵌入整套字体（原文件${size} MB）`,
    ...(place ? { place } : {}),
    hint: '文件会大很多；要小的，换用允许取子集的版本，或删去这一项使用随附字体',
  };
}

/** The faces of the standard are demanded and not all there. */
export function fontStandardMissing(roles: readonly StandardRole[], place?: Place): Problem {
  const wanted = roles.map((role) => STANDARD_FACES[role].install).join('、');
  return {
    code: 'FONT_STANDARD_MISSING',
    severity: 'error',
    message: `要求使用国家标准的字体，但没有：${roles.map(standardWords).join('、')}`,
    rule: 'GB/T 9704-2012 5.2.2、7.2.4、7.3.1、7.3.3',
    ...(place ? { place } : {}),
    hint: `安装${wanted}后重试；也可把字体文件放进项目的“字体”文件夹，或在jianbao.yaml的“字体”里写明文件`,
  };
}

/** The running text is set in a shipped face instead of one the standard names; so may be others. */
export function fontSubstituted(roles: readonly StandardRole[]): Problem {
  return {
    code: 'FONT_SUBSTITUTED',
    severity: 'info',
    message: `${roles.map(standardWords).join('、')}用随附的开源字体代替`,
    hint: '装有正式字体的，在jianbao.yaml的“字体”里写名称，如“正文: 仿宋_GB2312”；jianbao doctor列出本机有哪些',
  };
}

/** A shipped face is gone from the installation. */
export function fontShippedMissing(file: string, reason: string): Problem {
  return {
    code: 'FONT_SHIPPED_MISSING',
    severity: 'error',
    message: `随附字体“${file}”读不到：${reason}`,
    hint: '重新取得完整的程序文件夹（fonts文件夹应有四个ttf文件）',
  };
}

/** No face has a character: it would print as an empty box. */
export function glyphMissing(character: string, role: FontRole, context: string, place?: Place): Problem {
  return {
    code: 'GLYPH_MISSING',
    severity: 'error',
    message: `“${context}”中的“${character}”（${codePointName(character)}）在所有字体里都没有，会印成空框`,
    ...(place ? { place } : {}),
    hint: `改用常用字，或在jianbao.yaml的“字体”里为${FONT_ROLE_NAMES[role]}配置含有这个字的字体`,
  };
}

/** Only a stand-in face has a character: it will look different from its neighbours. */
export function glyphFallback(
  character: string,
  role: FontRole,
  face: string,
  context: string,
  place?: Place,
): Problem {
  return {
    code: 'GLYPH_FALLBACK',
    severity: 'warning',
    message: `“${context}”中的“${character}”（${codePointName(character)}）不在${FONT_ROLE_NAMES[role]}字体“${face}”里，将用随附字体代替`,
    ...(place ? { place } : {}),
    hint: '字形会与前后文字略有不同；如不合适，换用收字更全的字体',
  };
}

function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
