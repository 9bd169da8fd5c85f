// The faces GB/T 9704-2012 names (5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5) and which roles they serve here.

import { FONT_ROLE_NAMES, type FontRole } from '../../model/config.ts';
import type { FaceNames } from './font-names.ts';
import { nameKey } from './truetype.ts';

/** `latin` is none of the standard's: digits are those of the text. */
export type StandardRole = Exclude<FontRole, 'latin'>;

interface StandardFace {
  /** What the standard calls it. */
  readonly kind: string;
  /** What to install, in words. */
  readonly install: string;
  /** As office machines name it, in the order they are looked for. */
  readonly names: readonly string[];
  /** Names of other makes of the same kind. */
  readonly pattern: RegExp;
}

export const STANDARD_FACES: Readonly<Record<StandardRole, StandardFace>> = {
  title: {
    kind: '小标宋',
    install: '方正小标宋简体（或方正小标宋_GBK）',
    names: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'],
    pattern: /小标宋|小標宋|xiaobiaosong|fzxbs/,
  },
  body: {
    kind: '仿宋',
    install: '仿宋_GB2312（或仿宋）',
    names: [
      '仿宋_GB2312',
      '仿宋',
      'FangSong_GB2312',
      'FangSong',
      '方正仿宋_GBK',
      '方正仿宋简体',
      'STFangsong',
    ],
    pattern: /仿宋|fangsong|simfang|fzfs/,
  },
  hei: {
    kind: '黑体',
    install: '黑体（SimHei）',
    names: ['黑体', 'SimHei', '方正黑体_GBK', '方正黑体简体', 'STHeiti'],
    pattern: /黑体|simhei|heiti|fzhei|fzht/,
  },
  kai: {
    kind: '楷体',
    install: '楷体_GB2312（或楷体）',
    names: ['楷体_GB2312', '楷体', 'KaiTi_GB2312', 'KaiTi', '方正楷体_GBK', '方正楷体简体', 'STKaiti'],
    pattern: /楷体|kaiti|simkai|fzkai|fzkt/,
  },
  folio: {
    kind: '宋体',
    install: '宋体（SimSun）',
    names: ['宋体', 'SimSun', '方正书宋_GBK', 'STSong'],
    // The shipped one is a 宋体 too.
    pattern: /宋体|simsun|stsong|书宋|fzsong|fzss|jianbaosong/,
  },
};

const ROLES = Object.keys(STANDARD_FACES) as readonly StandardRole[];

/** Whether a face is of the kind the standard names for a role, by its names. */
function isStandard(
  role: StandardRole,
  { families, fullNames }: Pick<FaceNames, 'families' | 'fullNames'>,
): boolean {
  return [...families, ...fullNames].some((name) => STANDARD_FACES[role].pattern.test(nameKey(name)));
}

/** Roles whose first face is another than the standard names. */
export function rolesBeside(
  faces: Readonly<Record<FontRole, readonly Pick<FaceNames, 'families' | 'fullNames'>[]>>,
): readonly StandardRole[] {
  return ROLES.filter((role) => !faces[role][0] || !isStandard(role, faces[role][0]));
}

/** `标题（小标宋）`, or `黑体`. */
export function standardWords(role: StandardRole): string {
  const { kind } = STANDARD_FACES[role];
  return FONT_ROLE_NAMES[role] === kind ? kind : `${FONT_ROLE_NAMES[role]}（${kind}）`;
}
