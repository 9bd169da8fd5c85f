// The data tables a template can place by name.

import type { DataTable } from '../../model/document.ts';
import type { Content } from '../figures/content.ts';
import type { Ledger } from '../figures/ledger.ts';
import { CellMaker, type TableMaker } from './cells.ts';
import { PERIOD_TABLES } from './period-tables.ts';
import { PLANT_TABLES } from './plant-tables.ts';
import { PROGRAMME_TABLES } from './programme-tables.ts';
import { RANKING_TABLES } from './ranking-tables.ts';
import { SECTION_TABLES } from './section-tables.ts';
import { TASK_TABLES } from './task-tables.ts';
import { WATER_TABLES } from './water-tables.ts';

const TABLES: Readonly<Record<string, TableMaker>> = {
  ...SECTION_TABLES,
  ...WATER_TABLES,
  ...PERIOD_TABLES,
  ...RANKING_TABLES,
  ...PLANT_TABLES,
  ...PROGRAMME_TABLES,
  ...TASK_TABLES,
};

export const TABLE_NAMES: readonly string[] = Object.keys(TABLES);

/** The table of that name; `name` is one of TABLE_NAMES. */
export function makeTable(name: string, content: Content, ledger: Ledger): DataTable {
  return { kind: 'table', name, ...TABLES[name]!(content, new CellMaker(ledger, name)) };
}
