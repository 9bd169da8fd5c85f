// The commands as a user meets them: answers, exit codes, words.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jianbao, ROOT } from './commands.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'jianbao-cli-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

/** A copy of the sample project, to be spoiled. */
async function sampleCopy(): Promise<string> {
  await cp(join(ROOT, 'data'), join(work, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(work, 'jianbao.yaml'));
  return work;
}

describe('usage', () => {
  it.each([
    ['an unknown command', ['bilud'], '没有“bilud”这个命令（是不是“build”？）'],
    ['an unknown option', ['build', '--fast'], '没有“--fast”这个选项'],
    ['a missing argument', ['trace', '通报'], '缺少参数“数据”'],
    ['a month that is none', ['build', '--period', '2026-13'], '应写成2026-06的样子'],
    ['a choice that is none', ['assess', 'a.csv', '--rounding', 'up'], '不能是“up”，可用：first, none'],
  ])('answers %s in Chinese with exit code 2', (_, args, message) => {
    const run = jianbao(args);
    expect(run.err).toContain(message);
    expect([run.code, run.out]).toEqual([2, '']);
  });

  it.each([[['--help']], [['build', '--help']], [['help', 'assess']]])('helps in Chinese: %j', (args) => {
    const run = jianbao(args);
    expect(run.code).toBe(0);
    expect(run.out).toContain('用法：');
    expect(run.out).not.toMatch(/\b(Usage|Options|default|choices|display help)\b/);
  });
});

describe('build and check', () => {
  it('publishes nothing from data with errors, and the last good set stays', async () => {
    const project = await sampleCopy();
    expect(jianbao(['build', '--format', 'html'], { cwd: project }).code).toBe(0);
    const good = await readFile(join(project, 'output/2026-06/通报.html'));
    const register = join(project, 'data/register/收件人.csv');
    await writeFile(register, (await readFile(register, 'utf8')).replace('@', ' '));

    const run = jianbao(['build'], { cwd: project });
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/收件人\.csv\n +错误　[A-Z]\d+/);
    expect(run.err).toContain('上一次的成果保持不变');
    expect((await readFile(join(project, 'output/2026-06/通报.html'))).equals(good)).toBe(true);
  });

  it('check writes nothing and lists all problems of all files in one pass', async () => {
    const project = await sampleCopy();
    await writeFile(
      join(project, 'data/register/收件人.csv'),
      '县区名称,姓名,职务,邮箱\n无此县,某某,县长,a b\n',
    );
    await writeFile(
      join(project, 'data/2026-06/污水处理厂运行.csv'),
      '污水处理厂名称,运行状态\n无此厂,运行\n',
    );
    const run = jianbao(['check', '--json'], { cwd: project });
    const errors = JSON.parse(run.out).problems.filter(
      ({ severity }: { severity: string }) => severity === 'error',
    );
    expect(run.code).toBe(1);
    expect(new Set(errors.map(({ place }: { place: { file: string } }) => place.file)).size).toBe(2);
    expect(errors.length).toBeGreaterThanOrEqual(3);
    expect((await readdir(project)).sort()).toEqual(['data', 'jianbao.yaml']);
  });

  it('answers --json with one object and keeps the answer on stdout alone', async () => {
    const run = jianbao(['build', '--json', '--format', 'html', '--out', join(work, 'out')]);
    const answer = JSON.parse(run.out);
    expect(answer.ok).toBe(true);
    expect(Object.keys(answer.timings)).toContain('read');
    expect(answer.artefacts.map((path: string) => path.split('/').at(-1))).toContain('通报.html');
    expect(run.err).toBe('');
  });

  it('ends with 75 when another run holds the lock', async () => {
    const out = join(work, 'out');
    jianbao(['build', '--format', 'html', '--out', out]);
    await writeFile(join(out, '.jianbao.lock'), JSON.stringify({ pid: process.pid, host: hostname() }));
    const run = jianbao(['build', '--format', 'html', '--out', out]);
    expect([run.code, run.err.includes('另一次生成正在进行')]).toEqual([75, true]);
  });

  it('ends with 3 and one clear message when there is no browser', () => {
    const run = jianbao(['build', '--force', '--out', join(work, 'out')], {
      env: { JIANBAO_BROWSER: join(work, 'none') },
    });
    expect(run.code).toBe(3);
    expect(run.err.match(/错误　/g)).toHaveLength(1);
  });

  it('reports an unknown document kind with those there are', () => {
    const run = jianbao(['check'], { cwd: ROOT });
    expect(run.code).toBe(0);
    const built = jianbao(['build', '--only', 'letter', '--out', join(work, 'out')]);
    expect([built.code, built.err.includes('现有文种：assessment、bulletin、ledger')]).toEqual([1, true]);
  });
});

