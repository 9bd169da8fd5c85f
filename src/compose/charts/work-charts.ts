// Charts of plants, tasks and counties.

import type { RankingSlopeChart, RankPlace, ScoresChart } from '../../model/charts.ts';
import type { Figure } from '../../model/document.ts';
import type { PlantFinding } from '../../model/plant-findings.ts';
import type { RankEntry, Score, Scorecard } from '../../model/ranking-findings.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, dateFigure, derivedFigure, figure } from '../figures/figures.ts';
import { taskStatusFigure } from '../figures/wording.ts';
import { rankFigure } from '../tables/ranking-tables.ts';
import { tasksOf } from '../tables/task-tables.ts';
import type { ChartContent, ChartMaker, Placer } from './chart-content.ts';

export const WORK_CHARTS: Readonly<Record<string, ChartMaker>> = {
  'plant-loads': plantLoads,
  deadlines,
  'county-scores': countyScores,
  'ranking-slope': (content, place) => rankingSlope(0, content, place),
  'ranking-slope-cumulative': (content, place) => rankingSlope(1, content, place),
};

const LOAD_LINES = { standard: '污水处理指标线', clause: '' } as const;

function plantLoads({ findings: { plants, standards } }: Content, place: Placer): readonly ChartContent[] {
  if (plants.length === 0) return [];
  const { lowLoad, fullLoad } = standards.plantLines;
  const lines = [lowLoad, fullLoad].map(({ value: { value, source }, unit, clause }) =>
    place(figure(value, `${value}${unit}`, [source], { ...LOAD_LINES, statement: clause }, unit)),
  );
  const size = ({ loadRate }: PlantFinding) => (loadRate ? Number(loadRate.value) : -1);
  return [
    {
      caption: '污水处理厂运行负荷率',
      description: `${plants.length}座污水处理厂的运行负荷率，由高到低，竖线为${lines.map(({ text }) => text).join('和')}。`,
      chart: {
        kind: 'plant-loads',
        lines,
        rows: [...plants]
          .sort((a, b) => size(b) - size(a))
          .map((finding) => {
            const word = loadWord(finding);
            return {
              name: place(cellFigure(finding.plant.name)),
              ...(finding.loadRate && { rate: place(derivedFigure(finding.loadRate, '%')) }),
              ...(finding.load && { named: finding.load }),
              ...(word && { word: place(word) }),
            };
          }),
      },
    },
  ];
}

function loadWord({ plant, month, load, loadRate, loadNote }: PlantFinding): Figure | null {
  if (month === undefined) return figure('未报送', '未报送', [plant.name.source]);
  if (load !== undefined && loadRate !== undefined) {
    const word = load === 'over' ? '超负荷' : '负荷低';
    const { sources, rule } = loadRate;
    return figure(word, word, sources, rule && { ...rule, statement: loadNote ?? rule.statement });
  }
  if (month.state.value !== '运行') return cellFigure(month.state);
  return loadRate === undefined ? figure('无水量', '无水量', [month.state.source]) : null;
}

function deadlines({ findings, records }: Content, place: Placer): readonly ChartContent[] {
  const cutoff = records.meeting.cutoff;
  const tasks = [...tasksOf(findings, 'overdue'), ...tasksOf(findings, 'due-soon')];
  if (tasks.length === 0) return [];
  return [
    {
      caption: '超期和即将到期的整改任务',
      description: `以数据截止日期为零点，左侧为超期天数，右侧为剩余天数，共${tasks.length}项任务。`,
      chart: {
        kind: 'deadlines',
        cutoff: place(dateFigure(cutoff)),
        rows: tasks.map((finding) => ({
          label: place(cellFigure(finding.task.id)),
          owner: place(cellFigure(finding.task.county)),
          days: finding.status.kind === 'overdue' ? -finding.status.days : daysLeft(finding.status),
          status: place(taskStatusFigure(finding, cutoff.source)),
        })),
      },
    },
  ];
}

