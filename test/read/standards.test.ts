import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EFFLUENT_ITEMS, SURFACE_ITEMS } from '../../src/model/items.ts';
import { SOURCE_ITEMS } from '../../src/model/source-items.ts';
import { readProjectStandards, readStandards } from '../../src/read/standards/standards.ts';
import { codes, projectWith } from './samples.ts';

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
      ['氨氮', '5', { kind: 'water-above', temperature: '12' }],
      ['氨氮', '8', { kind: 'water-at-most', temperature: '12' }],
      ['总磷', '1', { kind: 'approved-before', date: '2006-01-01' }],
      ['总磷', '0.5', { kind: 'approved-from', date: '2006-01-01' }],
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

describe('the sense of the standards', () => {
  const EMPTY = ['STANDARD_INCOMPLETE'];
  it.each<[string, string, (text: string) => string, readonly string[], string]>([
    ['no extra limits', '补充限值.csv', (text) => text.split('\n')[0]!, EMPTY, '全部限值'],
    ['no line', '污水处理指标线.csv', (text) => text.replace(/人均.*\n/, ''), EMPTY, '人均五日生化需氧量'],
    ['no part of the index', '营养状态指数.csv', (text) => text.split('\n')[0]!, EMPTY, '全部项目'],
    ['no critical value', '秩相关系数临界值.csv', (text) => text.split('\n')[0]!, EMPTY, '全部临界值'],
    [
      'a year without 端午',
      '节假日.csv',
      (text) => text.replaceAll(/2026.*端午.*\n/g, ''),
      EMPTY,
      '2026年的端午',
    ],
    ['no holidays', '节假日.csv', (text) => text.split('\n')[0]!, EMPTY, '全部日期'],
    [
      'a limit stricter than that of the class before',
      'GB3838-2002.csv',
      (text) => text.replace('0.5,1.0,1.5,2.0,表1 序号7', '0.5,1.0,0.9,2.0,表1 序号7'),
      ['STANDARD_UNSOUND'],
      '氨氮的Ⅳ类限值0.9比Ⅲ类的1.0还严',
    ],
    [
      'an oxygen limit stricter than that of the class before',
      'GB3838-2002.csv',
      (text) => text.replace('7.5,6,5,3,2', '7.5,6,5,5.1,2'),
      ['STANDARD_UNSOUND'],
      '溶解氧的Ⅳ类限值5.1',
    ],
    [
      'a narrower range',
      'GB3838-2002.csv',
      (text) => text.replace('6~9,6~9,表1', '6~9,6.5~9,表1'),
      ['STANDARD_UNSOUND'],
      'pH值的Ⅴ类限值6.5~9',
    ],
    [
      'a limit in another unit',
      'GB3838-2002.csv',
      (text) => text.replace('汞,mg/L', '汞,μg/L'),
      ['STANDARD_INVALID'],
      '“单位”“μg/L”无法使用，应为mg/L',
    ],
    [
      'an item twice',
      'GB3838-2002.csv',
      (text) => text.replace(/(总磷.*湖库.*\n)/, '$1$1'),
      ['STANDARD_REPEATED'],
      '总磷（湖库）',
    ],
    [
      'a temperature between two conditions',
      'GB18918-2002.csv',
      (text) => text.replace('水温≤12℃', '水温≤10℃'),
      ['STANDARD_UNSOUND'],
      '一级A氨氮的2个限值',
    ],
    [
      'one condition of two',
      'GB18918-2002.csv',
      (text) => text.replace(/.*一级B,总磷.*2006年.*\n/, ''),
      ['STANDARD_UNSOUND'],
      '一级B总磷的1个限值',
    ],
    [
      'a day between two conditions',
      'GB18918-2002.csv',
      (text) => text.replace('2005年12月31日及以前', '2005年12月31日前'),
      ['STANDARD_UNSOUND'],
      '一级A总磷的2个限值',
    ],
    [
      'a limit besides one that always holds',
      'GB18918-2002.csv',
      (text) => text.replace(/(.*一级A,总氮.*\n)/, '$1$1'),
      ['STANDARD_UNSOUND'],
      '一级A总氮的2个限值',
    ],
    [
      'a line in another unit',
      '污水处理指标线.csv',
      (text) => text.replace('100,mg/L', '100,g/L'),
      ['STANDARD_INVALID'],
      '应为mg/L',
    ],
    [
      'a line twice',
      '污水处理指标线.csv',
      (text) => text.replace(/(运行负荷率上限.*\n)/, '$1$1'),
      ['STANDARD_REPEATED'],
      '运行负荷率上限',
    ],
    [
      'shares without a word',
      '水体评价.csv',
      (text) => text.replace('良好,75,90', '良好,80,90'),
      ['STANDARD_UNSOUND'],
      'Ⅰ~Ⅲ类占75%、劣Ⅴ类占0%时没有定性评价',
    ],
    [
      'shares with two words',
      '水体评价.csv',
      (text) => text.replace('75,20,40', '75,10,40'),
      ['STANDARD_UNSOUND'],
      '有“轻度污染”和“中度污染”两种定性评价',
    ],
    [
      'weights that are no whole',
      '营养状态指数.csv',
      (text) => text.replace('0.2663', '0.2683'),
      ['STANDARD_UNSOUND'],
      '权重之和为1.002',
    ],
    [
      'an item of the index twice',
      '营养状态指数.csv',
      (text) => text.replace('透明度,m,', '总氮,mg/L,'),
      ['STANDARD_UNSOUND'],
      '同一项目写了两次',
    ],
    [
      'an index without a state',
      '营养状态分级.csv',
      (text) => text.replace('轻度富营养,,50', '轻度富营养,,55'),
      ['STANDARD_UNSOUND'],
      '指数52.5没有营养状态',
    ],
    [
      'an index with two states',
      '营养状态分级.csv',
      (text) => text.replace('轻度富营养,,50', '轻度富营养,50,'),
      ['STANDARD_UNSOUND'],
      '指数50有“中营养”和“轻度富营养”两种状态',
    ],
    [
      'critical values out of order',
      '秩相关系数临界值.csv',
      (text) => text.replace('8,0.643', '8,0.743'),
      ['STANDARD_UNSOUND'],
      '8期的0.743排在7期的0.714之后',
    ],
    [
      'a number of periods that is none',
      '秩相关系数临界值.csv',
      (text) => text.replace('\n8,', '\n8.5,'),
      ['STANDARD_INVALID'],
      '大于0的整数',
    ],
    [
      'a rule without a condition',
      '预警规则.csv',
      (text) => text.replace('黄色,黄,,,,,,,2,,', '黄色,黄,,,,,,,,,'),
      ['STANDARD_INVALID'],
      '至少写有一个条件',
    ],
    [
      'a condition that is no class',
      '预警规则.csv',
      (text) => text.replace('红色,红,,,Ⅴ', '红色,红,,,劣Ⅴ'),
      ['STANDARD_INVALID'],
      '“当月劣于”“劣Ⅴ”',
    ],
    [
      'a level twice',
      '预警规则.csv',
      (text) => text.replace('办法,二级', '办法,一级'),
      ['STANDARD_REPEATED'],
      '“长江流域水环境质量监测预警办法”的一级',
    ],
    [
      'a day of another year',
      '节假日.csv',
      (text) => text.replace('2026,2026-05-01', '2026,2025-05-01'),
      ['STANDARD_INVALID'],
      '2026年的日期',
    ],
    [
      'work on a day that is worked anyway',
      '节假日.csv',
      (text) => text.replace('2026,2026-05-09', '2026,2026-05-08'),
      ['STANDARD_INVALID'],
      '平日本来就上班',
    ],
    [
      'a day twice',
      '节假日.csv',
      (text) => text.replace(/(2026,2026-05-01.*\n)/, '$1$1'),
      ['STANDARD_REPEATED'],
      '2026-05-01',
    ],
    [
      'a kind of day that is none',
      '节假日.csv',
      (text) => text.replace('休息', '放假'),
      ['STANDARD_INVALID'],
      '休息、上班',
    ],
  ])('is missed in %s', async (_, name, change, expected, words) => {
    const { problems } = await readStandards(await standardsWith(name, change));
    expect(codes(problems)).toEqual(expected);
    expect(problems[0]).toMatchObject({ place: { file: `data/standards/${name}` } });
    expect(problems[0]!.message).toContain(words);
  });

  it('answers with lines of nothing where the data has none, so that all other problems are found', async () => {
    const { value } = await readStandards(await standardsWith('污水处理指标线.csv'));
    expect(value.plantLines.lowLoad).toMatchObject({ value: { value: '0' }, unit: '%' });
  });
});

