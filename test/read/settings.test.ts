import { describe, expect, it } from 'vitest';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import { readSettings } from '../../src/read/settings.ts';
import { codes } from './samples.ts';

const BASE = '城市: 云泽市\n单位: 攻坚办\n';
const read = (text: string) => readSettings('jianbao.yaml', text);

describe('readSettings', () => {
  it('reads what must be there, with line and column, and fills in the rest', async () => {
    const { value, problems } = await read(`# 注释\n${BASE}`);
    expect(problems).toEqual([]);
    expect(value.config).toEqual({
      city: { value: '云泽市', source: { file: 'jianbao.yaml', line: 2, column: 5, text: '云泽市' } },
      office: { value: '攻坚办', source: { file: 'jianbao.yaml', line: 3, column: 5, text: '攻坚办' } },
      kinds: ['bulletin'],
      fonts: {},
      policy: CURRENT_POLICY,
    });
  });

  it('reads everything else', async () => {
    const { value, problems } = await read(
      `${BASE}数据声明: "数据为虚构: 仅供演示"\n文种: [bulletin, ledger]\n浏览器: C:\\chrome.exe\n字体:\n  标题: 字体/小标宋.ttf\n  西文: /x.ttf\n评价:\n  修约: 不修约\n  缺项: 照常评价\n  超标倍数基准: Ⅲ类\n`,
    );
    expect(problems).toEqual([]);
    expect(value.config).toMatchObject({
      banner: { value: '数据为虚构: 仅供演示' },
      kinds: ['bulletin', 'ledger'],
      browser: 'C:\\chrome.exe',
      fonts: { title: '字体/小标宋.ttf', latin: '/x.ttf' },
      policy: { ...CURRENT_POLICY, rounding: 'none', missing: 'allow', exceedanceBase: 'class3' },
    });
  });

  it('keeps texts as written, whatever YAML would make of them', async () => {
    const { value } = await read('城市: 0012\n单位: no\n数据声明: *演示*\n');
    const { city, office, banner } = value.config!;
    expect([city.value, office.value, banner?.value]).toEqual(['0012', 'no', '*演示*']);
  });

  it('takes one kind without brackets', async () => {
    expect((await read(`${BASE}文种: ledger`)).value.config?.kinds).toEqual(['ledger']);
  });

  it.each<[string, string, string, Record<string, unknown>]>([
    ['a missing key', '城市: 云泽市\n', 'YAML_KEY_MISSING', { line: 1 }],
    ['an empty file', '', 'YAML_KEY_MISSING', {}],
    ['an empty value', '城市:\n单位: 攻坚办\n', 'VALUE_MISSING', { line: 1 }],
    ['an unknown key', `${BASE}城镇: 某市\n`, 'YAML_KEY_UNKNOWN', { line: 3, column: 1 }],
    [
      'an unknown key in a group',
      `${BASE}评价:\n  舍入: 先修约\n`,
      'YAML_KEY_UNKNOWN',
      { line: 4, column: 3 },
    ],
    ['a choice that is none', `${BASE}评价:\n  修约: 四舍五入\n`, 'CHOICE_INVALID', { line: 4, column: 7 }],
    ['a list where one line belongs', '城市: [甲, 乙]\n单位: 攻坚办\n', 'YAML_SHAPE', { line: 1 }],
    ['one line where a group belongs', `${BASE}字体: 仿宋\n`, 'YAML_SHAPE', { line: 3 }],
    ['a key twice', `${BASE}城市: 别的市\n`, 'YAML_SYNTAX', { line: 3 }],
    ['a tab', `${BASE}字体:\n\t标题: a.ttf\n`, 'YAML_SYNTAX', { line: 4 }],
    ['no space after the colon', '城市:云泽市\n单位:攻坚办\n', 'YAML_SYNTAX', { line: 1 }],
    ['an open bracket', `${BASE}文种: [bulletin\n`, 'YAML_SYNTAX', {}],
    ['a mapping that is a text', `${BASE}列映射: 断面\n`, 'YAML_SHAPE', { line: 3 }],
  ])('reports %s', async (_, text, code, place) => {
    const { problems } = await read(text);
    expect(problems[0]).toMatchObject({ code, severity: 'error', place: { file: 'jianbao.yaml', ...place } });
  });

  it('suggests the key that was meant', async () => {
    expect((await read(`${BASE}数据申明: 虚构\n`)).problems[0]?.hint).toContain('“数据声明”');
  });

  it('explains a full-width colon and reads on as meant', async () => {
    const { value, problems } = await read('城市：云泽市\n单位: 攻坚办\n评价：\n  修约：不修约\n');
    expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['YAML_FULLWIDTH_COLON', 1, 3],
      ['YAML_FULLWIDTH_COLON', 3, 3],
      ['YAML_FULLWIDTH_COLON', 4, 5],
    ]);
    expect(value.config).toMatchObject({ city: { value: '云泽市' }, policy: { rounding: 'none' } });
  });

  it('leaves a full-width colon inside a text alone', async () => {
    const { value, problems } = await read(`${BASE}数据声明: 说明：数据为虚构\n`);
    expect(problems).toEqual([]);
    expect(value.config?.banner?.value).toBe('说明：数据为虚构');
  });
});

describe('列映射', () => {
  const MAPPING = `${BASE}列映射:
  - 文件: kunming.csv
    表: 断面水质
    列: {断面: section, 监测时间: time, pH值: [ph_raw, ph]}
    版本列: snapshot
    缺省年份: 2025
`;

  it('is read with the places of its names', async () => {
    const { value, problems } = await read(MAPPING);
    expect(problems).toEqual([]);
    expect(value.mappings).toMatchObject([
      {
        file: { text: 'kunming.csv', line: 4 },
        spec: { kind: 'readings' },
        columns: [
          { column: { field: 'section' }, from: [{ text: 'section' }] },
          { column: { field: 'day' }, from: [{ text: 'time' }] },
          { column: { field: 'pH值' }, from: [{ text: 'ph_raw', line: 6 }, { text: 'ph' }] },
        ],
        version: { text: 'snapshot' },
        defaultYear: '2025',
      },
    ]);
  });

  it.each([
    ['a table that is none', MAPPING.replace('断面水质', '水质'), 'CHOICE_INVALID', 5],
    ['a column that is none', MAPPING.replace('断面:', '断面编号:'), 'MAPPING_COLUMN_UNKNOWN', 6],
    ['no file', MAPPING.replace('- 文件: kunming.csv\n    表', '- 表'), 'YAML_KEY_MISSING', 4],
    ['an unknown key', MAPPING.replace('版本列', '版本'), 'YAML_KEY_UNKNOWN', 7],
  ])('reports %s', async (_, text, code, line) => {
    const { problems } = await read(text);
    expect(codes(problems)).toEqual([code]);
    expect(problems[0]?.place?.line).toBe(line);
  });
});
