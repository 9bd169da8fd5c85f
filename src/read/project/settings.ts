// jianbao.yaml → the project's configuration and the column mappings for foreign files.

import type { ColumnSpec } from '../../model/columns.ts';
import type { FontRole, ProjectConfig } from '../../model/config.ts';
import type { OfficeLayout } from '../../model/layout.ts';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES, type PolicyName } from '../../model/policy.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import {
  ALIAS_KEYS,
  CONFIG_GROUPS,
  CONFIG_KEYS,
  FONT_KEYS,
  LAYOUT_KEYS,
  MAPPING_KEYS,
  POLICY_KEYS,
} from '../../model/settings.ts';
import type { Source } from '../../model/source.ts';
import { TABLES } from '../../model/tables.ts';
import { valueMissing } from '../problems/cell-problems.ts';
import {
  daysNotWhole,
  mappingColumnUnknown,
  mappingDuplicate,
  yamlKeyMissing,
  yamlShape,
} from '../problems/setting-problems.ts';
import type { DeclaredAlias } from '../records/register-names.ts';
import type { RowReader } from '../tables/fields.ts';
import { matchHeader } from '../tables/headers.ts';
import type { ColumnMapping } from '../tables/mapping.ts';
import { tableHeaders } from '../tables/recognise.ts';
import { nearestNames } from '../text/names.ts';
import { placeOf } from '../text/places.ts';
import { readYaml, type YamlMap, type YamlNode } from './yaml.ts';
import { keyReader, nodeAt, textsOf } from './yaml-keys.ts';

/** Days left within which a task counts as due soon, where jianbao.yaml does not say. */
const DUE_SOON_DAYS = 30;
const MAPPING_COLUMNS = '列';
const MAPPING_REMEDY =
  '分行写：“列映射:”，下一行“  - 文件: 自动站.csv”，再下一行“    表: 断面水质”，其余各项与“表”对齐';
const GROUPS = CONFIG_GROUPS.map(({ header }) => header);
const SPECS = [...CONFIG_KEYS, ...FONT_KEYS, ...LAYOUT_KEYS, ...POLICY_KEYS, ...MAPPING_KEYS];

/** What jianbao.yaml says. */
export interface Settings {
  /** `null` when something required is missing. */
  readonly config: ProjectConfig | null;
  readonly mappings: readonly ColumnMapping[];
  readonly aliases: readonly DeclaredAlias[];
}

/** Reads the settings; every key that is missing, unknown or wrong is a problem. */
export async function readSettings(file: string, text: string): Promise<Noted<Settings>> {
  const keys = [...SPECS.map(({ header }) => header), ...GROUPS, MAPPING_COLUMNS];
  const { value: root, problems: found } = await readYaml(file, text, keys);
  if (root === null) return { value: { config: null, mappings: [], aliases: [] }, problems: found };
  const problems = [...found];
  const row = keyReader(root, CONFIG_KEYS, GROUPS, problems);
  const city = row.get('city', 'name');
  const office = row.get('office', 'name');
  const banner = row.get('banner', 'text');
  const browser = row.get('browser', 'text');
  const fontDemand = row.choice<'standard' | 'any'>('fontDemand');
  const archive = row.choice<'yes' | 'no'>('archive')?.value;
  const named = textsOf(nodeAt(root, '文种'), '文种', problems).map(({ text }) => text);
  const kinds = [...new Set(named)];
  const fonts = readFonts(groupOf(root, '字体', '标题: 方正小标宋简体', problems), problems);
  const policy = readPolicy(groupOf(root, '评价', '修约: 先修约', problems), problems);
  const layout = readLayout(groupOf(root, '版式', '页码位置: 居中', problems), problems);
  const warnings = textsOf(nodeAt(root, '预警'), '预警', problems).map((source) => ({
    value: source.text,
    source,
  }));
  const dueSoonDays = readDueSoonDays(row, problems);
  const mappings = readMappings(nodeAt(root, '列映射'), problems);
  const config: ProjectConfig | null =
    city && office
      ? {
          city,
          office,
          ...(banner && { banner }),
          kinds: kinds.length === 0 ? ['bulletin'] : kinds,
          ...fonts,
          ...(fontDemand?.value === 'standard' && { standardFonts: fontDemand.source }),
          ...(browser && { browser: browser.value, browserSource: browser.source }),
          ...(archive && { archive: archive === 'yes' }),
          ...(layout && { layout }),
          policy,
          warnings,
          dueSoonDays,
        }
      : null;
  const aliases = readAliases(groupOf(root, '别名', '断面: {怀麓大桥: 怀麓老桥}', problems), problems);
  return { value: { config, mappings, aliases }, problems };
}

