// What prose may say of rankings and warnings.

import type { BottomEntry, PeriodRanking, RankEntry, UnitWarning } from '../model/ranking-findings.ts';
import type { Content } from './content.ts';
import { counting } from './counting.ts';
import { countFigure, derivedFigure, figure } from './figures.ts';
import type { View, ViewGroup } from './fill.ts';

/** `false` when fewer than two counties can be ranked. */
export function rankingView(ranking: PeriodRanking | undefined): View {
  const entries = ranking?.index.ranking.entries ?? [];
  if (ranking === undefined || entries.length < 2) return false;
  const { index, changes } = ranking;
  const first = entries.filter(({ rank }) => rank === 1);
  const moved = changes[0];
  return {
    items: countFigure([], counting('环办监测〔2017〕51号', '参加计算的项目'), index.items.length),
    first: first.map(entryView),
    bottom: index.ranking.bottom.map(bottomView),
    notRanked: index.ranking.notRanked.map(({ unit, reason }) => ({
      name: figure(unit, unit, []),
      reason: figure(reason, reason, []),
    })),
    base: moved ? figure(moved.base, moved.base, []) : false,
    improvedMost: extreme(moved?.ranking.entries ?? [], (change) => change < 0),
    worsenedMost: extreme([...(moved?.ranking.entries ?? [])].reverse(), (change) => change > 0),
  };
}

/** The first entry, where it moved that way at all. */
function extreme([first]: readonly RankEntry[], moved: (change: number) => boolean): View {
  return first !== undefined && moved(Number(first.value.value)) && entryView(first);
}

function entryView({ unit, value }: RankEntry): ViewGroup {
  return { name: figure(unit, unit, value.sources.slice(0, 1)), value: derivedFigure(value) };
}

function bottomView(entry: BottomEntry): ViewGroup {
  return {
    ...entryView(entry),
    fromEnd: figure(entry.fromEnd, `倒数第${entry.fromEnd}`, entry.value.sources, entry.value.rule),
  };
}

/** `false` when no set of rules is applied. */
export function warningsView({ findings }: Content): View {
  const { sets, sections, counties, notes } = findings.warnings;
  if (sets.length === 0) return false;
  return {
    sets: sets.map((set) => figure(set, set, [])),
    count: countFigure(
      sections.map(({ ruleSource }) => ruleSource),
      counting('预警规则', '达到预警条件的断面（点位）'),
    ),
    counties: counties.map(unitView),
    unjudged: countFigure([], counting('预警规则', '缺少数据、无法判定的断面（点位）'), notes.length),
  };
}

function unitView({ unit, set, level, sections }: UnitWarning): ViewGroup {
  return {
    name: figure(unit, unit, []),
    set: figure(set, set, []),
    level: figure(level, level, []),
    sections: sections.map((name) => figure(name, name, [])),
  };
}
