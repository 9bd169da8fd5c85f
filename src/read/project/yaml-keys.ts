// The keys of a YAML map read like the cells of a table row, by the same specifications.

import type { ColumnSpec } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import type { Cell } from '../../model/table.ts';
import { yamlKeyMissing, yamlKeyUnknown, yamlShape } from '../problems/setting-problems.ts';
import { type RowReader, rowReader } from '../tables/fields.ts';
import { nearestNames } from '../text/names.ts';
import { placeOf } from '../text/places.ts';
import type { YamlMap, YamlNode } from './yaml.ts';

/**
 * A reader over the single values of a map. Keys that are neither declared nor one of `groups` are
 * problems, and so are required keys that are not there.
 */
export function keyReader(
  map: YamlMap,
  specs: readonly ColumnSpec[],
  groups: readonly string[],
  problems: Problem[],
): RowReader {
  const cells = new Map<string, Cell>();
  const known = [...specs.map(({ header }) => header), ...groups];
  for (const { key, value } of map.entries) {
    const spec = specs.find(({ header }) => header === key.text);
    if (spec === undefined) {
      if (!known.includes(key.text)) problems.push(yamlKeyUnknown(key, nearestNames(key.text, known), known));
    } else if (value.kind === 'text') {
      cells.set(spec.field, { kind: value.source.text === '' ? 'empty' : 'text', source: value.source });
    } else {
      problems.push(yamlShape(value.source, spec.header, '一行内容', `写成一行，如“${spec.header}: ……”`));
    }
  }
  for (const { field, header, required } of specs) {
    const isWritten = map.entries.some(({ key }) => key.text === header);
    if (required && !cells.has(field) && !isWritten) {
      problems.push(yamlKeyMissing(placeOf(map.source), header));
    }
  }
  const columns = specs.map((column) => ({ column, positions: [] }));
  return rowReader(columns, { cells }, problems);
}

/** What stands under a key. */
export function nodeAt(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key.text === key)?.value;
}

/** One text or a list of texts. */
export function textsOf(node: YamlNode | undefined, key: string, problems: Problem[]): readonly Source[] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'text') return item.source.text === '' ? [] : [item.source];
    const remedy = `写成一行，如“${key}: 甲”；有几个的，写成“${key}: [甲, 乙]”`;
    problems.push(yamlShape(item.source, key, '一个名称或一列名称', remedy));
    return [];
  });
}
