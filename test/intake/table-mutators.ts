// Faults of whole tables: their heads, their columns, their sheets.

import { type Grid, type GridCell, textOf, withGrid, withRow } from './month.ts';
import type { Mutator } from './mutants.ts';
import {
  cellAt,
  firstHeader,
  headOf,
  isOnly,
  isThisMonth,
  isWorkbook,
  kindOf,
  randomRow,
  sheetAt,
  tableFault,
  withExtra,
  withHeader,
} from './spots.ts';

const HEADS: readonly Mutator[] = [
  tableFault(
    'COLUMN_MISSING',
    ({ table }) => !['readings', 'sampling', 'recipients'].includes(table.spec.kind),
    (spot, random) => {
      const { column, position } = random.pick(spot.table.columns.filter((found) => found.column.required));
      return {
        content: withHeader(spot, position, '某某'),
        at: firstHeader(spot),
        given: `no ${column.header}`,
      };
    },
    8,
  ),
  tableFault(
    'ITEM_COLUMNS_MISSING',
    kindOf('sampling'),
    (spot) => {
      const items = new Set(
        spot.table.columns.filter(({ column }) => column.item).map(({ position }) => position),
      );
      const content = withRow({ ...spot, row: spot.table.head }, (cells) =>
        cells.map((cell, column) => (items.has(column) ? `某${column}` : cell)),
      );
      return { content, at: firstHeader(spot), given: 'no items' };
    },
    1,
  ),
  tableFault(
    'HEADER_DUPLICATE',
    ({ table }) => table.columns.some(({ column }) => !column.required),
    (spot, random) => {
      const { column, position } = random.pick(spot.table.columns.filter((found) => !found.column.required));
      const [first] = spot.table.columns;
      const other = first!.position === position ? spot.table.columns[1]! : first!;
      const name = textOf(headOf(spot)[other.position]);
      const at = cellAt(spot, spot.table.head, Math.max(position, other.position));
      return { content: withHeader(spot, position, name), at, given: `${column.header} → ${name}` };
    },
    6,
  ),
  tableFault(
    'COLUMNS_UNUSED',
    () => true,
    (spot) => {
      const { length } = headOf(spot);
      const content = withRow({ ...spot, row: spot.table.head }, (cells) => [...cells, '手机']);
      return { content, at: cellAt(spot, spot.table.head, length), given: 'a column more' };
    },
    4,
  ),
  ...(['UNIT_MISMATCH', 'UNIT_CONVERTED'] as const).map((code) =>
    tableFault(
      code,
      ({ table }) => table.columns.some(({ column }) => column.unit === 'mg/L'),
      (spot, random) => {
        const found = spot.table.columns.filter(({ column }) => column.unit === 'mg/L');
        const { column, position } = random.pick(found);
        const unit = code === 'UNIT_MISMATCH' ? random.pick(['ppm', 'mmol/L', 'mg/kg', '%']) : 'μg/L';
        const content = withHeader(spot, position, `${column.header}（${unit}）`);
        return { content, at: cellAt(spot, spot.table.head, position), given: `${column.header} in ${unit}` };
      },
      4,
    ),
  ),
  tableFault(
    'TITLE_MONTH_MISMATCH',
    (spot) => kindOf('readings')(spot) && isThisMonth(spot),
    (spot) => ({
      content: withRow({ ...spot, row: 0 }, ([title, ...cells]) => [
        textOf(title).replace('6月', '5月'),
        ...cells,
      ]),
      at: cellAt(spot, 0, 0),
      given: 'a title of last month',
    }),
    1,
  ),
  tableFault(
    'SHEET_NAME_MONTH',
    (spot) => kindOf('readings', 'sampling')(spot) && isThisMonth(spot),
    (spot) => ({
      content: withGrid(spot.file, spot.grid, (grid) => ({ ...grid, sheet: '5月' })),
      at: `${spot.file.file}|5月|`,
      given: 'a tab of last month',
    }),
    2,
  ),
  tableFault(
    'TABLE_EMPTY',
    (spot) => isOnly(spot) && isThisMonth(spot),
    (spot) => ({
      content: withGrid(spot.file, spot.grid, (grid) => ({
        ...grid,
        merges: [],
        rows: grid.rows.slice(0, spot.table.head + 1),
      })),
      at: sheetAt(spot),
      given: 'a head alone',
    }),
  ),
  tableFault('FILE_NOT_RECOGNISED', isOnly, (spot) => ({
    content: withRow({ ...spot, row: spot.table.head }, (cells) => cells.map((_, column) => `某${column}`)),
    at: `${spot.file.file}||`,
    given: 'a head of something else',
  })),
  tableFault(
    'COLUMN_SHIFTED',
    kindOf('readings'),
    (spot, random) => {
      const items = ['高锰酸盐指数', '化学需氧量', '氨氮', '总磷'];
      const { column, position } = random.pick(
        spot.table.columns.filter(({ column: { item } }) => item !== undefined && items.includes(item)),
      );
      const times = (cell: GridCell): GridCell =>
        textOf(cell) === '' || Number.isNaN(Number(textOf(cell)))
          ? cell
          : String(Number((Number(textOf(cell)) * 1000).toFixed(3)));
      const content = withGrid(spot.file, spot.grid, (grid) => ({
        ...grid,
        rows: grid.rows.map((cells, row) =>
          row > spot.table.head ? cells.map((cell, at) => (at === position ? times(cell) : cell)) : cells,
        ),
      }));
      const first = spot.table.data.find((row) =>
        /^\d+(\.\d+)?$/.test(textOf(times(spot.grid.rows[row]![position]!))),
      )!;
      return { content, at: cellAt(spot, first, position), given: `${column.header} a thousandfold` };
    },
    4,
  ),
  tableFault(
    'ROW_SKIPPED',
    () => true,
    (spot) => {
      const last = spot.table.data.at(-1)! + 1;
      const content = withGrid(spot.file, spot.grid, (grid) => ({
        ...grid,
        merges: [],
        rows: [...grid.rows.slice(0, last), ['合计'], ...grid.rows.slice(last)],
      }));
      return { content, at: cellAt(spot, last, 0), given: 'a total' };
    },
  ),
];

