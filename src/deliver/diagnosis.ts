// What `jianbao doctor` found → the text a secretary reads on the terminal.

import { FONT_ROLE_NAMES, type FontRole } from '../model/config.ts';

export interface Diagnosis {
  readonly node: string;
  readonly cache: string | null;
  readonly browser?: {
    readonly kind: string;
    readonly path: string;
    readonly version: string;
    readonly sandbox: boolean;
  };
  readonly faces: readonly {
    readonly role: FontRole;
    readonly fullName: string;
    readonly version: string;
    readonly format: string;
    readonly rights: string;
    readonly file: string;
    readonly shipped: boolean;
  }[];
  /** Hanzi of the national character sets each role's face has. */
  readonly hanzi: readonly { readonly role: FontRole; readonly gb2312: number; readonly gbk: number }[];
  /** Roles that no face of the standard serves, and one on this machine that could. */
  readonly beside: readonly {
    readonly role: FontRole;
    readonly kind: string;
    readonly install: string;
    readonly found: { readonly name: string; readonly file: string } | null;
  }[];
}

const BROWSER_WORDS: Readonly<Record<string, string>> = {
  named: '指定',
  embedded: '内置',
  installed: '本机安装',
  puppeteer: 'puppeteer下载',
};

/** Line by line. */
export function writeDiagnosis(diagnosis: Diagnosis): string {
  const { browser, faces } = diagnosis;
  return [
    `Node　　${diagnosis.node}`,
    browser
      ? `浏览器　${browser.version}（${BROWSER_WORDS[browser.kind] ?? browser.kind}，沙箱${browser.sandbox ? '开' : '关'}）\n　　　　${browser.path}`
      : '浏览器　没有可用的浏览器',
    `缓存　　${diagnosis.cache ?? '无法使用'}`,
    '字体',
    ...faces.map((face) => writeFace(face, diagnosis)),
    ...(faces.length > 0 ? writeStandard(diagnosis) : []),
  ].join('\n');
}

function writeFace(face: Diagnosis['faces'][number], { hanzi }: Diagnosis): string {
  const { role, fullName, version, format, rights, file, shipped } = face;
  const kind = [shipped ? '随附' : '自备', ...(version ? [`版本${version}`] : []), format, rights].join('，');
  const count = hanzi.find((counted) => counted.role === role);
  const characters = count ? `\n　　　　GB 2312汉字${count.gb2312}/6763，GBK汉字${count.gbk}/20902` : '';
  return `　${FONT_ROLE_NAMES[role]}　${fullName}（${kind}）\n　　　　${file}${characters}`;
}

function writeStandard({ beside }: Diagnosis): readonly string[] {
  if (beside.length === 0) return ['国家标准字体　齐全'];
  const passes = beside.every(({ found }) => found !== null);
  return [
    `国家标准字体　现用的${beside.length}种不是；加--require-standard-fonts${passes ? '可以生成，自动用下列本机字体' : '不能生成'}`,
    ...beside.map(({ role, kind, install, found }) => {
      const remedy = found
        ? `本机有${found.name}，可在jianbao.yaml的“字体”里写“${FONT_ROLE_NAMES[role]}: ${found.name}”\n　　　　${found.file}`
        : `本机没有，可安装${install}`;
      return `　${FONT_ROLE_NAMES[role]}　应为${kind}：${remedy}`;
    }),
  ];
}
