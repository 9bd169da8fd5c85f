// What the judge answers about ranking by the city water quality index, scorecards and warnings.

import type { Derived, Rule, Source } from './source.ts';
import type { ItemName, WaterBody } from './water.ts';

/** One item of an index: the mean over the sections against the Ⅲ limit. */
export interface ItemIndex {
  readonly item: ItemName;
  /** Mean over the sections, rounded for reading; the index is computed from the exact one. */
  readonly mean: string;
  /** The Ⅲ limit. */
  readonly limit: string;
  /** Four decimals, a decimal string. */
  readonly index: string;
}

/** The rivers or the lakes of one unit. */
export interface WaterIndex {
  readonly waterBody: WaterBody;
  /** Names of the sections whose means count. */
  readonly sections: readonly string[];
  readonly items: readonly ItemIndex[];
  /** Sum of the items' indexes, four decimals. */
  readonly index: string;
}

/** CWQI of a county or of the whole city in one period. Lower is better. */
export interface UnitIndex {
  readonly unit: string;
  readonly sections: number;
  /** Rivers, then lakes; only those the unit has. */
  readonly waters: readonly WaterIndex[];
  /** Four decimals. */
  readonly index: Derived<string>;
}

/** ΔCWQI of a unit over the sections and items both periods share. */
export interface UnitChange {
  readonly unit: string;
  readonly now: UnitIndex;
  readonly base: UnitIndex;
  /** Percent with two decimals; negative is better. */
  readonly change: Derived<string>;
}

/** What the indexes of one table are made of: the same for every unit, so that they compare. */
export interface IndexScope {
  readonly items: readonly ItemName[];
  /** `isMeasured`: some section has it, so that it was dropped for the units to compare. */
  readonly itemsLeftOut: readonly {
    readonly item: ItemName;
    readonly isMeasured: boolean;
    readonly reason: string;
  }[];
  readonly sectionsLeftOut: readonly {
    readonly section: string;
    readonly county: string;
    readonly reason: string;
  }[];
}

/** A unit's place in a ranking; `value` is the index or the change. */
export interface RankEntry {
  readonly unit: string;
  /** Units with equal values share a rank; the next rank counts them all. */
  readonly rank: number;
  /** How many units have this rank. */
  readonly sharing: number;
  readonly sections: number;
  readonly value: Derived<string>;
}

/** A place counted from the end: 倒数第`fromEnd`. */
export interface BottomEntry extends RankEntry {
  readonly fromEnd: number;
}

export interface NotRanked {
  readonly unit: string;
  readonly reason: string;
}

export interface Ranking {
  /** Best first. */
  readonly entries: readonly RankEntry[];
  /** The last places, worst first. */
  readonly bottom: readonly BottomEntry[];
  /** Kept out of `bottom` by the options. */
  readonly exempt: readonly NotRanked[];
  readonly notRanked: readonly NotRanked[];
}

export interface IndexRanking extends IndexScope {
  /** In the order of the county codes. */
  readonly units: readonly UnitIndex[];
  /** The whole city as one unit. */
  readonly city?: UnitIndex;
  readonly ranking: Ranking;
}

export interface ChangeRanking extends IndexScope {
  /** The period compared with, e.g. `2025年6月`. */
  readonly base: string;
  readonly units: readonly UnitChange[];
  readonly city?: UnitChange;
  readonly ranking: Ranking;
}

/** The rankings of one period, e.g. `2026年6月` or `2026年1—6月`. */
export interface PeriodRanking {
  readonly period: string;
  readonly index: IndexRanking;
  /** One a base that has any data, in the order asked for. */
  readonly changes: readonly ChangeRanking[];
  /** The rules in Chinese sentences, to be printed under the tables. */
  readonly rules: readonly string[];
}

/** Choices a ranking depends on; they are printed with it. */
export interface RankingOptions {
  /** How many places the list from the end has (倒1—N). */
  readonly bottom: number;
  /** Counties whose every section is Ⅲ or better and on target stay out of the list from the end (Jiangsu). */
  readonly keepGoodOutOfBottom: boolean;
  /** Sections Ⅱ or better and on target, now or in the base period, stay out of the change (Ningxia). */
  readonly keepSettledOutOfChange: boolean;
}

export const DEFAULT_RANKING: RankingOptions = {
  bottom: 3,
  keepGoodOutOfBottom: false,
  keepSettledOutOfChange: false,
};

/** A part of a whole, with the share where the whole is not nothing: percent with one decimal. */
export interface Score {
  readonly count: Derived<number>;
  readonly of: Derived<number>;
  readonly share?: Derived<string>;
}

export interface SectionScore {
  /** Sections of the register in service. */
  readonly registered: Derived<number>;
  /** Sections that meet their target, of those with a class. */
  readonly met: Score;
}

export interface PlantScore {
  readonly registered: Derived<number>;
  /** Plants that keep their limits, of those that discharge and have effluent values. */
  readonly met: Score;
}

/** `all` = `open` + `onTime.count` + `doneLate` + `doneUndated`. */
export interface TaskScore {
  readonly all: Derived<number>;
  readonly open: Derived<number>;
  readonly overdue: Derived<number>;
  readonly doneLate: Derived<number>;
  /** Done, but without the dates that say whether in time. */
  readonly doneUndated: Derived<number>;
  /** 已销号; done alone is not closed. */
  readonly closed: Derived<number>;
  /** Done in time, of those done in time, done late and overdue. */
  readonly onTime: Score;
}

/** What one county, or the whole city, has achieved. */
export interface Scorecard {
  readonly unit: string;
  readonly month: SectionScore;
  /** This year so far, where the cumulative classes are known. */
  readonly cumulative?: SectionScore;
  readonly plants: PlantScore;
  readonly tasks: TaskScore;
}

export interface Scorecards {
  /** In the order of the register. */
  readonly counties: readonly Scorecard[];
  readonly city: Scorecard;
}

/** One fact a warning rests on. */
export interface Evidence {
  /** E.g. `2026年6月水质类别Ⅴ类，上年同月Ⅲ类，变差2个类别`. */
  readonly statement: string;
  readonly sources: readonly Source[];
}

/** A section that fulfils a level of a set of warning rules. */
export interface Warning {
  readonly set: string;
  readonly level: string;
  readonly colour?: string;
  readonly section: string;
  readonly county: string;
  readonly evidence: readonly Evidence[];
  /** `statement` is the rule's own text. */
  readonly rule: Rule;
  readonly ruleSource: Source;
}

/** A county or city takes the level of its worst section. */
export interface UnitWarning {
  readonly unit: string;
  readonly set: string;
  readonly level: string;
  readonly colour?: string;
  /** The sections with that level. */
  readonly sections: readonly string[];
}

/** Levels of a set that could not be judged for a section, and are therefore not counted as met. */
export interface WarningNote {
  readonly set: string;
  readonly levels: readonly string[];
  readonly section: string;
  readonly county: string;
  /** E.g. `无法判定：缺少2025年6月的水质类别`. */
  readonly statement: string;
}

export interface WarningFindings {
  /** The sets applied, in the order of the configuration. */
  readonly sets: readonly string[];
  readonly sections: readonly Warning[];
  readonly counties: readonly UnitWarning[];
  /** The whole city, one a set. */
  readonly city: readonly UnitWarning[];
  /** One a set and section. */
  readonly notes: readonly WarningNote[];
}
