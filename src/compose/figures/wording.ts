// Findings → the figures and phrases that tables, charts and prose share, so that one fact is always
// written one way.

import { writeDate } from '../../model/calendar.ts';
import type { Figure } from '../../model/document.ts';
import type { SectionFinding } from '../../model/findings.ts';
import type { PlantExceedance, PlantFinding } from '../../model/plant-findings.ts';
import type { Deadline } from '../../model/records.ts';
import type { Rule, Source } from '../../model/source.ts';
import type { ClassLimits, Limit } from '../../model/standard.ts';
import type { TaskFinding } from '../../model/task-findings.ts';
import type { ClassChange, ClassVerdict, Exceedance, ItemVerdict } from '../../model/verdicts.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';
import type { Content } from './content.ts';
import { classFigure, figure } from './figures.ts';

/** The class of a verdict that has one. */
export function verdictFigure(verdict: ClassVerdict & { readonly waterClass: WaterClass }): Figure {
  return classFigure(verdict.waterClass, verdict.sources, classRule(verdict));
}

export function hasClass(
  verdict: ClassVerdict | undefined,
): verdict is ClassVerdict & { readonly waterClass: WaterClass } {
  return verdict !== undefined && verdict.waterClass !== null;
}

function classRule(verdict: ClassVerdict): Rule {
  return { standard: 'GB 3838-2002', clause: '表1', statement: verdict.statement };
}

/** Sections that miss their target, county by county in the order of the county register. */
export function failingSectionsByCounty({ findings, records }: Content): readonly SectionFinding[][] {
  const failing = findings.sections.filter(({ meetsTarget }) => meetsTarget === false);
  const registered = records.counties.map(({ name }) => name.value);
  const named = failing.map(({ section }) => section.county.value);
  return [...new Set([...registered, ...named])]
    .map((county) => failing.filter(({ section }) => section.county.value === county))
    .filter((members) => members.length > 0);
}

/** The limit of a target class; 劣Ⅴ as a target has that of Ⅴ. */
export function targetLimit({ limits }: ClassLimits, target: WaterClass): Limit {
  return limits[Math.min(target, 5) - 1]!;
}

/** The cells by which a section meets its target or not: the rows judged and the target. */
export function judgedRows({ section, current }: SectionFinding): readonly Source[] {
  return [...(current?.rows ?? []), section.targetClass.source];
}

/** Why a section has no class: the reasons of its missing items, or that nothing was reported. */
export function noClassFigure(finding: SectionFinding): Figure {
  const verdict = finding.current;
  if (verdict === undefined) return figure('未报送', '未报送', [finding.section.name.source]);
  const reasons = [...new Set(verdict.missing.map(({ reason }) => reason))];
  const items = verdict.missing.map(({ item }) => item);
  // One reason for everything is the section's; otherwise the items that lack are named, few enough for a cell.
  const isWhole = verdict.items.length === 0 && reasons.length === 1 && reasons[0] !== '';
  const text = isWhole ? reasons[0]! : items.length <= 2 ? `缺${items.join('、')}` : '缺项';
  return figure(text, text, verdict.sources, classRule(verdict));
}

/** An exceeded item with its multiple, e.g. `氨氮（0.3）`; pH and 溶解氧 stand without one. */
export function exceedanceFigure(exceedance: Exceedance, base: WaterClass): Figure {
  const { item, multiple, compared, limit, unit } = exceedance;
  const against = `${classNumeral(base)}类限值${limit}${spaced(unit)}`;
  const statement = multiple
    ? `${item}${compared}${spaced(unit)}，超过${against}：（${compared}−${limit}）÷${limit}＝${multiple}倍`
    : `${item}${compared}${spaced(unit)}，不符合${against}`;
  return figure(multiple ?? item, multiple ? `${item}（${multiple}）` : item, exceedance.sources, {
    standard: 'GB 3838-2002',
    clause: '5.1',
    statement,
  });
}

/** An item that never decides the class, with its own: `总氮（Ⅴ类）`. */
export function apartFigure({ item, compared, waterClass, sources }: ItemVerdict): Figure {
  return figure(classNumeral(waterClass), `${item}（${classNumeral(waterClass)}类）`, sources, {
    standard: 'GB 3838-2002',
    clause: '表1',
    statement: `${item}${compared}，单独评价，不参加定类`,
  });
}

