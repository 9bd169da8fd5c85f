// What holds for every chart, whatever its size and however odd its values.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { WATER_CLASSES } from '../../src/model/water.ts';
import { CHART_WIDTH, labelWidth, TEXT_SIZE } from '../../src/render/charts/drawing.ts';
import { hatch } from '../../src/render/charts/hatching.ts';
import {
  deadlines,
  draw,
  grid,
  loads,
  number,
  pictures,
  picturesIn,
  river,
  SAMPLES,
  slope,
  trends,
} from './chart-samples.ts';
import { classed, elements, figuresIn, tagged, textOf } from './sample.ts';

const TEMPLATES = join(import.meta.dirname, '../../templates/shared');
const CSS = ['base.css', 'charts.css']
  .map((name) => readFileSync(join(TEMPLATES, name), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');

/** What is drawn where it stands; stamps are drawn elsewhere. */
function placed(picture: Element, ...names: string[]): readonly Element[] {
  const stamps = new Set(tagged(picture, 'defs').flatMap((defs) => [...elements(defs)]));
  return tagged(picture, ...names).filter((element) => !stamps.has(element));
}

/** Left, right, top and bottom of a label. */
function edgesOf(label: Element) {
  const [x, y] = [number(label, 'x'), number(label, 'y')];
  const width = labelWidth(textOf(label));
  const anchor = label.properties.textAnchor;
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return { left, right: left + width, top: y - TEXT_SIZE * 0.8, bottom: y + TEXT_SIZE * 0.1 };
}

describe.each(SAMPLES)('$name', ({ drawn }) => {
  const [print, screen] = [draw(drawn), draw(drawn, 'screen')];
  const drawnPictures = picturesIn(print.tree);

  it('has a title, a description and a label for those who cannot see it', () => {
    for (const picture of drawnPictures) {
      expect(picture.properties.ariaLabel).toContain('图的说明。');
      expect((picture.children as Element[]).slice(0, 2).map(({ tagName }) => tagName)).toEqual([
        'title',
        'desc',
      ]);
      expect(textOf(picture.children[1]!)).toBe('图的说明。');
    }
    expect(drawnPictures.length).toBeGreaterThan(0);
  });

  it('stays inside the type area and on one page, with text of at least 8 points', () => {
    for (const picture of drawnPictures) {
      const [, , width, height] = (picture.properties.viewBox as string).split(' ').map(Number);
      expect(width).toBe(CHART_WIDTH);
      expect(height).toBeLessThan(190);
      expect(picture.properties).toMatchObject({ width: '156mm', height: `${height}mm` });
      expect((number(picture, 'fontSize') / 25.4) * 72).toBeGreaterThanOrEqual(8);
      expect(tagged(picture, 'text').filter(({ properties }) => 'fontSize' in properties)).toEqual([]);
      for (const rect of placed(picture, 'rect')) {
        expect(number(rect, 'x')).toBeGreaterThanOrEqual(0);
        expect(number(rect, 'x') + number(rect, 'width')).toBeLessThanOrEqual(width! + 0.02);
        expect(number(rect, 'y')).toBeGreaterThanOrEqual(0);
        expect(number(rect, 'y') + number(rect, 'height')).toBeLessThanOrEqual(height! + 0.02);
        expect(number(rect, 'width')).toBeGreaterThanOrEqual(0);
        expect(number(rect, 'height')).toBeGreaterThanOrEqual(0);
      }
      for (const { left, right, top, bottom } of placed(picture, 'text').map(edgesOf)) {
        expect(left).toBeGreaterThan(-0.5);
        expect(right).toBeLessThan(width! + 0.5);
        expect(top).toBeGreaterThan(-0.2);
        expect(bottom).toBeLessThan(height! + 0.2);
      }
    }
  });

  it('writes no label over another', () => {
    for (const picture of drawnPictures) {
      const labels = placed(picture, 'text').map((label) => ({ text: textOf(label), ...edgesOf(label) }));
      labels.sort((a, b) => a.top - b.top);
      const clashes = labels.flatMap((a, index) =>
        labels
          .slice(index + 1)
          .filter((b) => b.top < a.bottom - 0.3 && b.left < a.right - 0.3 && a.left < b.right - 0.3)
          .map((b) => `${a.text} / ${b.text}`),
      );
      expect(clashes).toEqual([]);
    }
  });

  it('uses nothing that a PDF turns into bitmaps or Type 3 fonts', () => {
    const { html, tree } = print;
    for (const word of ['opacity', 'filter', '<pattern', 'mask', 'NaN', 'undefined', 'Infinity'])
      expect(html).not.toContain(word);
    expect(tagged(tree, 'text').filter(({ properties }) => 'stroke' in properties)).toEqual([]);
  });

  it('leaves no shape without a rule of the style sheets, which would fill it black', () => {
    const used = drawnPictures.flatMap((picture) =>
      tagged(picture, 'rect', 'path', 'circle').map(({ properties }) => properties.className as string[]),
    );
    expect(used.filter((names) => !names?.length)).toEqual([]);
    const unknown = new Set(used.flat().filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(CSS)));
    expect([...unknown]).toEqual([]);
  });

  it('gives every figure to read on screen, in the picture or in its table, and nothing of it in print', () => {
    const { tree } = screen;
    const marks = classed(tree, 'mark');
    const table = tagged(classed(tree, 'chart-data')[0]!, 'data');
    const read = new Set([...marks, ...table].map(({ properties }) => properties.dataFigure));
    const figures = [...figuresIn(drawn)];
    expect(figures.filter(({ id }) => !read.has(id))).toEqual([]);
    for (const mark of marks) {
      expect(mark.properties).toMatchObject({ tabIndex: 0, role: 'img' });
      expect(mark.properties.ariaLabel).toContain('；来源：断面水质.xlsx');
    }
    expect(print.html).not.toContain('来源');
    expect(classed(print.tree, 'mark')).toEqual([]);
    expect(tagged(print.tree, 'details')).toEqual([]);
  });

  it('puts what there is to point at inside its picture, each under a rule of its own', () => {
    const { tree } = screen;
    const style = textOf(tagged(tree, 'style')[0]!);
    const rules = new Map(
      [
        ...style.matchAll(
          /#(chart-[\w-]+)\{left:([\d.-]+)%;top:([\d.-]+)%;width:([\d.-]+)%;height:([\d.-]+)%\}/g,
        ),
      ].map(([, id, ...sizes]) => [id!, sizes.map(Number) as [number, number, number, number]]),
    );
    const marks = classed(tree, 'mark');
    expect(rules.size).toBe(marks.length);
    expect(new Set(marks.map(({ properties }) => properties.id)).size).toBe(marks.length);
    for (const mark of marks) {
      const [left, top, width, height] = rules.get(mark.properties.id as string)!;
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(left + width).toBeLessThanOrEqual(101);
      expect(top).toBeGreaterThanOrEqual(-8);
      expect(top + height).toBeLessThanOrEqual(108);
      expect(width).toBeGreaterThan(0);
      expect(height).toBeGreaterThan(0);
    }
  });

  it('draws the same picture on screen as in print', () => {
    expect(JSON.stringify(picturesIn(screen.tree)) === JSON.stringify(drawnPictures)).toBe(true);
  });

  it('has a table on screen whose rows are as long as its head', () => {
    const [details] = tagged(screen.tree, 'details');
    const [head, ...rows] = tagged(details!, 'tr').map((row) => tagged(row, 'th', 'td').length);
    expect(rows.filter((cells) => cells !== head)).toEqual([]);
    expect(tagged(details!, 'summary').map(textOf)).toEqual(['图1\u3000图题：数据表']);
  });
});

describe('the lines of charts', () => {
  it('are at least 0.35 mm thick', () => {
    const widths = [...CSS.matchAll(/stroke-width: ([\d.]+)px/g)].map(([, width]) => Number(width));
    expect(widths.length).toBeGreaterThan(5);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.35);
  });
});

