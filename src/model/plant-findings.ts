// What the judge answers about sewage plants, their building projects and the collection of sewage.

import type { Month } from './calendar.ts';
import type { CollectionMonth, Plant, PlantMonth, PlantStage, PlantState, StageRecord } from './records.ts';
import type { Derived, Portion, Source, Sourced } from './source.ts';
import type { ItemName } from './water.ts';

export interface PlantExceedance {
  readonly item: ItemName;
  readonly multiple?: string;
  readonly value: string;
  readonly limit: string;
  readonly unit: string;
  readonly sources: readonly Source[];
  /** The plant standard the limit stands in; local standards are data too. */
  readonly standard?: string;
  readonly clause: string;
  /** What the limit rests on where the data does not say, e.g. an assumed water temperature. */
  readonly note?: string;
}

/** A figure of a plant measured against a line of the standards' data. */
export interface PlantMeasure {
  readonly value: Derived<string>;
  readonly unit: string;
  /** Whether the plant is named for it: the exact value lies below the line. */
  readonly low: boolean;
}

export interface PlantFinding {
  readonly plant: Plant;
  readonly month?: PlantMonth;
  readonly state?: PlantState;
  /** Name of the standard the plant's grade stands in; absent when the grade is unknown. */
  readonly standard?: string;
  /** 运行负荷率 = treated ÷ (capacity × days), percent with one decimal. */
  readonly loadRate?: Derived<string>;
  /** Judged on the exact rate: over 100 %, or under 60 % while in operation and in use for a year. */
  readonly load?: 'over' | 'under';
  /** Why `load` may not hold: it is not known since when the plant is in use. */
  readonly loadNote?: string;
  /** `not-discharging` for plants not in a state that discharges; `unknown` without effluent data. */
  readonly compliance: 'met' | 'exceeded' | 'not-discharging' | 'unknown';
  readonly exceeded: readonly PlantExceedance[];
  /** Core items (化学需氧量, 氨氮, 总氮, 总磷) that its grade limits and its table does not report. */
  readonly unreported?: readonly ItemName[];
  /** Chinese remarks on the judgement: a limit assumed for want of data, an item that could not be judged. */
  readonly notes?: readonly string[];
  /** Influent BOD5, mg/L, as reported. */
  readonly influentBod?: PlantMeasure;
  /** COD taken out of each litre: influent − effluent, mg/L with one decimal; negative when it grew. */
  readonly codReduction?: PlantMeasure;
  /** COD taken out in the month: (influent − effluent) × treated ÷ 100, t with one decimal. */
  readonly codReduced?: Derived<string>;
  /** Days by which a planned completion has slipped at the cut-off date. */
  readonly slipDays?: number;
}

/** Plants that a meeting names for one reason, in the order of the register. */
export interface PlantList {
  readonly count: Derived<number>;
  readonly plants: readonly PlantFinding[];
}

/** The city's plants in figures. Sums come from the exact values, not from printed ones. */
export interface PlantSummary {
  /** 座数 and 设计能力 (万m³/d) of the register. */
  readonly count: Derived<number>;
  readonly capacity: Derived<string>;
  /** 处理水量 of the month, 万m³, and 平均负荷率 = Σ treated ÷ Σ (capacity × days), percent. */
  readonly treated?: Derived<string>;
  readonly averageLoad?: Derived<string>;
  /** 累计处理水量 of the year up to the period, 万m³, where more months than the period are given. */
  readonly treatedThisYear?: Derived<string>;
  /** Months that `treatedThisYear` covers. */
  readonly monthsThisYear?: readonly Month[];
  /** 削减COD总量 of the month, t, and 平均削减COD浓度 weighted by volume, mg/L. */
  readonly codReduced?: Derived<string>;
  readonly averageCodReduction?: Derived<string>;
  /** 达标率: plants that keep their limits, of those tested. */
  readonly met: Portion;
  /** Plants whose online monitor is connected, of those that must be and say so. */
  readonly connected: Portion;
  readonly overLimit: PlantList;
  readonly underloaded: PlantList;
  readonly overloaded: PlantList;
  readonly notConnected: PlantList;
  readonly lowInfluentBod: PlantList;
  readonly lowCodReduction: PlantList;
  /** Planned completion of the running table passed; projects with stages are in `PlantProject`. */
  readonly late: PlantList;
}

/** One county's 生活污水集中收集率 of the month. */
export interface CountyCollection {
  readonly record: CollectionMonth;
  /** BOD5 produced, t: as reported, or people × g a head and day × days. */
  readonly produced?: Derived<string>;
  /** Collected ÷ produced, percent with one decimal. */
  readonly rate?: Derived<string>;
  /** Whether the exact rate lies below the line; absent without a rate. */
  readonly low?: boolean;
}

export interface CollectionFinding {
  readonly counties: readonly CountyCollection[];
  /** Σ collected ÷ Σ produced over the counties that have a rate. */
  readonly city?: Derived<string>;
  readonly low: Derived<number>;
}

/** One stage at the cut-off date. */
export interface StageFinding {
  readonly record: StageRecord;
  /** `late`: done after its planned day; `overdue`: not done and the planned day has passed. */
  readonly state: 'done' | 'late' | 'overdue' | 'ahead';
  /** Days of delay; 0 for `done` and `ahead`. */
  readonly days: Derived<number>;
}

/** One building or upgrading project of a plant (工程节点). */
export interface PlantProject {
  readonly plant: Sourced<string>;
  readonly project: Sourced<string>;
  /** The plant's county, where the register has the plant. */
  readonly county?: Sourced<string>;
  /** In the order in which they are passed. */
  readonly stages: readonly StageFinding[];
  /** The last stage done; absent before the first. */
  readonly current?: PlantStage;
  /** The stage that comes next; absent when the last one listed is done. */
  readonly next?: StageFinding;
  /** Days by which the next stage has slipped against its plan; absent when nothing is left or late. */
  readonly slip?: Derived<number>;
}

export interface PlantProjects {
  readonly projects: readonly PlantProject[];
  /** Projects whose next stage has slipped. */
  readonly late: Derived<number>;
}