function readDueSoonDays(row: RowReader, problems: Problem[]): number {
  const days = row.get('dueSoonDays', 'number');
  if (days === undefined) return DUE_SOON_DAYS;
  if (/^\d+$/.test(days.value)) return Number(days.value);
  problems.push(daysNotWhole(days.source));
  return DUE_SOON_DAYS;
}

function readFonts(group: YamlMap | null, problems: Problem[]): Pick<ProjectConfig, 'fonts' | 'fontSources'> {
  if (group === null) return { fonts: {} };
  const row = keyReader(group, FONT_KEYS, [], problems);
  const fonts: Partial<Record<FontRole, string>> = {};
  const fontSources: Partial<Record<FontRole, Source>> = {};
  for (const { field } of FONT_KEYS) {
    const path = row.get(field, 'text');
    if (path === undefined) continue;
    fonts[field] = path.value;
    fontSources[field] = path.source;
  }
  return { fonts, fontSources };
}

function readLayout(group: YamlMap | null, problems: Problem[]): OfficeLayout | undefined {
  if (group === null) return undefined;
  const row = keyReader(group, LAYOUT_KEYS, [], problems);
  const folio = row.choice<'outer' | 'centre'>('folio')?.value;
  const pitch = row.choice<'standard' | '28' | '29' | '30'>('pitch')?.value;
  const [issuer, addressee, signer] = [
    row.get('issuer', 'name'),
    row.get('addressee', 'text'),
    row.get('signer', 'name'),
  ];
  const [copies, distributor] = [row.get('copies', 'text'), row.get('distributor', 'name')];
  return {
    ...(folio === 'centre' && { folio }),
    ...(pitch !== undefined && pitch !== 'standard' && { pitch }),
    ...(issuer && { issuer }),
    ...(addressee && { addressee }),
    ...(signer && { signer }),
    ...(copies && { copies }),
    ...(distributor && { distributor }),
  };
}

function readPolicy(group: YamlMap | null, problems: Problem[]): AssessmentPolicy {
  if (group === null) return CURRENT_POLICY;
  const row = keyReader(group, POLICY_KEYS, [], problems);
  const base = POLICIES[row.choice<PolicyName>('name')?.value ?? CURRENT_POLICY.name];
  const choose = <K extends 'rounding' | 'missing' | 'belowDetection' | 'items' | 'exceedanceBase'>(
    key: K,
  ): AssessmentPolicy[K] => row.choice<AssessmentPolicy[K]>(key)?.value ?? base[key];
  return {
    ...base,
    rounding: choose('rounding'),
    missing: choose('missing'),
    belowDetection: choose('belowDetection'),
    items: choose('items'),
    exceedanceBase: choose('exceedanceBase'),
  };
}

/** `断面: {登记的名称: [别名, …]}`, the same for counties and plants. */
function readAliases(group: YamlMap | null, problems: Problem[]): readonly DeclaredAlias[] {
  if (group === null) return [];
  const headers = ALIAS_KEYS.map(({ header }) => header);
  const strange = { ...group, entries: group.entries.filter(({ key }) => !headers.includes(key.text)) };
  keyReader(strange, [], headers, problems);
  return ALIAS_KEYS.flatMap(({ kind, header }) => {
    const names = groupOf(group, header, '登记的名称: 别名', problems);
    return (names?.entries ?? []).flatMap(({ key, value }) =>
      textsOf(value, key.text, problems).map((alias): DeclaredAlias => ({ kind, alias, name: key })),
    );
  });
}

