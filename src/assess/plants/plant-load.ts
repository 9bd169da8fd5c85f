// What a plant is given to do in a month: its load, and what it takes out of the water.

import { type CivilDate, endOfMonth, type Month } from '../../model/calendar.ts';
import type { PlantFinding, PlantMeasure } from '../../model/plant-findings.ts';
import type { Problem } from '../../model/problem.ts';
import type { Plant, PlantMonth, PlantState } from '../../model/records.ts';
import type { Derived, Sourced } from '../../model/source.ts';
import type { PlantLine, PlantLineValue } from '../../model/standard.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { derived } from '../numbers/counting.ts';
import {
  hundredthOf,
  minus,
  quantityOf,
  times,
  wholeNumber,
  writeExact,
  writeRatio,
} from '../numbers/quantities.ts';
import {
  compareDecimals,
  compareRatios,
  type Exact,
  halfOf,
  parseDecimal,
  type Ratio,
  ratioOf,
} from '../numbers/rounding.ts';
import { plantInfluentBelowEffluent } from './plant-problems.ts';

export type PlantLines = Readonly<Record<PlantLine, PlantLineValue>>;

/** Whose figures the ministry's circulars go by. */
export const LOAD_RULE = { standard: '住房城乡建设部污水处理情况通报', clause: '运行负荷率' } as const;
export const REDUCTION_RULE = {
  standard: '住房城乡建设部污水处理情况通报',
  clause: '平均削减COD浓度',
} as const;
const INFLUENT_RULE = { standard: '城镇污水处理提质增效三年行动方案', clause: '进水BOD5浓度' } as const;

const COD: ItemName = '化学需氧量';
const BOD: ItemName = '五日生化需氧量';
/** Its influent is not domestic sewage, so that the lines for influent say nothing about it. */
const INDUSTRIAL: Plant['kind']['value'] = '工业园区';
const PH: ItemName = 'pH值';

/** A line of the standards' data as a number. */
export function lineOf(lines: PlantLines, line: PlantLine): Exact {
  return parseDecimal(lines[line].value.value)!;
}

export interface Load {
  readonly percent: Ratio;
  readonly rate: Derived<string>;
}

/** 运行负荷率 = treated ÷ (capacity × days of the month); `null` where one of them is no quantity. */
export function loadOf(plant: Plant, month: PlantMonth): Load | null {
  const treated = quantityOf(month.treated);
  const capacity = quantityOf(plant.capacity);
  if (treated === null || capacity === null || capacity.units === 0n) return null;
  const days = daysOf(month.month);
  const percent = ratioOf(times(treated, wholeNumber(100)), times(capacity, wholeNumber(days)));
  const text = writeRatio(percent, 1);
  const statement = `处理水量${month.treated!.value}万m³÷（设计规模${plant.capacity.value}万m³/d×${days}天）=${text}%`;
  return {
    percent,
    rate: derived(text, [[month.treated!.source, plant.capacity.source]], LOAD_RULE, statement),
  };
}

/** Days of a month. */
export function daysOf(month: Month): number {
  return Number(endOfMonth(month).slice(-2));
}

/**
 * Whether a plant is named for its load. A plant that stands still or is being rebuilt has a low load for
 * a known reason, and so has one that came into use less than a year before the end of the month.
 */
export function loadJudgement(
  percent: Ratio,
  plant: Plant,
  month: PlantMonth,
  lines: PlantLines,
): Pick<PlantFinding, 'load' | 'loadNote'> {
  if (isOver(percent, lineOf(lines, 'fullLoad'))) return { load: 'over' };
  if (month.state.value !== '运行' || compareRatios(percent, ratio(lineOf(lines, 'lowLoad'))) >= 0) return {};
  const { inUseSince } = plant;
  if (inUseSince === undefined) {
    return { load: 'under', loadNote: '投运日期不详，未核实是否投运一年以上' };
  }
  return inUseSince.value <= yearBefore(endOfMonth(month.month)) ? { load: 'under' } : {};
}

/** Whether a load is more likely a wrong unit than a busy plant. */
export function isOver(percent: Ratio, line: Exact): boolean {
  return compareRatios(percent, ratio(line)) > 0;
}

function ratio(value: Exact): Ratio {
  return ratioOf(value, wholeNumber(1));
}

// As text: 2024-02-29 gives 2023-02-29, which lies between the days it must lie between.
function yearBefore(date: CivilDate): CivilDate {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}

