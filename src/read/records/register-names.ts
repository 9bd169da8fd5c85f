// The names of a register and their declared aliases. An alias is resolved exactly and said once; whatever
// else resembles a name is suggested and never taken.

import type { Problem } from '../../model/problem.ts';
import type { Source, Sourced } from '../../model/source.ts';
import { aliasAmbiguous, aliasIsName, aliasTargetUnknown, aliasUsed } from '../problems/name-problems.ts';
import { nearestNames } from '../text/names.ts';

/** Registers whose names may have aliases. */
export type NamedKind = 'counties' | 'sections' | 'plants';

/** Another name for something registered, as jianbao.yaml or the register itself declares it. */
export interface DeclaredAlias {
  readonly kind: NamedKind;
  readonly alias: Source;
  /** The registered name it stands for, and where that is written. */
  readonly name: Source;
}

export interface RegisterNames {
  readonly names: ReadonlySet<string>;
  /** The registered name for an alias, anything else as it is; the source stays what is written. */
  resolve(name: Sourced<string>): Sourced<string>;
  /** A note for each alias that was met. */
  notes(): readonly Problem[];
}

/** The names of one register. Aliases that name two things, a registered name or nothing are problems. */
export function registerNames(
  table: string,
  registered: readonly Sourced<string>[],
  declared: readonly DeclaredAlias[],
  problems: Problem[],
): RegisterNames {
  const names = new Set(registered.map(({ value }) => value));
  const aliases = new Map<string, DeclaredAlias>();
  const used = new Map<string, { first: Source; rows: number }>();
  for (const entry of declared) {
    const { alias, name } = entry;
    if (alias.text === name.text || names.size === 0) continue;
    const earlier = aliases.get(alias.text);
    if (!names.has(name.text)) {
      problems.push(aliasTargetUnknown(name, table, nearestNames(name.text, names)));
    } else if (names.has(alias.text)) problems.push(aliasIsName(alias, name.text, table));
    else if (earlier === undefined) aliases.set(alias.text, entry);
    else if (earlier.name.text !== name.text) {
      problems.push(aliasAmbiguous(alias, name.text, earlier.name.text, earlier.alias));
    }
  }
  return {
    names,
    resolve: (name) => {
      const entry = names.has(name.value) ? undefined : aliases.get(name.value);
      if (entry === undefined) return name;
      const { first, rows } = used.get(name.value) ?? { first: name.source, rows: 0 };
      used.set(name.value, { first, rows: rows + 1 });
      return { value: entry.name.text, source: name.source };
    },
    notes: () =>
      [...used].map(([alias, { first, rows }]) =>
        aliasUsed(first, alias, aliases.get(alias)!.name.text, rows),
      ),
  };
}
