import { describe, expect, it } from 'vitest';
import { allColumns, itemColumns } from '../../src/model/columns.ts';
import { SURFACE_ITEMS } from '../../src/model/items.ts';
import { TABLES, tableSpec } from '../../src/model/tables.ts';
import { headerIndex, matchHeader } from '../../src/read/tables/headers.ts';

const readings = headerIndex(allColumns(tableSpec('readings')));
const plants = headerIndex(allColumns(tableSpec('plants')));
const plantMonths = headerIndex(allColumns(tableSpec('plantMonths')));

const field = (text: string, index = readings) => matchHeader(text, index)?.column.field ?? null;

describe('matchHeader', () => {
  it.each([
    ['氨氮', '氨氮'],
    [' 氨 氮 ', '氨氮'],
    ['氨\n氮', '氨氮'],
    ['*氨氮', '氨氮'],
    ['氨氮：', '氨氮'],
    ['氨氮（mg/L）', '氨氮'],
    ['氨氮(mg/L)', '氨氮'],
    ['氨氮 [mg/L]', '氨氮'],
    ['氨氮（mg／L）', '氨氮'],
    ['氨氮（㎎/L）', '氨氮'],
    ['氨氮/(mg/L)', '氨氮'],
    ['氨氮/mg·L-1', '氨氮'],
    ['氨氮mg/L', '氨氮'],
    ['氨氮（NH3-N）', '氨氮'],
    ['氨氮（NH₃-N）（mg/L）', '氨氮'],
    ['氨氮（NH3-N，mg/L）', '氨氮'],
    ['氨氮（以N计）', '氨氮'],
    ['总磷（以P计，mg/L）', '总磷'],
    ['NH3-N', '氨氮'],
    ['nh3n', '氨氮'],
    ['ＮＨ３－Ｎ', '氨氮'],
    ['pH', 'pH值'],
    ['PH值', 'pH值'],
    ['pH（无量纲）', 'pH值'],
    ['CODMn', '高锰酸盐指数'],
    ['COD(Mn)', '高锰酸盐指数'],
    ['CODₘₙ', '高锰酸盐指数'],
    ['COD', '化学需氧量'],
    ['COD（Cr）', '化学需氧量'],
    ['BOD₅', '五日生化需氧量'],
    ['水温（℃）', '水温'],
    ['水温℃', '水温'],
    ['六价铬', '六价铬'],
    ['铬（六价）', '六价铬'],
    ['铬（六价）（mg/L）', '六价铬'],
    ['粪大肠菌群（个/L）', '粪大肠菌群'],
    ['断面', 'section'],
    ['监测断面（必填）', 'section'],
    ['期次', 'month'],
  ])('knows “%s” as %s', (text, expected) => {
    expect(matchHeader(text, readings)).toMatchObject({ column: { field: expected } });
    expect(matchHeader(text, readings)).not.toHaveProperty('otherUnit');
  });

  it.each([
    '',
    '序号',
    '备注',
    'water_temp_raw',
    '氨氮达标情况',
    '进水COD',
    '2026',
    '0.52',
    '铬',
    '断面mg/L',
  ])('does not know “%s”', (text) => {
    expect(field(text)).toBeNull();
  });

  it.each([
    ['氨氮（μg/L）', 'μg/L'],
    ['氨氮（ug/L）', 'ug/L'],
    ['氨氮(µg/L)', 'µg/L'],
    ['氨氮（㎍/L）', '㎍/L'],
    ['氨氮（ μg / L ）', 'μg / L'],
    ['氨氮（ｍｇ／ｍＬ）', 'ｍｇ／ｍＬ'],
    ['氨氮μg/L', 'μg/L'],
    ['化学需氧量（Mn）', 'Mn'],
    ['氨氮（%）', '%'],
    ['总磷（NH3-N）', 'NH3-N'],
    ['粪大肠菌群（MPN/100mL）', 'MPN/100mL'],
  ])('names the other unit of “%s” as it is written', (text, otherUnit) => {
    expect(matchHeader(text, readings)?.otherUnit).toBe(otherUnit);
  });

  it.each([
    ['设计规模（万m³/d）', undefined],
    ['设计规模（万吨/日）', undefined],
    ['设计能力（万立方米/天）', undefined],
    ['设计规模(m3/d)', 'm3/d'],
    ['设计规模（吨/日）', '吨/日'],
    ['设计规模（万m²）', '万m²'],
    ['设计规模（万m³）', '万m³'],
  ])('checks the unit of “%s”', (text, otherUnit) => {
    expect(matchHeader(text, plants)?.otherUnit).toBe(otherUnit);
    expect(field(text, plants)).toBe('capacity');
  });

  it('keeps effluent, influent and river values apart', () => {
    expect(field('出水COD（mg/L）', plantMonths)).toBe('出水化学需氧量');
    expect(field('出水化学需氧量（COD）', plantMonths)).toBe('出水化学需氧量');
    expect(field('COD', plantMonths)).toBeNull();
    expect(field('进水COD', plantMonths)).toBe('进水化学需氧量');
    expect(field('进水pH值', plantMonths)).toBeNull();
    expect(field('出水COD')).toBeNull();
    expect(field('水温（℃）', plantMonths)).toBe('temperature');
  });

  it.each(TABLES.map((spec) => [spec.name, spec] as const))(
    'has no spelling for two columns of %s',
    (_, spec) => {
      const index = headerIndex(allColumns(spec));
      for (const column of allColumns(spec)) {
        for (const text of [column.header, ...column.aliases]) {
          expect([text, matchHeader(text, index)?.column.field]).toEqual([text, column.field]);
        }
      }
    },
  );

  it('knows every item by its bare name and by its name with its unit', () => {
    const index = headerIndex(itemColumns({ items: SURFACE_ITEMS, prefix: '' }));
    for (const { name, unit } of SURFACE_ITEMS) {
      expect(field(name, index)).toBe(name);
      expect(matchHeader(`${name}（${unit}）`, index)).toEqual({
        column: expect.objectContaining({ item: name }),
      });
    }
  });
});
