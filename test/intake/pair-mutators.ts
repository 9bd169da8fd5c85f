// Faults between rows and between tables: what is lost, what stands there twice.

import { beside, placeOf, positionOf, type Site, sitesWhere, withFields, withGrid } from './month.ts';
import { type Mutator, mutantOf } from './mutants.ts';

/** Rows of two tables that belong together: one is taken away, and the register's row is told of. */
function lost(code: string, kind: string, field: string, register: string): Mutator {
  return {
    code,
    async make(month, random) {
      const isOf = (site: Site) =>
        site.table.spec.kind === kind && site.column.field === field && site.file.file.includes('2026-06');
      const site = random.pick(sitesWhere(month, isOf));
      const [registered] = sitesWhere(
        month,
        (other) =>
          other.table.spec.kind === register && other.column.field === 'name' && other.text === site.text,
      );
      const file = withGrid(site.file, site.grid, (grid) => ({
        ...grid,
        merges: [],
        rows: grid.rows.filter((_, row) => row !== site.row),
      }));
      return mutantOf(code, file, placeOf(registered!), `without ${site.text}`, true);
    },
  };
}

/** A row written twice, told of at the key of the second. */
function doubled(code: string, kind: string, field: string): Mutator {
  return {
    code,
    async make(month, random) {
      const site = random.pick(
        sitesWhere(month, (other) => other.table.spec.kind === kind && other.column.field === field),
      );
      const last = site.table.data.at(-1)!;
      const file = withGrid(site.file, site.grid, (grid) => ({
        ...grid,
        merges: [],
        rows: [...grid.rows.slice(0, last + 1), grid.rows[site.row]!, ...grid.rows.slice(last + 1)],
      }));
      const at = placeOf({ ...site, row: last + 1, position: positionOf(site.table, field) });
      return mutantOf(code, file, at, `${site.text} twice`, false);
    },
  };
}

/** Faults between tables and between rows. */
export const PAIR_MUTATORS: readonly Mutator[] = [
  lost('SECTION_WITHOUT_READING', 'readings', 'section', 'sections'),
  lost('PLANT_WITHOUT_MONTH', 'plantMonths', 'plant', 'plants'),
  doubled('REGISTER_DUPLICATE', 'counties', 'name'),
  doubled('REGISTER_DUPLICATE', 'sections', 'name'),
  doubled('REGISTER_DUPLICATE', 'plants', 'name'),
  doubled('REGISTER_DUPLICATE', 'tasks', 'id'),
  doubled('REGISTER_DUPLICATE', 'outfalls', 'id'),
  doubled('READING_DUPLICATE', 'readings', 'section'),
  doubled('READING_DUPLICATE', 'sampling', 'section'),
  doubled('PLANT_MONTH_DUPLICATE', 'plantMonths', 'plant'),
  doubled('RECIPIENT_DUPLICATE', 'recipients', 'email'),
  {
    code: 'READING_OUTSIDE_SERVICE',
    async make(month, random) {
      const isOf = (kind: string, field: string) => (site: Site) =>
        site.table.spec.kind === kind && site.column.field === field;
      const site = random.pick(
        sitesWhere(month, (other) => isOf('sections', 'name')(other) && beside(other, 'retired') === ''),
      );
      const [reading] = sitesWhere(
        month,
        (other) =>
          isOf('readings', 'section')(other) &&
          other.text === site.text &&
          other.file.file.includes('2026-06'),
      );
      if (reading === undefined) return null;
      const file = withFields(site, { retired: '2026-06' });
      return mutantOf('READING_OUTSIDE_SERVICE', file, placeOf(reading), `${site.text} retired`, true);
    },
  },
];
