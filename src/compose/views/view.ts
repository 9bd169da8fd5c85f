// Findings → what a template's prose may ask for. Names here are the template language of the users
// who write prose (docs/templates.md); every leaf is a figure or a yes/no answer.

import { monthsBefore, writeMonth } from '../../model/calendar.ts';
import type { Figure } from '../../model/document.ts';
import type { Sourced } from '../../model/source.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, dateFigure, figure, monthFigure } from '../figures/figures.ts';
import type { ViewGroup } from '../prose/fill.ts';
import { comparisonView, cumulativeView, reachesView, remainingView, streaksView } from './period-view.ts';
import { plantsView } from './plant-view.ts';
import {
  collectionView,
  departmentsView,
  fundsView,
  networksView,
  outfallsView,
  plantProjectsView,
} from './programme-view.ts';
import { rankingView, warningsView } from './ranking-view.ts';
import {
  apartView,
  changed,
  extraStandardsView,
  failingByCounty,
  overviewView,
  samplingView,
  sectionsView,
} from './section-view.ts';
import { tasksView } from './task-view.ts';
import { trendsView, trophicView, watersView } from './water-view.ts';

/** Everything the prose of a document may print, test or repeat. Parts without data are `false`. */
export function viewOf(content: Content): ViewGroup {
  const { config, records, findings } = content;
  const { meeting } = records;
  const [outfalls, networks, funds] = [outfallsView(content), networksView(content), fundsView(content)];
  const earlier = (months: number) => monthBefore(meeting.period, months);
  return {
    city: cellFigure(config.city),
    office: cellFigure(config.office),
    period: monthFigure(meeting.period),
    previousMonth: earlier(1),
    sameMonthLastYear: earlier(12),
    cutoff: dateFigure(meeting.cutoff),
    meeting: {
      title: cellFigure(meeting.title),
      date: dateFigure(meeting.date),
      place: meeting.place ? cellFigure(meeting.place) : false,
    },
    dataRemark: meeting.dataRemark ? withoutFullStop(cellFigure(meeting.dataRemark)) : false,
    notes: content.notes !== undefined && content.notes.text.trim() !== '',
    history: findings.history.length > 1,
    sections: sectionsView(content),
    overview: findings.summary.classed.value > 0 && overviewView(findings),
    failing: failingByCounty(content),
    better: changed(content, 'better'),
    worse: changed(content, 'worse'),
    sampling: samplingView(content),
    waters: watersView(content),
    trophic: trophicView(content),
    trends: trendsView(content),
    comparison: {
      previousMonth: comparisonView(findings.periods.fromPreviousMonth),
      lastYear: comparisonView(findings.periods.fromLastYear),
    },
    cumulative: cumulativeView(content),
    streaks: streaksView(content),
    remaining: remainingView(content),
    reaches: reachesView(content),
    apart: apartView(content),
    extraStandards: extraStandardsView(content),
    ranking: rankingView(findings.rankings[0]),
    // In January the year so far is the month.
    rankingCumulative: !meeting.period.value.endsWith('-01') && rankingView(findings.rankings[1]),
    warnings: warningsView(content),
    plants: findings.plants.length > 0 && plantsView(content),
    plantProjects: plantProjectsView(content),
    collection: collectionView(content),
    programmes: [outfalls, networks, funds].some((part) => part !== false),
    outfalls,
    networks,
    funds,
    departments: departmentsView(content),
    tasks: findings.tasks.length > 0 && tasksView(content),
    method: methodView(content),
  };
}

function monthBefore(period: Sourced<string>, months: number): Figure {
  const month = monthsBefore(period.value, months);
  return figure(month, writeMonth(month), [period.source]);
}

/** A remark is printed inside a sentence, which brings its own full stop. */
function withoutFullStop(remark: Figure): Figure {
  return { ...remark, text: remark.text.replace(/[。.]+$/, '') };
}

function methodView({ findings }: Content): ViewGroup {
  const { policy, standards } = findings;
  const { river } = standards.surfaceWater.limits;
  const limitSource = river.氨氮?.limits[2].source;
  const surface = standards.surfaceWater.name;
  const named = findings.plants.flatMap(({ standard }) => standard ?? []);
  const plantStandards = [...new Set(named)];
  return {
    surfaceStandard: figure(surface, surface, limitSource ? [limitSource] : []),
    plantStandards: plantStandards.map((name) =>
      figure(
        name,
        name,
        standards.plantLimits
          .filter(({ standard }) => standard === name)
          .slice(0, 1)
          .map(({ limit }) => limit.source),
      ),
    ),
    roundingFirst: policy.rounding === 'first',
    belowHalf: policy.belowDetection === 'half',
    belowZero: policy.belowDetection === 'zero',
    strictMissing: policy.missing === 'strict',
    baseIsTarget: policy.exceedanceBase === 'target',
    requiredItems: policy.requiredItems.map((item) => figure(item, item, [])),
    excludedItems: policy.excludedItems.map((item) => figure(item, item, [])),
  };
}
