import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../src/deliver/publish.ts';
import type { Manifest } from '../../src/model/artefact.ts';

const MANIFEST: Omit<Manifest, 'files'> = {
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
      folder: join(out, '2026-06'),
      files: ['通报.html', '通报.pdf', 'manifest.json'],
    });
    const manifest: Manifest = JSON.parse(await readFile(join(out, '2026-06/manifest.json'), 'utf8'));
    expect(manifest.files).toEqual([
      { path: '通报.html', sha256: createHash('sha256').update('甲').digest('hex'), bytes: 3 },
      { path: '通报.pdf', sha256: createHash('sha256').update('乙').digest('hex'), bytes: 3, pages: 7 },
    ]);
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
    expect(await publish(out, '2026-06', broken, MANIFEST)).toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' });
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
    expect(await publishText('通报.html', '新')).toMatchObject({ code: 'OUTPUT_NOT_OURS' });
    expect(await readFile(join(out, '2026-06/会议记录.docx'), 'utf8')).toBe('重要');
  });

  it('keeps months apart', async () => {
    await publishText('通报.html', '六月');
    await publish(out, '2026-07', [artefact('通报.html', '七月')], { ...MANIFEST, period: '2026-07' });
    expect(await readFile(join(out, '2026-06/通报.html'), 'utf8')).toBe('六月');
    expect((await lstat(join(out, '2026-07'))).isSymbolicLink()).toBe(true);
  });
});
