import { createHash } from 'node:crypto';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readProject, readProjectConfig } from '../../src/read/project/project.ts';
import { compoundFile } from './raw-workbooks.ts';
import { codes, projectWith } from './samples.ts';

const meeting = (month: string) =>
  `期次: ${month}\n会议名称: 调度会\n会议日期: 2026-07-15\n数据截止日期: 2026-07-10\n`;

const FILES = {
  'jianbao.yaml': '城市: 云泽市\n单位: 攻坚办\n',
  'data/register/县区名录.csv': new Uint8Array(iconv.encode('代码,县区名称,类型\n530000,青岑县,县\n', 'gbk')),
  'data/register/断面名录.csv':
    '断面名称,所在水体,水体类型,控制级别,责任县区,水质目标\n甲,甲河,河流,国考,青岑县,Ⅲ\n乙,乙湖,湖库,省考,青岑县,Ⅱ\n',
  'data/history/断面水质.csv': '月份,断面名称,氨氮\n2026-04,甲,0.4\n2026-04,乙,0.04\n',
  'data/2026-05/断面水质.csv': '断面名称,氨氮\n甲,0.5\n乙,0.05\n',
  'data/2026-05/整改任务.csv': '编号,整改时限,销号状态\n旧任务,明天,未完成\n',
  'data/2026-05/meeting.yaml': meeting('2026-05'),
  'data/2026-06/断面水质.csv': '断面名称,氨氮\n甲,0.6\n乙,0.06\n',
  'data/2026-06/meeting.yaml': meeting('2026-06'),
  'data/2026-06/notes.md': '本月降雨偏多。\n',
  'data/2026-06/附件.docx': 'x',
  'data/standards/GB3838-2002.csv': '项目\n',
};

const without = (...paths: string[]) =>
  Object.fromEntries(Object.entries(FILES).filter(([path]) => !paths.includes(path)));

