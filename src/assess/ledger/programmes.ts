// The programmes a meeting follows beside water and plants, each from its table.

import type { Noted, Problem } from '../../model/problem.ts';
import type {
  FundFinding,
  FundShares,
  FundSums,
  FundsFinding,
  Named,
  NetworkFinding,
  NetworkSums,
  NetworksFinding,
  OutfallCounts,
  OutfallFinding,
  OutfallsFinding,
  ProgrammeFindings,
} from '../../model/programme-findings.ts';
import type { Fund, NetworkProject, Outfall, OutfallState, Records } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { TaskFinding } from '../../model/task-findings.ts';
import {
  addUp,
  countOf,
  groupBy,
  portionOf,
  quantity,
  type Row,
  type RuleName,
  shareOf,
  totalOf,
} from '../numbers/counting.ts';
import { quantityOf } from '../numbers/quantities.ts';
import { compareDecimals } from '../numbers/rounding.ts';
import { type DeadlineContext, dueDay, dueStatus, lateDays } from './deadlines.ts';
import { judgeDepartments } from './duties.ts';
import {
  deadlineWithoutStart,
  outfallCompletedAfterCutoff,
  outfallOpenButCompleted,
} from './programme-problems.ts';

const OUTFALLS: RuleName = { standard: '入河排污口', clause: '汇总' };
const NETWORKS: RuleName = { standard: '雨污分流与管网', clause: '汇总' };
const FUNDS: RuleName = { standard: '项目资金', clause: '汇总' };
const KM = { part: '完成', whole: '计划', unit: 'km' };
const RECEIVED = { part: '到位', whole: '计划', unit: '万元' };
const SPENT = { part: '支出', whole: '到位', unit: '万元' };
const OUTFALL_STATES: readonly OutfallState[] = ['未启动', '整治中', '已完成', '已销号'];
const FINISHED: readonly OutfallState[] = ['已完成', '已销号'];

/**
 * Outfalls, networks and funds, and the departments with their duties and, from the judged ledger, their
 * tasks. Deadlines are compared with the cut-off date as those of tasks are.
 */
export function judgeProgrammes(
  records: Pick<Records, 'outfalls' | 'networks' | 'funds' | 'duties'>,
  tasks: readonly TaskFinding[],
  context: DeadlineContext,
): Noted<ProgrammeFindings> {
  const { outfalls, networks, funds, duties } = records;
  const departments = judgeDepartments(duties, tasks, context);
  return {
    value: {
      outfalls: judgeOutfalls(outfalls, context),
      networks: judgeNetworks(networks, context),
      funds: judgeFunds(funds),
      departments: departments.value,
    },
    problems: [
      ...outfalls.flatMap((outfall) => outfallProblems(outfall, context)),
      ...networks.flatMap(({ name, deadline }) => startProblems(`管网项目“${name.value}”`, deadline)),
      ...departments.problems,
    ],
  };
}

// The figures of the entries that share a name.
function byName<Entry, Figures>(
  entries: readonly Entry[],
  nameOf: (entry: Entry) => Sourced<string>,
  figuresOf: (entries: readonly Entry[], whose: string) => Figures,
): readonly Named<Figures>[] {
  return [...groupBy(entries, (entry) => nameOf(entry).value)].map(([name, members]) => ({
    name,
    ...figuresOf(members, name),
  }));
}

function judgeOutfalls(outfalls: readonly Outfall[], context: DeadlineContext): OutfallsFinding {
  const entries = outfalls.map((outfall): OutfallFinding => {
    const day = dueDay(outfall.deadline, undefined, context.holidays);
    return {
      outfall,
      status: FINISHED.includes(outfall.state.value)
        ? { kind: 'done', late: lateDays(day, outfall.completed) }
        : dueStatus(day, context),
    };
  });
  const figuresOf = (members: readonly OutfallFinding[], whose = '') =>
    outfallCounts(members, whose, context.cutoff.source);
  return {
    outfalls: entries,
    all: figuresOf(entries),
    byCounty: byName(entries, ({ outfall }) => outfall.county, figuresOf),
    byKind: byName(entries, ({ outfall }) => outfall.kind, figuresOf),
  };
}

function outfallCounts(entries: readonly OutfallFinding[], whose: string, cutoff: Source): OutfallCounts {
  const rows = (members: readonly OutfallFinding[]): readonly Row[] =>
    members.map(({ outfall }) => [outfall.name.source, outfall.state.source]);
  return {
    total: countOf(
      entries.map(({ outfall }) => [outfall.id.source]),
      OUTFALLS,
      `${whose}排污口`,
    ),
    states: OUTFALL_STATES.map((state) => ({
      state,
      count: countOf(
        rows(entries.filter(({ outfall }) => outfall.state.value === state)),
        OUTFALLS,
        `${whose}${state}的排污口`,
      ),
    })),
    done: portionOf(
      rows(entries.filter(({ status }) => status.kind === 'done')),
      rows(entries),
      OUTFALLS,
      '完成整治的',
      `${whose}排污口`,
    ),
    overdue: countOf(
      entries
        .filter(({ status }) => status.kind === 'overdue')
        .map(({ outfall }) => [outfall.name.source, outfall.state.source, outfall.deadline!.source, cutoff]),
      OUTFALLS,
      `${whose}超期未完成整治的排污口`,
    ),
  };
}

