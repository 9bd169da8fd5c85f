import fc from 'fast-check';
import type { Element, ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { type Inline, plainText } from '../../src/model/document.ts';
import { renderInlines, renderParagraph, renderText } from '../../src/render/text/inline.ts';
import { classed, figure, ink, tagged, text, textOf } from './sample.ts';

const kept = (children: readonly ElementContent[]) =>
  classed({ type: 'root', children: [...children] }, 'nb').map((span) => textOf(span));

describe('units in running text', () => {
  it.each([
    { words: '达到Ⅲ类标准', units: ['Ⅲ类'] },
    { words: '由Ⅲ变为劣Ⅴ类', units: ['劣Ⅴ类'] },
    { words: '优良（Ⅰ～Ⅲ类）断面', units: ['Ⅰ～Ⅲ类'] },
    { words: '第3号文、第二十条', units: ['第3号', '第二十条'] },
    { words: '环发〔2026〕12号', units: ['〔2026〕12号'] },
    { words: '截至2026年7月10日止', units: ['2026年7月10日'] },
    { words: '7月10日前', units: ['7月10日'] },
    { words: '氨氮1.32 mg/L，超标0.3倍', units: ['1.32 mg/L', '0.3倍'] },
    { words: '规模3.3万m³/d', units: ['3.3万m³/d'] },
    { words: '占70.0%，上升5.6个百分点', units: ['70.0%', '5.6个'] },
    { words: 'Ⅳ类3个（17.6%）', units: ['Ⅳ类', '3个', '17.6%'] },
    { words: '浓度1.32，限值1.0', units: [] },
    { words: '水温12℃以下', units: ['12℃'] },
    { words: '按GB 3838-2002，NH₃-N', units: ['GB 3838-2002', 'NH₃-N'] },
    { words: '编号ZG-2026-001', units: ['ZG-2026-001'] },
    { words: '见表1和图2', units: ['表1', '图2'] },
    { words: '没有数字的一句话', units: [] },
  ])('keeps $units of $words on one line', ({ words, units }) => {
    const nodes = renderText(words);
    expect(kept(nodes)).toEqual(units);
    expect(nodes.map(textOf).join('')).toBe(words);
  });

  it.each([
    {
      name: 'a figure and the text after it',
      inlines: [text('共'), figure('3'), text('个断面')],
      units: ['3个'],
    },
    {
      name: 'text and the figure after it',
      inlines: [text('第'), figure('3'), text('号')],
      units: ['第3号'],
    },
    {
      name: 'two figures',
      inlines: [figure('2026年6月'), figure('30日'), text('止')],
      units: ['2026年6月30日'],
    },
    {
      name: 'a figure in strong and text',
      inlines: [{ kind: 'strong', children: [text('共'), figure('12')] } as Inline, text('项任务')],
      units: ['12项'],
    },
    { name: 'a class figure and 类', inlines: [text('目标'), figure('Ⅲ'), text('类）')], units: ['Ⅲ类'] },
  ])('keeps a unit together across $name', ({ inlines, units }) => {
    const nodes = renderInlines(inlines, ink());
    expect(kept(nodes).map((unit) => unit.replace(/^共/, ''))).toEqual(units);
    expect(nodes.map(textOf).join('')).toBe(plainText(inlines));
  });

  it('never cuts a figure in two, and gives up where it would grow too long', () => {
    const long = figure('云泽经济技术开发区污水处理厂排口下游5');
    const nodes = renderInlines([long, text('个断面')], ink());
    const [data] = tagged({ type: 'root', children: nodes }, 'data');
    expect(textOf(data!)).toBe(long.text);
    expect(kept(nodes)).toEqual([]);
  });

  it('keeps nothing together that is wider than its column', () => {
    expect(kept(renderText('2026年6月30日', 5))).toEqual(['2026年', '6月30日']);
    expect(kept(renderText('2026年6月30日', 8))).toEqual(['2026年6月30日']);
    const items = '氨氮（0.2）、高锰酸盐指数（0.05）';
    expect(kept(renderText(items, 8))).toEqual(['氨氮（0.2）', '指数（0.05）']);
    expect(kept(renderText(items, 11))).toEqual(['氨氮（0.2）', '高锰酸盐指数（0.05）']);
    expect(kept(renderText(items))).toEqual([]);
  });

  it('prints strong and emphasis as faces, not as tags', () => {
    const inlines: readonly Inline[] = [
      { kind: 'strong', children: [text('强')] },
      { kind: 'emphasis', children: [text('调')] },
      { kind: 'literal', text: '12个' },
    ];
    const names = (nodes: readonly ElementContent[]) => nodes.map((node) => (node as Element).tagName);
    expect(names(renderInlines(inlines, ink('screen')))).toEqual(['strong', 'em', 'span']);
    expect(names(renderInlines(inlines, ink('print')))).toEqual(['span', 'span', 'span']);
  });
});

describe('a law of inlines', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom(
      '',
      '3',
      '个',
      'Ⅲ',
      '类',
      '2026年6月',
      '30日',
      '第',
      '号',
      '1.2',
      ' mg/L',
      'ZG-',
      '、',
      '—',
    ),
  );
  const leaf = fc.oneof(
    words.map(text),
    words.map((typed): Inline => ({ kind: 'literal', text: typed })),
    words.map((typed): Inline => figure(typed)),
  );
  const inlines = fc.array(
    fc.oneof(
      leaf,
      fc.array(leaf, { maxLength: 3 }).map((children): Inline => ({ kind: 'strong', children })),
    ),
    { maxLength: 6 },
  );

  it('changes no text, and shows every figure once and whole', () => {
    fc.assert(
      fc.property(inlines, fc.integer({ min: 0, max: 14 }), (given, limit) => {
        const nodes = renderInlines(given, ink(), limit);
        expect(nodes.map(textOf).join('')).toBe(plainText(given));
        const wanted = given.flatMap((inline) => ('children' in inline ? inline.children : [inline]));
        const figures = wanted.filter((inline) => inline.kind === 'figure');
        const shown = tagged({ type: 'root', children: nodes }, 'data');
        expect(shown.map(({ properties }) => properties.dataFigure)).toEqual(figures.map(({ id }) => id));
        expect(shown.map(textOf)).toEqual(figures.map((placed) => placed.text));
      }),
    );
  });
});

