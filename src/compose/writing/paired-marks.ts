// Quotation marks, brackets and title marks: each half has its other, and layers take turns in their form.

import type { Problem } from '../../model/problem.ts';
import type { ProseLine } from './prose-lines.ts';
import { nestedMarks, unpairedMark } from './punctuation-problems.ts';
import { type PlaceOf, quoteAt } from './writing-rules.ts';

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
};
const OPENING = new Set(Object.keys(CLOSING));
const CLOSERS = new Set(Object.values(CLOSING));
/** What may not stand directly in itself, and what the inner one is. */
const LAYERS: Readonly<Record<string, readonly [string, string]>> = {
  '“': ['双引号', '单引号‘ ’'],
  '《': ['双书名号', '单书名号〈 〉'],
};

interface Fault {
  readonly index: number;
  readonly mark: string;
  readonly isNested: boolean;
}

/** @param followed the line after it, for a quotation of several paragraphs is closed in the last one only */
export function lintPairs(
  readings: readonly ProseLine[],
  followed: ProseLine | undefined,
  placeOf: PlaceOf,
): readonly Problem[] {
  const faults = readings.map((line) => faultsOf(line, followed));
  // Halves in two conditions that exclude each other look unpaired in one reading.
  const [best] = faults.toSorted((a, b) => a.length - b.length);
  const line = readings[faults.indexOf(best!)]!;
  return best!.map(({ index, mark, isNested }) => {
    const place = placeOf(line.offsets[index]!);
    const text = quoteAt(line.text, index, 1);
    return isNested ? nestedMarks(place, text, ...LAYERS[mark]!) : unpairedMark(place, text, mark);
  });
}

function faultsOf({ text, literal }: ProseLine, followed: ProseLine | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  const open: { index: number; mark: string }[] = [];
  for (const [index, mark] of text.split('').entries()) {
    if (literal[index] || isNoHalf(text, index)) continue;
    if (OPENING.has(mark)) {
      if (mark in LAYERS && open.at(-1)?.mark === mark) faults.push({ index, mark, isNested: true });
      open.push({ index, mark });
    } else if (CLOSERS.has(mark)) {
      // The nearest half of its own kind; what stands between them has lost its other half.
      const at = open.findLastIndex((other) => CLOSING[other.mark] === mark);
      if (at === -1) faults.push({ index, mark, isNested: false });
      else for (const lost of open.splice(at).slice(1)) faults.push({ ...lost, isNested: false });
    }
  }
  const goesOn = followed?.text.startsWith('“') ?? false;
  const lost = open.filter(({ mark, index }) => !(mark === '“' && index === 0 && goesOn));
  return [...faults, ...lost.map((half) => ({ ...half, isNested: false }))].sort((a, b) => a.index - b.index);
}

/** An apostrophe, or the bracket of an ordinal such as 1）, which has a rule of its own. */
function isNoHalf(text: string, index: number): boolean {
  if (text[index] === '’') return /[A-Za-z\d]/.test(text[index - 1] ?? '');
  return text[index] === '）' && /(?:^|[。；：])\d{1,2}$/.test(text.slice(0, index));
}
