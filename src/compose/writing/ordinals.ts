// Numbers of parts typed by hand: 一、（一）1.（1）in their order, one after the other, none in headings, which the
// program numbers.

import type { Problem } from '../../model/problem.ts';
import { chineseNumeral } from '../figures/numerals.ts';
import { type ProseLine, SEAM } from './prose-lines.ts';
import { headingNumbered, ordinalLevels, ordinalSequence } from './punctuation-problems.ts';
import { type PlaceOf, quoteAt } from './writing-rules.ts';

/** By level, how a paragraph begins that has a number (GB/T 15834-2011 B.3.8). */
const LEVELS: readonly { readonly pattern: RegExp; readonly write: (number: number) => string }[] = [
  { pattern: /^([一二三四五六七八九十]{1,3})、/u, write: (number) => `${chineseNumeral(number)}、` },
  {
    pattern: /^[（(]([一二三四五六七八九十]{1,3})[)）]/u,
    write: (number) => `（${chineseNumeral(number)}）`,
  },
  { pattern: /^(\d{1,2})(?:[.．](?!\d)|、(?=\p{Script=Han}))/u, write: (number) => `${number}.` },
  { pattern: /^[（(](\d{1,2})[)）]/u, write: (number) => `（${number}）` },
];
const WITHIN = /(?<=^|[，。；：])([一二三四五六七八九])是/gu;
const SEAMS = new RegExp(`[${SEAM}]`, 'u');

export function lintOrdinals(lines: readonly ProseLine[], placeOf: PlaceOf): readonly Problem[] {
  const counters = new Counters();
  return lines.flatMap((line) => {
    // What data leaves out or repeats cannot be counted.
    if (SEAMS.test(line.text)) return [];
    const found = ordinalOf(line.text);
    const problems = lintWithin(line, placeOf);
    if (found === null || line.isHead) return problems;
    const [place, text] = [placeOf(line.offsets[0]!), quoteAt(line.text, 0, 12)];
    if (line.kind === 'heading') return [...problems, headingNumbered(place, text)];
    if (line.kind === 'item') return problems;
    const { skipped, expected } = counters.see(found.level, found.number);
    if (skipped !== null) problems.push(ordinalLevels(place, text, write(skipped, 1)));
    if (expected !== found.number) problems.push(ordinalSequence(place, text, write(found.level, expected)));
    return problems;
  });
}

/** 一是……二是……三是…… within a paragraph. */
function lintWithin(line: ProseLine, placeOf: PlaceOf): Problem[] {
  let last = 0;
  return [...line.text.matchAll(WITHIN)].flatMap((match) => {
    const number = numberOf(match[1]!);
    const expected = last + 1;
    const isWrong = last > 0 && number !== expected && number !== 1;
    last = number;
    if (!isWrong) return [];
    const place = placeOf(line.offsets[match.index]!);
    return [ordinalSequence(place, quoteAt(line.text, match.index, 2), `${chineseNumeral(expected)}是`)];
  });
}

/** How far each level has been counted. */
class Counters {
  readonly #counts: (number | null)[] = [null, null, null, null];
  #first: number | null = null;
  #level: number | null = null;

  /** @returns the level that was passed over, if any, and the number that was due */
  see(level: number, number: number): { readonly skipped: number | null; readonly expected: number } {
    const skipped = this.#skipped(level);
    const last = this.#counts[level]!;
    // Counting may begin anew, and what comes before the first may stand elsewhere.
    const expected = last === null || number === 1 ? number : last + 1;
    this.#first ??= level;
    this.#level = level;
    this.#counts[level] = number;
    this.#counts.fill(null, level + 1);
    return { skipped, expected };
  }

  #skipped(level: number): number | null {
    if (this.#level === null || this.#first === null) return null;
    if (level < this.#first) return this.#first;
    return level > this.#level + 1 ? this.#level + 1 : null;
  }
}

function ordinalOf(text: string): { readonly level: number; readonly number: number } | null {
  for (const [level, { pattern }] of LEVELS.entries()) {
    const [, written] = pattern.exec(text) ?? [];
    if (written !== undefined) return { level, number: numberOf(written) };
  }
  return null;
}

function write(level: number, number: number): string {
  return LEVELS[level]!.write(number);
}

/** 1 to 99, in digits or Chinese numerals. */
function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const [tens, ones] = written.includes('十') ? written.split('十') : ['零', written];
  const digit = (numeral: string, none: number) => (numeral ? '零一二三四五六七八九'.indexOf(numeral) : none);
  return digit(tens!, 1) * 10 + digit(ones!, 0);
}
