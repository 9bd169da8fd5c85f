// What may be wrong with sewage plants, worded in one place.

import type { CivilDate, Month } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type { CollectionMonth, Plant, PlantMonth, StageRecord } from '../../model/records.ts';
import type { Place, Sourced } from '../../model/source.ts';
import type { PlantLimit } from '../../model/standard.ts';
import type { Amount, ItemName } from '../../model/water.ts';
import { placeOf } from '../classes/problems.ts';

export function plantWithoutMonth(plant: Plant, period: Month): Problem {
  return {
    code: 'PLANT_WITHOUT_MONTH',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”${period}没有运行数据，无法判断是否达标`,
    place: placeOf(plant.name.source),
    hint: '在污水处理厂运行表中补充该厂当月一行；未运行的也要填写运行状态，如“停运”',
  };
}

export function plantWithoutEffluent(plant: Plant, month: PlantMonth): Problem {
  return {
    code: 'PLANT_WITHOUT_EFFLUENT',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”${month.month}运行状态为“${month.state.value}”，但没有可用的出水监测值，无法判断是否达标`,
    place: placeOf(month.plant.source),
    hint: '补报出水浓度；当月没有出水的，核对运行状态，或把处理水量填为0',
  };
}

export function plantItemUnjudged(
  plant: Plant,
  { item, standard, clause }: PlantLimit,
  reading: Sourced<Amount>,
  reason: string,
): Problem {
  return {
    code: 'PLANT_ITEM_UNJUDGED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”的出水${item}未参加达标判断（${reason}），结论只依据其余项目`,
    place: placeOf(reading.source),
    rule: `${standard} ${clause}`,
    hint: `补报或核对出水${item}；没有检出的写成“检出限L”，如 0.05L，检出限应低于排放限值`,
  };
}

export function plantGradeUnknown(plant: Plant): Problem {
  return {
    code: 'PLANT_GRADE_UNKNOWN',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”的执行标准“${plant.grade.value}”在标准数据中没有限值，无法判断是否达标`,
    place: placeOf(plant.grade.source),
    hint: '改为有限值的级别；限值文件少了行的，从本工具的 data/standards 文件夹复制回来；执行地方标准的，在该文件夹中增加地方标准的限值文件',
  };
}

export function plantOverloaded(plant: Plant, month: PlantMonth, percent: string, line: string): Problem {
  const treated = month.treated!;
  return {
    code: 'PLANT_OVERLOADED',
    severity: 'warning',
    mustAcknowledge: true,
    message:
      `污水处理厂“${plant.name.value}”${month.month}处理水量${treated.value}万m³，` +
      `设计规模${plant.capacity.value}万m³/d，运行负荷率${percent}%，高于${line}%`,
    place: placeOf(treated.source),
    hint: '核对处理水量是否为全月合计、单位是否为万m³，以及设计规模是否为万m³/d',
  };
}

export function plantStateContradicted(plant: Plant, month: PlantMonth): Problem {
  return {
    code: 'PLANT_STATE_CONTRADICTED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”${month.month}运行状态为“${month.state.value}”，却有出水监测值`,
    place: placeOf(month.state.source),
    hint: '核对运行状态；当月确有出水的，应为“运行”或“调试进水”',
  };
}

/** `plants`: how many of the table were judged without the items. */
export function plantTableLacksItems(place: Place, items: readonly ItemName[], plants: number): Problem {
  const names = items.join('、');
  return {
    code: 'PLANT_TABLE_LACKS_ITEMS',
    severity: 'warning',
    message: `污水处理厂运行表没有出水${names}的监测值，${plants}座污水处理厂仅按所报项目判定是否达标`,
    place,
    hint: `补报出水${names}；确实没有监测的，引用达标结论时说明仅按所报项目判定`,
  };
}