/** What the plant makes of its influent; each part only where its values are reported. */
export interface Reduction {
  readonly findings: Pick<PlantFinding, 'influentBod' | 'codReduction' | 'codReduced'>;
  /** COD taken out, t, and the volume it was taken from, 万m³, exact. */
  readonly cod: { readonly tonnes: Exact; readonly treated: Exact } | null;
  readonly problems: readonly Problem[];
}

/** Influent BOD5 and COD taken out of the water, and whether the plant is named for them. */
export function reductionOf(plant: Plant, month: PlantMonth, lines: PlantLines): Reduction {
  const isNamed = plant.kind.value !== INDUSTRIAL && !IDLE.includes(month.state.value);
  const measure = (value: Derived<string>, exact: Exact, line: PlantLine): PlantMeasure => ({
    value,
    unit: lines[line].unit,
    low: isNamed && compareDecimals(exact, lineOf(lines, line)) < 0,
  });
  const [bodIn, codIn, codOut] = [
    counted(month.influent?.[BOD]),
    counted(month.influent?.[COD]),
    counted(month.effluent[COD]),
  ];
  const reduction = codIn && codOut ? reduce(codIn, codOut, month) : null;
  return {
    findings: {
      ...(bodIn && { influentBod: measure(asReported(bodIn, BOD), bodIn.value, 'influentBod') }),
      ...(reduction && {
        codReduction: measure(reduction.concentration, reduction.exact, 'codReduction'),
        ...(reduction.load && { codReduced: reduction.load }),
      }),
    },
    cod: reduction?.cod ?? null,
    problems: fallen(plant, month),
  };
}

/** States in which a plant does not discharge, so that values contradict the state. */
export const IDLE: readonly PlantState[] = ['在建', '停运'];

interface CountedAmount {
  readonly cell: Sourced<Amount>;
  readonly value: Exact;
}

// Below detection counts as half the detection limit, for the concentration and for the load alike.
function counted(cell: Sourced<Amount> | undefined): CountedAmount | null {
  if (cell === undefined || cell.value.kind === 'missing') return null;
  const isBelow = cell.value.kind === 'below';
  const value = parseDecimal(cell.value.kind === 'below' ? cell.value.limit : cell.value.value);
  if (value === null || value.units < 0n) return null;
  return { cell, value: isBelow ? halfOf(value) : value };
}

function asReported({ cell, value }: CountedAmount, item: ItemName): Derived<string> {
  const text = writeExact(value);
  return derived(text, [[cell.source]], INFLUENT_RULE, `进水${item}${text} mg/L`);
}

function reduce(influent: CountedAmount, effluent: CountedAmount, month: PlantMonth) {
  const exact = minus(influent.value, effluent.value);
  const text = writeRatio(ratio(exact), 1);
  const cells = [influent.cell.source, effluent.cell.source];
  const difference = `进水${writeExact(influent.value)}−出水${writeExact(effluent.value)}`;
  const concentration = derived(text, [cells], REDUCTION_RULE, `${COD}${difference}=${text} mg/L`);
  const treated = quantityOf(month.treated);
  if (treated === null) return { exact, concentration };
  // 1万m³ is 10⁷ L, so that 1 mg/L of it is 10⁷ mg, or 0.01 t.
  const tonnes = hundredthOf(times(exact, treated));
  const written = writeRatio(ratio(tonnes), 1);
  return {
    exact,
    concentration,
    cod: { tonnes, treated },
    load: derived(
      written,
      [[...cells, month.treated!.source]],
      REDUCTION_RULE,
      `（${difference}）mg/L×处理水量${month.treated!.value}万m³÷100=${written}t`,
    ),
  };
}

// Water that leaves a plant worse than it came: more likely two columns changed about.
function fallen(plant: Plant, month: PlantMonth): readonly Problem[] {
  const items = Object.keys(month.influent ?? {}).filter((item) => {
    if (item === PH) return false;
    const [into, out] = [month.influent![item]!.value, month.effluent[item]?.value];
    if (into.kind !== 'measured' || out?.kind !== 'measured') return false;
    const [before, after] = [parseDecimal(into.value), parseDecimal(out.value)];
    return before !== null && after !== null && compareDecimals(before, after) < 0;
  });
  return items.length === 0 ? [] : [plantInfluentBelowEffluent(plant, month, items)];
}
