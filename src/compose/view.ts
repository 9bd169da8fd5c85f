// Findings → what a template's prose may ask for. Names here are the template language of the users
// who write prose (docs/templates.md); every leaf is a figure or a yes/no answer.

import { monthsBefore, writeMonth } from '../model/calendar.ts';
import type { Figure } from '../model/document.ts';
import type {
  ClassSummary,
  Overview,
  PlantFinding,
  SectionFinding,
  SectionShare,
  ShareChange,
} from '../model/findings.ts';
import type { PlantState } from '../model/records.ts';
import type { Rule, Source, Sourced } from '../model/source.ts';
import type { Content } from './content.ts';
import {
  cellFigure,
  classFigure,
  countFigure,
  dateFigure,
  derivedFigure,
  figure,
  monthFigure,
  pointsFigure,
} from './figures.ts';
import type { View } from './fill.ts';
import {
  changeFigure,
  exceedanceFigure,
  failingSectionsByCounty,
  hasClass,
  judgedRows,
  noClassFigure,
  plantExceedanceFigure,
  verdictFigure,
} from './wording.ts';

type Group = { readonly [name: string]: View };

/** Everything the prose of a document may print, test or repeat. Parts without data are `false`. */
export function viewOf(content: Content): Group {
  const { config, records, findings } = content;
  const { meeting } = records;
  const earlier = (months: number) => monthBefore(meeting.period, months);
  return {
    city: cellFigure(config.city),
    office: cellFigure(config.office),
    period: monthFigure(meeting.period),
    previousMonth: earlier(1),
    sameMonthLastYear: earlier(12),
    cutoff: dateFigure(meeting.cutoff),
    meeting: {
      title: cellFigure(meeting.title),
      date: dateFigure(meeting.date),
      place: meeting.place ? cellFigure(meeting.place) : false,
    },
    dataRemark: meeting.dataRemark ? withoutFullStop(cellFigure(meeting.dataRemark)) : false,
    notes: content.notes !== undefined && content.notes.text.trim() !== '',
    history: findings.history.length > 1,
    sections: sectionsView(content),
    overview: findings.overview.current.classed.value > 0 && overviewView(findings.overview),
    failing: failingByCounty(content),
    better: changed(content, 'better'),
    worse: changed(content, 'worse'),
    sampling: samplingView(content),
    plants: findings.plants.length > 0 && plantsView(findings.plants, meeting.cutoff.source),
    tasks: findings.tasks.length > 0 && tasksView(content),
    method: methodView(content),
  };
}

function monthBefore(period: Sourced<string>, months: number): Figure {
  const month = monthsBefore(period.value, months);
  return figure(month, writeMonth(month), [period.source]);
}

/** A remark is printed inside a sentence, which brings its own full stop. */
function withoutFullStop(remark: Figure): Figure {
  return { ...remark, text: remark.text.replace(/[。.]+$/, '') };
}

function sectionsView({ findings }: Content): Group {
  const { sections } = findings;
  const named = (members: readonly SectionFinding[]) => members.map(({ section }) => section.name.source);
  const levels = (['国考', '省考', '市考'] as const).map((level) => ({
    level,
    members: sections.filter(({ section }) => section.control.value === level),
  }));
  return {
    count: countFigure(named(sections), counting('断面名录', '登记的断面（点位）')),
    levels: levels
      .filter(({ members }) => members.length > 0)
      .map(({ level, members }) => ({
        level: figure(level, level, [members[0]!.section.control.source]),
        count: countFigure(named(members), counting('断面名录', `${level}断面（点位）`)),
      })),
    unclassed: sections
      .filter(({ current }) => !hasClass(current))
      .map((finding) => ({ name: cellFigure(finding.section.name), reason: noClassFigure(finding) })),
  };
}

function overviewView(overview: Overview): Group {
  const { current, changeFromPreviousMonth, changeFromLastYear } = overview;
  return {
    classed: derivedFigure(current.classed),
    present: classesView(current, true),
    absent: classesView(current, false),
    good: shareView(current.good),
    worst: shareView(current.worst),
    met: shareView(overview.met),
    notMet: shareView(overview.notMet),
    fromPreviousMonth: changeFromPreviousMonth ? changeView(changeFromPreviousMonth) : false,
    fromLastYear: changeFromLastYear ? changeView(changeFromLastYear) : false,
  };
}

