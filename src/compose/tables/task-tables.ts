// Tables of rectification tasks.

import type { Figure } from '../../model/document.ts';
import type { Findings } from '../../model/findings.ts';
import type { TaskCounts, TaskFinding } from '../../model/task-findings.ts';
import type { Content } from '../figures/content.ts';
import { dateFigure, derivedFigure, figure } from '../figures/figures.ts';
import { deadlineFigure, taskStatusFigure } from '../figures/wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const TASK_TABLES: Readonly<Record<string, TableMaker>> = {
  'tasks-all': allTasks,
  'tasks-overdue': (content, cells) => taskTable('已超期未完成的整改任务', content, cells, 'overdue', '超期'),
  'tasks-due-soon': (content, cells) => taskTable('即将到期的整改任务', content, cells, 'due-soon', '剩余'),
  'tasks-carried-over': carriedOver,
  'tasks-by-county': (content, cells) => groupTable('各县区整改任务', '责任县区', 'byCounty', content, cells),
  'tasks-by-department': (content, cells) =>
    groupTable('各部门整改任务', '责任部门', 'byDepartment', content, cells),
  'tasks-by-origin': (content, cells) => groupTable('各来源整改任务', '问题来源', 'byOrigin', content, cells),
};

function taskTable(
  caption: string,
  { findings, records }: Content,
  cells: CellMaker,
  kind: 'overdue' | 'due-soon',
  days: string,
): TableContent {
  const tasks = tasksOf(findings, kind);
  return {
    caption,
    columns: [
      column('编号', 4),
      column('责任县区', 4, 'left'),
      column('责任部门', 5, 'left'),
      column('责任人', 6, 'left'),
      column('问题', 16, 'left'),
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

/** The whole ledger as a wide table, row by row as it was kept. */
function allTasks({ findings, records }: Content, cells: CellMaker): TableContent {
  return {
    caption: '整改任务台账',
    columns: [
      column('编号', 4),
      column('涉及断面或设施', 6, 'left'),
      column('存在问题', 20, 'left'),
      column('整改措施', 20, 'left'),
      column('责任县区', 4, 'left'),
      column('责任部门', 9, 'left'),
      column('责任人', 20, 'left'),
      column('整改时限', 5, 'left'),
      column('进展情况', 18, 'left'),
      column('状态', 4),
    ],
    rows: findings.tasks.map((finding) => {
      const { task, status } = finding;
      return {
        cells: [
          cells.name(task.id),
          cells.read(task.subject),
          cells.read(task.description),
          cells.read(task.measure),
          cells.read(task.county),
          cells.read(task.department),
          cells.read(task.owner),
          cells.of(deadlineFigure(task.deadline.value, task.deadline.source)),
          cells.read(task.progress),
          cells.of(taskStatusFigure(finding, records.meeting.cutoff.source)),
        ],
        ...(status.kind === 'overdue' && { emphasised: true }),
      };
    }),
    notes: [[text('超期任务以黑体表示。')]],
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

function carriedOver({ findings, records }: Content, cells: CellMaker): TableContent {
  return {
    caption: '以往会议交办至今未完成的任务',
    columns: [
      column('编号', 4),
      column('责任县区', 5, 'left'),
      column('责任部门', 5, 'left'),
      column('问题', 14, 'left'),
      column('交办日期', 6),
      column('时隔（天）', 4, 'right'),
      column('状态', 5),
    ],
    rows: findings.ledger.carriedOver.map((finding) => {
      const { task, carriedOver: days } = finding;
      return {
        cells: [
          cells.name(task.id),
          cells.read(task.county),
          cells.read(task.department),
          cells.read(task.description),
          task.assigned ? cells.of(dateFigure(task.assigned)) : EMPTY,
          days ? cells.of(derivedFigure(days)) : EMPTY,
          cells.of(taskStatusFigure(finding, records.meeting.cutoff.source)),
        ],
      };
    }),
    notes: [],
  };
}

function groupTable(
  caption: string,
  name: string,
  grouping: 'byCounty' | 'byDepartment' | 'byOrigin',
  { findings }: Content,
  cells: CellMaker,
): TableContent {
  const { all, [grouping]: groups } = findings.ledger;
  const row = (group: string, counts: TaskCounts, emphasised: boolean) => ({
    cells: [
      { ...cells.of(figure(group, group, counts.total.sources.slice(0, 1))), rowHeader: true },
      ...[
        counts.total,
        counts.closed,
        counts.done,
        counts.doneLate,
        counts.overdue,
        counts.dueSoon,
        counts.onCourse,
        counts.undated,
        counts.undetermined,
      ].map((count) => cells.of(derivedFigure(count))),
    ],
    ...(emphasised && { emphasised: true }),
  });
  return {
    caption,
    columns: [
      column(name, 8, 'left'),
      column('任务', 3, 'right'),
      column('已销号', 3, 'right'),
      column('已完成', 3, 'right'),
      column('逾期完成', 3, 'right'),
      column('超期', 3, 'right'),
      column('即将到期', 3, 'right'),
      column('推进中', 3, 'right'),
      column('无固定时限', 3, 'right'),
      column('时限待定', 3, 'right'),
    ],
    rows: [...groups.map((group) => row(group.name, group.counts, false)), row('合计', all, true)],
    notes: [[text('单位为项；已完成包括已销号和逾期完成的。')]],
  };
}
