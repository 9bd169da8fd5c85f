// Warning rules applied to sections. The rules are data; only the sets the configuration names are applied.

import { type Month, monthsBefore, writeMonth, writeSpan } from '../../model/calendar.ts';
import type { SectionFinding } from '../../model/findings.ts';
import type { PeriodFindings, Streak } from '../../model/period-findings.ts';
import type { Noted } from '../../model/problem.ts';
import type {
  Evidence,
  UnitWarning,
  Warning,
  WarningFindings,
  WarningNote,
} from '../../model/ranking-findings.ts';
import type { County, Section } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { WarningConditions, WarningRule } from '../../model/standard.ts';
import type { ClassVerdict, Exceedance } from '../../model/verdicts.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';
import { rowsOf } from '../classes/shares.ts';
import { compareDecimals, type Exact, parseDecimal, powerOfTen } from '../numbers/rounding.ts';
import { yearBefore, yearTo } from '../periods/periods.ts';
import { warningSetUnknown } from './warning-problems.ts';

const CITY = '全市';

export interface WarningInput {
  readonly period: Month;
  readonly counties: readonly County[];
  /** Sections in service, with the month's class and that of the same month last year. */
  readonly sections: readonly SectionFinding[];
  readonly periods: Pick<PeriodFindings, 'cumulative' | 'cumulativeLastYear' | 'streaks'>;
  readonly rules: readonly WarningRule[];
  /** Names of the sets to apply, as the configuration gives them; none, no warnings. */
  readonly sets: readonly Sourced<string>[];
}

/**
 * Applies the named sets to every section. Of a set the first level counts whose conditions all hold; a
 * condition that cannot be judged for want of data does not hold, and its level is named in the notes
 * (one a set and section) unless another of its conditions fails anyway. A county, and the city, has the first level that any of its
 * sections has. A set without rules is a problem.
 */
export function raiseWarnings(input: WarningInput): Noted<WarningFindings> {
  const known = [...new Set(input.rules.map(({ set }) => set))];
  const named = new Map(input.sets.map((set) => [set.value, set] as const));
  const sets = [...named.keys()].filter((set) => known.includes(set));
  const facts = factsOf(input);
  const sections: Warning[] = [];
  const notes: WarningNote[] = [];
  for (const set of sets) {
    const rules = input.rules.filter((rule) => rule.set === set);
    for (const fact of facts) {
      const outcome = judgeSet(rules, fact);
      sections.push(...outcome.warnings);
      notes.push(...outcome.notes);
    }
  }
  return {
    value: {
      sets,
      sections,
      counties: input.counties.flatMap(({ name }) =>
        worstOf(
          name.value,
          sets,
          input.rules,
          sections.filter(({ county }) => county === name.value),
        ),
      ),
      city: worstOf(CITY, sets, input.rules, sections),
      notes,
    },
    problems: [...named.values()]
      .filter((set) => !known.includes(set.value))
      .map((set) => warningSetUnknown(set, known)),
  };
}

/** A class in a period, or none. */
interface PeriodClass {
  readonly label: string;
  readonly verdict: ClassVerdict | undefined;
}

interface SectionFacts {
  readonly section: Section;
  readonly month: PeriodClass;
  readonly monthLastYear: PeriodClass;
  readonly cumulative: PeriodClass;
  readonly cumulativeLastYear: PeriodClass;
  readonly streak: Streak | undefined;
}