/** An effluent item over its limit, e.g. `总磷（0.4）`. */
export function plantExceedanceFigure(exceedance: PlantExceedance, grade: string): Figure {
  const { item, multiple, value, limit, unit, clause, standard = 'GB 18918-2002', note } = exceedance;
  const because = note ? `；${note}` : '';
  const statement = `出水${item}${value}${spaced(unit)}，超过${grade}标准限值${limit}${spaced(unit)}${because}`;
  return figure(multiple ?? item, multiple ? `${item}（${multiple}）` : item, exceedance.sources, {
    standard,
    clause,
    statement,
  });
}

function spaced(unit: string): string {
  return unit === '' || unit === '无量纲' ? '' : ` ${unit}`;
}

/**
 * A change of class in words: `由Ⅲ类变差为Ⅳ类`; between classes of one word nothing has changed
 * (环办〔2011〕22号).
 */
export function changeFigure(
  earlier: ClassVerdict & { readonly waterClass: WaterClass },
  later: ClassVerdict & { readonly waterClass: WaterClass },
  change: ClassChange,
): Figure {
  const from = classNumeral(earlier.waterClass);
  const to = classNumeral(later.waterClass);
  const verb = { better: '好转', worse: '变差', same: '变' }[change.direction];
  const moved = `由${from}类${verb}为${to}类`;
  const text =
    earlier.waterClass === later.waterClass
      ? '类别无变化'
      : change.direction === 'same'
        ? `${moved}，无明显变化`
        : moved;
  return figure(text, text, [...earlier.sources, ...later.sources], {
    standard: '环办〔2011〕22号',
    clause: '水质变化',
    statement: `${from}类→${to}类`,
  });
}

/** A plant's compliance in one word, or its exceeded items. */
export function complianceFigure(finding: PlantFinding): Figure {
  const sources: readonly Source[] = [
    finding.plant.grade.source,
    ...(finding.month ? [finding.month.state.source] : []),
    ...Object.values(finding.month?.effluent ?? {}).map(({ source }) => source),
  ];
  const hasEffluent = Object.values(finding.month?.effluent ?? {}).some(
    ({ value }) => value.kind !== 'missing',
  );
  const unknown = finding.standard === undefined && hasEffluent ? '没有限值，未判定' : '无监测数据';
  const word = { met: '达标', exceeded: '超标', 'not-discharging': '未排水', unknown }[finding.compliance];
  return figure(word, word, sources, {
    standard: finding.standard ?? 'GB 18918-2002',
    clause: finding.plant.grade.value,
    statement: [`执行${finding.plant.grade.value}标准`, ...(finding.notes ?? [])].join('；'),
  });
}

/** A deadline written to its own precision, with the cell it was read from. */
export function deadlineFigure(deadline: Deadline, source: Source): Figure {
  const text = writeDeadline(deadline);
  return figure(deadline.kind === 'due' ? deadline.date : text, text, [source]);
}

function writeDeadline(deadline: Deadline): string {
  if (deadline.kind === 'immediate') return '立行立改';
  if (deadline.kind === 'standing') return '长期坚持';
  if (deadline.kind === 'working-days') return `交办后${deadline.days}个工作日内`;
  const [year, month] = deadline.date.split('-').map(Number) as [number, number];
  switch (deadline.precision) {
    case 'day':
      return writeDate(deadline.date);
    case 'month':
      return `${year}年${month}月底前`;
    case 'quarter':
      return `${year}年${['一', '二', '三', '四'][Math.ceil(month / 3) - 1]}季度末`;
    case 'year':
      return `${year}年底前`;
  }
}

/** A task's state at the cut-off date: `超期10天`, `剩余5天`, `今日到期`. */
export function taskStatusFigure(finding: TaskFinding, cutoff: Source): Figure {
  const { task, status } = finding;
  const sources = [task.deadline.source, cutoff];
  const rule = { standard: '整改台账', clause: '整改时限', statement: '整改时限与数据截止日期相比' };
  switch (status.kind) {
    case 'overdue':
      return figure(status.days, `超期${status.days}天`, sources, rule);
    case 'due-soon':
    case 'on-course':
      return figure(status.days, status.days === 0 ? '当日到期' : `剩余${status.days}天`, sources, rule);
    case 'undated':
      return deadlineFigure(task.deadline.value, task.deadline.source);
    case 'undetermined':
      return figure(status.reason, '时限待定', sources, { ...rule, statement: status.reason });
    case 'done':
      return figure(task.state.value, task.state.value, [task.state.source]);
  }
}
