// Tables of rankings, scorecards and warnings.

import type { Figure, TableCell, TableRow } from '../../model/document.ts';
import type { IndexScope, RankEntry, Score, Scorecard, UnitIndex } from '../../model/ranking-findings.ts';
import type { Derived } from '../../model/source.ts';
import type { Content } from '../figures/content.ts';
import { derivedFigure, figure } from '../figures/figures.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const RANKING_TABLES: Readonly<Record<string, TableMaker>> = {
  'county-ranking': (content, cells) => ranking(0, content, cells),
  'county-ranking-cumulative': (content, cells) => ranking(1, content, cells),
  scorecards,
  warnings,
};

function ranking(which: number, { findings }: Content, cells: CellMaker): TableContent {
  const period = findings.rankings[which];
  const entries = period?.index.ranking.entries ?? [];
  const units = [
    ...entries.map(({ unit }) => unit),
    ...(period?.index.ranking.notRanked ?? []).map(({ unit }) => unit),
  ];
  const changes = period?.changes ?? [];
  const placeOf = (list: readonly RankEntry[], unit: string) => list.find((entry) => entry.unit === unit);
  return {
    caption: which === 0 ? '县区水质指数排名（本月）' : '县区水质指数排名（累计）',
    columns: [
      column('县区', 6, 'left'),
      column('断面数', 3, 'right'),
      column('水质指数', 5, 'right'),
      column('名次', 3, 'right'),
      ...changes.flatMap(({ base }) => [
        column(`较${base}变化（%）`, 6, 'right'),
        column('变化名次', 3, 'right'),
      ]),
    ],
    rows: units.map((unit): TableRow => {
      const entry = placeOf(entries, unit);
      return {
        cells: [
          { ...cells.of(figure(unit, unit, entry?.value.sources.slice(0, 1) ?? [])), rowHeader: true },
          entry ? cells.of(figure(entry.sections, String(entry.sections), entry.value.sources)) : EMPTY,
          entry ? cells.of(derivedFigure(entry.value)) : EMPTY,
          entry ? cells.of(rankFigure(entry)) : EMPTY,
          ...changes.flatMap(({ ranking: moved }) => {
            const change = placeOf(moved.entries, unit);
            return change
              ? [cells.of(derivedFigure(change.value)), cells.of(rankFigure(change))]
              : [EMPTY, EMPTY];
          }),
        ],
      };
    }),
    notes: [
      ...(period?.rules ?? []).map((rule) => [text(rule)]),
      ...scopeNotes(period?.index),
      ...cityNote(period?.index.city, cells),
    ],
  };
}

/** Which items the index is made of, and what was left out of it, with the reasons. */
function scopeNotes(scope: IndexScope | undefined) {
  if (scope === undefined) return [];
  // Items nobody measured are no part of any practice; the others were dropped so that counties compare.
  const dropped = scope.itemsLeftOut.filter(({ isMeasured }) => isMeasured);
  const items = dropped.map(({ item, reason }) => `${item}（${reason}）`);
  const sections = scope.sectionsLeftOut.map(({ section, reason }) => `${section}（${reason}）`);
  return [
    [text(`参加计算的项目：${scope.items.join('、')}。`)],
    ...(items.length > 0 ? [[text(`未参加计算的项目：${items.join('、')}。`)]] : []),
    ...(sections.length > 0 ? [[text(`未参加计算的断面：${sections.join('、')}。`)]] : []),
  ];
}

function cityNote(city: UnitIndex | undefined, cells: CellMaker) {
  return city ? [[text('全市水质指数为'), cells.inline(derivedFigure(city.index)), text('。')]] : [];
}

/** A place in a ranking, with what its index rests on. */
export function rankFigure({ rank, value }: RankEntry): Figure {
  return figure(rank, String(rank), value.sources, value.rule);
}

function scorecards({ findings }: Content, cells: CellMaker): TableContent {
  const { counties, city } = findings.scorecards;
  return {
    caption: '各县区水质、污水处理和整改情况',
    columns: [
      column('县区', 6, 'left'),
      column('断面达标（个）', 5, 'right'),
      column('达标率（%）', 4, 'right'),
      column('累计达标（个）', 5, 'right'),
      column('污水处理厂达标（座）', 5, 'right'),
      column('整改任务（项）', 4, 'right'),
      column('超期（项）', 4, 'right'),
      column('已销号（项）', 4, 'right'),
      column('按期率（%）', 4, 'right'),
    ],
    rows: [...counties, city].map((card) => scoreRow(card, cells)),
    notes: [
      [
        text(
          '斜线前为达标数，斜线后为参加评价的总数；按期率为按期完成的任务占应完成任务（按期完成、逾期完成和已超期）的比例。',
        ),
      ],
    ],
  };
}

function scoreRow({ unit, month, cumulative, plants, tasks }: Scorecard, cells: CellMaker): TableRow {
  const count = (derived: Derived<number>) => cells.of(derivedFigure(derived));
  return {
    cells: [
      { ...cells.of(figure(unit, unit, month.registered.sources.slice(0, 1))), rowHeader: true },
      partCell(month.met, cells),
      shareCell(month.met, cells),
      cumulative ? partCell(cumulative.met, cells) : EMPTY,
      partCell(plants.met, cells),
      count(tasks.all),
      count(tasks.overdue),
      count(tasks.closed),
      shareCell(tasks.onTime, cells),
    ],
  };
}

function partCell({ count, of }: Score, cells: CellMaker): TableCell {
  if (of.value === 0) return EMPTY;
  return {
    content: [cells.inline(derivedFigure(count)), text('/'), cells.inline(derivedFigure(of))],
  };
}

function shareCell({ share }: Score, cells: CellMaker): TableCell {
  return share ? cells.of(derivedFigure(share)) : EMPTY;
}

function warnings({ findings }: Content, cells: CellMaker): TableContent {
  return {
    caption: '水质预警',
    columns: [
      column('断面名称', 6, 'left'),
      column('责任县区', 5, 'left'),
      column('预警级别', 4),
      column('依据', 14, 'left'),
      column('规则', 14, 'left'),
    ],
    rows: findings.warnings.sections.map((warning): TableRow => {
      const sources = warning.evidence.flatMap(({ sources }) => sources);
      return {
        cells: [
          { ...cells.of(figure(warning.section, warning.section, sources.slice(0, 1))), rowHeader: true },
          cells.of(figure(warning.county, warning.county, sources.slice(0, 1))),
          cells.of(figure(warning.level, warning.level, sources, warning.rule)),
          {
            content: warning.evidence.flatMap(({ statement, sources }, index) => [
              ...(index > 0 ? [text('；')] : []),
              cells.inline(figure(statement, statement, sources)),
            ]),
          },
          cells.of(
            figure(warning.rule.statement, warning.rule.statement, [warning.ruleSource], warning.rule),
          ),
        ],
      };
    }),
    notes: [],
  };
}
