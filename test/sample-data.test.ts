import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { daysBetween } from '../src/model/calendar.ts';

const PROJECT = join(import.meta.dirname, '..');
const SCRIPT = join(PROJECT, 'scripts', 'make-sample-data.mjs');
const CUTOFF = '2026-07-10';

type Row = Readonly<Record<string, string>>;

let made: string;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'jianbao-sample-'));
  await promisify(execFile)(process.execPath, [SCRIPT, '--out', made], {
    env: { ...process.env, TZ: 'America/Los_Angeles' },
  });
});

afterAll(async () => {
  await rm(made, { recursive: true, force: true });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Rows of the table that starts at the first row holding `head`, by their headers without units. */
function tableOf(grid: readonly (readonly string[])[], head: string): Row[] {
  const start = grid.findIndex((row) => row.includes(head));
  const headers = grid[start]!.map((header) => header.replace(/[\n（].*$/s, ''));
  return grid
    .slice(start + 1)
    .filter((row) => row.filter((cell) => cell !== '').length > 1)
    .map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}

async function csvTable(path: string, encoding: 'gbk' | 'utf8', head: string): Promise<Row[]> {
  const text = iconv.decode(await readFile(join(PROJECT, path)), encoding);
  return tableOf(parse(text) as string[][], head);
}

async function sheetGrid(path: string, sheet = 0): Promise<unknown[][]> {
  const { sheets } = await readXlsx(await readFile(join(PROJECT, path)));
  return sheets[sheet]!.rows as unknown[][];
}

const written = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');

async function workbookTable(path: string, head: string): Promise<Row[]> {
  const grid = await sheetGrid(path);
  return tableOf(
    grid.map((row) => row.map(written)),
    head,
  );
}

const count = (rows: readonly Row[], column: string) => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[column]!] = (counts[row[column]!] ?? 0) + 1;
  return counts;
};

const RANKS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'];
const rankOf = (text: string) => RANKS.indexOf(text.replace('类', '')) + 1;

describe('regenerating', () => {
  it('gives the committed files byte for byte', async () => {
    const committed = (
      await Promise.all(
        ['data/register', 'data/history', 'data/2026-06'].map(async (folder) =>
          (await filesBelow(join(PROJECT, folder))).map((file) => `${folder}/${file}`),
        ),
      )
    ).flat();
    expect([...committed, 'jianbao.yaml'].sort()).toEqual(await filesBelow(made));
    for (const file of await filesBelow(made)) {
      const [before, after] = await Promise.all([readFile(join(PROJECT, file)), readFile(join(made, file))]);
      expect(after.equals(before), file).toBe(true);
    }
  });
});

