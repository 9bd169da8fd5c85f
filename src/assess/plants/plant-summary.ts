// The city's sewage plants in figures, and the lists of those a meeting names.

import { type Month, writeMonth } from '../../model/calendar.ts';
import type { PlantFinding, PlantList, PlantSummary } from '../../model/plant-findings.ts';
import type { PlantMonth } from '../../model/records.ts';
import type { Derived, Source } from '../../model/source.ts';
import {
  addUp,
  countOf,
  derived,
  portionOf,
  type Quantity,
  quantity,
  type Row,
  type RuleName,
  totalOf,
} from '../numbers/counting.ts';
import { percentOf, quantityOf, times, wholeNumber, writeExact, writeRatio } from '../numbers/quantities.ts';
import { type Exact, ratioOf } from '../numbers/rounding.ts';
import { daysOf, IDLE, LOAD_RULE, REDUCTION_RULE } from './plant-load.ts';

const REGISTER: RuleName = { standard: '污水处理厂名录', clause: '汇总' };
const RUNNING: RuleName = { standard: '污水处理厂运行', clause: '汇总' };

/** A plant with the exact quantities that the city's sums are made from. */
export interface JudgedPlant {
  readonly finding: PlantFinding;
  readonly cod: { readonly tonnes: Exact; readonly treated: Exact } | null;
}

/**
 * The summary of a month. Treated volume and average load are those of the plants that have a load and
 * run or treat any water; the year's volume counts the months given, which it names.
 */
export function summaryOfPlants(
  judged: readonly JudgedPlant[],
  plantMonths: readonly PlantMonth[],
  { period }: { readonly period: Month },
): PlantSummary {
  const findings = judged.map(({ finding }) => finding);
  const tested = findings.filter(({ compliance }) => compliance === 'met' || compliance === 'exceeded');
  const networked = findings.filter(
    ({ month }) =>
      month?.online !== undefined && month.online.value !== '不要求' && !IDLE.includes(month.state.value),
  );
  const isOnline = ({ month }: PlantFinding) => month!.online!.value === '已联网';
  const onlineRow = ({ month }: PlantFinding) => [month!.plant.source, month!.online!.source];
  return {
    count: countOf(
      findings.map(({ plant }) => [plant.name.source]),
      REGISTER,
      '登记的污水处理厂',
    ),
    capacity: totalOf(
      findings.flatMap(({ plant }) => quantity(plant.capacity)),
      REGISTER,
      '设计规模',
      '万m³/d',
    ),
    ...loadFigures(findings, period),
    ...yearFigures(findings, plantMonths, period),
    ...codFigures(judged),
    met: portionOf(
      tested.filter(({ compliance }) => compliance === 'met').map(rowOf),
      tested.map(rowOf),
      { standard: tested[0]?.standard ?? 'GB 18918-2002', clause: '达标率' },
      '出水达标的',
      '有出水监测结果的污水处理厂',
    ),
    connected: portionOf(
      networked.filter(isOnline).map(onlineRow),
      networked.map(onlineRow),
      RUNNING,
      '已联网的',
      '须联网并已填报在线监测联网情况的污水处理厂',
    ),
    overLimit: listOf(
      findings.filter(({ exceeded }) => exceeded.length > 0),
      '出水超标的污水处理厂',
      ({ exceeded }) => exceeded.flatMap(({ sources }) => sources),
    ),
    underloaded: listOf(
      findings.filter(({ load }) => load === 'under'),
      '运行负荷率偏低的污水处理厂',
      loadRow,
    ),
    overloaded: listOf(
      findings.filter(({ load }) => load === 'over'),
      '超负荷运行的污水处理厂',
      loadRow,
    ),
    notConnected: listOf(
      networked.filter((finding) => !isOnline(finding)),
      '在线监测未联网的污水处理厂',
      ({ month }) => [month!.online!.source],
    ),
    lowInfluentBod: listOf(
      findings.filter(({ influentBod }) => influentBod?.low),
      '进水五日生化需氧量偏低的污水处理厂',
      ({ influentBod }) => influentBod!.value.sources,
    ),
    lowCodReduction: listOf(
      findings.filter(({ codReduction }) => codReduction?.low),
      '化学需氧量削减浓度偏低的污水处理厂',
      ({ codReduction }) => codReduction!.value.sources,
    ),
    late: listOf(
      findings.filter(({ slipDays }) => slipDays !== undefined),
      '计划完成时间已过的污水处理厂',
      ({ month }) => [month!.plannedCompletion!.source],
    ),
  };
}

