// Findings → the charts a template can place by name.

import type { Chart, ChartBlock, Figure, PlacedFigure } from '../model/document.ts';
import type { Content } from './content.ts';
import { cellFigure, dateFigure, derivedFigure } from './figures.ts';
import type { Ledger } from './ledger.ts';
import { tasksOf } from './task-tables.ts';
import { hasClass, taskStatusFigure, verdictFigure } from './wording.ts';

type ChartMaker = (
  content: Content,
  place: (figure: Figure) => PlacedFigure,
) => { caption: string; description: string; chart: Chart };

const CHARTS: Readonly<Record<string, ChartMaker>> = {
  'class-shares': classShares,
  'class-grid': classGrid,
  deadlines,
};

export const CHART_NAMES: readonly string[] = Object.keys(CHARTS);

/** The chart of that name; `name` is one of CHART_NAMES. */
export function makeChart(name: string, content: Content, ledger: Ledger): ChartBlock {
  const place = (figure: Figure) => ledger.place(figure, { file: `图“${name}”` });
  return { kind: 'chart', name, ...CHARTS[name]!(content, place) };
}

function classShares({ findings }: Content, place: (figure: Figure) => PlacedFigure) {
  const first = findings.history[0]?.month;
  return {
    caption: '各月水质类别比例',
    description: `${first}至${findings.period}各月有评价结果的断面中各水质类别所占比例，每月一条，合计百分之百。`,
    chart: {
      kind: 'class-shares',
      months: findings.history.map(({ month, summary }) => ({
        label: month,
        counts: summary.classes
          .filter(({ count }) => count.value > 0)
          .map(({ waterClass, count, share }) => ({
            waterClass,
            count: place(derivedFigure(count)),
            share: place(derivedFigure(share, '%')),
          })),
      })),
    } as const,
  };
}

function classGrid({ findings }: Content, place: (figure: Figure) => PlacedFigure) {
  return {
    caption: '各断面（点位）逐月水质类别',
    description: `每行一个断面、每列一个月，格内为当月水质类别，空白为无评价结果；共${findings.sections.length}行${findings.history.length}列。`,
    chart: {
      kind: 'class-grid',
      months: findings.history.map(({ month }) => month),
      rows: findings.sections.map(({ section }) => ({
        section: place(cellFigure(section.name)),
        target: section.targetClass.value,
        cells: findings.history.map(({ classes }) => {
          const verdict = classes[section.name.value];
          return hasClass(verdict)
            ? { waterClass: verdict.waterClass, figure: place(verdictFigure(verdict)) }
            : null;
        }),
      })),
    } as const,
  };
}

function deadlines({ findings, records }: Content, place: (figure: Figure) => PlacedFigure) {
  const cutoff = records.meeting.cutoff;
  const tasks = [...tasksOf(findings, 'overdue'), ...tasksOf(findings, 'due-soon')];
  return {
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
    } as const,
  };
}

function daysLeft(status: { readonly kind: string; readonly days?: number }): number {
  return status.days ?? 0;
}
