// Problems → the text a secretary reads on the terminal: by file, in the order of the cells.

import picocolors from 'picocolors';
import { isUnanswered, type Problem, type Severity } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import type { TracedFigure } from './trace.ts';

const WORDS: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '说明' };

/** @returns lines ready to print; empty when there is nothing to say. */
export function reportProblems(problems: readonly Problem[], colour: boolean): string {
  if (problems.length === 0) return '';
  const paint = picocolors.createColors(colour);
  const tint = { error: paint.red, warning: paint.yellow, info: paint.dim };
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of sortProblems(problems)) {
    const under = problem.place?.file ?? '';
    if (under !== file) {
      file = under;
      lines.push('', paint.bold(under || '其他'));
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
  return [...lines, '', countLine(problems)].join('\n');
}

/** `错误`, `提醒`, `提醒（须确认）`, `提醒（已确认）`, `说明`. */
function levelOf(problem: Problem): string {
  const word = WORDS[problem.severity];
  if (problem.approval) return `${word}（已确认）`;
  return isUnanswered(problem) ? `${word}（须确认）` : word;
}

/** One line such as `共2个错误、1个提醒`. */
export function countLine(problems: readonly Problem[]): string {
  const counts = (Object.keys(WORDS) as Severity[])
    .map(
      (severity) => [problems.filter((problem) => problem.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count}个${WORDS[severity]}`);
  return counts.length > 0 ? `共${counts.join('、')}` : '没有发现问题';
}

/** By file, sheet, then cell in reading order; problems without a place come last. */
export function sortProblems<P extends Problem>(problems: readonly P[]): readonly P[] {
  return problems
    .map((problem) => ({ problem, key: sortKey(problem.place) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ problem }) => problem);
}

type SortKey = readonly [string, string, number, number];

function sortKey(place: Place | undefined): SortKey {
  if (!place) return ['\uFFFF', '', 0, 0];
  const cell = /^([A-Z]+)(\d+)$/.exec(place.cell ?? '');
  const row = cell ? Number(cell[2]) : (place.line ?? place.page ?? 0);
  const column = cell ? columnNumber(cell[1]!) : (place.column ?? 0);
  return [place.file, place.sheet ?? '', row, column];
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
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
