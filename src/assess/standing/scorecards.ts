// What each county has achieved: sections on target, plants within their limits, tasks in time.

import type { SectionFinding } from '../../model/findings.ts';
import type { SectionPeriod } from '../../model/period-findings.ts';
import type { PlantFinding } from '../../model/plant-findings.ts';
import type {
  PlantScore,
  Score,
  Scorecard,
  Scorecards,
  SectionScore,
  TaskScore,
} from '../../model/ranking-findings.ts';
import type { County, Section } from '../../model/records.ts';
import type { TaskFinding } from '../../model/task-findings.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import { rowsOf } from '../classes/shares.ts';
import { countOf, portionOf, type Row, type RuleName } from '../numbers/counting.ts';

const TARGET: RuleName = { standard: 'GB 3838-2002', clause: '5.1' };
const LIMITS: RuleName = { standard: 'GB 18918-2002', clause: '表1' };
const DEADLINE: RuleName = { standard: '整改台账', clause: '整改时限' };

const CITY = '全市';

export interface ScorecardInput {
  readonly counties: readonly County[];
  readonly sections: readonly SectionFinding[];
  /** The year so far; sections that are not among `sections` do not count. */
  readonly cumulative: readonly SectionPeriod[];
  readonly plants: readonly PlantFinding[];
  readonly tasks: readonly TaskFinding[];
}

interface JudgedSection {
  readonly section: Section;
  readonly verdict: ClassVerdict | undefined;
}

/**
 * One scorecard a county of the register, in its order, and one of the whole city, which also counts what
 * belongs to no county of the register. Every count lists its rows; a share is absent where there is nothing
 * to count it of.
 */
export function scorecardsOf(input: ScorecardInput): Scorecards {
  return {
    counties: input.counties.map(({ name }) =>
      scorecard(name.value, input, (county) => county === name.value),
    ),
    city: scorecard(CITY, input, () => true),
  };
}

function scorecard(unit: string, input: ScorecardInput, isOwn: (county: string) => boolean): Scorecard {
  const sections = input.sections.filter(({ section }) => isOwn(section.county.value));
  const years = new Map(input.cumulative.map(({ section, verdict }) => [section.name.value, verdict]));
  return {
    unit,
    month: sectionScore(sections.map(({ section, current }) => ({ section, verdict: current }))),
    cumulative: sectionScore(
      sections.map(({ section }) => ({ section, verdict: years.get(section.name.value) })),
    ),
    plants: plantScore(input.plants.filter(({ plant }) => isOwn(plant.county.value))),
    tasks: taskScore(input.tasks.filter(({ task }) => isOwn(task.county.value))),
  };
}

function sectionScore(sections: readonly JudgedSection[]): SectionScore {
  const judged = sections.flatMap(({ section, verdict }) =>
    verdict === undefined || verdict.waterClass === null
      ? []
      : [
          {
            meets: verdict.waterClass <= section.targetClass.value,
            row: [section.targetClass.source, ...rowsOf(verdict)],
          },
        ],
  );
  return {
    registered: countOf(
      sections.map(({ section }) => [section.name.source]),
      TARGET,
      '在册断面',
    ),
    met: scoreOf(
      judged.filter(({ meets }) => meets).map(({ row }) => row),
      judged.map(({ row }) => row),
      TARGET,
      '达到水质目标',
      '有评价结果的断面',
    ),
  };
}

function plantScore(plants: readonly PlantFinding[]): PlantScore {
  const rowsOfPlants = (findings: readonly PlantFinding[]): readonly Row[] =>
    findings.map(({ plant, month }) => [plant.name.source, ...(month ? [month.plant.source] : [])]);
  const judged = plants.filter(({ compliance }) => compliance === 'met' || compliance === 'exceeded');
  return {
    registered: countOf(
      plants.map(({ plant }) => [plant.name.source]),
      LIMITS,
      '在册污水处理厂',
    ),
    met: scoreOf(
      rowsOfPlants(judged.filter(({ compliance }) => compliance === 'met')),
      rowsOfPlants(judged),
      LIMITS,
      '达标',
      '有出水监测值的污水处理厂',
    ),
  };
}

function taskScore(tasks: readonly TaskFinding[]): TaskScore {
  const count = (words: string, isCounted: (finding: TaskFinding) => boolean) =>
    countOf(rowsOfTasks(tasks.filter(isCounted)), DEADLINE, words);
  const inTime = tasks.filter(({ status }) => status.kind === 'done' && status.late === 0);
  const notInTime = tasks.filter((finding) => isLate(finding) || finding.status.kind === 'overdue');
  return {
    all: count('整改任务', () => true),
    open: count('未完成的任务', ({ status }) => status.kind !== 'done'),
    overdue: count('超期未完成的任务', ({ status }) => status.kind === 'overdue'),
    doneLate: count('逾期完成的任务', isLate),
    doneUndated: count(
      '完成而不知是否按期的任务',
      ({ status }) => status.kind === 'done' && status.late === null,
    ),
    closed: count('已销号的任务', ({ status }) => status.kind === 'done' && status.closed),
    onTime: scoreOf(
      rowsOfTasks(inTime),
      rowsOfTasks([...inTime, ...notInTime]),
      DEADLINE,
      '按期完成',
      '按期完成、逾期完成和超期未完成的任务',
    ),
  };
}

function scoreOf(...args: Parameters<typeof portionOf>): Score {
  const { total, ...portion } = portionOf(...args);
  return { ...portion, of: total };
}

function isLate({ status }: TaskFinding): boolean {
  return status.kind === 'done' && status.late !== null && status.late > 0;
}

function rowsOfTasks(tasks: readonly TaskFinding[]): readonly Row[] {
  return tasks.map(({ task }) => [task.id.source, task.state.source]);
}
