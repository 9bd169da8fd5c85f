// The generated part of docs/data.md: every table, column and setting, from the same declarations that the
// reader and the blank workbooks use. `npm run docs` writes it; a test holds it.

import { columnContent } from '../src/model/column-words.ts';
import type { ColumnSpec, ItemColumns, TableSpec } from '../src/model/columns.ts';
import {
  type Bounds,
  EFFLUENT_ITEMS,
  FURTHER_ITEMS,
  INFLUENT_ITEMS,
  type ItemSpec,
  MISSING_MARKS,
  MISSING_REASONS,
  SURFACE_ITEMS,
} from '../src/model/items.ts';
import {
  ACKNOWLEDGEMENT_KEYS,
  CONFIG_GROUPS,
  CONFIG_KEYS,
  FONT_KEYS,
  LAYOUT_KEYS,
  MAPPING_KEYS,
  MEETING_GROUPS,
  MEETING_KEYS,
  POLICY_KEYS,
} from '../src/model/settings.ts';
import { SOURCE_ITEMS } from '../src/model/source-items.ts';
import { ASSESS_COLUMNS, TABLES } from '../src/model/tables.ts';

/** The parts that stand between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
const PARTS: Readonly<Record<string, () => string>> = {
  tables: () => TABLES.map(describeTable).join('\n\n'),
  assess: () => columnTable(ASSESS_COLUMNS),
  'surface-items': () => itemTable(SURFACE_ITEMS),
  'further-items': () => itemTable(FURTHER_ITEMS),
  'source-items': () => itemTable(SOURCE_ITEMS),
  'influent-items': () => INFLUENT_ITEMS.map(({ name }) => name).join('、'),
  'effluent-items': () => itemTable(EFFLUENT_ITEMS),
  missing: () => `无数值：${code(MISSING_MARKS)}。\n\n无数值的原因：${MISSING_REASONS.join('、')}。`,
  meeting: () => `${keyTable(MEETING_KEYS)}\n${groupRows(MEETING_GROUPS)}`,
  acknowledgement: () => keyTable(ACKNOWLEDGEMENT_KEYS),
  config: () => `${keyTable(CONFIG_KEYS)}\n${groupRows(CONFIG_GROUPS)}`,
  fonts: () => keyTable(FONT_KEYS),
  layout: () => keyTable(LAYOUT_KEYS),
  policy: () => keyTable(POLICY_KEYS),
  mapping: () => keyTable(MAPPING_KEYS),
};

/** The document with every generated part renewed; a missing marker is an error. */
export function renewDataDocument(markdown: string): string {
  return Object.entries(PARTS).reduce((text, [name, write]) => {
    const region = new RegExp(`(<!-- begin ${name} -->)[^]*?(<!-- end ${name} -->)`);
    if (!region.test(text)) throw new Error(`docs/data.md has no region “${name}”`);
    return text.replace(region, (_, begin: string, end: string) => `${begin}\n\n${write()}\n\n${end}`);
  }, markdown);
}

function describeTable(spec: TableSpec): string {
  const items =
    spec.items === undefined ? '' : `\n\n另有监测项目的列，${spec.items.map(describeItems).join('；')}。`;
  return `### ${spec.name}\n\n${spec.about}\n\n${columnTable(spec.columns)}${items}`;
}

function describeItems({ prefix, usual, needed }: ItemColumns): string {
  const header = prefix === '' ? '项目名称' : `“${prefix}”加项目名称，如${prefix}${usual[0]}`;
  return `${needed ? '至少一列' : '按有无填写'}：表头写${header}，见下面的${prefix || '地表水'}监测项目`;
}

function columnTable(columns: readonly ColumnSpec[]): string {
  const rows = columns.map((column) =>
    row([
      column.header,
      column.required ? '必填' : '',
      column.unit ?? '',
      content(column),
      code(column.aliases),
      column.note ?? '',
    ]),
  );
  return [
    row(['列名', '必填', '单位', '可填内容', '表头也可写作', '说明']),
    row(Array(6).fill('---')),
    ...rows,
  ].join('\n');
}

function keyTable(keys: readonly ColumnSpec[]): string {
  const rows = keys.map((key) => row([key.header, key.required ? '必填' : '', key.note ?? '', content(key)]));
  return [row(['名称', '必填', '说明', '可填内容']), row(Array(4).fill('---')), ...rows].join('\n');
}

function groupRows(groups: typeof CONFIG_GROUPS): string {
  return groups.map(({ header, note }) => row([header, '', note, ''])).join('\n');
}

function itemTable(items: readonly ItemSpec[]): string {
  const rows = items.map(({ name, aliases, unit, min = '0', max, plausible = {} }) =>
    row([name, code(aliases), unit, bounds({ min, ...(max !== undefined && { max }) }), bounds(plausible)]),
  );
  const titles = ['项目', '也可写作', '单位', '可能的范围', '通常的范围'];
  return [row(titles), row(Array(titles.length).fill('---')), ...rows].join('\n');
}

function bounds({ min, max }: Bounds): string {
  if (max === undefined) return min === undefined ? '' : `不小于${min}`;
  return min === undefined ? `不大于${max}` : `${min}至${max}`;
}

function content(column: ColumnSpec): string {
  const choices = column.choices?.map(({ label, aliases }) =>
    aliases.length === 0 ? label : `${label}（也可写${code(aliases)}）`,
  );
  if (choices === undefined) return columnContent(column);
  return [...choices, ...(column.isOpen ? ['或其他名称'] : [])].join('；');
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join('、');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replace(/ {2,}/g, ' ');
}
