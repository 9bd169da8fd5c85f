// Records that stand in two places. Where two files hold the same table, that is one thing to say, not one a row.

import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { inputAmbiguous } from '../problems/record-problems.ts';

/** Takes what repeats something, with what would be said of it alone. */
export interface Repeats {
  add(later: Source, earlier: Source, problem: Problem): void;
  problems(): readonly Problem[];
}

/** A collector for one kind of table. */
export function collectRepeats(table: string): Repeats {
  const pairs = new Map<string, { later: Source; earlier: Source; problems: Problem[] }>();
  return {
    add: (later, earlier, problem) => {
      const key = [later.file, later.sheet, earlier.file, earlier.sheet].join('\n');
      const pair = pairs.get(key) ?? { later, earlier, problems: [] };
      pairs.set(key, pair);
      pair.problems.push(problem);
    },
    problems: () =>
      [...pairs.values()].flatMap(({ later, earlier, problems }) => {
        const isSameTable = later.file === earlier.file && later.sheet === earlier.sheet;
        const isWhole = problems.length > 1 || isCopy(later.file, earlier.file);
        return isSameTable || !isWhole ? problems : [inputAmbiguous(later, earlier, table, problems.length)];
      }),
  };
}

/** Whether two files of a folder are called alike but for the marks a copy gets and the ending. */
function isCopy(one: string, other: string): boolean {
  return one !== other && withoutCopyMarks(one) === withoutCopyMarks(other);
}

/** `2026-06/台账 - 副本 (2).xlsx` → `2026-06/台账`. */
function withoutCopyMarks(file: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  let name = file.slice(folder.length).replace(/\.[^.]*$/, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name
      .replace(/\s*[（(]\d{1,2}[)）]$/, '')
      .replace(/\s*[-–—_]?\s*(?:副本|复件|拷贝|备份|copy)$/i, '')
      .replace(/^(?:副本|复件|拷贝)\s*[-–—_]?\s*/, '')
      .trim();
  }
  return folder + name;
}
