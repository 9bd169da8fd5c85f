// Water-quality classes as people write them (GB 3838-2002: Ⅰ to Ⅴ, worse than Ⅴ is 劣Ⅴ).

import type { Source } from '../../model/source.ts';
import type { WaterClass } from '../../model/water.ts';
import { classInvalid, classLookalike, classMulti } from '../problems/cell-problems.ts';
import { cleanText, type Parsed } from './cells.ts';

const CORE: Readonly<Record<string, WaterClass>> = {
  ...{ I: 1, II: 2, III: 3, IV: 4, V: 5 },
  ...{ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 },
};

/** Characters that look like a Roman numeral and are none: read as one they could mean any class. */
const LOOKALIKE = /[lLΙιІіӀӏǀ∣∨ɪᴵ|丨工ΝνѴѵ٧]|11+|1(?=[VvIi])|(?<=[VvIi])1/u;

/**
 * Understands Ⅰ, I, i, 1, Ⅰ类, 一类 … and 劣Ⅴ, 劣V类, Ⅴ类以下, 劣于Ⅴ类. Look-alikes (Cyrillic І, lower-case
 * l, 11) are refused by code point, two classes at once are refused as such, also
 * side by side.
 */
export function parseClass(source: Source, header: string): Parsed<WaterClass> {
  const written = cleanText(source.text);
  const text = written
    .normalize('NFKC')
    .replace(/类水?(?:质)?/g, ' ')
    .trim();
  const lookalike = LOOKALIKE.exec(text)?.[0];
  if (lookalike !== undefined) return { problem: classLookalike(source, header, lookalike) };
  const numeral = text.toUpperCase();
  // Ⅰ and Ⅴ side by side would become Ⅳ.
  const isJoined = /[Ⅰ-ⅿ][Ⅱ-ⅿ]|[Ⅱ-ⅿ][Ⅰ-ⅿ]/.test(written);
  const value = CORE[numeral] ?? (/^(?:劣于? *[V5五]|[V5五] *以下)$/.test(numeral) ? 6 : undefined);
  if (isJoined) return { problem: classMulti(source, header) };
  if (value !== undefined) return { value };
  const named = numeral.split(/[~\-—–/、,()→>至到或\s]+/).filter((part) => part !== '');
  const isMulti = named.length > 1 && named.every((part) => part in CORE || part === '劣V');
  return { problem: isMulti ? classMulti(source, header) : classInvalid(source, header) };
}
