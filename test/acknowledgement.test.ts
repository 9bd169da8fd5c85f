// A warning that stops the month, and how somebody answers for it, as a secretary meets it.

import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jianbao, ROOT } from './commands.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'jianbao-acknowledge-'));
  await cp(join(ROOT, 'data'), join(project, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(project, 'jianbao.yaml'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

const run = (...args: readonly string[]) => jianbao(args, { cwd: project });
const build = (...args: readonly string[]) => run('build', '--format', 'html', ...args);
const output = (file: string) => readFile(join(project, 'output/2026-06', file), 'utf8');
const MEETING = 'data/2026-06/meeting.yaml';
const PLANTS = 'data/2026-06/污水处理厂运行.csv';

/** Makes one effluent value a hundred times what it was: unusual, but not impossible. Answers with its cell. */
async function spoil(): Promise<string> {
  const text = await readFile(join(project, PLANTS), 'utf8');
  const [header, ...rows] = text.split(/\r?\n/);
  const column = header!.split(',').findIndex((name) => name.includes('出水总磷'));
  const row = rows.findIndex((line) => /^0\.\d+$/.test(line.split(',')[column] ?? ''));
  const cells = rows[row]!.split(',');
  cells[column] = String(Number(cells[column]) * 100);
  rows[row] = cells.join(',');
  await writeFile(join(project, PLANTS), [header, ...rows].join('\n'));
  return `${String.fromCharCode(65 + column)}${row + 2}`;
}

describe('a warning that must be acknowledged', () => {
  it('stops the month; the lines shown, pasted and filled in, let it pass and leave a trace', async () => {
    expect(build().code).toBe(0);
    const good = await output('manifest.json');
    const cell = await spoil();

    const stopped = build();
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(new RegExp(`提醒（须确认）　${cell}　.*NUMBER_OUTLYING`));
    expect(stopped.err).toContain('上一次的成果保持不变');
    expect(await output('manifest.json')).toBe(good);

    const answer = JSON.parse(run('check', '--json').out);
    expect(answer.ok).toBe(false);
    const lines = answer.acknowledge.split('\n').slice(1);
    for (const line of lines) expect(stopped.err).toContain(line);
    const meeting = join(project, MEETING);
    await appendFile(meeting, lines.join('\n'));
    expect(run('check').out).toContain('“理由”为必填，这里是空的');

    const text = await readFile(meeting, 'utf8');
    await writeFile(
      meeting,
      text
        .replaceAll('理由: ""', '理由: 除磷药剂中断，已核对化验单')
        .replaceAll('确认人: ""', '确认人: 温砚秋'),
    );
    const checked = run('check');
    expect([checked.code, checked.out.includes('确认：除磷药剂中断，已核对化验单（温砚秋）')]).toEqual([
      0,
      true,
    ]);
    expect(build().code).toBe(0);
    const { acknowledged } = JSON.parse(await output('manifest.json'));
    expect(acknowledged.map(({ code }: { code: string }) => code).sort()).toEqual([
      'NUMBER_OUTLYING',
      'PLANT_INFLUENT_BELOW_EFFLUENT',
      'SECTION_WITHOUT_CLASS',
    ]);
    const approval = {
      reason: '除磷药剂中断，已核对化验单',
      person: '温砚秋',
      at: expect.objectContaining({ file: MEETING }),
    };
    expect(acknowledged).toContainEqual(
      expect.objectContaining({ place: { file: PLANTS, cell }, approval: expect.objectContaining(approval) }),
    );
    expect(await output('index.html')).toMatch(/已确认的问题（3条）.*除磷药剂中断，已核对化验单（温砚秋）/s);
    const trace = JSON.parse(await output('通报.trace.json'));
    expect(trace.acknowledged.map(({ code }: { code: string }) => code)).toContain('NUMBER_OUTLYING');
    const index = trace.sources.findIndex(
      (source: { file: string; cell?: string }) => source.file === PLANTS && source.cell === cell,
    );
    const figure = trace.figures.find(({ sources }: { sources: number[] }) => sources.includes(index));
    expect(run('trace', '通报', figure.id).out).toContain('确认：除磷药剂中断，已核对化验单（温砚秋）');
  });

  it('changes nothing for a command that publishes nothing', async () => {
    const file = join(project, '监测.csv');
    await writeFile(file, '断面名称,水体类型,pH,溶解氧,高锰酸盐指数,氨氮,总磷\n甲,河流,7,8,3,42,0.1\n');
    const assessed = run('assess', file);
    expect([assessed.code, assessed.err.includes('NUMBER_OUTLYING')]).toEqual([0, true]);
    expect(assessed.err).not.toContain('须确认');
  });

  it('once mended, leaves an acknowledgement that is stale, and says so', async () => {
    await appendFile(
      join(project, MEETING),
      '  - 代码: NUMBER_OUTLYING\n    位置: 污水处理厂运行.csv F2\n    理由: 已核对\n    确认人: 温砚秋\n',
    );
    const checked = run('check');
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('“污水处理厂运行.csv F2”现在没有这个提醒（ACK_STALE）');
  });
});
