// Departments: how far their duties have come, and their tasks from the ledger.

import type { Noted } from '../../model/problem.ts';
import type { DepartmentFinding, DutyFinding } from '../../model/programme-findings.ts';
import type { Duty } from '../../model/records.ts';
import type { TaskFinding } from '../../model/task-findings.ts';
import { addUp, countOf, groupBy, quantity, type RuleName, shareOf } from '../numbers/counting.ts';
import { quantityOf } from '../numbers/quantities.ts';
import { compareDecimals } from '../numbers/rounding.ts';
import { type DeadlineContext, dueDay, dueStatus } from './deadlines.ts';
import { countTasks } from './ledger.ts';
import { deadlineWithoutStart } from './programme-problems.ts';

const RULE: RuleName = { standard: '部门职责', clause: '汇总' };
const UNMEASURED = '没有填写目标和完成数，不能判断是否完成';

/**
 * The departments that have duties, in the order of their table, then those that have only tasks. A duty is
 * finished when what is done reaches its target; without both numbers that cannot be told, and a deadline
 * that has passed leaves it `undetermined`. A department is known by its name as both tables write it.
 */
export function judgeDepartments(
  duties: readonly Duty[],
  tasks: readonly TaskFinding[],
  context: DeadlineContext,
): Noted<readonly DepartmentFinding[]> {
  const dutiesOf = groupBy(duties, ({ department }) => department.value);
  const tasksOf = groupBy(tasks, ({ task }) => task.department.value);
  const names = new Set([...dutiesOf.keys(), ...tasksOf.keys()]);
  return {
    value: [...names].map((name) =>
      departmentOf(name, dutiesOf.get(name) ?? [], tasksOf.get(name) ?? [], context),
    ),
    problems: duties.flatMap(({ department, matter, deadline }) =>
      deadline?.value.kind === 'working-days'
        ? [deadlineWithoutStart(`${department.value}的“${matter.value}”`, deadline)]
        : [],
    ),
  };
}

function departmentOf(
  name: string,
  duties: readonly Duty[],
  tasks: readonly TaskFinding[],
  context: DeadlineContext,
): DepartmentFinding {
  const findings = duties.map((duty) => judgeDuty(duty, context));
  const finished = findings.filter(({ status }) => status.kind === 'done');
  const overdue = findings.filter(({ status }) => status.kind === 'overdue');
  const cutoff = context.cutoff.source;
  return {
    name,
    duties: findings,
    count: countOf(
      duties.map(({ matter }) => [matter.source]),
      RULE,
      `${name}的职责事项`,
    ),
    finished: countOf(
      finished.map(({ duty }) => [duty.matter.source, duty.target!.source, duty.done!.source]),
      RULE,
      `${name}达到目标的职责事项`,
    ),
    overdue: countOf(
      overdue.map(({ duty }) => [duty.matter.source, duty.deadline!.source, cutoff]),
      RULE,
      `${name}超期未完成的职责事项`,
    ),
    tasks: countTasks(tasks, cutoff, name),
  };
}

function judgeDuty(duty: Duty, context: DeadlineContext): DutyFinding {
  const [target, done] = [quantityOf(duty.target), quantityOf(duty.done)];
  const status = dueStatus(dueDay(duty.deadline, undefined, context.holidays), context);
  if (target === null || done === null) {
    return {
      duty,
      finished: null,
      status: status.kind === 'overdue' ? { kind: 'undetermined', reason: UNMEASURED } : status,
    };
  }
  const words = { part: '完成', whole: '目标', unit: duty.unit?.value ?? '' };
  const progress = shareOf(addUp(quantity(duty.done)), addUp(quantity(duty.target)), RULE, words);
  const finished = compareDecimals(done, target) >= 0;
  return {
    duty,
    ...(progress && { progress }),
    finished,
    status: finished ? { kind: 'done', late: null } : status,
  };
}
