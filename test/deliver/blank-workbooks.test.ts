import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blankWorkbook, type FilledRow } from '../../src/deliver/blank-workbooks.ts';
import { allColumns, type TableKind } from '../../src/model/columns.ts';
import { TABLES, tableSpec } from '../../src/model/tables.ts';
import { readProject } from '../../src/read/project.ts';
import { recognise } from '../../src/read/recognise.ts';
import { tableRows } from '../../src/read/rows.ts';
import { readWorkbook } from '../../src/read/workbook.ts';

const KINDS = TABLES.map(({ name, kind }) => [name, kind] as const);

/** The texts of a workbook's table, by header, as the reader takes them. */
async function readBack(content: Uint8Array): Promise<Record<string, string>[]> {
  const { value: sheets } = await readWorkbook('表.xlsx', content);
  const recognised = recognise(sheets[0]!);
  expect(recognised.problems).toEqual([]);
  const table = tableRows(sheets[0]!, recognised.value!).value;
  const headers = new Map(table.columns.map(({ column }) => [column.field, column.header]));
  return table.rows.map(({ cells }) =>
    Object.fromEntries(
      [...cells]
        .filter(([, { source }]) => source.text !== '')
        .map(([field, { source }]) => [headers.get(field)!, source.text]),
    ),
  );
}

describe('blankWorkbook', () => {
  it.each(KINDS)(
    'makes a %s that the reader knows, empty and without a complaint about its columns',
    async (_, kind) => {
      const { value: sheets } = await readWorkbook('表.xlsx', await blankWorkbook(kind));
      const { value, problems } = recognise(sheets[0]!);
      expect(value).toMatchObject({ spec: { kind }, headerRow: 0 });
      expect(problems).toEqual([]);
      expect(tableRows(sheets[0]!, value!).value.rows).toEqual([]);
    },
  );

  it.each(KINDS)('gives the same bytes for %s every time', async (_, kind) => {
    expect(await blankWorkbook(kind)).toEqual(await blankWorkbook(kind));
  });

  it('freezes the header and offers closed lists to choose from', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('sections'));
    expect(sheets[0]?.freezePane).toEqual({ rows: 1 });
    expect(sheets[0]?.dataValidations?.map(({ range, values }) => [range, values])).toEqual([
      ['D2:D501', ['河流', '湖库']],
      ['E2:E501', ['国考', '省考', '市考']],
      ['G2:G501', ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']],
    ]);
  });

  it('lets other names stand where a list is not closed', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('plants', [{ 执行标准: '某省一级' }]));
    const [kinds, grades] = sheets[0]!.dataValidations!;
    expect([kinds?.showErrorMessage, grades?.showErrorMessage]).toEqual([true, undefined]);
    expect(grades?.values).toEqual(['一级A', '一级B', '二级']);
    const [row] = await readBack(await blankWorkbook('plants', [{ 执行标准: '某省一级' }]));
    expect(row).toEqual({ 执行标准: '某省一级' });
  });

  it('has columns for what goes into a plant and what comes out', async () => {
    const [header] = (await readXlsx(await blankWorkbook('plantMonths'))).sheets[0]!.rows;
    expect(header).toEqual(expect.arrayContaining(['进水氨氮（mg/L）', '出水氨氮（mg/L）', '在线监测联网']));
    expect(header).not.toContain('进水悬浮物（mg/L）');
  });

  it.each(KINDS)('keeps the lists of %s short enough for Excel', async (_, kind) => {
    const { sheets } = await readXlsx(await blankWorkbook(kind));
    for (const { values } of sheets[0]?.dataValidations ?? []) {
      expect(values!.join(',').length).toBeLessThanOrEqual(255);
    }
  });

  it('explains every column in a sheet of its own', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('readings'));
    expect(sheets[1]?.name).toBe('填表说明');
    const explained = sheets[1]!.rows.slice(3).map(([header]) => header);
    expect(explained).toContain('断面名称');
    expect(explained).toContain('氨氮');
    expect(sheets[1]!.rows.find(([header]) => header === '氨氮')).toEqual(
      expect.arrayContaining(['选填', 'mg/L', expect.stringContaining('检出限')]),
    );
  });

  it('adds a column for an item that a row holds', async () => {
    const [row] = await readBack(await blankWorkbook('readings', [{ 断面名称: '甲', 六价铬: '0.004L' }]));
    expect(row).toEqual({ 断面名称: '甲', 六价铬: '0.004L' });
  });

  it.each(KINDS)('is read back unchanged: %s', async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf(kind), { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await readBack(await blankWorkbook(kind, rows))).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  });

  it('fills a project that reads without an error', async () => {
    const projectDir = await mkdtemp(join(tmpdir(), 'jianbao-blank-'));
    onTestFinished(() => rm(projectDir, { recursive: true, force: true }));
    await mkdir(join(projectDir, 'data/register'), { recursive: true });
    await mkdir(join(projectDir, 'data/2026-06'));
    await writeFile(join(projectDir, 'jianbao.yaml'), '城市: 某市\n单位: 某办\n');
    const meeting = '期次: 2026-06\n会议名称: 会\n会议日期: 2026-07-15\n数据截止日期: 2026-07-10\n';
    await writeFile(join(projectDir, 'data/2026-06/meeting.yaml'), meeting);
    for (const [kind, folder] of Object.entries(FOLDERS)) {
      const content = await blankWorkbook(kind as TableKind, EXAMPLES[kind as TableKind]);
      await writeFile(join(projectDir, `data/${folder}/${tableSpec(kind as TableKind).name}.xlsx`), content);
    }
    const { value, problems } = await readProject({ projectDir });
    expect(problems).toEqual([]);
    expect(value?.records).toMatchObject({
      counties: [{ code: { value: '000123' } }],
      plants: [{ capacity: { value: '2.5' }, approved: { value: '2004-03-01' } }],
      tasks: [{ deadline: { value: { kind: 'due', date: '2026-06-30', precision: 'month' } } }],
      readings: [{ month: '2026-06', statedClass: { value: 3 } }, { day: { value: '2026-06-05' } }],
    });
  });
});

