// Real published readings of one city, read through 列映射, down to a bulletin. The register is made here
// from the file itself, so nothing of it stands in the repository.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { realFile } from './assess/real.ts';
import { jianbao } from './commands.ts';

const NAME = 'kunming_2025-11.csv';
const SETTINGS = `城市: 昆明市
单位: 测试
文种: [bulletin]
列映射:
  - 文件: ${NAME}
    表: 断面水质
    列:
      断面名称: section
      监测时间: time
      pH值: [ph_raw, ph]
      溶解氧: [do_raw, do]
      高锰酸盐指数: [codmn_raw, codmn]
      氨氮: [nh3n_raw, nh3n]
      总磷: [tp_raw, tp]
      总氮: [tn_raw, tn]
    版本列: snapshot
    缺省年份: 2025
`;
const MEETING = `期次: 2025-11
会议名称: 测试
会议日期: 2025-12-01
数据截止日期: 2025-11-30
`;

let project: string | undefined;
afterEach(() => project && rm(project, { recursive: true, force: true }));

describe('a real month of a real city', () => {
  it('becomes a bulletin that names every section', async ({ skip }) => {
    const rows: Record<string, string>[] = parse(realFile(NAME, skip), { columns: true });
    project = await mkdtemp(join(tmpdir(), 'jianbao-kunming-'));
    await mkdir(join(project, 'data/register'), { recursive: true });
    await mkdir(join(project, 'data/2025-11'));
    await cp(
      fileURLToPath(new URL(`../../shared/real/${NAME}`, import.meta.url)),
      join(project, 'data/2025-11', NAME),
    );
    await writeFile(join(project, 'jianbao.yaml'), SETTINGS);
    await writeFile(join(project, 'data/2025-11/meeting.yaml'), MEETING);
    await writeFile(
      join(project, 'data/register/县区名录.csv'),
      '行政区划代码,县区名称,类型\n530100,昆明市,市辖区\n',
    );
    const sections = new Map(rows.map((row) => [row.section!, row.river!]));
    const register = [...sections].map(([name, river]) => {
      const body = /滇池|阳宗海/.test(river) ? '湖库' : '河流';
      return [name, river, body, '国考', '昆明市', 'Ⅲ'].join(',');
    });
    await writeFile(
      join(project, 'data/register/断面名录.csv'),
      ['断面名称,所在水体,水体类型,控制级别,责任县区,水质目标', ...register].join('\n'),
    );

    const run = jianbao(['build', '--json'], { cwd: project });
    const { ok, problems } = JSON.parse(run.out);
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
    const html = await readFile(join(project, 'output/2025-11/通报.html'), 'utf8');
    for (const name of sections.keys()) expect(html).toContain(name);
    const manifest = JSON.parse(await readFile(join(project, 'output/2025-11/manifest.json'), 'utf8'));
    expect(manifest.files.map(({ path }: { path: string }) => path)).toContain('通报.pdf');
  });

  it.for(['class_golden_2025-11.csv', 'class_edge_cases_2025-11.csv'])(
    'assess agrees with every published class of %s',
    (name, context) => {
      const text = realFile(name, context.skip);
      const run = jianbao(['assess', fileURLToPath(new URL(`../../shared/real/${name}`, import.meta.url))]);
      expect(run.code, run.err).toBe(0);
      const judged: Record<string, string>[] = parse(run.out, { columns: true });
      expect(judged).toHaveLength(text.trim().split('\n').length - 1);
      const numerals = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'];
      const wrong = judged.filter((row) => row.判定类别 !== numerals[Number(row.published_class)]);
      expect(wrong).toEqual([]);
    },
  );
});
