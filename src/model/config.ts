// What jianbao.yaml says: settings of one office, the same every month.

import type { OfficeLayout } from './layout.ts';
import type { AssessmentPolicy } from './policy.ts';
import type { Source, Sourced } from './source.ts';

/** What a face is used for. */
export type FontRole = 'title' | 'body' | 'hei' | 'kai' | 'folio' | 'latin';

export const FONT_ROLES: readonly FontRole[] = ['title', 'body', 'hei', 'kai', 'folio', 'latin'];

/** The roles as jianbao.yaml and messages name them. */
export const FONT_ROLE_NAMES: Readonly<Record<FontRole, string>> = {
  title: '标题',
  body: '正文',
  hei: '黑体',
  kai: '楷体',
  folio: '页码',
  latin: '西文',
};

export interface ProjectConfig {
  readonly city: Sourced<string>;
  /** The issuing office, printed under the title. */
  readonly office: Sourced<string>;
  /** A line printed at the head of every document, e.g. that the data is invented. */
  readonly banner?: Sourced<string>;
  /** Document kinds to make: folder names below templates/. */
  readonly kinds: readonly string[];
  /** Fonts chosen by the user, by role: names, or paths relative to the project folder or absolute. */
  readonly fonts: Readonly<Partial<Record<FontRole, string>>>;
  /** Where those fonts are named. */
  readonly fontSources?: Readonly<Partial<Record<FontRole, Source>>>;
  /** Where the faces of GB/T 9704 are demanded (字体要求: 标准); absent when any will do. */
  readonly standardFonts?: Source;
  /** Path of the browser to use instead of the one found. */
  readonly browser?: string;
  /** Where that browser is named. */
  readonly browserSource?: Source;
  /** Whether PDFs are prepared for the archive (PDF归档). */
  readonly archive?: boolean;
  /** 版式, where something is written there. */
  readonly layout?: OfficeLayout;
  readonly policy: AssessmentPolicy;
  /** Names of the sets of warning rules to apply (预警); none by default. */
  readonly warnings: readonly Sourced<string>[];
  /** Days left within which an open task counts as due soon (即将到期天数); 30 by default. */
  readonly dueSoonDays: number;
}

/** An input file as it was when read, for the manifest. */
export interface InputFile {
  /** Relative to the project folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}
