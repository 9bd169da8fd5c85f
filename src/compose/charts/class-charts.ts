// Charts of classes and items over the months.

import { writeMonth } from '../../model/calendar.ts';
import type { ItemTrendsChart } from '../../model/charts.ts';
import type { SectionFinding } from '../../model/findings.ts';
import type { Rule } from '../../model/source.ts';
import type { ClassLimits } from '../../model/standard.ts';
import type { ItemVerdict } from '../../model/verdicts.ts';
import { classNumeral, WATER_CLASSES } from '../../model/water.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, classFigure, derivedFigure, figure } from '../figures/figures.ts';
import { failingSectionsByCounty, hasClass, targetLimit, verdictFigure } from '../figures/wording.ts';
import {
  type ChartContent,
  type ChartMaker,
  type ChartMonth,
  monthLabel,
  monthsOf,
  type Placer,
  writeMonths,
} from './chart-content.ts';

/** Items of one section that are drawn. */
const MOST_ITEMS = 2;

export const CLASS_CHARTS: Readonly<Record<string, ChartMaker>> = {
  'class-shares': classShares,
  'class-grid': classGrid,
  'item-trends': itemTrends,
};

function classShares(content: Content, place: Placer): readonly ChartContent[] {
  const months = monthsOf(content.findings);
  if (months.length === 0) return [];
  return [
    {
      caption: '各月水质类别比例',
      description: `${writeMonths(months)}各月有评价结果的断面中各水质类别所占比例，每月一条，合计百分之百。`,
      chart: {
        kind: 'class-shares',
        months: months.map((month) => ({
          label: place(monthLabel(month, content)),
          counts: (month.classes?.summary.classes ?? [])
            .filter(({ count }) => count.value > 0)
            .map(({ waterClass, count, share }) => ({
              waterClass,
              count: place(derivedFigure(count)),
              share: place(derivedFigure(share, '%')),
            })),
        })),
      },
    },
  ];
}

function classGrid(content: Content, place: Placer): readonly ChartContent[] {
  const { sections } = content.findings;
  const months = monthsOf(content.findings);
  if (months.length === 0 || sections.length === 0) return [];
  return [
    {
      caption: '各断面（点位）逐月水质类别',
      description: `每行一个断面、每列一个月，格内为当月水质类别，空白为无评价结果；${writeMonths(months)}，共${sections.length}行${months.length}列。`,
      chart: {
        kind: 'class-grid',
        months: months.map((month) => place(monthLabel(month, content))),
        rows: sections.map(({ section }) => ({
          section: place(cellFigure(section.name)),
          target: targetOf(section, place),
          cells: months.map(({ classes }) => {
            const verdict = classes?.classes[section.name.value];
            return hasClass(verdict)
              ? { waterClass: verdict.waterClass, figure: place(verdictFigure(verdict)) }
              : null;
          }),
        })),
      },
    },
  ];
}

/** Of each section that misses its target, the items that make it do so, worst first. */
function itemTrends(content: Content, place: Placer): readonly ChartContent[] {
  const months = monthsOf(content.findings);
  // A single month shows no course.
  if (months.length < 2) return [];
  const wanted = failingSectionsByCounty(content)
    .flat()
    .flatMap((finding) => failingItems(finding).map((item) => ({ finding, item })));
  const { surfaceWater } = content.findings.standards;
  const panels = wanted.flatMap(({ finding: { section }, item }): ItemTrendsChart['panels'] => {
    const limits = surfaceWater.limits[section.waterBody.value][item];
    if (limits === undefined) return [];
    const target = section.targetClass.value;
    return [
      {
        section: place(cellFigure(section.name)),
        item: place(figure(item, item, [targetLimit(limits, target).source])),
        unit: limits.unit,
        target: targetOf(section, place),
        limit: place(limitFigure(limits, section, surfaceWater.name)),
        bands: bandsOf(limits),
        values: months.map((month) => {
          const verdict = month.classes?.classes[section.name.value]?.items.find(
            (judged) => judged.item === item,
          );
          if (verdict === undefined) return null;
          const value = place(itemFigure(verdict, month, limits, surfaceWater.name));
          return { value, keeps: verdict.waterClass <= target };
        }),
      },
    ];
  });
  if (panels.length === 0) return [];
  return [
    {
      caption: '未达标断面超标项目逐月浓度',
      description: `${writeMonths(months)}未达到水质目标的断面超标项目的逐月浓度，底色分带为各类别的限值范围，粗线为水质目标限值；共${panels.length}幅。`,
      chart: {
        kind: 'item-trends',
        months: months.map((month) => place(monthLabel(month, content))),
        panels,
      },
    },
  ];
}

function failingItems({ section, current }: SectionFinding): readonly string[] {
  return (current?.items ?? [])
    .filter(({ waterClass }) => waterClass > section.targetClass.value)
    .sort((a, b) => b.waterClass - a.waterClass)
    .slice(0, MOST_ITEMS)
    .map(({ item }) => item);
}

function targetOf({ targetClass }: SectionFinding['section'], place: Placer) {
  return {
    waterClass: targetClass.value,
    figure: place(classFigure(targetClass.value, [targetClass.source])),
  };
}

function limitFigure(limits: ClassLimits, { targetClass }: SectionFinding['section'], standard: string) {
  const limit = targetLimit(limits, targetClass.value);
  return figure(limit.value, limit.value, [limit.source, targetClass.source], {
    standard,
    clause: limits.clause,
    statement: `${limits.item}${classNumeral(targetClass.value)}类限值`,
  });
}

function itemFigure(
  { item, compared, waterClass, sources }: ItemVerdict,
  { month }: ChartMonth,
  { unit, clause }: ClassLimits,
  standard: string,
) {
  const rule: Rule = {
    standard,
    clause,
    statement: `${writeMonth(month)}${item}，${classNumeral(waterClass)}类`,
  };
  return figure(compared, compared, sources, rule, unit);
}

/** From the lowest values to the highest. Classes that share a limit with a better one have no band. */
function bandsOf({ direction, limits }: ClassLimits): ItemTrendsChart['panels'][number]['bands'] {
  const [best] = limits;
  if (direction === 'range') {
    const [low, high] = best.value.split('~') as [string, string];
    return [
      { waterClass: 6, high: low },
      { waterClass: 1, low, high },
      { waterClass: 6, low: high },
    ];
  }
  const bands = WATER_CLASSES.flatMap((waterClass) => {
    const better = limits[waterClass - 2]?.value;
    const own = limits[waterClass - 1]?.value;
    if (better !== undefined && better === own) return [];
    const [low, high] = direction === 'max' ? [better, own] : [own, better];
    return [{ waterClass, ...(low !== undefined && { low }), ...(high !== undefined && { high }) }];
  });
  return direction === 'max' ? bands : bands.reverse();
}
