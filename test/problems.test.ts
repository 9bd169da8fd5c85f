// Every problem code has a case that provokes it and an entry in docs/problems.md with what the case gave.
// ACCEPT=1 npx vitest run test/problems.test.ts writes the examples anew.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportProblems } from '../src/deliver/report.ts';
import type { Problem } from '../src/model/problem.ts';
import { check } from '../src/month.ts';
import { monthIn } from './problems/case.ts';
import { type WordedCode, wordedCodes } from './problems/codes.ts';
import { levelWords, readEntries, readPolicy, renewExamples } from './problems/document.ts';
import { CASES, exampleOf, inFolder, outcomeOf, spotOf } from './problems/outcome.ts';
import { ROOT } from './problems/project.ts';

const DOCUMENT = join(ROOT, 'docs/problems.md');
const worded = wordedCodes();
const codes = worded.map(({ code }) => code);

/** Heading of the entries by the file that words the problems. */
const GROUPS: Readonly<Record<string, string>> = {
  'read/problems/problems.ts': '读取：文件和表',
  'read/problems/workbook-problems.ts': '读取：工作簿',
  'read/problems/sheet-problems.ts': '读取：工作表',
  'read/problems/csv-problems.ts': '读取：文件和表',
  'read/problems/text-problems.ts': '读取：文字',
  'read/problems/cell-problems.ts': '读取：单元格',
  'read/problems/number-problems.ts': '读取：单元格',
  'read/problems/date-problems.ts': '读取：单元格',
  'read/problems/record-problems.ts': '读取：数据之间',
  'read/problems/name-problems.ts': '读取：数据之间',
  'read/problems/period-problems.ts': '读取：数据之间',
  'read/problems/total-problems.ts': '读取：数据之间',
  'read/problems/programme-problems.ts': '读取：数据之间',
  'read/problems/assess-problems.ts': '读取：assess命令的表',
  'read/problems/standard-problems.ts': '读取：标准数据',
  'read/problems/setting-problems.ts': '读取：设置和文种',
  'read/problems/template-problems.ts': '读取：设置和文种',
  'assess/classes/problems.ts': '评价',
  'assess/periods/period-problems.ts': '评价',
  'assess/plants/plant-problems.ts': '评价',
  'assess/ledger/task-problems.ts': '评价',
  'assess/ledger/programme-problems.ts': '评价',
  'assess/standing/warning-problems.ts': '评价',
  'compose/problems.ts': '成文',
  'compose/official-problems.ts': '成文',
  'compose/writing/punctuation-problems.ts': '成文：标点',
  'compose/writing/number-usage-problems.ts': '成文：数字',
  'print/problems.ts': '打印与字体',
  'print/fonts/font-problems.ts': '打印与字体',
  'print/check/pdf-problems.ts': '成品PDF',
  'deliver/problems.ts': '发布与查询',
};

beforeAll(async () => {
  // puppeteer reads its settings when it is first loaded; a browser of its own would hide that there is none.
  vi.stubEnv('PUPPETEER_CACHE_DIR', join(ROOT, 'no-such-folder'));
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', undefined);
});
afterAll(() => void vi.unstubAllEnvs());

describe('the cases', () => {
  it('start from a month of which nothing is to be said', async () => {
    expect(await inFolder(async (folder) => check(await monthIn(folder, {})))).toEqual([]);
  });

  it.each(CASES.map((problemCase) => [problemCase.code, problemCase.given, problemCase] as const))(
    '%s: %s',
    async (code, _, problemCase) => {
      const problems = await outcomeOf(problemCase);
      const own = problems.filter((problem) => problem.code === code);
      const others = problems.filter((problem) => problem.code !== code);
      expect({ at: own.map(spotOf), also: others.map((problem) => problem.code).sort() }).toEqual({
        at: [problemCase.at],
        also: [...problemCase.also].sort(),
      });
    },
  );

  it('reach every code there is, in every severity it has', async () => {
    const there = worded.flatMap(({ code, severities }) =>
      severities.map((severity) => `${code} as ${severity}`),
    );
    const reached = CASES.map(
      async (problemCase) => `${problemCase.code} as ${(await exampleOf(problemCase)).severity}`,
    );
    expect([...new Set(await Promise.all(reached))].sort()).toEqual(there.sort());
  });
});

describe('the codes', () => {
  it('are each worded once', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('say in every example what is wrong, on one line, and what to do', async () => {
    for (const problemCase of CASES) {
      const { message, hint } = await exampleOf(problemCase);
      for (const text of [message, hint]) {
        expect(text).toMatch(/\p{Script=Han}/u);
        expect(text).not.toMatch(/[\n\r]|。$|undefined|null|NaN|\[object/);
      }
    }
  });
});

describe('a warning that must be acknowledged', () => {
  it('is a warning, has a place to name, and is shown by a case', async () => {
    const examples = await Promise.all(CASES.map(exampleOf));
    const found = examples.filter(({ mustAcknowledge }) => mustAcknowledge);
    expect(found.filter(({ severity, place }) => severity !== 'warning' || place === undefined)).toEqual([]);
    const expected = worded.filter(({ mustAcknowledge }) => mustAcknowledge).map(({ code }) => code);
    expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(expected.sort());
  });

  it('is listed once, with why, in docs/acknowledgements.md, and no other is', async () => {
    const policy = readPolicy(await readFile(join(ROOT, 'docs/acknowledgements.md'), 'utf8'));
    const expected = worded.filter(({ mustAcknowledge }) => mustAcknowledge).map(({ code }) => code);
    expect([...policy].sort()).toEqual(expected.sort());
  });
});

describe('docs/problems.md', async () => {
  const text = await readFile(DOCUMENT, 'utf8');
  const entries = readEntries(text);

  it('has an entry for every code, below its room, and no other', () => {
    const expected = worded.map(({ code, file }) => `${GROUPS[file] ?? file}: ${code}`);
    expect(entries.map(({ group, code }) => `${group}: ${code}`).sort()).toEqual(expected.sort());
  });

  it('states level, meaning and remedy in every entry', () => {
    const levels = new Map(worded.map((one) => [one.code, levelWords(one)]));
    expect(entries.filter(({ code, levels: stated }) => stated !== levels.get(code))).toEqual([]);
    expect(entries.filter(({ meaning, remedy }) => meaning === '' || remedy === '')).toEqual([]);
  });

  it('shows what the cases give now (ACCEPT=1 renews it)', async () => {
    const renewed = renewExamples(text, await examplesByCode(worded));
    if (process.env.ACCEPT) {
      if (process.env.CI) throw new Error('examples are not accepted in CI, where no one reads them');
      await writeFile(DOCUMENT, renewed);
    } else {
      expect(text).toBe(renewed);
    }
  });
});

/** What a secretary sees of each code on the terminal, case by case. */
async function examplesByCode(all: readonly WordedCode[]): Promise<ReadonlyMap<string, string>> {
  const examples = new Map<string, string>();
  for (const { code } of all) {
    const shown = CASES.filter((problemCase) => problemCase.code === code).map(async (problemCase) =>
      onTerminal(await exampleOf(problemCase)),
    );
    examples.set(code, (await Promise.all(shown)).join('\n\n'));
  }
  return examples;
}

/** One problem as reported, without the count below. */
function onTerminal(problem: Problem): string {
  return reportProblems([problem], false).split('\n').slice(1, -2).join('\n');
}
