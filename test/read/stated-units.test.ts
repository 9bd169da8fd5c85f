import { describe, expect, it } from 'vitest';
import { itemColumns } from '../../src/model/columns.ts';
import { SURFACE_ITEMS } from '../../src/model/items.ts';
import { readProject } from '../../src/read/project/project.ts';
import { mappedUnit, statedUnit } from '../../src/read/tables/stated-units.ts';
import { codes, projectWith, written } from './samples.ts';

const AMMONIA = itemColumns({ items: SURFACE_ITEMS, prefix: '' }).find(({ item }) => item === '氨氮')!;
const mapped = (...headers: string[]) => mappedUnit(AMMONIA, headers.map(written));

describe('a header with another unit', () => {
  it('states what its numbers are in', () => {
    const { value, problems } = statedUnit(AMMONIA, 'ug/L', written('氨氮（ug/L）'));
    expect(value.stated).toEqual({ unit: 'ug/L', shift: -3 });
    expect(codes(problems)).toEqual(['UNIT_CONVERTED']);
  });

  it.each([
    ['ppm', '氨氮（ppm）'],
    ['μg/L', '氨氮（mg/L）（μg/L）'],
    ['μg/L', '氨氮 mg/L（μg/L）'],
  ])('in %s is refused: %s', (unit, header) => {
    const { value, problems } = statedUnit(AMMONIA, unit, written(header));
    expect(value.stated).toBeUndefined();
    expect(codes(problems)).toEqual(['UNIT_MISMATCH']);
  });
});

describe('foreign headers mapped to a column', () => {
  it.each([['nh3n_raw', 'nh3n'], ['NH3-N(raw)'], ['NH3-N(mg/L)'], ['NH3-N/(mg/L)', 'nh3n(mg/L)']])(
    'mean its own unit where they state none: %s',
    (...headers) => {
      expect(mapped(...headers)).toEqual({ value: AMMONIA, problems: [] });
    },
  );

  it.each([['NH3-N(μg/L)'], ['NH3-N(μg/L)', 'nh3n(ug/L)'], ['NH3-N μg/L']])(
    'state another: %s',
    (...headers) => {
      const { value, problems } = mapped(...headers);
      expect(value.stated?.shift).toBe(-3);
      expect(codes(problems)).toEqual(['UNIT_CONVERTED']);
    },
  );

  it.each([
    ['NH3-N(mmol/L)'],
    ['NH3-N(μg/L)', 'nh3n'],
    ['NH3-N(μg/L)', 'nh3n(mg/L)'],
    ['NH3-N(μg/L)', 'nh3n(g/L)'],
  ])('are refused where they cannot be converted or differ: %s', (...headers) => {
    const { value, problems } = mapped(...headers);
    expect(value.stated).toBeUndefined();
    expect(new Set(codes(problems))).toEqual(new Set(['UNIT_MISMATCH']));
  });

  it('convert the values of the file', async () => {
    const projectDir = await projectWith({
      'jianbao.yaml': `城市: 云泽市
单位: 测试
列映射:
  - 文件: 外来.csv
    表: 断面水质
    列: {断面名称: site, 氨氮: "NH3-N(μg/L)", 总磷: TP}
`,
      'data/register/县区名录.csv': '代码,县区名称,类型\n990122,青岑县,县\n',
      'data/register/断面名录.csv':
        '断面名称,所在水体,水体类型,控制级别,责任县区,水质目标\n甲,柳汀河,河流,省考,青岑县,Ⅲ\n',
      'data/2026-06/外来.csv': 'site,NH3-N(μg/L),TP\n甲,520,0.1\n',
      'data/2026-06/meeting.yaml':
        '期次: 2026-06\n会议名称: 测试\n会议日期: 2026-07-15\n数据截止日期: 2026-07-10\n',
    });
    const { value, problems } = await readProject({ projectDir });
    expect(codes(problems)).toEqual(['UNIT_CONVERTED']);
    expect(value?.records.readings[0]?.amounts.氨氮).toMatchObject({
      value: { kind: 'measured', value: '0.520' },
      source: { text: '520', cell: 'B2' },
    });
  });
});
