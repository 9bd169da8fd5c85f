// Document tree → one self-contained HTML page. Built as a tree and serialised at the end, so that data
// can only become text or attribute values, never markup.

import { createHash } from 'node:crypto';
import type { Doctype, Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { type Document, plainText } from '../model/document.ts';
import { type LayoutSwitches, type PagePlaces, PLAIN_LAYOUT, type TemplateLayout } from '../model/layout.ts';
import { type PlacedBlock, placeBlocks, renderBlock } from './blocks.ts';
import { markRules } from './charts.ts';
import { renderContents } from './contents.ts';
import { type Families, faceProperties } from './faces.ts';
import type { Ink, Target } from './figures.ts';
import { footRule, printedBody, screenEnd } from './flow.ts';
import { renderInlines } from './inline.ts';
import { issuerRule, renderAddressee, renderOfficialHead } from './official.ts';
import { labelFiles } from './sources.ts';
import { switchRules } from './switches.ts';
import { columnRules, hatchStore } from './tables.ts';
import { TITLE_LIMIT } from './units.ts';

/** Another file of the same set, offered below the document on screen. */
interface RelatedFile {
  readonly text: string;
  /** Relative to the page, with forward slashes. */
  readonly path: string;
}

export interface PageOptions {
  /** `screen`: sources on hover and focus, contents list; `print`: what goes to the PDF, nothing else. */
  readonly target: Target;
  /** Texts of the style sheets, in order. */
  readonly styles: readonly string[];
  readonly families: Families;
  readonly language?: 'zh-CN';
  readonly related?: readonly RelatedFile[];
  readonly layout?: TemplateLayout;
  readonly switches?: LayoutSwitches;
  /** Where things stood in a print of this page; then tables are parted, pages numbered and filled up. */
  readonly places?: PagePlaces;
}

const DOCTYPE: Doctype = { type: 'doctype' };

/** @returns the page as HTML text: UTF-8, no script, no outside resource, same input same text. */
export function renderPage(document: Document, options: PageOptions): string {
  return toHtml(buildPage(document, options), { upperDoctype: false });
}

/** The page as a tree; {@link renderPage} writes it out. */
export function buildPage(document: Document, options: PageOptions): Root {
  const { target, layout = PLAIN_LAYOUT, places } = options;
  const ink: Ink = { target, labels: labelFiles(inputFiles(document)) };
  const blocks = placeBlocks(document.blocks, (table) => isTurned(table, layout));
  const style = styleSheet(document, blocks, options);
  const onScreen = (element: Element | undefined): readonly Element[] =>
    target === 'screen' && element ? [element] : [];
  const head = [
    renderOfficialHead(document, layout.profile, ink),
    renderTitleBlock(document, ink),
    renderAddressee(document, ink),
  ].filter((element) => element !== undefined);
  const body =
    target === 'print'
      ? printedBody({ document, blocks, layout, places }, head, ink)
      : [
          h(
            'main',
            {},
            ...head,
            ...onScreen(renderContents(blocks)),
            ...blocks.flatMap((block) => renderBlock(block, ink)),
            ...screenEnd(document, layout, ink),
            ...onScreen(renderRelated(options.related ?? [])),
          ),
        ];
  return h(
    null,
    DOCTYPE,
    h(
      'html',
      { lang: options.language ?? 'zh-CN' },
      h(
        'head',
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: securityPolicy(style) }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        // Phones must not turn figures into telephone links.
        ...onScreen(h('meta', { name: 'format-detection', content: 'telephone=no' })),
        h('title', plainText(document.title)),
        h('style', style),
      ),
      h('body', { className: [document.kind, `profile-${layout.profile}`] }, hatchStore(), ...body),
    ),
  ) as Root;
}

/** In the ledger all tables stand on turned sheets, as its text does. */
function isTurned(table: string, { profile, landscape }: TemplateLayout): boolean {
  return profile === 'ledger' || landscape.includes(table);
}

/** The lines below the title of an official document are its 落款, which stands below the text. */
function renderTitleBlock({ banner, title, subtitle = [], official }: Document, ink: Ink): Element {
  return h(
    'header',
    { className: ['title-block'] },
    ...(banner && !official ? [h('p', { className: ['banner'] }, ...renderInlines([banner], ink))] : []),
    h('h1', {}, ...renderInlines(title, ink, TITLE_LIMIT)),
    ...(official ? [] : subtitle).map((line) =>
      h('p', { className: ['subtitle'] }, ...renderInlines(line, ink)),
    ),
  );
}

function renderRelated(files: readonly RelatedFile[]): Element | undefined {
  if (files.length === 0) return undefined;
  const links = files.map(({ text, path }) => {
    // A leading "./" keeps a colon in a file name from being read as a scheme.
    const href = `./${path.split('/').map(encodeURIComponent).join('/')}`;
    return h('li', h('a', { href }, text));
  });
  return h(
    'nav',
    { className: ['related'], ariaLabel: '相关文件' },
    h('p', '相关文件'),
    h('ul', {}, ...links),
  );
}

function styleSheet(document: Document, blocks: readonly PlacedBlock[], options: PageOptions): string {
  const { profile } = options.layout ?? PLAIN_LAYOUT;
  const columns = blocks.map(({ id, columns: plan }) => (plan ? columnRules(plan, id) : ''));
  const marks =
    options.target === 'screen'
      ? blocks.map(({ id, drawings }) => (drawings ? markRules(drawings, id) : ''))
      : [];
  return [
    faceProperties(options.families, options.target),
    ...options.styles,
    columns.join(''),
    switchRules(options.switches ?? {}),
    issuerRule(document, profile),
    options.target === 'print' ? footRule(options.places, profile) : '',
    marks.join(''),
    // The browser lays a page out for the screen before it prints; this spares it the work.
    options.target === 'print' ? '@media screen{body{display:none}}' : '',
  ]
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

function* inputFiles(document: Document): Generator<string> {
  for (const { figure } of document.figures) {
    for (const source of figure.sources) yield source.file;
  }
}