describe('a chart with a table and marks', () => {
  it('offers a way past the marks to the table', () => {
    const { tree } = draw(grid(2), 'screen');
    const [skip] = classed(tree, 'skip');
    const [details] = tagged(tree, 'details');
    expect(skip!.properties.href).toBe(`#${details!.properties.id}`);
  });

  it('shows the same figures in both: classes filled, months without a class as a dash', () => {
    const [details] = tagged(draw(grid(1, ['2025年1月', '2025年2月']), 'screen').tree, 'details');
    const [head, row] = tagged(details!, 'tr').map((line) => tagged(line, 'th', 'td').map(textOf));
    expect(head).toEqual(['断面', '目标', '2025年1月', '2025年2月']);
    expect(row).toEqual(['青龙桥1', 'Ⅲ', '—', 'Ⅰ']);
    expect(classed(details!, 'class-1')).toHaveLength(1);
  });

  it('reads a river with its limits, a trend with its target and a ranking with its moves', () => {
    const cells = (drawn: Parameters<typeof draw>[0]) =>
      tagged(tagged(draw(drawn, 'screen').tree, 'details')[0]!, 'tr').map((line) =>
        tagged(line, 'th', 'td').map(textOf),
      );
    expect(cells(river(['2.6', null]))).toEqual([
      ['断面', '目标', '类别', '氨氮（mg/L）', '氨氮限值'],
      ['断面1', 'Ⅲ', 'Ⅴ', '2.6', '1.0'],
      ['断面2', 'Ⅲ', '断流', '—', '—'],
    ]);
    expect(cells(trends(['0.9', null]))).toEqual([
      ['月份', '望汀闸下1氨氮（mg/L），目标Ⅲ类限值1.0'],
      ['2025年1月', '0.9'],
      ['2025年2月', '—'],
    ]);
    expect(cells(slope([[2, 1]]))[1]).toEqual(['云城区1', '2.1234', '2', '1.1234', '1', '升1位']);
  });
});