describe('readProject', () => {
  it('reads the latest month with what went before it', async () => {
    const { value, problems } = await readProject({ projectDir: await projectWith(FILES) });
    // The ledger of an earlier month is not used, so nothing is said of it.
    expect(codes(problems)).toEqual(['ENCODING_GB18030']);
    expect(value?.config.city.value).toBe('云泽市');
    expect(value?.records.meeting.period.value).toBe('2026-06');
    expect(value?.records.readings.map(({ month, section }) => `${month} ${section.value}`)).toEqual([
      '2026-04 甲',
      '2026-04 乙',
      '2026-05 甲',
      '2026-05 乙',
      '2026-06 甲',
      '2026-06 乙',
    ]);
    expect(value?.records.tasks).toEqual([]);
    expect(value?.notes).toEqual({ file: 'data/2026-06/notes.md', text: '本月降雨偏多。\n' });
  });

  it('reads an earlier month when asked, and nothing of later ones', async () => {
    const projectDir = await projectWith({ ...FILES, 'data/2026-06/断面水质.csv': '\u0000' });
    const { value } = await readProject({ projectDir, period: '2026-05' });
    expect(value?.records.readings.map(({ month }) => month)).toEqual([
      '2026-04',
      '2026-04',
      '2026-05',
      '2026-05',
    ]);
    expect(value?.inputs.filter(({ file }) => file.startsWith('data/2026-06'))).toEqual([]);
    expect(value).not.toHaveProperty('notes');
  });

  it('lists every file it read, sorted, with its hash', async () => {
    const { value } = await readProject({ projectDir: await projectWith(FILES) });
    expect(value?.inputs.map(({ file }) => file)).toEqual([
      'data/2026-05/整改任务.csv',
      'data/2026-05/断面水质.csv',
      'data/2026-06/meeting.yaml',
      'data/2026-06/notes.md',
      'data/2026-06/断面水质.csv',
      'data/history/断面水质.csv',
      'data/register/县区名录.csv',
      'data/register/断面名录.csv',
      'jianbao.yaml',
    ]);
    const notes = value?.inputs.find(({ file }) => file.endsWith('notes.md'));
    expect(notes?.sha256).toBe(createHash('sha256').update('本月降雨偏多。\n').digest('hex'));
  });

  it('takes the data from another folder', async () => {
    const moved = Object.fromEntries(
      Object.entries(FILES).map(([path, content]) => [path.replace(/^data/, '数据/今年'), content]),
    );
    const { value } = await readProject({ projectDir: await projectWith(moved), dataDir: '数据/今年' });
    expect(value?.records.sections[0]?.name.source.file).toBe('数据/今年/register/断面名录.csv');
  });

  it('names the data folder that it reads, however it was written', async () => {
    const files = {
      'jianbao.yaml': FILES['jianbao.yaml'],
      '数据/今年/2026-06/meeting.yaml': meeting('2026-06'),
      '数据/今年/2026-06/厂.csv': '月份,厂名,状态\n2026-05,一厂,运行\n',
      '数据/今年/history/断面水质.csv': '断面名称,氨氮\n甲,0.4\n',
      '数据/今年/断面水质.csv': '断面名称,氨氮\n甲,0.4\n',
      '数据/今年/2026-06/来信.csv': '标题\n正文\n',
    };
    for (const dataDir of ['数据/今年', '数据/今年/', '数据\\今年']) {
      const { problems } = await readProject({ projectDir: await projectWith(files), dataDir });
      expect([...new Set(codes(problems))].sort()).toEqual([
        'FILE_NOT_RECOGNISED',
        'MONTH_UNKNOWN',
        'PERIOD_MISMATCH',
        'READINGS_MISSING',
        'REGISTER_MISSING',
        'TABLES_OUTSIDE',
      ]);
      for (const { place, message, hint } of problems) {
        expect(place?.file.startsWith('数据/今年/')).toBe(true);
        expect(message + hint.replace('docs/data.md', '')).not.toMatch(/\bdata\b/);
      }
    }
  });

  it('tells the configuration before the data is read, and only a usable one', async () => {
    const told: string[] = [];
    const onConfig = ({ city }: { city: { value: string } }) => told.push(city.value);
    await readProject({ projectDir: await projectWith({ 'jianbao.yaml': FILES['jianbao.yaml'] }), onConfig });
    await readProject({ projectDir: await projectWith({ 'jianbao.yaml': '城市: 无单位市\n' }), onConfig });
    expect(told).toEqual(['云泽市']);
  });

  it('gives the configuration alone where that is all that is wanted', async () => {
    expect((await readProjectConfig(await projectWith(FILES)))?.office.value).toBe('攻坚办');
    expect(await readProjectConfig(await projectWith({}))).toBeNull();
  });

  it.each<[string, Record<string, string | Uint8Array>, string | undefined, string]>([
    ['no jianbao.yaml', without('jianbao.yaml'), undefined, 'CONFIG_MISSING'],
    ['no meeting.yaml', without('data/2026-06/meeting.yaml'), undefined, 'MEETING_MISSING'],
    [
      'no month folder',
      { 'jianbao.yaml': FILES['jianbao.yaml'], 'data/六月/a.csv': '1' },
      undefined,
      'MONTHS_MISSING',
    ],
    ['no folder of that month', FILES, '2026-07', 'MONTH_MISSING'],
  ])('gives nothing but problems where there is %s', async (_, files, period, code) => {
    const { value, problems } = await readProject({
      projectDir: await projectWith(files),
      ...(period && { period }),
    });
    expect(value).toBeNull();
    expect(codes(problems)).toContain(code);
  });

  it.each<[string, Record<string, string | Uint8Array>, string[], string]>([
    ['a file for the data folder', { data: '' }, ['FILE_UNREADABLE'], 'data'],
    ['a month named otherwise', { 'data/2026年6月/a.csv': '1' }, ['MONTH_FOLDER_NAME'], 'data/2026年6月'],
    [
      'a file for the registers',
      {
        ...without('data/register/县区名录.csv', 'data/register/断面名录.csv'),
        'data/register': '',
      },
      ['FILE_UNREADABLE', 'REGISTER_MISSING', 'REGISTER_MISSING'],
      'data/register',
    ],
    [
      'a folder for the order sheet',
      { ...without('data/2026-06/meeting.yaml'), 'data/2026-06/meeting.yaml/a': '' },
      ['FILE_UNREADABLE'],
      'data/2026-06/meeting.yaml',
    ],
    [
      'a folder for a table',
      { ...without('data/2026-06/断面水质.csv'), 'data/2026-06/断面水质.csv/a.csv': '' },
      ['FILE_UNREADABLE', 'READINGS_MISSING'],
      'data/2026-06/断面水质.csv',
    ],
    [
      'a mark of UTF-8 for a table',
      { ...FILES, 'data/2026-06/加密监测.csv': '\ufeff' },
      ['FILE_EMPTY'],
      'data/2026-06/加密监测.csv',
    ],
  ])('reports %s', async (_, files, expected, file) => {
    const config = { 'jianbao.yaml': FILES['jianbao.yaml'] };
    const { problems } = await readProject({ projectDir: await projectWith({ ...config, ...files }) });
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(codes(errors)).toEqual(expected);
    expect(errors[0]?.place?.file).toBe(file);
  });

  it('reports a table that is a link to nowhere', async () => {
    const projectDir = await projectWith(FILES);
    await symlink(join(projectDir, 'gone.csv'), join(projectDir, 'data/2026-06/加密监测.csv'));
    const { problems } = await readProject({ projectDir });
    expect(problems.find(({ code }) => code === 'FILE_UNREADABLE')?.place?.file).toBe(
      'data/2026-06/加密监测.csv',
    );
  });

  it('reads notes and order sheet in GBK', async () => {
    const gbk = (text: string) => new Uint8Array(iconv.encode(text, 'gbk'));
    const { value, problems } = await readProject({
      projectDir: await projectWith({
        ...FILES,
        'data/2026-06/meeting.yaml': gbk(meeting('2026-06')),
        'data/2026-06/notes.md': gbk('本月降雨偏多。'),
      }),
    });
    expect(value?.records.meeting.title.value).toBe('调度会');
    expect(value?.notes?.text).toBe('本月降雨偏多。');
    expect(codes(problems)).toEqual(['ENCODING_GB18030', 'ENCODING_GB18030', 'ENCODING_GB18030']);
  });

  it.each(['notes.txt', 'notes.md.txt', 'notes.docx'])(
    'says that %s is not read for notes.md',
    async (name) => {
      const path = `data/2026-06/${name}`;
      const misnamed = { ...without('data/2026-06/notes.md'), [path]: '本月降雨偏多。' };
      const warnings = async (files: Record<string, string | Uint8Array>) => {
        const { problems } = await readProject({ projectDir: await projectWith(files) });
        return problems.filter(({ severity }) => severity === 'warning');
      };
      expect(await warnings(misnamed)).toMatchObject([{ code: 'NOTES_NAME', place: { file: path } }]);
      expect(await warnings({ ...FILES, [path]: '本月降雨偏多。' })).toEqual([]);
    },
  );

  it('names the months there are', async () => {
    const { problems } = await readProject({ projectDir: await projectWith(FILES), period: '2026-07' });
    expect(problems[0]?.hint).toContain('2026-05、2026-06');
  });

  it('reports what is wrong everywhere in one pass', async () => {
    const projectDir = await projectWith({
      ...FILES,
      'jianbao.yaml': '城市: 云泽市\n',
      'data/2026-06/meeting.yaml': meeting('2026-05'),
      'data/2026-06/断面水质.csv': '断面名称,氨氮\n丙,0.6\n乙,六\n',
      'data/2026-06/旧表.xls': compoundFile('Workbook'),
      'data/2026-06/来信.csv': '标题\n正文\n',
    });
    const { value, problems } = await readProject({ projectDir });
    expect(value).toBeNull();
    const stopping = problems.filter(({ severity }) => severity !== 'info');
    expect(codes(stopping).sort()).toEqual([
      'AMOUNT_INVALID',
      'FILE_NOT_RECOGNISED',
      'FORMAT_UNSUPPORTED',
      'MEETING_PERIOD_MISMATCH',
      'SECTION_UNKNOWN',
      'YAML_KEY_MISSING',
    ]);
  });

  it('reports any number of problems', async () => {
    const rows = '断面名称,氨氮\n甲,0.6\n乙,0.06\n';
    const files = { ...FILES, 'data/2026-06/断面水质.csv': rows + '合计,1\n'.repeat(150_000) };
    const { problems } = await readProject({ projectDir: await projectWith(files) });
    expect(problems.filter(({ code }) => code === 'ROW_SKIPPED')).toHaveLength(150_000);
  });

  it('reads every sheet of a workbook, and notes the ones that are no table', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: '水质',
          rows: [
            ['断面名称', '氨氮'],
            ['甲', 0.6],
            ['乙', 0.06],
          ],
        },
        {
          name: '厂',
          rows: [
            ['厂名', '所在县区', '类别', '设计规模', '执行标准'],
            ['一厂', '青岑县', '城镇', 2.5, '一级A'],
          ],
        },
        { name: '草稿', rows: [['随手记']] },
        { name: 'Sheet4', rows: [] },
        { name: '填表说明', rows: [['列名', '说明']] },
      ],
    });
    const files = {
      ...without('data/2026-06/断面水质.csv', 'data/2026-05/整改任务.csv'),
      'data/2026-06/月报.xlsx': workbook,
    };
    const { value, problems } = await readProject({ projectDir: await projectWith(files) });
    expect(value?.records.plants[0]).toMatchObject({
      capacity: { value: '2.5', source: { sheet: '厂', cell: 'D2' } },
    });
    expect(problems.filter(({ code }) => code !== 'ENCODING_GB18030')).toMatchObject([
      {
        code: 'SHEET_NOT_RECOGNISED',
        severity: 'info',
        place: { file: 'data/2026-06/月报.xlsx', sheet: '草稿' },
      },
    ]);
  });

  it('ignores the lock file of an open workbook', async () => {
    const projectDir = await projectWith(FILES);
    await writeFile(join(projectDir, 'data/2026-06/~$断面水质.xlsx'), 'x');
    const { problems } = await readProject({ projectDir });
    expect(problems.filter(({ place }) => place?.file.includes('~$'))).toEqual([]);
  });
});

