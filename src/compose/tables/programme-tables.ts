// Tables of outfalls, networks, funds and departments' duties, and of plants' building projects.

import type { Figure, TableRow } from '../../model/document.ts';
import type {
  FundSums,
  NetworkSums,
  OutfallCounts,
  ProgrammeStatus,
} from '../../model/programme-findings.ts';
import type { Portion, Source, Sourced } from '../../model/source.ts';
import type { DueStatus } from '../../model/task-findings.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, dateFigure, derivedFigure, figure } from '../figures/figures.ts';
import { deadlineFigure } from '../figures/wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const PROGRAMME_TABLES: Readonly<Record<string, TableMaker>> = {
  outfalls,
  networks,
  funds,
  duties,
  'plant-stages': plantStages,
};

function outfalls({ findings }: Content, cells: CellMaker): TableContent {
  const { all, byCounty } = findings.programmes.outfalls;
  const states = all.states.map(({ state }) => state);
  const row = (name: string, counts: OutfallCounts): TableRow => ({
    cells: [
      groupCell(name, counts.total.sources, cells),
      cells.of(derivedFigure(counts.total)),
      ...states.map((state) => {
        const count = counts.states.find((entry) => entry.state === state)?.count;
        return count ? cells.of(derivedFigure(count)) : EMPTY;
      }),
      portionCell(counts.done, cells),
      cells.of(derivedFigure(counts.overdue)),
    ],
  });
  return {
    caption: '入河排污口整治情况',
    columns: [
      column('县区', 6, 'left'),
      column('排污口（个）', 4, 'right'),
      ...states.map((state) => column(`${state}（个）`, 4, 'right')),
      column('完成率（%）', 4, 'right'),
      column('超期（个）', 4, 'right'),
    ],
    rows: [...byCounty.map(({ name, ...counts }) => row(name, counts)), row('全市', all)],
    notes: [[text('完成率为已完成和已销号的排污口占全部排污口的比例。')]],
  };
}

function networks({ findings }: Content, cells: CellMaker): TableContent {
  const { all, byCounty, networks: projects } = findings.programmes.networks;
  const sums = (name: string, sum: NetworkSums): TableRow => ({
    cells: [
      groupCell(name, sum.count.sources, cells),
      EMPTY,
      cells.of(derivedFigure(sum.planned)),
      cells.of(derivedFigure(sum.done)),
      sum.progress ? cells.of(derivedFigure(sum.progress)) : EMPTY,
      EMPTY,
    ],
    emphasised: true,
  });
  const rows = byCounty.flatMap(({ name, ...sum }) => [
    ...projects
      .filter(({ network }) => network.county.value === name)
      .map(
        ({ network, progress, status }): TableRow => ({
          cells: [
            cells.name(network.name),
            cells.read(network.county),
            cells.read(network.planned),
            cells.read(network.done),
            progress ? cells.of(derivedFigure(progress)) : EMPTY,
            cells.of(programmeStatusFigure(status, network.deadline?.source ?? network.name.source)),
          ],
        }),
      ),
    ...(byCounty.length > 1 ? [] : [sums(name, sum)]),
  ]);
  return {
    caption: '雨污分流与管网建设进展',
    columns: [
      column('项目', 14, 'left'),
      column('县区', 6, 'left'),
      column('计划（km）', 4, 'right'),
      column('完成（km）', 4, 'right'),
      column('进度（%）', 4, 'right'),
      column('时限', 5),
    ],
    rows: byCounty.length > 1 ? [...rows, sums('全市', all)] : rows,
    notes: [],
  };
}

function funds({ findings }: Content, cells: CellMaker): TableContent {
  const { all, funds: entries } = findings.programmes.funds;
  const share = (derived: FundSums['receivedShare']) => (derived ? cells.of(derivedFigure(derived)) : EMPTY);
  return {
    caption: '项目资金到位和支出情况',
    columns: [
      column('项目', 12, 'left'),
      column('县区', 5, 'left'),
      column('资金来源', 5, 'left'),
      column('计划（万元）', 5, 'right'),
      column('到位（万元）', 5, 'right'),
      column('支出（万元）', 5, 'right'),
      column('到位率（%）', 4, 'right'),
      column('支出率（%）', 4, 'right'),
    ],
    rows: [
      ...entries.map(
        ({ fund, receivedShare, spentShare }): TableRow => ({
          cells: [
            cells.name(fund.project),
            cells.read(fund.county),
            cells.read(fund.origin),
            cells.read(fund.planned),
            cells.read(fund.received),
            cells.read(fund.spent),
            share(receivedShare),
            share(spentShare),
          ],
        }),
      ),
      {
        cells: [
          groupCell('合计', all.count.sources, cells),
          EMPTY,
          EMPTY,
          cells.of(derivedFigure(all.planned)),
          cells.of(derivedFigure(all.received)),
          cells.of(derivedFigure(all.spent)),
          share(all.receivedShare),
          share(all.spentShare),
        ],
        emphasised: true,
      },
    ],
    notes: [[text('到位率为到位资金与计划投资之比，支出率为支出与到位资金之比。')]],
  };
}

