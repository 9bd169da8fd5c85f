// What prose may say of rankings and warnings.

import type { BottomEntry, PeriodRanking, RankEntry, Warning } from '../../model/ranking-findings.ts';
import type { Content } from '../figures/content.ts';
import { counting } from '../figures/counting.ts';
import { countFigure, derivedFigure, figure } from '../figures/figures.ts';
import type { View, ViewGroup } from '../prose/fill.ts';

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

/** One group a set of rules; `false` when none is applied. */
export function warningsView({ findings }: Content): View {
  const { sets, sections, notes } = findings.warnings;
  if (sets.length === 0) return false;
  return {
    any: sections.length > 0,
    sets: sets.map((set) => {
      const own = sections.filter((warning) => warning.set === set);
      const levels = [...new Set(own.map(({ level }) => level))];
      const unjudged = notes.filter((note) => note.set === set);
      return {
        name: figure(
          set,
          set,
          own.slice(0, 1).map(({ ruleSource }) => ruleSource),
        ),
        count: countFigure(
          own.map(({ ruleSource }) => ruleSource),
          counting(set, '达到预警条件的断面（点位）'),
        ),
        levels: levels.map((level) =>
          levelView(
            level,
            own.filter((warning) => warning.level === level),
          ),
        ),
        unjudged: unjudged.map(({ section, statement }) => ({
          name: figure(section, section, []),
          reason: figure(statement, statement, []),
        })),
      };
    }),
  };
}

function levelView(level: string, warnings: readonly Warning[]): ViewGroup {
  return {
    level: figure(
      level,
      level,
      warnings.slice(0, 1).map(({ ruleSource }) => ruleSource),
    ),
    count: countFigure(
      warnings.map(({ ruleSource }) => ruleSource),
      counting('预警规则', `${level}预警的断面（点位）`),
    ),
    sections: warnings.map(({ section, county, evidence }) => ({
      name: figure(
        section,
        section,
        evidence.flatMap(({ sources }) => sources),
      ),
      county: figure(county, county, []),
    })),
  };
}
