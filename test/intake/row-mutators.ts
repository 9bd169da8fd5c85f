// Faults of rows whose cells contradict one another, a register or the date of the month. Most are found by the
// judge.

import type { Chance } from './chance.ts';
import { beside, dayCell, type GridCell, placeOf, type Site, sitesWhere, withFields } from './month.ts';
import { type Mutator, mutantOf } from './mutants.ts';

interface RowFault {
  readonly code: string;
  /** Table and field of the cell at which it is told. */
  readonly at: readonly [kind: string, field: string];
  readonly where?: (site: Site) => boolean;
  /** The cells of that row written anew, by field. */
  readonly write: (site: Site, random: Chance) => Readonly<Record<string, GridCell>>;
  readonly times?: number;
  /** Told by the reader. */
  readonly isRead?: true;
}

const filled =
  (...fields: readonly string[]) =>
  (site: Site) =>
    fields.every((field) => /[^-]/.test(beside(site, field)));
const numberAt = (site: Site, field: string) => Number(beside(site, field));
const number = (value: number): GridCell => ({ value: Number(value.toPrecision(6)) });

/** The row below, of the same plant and project, in the table of stages. */
function next(site: Site, field: string): string {
  const below = { ...site, row: site.row + 1 };
  const isSame = ['plant', 'project'].every(
    (key) => site.grid.rows[below.row] !== undefined && beside(below, key) === beside(site, key),
  );
  return isSame ? beside(below, field) : '';
}

