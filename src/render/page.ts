// Document tree → one self-contained HTML page. Built as a tree and serialised at the end, so that data
// can only become text or attribute values, never markup.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { type Document, plainText } from '../model/document.ts';
import { type LayoutSwitches, type PagePlaces, PLAIN_LAYOUT, type TemplateLayout } from '../model/layout.ts';
import { type PlacedBlock, placeBlocks, renderBlock } from './blocks.ts';
import { markRules } from './charts/charts.ts';
import { renderContents } from './contents.ts';
import { footRule, printedBody, screenEnd } from './flow.ts';
import { issuerRule, renderAddressee, renderOfficialHead } from './official.ts';
import { shell, writeHtml } from './shell.ts';
import { switchRules } from './switches.ts';
import { columnRules, hatchStore } from './tables.ts';
import { type Families, faceProperties } from './text/faces.ts';
import type { Ink, Target } from './text/figures.ts';
import { renderInlines } from './text/inline.ts';
import { type RelatedFile, renderRelated } from './text/links.ts';
import { labelFiles } from './text/sources.ts';
import { TITLE_LIMIT } from './text/units.ts';

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

const HOW_TO_READ = '正文中带点线的文字，表格和图中的数据，用鼠标指向、手指点按或按Tab键移到，即显示来源。';

/** @returns the page as HTML text: UTF-8, no script, no outside resource, same input same text. */
export function renderPage(document: Document, options: PageOptions): string {
  return writeHtml(buildPage(document, options));
}

/** The page as a tree; {@link renderPage} writes it out. */
export function buildPage(document: Document, options: PageOptions): Root {
  const { target, layout = PLAIN_LAYOUT, places } = options;
  const ink: Ink = { target, labels: labelFiles(inputFiles(document)) };
  const blocks = placeBlocks(document.blocks, (table) => isTurned(table, layout));
  const onScreen = (element: Element | undefined): readonly Element[] =>
    target === 'screen' && element ? [element] : [];
  const head = [
    renderOfficialHead(document, layout.profile, ink),
    renderTitleBlock(document, ink),
    renderAddressee(document, ink),
  ].filter((element) => element !== undefined);
  const contents = renderContents(blocks);
  const body =
    target === 'print'
      ? printedBody({ document, blocks, layout, places }, head, ink)
      : [
          h(
            'main',
            contents ? { className: ['listed'] } : {},
            ...head,
            h('p', { className: ['how-to-read'] }, HOW_TO_READ),
            ...onScreen(contents),
            ...blocks.flatMap((block) => renderBlock(block, ink)),
            ...screenEnd(document, layout, ink),
            ...onScreen(renderRelated(options.related ?? [])),
          ),
        ];
  return shell(
    {
      title: plainText(document.title),
      target,
      ...(options.language && { language: options.language }),
      styles: styleSheet(document, blocks, options),
      className: [document.kind, `profile-${layout.profile}`],
    },
    [hatchStore(ink), ...body],
  );
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

function styleSheet(
  document: Document,
  blocks: readonly PlacedBlock[],
  options: PageOptions,
): readonly string[] {
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
  ];
}

function* inputFiles(document: Document): Generator<string> {
  for (const { figure } of document.figures) {
    for (const source of figure.sources) yield source.file;
  }
}