function classesView(summary: ClassSummary, present: boolean): readonly View[] {
  return summary.classes
    .filter(({ count }) => count.value > 0 === present)
    .map((entry) => ({
      name: classFigure(entry.waterClass, entry.count.sources, entry.count.rule),
      ...shareView(entry),
    }));
}

function shareView({ count, share }: SectionShare): { count: Figure; share: Figure } {
  return { count: derivedFigure(count), share: derivedFigure(share, '%') };
}

function changeView(change: ShareChange): Group {
  return { good: pointsFigure(change.good), worst: pointsFigure(change.worst) };
}

/** Counties with sections that miss their target. */
function failingByCounty(content: Content): readonly View[] {
  return failingSectionsByCounty(content).map((members) => {
    const { county } = members[0]!.section;
    return {
      county: cellFigure(county),
      count: countFigure(
        members.flatMap(judgedRows),
        counting('GB 3838-2002', `${county.value}未达到水质目标的断面（点位）`),
        members.length,
      ),
      sections: members.map(sectionView),
    };
  });
}

function sectionView(finding: SectionFinding): Group {
  const { section, current } = finding;
  return {
    name: cellFigure(section.name),
    water: cellFigure(section.water),
    county: cellFigure(section.county),
    control: cellFigure(section.control),
    target: classFigure(section.targetClass.value, [section.targetClass.source]),
    class: hasClass(current) ? verdictFigure(current) : false,
    exceeded: current?.exceeded.map((exceedance) => exceedanceFigure(exceedance, current.base)) ?? [],
    fromPreviousMonth: changeOf(finding, 'previousMonth'),
    fromLastYear: changeOf(finding, 'sameMonthLastYear'),
  };
}

function changeOf(finding: SectionFinding, period: 'previousMonth' | 'sameMonthLastYear'): View {
  const earlier = finding[period];
  const change = period === 'previousMonth' ? finding.changeFromPreviousMonth : finding.changeFromLastYear;
  if (!hasClass(earlier) || !hasClass(finding.current) || !change) return false;
  return changeFigure(earlier, finding.current, change);
}

/** Sections whose class changed from the month before. */
function changed({ findings }: Content, direction: 'better' | 'worse'): View {
  const members = findings.sections.filter(
    ({ changeFromPreviousMonth }) => changeFromPreviousMonth?.direction === direction,
  );
  if (members.length === 0) return false;
  const word = direction === 'better' ? '好转' : '变差';
  return {
    count: countFigure(
      members.flatMap(({ current, previousMonth }) => [
        ...(current?.rows ?? []),
        ...(previousMonth?.rows ?? []),
      ]),
      counting('环办〔2011〕22号', `水质类别较上月${word}的断面（点位）`),
      members.length,
    ),
    sections: members.map(sectionView),
  };
}

function samplingView({ findings }: Content): View {
  const { samplingRounds } = findings;
  if (samplingRounds.length === 0) return false;
  const names = new Map<string, Source>();
  const failing = new Map<string, Source>();
  for (const { verdicts } of samplingRounds) {
    for (const { section, verdict } of verdicts) {
      names.set(section.name.value, section.name.source);
      if (hasClass(verdict) && verdict.waterClass > section.targetClass.value) {
        failing.set(section.name.value, section.name.source);
      }
    }
  }
  return {
    rounds: countFigure(
      samplingRounds.map(({ source }) => source),
      counting('加密监测', '采样日期'),
    ),
    classed: samplingRounds.some(({ verdicts }) => verdicts.some(({ verdict }) => hasClass(verdict))),
    sections: countFigure([...names.values()], counting('加密监测', '参加加密监测的断面（点位）')),
    failing: countFigure(
      [...failing.values()],
      counting('GB 3838-2002', '至少一次未达到水质目标的断面（点位）'),
    ),
    failingNames: [...failing].map(([name, source]) => figure(name, name, [source])),
  };
}

