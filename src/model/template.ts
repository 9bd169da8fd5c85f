// A document kind as found in templates/<kind>/.

import type { TemplateLayout } from './layout.ts';

/** One text file of a template, with its path as shown in problems. */
export interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

export interface Template {
  /** Folder name, e.g. `bulletin`. */
  readonly kind: string;
  /** Name of the kind in file names and messages (kind.json), e.g. `通报`. */
  readonly name: string;
  /** Where kind.json says something of the pages. */
  readonly layout?: TemplateLayout;
  /** Markdown with Handlebars. */
  readonly body: TemplateFile;
  /** `<name>.part.md` by name. */
  readonly partials: Readonly<Record<string, TemplateFile>>;
  /** Style sheets in the order they apply: shared ones, then the kind's own. */
  readonly styles: readonly string[];
}