export function plantInfluentBelowEffluent(
  plant: Plant,
  { influent, effluent }: PlantMonth,
  items: readonly ItemName[],
): Problem {
  const written = (amounts: PlantMonth['effluent'], item: ItemName) => amounts[item]!.source.text;
  const pairs = items.map(
    (item) => `${item}（进水${written(influent!, item)}，出水${written(effluent, item)}）`,
  );
  return {
    code: 'PLANT_INFLUENT_BELOW_EFFLUENT',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${plant.name.value}”的进水浓度低于出水浓度：${pairs.join('、')}`,
    place: placeOf(influent![items[0]!]!.source),
    hint: '核对进水、出水两列是否填反，数值是否填错行',
  };
}

export function collectionUnjudged({ county, month }: CollectionMonth): Problem {
  return {
    code: 'COLLECTION_UNJUDGED',
    severity: 'warning',
    message: `“${county.value}”${month}没有污染物产生量，也没有服务人口，无法计算生活污水集中收集率`,
    place: placeOf(county.source),
    hint: '补填产生量或服务人口（万人），两者填一个即可，数值应大于0',
  };
}

export function collectionOverAll({ county, collected, month }: CollectionMonth, rate: string): Problem {
  return {
    code: 'COLLECTION_OVER_ALL',
    severity: 'warning',
    mustAcknowledge: true,
    message: `“${county.value}”${month}生活污水集中收集率${rate}%，收集量高于产生量`,
    place: placeOf(collected.source),
    hint: '核对收集量、产生量是否都以吨计、是否都是当月合计，服务人口是否以万人计',
  };
}

export function stageAfterCutoff(record: StageRecord, cutoff: CivilDate): Problem {
  const actual = record.actual!;
  return {
    code: 'STAGE_AFTER_CUTOFF',
    severity: 'error',
    message: `${nameOf(record)}“${record.stage.value}”的实际完成时间${actual.value}晚于数据截止日期${cutoff}`,
    place: placeOf(actual.source),
    hint: '核对实际完成时间；截止日期时尚未完成的，清空该日期',
  };
}

export function stageSkipped(record: StageRecord, later: StageRecord): Problem {
  return {
    code: 'STAGE_SKIPPED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `${nameOf(record)}后面的“${later.stage.value}”已经完成，“${record.stage.value}”却没有实际完成时间`,
    place: placeOf(record.stage.source),
    hint: '补填该节点的实际完成时间；工程没有这个节点的，删去该行',
  };
}

export function stageOrderContradicted(record: StageRecord, later: StageRecord): Problem {
  return {
    code: 'STAGE_ORDER_CONTRADICTED',
    severity: 'warning',
    mustAcknowledge: true,
    message:
      `${nameOf(record)}“${record.stage.value}”的实际完成时间${record.actual!.value}` +
      `晚于后面的“${later.stage.value}”（${later.actual!.value}）`,
    place: placeOf(record.actual!.source),
    hint: '核对两个节点的实际完成时间，常见的是年份写错',
  };
}

export function stagePlanOrder(record: StageRecord, later: StageRecord): Problem {
  return {
    code: 'STAGE_PLAN_ORDER',
    severity: 'warning',
    mustAcknowledge: true,
    message:
      `${nameOf(record)}“${record.stage.value}”的计划完成时间${record.planned.value}` +
      `晚于后面的“${later.stage.value}”（${later.planned.value}）`,
    place: placeOf(record.planned.source),
    hint: '核对两个节点的计划完成时间',
  };
}

export function stageStateContradicted(month: PlantMonth, stages: string): Problem {
  return {
    code: 'STAGE_STATE_CONTRADICTED',
    severity: 'warning',
    mustAcknowledge: true,
    message: `污水处理厂“${month.plant.value}”${month.month}运行状态为“${month.state.value}”，工程节点表中${stages}`,
    place: placeOf(month.state.source),
    hint: '核对运行状态和工程节点；原有设施一直在运行的，在污水处理厂名录中填写投运日期，或把运行状态改为“提标改造”“扩容”',
  };
}

function nameOf({ plant, project }: StageRecord): string {
  return `污水处理厂“${plant.value}”的“${project.value}”：`;
}
