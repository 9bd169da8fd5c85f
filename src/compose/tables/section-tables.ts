// Tables of sections and their classes.

import { writeDate } from '../../model/calendar.ts';
import type { Figure, TableCell, TableRow } from '../../model/document.ts';
import type { SectionFinding } from '../../model/findings.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import type { Content } from '../figures/content.ts';
import { classFigure } from '../figures/figures.ts';
import {
  apartFigure,
  exceedanceFigure,
  failingSectionsByCounty,
  hasClass,
  noClassFigure,
} from '../figures/wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const SECTION_TABLES: Readonly<Record<string, TableMaker>> = {
  'section-classes': sectionClasses,
  'failing-sections': failingSections,
  'section-verdicts': sectionVerdicts,
  'synchronous-sampling': synchronousSampling,
};

function sectionClasses({ findings }: Content, cells: CellMaker): TableContent {
  return {
    caption: '断面（点位）水质类别',
    columns: [
      column('断面名称', 6, 'left'),
      column('所在水体', 4, 'left'),
      column('级别', 3),
      column('责任县区', 5, 'left'),
      column('水质目标', 3),
      column('本月', 3),
      column('上月', 3),
      column('上年同期', 3),
      column('超标项目（倍数）', 12, 'left'),
    ],
    rows: findings.sections.map((finding) => sectionRow(finding, cells)),
    notes: [
      [text('“—”表示无数据或未评价；没有评价结果的断面在“本月”栏注明原因，不计入比例。')],
      [text('未达到水质目标的断面以黑体表示。')],
    ],
  };
}

function sectionRow(finding: SectionFinding, cells: CellMaker): TableRow {
  const { section, current } = finding;
  return {
    cells: [
      cells.name(section.name),
      cells.read(section.water),
      cells.read(section.control),
      cells.read(section.county),
      targetCell(finding, cells),
      hasClass(current) ? cells.verdict(current) : cells.of(noClassFigure(finding)),
      cells.verdict(finding.previousMonth),
      cells.verdict(finding.sameMonthLastYear),
      cells.exceeded(current),
    ],
    ...(finding.meetsTarget === false && { emphasised: true }),
  };
}

function targetCell({ section }: SectionFinding, cells: CellMaker): TableCell {
  return cells.of(classFigure(section.targetClass.value, [section.targetClass.source]));
}

function failingSections(content: Content, cells: CellMaker): TableContent {
  return {
    caption: '未达到水质目标的断面（点位）',
    columns: [
      column('责任县区', 5, 'left'),
      column('断面名称', 7, 'left'),
      column('所在水体', 5, 'left'),
      column('水质目标', 3),
      column('本月', 3),
      column('上月', 3),
      column('超标项目（倍数）', 16, 'left'),
    ],
    rows: failingSectionsByCounty(content)
      .flat()
      .map((finding) => ({
        cells: [
          cells.read(finding.section.county),
          cells.name(finding.section.name),
          cells.read(finding.section.water),
          targetCell(finding, cells),
          cells.verdict(finding.current),
          cells.verdict(finding.previousMonth),
          cells.exceeded(finding.current),
        ],
      })),
    notes: [],
  };
}

/** Each section's verdict in full: target, class, pollutants, and what is classed on its own. */
function sectionVerdicts({ findings }: Content, cells: CellMaker): TableContent {
  return {
    caption: '断面（点位）评价结果',
    columns: [
      column('断面名称', 6, 'left'),
      column('所在水体', 4, 'left'),
      column('责任县区', 5, 'left'),
      column('水质目标', 3),
      column('类别', 3),
      column('上月', 3),
      column('上年同期', 3),
      column('主要污染指标（倍数）', 10, 'left'),
      column('另行评价', 7, 'left'),
    ],
    rows: findings.sections.map((finding): TableRow => {
      const { section, current } = finding;
      return {
        cells: [
          cells.name(section.name),
          cells.read(section.water),
          cells.read(section.county),
          targetCell(finding, cells),
          hasClass(current) ? cells.verdict(current) : cells.of(noClassFigure(finding)),
          cells.verdict(finding.previousMonth),
          cells.verdict(finding.sameMonthLastYear),
          listCell(
            current?.mainPollutants.map((item) => exceedanceFigure(item, 3)),
            cells,
          ),
          listCell(current?.apart.map(apartFigure), cells),
        ],
        ...(finding.meetsTarget === false && { emphasised: true }),
      };
    }),
    notes: [
      [text('主要污染指标的倍数以Ⅲ类限值为基准；另行评价的项目不参加定类。未达到水质目标的断面以黑体表示。')],
    ],
  };
}

function listCell(figures: readonly Figure[] | undefined, cells: CellMaker): TableCell {
  return figures && figures.length > 0 ? cells.of(...figures) : EMPTY;
}

function synchronousSampling({ findings }: Content, cells: CellMaker): TableContent {
  const rounds = findings.samplingRounds;
  const sampled = findings.sections.filter(({ section }) =>
    rounds.some((round) => round.verdicts.some((entry) => entry.section.name.value === section.name.value)),
  );
  const verdictIn = (round: (typeof rounds)[number], finding: SectionFinding) =>
    round.verdicts.find((entry) => entry.section.name.value === finding.section.name.value)?.verdict;
  return {
    caption: '同步采样加密监测结果',
    columns: [
      column('断面名称', 7, 'left'),
      column('责任县区', 5, 'left'),
      column('水质目标', 3),
      ...rounds.map((round) => column(writeDate(round.day).replace(/^\d+年/, ''), 4)),
      column('超标项目（最大倍数）', 15, 'left'),
    ],
    rows: sampled.map((finding) => ({
      cells: [
        cells.name(finding.section.name),
        cells.read(finding.section.county),
        targetCell(finding, cells),
        ...rounds.map((round) => cells.verdict(verdictIn(round, finding))),
        worstExceedances(
          rounds.map((round) => verdictIn(round, finding)),
          cells,
        ),
      ],
    })),
    notes: [],
  };
}

/** Each item once, in the round in which it exceeded most. */
function worstExceedances(verdicts: readonly (ClassVerdict | undefined)[], cells: CellMaker): TableCell {
  const worst = new Map<string, { verdict: ClassVerdict; multiple: number; index: number }>();
  for (const verdict of verdicts) {
    verdict?.exceeded.forEach((exceedance, index) => {
      const multiple = Number(exceedance.multiple ?? 0);
      const known = worst.get(exceedance.item);
      if (!known || multiple > known.multiple) worst.set(exceedance.item, { verdict, multiple, index });
    });
  }
  if (worst.size === 0) return EMPTY;
  const figures = [...worst.values()]
    .sort((a, b) => b.multiple - a.multiple)
    .map(({ verdict, index }) => exceedanceFigure(verdict.exceeded[index]!, verdict.base));
  return cells.of(...figures);
}
