// What was typed by hand in a template or in the secretary's notes is looked at before any data is
// filled in: digits that data should supply, placeholders left behind, markup that has no place here.

import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import { RESERVED_CHARACTERS } from './ledger.ts';
import { leftoverPlaceholder, markdownUnsupported, reservedCharacter, typedDigit } from './problems.ts';

const MUSTACHE = /\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g;
const DIGITS = /\p{Nd}[\p{Nd}.,%]*/gu;
const PLACEHOLDERS =
  /[XxＸ×○〇_＿]{1,4}(?=[年月日时号个县区市])|[Xx×Ｘ]{2,}|[○〇]{2,}|[_＿]{3,}|待补充?|待填写?|\bTODO\b|\{\{|\}\}/g;

/** Markdown nodes that prose may be made of; everything else is refused by name. */
const SUPPORTED = new Set([
  'root',
  'heading',
  'paragraph',
  'list',
  'listItem',
  'text',
  'strong',
  'emphasis',
  'inlineCode',
  'thematicBreak',
  'break',
]);

const NODE_NAMES: Record<string, string> = {
  html: 'HTML标记',
  link: '超链接',
  linkReference: '超链接',
  definition: '超链接',
  image: '图片',
  imageReference: '图片',
  blockquote: '引用段落',
  code: '代码段（行首空四格也会被当作代码段）',
};

/** @param source a template or the notes, as written; `isTemplate` tells whether {{…}} is allowed in it. */
export function lintProse(source: string, file: string, isTemplate: boolean): readonly Problem[] {
  const reserved = RESERVED_CHARACTERS.exec(source);
  if (reserved) return [reservedCharacter(placeAt(source, reserved.index, file))];
  const masked = isTemplate ? source.replace(MUSTACHE, blank) : source;
  const problems: Problem[] = [];
  visit(parseMarkdown(masked), (node) => {
    const start = node.position!.start.offset!;
    if (!SUPPORTED.has(node.type)) {
      problems.push(markdownUnsupported(placeAt(source, start, file), NODE_NAMES[node.type] ?? '这种写法'));
      return;
    }
    if (node.type !== 'text') return;
    const typed = source.slice(start, node.position!.end.offset!);
    const text = isTemplate ? typed.replace(MUSTACHE, blank) : typed;
    for (const match of text.matchAll(DIGITS)) {
      problems.push(typedDigit(placeAt(source, start + match.index, file), around(text, match), isTemplate));
    }
    for (const match of text.matchAll(PLACEHOLDERS)) {
      problems.push(leftoverPlaceholder(placeAt(source, start + match.index, file), around(text, match)));
    }
  });
  return problems;
}

export function parseMarkdown(text: string): Root {
  return unified().use(remarkParse).parse(text);
}

/** Same length and line breaks, so that every position stays right; opaque to Markdown. */
function blank(mustache: string): string {
  return mustache.replace(/[^\n]/g, '\uE100');
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

function placeAt(source: string, offset: number, file: string): Place {
  const before = source.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

/** The match with a few characters on each side, to be found again by eye. */
function around(text: string, match: RegExpExecArray): string {
  const start = Math.max(0, match.index - 6);
  const end = match.index + match[0].length + 6;
  return text.slice(start, end).replace(/[\uE100\s]+/g, '…');
}
