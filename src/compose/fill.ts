// Template + figures → Markdown with opaque tokens. Handlebars supplies loops and conditions; what it
// prints for a missing value (nothing, also inside #if, #each and partials) is made an error here.

import Handlebars from 'handlebars';
import type { Figure } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import type { TemplateFile } from '../model/template.ts';
import type { Ledger } from './ledger.ts';
import {
  templateBlockUnknown,
  templateForbidden,
  templateNotAFigure,
  templatePartialUnknown,
  templateSyntax,
  templateValueMissing,
} from './problems.ts';

/** What a template may ask for: figures, yes/no answers, lists and groups of these. No bare text or numbers. */
export type View = Figure | boolean | readonly View[] | { readonly [name: string]: View };

export interface FillOptions {
  readonly template: TemplateFile;
  /** Partials by name. */
  readonly partials: Readonly<Record<string, TemplateFile>>;
  readonly view: { readonly [name: string]: View };
  readonly ledger: Ledger;
  /** Blocks the template may place by name; called once for each time one is placed. */
  readonly placeBlock: (name: string, at: Place) => string | null;
  readonly blockNames: readonly string[];
}

const BLOCK_HELPERS = new Set(['if', 'unless', 'each', 'with']);

/** @returns Markdown whose figures and blocks are tokens of the ledger, and every problem of the template. */
export function fillTemplate(options: FillOptions): { markdown: string; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const partialNames = new Set(Object.keys(options.partials));
  const parse = ({ file, text }: TemplateFile): hbs.AST.Program | null => {
    try {
      const program = Handlebars.parse(text);
      new Locator(file, partialNames, problems).accept(program);
      return program;
    } catch (error) {
      problems.push(templateSyntax(...parseFailure(error, file)));
      return null;
    }
  };
  const main = parse(options.template);
  const partials = Object.entries(options.partials).map(([name, file]) => [name, parse(file)] as const);
  if (main === null || problems.length > 0) return { markdown: '', problems };

  const environment = environmentFor(options, problems);
  const compileOptions = {
    knownHelpersOnly: true,
    knownHelpers: { print: true, place: true, log: false, lookup: false } as unknown as KnownHelpers,
    preventIndent: true,
  };
  for (const [name, program] of partials) {
    environment.registerPartial(name, environment.compile(program, compileOptions));
  }
  const markdown = environment.compile(main, compileOptions)(options.view);
  return { markdown, problems };
}

/**
 * Rewrites `{{path}}` to a call of the print helper and gives every helper its template position, so
 * that each consumer of a value can check it and name the line.
 */
class Locator extends Handlebars.Visitor {
  readonly #file: string;
  readonly #partials: ReadonlySet<string>;
  readonly #problems: Problem[];

  constructor(file: string, partials: ReadonlySet<string>, problems: Problem[]) {
    super();
    this.#file = file;
    this.#partials = partials;
    this.#problems = problems;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (!node.escaped) this.#forbid(node, '三层花括号{{{ }}}或{{& }}');
    const path = node.path as hbs.AST.PathExpression;
    const [first] = node.params;
    if (path.original === 'place' && node.params.length === 1 && first!.type === 'StringLiteral') {
      node.hash = this.#position(node, '');
    } else if (first !== undefined || node.hash?.pairs.length) {
      this.#forbid(node, `“${path.original}”这种写法`);
    } else if (path.type !== 'PathExpression') {
      this.#forbid(node, '直接写在花括号里的文字或数字');
    } else {
      node.params = [path];
      node.path = pathTo('print', node.loc);
      node.hash = this.#position(node, path.original);
    }
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const helper = (node.path as hbs.AST.PathExpression).original;
    const [param] = node.params;
    if (!BLOCK_HELPERS.has(helper) || node.params.length !== 1 || param!.type !== 'PathExpression') {
      this.#forbid(node, `“{{#${helper}}}”这种写法`);
    } else {
      node.hash = this.#position(node, (param as hbs.AST.PathExpression).original);
    }
    this.accept(node.program);
    if (node.inverse) this.accept(node.inverse);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = node.name.type === 'PathExpression' ? (node.name as hbs.AST.PathExpression).original : '';
    if (!this.#partials.has(name)) this.#problems.push(templatePartialUnknown(this.#placeOf(node), name));
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#forbid(node, '{{#> }}');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.#forbid(node, '{{* }}');
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#forbid(node, '{{#* }}');
  }

  #forbid(node: hbs.AST.Node, what: string): void {
    this.#problems.push(templateForbidden(this.#placeOf(node), what));
  }

