import { describe, expect, it } from 'vitest';
import { itemColumns } from '../../src/model/columns.ts';
import { EFFLUENT_ITEMS, SURFACE_ITEMS } from '../../src/model/items.ts';
import type { Problem } from '../../src/model/problem.ts';
import { plants } from '../../src/model/register-tables.ts';
import { compareDecimals } from '../../src/read/cells/numbers.ts';
import { rowReader } from '../../src/read/tables/fields.ts';
import { checkColumns, outlier } from '../../src/read/tables/plausible.ts';
import { codes, tableFrom, written } from './samples.ts';

const COLUMNS = itemColumns({ items: SURFACE_ITEMS, prefix: '' });
const column = (name: string) => COLUMNS.find(({ item }) => item === name)!;

/** What is said of the amounts of one row, `item|item` over `value|value`. */
function saidOf(header: string, ...rows: readonly string[]): Problem[] {
  const { table } = tableFrom([`断面名称|${header}`, ...rows.map((row) => `甲|${row}`)].join('\n'));
  const problems: Problem[] = [];
  for (const row of table.rows) rowReader(table.columns, row, problems).amounts();
  return problems;
}

describe('single values', () => {
  it.each([
    ['氨氮', '6000', '6.000'],
    ['氨氮', '520', '5.20'],
    ['总磷', '110', '1.10'],
    ['总磷', '12', '1.2'],
    ['化学需氧量', '18000', '180.00'],
    ['铜', '5', '0.5'],
    ['汞', '0.04', '0.0004'],
    ['水温', '45', '4.5'],
  ])('asks about %s %s and whether it should be %s', (item, value, likely) => {
    const problem = outlier(value, written(value), column(item));
    expect(problem).toMatchObject({ code: 'NUMBER_OUTLYING', severity: 'warning', place: { cell: 'A1' } });
    expect(problem?.message).toContain(`“${item}”的值“${value}”`);
    expect(problem?.hint).toContain(`是否应为${likely}`);
  });

  it.each([
    ['pH值', '4.2'],
    ['pH值', '10.5'],
    ['pH值', '0'],
    ['氨氮', '0'],
    ['总磷', '0.000'],
    ['水温', '-1'],
  ])('asks about %s %s', (item, value) => {
    expect(outlier(value, written(value), column(item))?.code).toBe('NUMBER_OUTLYING');
  });

  it('says of 0 how to write what was not found', () => {
    expect(outlier('0', written('0'), column('氨氮'))?.hint).toContain('检出限L');
  });

  it.each([
    ['pH值', '7.3'],
    ['pH值', '9.1'],
    ['pH值', '5'],
    ['溶解氧', '0.01'],
    ['溶解氧', '28.5'],
    ['高锰酸盐指数', '19.7'],
    ['氨氮', '0.0003'],
    ['氨氮', '20'],
    ['总氮', '40.8'],
    ['总磷', '0.005'],
    ['粪大肠菌群', '0'],
    ['粪大肠菌群', '240000'],
  ])('takes %s %s as it is', (item, value) => {
    expect(outlier(value, written(value), column(item))).toBeUndefined();
  });

  it('asks about detection limits and converted values too', () => {
    expect(codes(saidOf('氨氮|总磷', '50L|0.01L'))).toEqual(['NUMBER_OUTLYING']);
    const [converted, outlying] = [
      saidOf('氨氮（μg/L）|总磷', '520|0.1'),
      saidOf('氨氮（μg/L）|总磷', '52000|0.1'),
    ];
    expect(converted).toEqual([]);
    expect(outlying[0]!.message).toContain('“52000”（52.000 mg/L）');
  });

  it('refuses what cannot be, in every item', () => {
    const impossible = { pH值: '14.01', 溶解氧: '30', 水温: '50.1', 氨氮: '1000001' };
    for (const [item, value] of Object.entries(impossible)) {
      expect(codes(saidOf(`${item}|总磷`, `${value}|0.1`)), item).toEqual(['NUMBER_RANGE']);
    }
    for (const { name } of SURFACE_ITEMS) {
      expect(codes(saidOf(`${name}|硫化物x`, '-3|')), name).toEqual(['NUMBER_RANGE']);
    }
  });

  it('keeps what is plausible within what is possible, and every whole an item', () => {
    for (const { min = '0', max, plausible, partOf } of [...SURFACE_ITEMS, ...EFFLUENT_ITEMS]) {
      if (plausible?.max && max) expect(compareDecimals(plausible.max, max)).toBeLessThanOrEqual(0);
      if (plausible?.min) expect(compareDecimals(plausible.min, min)).toBeGreaterThanOrEqual(0);
      if (partOf) expect(SURFACE_ITEMS.map(({ name }) => name)).toContain(partOf);
    }
  });

  it('bounds the capacity of a plant', () => {
    const capacity = plants.columns.find(({ field }) => field === 'capacity')!;
    expect(outlier('20000', written('20000'), capacity)?.hint).toContain('是否应为20.000');
    expect(outlier('60', written('60'), capacity)).toBeUndefined();
  });
});

