// Building and upgrading of plants: a project passes its stages one after the other, each by a planned day.

import { type CivilDate, daysBetween, endOfMonth } from '../../model/calendar.ts';
import type { PlantProject, PlantProjects, StageFinding } from '../../model/plant-findings.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import {
  type Meeting,
  PLANT_STAGES,
  type Plant,
  type PlantMonth,
  type PlantState,
  type StageRecord,
} from '../../model/records.ts';
import { countOf, derived, groupBy, type RuleName } from '../numbers/counting.ts';
import {
  stageAfterCutoff,
  stageOrderContradicted,
  stagePlanOrder,
  stageSkipped,
  stageStateContradicted,
} from './plant-problems.ts';

const RULE: RuleName = { standard: '工程节点', clause: '计划完成时间' };
const IN_USE = PLANT_STAGES.at(-1)!;
const WORK_BEGUN = PLANT_STAGES.indexOf('开工');
/** States that end when the last project is in use. */
const BUILDING: readonly PlantState[] = ['提标改造', '扩容', '在建', '调试进水'];

/** What a judgement of projects starts from. */
export interface ProjectInput {
  readonly stages: readonly StageRecord[];
  readonly plants: readonly Plant[];
  readonly plantMonths: readonly PlantMonth[];
  readonly meeting: Pick<Meeting, 'period' | 'cutoff'>;
}

/**
 * The projects in the order of the table. A stage is done when its actual day is not after the cut-off
 * date; the current stage is the last one done, the next one what stands after it. Slip is the days from
 * the next stage's planned day to the cut-off date; the planned day itself is not late.
 */
export function judgeProjects(input: ProjectInput): Noted<PlantProjects> {
  const problems: Problem[] = [];
  const projects = [...groupBy(input.stages, keyOf).values()].map((records) => {
    const project = judgeProject(inOrder(records), input);
    problems.push(...orderProblems(project, input.meeting.cutoff.value));
    return project;
  });
  problems.push(...stateProblems(projects, input));
  const late = projects.filter(({ slip }) => slip !== undefined);
  return {
    value: {
      projects,
      late: countOf(
        late.map(({ slip }) => slip!.sources),
        RULE,
        '进度滞后的污水处理厂建设、改造工程',
      ),
    },
    problems,
  };
}

function keyOf({ plant, project }: StageRecord): string {
  return `${plant.value}\0${project.value}`;
}

function inOrder(records: readonly StageRecord[]): readonly StageRecord[] {
  return records.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ stage }: StageRecord): number {
  return PLANT_STAGES.indexOf(stage.value);
}

function judgeProject(
  records: readonly StageRecord[],
  { plants, meeting: { cutoff } }: ProjectInput,
): PlantProject {
  const stages = records.map((record) => judgeStage(record, cutoff));
  const last = stages.findLastIndex(isDone);
  const next = stages[last + 1];
  const { plant, project } = records[0]!;
  const county = plants.find(({ name }) => name.value === plant.value)?.county;
  return {
    plant,
    project,
    ...(county && { county }),
    stages,
    ...(last >= 0 && { current: stages[last]!.record.stage.value }),
    ...(next && { next }),
    ...(next?.state === 'overdue' && { slip: next.days }),
  };
}

function isDone({ state }: StageFinding): boolean {
  return state === 'done' || state === 'late';
}

function judgeStage(record: StageRecord, cutoff: Meeting['cutoff']): StageFinding {
  const { stage, planned, actual } = record;
  const done = actual !== undefined && actual.value <= cutoff.value ? actual : undefined;
  const until = done ?? cutoff;
  const days = Math.max(0, daysBetween(planned.value, until.value));
  const words = done ? `实际${done.value}` : `至${cutoff.value}未完成`;
  return {
    record,
    state: done ? (days > 0 ? 'late' : 'done') : days > 0 ? 'overdue' : 'ahead',
    days: derived(
      days,
      [[planned.source, until.source]],
      RULE,
      `${stage.value}计划${planned.value}，${words}，滞后${days}天`,
    ),
  };
}

function orderProblems({ stages }: PlantProject, cutoff: CivilDate): Problem[] {
  const problems: Problem[] = [];
  const last = stages.findLastIndex(isDone);
  for (const [index, { record, state }] of stages.entries()) {
    const later = stages[index + 1]?.record;
    if (record.actual && record.actual.value > cutoff) problems.push(stageAfterCutoff(record, cutoff));
    else if (index < last && (state === 'overdue' || state === 'ahead')) {
      problems.push(stageSkipped(record, stages[last]!.record));
    }
    if (later === undefined) continue;
    if (record.planned.value > later.planned.value) problems.push(stagePlanOrder(record, later));
    if (record.actual && later.actual && record.actual.value > later.actual.value) {
      problems.push(stageOrderContradicted(record, later));
    }
  }
  return problems;
}

/**
 * States of the period that the stages contradict: 运行 while the works of a plant not known to be in use
 * have begun and are not yet in use; and a building state after every project was in use before the period.
 */
function stateProblems(projects: readonly PlantProject[], input: ProjectInput): Problem[] {
  const period = input.meeting.period.value;
  const inUse = ({ stages }: PlantProject) =>
    stages.find(({ record }) => record.stage.value === IN_USE)?.record;
  const isBy = (project: PlantProject, day: CivilDate) => {
    const actual = inUse(project)?.actual;
    return actual !== undefined && actual.value <= day;
  };
  const hasBegun = ({ stages }: PlantProject) =>
    stages.some((stage) => isDone(stage) && rankOf(stage.record) >= WORK_BEGUN);
  return input.plantMonths
    .filter(({ month }) => month === period)
    .flatMap((month) => {
      const own = projects.filter(({ plant }) => plant.value === month.plant.value);
      const since = input.plants.find(({ name }) => name.value === month.plant.value)?.inUseSince;
      const isNew = since === undefined || since.value > endOfMonth(period);
      const unfinished = own.find(
        (project) => inUse(project) && hasBegun(project) && !isBy(project, endOfMonth(period)),
      );
      if (month.state.value === '运行' && isNew && unfinished) {
        return [stageStateContradicted(month, `工程“${unfinished.project.value}”尚未投入运行`)];
      }
      const isOver = own.length > 0 && own.every((project) => isBy(project, `${period}-00`));
      return BUILDING.includes(month.state.value) && isOver
        ? [stageStateContradicted(month, '全部工程已经投入运行')]
        : [];
    });
}