describe('an answer that cannot be given', () => {
  it('is one clear problem where the output folder or the new project would be a file', async () => {
    const file = join(work, '记录.docx');
    await writeFile(file, '重要');
    for (const args of [
      ['build', '--out', file],
      ['build', '--out', join(file, 'below')],
      ['init', file],
    ]) {
      const run = jianbao(args);
      expect([args[0], run.code, run.err.match(/错误　/g)?.length]).toEqual([args[0], 1, 1]);
      expect(run.err).not.toContain('程序出错');
    }
    expect(await readFile(file, 'utf8')).toBe('重要');
  });

  it('is said of a trace file that was edited, with what to do', async () => {
    const out = join(work, 'out');
    jianbao(['build', '--format', 'html', '--out', out]);
    await writeFile(join(out, '2026-06/通报.trace.json'), '{"figures":[]}');
    const run = jianbao(['trace', '通报', 'f1', '--out', out]);
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toMatch(/通报\.trace\.json\n +错误　来源记录无法读取/);
    expect(run.err).toContain('jianbao build');
  });

  it('a kind named twice, or none named, makes every document once', () => {
    for (const kinds of ['bulletin,bulletin', ',']) {
      const args = ['build', '--json', '--format', 'html', '--only', kinds, '--out', join(work, 'out')];
      const { artefacts } = JSON.parse(jianbao(args).out);
      const names = artefacts.map((path: string) => path.split('/').at(-1));
      expect(names).toEqual(['index.html', '通报.html', '通报.trace.json', 'manifest.json']);
    }
  });
});

