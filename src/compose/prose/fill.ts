// Template + figures → Markdown with opaque tokens. Handlebars supplies loops and conditions; what it
// prints for a missing value (nothing, also inside #if, #each and partials) is made an error here.

import Handlebars from 'handlebars';
import type { Figure } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { TemplateFile } from '../../model/template.ts';
import type { Ledger } from '../figures/ledger.ts';
import {
  templateBlockUnknown,
  templateNotAFigure,
  templateNotAList,
  templatePartialLoop,
  templateValueMissing,
} from '../problems.ts';
import { type CompiledTemplate, compileTemplate } from './compile.ts';

/** What a template may ask for: figures, yes/no answers, lists and groups of these. No bare text or numbers. */
export type View = Figure | boolean | readonly View[] | ViewGroup;

export interface ViewGroup {
  readonly [name: string]: View;
}

export interface FillOptions {
  readonly template: TemplateFile;
  /** Partials by name. */
  readonly partials: Readonly<Record<string, TemplateFile>>;
  readonly view: ViewGroup;
  readonly ledger: Ledger;
  /** Blocks the template may place by name; called once for each time one is placed. */
  readonly placeBlock: (name: string, at: Place) => string | null;
  readonly blockNames: readonly string[];
}

/**
 * @returns Markdown whose figures and blocks are tokens of the ledger, `null` when the template cannot be
 * used, and every problem of the template
 */
export function fillTemplate(options: FillOptions): {
  markdown: string | null;
  problems: readonly Problem[];
} {
  const names = Object.keys(options.partials);
  const main = compileTemplate(options.template, names);
  const parts = names.map((name) => [name, compileTemplate(options.partials[name]!, names)] as const);
  const files = [main, ...parts.map(([, part]) => part)];
  const problems = files.flatMap((file) => [...file.typed, ...file.problems]);
  const loops = loopsFrom(main, new Map(parts));
  if (loops.length > 0) return { markdown: null, problems: [...problems, ...loops] };
  if (main.render === null || files.some(({ render }) => render === null))
    return { markdown: null, problems };
  const partials = Object.fromEntries(parts.map(([name, { render }]) => [name, render!]));
  const markdown = main.render(options.view, { helpers: helpersFor(options, problems), partials });
  return { markdown, problems };
}

/** The calls by which a partial would be filled into itself without end. */
function loopsFrom(
  { calls }: CompiledTemplate,
  parts: ReadonlyMap<string, CompiledTemplate>,
  above: readonly string[] = [],
): readonly Problem[] {
  return calls.flatMap(({ name, place }) => {
    if (above.includes(name)) return [templatePartialLoop(place, name)];
    const part = parts.get(name);
    return part ? loopsFrom(part, parts, [...above, name]) : [];
  });
}

/** The helpers of one run; each checks the value it is given. */
function helpersFor(options: FillOptions, problems: Problem[]): Record<string, Handlebars.HelperDelegate> {
  const checked = (value: View | null | undefined, call: HelperCall): boolean => {
    const isMissing = value === null || value === undefined;
    // Bare text and numbers, such as the length of a list, are no data: nothing may hang on them.
    if (!isMissing && (typeof value === 'object' || typeof value === 'boolean')) return true;
    const report = isMissing ? templateValueMissing : templateNotAFigure;
    problems.push(report(placeOfCall(call), call.hash.path));
    return false;
  };
  const branch = (value: View, call: HelperCall, context: unknown, wanted: boolean): string =>
    checked(value, call) && isTruthy(value) === wanted ? call.fn(context) : call.inverse(context);

  const print = (value: View, call: HelperCall) => {
    // `false` is a part without data: there is nothing to print.
    if (!checked(value === false ? null : value, call)) return '';
    if (!isFigure(value)) {
      problems.push(templateNotAFigure(placeOfCall(call), call.hash.path));
      return '';
    }
    if (!checked(value.text === '' ? null : value, call)) return '';
    return new Handlebars.SafeString(options.ledger.figureToken(value, placeOfCall(call)));
  };
  const place = (name: string, call: HelperCall) => {
    const token = options.placeBlock(name, placeOfCall(call));
    if (token === null) problems.push(templateBlockUnknown(placeOfCall(call), name, options.blockNames));
    return new Handlebars.SafeString(token ?? '');
  };
  function each(this: unknown, value: View, call: HelperCall): string {
    if (!checked(value, call)) return '';
    if (!Array.isArray(value)) {
      problems.push(templateNotAList(placeOfCall(call), call.hash.path));
      return '';
    }
    if (value.length === 0) return call.inverse(this);
    const items = value as readonly View[];
    return items
      .map((item, index) => {
        const data = Handlebars.createFrame(call.data);
        Object.assign(data, { first: index === 0, last: index === items.length - 1 });
        return call.fn(item, { data, blockParams: [item] });
      })
      .join('');
  }
  return {
    print,
    place,
    each,
    if(this: unknown, value: View, call: HelperCall) {
      return branch(value, call, this, true);
    },
    unless(this: unknown, value: View, call: HelperCall) {
      return branch(value, call, this, false);
    },
    with(this: unknown, value: View, call: HelperCall) {
      if (!checked(value, call)) return '';
      return isTruthy(value) ? call.fn(value) : call.inverse(this);
    },
  };
}

interface HelperCall {
  readonly hash: {
    readonly file: string;
    readonly line: string;
    readonly column: string;
    readonly path: string;
  };
  readonly data: unknown;
  fn(context: unknown, options?: { data: unknown; blockParams: unknown[] }): string;
  inverse(context: unknown): string;
}

function placeOfCall({ hash }: HelperCall): Place {
  return { file: hash.file, line: Number(hash.line), column: Number(hash.column) };
}

function isFigure(view: View): view is Figure {
  return typeof view === 'object' && 'text' in view && 'sources' in view;
}

/** Empty lists and zero figures count as no. */
function isTruthy(view: View): boolean {
  if (typeof view === 'boolean') return view;
  if (Array.isArray(view)) return view.length > 0;
  return !isFigure(view) || (view.text !== '' && view.value !== 0);
}
