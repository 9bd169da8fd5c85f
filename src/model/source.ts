// Where a value came from. Every value that is read keeps its source; everything derived lists the
// sources it was derived from, so that any printed figure can be followed back to a cell.

/** A place in a file: a cell of a workbook or CSV file, a line of a text file, a page of a document made. */
export interface Place {
  /** Path relative to the project folder, with forward slashes. */
  readonly file: string;
  /** Worksheet name; absent for CSV and text files. */
  readonly sheet?: string;
  /** Cell address such as `F12`; CSV files are addressed as if opened in a spreadsheet. */
  readonly cell?: string;
  /** 1-based line and column of a text file (templates, YAML, notes). */
  readonly line?: number;
  readonly column?: number;
  /** 1-based page of a finished document. */
  readonly page?: number;
}

/** A place together with what stands there, exactly as written. */
export interface Source extends Place {
  readonly text: string;
}

/** A value as understood, with the place it was read from. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

/** The rule by which a value was derived, to be quoted beside it. */
export interface Rule {
  /** Number or name of the standard, e.g. `GB 3838-2002`. */
  readonly standard: string;
  /** Clause or table, e.g. `表1`. */
  readonly clause: string;
  /** The derivation in Chinese, e.g. `氨氮1.32 mg/L修约为1.32，超过Ⅲ类限值1.0`. */
  readonly statement: string;
}

/** A value that was computed, with everything it was computed from. */
export interface Derived<T> {
  readonly value: T;
  readonly sources: readonly Source[];
  readonly rule?: Rule;
}

/** A count out of a total, with its share: percent with one decimal, absent when there is nothing to count. */
export interface Portion {
  readonly count: Derived<number>;
  readonly total: Derived<number>;
  readonly share?: Derived<string>;
}

const keys = new WeakMap<Place, string>();

/** A key that two places share when they are the same spot. Remembered by object: figures share their sources. */
export function placeKey(place: Place): string {
  const known = keys.get(place);
  if (known !== undefined) return known;
  const { file, sheet, cell, line, column, page } = place;
  const key = [file, sheet, cell, line, column, page].join('\0');
  keys.set(place, key);
  return key;
}