describe('a chart too tall for its place', () => {
  it.each([
    {
      name: '45 tasks',
      drawn: deadlines(...Array.from({ length: 45 }, (_, index) => index - 20)),
      parts: 3,
      shown: 'ZG-2026-',
    },
    { name: '60 sections', drawn: grid(60), parts: 4, shown: '青龙桥' },
    {
      name: '80 plants',
      drawn: loads(Array.from({ length: 80 }, (_, index) => String(index))),
      parts: 5,
      shown: '云泽市',
    },
  ])('is dealt out to parts of which two fit a page: $name', ({ drawn, parts, shown }) => {
    const drawnParts = pictures(drawn);
    expect(drawnParts).toHaveLength(parts);
    for (const part of drawnParts)
      expect(Number.parseFloat(part.properties.height as string)).toBeLessThan(102);
    const labels = drawnParts
      .flatMap((part) => tagged(part, 'text').map(textOf))
      .filter((label) => label.startsWith(shown));
    expect(labels).toHaveLength((drawn as { rows: readonly unknown[] }).rows.length);
    const captions = classed(draw(drawn).tree, 'chart-caption').map(textOf);
    expect(captions).toEqual(
      Array.from({ length: parts }, (_, index) => `图1\u3000图题（${index + 1}/${parts}）`),
    );
  });
});

describe('patterns', () => {
  it('keep inside their rectangle and single out the polluted classes', () => {
    const size = fc.double({ min: 3, max: 80, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...WATER_CLASSES),
        size,
        size,
        size,
        size,
        (waterClass, x, y, width, height) => {
          for (const path of hatch(waterClass, x, y, width, height)) {
            const numbers = (path.properties.d as string).match(/[\d.]+/g)!.map(Number);
            numbers.forEach((value, index) => {
              const [low, high] = index % 2 === 0 ? [x, x + width] : [y, y + height];
              expect(value).toBeGreaterThanOrEqual(low - 0.01);
              expect(value).toBeLessThanOrEqual(high + 0.01);
            });
          }
        },
      ),
    );
    const drawn = WATER_CLASSES.map((waterClass) => JSON.stringify(hatch(waterClass, 0, 0, 20, 10)));
    expect(drawn.map((paths) => paths === '[]')).toEqual([true, true, true, false, false, true]);
    expect(drawn[3]).not.toBe(drawn[4]);
  });
});
