// What the bulletin says of months that are out of the ordinary, and which cells its figures cite.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TracedFigure } from '../src/deliver/trace.ts';
import { jianbao, ROOT } from './commands.ts';

const MONTH = 'data/2026-06';
let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'jianbao-bulletin-'));
  await cp(join(ROOT, 'data'), join(project, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(project, 'jianbao.yaml'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

/** Answers for every warning that needs it, in place of what meeting.yaml answers for. */
async function acknowledgeAll(): Promise<void> {
  const file = join(project, MONTH, 'meeting.yaml');
  const order = (await readFile(file, 'utf8')).replace(/^确认:.*/ms, '');
  await writeFile(file, order);
  const { acknowledge } = JSON.parse(jianbao(['check', '--json'], { cwd: project }).out);
  const lines = String(acknowledge)
    .replaceAll('理由: ""', '理由: 已核对')
    .replaceAll('确认人: ""', '确认人: 温砚秋');
  await writeFile(file, `${order}${lines}`);
}

/** Text of the bulletin's HTML without its markup. */
async function bulletin(): Promise<string> {
  const run = jianbao(['build', '--format', 'html'], { cwd: project });
  expect(run.code, run.err).toBe(0);
  const html = await readFile(join(project, 'output/2026-06/通报.html'), 'utf8');
  return html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '');
}

function trace(query: string): readonly TracedFigure[] {
  return JSON.parse(jianbao(['trace', '通报', query, '--json'], { cwd: project }).out).figures;
}

describe('the bulletin', () => {
  it('says that there are no results when every section stood still, and prints no shares of nothing', async () => {
    const register = ['源口', '怀麓大桥', '青岑渡口'].map((name) => `${name},停站,停站,停站,停站,停站`);
    await rm(join(project, MONTH, '断面水质.xlsx'));
    await rm(join(project, MONTH, '加密监测.xlsx'));
    await writeFile(
      join(project, MONTH, '断面水质.csv'),
      ['断面名称,pH值,溶解氧,高锰酸盐指数,氨氮,总磷', ...register].join('\n'),
    );
    await acknowledgeAll();
    const text = await bulletin();
    expect(text).toContain('没有断面取得评价结果');
    expect(text).not.toMatch(/占0\.0%|全部达标|全部达到/);
  });

  it('says on what assumption a plant is over its limit', async () => {
    await writeFile(
      join(project, MONTH, '污水处理厂运行.csv'),
      '污水处理厂名称,运行状态,处理水量（万m³）,出水氨氮（mg/L）\n鹭原县污水处理厂,运行,30,9\n',
    );
    await acknowledgeAll();
    expect(await bulletin()).toMatch(/鹭原县污水处理厂：[^。]*水温/);
  });

  it('does not call Ⅰ to Ⅱ a change for the worse: both are 优', async () => {
    expect(await bulletin()).not.toContain('由Ⅰ类变差为Ⅱ类');
  });

  it('cites the cells by which a figure can be checked', async () => {
    await bulletin();
    const [share] = trace('72.2%');
    expect(share!.sources.map(({ text }) => text)).toContain('望汀闸下');
    expect(share!.sources).toHaveLength(18);
    const [rounds] = trace('3').filter(({ rule }) => rule?.statement.startsWith('采样日期'));
    expect(rounds!.sources.map(({ file }) => file)).toEqual(Array(3).fill(`${MONTH}/加密监测.xlsx`));
    const [overdue] = trace('6').filter(({ rule }) => rule?.statement.startsWith('已超过整改时限'));
    expect(overdue!.sources.map(({ file }) => file)).toContain(`${MONTH}/meeting.yaml`);
  });
});
