// Type faces by role, handed to the style sheets as custom properties (--font-title, --font-body …).

import { FONT_ROLES, type FontRole } from '../../model/config.ts';
import type { Target } from './figures.ts';

export type Families = Readonly<Record<FontRole, readonly string[]>>;

/** The official faces as office machines name them, tried first on screen. */
const OFFICIAL_FACES: Readonly<Record<FontRole, readonly string[]>> = {
  title: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'STZhongsong'],
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong'],
  hei: ['黑体', 'SimHei', 'STHeiti', 'PingFang SC', 'Microsoft YaHei'],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'STKaiti'],
  folio: ['宋体', 'SimSun', 'STSong'],
  latin: [],
};

/** Roles whose digits and letters a Latin face takes over, where the office has chosen one. */
const WITH_LATIN: readonly FontRole[] = ['body', 'kai'];

/**
 * @param families faces chosen for this batch, by role, best first; a Latin one must be limited to digits
 * and letters by its @font-face rule, or it would take the Chinese quotes and dashes too.
 * @returns custom properties; in print exactly the faces given, so that no other face slips in.
 */
export function faceProperties(families: Families, target: Target): string {
  const declarations = FONT_ROLES.map((role) => {
    const latin = WITH_LATIN.includes(role) ? families.latin : [];
    const faces =
      target === 'print' ? [...latin, ...families[role]] : [...OFFICIAL_FACES[role], ...families[role]];
    const generic =
      target === 'screen' || faces.length === 0 ? [role === 'hei' ? 'sans-serif' : 'serif'] : [];
    return `--font-${role}:${[...new Set(faces)].map(quote).concat(generic).join(',')}`;
  });
  return `:root{${declarations.join(';')}}`;
}

/** A CSS string; everything but plain characters is escaped, so that no name can end it or the style element. */
function quote(name: string): string {
  return `"${name.replace(/[^\p{L}\p{N} _-]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}
