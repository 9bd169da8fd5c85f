// What prose may say of whole waters: the city's word, rivers and lakes, trophic state, trends.

import type { Derived } from '../../model/source.ts';
import type {
  ItemTrend,
  LakeTrophicState,
  Trend,
  WaterChange,
  WaterFinding,
} from '../../model/water-findings.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, derivedFigure, figure } from '../figures/figures.ts';
import { changeWordFigure, rateFigure, waterNameFigure, watersOf } from '../figures/water-wording.ts';
import { exceedanceFigure } from '../figures/wording.ts';
import type { View, ViewGroup } from '../prose/fill.ts';

/** `false` without a section that has a class. */
export function watersView({ findings }: Content): View {
  const { current, fromPreviousMonth, fromLastYear } = findings.waters;
  const city = current.find(({ level }) => level === 'city');
  if (city === undefined || city.summary.classed.value === 0) return false;
  const rivers = watersOf(current, 'water');
  const changeFor = (changes: readonly WaterChange[], water: WaterFinding) =>
    changes.find(
      ({ level, name, waterBody }) =>
        level === water.level && name === water.name && waterBody === water.waterBody,
    );
  const viewed = (water: WaterFinding) =>
    waterView(water, changeFor(fromPreviousMonth, water), changeFor(fromLastYear, water));
  return {
    city: viewed(city),
    polluted: rivers.filter(isPolluted).map(viewed),
    better: movedView(rivers, fromPreviousMonth, 'better', viewed),
    worse: movedView(rivers, fromPreviousMonth, 'worse', viewed),
    hasBasins: current.some(({ level }) => level === 'basin'),
  };
}

function isPolluted({ word }: WaterFinding): boolean {
  return word?.value.endsWith('污染') === true;
}

function movedView(
  waters: readonly WaterFinding[],
  changes: readonly WaterChange[],
  direction: 'better' | 'worse',
  viewed: (water: WaterFinding) => ViewGroup,
): readonly View[] {
  return waters
    .filter((water) =>
      changes.some(
        ({ level, name, waterBody, change }) =>
          level === water.level &&
          name === water.name &&
          waterBody === water.waterBody &&
          change.value.direction === direction,
      ),
    )
    .map(viewed);
}

function waterView(water: WaterFinding, previous?: WaterChange, lastYear?: WaterChange): ViewGroup {
  const { word, summary, judgement } = water;
  const pollutants =
    judgement.kind === 'shares'
      ? judgement.mainPollutants.map(rateFigure)
      : judgement.kind === 'mean'
        ? judgement.verdict.mainPollutants.map((exceedance) => exceedanceFigure(exceedance, 3))
        : [];
  return {
    name: waterNameFigure(water),
    sections: derivedFigure(summary.classed),
    word: word ? derivedFigure(word) : false,
    pollutants,
    fromPreviousMonth: previous ? changeWordFigure(previous.change) : false,
    fromLastYear: lastYear ? changeWordFigure(lastYear.change) : false,
  };
}

/** Lakes with an index, and those that lack a part of it. */
export function trophicView({ findings }: Content): View {
  const { trophic } = findings;
  if (trophic.length === 0) return false;
  return {
    judged: trophic.filter(({ lake }) => lake.index !== undefined).map(lakeView),
    unjudged: trophic
      .filter(({ lake }) => lake.index === undefined)
      .map(({ water, lake, points }) => ({
        name: figure(water, water, points[0] ? [points[0].section.water.source] : []),
        missing: lake.missing.map(({ item }) => figure(item, item, [])),
      })),
  };
}

function lakeView({ water, lake, points }: LakeTrophicState): ViewGroup {
  return {
    name: figure(water, water, points[0] ? [points[0].section.water.source] : []),
    index: derivedFigure(lake.index!),
    state: lake.state ? derivedFigure(lake.state) : false,
  };
}

/** Significant trends, rising pollution first. */
export function trendsView({ findings }: Content): View {
  const significant = findings.trends.filter(({ trend }) => trend.value.meaning !== undefined);
  const { good, worst } = findings.shareTrends;
  const shares = [good, worst].map((trend) =>
    trend?.value.meaning === undefined ? false : shareTrendView(trend),
  );
  if (significant.length === 0 && shares.every((share) => share === false)) return false;
  const of = (meaning: 'better' | 'worse') =>
    significant.filter(({ trend }) => trend.value.meaning === meaning).map(trendView);
  return { good: shares[0]!, worst: shares[1]!, worse: of('worse'), better: of('better') };
}

function shareTrendView({ value, sources, rule }: Derived<Trend>): ViewGroup {
  const word = value.direction === 'up' ? '上升' : '下降';
  return {
    word: figure(word, word, sources, rule),
    periods: figure(value.periods, String(value.periods), sources, rule),
  };
}

function trendView({ section, item, trend }: ItemTrend): ViewGroup {
  const { value, sources, rule } = trend;
  return {
    name: cellFigure(section.name),
    county: cellFigure(section.county),
    item: figure(item, item, sources.slice(0, 1)),
    periods: figure(value.periods, String(value.periods), sources, rule),
    coefficient: figure(value.coefficient, value.coefficient, sources, rule),
  };
}
