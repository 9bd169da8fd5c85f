// How a table's columns are declared. The reader recognises tables by these declarations; the blank
// workbooks and docs/data.md are written from them.

import type { Bounds, ItemSpec } from './items.ts';
import type { ItemName } from './water.ts';

export type TableKind =
  | 'counties'
  | 'sections'
  | 'readings'
  | 'sampling'
  | 'plants'
  | 'plantMonths'
  | 'stages'
  | 'collections'
  | 'tasks'
  | 'outfalls'
  | 'networks'
  | 'funds'
  | 'duties'
  | 'recipients';

/**
 * What a cell of a column holds. `name`: one line, matched exactly; `text`: free text; `amount`: a
 * measured value, perhaps below detection or missing; `class`: a water-quality class; `due`: a date or
 * the end of a month, quarter or year; `deadline`: the same, working days, 立行立改 or 长期坚持; `year`: four digits.
 */
export type ColumnType =
  | 'name'
  | 'text'
  | 'number'
  | 'amount'
  | 'class'
  | 'month'
  | 'date'
  | 'due'
  | 'deadline'
  | 'year'
  | 'choice'
  | 'email';

/** One value of a closed list. */
export interface Choice {
  /** As kept in the records. */
  readonly value: string;
  /** As shown and written. */
  readonly label: string;
  readonly aliases: readonly string[];
}

/** A unit that turns into the column's by moving the decimal point. */
interface StatedUnit {
  /** As it is written. */
  readonly unit: string;
  /** Places to the right. */
  readonly shift: number;
}

export interface ColumnSpec {
  /** Name of the field in the record; the header for item columns. */
  readonly field: string;
  /** The Chinese header, without unit. */
  readonly header: string;
  /** Other headers that mean the same; case, spaces, hyphens and brackets do not matter. */
  readonly aliases: readonly string[];
  readonly type: ColumnType;
  readonly required: boolean;
  /** Unit of the numbers; the header may name it in brackets. */
  readonly unit?: string;
  /** The closed list of a `choice`. */
  readonly choices?: readonly Choice[];
  /** The list is not closed: anything else is kept as it is written. */
  readonly isOpen?: true;
  /** Bounds outside which a number is impossible; without `min` nothing below 0 is possible. */
  readonly min?: string;
  readonly max?: string;
  /** Bounds outside which a number is doubtful and to be checked. */
  readonly plausible?: Bounds;
  /** An item of which a larger whole is measured too: more of it than of the whole cannot be. */
  readonly partOf?: ItemName;
  /** Measured always; "below detection" means nothing. */
  readonly alwaysFound?: true;
  /** What a file's header says the numbers are in, where that is not `unit`; set by the reader. */
  readonly stated?: StatedUnit;
  /** What the person filling in should know. */
  readonly note?: string;
  /** Its numbers add up: a row of totals must hold their sum. */
  readonly adds?: true;
  /** Read where a file has it; a blank workbook does without. */
  readonly isExtra?: true;
  /** What a filled-in cell may look like; by type where absent (column-words.ts). */
  readonly example?: string;
  /** The register whose names stand in the column, each exactly as registered. */
  readonly register?: RegisterKind;
  /** Set for columns of measured items. */
  readonly item?: ItemName;
}

/** The registers whose names other tables refer to. */
export type RegisterKind = 'counties' | 'sections' | 'plants';

/** The items a table may have as columns. */
export interface ItemColumns {
  readonly items: readonly ItemSpec[];
  /** Stands before the item's name in the header, e.g. `出水`. */
  readonly prefix: string;
  /** Items a blank workbook has columns for. */
  readonly usual: readonly ItemName[];
  /** A table of this kind has at least one of them. */
  readonly needed: boolean;
}

export interface TableSpec {
  readonly kind: TableKind;
  readonly name: string;
  /** One sentence for the documentation. */
  readonly about: string;
  readonly columns: readonly ColumnSpec[];
  /** Groups of measured items, told apart by their prefixes. */
  readonly items?: readonly ItemColumns[];
}

/** A closed list whose values are kept as they are written. */
export function plainChoices(...values: string[]): readonly Choice[] {
  return values.map((value) => ({ value, label: value, aliases: [] }));
}

/** Columns for measured items, by the names a header may have. */
export function itemColumns({ items, prefix }: Pick<ItemColumns, 'items' | 'prefix'>): readonly ColumnSpec[] {
  return items.map(({ name, aliases, ...rest }) => ({
    ...rest,
    field: prefix + name,
    header: prefix + name,
    aliases: aliases.map((alias) => prefix + alias),
    type: 'amount',
    required: false,
    item: name,
  }));
}

/** All columns a table may have: its own, then those of its items. */
export function allColumns(spec: TableSpec): readonly ColumnSpec[] {
  return [...spec.columns, ...(spec.items ?? []).flatMap(itemColumns)];
}
