// A template file → a compiled template, or what is wrong with its writing. Every helper call is given its
// template position here, so that each consumer of a value can check it and name the line.

import Handlebars from 'handlebars';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import type { TemplateFile } from '../../model/template.ts';
import { RESERVED_CHARACTERS } from '../figures/ledger.ts';
import { templateForbidden, templatePartialUnknown, templateSyntax } from '../problems.ts';
import { lintTyped } from '../writing/writing.ts';

const BLOCK_HELPERS = new Set(['if', 'unless', 'each', 'with']);
const COMPILE_OPTIONS: CompileOptions = {
  knownHelpersOnly: true,
  knownHelpers: { print: true, place: true, log: false, lookup: false } as unknown as KnownHelpers,
  preventIndent: true,
};

export interface CompiledTemplate {
  /** `null` when the template cannot be used. */
  readonly render: Handlebars.TemplateDelegate | null;
  /** Why it cannot be used. */
  readonly problems: readonly Problem[];
  /** What was typed by hand in it and should not have been, or not so. */
  readonly typed: readonly Problem[];
  /** The partials it calls, and where. */
  readonly calls: readonly { readonly name: string; readonly place: Place }[];
}

/** A process that builds again and again is handed the same objects for unchanged files. */
const compiled = new WeakMap<TemplateFile, { partials: string; template: CompiledTemplate }>();

/** @param partials names that may be called with `{{> name}}` */
export function compileTemplate(file: TemplateFile, partials: readonly string[]): CompiledTemplate {
  const known = compiled.get(file);
  const names = partials.join('\n');
  if (known?.partials === names) return known.template;
  const template = compile(file, partials);
  compiled.set(file, { partials: names, template });
  return template;
}

function compile({ file, text }: TemplateFile, partials: readonly string[]): CompiledTemplate {
  const problems: Problem[] = [];
  const typed = lintTyped(text, file, true);
  // Typed characters that tokens are made of would be taken for tokens.
  if (RESERVED_CHARACTERS.test(text)) return { render: null, problems, typed, calls: [] };
  try {
    const program = Handlebars.parse(text);
    const locator = new Locator(file, new Set(partials), problems);
    locator.accept(program);
    const render = problems.length > 0 ? null : Handlebars.compile(program, COMPILE_OPTIONS);
    return { render, problems, typed, calls: locator.calls };
  } catch (error) {
    return { render: null, problems: [templateSyntax(...parseFailure(error, file))], typed, calls: [] };
  }
}

/**
 * Rewrites `{{path}}` to a call of the print helper and gives every helper its template position, so
 * that each consumer of a value can check it and name the line.
 */
class Locator extends Handlebars.Visitor {
  readonly calls: { name: string; place: Place }[] = [];
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
    const isPlain = node.params.length === 1 && param!.type === 'PathExpression' && !node.hash?.pairs.length;
    if (!BLOCK_HELPERS.has(helper) || !isPlain) {
      this.#forbid(node, `“{{#${helper}}}”这种写法`);
    } else {
      node.hash = this.#position(node, (param as hbs.AST.PathExpression).original);
    }
    this.accept(node.program);
    if (node.inverse) this.accept(node.inverse);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = node.name.type === 'PathExpression' ? (node.name as hbs.AST.PathExpression).original : '';
    const place = this.#placeOf(node);
    if (this.#partials.has(name)) this.calls.push({ name, place });
    else this.#problems.push(templatePartialUnknown(place, name));
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
