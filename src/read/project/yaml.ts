// YAML → a tree of texts with line and column. Scalars stay as written (`0012`, `2026-06`, `no`): what they
// mean is decided by the key they stand under, as for cells of a table.

import type { Noted, Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { yamlFullWidthColon, yamlSyntax } from '../problems/setting-problems.ts';
import { placeOf } from '../text/places.ts';

export type YamlNode =
  | { readonly kind: 'text'; readonly source: Source }
  | { readonly kind: 'list'; readonly source: Source; readonly items: readonly YamlNode[] }
  | YamlMap;

export interface YamlMap {
  readonly kind: 'map';
  readonly source: Source;
  readonly entries: readonly { readonly key: Source; readonly value: YamlNode }[];
}

/** What each error code of the parser means to a secretary. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '用了制表符缩进，应改为空格',
  BAD_INDENT: '缩进不对齐',
  DUPLICATE_KEY: '同一个名称写了两次',
  MISSING_CHAR: '缺少引号、括号或冒号',
  MULTILINE_IMPLICIT_KEY: '内容没有写在“名称: ”的后面，或冒号后面没有空格',
  BAD_ALIAS: '“*”、“&”开头的内容要用英文双引号括起来',
  BAD_SCALAR_START: '“@”、“`”、“%”开头的内容要用英文双引号括起来',
  BAD_DQ_ESCAPE: '双引号里的“\\”另有含义，路径中的“\\”改写成“/”',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“名称: ”，或者下一行多缩进了',
  MULTIPLE_DOCS: '“---”把文件分成了两份，删去这一行',
  UNEXPECTED_TOKEN: '引号、括号或横线的位置不对',
};

/**
 * Parses a file that is one map. `keys` are the names that may stand in it: a full-width colon after one
 * of them is reported and read as meant. `null` with problems when the file cannot be understood.
 */
export async function readYaml(
  file: string,
  text: string,
  keys: readonly string[],
): Promise<Noted<YamlMap | null>> {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const { value: mended, problems: colons } = mendColons(file, text, keys);
  const problems = [...colons];
  const lines = new LineCounter();
  const document = parseDocument(mended, { schema: 'failsafe', lineCounter: lines });
  const found: Problem[] = document.errors.map(({ code, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return yamlSyntax({ file, line, column: col }, EXPLANATIONS[code] ?? '无法解析');
  });
  // The parser goes on after an error and complains of what follows from it; the first one is the cause.
  if (found.length > 0) return { value: null, problems: [...problems, ...found.slice(0, 1)] };

  const sourceOf = (node: unknown, written: string): Source => {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    const { line, col } = lines.linePos(range?.[0] ?? 0);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), text: written };
  };
  const textOf = (node: unknown): string => (isScalar(node) && node.value !== null ? String(node.value) : '');
  const read = (node: unknown): YamlNode => {
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    if (anchor !== undefined || tag !== undefined) {
      problems.push(yamlSyntax(placeOf(sourceOf(node, '')), MARKED));
    }
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => ({
        key: sourceOf(key, textOf(key)),
        value: value === null ? { kind: 'text' as const, source: sourceOf(key, '') } : read(value),
      }));
      return { kind: 'map', source: sourceOf(node, ''), entries };
    }
    if (isSeq(node)) return { kind: 'list', source: sourceOf(node, ''), items: node.items.map(read) };
    return { kind: 'text', source: sourceOf(node, isAlias(node) ? `*${node.source}` : textOf(node)) };
  };
  const root = read(document.contents);
  // What the whole map lacks stands in no line of the file.
  const source: Source = { file, text: '' };
  if (root.kind === 'map') return { value: { ...root, source }, problems };
  if (document.contents === null) return { value: { kind: 'map', source, entries: [] }, problems };
  return { value: null, problems: [...problems, yamlSyntax({ file, line: 1 }, '没有“名称: 内容”这样的行')] };
}

/** Beginnings that YAML takes for marks of its own, dropping them from the text. */
const MARKED = '“&”、“!”开头的内容要用英文双引号括起来';

/** Chinese input methods type `：`; YAML then sees no key at all. */
function mendColons(file: string, text: string, keys: readonly string[]): Noted<string> {
  const problems: Problem[] = [];
  const lines = text.split(/\r\n?|\n/).map((line, index) => {
    const [, before, key, rest] = /^([\s-]*)([^\s:：]+)\s*：\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || !keys.includes(key)) return line;
    const column = [...before!, ...key].length + 1;
    problems.push(yamlFullWidthColon({ file, line: index + 1, column }, key));
    return `${before}${key}: ${rest}`;
  });
  return { value: lines.join('\n'), problems };
}