function duties({ findings }: Content, cells: CellMaker): TableContent {
  const rows = findings.programmes.departments.flatMap(({ duties: entries }) =>
    entries.map(
      ({ duty, progress, status }): TableRow => ({
        cells: [
          cells.read(duty.department),
          { ...cells.read(duty.matter), rowHeader: true },
          amountCell(duty.target, duty.unit, cells),
          amountCell(duty.done, duty.unit, cells),
          progress ? cells.of(derivedFigure(progress)) : EMPTY,
          duty.deadline ? cells.of(deadlineFigure(duty.deadline.value, duty.deadline.source)) : EMPTY,
          cells.of(programmeStatusFigure(status, duty.deadline?.source ?? duty.matter.source)),
        ],
      }),
    ),
  );
  return {
    caption: '部门职责落实情况',
    columns: [
      column('部门', 6, 'left'),
      column('职责事项', 14, 'left'),
      column('目标', 4, 'right'),
      column('完成', 4, 'right'),
      column('进度（%）', 4, 'right'),
      column('时限', 6, 'left'),
      column('状态', 5),
    ],
    rows,
    notes: [],
  };
}

function plantStages({ findings }: Content, cells: CellMaker): TableContent {
  return {
    caption: '污水处理厂建设和提标改造进度',
    columns: [
      column('污水处理厂', 10, 'left'),
      column('工程', 9, 'left'),
      column('所在县区', 5, 'left'),
      column('已完成节点', 5),
      column('下一节点', 5),
      column('计划时间', 7),
      column('滞后天数', 4, 'right'),
    ],
    rows: findings.plantProjects.projects.map(
      ({ plant, project, county, stages, current, next, slip }): TableRow => {
        const currentStage = stages.findLast(({ record }) => record.stage.value === current);
        return {
          cells: [
            cells.name(plant),
            cells.read(project),
            cells.read(county),
            cells.read(currentStage?.record.stage),
            cells.read(next?.record.stage),
            next ? cells.of(dateFigure(next.record.planned)) : EMPTY,
            slip ? cells.of(derivedFigure(slip)) : EMPTY,
          ],
          ...(slip && { emphasised: true }),
        };
      },
    ),
    notes: [],
  };
}

function amountCell(
  amount: Sourced<string> | undefined,
  unit: Sourced<string> | undefined,
  cells: CellMaker,
) {
  if (amount === undefined) return EMPTY;
  const figures = cellFigure(amount);
  return cells.of(unit ? { ...figures, text: `${amount.value}${unit.value}`, unit: unit.value } : figures);
}

function groupCell(name: string, sources: readonly Source[], cells: CellMaker) {
  return { ...cells.of(figure(name, name, sources.slice(0, 1))), rowHeader: true };
}

function portionCell({ share }: Portion, cells: CellMaker) {
  return share ? cells.of(derivedFigure(share)) : EMPTY;
}

/** `已完成`, `超期12天`, `剩余30天`, `时限待定`. */
function programmeStatusFigure(status: ProgrammeStatus, source: Source): Figure {
  if (status.kind === 'done') {
    const text = status.late ? `逾期${status.late}天完成` : '已完成';
    return figure(text, text, [source]);
  }
  const text = writeDue(status);
  return figure(text, text, [source]);
}

function writeDue(status: DueStatus): string {
  switch (status.kind) {
    case 'overdue':
      return `超期${status.days}天`;
    case 'due-soon':
    case 'on-course':
      return status.days === 0 ? '当日到期' : `剩余${status.days}天`;
    case 'undated':
      return '—';
    case 'undetermined':
      return '时限待定';
  }
}
