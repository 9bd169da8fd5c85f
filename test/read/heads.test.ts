import { describe, expect, it } from 'vitest';
import { readArea } from '../../src/model/address.ts';
import type { Area, Sheet } from '../../src/model/table.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';
import { codes, sheetOf } from './samples.ts';

/** A worksheet written with `|` between cells and a line a row, with merged areas. */
function sheetWith(text: string, ...areas: readonly string[]): Sheet {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return { ...sheetOf(rows, '表.xlsx', '一'), merges: areas.map((area): Area => readArea(area)!) };
}

/** What the table is, in which row its data begins, and its columns by header. */
function read(sheet: Sheet) {
  const { value, problems } = recognise(sheet);
  if (value === null) return null;
  const rows = tableRows(sheet, value).value.rows.map(({ cells }) =>
    [...cells.values()].map(({ source }) => source.text).join(),
  );
  return {
    kind: value.spec.kind,
    columns: value.columns.map(({ column }) => column.header).join(),
    rows,
    codes: codes(problems),
  };
}

describe('heads of several rows', () => {
  it('reads a group over its columns, names beside it merged downwards', () => {
    const sheet = sheetWith(
      `污水处理厂运行情况|||||
       污水处理厂名称|运行状态|处理水量（万m³）|出水（mg/L）||
       |||COD|氨氮|总磷
       甲厂|运行|5|20|1|0.2`,
      'A1:F1',
      'A2:A3',
      'B2:B3',
      'C2:C3',
      'D2:F2',
    );
    expect(read(sheet)).toEqual({
      kind: 'plantMonths',
      columns: '污水处理厂名称,运行状态,处理水量,出水化学需氧量,出水氨氮,出水总磷',
      rows: ['甲厂,运行,5,20,1,0.2'],
      codes: [],
    });
  });

  it('knows columns of another group for what they are not', () => {
    const sheet = sheetWith(
      `污水处理厂名称|状态|进水||出水|
       ||COD|氨氮|COD|氨氮
       甲厂|运行|200|30|20|1`,
      'A1:A2',
      'B1:B2',
      'C1:D1',
      'E1:F1',
    );
    expect(read(sheet)).toMatchObject({
      columns: '污水处理厂名称,运行状态,进水化学需氧量,进水氨氮,出水化学需氧量,出水氨氮',
      rows: ['甲厂,运行,200,30,20,1'],
      codes: [],
    });
  });

  it('reads a group that adds nothing to the names below', () => {
    const sheet = sheetWith(
      `断面名称|监测项目|||水质类别
       |pH值|氨氮|总磷|
       甲|7.5|0.5|0.1|Ⅱ`,
      'A1:A2',
      'B1:D1',
      'E1:E2',
    );
    expect(read(sheet)).toMatchObject({
      kind: 'readings',
      columns: '断面名称,pH值,氨氮,总磷,水质类别',
      rows: ['甲,7.5,0.5,0.1,Ⅱ'],
      codes: [],
    });
  });

  it('tells last month’s class from this month’s', () => {
    const sheet = sheetWith(
      `断面名称|氨氮|上月|本月
       ||类别|类别
       甲|0.5|Ⅲ|Ⅱ`,
      'A1:A2',
      'B1:B2',
    );
    expect(read(sheet)).toMatchObject({
      columns: '断面名称,氨氮,水质类别',
      rows: ['甲,0.5,Ⅱ'],
      codes: ['COLUMNS_UNUSED'],
    });
  });

  it('tells last month’s values from this month’s', () => {
    const sheet = sheetWith(
      `断面名称|上月||本月|
       |氨氮|总磷|氨氮|总磷
       甲|0.5|0.1|0.6|0.2`,
      'A1:A2',
      'B1:C1',
      'D1:E1',
    );
    expect(read(sheet)).toMatchObject({
      columns: '断面名称,氨氮,总磷',
      rows: ['甲,0.6,0.2'],
      codes: ['COLUMNS_UNUSED'],
    });
  });

  it('does not take values below 上月 for want of others', () => {
    const sheet = sheetWith(
      `断面名称|上月||水质类别
       |氨氮|总磷|
       甲|0.5|0.1|Ⅱ`,
      'A1:A2',
      'B1:C1',
      'D1:D2',
    );
    expect(read(sheet)).toMatchObject({
      columns: '断面名称,水质类别',
      codes: ['ITEM_COLUMNS_MISSING', 'COLUMN_DOUBTFUL', 'COLUMN_DOUBTFUL'],
    });
  });

  it('refuses the same item for two months', () => {
    const sheet = sheetWith(
      `断面名称|5月||6月|
       |氨氮|总磷|氨氮|总磷
       甲|0.5|0.1|0.6|0.2`,
      'A1:A2',
      'B1:C1',
      'D1:E1',
    );
    expect(read(sheet)?.codes).toEqual(['HEADER_DUPLICATE', 'HEADER_DUPLICATE']);
  });

  it('takes a row of units into the head', () => {
    const sheet = sheetWith(`断面名称|pH值|氨氮|总磷\n|无量纲|mg/L|（mg/L）\n甲|7.5|0.5|0.1`);
    expect(read(sheet)).toMatchObject({
      columns: '断面名称,pH值,氨氮,总磷',
      rows: ['甲,7.5,0.5,0.1'],
      codes: [],
    });
  });

  it('sees another unit in such a row, and in the name of a group', () => {
    const below = sheetWith(`断面名称|氨氮|总磷\n|mg/L|cm\n甲|0.5|0.1`);
    expect(read(below)?.codes).toEqual(['UNIT_MISMATCH']);
    const above = sheetWith(`断面名称|监测项目（cm）|\n|氨氮|总磷\n甲|0.5|0.1`, 'A1:A2', 'B1:C1');
    expect(read(above)?.codes).toEqual(['UNIT_MISMATCH', 'UNIT_MISMATCH']);
  });

  it('reads three rows: group, name and unit', () => {
    const sheet = sheetWith(
      `厂名|状态|出水||\n||COD|氨氮|总磷\n||mg/L|mg/L|mg/L\n甲厂|运行|20|1|0.2`,
      'A1:A3',
      'B1:B3',
      'C1:E1',
    );
    expect(read(sheet)).toMatchObject({
      columns: '污水处理厂名称,运行状态,出水化学需氧量,出水氨氮,出水总磷',
      rows: ['甲厂,运行,20,1,0.2'],
    });
  });

  it('reads a group without merged cells, as CSV files have it', () => {
    const rows = '厂名|状态|出水||备注\n||COD|氨氮|\n甲厂|运行|20|1|好'
      .split('\n')
      .map((line) => line.split('|'));
    expect(read(sheetOf(rows))).toMatchObject({
      columns: '污水处理厂名称,运行状态,出水化学需氧量,出水氨氮,备注',
      rows: ['甲厂,运行,20,1,好'],
      codes: [],
    });
  });

  it('leaves a head of one row alone, below titles and above gaps', () => {
    const sheet = sheetWith(
      `2026年6月断面水质||\n单位：mg/L||\n断面名称|氨氮|总磷\n甲|0.5|\n乙||0.1`,
      'A1:C1',
      'A2:C2',
    );
    expect(read(sheet)).toMatchObject({
      columns: '断面名称,氨氮,总磷',
      rows: ['甲,0.5,', '乙,,0.1'],
      codes: [],
    });
  });

  it('leaves out both rows where a printed page repeats them', () => {
    const head = '断面名称|监测项目|\n|氨氮|总磷';
    const sheet = sheetWith(`${head}\n甲|0.5|0.1\n${head}\n乙|0.6|0.2`, 'A1:A2', 'B1:C1', 'A4:A5', 'B4:C4');
    expect(read(sheet)?.rows).toEqual(['甲,0.5,0.1', '乙,0.6,0.2']);
  });

  it('names the cell a problem of the head stands in, with its whole name', () => {
    const sheet = sheetWith(`厂名|状态|出水|\n||藻密度|总磷\n甲厂|运行|1|0.1\n`, 'A1:A2', 'B1:B2', 'C1:D1');
    const { problems } = recognise(sheet);
    expect(problems).toMatchObject([{ code: 'COLUMNS_UNUSED', place: { cell: 'C2' } }]);
    expect(problems[0]!.message).toContain('“出水藻密度”');
  });
});
