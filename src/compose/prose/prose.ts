// Markdown with tokens → blocks of the document tree. Data comes back only here, as figure nodes.

import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { Block, Inline } from '../../model/document.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Ledger } from '../figures/ledger.ts';
import { blockNotAlone } from '../problems.ts';
import { parseMarkdown } from '../writing/lint.ts';

/**
 * @param markdown filled template or notes; nodes that lint refuses are left out
 * @returns the blocks, parted where the prose has a thematic break (`---`)
 */
export function proseBlocks(markdown: string, ledger: Ledger): Noted<readonly (readonly Block[])[]> {
  const root: Root = parseMarkdown(markdown);
  const problems: Problem[] = [];
  const reader: Reader = { ledger, problems };
  const parts: Block[][] = [[]];
  for (const node of root.children) {
    if (node.type === 'thematicBreak') parts.push([]);
    else parts.at(-1)!.push(...blocksOf(node, reader));
  }
  return { value: parts, problems };
}

interface Reader {
  readonly ledger: Ledger;
  readonly problems: Problem[];
}

function blocksOf(node: RootContent, reader: Reader): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [
        {
          kind: 'heading',
          level: Math.min(node.depth, 4) as 1 | 2 | 3 | 4,
          children: inlinesOf(node.children, reader),
          id: '',
        },
      ];
    case 'paragraph':
      return (
        placedBlocks(node.children, reader) ??
        linesOf(node.children).map((line) => ({ kind: 'paragraph', children: inlinesOf(line, reader) }))
      );
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered ?? false,
          items: node.children.map((item) =>
            item.children.flatMap((child) =>
              child.type === 'paragraph' ? inlinesOf(child.children, reader) : [],
            ),
          ),
        },
      ];
    default:
      return [];
  }
}

/** The blocks of a paragraph that holds nothing but a block token. */
function placedBlocks(children: readonly PhrasingContent[], { ledger }: Reader): readonly Block[] | null {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text') return null;
  const parts = [...ledger.resolve(only.value.trim())];
  const placed = parts.map((part) =>
    typeof part !== 'string' && part.kind === 'blocks' ? part.blocks : null,
  );
  return placed.every((blocks) => blocks !== null) ? placed.flat() : null;
}

function inlinesOf(nodes: readonly PhrasingContent[], reader: Reader): readonly Inline[] {
  return nodes.flatMap((node) => inlineOf(node, reader));
}

function inlineOf(node: PhrasingContent, reader: Reader): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [...reader.ledger.resolve(node.value)].flatMap((part): Inline[] => {
        if (typeof part === 'string') return [{ kind: 'text', text: part }];
        if (part.kind === 'figure') return [part.figure];
        reader.problems.push(blockNotAlone(part.at, part.name));
        return [];
      });
    case 'inlineCode':
      return [{ kind: 'literal', text: node.value }];
    case 'strong':
      return [{ kind: 'strong', children: inlinesOf(node.children, reader) }];
    case 'emphasis':
      return [{ kind: 'emphasis', children: inlinesOf(node.children, reader) }];
    default:
      return [];
  }
}

/** A line is a paragraph: who writes 1、… and 2、… on two lines means two. */
function linesOf(children: readonly PhrasingContent[]): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)!.push(child);
    else {
      const [first = '', ...rest] = child.value.split('\n');
      lines.at(-1)!.push({ ...child, value: first });
      for (const line of rest) lines.push([{ ...child, value: line.trimStart() }]);
    }
  }
  return lines;
}
