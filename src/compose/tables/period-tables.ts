// Tables beyond the single month: the year so far, what the rest of it may bring, what rivers take up.

import type { TableCell, TableRow } from '../../model/document.ts';
import type { ReachChange, RemainingItem, SectionPeriod } from '../../model/period-findings.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, classFigure, derivedFigure, figure } from '../figures/figures.ts';
import { attainmentFigure, monthsFigure, remainingFigure } from '../figures/period-wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const PERIOD_TABLES: Readonly<Record<string, TableMaker>> = {
  'cumulative-classes': cumulativeClasses,
  remaining,
  reaches,
};

/** How many of the largest additions the table of reaches lists. */
const LARGEST_REACHES = 8;

function cumulativeClasses({ findings }: Content, cells: CellMaker): TableContent {
  const { cumulative, cumulativeLastYear, cumulativeAttainment } = findings.periods;
  // What is in no denominator of the text above stands in no row.
  const out = new Set(cumulativeAttainment.leftOut.map(({ section }) => section.name.value));
  const lastYear = new Map(cumulativeLastYear.map((entry) => [entry.section.name.value, entry]));
  return {
    caption: '断面（点位）累计水质类别',
    columns: [
      column('断面名称', 7, 'left'),
      column('责任县区', 5, 'left'),
      column('水质目标', 3),
      column('累计类别', 3),
      column('上年同期', 3),
      column('达标情况', 4),
      column('有数据月数', 3, 'right'),
      column('超标项目（倍数）', 14, 'left'),
    ],
    rows: cumulative
      .filter(({ section, verdict }) => verdict !== undefined && !out.has(section.name.value))
      .map((entry): TableRow => {
        const { section, verdict, meetsTarget } = entry;
        return {
          cells: [
            cells.name(section.name),
            cells.read(section.county),
            cells.of(classFigure(section.targetClass.value, [section.targetClass.source])),
            cells.verdict(verdict),
            cells.verdict(lastYear.get(section.name.value)?.verdict),
            attainmentCell(entry, cells),
            cells.of(monthsFigure(entry)),
            cells.exceeded(verdict),
          ],
          ...(meetsTarget === false && { emphasised: true }),
        };
      }),
    notes: [[text('累计类别按本年一月至本月各月均值的平均值评价；未达到水质目标的断面以黑体表示。')]],
  };
}

function attainmentCell(entry: SectionPeriod, cells: CellMaker): TableCell {
  const figure = attainmentFigure(entry);
  return figure ? cells.of(figure) : EMPTY;
}

function remaining({ findings }: Content, cells: CellMaker): TableContent {
  const rows = findings.periods.remaining
    .filter(({ remaining: months }) => months.length > 0)
    .filter(({ cumulativeMisses, monthMisses }) => cumulativeMisses || monthMisses)
    .flatMap(({ section, items }) =>
      items.filter(isPressing).map((item): TableRow => {
        return {
          cells: [
            cells.name(section.name),
            cells.read(section.county),
            cells.of(classFigure(section.targetClass.value, [section.targetClass.source])),
            cells.of(figure(item.item, item.item, item.sources.slice(0, 1))),
            cells.of(figure(item.limit, item.limit, item.sources.slice(-1))),
            cells.of(remainingFigure(item)),
          ],
          ...(item.state === 'out-of-reach' && { emphasised: true }),
        };
      }),
    );
  return {
    caption: '年度达标对剩余月份的要求',
    columns: [
      column('断面名称', 8, 'left'),
      column('责任县区', 6, 'left'),
      column('水质目标', 4),
      column('项目', 7, 'left'),
      column('目标限值（mg/L）', 5, 'right'),
      column('剩余月份平均浓度', 12, 'left'),
    ],
    rows,
    notes: [
      [
        text(
          '按本年已有各月均值推算：剩余月份的平均浓度不劣于表中数值，全年均值方可达到目标限值；“已无法达到”指剩余月份浓度降到最好也不能达标。',
        ),
      ],
    ],
  };
}

/** Items that bind or can no longer be mended; the others need no row. */
function isPressing({ state }: RemainingItem): boolean {
  return state === 'bounded' || state === 'out-of-reach';
}

function reaches({ findings }: Content, cells: CellMaker): TableContent {
  const additions = findings.periods.rivers
    .flatMap(({ water, additions }) => additions.map((reach) => ({ water, reach })))
    .sort((a, b) => Number(b.reach.ofLimit.value) - Number(a.reach.ofLimit.value))
    .slice(0, LARGEST_REACHES);
  return {
    caption: '河流沿程水质变差较多的河段',
    columns: [
      column('河流', 5, 'left'),
      column('河段（上游至下游断面）', 12, 'left'),
      column('责任县区', 5, 'left'),
      column('项目', 6, 'left'),
      column('上游', 4, 'right'),
      column('下游', 4, 'right'),
      column('变化', 4, 'right'),
      column('占限值（%）', 4, 'right'),
    ],
    rows: additions.map(({ reach }): TableRow => reachRow(reach, cells)),
    notes: [
      [
        text(
          '浓度单位为mg/L；责任县区为下游断面的责任县区；占限值为变化量与下游断面目标限值之比，由大到小排列。',
        ),
      ],
    ],
  };
}

function reachRow(reach: ReachChange, cells: CellMaker): TableRow {
  const { upstream, downstream, county, item, from, to, change, ofLimit } = reach;
  return {
    cells: [
      cells.read(downstream.water),
      {
        content: [
          cells.inline(cellFigure(upstream.name)),
          text('至'),
          cells.inline(cellFigure(downstream.name)),
        ],
        rowHeader: true,
      },
      cells.read(county),
      cells.of(figure(item, item, change.sources.slice(0, 1))),
      cells.of(figure(from, from, change.sources)),
      cells.of(figure(to, to, change.sources)),
      cells.of(derivedFigure(change)),
      cells.of(derivedFigure(ofLimit)),
    ],
  };
}
