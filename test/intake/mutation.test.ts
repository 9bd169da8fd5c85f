// Faults seeded into the clean sample month at random places, the same ones every time: each must be told of, by
// its code, at its file and cell.

import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELL_MUTATORS } from './cell-mutators.ts';
import { chance } from './chance.ts';
import { FILE_MUTATORS } from './file-mutators.ts';
import { type GridFile, sampleMonth } from './month.ts';
import type { Mutant, Mutator } from './mutants.ts';
import { PAIR_MUTATORS } from './pair-mutators.ts';
import { ROW_MUTATORS } from './row-mutators.ts';
import { openWorkshop, type Workshop } from './runs.ts';
import { TABLE_MUTATORS } from './table-mutators.ts';

const SEED = Number(process.env.JIANBAO_MUTATION_SEED ?? 20260624);
const LEAST_RECALL = 0.995;

let month: readonly GridFile[];
let workshop: Workshop;
beforeAll(async () => {
  month = await sampleMonth();
  workshop = await openWorkshop(month);
}, 120_000);
afterAll(() => workshop.close());

/** What a problem is found by. */
const signOf = ({ code, place }: { code: string; place?: { file: string; sheet?: string; cell?: string } }) =>
  `${code} ${[place?.file ?? '', place?.sheet ?? '', place?.cell ?? ''].join('|')}`;

async function isTold({ code, at, changes, isJudged }: Mutant): Promise<readonly string[] | null> {
  const { problems } = await workshop.run(changes, isJudged);
  const found = problems.map(signOf);
  // Of what concerns a whole file the file is enough.
  const isThere = at.includes('|')
    ? found.includes(`${code} ${at}`)
    : found.some((sign) => sign.startsWith(`${code} ${at}|`));
  return isThere ? null : found.filter((sign) => !CLEAN.has(sign));
}

let CLEAN: ReadonlySet<string> = new Set();

describe('seeded faults', () => {
  it('are none in the clean month', async () => {
    const { problems } = await workshop.run(new Map(), true);
    CLEAN = new Set(problems.map(signOf));
    expect(problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code)).toEqual([
      'SECTION_WITHOUT_CLASS',
    ]);
  });

  it('are told of, each by its code at its place', async () => {
    const mutators: readonly Mutator[] = [
      ...CELL_MUTATORS,
      ...ROW_MUTATORS,
      ...PAIR_MUTATORS,
      ...TABLE_MUTATORS,
      ...FILE_MUTATORS,
    ];
    const missed: string[] = [];
    const codes = new Set<string>();
    let tried = 0;
    for (const [index, { code, make, times = 3 }] of mutators.entries()) {
      const random = chance(SEED + index);
      for (let time = 0; time < times; time += 1) {
        const mutant = await make(month, random);
        if (mutant === null) throw new Error(`the sample month has no place for ${code}`);
        tried += 1;
        codes.add(code);
        const found = await isTold(mutant);
        if (found !== null)
          missed.push(`${code} at ${mutant.at} (${mutant.given}); told: ${found.join(', ')}`);
      }
    }
    const recall = (tried - missed.length) / tried;
    process.stdout.write(
      `mutation test: ${tried} faults of ${codes.size} codes seeded, recall ${(100 * recall).toFixed(1)} %\n`,
    );
    for (const miss of missed) process.stdout.write(`  missed: ${miss}\n`);
    expect(recall >= LEAST_RECALL ? [] : missed).toEqual([]);
  }, 600_000);
});
