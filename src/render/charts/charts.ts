// Charts: each part of a chart becomes one figure with a title, a description and a caption; on screen with
// something to point at over every figure in it, and the same figures as a table.

import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { Chart } from '../../model/charts.ts';
import { type ChartBlock, plainText } from '../../model/document.ts';
import { type Ink, inkMark, scrollBox } from '../text/figures.ts';
import { renderInlines } from '../text/inline.ts';
import { drawClassGrid } from './chart-class-grid.ts';
import { drawClassShares } from './chart-class-shares.ts';
import { drawDeadlines } from './chart-deadlines.ts';
import { drawItemTrends } from './chart-item-trends.ts';
import { drawPlantLoads } from './chart-plant-loads.ts';
import { drawRankingSlope } from './chart-ranking-slope.ts';
import { drawRiver } from './chart-river.ts';
import { drawScores } from './chart-scores.ts';
import { tableOf } from './chart-tables.ts';
import { CHART_WIDTH, TEXT_SIZE } from './drawing.ts';
import { classFill, mm } from './hatching.ts';
import type { Drawing, Mark } from './sheet.ts';

const TABLE_WORDS = '数据表';

/** @param id unique in the page; ids in the drawing begin with it. */
export function drawChart(chart: Chart, id: string): readonly Drawing[] {
  switch (chart.kind) {
    case 'class-shares':
      return drawClassShares(chart);
    case 'class-grid':
      return drawClassGrid(chart, id);
    case 'river':
      return drawRiver(chart);
    case 'item-trends':
      return drawItemTrends(chart);
    case 'plant-loads':
      return drawPlantLoads(chart);
    case 'deadlines':
      return drawDeadlines(chart);
    case 'scores':
      return drawScores(chart);
    case 'ranking-slope':
      return drawRankingSlope(chart);
  }
}

/**
 * @param id unique in the page; {@link markRules} needs the same.
 * @param number of the chart in the document, printed before its caption.
 * @returns one figure a part; a chart too tall for its place on a page has several. On screen the table of
 * its data follows.
 */
export function renderChart(
  block: ChartBlock,
  id: string,
  number: number,
  drawings: readonly Drawing[],
  ink: Ink,
): readonly Element[] {
  const figures = drawings.map((drawing, index) =>
    renderPart(block, id, number, drawing, index, drawings, ink),
  );
  return ink.target === 'print' ? figures : [...figures, renderData(block, id, number, ink)];
}

/** CSS that puts what there is to point at over the figures; percent, since the picture shrinks with the page. */
export function markRules(drawings: readonly Drawing[], id: string): string {
  return drawings
    .flatMap(({ marks, height }, part) =>
      marks.map(({ x, y, width, height: tall }, index) => {
        const place = [
          share(x, CHART_WIDTH),
          share(y, height),
          share(width, CHART_WIDTH),
          share(tall, height),
        ];
        const [left, top, wide, high] = place;
        return `#${markId(id, part, index)}{left:${left};top:${top};width:${wide};height:${high}}`;
      }),
    )
    .join('');
}

function share(length: number, whole: number): string {
  return `${Math.round((length / whole) * 10000) / 100}%`;
}

function markId(id: string, part: number, index: number): string {
  return `${partId(id, part)}-m${index + 1}`;
}

function partId(id: string, part: number): string {
  return part === 0 ? id : `${id}-${part + 1}`;
}

function renderPart(
  block: ChartBlock,
  id: string,
  number: number,
  { height, shapes, marks }: Drawing,
  part: number,
  parts: readonly Drawing[],
  ink: Ink,
): Element {
  const caption = captionOf(block, number, part, parts.length);
  const picture = s(
    'svg',
    {
      role: 'img',
      fontSize: TEXT_SIZE,
      ariaLabel: `${plainText(caption)}：${block.description}`,
      width: `${CHART_WIDTH}mm`,
      height: `${mm(height)}mm`,
      viewBox: `0 0 ${CHART_WIDTH} ${mm(height)}`,
    },
    s('title', plainText(caption)),
    s('desc', block.description),
    ...shapes,
  );
  const words = renderInlines(caption, ink);
  // In print the picture alone is the figure: a second one around it would have no alternative text.
  if (ink.target === 'print') {
    return h(
      'div',
      { className: ['chart'], id: partId(id, part) },
      picture,
      h('p', { className: ['chart-caption'] }, ...words),
    );
  }
  const [box, scroll] = scrollBox(plainText(caption));
  return h(
    'figure',
    { className: ['chart'], id: partId(id, part) },
    h('a', { className: ['skip'], href: `#${tableId(id)}` }, `跳过图中各项，到${TABLE_WORDS}`),
    h(
      box,
      { className: ['chart-box'], ...scroll },
      h('div', { className: ['chart-picture'] }, picture, ...renderMarks(marks, id, part, ink)),
    ),
    h('figcaption', { className: ['chart-caption'] }, ...words),
  );
}

/** `图3　沿程水质：沙河（1/2）` */
function captionOf({ caption, subject }: ChartBlock, number: number, part: number, parts: number) {
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  return [
    text(`图${number}\u3000${caption}${subject ? '：' : ''}`),
    ...(subject ? [subject] : []),
    ...(parts > 1 ? [text(`（${part + 1}/${parts}）`)] : []),
  ];
}

function renderMarks(marks: readonly Mark[], id: string, part: number, ink: Ink): readonly Element[] {
  return marks.map(({ figure }, index) => inkMark(figure, markId(id, part, index), ink));
}

function tableId(id: string): string {
  return `${id}-data`;
}

/** The table of a chart, folded away. */
function renderData(block: ChartBlock, id: string, number: number, ink: Ink): Element {
  const { heads, rows } = tableOf(block.chart);
  const words = `${plainText(captionOf(block, number, 0, 1))}：${TABLE_WORDS}`;
  const [box, scroll] = scrollBox(words);
  return h(
    'details',
    { className: ['chart-data'], id: tableId(id) },
    h('summary', {}, words),
    h(
      box,
      { className: ['table-box'], ...scroll },
      h(
        'table',
        { className: ['rows-named'] },
        h(
          'thead',
          {},
          h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, ...renderInlines(head, ink)))),
        ),
        h(
          'tbody',
          {},
          ...rows.map((cells) =>
            h(
              'tr',
              {},
              ...cells.map(({ content, waterClass, rowHeader }) => {
                const className =
                  waterClass === undefined ? {} : { className: ['class', classFill(waterClass)] };
                const inner = renderInlines(content, ink);
                return rowHeader ? h('th', { scope: 'row' }, ...inner) : h('td', className, ...inner);
              }),
            ),
          ),
        ),
      ),
    ),
  );
}
