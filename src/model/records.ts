// Validated records: what the spreadsheets say once every cell has been understood.

import type { CivilDate, Month } from './calendar.ts';
import type { Sourced } from './source.ts';
import type { Amount, ControlLevel, ItemName, WaterBody, WaterClass } from './water.ts';

export interface County {
  /** GB/T 2260 code or the code of a park. */
  readonly code: Sourced<string>;
  readonly name: Sourced<string>;
  readonly kind: Sourced<CountyKind>;
}

export type CountyKind = '市辖区' | '县' | '县级市' | '开发区';

/** A monitored section (断面) or lake point (点位). */
export interface Section {
  readonly code?: Sourced<string>;
  readonly name: Sourced<string>;
  /** The river, lake or reservoir it lies on. */
  readonly water: Sourced<string>;
  readonly waterBody: Sourced<WaterBody>;
  readonly control: Sourced<ControlLevel>;
  /** Name of the responsible county. */
  readonly county: Sourced<string>;
  readonly targetClass: Sourced<WaterClass>;
}

/** One sample or monthly value of one section. */
export interface Reading {
  readonly section: Sourced<string>;
  readonly month: Month;
  /** Sampling day, where the file gives one. */
  readonly day?: Sourced<CivilDate>;
  /** `monthly`: the month's assessment; `synchronous`: 同步采样加密监测. */
  readonly scheme: 'monthly' | 'synchronous';
  readonly amounts: Readonly<Record<ItemName, Sourced<Amount>>>;
  /** A class stated in the file, checked against the computed one. */
  readonly statedClass?: Sourced<WaterClass>;
}

export type PlantKind = '城镇' | '工业园区' | '乡镇';
export type PlantState = '运行' | '提标改造' | '扩容' | '在建' | '调试进水' | '停运' | '移交中';

/** A sewage treatment plant (污水处理厂) of the register. */
export interface Plant {
  readonly name: Sourced<string>;
  readonly county: Sourced<string>;
  readonly kind: Sourced<PlantKind>;
  /** Design capacity, 万m³/d. */
  readonly capacity: Sourced<string>;
  /** Name of the grade it must meet, a key of the plant standards, e.g. `一级A`. */
  readonly grade: Sourced<string>;
  /** Date of EIA approval; decides the total-phosphorus limit (GB 18918-2002 §4.5). */
  readonly approved?: Sourced<CivilDate>;
}

/** One month of one plant. */
export interface PlantMonth {
  readonly plant: Sourced<string>;
  readonly month: Month;
  readonly state: Sourced<PlantState>;
  /** Water treated in the month, 万m³. */
  readonly treated?: Sourced<string>;
  /** Water temperature, ℃; decides the ammonia limit (GB 18918-2002 table 1 note ②). */
  readonly temperature?: Sourced<string>;
  /** Effluent, mg/L. */
  readonly effluent: Readonly<Record<ItemName, Sourced<Amount>>>;
  /** Planned completion of construction or upgrade. */
  readonly plannedCompletion?: Sourced<CivilDate>;
  readonly remark?: Sourced<string>;
}

/** A deadline as written, with its precision kept. */
export type Deadline =
  /** A date, or the last day of the month, quarter or year that was named. */
  | {
      readonly kind: 'due';
      readonly date: CivilDate;
      readonly precision: 'day' | 'month' | 'quarter' | 'year';
    }
  /** 立行立改. Carries no date and is never overdue. */
  | { readonly kind: 'immediate' }
  /** 长期坚持. Carries no date and is never overdue. */
  | { readonly kind: 'standing' };

export type ClosureState = '未完成' | '已完成' | '已销号';

/** One line of the rectification ledger (整改台账). */
export interface Task {
  readonly id: Sourced<string>;
  /** Where the problem came from: 督察, 通报, 巡查, 交办 … */
  readonly origin: Sourced<string>;
  readonly assigned?: Sourced<CivilDate>;
  /** The section or facility concerned. */
  readonly subject: Sourced<string>;
  readonly description: Sourced<string>;
  readonly measure: Sourced<string>;
  readonly county: Sourced<string>;
  /** The department in charge (责任部门). */
  readonly department: Sourced<string>;
  readonly owner: Sourced<string>;
  readonly deadline: Sourced<Deadline>;
  readonly progress?: Sourced<string>;
  readonly completed?: Sourced<CivilDate>;
  readonly state: Sourced<ClosureState>;
}

export interface Recipient {
  readonly county: Sourced<string>;
  readonly name: Sourced<string>;
  readonly post: Sourced<string>;
  readonly email: Sourced<string>;
}

/** The month's order sheet, `meeting.yaml`. */
export interface Meeting {
  readonly period: Sourced<Month>;
  readonly title: Sourced<string>;
  readonly date: Sourced<CivilDate>;
  readonly place?: Sourced<string>;
  /** 数据截止日期: what "overdue" and "days left" are compared with. */
  readonly cutoff: Sourced<CivilDate>;
  /** A remark on the data, e.g. that it is provisional. */
  readonly dataRemark?: Sourced<string>;
}

/** Everything read for one month. */
export interface Records {
  readonly meeting: Meeting;
  readonly counties: readonly County[];
  readonly sections: readonly Section[];
  /** Readings of this month and of earlier ones. */
  readonly readings: readonly Reading[];
  readonly plants: readonly Plant[];
  readonly plantMonths: readonly PlantMonth[];
  readonly tasks: readonly Task[];
  readonly recipients: readonly Recipient[];
}