describe('the registers', () => {
  it('name one district, six counties and one park, with codes no real place has', async () => {
    const counties = await csvTable('data/register/县区名录.csv', 'gbk', '县区名称');
    expect(count(counties, '类型')).toEqual({ 市辖区: 1, 县: 6, 开发区: 1 });
    for (const county of counties) expect(county.行政区划代码).toMatch(/^99\d{4}$/);
  });

  it('hold 17 sections on 5 rivers and 3 lake points, of every level, with targets Ⅱ to Ⅳ', async () => {
    const sections = await workbookTable('data/register/断面名录.xlsx', '断面名称');
    const rivers = sections.filter((section) => section.水体类型 === '河流');
    const lakes = sections.filter((section) => section.水体类型 !== '河流');
    expect([rivers.length, lakes.length]).toEqual([17, 3]);
    expect(new Set(rivers.map((section) => section.所在水体)).size).toBe(5);
    expect(new Set(lakes.map((section) => section.所在水体)).size).toBe(2);
    expect(Object.keys(count(sections, '控制级别')).sort()).toEqual(['国考', '市考', '省考']);
    expect(new Set(sections.map((section) => rankOf(section.水质目标!)))).toEqual(new Set([2, 3, 4]));
  });

  it('order the sections of three rivers, one given up, and tell the newest lake point from the others', async () => {
    const sections = await workbookTable('data/register/断面名录.xlsx', '断面名称');
    const ordered = (water: string) =>
      sections
        .filter((section) => section.所在水体 === water && section.流向序号 !== '')
        .sort((a, b) => Number(a.流向序号) - Number(b.流向序号))
        .map((section) => section.断面名称);
    expect(ordered('云泽江')).toEqual([
      '源口',
      '怀麓大桥',
      '青岑渡口',
      '泽阳水厂',
      '旧码头',
      '东津桥',
      '临溆出境',
    ]);
    expect([ordered('青岑河').length, ordered('柳汀河').length]).toEqual([3, 3]);
    const of = (column: string) =>
      sections
        .filter((section) => section[column] !== '')
        .map((section) => [section.断面名称, section[column]]);
    expect(of('停用月份')).toEqual([['旧码头', '2026-01']]);
    expect(of('启用月份')).toEqual([['月汀湖北', '2026-06']]);
    expect(of('附加标准').map(([name]) => name)).toEqual(['泽阳水厂', '怀麓水库坝前']);
    expect(sections.filter((section) => section.所属流域 === '')).toEqual([]);
  });

  it('hold 8 urban, 5 park and 7 township plants', async () => {
    const plants = await workbookTable('data/register/污水处理厂名录.xlsx', '污水处理厂名称');
    expect(count(plants, '类别')).toEqual({ 城镇: 8, 工业园区: 5, 乡镇: 7 });
  });

  it('name one or two recipients a county, at addresses nobody can own', async () => {
    const counties = await csvTable('data/register/县区名录.csv', 'gbk', '县区名称');
    const recipients = await csvTable('data/register/收件人.csv', 'utf8', '姓名');
    const perCounty = count(recipients, '县区名称');
    expect(new Set(Object.keys(perCounty))).toEqual(new Set(counties.map((county) => county.县区名称)));
    for (const number of Object.values(perCounty)) expect([1, 2]).toContain(number);
    for (const { 邮箱 } of recipients) expect(邮箱).toMatch(/^[\w.]+@[\w.]+\.example$/);
  });

  it('know every county, section and plant that other tables speak of', async () => {
    const [counties, sections, plants, tasks, running] = await Promise.all([
      csvTable('data/register/县区名录.csv', 'gbk', '县区名称'),
      workbookTable('data/register/断面名录.xlsx', '断面名称'),
      workbookTable('data/register/污水处理厂名录.xlsx', '污水处理厂名称'),
      workbookTable('data/2026-06/整改任务台账.xlsx', '编号'),
      csvTable('data/2026-06/污水处理厂运行.csv', 'utf8', '运行状态'),
    ]);
    const countyNames = counties.map((county) => county.县区名称);
    const sectionNames = sections.map((section) => section.断面名称);
    const plantNames = plants.map((plant) => plant.污水处理厂名称);
    for (const section of sections) expect(countyNames).toContain(section.责任县区);
    for (const plant of plants) expect(countyNames).toContain(plant.所在县区);
    for (const task of tasks) {
      expect(countyNames).toContain(task.责任县区);
      expect([...sectionNames, ...plantNames]).toContain(task.涉及断面或设施);
    }
    expect(running.map((row) => row.污水处理厂名称)).toEqual(plantNames);
  });
});

