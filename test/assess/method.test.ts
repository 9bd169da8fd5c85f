// docs/method.md and the tests, held together: every rule has a number, a grade and a case that is named after it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const HERE = import.meta.dirname;
const TEXT = readFileSync(join(HERE, '../../docs/method.md'), 'utf8');

interface Rule {
  readonly id: string;
  readonly line: string;
}

/** Cells of a table row. */
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Rows of the tables that grade their rules (把握), the legend left out. */
function gradedRows(): readonly Rule[] {
  const rows: Rule[] = [];
  let graded = false;
  for (const line of TEXT.slice(TEXT.indexOf('\n## ')).split('\n')) {
    if (!line.startsWith('|')) graded = false;
    else if (cellsOf(line).includes('把握')) graded = true;
    else if (graded && !/^\|[-|: ]+$/.test(line)) rows.push({ id: cellsOf(line)[0]!, line });
  }
  return rows;
}

/** Numbers that begin the names of tests, by any of the forms in which a test is written. */
function testedIds(): readonly string[] {
  return readdirSync(HERE)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(HERE, name), 'utf8').matchAll(/(\w*)\(\s*['"`]([A-Z]\d{2}) /g)])
    .filter(([, call]) => call !== 'describe')
    .map(([, , id]) => id!);
}

describe('docs/method.md', () => {
  const rows = gradedRows();
  const ids = rows.map(({ id }) => id);

  it('numbers every rule it grades, each once', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(({ id }) => !/^[SWPKLTB]\d{2}$/.test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has a case in test/assess for every rule, named after it', () => {
    const tested = new Set(testedIds());
    expect(ids.filter((id) => !tested.has(id))).toEqual([]);
  });

  it('has the rule of every case that is named after one', () => {
    expect([...new Set(testedIds())].filter((id) => !ids.includes(id)).sort()).toEqual([]);
  });

  it('grades every rule, and says 待核实 wherever a grade is memory or a single source', () => {
    expect(rows.filter(({ line }) => !/\[[VD1MP]\]/.test(line))).toEqual([]);
    const lines = TEXT.slice(TEXT.indexOf('\n## ')).split('\n');
    expect(lines.filter((line) => /\[[M1]\]/.test(line) && !line.includes('待核实'))).toEqual([]);
  });
});
