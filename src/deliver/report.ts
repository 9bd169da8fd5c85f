// Problems → the text a secretary reads on the terminal: by file, in the order of the cells.

import picocolors from 'picocolors';
import { readAddress } from '../model/address.ts';
import { isUnanswered, type Problem, type Severity } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import type { TracedFigure } from './trace.ts';

const WORDS: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '说明' };

/** Names of the sheets of each file in their order. */
export type SheetOrder = ReadonlyMap<string, readonly string[]>;

export interface ListOptions {
  /** How many are shown; those that stop publication come before the others. All where absent. */
  readonly limit?: number;
  readonly order?: SheetOrder;
}

/** @returns lines ready to print; empty when there is nothing to say. */
export function reportProblems(
  problems: readonly Problem[],
  colour: boolean,
  { limit = Number.POSITIVE_INFINITY, order }: ListOptions = {},
): string {
  if (problems.length === 0) return '';
  const paint = picocolors.createColors(colour);
  const tint = { error: paint.red, warning: paint.yellow, info: paint.dim };
  const { shown, rest } = firstOf(problems, limit, order);
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of shown) {
    const under = problem.place?.file ?? '';
    if (under !== file) {
      file = under;
      lines.push('', paint.bold(under || OTHER));
    }
    const spot = problem.place && writeSpot(problem.place);
    const where = spot ? `${spot}　` : '';
    const { approval } = problem;
    lines.push(
      `  ${tint[problem.severity](levelOf(problem))}　${where}${problem.message}（${problem.code}）`,
    );
    if (problem.rule) lines.push(`        依据：${problem.rule}`);
    lines.push(
      approval ? `        确认：${approval.reason}（${approval.person}）` : `        处理：${problem.hint}`,
    );
  }
  if (rest.length > 0) {
    lines.push('', `另有${rest.length}个没有列出：`, ...countByFile(rest).map((line) => `  ${line}`));
  }
  return [...lines, '', countLine(problems)].join('\n');
}

/** Heading of what is in no file. */
const OTHER = '其他';

/** The gravest in the order of files and cells, and those beyond the limit. */
export function firstOf(
  problems: readonly Problem[],
  limit: number,
  order?: SheetOrder,
): { readonly shown: readonly Problem[]; readonly rest: readonly Problem[] } {
  const sorted = sortProblems(problems, order);
  if (sorted.length <= limit) return { shown: sorted, rest: [] };
  const ranked = sorted.map((problem, index) => ({ problem, index })).sort(byRank);
  const chosen = new Set(ranked.slice(0, limit).map(({ problem }) => problem));
  return {
    shown: sorted.filter((problem) => chosen.has(problem)),
    rest: ranked.slice(limit).map(({ problem }) => problem),
  };
}

interface Ranked {
  readonly problem: Problem;
  readonly index: number;
}

function byRank(a: Ranked, b: Ranked): number {
  return rankOf(a.problem) - rankOf(b.problem) || a.index - b.index;
}

/** Errors, what must be acknowledged, other warnings, acknowledged ones, notes. */
function rankOf(problem: Problem): number {
  if (problem.severity === 'error') return 0;
  if (isUnanswered(problem)) return 1;
  if (problem.severity === 'info') return 4;
  return problem.approval ? 3 : 2;
}

/** A line a file, such as `data/….csv：NUMBER_INVALID 120个、CLASS_INVALID 3个`. */
export function countByFile(problems: readonly Problem[]): readonly string[] {
  const files = new Map<string, Map<string, number>>();
  for (const { place, code } of problems) {
    const codes = files.get(place?.file ?? '') ?? new Map<string, number>();
    files.set(place?.file ?? '', codes.set(code, (codes.get(code) ?? 0) + 1));
  }
  return [...files].map(([file, codes]) => {
    const counts = [...codes].map(([code, count]) => `${code} ${count}个`);
    return `${file || OTHER}：${counts.join('、')}`;
  });
}

/** `错误`, `提醒`, `提醒（须确认）`, `提醒（已确认）`, `说明`. */
export function levelOf(problem: Problem): string {
  const word = WORDS[problem.severity];
  if (problem.approval) return `${word}（已确认）`;
  return isUnanswered(problem) ? `${word}（须确认）` : word;
}

/** One line such as `共2个错误、3个提醒（其中1个须确认）`. */
export function countLine(problems: readonly Problem[]): string {
  return problems.length > 0 ? `共${writeCounts(problems)}` : '没有发现问题';
}

/** `2个错误、3个提醒（其中1个须确认）`. */
export function writeCounts(problems: readonly Problem[]): string {
  const counts = (Object.keys(WORDS) as Severity[])
    .map(
      (severity) => [problems.filter((problem) => problem.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, severity]) => {
      const unanswered = severity === 'warning' ? problems.filter(isUnanswered).length : 0;
      return `${count}个${WORDS[severity]}${unanswered > 0 ? `（其中${unanswered}个须确认）` : ''}`;
    });
  return counts.join('、');
}

/**
 * By file, sheet, row, then column; problems without a place come last.
 * @param order where it is not known, sheets are sorted by name
 */
export function sortProblems<P extends Problem>(problems: readonly P[], order?: SheetOrder): readonly P[] {
  return problems
    .map((problem) => ({ problem, key: sortKey(problem.place, order) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ problem }) => problem);
}

type SortKey = readonly [string, number, string, number, number];

function sortKey(place: Place | undefined, order: SheetOrder | undefined): SortKey {
  if (!place) return ['\uFFFF', 0, '', 0, 0];
  const { file, sheet = '', cell, line, column, page } = place;
  const spot = cell === undefined ? null : readAddress(cell);
  const position = order?.get(file)?.indexOf(sheet) ?? -1;
  return [file, position, sheet, spot?.row ?? line ?? page ?? -1, spot?.column ?? column ?? -1];
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Where inside its file: `断面水质!F12`, `第3行第5列`, `第7页`. */
export function writeSpot(place: Place): string {
  if (place.cell) return place.sheet ? `${place.sheet}!${place.cell}` : place.cell;
  if (place.line) return place.column ? `第${place.line}行第${place.column}列` : `第${place.line}行`;
  if (place.page) return `第${place.page}页`;
  return place.sheet ?? '';
}

/** Where a figure comes from, cell by cell, with its rule. */
export function writeSources(figure: TracedFigure): string {
  const lines = [`【${figure.id}】${figure.text}　见“${figure.under}”，由${writePlace(figure.at)}印出`];
  if (figure.rule) {
    const { standard, clause, statement } = figure.rule;
    lines.push(`  依据：${standard} ${clause}　${statement}`);
  }
  lines.push(figure.sources.length > 0 ? `  来源共${figure.sources.length}处：` : '  来源：固定文字');
  for (const source of figure.sources) lines.push(`    ${writePlace(source)}　“${source.text}”`);
  for (const { code, place, message, approval } of figure.acknowledged ?? []) {
    lines.push(`  提醒（已确认）　${place ? `${writePlace(place)}　` : ''}${message}（${code}）`);
    lines.push(`    确认：${approval.reason}（${approval.person}）`);
  }
  return lines.join('\n');
}

/** File and place in it: `data/2026-06/断面水质.xlsx 6月水质!B10`. */
export function writePlace(place: Place): string {
  const spot = writeSpot(place);
  return spot ? `${place.file} ${spot}` : place.file;
}
