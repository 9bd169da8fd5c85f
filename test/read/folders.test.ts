import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMonths } from '../../src/read/project/folders.ts';
import { projectWith } from './samples.ts';

const found = async (files: Readonly<Record<string, string>>, dataDir = 'data') => {
  const { value, problems } = await listMonths(await projectWith(files), dataDir);
  return { months: value, problems: problems.map(({ code, place }) => `${code} ${place?.file}`) };
};

describe('listMonths', () => {
  it('gives the months in order and says nothing of what belongs there', async () => {
    const files = {
      'data/2026-06/a.csv': '1',
      'data/2025-12/a.csv': '1',
      'data/register/a.csv': '1',
      'data/history/a.csv': '1',
      'data/standards/a.csv': '1',
      'data/说明.docx': '1',
      'data/照片/a.jpg': '1',
    };
    expect(await found(files)).toEqual({ months: ['2025-12', '2026-06'], problems: [] });
  });

  it('has none where there is no data folder', async () => {
    expect(await found({})).toEqual({ months: [], problems: [] });
  });

  it.each([
    '2026年6月',
    '2026年06月',
    '202606',
    '2026-6',
    '2026.6',
    '2026_06',
    '２０２６-０６',
    '2026年6月份',
  ])('says that the folder %s was meant for a month', async (name) => {
    expect(await found({ [`data/${name}/a.csv`]: '1' })).toEqual({
      months: [],
      problems: [`MONTH_FOLDER_NAME data/${name}`],
    });
  });

  it.each(['2026-13', '2026-06-15', '20260615', '2026', '六月', '2026-06 备份', 'History'])(
    'warns of tables in the folder %s, which nobody reads',
    async (name) => {
      expect(await found({ [`数据/${name}/a.csv`]: '1', [`数据/${name}/b.docx`]: '1' }, '数据')).toEqual({
        months: [],
        problems: [`TABLES_OUTSIDE 数据/${name}`],
      });
    },
  );

  it('warns of tables that stand in no folder', async () => {
    expect((await found({ 'data/断面水质.xlsx': '1', 'data/2026-06/a.csv': '1' })).problems).toEqual([
      'TABLES_OUTSIDE data/断面水质.xlsx',
    ]);
  });

  it.each([
    ['the data folder', { data: '' }, 'data'],
    ['a month', { 'data/2026-06': '' }, 'data/2026-06'],
  ])('reports a file where %s belongs', async (_, files, file) => {
    expect(await found(files)).toEqual({ months: [], problems: [`FILE_UNREADABLE ${file}`] });
  });

  it('reports a month that is a link to nowhere, and follows one that is not', async () => {
    const project = await projectWith({ 'shared/a.csv': '1', 'data/2026-05/a.csv': '1' });
    await symlink(join(project, 'shared'), join(project, 'data/2026-06'), 'junction');
    await symlink(join(project, 'gone'), join(project, 'data/2026-07'), 'junction');
    const { value, problems } = await listMonths(project, 'data');
    expect(value).toEqual(['2026-05', '2026-06']);
    expect(problems).toMatchObject([{ code: 'FILE_UNREADABLE', place: { file: 'data/2026-07' } }]);
  });
});
