// Samples of sections whose index is easy to reckon: five items, each at half of the Ⅲ limit or twice as good.

import { type IndexPeriod, type IndexSample, indexPeriod } from '../../src/assess/standing/cwqi-basis.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { County, Section } from '../../src/model/records.ts';
import type { WaterBody, WaterClass } from '../../src/model/water.ts';
import { section } from './records.ts';
import { amounts, STANDARDS, sourced } from './standards.ts';

/** River: pH 0, 溶解氧 5÷10, 高锰酸盐指数 3÷6, 氨氮 0.5÷1.0, 总磷 0.1÷0.2: together 2. */
export const HALF = { pH值: '7', 溶解氧: '10', 高锰酸盐指数: '3', 氨氮: '0.5', 总磷: '0.1' } as const;

interface SampleOptions {
  readonly county?: string;
  readonly body?: WaterBody;
  readonly target?: WaterClass;
  readonly waterClass?: WaterClass | null;
}

export function sectionOf(name: string, { county, body, target }: SampleOptions = {}): Section {
  return { ...section(name, target ?? 3, body ?? 'river'), county: sourced(county ?? '甲县') };
}

/** A sample of half the limits with the given items changed. */
export function sample(
  name: string,
  changed: Readonly<Record<string, string>> = {},
  options: SampleOptions = {},
): IndexSample {
  const { waterClass } = options;
  return {
    section: sectionOf(name, options),
    amounts: amounts({ ...HALF, ...changed }),
    waterClass: waterClass === undefined ? 2 : waterClass,
  };
}

export function period(label: string, ...samples: readonly IndexSample[]): IndexPeriod {
  return indexPeriod(label, samples, STANDARDS.surfaceWater, CURRENT_POLICY);
}

export function county(name: string, code: string): County {
  return { code: sourced(code), name: sourced(name), kind: sourced('县') };
}