  #placeOf(node: hbs.AST.Node): Place {
    return { file: this.#file, line: node.loc.start.line, column: node.loc.start.column + 1 };
  }

  #position(node: hbs.AST.Node, path: string): hbs.AST.Hash {
    const place = this.#placeOf(node);
    const pair = (key: string, value: string): hbs.AST.HashPair => ({
      type: 'HashPair',
      key,
      value: { type: 'StringLiteral', value, original: value, loc: node.loc } as hbs.AST.StringLiteral,
      loc: node.loc,
    });
    return {
      type: 'Hash',
      pairs: [
        pair('file', place.file),
        pair('line', String(place.line)),
        pair('column', String(place.column)),
        pair('path', path),
      ],
      loc: node.loc,
    };
  }
}

function environmentFor(options: FillOptions, problems: Problem[]): typeof Handlebars {
  const environment = Handlebars.create();
  const checked = (value: View | null | undefined, call: HelperCall): boolean => {
    if (value !== null && value !== undefined) return true;
    problems.push(templateValueMissing(placeOfCall(call), call.hash.path));
    return false;
  };
  const branch = (value: View, call: HelperCall, context: unknown, wanted: boolean): string =>
    checked(value, call) && isTruthy(value) === wanted ? call.fn(context) : call.inverse(context);

  environment.registerHelper('print', (value: View, call: HelperCall) => {
    if (!checked(value, call)) return '';
    if (!isFigure(value)) {
      problems.push(templateNotAFigure(placeOfCall(call), call.hash.path));
      return '';
    }
    return new Handlebars.SafeString(options.ledger.figureToken(value, placeOfCall(call)));
  });
  environment.registerHelper('place', (name: string, call: HelperCall) => {
    const token = options.placeBlock(name, placeOfCall(call));
    if (token === null) problems.push(templateBlockUnknown(placeOfCall(call), name, options.blockNames));
    return new Handlebars.SafeString(token ?? '');
  });
  environment.registerHelper('if', function (this: unknown, value: View, call: HelperCall) {
    return branch(value, call, this, true);
  });
  environment.registerHelper('unless', function (this: unknown, value: View, call: HelperCall) {
    return branch(value, call, this, false);
  });
  environment.registerHelper('with', function (this: unknown, value: View, call: HelperCall) {
    if (!checked(value, call)) return '';
    return isTruthy(value) ? call.fn(value) : call.inverse(this);
  });
  environment.registerHelper('each', function (this: unknown, value: View, call: HelperCall) {
    if (!checked(value, call)) return '';
    if (!Array.isArray(value)) {
      problems.push(templateNotAFigure(placeOfCall(call), call.hash.path));
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
  });
  return environment;
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

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

/** Handlebars says the line only inside its English message. */
function parseFailure(error: unknown, file: string): [Place, string] {
  const message = error instanceof Error ? error.message : String(error);
  const line = /line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+/.exec(message)?.[1];
  const block = /^(\w+) doesn't match (\w+)/.exec(message);
  const detail = block ? `{{#${block[1]}}}与{{/${block[2]}}}不配对` : '花括号或其中的内容不完整';
  return [{ file, ...(line && { line: Number(line) }) }, detail];
}
