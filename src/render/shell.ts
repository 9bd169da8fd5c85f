// What every page of HTML has around its body: head, security policy, its one style sheet.

import { createHash } from 'node:crypto';
import type { Doctype, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Target } from './text/figures.ts';

export interface Shell {
  readonly title: string;
  readonly target: Target;
  readonly language?: string;
  /** Parts of the style sheet, in order. */
  readonly styles: readonly string[];
  /** Class names of the body. */
  readonly className: readonly string[];
}

const DOCTYPE: Doctype = { type: 'doctype' };

/** A page that loads nothing and runs nothing; of styles only its own sheet. */
export function shell(
  { title, target, language = 'zh-CN', styles, className }: Shell,
  body: readonly ElementContent[],
): Root {
  const style = styleText(styles);
  return h(
    null,
    DOCTYPE,
    h(
      'html',
      { lang: language },
      h(
        'head',
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: securityPolicy(style) }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        // Phones must not turn figures into telephone links.
        ...(target === 'screen' ? [h('meta', { name: 'format-detection', content: 'telephone=no' })] : []),
        h('title', title),
        h('style', style),
      ),
      h('body', { className: [...className] }, ...body),
    ),
  ) as Root;
}

/** The same tree always gives the same text. */
export function writeHtml(tree: Root): string {
  return toHtml(tree, { upperDoctype: true });
}

/** A browser reads CR LF as LF and ends the element at the first end tag; either would change the hash. */
function styleText(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('\n')
    .replace(/\r\n?/g, '\n')
    .replace(/<\//g, '<\\/');
}

/** Nothing may be loaded or run; of styles only this very sheet. */
function securityPolicy(style: string): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
