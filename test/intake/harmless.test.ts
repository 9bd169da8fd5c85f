// The clean sample month as other offices and programs would have written it: the same records are read, and
// nobody is told of anything but how it was read.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertByOffice, FROM_CSV, OFFICE, OFFICE_CSV } from '../office.ts';
import { CELL_VARIANTS } from './cell-variants.ts';
import { chance } from './chance.ts';
import { FILE_VARIANTS } from './file-variants.ts';
import { LAYOUT_VARIANTS } from './layout-variants.ts';
import { type GridFile, sampleMonth, writeFileOf } from './month.ts';
import { type Changes, meaningOf, openWorkshop, type Workshop } from './runs.ts';
import { isOnly, type Spot, spotsOf } from './spots.ts';

const SEED = Number(process.env.JIANBAO_VARIANT_SEED ?? 20260715);
const VARIANTS = [...LAYOUT_VARIANTS, ...CELL_VARIANTS, ...FILE_VARIANTS];
/** Each so often, at random tables: more than 200 in all. */
const ROUNDS = 4;

let month: readonly GridFile[];
let workshop: Workshop;
let clean: unknown;
let spots: readonly Spot[];
beforeAll(async () => {
  month = await sampleMonth();
  workshop = await openWorkshop(month);
  clean = meaningOf((await workshop.run(new Map())).records);
  spots = spotsOf(month);
}, 120_000);
afterAll(() => workshop.close());

/** What is said without need, and whether other records are read. */
async function alarmsOf(changes: Changes): Promise<readonly string[]> {
  const { problems, records } = await workshop.run(changes);
  const alarms = problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, place, message }) => `${code} ${place?.file} ${place?.cell ?? ''} ${message}`);
  const isSame = JSON.stringify(meaningOf(records)) === JSON.stringify(clean);
  return isSame ? alarms : [...alarms, 'other records'];
}

/** Whether files differ at all from what they were made of. */
async function isOther(changes: Changes, { file }: Spot): Promise<boolean> {
  const before = await writeFileOf(file);
  return [...changes].some(
    ([name, content]) =>
      name !== file.file || content === null || !Buffer.from(before).equals(Buffer.from(content)),
  );
}

describe('harmless variants', () => {
  it('are told from others by their records', async () => {
    const spot = spots.find(({ table }) => table.spec.kind === 'networks')!;
    const { position } = spot.table.columns.find(({ column }) => column.field === 'done')!;
    const rows = spot.grid.rows.map((cells, row) =>
      row === spot.table.data[0] ? cells.map((cell, at) => (at === position ? '0.1' : cell)) : cells,
    );
    const grids = spot.file.grids.map((grid) => (grid === spot.grid ? { ...grid, rows } : grid));
    const content = await writeFileOf({ ...spot.file, grids });
    expect(await alarmsOf(new Map([[spot.file.file, content]]))).toEqual(['other records']);
  });

  it('are read as the same records, without an alarm', async () => {
    const random = chance(SEED);
    const alarmed: string[] = [];
    const kinds = new Set<string>();
    let tried = 0;
    for (const variant of Array.from({ length: ROUNDS }, () => VARIANTS).flat()) {
      const fitting = spots.filter(variant.fits);
      let spot = random.pick(fitting);
      let changes = await variant.make(spot, random);
      // A table without anything that could be written so is no variant.
      for (let again = 0; again < 20 && !(await isOther(changes, spot)); again += 1) {
        spot = random.pick(fitting);
        changes = await variant.make(spot, random);
      }
      if (!(await isOther(changes, spot)))
        throw new Error(`the sample month has no place for ${variant.name}`);
      const alarms = await alarmsOf(changes);
      tried += 1;
      kinds.add(variant.name);
      if (alarms.length > 0) {
        alarmed.push(`${variant.name} in ${spot.file.file}: ${alarms.slice(0, 3).join('; ')}`);
      }
    }
    for (const alarm of alarmed) process.stdout.write(`  false alarm: ${alarm}\n`);
    process.stdout.write(
      `harmless variants: ${tried} of ${kinds.size} kinds, false alarms ${alarmed.length}\n`,
    );
    expect([alarmed, kinds.size]).toEqual([[], VARIANTS.length]);
  }, 600_000);

  it.skipIf(OFFICE === undefined)(
    'are read alike when LibreOffice has saved them',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'jianbao-variants-'));
      try {
        for (const file of month) await writeFile(join(folder, basename(file.file)), await writeFileOf(file));
        const pathsOf = (ending: string, isWanted = (_: Spot) => true) => {
          const wanted = spots.filter((spot) => spot.file.file.endsWith(ending) && isWanted(spot));
          return [...new Set(wanted.map(({ file }) => file.file))];
        };
        let saved = 0;
        /** Every file put in the place of what it was made of. */
        const alarmsAfter = async (
          files: readonly string[],
          format: string,
          ...options: readonly string[]
        ) => {
          const to = join(folder, `saved-${saved}`);
          const sources = files.map((file) => join(folder, basename(file)));
          convertByOffice(folder, format, to, sources, ...options);
          const ending = format.replace(/:.*/, '');
          const changes = new Map<string, Uint8Array | null>();
          for (const file of files) {
            const name = file.replace(/[^.]+$/, ending);
            if (name !== file) changes.set(file, null);
            changes.set(name, await readFile(join(to, basename(name))));
            saved += 1;
          }
          return alarmsOf(changes);
        };
        const [books, lists] = [pathsOf('.xlsx'), pathsOf('.csv')];
        expect(await alarmsAfter(books, 'xlsx')).toEqual([]);
        expect(await alarmsAfter(pathsOf('.xlsx', isOnly), OFFICE_CSV)).toEqual([]);
        expect(await alarmsAfter(lists, OFFICE_CSV, FROM_CSV)).toEqual([]);
        expect(await alarmsAfter(lists, 'xlsx', FROM_CSV)).toEqual([]);
        process.stdout.write(`harmless variants: ${saved} files saved by LibreOffice, false alarms 0\n`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    240_000,
  );
});
