// Short ways to write the months of sections that waters are judged from.

import { judgeSample } from '../../src/assess/classes/sample.ts';
import type { SectionSeries } from '../../src/assess/classes/series.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Standards } from '../../src/model/standard.ts';
import type { ItemName, WaterBody } from '../../src/model/water.ts';
import { section } from './records.ts';
import { amounts, CLEAN, STANDARDS, sourced } from './standards.ts';

export const MONTH = '2026-06';

/** Judged with the shipped standards and the current policy, unless a test says otherwise. */
export const JUDGED_BY: { readonly standards: Standards; readonly policy: typeof CURRENT_POLICY } = {
  standards: STANDARDS,
  policy: CURRENT_POLICY,
};

interface Register {
  readonly water?: string;
  readonly waterBody?: WaterBody;
  readonly basin?: string;
  readonly county?: string;
}

type Texts = Readonly<Record<ItemName, string>>;

/** A section with what it measured, month by month; items not given are of class Ⅰ. */
export function seriesOver(
  name: string,
  months: Readonly<Record<string, Texts>>,
  register: Register = {},
): SectionSeries {
  const { water = '试验河', waterBody = 'river', basin, county = '甲县' } = register;
  return {
    section: {
      ...section(name, 3, waterBody),
      water: sourced(water),
      county: sourced(county),
      ...(basin === undefined ? {} : { basin: sourced(basin) }),
    },
    months: new Map(
      Object.entries(months).map(([month, texts]) => {
        const measured = amounts({ ...CLEAN, ...texts });
        const verdict = judgeSample(measured, waterBody, STANDARDS.surfaceWater, CURRENT_POLICY, 3);
        return [
          month,
          {
            amounts: measured,
            verdict: { ...verdict, rows: [sourced(name, `${month} ${name}`).source] },
          },
        ];
      }),
    ),
  };
}

/** A section in the one month under review. */
export function point(name: string, texts: Texts = {}, register: Register = {}): SectionSeries {
  return seriesOver(name, { [MONTH]: texts }, register);
}

/** Ammonia, mg/L, that puts a section into each class. */
export const AMMONIA: readonly string[] = ['0.10', '0.40', '0.80', '1.20', '1.80', '2.50'];

/** Sections of the given classes, named 断面1, 断面2 … */
export function ofClasses(classes: readonly number[], register: Register = {}): readonly SectionSeries[] {
  return classes.map((rank, index) => point(`断面${index + 1}`, { 氨氮: AMMONIA[rank - 1]! }, register));
}
