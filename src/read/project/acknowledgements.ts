// 确认 in meeting.yaml → the warnings that somebody answers for.

import type { Acknowledgement } from '../../model/acknowledgement.ts';
import { readExtent } from '../../model/extent.ts';
import type { Problem } from '../../model/problem.ts';
import { ACKNOWLEDGEMENT_KEYS } from '../../model/settings.ts';
import { isBlank } from '../cells/cells.ts';
import { valueMissing } from '../problems/cell-problems.ts';
import { acknowledgedPlaceInvalid, yamlShape } from '../problems/setting-problems.ts';
import { placeOf } from '../text/places.ts';
import type { YamlMap, YamlNode } from './yaml.ts';
import { keyReader, nodeAt } from './yaml-keys.ts';

const REMEDY = '每条写成四行：“  - 代码: ……”“    位置: ……”“    理由: ……”“    确认人: ……”，后三行与“代码”对齐';

/** Reads the list; an entry that says less than all four things is a problem and counts for nothing. */
export function readAcknowledgements(
  node: YamlNode | undefined,
  problems: Problem[],
): readonly Acknowledgement[] {
  if (node === undefined || (node.kind === 'text' && node.source.text === '')) return [];
  const entries = node.kind === 'list' ? node.items : [node];
  return entries.flatMap((entry) => {
    if (entry.kind === 'map') return readEntry(entry, problems) ?? [];
    problems.push(yamlShape(entry.source, '确认', '一条条“- 代码: ……”', REMEDY));
    return [];
  });
}

function readEntry(entry: YamlMap, problems: Problem[]): Acknowledgement | null {
  const row = keyReader(entry, ACKNOWLEDGEMENT_KEYS, [], problems);
  const code = row.get('code', 'name');
  const extent = extentOf(nodeAt(entry, '位置'), problems);
  const reason = row.get('reason', 'text');
  const person = row.get('person', 'name');
  if (!code || !extent || !reason || !person) return null;
  return { code, extent, reason, person, source: entry.source };
}

/** Exactly as written: names of files and sheets may hold what would be taken out of other names. */
function extentOf(node: YamlNode | undefined, problems: Problem[]): Acknowledgement['extent'] | undefined {
  if (node?.kind !== 'text') return undefined;
  const { source } = node;
  const value = readExtent(source.text);
  if (value !== null) return { value, source };
  problems.push(
    isBlank(source.text) ? valueMissing(placeOf(source), '位置') : acknowledgedPlaceInvalid(source),
  );
  return undefined;
}
