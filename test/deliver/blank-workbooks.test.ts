import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blankWorkbook, type FilledRow } from '../../src/deliver/blank-workbooks.ts';
import { columnExample } from '../../src/model/column-words.ts';
import { allColumns, type TableKind } from '../../src/model/columns.ts';
import { TABLES, tableSpec } from '../../src/model/tables.ts';
import { readProject } from '../../src/read/project/project.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { readBack, rowOf, textsOf, understood, valuesOf } from './filled-rows.ts';

const KINDS = TABLES.map(({ name, kind }) => [name, kind] as const);

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

  it('freezes the header and the names, and offers closed lists to choose from', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('sections'));
    expect(sheets[0]?.freezePane).toEqual({ rows: 1, columns: 2 });
    const lists = sheets[0]!.dataValidations!.filter(({ type }) => type === 'list');
    expect(lists.map(({ range, values }) => [range, values])).toEqual([
      ['D2:D501', ['河流', '湖库']],
      ['E2:E501', ['国考', '省考', '市考']],
      ['G2:G501', ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']],
    ]);
  });

  it('offers the names of the registers where a table refers to them', async () => {
    const names = { counties: ['甲县', '乙区'], sections: ['一桥', '二桥', '三桥'], plants: ['一厂'] };
    const { sheets } = await readXlsx(await blankWorkbook('readings', [], names));
    expect(sheets.map(({ name }) => name)).toEqual(['断面水质', '填表说明', '下拉选项']);
    expect(sheets[2]!.rows.slice(0, 4).map(([name]) => name)).toEqual(['断面', '一桥', '二桥', '三桥']);
    const list = sheets[0]!.dataValidations!.find(({ type, formula1 }) => type === 'list' && formula1);
    expect(list).toMatchObject({ range: 'C2:C501', formula1: "'下拉选项'!$A$2:$A$4", errorStyle: 'warning' });
    const [own] = (await readXlsx(await blankWorkbook('counties', [], names))).sheets;
    expect(own!.dataValidations!.some(({ formula1 }) => formula1?.includes('下拉选项'))).toBe(false);
  });

  it.each(KINDS)('prints %s on A4 lying down with its head on every page', async (_, kind) => {
    const { sheets } = await readXlsx(await blankWorkbook(kind));
    for (const { pageSetup } of sheets) {
      expect(pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToPage: true });
    }
    expect(sheets[0]!.pageSetup!.printTitlesRow).toBe('$1:$1');
  });

  it('lets other names stand where a list is not closed', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('plants', [{ 执行标准: '某省一级' }]));
    const [kinds, grades] = sheets[0]!.dataValidations!.filter(({ type }) => type === 'list');
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

  it('explains every column in a sheet of its own', async () => {
    const { sheets } = await readXlsx(await blankWorkbook('readings'));
    expect(sheets[1]?.name).toBe('填表说明');
    const explained = sheets[1]!.rows.slice(3).map(([header]) => header);
    expect(explained).toContain('断面名称');
    expect(explained).toContain('氨氮');
    expect(sheets[1]!.rows.find(([header]) => header === '氨氮')).toEqual([
      '氨氮',
      '选填',
      'mg/L',
      expect.stringContaining('检出限'),
      '0.42',
      '',
    ]);
  });

  it('adds a column for an item that a row holds', async () => {
    const [row] = await readBack(await blankWorkbook('readings', [{ 断面名称: '甲', 六价铬: '0.004L' }]));
    expect(row).toEqual({ 断面名称: '甲', 六价铬: '0.004L' });
  });

  it.each(KINDS)('is read back unchanged: %s', async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf(kind), { minLength: 1, maxLength: 5 }), async (rows) => {
        const content = await blankWorkbook(kind, rows.map(textsOf));
        expect(await readBack(content)).toEqual(rows.map(textsOf));
        expect(await understood(content)).toEqual(rows.map(valuesOf));
      }),
      { numRuns: 15 },
    );
  });

  it.each(KINDS)('gives an example of every column of %s that is read without a word', async (_, kind) => {
    const columns = allColumns(tableSpec(kind));
    expect(columns.filter((column) => columnExample(column) === '')).toEqual([]);
    const example = Object.fromEntries(columns.map((column) => [column.header, columnExample(column)]));
    const content = await blankWorkbook(kind, [example]);
    expect(await readBack(content)).toEqual([example]);
    expect(Object.keys((await understood(content))[0]!)).toHaveLength(columns.length);
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
