// The sewage plants of a month: each against its grade, its load and its plan, and all of them in figures.

import { type CivilDate, daysBetween, type Month } from '../../model/calendar.ts';
import type { PlantFinding, PlantSummary } from '../../model/plant-findings.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Plant, PlantMonth, PlantState } from '../../model/records.ts';
import type { Place } from '../../model/source.ts';
import type { Standards } from '../../model/standard.ts';
import type { ItemName } from '../../model/water.ts';
import { placeOf } from '../classes/problems.ts';
import { quantityOf } from '../numbers/quantities.ts';
import { judgeEffluent } from './plant-effluent.ts';
import { IDLE, isOver, lineOf, loadJudgement, loadOf, reductionOf } from './plant-load.ts';
import {
  plantGradeUnknown,
  plantOverloaded,
  plantStateContradicted,
  plantTableLacksItems,
  plantWithoutEffluent,
  plantWithoutMonth,
} from './plant-problems.ts';
import { type JudgedPlant, summaryOfPlants } from './plant-summary.ts';

/** States in which a plant may discharge and effluent values are expected. */
const DISCHARGING: readonly PlantState[] = ['运行', '提标改造', '扩容', '调试进水'];
/** States in which construction goes on, so that a planned completion can slip. */
const BUILDING: readonly PlantState[] = ['提标改造', '扩容', '在建', '调试进水'];

/** What a judgement of plants starts from. */
export interface PlantInput {
  readonly period: Month;
  readonly cutoff: CivilDate;
  readonly plants: readonly Plant[];
  readonly plantMonths: readonly PlantMonth[];
  readonly standards: Pick<Standards, 'plantLimits' | 'plantLines'>;
}

export interface PlantAnswers {
  /** In the order of the register. */
  readonly plants: readonly PlantFinding[];
  readonly summary: PlantSummary;
}

/**
 * Judges every plant of the register for the period. Whoever reports effluent is judged, whatever its
 * state. Without effluent a plant is `not-discharging` when its state or a treated volume of 0 says so,
 * else `unknown`.
 */
export function judgePlants(input: PlantInput): Noted<PlantAnswers> {
  const { period, plants, plantMonths } = input;
  const current = plantMonths.filter(({ month }) => month === period);
  const months = new Map(current.map((month) => [month.plant.value, month] as const));
  const reported = reportedItems(current);
  const judged = plants.map((plant) => {
    const month = months.get(plant.name.value);
    return month === undefined
      ? {
          finding: unspokenOf(plant),
          cod: null,
          lackedByTable: [],
          problems: [plantWithoutMonth(plant, period)],
        }
      : judgePlant(plant, month, input, reported.get(tableOf(month))!);
  });
  return {
    value: {
      plants: judged.map(({ finding }) => finding),
      summary: summaryOfPlants(judged, plantMonths, input),
    },
    problems: [...judged.flatMap(({ problems }) => problems), ...lackingTables(judged)],
  };
}

interface PlantJudgement extends JudgedPlant {
  readonly lackedByTable: readonly ItemName[];
  readonly problems: readonly Problem[];
}

function unspokenOf(plant: Plant): PlantFinding {
  return { plant, compliance: 'unknown', exceeded: [] };
}

function judgePlant(
  plant: Plant,
  month: PlantMonth,
  { cutoff, standards: { plantLimits, plantLines } }: PlantInput,
  reported: ReadonlySet<ItemName>,
): PlantJudgement {
  const problems: Problem[] = [];
  const state = month.state.value;
  const load = loadOf(plant, month);
  const doubtful = plantLines.doubtfulLoad.value.value;
  if (load !== null && isOver(load.percent, lineOf(plantLines, 'doubtfulLoad'))) {
    problems.push(plantOverloaded(plant, month, load.rate.value, doubtful));
  }
  const effluent = judgeEffluent(plant, month, plantLimits, reported);
  const reduction = reductionOf(plant, month, plantLines);
  problems.push(...effluent.problems, ...reduction.problems);
  const standard = plantLimits.find((limit) => limit.grade === plant.grade.value)?.standard;
  if (standard === undefined) problems.push(plantGradeUnknown(plant));
  if (effluent.judged > 0 && IDLE.includes(state)) problems.push(plantStateContradicted(plant, month));
  const compliance =
    effluent.judged === 0 ? silentCompliance(month) : effluent.exceeded.length > 0 ? 'exceeded' : 'met';
  if (
    standard !== undefined &&
    compliance === 'unknown' &&
    (state === '运行' || quantityOf(month.treated) !== null)
  ) {
    problems.push(plantWithoutEffluent(plant, month));
  }
  const slip = slipDays(month, cutoff);
  return {
    finding: {
      plant,
      month,
      state,
      ...(standard === undefined ? {} : { standard }),
      ...(load === null
        ? {}
        : { loadRate: load.rate, ...loadJudgement(load.percent, plant, month, plantLines) }),
      compliance,
      exceeded: effluent.exceeded,
      ...(effluent.unreported.length === 0 ? {} : { unreported: effluent.unreported }),
      ...(effluent.notes.length === 0 ? {} : { notes: effluent.notes }),
      ...reduction.findings,
      ...(slip === null ? {} : { slipDays: slip }),
    },
    cod: reduction.cod,
    lackedByTable: effluent.lackedByTable,
    problems,
  };
}

function silentCompliance(month: PlantMonth): PlantFinding['compliance'] {
  const treated = quantityOf(month.treated);
  if (treated?.units === 0n) return 'not-discharging';
  return DISCHARGING.includes(month.state.value) || treated !== null ? 'unknown' : 'not-discharging';
}

function slipDays(month: PlantMonth, cutoff: CivilDate): number | null {
  if (month.plannedCompletion === undefined || !BUILDING.includes(month.state.value)) return null;
  const days = daysBetween(month.plannedCompletion.value, cutoff);
  return days > 0 ? days : null;
}

// The table a month stands in: a file, or one sheet of it.
function tableOf({ plant: { source } }: PlantMonth): string {
  return `${source.file}\0${source.sheet ?? ''}`;
}

function reportedItems(months: readonly PlantMonth[]): ReadonlyMap<string, ReadonlySet<ItemName>> {
  const tables = new Map<string, Set<ItemName>>();
  for (const month of months) {
    const items = tables.get(tableOf(month)) ?? new Set();
    tables.set(tableOf(month), items);
    for (const [item, amount] of Object.entries(month.effluent)) {
      if (amount.value.kind !== 'missing') items.add(item);
    }
  }
  return tables;
}

// One problem a table, however many of its plants lack the items.
function lackingTables(judged: readonly PlantJudgement[]): Problem[] {
  const tables = new Map<string, { place: Place; items: Set<ItemName>; plants: number }>();
  for (const { finding, lackedByTable } of judged) {
    if (lackedByTable.length === 0) continue;
    const { month } = finding;
    const { cell: _, ...place } = placeOf(month!.plant.source);
    const table = tables.get(tableOf(month!)) ?? { place, items: new Set(), plants: 0 };
    tables.set(tableOf(month!), table);
    table.plants += 1;
    for (const item of lackedByTable) table.items.add(item);
  }
  return [...tables.values()].map(({ place, items, plants }) =>
    plantTableLacksItems(place, [...items], plants),
  );
}
