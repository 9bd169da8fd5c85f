// What stands in a cell → the text its column is read from. What nobody sees is taken out, what looks like
// Chinese is made Chinese, and each time it is said; what cannot be text refuses the cell.

import type { ColumnSpec, ColumnType } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import {
  mojibake,
  textBidi,
  textCompat,
  textControl,
  textEscaped,
  textInvisible,
  textLookalike,
  textLost,
  textMark,
  textPrivate,
  textQuestion,
  textSpace,
  textSurrogate,
  textTooLong,
} from '../problems/text-problems.ts';
import {
  type Debris,
  findDebris,
  findLookalike,
  hasAdorned,
  hasWide,
  isOrdinary,
  unify,
  withoutInvisible,
  withPlainSpaces,
} from '../text/characters.ts';
import { placeOf } from '../text/places.ts';
import { unscramble } from '../text/scrambled.ts';

/** The text to read, or none when there is nothing to be read from it. */
export interface CellText {
  readonly text?: string;
  readonly problems: readonly Problem[];
}

/** Longest text of a column, in UTF-16 units, before anything looks at it closely. */
const LONGEST: Readonly<Partial<Record<ColumnType, number>>> = { name: 64, text: 2000, email: 254 };
const LONGEST_VALUE = 100;

const DEBRIS_PROBLEMS: Readonly<Record<Debris, (source: Source, header: string, found: string) => Problem>> =
  {
    surrogate: textSurrogate,
    lost: textLost,
    control: textControl,
    private: textPrivate,
    bidi: textBidi,
  };

const ORDINARY: readonly Problem[] = [];

/**
 * The text of a cell as its column is to read it. Names keep their characters; of closed lists, numbers and
 * dates the width is a note. Addresses are left alone: whatever is odd in one refuses it.
 */
export function cellText(source: Source, { type, header }: Pick<ColumnSpec, 'type' | 'header'>): CellText {
  const written = source.text;
  const longest = LONGEST[type] ?? LONGEST_VALUE;
  if (written.length > longest) {
    const { length } = withoutInvisible(written).trim();
    if (length > longest) return { problems: [textTooLong(source, header, length, longest)] };
  }
  if (type === 'email') return { text: written, problems: ORDINARY };
  const isProse = type === 'name' || type === 'text';
  if (isProse) {
    const scrambled = unscramble(written);
    if (scrambled !== null) {
      return { problems: [mojibake(placeOf(source), scrambled.shown, scrambled.original)] };
    }
  }
  const isName = type === 'name';
  const lostLetter = isName && written.includes('?') ? [textQuestion(source, header)] : ORDINARY;
  if (isOrdinary(written)) return { text: written, problems: lostLetter };
  const debris = findDebris(written);
  if (debris !== null) {
    return { problems: [DEBRIS_PROBLEMS[debris.kind](source, header, debris.character)] };
  }

  const problems = [...lostLetter];
  const lines = written.replace(/_x000[DA]_/gi, '\n');
  const escaped = /_x[\dA-F]{4}_|&(?:#\d{1,7}|#x[\dA-F]{1,6}|[A-Z]{2,8});/i.exec(lines)?.[0];
  if (escaped !== undefined) problems.push(textEscaped(source, header, escaped));
  const unmarked = type === 'text' ? lines : withoutMark(lines);
  if (unmarked !== lines) problems.push(textMark(source, header, unmarked));
  const visible = withoutInvisible(unmarked);
  if (visible !== unmarked) problems.push(textInvisible(source, header, visible, isName));
  const unified = unify(visible);
  // In a number such digits are no digits; behind one they belong to its unit.
  const isAdorned = (type === 'class' || type === 'choice') && hasAdorned(visible);
  if (unified !== visible || isAdorned || (!isProse && hasWide(visible))) {
    problems.push(textCompat(source, header, isProse ? unified : unified.normalize('NFKC')));
  }
  const text = isName ? withPlainSpaces(unified) : unified;
  if (text !== unified) problems.push(textSpace(source, header, text));
  const lookalike = isName ? findLookalike(text) : null;
  if (lookalike !== null) problems.push(textLookalike(source, header, lookalike));
  return { text, problems };
}

/** The content of a cell marked as text in a spreadsheet's own way: `'0012`, `="0012"`. */
function withoutMark(text: string): string {
  const inside = /^\s*="([^"]*)"\s*$/.exec(text)?.[1];
  return inside ?? text.replace(/^\s*'(?=.)/, '');
}
