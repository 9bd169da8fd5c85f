// Harmless variants of where things stand and what the columns are called.

import { textOf } from './month.ts';
import { below, ofGrid, ofHeaders, unitOf, type Variant, widthOf, withRows } from './variants.ts';

const LAYOUTS: readonly Variant[] = [
  ofGrid('columns in another order', (grid, table, random) => {
    const order = random.shuffle(Array.from({ length: widthOf(grid) }, (_, column) => column));
    const data = new Set([table.head, ...table.data]);
    return below(grid, table.head, (cells, row) =>
      data.has(row) ? order.map((column) => cells[column] ?? '') : cells,
    );
  }),
  ofGrid('rows in another order', (grid, table, random) => {
    const mixed = random.shuffle(table.data);
    return below(grid, table.head, (cells, row) => {
      const place = table.data.indexOf(row);
      return place < 0 ? cells : grid.rows[mixed[place]!]!;
    });
  }),
  ofGrid('blank rows between', (grid, table, random) =>
    withRows(
      grid,
      grid.rows.flatMap((cells, row) => (row > table.head && random.below(4) === 0 ? [[], cells] : [cells])),
    ),
  ),
  ofGrid('blank rows behind', (grid) => ({ ...grid, rows: [...grid.rows, [], [], []] })),
  ofGrid('a blank column in between', (grid, table, random) => {
    const at = random.below(widthOf(grid) + 1);
    const rows = grid.rows.map((cells, row) =>
      row < table.head ? cells : [...cells.slice(0, at), '', ...cells.slice(at)],
    );
    return withRows(grid, rows);
  }),
  ofGrid('a blank column in front', (grid) =>
    withRows(
      grid,
      grid.rows.map((cells) => ['', ...cells]),
    ),
  ),
  ofGrid('titles above', (grid, _, random) =>
    withRows(grid, [...random.shuffle([['附件1'], ['云泽市（虚构）'], []]).slice(0, 2), ...grid.rows]),
  ),
  ofGrid('no titles', (grid, table) => withRows(grid, grid.rows.slice(table.head))),
  ofGrid('remarks below', (grid) =>
    withRows(grid, [...grid.rows, ['备注：本表数据已经核对。'], ['填表人：某某']]),
  ),
  ofGrid('the head on every page', (grid, table) =>
    withRows(
      grid,
      grid.rows.flatMap((cells, row) =>
        row > table.head && (row - table.head) % 8 === 0 ? [grid.rows[table.head]!, cells] : [cells],
      ),
    ),
  ),
  ofGrid('a column of its own', (grid, table) =>
    below(grid, table.head, (cells, row) => [
      ...Array.from({ length: widthOf(grid) }, (_, column) => cells[column] ?? ''),
      row === table.head ? '内部流水号' : table.data.includes(row) ? `N${row}` : '',
    ]),
  ),
  ofGrid(
    'units in a row of their own',
    (grid, table) => {
      const head = grid.rows[table.head]!;
      const units = head.map((cell) => unitOf(textOf(cell)).replace(/[\s（()）]/g, ''));
      const names = head.map((cell) => textOf(cell).replace(unitOf(textOf(cell)), ''));
      return withRows(grid, [
        ...grid.rows.slice(0, table.head),
        names,
        units,
        ...grid.rows.slice(table.head + 1),
      ]);
    },
    ({ grid, table }) =>
      grid.rows[table.head]!.some((cell) => /（mg\/L）/.test(textOf(cell))) &&
      grid.rows[table.head]!.every((cell) => !/（(?!mg|μg|m|t|℃|万|无量纲)/.test(textOf(cell))),
  ),
];

const HEADERS: readonly Variant[] = [
  ofHeaders('headers by their other names', (header, { aliases }, random) =>
    aliases.length === 0 ? header : random.pick(aliases) + unitOf(header),
  ),
  ofHeaders('half-width brackets', (header) => header.replace('（', '(').replace('）', ')')),
  ofHeaders('spaces in headers', (header) => ` ${header.slice(0, 1)} ${header.slice(1)} `),
  ofHeaders('a line break in headers', (header) => `${header.slice(0, 2)}\n${header.slice(2)}`),
  ofHeaders('required marked in the head', (header, { required }) =>
    required && unitOf(header) === '' ? `${header}（必填）` : header,
  ),
  ofHeaders('units behind a stroke', (header) => header.replace(/\s*（(mg\/L)）/, '/($1)')),
];

export const LAYOUT_VARIANTS: readonly Variant[] = [...LAYOUTS, ...HEADERS];
