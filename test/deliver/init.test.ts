import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initProject } from '../../src/deliver/init.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'jianbao-init-'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const TODAY = '2026-07-01';

describe('a new project', () => {
  it.each(['新项目', '上级/新项目', '.'])('is written to %s, which is empty or not there', async (path) => {
    const { value, problems } = await initProject(join(work, path), TODAY);
    expect(problems).toEqual([]);
    expect(value).toContain('data/2026-06/meeting.yaml');
    for (const file of value) expect((await readFile(join(work, path, file))).length).toBeGreaterThan(0);
  });

  it.each(['文件', '文件/下级', '文件/下级/再下级'])(
    'cannot be made at %s, where a file stands',
    async (path) => {
      await writeFile(join(work, '文件'), '重要');
      const { value, problems } = await initProject(join(work, path), TODAY);
      expect(value).toEqual([]);
      expect(problems).toMatchObject([{ code: 'INIT_NOT_WRITABLE', place: { file: join(work, path) } }]);
      expect(problems[0]!.message).toMatch(/：(已有同名|路径中有一段)/);
      expect(await readFile(join(work, '文件'), 'utf8')).toBe('重要');
    },
  );

  it.runIf(process.platform === 'linux')(
    'leaves nothing behind when it cannot be written whole',
    async () => {
      // Paths may have 4095 bytes: the first file has room there, those further down have not.
      const room = 4076 - Buffer.byteLength(work);
      const folder = `${work}/${'deep/'.repeat(room).slice(0, room - 2)}d`;
      const { value, problems } = await initProject(folder, TODAY);
      expect(value).toEqual([]);
      expect(problems.map(({ code }) => code)).toEqual(['INIT_NOT_WRITABLE']);
      expect(problems[0]!.message).toContain('路径或文件名太长');
      expect(await readdir(work)).toEqual([]);
    },
  );

  it('made twice at once is made once, and whole', async () => {
    const folder = join(work, '新项目');
    await mkdir(folder);
    const both = await Promise.all([initProject(folder, TODAY), initProject(folder, TODAY)]);
    const made = both.filter(({ problems }) => problems.length === 0);
    expect(made.length).toBeLessThanOrEqual(1);
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    expect(files.length).toBe(made[0]?.value.length ?? 0);
  });
});
