// What `jianbao check` does: the river down to the document tree, then its problems as a page, where one is wanted.

import { howToAcknowledge } from './deliver/acknowledge.ts';
import { problemReport, sheetOrder } from './deliver/problem-report.ts';
import { countLine, firstOf, reportProblems, type SheetOrder } from './deliver/report.ts';
import { writeReportFile } from './deliver/report-file.ts';
import { type Problem, stopsPublication } from './model/problem.ts';
import type { SeenFile } from './model/problem-report.ts';
import { check, type MonthOptions } from './month.ts';

export interface Checked {
  readonly problems: readonly Problem[];
  readonly order: SheetOrder;
}

/**
 * Checks a month; nothing is written but the report.
 * @param report path of an HTML file to write the problems to
 */
export async function checkMonth(options: MonthOptions, report?: string): Promise<Checked> {
  const seen: SeenFile[] = [];
  const problems = await check({ ...options, onSeen: (file) => seen.push(file) });
  const unwritten = report === undefined ? [] : await drawReport(problems, seen, report);
  return { problems: [...problems, ...unwritten], order: sheetOrder(seen) };
}

async function drawReport(
  problems: readonly Problem[],
  seen: readonly SeenFile[],
  path: string,
): Promise<readonly Problem[]> {
  const { renderProblemReport } = await import('./render/problem-report.ts');
  return writeReportFile(path, renderProblemReport(problemReport(problems, seen)));
}

/** Enough for one look at a terminal. */
const MOST_LISTED = 20;

export interface Listing {
  readonly colour: boolean;
  readonly order: SheetOrder;
  /** The command that writes the report. */
  readonly command: string;
  /** Where the report was written, when it was. */
  readonly report?: string;
}

/** For the terminal: the first problems, the others counted, and what to do to be able to publish. */
export function listProblems(problems: readonly Problem[], listing: Listing): string {
  const { colour, order, command, report } = listing;
  const { shown, rest } = firstOf(problems, MOST_LISTED, order);
  const list = reportProblems(problems, colour, { limit: MOST_LISTED, order }) || countLine(problems);
  const isWritten = report !== undefined && problems.every(({ code }) => code !== 'REPORT_NOT_WRITABLE');
  const where = isWritten
    ? `全部问题画在${report}里，用浏览器打开。\n`
    : rest.length > 0 || stopsPublication(problems)
      ? `要看全部问题、画出所在的行：${command}\n`
      : '';
  return `${list}\n${howToAcknowledge(problems, shown)}${where}`;
}
