// Codes beside names: the two must belong together, in the registers and wherever a table gives both.

import type { Problem } from '../../model/problem.ts';
import type { Source, Sourced } from '../../model/source.ts';
import { registerDuplicate } from '../problems/record-problems.ts';
import { quote, writePlace } from '../text/places.ts';

/** A name with the code that stands in its row. */
export interface CodedName {
  readonly name: Sourced<string>;
  readonly code?: Sourced<string>;
}

/** Words a conflict of one kind of things. */
export type Conflict = (name: Source, code: string, standing: string, rows: number) => Problem;

/**
 * The first record of each name and code. A row that repeats one is a duplicate; one that gives a name another
 * code, or a code another name, a conflict.
 */
export function distinctCoded<T extends CodedName>(
  table: string,
  records: readonly T[],
  conflict: Conflict,
  repeat: (later: Source, earlier: Source, problem: Problem) => void,
  problems: Problem[],
): readonly T[] {
  const byName = new Map<string, T>();
  const byCode = new Map<string, T>();
  return records.filter((record) => {
    const { name, code } = record;
    const namesake = byName.get(name.value);
    const codesake = code && byCode.get(code.value);
    if (namesake !== undefined) {
      const isOther = code && namesake.code && code.value !== namesake.code.value;
      if (isOther) {
        const standing = `${writePlace(namesake.name.source)}的同一名称是${quote(namesake.code!.value)}`;
        problems.push(conflict(name.source, code.value, standing, 1));
      } else {
        const problem = registerDuplicate(name.source, table, name.value, namesake.name.source);
        repeat(name.source, namesake.name.source, problem);
      }
      return false;
    }
    if (codesake !== undefined) {
      const standing = `${writePlace(codesake.name.source)}的这个编码是${quote(codesake.name.value)}`;
      problems.push(conflict(name.source, code!.value, standing, 1));
      return false;
    }
    byName.set(name.value, record);
    if (code) byCode.set(code.value, record);
    return true;
  });
}

/**
 * Rows whose code is not that of the name they give, one problem a table. Names that are not registered, or
 * without a code, are not judged.
 * @returns the name cells of these rows
 */
export function contradictedCodes(
  rows: readonly CodedName[],
  register: readonly CodedName[],
  conflict: Conflict,
  problems: Problem[],
): ReadonlySet<Source> {
  const codes = new Map(register.flatMap(({ name, code }) => (code ? [[name.value, code.value]] : [])));
  const names = new Map(register.flatMap(({ name, code }) => (code ? [[code.value, name.value]] : [])));
  const tables = new Map<string, (Required<CodedName> & { readonly registered: string })[]>();
  for (const { name, code } of rows) {
    const registered = codes.get(name.value);
    if (code === undefined || registered === undefined || registered === code.value) continue;
    const key = `${name.source.file}\n${name.source.sheet ?? ''}`;
    tables.set(key, [...(tables.get(key) ?? []), { name, code, registered }]);
  }
  for (const found of tables.values()) {
    const { name, code, registered } = found[0]!;
    const owner = names.get(code.value);
    const standing = `名录中它的编码是${quote(registered)}${owner === undefined ? '' : `，${quote(code.value)}是${quote(owner)}的编码`}`;
    problems.push(conflict(name.source, code.value, standing, found.length));
  }
  return new Set([...tables.values()].flat().map(({ name }) => name.source));
}
