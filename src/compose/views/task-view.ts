// What prose may say of the rectification ledger.

import type { Source } from '../../model/source.ts';
import type { Content } from '../figures/content.ts';
import { counting } from '../figures/counting.ts';
import { cellFigure, countFigure, derivedFigure, figure } from '../figures/figures.ts';
import type { ViewGroup } from '../prose/fill.ts';

export function tasksView({ config, findings, records }: Content): ViewGroup {
  const { tasks } = findings;
  const [oldest] = findings.ledger.carriedOver;
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
    open: count(['overdue', 'due-soon', 'on-course', 'undated', 'undetermined'], '未完成的任务'),
    overdue: count(['overdue'], '已超过整改时限仍未完成的任务'),
    dueSoon: count(['due-soon'], '即将到期的任务'),
    onCourse: count(['on-course'], '时限更晚的未完成任务'),
    undetermined: count(['undetermined'], '时限待定的未完成任务'),
    undated: count(['undated'], '立行立改、长期坚持类未完成任务'),
    dueSoonDays: figure(config.dueSoonDays, `${config.dueSoonDays}日`, []),
    carriedOver: derivedFigure(findings.ledger.carriedOverCount),
    oldest: oldest?.carriedOver
      ? {
          id: cellFigure(oldest.task.id),
          county: cellFigure(oldest.task.county),
          days: derivedFigure(oldest.carriedOver),
        }
      : false,
  };
}
