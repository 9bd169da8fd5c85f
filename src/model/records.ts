// Validated records: what the spreadsheets say once every cell has been understood.

import type { Acknowledgement } from './acknowledgement.ts';
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
  /** The basin it counts for (流域), where the register says. */
  readonly basin?: Sourced<string>;
  /** Place among the sections of its water in flow order (流向序号), upstream first; a decimal string. */
  readonly flowOrder?: Sourced<string>;
  /** Names of extra sets of limits it must keep (附加标准), keys of the standards' extra limits. */
  readonly extraStandards?: readonly Sourced<string>[];
  /** First month in which it is monitored (启用月份). */
  readonly since?: Sourced<Month>;
  /** First month in which it no longer is (停用月份). */
  readonly retired?: Sourced<Month>;
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
  /** Day on which it began to run (投运日期). */
  readonly inUseSince?: Sourced<CivilDate>;
  /** Date of EIA approval; decides the total-phosphorus limit (GB 18918-2002 §4.5). */
  readonly approved?: Sourced<CivilDate>;
}

export type OnlineState = '已联网' | '未联网' | '不要求';

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
  /** Influent, mg/L. */
  readonly influent?: Readonly<Record<ItemName, Sourced<Amount>>>;
  /** Whether its online monitor is connected to the environment office (在线监测联网). */
  readonly online?: Sourced<OnlineState>;
  /** Planned completion of construction or upgrade. */
  readonly plannedCompletion?: Sourced<CivilDate>;
  readonly remark?: Sourced<string>;
}

/** The stages of building or upgrading a plant, in the order in which they are passed. */
export const PLANT_STAGES = [
  '立项',
  '初步设计',
  '开工',
  '主体完工',
  '设备安装',
  '通水调试',
  '验收',
  '投入运行',
] as const;
export type PlantStage = (typeof PLANT_STAGES)[number];

/** One stage of one plant's building or upgrading project (工程节点). */
export interface StageRecord {
  readonly plant: Sourced<string>;
  /** Name of the project, e.g. 二期扩容工程. */
  readonly project: Sourced<string>;
  readonly stage: Sourced<PlantStage>;
  readonly planned: Sourced<CivilDate>;
  readonly actual?: Sourced<CivilDate>;
}

/** One county's collection of domestic sewage in one month (生活污水集中收集率). */
export interface CollectionMonth {
  readonly county: Sourced<string>;
  readonly month: Month;
  /** BOD5 collected, t in the month. */
  readonly collected: Sourced<string>;
  /** BOD5 produced, t in the month; where absent, from the population. */
  readonly produced?: Sourced<string>;
  /** People served, 万人. */
  readonly population?: Sourced<string>;
}

export type OutfallState = '未启动' | '整治中' | '已完成' | '已销号';

/** An outfall into a river or lake (入河排污口). */
export interface Outfall {
  readonly id: Sourced<string>;
  readonly name: Sourced<string>;
  readonly county: Sourced<string>;
  readonly water: Sourced<string>;
  /** 工业排污口, 城镇污水处理厂排污口, 农业排口, 其他排口 … */
  readonly kind: Sourced<string>;
  /** 依法取缔, 清理合并, 规范整治. */
  readonly treatment: Sourced<string>;
  readonly state: Sourced<OutfallState>;
  readonly deadline?: Sourced<Deadline>;
  readonly completed?: Sourced<CivilDate>;
}

/** A project of sewers or of parting rain from sewage (雨污分流与管网). */
export interface NetworkProject {
  readonly name: Sourced<string>;
  readonly county: Sourced<string>;
  /** 雨污分流改造, 新建污水管网, 老旧管网修复 … */
  readonly kind: Sourced<string>;
  /** km. */
  readonly planned: Sourced<string>;
  readonly done: Sourced<string>;
  readonly deadline?: Sourced<Deadline>;
  readonly department?: Sourced<string>;
}

/** Money of a project (项目资金), 万元. */
export interface Fund {
  readonly project: Sourced<string>;
  readonly county: Sourced<string>;
  /** 中央资金, 省级资金, 专项债券 … */
  readonly origin: Sourced<string>;
  readonly planned: Sourced<string>;
  readonly received: Sourced<string>;
  readonly spent: Sourced<string>;
}

/** A duty of a department (部门职责) and how far it has come. */
export interface Duty {
  readonly department: Sourced<string>;
  readonly matter: Sourced<string>;
  readonly unit?: Sourced<string>;
  readonly target?: Sourced<string>;
  readonly done?: Sourced<string>;
  readonly deadline?: Sourced<Deadline>;
  readonly progress?: Sourced<string>;
}

/** A deadline as written, with its precision kept. */
export type Deadline =
  /** A date, or the last day of the month, quarter or year that was named. */
  | {
      readonly kind: 'due';
      readonly date: CivilDate;
      readonly precision: 'day' | 'month' | 'quarter' | 'year';
    }
  /** 交办后N个工作日内: counted from the day of assignment by the calendar of holidays. */
  | { readonly kind: 'working-days'; readonly days: number }
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
  /** Day of the meeting before (上次会议日期); what was assigned by then and is still open is carried over. */
  readonly previousMeeting?: Sourced<CivilDate>;
  /** A remark on the data, e.g. that it is provisional. */
  readonly dataRemark?: Sourced<string>;
  /** 发文字号 of the month's document. */
  readonly documentNumber?: Sourced<string>;
  /** 份号. */
  readonly copyNumber?: Sourced<string>;
  /** 印发日期; that of the meeting where absent. */
  readonly printed?: Sourced<CivilDate>;
  /** Warnings that somebody answers for (确认). */
  readonly acknowledgements?: readonly Acknowledgement[];
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
  readonly stages: readonly StageRecord[];
  readonly collections: readonly CollectionMonth[];
  readonly outfalls: readonly Outfall[];
  readonly networks: readonly NetworkProject[];
  readonly funds: readonly Fund[];
  readonly duties: readonly Duty[];
  readonly tasks: readonly Task[];
  readonly recipients: readonly Recipient[];
}
