import { createHash } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { isTableName, listEntries, listTableFiles, readInput } from '../../src/read/files/files.ts';
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
    expect(await listTableFiles(project, 'data/register')).toEqual({
      value: [
        'data/register/乙.csv',
        'data/register/子/丙.csv',
        'data/register/甲.XLS',
        'data/register/甲.xlsx',
      ],
      problems: [],
    });
  });

  it('takes a folder that is not there for empty', async () => {
    expect(await listTableFiles(await projectWith({}), 'data/register')).toEqual({ value: [], problems: [] });
  });

  it('reports a file where the folder belongs', async () => {
    const project = await projectWith({ 'data/register': '' });
    const { value, problems } = await listTableFiles(project, 'data/register');
    expect(value).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: 'FILE_UNREADABLE',
        place: { file: 'data/register' },
        message: expect.stringContaining('应是文件夹'),
      },
    ]);
  });

  it('follows links, and lists those that lead nowhere so that reading reports them', async () => {
    const project = await projectWith({ 'elsewhere/甲.csv': '1', 'data/register/乙.csv': '1' });
    const folder = join(project, 'data/register');
    await symlink(join(project, 'elsewhere'), join(folder, '丙'), 'junction');
    await symlink(join(project, 'gone'), join(folder, '丁'), 'junction');
    expect((await listTableFiles(project, 'data/register')).value).toEqual([
      'data/register/丁',
      'data/register/丙/甲.csv',
      'data/register/乙.csv',
    ]);
  });

  it('stops at a link that leads back to where it came from', async () => {
    const project = await projectWith({ 'data/register/子/甲.csv': '1' });
    await symlink(join(project, 'data'), join(project, 'data/register/子/回'), 'junction');
    const { value, problems } = await listTableFiles(project, 'data');
    expect(value).toEqual(['data/register/子/甲.csv']);
    expect(problems).toMatchObject([
      {
        code: 'FILE_UNREADABLE',
        place: { file: 'data/register/子/回' },
        message: expect.stringContaining('链接'),
      },
    ]);
  });

  it('lists a folder that is called like a table, so that reading reports it', async () => {
    const project = await projectWith({ 'data/甲.csv/乙.csv': '1' });
    expect((await listTableFiles(project, 'data')).value).toEqual(['data/甲.csv']);
  });
});

describe('isTableName', () => {
  it.each([
    'a.xlsx',
    'a.XLSM',
    'a.xls',
    'a.xlsb',
    'a.xltx',
    'a.et',
    'a.ett',
    'a.ods',
    'a.numbers',
    'a.csv',
    'a.tsv',
  ])('takes %s for a spreadsheet', (name) => {
    expect(isTableName(name)).toBe(true);
  });

  it.each(['a.docx', 'xlsx', 'a.xlsx.bak', 'a.etc', 'a.md'])('does not take %s for one', (name) => {
    expect(isTableName(name)).toBe(false);
  });
});

describe('listEntries', () => {
  it('tells folders from files, in order', async () => {
    const project = await projectWith({
      'data/2026-06/a.csv': '',
      'data/2025-12/a.csv': '',
      'data/x.csv': '',
    });
    expect((await listEntries(project, 'data')).value).toEqual([
      { name: '2025-12', kind: 'folder' },
      { name: '2026-06', kind: 'folder' },
      { name: 'x.csv', kind: 'file' },
    ]);
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

  it('reports what is no file, with the name it is shown by', async () => {
    const project = await projectWith({});
    await mkdir(join(project, 'a.csv'));
    const { value, problems } = await readInput(project, 'a.csv', 'data/a.csv');
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'FILE_UNREADABLE', place: { file: 'data/a.csv' } }]);
    expect(problems[0]!.message).toContain('却是一个文件夹');
  });

  it('reports a link that leads nowhere', async () => {
    const project = await projectWith({});
    await symlink(join(project, 'gone.csv'), join(project, 'a.csv'));
    const { problems } = await readInput(project, 'a.csv');
    expect(codes(problems)).toEqual(['FILE_UNREADABLE']);
    expect(problems[0]!.message).toContain('链接');
  });

  it('reports a path that goes through a file', async () => {
    const project = await projectWith({ 'a.csv': '' });
    expect(codes((await readInput(project, 'a.csv/b.csv')).problems)).toEqual(
      // Windows does not tell this from a file that is not there.
      process.platform === 'win32' ? [] : ['FILE_UNREADABLE'],
    );
  });

  it('does not read a device that never ends', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows keeps no devices among files');
    const { problems } = await readInput('/dev', 'zero');
    expect(problems[0]!.message).toContain('不是普通文件');
  });
});
