import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EFFLUENT_ITEMS, SURFACE_ITEMS } from '../../src/model/items.ts';
import { readStandards } from '../../src/read/standards.ts';
import { codes } from './samples.ts';

const STANDARDS = join(import.meta.dirname, '../../data/standards');

/** A copy of the standards with one text changed; absent to take the file away. */
async function standardsWith(name: string, change?: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-standards-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(STANDARDS, folder, { recursive: true });
  const file = join(folder, name);
  if (change === undefined) await rm(file);
  else await writeFile(file, change(await readFile(file, 'utf8')));
  return folder;
}

describe('readStandards', () => {
  it('reads every limit with its cell', async () => {
    const { value, problems } = await readStandards(STANDARDS);
    expect(problems).toEqual([]);
    const { river, lake } = value.surfaceWater.limits;
    expect(river.氨氮).toMatchObject({ unit: 'mg/L', direction: 'max', decimals: 2 });
    expect(river.氨氮?.limits.map((limit) => limit.value)).toEqual(['0.15', '0.5', '1.0', '1.5', '2.0']);
    expect(river.溶解氧).toMatchObject({ direction: 'min' });
    expect(river.pH值).toMatchObject({ direction: 'range' });
    expect([river.总磷, lake.总磷].map((limits) => limits?.limits[2].value)).toEqual(['0.2', '0.05']);
    expect(river.氨氮?.limits[0].source).toMatchObject({
      file: 'data/standards/GB3838-2002.csv',
      text: '0.15',
    });
    expect(river.氨氮?.limits[0].source.cell).toMatch(/^F\d+$/);
  });

  it('knows every item of the tables by the reader’s names', async () => {
    const { value } = await readStandards(STANDARDS);
    const { river, lake } = value.surfaceWater.limits;
    const names = SURFACE_ITEMS.map(({ name }) => name);
    expect(names.filter((name) => !(name in lake))).toEqual(['水温']);
    expect(names.filter((name) => !(name in river))).toEqual(['水温', '总氮']);
    const effluent = new Set(value.plantLimits.map(({ item }) => item));
    expect(EFFLUENT_ITEMS.filter(({ name }) => !effluent.has(name))).toEqual([]);
    const units = SURFACE_ITEMS.filter(({ name, unit }) => name in lake && lake[name]!.unit !== unit);
    expect(units).toEqual([]);
  });

  it('reads plant limits with their conditions', async () => {
    const { value } = await readStandards(STANDARDS);
    const limits = value.plantLimits.filter(
      ({ grade, item }) => grade === '一级A' && ['氨氮', '总磷', '总氮'].includes(item),
    );
    expect(limits.map(({ item, limit, condition }) => [item, limit.value, condition])).toEqual([
      ['总氮', '15', undefined],
      ['氨氮', '5', 'water-above-12'],
      ['氨氮', '8', 'water-at-most-12'],
      ['总磷', '1', 'approved-before-2006'],
      ['总磷', '0.5', 'approved-from-2006'],
    ]);
    expect(value.classWords.map(({ waterClass, word }) => [waterClass, word])).toContainEqual([
      6,
      '重度污染',
    ]);
  });

  it.each<[string, string, ((text: string) => string) | undefined, string]>([
    ['a file that is gone', 'GB3838-2002.csv', undefined, 'STANDARD_MISSING'],
    [
      'a limit that is no number',
      'GB3838-2002.csv',
      (text) => text.replace('0.15,0.5', 'O.15,0.5'),
      'STANDARD_INVALID',
    ],
    ['a range that is none', 'GB18918-2002.csv', (text) => text.replace('6~9', '9'), 'STANDARD_INVALID'],
    [
      'a condition that is none',
      'GB18918-2002.csv',
      (text) => text.replace('水温>12℃', '夏季'),
      'STANDARD_INVALID',
    ],
    ['an item that is none', 'GB3838-2002.csv', (text) => text.replace('氨氮', '氨淡'), 'STANDARD_INVALID'],
    [
      'a column that is gone',
      'GB3838-2002.csv',
      (text) => text.replace('判定方式', '方式'),
      'STANDARD_COLUMN_MISSING',
    ],
    ['a class that is none', '水质类别.csv', (text) => text.replace('劣Ⅴ', '差'), 'STANDARD_INVALID'],
    ['an empty file', 'GB3838-2002.csv', () => '', 'STANDARD_INCOMPLETE'],
    ['a mark of UTF-8 and nothing behind it', 'GB18918-2002.csv', () => '\ufeff', 'STANDARD_INCOMPLETE'],
    ['a header alone', '水质类别.csv', (text) => text.split('\n')[0]!, 'STANDARD_INCOMPLETE'],
    [
      'an item without limits for lakes',
      'GB3838-2002.csv',
      (text) => text.replace(/总磷.*湖库.*\n/, ''),
      'STANDARD_INCOMPLETE',
    ],
    [
      'an item without limits for a grade',
      'GB18918-2002.csv',
      (text) => text.replace(/.*一级B,色度.*\n/, ''),
      'STANDARD_INCOMPLETE',
    ],
    ['a class without a word', '水质类别.csv', (text) => text.replace('良好', ''), 'STANDARD_INCOMPLETE'],
  ])('reports %s', async (_, name, change, code) => {
    const { problems } = await readStandards(await standardsWith(name, change));
    expect(codes(problems)).toEqual([code]);
    expect(problems[0]?.place?.file).toBe(`data/standards/${name}`);
  });

  it('names what an incomplete file lacks', async () => {
    const folder = await standardsWith('GB3838-2002.csv', (text) => text.replace(/总磷.*湖库.*\n/, ''));
    expect((await readStandards(folder)).problems[0]?.message).toContain('总磷（湖库）');
  });

  it('reports a folder where a file belongs, by the name problems give it', async () => {
    const folder = await standardsWith('水质类别.csv');
    await mkdir(join(folder, '水质类别.csv'));
    const { problems } = await readStandards(folder);
    expect(problems).toMatchObject([
      { code: 'FILE_UNREADABLE', place: { file: 'data/standards/水质类别.csv' } },
    ]);
  });
});
