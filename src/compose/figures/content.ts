// What a document is composed from.

import type { ProjectConfig } from '../../model/config.ts';
import type { Findings } from '../../model/findings.ts';
import type { Records } from '../../model/records.ts';

export interface Content {
  readonly config: ProjectConfig;
  readonly records: Records;
  readonly findings: Findings;
  /** The secretary's own prose for this month, Markdown without Handlebars. */
  readonly notes?: { readonly file: string; readonly text: string };
}