describe('a foreign file through 列映射', () => {
  const CONFIG = `${FILES['jianbao.yaml']}列映射:
  - 文件: 自动站.csv
    表: 断面水质
    列: {断面名称: station, 监测时间: time, 氨氮: [nh3n_raw, nh3n]}
    版本列: version
    缺省年份: 2026
`;
  const ROWS = [
    '自动站小时数据,,,,',
    'version,station,time,nh3n_raw,nh3n,pH',
    '9,甲,06-05 20:00,0.511,0.51,7',
    '10,甲,06-05 20:00,0.522,0.52,7',
    '9,甲,06-06 20:00,,0.53,7',
    '9,乙,06-05 20:00,*,--,7',
    '9,乙,,,--,--',
  ];
  const project = (rows: readonly string[], config = CONFIG) =>
    projectWith({
      ...without('data/2026-06/断面水质.csv', 'data/2026-05/整改任务.csv'),
      'jianbao.yaml': config,
      'data/2026-06/自动站.csv': rows.join('\n'),
    });

  it('takes the first value of several columns and the latest version of a row', async () => {
    const { value, problems } = await readProject({ projectDir: await project(ROWS) });
    const june = value?.records.readings.filter(({ month }) => month === '2026-06');
    expect(
      june?.map(({ section, day, amounts }) => [
        section.value,
        day?.value,
        amounts.氨氮?.value,
        amounts.氨氮?.source.cell,
      ]),
    ).toEqual([
      ['甲', '2026-06-05', { kind: 'measured', value: '0.522' }, 'D4'],
      ['甲', '2026-06-06', { kind: 'measured', value: '0.53' }, 'E5'],
      ['乙', '2026-06-05', { kind: 'missing' }, 'E6'],
    ]);
    // Only what the mapping names is read.
    expect(june?.[0]?.amounts).not.toHaveProperty('pH值');
    expect(problems.filter(({ code }) => code !== 'ENCODING_GB18030')).toMatchObject([
      { code: 'ROWS_SUPERSEDED', place: { cell: 'A3' } },
      { code: 'ROWS_WITHOUT_VALUES', place: { cell: 'B7' } },
    ]);
  });

  it.each([
    [
      'a header the file has not',
      CONFIG.replace('nh3n_raw', 'nh4n_raw'),
      ['MAPPING_COLUMN_MISSING'],
      'jianbao.yaml',
    ],
    [
      'no header the file has',
      CONFIG.replace(/列: .*/, '列: {断面名称: a, 氨氮: b}').replace(/ +版本列.*\n/, ''),
      ['MAPPING_COLUMN_MISSING', 'READINGS_MISSING'],
      'jianbao.yaml',
    ],
    [
      'no column for something required',
      CONFIG.replace('断面名称: station, ', ''),
      ['COLUMN_MISSING', 'READINGS_MISSING'],
      'data/2026-06/自动站.csv',
    ],
  ])('reports %s', async (_, config, expected, file) => {
    const { problems } = await readProject({ projectDir: await project(ROWS, config) });
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(codes(errors)).toEqual(expected);
    expect(errors[0]?.place?.file).toBe(file);
  });

  it('warns of a file that is not there', async () => {
    const { problems } = await readProject({
      projectDir: await projectWith({ ...FILES, 'jianbao.yaml': CONFIG }),
    });
    expect(problems.find(({ code }) => code === 'MAPPING_UNUSED')).toMatchObject({
      severity: 'warning',
      place: { file: 'jianbao.yaml', line: 4 },
    });
  });

  it('says that a date has no year where none is given to go by', async () => {
    const { problems } = await readProject({
      projectDir: await project(ROWS, CONFIG.replace(/ +缺省年份.*\n/, '')),
    });
    expect(problems.find(({ code }) => code === 'DATE_WITHOUT_YEAR')?.hint).toContain('缺省年份');
  });
});