describe('the readings', () => {
  const history = () => csvTable('data/history/断面水质_2025-01至2026-05.csv', 'gbk', '监测月份');
  const latest = () => workbookTable('data/2026-06/断面水质.xlsx', '断面名称');

  it('cover all sections in 18 months', async () => {
    const rows = await history();
    const months = count(rows, '监测月份');
    expect(Object.keys(months)).toHaveLength(17);
    expect([Object.keys(months)[0], Object.keys(months).at(-1)]).toEqual(['2025-01', '2026-05']);
    expect(new Set(Object.values(months))).toEqual(new Set([18]));
    expect(await latest()).toHaveLength(19);
    const given = await csvTable('data/history/断面水质_已撤销断面.csv', 'gbk', '监测月份');
    expect(count(given, '断面名称')).toEqual({ 旧码头: 12 });
    expect(given.at(-1)?.监测月份).toBe('2025-12');
  });

  it('measure lakes for their trophic state, and drinking water for what else it must keep', async () => {
    const measured = (rows: readonly Row[], column: string) =>
      new Set(rows.filter((row) => /^\d/.test(row[column]!)).map((row) => row.断面名称));
    const lakes = ['月汀湖湖心', '怀麓水库坝前'];
    for (const item of ['叶绿素a', '透明度']) {
      expect(measured(await history(), item)).toEqual(new Set(lakes));
      expect(measured(await latest(), item)).toEqual(new Set([...lakes, '月汀湖北']));
    }
    expect(measured(await latest(), '锰')).toEqual(new Set(['泽阳水厂', '怀麓水库坝前']));
    expect(Math.max(...(await latest()).map((row) => Number.parseFloat(row.锰!) || 0))).toBeGreaterThan(0.1);
  });

  it('hold values below every detection limit, one dry month and one month without a station', async () => {
    const earlier = await history();
    const cells = new Set(earlier.flatMap((row) => Object.values(row)));
    for (const below of ['4L', '0.5L', '0.025L', '0.01L', '0.05L']) expect(cells).toContain(below);
    expect(earlier.filter((row) => row.溶解氧 === '断流')).toHaveLength(1);
    expect((await latest()).filter((row) => row.溶解氧 === '停站').map((row) => row.断面名称)).toEqual([
      '松岭',
    ]);
  });

  it('give the bulletin something to say: 13 on target, 5 not, in 4 counties, one 劣Ⅴ', async () => {
    const sections = await workbookTable('data/register/断面名录.xlsx', '断面名称');
    const stated = new Map((await latest()).map((row) => [row.断面名称, rankOf(row.水质类别!)]));
    const judged = sections.filter((section) => stated.get(section.断面名称)! > 0);
    const missed = judged.filter((section) => stated.get(section.断面名称)! > rankOf(section.水质目标!));
    expect([judged.length - missed.length, missed.length]).toEqual([13, 5]);
    expect(new Set(missed.map((section) => section.责任县区)).size).toBe(4);
    expect([...stated.values()].filter((rank) => rank === 6)).toHaveLength(1);
  });

  it('state the class that the values give, and differ from the month and the year before', async () => {
    const script = new URL('../scripts/sample-data/classes.mjs', import.meta.url).href;
    const { classOf } = (await import(script)) as {
      classOf: (values: Row, body: string) => number | null;
    };
    const bodies = new Map(
      (await workbookTable('data/register/断面名录.xlsx', '断面名称')).map((section) => [
        section.断面名称!,
        section.水体类型!,
      ]),
    );
    const rank = (row: Row) => {
      const plain = Object.fromEntries(
        Object.entries(row).map(([key, text]) => [key, text.replace('Ｌ', 'L')]),
      );
      return classOf(plain, bodies.get(row.断面名称!)!) ?? 0;
    };
    const current = await latest();
    for (const row of current) expect(rank(row), row.断面名称).toBe(rankOf(row.水质类别!));
    const earlier = await history();
    for (const month of ['2026-05', '2025-06']) {
      const changes = current.map((row) => {
        const before = earlier.find((one) => one.监测月份 === month && one.断面名称 === row.断面名称);
        return rank(row) === 0 || before === undefined ? 0 : rank(row) - rank(before);
      });
      expect(changes.filter((change) => change < 0).length, month).toBeGreaterThanOrEqual(3);
      expect(changes.filter((change) => change > 0).length, month).toBeGreaterThanOrEqual(3);
    }
  });

  it('sample 8 sections on 3 days at the same time', async () => {
    const rows = await workbookTable('data/2026-06/加密监测.xlsx', '采样轮次');
    expect(count(rows, '采样日期')).toEqual({ '2026-06-23': 8, '2026-06-24': 8, '2026-06-25': 8 });
    expect(new Set(rows.map((row) => row.断面名称)).size).toBe(8);
  });
});

describe('the plants of the month', () => {
  it('are in every state', async () => {
    const rows = await csvTable('data/2026-06/污水处理厂运行.csv', 'utf8', '运行状态');
    expect(Object.keys(count(rows, '运行状态')).sort()).toEqual(
      ['运行', '提标改造', '扩容', '在建', '调试进水', '停运', '移交中'].sort(),
    );
  });

  it('hold one overloaded and one half empty, three over their limits, one building site past its date', async () => {
    const rows = await csvTable('data/2026-06/污水处理厂运行.csv', 'utf8', '运行状态');
    const register = await workbookTable('data/register/污水处理厂名录.xlsx', '污水处理厂名称');
    const loads = rows
      .map((row, index) => (Number(row.处理水量) / (Number(register[index]!.设计规模) * 30)) * 100)
      .filter((load) => load > 0);
    expect(loads.filter((load) => load > 100)).toHaveLength(1);
    expect(loads.filter((load) => load < 60)).toHaveLength(1);
    const limits = { 一级A: { COD: 50, N: 5, P: 0.5 }, 一级B: { COD: 60, N: 8, P: 1 } };
    const over = rows.filter((row, index) => {
      const plant = register[index]!;
      const limit = limits[plant.执行标准 as keyof typeof limits];
      const phosphorus = plant.环评批复日期! < '2006-01-01' ? 1 : limit.P;
      return (
        Number(row.出水化学需氧量) > limit.COD ||
        Number(row.出水氨氮) > limit.N ||
        Number(row.出水总磷) > phosphorus
      );
    });
    expect(over.map((row) => row.污水处理厂名称)).toEqual([
      '望汀县污水处理厂',
      '鹭原县污水处理厂',
      '石渚县工业园区污水处理厂',
    ]);
    expect(rows.filter((row) => /^2026-0[1-6]/.test(row.计划完成时间!))).toHaveLength(1);
  });
});