// Whoever is tested or named has a row in the month.
function rowOf({ month }: PlantFinding): Row {
  return [month!.plant.source];
}

function loadRow({ loadRate }: PlantFinding): readonly Source[] {
  return loadRate!.sources;
}

function listOf(
  plants: readonly PlantFinding[],
  words: string,
  cellsOf: (finding: PlantFinding) => readonly Source[],
): PlantList {
  return {
    count: countOf(
      plants.map((finding) => [...rowOf(finding), ...cellsOf(finding)]),
      RUNNING,
      words,
    ),
    plants,
  };
}

function loadFigures(
  findings: readonly PlantFinding[],
  period: Month,
): Pick<PlantSummary, 'treated' | 'averageLoad'> {
  const loaded = findings.filter(
    ({ loadRate, month, state }) =>
      loadRate !== undefined && (state === '运行' || quantityOf(month!.treated)!.units > 0n),
  );
  if (loaded.length === 0) return {};
  const treated = loaded.flatMap(({ month }) => quantity(month!.treated));
  const capacity = loaded.flatMap(({ plant }) => quantity(plant.capacity));
  const [volume, design] = [addUp(treated), addUp(capacity)];
  const days = daysOf(period);
  const percent = percentOf(volume.value, times(design.value, wholeNumber(days)))!;
  const text = writeRatio(percent, 1);
  const statement =
    `${loaded.length}座纳入统计的污水处理厂：处理水量合计${writeExact(volume.value)}万m³` +
    `÷（设计规模合计${writeExact(design.value)}万m³/d×${days}天）=${text}%`;
  return {
    treated: totalOf(treated, RUNNING, `${writeMonth(period)}处理水量`, '万m³'),
    averageLoad: derived(text, [volume.sources, design.sources], LOAD_RULE, statement),
  };
}

function yearFigures(
  findings: readonly PlantFinding[],
  plantMonths: readonly PlantMonth[],
  period: Month,
): Pick<PlantSummary, 'treatedThisYear' | 'monthsThisYear'> {
  const registered = new Set(findings.map(({ plant }) => plant.name.value));
  const given = plantMonths.filter(
    ({ plant, month, treated }) =>
      registered.has(plant.value) &&
      month.slice(0, 4) === period.slice(0, 4) &&
      month <= period &&
      quantityOf(treated) !== null,
  );
  const months = [...new Set(given.map(({ month }) => month))].sort();
  if (months.every((month) => month === period)) return {};
  const parts: readonly Quantity[] = given.flatMap(({ treated }) => quantity(treated));
  const words = `${months.map(writeMonth).join('、')}处理水量`;
  return { treatedThisYear: totalOf(parts, RUNNING, words, '万m³'), monthsThisYear: months };
}

function codFigures(
  judged: readonly JudgedPlant[],
): Pick<PlantSummary, 'codReduced' | 'averageCodReduction'> {
  const reducing = judged.flatMap(({ finding, cod }) =>
    cod === null ? [] : [{ ...cod, sources: finding.codReduced!.sources }],
  );
  if (reducing.length === 0) return {};
  const tonnes = addUp(reducing.map(({ tonnes: value, sources }) => ({ value, sources })));
  const volume = addUp(reducing.map(({ treated: value, sources }) => ({ value, sources })));
  const written = writeRatio(ratioOf(tonnes.value, wholeNumber(1)), 1);
  const total: Derived<string> = derived(
    written,
    [tonnes.sources],
    REDUCTION_RULE,
    `${reducing.length}座污水处理厂的削减量合计${written}t`,
  );
  if (volume.value.units === 0n) return { codReduced: total };
  const average = writeRatio(ratioOf(times(tonnes.value, wholeNumber(100)), volume.value), 1);
  const statement = `削减量合计${writeExact(tonnes.value)}t×100÷处理水量合计${writeExact(volume.value)}万m³=${average} mg/L`;
  return {
    codReduced: total,
    averageCodReduction: derived(average, [tonnes.sources], REDUCTION_RULE, statement),
  };
}