function factsOf({ period, sections, periods }: WarningInput): readonly SectionFacts[] {
  const year = yearTo(period);
  const verdictsOf = (list: PeriodFindings['cumulative']) =>
    new Map(list.map(({ section, verdict }) => [section.name.value, verdict]));
  const cumulative = verdictsOf(periods.cumulative);
  const lastYear = verdictsOf(periods.cumulativeLastYear);
  const streaks = new Map(periods.streaks.map((streak) => [streak.section.name.value, streak]));
  return sections.map(({ section, current, sameMonthLastYear }) => {
    const name = section.name.value;
    return {
      section,
      month: { label: writeMonth(period), verdict: current },
      monthLastYear: { label: writeMonth(monthsBefore(period, 12)), verdict: sameMonthLastYear },
      cumulative: { label: `${writeSpan(year)}累计`, verdict: cumulative.get(name) },
      cumulativeLastYear: { label: `${writeSpan(yearBefore(year))}累计`, verdict: lastYear.get(name) },
      streak: streaks.get(name),
    };
  });
}

function judgeSet(
  rules: readonly WarningRule[],
  facts: SectionFacts,
): { readonly warnings: readonly Warning[]; readonly notes: readonly WarningNote[] } {
  const { section } = facts;
  const names = { section: section.name.value, county: section.county.value };
  const levels: string[] = [];
  const reasons = new Set<string>();
  const notes = (): readonly WarningNote[] =>
    levels.length === 0
      ? []
      : [{ set: rules[0]!.set, levels, ...names, statement: `无法判定：${[...reasons].join('；')}` }];
  for (const rule of rules) {
    const { set, level, colour, text, standard, clause, source } = rule;
    const outcomes = conditionsOf(rule.conditions, facts);
    if (outcomes.every((outcome) => outcome.kind === 'holds')) {
      const warning: Warning = {
        set,
        level,
        ...(colour === undefined ? {} : { colour }),
        ...names,
        evidence: outcomes.map(({ statement, sources }) => ({ statement, sources })),
        rule: { standard, clause, statement: text },
        ruleSource: source,
      };
      return { warnings: [warning], notes: notes() };
    }
    if (outcomes.some((outcome) => outcome.kind === 'fails')) continue;
    levels.push(level);
    for (const outcome of outcomes) if (outcome.kind === 'unknown') reasons.add(outcome.reason);
  }
  return { warnings: [], notes: notes() };
}

type Outcome =
  | ({ readonly kind: 'holds' } & Evidence)
  | { readonly kind: 'fails' }
  | { readonly kind: 'unknown'; readonly reason: string };

const FAILS: Outcome = { kind: 'fails' };

function conditionsOf(conditions: WarningConditions, facts: SectionFacts): readonly Outcome[] {
  const { section, month, monthLastYear, cumulative, cumulativeLastYear } = facts;
  const outcomes: (Outcome | undefined)[] = [
    given(conditions.monthFallen, (classes) => fallen(month, monthLastYear, classes)),
    given(conditions.cumulativeFallen, (classes) => fallen(cumulative, cumulativeLastYear, classes)),
    given(conditions.monthWorseThan, (limit) => worseThan(month, limit)),
    given(conditions.cumulativeWorseThan, (limit) => worseThan(cumulative, limit)),
    given(conditions.monthMissesTarget, () => missesTarget(month, section)),
    given(conditions.cumulativeMissesTarget, () => missesTarget(cumulative, section)),
    given(conditions.monthsMissing, (months) => missesInARow(facts, months)),
    given(conditions.multipleFrom, (multiple) => exceedsBy(month, multiple)),
  ];
  return outcomes.filter((outcome) => outcome !== undefined);
}

function given<T>(condition: T | undefined, judge: (value: T) => Outcome): Outcome | undefined {
  return condition === undefined ? undefined : judge(condition);
}

function fallen(now: PeriodClass, base: PeriodClass, classes: number): Outcome {
  const [later, earlier] = [classOf(now), classOf(base)];
  if (later === null || earlier === null) return lacks([now, base].filter((one) => classOf(one) === null));
  if (later - earlier < classes) return FAILS;
  return {
    kind: 'holds',
    statement: `${writeClass(now, later)}，${writeClass(base, earlier)}，变差${later - earlier}个类别`,
    sources: [...sourcesOf(now), ...sourcesOf(base)],
  };
}

