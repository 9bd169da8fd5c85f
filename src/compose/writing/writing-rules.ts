// How the rules of punctuation and of number usage look for what they are about: patterns over lines of prose.

import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { FILLED, type ProseLine, SEAM } from './prose-lines.ts';

export interface WritingRule {
  /** Global; it matches what is wrong and no more, for its first character is the place. */
  readonly pattern: RegExp;
  /** Whether it holds between backticks too, which keep punctuation as it is. */
  readonly inLiterals?: boolean;
  readonly report: (found: Found) => Problem | null;
}

interface Found {
  readonly match: RegExpExecArray;
  readonly place: Place;
  /** What was found with a few characters on each side, to be found again by eye. */
  readonly text: string;
  readonly line: ProseLine;
}

/** What a line of the source is called in messages. */
export type PlaceOf = (offset: number) => Place;

/** Characters of Chinese text, a value that data fills in among them; for use within brackets. */
export const CHINESE = `\\p{Script=Han}，。、；：？！（）《》“”‘’「」『』【】〔〕…—${FILLED}`;

export function applyRules(
  line: ProseLine,
  rules: readonly WritingRule[],
  placeOf: PlaceOf,
): readonly Problem[] {
  return rules.flatMap(({ pattern, inLiterals = false, report }) =>
    [...line.text.matchAll(pattern)].flatMap((match) => {
      if (!inLiterals && line.literal[match.index]) return [];
      const place = placeOf(line.offsets[match.index]!);
      const problem = report({ match, place, line, text: quoteAt(line.text, match.index, match[0].length) });
      return problem ? [problem] : [];
    }),
  );
}

/** Part of a line as a message quotes it; … for what data fills in. */
export function quoteAt(text: string, index: number, length: number): string {
  const [start, end] = [Math.max(0, index - 6), index + Math.min(length, 24) + 6];
  return text
    .slice(start, end)
    .replaceAll(FILLED, '…')
    .replace(new RegExp(`[${SEAM}]`, 'gu'), '')
    .trim();
}
