// How a kind of document is set on paper: its profile, what an office does its own way, and where things came
// to stand on the pages when they were first printed.

import type { Sourced } from './source.ts';

/**
 * 白头会议材料, 讲话稿, its large copy for reading aloud, 信函 and 有版头的公文 (GB/T 9704-2012 §10.1, §7), 纪要
 * (§10.3), 台账 on sheets turned by a quarter (§8).
 */
export const PROFILES = [
  'meeting',
  'speech',
  'speech-reading',
  'letter',
  'official',
  'minutes',
  'ledger',
] as const;
export type Profile = (typeof PROFILES)[number];

/** What kind.json says of the pages of its kind. */
export interface TemplateLayout {
  readonly profile: Profile;
  /** A list of the headings with their pages, before the text. */
  readonly contents: boolean;
  /** Every part (a heading of level 1) starts on a right-hand page, as a booklet needs it. */
  readonly recto: boolean;
  /** Names of the tables that stand on sheets turned by a quarter. */
  readonly landscape: readonly string[];
}

export const PLAIN_LAYOUT: TemplateLayout = {
  profile: 'meeting',
  contents: false,
  recto: false,
  landscape: [],
};

/** Local practice, which differs from the standard; without a switch the standard holds. */
export interface LayoutSwitches {
  /** Page numbers in the middle instead of at the outer edge (§7.5). */
  readonly folio?: 'centre';
  /** Pitch of lines in points instead of 22 lines to the page (§5.2.3). */
  readonly pitch?: '28' | '29' | '30';
}

/** 版式 of jianbao.yaml. */
export interface OfficeLayout extends LayoutSwitches {
  /** 发文机关标志, as it stands in red. */
  readonly issuer?: Sourced<string>;
  readonly addressee?: Sourced<string>;
  readonly signer?: Sourced<string>;
  /** 抄送机关. */
  readonly copies?: Sourced<string>;
  /** 印发机关. */
  readonly distributor?: Sourced<string>;
}

/** A place on the printed pages. */
export interface PagePlace {
  /** Counted from 1 over all sheets, numbered or not. */
  readonly page: number;
  /** Top edge, points: as many below 841.92 as it lies below the upper edge of the lines of its page. */
  readonly y: number;
}

/** Where the elements with an id came to stand in a print. */
export type PagePlaces = ReadonlyMap<string, PagePlace>;
