// Blank workbooks made anew in a project: with the registers' names, and never over anybody's work.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeBlankTables } from '../../src/blank-tables.ts';
import { blankWorkbook } from '../../src/deliver/blank-workbooks.ts';
import { initProject } from '../../src/deliver/init.ts';
import { TABLES } from '../../src/model/tables.ts';
import { workbook } from '../problems/project.ts';

const ALL = TABLES.map(({ name }) => `空白表/${name}.xlsx`);

async function projectFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-blanks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The names offered by the blank workbook of readings. */
async function offered(folder: string): Promise<readonly unknown[]> {
  const { sheets } = await readXlsx(await readFile(join(folder, '空白表/断面水质.xlsx')));
  return sheets[2]!.rows.slice(1).flatMap(([name]) => name || []);
}

describe('blank workbooks made anew', () => {
  it('are written into an empty folder, one for every table, and nothing else', async () => {
    const folder = await projectFolder();
    expect(await writeBlankTables(folder, 'data')).toEqual({ value: ALL, problems: [] });
    expect(await readdir(folder)).toEqual(['空白表']);
    expect((await readdir(join(folder, '空白表'))).map((name) => `空白表/${name}`).sort()).toEqual(
      [...ALL].sort(),
    );
  });

  it('offer the names that stand in the registers now', async () => {
    const folder = await projectFolder();
    await initProject(folder, '2026-07-01');
    expect(await offered(folder)).toEqual(['示例大桥', '示例湖心']);
    const sections = '断面名称,所在水体,水体类型,控制级别,责任县区,水质目标\n新桥,新河,河流,国考,示例区,Ⅲ\n';
    await writeFile(join(folder, 'data/register/新增断面.csv'), sections);
    expect((await writeBlankTables(folder, 'data')).problems).toEqual([]);
    expect(await offered(folder)).toEqual(['示例大桥', '示例湖心', '新桥']);
  });

  it('leave everything else in the project as it is', async () => {
    const folder = await projectFolder();
    await initProject(folder, '2026-07-01');
    const others = (await readdir(folder, { recursive: true })).filter(
      (file) => /\.\w+$/.test(file) && !file.startsWith('空白表'),
    );
    const before = await Promise.all(others.map((file) => readFile(join(folder, file))));
    await writeBlankTables(folder, 'data');
    expect(await Promise.all(others.map((file) => readFile(join(folder, file))))).toEqual(before);
  });

  const HEADER = ['县区名称', '姓名', '职务', '邮箱'];
  it.each([
    ['filled in', () => blankWorkbook('recipients', [{ 姓名: '张三' }])],
    ['given a column of its own', () => workbook({ 收件人: [[...HEADER, '手机']] })],
    ['given a sheet of notes', () => workbook({ 收件人: [HEADER], 说明: [['请于5日前报送']] })],
    ['something else', async () => Buffer.from('不是工作簿')],
  ])('leave a file alone that was %s', async (_, content) => {
    const folder = await projectFolder();
    const path = join(folder, '空白表/收件人.xlsx');
    await mkdir(join(folder, '空白表'));
    const written = await content();
    await writeFile(path, written);
    const { value, problems } = await writeBlankTables(folder, 'data');
    expect(value).toEqual(ALL.filter((file) => file !== '空白表/收件人.xlsx'));
    expect(problems).toMatchObject([{ code: 'BLANK_TABLE_KEPT', place: { file: '空白表/收件人.xlsx' } }]);
    expect(Buffer.from(written).equals(await readFile(path))).toBe(true);
  });

  it('are one problem where they cannot be written', async () => {
    const folder = await projectFolder();
    await writeFile(join(folder, '空白表'), '');
    const { value, problems } = await writeBlankTables(folder, 'data');
    expect(value).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['INIT_NOT_WRITABLE']);
    expect(problems[0]!.message).toContain('写入空白表');
  });
});
