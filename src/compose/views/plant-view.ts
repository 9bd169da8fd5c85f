// What prose may say of sewage plants.

import type { Figure } from '../../model/document.ts';
import type { PlantFinding, PlantMeasure } from '../../model/plant-findings.ts';
import type { PlantState } from '../../model/records.ts';
import type { PlantLineValue } from '../../model/standard.ts';
import type { Content } from '../figures/content.ts';
import { counting } from '../figures/counting.ts';
import { cellFigure, countFigure, dateFigure, derivedFigure, figure } from '../figures/figures.ts';
import { plantExceedanceFigure } from '../figures/wording.ts';
import type { ViewGroup } from '../prose/fill.ts';

export function plantsView({ findings, records }: Content): ViewGroup {
  const { plants, plantSummary: summary, standards } = findings;
  const { plantLines: lines } = standards;
  const cutoff = records.meeting.cutoff.source;
  const sourcesOf = (members: readonly PlantFinding[]) =>
    members.map(({ plant, month }) => month?.state.source ?? plant.name.source);
  const states = [...new Set(plants.map(({ state }) => state).filter((state) => state !== undefined))];
  const monitored = plants.filter(({ compliance }) => compliance === 'met' || compliance === 'exceeded');
  const exceeded = plants.filter(({ compliance }) => compliance === 'exceeded');
  const late = plants.filter(({ slipDays }) => (slipDays ?? 0) > 0);
  return {
    count: countFigure(
      plants.map(({ plant }) => plant.name.source),
      counting('污水处理厂名录', '登记的污水处理厂'),
    ),
    states: states.map((state: PlantState) => {
      const members = plants.filter((finding) => finding.state === state);
      return {
        state: figure(state, state, sourcesOf(members).slice(0, 1)),
        count: countFigure(sourcesOf(members), counting('污水处理厂运行', `状态为${state}的污水处理厂`)),
      };
    }),
    monitored: countFigure(sourcesOf(monitored), counting('GB 18918-2002', '有出水监测数据的污水处理厂')),
    met: countFigure(
      sourcesOf(monitored.filter(({ compliance }) => compliance === 'met')),
      counting('GB 18918-2002', '出水达标的污水处理厂'),
    ),
    exceeded: exceeded.map((finding) => ({
      name: cellFigure(finding.plant.name),
      county: cellFigure(finding.plant.county),
      grade: cellFigure(finding.plant.grade),
      items: finding.exceeded.map((item) => plantExceedanceFigure(item, finding.plant.grade.value)),
    })),
    capacity: derivedFigure(summary.capacity),
    treated: summary.treated ? derivedFigure(summary.treated) : false,
    averageLoad: summary.averageLoad ? derivedFigure(summary.averageLoad, '%') : false,
    metShare: summary.met.share ? derivedFigure(summary.met.share, '%') : false,
    codReduced: summary.codReduced ? derivedFigure(summary.codReduced) : false,
    notConnected: summary.notConnected.plants.map(plantNameView),
    lowInfluentBod: summary.lowInfluentBod.plants.map((finding) =>
      measuredView(finding, finding.influentBod!),
    ),
    lowCodReduction: summary.lowCodReduction.plants.map((finding) =>
      measuredView(finding, finding.codReduction!),
    ),
    lowLoadLine: lineFigure(lines.lowLoad),
    fullLoadLine: lineFigure(lines.fullLoad),
    overloaded: plants.filter(({ load }) => load === 'over').map(loadView),
    underloaded: plants.filter(({ load }) => load === 'under').map(loadView),
    late: late.map((finding) => ({
      name: cellFigure(finding.plant.name),
      county: cellFigure(finding.plant.county),
      state: cellFigure(finding.month!.state),
      planned: dateFigure(finding.month!.plannedCompletion!),
      days: figure(
        finding.slipDays!,
        `${finding.slipDays}天`,
        [finding.month!.plannedCompletion!.source, cutoff],
        { standard: '污水处理厂运行', clause: '计划完成时间', statement: '计划完成时间至数据截止日期的天数' },
      ),
    })),
  };
}

function loadView(finding: PlantFinding): ViewGroup {
  return {
    name: cellFigure(finding.plant.name),
    county: cellFigure(finding.plant.county),
    rate: derivedFigure(finding.loadRate!, '%'),
  };
}

function plantNameView({ plant }: PlantFinding): ViewGroup {
  return { name: cellFigure(plant.name), county: cellFigure(plant.county) };
}

function measuredView(finding: PlantFinding, { value, unit }: PlantMeasure): ViewGroup {
  return { ...plantNameView(finding), value: derivedFigure(value, ` ${unit}`) };
}

/** A line of the standards' data, e.g. `60%`. */
function lineFigure({ value, unit }: PlantLineValue): Figure {
  return figure(value.value, `${value.value}${unit}`, [value.source]);
}
