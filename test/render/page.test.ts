import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Block, ChartBlock, Document } from '../../src/model/document.ts';
import {
  chart,
  classed,
  document,
  elements,
  FAMILIES,
  figure,
  figuresIn,
  HOSTILE,
  page,
  readHtml,
  source,
  table,
  tagged,
  text,
  textOf,
} from './sample.ts';

const shares = (words = '2026年6月') =>
  chart({
    kind: 'class-shares',
    months: [
      {
        label: figure(words),
        counts: [{ waterClass: 2, count: figure('3', { value: 3 }), share: figure(words) }],
      },
    ],
  });
const heading = (level: 1 | 2 | 3 | 4, words: string, id = words): Block => ({
  kind: 'heading',
  level,
  id,
  children: [text(words)],
});

function everything(): Document {
  return document(
    [
      heading(2, '一、总体情况', 'h1'),
      {
        kind: 'paragraph',
        children: [text('断面'), figure('3'), text('个，'), { kind: 'strong', children: [figure('青龙桥')] }],
      },
      { kind: 'list', ordered: true, items: [[text('第一项'), figure('7')], [figure('8')]] },
      heading(3, '（一）云城区', 'h2'),
      table(),
      shares(),
      chart({
        kind: 'class-grid',
        months: [figure('2026年5月'), figure('2026年6月')],
        rows: [
          {
            section: figure('青龙桥'),
            target: { waterClass: 3, figure: figure('Ⅲ') },
            cells: [null, { waterClass: 4, figure: figure('Ⅳ') }],
          },
        ],
      }),
      chart({
        kind: 'deadlines',
        cutoff: figure('2026年7月10日'),
        rows: [{ label: figure('ZG-1'), owner: figure('云城区'), days: -3, status: figure('超期3天') }],
      }),
    ],
    {
      banner: figure('虚构数据'),
      subtitle: [[figure('某办公室')], [text('（'), figure('2026年7月15日'), text('）')]],
    },
  );
}

