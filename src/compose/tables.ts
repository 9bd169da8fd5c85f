// Findings → the data tables a template can place by name. Cells hold figures, never text from data.

import type { DataTable, Figure, Inline, TableCell, TableColumn, TableRow } from '../model/document.ts';
import type { ClassVerdict, Findings, PlantFinding, SectionFinding, TaskFinding } from '../model/findings.ts';
import type { Sourced } from '../model/source.ts';
import type { Content } from './content.ts';
import { cellFigure, classFigure, derivedFigure, figure, writeDate } from './figures.ts';
import type { Ledger } from './ledger.ts';
import {
  complianceFigure,
  deadlineFigure,
  exceedanceFigure,
  failingSectionsByCounty,
  hasClass,
  noClassFigure,
  plantExceedanceFigure,
  taskStatusFigure,
  verdictFigure,
} from './wording.ts';

type TableMaker = (content: Content, cells: CellMaker) => Omit<DataTable, 'kind' | 'name'>;

/** Places figures into cells of one table. */
class CellMaker {
  readonly #ledger: Ledger;
  readonly #name: string;

  constructor(ledger: Ledger, name: string) {
    this.#ledger = ledger;
    this.#name = name;
  }

  inline(figure: Figure): Inline {
    return this.#ledger.place(figure, { file: `表“${this.#name}”` });
  }

  of(...figures: readonly Figure[]): TableCell {
    return { content: this.joined(figures) };
  }

  read(sourced: Sourced<string> | undefined): TableCell {
    return sourced ? this.of(cellFigure(sourced)) : EMPTY;
  }

  name(sourced: Sourced<string>): TableCell {
    return { content: [this.inline(cellFigure(sourced))], rowHeader: true };
  }

  /** A class, filled in its colour; a dash where there is none. */
  verdict(verdict: ClassVerdict | undefined): TableCell {
    if (!hasClass(verdict)) return EMPTY;
    return { content: [this.inline(verdictFigure(verdict))], waterClass: verdict.waterClass };
  }

  exceeded(verdict: ClassVerdict | undefined): TableCell {
    if (!verdict || verdict.exceeded.length === 0) return EMPTY;
    return this.of(...verdict.exceeded.map((exceedance) => exceedanceFigure(exceedance, verdict.base)));
  }

  private joined(figures: readonly Figure[]): readonly Inline[] {
    return figures.flatMap((figure, index) => [
      ...(index > 0 ? [{ kind: 'text', text: '、' } as const] : []),
      this.inline(figure),
    ]);
  }
}

const EMPTY: TableCell = { content: [{ kind: 'text', text: '—' }] };

const TABLES: Readonly<Record<string, TableMaker>> = {
  'section-classes': sectionClasses,
  'failing-sections': failingSections,
  'synchronous-sampling': synchronousSampling,
  plants,
  'tasks-overdue': (content, cells) => taskTable('已超期未完成的整改任务', content, cells, 'overdue', '超期'),
  'tasks-due-soon': (content, cells) =>
    taskTable('三十日内到期的整改任务', content, cells, 'due-soon', '剩余'),
};

export const TABLE_NAMES: readonly string[] = Object.keys(TABLES);

/** The table of that name; `name` is one of TABLE_NAMES. */
export function makeTable(name: string, content: Content, ledger: Ledger): DataTable {
  return { kind: 'table', name, ...TABLES[name]!(content, new CellMaker(ledger, name)) };
}

function column(header: string, width: number, align: TableColumn['align'] = 'center'): TableColumn {
  return { header, width, align };
}

function sectionClasses({ findings }: Content, cells: CellMaker): Omit<DataTable, 'kind' | 'name'> {
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

function failingSections(content: Content, cells: CellMaker): Omit<DataTable, 'kind' | 'name'> {
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

function synchronousSampling({ findings }: Content, cells: CellMaker): Omit<DataTable, 'kind' | 'name'> {
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

function plants({ findings }: Content, cells: CellMaker): Omit<DataTable, 'kind' | 'name'> {
  return {
    caption: '污水处理厂运行情况',
    columns: [
      column('污水处理厂', 13, 'left'),
      column('所在县区', 5, 'left'),
      column('类别', 4),
      column('设计规模（万m³/d）', 4, 'right'),
      column('执行标准', 3),
      column('状态', 4),
      column('负荷率（%）', 4, 'right'),
      column('出水超标项目（倍数）', 10, 'left'),
    ],
    rows: findings.plants.map((finding) => plantRow(finding, cells)),
    notes: [
      [text('运行负荷率为当月处理水量与设计规模乘当月天数之比；倍数以所执行标准的限值为基准。')],
      ...assumptions(findings.plants, cells),
    ],
  };
}

/** What a verdict over the limit rests on where the data does not say. */
function assumptions(plants: readonly PlantFinding[], cells: CellMaker): readonly (readonly Inline[])[] {
  return plants.flatMap(({ plant, exceeded }) => {
    const notes = [...new Set(exceeded.map(({ note }) => note).filter((note) => note !== undefined))];
    return notes.map((note) => [
      cells.inline(cellFigure(plant.name)),
      text('：'),
      cells.inline(figure(note, note, [plant.name.source])),
      text('。'),
    ]);
  });
}

function plantRow(finding: PlantFinding, cells: CellMaker): TableRow {
  const { plant, month, loadRate, exceeded } = finding;
  return {
    cells: [
      cells.name(plant.name),
      cells.read(plant.county),
      cells.read(plant.kind),
      cells.read(plant.capacity),
      cells.read(plant.grade),
      cells.read(month?.state),
      loadRate ? cells.of(derivedFigure(loadRate)) : EMPTY,
      exceeded.length > 0
        ? cells.of(...exceeded.map((exceedance) => plantExceedanceFigure(exceedance, plant.grade.value)))
        : cells.of(complianceFigure(finding)),
    ],
    ...(finding.compliance === 'exceeded' && { emphasised: true }),
  };
}

function taskTable(
  caption: string,
  { findings, records }: Content,
  cells: CellMaker,
  kind: 'overdue' | 'due-soon',
  days: string,
): Omit<DataTable, 'kind' | 'name'> {
  const tasks = tasksOf(findings, kind);
  return {
    caption,
    columns: [
      column('编号', 4),
      column('责任县区', 4, 'left'),
      column('责任部门', 5, 'left'),
      column('责任人', 7, 'left'),
      column('问题', 13, 'left'),
      column('整改时限', 6, 'left'),
      column(`${days}天数`, 3, 'right'),
    ],
    rows: tasks.map(({ task, status }) => ({
      cells: [
        cells.name(task.id),
        cells.read(task.county),
        cells.read(task.department),
        cells.read(task.owner),
        cells.read(task.description),
        cells.of(deadlineFigure(task.deadline.value, task.deadline.source)),
        cells.of(daysOnly(taskStatusFigure({ task, status }, records.meeting.cutoff.source))),
      ],
    })),
    notes: [],
  };
}

/** Tasks in one state, most urgent first. */
export function tasksOf(findings: Findings, kind: 'overdue' | 'due-soon'): readonly TaskFinding[] {
  const urgency = ({ status }: TaskFinding) =>
    status.kind === 'overdue' ? -status.days : status.kind === 'due-soon' ? status.days : 0;
  return findings.tasks.filter(({ status }) => status.kind === kind).sort((a, b) => urgency(a) - urgency(b));
}

function daysOnly(figure: Figure): Figure {
  return { ...figure, text: String(figure.value) };
}

function text(typed: string): Inline {
  return { kind: 'text', text: typed };
}
