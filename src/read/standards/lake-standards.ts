// Standards of lakes and of trends: trophic state index and its grades, critical values of the rank correlation.

import { Decimal } from 'decimal.js';
import { FURTHER_ITEMS, SURFACE_ITEMS } from '../../model/items.ts';
import type { CriticalValue, Limit, TrophicGrade, TrophicPart } from '../../model/standard.ts';
import { standardIncomplete, standardUnsound } from '../problems/standard-problems.ts';
import { itemIndex, type StandardFile } from './standard-rows.ts';

const TROPHIC_INDEX = itemIndex([...SURFACE_ITEMS, ...FURTHER_ITEMS]);

/** Parts of the comprehensive trophic level index TLI(Σ), 环办〔2011〕22号. */
export const TROPHIC_PARTS: StandardFile<TrophicPart> = {
  name: '营养状态指数.csv',
  read: (row) => {
    const item = row.item(TROPHIC_INDEX);
    const a = row.limit('常数项');
    const b = row.limit('系数');
    const weight = row.limit('权重');
    if (item === undefined || a === undefined || b === undefined || weight === undefined) return null;
    return { item: item.field, unit: row.text('单位'), a, b, weight, clause: row.text('条款') };
  },
  check: (rows, file) => {
    if (rows.length === 0) return [standardIncomplete({ file }, ['全部项目'])];
    const sum = Decimal.sum(...rows.map(({ weight }) => weight.value));
    const names = new Set(rows.map(({ item }) => item));
    return [
      ...(names.size < rows.length ? [standardUnsound({ file }, '同一项目写了两次')] : []),
      ...(sum.minus(1).abs().gt('0.001')
        ? [standardUnsound({ file }, `各项目的权重之和为${sum}，应为1`)]
        : []),
    ];
  },
};

const GRADE_HEADERS = [
  ['from', '下限（含）'],
  ['above', '下限（不含）'],
  ['upTo', '上限（含）'],
  ['below', '上限（不含）'],
] as const;

/** States by the index, 环办〔2011〕22号. */
export const TROPHIC_GRADES: StandardFile<TrophicGrade> = {
  name: '营养状态分级.csv',
  read: (row) => {
    const state = row.word('营养状态');
    const edges = GRADE_HEADERS.map(([key, header]) => [key, row.limitIfAny(header)] as const);
    const set = Object.fromEntries(edges.filter(([, limit]) => limit !== undefined));
    return state === undefined ? null : { state, ...set, clause: row.text('条款') };
  },
  check: (rows, file) => {
    const fault = gradesFault(rows);
    return fault === null ? [] : [standardUnsound({ file }, fault)];
  },
};

/** Critical values of Spearman's rank correlation, one-sided 0.05. */
export const CRITICAL_VALUES: StandardFile<CriticalValue> = {
  name: '秩相关系数临界值.csv',
  read: (row) => {
    const periods = row.count('期数');
    const value = row.limit('临界值');
    return periods === undefined || value === undefined ? null : { periods, value, clause: row.text('条款') };
  },
  check: (rows, file) => {
    if (rows.length === 0) return [standardIncomplete({ file }, ['全部临界值'])];
    return rows.slice(1).flatMap(({ periods, value }, index) => {
      const before = rows[index]!;
      if (periods > before.periods && new Decimal(value.value).lte(before.value.value)) return [];
      const fault = `期数须从小到大，临界值不增；${periods}期的${value.value}排在${before.periods}期的${before.value.value}之后`;
      return [standardUnsound({ ...value.source, file }, fault)];
    });
  },
};

/** Whether every index has exactly one state; an index that has not, in words. */
function gradesFault(rows: readonly TrophicGrade[]): string | null {
  const edges = rows
    .flatMap(({ from, above, upTo, below }) => [from, above, upTo, below])
    .flatMap((limit) => (limit === undefined ? [] : [new Decimal(limit.value)]))
    .sort((a, b) => a.comparedTo(b));
  const [lowest = new Decimal(0)] = edges;
  const tries = [
    lowest.minus(1),
    ...edges.flatMap((edge, index) => [edge, edge.plus(edges[index + 1] ?? edge.plus(2)).div(2)]),
  ];
  const wrong = tries.find((index) => rows.filter((grade) => holds(index, grade)).length !== 1);
  if (wrong === undefined) return null;
  const states = rows.filter((grade) => holds(wrong, grade)).map(({ state }) => `“${state}”`);
  return states.length === 0 ? `指数${wrong}没有营养状态` : `指数${wrong}有${states.join('和')}两种状态`;
}

function holds(index: Decimal, { from, above, upTo, below }: TrophicGrade): boolean {
  const is = (limit: Limit | undefined, test: (edge: string) => boolean) =>
    limit === undefined || test(limit.value);
  return (
    is(from, (edge) => index.gte(edge)) &&
    is(above, (edge) => index.gt(edge)) &&
    is(upTo, (edge) => index.lte(edge)) &&
    is(below, (edge) => index.lt(edge))
  );
}