function plantsView(plants: readonly PlantFinding[], cutoff: Source): Group {
  const sourcesOf = (members: readonly PlantFinding[]) =>
    members.map(({ plant, month }) => month?.state.source ?? plant.name.source);
  const states = [...new Set(plants.map(({ state }) => state).filter((state) => state !== undefined))];
  const monitored = plants.filter(({ compliance }) => compliance === 'met' || compliance === 'exceeded');
  const exceeded = plants.filter(({ compliance }) => compliance === 'exceeded');
  const late = plants.filter(({ slipDays }) => (slipDays ?? 0) > 0);
  return {
    count: countFigure(
      plants.map(({ plant }) => plant.name.source),
      counting('污水处理厂名录', '登记的污水处理厂'),
    ),
    states: states.map((state: PlantState) => {
      const members = plants.filter((finding) => finding.state === state);
      return {
        state: figure(state, state, sourcesOf(members).slice(0, 1)),
        count: countFigure(sourcesOf(members), counting('污水处理厂运行', `状态为${state}的污水处理厂`)),
      };
    }),
    monitored: countFigure(sourcesOf(monitored), counting('GB 18918-2002', '有出水监测数据的污水处理厂')),
    met: countFigure(
      sourcesOf(monitored.filter(({ compliance }) => compliance === 'met')),
      counting('GB 18918-2002', '出水达标的污水处理厂'),
    ),
    exceeded: exceeded.map((finding) => ({
      name: cellFigure(finding.plant.name),
      county: cellFigure(finding.plant.county),
      grade: cellFigure(finding.plant.grade),
      items: finding.exceeded.map((item) => plantExceedanceFigure(item, finding.plant.grade.value)),
    })),
    overloaded: plants.filter(({ load }) => load === 'over').map(loadView),
    underloaded: plants.filter(({ load }) => load === 'under').map(loadView),
    late: late.map((finding) => ({
      name: cellFigure(finding.plant.name),
      county: cellFigure(finding.plant.county),
      state: cellFigure(finding.month!.state),
      planned: dateFigure(finding.month!.plannedCompletion!),
      days: figure(
        finding.slipDays!,
        `${finding.slipDays}天`,
        [finding.month!.plannedCompletion!.source, cutoff],
        { standard: '污水处理厂运行', clause: '计划完成时间', statement: '计划完成时间至数据截止日期的天数' },
      ),
    })),
  };
}

function loadView(finding: PlantFinding): Group {
  return {
    name: cellFigure(finding.plant.name),
    county: cellFigure(finding.plant.county),
    rate: derivedFigure(finding.loadRate!, '%'),
  };
}

function tasksView({ findings, records }: Content): Group {
  const { tasks } = findings;
  const cutoff = records.meeting.cutoff.source;
  // A task counts by the cells that put it where it is: its state, or its deadline against the cut-off date.
  const sourcesOf = ({ task, status }: (typeof tasks)[number]): readonly Source[] =>
    status.kind === 'done' ? [task.state.source] : [task.state.source, task.deadline.source, cutoff];
  const count = (kinds: readonly string[], words: string, closed?: boolean) => {
    const members = tasks.filter(
      ({ status }) =>
        kinds.includes(status.kind) &&
        (closed === undefined || (status.kind === 'done' && status.closed === closed)),
    );
    return countFigure(members.flatMap(sourcesOf), counting('整改台账', words), members.length);
  };
  return {
    count: countFigure(
      tasks.map(({ task }) => task.id.source),
      counting('整改台账', '整改任务'),
    ),
    done: count(['done'], '已完成或已销号的任务'),
    closed: count(['done'], '已销号的任务', true),
    notClosed: count(['done'], '已完成但未销号的任务', false),
    open: count(['overdue', 'due-soon', 'on-course', 'undated'], '未完成的任务'),
    overdue: count(['overdue'], '已超过整改时限仍未完成的任务'),
    dueSoon: count(['due-soon'], '三十日内到期的任务'),
    undated: count(['undated'], '立行立改、长期坚持类未完成任务'),
  };
}

function methodView({ findings, records }: Content): Group {
  const { policy, standards } = findings;
  const { river } = standards.surfaceWater.limits;
  const limitSource = river.氨氮?.limits[2].source;
  const surface = standards.surfaceWater.name;
  const plantStandard = standards.plantLimits[0];
  return {
    surfaceStandard: figure(surface, surface, limitSource ? [limitSource] : []),
    plantStandard:
      plantStandard && records.plants.length > 0
        ? figure(plantStandard.standard, plantStandard.standard, [plantStandard.limit.source])
        : false,
    roundingFirst: policy.rounding === 'first',
    strictMissing: policy.missing === 'strict',
    baseIsTarget: policy.exceedanceBase === 'target',
    requiredItems: policy.requiredItems.map((item) => figure(item, item, [])),
    excludedItems: policy.excludedItems.map((item) => figure(item, item, [])),
  };
}

function counting(standard: string, statement: string): Rule {
  return { standard, clause: '计数', statement: `${statement}个数` };
}