function readMappings(node: YamlNode | undefined, problems: Problem[]): readonly ColumnMapping[] {
  if (node === undefined || isEmptyText(node)) return [];
  const entries = node.kind === 'list' ? node.items : [node];
  const files = new Map<string, Source>();
  return entries.flatMap((entry) => {
    if (entry.kind !== 'map') {
      problems.push(yamlShape(entry.source, '列映射', '一组“- 文件: ……”条目', MAPPING_REMEDY));
      return [];
    }
    const mapping = readMapping(entry, keyReader(entry, MAPPING_KEYS, [MAPPING_COLUMNS], problems), problems);
    if (mapping === null || !isFirst(mapping.file, mapping.file.text, files, problems)) return [];
    return [mapping];
  });
}

/** Whether nothing was written for the same thing before; otherwise that is a problem. */
function isFirst<T>(written: Source, thing: T, first: Map<T, Source>, problems: Problem[]): boolean {
  const earlier = first.get(thing);
  if (earlier !== undefined) problems.push(mappingDuplicate(written, earlier));
  else first.set(thing, written);
  return earlier === undefined;
}

function readMapping(entry: YamlMap, row: RowReader, problems: Problem[]): ColumnMapping | null {
  const file = row.get('file', 'name');
  const table = row.choice('table');
  const version = row.get('version', 'name');
  const defaultYear = row.get('defaultYear', 'year')?.value;
  const group = mappingColumns(entry, problems);
  const spec = TABLES.find(({ name }) => name === table?.value);
  if (file === undefined || spec === undefined || group === null) return null;
  const first = new Map<ColumnSpec, Source>();
  const columns = group.entries.flatMap(({ key, value }) => {
    const column = matchHeader(key.text, tableHeaders(spec.kind))?.column;
    if (column === undefined) {
      problems.push(unknownColumn(key, spec.name, spec.columns));
      return [];
    }
    const from = textsOf(value, key.text, problems);
    if (from.length === 0 && value.kind !== 'map') problems.push(valueMissing(placeOf(key), key.text));
    return isFirst(key, column, first, problems) ? [{ column, from }] : [];
  });
  return {
    file: { ...file.source, text: file.value },
    spec,
    columns,
    ...(version && { version: version.source }),
    ...(defaultYear !== undefined && { defaultYear }),
  };
}

/** The group 列 of an entry, which must be there and hold something. */
function mappingColumns(entry: YamlMap, problems: Problem[]): YamlMap | null {
  const key = entry.entries.find(({ key }) => key.text === MAPPING_COLUMNS)?.key;
  if (key === undefined) {
    problems.push(yamlKeyMissing(placeOf(entry.source), MAPPING_COLUMNS, '{断面名称: 文件里的表头, ……}'));
    return null;
  }
  const found = problems.length;
  const group = groupOf(entry, MAPPING_COLUMNS, '断面名称: 文件里的表头', problems);
  const isEmpty = group === null ? problems.length === found : group.entries.length === 0;
  if (isEmpty) problems.push(valueMissing(placeOf(key), MAPPING_COLUMNS));
  return isEmpty ? null : group;
}

function unknownColumn(key: Source, table: string, columns: readonly ColumnSpec[]): Problem {
  const headers = columns.flatMap(({ header, aliases }) => [header, ...aliases]);
  return mappingColumnUnknown(key, table, nearestNames(key.text, headers));
}

/** A group below a key, of which `example` is a line; a problem when something else stands there. */
function groupOf(map: YamlMap, key: string, example: string, problems: Problem[]): YamlMap | null {
  const node = nodeAt(map, key);
  if (node === undefined || isEmptyText(node)) return null;
  if (node.kind === 'map') return node;
  const remedy = `分两行写：上一行“${key}:”，下一行“  ${example}”，下一行比上一行多空两格`;
  problems.push(yamlShape(node.source, key, '下一级的“名称: 内容”', remedy));
  return null;
}

function isEmptyText(node: YamlNode): boolean {
  return node.kind === 'text' && node.source.text === '';
}
