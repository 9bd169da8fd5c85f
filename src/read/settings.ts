// jianbao.yaml → the project's configuration and the column mappings for foreign files.

import type { ColumnSpec } from '../model/columns.ts';
import type { FontRole, ProjectConfig } from '../model/config.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../model/policy.ts';
import type { Noted, Problem } from '../model/problem.ts';
import { CONFIG_GROUPS, CONFIG_KEYS, FONT_KEYS, MAPPING_KEYS, POLICY_KEYS } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { TABLES } from '../model/tables.ts';
import type { RowReader } from './fields.ts';
import { matchHeader } from './headers.ts';
import type { ColumnMapping } from './mapping.ts';
import { nearestNames } from './names.ts';
import { tableHeaders } from './recognise.ts';
import { mappingColumnUnknown, yamlShape } from './setting-problems.ts';
import { readYaml, type YamlMap, type YamlNode } from './yaml.ts';
import { keyReader, nodeAt, textsOf } from './yaml-keys.ts';

const MAPPING_COLUMNS = '列';
const GROUPS = CONFIG_GROUPS.map(({ header }) => header);
const SPECS = [...CONFIG_KEYS, ...FONT_KEYS, ...POLICY_KEYS, ...MAPPING_KEYS];

/** What jianbao.yaml says. */
export interface Settings {
  /** `null` when something required is missing. */
  readonly config: ProjectConfig | null;
  readonly mappings: readonly ColumnMapping[];
}

/** Reads the settings; every key that is missing, unknown or wrong is a problem. */
export async function readSettings(file: string, text: string): Promise<Noted<Settings>> {
  const keys = [...SPECS.map(({ header }) => header), ...GROUPS, MAPPING_COLUMNS];
  const { value: root, problems: found } = await readYaml(file, text, keys);
  if (root === null) return { value: { config: null, mappings: [] }, problems: found };
  const problems = [...found];
  const row = keyReader(root, CONFIG_KEYS, GROUPS, problems);
  const city = row.get('city', 'name');
  const office = row.get('office', 'name');
  const banner = row.get('banner', 'text');
  const browser = row.get('browser', 'text')?.value;
  const kinds = textsOf(nodeAt(root, '文种'), '文种', problems).map(({ text }) => text);
  const fonts = readFonts(groupOf(root, '字体', problems), problems);
  const policy = readPolicy(groupOf(root, '评价', problems), problems);
  const mappings = readMappings(nodeAt(root, '列映射'), problems);
  const config: ProjectConfig | null =
    city && office
      ? {
          city,
          office,
          ...(banner && { banner }),
          kinds: kinds.length === 0 ? ['bulletin'] : kinds,
          fonts,
          ...(browser !== undefined && { browser }),
          policy,
        }
      : null;
  return { value: { config, mappings }, problems };
}

function readFonts(group: YamlMap | null, problems: Problem[]): ProjectConfig['fonts'] {
  if (group === null) return {};
  const row = keyReader(group, FONT_KEYS, [], problems);
  const fonts: Partial<Record<FontRole, string>> = {};
  for (const { field } of FONT_KEYS) {
    const path = row.get(field, 'text')?.value;
    if (path !== undefined) fonts[field] = path;
  }
  return fonts;
}

function readPolicy(group: YamlMap | null, problems: Problem[]): AssessmentPolicy {
  if (group === null) return CURRENT_POLICY;
  const row = keyReader(group, POLICY_KEYS, [], problems);
  const choose = <K extends 'rounding' | 'missing' | 'exceedanceBase'>(key: K): AssessmentPolicy[K] =>
    row.choice<AssessmentPolicy[K]>(key)?.value ?? CURRENT_POLICY[key];
  return {
    ...CURRENT_POLICY,
    rounding: choose('rounding'),
    missing: choose('missing'),
    exceedanceBase: choose('exceedanceBase'),
  };
}

function readMappings(node: YamlNode | undefined, problems: Problem[]): readonly ColumnMapping[] {
  if (node === undefined) return [];
  const entries = node.kind === 'list' ? node.items : [node];
  return entries.flatMap((entry) => {
    if (entry.kind !== 'map') {
      problems.push(yamlShape(entry.source, '列映射', '一组“- 文件: …”条目'));
      return [];
    }
    const mapping = readMapping(entry, keyReader(entry, MAPPING_KEYS, [MAPPING_COLUMNS], problems), problems);
    return mapping === null ? [] : [mapping];
  });
}

function readMapping(entry: YamlMap, row: RowReader, problems: Problem[]): ColumnMapping | null {
  const file = row.get('file', 'name');
  const table = row.choice('table');
  const version = row.get('version', 'name');
  const defaultYear = row.get('defaultYear', 'number')?.value;
  const group = groupOf(entry, MAPPING_COLUMNS, problems);
  const spec = TABLES.find(({ name }) => name === table?.value);
  if (file === undefined || spec === undefined || group === null) return null;
  const columns = group.entries.flatMap(({ key, value }) => {
    const column = matchHeader(key.text, tableHeaders(spec.kind))?.column;
    if (column === undefined) {
      problems.push(unknownColumn(key, spec.name, spec.columns));
      return [];
    }
    return [{ column, from: textsOf(value, key.text, problems) }];
  });
  return {
    file: { ...file.source, text: file.value },
    spec,
    columns,
    ...(version && { version: version.source }),
    ...(defaultYear !== undefined && { defaultYear }),
  };
}

function unknownColumn(key: Source, table: string, columns: readonly ColumnSpec[]): Problem {
  const headers = columns.flatMap(({ header, aliases }) => [header, ...aliases]);
  return mappingColumnUnknown(key, table, nearestNames(key.text, headers));
}

/** A group below a key; a problem when something else stands there. */
function groupOf(map: YamlMap, key: string, problems: Problem[]): YamlMap | null {
  const node = nodeAt(map, key);
  if (node === undefined || (node.kind === 'text' && node.source.text === '')) return null;
  if (node.kind === 'map') return node;
  problems.push(yamlShape(node.source, key, '下一级的“名称: 内容”'));
  return null;
}
