// Everything the judge may find wrong, worded in one place.

import type { CivilDate, Month } from '../model/calendar.ts';
import type { ClassVerdict } from '../model/findings.ts';
import type { Problem } from '../model/problem.ts';
import type { Plant, PlantMonth, Reading, Section, Task } from '../model/records.ts';
import type { Place, Source, Sourced } from '../model/source.ts';
import { type Amount, classNumeral, type ItemName, type WaterClass } from '../model/water.ts';

const SURFACE_WATER = 'GB 3838-2002 表1';
const METHOD = '环办〔2011〕22号';
const PLANT = 'GB 18918-2002 表1';

export function classInconsistent(
  reading: Reading,
  stated: Sourced<WaterClass>,
  verdict: ClassVerdict & { readonly waterClass: WaterClass },
): Problem {
  const when = reading.day?.value ?? reading.month;
  return {
    code: 'CLASS_INCONSISTENT',
    severity: 'warning',
    message:
      `断面“${reading.section.value}”${when}填报的水质类别是${classNumeral(stated.value)}类，` +
      `按监测值判定为${classNumeral(verdict.waterClass)}类：${verdict.statement}`,
    place: placeOf(stated.source),
    rule: SURFACE_WATER,
    hint: '核对监测值、水体类型（河流或湖库）和填报的类别，改正有误的一处；报告采用按监测值判定的类别',
  };
}

export function sectionWithoutReading(section: Section, period: Month): Problem {
  return {
    code: 'SECTION_WITHOUT_READING',
    severity: 'warning',
    message: `断面“${section.name.value}”${period}没有监测数据，本月不评价类别`,
    place: placeOf(section.name.source),
    hint: '补报该断面当月数据；确未监测的，在断面水质表中保留该断面一行，监测值处写明原因，如“断流”',
  };
}

export function sectionWithoutClass(
  section: Section,
  reading: Reading,
  verdict: ClassVerdict,
  stated: Sourced<WaterClass> | undefined,
): Problem {
  const remark = stated === undefined ? '' : `（填报类别为${classNumeral(stated.value)}类，未采用）`;
  return {
    code: 'SECTION_WITHOUT_CLASS',
    severity: 'warning',
    message: `断面“${section.name.value}”${reading.month}没有水质类别${remark}：${verdict.statement}`,
    place: placeOf(reading.section.source),
    rule: METHOD,
    hint:
      verdict.items.length === 0
        ? '原因属实的无需处理，文中会注明并且不计入比例；其实有监测值的，补报后重新生成'
        : '补齐所缺项目的监测值；确实没有的，可在 jianbao.yaml 的“评价”中把“缺项”设为“照常评价”',
  };
}

export function plantWithoutMonth(plant: Plant, period: Month): Problem {
  return {
    code: 'PLANT_WITHOUT_MONTH',
    severity: 'warning',
    message: `污水处理厂“${plant.name.value}”${period}没有运行数据，无法判断是否达标`,
    place: placeOf(plant.name.source),
    hint: '在污水处理厂运行表中补充该厂当月一行；未运行的也要填写运行状态，如“停运”',
  };
}

export function plantWithoutEffluent(plant: Plant, month: PlantMonth): Problem {
  return {
    code: 'PLANT_WITHOUT_EFFLUENT',
    severity: 'warning',
    message: `污水处理厂“${plant.name.value}”${month.month}运行状态为“${month.state.value}”，但没有可用的出水监测值，无法判断是否达标`,
    place: placeOf(month.plant.source),
    hint: '补报出水浓度；当月没有出水的，核对运行状态，或把处理水量填为0',
  };
}

export function plantItemUnjudged(
  plant: Plant,
  item: ItemName,
  reading: Sourced<Amount>,
  reason: string,
): Problem {
  return {
    code: 'PLANT_ITEM_UNJUDGED',
    severity: 'warning',
    message: `污水处理厂“${plant.name.value}”的出水${item}未参加达标判断（${reason}），结论只依据其余项目`,
    place: placeOf(reading.source),
    rule: PLANT,
    hint: `补报或核对出水${item}；没有检出的写成“检出限L”，如 0.05L，检出限应低于排放限值`,
  };
}

export function plantGradeUnknown(plant: Plant): Problem {
  return {
    code: 'PLANT_GRADE_UNKNOWN',
    severity: 'warning',
    message: `污水处理厂“${plant.name.value}”的执行标准“${plant.grade.value}”在标准数据中没有限值，无法判断是否达标`,
    place: placeOf(plant.grade.source),
    hint: '改为有限值的级别；限值文件 data/standards/GB18918-2002.csv 少了行的，从本工具的 data/standards 文件夹复制回来',
  };
}

export function plantOverloaded(plant: Plant, month: PlantMonth, percent: string): Problem {
  const treated = month.treated!;
  return {
    code: 'PLANT_OVERLOADED',
    severity: 'warning',
    message:
      `污水处理厂“${plant.name.value}”${month.month}处理水量${treated.value}万m³，` +
      `设计规模${plant.capacity.value}万m³/d，运行负荷率${percent}%，高于120%`,
    place: placeOf(treated.source),
    hint: '核对处理水量是否为全月合计、单位是否为万m³，以及设计规模是否为万m³/d',
  };
}

export function plantStateContradicted(plant: Plant, month: PlantMonth): Problem {
  return {
    code: 'PLANT_STATE_CONTRADICTED',
    severity: 'warning',
    message: `污水处理厂“${plant.name.value}”${month.month}运行状态为“${month.state.value}”，却有出水监测值`,
    place: placeOf(month.state.source),
    hint: '核对运行状态；当月确有出水的，应为“运行”或“调试进水”',
  };
}

export function taskWithoutCompletion(task: Task): Problem {
  return {
    code: 'TASK_WITHOUT_COMPLETION',
    severity: 'warning',
    message: `整改任务“${task.id.value}”${task.state.value}，但没有完成日期，无法判断是否按期`,
    place: placeOf(task.state.source),
    hint: '补填完成日期；尚未完成的，把销号状态改为“未完成”',
  };
}

export function taskCompletedEarly(
  task: Task,
  assigned: Sourced<CivilDate>,
  completed: Sourced<CivilDate>,
): Problem {
  return {
    code: 'TASK_COMPLETED_BEFORE_ASSIGNED',
    severity: 'warning',
    message: `整改任务“${task.id.value}”的完成日期${completed.value}早于交办日期${assigned.value}`,
    place: placeOf(completed.source),
    hint: '核对两个日期，常见的是年份写错',
  };
}

export function taskCompletedAfterCutoff(
  task: Task,
  completed: Sourced<CivilDate>,
  cutoff: CivilDate,
): Problem {
  return {
    code: 'TASK_COMPLETED_AFTER_CUTOFF',
    severity: 'error',
    message: `整改任务“${task.id.value}”的完成日期${completed.value}晚于数据截止日期${cutoff}`,
    place: placeOf(completed.source),
    hint: '核对完成日期；日期无误的，把 meeting.yaml 的数据截止日期改到该日或以后，或在截止日期时仍记为“未完成”',
  };
}

export function taskOpenButCompleted(task: Task, completed: Sourced<CivilDate>): Problem {
  return {
    code: 'TASK_OPEN_BUT_COMPLETED',
    severity: 'warning',
    message: `整改任务“${task.id.value}”的销号状态是“未完成”，却填了完成日期${completed.value}；按未完成统计`,
    place: placeOf(completed.source),
    hint: '已经完成的，把销号状态改为“已完成”；没有完成的，清空完成日期',
  };
}

function placeOf({ text: _, ...place }: Source): Place {
  return place;
}
