// Rivers from section to section: classes, and their main items against the limits.

import type { MeasuredAgainst, RiverChart } from '../../model/charts.ts';
import type { Findings, SectionFinding } from '../../model/findings.ts';
import type { River } from '../../model/period-findings.ts';
import type { ClassLimits } from '../../model/standard.ts';
import type { ItemVerdict } from '../../model/verdicts.ts';
import { classNumeral } from '../../model/water.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, classFigure, figure } from '../figures/figures.ts';
import { hasClass, noClassFigure, targetLimit, verdictFigure } from '../figures/wording.ts';
import type { ChartContent, ChartMaker, Placer } from './chart-content.ts';

/** Items that have room beside the names of the sections. */
const MOST_ITEMS = 3;

export const RIVER_CHARTS: Readonly<Record<string, ChartMaker>> = {
  rivers: (content, place) => charts(content, place, () => true),
  'rivers-failing': (content, place) =>
    charts(content, place, (sections) => sections.some(({ meetsTarget }) => meetsTarget === false)),
};

/** One chart a river whose sections have a flow order, where `isWanted` by its sections. */
function charts(
  { findings }: Content,
  place: Placer,
  isWanted: (sections: readonly SectionFinding[]) => boolean,
): readonly ChartContent[] {
  return findings.periods.rivers.flatMap((river) => {
    const sections = sectionsOf(river, findings);
    return isWanted(sections) ? [riverChart(river, sections, findings, place)] : [];
  });
}

function sectionsOf(river: River, findings: Findings): readonly SectionFinding[] {
  const known = new Map(findings.sections.map((finding) => [finding.section.name.value, finding]));
  return river.sections.map((section) => known.get(section.name.value) ?? { section });
}

function riverChart(
  river: River,
  sections: readonly SectionFinding[],
  { standards: { surfaceWater } }: Findings,
  place: Placer,
): ChartContent {
  const items = mainItems(sections, Object.values(surfaceWater.limits.river));
  const names = items.map(({ item }) => item).join('、');
  return {
    caption: '沿程水质',
    subject: place(cellFigure(river.sections[0]!.water)),
    description: `${river.water}自上游至下游${sections.length}个断面的水质类别${names && `，以及${names}的浓度与水质目标限值的比较`}。`,
    chart: {
      kind: 'river',
      sections: sections.map((finding) => riverSection(finding, place)),
      items: items.map((limits) => riverItem(limits, sections, surfaceWater.name, place)),
    },
  };
}

function riverSection(finding: SectionFinding, place: Placer): RiverChart['sections'][number] {
  const { section, current } = finding;
  const { value: target, source } = section.targetClass;
  return {
    name: place(cellFigure(section.name)),
    target: { waterClass: target, figure: place(classFigure(target, [source])) },
    verdict: hasClass(current)
      ? { waterClass: current.waterClass, figure: place(verdictFigure(current)) }
      : { waterClass: null, figure: place(noClassFigure(finding)) },
  };
}

function riverItem(
  limits: ClassLimits,
  sections: readonly SectionFinding[],
  standard: string,
  place: Placer,
): RiverChart['items'][number] {
  const first = sections.map((finding) => judged(finding, limits.item)).find((value) => value !== undefined);
  return {
    name: place(figure(limits.item, limits.item, first?.sources.slice(0, 1) ?? [])),
    unit: limits.unit,
    direction: limits.direction === 'min' ? 'min' : 'max',
    values: sections.map(({ section, ...finding }): MeasuredAgainst | null => {
      const verdict = judged(finding, limits.item);
      if (verdict === undefined) return null;
      const target = section.targetClass.value;
      const limit = targetLimit(limits, target);
      const rule = { standard, clause: limits.clause };
      const statement = `${limits.item}${classNumeral(target)}类限值${limit.value}`;
      return {
        value: place(
          figure(
            verdict.compared,
            verdict.compared,
            verdict.sources,
            { ...rule, statement: `${classNumeral(verdict.waterClass)}类，${statement}` },
            limits.unit,
          ),
        ),
        limit: place(figure(limit.value, limit.value, [limit.source], { ...rule, statement }, limits.unit)),
        keeps: verdict.waterClass <= target,
      };
    }),
  };
}

function judged({ current }: Pick<SectionFinding, 'current'>, item: string): ItemVerdict | undefined {
  return current?.items.find((verdict) => verdict.item === item);
}

/** The items that miss the target in most sections, then those that come nearest to it; no ranges (pH). */
function mainItems(
  sections: readonly SectionFinding[],
  limits: readonly ClassLimits[],
): readonly ClassLimits[] {
  return limits
    .filter(({ direction }) => direction !== 'range')
    .map((item) => {
      const values = sections.flatMap((finding) => {
        const verdict = judged(finding, item.item);
        if (verdict === undefined) return [];
        const target = finding.section.targetClass.value;
        const ratio = Number(verdict.compared) / Number(targetLimit(item, target).value);
        return [{ misses: verdict.waterClass > target, size: item.direction === 'min' ? 1 / ratio : ratio }];
      });
      return {
        item,
        known: values.length > 0,
        misses: values.filter(({ misses }) => misses).length,
        size: Math.max(0, ...values.map(({ size }) => size)),
      };
    })
    .filter(({ known }) => known)
    .sort((a, b) => b.misses - a.misses || b.size - a.size)
    .slice(0, MOST_ITEMS)
    .map(({ item }) => item);
}
