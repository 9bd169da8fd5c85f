// The charts of a document: what is drawn, as figures. How it is drawn is the renderer's business.

import type { PlacedFigure } from './figure.ts';
import type { WaterClass } from './water.ts';

export type Chart =
  | ClassSharesChart
  | ClassGridChart
  | RiverChart
  | ItemTrendsChart
  | PlantLoadsChart
  | DeadlineChart
  | ScoresChart
  | RankingSlopeChart;

/** A class and the figure that names it. */
export interface PlacedClass {
  readonly waterClass: WaterClass;
  readonly figure: PlacedFigure;
}

/** Shares of the classes by month, 100 % bars. */
export interface ClassSharesChart {
  readonly kind: 'class-shares';
  readonly months: readonly {
    readonly label: PlacedFigure;
    /** Sections a class, Ⅰ to 劣Ⅴ; only classes that occur. Empty for a month without any class. */
    readonly counts: readonly {
      readonly waterClass: WaterClass;
      readonly count: PlacedFigure;
      readonly share: PlacedFigure;
    }[];
  }[];
}

/** Month × section grid of classes. */
export interface ClassGridChart {
  readonly kind: 'class-grid';
  readonly months: readonly PlacedFigure[];
  readonly rows: readonly {
    readonly section: PlacedFigure;
    readonly target: PlacedClass;
    /** One cell a month; `null` where there is no class. */
    readonly cells: readonly (PlacedClass | null)[];
  }[];
}

/** One river from its first section to its last: classes, and its main items against the limits. */
export interface RiverChart {
  readonly kind: 'river';
  /** In flow order. */
  readonly sections: readonly {
    readonly name: PlacedFigure;
    readonly target: PlacedClass;
    /** The class of the period, or why there is none. */
    readonly verdict: PlacedClass | { readonly waterClass: null; readonly figure: PlacedFigure };
  }[];
  readonly items: readonly {
    readonly name: PlacedFigure;
    readonly unit: string;
    /** `min`: a value must reach its limit (溶解氧). */
    readonly direction: 'max' | 'min';
    /** One a section; `null` without a value. */
    readonly values: readonly (MeasuredAgainst | null)[];
  }[];
}

/** A concentration as compared, and the limit of its section's target class. */
export interface MeasuredAgainst {
  readonly value: PlacedFigure;
  readonly limit: PlacedFigure;
  readonly keeps: boolean;
}

/** Items of single sections over the months, each in a panel of its own with the bands of the classes. */
export interface ItemTrendsChart {
  readonly kind: 'item-trends';
  /** Oldest first, without a gap. */
  readonly months: readonly PlacedFigure[];
  readonly panels: readonly {
    readonly section: PlacedFigure;
    readonly item: PlacedFigure;
    readonly unit: string;
    readonly target: PlacedClass;
    /** Of the target class; of a range such as `6~9`. */
    readonly limit: PlacedFigure;
    /** From the lowest values to the highest; an end without a number is open. */
    readonly bands: readonly {
      readonly waterClass: WaterClass;
      readonly low?: string;
      readonly high?: string;
    }[];
    /** One a month; `null` where the section has no class. */
    readonly values: readonly ({ readonly value: PlacedFigure; readonly keeps: boolean } | null)[];
  }[];
}

/** Loads of sewage plants against the lines they are named for, percent. */
export interface PlantLoadsChart {
  readonly kind: 'plant-loads';
  /** The lines, lowest first. */
  readonly lines: readonly PlacedFigure[];
  readonly rows: readonly {
    readonly name: PlacedFigure;
    /** Absent where it cannot be told. */
    readonly rate?: PlacedFigure;
    /** The line the plant is named for, if any. */
    readonly named?: 'over' | 'under';
    /** What is to be said of it: above or below a line, not in operation, not reported. */
    readonly word?: PlacedFigure;
  }[];
}

/** Open deadlines on a line of days around the cut-off date. */
export interface DeadlineChart {
  readonly kind: 'deadlines';
  readonly cutoff: PlacedFigure;
  readonly rows: readonly {
    readonly label: PlacedFigure;
    readonly owner: PlacedFigure;
    /** Days from the cut-off to the due date; negative is overdue. */
    readonly days: number;
    readonly status: PlacedFigure;
  }[];
}

/** What each county has achieved, a panel each. */
export interface ScoresChart {
  readonly kind: 'scores';
  readonly units: readonly {
    readonly name: PlacedFigure;
    readonly scores: readonly {
      /** In Chinese, e.g. `断面达标`. */
      readonly label: string;
      /** Absent where there is nothing to count. */
      readonly part?: { readonly count: PlacedFigure; readonly of: PlacedFigure };
    }[];
    readonly counts: readonly { readonly label: string; readonly count: PlacedFigure }[];
  }[];
}

/** Places of the counties in two periods. */
export interface RankingSlopeChart {
  readonly kind: 'ranking-slope';
  readonly earlier: PlacedFigure;
  readonly later: PlacedFigure;
  /** Best first in the later period, those without a place there at the end. */
  readonly units: readonly {
    readonly name: PlacedFigure;
    readonly earlier?: RankPlace;
    readonly later?: RankPlace;
    /** With a place in both periods. */
    readonly move?: PlacedFigure;
  }[];
}

/** A place in a ranking and the index it rests on. */
export interface RankPlace {
  readonly rank: PlacedFigure;
  readonly index: PlacedFigure;
}
