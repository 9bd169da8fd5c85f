// The faces of an office, from their names in jianbao.yaml to what the PDF holds of them.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../src/model/artefact.ts';
import { readPdf } from '../src/print/pdf/pdf-reading.ts';
import { jianbao, ROOT } from './commands.ts';
import { embeddedFonts, renderModes } from './print/embedded-fonts.ts';
import { renamed, usualNames } from './print/made-faces.ts';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'jianbao-fonts-'));
  await cp(join(ROOT, 'data'), join(project, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(project, 'jianbao.yaml'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

const OFFICIAL = [
  ['JianbaoTitle-Black.ttf', '方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXBSJW--GB1-0'],
  ['JianbaoSong-Regular.ttf', '仿宋_GB2312', 'FangSong_GB2312', 'FangSong_GB2312'],
  ['JianbaoHei-Medium.ttf', '黑体', 'SimHei', 'SimHei'],
  ['JianbaoKai-Regular.ttf', '楷体_GB2312', 'KaiTi_GB2312', 'KaiTi_GB2312'],
] as const;

/** Faces that bear the names of the official ones, in the project's folder of fonts. */
async function installFaces(): Promise<void> {
  await mkdir(join(project, '字体'));
  for (const [file, chinese, english, postScript] of OFFICIAL) {
    const face = await readFile(join(ROOT, 'fonts', file));
    await writeFile(join(project, '字体', file), renamed(face, usualNames(chinese, english, postScript)));
  }
}

async function configure(lines: string): Promise<void> {
  const file = join(project, 'jianbao.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}\n${lines}\n`);
}

const built = (name: string) => readFile(join(project, 'output/2026-06', name));

describe('the faces of the standard', () => {
  it('demanded and not there: exit 3, what to install, nothing published', ({ skip }) => {
    const { beside } = JSON.parse(jianbao(['doctor', '--json'], { cwd: project }).out) as {
      beside: { found: object | null }[];
    };
    skip(!beside.some(({ found }) => found === null), 'all faces of the standard are installed here');
    const run = jianbao(['build', '--require-standard-fonts'], { cwd: project });
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/FONT_STANDARD_MISSING[\s\S]*安装/);
    expect(run.err).toContain('没有发布任何文件');
  });

  it('demanded and in the project’s folder are used unasked, whole names told, no stand-in noted', async () => {
    await installFaces();
    await configure('字体要求: 标准');
    const run = jianbao(['build'], { cwd: project });
    expect(run.err).not.toMatch(/FONT_/);
    expect(run.code).toBe(0);
    const manifest = JSON.parse((await built('manifest.json')).toString()) as Manifest;
    const faces = new Map(manifest.printing!.fonts.map(({ role, family }) => [role, family]));
    expect(['title', 'body', 'hei', 'kai'].map((role) => faces.get(role as 'body'))).toEqual(
      OFFICIAL.map(([, chinese]) => chinese),
    );
    const names = embeddedFonts(await built('通报.pdf')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(OFFICIAL.map(([, , , postScript]) => postScript)));
    const doctor = jianbao(['doctor'], { cwd: project });
    expect(doctor.code).toBe(0);
    expect(doctor.out).toContain('国家标准字体　齐全');
    expect(doctor.out).toContain('方正小标宋简体（自备，版本5.30，TrueType，可嵌入）');
    expect(doctor.out).toContain('GB 2312汉字6763/6763');
  });

  it('not demanded are told by doctor, to be chosen by name', async () => {
    await installFaces();
    const doctor = jianbao(['doctor'], { cwd: project });
    expect(doctor.out).toContain('本机有仿宋_GB2312，可在jianbao.yaml的“字体”里写“正文: 仿宋_GB2312”');
    await configure('字体: {正文: FangSong_GB2312}');
    const run = jianbao(['build'], { cwd: project });
    expect([run.code, run.err]).toEqual([0, expect.not.stringContaining('FONT_SUBSTITUTED')]);
    expect(embeddedFonts(await built('通报.pdf')).map(({ name }) => name)).toContain('FangSong_GB2312');
  });
});

describe('a month in the shipped faces', () => {
  it('says once that the running text has a stand-in; its PDF holds the glyphs in use, its HTML no face', async () => {
    const run = jianbao(['build'], { cwd: project });
    expect(run.code).toBe(0);
    expect(run.err.match(/FONT_SUBSTITUTED/g)).toHaveLength(1);
    expect(run.err).toContain('正文（仿宋）');
    expect(run.err).toContain('“正文: 仿宋_GB2312”');
    const pdf = await built('通报.pdf');
    const runs = readPdf(pdf).pages.flatMap((page) => page.runs);
    for (const { name, outlines } of embeddedFonts(pdf)) {
      const text = runs.filter(({ font }) => font.name === name).map((run) => run.text);
      // ₀–₉ and the like are copies of other glyphs, which then are there too.
      expect(outlines, name).toBeLessThanOrEqual(new Set(text.join('')).size + 20);
    }
    expect([...renderModes(pdf)]).toEqual([0]);
    expect(runs.filter(({ font }) => !font.embedded)).toEqual([]);
    const html = (await built('通报.html')).toString();
    expect(html).not.toMatch(/@font-face|data:(font|application\/(x-)?font)|fonts\.invalid/);
  });

  it('is silent about faces where no PDF is made', () => {
    expect(jianbao(['build', '--format', 'html'], { cwd: project }).err).not.toContain('FONT_SUBSTITUTED');
  });
});
