// One cell → a typed value or a problem: text, names, choices and addresses. Numbers, amounts, classes
// and dates have files of their own.

import type { ColumnSpec } from '../../model/columns.ts';
import { MISSING_MARKS } from '../../model/items.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { choiceInvalid, emailInvalid, textNewline } from '../problems/cell-problems.ts';
import { findLookalike, isOrdinary, withoutInvisible } from '../text/characters.ts';

/** What was understood, what is wrong, or a value with a remark. */
export interface Parsed<T> {
  readonly value?: T;
  readonly problem?: Problem;
}

/** Dashes and strokes of all widths; others than these say something. */
const NOTHING = /^(?:[-‐‑–—―─－−]{1,4}|[/／]{1,2}|-\/-)$/;

/** Text without invisible characters and without space around it, of whatever width. */
export function cleanText(text: string): string {
  if (isOrdinary(text)) return text.trim();
  return withoutInvisible(text).replaceAll('\u00a0', ' ').trim();
}

/** Whether a cell holds nothing, or a mark that says so (`--`, `/`, `*` …). */
export function isBlank(text: string): boolean {
  // Most cells begin with a digit, and are looked at several times.
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return false;
  const written = cleanText(text);
  return written === '' || MISSING_MARKS.includes(written) || NOTHING.test(written);
}

/** Free text; line breaks and runs of space become one space. */
export function parseText(source: Source): Parsed<string> {
  return { value: cleanText(source.text).replace(/\s+/g, ' ') };
}

/** A name or code, one line, kept exactly; a line break inside is taken out and reported. */
export function parseName(source: Source, header: string): Parsed<string> {
  const written = cleanText(source.text);
  const lines = written.split(/[\r\n\u2028\u2029]+/);
  if (lines.length === 1) return { value: written };
  const value = lines.map((line) => line.trim()).join('');
  return { value, problem: textNewline(source, header, value) };
}

/** One of a closed list, by its label or an alias; width, case and spaces do not matter. */
export function parseChoice(source: Source, column: Pick<ColumnSpec, 'header' | 'choices'>): Parsed<string> {
  const choices = column.choices ?? [];
  const written = choiceKey(source.text);
  const found = choices.find(({ label, aliases }) =>
    [label, ...aliases].some((name) => choiceKey(name) === written),
  );
  if (found !== undefined) return { value: found.value };
  const labels = choices.map(({ label }) => label);
  return { problem: choiceInvalid(source, column.header, labels, findLookalike(source.text)) };
}

/** A single plain ASCII address. Lists, display names, `mailto:` and whatever is not seen are refused. */
export function parseEmail(source: Source, header: string): Parsed<string> {
  const value = source.text.trim();
  const plain =
    /^[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
  // Trimming takes a byte order mark for a space; in an address nothing may hide.
  const isSeen = withoutInvisible(source.text) === source.text;
  return isSeen && value.length <= 254 && plain.test(value)
    ? { value }
    : { problem: emailInvalid(source, header) };
}

function choiceKey(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
}
