// One cell → a typed value or a problem: text, names, choices and addresses. Numbers, amounts, classes
// and dates have files of their own.

import type { ColumnSpec } from '../model/columns.ts';
import { MISSING_MARKS } from '../model/items.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { choiceInvalid, emailInvalid, textControl, textNewline } from './cell-problems.ts';

/** What was understood, what is wrong, or a value with a remark. */
export interface Parsed<T> {
  readonly value?: T;
  readonly problem?: Problem;
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
/** Control characters except tab and line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

/** Text without invisible characters and without space around it, of whatever width. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replaceAll('\u00a0', ' ').trim();
}

/** Whether a cell holds nothing, or a mark that says so (`--`, `/`, `*` …). */
export function isBlank(text: string): boolean {
  const written = cleanText(text);
  return written === '' || MISSING_MARKS.includes(written.replaceAll('－', '-'));
}

/** Free text; line breaks and runs of space become one space. */
export function parseText(source: Source, header: string): Parsed<string> {
  if (CONTROL.test(source.text)) return { problem: textControl(source, header) };
  return { value: cleanText(source.text).replace(/\s+/g, ' ') };
}

/** A name or code, one line, kept exactly; a line break inside is taken out and reported. */
export function parseName(source: Source, header: string): Parsed<string> {
  if (CONTROL.test(source.text)) return { problem: textControl(source, header) };
  const written = cleanText(source.text);
  const value = written.replace(/\s*[\r\n]+\s*/g, '');
  return value === written ? { value } : { value, problem: textNewline(source, header, value) };
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
  return { problem: choiceInvalid(source, column.header, labels) };
}

/** A single plain ASCII address. Lists, display names and `mailto:` are refused. */
export function parseEmail(source: Source, header: string): Parsed<string> {
  const value = cleanText(source.text);
  const plain =
    /^[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;
  return plain.test(value) && value.length <= 254 ? { value } : { problem: emailInvalid(source, header) };
}

function choiceKey(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
}