describe('the end of a paragraph', () => {
  it.each([
    { name: 'plain text', inlines: [text('请各地抓好落实。')], end: '落实' },
    { name: 'a quotation', inlines: [text('做到“水清岸绿”。')], end: '岸绿' },
    { name: 'a unit', inlines: [text('比例占66.7%。')], end: '占66.7%' },
    { name: 'a unit and a character', inlines: [text('达到Ⅲ类水。')], end: 'Ⅲ类水' },
    { name: 'a figure', inlines: [text('断面为'), figure('怀麓大桥'), text('。')], end: '大桥' },
    { name: 'a figure and a character', inlines: [text('共'), figure('怀麓'), text('县。')], end: '怀麓县' },
    {
      name: 'stressed words',
      inlines: [text('要'), { kind: 'strong', children: [text('限期完成')] } as Inline, text('。”')],
      end: '完成',
    },
  ])('is kept together in $name', ({ inlines, end }) => {
    const nodes = renderParagraph(inlines, ink());
    expect(kept(nodes).at(-1)).toBe(end);
    expect(nodes.map(textOf).join('')).toBe(plainText(inlines));
  });

  it('needs nothing where there is no more than a character, and is no matter elsewhere', () => {
    expect(kept(renderParagraph([text('一。')], ink()))).toEqual([]);
    expect(kept(renderParagraph([], ink()))).toEqual([]);
    expect(kept(renderInlines([text('请各地抓好落实。')], ink()))).toEqual([]);
  });
});