describe('the rest of the standards', () => {
  it('is read with its cells', async () => {
    const { value } = await readStandards(STANDARDS);
    expect(value.plantLines).toMatchObject({
      lowLoad: { value: { value: '60', source: { cell: 'B2' } }, unit: '%' },
      influentBod: { value: { value: '100' }, unit: 'mg/L' },
      bodPerHead: { value: { value: '45' } },
    });
    const extra = (item: string) => value.extraLimits.find((limit) => limit.item === item);
    expect(extra('硝酸盐')).toMatchObject({
      set: '饮用水源地补充项目',
      direction: 'max',
      limit: { value: '10', source: { file: 'data/standards/补充限值.csv' } },
      clause: '表2 序号3',
    });
    expect(extra('苯并(a)芘')).toMatchObject({ set: '饮用水源地特定项目', limit: { value: '0.0000028' } });
    expect(extra('硝酸盐')).not.toHaveProperty('decimals');
    expect(value.shareWords[3]).toMatchObject({
      word: '中度污染',
      goodBelow: { value: '75' },
      worstFrom: { value: '20' },
      worstBelow: { value: '40' },
    });
    expect(value.shareWords[0]).not.toHaveProperty('worstFrom');
    expect(value.trophicParts.map(({ item, b }) => [item, b.value])).toContainEqual(['透明度', '-1.94']);
    expect(value.trophicGrades.map(({ state }) => state)).toEqual([
      '贫营养',
      '中营养',
      '轻度富营养',
      '中度富营养',
      '重度富营养',
    ]);
    expect(value.criticalValues[1]).toMatchObject({ periods: 5, value: { value: '0.900' } });
    expect(value.warningRules[0]).toMatchObject({
      level: '一级',
      conditions: {
        monthFallen: 2,
        cumulativeFallen: 2,
        monthWorseThan: 3,
        cumulativeWorseThan: 3,
        cumulativeMissesTarget: true,
      },
    });
    expect(value.warningRules.at(-1)?.conditions).toEqual({ monthMissesTarget: true, multipleFrom: '0.2' });
  });

  it('knows the holidays of its years, and the weekends that are worked', async () => {
    const { holidays } = (await readStandards(STANDARDS)).value;
    expect(holidays.years).toEqual(['2025', '2026']);
    const of = (year: string, days: readonly string[]) => days.filter((day) => day.startsWith(year));
    expect([of('2025', holidays.off).length, of('2025', holidays.work).length]).toEqual([28, 5]);
    expect([of('2026', holidays.off).length, of('2026', holidays.work).length]).toEqual([33, 6]);
    expect([holidays.off.includes('2026-02-17'), holidays.work.includes('2026-02-14')]).toEqual([true, true]);
  });

  it('marks what has not been compared with its text', async () => {
    const text = await readFile(join(STANDARDS, '补充限值.csv'), 'utf8');
    const rows = text.split('\n').filter((line) => line.includes('表3 '));
    expect(rows).toHaveLength(80);
    expect(rows.filter((line) => !line.endsWith(',待核实'))).toEqual([]);
  });

  it('names the items as the reader does', async () => {
    const { extraLimits } = (await readStandards(STANDARDS)).value;
    expect(extraLimits.map(({ item }) => item)).toEqual(SOURCE_ITEMS.map(({ name }) => name));
  });
});

