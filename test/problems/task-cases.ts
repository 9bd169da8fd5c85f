// Deadlines and days of tasks and outfalls that cannot be told, or contradict each other.

import { inProject, type ProblemCase } from './case.ts';
import { swap, TASKS } from './project.ts';

const OUTFALLS = 'data/2026-06/入河排污口.csv';

/** A table of one outfall: state, deadline and day of completion. */
function outfall(state: string, deadline: string, completed: string) {
  return {
    [OUTFALLS]: `排污口编号,排污口名称,责任县区,受纳水体,排污口类型,整治方式,整治状态,整治时限,完成日期
PW-01,怀麓大桥西排口,怀麓县,柳汀河,农业排口,规范整治,${state},${deadline},${completed}
`,
  };
}

export const TASK_CASES: readonly ProblemCase[] = [
  inProject('TASK_WITHOUT_ASSIGNED', 'working days from a day not given', `${TASKS} J3`, {
    [TASKS]: (text) =>
      text.replace('2026-04-01,月汀湖心', ',月汀湖心').replace('2026年底前', '交办后10个工作日内'),
  }),
  inProject(
    'HOLIDAYS_UNKNOWN',
    'working days into a year whose holidays are not known',
    `${TASKS} J3`,
    swap(TASKS, '2026年底前', '交办后300个工作日内'),
  ),
  inProject(
    'DEADLINE_WITHOUT_START',
    'working days where no day of assignment is kept',
    `${OUTFALLS} H2`,
    outfall('整治中', '交办后20个工作日内', ''),
  ),
  inProject(
    'OUTFALL_COMPLETED_AFTER_CUTOFF',
    'an outfall finished after the cut-off date',
    `${OUTFALLS} I2`,
    outfall('已完成', '2026-06-30', '2026-07-12'),
  ),
  inProject(
    'OUTFALL_OPEN_BUT_COMPLETED',
    'an open outfall with a day of completion',
    `${OUTFALLS} I2`,
    outfall('整治中', '2026-09-30', '2026-07-01'),
  ),
];