const ROW_FAULTS: readonly RowFault[] = [
  {
    code: 'PART_OVER_WHOLE',
    at: ['readings', '氨氮'],
    where: (site) => numberAt(site, '氨氮') > 0 && numberAt(site, '总氮') > 0,
    write: (site) => ({ 氨氮: number(numberAt(site, '总氮') * 1.1) }),
    isRead: true,
  },
  {
    code: 'PERIOD_MISMATCH',
    at: ['plantMonths', 'month'],
    write: () => ({ month: '2026年5月' }),
    isRead: true,
  },
  {
    code: 'TASK_DEADLINE_EARLY',
    at: ['tasks', 'deadline'],
    where: filled('assigned'),
    write: () => ({ deadline: '2024年底前' }),
    isRead: true,
    times: 4,
  },
  {
    code: 'NETWORK_OVERDONE',
    at: ['networks', 'done'],
    write: (site) => ({ done: number(numberAt(site, 'planned') * 1.5) }),
    isRead: true,
  },
  {
    code: 'FUND_OVERSPENT',
    at: ['funds', 'spent'],
    write: (site) => ({ spent: number(numberAt(site, 'received') + 10) }),
    isRead: true,
  },
  {
    code: 'PERCENT_AS_FRACTION',
    at: ['duties', 'target'],
    where: filled('target'),
    write: () => ({ unit: '%', target: number(0.85) }),
    isRead: true,
  },
  {
    code: 'SECTION_RETIRED_EARLY',
    at: ['sections', 'retired'],
    write: () => ({ since: '2026-05', retired: '2026-03' }),
    isRead: true,
  },
  {
    code: 'MONTH_UNKNOWN',
    at: ['readings', 'section'],
    where: ({ file }) => file.file.includes('history'),
    write: () => ({ month: '' }),
    isRead: true,
  },
  {
    code: 'CLASS_INCONSISTENT',
    at: ['readings', 'statedClass'],
    where: filled('statedClass'),
    write: (site) => ({ statedClass: beside(site, 'statedClass').startsWith('劣') ? 'Ⅰ类' : '劣Ⅴ类' }),
    times: 5,
  },
  {
    code: 'SECTION_WITHOUT_CLASS',
    at: ['readings', 'section'],
    where: filled('statedClass'),
    write: (_, random) => ({ [random.pick(['pH值', '溶解氧', '氨氮', '总磷'])]: '--', statedClass: '' }),
  },
  {
    code: 'EXTRA_STANDARD_UNKNOWN',
    at: ['sections', 'extraStandards'],
    write: () => ({ extraStandards: '某地补充限值' }),
  },
  {
    code: 'FLOW_ORDER_MISSING',
    at: ['sections', 'name'],
    where: (site) =>
      filled('flowOrder')(site) && beside(site, 'retired') === '' && beside(site, 'water') === '云泽江',
    write: () => ({ flowOrder: '' }),
  },
  {
    code: 'PLANT_WITHOUT_EFFLUENT',
    at: ['plantMonths', 'plant'],
    where: (site) => beside(site, 'state') === '运行',
    write: ({ table }) =>
      Object.fromEntries(
        table.columns
          .filter(({ column }) => column.header.startsWith('出水'))
          .map(({ column }) => [column.field, '']),
      ),
  },
  {
    code: 'PLANT_ITEM_UNJUDGED',
    at: ['plantMonths', '出水氨氮'],
    where: (site) => beside(site, 'state') === '运行',
    write: (_, random) => ({ 出水氨氮: random.pick(['20L', '<30', '未检出']) }),
  },
  { code: 'PLANT_GRADE_UNKNOWN', at: ['plants', 'grade'], write: () => ({ grade: '某省一级' }) },
  {
    code: 'PLANT_OVERLOADED',
    at: ['plantMonths', 'treated'],
    where: (site) => beside(site, 'state') === '运行' && numberAt(site, 'treated') > 0,
    write: (site) => ({ treated: String(numberAt(site, 'treated') * 6) }),
  },
  {
    code: 'PLANT_STATE_CONTRADICTED',
    at: ['plantMonths', 'state'],
    where: (site) => beside(site, 'state') === '运行',
    write: (_, random) => ({ state: random.pick(['在建', '停运']) }),
  },
  {
    code: 'PLANT_INFLUENT_BELOW_EFFLUENT',
    at: ['plantMonths', '进水化学需氧量'],
    where: (site) => beside(site, 'state') === '运行',
    write: () => ({ 进水化学需氧量: '1', 进水氨氮: '0.1' }),
  },
  {
    code: 'COLLECTION_UNJUDGED',
    at: ['collections', 'county'],
    write: () => ({ produced: '', population: '' }),
  },
  {
    code: 'COLLECTION_OVER_ALL',
    at: ['collections', 'collected'],
    write: (site) => ({ collected: String(numberAt(site, 'collected') * 30) }),
  },
  {
    code: 'STAGE_AFTER_CUTOFF',
    at: ['stages', 'actual'],
    where: filled('actual'),
    write: () => ({ actual: dayCell('2026-07-12') }),
  },
  {
    code: 'STAGE_SKIPPED',
    at: ['stages', 'stage'],
    where: (site) => filled('actual')(site) && next(site, 'actual') !== '',
    write: () => ({ actual: '' }),
  },
  {
    code: 'STAGE_ORDER_CONTRADICTED',
    at: ['stages', 'actual'],
    where: (site) => filled('actual')(site) && next(site, 'actual') !== '',
    write: () => ({ actual: dayCell('2026-07-09') }),
  },
  {
    code: 'STAGE_PLAN_ORDER',
    at: ['stages', 'planned'],
    where: (site) => next(site, 'planned') !== '',
    write: () => ({ planned: dayCell('2029-12-31') }),
  },
  {
    code: 'STAGE_STATE_CONTRADICTED',
    at: ['plantMonths', 'state'],
    where: (site) => beside(site, 'state') === '在建',
    write: () => ({ state: '运行' }),
    times: 1,
  },
  {
    code: 'TASK_WITHOUT_COMPLETION',
    at: ['tasks', 'state'],
    where: filled('completed'),
    write: () => ({ state: '已完成', completed: '' }),
  },
  {
    code: 'TASK_COMPLETED_BEFORE_ASSIGNED',
    at: ['tasks', 'completed'],
    where: filled('completed', 'assigned'),
    write: () => ({ completed: dayCell('2020-01-01') }),
  },
  {
    code: 'TASK_COMPLETED_AFTER_CUTOFF',
    at: ['tasks', 'completed'],
    where: filled('completed'),
    write: (_, random) => ({
      completed: random.pick(['2026-07-11', '2026年7月12日', dayCell('2026-08-01')]),
    }),
  },
  {
    code: 'TASK_OPEN_BUT_COMPLETED',
    at: ['tasks', 'completed'],
    where: filled('completed'),
    write: () => ({ state: '未完成' }),
  },
  {
    code: 'TASK_WITHOUT_ASSIGNED',
    at: ['tasks', 'deadline'],
    write: () => ({ assigned: '', deadline: '交办后10个工作日内' }),
  },
  {
    code: 'HOLIDAYS_UNKNOWN',
    at: ['tasks', 'deadline'],
    where: filled('assigned'),
    write: () => ({ deadline: '交办后800个工作日内' }),
  },
  {
    code: 'DEADLINE_WITHOUT_START',
    at: ['outfalls', 'deadline'],
    write: () => ({ deadline: '交办后20个工作日内' }),
  },
  {
    code: 'DEADLINE_WITHOUT_START',
    at: ['networks', 'deadline'],
    write: () => ({ deadline: '交办后20个工作日内' }),
  },
  {
    code: 'OUTFALL_COMPLETED_AFTER_CUTOFF',
    at: ['outfalls', 'completed'],
    write: () => ({ state: '已完成', completed: dayCell('2026-07-12') }),
  },
  {
    code: 'OUTFALL_OPEN_BUT_COMPLETED',
    at: ['outfalls', 'completed'],
    write: () => ({ state: '整治中', completed: dayCell('2026-07-01') }),
  },
];

/** Faults of rows, each at a random row of its table. */
export const ROW_MUTATORS: readonly Mutator[] = ROW_FAULTS.map(
  ({ code, at: [kind, field], where, write, times = 3, isRead }) => ({
    code,
    times,
    async make(month, random) {
      const sites = sitesWhere(
        month,
        (site) => site.table.spec.kind === kind && site.column.field === field && (where?.(site) ?? true),
      );
      if (sites.length === 0) return null;
      const site = random.pick(sites);
      const fields = write(site, random);
      return mutantOf(code, withFields(site, fields), placeOf(site), JSON.stringify(fields), isRead !== true);
    },
  }),
);
