// Each sewage plant in one month: against its grade, its load, and its construction plan.

import { type CivilDate, daysBetween, endOfMonth, type Month } from '../model/calendar.ts';
import type { PlantExceedance, PlantFinding } from '../model/findings.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Plant, PlantMonth, PlantState } from '../model/records.ts';
import type { Derived, Source, Sourced } from '../model/source.ts';
import type { PlantLimit } from '../model/standard.ts';
import type { Amount } from '../model/water.ts';
import { LIMIT_TOO_HIGH, NO_VALUE } from './item.ts';
import { boundOf, keeps, multipleOf, writeMultiple } from './limit.ts';
import { limitsFor } from './plant-limits.ts';
import {
  plantGradeUnknown,
  plantItemUnjudged,
  plantOverloaded,
  plantStateContradicted,
  plantWithoutEffluent,
  plantWithoutMonth,
} from './problems.ts';
import {
  compareRatios,
  type Exact,
  parseDecimal,
  type Ratio,
  ratioOf,
  roundRatio,
  writeDecimal,
} from './rounding.ts';

/** States in which a plant may discharge and effluent values are expected. */
const DISCHARGING: readonly PlantState[] = ['运行', '提标改造', '扩容', '调试进水'];
/** States in which construction goes on, so that a planned completion can slip. */
const BUILDING: readonly PlantState[] = ['提标改造', '扩容', '在建', '调试进水'];
/** States in which effluent values contradict the state. */
const IDLE: readonly PlantState[] = ['在建', '停运'];
/** 运行负荷率 above which a plant runs over its design, and under which it is named, percent (建城〔2011〕12号). */
const FULL_LOAD: Ratio = { numerator: 100n, denominator: 1n };
const LOW_LOAD: Ratio = { numerator: 60n, denominator: 1n };
/** Load above which a figure is more likely a wrong unit than a busy plant, percent. */
const OVERLOAD: Ratio = { numerator: 120n, denominator: 1n };
const NO_NUMBER = '数值无效';

/**
 * Judges one plant for its month, which is absent when no file speaks of it. Effluent values are compared
 * as they are with the limits of the plant's grade (全数值比较法, GB/T 8170-2008 §4.3); whoever reports
 * effluent is judged, whatever the state. Without effluent a plant is `not-discharging` when its state or
 * a treated volume of 0 says so, else `unknown`.
 */
export function judgePlant(
  plant: Plant,
  month: PlantMonth | undefined,
  period: Month,
  plantLimits: readonly PlantLimit[],
  cutoff: CivilDate,
): Noted<PlantFinding> {
  if (month === undefined) {
    return {
      value: { plant, compliance: 'unknown', exceeded: [] },
      problems: [plantWithoutMonth(plant, period)],
    };
  }
  const problems: Problem[] = [];
  const state = month.state.value;
  const load = loadOf(plant, month);
  if (load !== null && compareRatios(load.percent, OVERLOAD) > 0) {
    problems.push(plantOverloaded(plant, month, load.text));
  }
  const effluent = judgeEffluent(plant, month, plantLimits);
  problems.push(...effluent.problems);
  const gradeKnown = plantLimits.some((limit) => limit.grade === plant.grade.value);
  if (!gradeKnown) problems.push(plantGradeUnknown(plant));
  if (effluent.judged > 0 && IDLE.includes(state)) problems.push(plantStateContradicted(plant, month));
  const compliance =
    effluent.judged === 0 ? silentCompliance(month) : effluent.exceeded.length > 0 ? 'exceeded' : 'met';
  if (gradeKnown && compliance === 'unknown' && (state === '运行' || treatedAny(month))) {
    problems.push(plantWithoutEffluent(plant, month));
  }
  const slip = slipDays(month, cutoff);
  return {
    value: {
      plant,
      month,
      state,
      ...(load === null ? {} : { loadRate: load.rate, ...loadJudgement(load.percent, state) }),
      compliance,
      exceeded: effluent.exceeded,
      ...(effluent.notes.length === 0 ? {} : { notes: effluent.notes }),
      ...(slip === null ? {} : { slipDays: slip }),
    },
    problems,
  };
}

