// Problems and the files as they were read → the report: by file, the cells around each problem.

import { readAddress } from '../model/address.ts';
import { type Problem, stopsPublication } from '../model/problem.ts';
import type { ProblemReport, ReportedFile, ReportedGroup, SeenFile } from '../model/problem-report.ts';
import { writeAcknowledgements } from './acknowledge.ts';
import { cellsAround, linesAround, MOST_COLUMNS, wantedColumns } from './excerpts.ts';
import {
  countByFile,
  countLine,
  firstOf,
  levelOf,
  type SheetOrder,
  writeCounts,
  writePlace,
  writeSpot,
} from './report.ts';

/** More than anybody mends before checking again. */
const MOST_DRAWN = 500;

/** A problem with its number in the report. */
interface Numbered {
  readonly problem: Problem;
  readonly number: number;
}

/** Everything a run found, the gravest drawn, the rest counted. */
export function problemReport(problems: readonly Problem[], seen: readonly SeenFile[]): ProblemReport {
  const { shown, rest } = firstOf(problems, MOST_DRAWN, sheetOrder(seen));
  const files = new Map<string, Numbered[]>();
  const isNote = ({ severity }: Problem) => severity === 'info';
  for (const [index, problem] of shown.filter((one) => !isNote(one)).entries()) {
    const file = problem.place?.file ?? '';
    const listed = files.get(file) ?? [];
    listed.push({ problem, number: index + 1 });
    files.set(file, listed);
  }
  const found = new Map(seen.map((one) => [one.file, one]));
  return {
    counts: countLine(problems),
    publishable: !stopsPublication(problems),
    files: [...files].map(([file, listed]): ReportedFile => {
      const counts = writeCounts(listed.map(({ problem }) => problem));
      return { file, counts, groups: gather(listed).map((group) => draw(group, found.get(file))) };
    }),
    notes: shown
      .filter(isNote)
      .map((problem) => ({ where: problem.place ? writePlace(problem.place) : '', problem })),
    rest: countByFile(rest),
    acknowledge: writeAcknowledgements(shown),
  };
}

/** The sheets of every file as they stand in it. */
export function sheetOrder(seen: readonly SeenFile[]): SheetOrder {
  return new Map(
    seen.map((one) => [one.file, 'sheets' in one ? one.sheets.map(({ sheet }) => sheet.sheet ?? '') : []]),
  );
}

/** Neighbours in the list that stand in one row, as long as their columns fit side by side. */
function gather(listed: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const groups: Numbered[][] = [];
  for (const one of listed) {
    const group = groups.at(-1);
    if (group && fitsWith(group, one)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function fitsWith(group: readonly Numbered[], { problem }: Numbered): boolean {
  const [first] = group;
  const [here, there] = [spotOf(problem), spotOf(first!.problem)];
  if (here === null || there === null) return false;
  if (problem.place?.sheet !== first!.problem.place?.sheet || here.row !== there.row) return false;
  const marked = [...group.map((one) => spotOf(one.problem)!.column), here.column];
  return wantedColumns(marked).length <= MOST_COLUMNS;
}

function draw(group: readonly Numbered[], file: SeenFile | undefined): ReportedGroup {
  const [{ place } = {}] = group.map(({ problem }) => problem);
  const marks = new Map<number, number[]>();
  for (const { problem, number } of group) {
    const column = spotOf(problem)?.column;
    if (column !== undefined) marks.set(column, [...(marks.get(column) ?? []), number]);
  }
  const spot = group[0] && spotOf(group[0].problem);
  const seen =
    file && 'sheets' in file ? file.sheets.find(({ sheet }) => sheet.sheet === place?.sheet) : undefined;
  const excerpt =
    spot && seen
      ? cellsAround(seen, spot.row, marks)
      : file && 'text' in file && place?.line !== undefined
        ? linesAround(file.text, place.line)
        : undefined;
  return {
    problems: group.map(({ problem, number }) => ({
      problem,
      number,
      level: levelOf(problem),
      spot: problem.place ? writeSpot(problem.place) : '',
    })),
    ...(excerpt && { excerpt }),
  };
}

function spotOf({ place }: Problem): { row: number; column: number } | null {
  return place?.cell === undefined ? null : readAddress(place.cell);
}
