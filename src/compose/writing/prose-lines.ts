// A template or the notes as the lines a reader will see: markup left out, every character still knowing where
// it was typed. What data fills in and where conditions part the text stand as single marks.

import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { MUSTACHE } from './lint.ts';

/** Stands for a value that data fills in. */
export const FILLED = '\uE101';
/** Where a condition or repetition begins (of the latter one turn is read), has its other branch, and ends. */
const BRANCH = {
  open: '\uE102',
  negated: '\uE103',
  other: '\uE104',
  close: '\uE105',
  always: '\uE106',
  never: '\uE107',
} as const;
/** Any of these: on its other side there may stand something else than is typed beside it. */
export const SEAM = '\uE102-\uE107';

export interface ProseLine {
  readonly kind: 'heading' | 'paragraph' | 'item';
  /** Of a heading, as typed: 1 for the title. */
  readonly level?: number;
  /** Above the first `---`: title, office, date. */
  readonly isHead: boolean;
  readonly text: string;
  /** Of every character, in the source. */
  readonly offsets: readonly number[];
  /** Whether it was typed between backticks. */
  readonly literal: readonly boolean[];
}

const TYPED = new RegExp(`[^\\s${FILLED}${SEAM}]`, 'u');
const SEAMS = new RegExp(`[${SEAM}]`, 'u');

interface Growing {
  text: string;
  offsets: number[];
  literal: boolean[];
}

const ESCAPE = /\\(?=[!-/:-@[-`{-~])/y;
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});/y;

/**
 * A line of the source is a line of the page, as `proseBlocks` has it; lines with nothing typed are left out.
 * @param root of the source by `parseTyped`
 */
export function proseLines(source: string, isTemplate: boolean, root: Root): readonly ProseLine[] {
  const expressions = new Map<number, string>();
  if (isTemplate) for (const match of source.matchAll(MUSTACHE)) expressions.set(match.index, match[0]);
  const head = root.children.findIndex(({ type }) => type === 'thematicBreak');
  return root.children.flatMap((node, index) => linesOfBlock(node, index < head, { source, expressions }));
}

interface Reader {
  readonly source: string;
  /** By their first character. */
  readonly expressions: ReadonlyMap<number, string>;
}

function linesOfBlock(node: RootContent, isHead: boolean, reader: Reader): readonly ProseLine[] {
  switch (node.type) {
    case 'heading':
      return typeset(node.children, { kind: 'heading', level: node.depth, isHead }, reader);
    case 'paragraph':
      return typeset(node.children, { kind: 'paragraph', isHead }, reader);
    case 'list':
      return node.children.flatMap((item) =>
        item.children.flatMap((child) =>
          child.type === 'paragraph' ? typeset(child.children, { kind: 'item', isHead }, reader) : [],
        ),
      );
    default:
      return [];
  }
}

function typeset(
  nodes: readonly PhrasingContent[],
  what: Pick<ProseLine, 'kind' | 'level' | 'isHead'>,
  reader: Reader,
): readonly ProseLine[] {
  const lines: Growing[] = [{ text: '', offsets: [], literal: [] }];
  const write = (text: string, offset: number, literal: boolean): void => {
    const line = lines.at(-1)!;
    line.text += text;
    line.offsets.push(offset);
    line.literal.push(literal);
  };
  const see = (node: Nodes): void => {
    if ('children' in node) for (const child of node.children) see(child);
    else if (node.type === 'break') lines.push({ text: '', offsets: [], literal: [] });
    else if (node.type === 'text') readText(node, lines, write, reader);
    else if (node.type === 'inlineCode') readLiteral(node, write, reader);
  };
  for (const node of nodes) see(node);
  return lines.filter(({ text }) => TYPED.test(text)).map((line) => ({ ...what, ...line }));
}

type Write = (text: string, offset: number, literal: boolean) => void;

function readText(node: Nodes, lines: Growing[], write: Write, { source, expressions }: Reader): void {
  const end = node.position!.end.offset!;
  for (let at = node.position!.start.offset!; at < end; ) {
    const expression = expressions.get(at);
    const entity = matchAt(ENTITY, source, at);
    if (expression !== undefined) {
      const mark = markOf(expression);
      if (mark !== '') write(mark, at, false);
      at += expression.length;
    } else if (source[at] === '\n') {
      lines.push({ text: '', offsets: [], literal: [] });
      // The blanks before a line are no part of it.
      at += 1 + /^[ \t]*/.exec(source.slice(at + 1, end))![0].length;
    } else if (entity !== '') {
      write(FILLED, at, false);
      at += entity.length;
    } else {
      at += matchAt(ESCAPE, source, at).length;
      write(source[at]!, at, false);
      at += 1;
    }
  }
}

function readLiteral(node: Nodes, write: Write, { source }: Reader): void {
  const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
  const ticks = /^`+/.exec(source.slice(start, end))![0].length;
  for (let at = start + ticks; at < end - ticks; at += 1) write(source[at]!.replace('\n', ' '), at, true);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** What an expression of a template becomes in the line. */
function markOf(expression: string): string {
  const inner = expression.replace(/^\{+~?\s*|\s*~?\}+$/g, '');
  if (inner.startsWith('!')) return '';
  // The one turn that is read is both the first and the last.
  if (inner.startsWith('#unless')) return inner.includes('@') ? BRANCH.never : BRANCH.negated;
  if (inner.startsWith('#if')) return inner.includes('@') ? BRANCH.always : BRANCH.open;
  if (inner.startsWith('#')) return BRANCH.always;
  if (inner.startsWith('/')) return BRANCH.close;
  if (/^else\b|^\^/.test(inner)) return BRANCH.other;
  return FILLED;
}

/**
 * The line as it reads when its conditions hold and as it reads when they do not; the line itself where there
 * are none.
 */
export function readings(line: ProseLine): readonly ProseLine[] {
  if (!SEAMS.test(line.text)) return [line];
  return [reading(line, true), reading(line, false)];
}

function reading(line: ProseLine, holds: boolean): ProseLine {
  const kept: Growing = { text: '', offsets: [], literal: [] };
  /** Of the conditions one stands in, whether the branch is read. */
  const shown: boolean[] = [];
  // By UTF-16 units, as offsets are.
  for (const [index, character] of line.text.split('').entries()) {
    if (character === BRANCH.open) shown.push(holds);
    else if (character === BRANCH.negated) shown.push(!holds);
    else if (character === BRANCH.always || character === BRANCH.never)
      shown.push(character === BRANCH.always);
    else if (character === BRANCH.other) shown.push(!(shown.pop() ?? true));
    else if (character === BRANCH.close) shown.pop();
    else if (shown.every(Boolean)) {
      kept.text += character;
      kept.offsets.push(line.offsets[index]!);
      kept.literal.push(line.literal[index]!);
    }
  }
  return { ...line, ...kept };
}
