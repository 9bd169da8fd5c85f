import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolders, listTableFiles, readInput } from '../../src/read/files.ts';
import { codes, projectWith } from './samples.ts';

describe('listTableFiles', () => {
  it('lists spreadsheets below a folder, sorted, without lock files, hidden files and other files', async () => {
    const project = await projectWith({
      'data/register/乙.csv': '1',
      'data/register/甲.xlsx': '1',
      'data/register/甲.XLS': '1',
      'data/register/~$甲.xlsx': '1',
      'data/register/.隐藏.csv': '1',
      'data/register/说明.docx': '1',
      'data/register/子/丙.csv': '1',
      'data/register/.git/丁.csv': '1',
    });
    expect(await listTableFiles(project, 'data/register')).toEqual([
      'data/register/乙.csv',
      'data/register/子/丙.csv',
      'data/register/甲.XLS',
      'data/register/甲.xlsx',
    ]);
  });

  it('takes a folder that is not there for empty', async () => {
    expect(await listTableFiles(await projectWith({}), 'data/register')).toEqual([]);
  });
});

describe('listFolders', () => {
  it('names folders only, in order', async () => {
    const project = await projectWith({
      'data/2026-06/a.csv': '',
      'data/2025-12/a.csv': '',
      'data/x.csv': '',
    });
    expect(await listFolders(project, 'data')).toEqual(['2025-12', '2026-06']);
  });
});

describe('readInput', () => {
  it('gives content, size and SHA-256', async () => {
    const project = await projectWith({ 'data/a.csv': '断面' });
    const { value, problems } = await readInput(project, 'data/a.csv');
    const sha256 = createHash('sha256').update('断面').digest('hex');
    expect(value?.input).toEqual({ file: 'data/a.csv', sha256, bytes: 6 });
    expect(new TextDecoder().decode(value?.content)).toBe('断面');
    expect(problems).toEqual([]);
  });

  it('says nothing of a file that is not there', async () => {
    expect(await readInput(await projectWith({}), 'data/a.csv')).toEqual({ value: null, problems: [] });
  });

  it('reports what is no file', async () => {
    const project = await projectWith({});
    await mkdir(join(project, 'a.csv'));
    const { value, problems } = await readInput(project, 'a.csv');
    expect(value).toBeNull();
    expect(codes(problems)).toEqual(['FILE_UNREADABLE']);
  });
});
