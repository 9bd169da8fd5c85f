import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readAssessmentTable } from '../../src/read/assessment/assessment-table.ts';
import { codes, projectWith } from './samples.ts';

async function read(content: string | Uint8Array, name = 'a.csv') {
  return readAssessmentTable(join(await projectWith({ [name]: content }), name));
}

describe('readAssessmentTable', () => {
  it('keeps every cell as written and understands what it knows', async () => {
    const { value, problems } = await read(
      '序号,断面名称,水体类型,水质目标,pH,氨氮（mg/L）,备注\n1,甲,水库,Ⅲ类,7.30,0.025L,晴\n2,乙,河流,,--,断流,\n',
    );
    expect(problems).toEqual([]);
    expect(value?.header).toEqual(['序号', '断面名称', '水体类型', '水质目标', 'pH', '氨氮（mg/L）', '备注']);
    expect(value?.rows.map(({ cells }) => cells)).toEqual([
      ['1', '甲', '水库', 'Ⅲ类', '7.30', '0.025L', '晴'],
      ['2', '乙', '河流', '', '--', '断流', ''],
    ]);
    expect(value?.rows[0]).toMatchObject({
      source: { cell: 'A2' },
      waterBody: 'lake',
      targetClass: 3,
      section: { value: '甲' },
      amounts: {
        pH值: { value: { kind: 'measured', value: '7.30' }, source: { cell: 'E2' } },
        氨氮: { value: { kind: 'below', limit: '0.025' } },
      },
    });
    expect(value?.rows[1]).not.toHaveProperty('targetClass');
  });

  it('knows the English headers', async () => {
    const { value, problems } = await read(
      'city,section,time,waterbody,ph,do,codmn,nh3n,tp,tn,water_temp,published_class\n某市,甲,2025-11-06 20:00,river,8.073,8.878,1.387,0.1151,0.0523,,12.64,2\n',
    );
    expect(problems).toEqual([]);
    const [row] = value!.rows;
    expect(Object.keys(row!.amounts).sort()).toEqual(
      ['pH值', '总氮', '总磷', '氨氮', '水温', '溶解氧', '高锰酸盐指数'].sort(),
    );
    expect(row).toMatchObject({
      waterBody: 'river',
      section: { value: '甲' },
      amounts: { 总氮: { value: { kind: 'missing' } } },
    });
  });

  it('reads the first sheet of a workbook that holds readings, below its title', async () => {
    const { value } = await read(
      await writeXlsx({
        sheets: [
          { name: '封面', rows: [['某市监测数据']] },
          {
            name: '数据',
            rows: [['2026年6月'], ['断面名称', '水体类型', '氨氮'], ['甲', '河流', 0.1 + 0.2]],
          },
        ],
      }),
      'a.xlsx',
    );
    expect(value?.rows[0]).toMatchObject({
      cells: ['甲', '河流', '0.3'],
      source: { sheet: '数据', cell: 'A3' },
      waterBody: 'river',
    });
  });

  it('never guesses the water body', async () => {
    const { value, problems } = await read(
      '断面名称,水体类型,氨氮\n某某水库,,0.5\n某河,河湖,0.5\n甲,河流,0.5\n',
    );
    expect(problems.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['WATER_BODY_MISSING', 'B2'],
      ['CHOICE_INVALID', 'B3'],
    ]);
    expect(value?.rows.map(({ waterBody }) => waterBody)).toEqual([null, null, 'river']);
  });

  it('says once that there is no column for it', async () => {
    const { value, problems } = await read('断面名称,氨氮,总磷\n甲,0.5,0.1\n乙,0.5,0.1\n');
    expect(codes(problems)).toEqual(['COLUMN_MISSING']);
    expect(value?.rows.map(({ waterBody }) => waterBody)).toEqual([null, null]);
  });

  it.each([
    ['a value that is none', '断面名称,水体类型,氨氮\n甲,河流,O.5\n', ['AMOUNT_INVALID']],
    ['an item twice', '断面名称,水体类型,氨氮,NH3-N\n甲,河流,0.5,0.5\n', ['HEADER_DUPLICATE']],
    ['a unit to convert', '断面名称,水体类型,氨氮（μg/L）\n甲,河流,500\n', ['UNIT_CONVERTED']],
    ['another unit', '断面名称,水体类型,氨氮（ppm）\n甲,河流,0.5\n', ['UNIT_MISMATCH']],
    ['an unlikely value', '断面名称,水体类型,氨氮\n甲,河流,6000\n', ['NUMBER_OUTLYING']],
    ['more of a part than of the whole', '断面名称,水体类型,氨氮,总氮\n甲,河流,2,1.5\n', ['PART_OVER_WHOLE']],
    [
      'a target that cannot be',
      '断面名称,水体类型,水质目标,氨氮\n甲,河流,劣Ⅴ,0.5\n',
      ['TARGET_CLASS_INVALID'],
    ],
    ['a footer', '断面名称,水体类型,氨氮\n甲,河流,0.5\n平均,,0.5\n', ['ROW_SKIPPED']],
  ])('reports %s', async (_, text, expected) => {
    const { value, problems } = await read(text);
    expect(codes(problems)).toEqual(expected);
    expect(value?.rows).toHaveLength(1);
  });

  it.each([
    ['no table', '来信\n正文\n', 'a.csv', 'ASSESS_TABLE_MISSING'],
    ['no workbook', '<html>', 'a.xlsx', 'NOT_XLSX'],
    ['nothing but blank lines', '\n\n', 'a.csv', 'FILE_EMPTY'],
  ])('gives nothing where there is %s', async (_, content, name, code) => {
    const { value, problems } = await read(content, name);
    expect(value).toBeNull();
    expect(codes(problems)).toEqual([code]);
  });

  it('says that a file is not there', async () => {
    const { problems } = await readAssessmentTable(join(await projectWith({}), '没有.csv'));
    expect(codes(problems)).toEqual(['FILE_NOT_FOUND']);
  });

  it('says that it is a folder', async () => {
    const { problems } = await readAssessmentTable(await projectWith({}));
    expect(problems).toMatchObject([{ code: 'FILE_UNREADABLE', message: expect.stringContaining('文件夹') }]);
  });
});
