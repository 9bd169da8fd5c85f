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

  it('hold 16 sections on 5 rivers and 2 lake points, of every level, with targets Ⅱ to Ⅳ', async () => {
    const sections = await workbookTable('data/register/断面名录.xlsx', '断面名称');
    const rivers = sections.filter((section) => section.水体类型 === '河流');
    const lakes = sections.filter((section) => section.水体类型 !== '河流');
    expect([rivers.length, lakes.length]).toEqual([16, 2]);
    expect(new Set(rivers.map((section) => section.所在水体)).size).toBe(5);
    expect(new Set(lakes.map((section) => section.所在水体)).size).toBe(2);
    expect(Object.keys(count(sections, '控制级别')).sort()).toEqual(['国考', '市考', '省考']);
    expect(new Set(sections.map((section) => rankOf(section.水质目标!)))).toEqual(new Set([2, 3, 4]));
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
    expect(await latest()).toHaveLength(18);
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

  it('give the bulletin something to say: 12 on target, 5 not, in 4 counties, one 劣Ⅴ', async () => {
    const sections = await workbookTable('data/register/断面名录.xlsx', '断面名称');
    const stated = new Map((await latest()).map((row) => [row.断面名称, rankOf(row.水质类别!)]));
    const judged = sections.filter((section) => stated.get(section.断面名称)! > 0);
    const missed = judged.filter((section) => stated.get(section.断面名称)! > rankOf(section.水质目标!));
    expect([judged.length - missed.length, missed.length]).toEqual([12, 5]);
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
        const before = earlier.find((one) => one.监测月份 === month && one.断面名称 === row.断面名称)!;
        return rank(row) === 0 ? 0 : rank(row) - rank(before);
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

  it('has 45 tasks with deadlines of every kind, as text and as date cells', async () => {
    const tasks = await ledger();
    expect(new Set(tasks.map((task) => task.编号)).size).toBe(45);
    expect(new Set(tasks.map((task) => deadline(task.整改时限!).kind))).toEqual(
      new Set(['day', 'month', 'quarter', 'year', '立行立改', '长期坚持']),
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

  it('holds 6 overdue, 9 due within 30 days, 10 later, 5 undated and 15 done tasks', async () => {
    const kinds: Record<string, number> = {};
    for (const task of await ledger()) {
      const { due } = deadline(task.整改时限!);
      const days = due === undefined ? undefined : daysBetween(CUTOFF, due);
      const open = days === undefined ? 'undated' : days < 0 ? 'overdue' : days <= 30 ? 'soon' : 'later';
      const kind = task.销号状态 === '未完成' ? open : 'done';
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    expect(kinds).toEqual({ overdue: 6, soon: 9, later: 10, undated: 5, done: 15 });
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

describe('the text files', () => {
  it('set the month and its cut-off date', async () => {
    const meeting = parseYaml(await readFile(join(PROJECT, 'data/2026-06/meeting.yaml'), 'utf8'));
    expect(meeting).toMatchObject({ 期次: '2026-06', 会议日期: '2026-07-15', 数据截止日期: CUTOFF });
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