function daysLeft(status: { readonly kind: string; readonly days?: number }): number {
  return status.days ?? 0;
}

function countyScores({ findings }: Content, place: Placer): readonly ChartContent[] {
  const { counties, city } = findings.scorecards;
  if (counties.length === 0) return [];
  return [
    {
      caption: '各县区水质、污水处理和整改情况',
      description: `${counties.length}个县区和全市各一格：断面达标、累计达标、污水处理厂达标、整改按期完成的数量和比例，以及超期任务数。`,
      chart: { kind: 'scores', units: [...counties, city].map((card) => unitScores(card, place)) },
    },
  ];
}

function unitScores(
  { unit, month, cumulative, plants, tasks }: Scorecard,
  place: Placer,
): ScoresChart['units'][number] {
  const score = (label: string, { count, of }: Score) => ({
    label,
    ...(of.value > 0 && { part: { count: place(derivedFigure(count)), of: place(derivedFigure(of)) } }),
  });
  return {
    name: place(figure(unit, unit, month.registered.sources.slice(0, 1))),
    scores: [
      score('断面达标', month.met),
      ...(cumulative ? [score('累计达标', cumulative.met)] : []),
      score('污水厂达标', plants.met),
      score('整改按期', tasks.onTime),
    ],
    counts: [{ label: '超期任务', count: place(derivedFigure(tasks.overdue)) }],
  };
}

/** Places then and now, each by the index of its own period: as the two bulletins printed them. */
function rankingSlope(which: number, { findings, records }: Content, place: Placer): readonly ChartContent[] {
  const ranking = findings.rankings[which];
  const base = ranking?.changes[0];
  if (ranking === undefined || base === undefined) return [];
  const now = ranking.index.ranking.entries;
  if (now.length < 2 || base.earlier.length === 0) return [];
  const gone = base.earlier.filter(({ unit }) => now.every((entry) => entry.unit !== unit));
  const label = (text: string) => place(figure(text, text, [records.meeting.period.source]));
  return [
    {
      caption: which === 0 ? '县区水质指数名次变化（本月）' : '县区水质指数名次变化（累计）',
      description: `各县区水质指数名次由${base.base}到${ranking.period}的变化，第一名在最上；${now.length}个县区参加${ranking.period}排名。`,
      chart: {
        kind: 'ranking-slope',
        earlier: label(base.base),
        later: label(ranking.period),
        units: [
          ...now.map((later) => slopeOf(findEntry(base.earlier, later.unit), later, place)),
          ...gone.map((earlier) => slopeOf(earlier, undefined, place)),
        ],
      },
    },
  ];
}

function findEntry(entries: readonly RankEntry[], unit: string): RankEntry | undefined {
  return entries.find((entry) => entry.unit === unit);
}

function slopeOf(
  earlier: RankEntry | undefined,
  later: RankEntry | undefined,
  place: Placer,
): RankingSlopeChart['units'][number] {
  const { unit, value } = (later ?? earlier)!;
  const placeOf = (entry: RankEntry): RankPlace => ({
    rank: place(rankFigure(entry)),
    index: place(derivedFigure(entry.value)),
  });
  return {
    name: place(figure(unit, unit, value.sources.slice(0, 1))),
    ...(earlier && { earlier: placeOf(earlier) }),
    ...(later && { later: placeOf(later) }),
    ...(earlier && later && { move: place(moveFigure(earlier, later)) }),
  };
}

/** How many places a unit has risen or fallen. */
function moveFigure(earlier: RankEntry, later: RankEntry): Figure {
  const risen = earlier.rank - later.rank;
  const text = risen === 0 ? '持平' : `${risen > 0 ? '升' : '降'}${Math.abs(risen)}位`;
  return figure(
    risen,
    text,
    [earlier, later].flatMap(({ value }) => value.sources.slice(0, 1)),
    {
      standard: '环办监测〔2017〕51号',
      clause: '城市水质指数',
      statement: `第${earlier.rank}名到第${later.rank}名`,
    },
  );
}
