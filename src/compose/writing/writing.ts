// How a template or the notes are written: punctuation and numbers after GB/T 15834-2011 and GB/T 15835-2011.

import type { Root } from 'mdast';
import type { Problem } from '../../model/problem.ts';
import { lintDates } from './date-usage.ts';
import { lintProse, parseTyped } from './lint.ts';
import { NUMBER_RULES } from './number-usage.ts';
import { lintOrdinals } from './ordinals.ts';
import { lintPairs } from './paired-marks.ts';
import { proseLines, readings } from './prose-lines.ts';
import { DOUBLED, PUNCTUATION_RULES } from './punctuation.ts';
import { lintUnits } from './unit-usage.ts';
import { applyRules, type PlaceOf } from './writing-rules.ts';

/** All that is to be said of what was typed in a template or the notes. */
export function lintTyped(source: string, file: string, isTemplate: boolean): readonly Problem[] {
  const root = parseTyped(source, isTemplate);
  return [...lintProse(source, file, isTemplate, root), ...lintWriting(source, file, isTemplate, root)];
}

/**
 * Everything about the writing that is worth a look, in the order of the text; none of it is an error.
 * Between backticks punctuation stays as it is, and numbers are looked at all the same.
 */
export function lintWriting(
  source: string,
  file: string,
  isTemplate: boolean,
  root: Root = parseTyped(source, isTemplate),
): readonly Problem[] {
  const placeOf = placesOf(source, file);
  const lines = proseLines(source, isTemplate, root);
  const problems = [
    ...lines.flatMap((line, index) => {
      const ways = readings(line);
      return [
        ...applyRules(line, [...PUNCTUATION_RULES, ...NUMBER_RULES], placeOf),
        ...ways.flatMap((way) => applyRules(way, [DOUBLED], placeOf)),
        ...lintPairs(ways, lines[index + 1], placeOf),
      ];
    }),
    ...lintDates(lines, placeOf),
    ...lintUnits(lines, placeOf),
    ...lintOrdinals(lines, placeOf),
  ];
  return inOrder(onceEach(problems));
}

/** Line and column of an offset; the lines are counted once. */
function placesOf(source: string, file: string): PlaceOf {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** Two readings of a line show the same twice. */
function onceEach(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, place }) => {
    const key = `${code} ${place!.line} ${place!.column}`;
    return !seen.has(key) && seen.add(key);
  });
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(({ place: a }, { place: b }) => a!.line! - b!.line! || a!.column! - b!.column!);
}
