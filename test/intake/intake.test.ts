// Every bad input that is listed and its neighbours, through the public door: each gives exactly the data a careful
// person would read, or coded problems at the right places.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { check } from '../../src/month.ts';
import { type Project, readProject } from '../../src/read/project/project.ts';
import { jianbao } from '../commands.ts';
import { monthIn } from '../problems/case.ts';
import { inFolder, spotOf } from '../problems/outcome.ts';
import { ROOT } from '../problems/project.ts';
import { type CellCase, CLASSES, type IntakeCase, readCases, withCell, wordsFor } from './case.ts';
import { caseDocument } from './document.ts';
import { factsOf, monthSpot, stemOf, valuesByCell } from './facts.ts';

const CASES = readCases();
const DOCUMENT = join(ROOT, 'docs/intake-cases.md');
/** Cases of different files, given at once to the compiled program. */
const TOGETHER = ['B085-formulas', 'B063-total', 'B097-one-address', 'B081-section-twice', 'date-1900'];
const clean = inFolder(async (folder) => {
  const { value, problems } = await readProject(await monthIn(folder, {}));
  expect(problems).toEqual([]);
  return value!;
});

describe.each(CLASSES.filter((kind) => CASES.some((one) => one.class === kind)))('%s', (kind) => {
  const cases = CASES.filter((one) => one.class === kind);
  it.each(cases.filter(({ changes }) => changes).map((one) => [titleOf(one), one] as const))('%s', (_, one) =>
    inFolder((folder) => runCase(one, folder)),
  );
  it.each(
    cases.flatMap((one) =>
      one.cells.map(
        (cell) => [titleOf(one), `${cell.file} ${cell.cell}`, wordsFor(cell.written), cell] as const,
      ),
    ),
  )('%s: %s %s', (_, __, ___, cell) => inFolder((folder) => runCell(cell, folder)));
});

function titleOf({ listed = 'own', name, about }: IntakeCase): string {
  return `${listed} ${name} (${about})`;
}

describe('the cases', () => {
  it('have a number once for each listed input that is read, or several', () => {
    const listed = new Set(CASES.flatMap(({ listed = [] }) => listed));
    // 107, 109 and 111 are matters of what is written.
    const all = Array.from({ length: 53 }, (_, index) => `B${String(2 * index + 1).padStart(3, '0')}`);
    expect(all.filter((number) => !listed.has(number))).toEqual([]);
  });

  it('are listed in docs/intake-cases.md (ACCEPT=1 renews it)', async () => {
    if (process.env.ACCEPT && !process.env.CI) await writeFile(DOCUMENT, caseDocument(CASES));
    expect(await readFile(DOCUMENT, 'utf8')).toBe(caseDocument(CASES));
  });

  it('give the same through the terminal', () =>
    inFolder(async (folder) => {
      const all = Object.assign(
        {},
        ...TOGETHER.map((name) => CASES.find((one) => one.name === name)!.changes),
      );
      const options = await monthIn(folder, { project: all });
      const { code, out } = jianbao(['check', '--json'], { cwd: options.projectDir });
      const said = (JSON.parse(out) as { problems: Problem[] }).problems;
      const spots = (problems: readonly Problem[]) =>
        problems.map((one) => `${one.code} ${spotOf(one)}`).sort();
      expect({ code, problems: spots(said) }).toEqual({ code: 1, problems: spots(await check(options)) });
    }));
});

async function runCase(
  { changes = {}, isJudged, problems, data }: IntakeCase,
  folder: string,
): Promise<void> {
  const options = await monthIn(folder, { project: changes });
  const { value, problems: read } = await readProject(options);
  const found = isJudged ? await check(options) : read;
  expect(
    found.map((one) => `${one.code} ${spotOf(one).replace(/^data\/(2026-06|register)\//, '')}`.trim()).sort(),
  ).toEqual(problems);
  for (const { message, hint } of found) expectWords(message, hint);
  const isRefused = found.some(({ severity }) => severity === 'error');
  if (data === undefined || (isRefused && data.length === 0)) return;
  expect(differences(await clean, value!)).toEqual(data);
}

async function runCell({ file, cell, written, expected }: CellCase, folder: string): Promise<void> {
  const project = withCell({ file, cell, written });
  const { value, problems } = await readProject(await monthIn(folder, { project }));
  for (const { message, hint } of problems) expectWords(message, hint);
  const { isSame, value: wanted, codes } = expected;
  const before = valuesByCell((await clean).records);
  const after = valuesByCell(value!.records);
  const isHeader = cell.endsWith('1') && cell.length === 2;
  const here = `${stemOf(file)} ${isHeader ? `${cell[0]}2` : cell}`;
  const seen = after.get(before.has(here) ? here : monthSpot(here)) ?? 'nothing';
  expect({
    codes: problems.map(({ code }) => code).sort(),
    ...(wanted !== undefined && { value: seen }),
  }).toEqual({
    codes,
    ...(wanted !== undefined && { value: wanted }),
  });
  const isRefused = problems.some(({ severity }) => severity === 'error');
  // Neither read nor refused is the one thing that must not be.
  expect(isRefused || isSame || wanted !== undefined, 'silently read').toBe(true);
  if (isRefused && !isSame) return;
  const isOwn = (spot: string) =>
    spot === here ||
    spot === monthSpot(here) ||
    (isHeader && new RegExp(`^${here.slice(0, -1)}\\d+$`).test(spot));
  const others = (values: ReadonlyMap<string, string>) =>
    [...values].filter(([spot]) => isSame || !isOwn(spot)).sort();
  // A row that is passed over takes its other cells along.
  const isPassedOver = codes.includes('ROW_SKIPPED');
  if (!isPassedOver) expect(others(after)).toEqual(others(before));
}

/** What the data of a project have otherwise than the clean ones, a line a value. */
function differences(before: Project, after: Project): readonly string[] {
  const [was, is] = [factsOf(before.records), factsOf(after.records)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => `${key}: ${was.get(key) ?? ''} → ${is.get(key) ?? ''}`)
    .sort();
}

/** Chinese words for a secretary, nothing of the machine's. */
function expectWords(...texts: readonly string[]): void {
  for (const text of texts) {
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(text.replace(/“[^”]*”/g, '')).not.toMatch(
      /undefined|null|NaN|\[object|Error:|ENOENT|at .*\.(ts|js):/,
    );
  }
}
