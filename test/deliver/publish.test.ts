import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SetFacts, setDigest } from '../../src/deliver/manifest.ts';
import { publish } from '../../src/deliver/publish.ts';
import { standingPrints } from '../../src/deliver/published.ts';
import type { Manifest } from '../../src/model/artefact.ts';

const MANIFEST: SetFacts = {
  tool: { name: 'jianbao', version: '0.0.0' },
  period: '2026-06',
  cutoff: '2026-07-10',
  inputs: [],
  printing: null,
  versions: {},
};

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'jianbao-publish-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const codesOf = ({ problems }: Awaited<ReturnType<typeof publish>>) => problems.map(({ code }) => code);
const artefact = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const publishText = (path: string, text: string) => publish(out, '2026-06', [artefact(path, text)], MANIFEST);

describe('publishing a set', () => {
  it('writes the files and a manifest that vouches for each of them', async () => {
    const result = await publish(
      out,
      '2026-06',
      [artefact('通报.html', '甲'), { ...artefact('通报.pdf', '乙'), pages: 7 }],
      MANIFEST,
    );
    expect(result).toEqual({
      value: { folder: join(out, '2026-06'), files: ['通报.html', '通报.pdf', 'manifest.json'] },
      problems: [],
    });
    const manifest: Manifest = JSON.parse(await readFile(join(out, '2026-06/manifest.json'), 'utf8'));
    expect(manifest.files).toEqual([
      { path: '通报.html', sha256: createHash('sha256').update('甲').digest('hex'), bytes: 3 },
      { path: '通报.pdf', sha256: createHash('sha256').update('乙').digest('hex'), bytes: 3, pages: 7 },
    ]);
  });

  it('gives the set one number, which its own list of files does not change', async () => {
    const files = [artefact('通报.html', '甲'), artefact('通报.pdf', '乙')];
    await publish(out, '2026-06', [artefact('index.html', '丙'), ...files], MANIFEST);
    const manifest: Manifest = JSON.parse(await readFile(join(out, '2026-06/manifest.json'), 'utf8'));
    const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
    // What `sha256sum 通报.html 通报.pdf | sha256sum` says.
    expect(manifest.digest).toBe(hashOf(`${hashOf('甲')}  通报.html\n${hashOf('乙')}  通报.pdf\n`));
    expect(setDigest(files)).toBe(manifest.digest);
    expect(setDigest([files[0]!, artefact('通报.pdf', '丁')])).not.toBe(manifest.digest);
  });

  it('replaces the old set as a whole and leaves nothing of it behind', async () => {
    await publishText('old.html', '旧');
    await publishText('new.html', '新');
    expect((await readdir(join(out, '2026-06'))).sort()).toEqual(['manifest.json', 'new.html']);
    expect(await readdir(join(out, '.sets'))).toHaveLength(1);
  });

  it('keeps the last good set when writing fails half way', async () => {
    await publishText('通报.html', '旧');
    const broken = [artefact('a', '1'), artefact('a/b', '2')];
    expect(codesOf(await publish(out, '2026-06', broken, MANIFEST))).toEqual(['OUTPUT_NOT_WRITABLE']);
    expect(await readFile(join(out, '2026-06/通报.html'), 'utf8')).toBe('旧');
    expect(await readdir(join(out, '.sets'))).toHaveLength(1);
  });

  it('clears away what an interrupted run left', async () => {
    await mkdir(join(out, '.sets/2026-06-stale'), { recursive: true });
    await publishText('通报.html', '新');
    expect(await readdir(join(out, '.sets'))).toHaveLength(1);
  });

  it('does not touch a folder that somebody else made', async () => {
    await mkdir(join(out, '2026-06'));
    await writeFile(join(out, '2026-06/会议记录.docx'), '重要');
    expect(codesOf(await publishText('通报.html', '新'))).toEqual(['OUTPUT_NOT_OURS']);
    expect(await readFile(join(out, '2026-06/会议记录.docx'), 'utf8')).toBe('重要');
  });

  it('keeps months apart', async () => {
    await publishText('通报.html', '六月');
    await publish(out, '2026-07', [artefact('通报.html', '七月')], { ...MANIFEST, period: '2026-07' });
    expect(await readFile(join(out, '2026-06/通报.html'), 'utf8')).toBe('六月');
    expect((await lstat(join(out, '2026-07'))).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['a name too long for a file', `${'长'.repeat(90)}.html`, '路径或文件名太长'],
    ['a name with a zero byte, which is a fault of ours', '甲\0.html', null],
  ])('names the reason for %s in Chinese, or throws', async (_, path, reason) => {
    if (reason === null) {
      await expect(publishText(path, '甲')).rejects.toThrow();
    } else {
      const { value, problems } = await publishText(path, '甲');
      expect([value, problems.map(({ code }) => code)]).toEqual([null, ['OUTPUT_NOT_WRITABLE']]);
      expect(problems[0]!.message).toContain(reason);
    }
    expect(await readdir(join(out, '.sets'))).toEqual([]);
  });
});

describe('a place that somebody has touched', () => {
  beforeEach(async () => void (await publishText('通报.html', '旧')));
  const current = () => readFile(join(out, '2026-06/通报.html'), 'utf8');

  it('is published to again where the sets were deleted and the link leads nowhere', async () => {
    await rm(join(out, '.sets'), { recursive: true });
    expect((await publishText('通报.html', '新')).problems).toEqual([]);
    expect(await current()).toBe('新');
  });

  it.each([
    ['a link to another folder', () => symlink('elsewhere', join(out, '2026-06'))],
    ['a link that only looks like ours', () => symlink('.sets-mine/2026-06-a', join(out, '2026-06'))],
    ['a file', () => writeFile(join(out, '2026-06'), '')],
  ])('is left alone when it is %s', async (_, make) => {
    await rm(join(out, '2026-06'));
    await make();
    const before = await lstat(join(out, '2026-06'));
    expect(codesOf(await publishText('通报.html', '新'))).toEqual(['OUTPUT_NOT_OURS']);
    expect((await lstat(join(out, '2026-06'))).ino).toBe(before.ino);
  });

  it('does not lose files beside the months, however they are called', async () => {
    for (const name of ['2026-06.next', '2026-06.last']) await writeFile(join(out, name), name);
    await rm(join(out, '2026-06'));
    await publishText('通报.html', '新');
    expect(await readFile(join(out, '2026-06.next'), 'utf8')).toBe('2026-06.next');
    expect(await readFile(join(out, '2026-06.last'), 'utf8')).toBe('2026-06.last');
  });

  it('is a problem with its reason where a file takes the place of the sets', async () => {
    await rm(join(out, '.sets'), { recursive: true });
    await writeFile(join(out, '.sets'), '');
    const { problems } = await publishText('通报.html', '新');
    expect(problems.map(({ code }) => code)).toEqual(['OUTPUT_NOT_WRITABLE']);
    expect(problems[0]!.message).toContain(`已有同名的文件或文件夹（${join(out, '.sets')}）`);
  });

  it.each(['next', 'last'])('is published to again when a half-made link %s is in the way', async (name) => {
    await mkdir(join(out, `.sets/2026-06.${name}/below`), { recursive: true });
    expect((await publishText('通报.html', '新')).problems).toEqual([]);
    expect(await current()).toBe('新');
  });
});

describe('work done by hand in the last set', () => {
  const inSet = (name: string) => join(out, '2026-06', name);
  beforeEach(
    async () =>
      void (await publish(
        out,
        '2026-06',
        [artefact('通报.html', '旧'), artefact('通报.pdf', '纸')],
        MANIFEST,
      )),
  );

  it('is put aside, named, and does not reach the new set', async () => {
    await writeFile(inSet('通报.html'), '改');
    await mkdir(inSet('附件'));
    await writeFile(inSet('附件/记录.docx'), '记录');
    await rm(inSet('通报.pdf'));
    await writeFile(inSet('Thumbs.db'), '');
    const { value, problems } = await publishText('通报.html', '新');
    const kept = join(out, '2026-06-人工改动-1');
    expect(value).not.toBeNull();
    expect(problems).toMatchObject([
      { code: 'OUTPUT_EDITED', severity: 'warning', message: expect.stringContaining(kept) },
    ]);
    expect(problems[0]!.message).toContain('“通报.html”、“附件/记录.docx”');
    expect(await readFile(join(kept, '通报.html'), 'utf8')).toBe('改');
    expect(await readFile(join(kept, '附件/记录.docx'), 'utf8')).toBe('记录');
    expect((await readdir(kept)).sort()).toEqual(['通报.html', '附件']);
    expect(await readFile(inSet('通报.html'), 'utf8')).toBe('新');
    expect((await publishText('通报.html', '新')).problems).toEqual([]);
  });

  it('does not overwrite what was put aside before', async () => {
    for (const text of ['改一', '改二']) {
      await writeFile(inSet('通报.html'), text);
      await publishText('通报.html', '新');
    }
    expect(await readFile(join(out, '2026-06-人工改动-1/通报.html'), 'utf8')).toBe('改一');
    expect(await readFile(join(out, '2026-06-人工改动-2/通报.html'), 'utf8')).toBe('改二');
  });

  it.each(['', '{"files":', 'null', '[]', '{"files":[{}],"printing":null}'])(
    'is all that is there when the manifest says %j',
    async (text) => {
      await writeFile(inSet('manifest.json'), text);
      expect(codesOf(await publishText('通报.html', '新'))).toEqual(['OUTPUT_EDITED']);
      expect((await readdir(join(out, '2026-06-人工改动-1'))).sort()).toEqual(
        ['manifest.json', '通报.html', '通报.pdf'].sort(),
      );
    },
  );
});

describe('PDFs of the last set', () => {
  const printing = {
    browser: 'Chrome/1',
    fonts: [{ role: 'body', family: '宋', file: 'a.ttf', sha256: '0' }],
  } as const;
  const wanted = new Map([['通报.pdf', 'from']]);
  const folder = () => join(out, '2026-06');
  beforeEach(async () => {
    const pdf = { ...artefact('通报.pdf', '纸'), pages: 3, printedFrom: 'from' };
    await publish(out, '2026-06', [pdf], { ...MANIFEST, printing });
  });

  it('are used again, with what they were printed with', async () => {
    const standing = await standingPrints(folder(), wanted);
    expect(standing).toMatchObject({ artefacts: [{ path: '通报.pdf', pages: 3 }], printing });
    expect(await standingPrints(folder(), new Map([['通报.pdf', 'other']]))).toBeNull();
  });

  it.each<[string, (manifest: Manifest) => unknown]>([
    ['no list of files', ({ files: _, ...rest }) => rest],
    ['files that are none', (manifest) => ({ ...manifest, files: [null, 1] })],
    ['pages in words', (manifest) => ({ ...manifest, files: [{ ...manifest.files[0], pages: '三' }] })],
    ['no fonts', (manifest) => ({ ...manifest, printing: { browser: 'x' } })],
    ['fonts that are none', (manifest) => ({ ...manifest, printing: { browser: 'x', fonts: [{}] } })],
    ['nothing', () => null],
    ['a number', () => 5],
  ])('are printed anew when the manifest has %s', async (_, edit) => {
    const path = join(folder(), 'manifest.json');
    await writeFile(path, JSON.stringify(edit(JSON.parse(await readFile(path, 'utf8')))));
    expect(await standingPrints(folder(), wanted)).toBeNull();
  });

  it('are printed anew when they were edited, or the set is gone', async () => {
    await writeFile(join(folder(), '通报.pdf'), '改');
    expect(await standingPrints(folder(), wanted)).toBeNull();
    await rm(join(out, '.sets'), { recursive: true });
    expect(await standingPrints(folder(), wanted)).toBeNull();
  });
});
