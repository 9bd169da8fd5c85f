// Tables of sewage plants.

import type { Inline, TableRow } from '../../model/document.ts';
import type { PlantFinding } from '../../model/plant-findings.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, derivedFigure, figure } from '../figures/figures.ts';
import { complianceFigure, plantExceedanceFigure } from '../figures/wording.ts';
import { type CellMaker, column, EMPTY, type TableContent, type TableMaker, text } from './cells.ts';

export const PLANT_TABLES: Readonly<Record<string, TableMaker>> = { plants };

function plants({ findings }: Content, cells: CellMaker): TableContent {
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

/** What verdicts rest on where the data does not say, and the standards that are not the national one. */
function assumptions(plants: readonly PlantFinding[], cells: CellMaker): readonly (readonly Inline[])[] {
  const named = new Map<string, PlantFinding[]>();
  for (const finding of plants) {
    for (const note of remarksOf(finding)) named.set(note, [...(named.get(note) ?? []), finding]);
  }
  return [...named].map(([note, findings]) => [
    ...cells.of(...findings.map(({ plant }) => cellFigure(plant.name))).content,
    text('：'),
    cells.inline(
      figure(
        note,
        note,
        findings.map(({ plant }) => plant.name.source),
      ),
    ),
    text('。'),
  ]);
}

function remarksOf({ notes = [], loadNote, standard }: PlantFinding): readonly string[] {
  const foreign = standard !== undefined && !standard.startsWith('GB 18918');
  return [...new Set([...notes, ...(loadNote ? [loadNote] : []), ...(foreign ? [`执行${standard}`] : [])])];
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
