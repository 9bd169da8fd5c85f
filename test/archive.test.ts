// PDFs for the archive, by the program a user runs: asked for by flag or setting, judged where veraPDF is.

import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jianbao, ROOT } from './commands.ts';

const SAID = '已按PDF/A-2b的要求准备，但没有经过验证';

let project: string;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'jianbao-archive-'));
  await cp(join(ROOT, 'data'), join(project, 'data'), { recursive: true });
  await cp(join(ROOT, 'jianbao.yaml'), join(project, 'jianbao.yaml'));
});
afterEach(() => rm(project, { recursive: true, force: true }));

/** A folder of programs with a veraPDF that always gives one answer. */
async function validator(answer: string): Promise<string> {
  const folder = join(project, 'bin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'verapdf'), `#!/bin/sh\necho "${answer}"\n`, { mode: 0o700 });
  return folder;
}

function build(flags: readonly string[], programs: string) {
  const args = ['build', '--format', 'pdf', ...flags];
  return jianbao(args, { cwd: project, env: { PATH: `${programs}:/usr/bin:/bin` } });
}

const claims = async () =>
  (await readFile(join(project, 'output/2026-06/通报.pdf'), 'latin1')).includes(
    '<pdfaid:part>2</pdfaid:part>',
  );

describe('a PDF for the archive', () => {
  it('is made on request only, and it is said every time that nobody has judged it', async () => {
    const nowhere = join(project, 'nowhere');
    expect(build([], nowhere).err).not.toContain(SAID);
    expect(await claims()).toBe(false);

    const first = build(['--pdfa'], nowhere);
    expect(first.code, first.err).toBe(0);
    expect(first.err).toContain(`${SAID}（本机没有veraPDF）（PDFA_UNCHECKED）`);
    expect(await claims()).toBe(true);
    const bytes = await readFile(join(project, 'output/2026-06/通报.pdf'));

    // The same month again is not printed again, but still said.
    const again = build(['--pdfa'], nowhere);
    expect(again.err).toContain(SAID);
    expect((await readFile(join(project, 'output/2026-06/通报.pdf'))).equals(bytes)).toBe(true);

    const settings = join(project, 'jianbao.yaml');
    await writeFile(settings, `${await readFile(settings, 'utf8')}\nPDF归档: 是\n`);
    expect(build(['--force'], nowhere).err).toContain(SAID);
    expect((await readFile(join(project, 'output/2026-06/通报.pdf'))).equals(bytes)).toBe(true);
  });

  it('is published without a word when veraPDF passes it, and not at all when it does not', async () => {
    const passed = build(['--pdfa'], await validator('PASS 0.pdf 2b'));
    expect(passed.code, passed.err).toBe(0);
    expect(passed.err).not.toContain('PDFA_');
    await rm(join(project, 'output'), { recursive: true });

    const failed = build(['--pdfa'], await validator('FAIL 0.pdf 2b\n  FAIL 6.2.3-1'));
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('未通过的条款：6.2.3-1（PDFA_INVALID）');
    expect((await readdir(join(project, 'output'))).filter((name) => /^\d/.test(name))).toEqual([]);
  });
});