describe('values of one row', () => {
  it.each([
    ['氨氮|总氮', '2.0|1.5', '“氨氮”“2.0”大于同一行的“总氮”“1.5”'],
    ['高锰酸盐指数|化学需氧量', '18|6', '“高锰酸盐指数”“18”大于同一行的“化学需氧量”“6”'],
    ['五日生化需氧量|化学需氧量', '12|9', '“五日生化需氧量”'],
  ])('are compared: %s %s', (header, row, message) => {
    const problems = saidOf(header, row);
    expect(problems).toMatchObject([{ code: 'PART_OVER_WHOLE', severity: 'warning', place: { cell: 'B2' } }]);
    expect(problems[0]!.message).toContain(message);
  });

  it.each([
    ['氨氮|总氮', '1.5|1.5'],
    ['氨氮|总氮', '1.50|1.5'],
    ['氨氮|总氮', '0.5|0.05L'],
    ['氨氮|总氮', '0.5|'],
    ['氨氮|总氮', '0.025L|0.02'],
    ['高锰酸盐指数|化学需氧量', '9|10'],
  ])('pass where nothing can be said: %s %s', (header, row) => {
    expect(saidOf(header, row)).toEqual([]);
  });
});

describe('whole columns', () => {
  const rows = (...values: string[]) => values.map((value) => `甲|0.1|${value}`);
  const check = (header: string, ...values: string[]) => {
    const problems: Problem[] = [];
    const { table } = tableFrom([`断面名称|总磷|${header}`, ...rows(...values)].join('\n'));
    const checked = checkColumns(table, problems);
    for (const row of checked.rows) rowReader(checked.columns, row, problems).amounts();
    return problems;
  };

  it('in another unit are one problem, not one a cell', () => {
    const problems = check('氨氮', '420', '660', '120', '350', '5', '--', '80');
    expect(problems).toMatchObject([{ code: 'COLUMN_SHIFTED', severity: 'warning', place: { cell: 'C2' } }]);
    expect(problems[0]!.message).toContain('6个值中有5个大于20mg/L');
  });

  it('may be too small as well', () => {
    const problems = check('氨氮', '0.00042', '0.00066', '0.00012', '0.00035', '0.0005');
    expect(codes(problems)).toEqual(['COLUMN_SHIFTED']);
  });

  it('in the unit their header states are as they should be', () => {
    expect(check('氨氮（μg/L）', '420', '660', '120', '350', '500')).toEqual([]);
    expect(codes(check('氨氮（μg/L）', '0.42', '0.66', '0.12', '0.35', '0.5'))).toEqual(['COLUMN_SHIFTED']);
  });

  it('leave a few odd values to their cells', () => {
    expect(codes(check('氨氮', '420', '0.66', '0.12', '0.35', '0.5'))).toEqual(['NUMBER_OUTLYING']);
    expect(codes(check('氨氮', '420', '660', '120'))).toEqual(Array(3).fill('NUMBER_OUTLYING'));
  });
});
