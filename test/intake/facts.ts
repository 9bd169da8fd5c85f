// What was read, as lines a person can compare: `断面水质 怀麓大桥 2026-06 氨氮: 0.42`.

import { Decimal } from 'decimal.js';
import type { Records } from '../../src/model/records.ts';
import type { Source } from '../../src/model/source.ts';
import type { Amount } from '../../src/model/water.ts';

interface SourcedLike {
  readonly value: unknown;
  readonly source: Source;
}

/** Names of the lists, and what tells their records apart. */
const KEYS: Readonly<Record<string, readonly [name: string, fields: readonly string[]]>> = {
  counties: ['县区', ['name']],
  sections: ['断面', ['name']],
  readings: ['水质', ['section', 'month', 'day', 'scheme']],
  plants: ['污水厂', ['name']],
  plantMonths: ['运行', ['plant', 'month']],
  tasks: ['任务', ['id']],
  recipients: ['收件人', ['county', 'name', 'email']],
};

/** Every value of the records by what it is of. */
export function factsOf(records: Records): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const [kind, list] of Object.entries(records)) {
    if (!Array.isArray(list)) continue;
    for (const [index, record] of list.entries()) {
      const [name, fields] = KEYS[kind] ?? [kind, []];
      const parts = fields.map((field) => shown(record[field])).filter((part) => !/^(monthly|)$/.test(part));
      const key = `${name} ${parts.join(' ') || index + 1}`;
      addFacts(facts, key, record);
    }
  }
  return facts;
}

function addFacts(facts: Map<string, string>, key: string, record: object): void {
  for (const [field, value] of Object.entries(record)) {
    if (field === 'amounts' || field === 'effluent' || field === 'influent') {
      addFacts(facts, field === 'influent' ? `${key} 进水` : key, value);
    } else {
      const known = facts.has(`${key} ${field}`) ? `${key} ${field} 又` : `${key} ${field}`;
      facts.set(known, shown(value));
    }
  }
}

/** What stands in each cell that was read, by file without its folder and ending, and cell. */
export function valuesByCell(records: Records): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const visit = (node: unknown, month?: unknown) => {
    if (Array.isArray(node)) for (const item of node) visit(item, month);
    else if (isSourced(node)) values.set(spotOf(node.source), shown(node));
    else if (typeof node === 'object' && node !== null) {
      for (const value of Object.values(node)) visit(value);
    }
  };
  visit(records);
  // A record's month may come from its folder, so it has no place of its own but its row.
  for (const { section, month } of records.readings) values.set(monthSpot(spotOf(section.source)), month);
  return values;
}

/** `断面水质 E2`. */
function spotOf({ file, cell = '' }: Source): string {
  return `${stemOf(file)} ${cell}`;
}

/** Where the month of a row is told, by any cell of it. */
export function monthSpot(spot: string): string {
  return spot.replace(/ [A-Z]+(\d+)$/, ' 第$1行的月份');
}

/** A file without its ending and its folder, unless that is the one of history. */
export function stemOf(path: string): string {
  const history = /(?:^|\/)history\//.test(path) ? 'history/' : '';
  return history + path.replace(/^.*\//, '').replace(/\.\w+$/, '');
}

function isSourced(node: unknown): node is SourcedLike {
  return typeof node === 'object' && node !== null && 'value' in node && 'source' in node;
}

/** A value as text; numbers without closing zeros, amounts as `0.42`, `<0.01` or `(断流)`. */
function shown(value: unknown): string {
  if (value === undefined) return '';
  if (isSourced(value)) return shown(value.value);
  if (Array.isArray(value)) return value.map(shown).join('、');
  if (typeof value !== 'object' || value === null) return plain(String(value));
  const amount = value as Amount;
  if (amount.kind === 'measured') return plain(amount.value);
  if (amount.kind === 'below') return `<${plain(amount.limit)}`;
  if (amount.kind === 'missing') return `(${amount.reason ?? ''})`;
  const { kind, ...rest } = value as { kind?: string };
  return [kind, ...Object.values(rest).map(shown)].join(' ').trim();
}

function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? new Decimal(text).toFixed() : text;
}
