// The house, held: rooms look at the model only, doors alone touch the outside, no file grows a drawer.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const ROOMS = ['model', 'read', 'assess', 'compose', 'render', 'print', 'deliver'];
/** The roof: what may see all rooms. */
const ROOF = [
  'assess-file.ts',
  'blank-tables.ts',
  'build.ts',
  'check.ts',
  'cli-chinese.ts',
  'cli-flags.ts',
  'cli.ts',
  'exit-codes.ts',
  'month.ts',
];

/** Outside things and the only places that may touch them; a folder stands for all its files. */
const DOORS: readonly { what: string; pattern: RegExp; allowed: readonly string[] }[] = [
  {
    what: 'files',
    pattern: /from 'node:fs/,
    allowed: ['read/files/files.ts', 'read/project/templates.ts', 'print/', 'deliver/', 'cli.ts'],
  },
  {
    what: 'processes',
    pattern: /from 'node:child_process'/,
    // wall.ts keeps the process that reads workbooks.
    allowed: ['print/', 'read/workbook/wall.ts'],
  },
  { what: 'the browser', pattern: /from 'puppeteer'|import\('puppeteer'\)/, allowed: ['print/'] },
  { what: 'the network', pattern: /from 'node:(net|http|https|dns|tls)'|\bfetch\(/, allowed: [] },
  {
    what: 'the clock',
    pattern: /new Date\(\)|Date\.now\(|performance\.now\(/,
    allowed: ['cli.ts', 'print/'],
  },
  {
    what: 'the terminal',
    pattern: /\bconsole\.|process\.(stdout|stderr|stdin|argv|exit)\b/,
    // wall-child.ts is a program of its own, whose terminal is a pipe to wall.ts.
    allowed: ['cli.ts', 'read/workbook/wall-child.ts'],
  },
  { what: 'chance', pattern: /Math\.random\(/, allowed: [] },
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const path = name.split(sep).join('/');
    const text = readFileSync(join(SRC, name), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });

/** Project files that a file imports, relative to src/. */
function importsOf(path: string, text: string): string[] {
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'/gm),
    ...text.matchAll(/import\('(\.[^']+)'\)/g),
  ];
  return specifiers.map(([, specifier]) =>
    relative(SRC, join(SRC, dirname(path), specifier!))
      .split(sep)
      .join('/'),
  );
}

const roomOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
/** A folder of a room; a file that stands in the room itself is an alcove of its own. */
const alcoveOf = (path: string) => (path.split('/').length > 2 ? dirname(path) : path);
const offences = (offence: (file: SourceFile) => string[]) => files.flatMap(offence);

describe('the house', () => {
  it('has these rooms and this roof', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path)).filter(Boolean));
    expect([...rooms].sort()).toEqual([...ROOMS].sort());
    expect(
      files
        .map(({ path }) => path)
        .filter((path) => !path.includes('/'))
        .sort(),
    ).toEqual(ROOF);
    expect(files.filter(({ path }) => path.split('/').length > 3).map(({ path }) => path)).toEqual([]);
  });

  it('orders the alcoves of a room: each uses only those below it', () => {
    const alcoves = [...new Set(files.map(({ path }) => alcoveOf(path)))];
    const below = new Map(
      alcoves.map((alcove) => [
        alcove,
        [
          ...new Set(
            files
              .filter(({ path }) => alcoveOf(path) === alcove)
              .flatMap(({ imports }) => imports.map(alcoveOf))
              .filter((target) => target !== alcove && roomOf(target) === roomOf(alcove)),
          ),
        ],
      ]),
    );
    expect(alcoves.filter((alcove) => reaches(alcove, alcove, below))).toEqual([]);
  });

  it('lets a room import the model and itself, nothing sideways', () => {
    const sideways = offences(({ path, imports }) => {
      const room = roomOf(path);
      if (room === '') return imports.filter((target) => target === 'cli.ts').map((t) => `${path} → ${t}`);
      const allowed = room === 'model' ? ['model'] : ['model', room];
      return imports
        .filter((target) => !allowed.includes(roomOf(target)))
        .map((target) => `${path} → ${target}`);
    });
    expect(sideways).toEqual([]);
  });

  it('has no import cycles', () => {
    const graph = new Map(files.map(({ path, imports }) => [path, imports]));
    const cyclic = files.filter(({ path }) => reaches(path, path, graph)).map(({ path }) => path);
    expect(cyclic).toEqual([]);
  });

  it.each(DOORS)('reaches $what only through its doors', ({ pattern, allowed }) => {
    const elsewhere = files
      .filter(
        ({ path }) => !allowed.some((door) => path === door || (door.endsWith('/') && path.startsWith(door))),
      )
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => path);
    expect(elsewhere).toEqual([]);
  });

  it('keeps no drawers, barrels or overgrown files', () => {
    const drawers = /(^|\/)(index|utils?|helpers?|common|misc|types|shared|lib)\.ts$/;
    expect(files.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
    expect(files.filter(({ text }) => /^export \* from/m.test(text)).map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ text }) => text.split('\n').length > 350).map(({ path }) => path)).toEqual([]);
  });

  it('gives every file a head that says what it is', () => {
    expect(files.filter(({ text }) => !/^(#!.*\n)?\/\/ \S/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('words problems only in problems.ts', () => {
    const loose = files
      .filter(({ path }) => !/[/-]problems\.ts$/.test(path))
      .filter(({ text }) => /severity: '(error|warning|info)'/.test(text))
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('model/'));
    expect(loose).toEqual([]);
  });
});

function reaches(from: string, target: string, graph: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === target) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return false;
}