const FOLDERS: Readonly<Record<TableKind, string>> = {
  counties: 'register',
  sections: 'register',
  plants: 'register',
  recipients: 'register',
  readings: '2026-06',
  sampling: '2026-06',
  plantMonths: '2026-06',
  tasks: '2026-06',
  stages: '2026-06',
  collections: '2026-06',
  outfalls: '2026-06',
  networks: '2026-06',
  funds: '2026-06',
  duties: 'register',
};

const EXAMPLES: Readonly<Record<TableKind, readonly FilledRow[]>> = {
  counties: [{ 行政区划代码: '000123', 县区名称: '某县', 类型: '县' }],
  sections: [
    { 断面名称: '甲', 所在水体: '甲河', 水体类型: '河流', 控制级别: '国考', 责任县区: '某县', 水质目标: 'Ⅲ' },
  ],
  readings: [{ 监测月份: '2026-06', 断面名称: '甲', 氨氮: '0.52', 总磷: '0.01L', 水质类别: 'Ⅲ' }],
  sampling: [{ 采样轮次: '第一轮', 采样日期: '2026-06-05', 断面名称: '甲', 氨氮: '0.5' }],
  plants: [
    {
      污水处理厂名称: '一厂',
      所在县区: '某县',
      类别: '城镇',
      设计规模: '2.5',
      执行标准: '一级A',
      环评批复日期: '2004-03-01',
    },
  ],
  plantMonths: [{ 污水处理厂名称: '一厂', 运行状态: '运行', 处理水量: '70', 出水化学需氧量: '28' }],
  tasks: [
    {
      编号: '1',
      问题来源: '通报',
      涉及断面或设施: '甲',
      问题描述: '超标',
      整改措施: '截污',
      责任县区: '某县',
      责任部门: '水务局',
      责任人: '张三',
      整改时限: '2026年6月底前',
      销号状态: '未完成',
    },
  ],
  stages: [{ 污水处理厂名称: '一厂', 项目名称: '扩容', 工程节点: '开工', 计划完成时间: '2026年9月底' }],
  collections: [{ 县区名称: '某县', 收集五日生化需氧量: '79.6', 服务人口: '8.6' }],
  outfalls: [
    {
      排污口编号: '1',
      排污口名称: '桥下',
      责任县区: '某县',
      受纳水体: '甲河',
      排污口类型: '其他排口',
      整治方式: '规范整治',
      整治状态: '整治中',
      整治时限: '交办后10个工作日内',
    },
  ],
  networks: [
    { 项目名称: '干管', 责任县区: '某县', 项目类型: '新建污水管网', 计划长度: '3.2', 完成长度: '1' },
  ],
  funds: [
    {
      项目名称: '干管',
      责任县区: '某县',
      资金来源: '专项债券',
      计划资金: '900',
      到位资金: '400',
      支出资金: '380',
    },
  ],
  duties: [{ 责任部门: '住建局', 工作任务: '新建管网', 计量单位: '公里', 目标值: '85', 完成值: '54' }],
  recipients: [{ 县区名称: '某县', 姓名: '张三', 职务: '局长', 邮箱: 'zhangsan@example.cn' }],
};

/** A row with something in every required column and some others, of the kind each column holds. */
function rowOf(kind: TableKind): fc.Arbitrary<FilledRow> {
  const word = fc.string({
    unit: fc.constantFrom(...'河桥镇口一二甲乙（）*|<&"\''),
    minLength: 1,
    maxLength: 6,
  });
  const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
    number: fc.nat(99_999).map((value) => String(value / 100)),
    amount: fc.oneof(
      fc.nat(99_999).map((value) => String(value / 1000)),
      fc.constantFrom('0.01L', '0.50', '断流'),
    ),
    class: fc.constantFrom('Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'),
    month: fc.constantFrom('2026-06', '2025-12'),
    date: fc.constantFrom('2026-06-30', '2024-02-29', '2000-01-01'),
    due: fc.constantFrom('2026-09-30', '2026年9月底'),
    deadline: fc.constantFrom('2026-06-30', '2026年二季度末', '长期坚持'),
    email: fc.constantFrom('a@example.cn'),
  };
  const columns = allColumns(tableSpec(kind));
  const fields = columns.map((column) => {
    const text = column.choices
      ? fc.constantFrom(...column.choices.map(({ label }) => label))
      : (texts[column.type] ?? word.map((rest) => `名${rest}`));
    return [column.header, text] as const;
  });
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: columns.filter(({ required }) => required).map(({ header }) => header),
  });
}