describe('the ledger', () => {
  const QUARTER_ENDS: Record<string, string> = { 二: '06-30', 三: '09-30', 四: '12-31' };
  const MONTH_ENDS: Record<string, string> = { 6: '06-30', 7: '07-31', 8: '08-31', 9: '09-30', 10: '10-31' };

  /** Kind and last day of a deadline in the spellings the sample uses. */
  function deadline(text: string): { kind: string; due?: string } {
    // Ten working days from Monday 29 June, in a fortnight without a holiday.
    if (text === '交办后10个工作日内') return { kind: 'working days', due: '2026-07-13' };
    const [, year, rest] = /^(\d{4})[-/年](.*)$/.exec(text) ?? [];
    if (year === undefined || rest === undefined) return { kind: text };
    if (rest.startsWith('底')) return { kind: 'year', due: `${year}-12-31` };
    const quarter = /^(.)季度末/.exec(rest);
    if (quarter) return { kind: 'quarter', due: `${year}-${QUARTER_ENDS[quarter[1]!]}` };
    const month = /^(\d+)月底/.exec(rest);
    if (month) return { kind: 'month', due: `${year}-${MONTH_ENDS[month[1]!]}` };
    const [, monthNumber, day] = /^(\d+)[-/月](\d+)日?$/.exec(rest)!;
    return { kind: 'day', due: `${year}-${monthNumber!.padStart(2, '0')}-${day!.padStart(2, '0')}` };
  }

  const ledger = () => workbookTable('data/2026-06/整改任务台账.xlsx', '编号');

  it('has 46 tasks with deadlines of every kind, as text and as date cells', async () => {
    const tasks = await ledger();
    expect(new Set(tasks.map((task) => task.编号)).size).toBe(46);
    expect(new Set(tasks.map((task) => deadline(task.整改时限!).kind))).toEqual(
      new Set(['day', 'month', 'quarter', 'year', 'working days', '立行立改', '长期坚持']),
    );
    const grid = await sheetGrid('data/2026-06/整改任务台账.xlsx');
    const column = grid[2]!.indexOf('整改时限');
    const kinds = grid.slice(3).map((row) => (row[column] instanceof Date ? 'date' : typeof row[column]));
    expect(new Set(kinds)).toEqual(new Set(['date', 'string']));
  });

  it('names seven departments, and origins of every kind', async () => {
    const tasks = await ledger();
    expect(Object.keys(count(tasks, '责任部门')).sort()).toEqual(
      ['住建局', '水务局', '生态环境局', '发改委', '财政局', '农业农村局', '城管局'].sort(),
    );
    expect(Object.keys(count(tasks, '问题来源')).sort()).toEqual(
      ['省督察', '市巡查', '约谈交办', '通报', '专项检查'].sort(),
    );
  });

  it('holds 6 overdue, 10 due within 30 days, 10 later, 5 undated and 15 done tasks', async () => {
    const kinds: Record<string, number> = {};
    for (const task of await ledger()) {
      const { due } = deadline(task.整改时限!);
      const days = due === undefined ? undefined : daysBetween(CUTOFF, due);
      const open = days === undefined ? 'undated' : days < 0 ? 'overdue' : days <= 30 ? 'soon' : 'later';
      const kind = task.销号状态 === '未完成' ? open : 'done';
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    expect(kinds).toEqual({ overdue: 6, soon: 10, later: 10, undated: 5, done: 15 });
  });

  it('keeps its dates in order and tells done from closed, in time from late', async () => {
    const done = (await ledger()).filter((task) => task.销号状态 !== '未完成');
    const plain = (text: string) => deadline(text).due ?? text;
    for (const task of await ledger()) {
      expect(task.完成日期 !== '', task.编号).toBe(task.销号状态 !== '未完成');
    }
    for (const task of done) {
      expect(plain(task.完成日期!) >= plain(task.交办日期!), task.编号).toBe(true);
      expect(plain(task.完成日期!) <= CUTOFF, task.编号).toBe(true);
    }
    const late = done.filter((task) => {
      const { due } = deadline(task.整改时限!);
      return due !== undefined && plain(task.完成日期!) > due;
    });
    expect(count(done, '销号状态')).toEqual({ 已完成: 8, 已销号: 7 });
    expect(count(late, '销号状态')).toEqual({ 已完成: 3, 已销号: 2 });
  });
});

describe('what is being built and paid for', () => {
  const sheetTable = async (path: string, sheet: number, head: string) =>
    tableOf(
      (await sheetGrid(path, sheet)).map((row) => row.map(written)),
      head,
    );
  const projects = (sheet: number) =>
    sheetTable('data/2026-06/重点工程调度表.xlsx', sheet, sheet === 0 ? '工程节点' : '项目名称');

  it('has plants with weak water, ones that take little out, and ones not connected', async () => {
    const rows = await csvTable('data/2026-06/污水处理厂运行.csv', 'utf8', '运行状态');
    const running = rows.filter((row) => Number(row.进水BOD5) > 0);
    expect(running.filter((row) => Number(row.进水BOD5) < 100)).toHaveLength(6);
    expect(
      running
        .filter((row) => Number(row.进水COD) - Number(row.出水化学需氧量) < 100)
        .map((row) => row.污水处理厂名称),
    ).toEqual(['望汀县污水处理厂']);
    expect(count(rows, '在线监测联网')).toEqual({ 已联网: 11, 未联网: 2, 否: 1, 不要求: 4, '': 2 });
  });

  it('has stages that are late, stages done late and stages in time', async () => {
    const rows = await projects(0);
    const late = rows.filter(
      (row) => row.实际完成时间 === '' && /^2\d{3}-/.test(row.计划完成时间!) && row.计划完成时间! < CUTOFF,
    );
    expect(new Set(late.map((row) => row.污水处理厂名称))).toEqual(new Set(['石渚县城北污水处理厂']));
    const done = rows.filter((row) => row.实际完成时间 !== '');
    expect(done.filter((row) => row.实际完成时间! > row.计划完成时间!).length).toBeGreaterThanOrEqual(3);
    expect(done.filter((row) => row.实际完成时间! <= row.计划完成时间!).length).toBeGreaterThanOrEqual(3);
  });

  it('has sewers behind plan, money not come and money not spent', async () => {
    const networks = await projects(1);
    expect(networks.filter((row) => Number(row.完成长度) / Number(row.计划长度) < 0.5).length).toBe(3);
    const funds = await projects(2);
    expect(funds.filter((row) => row.到位资金 === '0')).toHaveLength(1);
    expect(funds.filter((row) => Number(row.支出资金) / Number(row.到位资金) < 0.5)).toHaveLength(1);
    for (const row of networks) expect(Number(row.完成长度)).toBeLessThanOrEqual(Number(row.计划长度));
    for (const row of funds) expect(Number(row.支出资金)).toBeLessThanOrEqual(Number(row.到位资金));
  });

  it('has outfalls in every state, and duties of every kind', async () => {
    const outfalls = await workbookTable('data/2026-06/入河排污口.xlsx', '排污口编号');
    expect(count(outfalls, '整治状态')).toEqual({ 整治中: 4, 未启动: 2, 已完成: 3, 已销号: 3 });
    const duties = await workbookTable('data/2026-06/部门职责.xlsx', '工作任务');
    expect(duties.map((row) => row.责任部门)).toEqual(
      expect.arrayContaining(['住建局', '水务局', '生态环境局', '发改委', '财政局']),
    );
  });

  it('collects less than seven tenths in some counties', async () => {
    const rows = await csvTable('data/2026-06/污水收集.csv', 'utf8', '县区名称');
    const rate = (row: Row) =>
      Number(row.收集BOD5) / (Number(row.产生BOD5) || Number(row.服务人口) * 0.045 * 30 * 10);
    expect(rows.filter((row) => rate(row) < 0.7).map((row) => row.县区名称)).toEqual([
      '怀麓县',
      '望汀县',
      '临溆县',
      '石渚县',
    ]);
    for (const row of rows) expect(rate(row)).toBeLessThan(1);
  });
});

describe('the text files', () => {
  it('set the month and its cut-off date', async () => {
    const meeting = parseYaml(await readFile(join(PROJECT, 'data/2026-06/meeting.yaml'), 'utf8'));
    expect(meeting).toMatchObject({
      期次: '2026-06',
      会议日期: '2026-07-15',
      数据截止日期: CUTOFF,
      上次会议日期: '2026-06-12',
    });
  });

  it('say that the city is invented', async () => {
    const settings = parseYaml(await readFile(join(PROJECT, 'jianbao.yaml'), 'utf8'));
    expect(settings).toMatchObject({ 城市: '云泽市（虚构）', 文种: ['bulletin'] });
    expect(settings.数据声明).toContain('虚构');
  });

  it('have no digit in the secretary’s prose outside backticks', async () => {
    const notes = await readFile(join(PROJECT, 'data/2026-06/notes.md'), 'utf8');
    expect(notes.replaceAll(/`[^`]*`/g, '')).not.toMatch(/\d/);
  });
});