describe('assess', () => {
  const HEADER = '断面名称,水体类型,pH,溶解氧,高锰酸盐指数,氨氮,总磷,备注';
  const assess = async (rows: string[], ...args: string[]) => {
    const file = join(work, '监测.csv');
    await writeFile(file, [HEADER, ...rows].join('\n'));
    return jianbao(['assess', file, ...args]);
  };

  it('gives the same rows with class, deciding and exceeded items', async () => {
    const run = await assess([
      '甲桥,河流,7.6,8.1,1.8,0.12,0.018,',
      '乙桥,河流,8,6.2,5.1,1.32,0.11,"老桥|*新桥* <b>"',
      '丙湖,湖库,8,6.2,5.1,0.01L,0.11,',
      '丁桥,河流,7,--,3,0.2,*,',
    ]);
    expect(run.code).toBe(0);
    const rows: Record<string, string>[] = parse(run.out, { columns: true });
    expect(Object.keys(rows[0]!)).toEqual([
      ...HEADER.split(','),
      '判定类别',
      '定性评价',
      '达标',
      '定类项目',
      '超标项目',
      '主要污染指标',
      '另行评价',
      '评价说明',
    ]);
    expect(rows.map((row) => [row.判定类别, row.定类项目, row.超标项目])).toEqual([
      ['Ⅰ', '', ''],
      ['Ⅳ', '氨氮', '氨氮（0.3）'],
      ['Ⅴ', '总磷', '总磷（1.2）'],
      ['', '', ''],
    ]);
    expect(rows[1]!.备注).toBe('老桥|*新桥* <b>');
    expect(rows[3]!.评价说明).toMatch(/溶解氧.*总磷/);
  });

  it('follows its options', async () => {
    const rows = ['甲桥,河流,7,7,3,1.004,0.1,', '乙桥,河流,7,7,3,0.2,,'];
    const classes = async (...args: string[]) => {
      const run = await assess(rows, '--format', 'json', ...args);
      return JSON.parse(run.out).map((row: Record<string, string>) => row.判定类别);
    };
    expect(await classes()).toEqual(['Ⅲ', '']);
    expect(await classes('--rounding', 'none')).toEqual(['Ⅳ', '']);
    expect(await classes('--missing', 'allow')).toEqual(['Ⅲ', 'Ⅱ']);
    expect(await classes('--policy', 'realtime-2021')).toEqual(['Ⅳ', 'Ⅱ']);
    expect(await classes('--policy', 'realtime-2021', '--missing', 'strict')).toEqual(['Ⅳ', '']);
  });

  it('counts what was not detected as it is told', async () => {
    const rows = ['甲湖,湖库,7,7,3,0.2,0.03L,'];
    const answer = async (...args: string[]) =>
      parse((await assess(rows, ...args)).out, { columns: true })[0];
    expect(await answer()).toMatchObject({
      判定类别: '',
      评价说明: expect.stringContaining('检出限高于限值'),
    });
    expect(await answer('--below', 'limit')).toMatchObject({ 判定类别: 'Ⅲ' });
  });

  it('explains one section with its cells, and says so where there is none of that name', async () => {
    const rows = ['甲桥,河流,7.6,8.1,1.8,1.324,0.018,', '乙桥,河流,7,7,3,0.2,0.1,'];
    const explained = await assess(rows, '--explain', '甲桥');
    expect(explained.code).toBe(0);
    expect(explained.out).toMatch(/^断面“甲桥”，水体类型河流，没有水质目标（监测\.csv A2 B2）\n/);
    expect(explained.out).toContain(
      '氨氮：1.324 mg/L，按2位小数修约为1.32，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）',
    );
    expect(explained.out).toContain('（监测.csv F2；GB3838-2002.csv H7 I7）');
    expect(explained.out).not.toContain('乙桥');
    const unknown = await assess(rows, '--explain', '甲');
    expect([unknown.code, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toContain('是不是“甲桥”？');
  });

  it('sums up a table of several months', async () => {
    const file = join(work, '各月.csv');
    await writeFile(
      file,
      [
        '监测月份,断面名称,所在水体,责任县区,水体类型,水质目标,pH值,溶解氧,高锰酸盐指数,氨氮,总磷',
        '2026-05,甲桥,甲河,甲县,河流,Ⅲ,7,7,3,0.8,0.1',
        '2026-06,甲桥,甲河,甲县,河流,Ⅲ,7,7,3,1.4,0.1',
        '2026-05,乙桥,甲河,乙县,河流,Ⅲ,7,7,3,0.2,0.1',
        '2026-06,乙桥,甲河,乙县,河流,Ⅲ,7,7,3,0.2,0.1',
      ].join('\n'),
    );
    const text = jianbao(['assess', file, '--summary']);
    expect([text.code, text.err]).toEqual([0, '']);
    expect(text.out).toMatch(/^2026年6月监测数据评价结果\n/);
    // (1.4 + 0.2) ÷ 2 = 0.8: the mean of the river's sections is Ⅲ; in May (0.8 + 0.2) ÷ 2 = 0.5 is Ⅱ
    expect(text.out).toMatch(/^甲河\t2\t50\.0\t0\.0\t良好\t/m);
    expect(text.out).toContain('变差1个，新增未达标1个');
    // (0.8 + 1.4) ÷ 2 = 1.1
    expect(text.out).toMatch(/^甲桥\t甲县\tⅢ\tⅣ\t—\t未达标\t2\t氨氮（0\.1）$/m);
    const { summary, waters } = JSON.parse(
      jianbao(['assess', file, '--summary', '--format', 'json', '--period', '2026-05']).out,
    );
    expect(summary).toMatchObject({ month: '2026-05', classed: { value: 2 } });
    expect(waters.current[0]).toMatchObject({ level: 'city', word: { value: '优' } });
  });

  it('sums up the trophic state of a lake from its five items', async () => {
    const file = join(work, '湖.csv');
    await writeFile(
      file,
      '监测月份,断面名称,所在水体,水体类型,pH值,溶解氧,高锰酸盐指数,氨氮,总磷,总氮,叶绿素a（mg/m³）,透明度（m）\n' +
        '2026-06,湖心,镜湖,湖库,8,8,4,0.1,0.05,1,10,1\n',
    );
    // 10×(2.5+1.086 ln 10) = 50.01, 10×(9.436+1.624 ln 0.05) = 45.71, 54.53, 51.18, 10×(0.109+2.661 ln 4) = 37.98;
    // weighted by 0.2663, 0.1879, 0.1790, 0.1834, 0.1834: 48.0
    const { out } = jianbao(['assess', file, '--summary']);
    expect(out).toMatch(/^镜湖\t.*\t48\.0\t中营养$/m);
  });

  it('reports a cell it cannot read by its address and still answers the other rows', async () => {
    const run = await assess(['甲桥,河流,7.6,8.1,1.8,0.1.2,0.018,', '乙桥,河流,7,7,3,0.2,0.1,']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('F2');
    expect(parse(run.out, { columns: true })).toHaveLength(2);
  });
});

describe('trace', () => {
  it('answers where a printed figure comes from, down to the cells', async () => {
    const out = join(work, 'out');
    jianbao(['build', '--format', 'html', '--out', out]);
    const { figures } = JSON.parse(jianbao(['trace', '通报', '氨氮（0.7）', '--out', out, '--json']).out);
    expect(figures[0].sources).toContainEqual(
      expect.objectContaining({ file: 'data/2026-06/断面水质.xlsx', text: '2.6' }),
    );
    const text = jianbao(['trace', 'bulletin', figures[0].id, '--out', out]);
    expect(text.out).toContain('data/standards/GB3838-2002.csv');
    expect(jianbao(['trace', '通报', '没有这句话', '--out', out]).code).toBe(1);
    expect(jianbao(['trace', '讲话', '1', '--out', out]).code).toBe(1);
  });
});

describe('doctor', () => {
  it('names Node, browser, cache and the face of every role', () => {
    const run = jianbao(['doctor', '--json']);
    const diagnosis = JSON.parse(run.out);
    expect(run.code).toBe(0);
    expect(diagnosis.node).toBe(process.versions.node);
    expect(diagnosis.browser.version).toMatch(/\d+\.\d+/);
    expect(diagnosis.faces.map(({ role }: { role: string }) => role)).toEqual(
      expect.arrayContaining(['title', 'body', 'hei', 'kai', 'folio']),
    );
  });
});

describe('init', () => {
  it('makes a project that builds at once', async () => {
    const project = join(work, '新项目');
    const run = jianbao(['init', project]);
    expect([run.code, run.err]).toEqual([0, '']);
    const built = jianbao(['build', '--json'], { cwd: project });
    const { ok, problems } = JSON.parse(built.out);
    expect(problems.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual([]);
    expect(ok).toBe(true);
  });

  it('does not touch a folder that is not empty', async () => {
    await writeFile(join(work, '重要.txt'), '');
    expect(jianbao(['init', work]).code).toBe(1);
    expect(await readdir(work)).toEqual(['重要.txt']);
  });
});
