// What was typed by hand in a template or in the secretary's notes is looked at before any data is
// filled in: digits that data should supply, placeholders left behind, markup that has no place here.

import type { Nodes, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { RESERVED_CHARACTERS } from '../figures/ledger.ts';
import { leftoverPlaceholder, markdownUnsupported, reservedCharacter, typedDigit } from '../problems.ts';

/** Expressions of a template, comments among them. */
export const MUSTACHE = /\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g;
const DIGITS = /\p{Nd}[\p{Nd}.,%]*/gu;
const PLACEHOLDERS =
  /((?<![一二三四五六七八九〇])[XxＸ×○〇_＿]{1,4}[年月日时号个县区市])+|[Xx×Ｘ]{2,}|(?<![一二三四五六七八九〇])[○〇]{2,}(?![一二三四五六七八九])|[_＿]{3,}|(?<![亟等急])待[补填][充写]?(?=[，。；、：）)\s]|$)|\bTODO\b|\{{2,}[^{}\n]*\}*|\}{2,}/g;
/** A row between bars, or the line of dashes below the head of a table. */
const TABLE_ROW = /^[ \t]*(\|.*\||\|?[ \t]*:?-+:?([ \t]*\|[ \t]*:?-+:?)+[ \t]*\|?)[ \t]*$/m;

/** Stands for what is no typed text. */
const BLANK = '\uE100';

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

/**
 * @param source a template or the notes, as written; `isTemplate` tells whether {{…}} is allowed in it.
 * @param root of the source by `parseTyped`, where there is one already
 */
export function lintProse(
  source: string,
  file: string,
  isTemplate: boolean,
  root: Root = parseTyped(source, isTemplate),
): readonly Problem[] {
  const reserved = RESERVED_CHARACTERS.exec(source);
  if (reserved) return [reservedCharacter(placeAt(source, reserved.index, file))];
  const masked = isTemplate ? maskExpressions(source) : source;
  const problems: Problem[] = [];
  const at = (offset: number) => placeAt(source, offset, file);
  const see = (node: Nodes, parent?: Nodes): void => {
    const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
    const text = masked.slice(start, end);
    const row = node.type === 'paragraph' ? TABLE_ROW.exec(text) : null;
    if (row) {
      // What stands in its cells goes with it.
      problems.push(markdownUnsupported(at(start + row.index), '表格'));
      return;
    }
    const refused = refusedAs(node, text, parent);
    if (refused !== null) problems.push(markdownUnsupported(at(start), refused));
    // Written as an entity such as &#xE000; they come to light only now.
    if (node.type === 'text' && !text.includes(BLANK) && RESERVED_CHARACTERS.test(node.value)) {
      problems.push(reservedCharacter(at(start)));
    }
    if (node.type === 'text') problems.push(...typedIn(text, (offset) => at(start + offset), isTemplate));
    if ('children' in node) for (const child of node.children) see(child, node);
  };
  see(root);
  return problems;
}

/** What a node is called when it has no place in prose. */
function refusedAs(node: Nodes, text: string, parent?: Nodes): string | null {
  if (!SUPPORTED.has(node.type)) return NODE_NAMES[node.type] ?? '这种写法';
  if (parent?.type === 'listItem' && node.type !== 'paragraph') return '列表里的下一级列表、标题等';
  if (node.type === 'text' && text.includes('**')) return '不成对的**';
  return node.type === 'inlineCode' && text.includes(BLANK) ? '反引号里的花括号' : null;
}

/** Digits and placeholders in a typed text; what stands in a placeholder is part of it. */
function typedIn(text: string, at: (offset: number) => Place, isTemplate: boolean): readonly Problem[] {
  const left = [...text.matchAll(PLACEHOLDERS)];
  const digits = [...text.matchAll(DIGITS)].filter(
    ({ index }) => !left.some((match) => index >= match.index && index < match.index + match[0].length),
  );
  return [
    ...digits.map((match) => typedDigit(at(match.index), around(text, match), isTemplate)),
    ...left.map((match) => leftoverPlaceholder(at(match.index), around(text, match))),
  ];
}

/** What was typed, line by line, without {{…}} and without the characters that `lintProse` reports. */
export function typedLines(source: string, isTemplate: boolean): readonly string[] {
  const typed = isTemplate ? maskExpressions(source).replaceAll(BLANK, ' ') : source;
  return typed.split('\n').map((line) => [...line].filter((c) => !RESERVED_CHARACTERS.test(c)).join(''));
}

export function parseMarkdown(text: string): Root {
  // Plain CommonMark takes ** beside Chinese punctuation for two asterisks.
  return unified().use(remarkParse).use(remarkCjkFriendly).parse(text);
}

/** A template or the notes as Markdown, positions as in the source. */
export function parseTyped(source: string, isTemplate: boolean): Root {
  return parseMarkdown(isTemplate ? maskExpressions(source) : source);
}

/** Expressions made opaque to Markdown; same length and line breaks, so that every position stays right. */
function maskExpressions(source: string): string {
  return source.replace(MUSTACHE, (mustache) => mustache.replace(/[^\n]/g, BLANK));
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