function outfallProblems(outfall: Outfall, { cutoff }: DeadlineContext): Problem[] {
  const { completed, deadline, name } = outfall;
  const problems = startProblems(`排污口“${name.value}”`, deadline);
  if (completed === undefined) return problems;
  if (!FINISHED.includes(outfall.state.value)) problems.push(outfallOpenButCompleted(outfall, completed));
  if (completed.value > cutoff.value) {
    problems.push(outfallCompletedAfterCutoff(outfall, completed, cutoff.value));
  }
  return problems;
}

function judgeNetworks(networks: readonly NetworkProject[], context: DeadlineContext): NetworksFinding {
  const entries = networks.map((network): NetworkFinding => {
    const [planned, done] = [quantityOf(network.planned), quantityOf(network.done)];
    const progress = shareOf(addUp(quantity(network.done)), addUp(quantity(network.planned)), NETWORKS, KM);
    const isDone =
      planned !== null && planned.units > 0n && done !== null && compareDecimals(done, planned) >= 0;
    return {
      network,
      ...(progress && { progress }),
      status: isDone
        ? { kind: 'done', late: null }
        : dueStatus(dueDay(network.deadline, undefined, context.holidays), context),
    };
  });
  const figuresOf = (members: readonly NetworkFinding[], whose = '') =>
    networkSums(members, whose, context.cutoff.source);
  return {
    networks: entries,
    all: figuresOf(entries),
    byCounty: byName(entries, ({ network }) => network.county, figuresOf),
    byKind: byName(entries, ({ network }) => network.kind, figuresOf),
    byDepartment: byName(
      entries.filter(({ network }) => network.department !== undefined),
      ({ network }) => network.department!,
      figuresOf,
    ),
  };
}

function networkSums(entries: readonly NetworkFinding[], whose: string, cutoff: Source): NetworkSums {
  const planned = entries.flatMap(({ network }) => quantity(network.planned));
  const done = entries.flatMap(({ network }) => quantity(network.done));
  const progress = shareOf(addUp(done), addUp(planned), NETWORKS, KM);
  return {
    count: countOf(
      entries.map(({ network }) => [network.name.source]),
      NETWORKS,
      `${whose}管网项目`,
    ),
    planned: totalOf(planned, NETWORKS, `${whose}计划长度`, 'km'),
    done: totalOf(done, NETWORKS, `${whose}完成长度`, 'km'),
    ...(progress && { progress }),
    overdue: countOf(
      entries
        .filter(({ status }) => status.kind === 'overdue')
        .map(({ network }) => [network.name.source, network.done.source, network.deadline!.source, cutoff]),
      NETWORKS,
      `${whose}超期未完成的管网项目`,
    ),
  };
}

function judgeFunds(funds: readonly Fund[]): FundsFinding {
  return {
    funds: funds.map((fund): FundFinding => ({ fund, ...fundShares([fund]) })),
    all: fundSums(funds),
    byCounty: byName(funds, ({ county }) => county, fundSums),
    byOrigin: byName(funds, ({ origin }) => origin, fundSums),
  };
}

function fundShares(funds: readonly Fund[]): FundShares {
  const sum = (amount: 'planned' | 'received' | 'spent') =>
    addUp(funds.flatMap((fund) => quantity(fund[amount])));
  const received = shareOf(sum('received'), sum('planned'), FUNDS, RECEIVED);
  const spent = shareOf(sum('spent'), sum('received'), FUNDS, SPENT);
  return { ...(received && { receivedShare: received }), ...(spent && { spentShare: spent }) };
}

function fundSums(funds: readonly Fund[], whose = ''): FundSums {
  const total = (amount: 'planned' | 'received' | 'spent', words: string) =>
    totalOf(
      funds.flatMap((fund) => quantity(fund[amount])),
      FUNDS,
      `${whose}${words}资金`,
      '万元',
    );
  return {
    count: countOf(
      funds.map(({ project }) => [project.source]),
      FUNDS,
      `${whose}资金`,
    ),
    planned: total('planned', '计划'),
    received: total('received', '到位'),
    spent: total('spent', '支出'),
    ...fundShares(funds),
  };
}

function startProblems(what: string, deadline: Outfall['deadline']): Problem[] {
  return deadline?.value.kind === 'working-days' ? [deadlineWithoutStart(what, deadline)] : [];
}
