import { describe, expect, it } from 'vitest';
import { allColumns, type TableKind } from '../../src/model/columns.ts';
import { TABLES } from '../../src/model/tables.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { codes, sheetFrom, sheetOf } from './samples.ts';

describe('recognise', () => {
  it.each(TABLES.map((spec) => [spec.name, spec] as const))('knows %s by all its headers', (_, spec) => {
    const headers = allColumns(spec).map(({ header }) => header);
    const { value, problems } = recognise(sheetOf([headers]));
    expect(value?.spec.kind).toBe(spec.kind);
    expect(value?.columns.map(({ column }) => column.field)).toEqual(
      allColumns(spec).map(({ field }) => field),
    );
    expect(problems).toEqual([]);
  });

  it.each<[TableKind, string]>([
    ['counties', '代码|县区|类型'],
    ['sections', '序号|断面|所属河流|水体类型|断面级别|责任县（区）|考核目标'],
    ['readings', '断面名称|氨氮|总磷'],
    ['readings', '月份|断面|pH|DO|CODMn|NH3-N|TP|本月类别'],
    // Readings that carry columns of the register along are still readings.
    ['readings', '断面名称|所属河流|断面级别|水体类型|责任县区|水质目标|氨氮|总磷'],
    ['readings', '采样日期|断面名称|氨氮'],
    ['sampling', '轮次|采样时间|断面名称|氨氮'],
    ['plants', '厂名|所在县区|类别|设计能力|排放标准|运行状态'],
    ['plantMonths', '污水厂名称|状态|处理水量|出水COD'],
    ['plantMonths', '厂名|状态|处理水量'],
    ['tasks', '任务编号|问题来源|涉及断面/设施|存在问题|整改措施|责任县区|责任部门|责任人|完成时限|销号状态'],
    ['stages', '厂名|项目|节点|计划时间|实际时间'],
    ['collections', '县区|收集BOD5（吨）|服务人口'],
    ['outfalls', '排口编号|排口名称|责任县区|受纳水体|排口类型|整治方式|整治状态|完成时限'],
    // An outfall that is measured is no section.
    [
      'outfalls',
      '排口编号|排口名称|责任县区|受纳水体|排口类型|整治方式|整治状态|化学需氧量|氨氮|总磷|悬浮物|总氮',
    ],
    ['networks', '项目名称|责任县区|项目类型|计划长度|完成长度（公里）|责任部门|完成时限'],
    ['funds', '项目名称|责任县区|资金来源|计划资金|到位资金|支出资金（万元）'],
    ['duties', '牵头部门|工作任务|单位|目标|已完成|完成时限|进展'],
    ['recipients', '县区|姓名|职务|电子邮箱'],
  ])('takes %s for what it is: %s', (kind, headers) => {
    expect(recognise(sheetFrom(headers)).value?.spec.kind).toBe(kind);
  });

  it('finds the header below titles, up to row 15', () => {
    const header = ['断面名称', '氨氮', '总磷'];
    const titles = (rows: number) =>
      Array.from({ length: rows }, (_, row) => [row === 0 ? '2026年6月断面水质' : '']);
    expect(recognise(sheetOf([...titles(14), header])).value?.headerRow).toBe(14);
    expect(recognise(sheetOf([...titles(15), header])).value).toBeNull();
  });

  it.each([
    '说明\n本表由各县区填报',
    '姓名|电话\n张三|1',
    '断面名称\n甲',
    // Headers that many lists have, and too few of any one table.
    '项目名称|责任县区|责任单位|进展\n甲工程|乙县|住建局|正常',
  ])('does not take %j for a table', (text) => {
    expect(recognise(sheetFrom(text))).toEqual({ value: null, problems: [] });
  });

  it('names a missing column with what else it may be called', () => {
    const { problems } = recognise(sheetFrom('断面名称|所在水体|水体类型|控制级别|责任县区'));
    expect(problems).toMatchObject([{ code: 'COLUMN_MISSING', severity: 'error', place: { cell: 'A1' } }]);
    expect(problems[0]!.message).toContain('“水质目标”');
    expect(problems[0]!.message).toContain('“考核目标”');
  });

  it('knows a whole table of which one header is misspelt', () => {
    const text = '责任部门|工作任物|计量单位|目标值|完成值|完成时限|进展情况';
    const { value, problems } = recognise(sheetFrom(text));
    expect(value?.spec.kind).toBe('duties');
    expect(codes(problems)).toEqual(['COLUMN_MISSING', 'COLUMNS_UNUSED']);
  });

  it('misses item columns in a table of sampling', () => {
    expect(codes(recognise(sheetFrom('采样轮次|采样日期|断面名称')).problems)).toEqual([
      'ITEM_COLUMNS_MISSING',
    ]);
  });

  it.each([
    ['断面名称|氨氮|总磷|NH3-N（mg/L）', '与B1的“氨氮”意思相同'],
    ['断面名称|NH4-N|总磷|NH3-N', '与B1的“NH4-N”都指“氨氮”'],
    ['断面名称|氨氮|总磷|氨氮', '出现不止一次，前一处在B1'],
  ])('reports a column that stands twice in %s, at the second place', (header, likeness) => {
    const { problems } = recognise(sheetFrom(header));
    expect(problems).toMatchObject([{ code: 'HEADER_DUPLICATE', place: { cell: 'D1' } }]);
    expect(problems[0]!.message).toContain(likeness);
  });

  it('takes a unit that the column’s can be made of, and says so', () => {
    const { value, problems } = recognise(sheetFrom('断面名称|氨氮（μg/L）|总磷（mg/L）'));
    expect(problems).toMatchObject([{ code: 'UNIT_CONVERTED', severity: 'info', place: { cell: 'B1' } }]);
    expect(problems[0]!.message).toContain('“μg/L”，已换算成mg/L');
    expect(value?.columns.map(({ column }) => column.stated)).toEqual([
      undefined,
      { unit: 'μg/L', shift: -3 },
      undefined,
    ]);
  });

  it.each([
    ['叶绿素a（mg/m³）', undefined],
    ['叶绿素a（μg/L）', undefined],
    ['叶绿素α（mg/L）', 3],
    ['透明度（m）', undefined],
    ['透明度 cm', -2],
  ])('knows the units %s may be given in', (header, shift) => {
    const { value, problems } = recognise(sheetFrom(`断面名称|${header}`));
    expect(problems.map(({ code }) => code)).toEqual(shift === undefined ? [] : ['UNIT_CONVERTED']);
    expect(value?.columns[1]?.column.stated?.shift).toBe(shift);
  });
  it.each(['氨氮（ppm）', '氨氮（mg/L）（μg/L）', '氨氮（mmol/L）', '氨氮（%）'])(
    'refuses the unit in %s',
    (header) => {
      const { value, problems } = recognise(sheetFrom(`断面名称|${header}|总磷（mg/L）`));
      expect(problems).toMatchObject([{ code: 'UNIT_MISMATCH', severity: 'error', place: { cell: 'B1' } }]);
      expect(value!.columns[1]!.column.stated).toBeUndefined();
    },
  );

  it.each([
    ['厂名|运行状态|处理水量|出水COD|总氮（mg/L）', 'E1', '“进水总氮”或“出水总氮”'],
    ['厂名|运行状态|处理水量|出水COD|NH3-N', 'E1', '“进水氨氮”或“出水氨氮”'],
    ['断面名称|氨氮|高猛酸盐指数', 'C1', '“高锰酸盐指数”'],
    ['断面名称|氨氮|化学需氧', 'C1', '“化学需氧量”'],
  ])('doubts a header that an item was perhaps meant by: %s', (headers, cell, items) => {
    const { problems } = recognise(sheetFrom(headers));
    expect(problems).toMatchObject([{ code: 'COLUMN_DOUBTFUL', mustAcknowledge: true, place: { cell } }]);
    expect(problems[0]!.message).toContain(`像是${items}`);
  });

  it.each([
    // The item itself is there, or the likeness is that of two hanzi.
    '厂名|运行状态|处理水量|进水总氮|出水总氮|总氮',
    '断面名称|氨氮|总碳',
  ])('only notes other headers: %s', (headers) => {
    expect(codes(recognise(sheetFrom(headers)).problems)).toEqual(['COLUMNS_UNUSED']);
  });

  it('notes unknown columns once, and says nothing of 序号', () => {
    const { problems } = recognise(sheetFrom('序号|断面名称|氨氮|总磷|藻密度|天气'));
    expect(problems).toMatchObject([{ code: 'COLUMNS_UNUSED', severity: 'info', place: { cell: 'E1' } }]);
    expect(problems[0]!.message).toContain('“藻密度”、“天气”');
  });
});
