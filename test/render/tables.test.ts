import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { WATER_CLASSES } from '../../src/model/water.ts';
import { planColumns } from '../../src/render/columns.ts';
import { textWidth } from '../../src/render/text/measure.ts';
import { classed, document, figure, page, table, tagged, text, textOf } from './sample.ts';

const render = (more: Parameters<typeof table>[0] = {}, target: 'screen' | 'print' = 'screen') =>
  page(document([table(more)]), target);
const classes = (element: Element) => element.properties.className ?? [];

describe('a table', () => {
  it('names itself, its columns and its rows', () => {
    const { tree } = render();
    const [drawn] = tagged(tree, 'table');
    expect((drawn!.children[0] as Element).tagName).toBe('caption');
    const heads = tagged(tagged(tree, 'thead')[0]!, 'th');
    expect(heads.map((head) => [head.properties.scope, textOf(head)])).toEqual([
      ['col', '断面'],
      ['col', '浓度'],
      ['col', '本月'],
    ]);
    const names = tagged(tagged(tree, 'tbody')[0]!, 'th');
    expect(names.map((name) => [name.properties.scope, textOf(name)])).toEqual([
      ['row', '青龙桥'],
      ['row', '白沙渡'],
      ['row', '三江口'],
    ]);
  });

  it('keeps its notes outside on screen', () => {
    const { tree } = render();
    expect(textOf(tagged(tree, 'table')[0]!)).not.toContain('注：');
    expect(textOf(classed(tree, 'notes')[0]!)).toBe('注：浓度单位为mg/L。');
    expect(classed(render({ notes: [] }).tree, 'notes')).toEqual([]);
  });

  it('prints its notes as a last row, never in a foot that would be repeated', () => {
    const { tree } = render({}, 'print');
    expect(tagged(tree, 'tfoot')).toEqual([]);
    const rows = tagged(tagged(tree, 'tbody')[0]!, 'tr');
    expect(rows.map(textOf).at(-1)).toBe('注：浓度单位为mg/L。');
    expect(tagged(rows.at(-1)!, 'td').map(({ properties }) => properties.colSpan)).toEqual([3]);
    expect(tagged(render({ notes: [] }, 'print').tree, 'tr')).toHaveLength(4);
  });

  it('marks rows that need attention', () => {
    const rows = tagged(tagged(render().tree, 'tbody')[0]!, 'tr');
    expect(rows.map(classes)).toEqual([['emphasised'], [], []]);
  });

  it('shows a class as text and fill, the polluted ones with a pattern', () => {
    const rows = WATER_CLASSES.map((waterClass) => ({ cells: [{ content: [figure('类')], waterClass }] }));
    const { tree } = render({ columns: [{ header: '本月', align: 'center' }], rows });
    const cells = tagged(tree, 'td');
    expect(cells.map(classes)).toEqual(WATER_CLASSES.map((rank) => ['center', 'class', `class-${rank}`]));
    expect(cells.map((cell) => textOf(classed(cell, 'patch')[0]!))).toEqual(WATER_CLASSES.map(() => '类'));
    const used = cells.map((cell) => tagged(cell, 'use').map(({ properties }) => properties.href));
    expect(used).toEqual([[], [], [], ['#hatch-4'], ['#hatch-5'], []]);
    const drawn = tagged(classed(tree, 'store')[0]!, 'path').map(({ properties }) => `#${properties.id}`);
    expect(drawn).toEqual(used.flat());
  });

  it('pads numbers so that their decimal points align, and leaves other texts alone', () => {
    const rows = ['1.32', '10', '0.5', '—', '0.01L'].map((words) => ({
      cells: [{ content: [figure(words)] }],
    }));
    const right = render({ columns: [{ header: '值', align: 'right' }], rows }).tree;
    expect(tagged(right, 'td').map(classes)).toEqual([
      ['right'],
      ['right', 'short-3'],
      ['right', 'short-1'],
      ['right'],
      ['right'],
    ]);
    const left = render({ columns: [{ header: '值', align: 'left' }], rows }).tree;
    expect(tagged(left, 'td').map(classes)).toEqual([[], [], [], [], []]);
  });

  it('scrolls in a box the keyboard can reach on screen, and is no scroll box in print', () => {
    const [box] = classed(render().tree, 'table-box');
    expect(box!.properties).toMatchObject({ tabIndex: 0, ariaLabel: '表1\u3000断面水质' });
    expect(classed(render({}, 'print').tree, 'table-box')[0]!.properties).toEqual({
      className: ['table-box'],
    });
  });

  it('takes rows with fewer cells than columns, no rows, and texts without figures', () => {
    const { tree } = render({ rows: [{ cells: [{ content: [text('—')] }] }, { cells: [] }], notes: [] });
    expect(tagged(tagged(tree, 'tbody')[0]!, 'tr')).toHaveLength(2);
    expect(render({ rows: [] }).html).toContain('<tbody></tbody>');
  });
});

describe('column widths', () => {
  const columns = (...widths: (number | undefined)[]) =>
    widths.map((width) => ({ header: '列', align: 'left' as const, ...(width !== undefined && { width }) }));
  const rows = (...texts: string[]) => [{ cells: texts.map((words) => ({ content: [text(words)] })) }];

  it.each([
    {
      name: 'few short columns',
      plan: { columns: columns(undefined, undefined), rows: rows('甲', '乙乙乙') },
      dense: false,
    },
    { name: 'more than the line holds', plan: { columns: columns(20, 20, 20), rows: [] }, dense: true },
    {
      name: 'long prose',
      plan: { columns: columns(undefined, undefined), rows: rows('甲'.repeat(90), '乙'.repeat(400)) },
      dense: false,
    },
  ])('fill the line exactly: $name', ({ plan: more, dense }) => {
    const plan = planColumns(table(more));
    expect(plan.percent.reduce((sum, percent) => sum + percent, 0)).toBeCloseTo(100, 6);
    expect(plan.dense).toBe(dense);
    expect(Math.min(...plan.room)).toBeGreaterThan(0);
  });

  it('give short words, dates and document numbers one line and take it from long texts', () => {
    const plan = planColumns(
      table({
        columns: columns(3, 3, 4, 13, 13, 13),
        rows: rows(
          '提标改造',
          'ZG-2026-001',
          '2026年6月30日',
          '长'.repeat(60),
          '长'.repeat(60),
          '长'.repeat(60),
        ),
      }),
    );
    expect(plan.room[0]).toBeGreaterThanOrEqual(4);
    expect(plan.room[1]).toBeGreaterThanOrEqual(textWidth('ZG-2026-001'));
    expect(plan.room[2]).toBeGreaterThanOrEqual(textWidth('2026年6月30日'));
    expect(plan.room[3]).toBeLessThan(13);
  });

  it('stand in the style sheet, one rule a column', () => {
    const css = textOf(tagged(render().tree, 'style')[0]!);
    expect(css.match(/#table-1 col:nth-child\(\d\)\{width:\d+\.\d\d%\}/g)).toHaveLength(3);
  });
});
