// What the judge may find wrong with sections and readings, worded in one place.

import type { Month } from '../../model/calendar.ts';
import { MISSING_REASONS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Reading, Section } from '../../model/records.ts';
import type { Place, Source, Sourced } from '../../model/source.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';

const SURFACE_WATER = 'GB 3838-2002 表1';
const METHOD = '环办〔2011〕22号';

export function classInconsistent(
  reading: Reading,
  stated: Sourced<WaterClass>,
  verdict: ClassVerdict & { readonly waterClass: WaterClass },
): Problem {
  const when = reading.day?.value ?? reading.month;
  return {
    code: 'CLASS_INCONSISTENT',
    severity: 'warning',
    mustAcknowledge: true,
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
    mustAcknowledge: true,
    message: `断面“${section.name.value}”${period}没有监测数据，本月不评价类别`,
    place: placeOf(section.name.source),
    hint: '补报该断面当月数据；确未监测的，在断面水质表中保留该断面一行，监测值处写明原因，如“断流”',
  };
}

export function readingOutsideService({ name, since, retired }: Section, reading: Reading): Problem {
  const service = retired && reading.month >= retired.value ? retired : since!;
  const words = service === retired ? `自${retired.value}起停用` : `自${service.value}起启用`;
  return {
    code: 'READING_OUTSIDE_SERVICE',
    severity: 'warning',
    mustAcknowledge: true,
    message: `断面“${name.value}”在断面名录中${words}，${reading.month}却有监测数据，这些数据没有采用`,
    place: placeOf(reading.section.source),
    hint: '核对断面名录的“启用月份”“停用月份”；登记有误的改正名录，数据有误的删去该行',
  };
}

export function extraStandardUnknown(
  section: Section,
  name: Sourced<string>,
  known: readonly string[],
): Problem {
  return {
    code: 'EXTRA_STANDARD_UNKNOWN',
    severity: 'warning',
    mustAcknowledge: true,
    message: `断面“${section.name.value}”的附加标准“${name.value}”没有限值，未按它评价`,
    place: placeOf(name.source),
    hint: `改为已有的附加标准：${known.join('、')}；或把它的限值写入 data/standards 文件夹的限值表`,
  };
}

export function sectionWithoutClass(
  section: Section,
  reading: Reading,
  verdict: ClassVerdict,
  stated: Sourced<WaterClass> | undefined,
): Problem {
  // A reason written in the cells is an answer already.
  const isUnexplained = verdict.missing.some(({ reason }) => !MISSING_REASONS.includes(reason));
  const remark = stated === undefined ? '' : `（填报类别为${classNumeral(stated.value)}类，未采用）`;
  return {
    code: 'SECTION_WITHOUT_CLASS',
    severity: 'warning',
    ...(isUnexplained && { mustAcknowledge: true }),
    message: `断面“${section.name.value}”${reading.month}没有水质类别${remark}：${verdict.statement}`,
    place: placeOf(reading.section.source),
    rule: METHOD,
    hint:
      verdict.items.length === 0
        ? '原因属实的无需处理，文中会注明并且不计入比例；其实有监测值的，补报后重新生成'
        : '补齐所缺项目的监测值；确实没有的，可在 jianbao.yaml 的“评价”中把“缺项”设为“照常评价”',
  };
}

/** The place of a cell, without what stands there. */
export function placeOf({ text: _, ...place }: Source): Place {
  return place;
}