describe('the page', () => {
  it('is one self-contained HTML document without script', () => {
    const { html, tree } = page(everything());
    expect(html.startsWith('<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">')).toBe(true);
    expect(tagged(tree, 'main')).toHaveLength(1);
    expect(tagged(tree, 'h1')).toHaveLength(1);
    expect(tagged(tree, 'script', 'link', 'iframe', 'object', 'img')).toEqual([]);
    const loaded = [...elements(tree)].filter(
      ({ properties }) => 'src' in properties || 'style' in properties,
    );
    expect(loaded).toEqual([]);
    expect(html).not.toContain('undefined');
  });

  it('lets its policy allow nothing but its own style sheet', () => {
    const { tree } = page(everything(), 'screen', { styles: ['p{color:red}\r\nq{}', '/* </style> */'] });
    const [style] = tagged(tree, 'style');
    const policy = tagged(tree, 'meta').find(({ properties }) => properties.httpEquiv)!.properties
      .content as string;
    const hash = createHash('sha256').update(textOf(style!)).digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain('unsafe');
    // A browser reads CR LF as LF and ends the element at the first end tag; either would change the hash.
    expect(textOf(style!)).not.toContain('\r');
    expect(textOf(style!)).not.toContain('</');
  });

  it('shows every figure of the document on screen', () => {
    const made = everything();
    const shown = new Set([...elements(page(made).tree)].map(({ properties }) => properties.dataFigure));
    const wanted = [...figuresIn(made.blocks), made.banner!, ...figuresIn(made.subtitle)].map(({ id }) => id);
    expect(wanted.filter((id) => !shown.has(id))).toEqual([]);
  });

  it('carries value and source of a figure, readable with the keyboard', () => {
    const made = document([
      {
        kind: 'paragraph',
        children: [figure('1.32', { value: '1.320' }), figure('无来源', { sources: [] })],
      },
    ]);
    const [sourced, bare] = tagged(page(made).tree, 'data');
    expect(sourced!.properties).toMatchObject({
      value: '1.320',
      tabIndex: 0,
      dataSource: '来源：断面水质.xlsx · 断面水质!F7「1.32」',
    });
    expect(bare!.properties).not.toHaveProperty('dataSource');
    expect(bare!.properties).not.toHaveProperty('tabIndex');
  });

  it('prints figures as plain text: no data attribute, no source, nothing for the keyboard', () => {
    const { html, tree } = page(everything(), 'print', { related: [{ text: '清单', path: 'a.pdf' }] });
    expect(html).not.toContain('data-');
    expect(html).not.toContain('来源');
    expect(html).not.toContain('断面水质.xlsx');
    expect(html).not.toContain('tabindex');
    expect(tagged(tree, 'data', 'nav', 'strong', 'em')).toEqual([]);
    // Links nobody sees tell where the rows of a table came to stand.
    const [probe] = classed(tree, 'probe');
    expect(tagged(tree, 'a')).toEqual(tagged(probe!, 'a'));
    expect(textOf(probe!)).toBe('');
    for (const words of ['青龙桥', '某办公室', '超期3天', '虚构数据']) expect(textOf(tree)).toContain(words);
    expect(html).toContain('@media screen{body{display:none}}');
    expect(page(everything()).html).not.toContain('@media screen{body{display:none}}');
  });

  it('lists the headings with links that meet their ids', () => {
    const { tree } = page(
      document([heading(2, '一、甲', 'h 1'), heading(3, '（一）乙 <b>', 'x"y'), heading(2, '二、丙', 'h3')]),
    );
    const [contents] = classed(tree, 'contents');
    const links = tagged(contents!, 'a');
    expect(links.map(textOf)).toEqual(['一、甲', '（一）乙 <b>', '二、丙']);
    const ids = tagged(tree, 'h2', 'h3').map(({ properties }) => properties.id);
    expect(links.map(({ properties }) => decodeURIComponent((properties.href as string).slice(1)))).toEqual(
      ids,
    );
  });

  it.each([
    { levels: [1, 2, 3], tags: ['h2', 'h3', 'h4'] },
    { levels: [2, 3, 2, 4], tags: ['h2', 'h3', 'h2', 'h4'] },
    { levels: [3, 4], tags: ['h2', 'h3'] },
  ] as const)('makes the highest level used, of $levels, the second of the page', ({ levels, tags }) => {
    const { tree } = page(document(levels.map((level, index) => heading(level, `标题${index}`))));
    expect(tagged(tree, 'h2', 'h3', 'h4', 'h5').map(({ tagName }) => tagName)).toEqual(tags);
  });

  it('gives every element an id of its own, also when blocks ask for the same', () => {
    const made = document([
      heading(2, '甲', 'same'),
      heading(2, '乙', 'same'),
      table(),
      table(),
      shares(),
      shares(),
    ]);
    const ids = [...elements(page(made).tree)].flatMap(({ properties }) =>
      properties.id ? [properties.id] : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(6);
  });

  it('numbers tables and charts apart, in order', () => {
    const { tree } = page(document([shares(), table(), table(), shares()]));
    expect(tagged(tree, 'caption').map(textOf)).toEqual(['表1\u3000断面水质', '表2\u3000断面水质']);
    expect(tagged(tree, 'figcaption').map(textOf)).toEqual(['图1\u3000图题', '图2\u3000图题']);
  });

  it('links related files by relative addresses only', () => {
    const related = [
      { text: 'PDF', path: 'counties/530100-云城区/通报 #1?.pdf' },
      { text: 'x', path: 'javascript:alert(1)' },
    ];
    const links = tagged(classed(page(everything(), 'screen', { related }).tree, 'related')[0]!, 'a');
    expect(links.map(({ properties }) => properties.href)).toEqual([
      `./counties/${encodeURIComponent('530100-云城区')}/${encodeURIComponent('通报 #1?.pdf')}`,
      './javascript%3Aalert(1)',
    ]);
  });

  it('puts the chosen faces first in print and after the official ones on screen, and escapes their names', () => {
    const families = { ...FAMILIES, body: ['My "Face"</style>;}'] };
    const print = textOf(tagged(page(everything(), 'print', { families }).tree, 'style')[0]!);
    const screen = textOf(tagged(page(everything(), 'screen', { families }).tree, 'style')[0]!);
    expect(print).toContain('--font-body:"Test Latin","My \\22 Face\\22 \\3c \\2f style\\3e \\3b \\7d "');
    expect(print).not.toContain('仿宋');
    expect(screen).toContain('--font-body:"仿宋_GB2312"');
    expect(screen).toContain('"My \\22 Face');
  });

  it('is the same text for the same document', () => {
    const made = everything();
    expect(page(made).html).toBe(page(made).html);
  });
});

describe('hostile data', () => {
  it.each(HOSTILE)('arrives unchanged and opens no tag: %s', (hostile) => {
    const made = document(
      [
        heading(2, hostile, hostile),
        { kind: 'paragraph', children: [text(hostile), figure(hostile)] },
        table({
          caption: hostile,
          columns: [{ header: hostile, align: 'left' }],
          rows: [{ cells: [{ content: [figure(hostile)] }] }],
          notes: [[text(hostile)]],
        }),
        { ...(shares(hostile) as ChartBlock), caption: hostile, description: hostile },
      ],
      {
        title: [figure(hostile)],
        banner: figure(hostile, { sources: [{ ...source(hostile), file: '源.csv', sheet: hostile }] }),
      },
    );
    for (const target of ['screen', 'print'] as const) {
      const { html, tree } = page(made, target);
      const read = readHtml(html);
      expect(read.names).toEqual([...elements(tree)].map(({ tagName }) => tagName));
      expect(read.text).toBe(textOf(tree));
      const tables = new Set(tagged(tree, 'details').flatMap((chart) => [...elements(chart)]));
      const places = [
        ...tagged(tree, 'h1', 'h2', 'td', 'thead', 'desc'),
        ...['banner', 'notes'].flatMap((name) => classed(tree, name)),
        ...tagged(tagged(tree, 'head')[0]!, 'title'),
      ].filter((place) => !tables.has(place));
      expect(places.map(textOf)).toEqual(places.map(() => hostile));
      expect(places).toHaveLength(target === 'print' ? 9 : 8);
      const paragraph = tagged(tree, 'p').find((element) => textOf(element) === hostile + hostile);
      expect(paragraph).toBeDefined();
      expect(textOf(tagged(tree, 'caption')[0]!)).toBe(`表1\u3000${hostile}`);
      expect(textOf(classed(tree, 'chart-caption')[0]!)).toBe(`图1\u3000${hostile}`);
    }
    const { attributes } = readHtml(page(made).html);
    const valuesOf = (wanted: string) =>
      attributes.flatMap(({ name, value }) => (name === wanted ? [value] : []));
    expect(new Set(valuesOf('value'))).toEqual(new Set([hostile, '3']));
    expect(valuesOf('aria-label').some((value) => value.startsWith(`${hostile}；来源：`))).toBe(true);
    expect(valuesOf('aria-label')).toContain(`图1\u3000${hostile}：${hostile}`);
    expect(valuesOf('data-source').some((value) => value.includes(`源.csv · ${hostile}!F7「`))).toBe(true);
  });
});
