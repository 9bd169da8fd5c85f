// The words of surface-water assessment (GB 3838-2002, 环办〔2011〕22号).

/** Rank of a water-quality class: 1 to 5 for Ⅰ to Ⅴ, 6 for 劣Ⅴ. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6;

export const WATER_CLASSES: readonly WaterClass[] = [1, 2, 3, 4, 5, 6];

const CLASS_NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'] as const;

/** The class as the standard writes it: `Ⅰ` … `Ⅴ`, `劣Ⅴ`. */
export function classNumeral(waterClass: WaterClass): string {
  return CLASS_NUMERALS[waterClass - 1]!;
}

/** Which limits apply: `river` for 河流, `lake` for 湖泊、水库. Always an input, never guessed from a name. */
export type WaterBody = 'river' | 'lake';

/** Level at which a section is controlled. */
export type ControlLevel = '国考' | '省考' | '市考';

/** Name of an item of GB 3838-2002 table 1, as the standard writes it, e.g. `氨氮`. */
export type ItemName = string;

/** A measured amount. Numbers are decimal strings, so that no value is ever changed by binary floats. */
export type Amount =
  | { readonly kind: 'measured'; readonly value: string }
  /** Below the detection limit; `limit` is that limit (`0.01L` → `0.01`). */
  | { readonly kind: 'below'; readonly limit: string }
  /** No value; `reason` when the file gives one (断流, 停站 …). */
  | { readonly kind: 'missing'; readonly reason?: string };
