// The rectification ledger in figures: by county, department and origin, and what is carried over.

import type { County } from '../../model/records.ts';
import type { Derived, Source, Sourced } from '../../model/source.ts';
import type { LedgerFinding, TaskCounts, TaskFinding, TaskGroup } from '../../model/task-findings.ts';
import { countOf, groupBy, type RuleName } from '../numbers/counting.ts';

const RULE: RuleName = { standard: '整改台账', clause: '汇总' };

/** Tasks counted by where they stand; `whose` is put before what is counted, e.g. a county. */
export function countTasks(tasks: readonly TaskFinding[], cutoff: Source, whose = ''): TaskCounts {
  // A task counts by the cells that put it where it is: its state, or its deadline against the cut-off date.
  const cellsOf = ({ task, status }: TaskFinding) =>
    status.kind === 'done' ? [task.state.source] : [task.state.source, task.deadline.source, cutoff];
  const count = (isIn: (finding: TaskFinding) => boolean, words: string): Derived<number> =>
    countOf(tasks.filter(isIn).map(cellsOf), RULE, `${whose}${words}`);
  const standing = (kind: TaskFinding['status']['kind'], words: string) =>
    count(({ status }) => status.kind === kind, words);
  return {
    total: countOf(
      tasks.map(({ task }) => [task.id.source]),
      RULE,
      `${whose}整改任务`,
    ),
    done: standing('done', '已完成的整改任务（含已销号）'),
    overdue: standing('overdue', '超期未完成的整改任务'),
    dueSoon: standing('due-soon', '即将到期的整改任务'),
    onCourse: standing('on-course', '正常推进的整改任务'),
    undated: standing('undated', '没有具体时限的未完成整改任务'),
    undetermined: standing('undetermined', '时限无法推算的未完成整改任务'),
    closed: count(({ status }) => status.kind === 'done' && status.closed, '已销号的整改任务'),
    doneLate: count(({ status }) => status.kind === 'done' && (status.late ?? 0) > 0, '逾期完成的整改任务'),
  };
}

/** The ledger's counts; groups without a task are left out. */
export function ledgerOf(
  tasks: readonly TaskFinding[],
  counties: readonly County[],
  cutoff: Source,
): LedgerFinding {
  const grouped = (nameOf: (finding: TaskFinding) => Sourced<string>): readonly TaskGroup[] =>
    [...groupBy(tasks, (finding) => nameOf(finding).value)].map(([name, members]) => ({
      name,
      counts: countTasks(members, cutoff, name),
    }));
  const place = new Map(counties.map(({ name }, index) => [name.value, index]));
  const placeOf = ({ name }: TaskGroup) => place.get(name) ?? counties.length;
  const carriedOver = tasks
    .filter((finding) => finding.carriedOver !== undefined)
    .sort((a, b) => b.carriedOver!.value - a.carriedOver!.value);
  return {
    all: countTasks(tasks, cutoff),
    byCounty: [...grouped(({ task }) => task.county)].sort((a, b) => placeOf(a) - placeOf(b)),
    byDepartment: grouped(({ task }) => task.department),
    byOrigin: grouped(({ task }) => task.origin),
    carriedOver,
    carriedOverCount: countOf(
      carriedOver.map(({ task, carriedOver: days }) => [task.id.source, ...days!.sources]),
      RULE,
      '以前会议交办、尚未完成的整改任务',
    ),
  };
}
