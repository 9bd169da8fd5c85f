// Charts: each part of a chart becomes one figure with a title, a description and a caption.

import type { Element } from 'hast';
import { h, s } from 'hastscript';
import type { Chart, ChartBlock } from '../model/document.ts';
import { drawClassGrid } from './chart-class-grid.ts';
import { drawClassShares } from './chart-class-shares.ts';
import { drawDeadlines } from './chart-deadlines.ts';
import { CHART_WIDTH, type Drawing, TEXT_SIZE } from './drawing.ts';
import type { Ink } from './figures.ts';
import { mm } from './hatching.ts';
import { renderText } from './inline.ts';

/**
 * @param id unique in the page.
 * @param number of the chart in the document, printed before its caption.
 * @returns one figure a part; a chart too tall for its place on a page has several.
 */
export function renderChart(block: ChartBlock, id: string, number: number, ink: Ink): readonly Element[] {
  const drawings = draw(block.chart, id, ink);
  return drawings.map((drawing, index) => {
    const part = drawings.length > 1 ? `（${index + 1}/${drawings.length}）` : '';
    const caption = `图${number}\u3000${block.caption}${part}`;
    return renderPart(block, drawing, index === 0 ? id : `${id}-${index + 1}`, caption, ink);
  });
}

function draw(chart: Chart, id: string, ink: Ink): readonly Drawing[] {
  switch (chart.kind) {
    case 'class-shares':
      return drawClassShares(chart, ink);
    case 'class-grid':
      return drawClassGrid(chart, id, ink);
    case 'deadlines':
      return drawDeadlines(chart, ink);
  }
}

function renderPart(block: ChartBlock, drawing: Drawing, id: string, caption: string, ink: Ink): Element {
  const scroll = ink.target === 'screen' ? { tabIndex: 0, role: 'region', ariaLabel: caption } : {};
  // In print the picture alone is the figure: a second one around it would have no alternative text.
  const [figureTag, captionTag] = ink.target === 'print' ? ['div', 'p'] : ['figure', 'figcaption'];
  return h(
    figureTag,
    { className: ['chart'], id },
    h(
      'div',
      { className: ['chart-box'], ...scroll },
      s(
        'svg',
        {
          role: 'img',
          fontSize: TEXT_SIZE,
          ariaLabel: `${caption}：${block.description}`,
          width: `${CHART_WIDTH}mm`,
          height: `${mm(drawing.height)}mm`,
          viewBox: `0 0 ${CHART_WIDTH} ${mm(drawing.height)}`,
        },
        s('title', caption),
        s('desc', block.description),
        ...drawing.shapes,
      ),
    ),
    h(captionTag, { className: ['chart-caption'] }, ...renderText(caption)),
  );
}
