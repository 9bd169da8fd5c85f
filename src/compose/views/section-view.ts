// What prose may say of sections: classes, attainment, changes, synchronous sampling.

import type { Figure } from '../../model/document.ts';
import type { Findings, SectionFinding } from '../../model/findings.ts';
import type { Comparison } from '../../model/period-findings.ts';
import type { Source } from '../../model/source.ts';
import type { ClassSummary, SectionShare } from '../../model/verdicts.ts';
import type { Content } from '../figures/content.ts';
import { counting } from '../figures/counting.ts';
import {
  cellFigure,
  classFigure,
  countFigure,
  derivedFigure,
  figure,
  pointsFigure,
} from '../figures/figures.ts';
import {
  apartFigure,
  changeFigure,
  exceedanceFigure,
  failingSectionsByCounty,
  hasClass,
  judgedRows,
  noClassFigure,
  verdictFigure,
} from '../figures/wording.ts';
import type { View, ViewGroup } from '../prose/fill.ts';

export function sectionsView({ findings }: Content): ViewGroup {
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

export function overviewView({ summary: current, periods }: Findings): ViewGroup {
  const { met, notMet } = periods.attainment;
  return {
    classed: derivedFigure(current.classed),
    present: classesView(current, true),
    absent: classesView(current, false),
    good: shareView(current.good),
    worst: shareView(current.worst),
    met: shareView(met),
    notMet: shareView(notMet),
    fromPreviousMonth: movementView(periods.fromPreviousMonth),
    fromLastYear: movementView(periods.fromLastYear),
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

/** How the shares moved over the sections that have a class in both periods. */
function movementView(comparison: Comparison): View {
  if (comparison.kind === 'absent') return false;
  return { good: pointsFigure(comparison.good.points), worst: pointsFigure(comparison.worst.points) };
}

/** Counties with sections that miss their target. */
export function failingByCounty(content: Content): readonly View[] {
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

function sectionView(finding: SectionFinding): ViewGroup {
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
export function changed({ findings }: Content, direction: 'better' | 'worse'): View {
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

export function samplingView({ findings }: Content): View {
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

/** Sections with items that are classed on their own (总氮 of lakes, 粪大肠菌群); `false` without any. */
export function apartView({ findings }: Content): View {
  const sections = findings.sections.filter(({ current }) => (current?.apart.length ?? 0) > 0);
  if (sections.length === 0) return false;
  return sections.map(({ section, current }) => ({
    name: cellFigure(section.name),
    items: current!.apart.map(apartFigure),
  }));
}

/** Sections with extra sets of limits (drinking-water sources, local limits); `false` when none has any. */
export function extraStandardsView({ findings }: Content): View {
  const judged = findings.sections.flatMap(({ section, extra = [] }) =>
    extra.map((set) => ({ section, set })),
  );
  if (judged.length === 0) return false;
  return judged.map(({ section, set }) => {
    const over = set.items.filter((item) => !item.keeps);
    const sources = set.items.flatMap((item) => item.sources);
    const rule = counting(set.standard, `${section.name.value}按${set.set}限值评价的项目`);
    return {
      name: cellFigure(section.name),
      set: figure(set.set, set.set, section.extraStandards?.map(({ source }) => source) ?? []),
      judged: countFigure(sources, rule, set.items.length),
      limited: countFigure([], counting(set.standard, `${set.set}限值规定的项目`), set.limited),
      met: set.met === true,
      over: over.map(({ item, multiple, compared, limit, unit, sources: cells, clause }) =>
        figure(multiple ?? item, multiple ? `${item}（${multiple}）` : item, cells, {
          standard: set.standard,
          clause,
          statement: `${item}${compared} ${unit}，限值${limit} ${unit}`,
        }),
      ),
    };
  });
}
