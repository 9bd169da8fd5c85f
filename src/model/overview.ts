// What the first page of a month's set says: the meeting, the files, what was found in the data.

import type { AcknowledgedProblem } from './acknowledgement.ts';
import type { Problem } from './problem.ts';
import type { Meeting } from './records.ts';

/** Name of that page in the set. */
export const OVERVIEW_FILE = 'index.html';

export interface Overview {
  readonly meeting: Meeting;
  readonly office: string;
  /** A line at the head of every document, e.g. that the data is invented. */
  readonly banner?: string;
  /** How much was judged; `unit` is the measure word. */
  readonly counts: readonly { readonly what: string; readonly count: number; readonly unit: string }[];
  readonly documents: readonly ListedDocument[];
  /** Warnings that somebody answers for, and all others and notes; in the order of files and cells. */
  readonly acknowledged: readonly Finding<AcknowledgedProblem>[];
  readonly findings: readonly Finding[];
  /** Digest of the set, as the manifest has it. */
  readonly digest: string;
}

/** A document of the set; what the run did not make of it is absent. */
export interface ListedDocument {
  readonly title: string;
  /** Name of its kind, e.g. `通报`. */
  readonly kind: string;
  readonly html?: ListedFile;
  readonly pdf?: ListedFile & { readonly pages: number };
}

/** `path` is relative to the page, with forward slashes. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
}

/** A problem and its place in words, e.g. `data/2026-06/断面水质.xlsx 6月水质!B10`. */
export interface Finding<P extends Problem = Problem> {
  readonly problem: P;
  readonly where?: string;
}
