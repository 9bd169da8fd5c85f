// Tables of whole waters: rivers, lakes, basins and counties, and the trophic state of lakes.

import type { Figure, TableCell, TableRow } from '../../model/document.ts';
import type { Source } from '../../model/source.ts';
import type { WaterChange, WaterFinding, WaterLevel } from '../../model/water-findings.ts';
import type { Content } from '../figures/content.ts';
import { derivedFigure, figure } from '../figures/figures.ts';
import { changeWordFigure, rateFigure, waterNameFigure, watersOf } from '../figures/water-wording.ts';
import { exceedanceFigure } from '../figures/wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const WATER_TABLES: Readonly<Record<string, TableMaker>> = {
  waters: (content, cells) => waterTable('主要河流、湖库水质状况', '水体', 'water', content, cells),
  basins: (content, cells) => waterTable('各流域水质状况', '流域', 'basin', content, cells),
  'county-waters': (content, cells) => waterTable('各县区水质状况', '县区', 'county', content, cells),
  trophic,
};

function waterTable(
  caption: string,
  name: string,
  level: WaterLevel,
  { findings }: Content,
  cells: CellMaker,
): TableContent {
  const { current, fromPreviousMonth, fromLastYear } = findings.waters;
  const changeOf = (changes: readonly WaterChange[], water: WaterFinding) =>
    changes.find((change) => isSame(change, water));
  return {
    caption,
    columns: [
      column(name, 6, 'left'),
      column('断面数', 3, 'right'),
      column('Ⅰ～Ⅲ类（%）', 4, 'right'),
      column('劣Ⅴ类（%）', 4, 'right'),
      column('水质状况', 5),
      column('较上月', 6),
      column('较上年同期', 6),
      column('主要污染指标', 12, 'left'),
    ],
    rows: watersOf(current, level).map((water): TableRow => {
      const { summary, word } = water;
      return {
        cells: [
          { ...cells.of(waterNameFigure(water)), rowHeader: true },
          cells.of(derivedFigure(summary.classed)),
          summary.classed.value > 0 ? cells.of(derivedFigure(summary.good.share)) : EMPTY,
          summary.classed.value > 0 ? cells.of(derivedFigure(summary.worst.share)) : EMPTY,
          word ? cells.of(derivedFigure(word)) : EMPTY,
          changeCell(changeOf(fromPreviousMonth, water), cells),
          changeCell(changeOf(fromLastYear, water), cells),
          pollutantsCell(water, cells),
        ],
      };
    }),
    notes: [
      [
        text(
          '断面数为有评价结果的断面（点位）数。五个及以上的按类别比例评价，主要污染指标后为断面超标率；不足五个的按各断面浓度均值评价，主要污染指标后为均值超过Ⅲ类限值的倍数。',
        ),
      ],
    ],
  };
}

function isSame(a: WaterChange, b: WaterFinding): boolean {
  return a.level === b.level && a.name === b.name && a.waterBody === b.waterBody;
}

function changeCell(change: WaterChange | undefined, cells: CellMaker): TableCell {
  return change ? cells.of(changeWordFigure(change.change)) : EMPTY;
}

function pollutantsCell({ judgement }: WaterFinding, cells: CellMaker): TableCell {
  const figures: readonly Figure[] =
    judgement.kind === 'shares'
      ? judgement.mainPollutants.map(rateFigure)
      : judgement.kind === 'mean'
        ? judgement.verdict.mainPollutants.map((exceedance) => exceedanceFigure(exceedance, 3))
        : [];
  return figures.length > 0 ? cells.of(...figures) : EMPTY;
}

function trophic({ findings }: Content, cells: CellMaker): TableContent {
  const lakes = findings.trophic;
  const items = lakes.find(({ lake }) => lake.parts.length > 0)?.lake.parts ?? [];
  return {
    caption: '湖库营养状态',
    columns: [
      column('湖库', 8, 'left'),
      ...items.map(({ item, unit }) => column(`${item}（${unit}）`, 5, 'right')),
      column('营养状态指数', 5, 'right'),
      column('营养状态', 6),
    ],
    rows: lakes.map(({ water, lake, points }): TableRow => {
      const partOf = (name: string) => lake.parts.find(({ item }) => item === name);
      return {
        cells: [
          { ...cells.of(lakeFigure(water, points[0]?.section.water.source)), rowHeader: true },
          ...items.map(({ item }) => {
            const part = partOf(item);
            return part ? cells.of(figure(part.value, part.value, part.sources)) : EMPTY;
          }),
          lake.index ? cells.of(derivedFigure(lake.index)) : EMPTY,
          lake.state ? cells.of(derivedFigure(lake.state)) : EMPTY,
        ],
      };
    }),
    notes: [],
  };
}

function lakeFigure(name: string, source: Source | undefined): Figure {
  return figure(name, name, source ? [source] : []);
}
