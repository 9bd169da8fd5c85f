// Small documents for the render tests, and ways to look into the tree of a page.

import type { Element, Nodes } from 'hast';
import type { Chart } from '../../src/model/charts.ts';
import type { Block, DataTable, Document, Inline, PlacedFigure } from '../../src/model/document.ts';
import type { Source } from '../../src/model/source.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { buildPage, type PageOptions, renderPage } from '../../src/render/page.ts';
import type { Families } from '../../src/render/text/faces.ts';
import type { Ink, Target } from '../../src/render/text/figures.ts';

export const FAMILIES: Families = {
  title: ['Test Title'],
  body: ['Test Body'],
  hei: ['Test Hei'],
  kai: ['Test Kai'],
  folio: ['Test Folio'],
  latin: ['Test Latin'],
};

/** What data may hold; none of it may become markup or change. */
export const HOSTILE = [
  '老桥|*新桥* <b>',
  '</style><script>alert(1)</script>',
  '</title></main><img src=x onerror=alert(1)>',
  `"双引号" '单引号' \`反引号\``,
  '&lt;不是标签&gt; &amp; &#60;',
  'abc \u202Eאבג\u202C 右到左',
  ']]><!-- 注释 --><![CDATA[',
  'javascript:alert(1)',
  '{{office}} <%= x %> \\u003c',
];

let count = 0;

export function source(text: string, cell = 'F7'): Source {
  return { file: 'data/2026-06/断面水质.xlsx', sheet: '断面水质', cell, text };
}

export function figure(text: string, more: Partial<PlacedFigure> = {}): PlacedFigure {
  count += 1;
  return { kind: 'figure', id: `f${count}`, value: text, text, sources: [source(text)], ...more };
}

export function text(typed: string): Inline {
  return { kind: 'text', text: typed };
}

export function table(more: Partial<DataTable> = {}): DataTable {
  return {
    kind: 'table',
    name: 'sample',
    caption: '断面水质',
    columns: [
      { header: '断面', align: 'left' },
      { header: '浓度', align: 'right' },
      { header: '本月', align: 'center' },
    ],
    rows: [row('青龙桥', '1.32', 4, true), row('白沙渡', '10', 6), row('三江口', '0.5', 1)],
    notes: [[text('注：浓度单位为mg/L。')]],
    ...more,
  };
}

function row(
  name: string,
  value: string,
  waterClass: WaterClass,
  emphasised?: boolean,
): DataTable['rows'][number] {
  return {
    cells: [
      { content: [figure(name)], rowHeader: true },
      { content: [figure(value)] },
      { content: [figure('Ⅳ')], waterClass },
    ],
    ...(emphasised && { emphasised }),
  };
}

export function chart(drawn: Chart): Block {
  return { kind: 'chart', name: drawn.kind, caption: '图题', description: '图的说明。', chart: drawn };
}

/** Every figure of the document goes into its list, as the composer does it. */
export function document(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  const made = { kind: 'bulletin', title: [text('水质通报')], blocks, figures: [], ...more };
  const figures = [...figuresIn(made)].map((placed) => ({
    figure: placed,
    at: { file: 'body.md' },
    under: '',
  }));
  return { ...made, figures };
}

export function* figuresIn(node: unknown): Generator<PlacedFigure> {
  if (node === null || typeof node !== 'object') return;
  if ('kind' in node && node.kind === 'figure') yield node as PlacedFigure;
  else for (const child of Object.values(node)) yield* figuresIn(child);
}

function options(target: Target, more: Partial<PageOptions> = {}): PageOptions {
  return { target, styles: [], families: FAMILIES, ...more };
}

export function ink(target: Target = 'screen'): Ink {
  return { target, labels: new Map() };
}

export function page(made: Document, target: Target = 'screen', more: Partial<PageOptions> = {}) {
  return { tree: buildPage(made, options(target, more)), html: renderPage(made, options(target, more)) };
}

export function* elements(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elements(child as Nodes);
}

function find(node: Nodes, matches: (element: Element) => boolean): readonly Element[] {
  return [...elements(node)].filter(matches);
}

export function tagged(node: Nodes, ...names: string[]): readonly Element[] {
  return find(node, ({ tagName }) => names.includes(tagName));
}

export function classed(node: Nodes, name: string): readonly Element[] {
  return find(node, ({ properties }) =>
    ((properties.className as string[] | undefined) ?? []).includes(name),
  );
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : '';
}

/** Text of HTML source: character references read, as a browser does. */
function decode(html: string): string {
  return html.replace(/&#x([0-9a-f]+);|&(lt|gt|amp|quot);/gi, (_, code: string | undefined, name: string) =>
    code === undefined
      ? { lt: '<', gt: '>', amp: '&', quot: '"' }[name]!
      : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** What a browser makes of HTML text: start tags, attributes and text, in order. Enough for well-formed pages. */
export function readHtml(html: string) {
  const names: string[] = [];
  const attributes: { readonly name: string; readonly value: string }[] = [];
  let words = '';
  let rest = html;
  while (rest !== '') {
    const tag = /^<(!doctype|\/?[a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*>/i.exec(rest);
    const piece = tag?.[0] ?? /^[\s\S][^<]*/.exec(rest)![0];
    rest = rest.slice(piece.length);
    if (!tag) words += decode(piece);
    else if (!/^[/!]/.test(tag[1]!)) {
      names.push(tag[1]!);
      for (const [, name, value] of tag[2]!.matchAll(/([^\s"=]+)(?:="([^"]*)")?/g)) {
        attributes.push({ name: name!, value: decode(value ?? '') });
      }
    }
    if (tag?.[1] !== 'style') continue;
    words += rest.slice(0, rest.indexOf('</'));
    rest = rest.slice(rest.indexOf('</'));
  }
  return { names, attributes, text: words };
}
