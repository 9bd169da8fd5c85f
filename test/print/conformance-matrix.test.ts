// docs/typesetting.md has a row for every rule, and says of none that it is met unless a test measures it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { matrixRows, RULES, renewMatrix, rowWithoutTest, UNMEASURED } from './conformance.ts';

const held = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .flatMap((text) => [...text.matchAll(/\bmeasured\(\s*'([A-Z]\d+)'/g)].map((match) => match[1]!));

test('every rule is measured by one test at most, and is a rule', () => {
  expect(held.filter((id, index) => held.indexOf(id) !== index)).toEqual([]);
  expect(held.filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
  expect(held.filter((id) => id in UNMEASURED)).toEqual([]);
});

test('the matrix has all rules in their order (ACCEPT=1 renews it)', () => {
  if (process.env.ACCEPT) renewMatrix(new Set(held));
  expect(matrixRows().map((row) => /^\| ([A-Z]\d+)/.exec(row)![1])).toEqual(RULES.map(({ id }) => id));
});

test('rows that no test holds say so', () => {
  for (const [index, { id }] of RULES.entries()) {
    if (!held.includes(id)) expect(matrixRows()[index]).toBe(rowWithoutTest(id));
  }
});
