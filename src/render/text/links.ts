// Links to the other files of a set.

import type { Element } from 'hast';
import { h } from 'hastscript';

/** Another file of the same set. */
export interface RelatedFile {
  readonly text: string;
  /** Relative to the page, with forward slashes. */
  readonly path: string;
}

/** A leading "./" keeps a colon in a file name from being read as a scheme. */
export function relativeAddress(path: string): string {
  return `./${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The other files of the set, below a document on screen. */
export function renderRelated(files: readonly RelatedFile[]): Element | undefined {
  if (files.length === 0) return undefined;
  const links = files.map(({ text, path }) => h('li', h('a', { href: relativeAddress(path) }, text)));
  return h(
    'nav',
    { className: ['related'], ariaLabel: '同一套材料' },
    h('p', '同一套材料（各文件放在同一文件夹里才能打开）'),
    h('ul', {}, ...links),
  );
}