describe('a project with standards of its own', () => {
  const LIMITS = '标准,级别,项目,单位,判定方式,限值,条件,条款\n';
  const HOME = join(STANDARDS, '../..');
  const read = async (files: Readonly<Record<string, string>>) => {
    const named = Object.entries(files).map(([name, text]) => [`data/standards/${name}`, text]);
    return readProjectStandards(await projectWith(Object.fromEntries(named)), 'data', HOME);
  };

  it('replaces the files of the same name and keeps the others', async () => {
    const { value, problems } = await read({
      '水体评价.csv':
        '定性评价,Ⅰ~Ⅲ类比例下限（含）,Ⅰ~Ⅲ类比例上限（不含）,劣Ⅴ类比例下限（含）,劣Ⅴ类比例上限（不含）,条款\n好,50,,,,甲\n差,,50,,,甲\n',
    });
    expect(problems).toEqual([]);
    expect(value.shareWords.map(({ word }) => word)).toEqual(['好', '差']);
    expect(value.plantLimits).toHaveLength(41);
  });

  it('adds plant limits, extra limits, warning rules and holidays in files of any name', async () => {
    const { value, problems } = await read({
      '某省排放标准.csv': `${LIMITS}DB99/1—2020,某省一级,总磷,mg/L,上限,0.3,,表1\nDB99/1—2020,某省一级,氨氮,mg/L,上限,1.5,水温>10℃,表1\nDB99/1—2020,某省一级,氨氮,mg/L,上限,3,水温≤10℃,表1\n`,
      '本地.csv':
        '限值组,标准,项目,单位,判定方式,评价小数位,限值,条款\n锑矿区,DB99/2,锑,mg/L,上限,4,0.005,表1\n景观水,本地,透明度,m,下限,,0.5,表2\n',
      '本地预警.csv':
        '预警办法,级别,颜色,当月比上年同月下降类别数,累计比上年同期下降类别数,当月劣于,累计劣于,累计未达年度目标,当月未达目标,连续未达目标月数,超标倍数,规则文字,标准,条款\n本市办法,预警,,,,,,,,3,,连续三个月未达目标,某市,第一条\n',
      '节假日2027.csv': `年份,日期,类别,名称,依据\n${[
        '2026-12-31',
        '2027-01-02',
        '2027-01-03',
        '2027-01-04',
        '2027-01-05',
        '2027-01-06',
        '2027-01-07',
      ]
        .map(
          (day, index) =>
            `2027,${day},休息,${['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'][index]},某通知`,
        )
        .join('\n')}\n`,
    });
    expect(problems).toEqual([]);
    expect(value.plantLimits.filter(({ grade }) => grade === '某省一级')).toMatchObject([
      {
        standard: 'DB99/1—2020',
        item: '总磷',
        limit: { value: '0.3', source: { file: 'data/standards/某省排放标准.csv' } },
      },
      { condition: { kind: 'water-above', temperature: '10' } },
      { condition: { kind: 'water-at-most', temperature: '10' } },
    ]);
    expect(value.extraLimits.slice(85)).toMatchObject([
      { set: '锑矿区', item: '锑', decimals: 4 },
      { set: '景观水', item: '透明度', direction: 'min' },
    ]);
    expect(value.warningRules.at(-1)).toMatchObject({ set: '本市办法', conditions: { monthsMissing: 3 } });
    expect(value.holidays.years).toEqual(['2025', '2026', '2027']);
    expect(value.holidays.off.includes('2026-12-31')).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'a grade of the national standard',
      { '某省.csv': `${LIMITS}DB99/1,一级A,总磷,mg/L,上限,0.3,,表1\nDB99/1,一级A,总氮,mg/L,上限,10,,表1\n` },
      'STANDARD_GRADE_SHARED',
      'data/standards/某省.csv',
    ],
    [
      'an extra limit twice',
      {
        '甲.csv':
          '限值组,标准,项目,单位,判定方式,评价小数位,限值,条款\n饮用水源地补充项目,甲,铁,mg/L,上限,,0.2,甲\n',
      },
      'STANDARD_REPEATED',
      'data/standards/甲.csv',
    ],
    [
      'a table of something else',
      { '甲.csv': '断面,限值\n甲,1\n' },
      'STANDARD_UNREAD',
      'data/standards/甲.csv',
    ],
    ['a workbook', { '甲.xlsx': 'PK' }, 'STANDARD_UNREAD', 'data/standards/甲.xlsx'],
    [
      'a file that replaces and lacks rows',
      { '水质类别.csv': '类别,定性评价,条款\n' },
      'STANDARD_INCOMPLETE',
      'data/standards/水质类别.csv',
    ],
  ])('is told of %s', async (_, files, code, file) => {
    const { problems } = await read(files);
    expect(problems.map((problem) => [problem.code, problem.place?.file])).toEqual([[code, file]]);
  });
});
