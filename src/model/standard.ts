// Standards as data (data/standards/): no limit stands in code.

import type { Sourced } from './source.ts';
import type { ItemName, WaterBody, WaterClass } from './water.ts';

/** Limits of one item for classes Ⅰ to Ⅴ and one kind of water body. */
export interface ClassLimits {
  readonly item: ItemName;
  readonly unit: string;
  /** `max`: a value meets a class when ≤ its limit; `min`: ≥; `range`: inside `low~high`. */
  readonly direction: 'max' | 'min' | 'range';
  /** Decimals kept when rounding before assessment. */
  readonly decimals: number;
  /** One limit a class, Ⅰ to Ⅴ, as decimal strings; for `range` such as `6~9`. */
  readonly limits: readonly [Limit, Limit, Limit, Limit, Limit];
  readonly clause: string;
}

/** A limit with the cell of the standard's data file it stands in. */
export type Limit = Sourced<string>;

export interface SurfaceWaterStandard {
  /** `GB 3838-2002`. */
  readonly name: string;
  readonly limits: Readonly<Record<WaterBody, Readonly<Record<ItemName, ClassLimits>>>>;
}

/** Limit of one effluent item under one grade of a plant standard. */
export interface PlantLimit {
  readonly standard: string;
  readonly grade: string;
  readonly item: ItemName;
  readonly unit: string;
  readonly direction: 'max' | 'range';
  readonly limit: Limit;
  /** When this limit applies; absent means always. */
  readonly condition?: 'water-above-12' | 'water-at-most-12' | 'approved-before-2006' | 'approved-from-2006';
  readonly clause: string;
}

/** Words and colours of the classes (环办〔2011〕22号). */
export interface ClassWord {
  readonly waterClass: WaterClass;
  /** 优, 良好, 轻度污染, 中度污染, 重度污染. */
  readonly word: string;
  readonly clause: string;
}

export interface Standards {
  readonly surfaceWater: SurfaceWaterStandard;
  readonly classWords: readonly ClassWord[];
  readonly plantLimits: readonly PlantLimit[];
}