function worseThan(now: PeriodClass, limit: WaterClass): Outcome {
  const waterClass = classOf(now);
  if (waterClass === null) return lacks([now]);
  if (waterClass <= limit) return FAILS;
  return {
    kind: 'holds',
    statement: `${writeClass(now, waterClass)}，劣于${classNumeral(limit)}类`,
    sources: sourcesOf(now),
  };
}

function missesTarget(now: PeriodClass, { targetClass }: Section): Outcome {
  const waterClass = classOf(now);
  if (waterClass === null) return lacks([now]);
  if (waterClass <= targetClass.value) return FAILS;
  return {
    kind: 'holds',
    statement: `${writeClass(now, waterClass)}，未达到水质目标${classNumeral(targetClass.value)}类`,
    sources: [...sourcesOf(now), targetClass.source],
  };
}

// A row that goes back to the first month on record may be longer than it is known to be.
function missesInARow({ month, streak }: SectionFacts, months: number): Outcome {
  if (classOf(month) === null) return lacks([month]);
  if (streak === undefined) return FAILS;
  const { count, fromFirstRecord } = streak;
  if (count.value >= months) {
    return { kind: 'holds', statement: count.rule!.statement, sources: count.sources };
  }
  if (!fromFirstRecord) return FAILS;
  const since = writeMonth(streak.months[0]!);
  return { kind: 'unknown', reason: `${since}以前没有监测数据，连续未达标已知${count.value}个月` };
}

function exceedsBy(now: PeriodClass, multiple: string): Outcome {
  const { verdict } = now;
  const least = parseDecimal(multiple)!;
  const over = (verdict?.exceeded ?? []).filter((exceedance) => isOver(exceedance, least));
  if (over.length > 0) {
    const items = over.map(({ item, multiple: written }) => `${item}${written}倍`).join('、');
    return {
      kind: 'holds',
      statement: `${now.label}超标倍数（以${classNumeral(verdict!.base)}类限值为基准）：${items}，不小于${multiple}倍`,
      sources: over.flatMap(({ sources }) => sources),
    };
  }
  return classOf(now) === null ? lacks([now]) : FAILS;
}

/** Whether C ≥ S × (1 + least), exactly: the written multiple is rounded. */
function isOver({ multiple, compared, limit }: Exceedance, least: Exact): boolean {
  if (multiple === undefined) return false;
  const [value, bound] = [parseDecimal(compared)!, parseDecimal(limit)!];
  const threshold = {
    units: bound.units * (powerOfTen(least.places) + least.units),
    places: bound.places + least.places,
  };
  return compareDecimals(value, threshold) >= 0;
}

function lacks(periods: readonly PeriodClass[]): Outcome {
  return { kind: 'unknown', reason: `缺少${periods.map(({ label }) => label).join('、')}的水质类别` };
}

function classOf({ verdict }: PeriodClass): WaterClass | null {
  return verdict?.waterClass ?? null;
}

function writeClass({ label }: PeriodClass, waterClass: WaterClass): string {
  return `${label}${classNumeral(waterClass)}类`;
}

/** The rows of a period that has a class. */
function sourcesOf({ verdict }: PeriodClass): readonly Source[] {
  return rowsOf(verdict!);
}

// The rules of a set stand worst first.
function worstOf(
  unit: string,
  sets: readonly string[],
  rules: readonly WarningRule[],
  warnings: readonly Warning[],
): readonly UnitWarning[] {
  return sets.flatMap((set) => {
    const own = warnings.filter((warning) => warning.set === set);
    const worst = rules.find((rule) => rule.set === set && own.some(({ level }) => level === rule.level));
    if (worst === undefined) return [];
    const { level, colour } = worst;
    return [
      {
        unit,
        set,
        level,
        ...(colour === undefined ? {} : { colour }),
        sections: own.filter((warning) => warning.level === level).map(({ section }) => section),
      },
    ];
  });
}
