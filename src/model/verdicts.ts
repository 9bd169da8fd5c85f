// What the judge answers about single samples and sets of sections: classes, exceedances, shares.

import type { Month } from './calendar.ts';
import type { Derived, Source } from './source.ts';
import type { ItemName, WaterClass } from './water.ts';

/** One item of one water sample against the standard. */
export interface ItemVerdict {
  readonly item: ItemName;
  /** The value compared, after rounding where the policy says so; a decimal string. */
  readonly compared: string;
  readonly waterClass: WaterClass;
  readonly sources: readonly Source[];
}

/** An item over the limit of the base class. */
export interface Exceedance {
  readonly item: ItemName;
  /** (C − S)/S as a decimal string; absent for pH and 溶解氧, which have no multiple. */
  readonly multiple?: string;
  readonly compared: string;
  readonly limit: string;
  readonly unit: string;
  readonly sources: readonly Source[];
}

/** The class of one section for one month or one sampling round. */
export interface ClassVerdict {
  /** `null` when no class can be given; `missing` then says why. */
  readonly waterClass: WaterClass | null;
  /** Items whose class is the section's class, in the standard's order; empty for class Ⅰ. */
  readonly deciding: readonly ItemName[];
  readonly items: readonly ItemVerdict[];
  /** Items worse than the base class, worst first. */
  readonly exceeded: readonly Exceedance[];
  /** Base class of `exceeded`. */
  readonly base: WaterClass;
  /** 主要污染指标: of a section worse than Ⅲ the first three items worse than Ⅲ, with multiples of the Ⅲ limit. */
  readonly mainPollutants: readonly Exceedance[];
  /** Items classed on their own that never decide the section's class: 总氮 of lakes, 粪大肠菌群. */
  readonly apart: readonly ItemVerdict[];
  /** Required items without a usable value, and others whose value cannot be judged, each with the reason. */
  readonly missing: readonly { readonly item: ItemName; readonly reason: string }[];
  readonly sources: readonly Source[];
  /** The cells that name the section in the rows judged: what a count of sections lists. */
  readonly rows?: readonly Source[];
  readonly statement: string;
}

/** One item against one extra set of limits. */
export interface ExtraVerdict {
  readonly item: ItemName;
  readonly compared: string;
  readonly limit: string;
  readonly unit: string;
  readonly keeps: boolean;
  /** (C − S)/S as a decimal string, of an item over an upper limit. */
  readonly multiple?: string;
  readonly clause: string;
  readonly sources: readonly Source[];
}

/** A section against an extra set of limits it must keep (附加标准). It never moves the section's class. */
export interface ExtraSetFinding {
  readonly set: string;
  readonly standard: string;
  /** Items with a value, in the set's order. */
  readonly items: readonly ExtraVerdict[];
  /** Whether every judged item keeps its limit; `null` when none could be judged. */
  readonly met: boolean | null;
  /** Items with a value that could not be judged, each with the reason. */
  readonly unjudged: readonly { readonly item: ItemName; readonly reason: string }[];
  /** How many items the set limits. */
  readonly limited: number;
}

/** How a class moved from an earlier period, by the words of the classes. */
export interface ClassChange {
  readonly direction: 'better' | 'worse' | 'same';
  /** Steps between the words: none 无明显变化, one 有所, two or more 明显. */
  readonly degree: 'none' | 'some' | 'marked';
}

/** 无明显变化, 有所好转, 明显变差 … (环办〔2011〕22号). */
export function writeChange({ direction, degree }: ClassChange): string {
  if (degree === 'none') return '无明显变化';
  return `${degree === 'some' ? '有所' : '明显'}${direction === 'better' ? '好转' : '变差'}`;
}

/** A count of sections and its share of those with a class. */
export interface SectionShare {
  readonly count: Derived<number>;
  /** Percent with one decimal, a decimal string. */
  readonly share: Derived<string>;
}

/** Class shares of one month. The denominator is the sections with a class that month. */
export interface ClassSummary {
  readonly month: Month;
  readonly classed: Derived<number>;
  readonly classes: readonly ({ readonly waterClass: WaterClass } & SectionShare)[];
  /** Ⅰ to Ⅲ. */
  readonly good: SectionShare;
  /** 劣Ⅴ. */
  readonly worst: SectionShare;
}