interface EffluentJudgement {
  /** Items compared with a limit. */
  readonly judged: number;
  readonly exceeded: readonly PlantExceedance[];
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

function judgeEffluent(
  plant: Plant,
  month: PlantMonth,
  plantLimits: readonly PlantLimit[],
): EffluentJudgement {
  const exceeded: PlantExceedance[] = [];
  const notes: string[] = [];
  const problems: Problem[] = [];
  let judged = 0;
  const unjudged: { reading: Sourced<Amount>; limit: PlantLimit; reason: string }[] = [];
  for (const { limit, note, sources } of limitsFor(plant, month, plantLimits)) {
    const reading = month.effluent[limit.item];
    if (reading === undefined) continue;
    const outcome = compare(reading.value, limit);
    if (typeof outcome === 'string') {
      unjudged.push({ reading, limit, reason: outcome });
      continue;
    }
    judged += 1;
    if (note !== undefined) notes.push(note);
    if (!outcome.keeps) {
      const exceedance = exceedanceOf(outcome, limit, [reading.source, ...sources]);
      exceeded.push(note === undefined ? exceedance : { ...exceedance, note });
    }
  }
  // With no item judged at all, the plant as a whole is named instead.
  if (judged > 0) {
    for (const { reading, limit, reason } of unjudged) {
      notes.push(`${limit.item}未判定（${reason}）`);
      problems.push(plantItemUnjudged(plant, limit.item, reading, reason));
    }
  }
  return { judged, exceeded, notes, problems };
}

interface Comparison {
  readonly keeps: boolean;
  readonly value: Exact;
}

// An amount below a detection limit that keeps the limit keeps it too; below a higher one it may or may
// not. A text says why there is no comparison.
function compare(amount: Amount, limit: PlantLimit): Comparison | string {
  if (amount.kind === 'missing') return amount.reason ?? NO_VALUE;
  const bound = boundOf(limit.direction, limit.limit.value);
  const written = parseDecimal(amount.kind === 'measured' ? amount.value : amount.limit);
  if (written === null || written.units < 0n) return NO_NUMBER;
  const kept = keeps(written, bound);
  return amount.kind === 'below' && !kept ? LIMIT_TOO_HIGH : { keeps: kept, value: written };
}

function exceedanceOf({ value }: Comparison, limit: PlantLimit, sources: readonly Source[]): PlantExceedance {
  const multiple = multipleOf(value, boundOf(limit.direction, limit.limit.value));
  return {
    item: limit.item,
    ...(multiple === null ? {} : { multiple: writeMultiple(multiple) }),
    value: writeDecimal(value),
    limit: limit.limit.value,
    unit: limit.unit,
    sources: [...sources, limit.limit.source],
    standard: limit.standard,
    clause: limit.clause,
  };
}

function silentCompliance(month: PlantMonth): PlantFinding['compliance'] {
  const treated = month.treated === undefined ? null : parseDecimal(month.treated.value);
  if (treated?.units === 0n) return 'not-discharging';
  return DISCHARGING.includes(month.state.value) || treatedAny(month) ? 'unknown' : 'not-discharging';
}

function treatedAny(month: PlantMonth): boolean {
  const treated = month.treated === undefined ? null : parseDecimal(month.treated.value);
  return treated !== null && treated.units > 0n;
}

interface Load {
  readonly percent: Ratio;
  readonly text: string;
  readonly rate: Derived<string>;
}

function loadOf(plant: Plant, month: PlantMonth): Load | null {
  if (month.treated === undefined) return null;
  const treated = parseDecimal(month.treated.value);
  const capacity = parseDecimal(plant.capacity.value);
  if (treated === null || treated.units < 0n || capacity === null || capacity.units <= 0n) return null;
  const days = Number(endOfMonth(month.month).slice(-2));
  const percent = ratioOf(
    { ...treated, units: treated.units * 100n },
    { ...capacity, units: capacity.units * BigInt(days) },
  );
  const text = writeDecimal(roundRatio(percent, 1));
  const statement = `处理水量${month.treated.value}万m³÷（设计规模${plant.capacity.value}万m³/d×${days}天）=${text}%`;
  return {
    percent,
    text,
    rate: {
      value: text,
      sources: [month.treated.source, plant.capacity.source],
      rule: { standard: '住房城乡建设部污水处理情况通报', clause: '运行负荷率', statement },
    },
  };
}

// A plant that stands still or is being rebuilt has a low load for a known reason.
function loadJudgement(percent: Ratio, state: PlantState): Pick<PlantFinding, 'load'> {
  if (compareRatios(percent, FULL_LOAD) > 0) return { load: 'over' };
  return state === '运行' && compareRatios(percent, LOW_LOAD) < 0 ? { load: 'under' } : {};
}

function slipDays(month: PlantMonth, cutoff: CivilDate): number | null {
  if (month.plannedCompletion === undefined || !BUILDING.includes(month.state.value)) return null;
  const days = daysBetween(month.plannedCompletion.value, cutoff);
  return days > 0 ? days : null;
}