const SHEETS: readonly Mutator[] = [
  tableFault('SHEET_HIDDEN', isWorkbook, (spot) => {
    // A workbook shows one sheet at least.
    const shown: Grid = { sheet: '封面', rows: [['材料']], merges: [] };
    const { grids } = withExtra(spot, { hidden: true });
    return { content: { ...spot.file, grids: [...grids, shown] }, at: sheetAt(spot), given: 'hidden' };
  }),
  tableFault('SHEET_NOT_RECOGNISED', isWorkbook, (spot) => {
    const other: Grid = {
      sheet: '值班',
      rows: [
        ['日期', '值班人'],
        ['7月1日', '张三'],
      ],
      merges: [],
    };
    const content = { ...spot.file, grids: [...spot.file.grids, other] };
    return { content, at: `${spot.file.file}|值班|`, given: 'a list beside it' };
  }),
  tableFault(
    'ROWS_HIDDEN',
    isWorkbook,
    (spot, random) => {
      const { row } = randomRow(spot, random);
      const content = withExtra(spot, { rowDefs: new Map([[row, { hidden: true }]]) });
      return { content, at: sheetAt(spot), given: `row ${row + 1} hidden` };
    },
    4,
  ),
  tableFault(
    'COLUMNS_HIDDEN',
    isWorkbook,
    (spot, random) => {
      const { position } = random.pick(spot.table.columns);
      const columns = Array.from({ length: position + 1 }, (_, at) => ({ hidden: at === position }));
      return {
        content: withExtra(spot, { columns }),
        at: sheetAt(spot),
        given: `column ${position + 1} hidden`,
      };
    },
    4,
  ),
  tableFault(
    'MERGED_VALUE',
    (spot) => isWorkbook(spot) && kindOf('readings', 'sampling')(spot),
    (spot, random) => {
      const valuesIn = (row: number) =>
        spot.table.columns.filter(({ column, position }) => {
          const text = textOf(spot.grid.rows[row]![position]);
          return column.item !== undefined && text !== '' && !Number.isNaN(Number(text));
        });
      const isFirst = (row: number) => spot.table.data.includes(row + 1) && valuesIn(row).length > 0;
      const row = random.pick(spot.table.data.filter(isFirst));
      const measured = valuesIn(row);
      const { position } = random.pick(measured);
      const merge = { top: row, left: position, bottom: row + 1, right: position };
      const content = withGrid(spot.file, spot.grid, (grid) => ({
        ...grid,
        merges: [...grid.merges, merge],
        rows: grid.rows.map((cells, at) =>
          at === row + 1 ? cells.map((cell, column) => (column === position ? '' : cell)) : cells,
        ),
      }));
      return { content, at: cellAt(spot, row, position), given: 'two values merged' };
    },
    4,
  ),
];

/** Faults of tables, each at a random one. */
export const TABLE_MUTATORS: readonly Mutator[] = [...HEADS, ...SHEETS];
